package solve

import (
	"math/big"

	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
)

// Region is a set of facts. Regions are immutable.
type Region struct {
	*system
	lets []operand // what lets name
}

// Form is a number over the facts of a region.
type Form struct{ LinearExpr }

// textForm is a text: an option written out, or what a variable is.
type textForm struct {
	option string
	slot   int // -1: option
}

// Known returns the number of a form that is the same for all facts.
func (f Form) Known() (*big.Rat, bool) { return f.known() }

// FormOf returns the form of a number that is the same for all facts.
func FormOf(v *big.Rat) Form { return Form{constantExpr(v)} }

// Plus returns the sum of two forms over the same region, or regions within it.
func (f Form) Plus(g Form) Form { return Form{f.plus(g.LinearExpr, ratOne)} }

// Minus returns the difference of two forms.
func (f Form) Minus(g Form) Form { return Form{f.minus(g.LinearExpr)} }

// PlusNumber returns the sum of a form and a number.
func (f Form) PlusNumber(v *big.Rat) Form { return Form{f.add(v)} }

// And returns the facts of a region for which "f op v" holds; not ok if there
// are seen to be none.
func (r Region) And(f Form, op string, v *big.Rat) (Region, bool) {
	return r.and(f.add(interval.Negative(v)), op)
}

// AndForms returns the facts of a region for which "f op g" holds.
func (r Region) AndForms(f Form, op string, g Form) (Region, bool) {
	return r.and(f.minus(g.LinearExpr), op)
}

// Inside returns the facts for which a form lies in a set.
func (r Region) Inside(x Form, set interval.Interval) (Region, bool) {
	ok := true
	if set.Lo != nil {
		r, ok = r.And(x, map[bool]string{true: ">", false: ">="}[set.LoOpen], set.Lo)
	}
	if set.Hi != nil && ok {
		r, ok = r.And(x, map[bool]string{true: "<", false: "<="}[set.HiOpen], set.Hi)
	}
	return r, ok
}

// Over returns what a form can be over a region: never too narrow.
func (r Region) Over(f Form) interval.Interval { return f.over(r.box) }

// Ends returns values of a variable at the ends of what it can be in a region, and
// next to ends that are no part of it.
func (r Region) Ends(slot int) []interval.Domain { return interval.Ends(r.box[slot]) }

// bind returns the region with what a let names.
func (r Region) bind(slot int, x operand) Region {
	at := slot - r.inputs
	lets := make([]operand, max(at+1, len(r.lets)))
	copy(lets, r.lets)
	lets[at] = x
	r.lets = lets
	return r
}

// at returns the facts of a point.
func (r Region) at(point []*big.Rat) []interval.Domain {
	out := make([]interval.Domain, r.inputs)
	for v := range out {
		switch is := r.box[v]; is.Type {
		case interval.Bool:
			out[v] = interval.BoolDomain(is.Bools&interval.IsTrue != 0)
		case interval.Text:
			out[v] = interval.TextDomain(is.Texts[0])
		default:
			out[v] = interval.Domain{Type: is.Type, Numbers: interval.Exactly(point[v])}
		}
	}
	return out
}

// and returns where "l op 0" holds, for an op other than !=.
func (r Region) and(l LinearExpr, op string) (Region, bool) {
	if op[0] == '>' {
		l, op = l.times(ratMinusOne), formula.Flipped[op]
	}
	rel := equal0
	switch op {
	case "<":
		rel = below0
	case "<=":
		rel = atMost0
	}
	return r.narrowed(r.system.and(l, rel))
}

func (r Region) narrowed(s *system) (Region, bool) {
	if s == nil {
		return r, false
	}
	r.system = s
	return r, true
}

// Only returns the facts of a region for which an enum input is an option.
func (r Region) Only(slot int, option string) (Region, bool) {
	return r.narrowed(r.with(slot, r.box[slot].Intersect(interval.TextDomain(option))))
}
