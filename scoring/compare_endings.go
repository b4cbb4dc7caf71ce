package scoring

import (
	"iter"
	"math/big"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/solve"
)

// worth is what a leaf comes to in a region.
type worth struct {
	kind     worthKind
	points   solve.Form // before rounding
	rounding rubric.Rounding
	allowed  interval.Interval // what the points can be
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
	points, counts := s.leaf.share(p, s.scorer.rubric.Points)
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
	return worth{kind: hasPoints, points: solve.FormOf(v), rounding: s.scorer.rubric.Points, allowed: interval.Exactly(v)}
}

// worths yields everything the leaf comes to.
func (s *ruleSide) worths(c *ruleComparer, q *solve.Search, r solve.Region) iter.Seq2[solve.Region, worth] {
	return func(yield func(solve.Region, worth) bool) {
		for r, e := range walk(s.over, searching{q}, r, ruleStart, ruleEnd) {
			going := true
			switch e.kind {
			case endPoints:
				going = s.earn(c, q, r, e.result.Number, yield)
			case endFailure:
				going = yield(r, worth{kind: isFailure})
			case endElsewhere:
				going = yield(r, worth{kind: isReported})
			default:
				going = yield(r, s.given(*e.policy))
			}
			if !going {
				return
			}
		}
	}
}

// earn yields what earned points come to: outside the item's range and off its
// step they fail. It returns what yield does.
func (s *ruleSide) earn(c *ruleComparer, q *solve.Search, r solve.Region, f solve.Form, yield func(solve.Region, worth) bool) bool {
	allowed := interval.Interval{Lo: s.leaf.item.Min.Rat(), Hi: s.leaf.item.Max.Rat()}
	if above, ok := r.And(f, ">", allowed.Hi); ok && !yield(above, worth{kind: isFailure}) {
		return false
	}
	if below, ok := r.And(f, "<", allowed.Lo); ok && !yield(below, worth{kind: isFailure}) {
		return false
	}
	r, ok := r.Inside(f, allowed)
	if !ok {
		return true
	}
	points := worth{kind: hasPoints, points: f, rounding: s.scorer.rubric.Points, allowed: allowed}
	if !s.leaf.item.Step.IsPositive() {
		return yield(r, points)
	}
	for r, t := range c.grid(q, r, points) {
		given := worth{kind: isFailure}
		if new(big.Rat).Quo(t, s.leaf.item.Step.Rat()).IsInt() {
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
			yield(r, w.round(v))
			return
		}
		n := r.Over(w.points).Intersect(w.allowed)
		if n.Empty() {
			return
		}
		t, hi, unit := w.round(n.Lo), w.round(n.Hi), lastPlace(w.rounding)
		for t.Cmp(hi) <= 0 && !q.Done() && c.try(q) {
			if at, ok := between(r, w.points, w.rounding, t, t); ok && !yield(at, t) {
				return
			}
			t = new(big.Rat).Add(t, unit)
		}
	}
}

// maxGrid bounds how many numbers of points a comparison tries one by one.
const maxGrid = 10_000

// try reports whether another number of points may be tried.
func (c *ruleComparer) try(q *solve.Search) bool {
	if c.tried++; c.tried > maxGrid {
		q.Unknown(tooManyPoints())
		return false
	}
	return true
}

func (w worth) round(v *big.Rat) *big.Rat {
	return interval.Round(v, w.rounding.Places, w.rounding.Mode)
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
		c.apart(q, r, a, b.round(bValue))
	case aKnown || a.rounding != b.rounding:
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
		if w.round(v).Cmp(t) != 0 {
			q.Found(r)
		}
		return
	}
	unit := lastPlace(w.rounding)
	down := interval.Round(t, w.rounding.Places, rubric.Down) // t is not negative but by a minimum below zero
	if down.Cmp(t) > 0 {
		down = new(big.Rat).Sub(down, unit)
	}
	up := down
	if down.Cmp(t) != 0 {
		up = new(big.Rat).Add(down, unit)
	}
	op, limit := rounded(w.rounding, up)
	if less, ok := r.And(w.points, map[string]string{">=": "<", ">": "<="}[op], limit); ok {
		q.Found(less)
	}
	op, limit = rounded(w.rounding, new(big.Rat).Add(down, unit))
	if more, ok := r.And(w.points, op, limit); ok {
		q.Found(more)
	}
}

// more looks for facts for which one leaf has more rounded points than another
// that rounds the same. Where it has more before rounding, a limit of rounding lies
// between them, or none does.
func (c *ruleComparer) more(q *solve.Search, r solve.Region, a, b worth) {
	r, ok := r.AndForms(a.points, ">", b.points)
	if !ok || q.Done() || q.Possible(r) == solve.No {
		return
	}
	top, bottom := r.Over(a.points).Intersect(a.allowed), r.Over(b.points).Intersect(b.allowed)
	if top.Empty() || bottom.Empty() {
		return
	}
	t, unit := a.round(top.Hi), lastPlace(a.rounding)
	for t.Cmp(bottom.Lo) >= 0 && !q.Done() && c.try(q) {
		op, limit := rounded(a.rounding, t)
		if more, ok := r.And(a.points, op, limit); ok {
			if less, ok := more.And(b.points, map[string]string{">=": "<", ">": "<="}[op], limit); ok {
				q.Found(less)
			}
		}
		t = new(big.Rat).Sub(t, unit)
	}
}
