package rules

import "github.com/parindex/parindex/scoring/internal/formula"

// manyPaths is from how many ways through the conditions of a leaf on these are not followed
// one by one: about as many as one question allows steps.
const manyPaths = 100_000

// ManyPaths reports whether there are very many ways through the conditions of a leaf.
func (n *Node) ManyPaths() bool {
	to, paths := 1, 0 // to a condition, and to the end
	times := func(a, b int) int { return min(a*b, manyPaths) }
	for _, g := range n.Guards {
		holds, _ := formula.Paths(g.Cond)
		to = times(to, holds)
	}
	for _, c := range n.Cases {
		holds, not := 1, 0
		if c.When != nil {
			holds, not = formula.Paths(c.When)
		}
		ways, _ := formula.Paths(c.Score)
		paths, to = paths+times(times(to, holds), ways), times(to, not)
	}
	return paths+to >= manyPaths
}
