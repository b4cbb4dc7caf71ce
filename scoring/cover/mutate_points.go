package cover

import (
	"math/big"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/parindex/parindex/scoring/internal/solve"
)

// unlike takes facts for which the two come out differently for sure. Should they
// not, the mutant is not decided.
func (a *apart) unlike(r solve.Region) {
	if a.q.Take(r, a.wanted) == solve.Yes && !a.q.Done() {
		a.q.Unknown(rubric.Say(notToldApart))
	}
}

// points looks for facts for which x gives other points than y, after rounding; a
// nil y fails.
func (a *apart) points(r solve.Region, x solve.LinearExpr, y *solve.LinearExpr) {
	if y == nil {
		if in, ok := r.Inside(x, a.was.Grid.Allowed); ok && !a.was.Item.Step.IsPositive() {
			a.unlike(in)
			return
		}
		a.each(r, x, func(r solve.Region, _ *big.Rat) { a.unlike(r) })
		return
	}
	unit := a.was.Grid.Unit
	for _, side := range []struct {
		low, high solve.LinearExpr
	}{{x, *y}, {*y, x}} {
		r, ok := r.AndForms(side.low, solve.Below, side.high)
		if !ok || a.q.Done() {
			continue
		}
		// Most facts do; those a unit of points apart almost always.
		if far, ok := r.AndForms(side.low.PlusNumber(unit), solve.AtMost, side.high); ok &&
			a.q.Take(far, a.wanted) == solve.Yes && a.q.Done() {
			return
		}
		if a.q.Take(r, a.wanted) == solve.No || a.q.Done() {
			continue
		}
		a.each(r, side.low, func(r solve.Region, t *big.Rat) { a.beyond(r, side.high, t, 1) })
		a.each(r, side.high, func(r solve.Region, t *big.Rat) { a.beyond(r, side.low, t, -1) })
	}
}

// mostPoints bounds how many numbers of points are tried one by one.
const mostPoints = 5_000

// each calls f for every number of points that a form can give, with the facts for
// which it does.
func (a *apart) each(r solve.Region, x solve.LinearExpr, f func(r solve.Region, t *big.Rat)) {
	grid := a.was.Grid
	r, ok := r.Inside(x, grid.Allowed)
	lo, hi, some := grid.Points(r.Over(x))
	if !ok || !some {
		return
	}
	in, tries := grid.Within(interval.Interval{Lo: lo, Hi: hi}), 0
	for t := range rules.Spaced(in.Lo, in.Hi, grid.Step) {
		if a.q.Done() {
			return
		}
		if tries++; tries > mostPoints {
			a.q.Unknown(rules.TooManyPoints())
			return
		}
		if r, ok := r.Inside(x, grid.RoundedTo(t, t)); ok {
			f(r, t)
		}
	}
}

// beyond takes facts for which a form lies above (or, for the side −1, below) all
// that gives t points.
func (a *apart) beyond(r solve.Region, y solve.LinearExpr, t *big.Rat, side int) {
	grid := a.was.Grid
	others, outside := grid.RoundedTo(grid.Next(t, 1), nil), interval.Interval{Lo: grid.Allowed.Hi, LoOpen: true}
	if side < 0 {
		others, outside = grid.RoundedTo(nil, grid.Next(t, -1)), interval.Interval{Hi: grid.Allowed.Lo, HiOpen: true}
	}
	for _, set := range []interval.Interval{others, outside} {
		if r, ok := r.Inside(y, set); ok {
			a.unlike(r)
		}
	}
}
