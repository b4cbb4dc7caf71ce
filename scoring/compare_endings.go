package scoring

import (
	"math/big"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/formula"
)

// ending is what a leaf comes to in a region.
type ending struct {
	kind     endingKind
	points   formula.Form // before rounding
	rounding rubric.Rounding
	allowed  formula.Num // what the points can be
}

type endingKind uint8

const (
	hasPoints endingKind = iota + 1
	isExcluded
	isReported
	fails
)

// given is what a policy gives.
func (s *ruleSide) given(p rubric.Policy) ending {
	share, counts := shareOf(p)
	switch {
	case counts:
		return s.exactly(formula.Round(share.Mul(share, s.item.Max.Rat()), s.rubric.Points.Places, s.rubric.Points.Mode))
	case p.Kind == rubric.PolicyExclude:
		return ending{kind: isExcluded}
	}
	return ending{kind: fails}
}

// exactly is a number of points.
func (s *ruleSide) exactly(v *big.Rat) ending {
	return ending{kind: hasPoints, points: formula.FormOf(v), rounding: s.rubric.Points, allowed: formula.Exactly(v)}
}

// follow calls yield with everything the leaf comes to.
func (s *ruleSide) follow(c *ruleComparer, q *formula.Search, r formula.Region, yield func(formula.Region, ending)) {
	results := func(n formula.Node, r formula.Region, f func(formula.Region, formula.Result)) {
		q.Results(n, r, func(r formula.Region, x formula.Result) {
			switch {
			case x.Fails:
				yield(r, ending{kind: fails})
			case x.Arises:
				yield(r, s.given(s.item.NotArising))
			default:
				f(r, x)
			}
		})
	}
	var gate, from func(r formula.Region, i int)
	gate = func(r formula.Region, i int) {
		switch {
		case i < len(s.over.gates):
			results(s.over.gates[i].cond, r, func(r formula.Region, x formula.Result) {
				if x.Truth {
					gate(r, i+1)
				} else {
					yield(r, s.given(s.gates[i].policy))
				}
			})
		case s.item.Reported:
			yield(r, ending{kind: isReported})
		default:
			from(r, 0)
		}
	}
	from = func(r formula.Region, i int) {
		score := func(r formula.Region) {
			results(s.over.cases[i].score, r, func(r formula.Region, x formula.Result) { s.earn(c, q, r, x.Number, yield) })
		}
		if s.over.cases[i].when == nil {
			score(r)
			return
		}
		results(s.over.cases[i].when, r, func(r formula.Region, x formula.Result) {
			if x.Truth {
				score(r)
			} else {
				from(r, i+1)
			}
		})
	}
	gate(r, 0)
}

// earn yields what earned points come to: outside the item's range and off its
// step they fail.
func (s *ruleSide) earn(c *ruleComparer, q *formula.Search, r formula.Region, f formula.Form, yield func(formula.Region, ending)) {
	allowed := formula.Num{Lo: s.item.Min.Rat(), Hi: s.item.Max.Rat()}
	if above, ok := r.And(f, ">", allowed.Hi); ok {
		yield(above, ending{kind: fails})
	}
	if below, ok := r.And(f, "<", allowed.Lo); ok {
		yield(below, ending{kind: fails})
	}
	r, ok := r.Inside(f, allowed)
	if !ok {
		return
	}
	points := ending{kind: hasPoints, points: f, rounding: s.rubric.Points, allowed: allowed}
	if !s.item.Step.IsPositive() {
		yield(r, points)
		return
	}
	c.grid(q, r, points, func(r formula.Region, t *big.Rat) {
		if new(big.Rat).Quo(t, s.item.Step.Rat()).IsInt() {
			yield(r, s.exactly(t))
		} else {
			yield(r, ending{kind: fails})
		}
	})
}

// grid divides a region by the rounded points that an ending has in it.
func (c *ruleComparer) grid(q *formula.Search, r formula.Region, e ending, yield func(formula.Region, *big.Rat)) {
	if v, known := e.points.Known(); known {
		yield(r, e.round(v))
		return
	}
	n := r.Over(e.points).Intersect(e.allowed)
	if n.Empty() {
		return
	}
	t, hi, unit := e.round(n.Lo), e.round(n.Hi), lastPlace(e.rounding)
	for t.Cmp(hi) <= 0 && !q.Done() && c.try(q) {
		if at, ok := between(r, e.points, e.rounding, t, t); ok {
			yield(at, t)
		}
		t = new(big.Rat).Add(t, unit)
	}
}

// maxGrid bounds how many numbers of points a comparison tries one by one.
const maxGrid = 10_000

// try reports whether another number of points may be tried.
func (c *ruleComparer) try(q *formula.Search) bool {
	if c.tried++; c.tried > maxGrid {
		q.Unknown(tooManyPoints())
		return false
	}
	return true
}

func (e ending) round(v *big.Rat) *big.Rat {
	return formula.Round(v, e.rounding.Places, e.rounding.Mode)
}

// settle looks for facts of a region for which two endings are not the same.
func (c *ruleComparer) settle(q *formula.Search, r formula.Region, a, b ending) {
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
		c.grid(q, r, a, func(r formula.Region, t *big.Rat) { c.apart(q, r, b, t) })
	default:
		c.more(q, r, a, b)
		c.more(q, r, b, a)
	}
}

// apart looks for facts for which the rounded points of an ending are not t.
func (c *ruleComparer) apart(q *formula.Search, r formula.Region, e ending, t *big.Rat) {
	if v, known := e.points.Known(); known {
		if e.round(v).Cmp(t) != 0 {
			q.Found(r)
		}
		return
	}
	unit := lastPlace(e.rounding)
	down := formula.Round(t, e.rounding.Places, rubric.Down) // t is not negative but by a minimum below zero
	if down.Cmp(t) > 0 {
		down = new(big.Rat).Sub(down, unit)
	}
	up := down
	if down.Cmp(t) != 0 {
		up = new(big.Rat).Add(down, unit)
	}
	op, limit := rounded(e.rounding, up)
	if less, ok := r.And(e.points, map[string]string{">=": "<", ">": "<="}[op], limit); ok {
		q.Found(less)
	}
	op, limit = rounded(e.rounding, new(big.Rat).Add(down, unit))
	if more, ok := r.And(e.points, op, limit); ok {
		q.Found(more)
	}
}

// more looks for facts for which one ending has more rounded points than another
// that rounds the same. Where it has more before rounding, a limit of rounding lies
// between them, or none does.
func (c *ruleComparer) more(q *formula.Search, r formula.Region, a, b ending) {
	r, ok := r.AndForms(a.points, ">", b.points)
	if !ok || q.Done() || q.Possible(r) == formula.No {
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
