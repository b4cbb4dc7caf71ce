package rules

import (
	"slices"

	"github.com/parindex/parindex/scoring/internal/interval"
)

// rangeSteps bounds the work on the leaves that share figures that are not known.
const rangeSteps = 200_000

// Spread is a range of points being found.
type Spread struct {
	Compiled *Compiled
	Row      Row
	Items    []*Node // what adds up to them
	Leaves   []*Node // of these
	Parts    []Entry // by leaf
	Loose    bool
	Budget   *Budget // of the work
}

// NewSpread returns the spread of some items for what a row knows, or of the final score,
// to which all add up.
func (s *Compiled) NewSpread(r Row, items []*Node) *Spread {
	x := &Spread{Compiled: s, Row: r, Items: items, Parts: make([]Entry, len(s.Leaves))}
	for _, n := range items {
		x.Leaves = append(x.Leaves, s.Leaves[n.From:n.To]...)
	}
	return x
}

// All returns the items that add up to the final score.
func (s *Compiled) All() []*Node { return slices.Concat(s.Areas, s.Bonus, s.Penalty) }

// terms returns the outermost items whose parts do not simply add up.
func (x *Spread) terms() (out []*Node) {
	for _, n := range x.Items {
		out = n.terms(out)
	}
	return out
}

// termOf returns the item among some that a leaf is a part of, or nil.
func termOf(terms []*Node, n *Node) *Node {
	for _, t := range terms {
		if t.From <= n.Index && n.Index < t.To {
			return t
		}
	}
	return nil
}

// Unknown returns the slots of the inputs that a leaf reads and that are not known, and of
// those that relations link to them.
func (x *Spread) Unknown(n *Node) []int {
	return x.Compiled.Relations.Linked(n.Inputs, func(slot int) bool { return !x.Compiled.Input(x.Row, slot).Known() })
}

// groups divides the leaves into those that share figures that are not known,
// directly or through others; the leaves of an adjustment share its cap, and those below
// an item whose parts do not simply add up share that.
func (x *Spread) groups(capped bool) [][]*Node {
	terms := x.terms()
	return Grouped(x.Leaves, func(n *Node) []int {
		keys := x.Unknown(n)
		if t := termOf(terms, n); t != nil {
			keys = append(keys, -OnPenalty-1-t.From)
		}
		if side := x.Compiled.Side(n); side != onAreas && capped {
			keys = append(keys, -side)
		}
		return keys
	})
}

// Grouped divides leaves into those that share keys, directly or through others,
// in order.
func Grouped(leaves []*Node, keys func(*Node) []int) [][]*Node {
	parent := make([]int, len(leaves))
	for i := range parent {
		parent[i] = i
	}
	find := func(i int) int {
		for parent[i] != i {
			i = parent[i]
		}
		return i
	}
	first := map[int]int{} // of the leaves with a key
	for i, n := range leaves {
		for _, key := range keys(n) {
			if other, seen := first[key]; seen {
				parent[find(i)] = find(other)
			} else {
				first[key] = i
			}
		}
	}
	members := map[int][]*Node{}
	var order []int
	for i, n := range leaves {
		root := find(i)
		if members[root] == nil {
			order = append(order, root)
		}
		members[root] = append(members[root], n)
	}
	var out [][]*Node
	for _, root := range order {
		out = append(out, members[root])
	}
	return out
}

// Sum returns the range of the points of the leaves together.
func (x *Spread) Sum() Bounds {
	var out Bounds
	for _, group := range x.groups(false) {
		out = out.plus(x.together(group, false))
	}
	return out
}

// Final returns the range of the final score. Where exclusions are open, or leaves
// that are rescaled share figures with others that are rescaled otherwise or not at
// all, it takes them for independent.
func (x *Spread) Final() Bounds {
	book := x.Compiled.Book
	l := book.Ledger([Accounts]int64{}, book.Terms(make([]int64, len(book.Lines)), slices.Clone(x.Parts)))
	wide, _, _ := l.Final()
	open := slices.ContainsFunc(x.Parts, func(e Entry) bool { return e.Counts && e.Excluded })
	if open || x.Compiled.Book.Rescales && !l.Assessed() {
		x.Loose = true
		return wide
	}
	var rest Bounds
	var lo, hi [Sources]int64
	for _, g := range x.groups(true) {
		at := x.Compiled.Account(g[0])
		factor := l.factor(at)
		switch {
		case slices.ContainsFunc(g, func(n *Node) bool { return l.factor(x.Compiled.Account(n)).Cmp(factor) != 0 }):
			x.Loose = true
			return wide
		case factor.Cmp(interval.One()) == 0:
			rest = rest.plus(x.together(g, true))
		default:
			points := x.together(g, false)
			lo[at], hi[at] = lo[at]+points.Lo, hi[at]+points.Hi
		}
	}
	rest = rest.plus(Bounds{book.rescaled(lo, l.applicable), book.rescaled(hi, l.applicable)})
	return Bounds{book.Bounded(rest.Lo), book.Bounded(rest.Hi)}
}

// together returns the range of what leaves add to the score. With caps, bonus and
// penalty count as they do in the final score.
func (x *Spread) together(group []*Node, caps bool) Bounds {
	var points [3]Bounds // by side
	open := 0
	terms := x.terms()
	for _, n := range group {
		p, side := x.Parts[n.Index], x.Compiled.Side(n)
		alone, t := p.Bounds(), termOf(terms, n)
		if !alone.Single() { // excluded, it adds nothing
			open++
		}
		switch {
		case t == nil:
			points[side] = points[side].plus(alone)
			continue
		case t.From == n.Index:
			of := x.Compiled.Book.Fold(t, func(leaf int) Entry { return x.Parts[leaf] })
			points[side] = points[side].plus(of.Points)
		}
		x.Loose = x.Loose || p.Counts && p.Excluded
	}
	sum := points[onAreas].plus(points[onBonus]).plus(points[OnPenalty])
	if caps {
		sum = x.Compiled.Book.uncut(points[onAreas], points[onBonus], points[OnPenalty])
	}
	if open < 2 {
		return sum
	}
	j, ok := x.jointly(group, caps)
	if !ok {
		x.Loose = true
		return sum
	}
	return Bounds{max(sum.Lo, j.Lo), min(sum.Hi, j.Hi)}
}
