package main

import (
	"context"
	"database/sql"
	"errors"
	"net/url"
	"strings"

	"github.com/riverqueue/river/riverdriver"
	"github.com/riverqueue/river/riverdriver/riversqlite"
	_ "modernc.org/sqlite" // the driver "sqlite", without cgo
)

// sqlite is a database in a file, for one machine.
type sqlite struct{ db *sql.DB }

func openSQLite(file string) (*sqlite, error) {
	pragmas := url.Values{"_txlock": {"immediate"}, "_pragma": {"busy_timeout(30000)", "journal_mode(WAL)",
		"synchronous(NORMAL)", "foreign_keys(1)"}}
	db, err := sql.Open("sqlite", "file:"+file+"?"+pragmas.Encode())
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1) // writers wait for each other here, not by failing
	return &sqlite{db}, nil
}

func (s *sqlite) Driver() riverdriver.Driver[*sql.Tx] { return riversqlite.New(s.db) }

func (s *sqlite) Polls() bool { return true }

func (s *sqlite) Begin(ctx context.Context) (*sql.Tx, error) { return s.db.BeginTx(ctx, nil) }

func (s *sqlite) Commit(_ context.Context, tx *sql.Tx) error { return tx.Commit() }

func (s *sqlite) Rollback(_ context.Context, tx *sql.Tx) error {
	if err := tx.Rollback(); !errors.Is(err, sql.ErrTxDone) {
		return err
	}
	return nil // the end of the context has rolled it back
}

func (s *sqlite) On(tx *sql.Tx) conn { return sqliteConn{tx} }

// Lock has nothing to do: a transaction begins with the lock for writing (_txlock).
func (s *sqlite) Lock(context.Context, *sql.Tx) error { return nil }

func (s *sqlite) Keep(ctx context.Context, tx *sql.Tx, results []result) error {
	insert, err := tx.PrepareContext(ctx, `INSERT INTO results VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`)
	if err != nil {
		return err
	}
	for i := range results {
		if _, err := insert.ExecContext(ctx, results[i].values()...); err != nil {
			return errors.Join(err, insert.Close())
		}
	}
	return insert.Close()
}

func (s *sqlite) Close() { _ = s.db.Close() }

type sqliteConn struct{ tx *sql.Tx }

// numbered writes the parameters as SQLite numbers them.
func numbered(statement string) string { return strings.ReplaceAll(statement, "$", "?") }

func (c sqliteConn) Exec(ctx context.Context, statement string, args ...any) error {
	_, err := c.tx.ExecContext(ctx, numbered(statement), args...)
	return err
}

func (c sqliteConn) Each(ctx context.Context, query string, f func(scan func(to ...any) error) error, args ...any) error {
	rows, err := c.tx.QueryContext(ctx, numbered(query), args...)
	if err != nil {
		return err
	}
	for rows.Next() {
		if err := f(rows.Scan); err != nil {
			return errors.Join(err, rows.Close())
		}
	}
	return errors.Join(rows.Err(), rows.Close())
}
