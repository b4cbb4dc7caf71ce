package formula

import (
	"maps"
	"math/big"
	"slices"

	"github.com/parindex/parindex/scoring/internal/interval"
)

// Counted names what kept the counts of conditions in a number from making it greater: the
// comparisons of conditions that do not hold or, where the number falls with the count, of
// those that do. There are none where the number has no count, or may go either way. Of
// conditions that one figure cannot meet together (it is one option or the other) those are
// left out that would give no more than the one it meets, or less than another.
func Counted(n Node, vars []interval.Domain) []Atom {
	c := &countedConditions{lets: map[int]Node{}, earned: map[int]*big.Rat{}}
	c.visit(n, vars, big.NewRat(1, 1))
	most := maps.Clone(c.earned) // by figure: what the best of its options gives
	for _, x := range c.lacking {
		if least := most[x.atom.Slot]; x.exclusive() && (least == nil || x.weight.Cmp(least) > 0) {
			most[x.atom.Slot] = x.weight
		}
	}
	var atoms []Atom
	for _, x := range c.lacking {
		if earned := c.earned[x.atom.Slot]; x.exclusive() &&
			(x.weight.Cmp(most[x.atom.Slot]) < 0 || earned != nil && x.weight.Cmp(earned) <= 0) {
			continue
		}
		atoms = append(atoms, x.atom)
	}
	return atoms
}

type countedConditions struct {
	lets    map[int]Node
	earned  map[int]*big.Rat // by figure: what the option that it is gives
	lacking []lackingCondition
}

// lackingCondition is a comparison that keeps a count from more, with what one more in the
// count gives: exactly, where the factors before the count are known.
type lackingCondition struct {
	atom   Atom
	weight *big.Rat
}

// exclusive reports whether a figure that meets the comparison meets no other like it.
func (x lackingCondition) exclusive() bool {
	return x.atom.Slot >= 0 && x.atom.Op == "==" && x.weight.Sign() > 0
}

// visit looks for counts in a part with which the number rises, falls for a negative way,
// or does neither.
func (c *countedConditions) visit(n Node, vars []interval.Domain, way *big.Rat) {
	if way.Sign() == 0 {
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
		c.visit(n.X, vars, new(big.Rat).Neg(way))
	case *Binary:
		left, right := way, way
		switch n.Op {
		case "-":
			right = new(big.Rat).Neg(way)
		case "*":
			left, right = times(way, n.R, vars), times(way, n.L, vars)
		case "/":
			left, right = over(way, n.R, vars), new(big.Rat)
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

func (c *countedConditions) call(n *Call, vars []interval.Domain, way *big.Rat) {
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
			if !when.HasValue || !when.Value.Known() {
				continue
			}
			atoms := ofMember(Decide(a, vars))
			if held := when.Value.Bools == interval.IsTrue; held == (way.Sign() > 0) {
				c.earn(atoms, way)
				continue
			}
			for _, atom := range atoms {
				c.lacking = append(c.lacking, lackingCondition{atom, new(big.Rat).Abs(way)})
			}
		}
	}
}

// earn takes down what a figure gives by being the option that a count asks for.
func (c *countedConditions) earn(atoms []Atom, way *big.Rat) {
	if len(atoms) != 1 || atoms[0].Slot < 0 || atoms[0].Op != "!=" || way.Sign() < 0 {
		return
	}
	slot := atoms[0].Slot
	if before := c.earned[slot]; before == nil || way.Cmp(before) > 0 {
		c.earned[slot] = way
	}
}

// times returns a way through a product with a factor: exactly where it is known, else by
// its sign.
func times(way *big.Rat, factor Node, vars []interval.Domain) *big.Rat {
	if o := Eval(factor, vars); o.HasValue && o.Value.Known() {
		return new(big.Rat).Mul(way, o.Value.Numbers.Lo)
	}
	return new(big.Rat).Mul(way, big.NewRat(int64(sign(factor, vars)), 1))
}

// over returns a way through a quotient by a divisor: exactly where it is known, else by its
// sign.
func over(way *big.Rat, divisor Node, vars []interval.Domain) *big.Rat {
	if o := Eval(divisor, vars); o.HasValue && o.Value.Known() && o.Value.Numbers.Lo.Sign() != 0 {
		return new(big.Rat).Quo(way, o.Value.Numbers.Lo)
	}
	return new(big.Rat).Mul(way, big.NewRat(int64(sign(divisor, vars)), 1))
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
