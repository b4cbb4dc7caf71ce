package rules

import (
	"slices"

	"github.com/parindex/parindex/scoring/internal/kernel"
)

// found is what a leaf can come to, as far as it is seen.
type found struct {
	counts, excluded bool
	lo, hi           int64
	states           []int64
	statuses         []Status
}

// ask computes the rows and takes down what they come to; not ok where that may not be
// all.
func (w *spanning) ask() bool {
	w.found = found{states: w.found.states[:0], statuses: w.found.statuses[:0]}
	n := w.of.node
	w.points, w.states = w.points[:0], w.states[:0]
	for at := 0; at < len(w.rows); at += len(w.figures) {
		points, state := n.Kernel.One(w.frame, w.rows[at:at+len(w.figures)])
		w.points, w.states = append(w.points, points), append(w.states, state)
	}
	for _, a := range w.asked {
		least, most := w.settled(&a, a.least, false), w.settled(&a, a.most, true)
		if least < 0 || most < 0 {
			return false
		}
		if b := a.box; b != nil && !b.stepped && w.points[least] != w.points[most] {
			return false
		}
		for _, row := range [2]int{least, most} {
			w.take(n, w.states[row], w.points[row])
		}
	}
	return len(w.asked) > 0
}

// settled returns the row with the least points, or the most, -1 where that is not seen.
func (w *spanning) settled(a *asked, e end, most bool) int {
	for _, row := range e.samples {
		if row < 0 {
			continue
		}
		if a.box == nil {
			if w.states[row] == kernel.StateUndecided {
				return -1
			}
			return row
		}
		if w.states[row] != a.box.state {
			return -1
		}
		if e.sure || e.bound >= 0 && w.states[e.bound] == w.states[row] && w.points[e.bound] == w.points[row] ||
			a.box.reaches(most, w.points[row]) {
			return row
		}
	}
	return -1
}

// reaches reports whether points are no less, or no more, than all of a box.
func (b *box) reaches(most bool, points int64) bool {
	switch {
	case b.state != kernel.StateCounted:
		return true
	case most:
		return b.hasMost && points == b.most
	}
	return b.hasLeast && points == b.least
}

// take takes down what a row comes to.
func (w *spanning) take(n *Node, state, points int64) {
	f := &w.found
	e := Entry{Status: Scored, Counts: true, Lo: points, Hi: points}
	if state >= kernel.StateGuard {
		e = n.Closed(int(state-kernel.StateGuard), points)
	}
	if !slices.Contains(f.states, state) {
		f.states = append(f.states, state)
	}
	if !slices.Contains(f.statuses, e.Status) {
		f.statuses = append(f.statuses, e.Status)
	}
	f.excluded = f.excluded || e.Excluded
	if !e.Counts {
		return
	}
	if !f.counts || e.Lo < f.lo {
		f.lo = e.Lo
	}
	if !f.counts || e.Hi > f.hi {
		f.hi = e.Hi
	}
	f.counts = true
}

// entry returns what was found.
func (w *spanning) entry(n *Node) Entry {
	f := &w.found
	e := Entry{Leaf: n.Index, Counts: f.counts, Excluded: f.excluded, Status: Missing}
	if f.counts {
		e.Lo, e.Hi = f.lo, f.hi
	}
	switch {
	case f.counts && (f.excluded || f.lo != f.hi):
	case len(f.statuses) == 1:
		e.Status = f.statuses[0]
	case f.counts:
		e.Status = Scored
	default:
		e.Status = NotApplicable
	}
	return e
}
