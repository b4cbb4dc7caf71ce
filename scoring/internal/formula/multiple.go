package formula

import (
	"math/big"

	"github.com/parindex/parindex/scoring/internal/interval"
)

// AlwaysMultiple reports whether a number is surely a whole multiple of a step, wherever
// it has a value, so far as inputs on grids, literals and what is done with them tell.
func AlwaysMultiple(n Node, step *big.Rat) bool {
	m := &multiples{lets: map[int]Node{}, left: 5_000}
	return m.of(n, step)
}

// multiples knows what the names of lets stand for. It looks at what a let names wherever
// it is read, so its work is bounded.
type multiples struct {
	lets map[int]Node
	left int
}

func (m *multiples) of(n Node, step *big.Rat) bool {
	if m.left--; m.left < 0 {
		return false
	}
	per := new(big.Rat).Inv(step)
	if n.meta().Whole && per.IsInt() {
		return true
	}
	switch n := n.(type) {
	case *Literal:
		v, is := Constant(n)
		return is && per.Mul(per, v).IsInt()
	case *Variable:
		if init := m.lets[n.Slot]; init != nil {
			return m.of(init, step)
		}
		places, on := n.grid.Places()
		return n.Type == interval.Number && on && per.Mul(per, interval.UnitOf(places)).IsInt()
	case *Let:
		m.lets[n.Slot] = n.Init
		return m.of(n.Body, step)
	case *Unary:
		return m.of(n.X, step)
	case *Binary:
		return m.arithmetic(n, step)
	case *Conditional:
		return m.of(n.Then, step) && m.of(n.Otherwise, step)
	case *Call:
		if n.Plain != nil {
			return m.of(n.Plain, step)
		}
		switch n.Name {
		case "min", "max", "clamp", "abs":
			return m.all(n.Args, step)
		}
	case *BandTable:
		for _, b := range n.Bands {
			if !m.of(b.Score, step) {
				return false
			}
		}
		return true
	}
	return false
}

func (m *multiples) all(nodes []Node, step *big.Rat) bool {
	for _, n := range nodes {
		if !m.of(n, step) {
			return false
		}
	}
	return true
}

func (m *multiples) arithmetic(n *Binary, step *big.Rat) bool {
	switch n.Op {
	case "+", "-":
		return m.of(n.L, step) && m.of(n.R, step)
	case "*":
		for _, side := range [][2]Node{{n.L, n.R}, {n.R, n.L}} {
			if by, is := constantOf(side[0]); is {
				return by.Sign() == 0 || m.of(side[1], by.Quo(step, by.Abs(by)))
			}
		}
	case "/":
		if by, is := constantOf(n.R); is && by.Sign() != 0 {
			return m.of(n.L, by.Mul(step, by.Abs(by)))
		}
	}
	return false
}

// constantOf returns the number of a formula that reads nothing.
func constantOf(n Node) (*big.Rat, bool) {
	if TypeOf(n) != interval.Number && TypeOf(n) != interval.Date {
		return nil, false
	}
	reads := false
	walk(n, func(n Node) {
		switch n := n.(type) {
		case *Variable, *Let:
			reads = true
		case *Call:
			reads = reads || n.Host != nil
		}
	})
	if reads {
		return nil, false
	}
	o := Eval(n, nil)
	if !o.sure() {
		return nil, false
	}
	v, single := o.Value.Numbers.Single()
	if !single {
		return nil, false
	}
	return new(big.Rat).Set(v), true
}
