package solve

import (
	"math/big"
	"slices"

	"github.com/parindex/parindex/scoring/internal/interval"
)

// LinearExpr is a number over the facts of a region, as a linear form over the
// variables of a [system]: constant + Σ c·v, with the variables in order and no c
// zero. Forms are immutable, and may be put together where their regions lie within
// one.
type LinearExpr struct {
	constant *big.Rat
	terms    []term
}

type term struct {
	v int
	c *big.Rat
}

// ratZero, ratOne and ratMinusOne are never changed.
var ratZero, ratOne, ratMinusOne = new(big.Rat), big.NewRat(1, 1), big.NewRat(-1, 1)

// Constant returns the form of a number that is the same for all facts.
func Constant(v *big.Rat) LinearExpr { return LinearExpr{constant: v} }

func variableExpr(v int) LinearExpr {
	return LinearExpr{ratZero, []term{{v, ratOne}}}
}

// Known returns the number that the form is, if it has no variables.
func (a LinearExpr) Known() (*big.Rat, bool) { return a.constant, len(a.terms) == 0 }

// plusTimes returns a + c·b.
func (a LinearExpr) plusTimes(b LinearExpr, c *big.Rat) LinearExpr {
	if c.Sign() == 0 {
		return a
	}
	one, minusOne := isOne(c), isMinusOne(c)
	times := func(x *big.Rat) *big.Rat {
		switch {
		case one:
			return x
		case minusOne:
			return new(big.Rat).Neg(x)
		}
		return new(big.Rat).Mul(x, c)
	}
	out := LinearExpr{a.constant, make([]term, 0, len(a.terms)+len(b.terms))}
	switch {
	case b.constant.Sign() == 0:
	case a.constant.Sign() == 0:
		out.constant = times(b.constant)
	default:
		out.constant = new(big.Rat).Add(a.constant, times(b.constant))
	}
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
			if sum := new(big.Rat).Add(a.terms[i].c, times(b.terms[j].c)); sum.Sign() != 0 {
				out.terms = append(out.terms, term{a.terms[i].v, sum})
			}
			i++
			j++
		}
	}
	return out
}

func isOne(c *big.Rat) bool {
	return c == ratOne || c.IsInt() && c.Num().IsInt64() && c.Num().Int64() == 1
}

func isMinusOne(c *big.Rat) bool {
	return c == ratMinusOne || c.IsInt() && c.Num().IsInt64() && c.Num().Int64() == -1
}

// inverse returns what the variable of a form of one variable is where the form lies in a
// set.
func (a LinearExpr) inverse(set interval.Interval) interval.Interval {
	c := a.terms[0].c
	end := func(v *big.Rat) *big.Rat {
		if v == nil {
			return nil
		}
		if a.constant.Sign() != 0 {
			v = new(big.Rat).Sub(v, a.constant)
		}
		if isOne(c) {
			return v
		}
		return new(big.Rat).Quo(v, c)
	}
	out := interval.Interval{Lo: end(set.Lo), LoOpen: set.LoOpen, Hi: end(set.Hi), HiOpen: set.HiOpen}
	if c.Sign() < 0 {
		out = interval.Interval{Lo: out.Hi, LoOpen: out.HiOpen, Hi: out.Lo, HiOpen: out.LoOpen}
	}
	return out
}

// Plus returns a + b.
func (a LinearExpr) Plus(b LinearExpr) LinearExpr { return a.plusTimes(b, ratOne) }

// Minus returns a − b.
func (a LinearExpr) Minus(b LinearExpr) LinearExpr { return a.plusTimes(b, ratMinusOne) }

func (a LinearExpr) times(c *big.Rat) LinearExpr {
	if isOne(c) {
		return a
	}
	return Constant(ratZero).plusTimes(a, c)
}

// PlusNumber returns a + v.
func (a LinearExpr) PlusNumber(v *big.Rat) LinearExpr {
	if v.Sign() == 0 {
		return a
	}
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
	rest := a.plusTimes(b, new(big.Rat).Neg(c))
	return c, len(rest.terms) == 0 && rest.constant.Sign() == 0
}

// over returns what the form can be over a box. Whether it is whole is left
// aside; what it says is exact, as every variable occurs once.
func (a LinearExpr) over(box []interval.Domain) interval.Interval {
	if a.constant == nil {
		return interval.Interval{} // the second argument that a rounding has not
	}
	switch len(a.terms) {
	case 0:
		return interval.Interval{Lo: a.constant, Hi: a.constant}
	case 1:
		out := interval.Interval{Lo: a.constant, Hi: a.constant}
		out = out.Add(box[a.terms[0].v].Numbers.Scale(a.terms[0].c))
		out.Grid = interval.Dense
		return out
	}
	low := endSum{sum: fractionOf(a.constant)}
	high := low
	for _, t := range a.terms {
		low.add(end(box, t, false), 1)
		high.add(end(box, t, true), 1)
	}
	return interval.Interval{Lo: low.value(), Hi: high.value(), LoOpen: low.open > 0, HiOpen: high.open > 0}
}

// at computes the form at a point.
func (a LinearExpr) at(point []*big.Rat) *big.Rat {
	out := fractionOf(a.constant)
	for _, t := range a.terms {
		out = out.plus(t.c, point[t.v], 1)
	}
	return out.value()
}

// whole reports whether the form is a whole number wherever its variables are.
func (a LinearExpr) whole(box []interval.Domain) bool {
	if !a.constant.IsInt() {
		return false
	}
	for _, t := range a.terms {
		if c, on := onGrid(t, box); !on || !c.IsInt() {
			return false
		}
	}
	return true
}

