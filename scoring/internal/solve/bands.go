package solve

import (
	"math/big"
	"slices"

	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
)

// bands follows a table: each band that the number can lie in, and the gaps between them.
func (e *evaluation) bands(n *formula.BandTable, r Region, x LinearExpr, yield func(Region, operand)) {
	e.meet(r, Event{Kind: formula.Weighed, Node: n, Number: x})
	t, over := e.q.bandTable(n), x.over(r.box)
	for _, i := range t.meeting(over) {
		if r, ok := r.Inside(x, n.Bands[i].Of); ok {
			e.follow(n.Bands[i].Score, r, yield)
		}
	}
	for _, gap := range t.gaps {
		if over.Intersect(gap).Empty() {
			continue
		}
		if r, ok := r.Inside(x, gap); ok {
			e.fail(r, n, n.Lacking(gap))
		}
	}
}

// bandTable is a table with what is looked up again and again.
type bandTable struct {
	sets   []interval.Interval
	gaps   []interval.Interval
	sorted []int // the bands by their ends; nil where one lies within another
}

func (q *Search) bandTable(n *formula.BandTable) *bandTable {
	if t := q.tables[n]; t != nil {
		return t
	}
	t := &bandTable{}
	for i, b := range n.Bands {
		t.sets, t.sorted = append(t.sets, b.Of), append(t.sorted, i)
	}
	slices.SortStableFunc(t.sorted, func(i, j int) int {
		a, b := &t.sets[i], &t.sets[j]
		if c := compareEnds(a.Lo, b.Lo, -1); c != 0 || a.LoOpen == b.LoOpen {
			return c
		}
		if b.LoOpen {
			return -1
		}
		return 1
	})
	t.gaps = t.between()
	if !slices.IsSortedFunc(t.sorted, func(i, j int) int { return compareEnds(t.sets[i].Hi, t.sets[j].Hi, 1) }) {
		t.sorted = nil
	}
	if q.tables == nil {
		q.tables = map[*formula.BandTable]*bandTable{}
	}
	q.tables[n] = t
	return t
}

// compareEnds compares two ends, of which nil is infinite on a side.
func compareEnds(a, b *big.Rat, side int) int {
	switch {
	case a == nil && b == nil:
		return 0
	case a == nil:
		return side
	case b == nil:
		return -side
	}
	return interval.Cmp(a, b)
}

// between returns what no band holds, from the lowest: bands lie in order of their lower
// ends.
func (t *bandTable) between() (gaps []interval.Interval) {
	rest := []interval.Interval{{}} // the last is what lies above the bands so far
	for _, i := range t.sorted {
		last := len(rest) - 1
		if last < 0 {
			break
		}
		above := interval.Outside(rest[last:], t.sets[i])
		rest = append(rest[:last:last], above...)
	}
	return rest
}

// meeting returns the bands, in their order, that may have numbers of a set.
func (t *bandTable) meeting(over interval.Interval) (out []int) {
	meets := func(i int) bool {
		s := t.sets[i]
		return (s.Lo == nil || over.Hi == nil || interval.Cmp(s.Lo, over.Hi) <= 0) &&
			(s.Hi == nil || over.Lo == nil || interval.Cmp(over.Lo, s.Hi) <= 0)
	}
	if t.sorted == nil {
		for i := range t.sets {
			if meets(i) {
				out = append(out, i)
			}
		}
		return out
	}
	from, _ := slices.BinarySearchFunc(t.sorted, over.Lo, func(i int, lo *big.Rat) int {
		if hi := t.sets[i].Hi; lo == nil || hi == nil || interval.Cmp(hi, lo) >= 0 {
			return 1
		}
		return -1
	})
	for _, i := range t.sorted[from:] {
		if !meets(i) {
			break
		}
		out = append(out, i)
	}
	slices.Sort(out)
	return out
}
