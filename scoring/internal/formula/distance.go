package formula

import (
	"github.com/parindex/parindex/scoring/internal/interval"
)

// Turned returns the comparison as it has to come out for its opposite.
func (a Atom) Turned() Atom {
	switch a.Op {
	case "":
	case "in":
		a.Op = "not in"
	case "not in":
		a.Op = "in"
	default:
		a.Op = negated[a.Op]
	}
	if r := a.Required; a.Op == "!=" && r[0].Type == interval.Bool && r[0].Known() {
		a.Op, a.Required = "==", []interval.Domain{interval.BoolDomain(r[0].Bools == interval.IsFalse)}
	}
	return a
}

// Distance returns how far what is known of a number or date is from the
// threshold it is compared with, never negative, in days for dates, and on which
// side it lies: -1 below, 0 at it, 1 above. A threshold that may be met or not
// has no distance, nor has a relation other than == < <= > >=.
func (a Atom) Distance() (d interval.Interval, side int, ok bool) {
	if len(a.Required) != 1 || a.Op == "!=" || a.Op == "in" || a.Op == "not in" {
		return interval.Interval{}, 0, false
	}
	x, at := a.Observed, a.Required[0]
	if x.Type != interval.Number && x.Type != interval.Date || interval.Compare(a.Op, x, at) == interval.Either {
		return interval.Interval{}, 0, false
	}
	if x.MayBeNever() || at.MayBeNever() {
		x, at = x.Days(), at.Days() // to never there is no number of days
		if x.Empty() || at.Empty() {
			return interval.Interval{}, 0, false
		}
		x.Numbers.Hi = nil
	}
	d = at.Numbers.Add(x.Numbers.Neg())
	if v, single := d.Single(); single && v.Sign() == 0 {
		return d, 0, true
	}
	switch {
	case d.Lo != nil && d.Lo.Sign() >= 0:
		return d, -1, true
	case d.Hi != nil && d.Hi.Sign() <= 0:
		return d.Neg(), 1, true
	}
	return interval.Interval{}, 0, false
}
