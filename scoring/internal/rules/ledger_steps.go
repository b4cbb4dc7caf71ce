package rules

import "math/big"

// Steps are the numbers between the points of the areas and the final score of a unit, in
// the order in which one follows from the other. Where facts leave some open they are those
// of the least final score.
type Steps struct {
	Points *big.Rat // of the areas
	// Exact are these rescaled for what is excluded, before they are rounded; nil where the
	// facts leave open what is, or where the rubric does not say what follows.
	Exact    *big.Rat
	Rescaled *big.Rat
	// Bonus and Penalty are the sums of the items; of the penalty the least.
	Bonus, Penalty *big.Rat
	// Added and TakenOff are what of them counts. TakenOff is the most, of a penalty that
	// is not known more than the cap lets through of Penalty.
	Added, TakenOff *big.Rat
	// Capped is what the cap lets through of Penalty.
	Capped *big.Rat
	// Final is within the floor and the ceiling of the rubric.
	Final *big.Rat
}

// Steps returns the steps to the final score.
func (l *Ledger) Steps() Steps {
	b := l.Book
	bonus, penalty := l.points[OfBonus], l.points[OfPenalty]
	added, off := b.Capped(OfBonus, bonus), b.Capped(OfPenalty, penalty)
	rescaled := l.extreme(false)
	out := Steps{Points: b.Rat(l.Areas.Points.Lo), Rescaled: b.Rat(rescaled), Bonus: b.Rat(bonus.Lo), Penalty: b.Rat(penalty.Lo),
		Added: b.Rat(added.Lo), TakenOff: b.Rat(off.Hi), Capped: b.Rat(off.Lo),
		Final: b.Rat(b.Bounded(rescaled + added.Lo - off.Hi))}
	switch {
	case !b.Rescales:
		out.Exact = out.Points
	case len(l.open) == 0 && l.Assessed():
		out.Exact = new(big.Rat)
		for i := range l.applicable {
			part := b.Rat(l.points[i].Lo)
			out.Exact.Add(out.Exact, part.Mul(part, l.factor(Account(i))))
		}
	}
	return out
}
