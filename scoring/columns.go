package scoring

import (
	"fmt"
	"runtime"
	"sync"

	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/shopspring/decimal"
)

// Totals are the scores of the units of a [Table]. They are immutable and may be
// shared by goroutines.
type Totals struct {
	scorer *Scorer
	table  *Table
	leaves []*column // by leaf
	final  []int64   // in units of the last place, noFinal where it is not known
}

const noFinal = notFast

// column is a leaf scored for all units. Variants that leave the leaf as it is
// share it.
type column struct {
	node    *node
	points  []int64
	special [][]special // by block; the units without plain points
}

// Totals scores all units of a table, on all cores. Where base are the totals of
// the same table under a variant of this scorer, only the leaves that differ are
// computed; a nil base computes all. The error says that the table is not this
// scorer's.
func (s *Scorer) Totals(t *Table, base *Totals) (*Totals, error) {
	if t.inputs != s.inputs {
		return nil, fmt.Errorf("the table was made by another scorer")
	}
	var (
		units  = len(t.units)
		count  = (units + formula.BlockLen - 1) / formula.BlockLen
		out    = &Totals{scorer: s, table: t, leaves: make([]*column, len(s.leaves)), final: make([]int64, units)}
		shared = make([]bool, len(s.leaves))
	)
	computed := 0
	for i, n := range s.leaves {
		if shared[i] = base != nil && base.table == t && base.leaves[i].node == n; !shared[i] {
			computed++
		}
	}
	// One piece of memory of each kind serves all leaves.
	columns, points, lists := make([]column, computed), make([]int64, computed*units), make([][]special, computed*count)
	for i, n := range s.leaves {
		if shared[i] {
			out.leaves[i] = base.leaves[i]
			continue
		}
		c := &columns[0]
		c.node, c.points, c.special = n, points[:units:units], lists[:count:count]
		if n.plain() {
			c.points = t.columns[len(s.inputs.columns)+i]
		}
		columns, points, lists = columns[1:], points[units:], lists[count:]
		out.leaves[i] = c
	}
	workers := max(1, min(runtime.GOMAXPROCS(0), count))
	var wg sync.WaitGroup
	for w := range workers {
		wg.Go(func() {
			b := out.worker(shared)
			for i := w; i < count; i += workers {
				b.run(i)
			}
		})
	}
	wg.Wait()
	return out, nil
}

// plain reports whether a leaf's points are what the facts hold of it.
func (n *node) plain() bool { return n.item.Reported && len(n.gates) == 0 }

// worker scores blocks of a table, one at a time.
type worker struct {
	*Totals
	shared []bool // leaves that are computed already
	frame  formula.Frame
	local  [][]int64
	row    row        // of one unit; only what a leaf reads is filled in
	sums   [3][]int64 // areas, bonus and penalty, by unit of the block
	lists  [][]special
}

func (t *Totals) worker(shared []bool) *worker {
	w := &worker{Totals: t, shared: shared, row: row{vals: make([]int64, len(t.table.columns))}, lists: make([][]special, formula.BlockLen)}
	for i := range w.sums {
		w.sums[i] = make([]int64, formula.BlockLen)
	}
	return w
}

func (w *worker) run(block int) {
	from := block * formula.BlockLen
	to := min(from+formula.BlockLen, len(w.final))
	for i := range w.sums {
		clear(w.sums[i])
	}
	anySpecial := false
	for i, c := range w.leaves {
		if !w.shared[i] {
			w.leaf(c, block, from, to)
		}
		for _, sp := range c.special[block] {
			w.lists[sp.unit-from] = append(w.lists[sp.unit-from], sp)
			anySpecial = true
		}
		sum := w.sums[w.scorer.part(i)][:to-from]
		for k, p := range c.points[from:to] {
			sum[k] += p
		}
	}
	s := w.scorer
	simple := s.sums.exact && !anySpecial && s.rubric.Bonus == nil && s.rubric.Penalty == nil
	if simple {
		copy(w.final[from:to], w.sums[0])
		return
	}
	for k := range to - from {
		w.final[from+k] = w.finalOf(k, from+k)
		w.lists[k] = w.lists[k][:0]
	}
}

// part returns 0 for a leaf of the areas, 1 of the bonus, 2 of the penalty.
func (s *Scorer) part(leaf int) int {
	switch {
	case leaf < s.bonusAt:
		return 0
	case leaf < s.penaltyAt:
		return 1
	}
	return 2
}

