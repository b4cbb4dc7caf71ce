package solve

import (
	"math/big"

	"github.com/parindex/parindex/scoring/internal/interval"
)

// Region is a set of facts. Regions are immutable.
type Region struct {
	*system
	lets []operand // what lets name
}

// textForm is a text: an option written out, or what a variable is.
type textForm struct {
	option string
	slot   int // -1: option
}

// And returns the facts of a region for which a form so relates to a number; not ok
// if there are seen to be none.
func (r Region) And(f LinearExpr, rel Relation, v *big.Rat) (Region, bool) {
	return r.and(f.PlusNumber(interval.Negative(v)), rel)
}

// AndForms returns the facts of a region for which one form so relates to another.
func (r Region) AndForms(f LinearExpr, rel Relation, g LinearExpr) (Region, bool) {
	return r.and(f.Minus(g), rel)
}

// Inside returns the facts for which a form lies in a set.
func (r Region) Inside(x LinearExpr, set interval.Interval) (Region, bool) {
	if len(x.terms) == 1 && (set.Lo != nil || set.Hi != nil) {
		return r.narrowed(r.system.within(x.terms[0].v, x.inverse(set)))
	}
	ok, from, to := true, AtLeast, AtMost
	if set.LoOpen {
		from = Above
	}
	if set.HiOpen {
		to = Below
	}
	if set.Lo != nil {
		r, ok = r.And(x, from, set.Lo)
	}
	if set.Hi != nil && ok {
		r, ok = r.And(x, to, set.Hi)
	}
	return r, ok
}

// Over returns what a form can be over a region: never too narrow.
func (r Region) Over(f LinearExpr) interval.Interval { return f.over(r.box) }

// Domain returns what a variable can be in a region, or more than that.
func (r Region) Domain(slot int) interval.Domain { return r.box[slot] }

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

// and returns the facts of a region for which a form so relates to zero.
func (r Region) and(l LinearExpr, rel Relation) (Region, bool) {
	switch rel {
	case AtLeast:
		l, rel = l.times(ratMinusOne), AtMost
	case Above:
		l, rel = l.times(ratMinusOne), Below
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

// only returns the facts of a region for which an enum input is an option.
func (r Region) only(slot int, option string) (Region, bool) {
	return r.narrowed(r.with(slot, r.box[slot].Intersect(interval.TextDomain(option))))
}
