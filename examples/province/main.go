// Command province is a province's web application for the administrative reform index: units
// score themselves, the province appraises, ranks and publishes, and plans follow from what was
// lost. It starts with an illustrative province:
//
//	go run .
//
// With -db it keeps its data in an SQLite file or in PostgreSQL, without demonstration accounts.
package main

import (
	"context"
	"crypto/rand"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"

	"github.com/parindex/parindex/examples/province/internal/province"
	"github.com/parindex/parindex/examples/province/internal/seed"
	"github.com/parindex/parindex/examples/province/internal/store"
	"github.com/parindex/parindex/examples/province/internal/web"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string, out io.Writer) error {
	flags := flag.NewFlagSet("province", flag.ContinueOnError)
	listen := flags.String("listen", "127.0.0.1:8080", "address to listen on")
	db := flags.String("db", "", "SQLite file or postgres:// URL; empty is an illustrative province in a temporary file")
	if err := flags.Parse(args); err != nil {
		return err
	}
	demo := *db == ""
	if demo {
		dir, err := os.MkdirTemp("", "province")
		if err != nil {
			return err
		}
		defer os.RemoveAll(dir)
		*db = filepath.Join(dir, "province.db")
	}
	database, err := store.Open(ctx, *db)
	if err != nil {
		return err
	}
	defer database.Close()
	office := province.New(database, time.Now)
	if demo {
		office.Catalogues = seed.Catalogues
		password := rand.Text()[:8]
		if err := seed.Province(ctx, office, password); err != nil {
			return err
		}
		fmt.Fprintf(out, "Tỉnh minh hoạ (an illustrative province). Mật khẩu (password): %s\n", password)
		for _, a := range seed.Accounts {
			fmt.Fprintf(out, "  %-12s %-10s %s, %s %s\n", a.Login, a.Role, a.Name, a.Office, a.Areas)
		}
	}
	server, err := web.New(office, nil)
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", *listen)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "http://%s\n", listener.Addr())
	return serve(ctx, listener, server.Handler())
}

// serve answers until the context ends, and then what has begun.
func serve(ctx context.Context, listener net.Listener, handler http.Handler) error {
	s := &http.Server{Handler: handler, ReadHeaderTimeout: 10 * time.Second, ReadTimeout: time.Minute,
		WriteTimeout: 2 * time.Minute, IdleTimeout: 2 * time.Minute}
	done := make(chan error, 1)
	go func() { done <- s.Serve(listener) }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
	}
	ending, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	if err := s.Shutdown(ending); err != nil {
		return err
	}
	if err := <-done; !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}
