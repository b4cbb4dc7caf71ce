package columnar

import (
	"context"
	"iter"
	"sync"

	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/kernel"
	"github.com/parindex/parindex/scoring/internal/rules"
)

// FromFacts reads the facts of units into a table. Relative figures (peer_best(x)) are in
// the facts, where package peers puts them, or missing. The caller's goroutine reads the units,
// others convert them. The error lists the faults of all units, as [scoring.Scorer.Score]
// tells those of one; a unit's are preceded by its ID or, without one, by its number,
// from 1. It is that of the context once it has ended. Progress counts units: those
// converted, of those read so far. A nil w means the defaults.
func FromFacts(ctx context.Context, s *scoring.Scorer, units iter.Seq[scoring.Facts], w *scoring.Work) (*Table, error) {
	c, err := rules.Inside(s)
	switch {
	case err != nil:
		return nil, err
	case ctx == nil:
		return nil, rules.ErrNoContext
	case units == nil:
		return nil, errNoUnits
	}
	r := &tableReader{compiled: c}
	if w != nil {
		r.progress = w.Progress
	}
	if r.read(ctx, units, w); ctx.Err() != nil {
		return nil, ctx.Err()
	}
	t := &Table{inputs: c.Inputs.Like(), leaves: reported(c), lines: linesOf(c), units: []scoring.Unit{}}
	var faults source.Faults
	for _, b := range r.batches {
		faults = append(faults, b.faults...)
		t.blocks, t.units = append(t.blocks, b.block), append(t.units, b.units...)
	}
	if err := faults.Err(); err != nil {
		return nil, err
	}
	t.len = len(t.units)
	return t, nil
}

// tableReader converts the facts of units in batches, of a block each.
type tableReader struct {
	compiled   *rules.Compiled
	progress   func(done, of int)
	batches    []*tableBatch
	mu         sync.Mutex
	done, sent int // units
}

type tableBatch struct {
	first  int // number of the first unit, from 1
	facts  []scoring.Facts
	units  []scoring.Unit
	block  block
	faults source.Faults
}

// read reads all units, while other goroutines convert those read before. They have
// ended when it returns, however units ends.
func (r *tableReader) read(ctx context.Context, units iter.Seq[scoring.Facts], w *scoring.Work) {
	workers := (*rules.Work)(w).Goroutines()
	work := make(chan *tableBatch, workers)
	var wg sync.WaitGroup
	defer wg.Wait()
	defer close(work)
	for range workers {
		wg.Go(func() {
			for b := range work {
				if ctx.Err() == nil {
					r.convert(b)
				}
			}
		})
	}
	next := &tableBatch{first: 1}
	for f := range units {
		if ctx.Err() != nil {
			return
		}
		if next.facts = append(next.facts, f); len(next.facts) == kernel.BlockLen {
			r.send(next, work)
			next = &tableBatch{first: next.first + kernel.BlockLen}
		}
	}
	if len(next.facts) > 0 {
		r.send(next, work)
	}
}

func (r *tableReader) send(b *tableBatch, work chan<- *tableBatch) {
	r.batches = append(r.batches, b)
	r.mu.Lock()
	r.sent += len(b.facts)
	r.mu.Unlock()
	work <- b
}

// convert makes the block of a batch, of which the facts are then no longer needed.
func (r *tableReader) convert(b *tableBatch) {
	b.block = newBlock(r.compiled, len(b.facts))
	for k, f := range b.facts {
		b.units = append(b.units, f.Unit)
		row, err := rules.Hook.Row(r.compiled, f)
		if err != nil {
			b.faults = append(b.faults, rules.OfUnit(f.Unit.ID, b.first+k, err)...)
			continue
		}
		b.block.set(r.compiled.Inputs, k, row)
	}
	b.facts = nil
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.done += b.block.len; r.progress != nil {
		r.progress(r.done, r.sent)
	}
}
