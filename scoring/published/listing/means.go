package listing

import (
	"math/big"

	"github.com/parindex/parindex/scoring/exact"
)

// meanOf is a stated mean with the rows that it is of.
type meanOf struct {
	Mean
	column  int // of the figures
	points  int // and of an index, those of the points and of what applies; −1 without
	max     int
	top     *big.Rat // where all units have one maximum
	columns []int    // that the mean is of
	rows    map[int]bool
	sums    map[int]*big.Rat
	units   map[int]*big.Rat // a unit of the last decimal of every figure
	counts  map[int]int
}

// meansOf finds what the stated means are of.
func (c *checker) meansOf() {
	for _, stated := range c.l.Means {
		m := &meanOf{Mean: stated, column: c.l.Column(stated.Role, stated.Of), points: -1, max: -1,
			rows: map[int]bool{},
			sums: map[int]*big.Rat{}, units: map[int]*big.Rat{}, counts: map[int]int{}}
		if !stated.Value.printed {
			continue
		}
		if stated.Role == Index {
			m.points, m.max = c.pointsOf(stated.Of), c.l.Column(Max, stated.Of)
			if m.points >= 0 {
				m.top = c.maximum(m.points)
			}
		}
		for row, r := range c.l.Rows {
			if stated.Group == "" || r.Group == stated.Group {
				m.rows[row] = true
			}
		}
		for _, column := range []int{m.column, m.points, m.max} {
			if column < 0 {
				continue
			}
			var t tally
			for row := range m.rows {
				if f := c.l.figure(row, column); f.printed {
					t.add(f, 1)
					m.counts[column]++
				}
			}
			m.sums[column], m.units[column] = t.rat(), t.bound()
			m.columns = append(m.columns, column)
		}
		c.means = append(c.means, m)
	}
}

// values returns what the mean can be of each kind, and how far rounding explains a
// difference from it. Changes are added to the sums of columns.
func (m *meanOf) values(kind MeanKind, changes map[int]*big.Rat) (value, bound *big.Rat, known bool) {
	sum := func(column int) *big.Rat {
		out := new(big.Rat).Set(m.sums[column])
		if d := changes[column]; d != nil {
			out.Add(out, d)
		}
		return out
	}
	half := m.Value.halfUnit()
	if kind == MeanOfFigures {
		if m.column < 0 || m.counts[m.column] == 0 {
			return nil, nil, false
		}
		n := big.NewRat(int64(m.counts[m.column]), 1)
		value = sum(m.column)
		bound = new(big.Rat).Quo(m.units[m.column], n)
		return value.Quo(value, n), bound.Add(bound, half), true
	}
	if m.points < 0 || m.counts[m.points] == 0 {
		return nil, nil, false
	}
	var top *big.Rat
	switch {
	case m.max >= 0 && m.counts[m.max] == m.counts[m.points]:
		top = sum(m.max)
	case m.top != nil:
		top = new(big.Rat).Mul(m.top, big.NewRat(int64(m.counts[m.points]), 1))
	}
	if top == nil || top.Sign() <= 0 {
		return nil, nil, false
	}
	bound = percentOf(m.units[m.points], top)
	return percentOf(sum(m.points), top), bound.Add(bound, half), true
}

// kinds are those that the mean may be of.
func (m *meanOf) kinds() []MeanKind {
	switch {
	case m.Kind != "":
		return []MeanKind{m.Kind}
	case m.Role == Index:
		return []MeanKind{MeanOfFigures, PercentageOfMeans}
	}
	return []MeanKind{MeanOfFigures}
}

// holdsWith reports whether the mean agrees with a column whose sum is changed, where
// rounding is allowed for.
func (m *meanOf) holdsWith(c *checker, column int, change *big.Rat) bool {
	unknown := true
	for _, kind := range m.kinds() {
		value, bound, known := m.values(kind, map[int]*big.Rat{column: change})
		if !known {
			continue
		}
		unknown = false
		if value.Sub(value, m.Value.rat()).Abs(value).Cmp(bound) <= 0 {
			return true
		}
	}
	return unknown
}

// checkMeans holds the stated means against the rows.
func (c *checker) checkMeans() {
	for _, m := range c.means {
		least, most := map[int]*big.Rat{}, map[int]*big.Rat{}
		for key, s := range c.told {
			if !m.rows[key.row] || m.sums[key.column] == nil {
				continue
			}
			f := c.l.figure(key.row, key.column)
			if !f.printed {
				continue
			}
			if least[key.column] == nil {
				least[key.column], most[key.column] = new(big.Rat), new(big.Rat)
			}
			if down := new(big.Rat).Sub(s.lo, f.rat()); down.Sign() < 0 {
				least[key.column].Add(least[key.column], down)
			}
			if up := new(big.Rat).Sub(s.hi, f.rat()); up.Sign() > 0 {
				most[key.column].Add(most[key.column], up)
			}
		}
		c.checkMean(m, least, most)
	}
}

// checkMean holds a mean against what its rows come to, from the least to the most that they
// may.
func (c *checker) checkMean(m *meanOf, least, most map[int]*big.Rat) {
	best, limit, expected := unknown, (*big.Rat)(nil), (*big.Rat)(nil)
	for _, kind := range m.kinds() {
		value, bound, known := m.values(kind, nil)
		if !known {
			continue
		}
		off := new(big.Rat).Sub(value, m.Value.rat())
		now := contradicts
		switch {
		case off.Abs(off).Cmp(m.Value.halfUnit()) <= 0:
			now = holds
		case off.Cmp(bound) <= 0:
			now = byRounding
		default:
			low, _, _ := m.values(kind, least)
			high, _, _ := m.values(kind, most)
			v := m.Value.rat()
			if low.Sub(low, bound).Cmp(v) <= 0 && high.Add(high, bound).Cmp(v) >= 0 && low.Cmp(high) < 0 &&
				len(least) > 0 {
				now = holds // by figures that are told already
			}
		}
		if now == holds && off.Cmp(m.Value.halfUnit()) <= 0 {
			held := m.Mean
			held.Kind = kind
			c.out.Means = append(c.out.Means, held)
		}
		if best == unknown || now < best {
			best, limit, expected = now, bound, value
		}
	}
	if best != byRounding && best != contradicts {
		return
	}
	shown := m.Value.printedAs(expected)
	kind, sentence := Rounding, meanRounding
	if best == contradicts {
		kind, sentence = Contradiction, notMean
	}
	f := c.finding(kind, OfMean, -1, m.column, m.Value.String(), shown.String(), sentence, c.meanTitle(m), m.Value,
		shown, exact.Of(limit))
	f.Group, f.Role, f.Of, f.Line, f.Bound = m.Group, m.Role, m.Of, m.Line, exact.Of(limit)
	f.Cell = c.l.cell(m.Line, m.column)
}
