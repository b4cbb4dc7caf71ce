package cohort

import (
	"cmp"
	"math"
	"math/big"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/rubric/ranking"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/columnar"
	"github.com/parindex/parindex/scoring/exact"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/kernel"
	"github.com/parindex/parindex/scoring/internal/places"
	"github.com/parindex/parindex/scoring/internal/rules"
)

// measure is the number that units are ranked by.
type measure struct {
	cohort   *Cohort
	rule     ranking.Rule
	places   int              // of numbers that are whole units of their last place
	rescales bool             // excluded items rescale the rest, so finals are out of the whole maximum
	areas    *columnar.Scores // what applies, where that is asked for
	keys     []*columnar.Scores
	loose    bool // an end of those looked at may be rounded
}

// number is a number that is ranked by: units of the last place or, where it is no whole
// number of them, a fraction.
type number struct {
	units    int64
	fraction *exact.Number
}

// spread are the numbers of some units, from the least to the most that each can be, as
// whole numbers that compare as they do.
type spread struct {
	lo, hi []int64
	known  []bool
	whole  bool // they are all that the numbers can be, and not only in their order
	number func(k int) exact.Number
}

func (c *Cohort) measure(rule ranking.Rule) (*measure, error) {
	r := c.rubric
	m := &measure{cohort: c, rule: rule, places: r.Points.Places,
		rescales: r.Exclusion == rubric.ExclusionWhole || r.Exclusion == rubric.ExclusionBySource}
	if rule.Rounding != nil {
		m.places = rule.Rounding.Places
	}
	if rule.By == ranking.Index && !m.rescales {
		m.areas = c.applicable()
	}
	for _, k := range rule.Keys {
		scores, err := c.Item(k.Item)
		if err != nil {
			return nil, err
		}
		m.keys = append(m.keys, scores)
	}
	return m, nil
}

// of returns the numbers of some units.
func (m *measure) of(units []int) *spread {
	n := len(units)
	s := &spread{lo: make([]int64, n), hi: make([]int64, n), known: make([]bool, n)}
	los, his := make([]number, n), make([]number, n)
	whole := true
	m.loose = false
	for k, i := range units {
		los[k], his[k], s.known[k] = m.ends(i)
		whole = whole && los[k].fraction == nil && his[k].fraction == nil
	}
	unit := interval.PowerOf10(m.places)
	value := func(n number) exact.Number {
		if n.fraction != nil {
			return *n.fraction
		}
		return exact.Of(big.NewRat(n.units, unit))
	}
	s.number = func(k int) exact.Number { return value(los[k]) }
	if whole && m.keys == nil {
		for k := range units {
			s.lo[k], s.hi[k] = los[k].units, his[k].units
		}
		s.whole = m.rule.Rounding != nil || !m.loose
		return s
	}
	compare := func(a, b number) int { return cmp.Compare(a.units, b.units) }
	if !whole {
		exactly := func(list []number) {
			for k := range list {
				v := value(list[k])
				list[k].fraction = &v
			}
		}
		exactly(los)
		exactly(his)
		compare = func(a, b number) int { return a.fraction.Cmp(*b.fraction) }
	}
	lowest, highest := m.keysOf(units)
	codes := places.Codes(2*n, func(a, b int) int {
		x, y := &los, &los
		p, q := lowest, lowest
		if a >= n {
			x, p = &his, highest
		}
		if b >= n {
			y, q = &his, highest
		}
		if c := compare((*x)[a%n], (*y)[b%n]); c != 0 || p == nil {
			return c
		}
		return slices.Compare(p[a%n], q[b%n])
	})
	copy(s.lo, codes[:n])
	copy(s.hi, codes[n:])
	return s
}

// none stands for the points of an item that is excluded, behind all others.
const none = math.MinInt64

// keysOf returns the least and the most that the keys of units can be; nil without keys.
func (m *measure) keysOf(units []int) (lowest, highest [][]int64) {
	if m.keys == nil {
		return nil, nil
	}
	for _, i := range units {
		var lo, hi []int64
		for k, scores := range m.keys {
			key := m.rule.Keys[k]
			least, most := scores.Points[i], scores.Points[i]
			switch {
			case scores.Known[i]:
			case scores.Status[i] != scoring.Missing && scores.Status[i] != scoring.Failed:
				lo, hi = append(lo, none), append(hi, none)
				continue
			default:
				it := m.cohort.Result(i).Item(key.Item)
				least, _ = rules.Scaled(it.Range.Least, scores.Places)
				most, _ = rules.Scaled(it.Range.Most, scores.Places)
				if key.Lowest {
					least, most = -most, -least
				}
				if !it.Applicable.Valid { // it may be excluded
					least = none
				}
				lo, hi = append(lo, least), append(hi, most)
				continue
			}
			if key.Lowest {
				least, most = -most, -least
			}
			lo, hi = append(lo, least), append(hi, most)
		}
		lowest, highest = append(lowest, lo), append(highest, hi)
	}
	return lowest, highest
}

