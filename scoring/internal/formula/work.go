package formula

import "github.com/parindex/parindex/scoring/internal/interval"

// Work returns what it takes to evaluate a formula over sets of its variables, in units of
// about a tenth of a microsecond, where numbers are short. Conditions cost most: what they
// say of a variable is noted in a copy of them all.
func Work(n Node, vars []interval.Domain) int {
	const part = 4
	copied := 3 + len(vars)/3
	narrowed := func(x Node) int {
		if v, is := x.(*Variable); is {
			return 2*copied + len(vars[v.Slot].Texts)/3
		}
		return 0
	}
	units := part
	switch n := n.(type) {
	case *Let:
		units += copied
	case *Variable:
		if n.Type == interval.Bool {
			units += 2 * copied
		}
	case *Binary:
		switch {
		case n.Op == "and", n.Op == "or":
			units += copied + len(vars)/2
		case n.Op == "*", n.Op == "/":
			units += 2 * part
		case n.Type == interval.Bool:
			units += narrowed(n.L) + narrowed(n.R)
		}
	case *Membership:
		units += len(n.List) * (part + narrowed(n.X))
	case *Call:
		if n.Plain != nil {
			return units + Work(n.Plain, vars)
		}
		units += 2 * part
	}
	for _, child := range children(n) {
		units += Work(child, vars)
	}
	return units
}
