package scoring

import (
	"math/big"

	"github.com/parindex/parindex/rubric"
	"github.com/shopspring/decimal"
)

// Tally is what some leaves surely add to a unit's score, before rescaling and
// caps. Tallies are comparable with == and add up; [Scorer.Final] says what those
// of all leaves come to. The zero Tally is that of no leaf. Tallies belong to the
// scorer whose leaves they are of.
type Tally struct {
	// In units of the last place of points, by the source that is rescaled alone.
	points, applicable [3]int64
	bonus, penalty     int64
}

// Plus returns both together.
func (t Tally) Plus(u Tally) Tally {
	for i := range t.points {
		t.points[i] += u.points[i]
		t.applicable[i] += u.applicable[i]
	}
	t.bonus += u.bonus
	t.penalty += u.penalty
	return t
}

// NoWorse reports whether t, together with whatever other leaves come to, makes a
// final score that is surely no less than u does. Leaves that are excluded from u
// are no reason against it if t has as many points more as they can have: then its
// rescaled part is no less. Tallies that t leaves more out of are not compared.
func (t Tally) NoWorse(u Tally) bool {
	for i := range t.points {
		more := t.applicable[i] - u.applicable[i]
		if more < 0 || t.points[i]-u.points[i] < more {
			return false
		}
	}
	return t.bonus >= u.bonus && t.penalty <= u.penalty
}

// Final returns the final score of the tallies of all leaves together: rescaled,
// rounded, with bonus and penalty at most at their caps. For facts that leave open
// whether an item is excluded it may be less than is sure, never more.
func (s *Scorer) Final(t Tally) decimal.Decimal {
	if s.ready() != nil {
		return decimal.Decimal{}
	}
	sum, changed := int64(0), false
	for i := range t.points {
		sum += t.points[i]
		changed = changed || s.sums.rescales && t.applicable[i] != s.sums.bySource[i]
	}
	change := min(t.bonus, s.sums.bonusCap) - min(t.penalty, s.sums.penaltyCap)
	if !changed {
		return s.sums.decimal(sum+change, s.sums.unit)
	}
	out := new(big.Rat)
	for i, points := range t.points {
		if t.applicable[i] == 0 {
			continue // nothing of it was assessed
		}
		part := new(big.Rat).Mul(s.sums.rat(points), s.sums.rat(s.sums.bySource[i]))
		out.Add(out, part.Quo(part, s.sums.rat(t.applicable[i])))
	}
	return toDecimal(out.Add(s.roundPoints(out), s.sums.rat(change)))
}

// sourceOf numbers the sources that are rescaled each for itself.
func sourceOf(r *rubric.Rubric, of rubric.Source) int {
	if r.Exclusion == rubric.ExclusionBySource {
		switch of {
		case rubric.Survey:
			return 1
		case rubric.External:
			return 2
		}
	}
	return 0
}

// tallyOf returns what a leaf surely adds.
func (s *Scorer) tallyOf(n *node, sp special) Tally {
	var t Tally
	lo, hi := sp.lo, sp.hi
	switch {
	case !sp.counts:
		lo, hi = 0, 0
	case sp.excluded:
		lo, hi = min(lo, 0), max(hi, 0)
	}
	// Where it may be excluded it counts as the worst of the others can: the mean of all
	// is then no more than without it, also where that is below zero.
	if sp.counts && sp.excluded && s.sums.rescales && s.side(n) == onAreas {
		lo = min(lo, s.sums.share(n.max, s.sums.others[n.index]))
	}
	switch s.side(n) {
	case onBonus:
		t.bonus = lo
	case onPenalty:
		t.penalty = hi
	default:
		i := sourceOf(s.rubric, n.item.Source)
		t.points[i] = lo
		if sp.counts && s.sums.rescales {
			t.applicable[i] = n.max
		}
	}
	return t
}
