package rules

import (
	"math/big"

	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/solve"
)

// PointRange is the least and the most rounded points that facts can earn.
type PointRange struct {
	Lo, Hi *big.Rat // nil: no facts earn points
	loose  bool     // the ends are perhaps not reached: the work allowed did not suffice
}

// CaseRange returns the range of the points that a case gives, of those within the
// item's own range.
func (p *Prover) CaseRange(i int) PointRange {
	return p.RangeOf(func(q *solve.Search) Forms { return p.Points(q, i) })
}

// RangeOf does the same for some points.
func (p *Prover) RangeOf(points func(q *solve.Search) Forms) PointRange {
	var out PointRange
	q := p.question()
	for r, f := range points(q) {
		p.widen(&out, q, r, f)
	}
	if a, _, _ := q.Answer(); a == solve.Unknown {
		out.loose = true
	}
	return out
}

// widen takes the points of a region into a range.
func (p *Prover) widen(out *PointRange, q *solve.Search, r solve.Region, f solve.LinearExpr) {
	r, ok := r.Inside(f, p.Grid.Allowed)
	lo, hi, some := p.Grid.Points(r.Over(f))
	if !ok || !some {
		return
	}
	for _, end := range []struct {
		reached **big.Rat
		side    int
	}{{&out.Hi, 1}, {&out.Lo, -1}} {
		if *end.reached != nil && (hi.Cmp(*end.reached) <= 0 && end.side > 0 || lo.Cmp(*end.reached) >= 0 && end.side < 0) {
			continue
		}
		v, loose := p.Reach(q, r, f, lo, hi, *end.reached, end.side)
		if v != nil {
			*end.reached, out.loose = v, out.loose || loose
		}
	}
}

// Reach returns the most (or, for the side −1, the least) rounded points of a
// region, if they are beyond those reached already. lo and hi are no narrower than
// the range of the region.
func (p *Prover) Reach(q *solve.Search, r solve.Region, f solve.LinearExpr, lo, hi, reached *big.Rat,
	side int) (v *big.Rat, loose bool) {
	far, near := hi, lo
	if side < 0 {
		far, near = lo, hi
	}
	if reached != nil && reached.Cmp(near)*side > 0 {
		near = p.Grid.Next(reached, side)
	}
	v = p.Grid.Farthest(near, far, func(t *big.Rat) bool {
		from, to := t, hi
		if side < 0 {
			from, to = lo, t
		}
		at, ok := r.Inside(f, p.Grid.RoundedTo(from, to))
		if !ok {
			return false
		}
		found := q.Possible(at)
		loose = loose || found == solve.Unknown
		return found != solve.No
	})
	return v, loose
}

// Above yields the facts of a region for which a number, rounded, is surely more than
// another: by a whole unit of the last place.
func (p *Prover) Above(q *solve.Search, r solve.Region, n formula.Node, than solve.LinearExpr) Regions {
	return func(yield func(solve.Region) bool) {
		for r, x := range q.Results(n, r) {
			if !x.HasValue() {
				continue
			}
			if more, ok := r.And(x.Number.Minus(than), solve.AtLeast, p.Grid.Unit); ok && !yield(more) {
				return
			}
		}
	}
}
