package scoring

import (
	"math/big"

	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/solve"
)

// unlike takes facts for which the two come out differently for sure. Should they
// not, the mutant is not decided.
func (a *apart) unlike(r solve.Region) {
	if a.q.Take(r, a.wanted) == solve.Yes && !a.q.Done() {
		a.q.Unknown(text("số liệu tìm được không phân biệt được", "the facts found do not tell them apart"))
	}
}

// points looks for facts for which x gives other points than y, after rounding; a
// nil y fails.
func (a *apart) points(r solve.Region, x solve.Form, y *solve.Form) {
	if y == nil {
		if in, ok := r.Inside(x, a.was.allowed()); ok && !a.was.item.Step.IsPositive() {
			a.unlike(in)
			return
		}
		a.each(r, x, func(r solve.Region, _ *big.Rat) { a.unlike(r) })
		return
	}
	unit := lastPlace(a.was.rubric.Points)
	for _, side := range []struct {
		low, high solve.Form
	}{{x, *y}, {*y, x}} {
		r, ok := r.AndForms(side.low, "<", side.high)
		if !ok || a.q.Done() {
			continue
		}
		// Most facts do; those a unit of points apart almost always.
		if far, ok := r.AndForms(side.low.PlusNumber(unit), "<=", side.high); ok && a.q.Take(far, a.wanted) == solve.Yes && a.q.Done() {
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
func (a *apart) each(r solve.Region, x solve.Form, f func(r solve.Region, t *big.Rat)) {
	rounding, step := a.was.rubric.Points, lastPlace(a.was.rubric.Points)
	if a.was.item.Step.IsPositive() {
		step = a.was.item.Step.Rat()
	}
	r, ok := r.Inside(x, a.was.allowed())
	n := r.Over(x).Intersect(a.was.allowed())
	if !ok || n.Empty() {
		return
	}
	lo, hi := interval.Round(n.Lo, rounding.Places, rounding.Mode), interval.Round(n.Hi, rounding.Places, rounding.Mode)
	steps := new(big.Rat).Quo(lo, step)
	k := new(big.Int).Quo(steps.Num(), steps.Denom()) // towards zero
	k.Sub(k, big.NewInt(1))
	for tries := 0; !a.q.Done(); k = new(big.Int).Add(k, big.NewInt(1)) {
		t := new(big.Rat).Mul(step, new(big.Rat).SetInt(k))
		if t.Cmp(hi) > 0 {
			return
		}
		if t.Cmp(lo) < 0 {
			continue
		}
		if tries++; tries > mostPoints {
			a.q.Unknown(tooManyPoints())
			return
		}
		if r, ok := between(r, x, rounding, t, t); ok {
			f(r, t)
		}
	}
}

// beyond takes facts for which a form lies above (or, for the side −1, below) all
// that gives t points.
func (a *apart) beyond(r solve.Region, y solve.Form, t *big.Rat, side int) {
	rounding := a.was.rubric.Points
	end := a.was.item.Max.Rat()
	op, limit := rounded(rounding, new(big.Rat).Add(t, lastPlace(rounding)))
	out := ">"
	if side < 0 {
		op, limit = rounded(rounding, t)
		op = map[string]string{">=": "<", ">": "<="}[op]
		end, out = a.was.item.Min.Rat(), "<"
	}
	if r, ok := r.And(y, op, limit); ok {
		a.unlike(r)
	}
	if r, ok := r.And(y, out, end); ok {
		a.unlike(r)
	}
}
