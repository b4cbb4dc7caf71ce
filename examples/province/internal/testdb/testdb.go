// Package testdb gives tests databases: an SQLite file of their own, and one on a PostgreSQL
// server that is started for the test binary and ends with it.
package testdb

import (
	"database/sql"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/parindex/parindex/examples/province/internal/store"
)

// All runs a test on both databases. What open returns is the same database each time, which is
// empty at first, and is closed at the end of the test.
func All(t *testing.T, test func(t *testing.T, open func() *store.DB)) {
	for _, on := range []struct {
		name string
		url  func(testing.TB) string
	}{{"sqlite", SQLite}, {"postgres", Postgres}} {
		t.Run(on.name, func(t *testing.T) {
			url := on.url(t)
			test(t, func() *store.DB { return Open(t, url) })
		})
	}
}

// Open opens a database until the end of the test.
func Open(t testing.TB, url string) *store.DB {
	t.Helper()
	db, err := store.Open(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

// SQLite returns the name of a file that is not there yet.
func SQLite(t testing.TB) string { return filepath.Join(t.TempDir(), "province.db") }

// Postgres returns the URL of a new database. Without PostgreSQL on this machine the test is
// skipped, or fails where the environment says CI=true.
func Postgres(t testing.TB) string {
	t.Helper()
	dir, err := server()
	switch {
	case errors.Is(err, errMissing) && os.Getenv("CI") != "true":
		t.Skip(err)
	case err != nil:
		t.Fatal(err)
	}
	name := fmt.Sprintf("t%d", databases.Add(1))
	db, err := sql.Open("pgx", url(dir, "postgres"))
	if err == nil {
		defer db.Close()
		_, err = db.ExecContext(t.Context(), "CREATE DATABASE "+name)
	}
	if err != nil {
		t.Fatal(err)
	}
	return url(dir, name)
}

var (
	databases  atomic.Int64
	errMissing = errors.New("PostgreSQL is not installed: no initdb in the PATH or below /usr/lib/postgresql")
	// server starts the server at first, and returns the directory of its socket.
	server = sync.OnceValues(start)
)

func url(dir, name string) string { return "postgres:///" + name + "?user=postgres&host=" + dir }

// script runs the server until its input ends, which it does with the test binary, however that
// ends. The data are of no use after that, so they need not reach the disk.
const script = `"$0/initdb" -D "$1/data" -U postgres -A trust -E UTF8 --locale=C --no-sync >"$1/log" 2>&1 || exit 1
"$0/postgres" -D "$1/data" -k "$1" -c listen_addresses= -c fsync=off -c max_connections=300 >>"$1/log" 2>&1 &
read nothing
kill -QUIT $!
wait $!
rm -rf "$1"`

func start() (string, error) {
	bin, err := binaries()
	if err != nil {
		return "", err
	}
	dir, err := os.MkdirTemp("", "pg") // short: the path of a socket has some hundred bytes at most
	if err != nil {
		return "", err
	}
	args := []string{"sh", "-c", script, bin, dir}
	if os.Geteuid() == 0 { // as which the server refuses to run
		if out, err := exec.Command("chown", "postgres", dir).CombinedOutput(); err != nil {
			return "", fmt.Errorf("%w: %s", err, out)
		}
		args = append([]string{"setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"}, args...)
	}
	command := exec.Command(args[0], args[1:]...)
	command.Dir = dir
	if held, err = command.StdinPipe(); err != nil {
		return "", err
	}
	if err := command.Start(); err != nil {
		return "", err
	}
	ended := make(chan error, 1)
	go func() { ended <- command.Wait() }()
	db, err := sql.Open("pgx", url(dir, "postgres"))
	if err != nil {
		return "", err
	}
	defer db.Close()
	for range 600 {
		if err = db.Ping(); err == nil {
			return dir, nil
		}
		select {
		case err := <-ended:
			log, _ := os.ReadFile(filepath.Join(dir, "log"))
			return "", fmt.Errorf("PostgreSQL does not start: %w\n%s", err, log)
		case <-time.After(50 * time.Millisecond):
		}
	}
	return "", fmt.Errorf("PostgreSQL does not answer: %w", err)
}

// held is the input of the script; were it collected, the server would end.
//
//lint:ignore U1000 It is kept, not read.
var held io.WriteCloser

// binaries returns the directory of the newest PostgreSQL.
func binaries() (string, error) {
	if path, err := exec.LookPath("initdb"); err == nil {
		return filepath.Dir(path), nil
	}
	found, err := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if err != nil || len(found) == 0 {
		return "", errMissing
	}
	return filepath.Dir(slices.Max(found)), nil
}
