package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver"

	"github.com/parindex/parindex/scoring/policy"
)

// whatIfArgs ask what variants of an edition would do to the units of some years. The edition is
// the one that the file of variants is of; the figures of a year are scored by the edition of
// that year, with the same changes.
type whatIfArgs struct {
	Edition  string `json:"edition"`
	Variants string `json:"variants"` // SHA-256 of the file
	Years    []int  `json:"years"`
}

func (whatIfArgs) Kind() string { return "what-if" }

// whatIfWorker compares, and stores the comparisons of all years in the transaction that
// completes the job.
type whatIfWorker[T any] struct {
	river.WorkerDefaults[whatIfArgs]
	system *system[T]
}

func (w *whatIfWorker[T]) Work(ctx context.Context, job *river.Job[whatIfArgs]) error {
	s := w.system
	of, err := s.editions.hashed(job.Args.Edition)
	if err != nil {
		return err
	}
	key, err := hex.DecodeString(job.Args.Variants)
	if err != nil {
		return river.JobCancel(err)
	}
	var content []byte
	err = within(ctx, s.backend, func(tx T) error {
		_, err := one(ctx, s.backend.On(tx), `SELECT content FROM files WHERE sha256 = $1`, []any{key}, &content)
		return err
	})
	if err != nil {
		return err
	}
	set, err := policy.Parse("variants.yaml", content, of.rubric, nil)
	if err != nil {
		return river.JobCancel(err)
	}
	set = &policy.Set{Variants: set.Variants} // of the edition of any year
	type effect struct {
		key, state []byte
		comparison []byte
	}
	var effects []effect
	for _, year := range job.Args.Years {
		e, err := s.editions.of(year)
		if err != nil {
			return river.JobCancel(err)
		}
		c, err := s.current(ctx, e)
		if err != nil {
			return river.JobCancel(err)
		}
		comparison, err := policy.Compare(ctx, e.scorer, c.table, set, nil)
		if err != nil {
			return river.JobCancel(err)
		}
		text, err := json.Marshal(comparison)
		if err != nil {
			return err
		}
		effects = append(effects, effect{e.key, c.state, text})
	}
	return within(ctx, s.backend, func(tx T) error {
		for _, x := range effects {
			err := s.backend.On(tx).Exec(ctx, `INSERT INTO effects VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
				x.key, key, x.state, string(x.comparison))
			if err != nil {
				return err
			}
		}
		_, err := river.JobCompleteTx[riverdriver.Driver[T]](ctx, tx, job)
		return err
	})
}

// whatIf asks, and waits for the comparisons of the years.
func (s *system[T]) whatIf(ctx context.Context, variants []byte, of *edition, years []int) ([]*policy.Comparison, error) {
	if _, err := policy.Parse("variants.yaml", variants, of.rubric, nil); err != nil {
		return nil, err
	}
	sum := sha256.Sum256(variants)
	err := within(ctx, s.backend, func(tx T) error {
		return s.backend.On(tx).Exec(ctx, `INSERT INTO files VALUES ($1, $2) ON CONFLICT DO NOTHING`, sum[:], variants)
	})
	if err != nil {
		return nil, err
	}
	err = s.finish(ctx, whatIfArgs{Edition: of.hash, Variants: hex.EncodeToString(sum[:]), Years: years})
	if err != nil {
		return nil, err
	}
	var out []*policy.Comparison
	for _, year := range years {
		e, err := s.editions.of(year)
		if err != nil {
			return nil, err
		}
		c, err := s.current(ctx, e)
		if err != nil {
			return nil, err
		}
		text, comparison := "", new(policy.Comparison)
		err = within(ctx, s.backend, func(tx T) error {
			found, err := one(ctx, s.backend.On(tx), `SELECT comparison FROM effects
				WHERE edition = $1 AND variants = $2 AND figures = $3`, []any{e.key, sum[:], c.state}, &text)
			if err == nil && !found {
				err = fmt.Errorf("figures of %d came in the meantime; ask again", year)
			}
			return err
		})
		if err != nil {
			return nil, err
		}
		if err := json.Unmarshal([]byte(text), comparison); err != nil {
			return nil, err
		}
		out = append(out, comparison)
	}
	return out, nil
}
