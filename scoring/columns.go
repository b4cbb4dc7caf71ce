package scoring

import (
	"errors"
	"runtime"
	"sync"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/shopspring/decimal"
)

// Totals are the scores of the units of a [Table]. They are immutable and may be
// shared by goroutines. They hold sums, not the points of every leaf, which
// [Totals.Points] computes when asked.
type Totals struct {
	scorer  *Scorer
	table   *Table
	sums    [3][]int64  // of areas, bonus and penalty, without the special leaves
	special [][]special // by block of units
	final   []int64     // in units of the last place, noFinal where it is not known
}

const noFinal = notFast

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
	case t.inputs != s.inputs:
		return nil, errors.New("the table was made by another scorer")
	}
	units := len(t.units)
	count := (units + formula.BlockLen - 1) / formula.BlockLen
	out := &Totals{scorer: s, table: t, special: make([][]special, count), final: make([]int64, units)}
	out.sums[0] = make([]int64, units)
	for i, a := range []*rubric.Adjustment{s.rubric.Bonus, s.rubric.Penalty} {
		if a != nil {
			out.sums[i+1] = make([]int64, units)
		}
	}
	if base != nil && base.table != t {
		base = nil
	}
	workers := max(1, min(runtime.GOMAXPROCS(0), count))
	work := func(first int) {
		e := s.engine() // for the registers
		w := &worker{Totals: out, base: base, frame: &e.block, row: row{vals: make([]int64, len(t.columns))}, points: make([]int64, formula.BlockLen)}
		for i := first; i < count; i += workers {
			w.run(i)
		}
		s.engines.Put(e)
	}
	var wg sync.WaitGroup
	for first := 1; first < workers; first++ {
		wg.Go(func() { work(first) })
	}
	work(0)
	wg.Wait()
	return out, nil
}

// plain reports whether a leaf's points are what the facts hold of it.
func (n *node) plain() bool { return n.item.Reported && len(n.gates) == 0 }

// worker scores blocks of a table, one at a time.
type worker struct {
	*Totals
	base   *Totals // may be nil
	frame  *formula.Frame
	local  [][]int64
	points []int64     // of one leaf
	row    row         // of one unit; only what a leaf reads is filled in
	lists  [][]special // by unit of the block
}

// run scores a block: all leaves, or those that base has otherwise.
func (w *worker) run(block int) {
	s := w.scorer
	from := block * formula.BlockLen
	to := min(from+formula.BlockLen, len(w.final))
	var list []special
	if w.base != nil {
		for i, sums := range w.base.sums {
			if sums != nil {
				copy(w.sums[i][from:to], sums[from:to])
			}
		}
		for _, sp := range w.base.special[block] {
			if w.base.scorer.leaves[sp.leaf] == s.leaves[sp.leaf] {
				list = append(list, sp)
			}
		}
	}
	for i, n := range s.leaves {
		sum := w.sums[s.part(i)][from:to]
		if w.base != nil {
			old := w.base.scorer.leaves[i]
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
		for k, p := range points {
			sum[k] += p
		}
	}
	w.special[block] = list
	if s.sums.exact && len(list) == 0 && w.sums[1] == nil && w.sums[2] == nil {
		copy(w.final[from:to], w.sums[0][from:to])
		return
	}
	if w.lists == nil {
		w.lists = make([][]special, formula.BlockLen)
	}
	for _, sp := range list {
		w.lists[sp.unit-from] = append(w.lists[sp.unit-from], sp)
	}
	for unit := from; unit < to; unit++ {
		w.final[unit] = w.finalOf(unit, w.lists[unit-from])
		w.lists[unit-from] = w.lists[unit-from][:0]
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

// leaf scores a leaf for the units of a block, and adds those without plain
// points to the list; their points are zero. Where these are not wanted, the list
// is left as it is. The points are valid until the next call.
func (w *worker) leaf(n *node, from, to int, list []special, wanted bool) ([]int64, []special) {
	t := w.table
	slots := n.uses
	if n.plain() {
		slots = []int{len(t.inputs.columns) + n.index}
	}
	points := w.points[:to-from]
	gaps := false
	for _, slot := range slots {
		gaps = gaps || t.unknown[slot] != nil
	}
	var state []int64
	switch {
	case n.plain() && !gaps:
		return t.columns[slots[0]][from:to], list
	case n.plain():
		copy(points, t.columns[slots[0]][from:to])
	case n.kernel != nil:
		w.local = w.local[:0]
		for _, slot := range n.uses {
			w.local = append(w.local, t.columns[slot])
		}
		state = n.kernel.Run(w.frame, w.local, from, to, points)
		if n.kernel.Certain() && !gaps {
			return points, list
		}
	}
	for k := range points {
		decided := (state != nil || n.plain()) && !(gaps && t.gap(slots, from+k))
		var at int64
		if decided && state != nil {
			at = state[k]
		}
		switch {
		case decided && at == formula.StateCounted:
			continue
		case !wanted:
		case decided && at >= formula.StateGate:
			list = append(list, n.closed(int(at-formula.StateGate), points[k]))
			list[len(list)-1].unit = from + k
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
	if w.table.gap([]int{slot}, unit) {
		w.row.vals[slot] = notFast
	}
}

// finalOf returns the final score of a unit in units of the last place.
func (w *worker) finalOf(unit int, list []special) int64 {
	s := w.scorer
	var sums [3]int64
	for i := range sums {
		if w.sums[i] != nil {
			sums[i] = w.sums[i][unit]
		}
	}
	f, ok := s.sums.fold(s, sums[0], sums[1], sums[2], list)
	if ok {
		if f.status != Scored {
			return noFinal
		}
		return s.rescaled(f.lo, f.applicable) + f.change
	}
	all := make([]int64, len(s.leaves))
	for i, n := range s.leaves {
		points, _ := w.leaf(n, unit, unit+1, nil, false)
		all[i] = points[0]
	}
	t := s.total(s.parts(all, list), "")
	if !t.Final.Valid {
		return noFinal
	}
	v, _ := scaled(t.Final.Decimal, s.rubric.Points.Places)
	return v
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
	return t.scorer.sums.known(units, t.scorer.sums.unit)
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
	if leaf := t.scorer.leafWith(code); leaf >= 0 {
		n := t.scorer.leaves[leaf]
		for _, sp := range t.special[i/formula.BlockLen] {
			if sp.unit == i && sp.leaf == n.index {
				if sp.status == Missing || sp.status == Failed || !sp.counts {
					return decimal.NullDecimal{}
				}
				return t.scorer.sums.known(sp.lo, t.scorer.sums.unit)
			}
		}
		w := &worker{Totals: t, frame: &formula.Frame{Rows: 1}, points: make([]int64, 1)}
		points, _ := w.leaf(n, i, i+1, nil, false)
		return t.scorer.sums.known(points[0], t.scorer.sums.unit)
	}
	return decimal.NullDecimal{}
}
