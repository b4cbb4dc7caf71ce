// Package store keeps what the application must not lose, in SQLite or in PostgreSQL: accounts,
// units, editions of the rubric, and the records, files, plans and publications, which are only
// ever added to. Triggers refuse to change them, in PostgreSQL grants as well.
package store

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	neturl "net/url"
	"strings"
	"time"

	"github.com/alexedwards/scs/postgresstore"
	"github.com/alexedwards/scs/sqlite3store"
	"github.com/alexedwards/scs/v2"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

//go:embed migrations
var migrations embed.FS

// DB is the database. Goroutines may share it.
type DB struct {
	*sql.DB
	writer   *sql.DB // of SQLite one connection, for which writers wait in turn; else the same
	postgres bool
	sessions interface {
		scs.Store
		StopCleanup() // of sessions that have ended
	}
}

// ExecContext writes.
func (d *DB) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	return d.writer.ExecContext(ctx, query, args...)
}

// BeginTx begins a transaction that writes.
func (d *DB) BeginTx(ctx context.Context, opts *sql.TxOptions) (*sql.Tx, error) {
	return d.writer.BeginTx(ctx, opts)
}

// Close closes the database.
func (d *DB) Close() error {
	if d.sessions != nil {
		d.sessions.StopCleanup()
	}
	err := d.DB.Close()
	if d.writer != d.DB {
		err = errors.Join(err, d.writer.Close())
	}
	return err
}

// ErrStale says that somebody else added records in the meantime.
var ErrStale = errors.New("others have added records")

// Open opens the database at a postgres:// URL or in an SQLite file, and brings it to the newest
// version. In PostgreSQL the tables belong to the role of the URL, while all work is done by
// another one, parindex_server, which cannot change records.
func Open(ctx context.Context, url string) (*DB, error) {
	if !strings.HasPrefix(url, "postgres://") && !strings.HasPrefix(url, "postgresql://") {
		// One writer at a time, which waits for its turn; what is acknowledged is on the disk. Rows
		// that a REPLACE would remove are found by the triggers, too (recursive_triggers).
		file := neturl.URL{Path: url} // names may have the signs of an address in them
		url = "file:" + file.EscapedPath() + "?_txlock=immediate&_pragma=busy_timeout(20000)" +
			"&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_pragma=foreign_keys(1)&_pragma=recursive_triggers(1)"
		db, err := sql.Open("sqlite", url)
		if err != nil {
			return nil, err
		}
		writer, err := sql.Open("sqlite", url)
		if err != nil {
			return nil, errors.Join(err, db.Close())
		}
		db.SetMaxOpenConns(16)
		db.SetMaxIdleConns(16)
		writer.SetMaxOpenConns(1)
		return migrated(ctx, &DB{DB: db, writer: writer}, writer, goose.DialectSQLite3, "migrations/sqlite")
	}
	config, err := pgx.ParseConfig(url)
	if err != nil {
		return nil, err
	}
	owner := stdlib.OpenDB(*config)
	defer owner.Close()
	server := stdlib.OpenDB(*config, stdlib.OptionAfterConnect(func(ctx context.Context, c *pgx.Conn) error {
		_, err := c.Exec(ctx, "SET ROLE parindex_server")
		return err
	}))
	server.SetMaxOpenConns(20)
	server.SetMaxIdleConns(20)
	return migrated(ctx, &DB{DB: server, writer: server, postgres: true}, owner, goose.DialectPostgres, "migrations/postgres")
}

func migrated(ctx context.Context, d *DB, owner *sql.DB, dialect goose.Dialect, dir string) (*DB, error) {
	files, err := fs.Sub(migrations, dir)
	if err != nil {
		return nil, err
	}
	var opts []goose.ProviderOption
	if d.postgres { // servers that begin at once wait for the first; an SQLite file has one
		locker, err := lock.NewPostgresSessionLocker(lock.WithLockTimeout(1, 60))
		if err != nil {
			return nil, err
		}
		opts = append(opts, goose.WithSessionLocker(locker))
	}
	provider, err := goose.NewProvider(dialect, owner, files, opts...)
	if err == nil {
		_, err = provider.Up(ctx)
	}
	if err != nil {
		d.Close()
		return nil, fmt.Errorf("migrations: %w", err)
	}
	if d.postgres {
		d.sessions = postgresstore.New(d.DB)
	} else {
		d.sessions = sqlite3store.New(d.DB)
	}
	return d, nil
}

// Sessions returns where sessions are kept until the database is closed.
func (d *DB) Sessions() scs.Store { return d.sessions }

// clash reports whether an error is that of a key that is there already.
func clash(err error) bool {
	if e, ok := errors.AsType[*pgconn.PgError](err); ok {
		return e.Code == "23505" // unique_violation
	}
	e, ok := errors.AsType[*sqlite.Error](err)
	return ok && (e.Code() == sqlite3.SQLITE_CONSTRAINT_UNIQUE || e.Code() == sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY)
}

// all returns the rows of a query, each read by scan.
func all[T any](ctx context.Context, d *DB, scan func(*T) []any, query string, args ...any) ([]T, error) {
	rows, err := d.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []T
	for rows.Next() {
		var row T
		if err := rows.Scan(scan(&row)...); err != nil {
			return nil, err
		}
		out = append(out, row)
	}
	return out, rows.Err()
}

// first is all where one row is wanted; the error is sql.ErrNoRows where there is none.
func first[T any](ctx context.Context, d *DB, scan func(*T) []any, query string, args ...any) (T, error) {
	var row T
	err := d.QueryRowContext(ctx, query, args...).Scan(scan(&row)...)
	return row, err
}

// instant is a time as it is stored.
func instant(t time.Time) string { return t.UTC().Format(time.RFC3339Nano) }