// onGrid returns by how much the term grows from one value of its variable to the
// next; not ok where the values are dense.
func onGrid(t term, box []interval.Domain) (*big.Rat, bool) {
	switch grid := box[t.v].Numbers.Grid; grid {
	case interval.Dense:
		return nil, false
	case interval.Whole:
		return t.c, true
	default:
		return new(big.Rat).Mul(t.c, grid.Step()), true
	}
}

// Relation is how one number relates to another. The zero Relation is none.
type Relation uint8

// The relations.
const (
	Below Relation = iota + 1
	AtMost
	Equal
	AtLeast
	Above
)

// relations are those of the rule language, but for !=.
var relations = map[string]Relation{"<": Below, "<=": AtMost, "==": Equal, ">=": AtLeast, ">": Above}

// negated returns the relation that holds where a relation other than Equal does not.
func (r Relation) negated() Relation {
	return [...]Relation{Below: AtLeast, AtMost: Above, AtLeast: Below, Above: AtMost}[r]
}

// row is a constraint: a linear form and its relation to zero, which is Below, AtMost
// or Equal.
type row struct {
	form LinearExpr
	rel  Relation
}

// excludes reports whether two constraints exclude each other as they limit one sum.
func (r row) excludes(other row) bool {
	a, b := r.form.terms, other.form.terms
	if len(a) != len(b) {
		return false
	}
	same, opposite := true, true
	for i := range a {
		if a[i].v != b[i].v {
			return false
		}
		same = same && interval.Cmp(a[i].c, b[i].c) == 0
		opposite = opposite && a[i].c.Sign() != b[i].c.Sign() && new(big.Rat).Add(a[i].c, b[i].c).Sign() == 0
		if !same && !opposite {
			return false
		}
	}
	return r.limits(false).Intersect(other.limits(opposite)).Empty()
}

// limits returns what the terms of a constraint come to, or their opposite.
func (r row) limits(opposite bool) interval.Interval {
	if opposite {
		n := interval.Interval{Lo: r.form.constant, LoOpen: r.rel == Below}
		if r.rel == Equal {
			n.Hi = n.Lo
		}
		return n
	}
	n := interval.Interval{Hi: interval.Negative(r.form.constant), HiOpen: r.rel == Below}
	if r.rel == Equal {
		n.Lo = n.Hi
	}
	return n
}

// holds reports whether a constraint with the relation holds for a value of its form.
func (r Relation) holds(v *big.Rat) bool {
	switch s := v.Sign(); r {
	case Below:
		return s < 0
	case AtMost:
		return s <= 0
	default:
		return s == 0
	}
}

// ranges returns what may be said of such a constraint from what its form can be:
// that it always holds, or never.
func (r Relation) ranges(n interval.Interval) (always, never bool) {
	zero := interval.Interval{Lo: new(big.Rat), Hi: new(big.Rat)}
	negative := n.Hi != nil && (n.Hi.Sign() < 0 || n.Hi.Sign() == 0 && n.HiOpen)
	positive := n.Lo != nil && (n.Lo.Sign() > 0 || n.Lo.Sign() == 0 && n.LoOpen)
	switch r {
	case Below:
		return negative, n.Lo != nil && n.Lo.Sign() >= 0
	case AtMost:
		return n.Hi != nil && n.Hi.Sign() <= 0, positive
	}
	return n.Known() && n.Lo.Sign() == 0, negative || positive || n.Intersect(zero).Empty()
}

// tighten writes a constraint over variables on grids with whole steps without a common
// divisor, and moves its constant to the nearest number that makes a difference; never
// is true where no numbers of the grids satisfy it.
func (r row) tighten(box []interval.Domain) (out row, never bool) {
	if r.coprime(box) {
		return r.rounded(r.form)
	}
	common, lcm := new(big.Int), big.NewInt(1)
	steps := make([]*big.Rat, len(r.form.terms))
	for i, t := range r.form.terms {
		c, on := onGrid(t, box)
		if !on {
			return r, false
		}
		steps[i] = c
		lcm.Mul(lcm, new(big.Int).Quo(c.Denom(), new(big.Int).GCD(nil, nil, lcm, c.Denom())))
	}
	for _, step := range steps {
		c := new(big.Int).Mul(step.Num(), lcm)
		common.GCD(nil, nil, common, new(big.Int).Abs(c.Quo(c, step.Denom())))
	}
	return r.rounded(r.form.times(new(big.Rat).SetFrac(lcm, common)))
}

// coprime reports whether the steps of a constraint are whole already, and one of them is 1
// or -1.
func (r row) coprime(box []interval.Domain) bool {
	unit := false
	for _, t := range r.form.terms {
		if box[t.v].Numbers.Grid != interval.Whole || !t.c.IsInt() {
			return false
		}
		unit = unit || isOne(t.c) || isMinusOne(t.c)
	}
	return unit
}

// rounded moves the constant of a constraint, whose form is written with whole steps, to the
// nearest number that makes a difference.
func (r row) rounded(form LinearExpr) (out row, never bool) {
	switch {
	case r.rel == Equal:
		return row{form, Equal}, !form.constant.IsInt()
	case r.rel == Below && form.constant.IsInt():
		form = form.PlusNumber(big.NewRat(1, 1))
	default:
		form.constant = interval.Ceil(form.constant)
	}
	return row{form, AtMost}, false
}
