package solve

import (
	"math/big"
	"slices"

	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
)

// circuit has conditions as gates over atoms: what is said of one input alone. Gates that
// are the same have one number. The first is true.
type circuit struct {
	gates   []gate // by number, from 1
	numbers map[gate]literal
	cuts    map[int][]literal    // by slot, from the least
	at      map[literal]*big.Rat // of a cut
	known   map[formula.Node]literal
}

type gate struct {
	kind gateKind
	a, b literal
	atom atom
}

type gateKind uint8

const (
	atomGate gateKind = iota + 1
	andGate
	otherGate // just one of two is true
)

// always is the literal that is true.
const always literal = 1

// atom says of an input that it is true, that it is an option, or that it lies below a
// number, or not above it.
type atom struct {
	slot   int
	option string
	cut    string // as a rational; "" for none
	with   bool   // the cut itself lies below, too
}

func newCircuit() *circuit {
	return &circuit{gates: []gate{{}, {kind: atomGate, atom: atom{slot: -1}}}, numbers: map[gate]literal{},
		cuts: map[int][]literal{}, at: map[literal]*big.Rat{}, known: map[formula.Node]literal{}}
}

func (c *circuit) gate(g gate) literal {
	l, known := c.numbers[g]
	if !known {
		l = literal(len(c.gates))
		c.gates, c.numbers[g] = append(c.gates, g), l
	}
	return l
}

func (c *circuit) and(a, b literal) literal {
	switch {
	case a == -always || b == -always || a == -b:
		return -always
	case a == always || a == b:
		return b
	case b == always:
		return a
	}
	return c.gate(gate{kind: andGate, a: min(a, b), b: max(a, b)})
}

func (c *circuit) or(a, b literal) literal { return -c.and(-a, -b) }

// other is true where just one of two is.
func (c *circuit) other(a, b literal) literal {
	sign := literal(1)
	if a < 0 {
		a, sign = -a, -sign
	}
	if b < 0 {
		b, sign = -b, -sign
	}
	switch {
	case a == b:
		return -sign * always
	case a == always:
		return -sign * b
	case b == always:
		return -sign * a
	}
	return sign * c.gate(gate{kind: otherGate, a: min(a, b), b: max(a, b)})
}

// below is true where an input lies below a number or, with it, not above it.
func (c *circuit) below(slot int, grid interval.Grid, at *big.Rat, with bool) literal {
	if grid != interval.Dense { // the same numbers lie below the next of the grid
		up := grid.Up(at)
		if with && up.Cmp(at) == 0 {
			up = new(big.Rat).Add(at, grid.Step())
		}
		at, with = up, false
	}
	l := c.gate(gate{kind: atomGate, atom: atom{slot: slot, cut: at.RatString(), with: with}})
	if c.at[l] == nil {
		c.at[l] = at
		i, _ := slices.BinarySearchFunc(c.cuts[slot], l, func(m, l literal) int {
			if order := interval.Cmp(c.at[m], at); order != 0 || c.gates[m].atom.with == with {
				return order
			}
			if with {
				return -1
			}
			return 1
		})
		c.cuts[slot] = slices.Insert(c.cuts[slot], i, l)
	}
	return l
}

func (c *circuit) option(slot int, option string) literal {
	return c.gate(gate{kind: atomGate, atom: atom{slot: slot, option: option}})
}

