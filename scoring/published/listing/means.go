package listing

import (
	"math/big"

	"github.com/parindex/parindex/scoring/exact"
)

// meanOf is a stated mean with what the rows come to that it is of.
type meanOf struct {
	Mean
	column int // of the figures
	points int // and of an index, those of the points and of what applies; −1 without
	max    int
	top    *big.Rat // where all units have one maximum
	sums   map[int]*columnSum
	down   bool // the table cuts digits off
}

// columnSum is what a column comes to in a group.
type columnSum struct {
	sum   *big.Rat
	units *big.Rat // a unit of the last decimal of every figure
	n     int
}

// groupColumn is a column of a group, whose name is empty for all units.
type groupColumn struct {
	group  string
	column int
}

// Bounds of stated means: of all, and of those of one column and group that are asked which
// cell is to blame.
const (
	mostMeans  = 10_000
	mostAsking = 4
)

// has reports whether a mean is of a row.
func (m *meanOf) has(l *Listing, row int) bool { return m.Group == "" || l.Rows[row].Group == m.Group }

// meansOf finds what the stated means are of.
func (c *checker) meansOf() {
	rows := map[string][]int{}
	for _, g := range c.l.groups() {
		rows[g.name] = g.rows
	}
	all := make([]int, len(c.l.Rows))
	for row := range all {
		all[row] = row
	}
	rows[""] = all
	sums, asking := map[groupColumn]*columnSum{}, map[groupColumn]int{}
	c.meansBy = map[int][]*meanOf{}
	for _, stated := range c.l.Means {
		m := &meanOf{Mean: stated, column: c.l.Column(stated.Role, stated.Of), points: -1, max: -1,
			sums: map[int]*columnSum{}, down: c.down()}
		if !stated.Value.printed {
			continue
		}
		if stated.Role == Index {
			m.points, m.max = c.pointsOf(stated.Of), c.l.Column(Max, stated.Of)
			if m.points >= 0 {
				m.top = c.maximum(m.points)
			}
		}
		for _, column := range []int{m.column, m.points, m.max} {
			if column < 0 {
				continue
			}
			key := groupColumn{stated.Group, column}
			if sums[key] == nil {
				sums[key] = c.sumOf(rows[stated.Group], column)
			}
			if m.sums[column] == nil && asking[key] < mostAsking {
				asking[key]++
				c.meansBy[column] = append(c.meansBy[column], m)
			}
			m.sums[column] = sums[key]
		}
		c.means = append(c.means, m)
	}
}

func (c *checker) sumOf(rows []int, column int) *columnSum {
	var t tally
	out := &columnSum{}
	for _, row := range rows {
		if f := c.l.figure(row, column); f.printed {
			t.add(f, 1)
			out.n++
		}
	}
	out.sum, out.units = t.rat(), t.bound()
	return out
}

// values returns what the mean can be of each kind, and how far rounding explains a
// difference from it. Changes are added to the sums of columns.
func (m *meanOf) values(kind MeanKind, changes map[int]*big.Rat) (value, bound *big.Rat, known bool) {
	sum := func(column int) *big.Rat {
		out := new(big.Rat).Set(m.sums[column].sum)
		if d := changes[column]; d != nil {
			out.Add(out, d)
		}
		return out
	}
	half := m.Value.slack(m.down)
	if kind == MeanOfFigures {
		if m.column < 0 || m.sums[m.column].n == 0 {
			return nil, nil, false
		}
		n := big.NewRat(int64(m.sums[m.column].n), 1)
		value = sum(m.column)
		bound = new(big.Rat).Quo(m.sums[m.column].units, n)
		return value.Quo(value, n), bound.Add(bound, half), true
	}
	if m.points < 0 || m.sums[m.points].n == 0 {
		return nil, nil, false
	}
	var top *big.Rat
	switch {
	case m.max >= 0 && m.sums[m.max].n == m.sums[m.points].n:
		top = sum(m.max)
	case m.top != nil:
		top = new(big.Rat).Mul(m.top, big.NewRat(int64(m.sums[m.points].n), 1))
	}
	if top == nil || top.Sign() <= 0 {
		return nil, nil, false
	}
	bound = percentOf(m.sums[m.points].units, top)
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
func (m *meanOf) holdsWith(column int, change *big.Rat) bool {
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
	least, most := map[groupColumn]*big.Rat{}, map[groupColumn]*big.Rat{}
	for key, s := range c.told {
		f := c.l.figure(key.row, key.column)
		if !f.printed {
			continue
		}
		of := []groupColumn{{"", key.column}}
		if name := c.l.Rows[key.row].Group; name != "" {
			of = append(of, groupColumn{name, key.column})
		}
		down, up := new(big.Rat).Sub(s.lo, f.rat()), new(big.Rat).Sub(s.hi, f.rat())
		for _, key := range of {
			if least[key] == nil {
				least[key], most[key] = new(big.Rat), new(big.Rat)
			}
			if down.Sign() < 0 {
				least[key].Add(least[key], down)
			}
			if up.Sign() > 0 {
				most[key].Add(most[key], up)
			}
		}
	}
	for _, m := range c.means {
		low, high := map[int]*big.Rat{}, map[int]*big.Rat{}
		for column := range m.sums {
			if key := (groupColumn{m.Group, column}); least[key] != nil {
				low[column], high[column] = least[key], most[key]
			}
		}
		c.checkMean(m, low, high)
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
		case off.Abs(off).Cmp(m.Value.slack(m.down)) <= 0:
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
		if now == holds && off.Cmp(m.Value.slack(m.down)) <= 0 {
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
