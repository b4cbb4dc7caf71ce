package scoring

import (
	"math/big"

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
	r, ok := r.Inside(f, p.grid.allowed)
	lo, hi, some := p.grid.points(r.Over(f))
	if !ok || !some {
		return
	}
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
	far, near := hi, lo
	if side < 0 {
		far, near = lo, hi
	}
	if reached != nil && reached.Cmp(near)*side > 0 {
		near = p.grid.next(reached, side)
	}
	v = p.grid.farthest(near, far, func(t *big.Rat) bool {
		from, to := t, hi
		if side < 0 {
			from, to = lo, t
		}
		at, ok := r.Inside(f, p.grid.roundedTo(from, to))
		if !ok {
			return false
		}
		found := q.Possible(at)
		loose = loose || found == solve.Unknown
		return found != solve.No
	})
	return v, loose
}
