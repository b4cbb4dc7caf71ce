// Command province is a province's web application for the administrative reform index: units
// score themselves, the province appraises, ranks and publishes, and plans follow from what was
// lost. It starts with an illustrative province:
//
//	go run .
//
// With -db it keeps its data in an SQLite file or in PostgreSQL. There are no demonstration accounts
// then: units, accounts and the rubric come from files (-setup), and people sign in by the single
// sign-on of the province (-oidc-issuer).
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
	"strings"
	"syscall"
	"time"

	"github.com/parindex/parindex/examples/province/internal/province"
	"github.com/parindex/parindex/examples/province/internal/seed"
	"github.com/parindex/parindex/examples/province/internal/setup"
	"github.com/parindex/parindex/examples/province/internal/store"
	"github.com/parindex/parindex/examples/province/internal/web"
	"github.com/parindex/parindex/remediation/catalogue"
	"github.com/parindex/parindex/rubric/locale"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, locale.In(locale.Vietnamese, err))
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string, out io.Writer) error {
	flags := flag.NewFlagSet("province", flag.ContinueOnError)
	flags.SetOutput(out)
	listen := flags.String("listen", "127.0.0.1:8080", "`address` to listen on")
	db := flags.String("db", "", "SQLite `file` or postgres:// URL; empty is an illustrative province in a temporary file")
	load := flags.String("setup", "", "`directory` of units.csv, accounts.csv and rubric.yaml, to load into the empty database of -db, and end")
	actions := flags.String("catalogue", "", "`file` of the actions that plans are made of, for the rubric in force; without it they follow from the rules")
	public := flags.String("url", "", "`address` that people see; https:// keeps cookies to HTTPS")
	issuer := flags.String("oidc-issuer", "", "`address` of the single sign-on; the variable OIDC_SECRET has the secret of the client")
	client := flags.String("oidc-client", "", "`name` by which the single sign-on knows the application")
	if err := flags.Parse(args); errors.Is(err, flag.ErrHelp) {
		return nil
	} else if err != nil {
		return err
	}
	demo := *db == ""
	switch {
	case demo && (*load != "" || *issuer != "" || *actions != ""):
		return errors.New("-setup, -catalogue and -oidc-issuer are for a real province, which needs -db")
	case !demo && *load == "" && (*issuer == "" || *client == ""):
		return errors.New("with -db people sign in by single sign-on, which needs -oidc-issuer and -oidc-client")
	case demo:
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
	if *load != "" {
		return setup.Load(ctx, office, *load)
	}
	if demo {
		office.Catalogues = seed.Catalogues
		if err := illustrate(ctx, office, out); err != nil {
			return err
		}
	}
	if *actions != "" {
		if err := catalogued(ctx, office, *actions); err != nil {
			return err
		}
	}
	listener, err := net.Listen("tcp", *listen)
	if err != nil {
		return err
	}
	defer listener.Close()
	if address, is := listener.Addr().(*net.TCPAddr); demo && is && !address.IP.IsLoopback() {
		fmt.Fprintln(out, "CẢNH BÁO: máy khác truy cập được các tài khoản minh hoạ (WARNING: other machines reach the demonstration accounts)")
	}
	if *public == "" {
		*public = "http://" + listener.Addr().String()
	}
	opts := &web.Options{Demo: demo, Secure: strings.HasPrefix(*public, "https://")}
	if !demo {
		opts.SignOn, err = web.NewSignOn(ctx, *issuer, *client, os.Getenv("OIDC_SECRET"), strings.TrimSuffix(*public, "/"))
		if err != nil {
			return err
		}
	}
	server, err := web.New(office, opts)
	if err != nil {
		return err
	}
	fmt.Fprintln(out, *public)
	return serve(ctx, listener, server.Handler())
}

// catalogued reads the actions that plans are made of, with all that is wrong with them.
func catalogued(ctx context.Context, office *province.Province, name string) error {
	file, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	s, err := office.Scorer(ctx)
	if err != nil {
		return err
	}
	_, err = catalogue.Parse(name, file, s.Rubric(), nil)
	office.Catalogues = map[string][]byte{s.Rubric().ID: file}
	return err
}

// illustrate makes the illustrative province, and prints how to sign in.
func illustrate(ctx context.Context, office *province.Province, out io.Writer) error {
	password := rand.Text()[:8]
	if err := seed.Province(ctx, office, password); err != nil {
		return err
	}
	fmt.Fprintf(out, "Tỉnh minh hoạ (an illustrative province). Mật khẩu (password): %s\n", password)
	for _, a := range seed.Accounts {
		fmt.Fprintf(out, "  %-12s %-10s %s, %s %s\n", a.Login, a.Role, a.Name, a.Office, a.Areas)
	}
	return nil
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
