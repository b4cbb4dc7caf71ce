package scoring

import (
	"errors"
	"runtime"
	"slices"
	"sync"

	"github.com/parindex/parindex/scoring/internal/kernel"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/shopspring/decimal"
)

// Totals are the scores of the units of a [Table]. They are immutable and may be
// shared by goroutines. They hold sums, not the points of every leaf, which
// [Totals.Points] computes when asked.
type Totals struct {
	scorer *Scorer
	table  *Table
	sums   [rules.Accounts][]int64 // of the leaves that simply have points; nil where there is no leaf
	terms  [][]int64               // points of the items that are put together, which are in no sum
	others [][]rules.Entry         // the other leaves and items, by block of units
	final  []int64                 // in units of the last place, noFinal where it is not known
}

const noFinal = rules.NotFast

// Totals scores all units of a table, on all cores. Where base are the totals of
// the same table under a variant of this scorer, only the leaves that differ are
// computed; a nil base computes all. The error says that the table is not this
// scorer's.
func (s *Scorer) Totals(t *Table, base *Totals) (*Totals, error) {
	if err := s.ready(); err != nil {
		return nil, err
	}
	switch {
	case t == nil:
		return nil, errors.New("there is no table")
	case t.inputs != s.c.Inputs:
		return nil, errors.New("the table was made by another scorer")
	}
	units := len(t.units)
	count := (units + kernel.BlockLen - 1) / kernel.BlockLen
	out := &Totals{scorer: s, table: t, others: make([][]rules.Entry, count), final: make([]int64, units)}
	for i, of := range s.c.Book.Lines {
		if i >= len(s.c.Leaves) {
			out.terms = append(out.terms, make([]int64, units))
		}
		if out.sums[of.Account] == nil {
			out.sums[of.Account] = make([]int64, units)
		}
	}
	if base != nil && base.table != t {
		base = nil
	}
	workers := max(1, min(runtime.GOMAXPROCS(0), count))
	work := func(first int) {
		e := s.c.NewEngine() // for the registers
		w := &worker{totals: out, base: base, frame: &e.Block, row: rules.Row{Vals: make([]int64, len(t.columns))},
			points: make([]int64, kernel.BlockLen), terms: newTermWorker(s.c)}
		for i := first; i < count; i += workers {
			w.run(i)
		}
		s.c.Engines.Put(e)
	}
	var wg sync.WaitGroup
	for first := 1; first < workers; first++ {
		wg.Go(func() { work(first) })
	}
	work(0)
	wg.Wait()
	return out, nil
}

// worker scores blocks of a table, one at a time.
type worker struct {
	totals *Totals
	base   *Totals // may be nil
	frame  *kernel.Frame
	local  [][]int64
	points []int64         // of one leaf
	row    rules.Row       // of one unit; only what a leaf reads is filled in
	lists  [][]rules.Entry // by unit of the block
	terms  *termWorker     // nil where there are none
}

// run scores a block: all leaves, or those that base has otherwise.
func (w *worker) run(block int) {
	s := w.totals.scorer
	from := block * kernel.BlockLen
	to := min(from+kernel.BlockLen, len(w.totals.final))
	var list []rules.Entry
	w.terms.start(w.base, s.c)
	if w.base != nil {
		for i, sums := range w.base.sums {
			if sums != nil {
				copy(w.totals.sums[i][from:to], sums[from:to])
			}
		}
		for _, e := range w.base.others[block] {
			if w.terms.keeps(e.Leaf) || e.Leaf < len(s.c.Leaves) && w.base.scorer.c.Leaves[e.Leaf] == s.c.Leaves[e.Leaf] {
				list = append(list, e)
			}
		}
	}
	for i, n := range s.c.Leaves {
		if s.c.Book.Part(i) {
			if w.terms.wants(i) {
				same := w.base != nil && w.base.scorer.c.Leaves[i] == n // its entries are in the list
				var points []int64
				points, list = w.leaf(n, from, to, list, !same)
				copy(w.terms.points[i], points)
			}
			continue
		}
		sum := w.totals.sums[s.c.Book.Lines[i].Account][from:to]
		if w.base != nil {
			old := w.base.scorer.c.Leaves[i]
			if old == n {
				continue
			}
			points, _ := w.leaf(old, from, to, nil, false)
			for k, p := range points {
				sum[k] -= p
			}
		}
		var points []int64
		points, list = w.leaf(n, from, to, list, true)
		sum = sum[:len(points)] // one check of bounds for all
		for k, p := range points {
			sum[k] += p
		}
	}
	others := slices.ContainsFunc(w.totals.sums[1:], func(sums []int64) bool { return sums != nil })
	others = others || w.terms != nil || s.c.Rubric.Final != nil
	if len(list) == 0 && !others { // nothing is left out, capped or taken off
		copy(w.totals.final[from:to], w.totals.sums[0][from:to])
		return
	}
	if w.lists == nil {
		w.lists = make([][]rules.Entry, kernel.BlockLen)
	}
	for _, e := range list {
		w.lists[e.Unit-from] = append(w.lists[e.Unit-from], e)
	}
	for unit := from; unit < to; unit++ {
		list = w.unitTerms(unit, unit-from, list)
		w.totals.final[unit] = w.finalOf(unit, w.lists[unit-from])
		w.lists[unit-from] = w.lists[unit-from][:0]
	}
	w.totals.others[block] = list
}

