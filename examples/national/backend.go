package main

import (
	"context"
	"errors"

	"github.com/riverqueue/river/riverdriver"
)

// backend is what differs between databases. T is a transaction of one.
type backend[T any] interface {
	Driver() riverdriver.Driver[T]
	// Polls says that workers learn of jobs by asking alone.
	Polls() bool
	Begin(ctx context.Context) (T, error)
	Commit(ctx context.Context, tx T) error
	Rollback(ctx context.Context, tx T) error
	// On returns how statements are run in a transaction.
	On(tx T) conn
	// Lock makes other transactions that lock wait until this one has ended.
	Lock(ctx context.Context, tx T) error
	// Keep stores results; those that stand there already stay as they are.
	Keep(ctx context.Context, tx T, results []result) error
	Close()
}

// conn runs statements, with parameters $1, $2 and so on.
type conn interface {
	Exec(ctx context.Context, statement string, args ...any) error
	// Each calls f for the rows of a query.
	Each(ctx context.Context, query string, f func(scan func(to ...any) error) error, args ...any) error
}

// within runs f in a transaction, which is rolled back where it fails.
func within[T any](ctx context.Context, b backend[T], f func(tx T) error) error {
	tx, err := b.Begin(ctx)
	if err != nil {
		return err
	}
	if err := f(tx); err != nil {
		return errors.Join(err, b.Rollback(context.WithoutCancel(ctx), tx))
	}
	return b.Commit(ctx, tx)
}

// one reads the only row of a query; not found where there is none.
func one(ctx context.Context, c conn, query string, args []any, to ...any) (found bool, err error) {
	err = c.Each(ctx, query, func(scan func(to ...any) error) error {
		found = true
		return scan(to...)
	}, args...)
	return found, err
}