// condition returns a condition as a gate; not ok where it says of several inputs together
// what is no truth value.
func (e *evaluation) condition(n formula.Node, r Region) (is literal, ok bool) {
	c := e.q.circuit
	e.q.work.charge(1)
	both := func(x, y formula.Node, of func(a, b literal) literal) (literal, bool) {
		a, ok := e.condition(x, r)
		if !ok {
			return 0, false
		}
		b, ok := e.condition(y, r)
		return of(a, b), ok
	}
	switch n := n.(type) {
	case *formula.Literal:
		if n.Value.Bools == interval.IsTrue {
			return always, true
		}
		return -always, true
	case *formula.Variable:
		if n.Slot >= r.inputs {
			return e.gateOf(r.lets[n.Slot-r.inputs]), true
		}
		_, rises := e.q.risen[n.Slot]
		return c.gate(gate{kind: atomGate, atom: atom{slot: n.Slot}}), n.Slot >= 0 && !rises
	case *formula.Unary:
		is, ok := e.condition(n.X, r)
		return -is, ok
	case *formula.Let:
		if formula.TypeOf(n.Init) != interval.Bool {
			return 0, false
		}
		is, ok := e.condition(n.Init, r)
		if !ok {
			return 0, false
		}
		return e.condition(n.Body, r.bind(n.Slot, operand{gate: is}))
	case *formula.Conditional:
		is, ok := e.condition(n.Cond, r)
		if !ok {
			return 0, false
		}
		return both(n.Then, n.Otherwise, func(a, b literal) literal { return c.or(c.and(is, a), c.and(-is, b)) })
	case *formula.Binary:
		if is, known := c.known[n]; known {
			return is, true
		}
		defer func() {
			if ok && len(r.lets) == 0 { // with others it is another
				c.known[n] = is
			}
		}()
		switch {
		case n.Op == "and":
			return both(n.L, n.R, c.and)
		case n.Op == "or":
			return both(n.L, n.R, c.or)
		case formula.TypeOf(n.L) == interval.Bool && n.Op == "==":
			return both(n.L, n.R, func(a, b literal) literal { return -c.other(a, b) })
		case formula.TypeOf(n.L) == interval.Bool:
			return both(n.L, n.R, c.other)
		}
		return e.comparison(n.Op, n.L, n.R, r)
	case *formula.Membership:
		is = -always
		for _, x := range n.List {
			l, ok := e.comparison("==", n.X, x, r)
			if !ok {
				return 0, false
			}
			is = c.or(is, l)
		}
		return is, true
	case *formula.Between:
		from, ok := e.comparison(">=", n.X, n.Lo, r)
		if !ok {
			return 0, false
		}
		to, ok := e.comparison("<=", n.X, n.Hi, r)
		return c.and(from, to), ok
	}
	return 0, false
}

// comparison returns how an input compares with what reads none.
func (e *evaluation) comparison(op string, x, y formula.Node, r Region) (is literal, ok bool) {
	v, isInput := x.(*formula.Variable)
	if !isInput {
		if v, isInput = y.(*formula.Variable); !isInput {
			return 0, false
		}
		op, y = formula.Flipped[op], x
	}
	_, rises := e.q.risen[v.Slot]
	if formula.Variables(y, func(int) { isInput = false }); !isInput || rises || v.Slot < 0 || v.Slot >= r.inputs {
		return 0, false
	}
	o := formula.Eval(y, nil)
	if !o.HasValue || !o.Value.Known() {
		return 0, false
	}
	c := e.q.circuit
	switch v.Type {
	case interval.Bool:
		is = c.gate(gate{kind: atomGate, atom: atom{slot: v.Slot}})
		if o.Value.Bools != interval.IsTrue {
			is = -is
		}
	case interval.Text:
		is = c.option(v.Slot, o.Value.Texts[0])
	default:
		at, single := o.Value.Numbers.Single()
		if !single {
			return 0, false
		}
		grid := e.q.domains[v.Slot].Numbers.Grid
		below, with := c.below(v.Slot, grid, at, false), c.below(v.Slot, grid, at, true)
		switch op {
		case "<":
			return below, true
		case "<=":
			return with, true
		case ">":
			return -with, true
		case ">=":
			return -below, true
		}
		is = c.and(-below, with)
	}
	if op == "!=" {
		is = -is
	}
	return is, true
}

// gateOf returns a truth value as a gate.
func (e *evaluation) gateOf(x operand) literal {
	switch {
	case x.gate != 0:
		return x.gate
	case x.truth:
		return always
	}
	return -always
}