// ends returns the least and the most that the number of a unit can be, and whether it is
// known: then both are the same.
func (m *measure) ends(i int) (lo, hi number, known bool) {
	finals := m.cohort.finals
	if !finals.Known[i] {
		lo, hi = m.openEnds(i)
		return lo, hi, false
	}
	fraction, is := finals.Exact[i]
	if m.rule.By == ranking.Index {
		points, _ := finals.Exactly(i)
		base := m.base(i)
		if base.Sign() <= 0 {
			return lo, hi, false
		}
		lo = m.rounded(points.Times(exact.Of(100)).Over(base))
		return lo, lo, true
	}
	switch {
	case is:
		lo = m.rounded(fraction)
	case m.rule.Rounding == nil || m.places >= finals.Places:
		lo.units = finals.Points[i] * interval.PowerOf10(m.places-finals.Places)
	default:
		lo.units = kernel.RoundQuotient(finals.Points[i], interval.PowerOf10(finals.Places-m.places), m.rule.Rounding.Mode)
	}
	return lo, lo, true
}

// rounded rounds a number as the rule has it.
func (m *measure) rounded(v exact.Number) number {
	if m.rule.Rounding == nil {
		return number{fraction: &v}
	}
	units, fits := rules.Scaled(v.Round(*m.rule.Rounding), m.places)
	if !fits {
		return number{fraction: &v}
	}
	return number{units: units}
}

// base returns the maximum that the final score of a unit is out of.
func (m *measure) base(i int) exact.Number {
	if m.rescales {
		return exact.Of(m.cohort.rubric.Max.Rat())
	}
	if m.areas == nil || m.areas.Applicable == nil || !m.areas.Known[i] {
		return exact.Number{}
	}
	return exact.Of(m.areas.Applicable[i]).Over(exact.Of(interval.PowerOf10(m.areas.Places)))
}

// points returns a number of a unit in points.
func (m *measure) points(i int, n exact.Number) exact.Number {
	if m.rule.By != ranking.Index {
		return n
	}
	return n.Times(m.base(i)).Over(exact.Of(100))
}

// lacking returns the points that a unit with one number lacks to a better number. Where
// numbers are rounded, these are the fewest on the grid of points with which its own is
// rounded to the better one, or beyond it.
func (m *measure) lacking(i int, own, better exact.Number) exact.Number {
	lacks := m.points(i, better.Minus(own))
	if m.rule.Rounding == nil || lacks.Sign() <= 0 {
		return lacks
	}
	// What is surely too little, or just enough: half a unit below the number, or, where
	// digits are cut off, the number itself, and of one below zero a whole unit below.
	below := exact.Of(big.NewRat(1, 2*interval.PowerOf10(m.places)))
	if m.rule.Rounding.Mode == decimals.Down {
		if below = (exact.Number{}); better.Sign() <= 0 {
			below = exact.Of(big.NewRat(1, interval.PowerOf10(m.places)))
		}
	}
	now, _ := m.cohort.finals.Exactly(i)
	grid := m.cohort.finals.Places
	lacks = exact.Of(m.points(i, better.Minus(below)).Minus(now).Round(decimals.Rounding{Places: grid, Mode: decimals.Down}).Rat())
	if lacks.Sign() < 0 {
		lacks = exact.Number{}
	}
	for range 3 {
		number := now.Plus(lacks)
		if m.rule.By == ranking.Index {
			number = number.Times(exact.Of(100)).Over(m.base(i))
		}
		if exact.Of(number.Round(*m.rule.Rounding).Rat()).Cmp(better) >= 0 {
			break
		}
		lacks = lacks.Plus(exact.Of(big.NewRat(1, interval.PowerOf10(grid))))
	}
	return lacks
}

