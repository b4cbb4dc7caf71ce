package formula

import "github.com/parindex/parindex/scoring/internal/interval"

// gridOf returns a grid on which a number always lies, so far as sums and differences of
// inputs, literals and parameters tell; dense for others.
func gridOf(n Node) interval.Grid {
	if n.meta().Whole {
		return interval.Whole
	}
	switch n := n.(type) {
	case *Literal:
		if v, is := Constant(n); is {
			if places, finite := interval.Places(v); finite {
				return interval.GridOf(places)
			}
		}
	case *Conditional:
		if n.of != nil {
			grid := interval.Whole
			for _, v := range ParameterValues(n) {
				if places, finite := interval.Places(v.Value.Rat()); finite {
					grid = grid.Or(interval.GridOf(places))
				}
			}
			return grid
		}
	case *Variable:
		if n.Type == interval.Number {
			return n.grid
		}
	case *Unary:
		return gridOf(n.X)
	case *Binary:
		if n.Op == "+" || n.Op == "-" {
			return gridOf(n.L).Or(gridOf(n.R))
		}
	case *Call:
		if n.Plain != nil {
			return gridOf(n.Plain)
		}
	}
	return interval.Dense
}
