package formula

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
	case *variable:
		c := *n
		return f(n, &c)
	case *let:
		c := *n
		c.init, c.body = rewrite(n.init, f), rewrite(n.body, f)
		return f(n, &c)
	case *unary:
		c := *n
		c.x = rewrite(n.x, f)
		return f(n, &c)
	case *binary:
		c := *n
		c.l, c.r = rewrite(n.l, f), rewrite(n.r, f)
		return f(n, &c)
	case *conditional:
		c := *n
		c.cond, c.then, c.otherwise = rewrite(n.cond, f), rewrite(n.then, f), rewrite(n.otherwise, f)
		return f(n, &c)
	case *membership:
		c := *n
		c.x, c.list = rewrite(n.x, f), list(n.list)
		return f(n, &c)
	case *interval:
		c := *n
		c.x = rewrite(n.x, f) // the ends are literals
		return f(n, &c)
	case *call:
		c := *n
		c.args = list(n.args)
		return f(n, &c)
	case *bandTable:
		c := *n
		c.x, c.bands = rewrite(n.x, f), make([]band, len(n.bands))
		for i, b := range n.bands {
			b.score = rewrite(b.score, f)
			c.bands[i] = b
		}
		return f(n, &c)
	}
	return f(n, n)
}

// Renumber returns the formula with other slots for its variables. It serves to
// evaluate a formula over the few variables that it reads.
func Renumber(n Node, slot func(int) int) Node {
	return rewrite(n, func(_, n Node) Node {
		switch n := n.(type) {
		case *variable:
			n.slot = slot(n.slot)
		case *let:
			n.slot = slot(n.slot)
		}
		return n
	})
}

// replace returns a formula with one of its nodes, known by its identity, replaced
// by another wherever it stands.
func replace(root, old, by Node) Node {
	return rewrite(root, func(n, copied Node) Node {
		if n == old || same(n, old) {
			return by
		}
		return copied
	})
}

// same reports whether two nodes are one part of an expression: the middle of a
// chained comparison stands in both of its halves.
func same(a, b Node) bool {
	return a.meta().Pos == b.meta().Pos && a.meta().Type == b.meta().Type && String(a) == String(b)
}