// openEnds returns the ends of a number that is not known.
func (m *measure) openEnds(i int) (lo, hi number) {
	r := m.cohort.Result(i)
	least, most := exact.Of(r.Total.FinalRange.Least.Rat()), exact.Of(r.Total.FinalRange.Most.Rat())
	if m.rescales && !(r.Total.Applicable.Valid && r.Total.Applicable.Decimal.Equal(r.Total.Max)) {
		m.loose = true
		least, most = m.unrounded(least, most)
	}
	if m.rule.By == ranking.Index {
		from, to := m.bases(i, r)
		hundred := exact.Of(100)
		if least = least.Times(hundred).Over(to); least.Sign() < 0 {
			least = least.Times(to).Over(from)
		}
		if most = most.Times(hundred).Over(from); most.Sign() < 0 {
			most = most.Times(from).Over(to)
		}
		return m.rounded(least), m.rounded(most)
	}
	return m.end(least), m.end(most)
}

// end returns an end of points: in units where it is a whole number of them.
func (m *measure) end(v exact.Number) number {
	if m.rule.Rounding != nil {
		return m.rounded(v)
	}
	rounded := v.Round(decimals.Rounding{Places: m.places, Mode: decimals.Down})
	if units, fits := rules.Scaled(rounded, m.places); fits && exact.Of(rounded.Rat()).Cmp(v) == 0 {
		return number{units: units}
	}
	return number{fraction: &v}
}

// unrounded widens the ends of a final score that may be rounded by a unit of the last
// place, but not beyond all that a final score can be.
func (m *measure) unrounded(least, most exact.Number) (lo, hi exact.Number) {
	r := m.cohort.rubric
	unit := exact.Of(1).Over(exact.Of(interval.PowerOf10(r.Points.Places)))
	lo, hi = least.Minus(unit), most.Plus(unit)
	bottom, top := exact.Number{}, exact.Of(r.Max.Rat())
	if r.Bonus != nil {
		top = top.Plus(exact.Of(r.Bonus.Cap.Rat()))
	}
	if r.Penalty != nil {
		bottom = bottom.Minus(exact.Of(r.Penalty.Cap.Rat()))
	}
	for leaf := range r.Leaves() {
		if leaf.Min.IsNegative() {
			bottom = lo
		}
	}
	if f := r.Final; f != nil && f.Floor.Valid {
		bottom = exact.Of(f.Floor.Decimal.Rat())
	}
	if f := r.Final; f != nil && f.Ceiling.Valid && exact.Of(f.Ceiling.Decimal.Rat()).Cmp(top) < 0 {
		top = exact.Of(f.Ceiling.Decimal.Rat())
	}
	if lo.Cmp(bottom) < 0 && bottom.Cmp(least) <= 0 {
		lo = bottom
	}
	if hi.Cmp(top) > 0 && top.Cmp(most) >= 0 {
		hi = top
	}
	return lo, hi
}

// bases returns the least and the most that a final score that is not known is out of.
func (m *measure) bases(i int, r *scoring.Result) (from, to exact.Number) {
	if m.rescales {
		return m.base(i), m.base(i)
	}
	from, to = applicableOf(r.Areas())
	if unit := exact.Of(1).Over(exact.Of(interval.PowerOf10(m.cohort.rubric.Points.Places))); from.Cmp(unit) < 0 {
		from = unit // something applies, or there is no final score
	}
	if to.Cmp(from) < 0 {
		to = from
	}
	return from, to
}

// applicableOf returns the least and the most of the maxima of items that may apply.
func applicableOf(items []*scoring.Item) (from, to exact.Number) {
	for _, it := range items {
		least, most := exact.Number{}, exact.Of(it.Max.Rat())
		switch {
		case it.Unscored:
			continue
		case it.Applicable.Valid:
			least = exact.Of(it.Applicable.Decimal.Rat())
			most = least
		case len(it.Items) > 0:
			if l, h := applicableOf(it.Items); h.Cmp(most) <= 0 { // parts that add up
				least, most = l, h
			}
		}
		from, to = from.Plus(least), to.Plus(most)
	}
	return from, to
}

// applicable returns what applies to the units.
func (c *Cohort) applicable() *columnar.Scores {
	if c.totals != nil {
		out := c.totals.Areas()
		if out.Applicable == nil { // of a single leaf
			out.Applicable = make([]int64, c.Len())
			for i := range out.Applicable {
				if out.Known[i] {
					out.Applicable[i], _ = rules.Scaled(c.rubric.Max, out.Places)
				}
			}
		}
		return out
	}
	out := &columnar.Scores{Known: make([]bool, c.Len()), Applicable: make([]int64, c.Len()), Places: c.rubric.Points.Places}
	for i, r := range c.given {
		if of := r.Total.Applicable; of.Valid {
			out.Applicable[i], out.Known[i] = rules.Scaled(of.Decimal, out.Places)
		}
	}
	return out
}
