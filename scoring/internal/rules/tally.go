package rules

import (
	"math/big"
)

// Tally returns what a leaf or a term surely adds.
func (b *Book) Tally(e Entry) Tally {
	var t Tally
	of, points := b.Lines[e.Leaf], e.Bounds()
	switch {
	case of.Account == OfPenalty:
		t.Points[OfPenalty] = points.Hi
		return t
	case of.Account < OfBonus && e.Counts && b.Rescales:
		// As if as much of the maximum as may counts, with points that make the final
		// score no more than if it does not.
		t.Applicable[of.Account] = of.max - e.Gone.Lo
		if !e.Gone.Single() {
			points.Lo = e.Lo + b.worst(e.Leaf, e.Gone.Hi-e.Gone.Lo)
		}
		if e.Excluded {
			points.Lo = min(points.Lo, b.worst(e.Leaf, of.max-e.Gone.Lo))
		}
	}
	t.Points[of.Account] = points.Lo
	return t
}

// worst returns what some of a maximum counts at most that may be excluded: as much of
// it as the worst of the other leaves of its source can have of theirs. The mean of all
// is then no more than without it, also where that is below zero.
func (b *Book) worst(at int, most int64) int64 {
	of, ratio := b.Lines[at].Account, new(big.Rat)
	lowest, smallest, loose := int64(0), most, b.Lines[at].term != nil
	for i, other := range b.Lines {
		if other.Term >= 0 || other.Account != of {
			continue
		}
		if lowest += min(other.min, 0); i == at {
			continue
		}
		loose = loose || other.min < 0 && (other.max == 0 || other.term != nil)
		if other.min < 0 && other.max > 0 {
			if r := big.NewRat(other.min, other.max); r.Cmp(ratio) < 0 {
				ratio = r
			}
		}
	}
	if lowest == 0 || most == 0 {
		return 0
	}
	if loose { // rows that only take points off have no ratio of their own
		for i, n := range b.Lines[:b.leaves] {
			if n.Account == of && n.max > 0 && i != at {
				smallest = min(smallest, n.max)
			}
		}
		ratio = big.NewRat(lowest, smallest)
	}
	share := new(big.Int).Mul(big.NewInt(most), ratio.Num())
	out := share.Div(share, ratio.Denom()) // rounded down
	if !out.IsInt64() || out.Int64() < -largestSum {
		return -largestSum / int64(len(b.Lines))
	}
	return out.Int64()
}
