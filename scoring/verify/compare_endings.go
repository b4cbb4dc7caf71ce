package verify

import (
	"iter"
	"math/big"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/parindex/parindex/scoring/internal/solve"
)

// worth is what a leaf comes to in a region.
type worth struct {
	kind   worthKind
	points solve.LinearExpr // before rounding
	grid   *rules.Grid
}

type worthKind uint8

const (
	hasPoints worthKind = iota + 1
	isExcluded
	isReported
	isFailure
)

// given is what a policy gives.
func (s *ruleSide) given(p rubric.Policy) worth {
	points, counts := s.leaf.Share(p)
	switch {
	case counts:
		return s.exactly(points)
	case p.Kind == rubric.PolicyExclude:
		return worth{kind: isExcluded}
	}
	return worth{kind: isFailure}
}

// exactly is a number of points.
func (s *ruleSide) exactly(v *big.Rat) worth {
	return worth{kind: hasPoints, points: solve.Constant(v), grid: s.leaf.Grid}
}

// worths yields everything the leaf comes to.
func (s *ruleSide) worths(c *ruleComparer, q *solve.Search, r solve.Region) iter.Seq2[solve.Region, worth] {
	return func(yield func(solve.Region, worth) bool) {
		for r, e := range rules.Walk(s.over, rules.Searching{Q: q}, r, rules.RuleStart, rules.RuleEnd) {
			going := true
			switch e.Kind {
			case rules.EndPoints:
				going = s.earn(c, q, r, e.Result.Number, yield)
			case rules.EndFailure:
				going = yield(r, worth{kind: isFailure})
			case rules.EndElsewhere:
				going = yield(r, worth{kind: isReported})
			default:
				going = yield(r, s.given(*e.Policy))
			}
			if !going {
				return
			}
		}
	}
}

// earn yields what earned points come to: outside the item's range and off its
// step they fail. It returns what yield does.
func (s *ruleSide) earn(c *ruleComparer, q *solve.Search, r solve.Region, f solve.LinearExpr,
	yield func(solve.Region, worth) bool) bool {
	allowed := s.leaf.Grid.Allowed
	if above, ok := r.And(f, solve.Above, allowed.Hi); ok && !yield(above, worth{kind: isFailure}) {
		return false
	}
	if below, ok := r.And(f, solve.Below, allowed.Lo); ok && !yield(below, worth{kind: isFailure}) {
		return false
	}
	r, ok := r.Inside(f, allowed)
	if !ok {
		return true
	}
	points := worth{kind: hasPoints, points: f, grid: s.leaf.Grid}
	if !s.leaf.Item.Step.IsPositive() {
		return yield(r, points)
	}
	for r, t := range c.grid(q, r, points) {
		given := worth{kind: isFailure}
		if s.leaf.Grid.OnStep(t) {
			given = s.exactly(t)
		}
		if !yield(r, given) {
			return false
		}
	}
	return true
}

// grid divides a region by the rounded points that a leaf has in it.
func (c *ruleComparer) grid(q *solve.Search, r solve.Region, w worth) iter.Seq2[solve.Region, *big.Rat] {
	return func(yield func(solve.Region, *big.Rat) bool) {
		if v, known := w.points.Known(); known {
			yield(r, w.grid.Round(v))
			return
		}
		lo, hi, some := w.grid.Points(r.Over(w.points))
		if !some {
			return
		}
		for t := range w.grid.Up(lo, hi) {
			if q.Done() || !c.try(q) {
				return
			}
			if at, ok := r.Inside(w.points, w.grid.RoundedTo(t, t)); ok && !yield(at, t) {
				return
			}
		}
	}
}

// maxGrid bounds how many numbers of points a comparison tries one by one.
const maxGrid = 10_000

// try reports whether another number of points may be tried.
func (c *ruleComparer) try(q *solve.Search) bool {
	if c.tried++; c.tried > maxGrid {
		q.Unknown(rules.TooManyPoints())
		return false
	}
	return true
}

// settle looks for facts of a region for which the leaves are not worth the same.
func (c *ruleComparer) settle(q *solve.Search, r solve.Region, a, b worth) {
	if a.kind != b.kind {
		q.Found(r)
		return
	}
	if a.kind != hasPoints {
		return
	}
	_, aKnown := a.points.Known()
	bValue, bKnown := b.points.Known()
	switch {
	case bKnown:
		c.apart(q, r, a, b.grid.Round(bValue))
	case aKnown || a.grid.Rounding != b.grid.Rounding:
		for r, t := range c.grid(q, r, a) {
			c.apart(q, r, b, t)
		}
	default:
		c.more(q, r, a, b)
		c.more(q, r, b, a)
	}
}

// apart looks for facts for which the rounded points of a leaf are not t.
func (c *ruleComparer) apart(q *solve.Search, r solve.Region, w worth, t *big.Rat) {
	if v, known := w.points.Known(); known {
		if w.grid.Round(v).Cmp(t) != 0 {
			q.Found(r)
		}
		return
	}
	rules.FoundIn(q, w.grid.Others(r, w.points, t))
}

// more looks for facts for which one leaf has more rounded points than another
// that rounds the same. Where it has more before rounding, a limit of rounding lies
// between them, or none does.
func (c *ruleComparer) more(q *solve.Search, r solve.Region, a, b worth) {
	r, ok := r.AndForms(a.points, solve.Above, b.points)
	if !ok || q.Done() || q.Possible(r) == solve.No {
		return
	}
	_, top, some := a.grid.Points(r.Over(a.points))
	bottom := r.Over(b.points).Intersect(b.grid.Allowed)
	if !some || bottom.Empty() {
		return
	}
	for t := range a.grid.Down(top, bottom.Lo) {
		if q.Done() || !c.try(q) {
			return
		}
		if less, ok := a.grid.Apart(r, a.points, b.points, t); ok {
			q.Found(less)
		}
	}
}
