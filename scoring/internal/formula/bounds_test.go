package formula_test

import (
	"fmt"
	"math/big"

	"github.com/parindex/parindex/scoring/internal/formula"
)

// bounds are what is known of all inputs, by slot.
type bounds []formula.Value

func (b bounds) vars(s *formula.Scope, n formula.Node) []formula.Value {
	return append(append(make([]formula.Value, 0, s.Slots(n)), b...), make([]formula.Value, s.Slots(n)-len(b))...)
}

func (b bounds) String() string {
	out := ""
	for i, v := range b {
		switch v.Type {
		case formula.Bool:
			out += fmt.Sprintf("%s=%v ", inputs[i].Name, [...]string{"?", "false", "true", "either"}[v.Bools])
		case formula.Text:
			out += fmt.Sprintf("%s=%q ", inputs[i].Name, v.Texts)
		default:
			out += fmt.Sprintf("%s=%v ", inputs[i].Name, v.Num)
		}
	}
	return out
}

// bounds returns facts of which some are known, some bounded and some missing.
func (g *generator) bounds(src string) bounds {
	out := make(bounds, len(inputs))
	for i, p := range g.facts(src) {
		out[i] = g.boundAround(inputs[i], p, src)
	}
	return out
}

func (g *generator) boundAround(in formula.Var, p point, src string) formula.Value {
	way := g.IntN(4)
	if way == 0 {
		return valueOf(p)
	}
	switch in.Type {
	case formula.Bool:
		return formula.Value{Type: formula.Bool, Bools: formula.Either}
	case formula.Text:
		options := []string{p.(string)}
		for _, o := range in.Options {
			if g.IntN(2) == 0 {
				options = append(options, o)
			}
		}
		return formula.TextValue(options...)
	case formula.Date:
		at := int64(p.(day))
		n := formula.DateValue(g.interval(big.NewRat(at, 1), big.NewRat(at+int64(g.IntN(4)), 1)))
		if n.Empty() { // open on both sides of two neighbours
			return valueOf(p)
		}
		return n
	}
	v := p.(*big.Rat)
	switch {
	case way == 1 && in.Whole:
		return formula.NumberValue(formula.Num{Lo: new(big.Rat), Whole: true})
	case way == 1 && in.Name != "x":
		return formula.NumberValue(formula.Num{Lo: new(big.Rat), Hi: rat("100")})
	case way == 1:
		return formula.NumberValue(formula.Num{})
	}
	n := g.interval(v, g.near(src))
	n.Whole = in.Whole
	if out := formula.NumberValue(n); !out.Empty() {
		return out
	}
	return valueOf(p)
}

// interval returns an interval between two numbers, perhaps with an end open or
// infinite. It is not empty.
func (g *generator) interval(a, b *big.Rat) formula.Num {
	if a.Cmp(b) > 0 {
		a, b = b, a
	}
	n := formula.Num{Lo: a, Hi: b}
	if a.Cmp(b) != 0 {
		n.LoOpen, n.HiOpen = g.IntN(2) == 0, g.IntN(2) == 0
	}
	switch g.IntN(8) {
	case 0:
		n.Lo, n.LoOpen = nil, false
		if a.Cmp(b) == 0 {
			n.HiOpen = g.IntN(2) == 0
		}
	case 1:
		n.Hi, n.HiOpen = nil, false
		if a.Cmp(b) == 0 {
			n.LoOpen = g.IntN(2) == 0
		}
	}
	return n
}

// sample returns one fact set that the bounds allow.
func (g *generator) sample(b bounds, src string) facts {
	out := make(facts, len(b))
	for i, v := range b {
		switch v.Type {
		case formula.Bool:
			out[i] = v.Bools == formula.IsTrue || v.Bools == formula.Either && g.IntN(2) == 0
		case formula.Text:
			out[i] = pick(g, v.Texts...)
		case formula.Date:
			out[i] = day(g.within(v.Num, src).Num().Int64())
		default:
			out[i] = g.within(v.Num, src)
		}
	}
	return out
}

// within returns a number of a set: preferably an end or one right beside it, or
// a threshold of the expression, since that is where conditions turn.
func (g *generator) within(n formula.Num, src string) *big.Rat {
	for range 8 {
		if v := g.candidate(n, src); holdsNumber(n, v) {
			return v
		}
	}
	return inside(n)
}

func (g *generator) candidate(n formula.Num, src string) *big.Rat {
	step := rat("0.000000000000000000001")
	if n.Whole {
		step = rat("1")
	}
	var v *big.Rat
	switch g.IntN(6) {
	case 0:
		v = n.Lo
	case 1:
		v = n.Hi
	case 2:
		if n.Lo != nil {
			v = new(big.Rat).Add(n.Lo, step)
		}
	case 3:
		if n.Hi != nil {
			v = new(big.Rat).Sub(n.Hi, step)
		}
	case 4:
		v = inside(n)
	}
	if v == nil {
		v = g.near(src)
		if n.Whole {
			v = new(big.Rat).SetInt(floorOf(v))
		}
	}
	return v
}

// inside returns a number of a set that is not empty.
func inside(n formula.Num) *big.Rat {
	far := rat("1000003")
	switch {
	case n.Lo == nil && n.Hi == nil:
		return far
	case n.Lo == nil:
		return new(big.Rat).Sub(n.Hi, far)
	case n.Hi == nil:
		return new(big.Rat).Add(n.Lo, far)
	case n.Whole || !n.LoOpen && !n.HiOpen && n.Lo.Cmp(n.Hi) == 0:
		return n.Lo
	}
	v := new(big.Rat).Add(n.Lo, n.Hi)
	return v.Quo(v, rat("2"))
}
