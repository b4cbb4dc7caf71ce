package assessment

import (
	"math/big"

	"github.com/parindex/parindex/rubric"
)

// Summary adds up the causes of the item with a code, of the whole with the empty code, by
// their kinds, in their order, for a table that officials read. What rounding took or gave
// stands with what was rounded, so that the numbers have the places of points; fractions
// remain only where nothing else is exact. The sum is that of the causes, their Record is
// −1. It is empty where nothing was lost, and where no item has the code.
func (l *Ledger) Summary(code string) []Cause {
	of := l.Account(code)
	if of == nil {
		return nil
	}
	whole := *of
	if of == &l.Total {
		whole.Items = l.Areas
	}
	sums := whole.byKind()
	var out []Cause
	for _, kind := range causeKinds {
		if sum := sums[kind]; sum != nil {
			out = append(out, Cause{kind, written(sum), rubric.Say(kindTitles[kind]), -1})
		}
	}
	return out
}

// byKind returns what the causes of each kind took, none of which is zero.
func (a *Account) byKind() map[CauseKind]*big.Rat {
	own, out := map[CauseKind]*big.Rat{}, map[CauseKind]*big.Rat{}
	for _, c := range a.Causes {
		if points, is := c.Rat(); is {
			addTo(own, c.Kind, points)
		}
	}
	for _, below := range a.Items {
		for _, c := range below.Causes { // an item has those of its items, too
			if points, is := c.Rat(); is {
				addTo(own, c.Kind, points.Neg(points))
			}
		}
		for kind, points := range below.byKind() {
			addTo(out, kind, points)
		}
	}
	for kind, points := range own {
		if kind == ByRounding {
			kind = rounded(own)
		}
		addTo(out, kind, points)
	}
	return out
}

// addTo adds points to those of a kind, and drops a sum of zero.
func addTo(m map[CauseKind]*big.Rat, kind CauseKind, points *big.Rat) {
	sum := new(big.Rat).Set(points)
	if was := m[kind]; was != nil {
		sum.Add(sum, was)
	}
	if m[kind] = sum; sum.Sign() == 0 {
		delete(m, kind)
	}
}

// rounded returns the kind of the cause that rounding belongs to.
func rounded(own map[CauseKind]*big.Rat) CauseKind {
	for _, kind := range []CauseKind{BySurvey, ByRule, ByExclusion} {
		if own[kind] != nil {
			return kind
		}
	}
	return ByRounding
}
