package listing

import (
	"math/big"
	"slices"

	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/scoring/internal/places"
	"github.com/shopspring/decimal"
)

// means holds the stated means of the total and its index against those of the results.
func (a *against) means() {
	type key struct {
		group string
		role  Role
	}
	computed := map[key]*big.Rat{}
	for _, m := range a.checker.means {
		if m.Of != "" || m.Role != Total && m.Role != Index || m.Kind == PercentageOfMeans {
			continue
		}
		mean, is := computed[key{m.Group, m.Role}]
		if !is {
			mean = a.mean(m)
			computed[key{m.Group, m.Role}] = mean
		}
		if mean == nil {
			continue
		}
		off := new(big.Rat).Sub(mean, m.Value.rat())
		if off.Abs(off).Cmp(m.Value.slack(m.down)) <= 0 || m.holdsWith(m.column, new(big.Rat)) {
			continue
		}
		shown := m.Value.printedAs(mean)
		f := a.finding(Contradiction, OfMean, -1, m.column, m.Value.String(), shown.String(), notComputedMean,
			a.meanTitle(m), m.Value, shown)
		f.Group, f.Role, f.Of, f.Line = m.Group, m.Role, m.Of, m.Line
		f.Cell = a.l.cell(m.Line, m.column)
	}
}

// mean returns the mean of what is computed; nil where something is not known, or a printed
// total is told.
func (a *against) mean(m *meanOf) *big.Rat {
	sum, n := new(big.Rat), int64(0)
	for row, of := range a.finals {
		if !m.has(a.l, row) {
			continue
		}
		v := of.final
		if m.Role == Index {
			v = of.index
		}
		if of.told || !v.Valid {
			return nil
		}
		sum.Add(sum, v.Decimal.Rat())
		n++
	}
	if n == 0 {
		return nil
	}
	return sum.Quo(sum, big.NewRat(n, 1))
}

// ranks holds a column of ranks against those of the results.
func (a *against) ranks(column int) {
	for _, scope := range a.rankedOf(column) {
		told, absent := false, false
		for _, row := range scope.rows {
			told = told || a.finals[row].told
			absent = absent || !a.finals[row].final.Valid
		}
		if absent || len(scope.rows) == 0 || told && a.followsTotals(scope) {
			continue
		}
		a.ranksOf(scope)
	}
}

// followsTotals reports whether ranks are those of the printed totals.
func (a *against) followsTotals(of ranked) bool {
	at := a.l.Column(Total, "")
	if at < 0 || len(a.with(of, at).rows) < len(of.rows) {
		return false
	}
	numbers := a.numbersOf(of, at)
	for _, ties := range a.permitted() {
		for _, unrounded := range []bool{false, true} {
			if r := a.read(of, numbers, ties, unrounded); r.Reproduces || r.NeedsKeys {
				return true
			}
		}
	}
	return false
}

// ranksOf tells which ranks are not those of the final scores, or of the index, by the way
// of ranking that comes closest.
func (a *against) ranksOf(of ranked) {
	var closest []int
	var best, worst []int
	first := true
	for _, number := range []func(computed) decimal.NullDecimal{
		func(c computed) decimal.NullDecimal { return c.final },
		func(c computed) decimal.NullDecimal { return c.index },
	} {
		values, known := a.codesOf(of.rows, number)
		if !known {
			continue
		}
		for _, ties := range a.permitted() {
			from, to := placesOf(values, ties)
			var wrong []int
			for i, halves := range of.halves {
				if halves < from[i] || halves > to[i] {
					wrong = append(wrong, i)
				}
			}
			if first || len(wrong) < len(closest) {
				first, closest, best, worst = false, wrong, from, to
			}
		}
	}
	for _, i := range closest {
		row := of.rows[i]
		expected := inHalves(best[i]).String()
		if best[i] != worst[i] {
			expected = "[" + expected + ", " + inHalves(worst[i]).String() + "]"
		}
		a.differs(row, of.column, OfRank, a.l.figure(row, of.column), expected)
	}
}

// codesOf returns whole numbers in the order of what is computed of rows; not known where
// one of them is not.
func (a *against) codesOf(rows []int, number func(computed) decimal.NullDecimal) ([]int64, bool) {
	if slices.ContainsFunc(rows, func(row int) bool { return !number(a.finals[row]).Valid }) {
		return nil, false
	}
	return places.Codes(len(rows), func(x, y int) int {
		return decimals.Compare(number(a.finals[rows[x]]).Decimal, number(a.finals[rows[y]]).Decimal)
	}), true
}
