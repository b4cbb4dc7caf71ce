package main

import (
	"bytes"
	"context"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"time"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver"

	"github.com/parindex/parindex/remediation/document"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring/cohort"
	"github.com/parindex/parindex/scoring/columnar"
)

// publishArgs ask for the results of a year to be published as its figures are now.
type publishArgs struct {
	Edition string      `json:"edition"`
	Lang    locale.Lang `json:"lang"` // of the decision
}

func (publishArgs) Kind() string { return "publish" }

// publishWorker ranks the units, sets the decision and the national table, and stores them. It
// computes the results anew from the figures and holds them against those that the workers
// stored; what is not there yet, or not the same, is not published.
type publishWorker[T any] struct {
	river.WorkerDefaults[publishArgs]
	system *system[T]
}

func (w *publishWorker[T]) Work(ctx context.Context, job *river.Job[publishArgs]) error {
	s := w.system
	e, err := s.editions.hashed(job.Args.Edition)
	if err != nil {
		return err
	}
	c, err := s.current(ctx, e)
	if err != nil {
		return river.JobCancel(err)
	}
	totals, err := columnar.Score(ctx, e.scorer, c.table, nil, nil)
	if err != nil {
		return err
	}
	if err := s.holds(ctx, c, totals); err != nil {
		return river.JobCancel(err)
	}
	p, err := publicationOf(ctx, c, totals, job.Args.Lang)
	if err != nil {
		return err
	}
	return within(ctx, s.backend, func(tx T) error {
		err := s.backend.On(tx).Exec(ctx, `INSERT INTO publications VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
			e.key, c.state, time.Now().UTC().Format(time.RFC3339Nano), string(p.country), p.scored, p.decision)
		if err != nil {
			return err
		}
		_, err = river.JobCompleteTx[riverdriver.Driver[T]](ctx, tx, job)
		return err
	})
}

// holds holds what the units come to against what is stored.
func (s *system[T]) holds(ctx context.Context, c *current, totals *columnar.Totals) error {
	stored := map[string]*int64{}
	err := within(ctx, s.backend, func(tx T) error {
		return s.backend.On(tx).Each(ctx, `SELECT facts, points FROM results WHERE edition = $1`,
			func(scan func(to ...any) error) error {
				var facts []byte
				var points *int64
				if err := scan(&facts, &points); err != nil {
					return err
				}
				stored[hex.EncodeToString(facts)] = points
				return nil
			}, c.edition.key)
	})
	if err != nil {
		return err
	}
	unscored, finals := 0, totals.Rounded()
	for i, hash := range c.hashes {
		points, is := stored[hash]
		switch {
		case !is:
			unscored++
		case (points != nil) != finals.Known[i] || points != nil && *points != finals.Points[i]:
			return fmt.Errorf("unit %q: the stored result is not what its figures come to", c.all.units[i].ID)
		}
	}
	if unscored > 0 {
		return fmt.Errorf("%d of %d units are not scored yet; nothing is published", unscored, len(c.hashes))
	}
	return nil
}

// publication is what is published.
type publication struct{ country, scored, decision []byte }

func publicationOf(ctx context.Context, c *current, totals *columnar.Totals, lang locale.Lang) (*publication, error) {
	units, err := cohort.FromTotals(totals)
	if err != nil {
		return nil, err
	}
	ranks, err := units.Rank(nil)
	if err != nil {
		return nil, err
	}
	table, err := countryOf(ctx, c)
	if err != nil {
		return nil, err
	}
	p := &publication{}
	if p.country, err = json.Marshal(table); err != nil {
		return nil, err
	}
	paper, err := document.NewDecision(nil, document.ResultsOf(ranks, c.edition.rubric), &document.Paper{Lang: lang})
	if err != nil {
		return nil, err
	}
	var decision, scored bytes.Buffer
	if err := paper.WriteHTML(&decision); err != nil {
		return nil, err
	}
	if err := writeScored(&scored, c, totals, ranks); err != nil {
		return nil, err
	}
	p.decision, p.scored = decision.Bytes(), scored.Bytes()
	return p, nil
}

// published returns what was published last of an edition.
func (s *system[T]) published(ctx context.Context, e *edition) (*publication, error) {
	p, text := &publication{}, ""
	err := within(ctx, s.backend, func(tx T) error {
		found, err := one(ctx, s.backend.On(tx), `SELECT country, scored, decision FROM publications
			WHERE edition = $1 ORDER BY accepted DESC LIMIT 1`, []any{e.key}, &text, &p.scored, &p.decision)
		if err == nil && !found {
			err = fmt.Errorf("nothing of %d is published", e.year)
		}
		return err
	})
	p.country = []byte(text)
	return p, err
}
