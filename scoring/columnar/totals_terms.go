package columnar

import (
	"github.com/parindex/parindex/scoring/internal/kernel"
	"github.com/parindex/parindex/scoring/internal/rules"
)

// termWorker computes the items of a block whose parts do not simply add up.
type termWorker struct {
	points [][]int64       // by leaf that is a part, of a block
	all    []int64         // of one unit, by leaf
	lists  [][]rules.Entry // by unit of a block
}

// newTermWorker returns nil where there are no such items.
func newTermWorker(s *rules.Compiled) *termWorker {
	if len(s.Book.Lines) == len(s.Leaves) {
		return nil
	}
	t := &termWorker{points: make([][]int64, len(s.Leaves)), all: make([]int64, len(s.Leaves)),
		lists: make([][]rules.Entry, kernel.BlockLen)}
	for i := range s.Leaves {
		if s.Book.Part(i) {
			t.points[i] = make([]int64, kernel.BlockLen)
		}
	}
	return t
}

// part computes a leaf that is a part of a term.
func (w *worker) part(n *rules.Node) {
	points, state := w.kernel(n)
	own := w.terms.points[n.Index]
	copy(own, points)
	if state == nil {
		w.keep(n.Index, nil)
		return
	}
	same := w.of.base != nil && !w.of.changed(n.Index) // its entries are those of the base
	var others []rules.Entry
	for k, at := range state {
		switch {
		case at == kernel.StateCounted:
			continue
		case same:
		case at == kernel.StateUndecided:
			others = append(others, w.slow(n, k))
		default:
			others = append(others, n.Closed(int(at-kernel.StateGuard), points[k]))
			others[len(others)-1].Unit = k
		}
		own[k] = 0
	}
	if !same {
		w.keep(n.Index, others)
	}
}

// term computes a term from its parts and adds it in the place of what the base has.
func (w *worker) term(line int) {
	t, book := w.terms, w.of.compiled.Book
	at, of := line-len(w.of.compiled.Leaves), book.Of(line)
	sum := w.sum(book.Lines[line].Account)
	for k, p := range w.out.terms[at] {
		sum[k] -= p
	}
	for _, e := range w.out.othersOf(line) {
		w.enter(e, -1)
	}
	for leaf := of.From; leaf < of.To; leaf++ {
		for _, e := range w.out.othersOf(leaf) {
			t.lists[e.Unit] = append(t.lists[e.Unit], e)
		}
	}
	points := make([]int64, w.out.len)
	var others []rules.Entry
	for k := range points {
		for leaf := of.From; leaf < of.To; leaf++ {
			t.all[leaf] = t.points[leaf][k]
		}
		if len(t.lists[k]) == 0 {
			points[k] = of.Folded(t.all)
			sum[k] += points[k]
			continue
		}
		e := book.TermEntry(line, t.all, t.lists[k])
		e.Unit, t.lists[k] = k, t.lists[k][:0]
		others = append(others, e)
		w.enter(e, 1)
	}
	w.out.terms[at] = points
	w.keep(line, others)
}
