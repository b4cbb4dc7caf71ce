package solve

import (
	"math/big"
	"slices"

	"github.com/parindex/parindex/scoring/internal/interval"
)

// LinearExpr is a linear form over the variables of a [system]: constant + Σ c·v,
// with the variables in order and no c zero. Forms are immutable.
type LinearExpr struct {
	constant *big.Rat
	terms    []term
}

type term struct {
	v int
	c *big.Rat
}

// Numbers that are never changed.
var ratZero, ratOne, ratMinusOne = new(big.Rat), big.NewRat(1, 1), big.NewRat(-1, 1)

func constantExpr(v *big.Rat) LinearExpr { return LinearExpr{constant: v} }

func variableExpr(v int) LinearExpr {
	return LinearExpr{ratZero, []term{{v, ratOne}}}
}

// known returns the number that the form is, if it has no variables.
func (a LinearExpr) known() (*big.Rat, bool) { return a.constant, len(a.terms) == 0 }

// plus returns a + c·b.
func (a LinearExpr) plus(b LinearExpr, c *big.Rat) LinearExpr {
	if c.Sign() == 0 {
		return a
	}
	times := func(x *big.Rat) *big.Rat { return new(big.Rat).Mul(x, c) }
	out := LinearExpr{new(big.Rat).Add(a.constant, times(b.constant)), make([]term, 0, len(a.terms)+len(b.terms))}
	i, j := 0, 0
	for i < len(a.terms) || j < len(b.terms) {
		switch {
		case j == len(b.terms) || i < len(a.terms) && a.terms[i].v < b.terms[j].v:
			out.terms = append(out.terms, a.terms[i])
			i++
		case i == len(a.terms) || b.terms[j].v < a.terms[i].v:
			out.terms = append(out.terms, term{b.terms[j].v, times(b.terms[j].c)})
			j++
		default:
			if sum := times(b.terms[j].c); sum.Add(sum, a.terms[i].c).Sign() != 0 {
				out.terms = append(out.terms, term{a.terms[i].v, sum})
			}
			i++
			j++
		}
	}
	return out
}

func (a LinearExpr) minus(b LinearExpr) LinearExpr { return a.plus(b, ratMinusOne) }

func (a LinearExpr) times(c *big.Rat) LinearExpr { return constantExpr(ratZero).plus(a, c) }

func (a LinearExpr) add(v *big.Rat) LinearExpr {
	return LinearExpr{new(big.Rat).Add(a.constant, v), a.terms}
}

// of returns the coefficient of a variable, nil if it does not occur.
func (a LinearExpr) of(v int) *big.Rat {
	if i := slices.IndexFunc(a.terms, func(t term) bool { return t.v == v }); i >= 0 {
		return a.terms[i].c
	}
	return nil
}

// multiple returns c where a = c·b.
func (a LinearExpr) multiple(b LinearExpr) (*big.Rat, bool) {
	if len(a.terms) != len(b.terms) || len(a.terms) == 0 {
		return nil, false
	}
	c := new(big.Rat).Quo(a.terms[0].c, b.terms[0].c)
	rest := a.plus(b, new(big.Rat).Neg(c))
	return c, len(rest.terms) == 0 && rest.constant.Sign() == 0
}

// over returns what the form can be over a box. Whether it is whole is left
// aside; what it says is exact, as every variable occurs once.
func (a LinearExpr) over(box []interval.Domain) interval.Interval {
	if a.constant == nil {
		return interval.Interval{} // the second argument that a rounding has not
	}
	out := interval.Interval{Lo: a.constant, Hi: a.constant}
	for _, t := range a.terms {
		out = out.Add(box[t.v].Numbers.Scale(t.c))
	}
	out.Whole = false
	return out
}

// at computes the form at a point.
func (a LinearExpr) at(point []*big.Rat) *big.Rat {
	out := new(big.Rat).Set(a.constant)
	var p big.Rat
	for _, t := range a.terms {
		out.Add(out, p.Mul(t.c, point[t.v]))
	}
	return out
}

// whole reports whether the form is a whole number wherever its variables are.
func (a LinearExpr) whole(box []interval.Domain) bool {
	if !a.constant.IsInt() {
		return false
	}
	for _, t := range a.terms {
		if !t.c.IsInt() || !box[t.v].Numbers.Whole {
			return false
		}
	}
	return true
}

// relation is how a linear form relates to zero.
type relation uint8

const (
	below0 relation = iota + 1 // < 0
	atMost0
	equal0
)

// row is a constraint: a linear form and its relation to zero.
type row struct {
	LinearExpr
	rel relation
}

// holds reports whether the constraint holds for a value of its form.
func (r relation) holds(v *big.Rat) bool {
	switch s := v.Sign(); r {
	case below0:
		return s < 0
	case atMost0:
		return s <= 0
	default:
		return s == 0
	}
}

// ranges returns what may be said of the constraint from what its form can be:
// that it always holds, or never.
func (r relation) ranges(n interval.Interval) (always, never bool) {
	zero := interval.Interval{Lo: new(big.Rat), Hi: new(big.Rat)}
	negative := n.Hi != nil && (n.Hi.Sign() < 0 || n.Hi.Sign() == 0 && n.HiOpen)
	positive := n.Lo != nil && (n.Lo.Sign() > 0 || n.Lo.Sign() == 0 && n.LoOpen)
	switch r {
	case below0:
		return negative, n.Lo != nil && n.Lo.Sign() >= 0
	case atMost0:
		return n.Hi != nil && n.Hi.Sign() <= 0, positive
	}
	return n.Known() && n.Lo.Sign() == 0, negative || positive || n.Intersect(zero).Empty()
}

// tighten writes a constraint over whole numbers with whole coefficients without
// a common divisor, and moves its constant to the nearest number that makes a
// difference; never is true where no whole numbers satisfy it.
func (r row) tighten(box []interval.Domain) (out row, never bool) {
	common, lcm := new(big.Int), big.NewInt(1)
	for _, t := range r.terms {
		if !box[t.v].Numbers.Whole {
			return r, false
		}
		lcm.Mul(lcm, new(big.Int).Quo(t.c.Denom(), new(big.Int).GCD(nil, nil, lcm, t.c.Denom())))
	}
	for _, t := range r.terms {
		c := new(big.Int).Mul(t.c.Num(), lcm)
		common.GCD(nil, nil, common, new(big.Int).Abs(c.Quo(c, t.c.Denom())))
	}
	form := r.LinearExpr.times(new(big.Rat).SetFrac(lcm, common))
	switch {
	case r.rel == equal0:
		return row{form, equal0}, !form.constant.IsInt()
	case r.rel == below0 && form.constant.IsInt():
		form = form.add(big.NewRat(1, 1))
	default:
		form.constant = interval.Ceil(form.constant)
	}
	return row{form, atMost0}, false
}
