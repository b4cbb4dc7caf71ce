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
	spanning spanning
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
		points, other, isOther := e.LeafBy(r, n, slow)
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
	return e.LeafBy(r, n, e.Compiled.Slow)
}

// LeafBy does so with slow for a leaf that no kernel computes.
func (e *Engine) LeafBy(r Row, n *Node, slow func(Row, *Node) Entry) (points int64, other Entry, isOther bool) {
	if len(r.Set) > 0 {
		if o, is := r.Set[n.Index]; is {
			return e.set(n, o)
		}
	}
	if n.Plain() {
		if v := r.Vals[len(e.Compiled.Inputs.Columns)+n.Index]; v != NotFast {
			return v, Entry{}, false
		}
	}
	if n.Kernel != nil && e.fast(r, n) {
		e.local = e.local[:0]
		for _, slot := range n.Reads {
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
	if out, ok := e.quick(r, n); ok {
		return 0, out, true
	}
	return 0, slow(r, n), true
}

// Entry returns what a leaf comes to that does not simply have points.
func (e *Engine) Entry(r Row, n *Node) Entry {
	if out, ok := e.quick(r, n); ok {
		return out
	}
	return e.Compiled.Slow(r, n)
}

// quick returns what a leaf comes to with figures missing where that needs no search.
func (e *Engine) quick(r Row, n *Node) (out Entry, ok bool) {
	switch {
	case n.Plain() && n.Min < n.Max && !e.Compiled.states(r, n.Reads[0]):
		return Entry{Leaf: n.Index, Status: Missing, Counts: true, Lo: n.Min, Hi: n.Max}, true
	case n.spans() && !e.fast(r, n):
		return e.spanned(r, n)
	}
	return out, false
}

// fast reports whether all that a leaf reads stands in the columns.
func (e *Engine) fast(r Row, n *Node) bool {
	for _, slot := range n.Reads {
		if r.Vals[slot] == NotFast {
			return false
		}
	}
	return true
}

// Closed returns what a leaf is one of whose guards in the kernel is closed.
func (n *Node) Closed(at int, points int64) Entry {
	status, policy := n.closed(at)
	excluded := policy.Kind == rubric.PolicyExclude
	return Entry{Leaf: n.Index, Status: status, Lo: points, Hi: points, Counts: !excluded, Excluded: excluded}
}

// Excludes reports whether a leaf leaves the maxima where a guard in the kernel is closed.
func (n *Node) Excludes(at int) bool {
	_, policy := n.closed(at)
	return policy.Kind == rubric.PolicyExclude
}

// closed returns what follows where a guard in the kernel is closed: one of the rule's, or
// the one behind them that something arises.
func (n *Node) closed(at int) (Status, rubric.Policy) {
	if at == len(n.Guards) {
		return NotArising, n.Item.NotArising
	}
	return n.Guards[at].Status, n.Guards[at].Policy
}

// Slow evaluates a leaf over sets of possible values.
func (s *Compiled) Slow(r Row, n *Node) Entry {
	o := n.Evaluate(s.Rubric, s.Vars(r, n), s.Points(r, n)...)
	return s.Entry(n, &o)
}