// leaf scores a leaf for the units of a block. The points of special units are
// zero.
func (w *worker) leaf(c *column, block, from, to int) {
	n, t := c.node, w.table
	slots := n.uses
	if n.plain() {
		slots = []int{len(t.inputs.columns) + n.index}
	}
	list := c.special[block][:0]
	done := func(unit int) bool { // a figure that the unit's leaf reads is not in its column
		for _, slot := range slots {
			if u := t.unknown[slot]; unit < len(u) && u[unit] {
				list = append(list, w.slow(n, unit))
				c.points[unit] = 0
				return true
			}
		}
		return false
	}
	gaps := false
	for _, slot := range slots {
		gaps = gaps || t.unknown[slot] != nil
	}
	switch {
	case n.plain():
		for unit := from; gaps && unit < to; unit++ {
			done(unit)
		}
	case n.kernel == nil:
		for unit := from; unit < to; unit++ {
			list = append(list, w.slow(n, unit))
		}
	default:
		w.local = w.local[:0]
		for _, slot := range n.uses {
			w.local = append(w.local, t.columns[slot])
		}
		points := c.points[from:to]
		state := n.kernel.Run(&w.frame, w.local, from, to, points)
		if n.kernel.Certain() && !gaps {
			break
		}
		for k, st := range state {
			switch unit := from + k; {
			case gaps && done(unit):
			case st == formula.StateUndecided:
				list = append(list, w.slow(n, unit))
				c.points[unit] = 0
			case st >= formula.StateGate:
				list = n.closed(list, int(st-formula.StateGate), points[k])
				list[len(list)-1].unit = unit
				c.points[unit] = 0
			}
		}
	}
	c.special[block] = list
}

// slow evaluates a leaf of one unit over sets of possible values.
func (w *worker) slow(n *node, unit int) special {
	for _, slot := range n.uses {
		w.fill(slot, unit)
	}
	if n.item.Reported {
		w.fill(len(w.table.inputs.columns)+n.index, unit)
	}
	w.row.odd = w.table.odd[unit]
	sp := w.scorer.slow(w.row, n)
	sp.unit = unit
	return sp
}

func (w *worker) fill(slot, unit int) {
	w.row.vals[slot] = w.table.columns[slot][unit]
	if u := w.table.unknown[slot]; unit < len(u) && u[unit] {
		w.row.vals[slot] = notFast
	}
}

// finalOf returns the final score of the k-th unit of a block.
func (w *worker) finalOf(k, unit int) int64 {
	s := w.scorer
	f, ok := s.sums.fold(s, w.sums[0][k], w.sums[1][k], w.sums[2][k], w.lists[k])
	if ok {
		if f.status != Scored {
			return noFinal
		}
		return s.rescaled(f.lo, f.applicable) + f.change
	}
	points := make([]int64, len(w.leaves))
	for i, c := range w.leaves {
		points[i] = c.points[unit]
	}
	t := s.total(s.parts(points, w.lists[k]), "")
	if !t.Final.Valid {
		return noFinal
	}
	v, _ := scaled(t.Final.Decimal, s.rubric.Points.Places)
	return v
}

// Len returns the number of units.
func (t *Totals) Len() int { return len(t.final) }

// Final returns the final score of the i-th unit, rescaled, with bonus and
// penalty; not Valid where it is not known.
func (t *Totals) Final(i int) decimal.NullDecimal {
	if t.final[i] == noFinal {
		return decimal.NullDecimal{}
	}
	return t.scorer.sums.known(t.final[i], t.scorer.sums.unit)
}

// Units returns the final score of the i-th unit in units of the last decimal
// place of points (hundredths, for two places), for code that adds and compares
// millions of them. It is the least int64 where the score is not known.
func (t *Totals) Units(i int) int64 { return t.final[i] }

// Points returns the points of a leaf for the i-th unit; not Valid where they are
// not known, or the rubric has no such leaf.
func (t *Totals) Points(code string, i int) decimal.NullDecimal {
	for _, c := range t.leaves {
		if c.node.item.Code != code {
			continue
		}
		for _, sp := range c.special[i/formula.BlockLen] {
			if sp.unit == i {
				if sp.status == Missing || sp.status == Failed || !sp.counts {
					return decimal.NullDecimal{}
				}
				return t.scorer.sums.known(sp.lo, t.scorer.sums.unit)
			}
		}
		return t.scorer.sums.known(c.points[i], t.scorer.sums.unit)
	}
	return decimal.NullDecimal{}
}
