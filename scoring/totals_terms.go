package scoring

import (
	"slices"

	"github.com/parindex/parindex/scoring/internal/kernel"
	"github.com/parindex/parindex/scoring/internal/rules"
)

// termWorker computes the items of a block whose parts do not simply add up.
type termWorker struct {
	leaves  int
	points  [][]int64 // by leaf that is a part, of a block
	all     []int64   // of one unit, by line of the book
	changed []bool    // by item: it is not as in the base
	parts   []int     // by leaf: the item that it is a part of; -1 for none
}

// newTermWorker returns nil where there are no such items.
func newTermWorker(s *rules.Compiled) *termWorker {
	lines := s.Book.Lines
	if len(lines) == len(s.Leaves) {
		return nil
	}
	t := &termWorker{leaves: len(s.Leaves), points: make([][]int64, len(s.Leaves)), all: make([]int64, len(lines)),
		changed: make([]bool, len(lines)-len(s.Leaves)), parts: make([]int, len(s.Leaves))}
	for i, n := range s.Leaves {
		t.parts[i] = -1
		for _, line := range s.Book.TermsOf([]*rules.Node{n}) {
			t.parts[i] = line - len(s.Leaves)
			t.points[i] = make([]int64, kernel.BlockLen)
		}
	}
	return t
}

// start says which items differ from those of the base; all where there is none.
func (t *termWorker) start(base *Totals, s *rules.Compiled) {
	if t == nil {
		return
	}
	for k := range t.changed {
		t.changed[k] = base == nil
	}
	for i, k := range t.parts {
		if k >= 0 && base != nil && base.scorer.c.Leaves[i] != s.Leaves[i] {
			t.changed[k] = true
		}
	}
}

// keeps reports whether an entry of the base is that of an item that is as it was.
func (t *termWorker) keeps(line int) bool {
	return t != nil && line >= t.leaves && !t.changed[line-t.leaves]
}

// wants reports whether the points of a leaf are needed.
func (t *termWorker) wants(leaf int) bool { return t.changed[t.parts[leaf]] }

// unitTerms computes the items of a unit that differ from the base, the k-th of the
// block, and adds the entries of those that do not simply have points to the lists.
func (w *worker) unitTerms(unit, k int, list []rules.Entry) []rules.Entry {
	t := w.terms
	if t == nil {
		return list
	}
	for i, points := range t.points {
		if points != nil {
			t.all[i] = points[k]
		}
	}
	mine := w.lists[k]
	for _, e := range w.totals.scorer.c.Book.Terms(t.all, slices.Clip(mine))[len(mine):] {
		if t.changed[e.Leaf-t.leaves] {
			e.Unit = unit
			list, w.lists[k] = append(list, e), append(w.lists[k], e)
		}
	}
	for at := range t.changed {
		if t.changed[at] {
			w.totals.terms[at][unit] = t.all[t.leaves+at]
		} else {
			w.totals.terms[at][unit] = w.base.terms[at][unit]
		}
	}
	return list
}
