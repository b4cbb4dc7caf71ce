package main

import (
	"context"
	"errors"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/riverqueue/river/riverdriver"
	"github.com/riverqueue/river/riverdriver/riverpgxv5"
)

// postgres is a database that any number of worker processes share.
type postgres struct{ pool *pgxpool.Pool }

func openPostgres(ctx context.Context, url string) (*postgres, error) {
	pool, err := pgxpool.New(ctx, url)
	if err != nil {
		return nil, err
	}
	return &postgres{pool}, nil
}

func (p *postgres) Driver() riverdriver.Driver[pgx.Tx] { return riverpgxv5.New(p.pool) }

func (p *postgres) Polls() bool { return false }

func (p *postgres) Begin(ctx context.Context) (pgx.Tx, error) { return p.pool.Begin(ctx) }

func (p *postgres) Commit(ctx context.Context, tx pgx.Tx) error { return tx.Commit(ctx) }

func (p *postgres) Rollback(ctx context.Context, tx pgx.Tx) error {
	if err := tx.Rollback(ctx); !errors.Is(err, pgx.ErrTxClosed) {
		return err
	}
	return nil
}

func (p *postgres) On(tx pgx.Tx) conn { return postgresConn{tx} }

func (p *postgres) Lock(ctx context.Context, tx pgx.Tx) error {
	_, err := tx.Exec(ctx, `LOCK TABLE pushes IN SHARE ROW EXCLUSIVE MODE`)
	return err
}

// Keep copies the results to a table of the transaction first: COPY itself cannot pass over
// rows that are there already.
func (p *postgres) Keep(ctx context.Context, tx pgx.Tx, results []result) error {
	_, err := tx.Exec(ctx, `CREATE TEMPORARY TABLE arriving (LIKE results) ON COMMIT DROP`)
	if err != nil {
		return err
	}
	columns := []string{"edition", "facts", "unit", "province", "status", "points", "band", "push", "row"}
	_, err = tx.CopyFrom(ctx, pgx.Identifier{"arriving"}, columns, pgx.CopyFromSlice(len(results),
		func(i int) ([]any, error) { return results[i].values(), nil }))
	if err != nil {
		return err
	}
	_, err = tx.Exec(ctx, `INSERT INTO results SELECT * FROM arriving ON CONFLICT DO NOTHING`)
	return err
}

func (p *postgres) Close() { p.pool.Close() }

type postgresConn struct{ tx pgx.Tx }

func (c postgresConn) Exec(ctx context.Context, statement string, args ...any) error {
	_, err := c.tx.Exec(ctx, statement, args...)
	return err
}

func (c postgresConn) Each(ctx context.Context, query string, f func(scan func(to ...any) error) error, args ...any) error {
	rows, err := c.tx.Query(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := f(rows.Scan); err != nil {
			return err
		}
	}
	return rows.Err()
}
