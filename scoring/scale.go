package scoring

import (
	"fmt"
	"math"
	"math/big"
	"slices"

	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/shopspring/decimal"
)

// Scale says how points count where the same items are excluded: tallies that are
// split by one scale add up to final scores in whole numbers. [Scorer.Scales] makes
// those of some levers.
type Scale struct {
	scorer *Scorer
	// applicable is what is left of the maxima, weight what a unit of points counts,
	// of a unit of the final score's, by source.
	applicable, weight [3]int64
	unit               int64
	// Bonus and penalty that cannot come to their caps count as points.
	bonus, penalty bool
}

// Scales returns the scales of all ways to choose a move of every lever. The error
// says that sums would not fit into 64 bits.
func (s *Scorer) Scales(levers []Lever, rest Tally) ([]Scale, error) {
	all := [][3]int64{rest.applicable}
	bonus, penalty, points := rest.bonus, rest.penalty, rest.size()
	for _, l := range levers {
		var next [][3]int64
		most := Tally{}
		size := int64(0)
		for _, m := range l.Moves {
			for _, a := range all {
				for i := range a {
					a[i] += m.applicable[i]
				}
				if !slices.Contains(next, a) {
					next = append(next, a)
				}
			}
			most.bonus, most.penalty, size = max(most.bonus, m.bonus), max(most.penalty, m.penalty), max(size, m.size())
		}
		all, bonus, penalty, points = next, bonus+most.bonus, penalty+most.penalty, points+size
	}
	slices.SortFunc(all, func(a, b [3]int64) int { return slices.Compare(b[:], a[:]) })
	var out []Scale
	for _, a := range all {
		c := Scale{scorer: s, applicable: a, weight: [3]int64{1, 1, 1}, unit: 1}
		if s.sums.rescales && a != s.sums.bySource {
			unit := big.NewInt(1)
			for i := range a {
				if w := c.ratio(i); w != nil {
					unit.Mul(unit, new(big.Int).Div(w.Denom(), new(big.Int).GCD(nil, nil, unit, w.Denom())))
				}
			}
			for i := range a {
				c.weight[i] = 0
				if w := c.ratio(i); w != nil {
					w.Mul(w, new(big.Rat).SetInt(unit))
					if !w.Num().IsInt64() || new(big.Int).Mul(w.Num(), big.NewInt(points)).Cmp(big.NewInt(math.MaxInt64/4)) > 0 {
						return nil, fmt.Errorf("points rescaled by %s and by other sources have too many digits to be added up", c.ratio(i).RatString())
					}
					c.weight[i] = w.Num().Int64()
				}
			}
			c.unit = unit.Int64()
		}
		c.bonus = c.unit == 1 && bonus <= s.sums.bonusCap
		c.penalty = c.unit == 1 && penalty <= s.sums.penaltyCap
		out = append(out, c)
	}
	return out, nil
}

// size bounds the points of a tally.
func (t Tally) size() int64 {
	sum := max(t.bonus, -t.bonus) + max(t.penalty, -t.penalty)
	for _, p := range t.points {
		sum += max(p, -p)
	}
	return sum
}

// ratio is by how much points of a source are rescaled; nil where nothing of it was
// assessed.
func (c Scale) ratio(i int) *big.Rat {
	if c.applicable[i] == 0 {
		return nil
	}
	return big.NewRat(c.scorer.sums.bySource[i], c.applicable[i])
}

// Split returns the points that count as they are, in a unit of the scale, and what
// else there is. Both add up; for the same others more points make a final score
// that is no less.
func (c Scale) Split(t Tally) (points int64, others Tally) {
	for i := range t.points {
		points += t.points[i] * c.weight[i]
		t.points[i] = 0
	}
	if c.bonus {
		points, t.bonus = points+t.bonus, 0
	}
	if c.penalty {
		points, t.penalty = points-t.penalty, 0
	}
	return points, t
}

// Fits reports whether the tallies of all leaves together, split by the scale, are
// what the scale is for.
func (c Scale) Fits(others Tally) bool { return others.applicable == c.applicable }

// Final returns the final score of all leaves together, split by the scale, as
// [Scorer.Final] does.
func (c Scale) Final(points int64, others Tally) decimal.Decimal {
	sums := c.scorer.sums
	if c.unit != 1 {
		points = formula.RoundQuotient(points, c.unit, c.scorer.rubric.Points.Mode)
	}
	return sums.decimal(points+min(others.bonus, sums.bonusCap)-min(others.penalty, sums.penaltyCap), sums.unit)
}
