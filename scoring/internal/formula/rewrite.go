package formula

import "slices"

// rewrite returns a formula with every node replaced by what f makes of it; f gets
// the node and a copy whose children are replaced already, which it may change.
func rewrite(n Node, f func(n, copied Node) Node) Node {
	list := func(nodes []Node) []Node {
		out := make([]Node, len(nodes))
		for i, x := range nodes {
			out[i] = rewrite(x, f)
		}
		return out
	}
	switch n := n.(type) {
	case *Variable:
		c := *n
		return f(n, &c)
	case *Let:
		c := *n
		c.Init, c.Body = rewrite(n.Init, f), rewrite(n.Body, f)
		return f(n, &c)
	case *Unary:
		c := *n
		c.X = rewrite(n.X, f)
		return f(n, &c)
	case *Binary:
		c := *n
		c.L, c.R = rewrite(n.L, f), rewrite(n.R, f)
		return f(n, &c)
	case *Conditional:
		c := *n
		c.Cond, c.Then, c.Otherwise = rewrite(n.Cond, f), rewrite(n.Then, f), rewrite(n.Otherwise, f)
		return f(n, &c)
	case *Membership:
		c := *n
		c.X, c.List = rewrite(n.X, f), list(n.List)
		return f(n, &c)
	case *Between:
		c := *n
		c.X = rewrite(n.X, f) // the ends are literals
		return f(n, &c)
	case *Call:
		c := *n
		c.Args = list(n.Args)
		c.Plain = c.plain(n.Plain)
		return f(n, &c)
	case *BandTable:
		c := *n
		c.X, c.Bands = rewrite(n.X, f), make([]band, len(n.Bands))
		for i, b := range n.Bands {
			b.Score = rewrite(b.Score, f)
			c.Bands[i] = b
		}
		return f(n, &c)
	}
	return f(n, n)
}

// Renumber returns the formula with other slots for its variables. It serves to
// evaluate a formula over the few variables that it reads. What keeps its slots is shared.
func Renumber(n Node, slot func(int) int) Node {
	return rewrite(n, func(n, copied Node) Node {
		same := slices.Equal(children(n), children(copied))
		switch c := copied.(type) {
		case *Variable:
			if c.Slot = slot(c.Slot); c.series != nil {
				s := *c.series
				s.slots = make([]int, len(s.slots))
				for i, of := range c.series.slots {
					s.slots[i] = slot(of)
					same = same && s.slots[i] == of
				}
				c.series = &s
			}
			same = same && c.Slot == n.(*Variable).Slot
		case *Let:
			c.Slot = slot(c.Slot)
			same = same && c.Slot == n.(*Let).Slot
		}
		if same {
			return n
		}
		return copied
	})
}

// replace returns a formula with one of its nodes, known by its identity, replaced
// by another wherever it stands. It shares the nodes that stay the same, by which what is
// known of them is found again.
func replace(root, old, by Node) Node {
	return rewrite(root, func(n, copied Node) Node {
		switch {
		case n == old || same(n, old):
			return asMember(by, memberOf(n))
		case slices.Equal(children(n), children(copied)):
			return n
		}
		return copied
	})
}

// same reports whether two nodes are one part of an expression: the middle of a
// chained comparison stands in both of its halves.
func same(a, b Node) bool {
	return a.meta().Pos == b.meta().Pos && a.meta().Type == b.meta().Type && String(a) == String(b)
}
