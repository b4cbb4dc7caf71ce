package main

import (
	"context"

	"github.com/parindex/parindex/scoring/columnar"
	"github.com/parindex/parindex/scoring/policy"
)

// ask is what tests ask a system of any database.
type ask interface {
	start(ctx context.Context) error
	stop(ctx context.Context) error
	close()
	plain(ctx context.Context, e *edition, pushes [][]byte, workers int) (digest, error)
	digest(ctx context.Context, e *edition) (digest, error)
	publish(ctx context.Context, e *edition) (*publication, error)
	publishable(ctx context.Context, e *edition) error
	whatIf(ctx context.Context, variants []byte, of *edition, years []int) ([]*policy.Comparison, error)
	count(ctx context.Context, query string, args ...any) (int, error)
	do(ctx context.Context, statement string, args ...any) error
}

func (s *system[T]) start(ctx context.Context) error { return s.client.Start(ctx) }
func (s *system[T]) stop(ctx context.Context) error  { return s.client.Stop(ctx) }
func (s *system[T]) close()                          { s.backend.Close() }

func (s *system[T]) publish(ctx context.Context, e *edition) (*publication, error) {
	if err := s.finish(ctx, publishArgs{Edition: e.hash, Lang: "vi"}); err != nil {
		return nil, err
	}
	return s.published(ctx, e)
}

// publishable says what keeps the figures that are there from being published.
func (s *system[T]) publishable(ctx context.Context, e *edition) error {
	c, err := s.current(ctx, e)
	if err != nil {
		return err
	}
	totals, err := columnar.Score(ctx, e.scorer, c.table, nil, nil)
	if err != nil {
		return err
	}
	return s.holds(ctx, c, totals)
}

func (s *system[T]) count(ctx context.Context, query string, args ...any) (n int, err error) {
	err = within(ctx, s.backend, func(tx T) error {
		_, err := one(ctx, s.backend.On(tx), query, args, &n)
		return err
	})
	return n, err
}

func (s *system[T]) do(ctx context.Context, statement string, args ...any) error {
	return within(ctx, s.backend, func(tx T) error { return s.backend.On(tx).Exec(ctx, statement, args...) })
}
