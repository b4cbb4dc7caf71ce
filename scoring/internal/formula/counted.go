package formula

import (
	"slices"

	"github.com/parindex/parindex/scoring/internal/interval"
)

// Counted names what kept the counts of conditions in a number from making it greater: the
// comparisons of conditions that do not hold or, where the number falls with the count, of
// those that do. There are none where the number has no count, or may go either way.
func Counted(n Node, vars []interval.Domain) []Atom {
	c := &countedConditions{lets: map[int]Node{}}
	c.visit(n, vars, 1)
	return c.atoms
}

type countedConditions struct {
	lets  map[int]Node
	atoms []Atom
}

// visit looks for counts in a part with which the number rises, falls for a negative way,
// or does neither.
func (c *countedConditions) visit(n Node, vars []interval.Domain, way int) {
	if way == 0 {
		return
	}
	switch n := n.(type) {
	case *Variable:
		if init := c.lets[n.Slot]; init != nil {
			c.visit(init, vars, way)
		}
	case *Let:
		if init := Eval(n.Init, vars); init.HasValue {
			c.lets[n.Slot] = n.Init
			c.visit(n.Body, with(vars, n.Slot, init.Value), way)
		}
	case *Unary:
		c.visit(n.X, vars, -way)
	case *Binary:
		left, right := way, way
		switch n.Op {
		case "-":
			right = -way
		case "*":
			left, right = way*sign(n.R, vars), way*sign(n.L, vars)
		case "/":
			left, right = way*sign(n.R, vars), 0
		}
		c.visit(n.L, vars, left)
		c.visit(n.R, vars, right)
	case *Conditional:
		switch when := Eval(n.Cond, vars); {
		case !when.HasValue || !when.Value.Known():
		case when.Value.Bools == interval.IsTrue:
			c.visit(n.Then, vars, way)
		default:
			c.visit(n.Otherwise, vars, way)
		}
	case *Call:
		c.call(n, vars, way)
	}
}

func (c *countedConditions) call(n *Call, vars []interval.Domain, way int) {
	switch n.Name {
	case "sum", "mean", "min", "max", "clamp":
		for _, a := range n.Args {
			c.visit(a, vars, way)
		}
	case "floor", "ceil", "round":
		c.visit(n.Args[0], vars, way)
	case "count":
		for _, a := range n.Args {
			when := Eval(a, vars)
			if held := when.Value.Bools == interval.IsTrue; !when.HasValue || !when.Value.Known() || held == (way > 0) {
				continue
			}
			c.atoms = append(c.atoms, ofMember(Decide(a, vars))...)
		}
	}
}

// ofMember writes comparisons with the names of members in the place of that of a series.
func ofMember(atoms []Atom) []Atom {
	out := slices.Clone(atoms)
	for i := range out {
		if memberOf(out[i].Subject) < 0 {
			continue // of a whole series
		}
		out[i].Subject = rewrite(out[i].Subject, func(_, n Node) Node {
			if v, is := n.(*Variable); is {
				v.series = nil
			}
			return n
		})
	}
	return out
}

// Argument is an argument of a function as it is written: a number or a condition, or
// those that a series stands for.
type Argument struct {
	Nodes  []Node
	Series bool
}

// Arguments returns the arguments of a function, of which a series is one.
func Arguments(args []Node) []Argument {
	var out []Argument
	for _, a := range args {
		series := memberOf(a) >= 0
		if last := len(out) - 1; series && last >= 0 && out[last].Series && same(out[last].Nodes[0], a) {
			out[last].Nodes = append(out[last].Nodes, a)
			continue
		}
		out = append(out, Argument{[]Node{a}, series})
	}
	return out
}
