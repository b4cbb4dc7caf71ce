package main

import (
	"context"
	"encoding/hex"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver"

	"github.com/parindex/parindex/scoring/columnar"
)

// scoreArgs are rows of a push that are scored together. The same rows have one job.
type scoreArgs struct {
	Edition string `json:"edition"` // SHA-256
	Push    int64  `json:"push"`
	From    int    `json:"from"`
	To      int    `json:"to"`
}

func (scoreArgs) Kind() string { return "score" }

func (scoreArgs) InsertOpts() river.InsertOpts {
	return river.InsertOpts{UniqueOpts: river.UniqueOpts{ByArgs: true}}
}

// result is what a unit came to.
type result struct {
	edition, facts []byte
	unit, province string
	status, band   string
	points         int64
	known          bool
	push           int64
	row            int
}

// values are the columns of the table.
func (r *result) values() []any {
	points := any(nil)
	if r.known {
		points = r.points
	}
	return []any{r.edition, r.facts, r.unit, r.province, r.status, points, r.band, r.push, r.row}
}

// score scores figures by column; row is the number of the first in its push.
func (f *figures) score(ctx context.Context, e *edition, push int64, row int) ([]result, error) {
	table, err := columnar.FromColumns(ctx, e.scorer, f.table(), nil)
	if err != nil {
		return nil, err
	}
	totals, err := columnar.Score(ctx, e.scorer, table, nil, nil)
	if err != nil {
		return nil, err
	}
	finals, bands := totals.Rounded(), totals.Bands()
	out := make([]result, table.Len())
	for i := range out {
		facts, err := hex.DecodeString(table.FactsHash(i))
		if err != nil {
			return nil, err
		}
		out[i] = result{edition: e.key, facts: facts, unit: f.units[i].ID, province: f.provinces[i],
			status: finals.Status[i].String(), band: bands[i].VI, points: finals.Points[i], known: finals.Known[i],
			push: push, row: row + i}
	}
	return out, nil
}

// scoreWorker scores rows of a push and stores what they come to in the transaction that
// completes the job: it is done with its results in the table, or it is not done.
type scoreWorker[T any] struct {
	river.WorkerDefaults[scoreArgs]
	system *system[T]
}

func (w *scoreWorker[T]) Work(ctx context.Context, job *river.Job[scoreArgs]) error {
	e, err := w.system.editions.hashed(job.Args.Edition)
	if err != nil {
		return err
	}
	f, err := w.system.file(ctx, job.Args.Push)
	if err != nil {
		return err
	}
	part := newFigures(e, job.Args.To-job.Args.From)
	if err := f.read(part, job.Args.From, job.Args.To, nil); err != nil {
		return err
	}
	results, err := part.score(ctx, e, job.Args.Push, job.Args.From)
	if err != nil {
		return err
	}
	b := w.system.backend
	return within(ctx, b, func(tx T) error {
		if err := b.Keep(ctx, tx, results); err != nil {
			return err
		}
		_, err := river.JobCompleteTx[riverdriver.Driver[T]](ctx, tx, job)
		return err
	})
}