// leaf scores a leaf for the units of a block, and adds those without plain
// points to the list; their points are zero. Where these are not wanted, the list
// is left as it is. The points are valid until the next call.
func (w *worker) leaf(n *rules.Node, from, to int, list []rules.Entry, wanted bool) ([]int64, []rules.Entry) {
	t := w.totals.table
	slots := n.Inputs
	if n.Plain() {
		slots = []int{len(t.inputs.Columns) + n.Index}
	}
	points := w.points[:to-from]
	gaps := false
	for _, slot := range slots {
		gaps = gaps || t.unknown[slot] != nil
	}
	var state []int64
	switch {
	case n.Plain() && !gaps:
		return t.columns[slots[0]][from:to], list
	case n.Plain():
		copy(points, t.columns[slots[0]][from:to])
	case n.Kernel != nil:
		w.local = w.local[:0]
		for _, slot := range n.Inputs {
			w.local = append(w.local, t.columns[slot])
		}
		state = n.Kernel.Run(w.frame, w.local, from, to, points)
		if n.Kernel.Certain() && !gaps {
			return points, list
		}
	}
	known := state != nil || n.Plain()
	for k := range points {
		decided := known && !(gaps && t.gap(slots, from+k))
		var at int64
		if decided && state != nil {
			at = state[k]
		}
		switch {
		case decided && at == kernel.StateCounted:
			continue
		case !wanted:
		case decided && at >= kernel.StateGuard:
			list = append(list, n.Closed(int(at-kernel.StateGuard), points[k]))
			list[len(list)-1].Unit = from + k
		default:
			list = append(list, w.slow(n, from+k))
		}
		points[k] = 0
	}
	return points, list
}

// gap reports whether one of a unit's figures is not in its column.
func (t *Table) gap(slots []int, unit int) bool {
	for _, slot := range slots {
		if u := t.unknown[slot]; unit < len(u) && u[unit] {
			return true
		}
	}
	return false
}

// slow evaluates a leaf of one unit over sets of possible values.
func (w *worker) slow(n *rules.Node, unit int) rules.Entry {
	for _, slot := range n.Figures() {
		w.fill(slot, unit)
	}
	if n.Item.Reported {
		w.fill(len(w.totals.table.inputs.Columns)+n.Index, unit)
	}
	w.row.Inexact = w.totals.table.inexact[unit]
	e := w.totals.scorer.c.Slow(w.row, n)
	e.Unit = unit
	return e
}

func (w *worker) fill(slot, unit int) {
	w.row.Vals[slot] = w.totals.table.columns[slot][unit]
	if w.totals.table.gap([]int{slot}, unit) {
		w.row.Vals[slot] = rules.NotFast
	}
}

// finalOf returns the final score of a unit in units of the last place.
func (w *worker) finalOf(unit int, list []rules.Entry) int64 {
	b := w.totals.scorer.c.Book
	t := rules.Tally{Applicable: b.Full}
	for i, sums := range w.totals.sums {
		if sums != nil {
			t.Points[i] = sums[unit]
		}
	}
	for k, points := range w.totals.terms {
		t.Points[b.Lines[len(w.totals.scorer.c.Leaves)+k].Account] += points[unit]
	}
	if len(list) == 0 {
		return b.Final(t)
	}
	l := b.Ledger(t.Points, list)
	final, _, known := l.Final()
	if !known {
		return noFinal
	}
	return final.Lo
}

// Len returns the number of units.
func (t *Totals) Len() int {
	if t == nil {
		return 0
	}
	return len(t.final)
}

// Final returns the final score of the i-th unit, from 0, rescaled, with bonus and
// penalty; not Valid where it is not known, or there is no such unit.
func (t *Totals) Final(i int) decimal.NullDecimal {
	units, known := t.Units(i)
	if !known {
		return decimal.NullDecimal{}
	}
	return t.scorer.c.Book.Known(units)
}

// Units returns the final score that [Totals.Final] does in units of the last
// decimal place of points (hundredths, for two places), for code that adds and
// compares millions of them.
func (t *Totals) Units(i int) (units int64, known bool) {
	if i < 0 || i >= t.Len() || t.final[i] == noFinal {
		return 0, false
	}
	return t.final[i], true
}

// Points returns the points of a leaf for the i-th unit; not Valid where they are
// not known, or there is no such leaf or unit.
func (t *Totals) Points(code string, i int) decimal.NullDecimal {
	if i < 0 || i >= t.Len() {
		return decimal.NullDecimal{}
	}
	if leaf := t.scorer.c.LeafWith(code); leaf >= 0 {
		n := t.scorer.c.Leaves[leaf]
		for _, e := range t.others[i/kernel.BlockLen] {
			if e.Unit == i && e.Leaf == n.Index {
				if !e.Settled() || !e.Counts {
					return decimal.NullDecimal{}
				}
				return t.scorer.c.Book.Known(e.Lo)
			}
		}
		w := &worker{totals: t, frame: &kernel.Frame{Rows: 1}, points: make([]int64, 1)}
		points, _ := w.leaf(n, i, i+1, nil, false)
		return t.scorer.c.Book.Known(points[0])
	}
	return decimal.NullDecimal{}
}
