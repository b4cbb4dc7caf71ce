package formula

import (
	"github.com/parindex/parindex/scoring/internal/interval"
)

// Direction is which way a number goes when a variable rises, all else being equal.
type Direction int8

// The directions. Steady is both: the number never falls and never rises.
const (
	Falling Direction = iota - 1
	Steady
	Rising
	AnyWay
)

func (d Direction) turned() Direction {
	if d == AnyWay {
		return d
	}
	return -d
}

// and returns the direction of a sum of two numbers, or of what chooses between
// them by which is greater.
func (d Direction) and(e Direction) Direction {
	switch {
	case d == Steady || d == e:
		return e
	case e == Steady:
		return d
	}
	return AnyWay
}

// times returns the direction of a number multiplied by one with a sign: −1, 1, or 0
// where that is not known.
func (d Direction) times(sign int) Direction {
	switch {
	case d == Steady || sign > 0:
		return d
	case sign < 0:
		return d.turned()
	}
	return AnyWay
}

// DirectionOf says which way a number goes when a variable rises, over what is
// known of the variables, by the signs of its parts. AnyWay means that these do not
// tell.
func DirectionOf(n Node, slot int, vars []interval.Domain) Direction {
	t := tendency{slot, map[int]Direction{}}
	return t.of(n, vars)
}

type tendency struct {
	slot int
	lets map[int]Direction
}

func (t tendency) of(n Node, vars []interval.Domain) Direction {
	if !t.reads(n) {
		return Steady
	}
	all := func(nodes []Node) Direction {
		out := Steady
		for _, x := range nodes {
			out = out.and(t.of(x, vars))
		}
		return out
	}
	switch n := n.(type) {
	case *Variable:
		if d, isLet := t.lets[n.Slot]; isLet {
			return d
		}
		return Rising
	case *Let:
		if TypeOf(n.Init) != interval.Number && TypeOf(n.Init) != interval.Date {
			return AnyWay
		}
		o := Eval(n.Init, vars)
		if !o.HasValue {
			return AnyWay
		}
		t.lets[n.Slot] = t.of(n.Init, vars)
		return t.of(n.Body, with(vars, n.Slot, o.Value))
	case *Unary:
		return t.of(n.X, vars).turned()
	case *Binary:
		return t.arithmetic(n, n.Op, n.L, n.R, vars)
	case *Conditional:
		if t.reads(n.Cond) {
			return AnyWay
		}
		return t.of(n.Then, vars).and(t.of(n.Otherwise, vars))
	case *Call:
		if n.Plain != nil {
			return t.of(n.Plain, vars)
		}
		switch n.Name {
		case "min", "max", "clamp", "floor", "ceil":
			return all(n.Args)
		case "round":
			return t.of(n.Args[0], vars)
		case "rate", "share":
			return t.arithmetic(n, "/", n.Args[0], n.Args[1], vars).times(n.Times.Sign())
		case "days", "workdays":
			return t.of(n.Args[1], vars).and(t.of(n.Args[0], vars).turned())
		}
	}
	return AnyWay
}

// reads reports whether a formula reads the variable, or a let that does.
func (t tendency) reads(n Node) bool {
	found := false
	Variables(n, func(slot int) {
		d, isLet := t.lets[slot]
		found = found || slot == t.slot || isLet && d != Steady
	})
	return found
}

func (t tendency) arithmetic(n Node, op string, l, r Node, vars []interval.Domain) Direction {
	x, y := t.of(l, vars), t.of(r, vars)
	switch op {
	case "+":
		return x.and(y)
	case "-":
		return x.and(y.turned())
	case "*":
		return x.times(sign(r, vars)).and(y.times(sign(l, vars)))
	case "/":
		s := sign(r, vars)
		if y != Steady && s == 0 {
			return AnyWay
		}
		return x.times(s).and(y.turned().times(sign(l, vars)))
	}
	return AnyWay
}

// sign returns 1 for a number that is never below zero, −1 for one never above, 0
// for others.
func sign(n Node, vars []interval.Domain) int {
	o := Eval(n, vars)
	switch v := o.Value.Numbers; {
	case !o.HasValue:
	case v.Lo != nil && v.Lo.Sign() >= 0:
		return 1
	case v.Hi != nil && v.Hi.Sign() <= 0:
		return -1
	}
	return 0
}
