package rules

import (
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/kernel"
)

// Plain reports whether a leaf's points are what the facts hold of it.
func (n *Node) Plain() bool { return n.Item.Reported && len(n.Guards) == 0 }

// Engine scores units one by one or in blocks; it is used by one goroutine at a
// time and keeps its memory from unit to unit.
type Engine struct {
	Compiled *Compiled
	frame    kernel.Frame // for one unit
	Block    kernel.Frame // for a block of a table
	local    []int64      // what a leaf reads of a unit
	points   []int64      // by line of the book
}

// NewEngine returns an engine from the pool; put it back with Engines.Put.
func (s *Compiled) NewEngine() *Engine {
	if e, ok := s.Engines.Get().(*Engine); ok {
		return e
	}
	return &Engine{Compiled: s, frame: kernel.Frame{Rows: 1}, Block: kernel.Frame{Rows: kernel.BlockLen},
		points: make([]int64, len(s.Book.Lines))}
}

// Ledger adds up the points of the last unit, with the entries of its other leaves.
func (e *Engine) Ledger(entries []Entry) Ledger {
	var sums [Accounts]int64
	for i, points := range e.points {
		if of := &e.Compiled.Book.Lines[i]; of.Term < 0 {
			sums[of.Account] += points
		}
	}
	return e.Compiled.Book.Ledger(sums, entries)
}

// Fold returns what an item came to for the last unit, given the entries of LeafPoints.
func (e *Engine) Fold(n *Node, entries []Entry) Subtotal {
	return e.Compiled.Book.FoldOf(n, e.points, entries)
}

// LeafPoints computes the points of all leaves and terms of a unit, keeps them for
// [Engine.Ledger], and returns those that have none or may have others.
func (e *Engine) LeafPoints(r Row) []Entry { return e.LeafPointsBy(r, e.Compiled.Slow) }

// LeafPointsBy does so with slow for the leaves that no kernel computes.
func (e *Engine) LeafPointsBy(r Row, slow func(Row, *Node) Entry) []Entry {
	var list []Entry
	for _, n := range e.Compiled.Leaves {
		points, other, isOther := e.leaf(r, n, slow)
		e.points[n.Index] = points
		if isOther {
			list = append(list, other)
		}
	}
	return e.Compiled.Book.Terms(e.points, list)
}

// Leaf computes the points of a leaf; isOther reports that it has none or may have
// others, as the entry says.
func (e *Engine) Leaf(r Row, n *Node) (points int64, other Entry, isOther bool) {
	return e.leaf(r, n, e.Compiled.Slow)
}

func (e *Engine) leaf(r Row, n *Node, slow func(Row, *Node) Entry) (points int64, other Entry, isOther bool) {
	if n.Plain() {
		if v := r.Vals[len(e.Compiled.Inputs.Columns)+n.Index]; v != NotFast {
			return v, Entry{}, false
		}
	}
	if n.Kernel != nil && e.fast(r, n) {
		e.local = e.local[:0]
		for _, slot := range n.Inputs {
			e.local = append(e.local, r.Vals[slot])
		}
		points, state := n.Kernel.One(&e.frame, e.local)
		switch {
		case state == kernel.StateCounted:
			return points, Entry{}, false
		case state >= kernel.StateGuard:
			return 0, n.Closed(int(state-kernel.StateGuard), points), true
		}
	}
	return 0, slow(r, n), true
}

// fast reports whether all that a leaf reads stands in the columns.
func (e *Engine) fast(r Row, n *Node) bool {
	for _, slot := range n.Inputs {
		if r.Vals[slot] == NotFast {
			return false
		}
	}
	return true
}

// Closed returns what a leaf is one of whose guards is closed.
func (n *Node) Closed(at int, points int64) Entry {
	g := n.Guards[at]
	excluded := g.Policy.Kind == rubric.PolicyExclude
	return Entry{Leaf: n.Index, Status: g.Status, Lo: points, Hi: points, Counts: !excluded, Excluded: excluded}
}

// Excludes reports whether a leaf leaves the maxima where a guard is closed.
func (n *Node) Excludes(guard int) bool { return n.Guards[guard].Policy.Kind == rubric.PolicyExclude }

// Slow evaluates a leaf over sets of possible values.
func (s *Compiled) Slow(r Row, n *Node) Entry {
	o := n.Evaluate(s.Rubric, s.Vars(r, n), s.Points(r, n)...)
	return s.Entry(n, &o)
}
