package improve

import (
	"math"
	"math/big"
	"slices"

	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/scoring/internal/kernel"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/shopspring/decimal"
)

// scale says how points count where the same items are excluded: tallies that are
// split by one scale add up to final scores in whole numbers.
type scale struct {
	book *rules.Book
	// late says that all points are rescaled alike, by what turns out to be left.
	late bool
	// applicable is what is left of the maxima and weight what a unit of points
	// counts, by source; so many as unit are a unit of the final score.
	applicable, weight [rules.Sources]int64
	unit               int64
	// Bonus and penalty that cannot come to their caps count as points.
	bonus, penalty bool
}

// scalesOf bounds the scales of some levers.
const scalesOf = 100

// scales returns the scales of all ways to choose an option of every unit, first that
// of the first options; not whole where they are too many, or some would make sums
// that do not fit into 64 bits. The error says that of the first.
func (l *Levers) scales(units [][]option) (out []scale, whole bool, err error) {
	b := l.book
	all := [][rules.Sources]int64{l.rest.Applicable}
	bonus, penalty, points := l.rest.Points[rules.OfBonus], l.rest.Points[rules.OfPenalty], sizeOf(l.rest)
	whole = true
	for _, options := range units {
		var next [][rules.Sources]int64
		most, size := rules.Tally{}, int64(0)
		for _, m := range options {
			for _, a := range all {
				for i := range a {
					a[i] += m.tally.Applicable[i]
				}
				if slices.Contains(next, a) {
					continue
				}
				if whole = whole && len(next) < scalesOf; len(next) < scalesOf {
					next = append(next, a)
				}
			}
			for at := range most.Points {
				most.Points[at] = max(most.Points[at], m.tally.Points[at])
			}
			size = max(size, sizeOf(m.tally))
		}
		all, bonus, penalty, points = next, bonus+most.Points[rules.OfBonus], penalty+most.Points[rules.OfPenalty],
			points+size
	}
	excludes := b.Rescales && slices.ContainsFunc(all, func(a [rules.Sources]int64) bool { return a != b.Full })
	if excludes && b.Full == [rules.Sources]int64{b.Full[0]} {
		if product := new(big.Int).Mul(big.NewInt(points),
			big.NewInt(b.Full[0])); product.Cmp(big.NewInt(math.MaxInt64/4)) > 0 {
			return nil, false, rescaledTooLong.Say()
		}
		return []scale{{book: b, late: true, weight: [rules.Sources]int64{1, 1, 1}, unit: 1}}, true, nil
	}
	for _, a := range all {
		c := scale{book: b, applicable: a, weight: [rules.Sources]int64{1, 1, 1}, unit: 1}
		if b.Rescales && a != b.Full {
			if err := c.weigh(points); err != nil && out == nil {
				return nil, false, err
			} else if err != nil {
				whole = false
				continue
			}
		}
		c.bonus = c.unit == 1 && bonus <= b.Caps[rules.OfBonus]
		c.penalty = c.unit == 1 && penalty <= b.Caps[rules.OfPenalty]
		out = append(out, c)
	}
	return out, whole, nil
}

// weigh finds whole numbers that stand to each other as sources are rescaled.
func (c *scale) weigh(points int64) error {
	unit := big.NewInt(1)
	for i := range c.weight {
		if w := c.ratio(i); w != nil {
			unit.Mul(unit, new(big.Int).Div(w.Denom(), new(big.Int).GCD(nil, nil, unit, w.Denom())))
		}
	}
	for i := range c.weight {
		c.weight[i] = 0
		w := c.ratio(i)
		if w == nil {
			continue
		}
		w.Mul(w, new(big.Rat).SetInt(unit))
		if !w.Num().IsInt64() || new(big.Int).Mul(w.Num(), big.NewInt(points)).Cmp(big.NewInt(math.MaxInt64/4)) > 0 {
			return ratiosTooLong.Say(c.ratio(i).RatString())
		}
		c.weight[i] = w.Num().Int64()
	}
	c.unit = unit.Int64()
	return nil
}

// sizeOf bounds the points of a tally.
func sizeOf(t rules.Tally) (sum int64) {
	for _, p := range t.Points {
		sum += max(p, -p)
	}
	return sum
}

// ratio is by how much points of a source are rescaled; nil where nothing of it was
// assessed.
func (c *scale) ratio(i int) *big.Rat { return c.book.Factor(i, c.applicable) }

// split splits a tally into points, in units of the scale, and a remainder; both are
// additive. For the same remainder more points make a final score that is no less.
func (c *scale) split(t rules.Tally) (points int64, others rules.Tally) {
	for i, weight := range c.weight {
		points += t.Points[i] * weight
		t.Points[i] = 0
	}
	if c.bonus {
		points, t.Points[rules.OfBonus] = points+t.Points[rules.OfBonus], 0
	}
	if c.penalty {
		points, t.Points[rules.OfPenalty] = points-t.Points[rules.OfPenalty], 0
	}
	return points, t
}

// fits reports whether the tallies of all leaves together, split by the scale, are
// what the scale is for.
func (c *scale) fits(others rules.Tally) bool { return c.late || others.Applicable == c.applicable }

// final returns the final score of all leaves together, split by the scale, as that of
// a book.
func (c *scale) final(points int64, others rules.Tally) int64 {
	switch {
	case c.late:
		others.Points[rules.OfAppraisal] = points
		return c.book.Final(others)
	case c.unit != 1:
		points = kernel.RoundQuotient(points, c.unit, c.book.Rubric.Points.Mode)
	}
	return c.book.Bounded(points + c.book.Adjustment(others))
}

// least returns the fewest units that come to a final score or more, within what 64 bits
// hold.
func least(b *rules.Book, score decimal.Decimal) int64 {
	return -wholeUnits(score.Neg(), int32(b.Rubric.Points.Places))
}

// wholeUnits returns how many units of the last of some places a number has, rounded down.
// Of a number beyond what 64 bits hold only the sign matters.
func wholeUnits(v decimal.Decimal, places int32) int64 {
	most, unit := decimal.New(math.MaxInt64, -places), decimal.New(1, -places)
	switch {
	case decimals.Compare(v, most) >= 0:
		return math.MaxInt64
	case decimals.Compare(v, most.Neg()) <= 0:
		return -math.MaxInt64
	case v.IsNegative() && decimals.Compare(v, unit.Neg()) >= 0:
		return -1
	case !v.IsNegative() && decimals.Compare(v, unit) < 0:
		return 0
	}
	return v.Shift(places).Floor().BigInt().Int64()
}
