package columnar

import (
	"context"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/kernel"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/shopspring/decimal"
)

// Totals are the scores of the units of a [Table]. They are immutable and may be
// shared by goroutines. They hold what every unit came to in the end; the points of items
// are computed when [Totals.Item] is asked for them.
type Totals struct {
	compiled *rules.Compiled
	table    *Table
	blocks   []sums // of the blocks of the table
}

// Score scores all units of a table. Where base are the totals of the same table under a
// variant of this scorer, or of the scorer that this one varies, only what differs is
// computed, unless leaves came or went; a nil base computes all. The error says that the
// table is not this scorer's, or is that of the context once it has ended. Progress counts
// units. A nil w means the defaults.
func Score(ctx context.Context, s *scoring.Scorer, t *Table, base *Totals, w *scoring.Work) (*Totals, error) {
	c, err := rules.Inside(s)
	switch {
	case err != nil:
		return nil, err
	case ctx == nil:
		return nil, rules.ErrNoContext
	case t == nil:
		return nil, errNoTable
	case t.inputs != c.Inputs.Like():
		return nil, errOtherTable
	}
	t = t.over(c)
	if base != nil && (base.table.root() != t.root() || !c.Comparable(base.compiled)) {
		base = nil
	}
	out := &Totals{compiled: c, table: t, blocks: make([]sums, len(t.blocks))}
	of := newTotalsOf(c, base)
	var workers workerPool
	defer workers.close(c)
	err = eachBlock(ctx, w, t.len, func(i int) {
		worker := workers.take(of)
		out.blocks[i] = worker.run(&t.blocks[i], base.block(i))
		workers.put(worker)
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// block returns the sums of a block; nil of no totals.
func (t *Totals) block(i int) *sums {
	if t == nil {
		return nil
	}
	return &t.blocks[i]
}

// totalsOf is what scoring a table needs to know: which leaves and terms to compute.
type totalsOf struct {
	compiled *rules.Compiled
	base     *rules.Compiled      // nil where all is computed
	leaves   []bool               // it is computed
	terms    []bool               // of the terms, in order: it is computed
	accounts [rules.Accounts]bool // something that is added there is computed
	end      bool                 // the same sums may make another final score
}

func newTotalsOf(s *rules.Compiled, base *Totals) *totalsOf {
	of := &totalsOf{compiled: s, leaves: make([]bool, len(s.Leaves)), terms: make([]bool, len(s.Book.Lines)-len(s.Leaves)),
		end: true}
	if base != nil {
		of.base = base.compiled
		of.end = !s.SameEnd(of.base)
	}
	for i, n := range s.Leaves {
		if of.base != nil && of.base.Leaves[i].Twin() == n.Twin() {
			continue
		}
		line := s.Book.Lines[i]
		of.leaves[i], of.accounts[line.Account] = true, true
		if line.Term >= 0 {
			of.terms[line.Term-len(s.Leaves)] = true
		}
	}
	for k := range of.terms {
		line := len(s.Leaves) + k
		if of.base != nil && !s.SameTerm(of.base, line) {
			of.terms[k], of.accounts[s.Book.Lines[line].Account] = true, true
		}
	}
	return of
}

// changed reports whether a leaf is not as in the base.
func (of *totalsOf) changed(leaf int) bool { return of.leaves[leaf] }

// Len returns the number of units.
func (t *Totals) Len() int {
	if t == nil || t.table == nil {
		return 0
	}
	return t.table.len
}

// Final returns the final score of the i-th unit, from 0, rescaled, with bonus and
// penalty; not Valid where it is not known, or there is no such unit.
func (t *Totals) Final(i int) decimal.NullDecimal {
	if i < 0 || i >= t.Len() {
		return decimal.NullDecimal{}
	}
	v := t.blocks[i/kernel.BlockLen].final[i%kernel.BlockLen]
	if v == rules.NotFast {
		return decimal.NullDecimal{}
	}
	return t.compiled.Book.Known(v)
}

// Unit returns the i-th unit, from 0, as [Table.Unit] does.
func (t *Totals) Unit(i int) scoring.Unit {
	if t == nil {
		return scoring.Unit{}
	}
	return t.table.Unit(i)
}

// Result returns the result of the i-th unit, from 0, with its items and reasons, as
// [scoring.Scorer.Score] gives it; nil where there is no such unit. Every call makes it anew.
func (t *Totals) Result(i int) *scoring.Result {
	if i < 0 || i >= t.Len() {
		return nil
	}
	return rules.Hook.Result(t.compiled, t.row(i), t.Unit(i)).(*scoring.Result)
}

// row returns what is known of the i-th unit.
func (t *Totals) row(i int) rules.Row {
	return t.table.blocks[i/kernel.BlockLen].row(t.compiled, i%kernel.BlockLen)
}

func init() {
	rules.Hook.RowOf = func(totals any, i int) rules.Row { return totals.(*Totals).row(i) }
}

// Scorer returns the scorer that the units were scored by; nil of no totals.
func (t *Totals) Scorer() *scoring.Scorer {
	if t == nil || t.compiled == nil {
		return nil
	}
	return rules.Hook.Scorer(t.compiled).(*scoring.Scorer)
}

// Rubric returns a copy of the rubric that the units were scored by; nil of no totals.
func (t *Totals) Rubric() *rubric.Rubric {
	if t == nil || t.compiled == nil {
		return nil
	}
	return t.compiled.Rubric.Clone()
}

// sums are what the units of a block come to. Those of a variant share what is the same.
type sums struct {
	len int
	// points are added up by account: those of the leaves and terms that surely have some;
	// gone is what of the maxima does not apply, open counts the leaves and terms that are
	// not settled. A column is nil where there is nothing.
	points [rules.Accounts][]int64
	gone   [rules.Sources][]int64
	open   []openLines
	// others are, by line of the book, what leaves and terms come to whose kernels do not
	// say it; of parts of terms also those that are left out. Nil where there are none.
	others [][]rules.Entry
	terms  [][]int64 // points of the terms
	final  []int64   // in units of the last place, rules.NotFast where it is not known
}

// othersOf returns the others of a line.
func (b *sums) othersOf(line int) []rules.Entry {
	if b.others == nil {
		return nil
	}
	return b.others[line]
}

// openLines counts leaves and terms that are missing, and those that fail.
type openLines struct{ missing, failed int32 }

// clone returns sums that can be added to without changing those of the base: what the
// lines that change add to is copied.
func (b *sums) clone(of *totalsOf) sums {
	out := *b
	out.others, out.terms, out.open = slices.Clone(b.others), slices.Clone(b.terms), slices.Clone(b.open)
	for at, changes := range of.accounts {
		if !changes {
			continue
		}
		if out.points[at] = slices.Clone(b.points[at]); at < rules.Sources {
			out.gone[at] = slices.Clone(b.gone[at])
		}
	}
	return out
}
