package scoring

import (
	"math/big"

	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/solve"
)

// pointRange is the least and the most rounded points that facts can earn.
type pointRange struct {
	lo, hi *big.Rat // nil: no facts earn points
	loose  bool     // the ends are perhaps not reached: the work allowed did not suffice
}

// caseRange returns the range of the points that a case gives, of those within the
// item's own range.
func (p *prover) caseRange(i int) pointRange {
	return p.rangeOf(func(q *solve.Search) forms { return p.points(q, i) })
}

// rangeOf does the same for some points.
func (p *prover) rangeOf(points func(q *solve.Search) forms) pointRange {
	var out pointRange
	q := solve.NewSearch(p.domains, p.steps, p.near)
	q.StopOn(p.done)
	for r, f := range points(q) {
		p.widen(&out, q, r, f)
	}
	if a, _, _ := q.Answer(); a == solve.Unknown {
		out.loose = true
	}
	return out
}

// widen takes the points of a region into a range.
func (p *prover) widen(out *pointRange, q *solve.Search, r solve.Region, f solve.Form) {
	rounding := p.rubric.Points
	r, ok := r.Inside(f, p.allowed())
	n := r.Over(f).Intersect(p.allowed())
	if !ok || n.Empty() {
		return
	}
	lo := interval.Round(n.Lo, rounding.Places, rounding.Mode)
	hi := interval.Round(n.Hi, rounding.Places, rounding.Mode)
	for _, end := range []struct {
		reached **big.Rat
		side    int
	}{{&out.hi, 1}, {&out.lo, -1}} {
		if *end.reached != nil && (hi.Cmp(*end.reached) <= 0 && end.side > 0 || lo.Cmp(*end.reached) >= 0 && end.side < 0) {
			continue
		}
		v, loose := p.reach(q, r, f, lo, hi, *end.reached, end.side)
		if v != nil {
			*end.reached, out.loose = v, out.loose || loose
		}
	}
}

// reach returns the most (or, for the side −1, the least) rounded points of a
// region, if they are beyond those reached already. lo and hi are no narrower than
// the range of the region.
func (p *prover) reach(q *solve.Search, r solve.Region, f solve.Form, lo, hi, reached *big.Rat, side int) (v *big.Rat, loose bool) {
	rounding := p.rubric.Points
	unit := lastPlace(rounding)
	possible := func(t *big.Rat) bool {
		from, to := t, hi
		if side < 0 {
			from, to = lo, t
		}
		at, ok := between(r, f, rounding, from, to)
		if !ok {
			return false
		}
		found := q.Possible(at)
		loose = loose || found == solve.Unknown
		return found != solve.No
	}
	far, near := hi, lo
	if side < 0 {
		far, near = lo, hi
	}
	if reached != nil && reached.Cmp(near)*side > 0 {
		near = new(big.Rat).Add(reached, new(big.Rat).Mul(unit, big.NewRat(int64(side), 1)))
	}
	if possible(far) {
		return far, loose
	}
	// far is not possible; if near is, the last possible points lie between.
	if !possible(near) {
		return nil, loose
	}
	steps := new(big.Rat).Quo(new(big.Rat).Sub(far, near), unit)
	good, bad := new(big.Int), new(big.Int).Quo(steps.Abs(steps).Num(), steps.Denom())
	at := func(k *big.Int) *big.Rat {
		return new(big.Rat).Add(near, new(big.Rat).Mul(unit, new(big.Rat).SetInt(new(big.Int).Mul(k, big.NewInt(int64(side))))))
	}
	one := big.NewInt(1)
	for new(big.Int).Sub(bad, good).Cmp(one) > 0 {
		mid := new(big.Int).Add(good, bad)
		if mid.Rsh(mid, 1); possible(at(mid)) {
			good = mid
		} else {
			bad = mid
		}
	}
	return at(good), loose
}

// allowed returns the points that the item can have.
func (p *prover) allowed() interval.Interval {
	return interval.Interval{Lo: p.item.Min.Rat(), Hi: p.item.Max.Rat()}
}
