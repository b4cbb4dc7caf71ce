package scoring

import (
	"fmt"
	"math"
	"math/big"
	"slices"

	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/shopspring/decimal"
)

// Scale says how points count where the same items are excluded: tallies that are
// split by one scale add up to final scores in whole numbers. [Scorer.Scales] makes
// those of some levers.
type Scale struct {
	scorer *Scorer
	// late says that all points are rescaled alike, by what turns out to be left.
	late bool
	// applicable is what is left of the maxima and weight what a unit of points
	// counts, by source; so many as unit are a unit of the final score.
	applicable, weight [3]int64
	unit               int64
	// Bonus and penalty that cannot come to their caps count as points.
	bonus, penalty bool
}

// scalesOf bounds the scales of some levers.
const scalesOf = 100

// Scales returns the scales of all ways to choose a move of every lever, first that
// of the first moves; not whole where they are too many, or some would make sums
// that do not fit into 64 bits. The error says that of the first.
func (s *Scorer) Scales(levers []Lever, rest Tally) (out []Scale, whole bool, err error) {
	if err := s.ready(); err != nil {
		return nil, false, err
	}
	all := [][3]int64{rest.applicable}
	bonus, penalty, points := rest.bonus, rest.penalty, rest.size()
	whole = true
	for _, l := range levers {
		var next [][3]int64
		most, size := Tally{}, int64(0)
		for _, m := range l.Moves {
			for _, a := range all {
				for i := range a {
					a[i] += m.applicable[i]
				}
				if slices.Contains(next, a) {
					continue
				}
				if whole = whole && len(next) < scalesOf; len(next) < scalesOf {
					next = append(next, a)
				}
			}
			most.bonus, most.penalty, size = max(most.bonus, m.bonus), max(most.penalty, m.penalty), max(size, m.size())
		}
		all, bonus, penalty, points = next, bonus+most.bonus, penalty+most.penalty, points+size
	}
	if rescaled := slices.ContainsFunc(all, func(a [3]int64) bool { return a != s.sums.bySource }); s.sums.rescales && rescaled && s.sums.bySource == [3]int64{s.sums.bySource[0]} {
		if product := new(big.Int).Mul(big.NewInt(points), big.NewInt(s.sums.bySource[0])); product.Cmp(big.NewInt(math.MaxInt64/4)) > 0 {
			return nil, false, fmt.Errorf("rescaled points have too many digits to be added up")
		}
		return []Scale{{scorer: s, late: true, weight: [3]int64{1, 1, 1}, unit: 1}}, true, nil
	}
	for _, a := range all {
		c := Scale{scorer: s, applicable: a, weight: [3]int64{1, 1, 1}, unit: 1}
		if s.sums.rescales && a != s.sums.bySource {
			if err := c.weigh(points); err != nil && out == nil {
				return nil, false, err
			} else if err != nil {
				whole = false
				continue
			}
		}
		c.bonus = c.unit == 1 && bonus <= s.sums.bonusCap
		c.penalty = c.unit == 1 && penalty <= s.sums.penaltyCap
		out = append(out, c)
	}
	return out, whole, nil
}

// weigh finds whole numbers that stand to each other as sources are rescaled.
func (c *Scale) weigh(points int64) error {
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
			return fmt.Errorf("points rescaled by %s and by other sources have too many digits to be added up", c.ratio(i).RatString())
		}
		c.weight[i] = w.Num().Int64()
	}
	c.unit = unit.Int64()
	return nil
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
func (c *Scale) ratio(i int) *big.Rat {
	if c.applicable[i] == 0 {
		return nil
	}
	return big.NewRat(c.scorer.sums.bySource[i], c.applicable[i])
}

// Split returns the points that count as they are, in a unit of the scale, and what
// else there is. Both add up; for the same others more points make a final score
// that is no less.
func (c *Scale) Split(t Tally) (points int64, others Tally) {
	if c == nil {
		return 0, t
	}
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
func (c *Scale) Fits(others Tally) bool {
	return c.made() && (c.late || others.applicable == c.applicable)
}

// made reports whether Scales made the scale. Of one that it did not make, which
// fits nothing, all numbers are zero.
func (c *Scale) made() bool { return c != nil && c.scorer != nil }

// Final returns the final score of all leaves together, split by the scale, as
// [Scorer.Final] does, in units of the last place of points.
func (c *Scale) Final(points int64, others Tally) int64 {
	if !c.made() {
		return 0
	}
	sums := &c.scorer.sums
	mode := c.scorer.rubric.Points.Mode
	switch left := others.applicable[0]; {
	case c.late && left == 0:
		points = 0 // nothing was assessed
	case c.late && left != sums.bySource[0]:
		points = formula.RoundQuotient(points*sums.bySource[0], left, mode)
	case c.unit != 1:
		points = formula.RoundQuotient(points, c.unit, mode)
	}
	return points + min(others.bonus, sums.bonusCap) - min(others.penalty, sums.penaltyCap)
}

// Units returns the fewest units that come to a final score or more, within what
// 64 bits hold.
func (c *Scale) Units(score decimal.Decimal) int64 {
	if !c.made() {
		return 0
	}
	// Of a score beyond what 64 bits hold only the side matters.
	switch places := int32(c.scorer.rubric.Points.Places); {
	case decimals.Compare(score, decimal.New(math.MaxInt64, -places)) >= 0:
		return math.MaxInt64
	case decimals.Compare(score, decimal.New(math.MinInt64, -places)) <= 0:
		return math.MinInt64
	case score.IsPositive() && decimals.Compare(score, decimal.New(1, -places)) <= 0:
		return 1
	case decimals.Compare(score, decimal.New(-1, -places)) > 0 && !score.IsPositive():
		return 0
	default:
		return score.Shift(places).Ceil().BigInt().Int64()
	}
}

// Score returns the final score that units come to.
func (c *Scale) Score(units int64) decimal.Decimal {
	if !c.made() {
		return decimal.Decimal{}
	}
	return c.scorer.sums.decimal(units, c.scorer.sums.unit)
}
