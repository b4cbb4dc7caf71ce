package rules

import "github.com/parindex/parindex/rubric"

// A final score is the sum of terms. A term is a leaf or, where parts do not simply add
// up, the outermost item that puts them together: what it comes to is a function of its
// parts that never falls when they rise. A book has a line for every leaf, those that are
// parts of a term among them, and behind them one for every such term; entries of terms
// name that line.

// terms returns the outermost items whose parts do not simply add up.
func (s *Compiled) terms() (out []*Node) {
	for _, list := range [][]*Node{s.Areas, s.Bonus, s.Penalty} {
		for _, n := range list {
			out = n.terms(out)
		}
	}
	return out
}

func (n *Node) terms(out []*Node) []*Node {
	if !n.Item.Sums() && n.From < n.To {
		return append(out, n)
	}
	for _, child := range n.Children {
		out = child.terms(out)
	}
	return out
}

// Holds reports whether an item stands below another, at any depth.
func (n *Node) Holds(below *Node) bool {
	for _, child := range n.Children {
		if child == below || child.Holds(below) {
			return true
		}
	}
	return false
}

// least returns what an item surely does not come to less than, be its parts excluded
// or not.
func (n *Node) least() (out int64) {
	if n.Item.Leaf() {
		return min(n.Min, 0)
	}
	for _, child := range n.Children {
		switch v := child.least(); {
		case n.Item.Combine == rubric.CombineLeast:
			out = min(out, v)
		default:
			out += v
		}
	}
	return out
}

// Folded returns what an item comes to, given the points of leaves, where all of its own
// simply have points.
func (n *Node) Folded(points []int64) int64 {
	if n.Item.Leaf() {
		return points[n.Index]
	}
	out, first := int64(0), true
	for _, child := range n.Children {
		if child.From == child.To {
			continue // unscored
		}
		switch v := child.Folded(points); {
		case n.Item.Combine != rubric.CombineLeast:
			out += v
		case first || v < out:
			out = v
		}
		first = false
	}
	if n.Item.Combine == rubric.CombineCapped {
		return min(out, n.Max)
	}
	return out
}

// Combine returns what an item comes to, given its parts.
func (b *Book) Combine(n *Node, parts []Subtotal) Subtotal {
	switch n.Item.Combine {
	case rubric.CombineCapped:
		return Together(parts).capped(n.Max)
	case rubric.CombineLeast:
		return leastOf(parts)
	}
	return Together(parts)
}

// Fold returns what an item comes to, given its leaves.
func (b *Book) Fold(n *Node, entry func(leaf int) Entry) Subtotal {
	if n.Item.Leaf() {
		return b.Subtotal(entry(n.Index))
	}
	parts := make([]Subtotal, 0, len(n.Children))
	for _, child := range n.Children {
		if child.From < child.To {
			parts = append(parts, b.Fold(child, entry))
		}
	}
	return b.Combine(n, parts)
}

// TermsOf returns the number of the book's lines of terms whose parts are among some
// leaves.
func (b *Book) TermsOf(leaves []*Node) (out []int) {
	for i := b.leaves; i < len(b.Lines); i++ {
		for _, n := range leaves {
			if of := b.Lines[i].term; of.From <= n.Index && n.Index < of.To {
				out = append(out, i)
				break
			}
		}
	}
	return out
}

// Of returns the item that a line of a term is about.
func (b *Book) Of(line int) *Node { return b.Lines[line].term }

// Most returns the maximum of a leaf or a term, by its line.
func (b *Book) Most(line int) int64 { return b.Lines[line].max }

// Part reports whether a leaf is a part of a term, and does not count by itself.
func (b *Book) Part(leaf int) bool { return b.Lines[leaf].Term >= 0 }

// Term returns the entry of a term, by its line, given its leaves.
func (b *Book) Term(line int, entry func(leaf int) Entry) Entry {
	of := b.Lines[line]
	t := b.Fold(of.term, entry)
	e := Entry{Leaf: line, Status: t.Status(), Counts: t.counts, Excluded: t.excluded, Lo: t.given.Lo, Hi: t.given.Hi}
	if e.Counts {
		e.Gone = Bounds{of.max - t.of.Hi, of.max - t.of.Lo}
	}
	return e
}

// LeftOut returns what of the maxima does not apply by the entry of a leaf or a term that
// is settled.
func (b *Book) LeftOut(e Entry) int64 {
	if !e.Counts {
		return b.Lines[e.Leaf].max
	}
	return e.Gone.Lo
}

// TermEntry returns the entry of a term, by its line, given the points of leaves and the
// entries of those that do not simply have points.
func (b *Book) TermEntry(line int, points []int64, entries []Entry) Entry {
	return b.Term(line, entryOf(points, entries))
}

// FoldOf returns what an item comes to, likewise.
func (b *Book) FoldOf(n *Node, points []int64, entries []Entry) Subtotal {
	return b.Fold(n, entryOf(points, entries))
}

func entryOf(points []int64, entries []Entry) func(leaf int) Entry {
	return func(leaf int) Entry {
		for _, e := range entries {
			if e.Leaf == leaf {
				return e
			}
		}
		return Entry{Leaf: leaf, Status: Scored, Counts: true, Lo: points[leaf], Hi: points[leaf]}
	}
}

// Terms computes the terms of a unit from the points of its leaves and the entries of
// those that do not simply have points: it sets the points of the terms, and appends
// the entries of terms that do not simply have any.
func (b *Book) Terms(points []int64, entries []Entry) []Entry {
	leaves := entries
	for line := b.leaves; line < len(b.Lines); line++ {
		n := b.Lines[line].term
		other := false
		for _, e := range leaves {
			other = other || n.From <= e.Leaf && e.Leaf < n.To
		}
		if !other {
			points[line] = n.Folded(points)
			continue
		}
		points[line] = 0
		entries = append(entries, b.TermEntry(line, points, leaves))
		entries[len(entries)-1].Unit = leaves[0].Unit
	}
	return entries
}
