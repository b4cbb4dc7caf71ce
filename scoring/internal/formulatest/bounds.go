package formulatest

import (
	"fmt"
	"math/big"

	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
)

// Bounds are what is known of all inputs, by slot.
type Bounds []interval.Domain

func (b Bounds) Vars(s *formula.Scope, n formula.Node) []interval.Domain {
	return append(append(make([]interval.Domain, 0, s.Slots(n)), b...), make([]interval.Domain, s.Slots(n)-len(b))...)
}

func (b Bounds) String() string {
	out := ""
	for i, v := range b {
		switch v.Type {
		case interval.Bool:
			out += fmt.Sprintf("%s=%v ", Inputs[i].Name, [...]string{"?", "false", "true", "either"}[v.Bools])
		case interval.Text:
			out += fmt.Sprintf("%s=%q ", Inputs[i].Name, v.Texts)
		default:
			out += fmt.Sprintf("%s=%v ", Inputs[i].Name, v.Numbers)
		}
	}
	return out
}

// Bounds returns facts of which some are known, some bounded and some missing.
func (g *Generator) Bounds(src string) Bounds {
	out := make(Bounds, len(Inputs))
	for i, p := range g.Facts(src) {
		out[i] = g.boundAround(Inputs[i], p, src)
	}
	return out
}

func (g *Generator) boundAround(in formula.Var, p Point, src string) interval.Domain {
	way := g.IntN(4)
	if way == 0 {
		return ValueOf(p)
	}
	switch in.Type {
	case interval.Bool:
		return interval.Domain{Type: interval.Bool, Bools: interval.Either}
	case interval.Text:
		options := []string{p.(string)}
		for _, o := range in.Options {
			if g.IntN(2) == 0 {
				options = append(options, o)
			}
		}
		return interval.TextDomain(options...)
	case interval.Date:
		at := int64(p.(Day))
		n := interval.DateDomain(g.interval(big.NewRat(at, 1), big.NewRat(at+int64(g.IntN(4)), 1)))
		if in.Never {
			n = n.Intersect(interval.DateDomain(interval.Interval{Hi: interval.Never}))
		}
		if n.Empty() { // open on both sides of two neighbours
			return ValueOf(p)
		}
		return n
	}
	v := p.(*big.Rat)
	switch {
	case way == 1 && in.Grid == interval.Whole:
		return interval.NumberDomain(interval.Interval{Lo: new(big.Rat), Grid: interval.Whole})
	case way == 1 && in.Name != "x":
		return interval.NumberDomain(interval.Interval{Lo: new(big.Rat), Hi: Rat("100")})
	case way == 1:
		return interval.NumberDomain(interval.Interval{})
	}
	n := g.interval(v, g.near(src))
	n.Grid = in.Grid
	if out := interval.NumberDomain(n); !out.Empty() {
		return out
	}
	return ValueOf(p)
}

// interval returns an interval between two numbers, perhaps with an end open or
// infinite. It is not empty.
func (g *Generator) interval(a, b *big.Rat) interval.Interval {
	if a.Cmp(b) > 0 {
		a, b = b, a
	}
	n := interval.Interval{Lo: a, Hi: b}
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

// Sample returns one fact set that the bounds allow.
func (g *Generator) Sample(b Bounds, src string) Facts {
	out := make(Facts, len(b))
	for i, v := range b {
		switch v.Type {
		case interval.Bool:
			out[i] = v.Bools == interval.IsTrue || v.Bools == interval.Either && g.IntN(2) == 0
		case interval.Text:
			out[i] = Pick(g, v.Texts...)
		case interval.Date:
			out[i] = Day(g.within(v.Numbers, src).Num().Int64())
		default:
			out[i] = g.within(v.Numbers, src)
		}
	}
	return out
}

// within returns a number of a set: preferably an end or one right beside it, or
// a threshold of the expression, since that is where conditions turn.
func (g *Generator) within(n interval.Interval, src string) *big.Rat {
	for range 8 {
		if v := g.candidate(n, src); HoldsNumber(n, v) {
			return v
		}
	}
	return inside(n)
}

func (g *Generator) candidate(n interval.Interval, src string) *big.Rat {
	step := Rat("0.000000000000000000001")
	if n.Grid != interval.Dense {
		step = n.Grid.Step()
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
		if n.Grid != interval.Dense {
			v = n.Grid.Down(v)
		}
	}
	return v
}

// inside returns a number of a set that is not empty.
func inside(n interval.Interval) *big.Rat {
	far := Rat("1000003")
	switch {
	case n.Lo == nil && n.Hi == nil:
		return far
	case n.Lo == nil:
		return new(big.Rat).Sub(n.Hi, far)
	case n.Hi == nil:
		return new(big.Rat).Add(n.Lo, far)
	case n.Grid != interval.Dense || !n.LoOpen && !n.HiOpen && n.Lo.Cmp(n.Hi) == 0:
		return n.Lo
	}
	v := new(big.Rat).Add(n.Lo, n.Hi)
	return v.Quo(v, Rat("2"))
}
