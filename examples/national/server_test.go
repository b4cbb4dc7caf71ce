package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"
)

// server is the PostgreSQL of the tests. It is started by the first test that needs one, in a
// directory of its own, and listens on a socket there.
var server postgresServer

type postgresServer struct {
	once    sync.Once
	dir     string
	process *exec.Cmd
	err     error
	log     bytes.Buffer

	mu        sync.Mutex
	databases int
}

// database makes an empty database and returns its URL. Without PostgreSQL on the machine the test is
// skipped, or fails where CI=true says that it has to be there.
func (s *postgresServer) database(t *testing.T) string {
	t.Helper()
	bin := binaries()
	if bin == "" {
		if os.Getenv("CI") == "true" {
			t.Fatal("PostgreSQL is not installed")
		}
		t.Skip("PostgreSQL is not installed: no initdb in the path or in /usr/lib/postgresql/*/bin")
	}
	s.once.Do(func() { s.err = s.start(bin) })
	require.NoError(t, s.err, s.log.String())
	s.mu.Lock()
	s.databases++
	name := fmt.Sprintf("national%d", s.databases)
	s.mu.Unlock()
	ctx := context.Background()
	c, err := pgx.Connect(ctx, s.url("postgres"))
	require.NoError(t, err)
	defer func() { require.NoError(t, c.Close(ctx)) }()
	_, err = c.Exec(ctx, "CREATE DATABASE "+name)
	require.NoError(t, err)
	return s.url(name)
}

func (s *postgresServer) url(database string) string {
	return fmt.Sprintf("postgres://postgres@/%s?host=%s", database, s.dir)
}

// binaries returns the directory of the newest PostgreSQL; empty if there is none.
func binaries() string {
	if path, err := exec.LookPath("initdb"); err == nil {
		return filepath.Dir(path)
	}
	found, err := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if err != nil || len(found) == 0 {
		return ""
	}
	slices.Sort(found)
	return filepath.Dir(found[len(found)-1])
}

func (s *postgresServer) start(bin string) error {
	var err error
	if s.dir, err = os.MkdirTemp("", "national-postgres"); err != nil {
		return err
	}
	attributes, err := s.servant()
	if err != nil {
		return err
	}
	data := filepath.Join(s.dir, "data")
	initdb := exec.Command(filepath.Join(bin, "initdb"), "--no-sync", "-A", "trust", "-U", "postgres", "-E", "UTF8",
		"--locale", "C", data)
	initdb.SysProcAttr, initdb.Dir, initdb.Stdout, initdb.Stderr = attributes, s.dir, &s.log, &s.log
	if err := initdb.Run(); err != nil {
		return err
	}
	s.process = exec.Command(filepath.Join(bin, "postgres"), "-D", data, "-k", s.dir, "-c", "listen_addresses=",
		"-c", "fsync=off", "-c", "max_connections=100")
	s.process.SysProcAttr, s.process.Dir = attributes, s.dir
	if err := s.process.Start(); err != nil {
		s.process = nil
		return err
	}
	for range 600 {
		var c *pgx.Conn
		if c, err = pgx.Connect(context.Background(), s.url("postgres")); err == nil {
			return c.Close(context.Background())
		}
		time.Sleep(100 * time.Millisecond)
	}
	return err
}

// servant returns who the server runs as: PostgreSQL refuses to run as root.
func (s *postgresServer) servant() (*syscall.SysProcAttr, error) {
	if os.Geteuid() != 0 {
		return nil, nil
	}
	u, err := user.Lookup("postgres")
	if err != nil {
		return nil, err
	}
	uid, err := strconv.Atoi(u.Uid)
	if err != nil {
		return nil, err
	}
	gid, err := strconv.Atoi(u.Gid)
	if err != nil {
		return nil, err
	}
	return &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}},
		os.Chown(s.dir, uid, gid)
}

// stop ends the server and removes its directory.
func (s *postgresServer) stop() {
	if s.process != nil {
		_ = s.process.Process.Signal(syscall.SIGINT)
		_ = s.process.Wait()
	}
	if s.dir != "" {
		_ = os.RemoveAll(s.dir)
	}
}
