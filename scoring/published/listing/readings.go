package listing

import (
	"cmp"
	"math/big"
	"slices"

	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/rubric/ranking"
	"github.com/parindex/parindex/scoring/internal/places"
)

// codes returns whole numbers in the order of what a column prints.
func (c *checker) codes(rows []int, column int) []int64 {
	values := make([]Figure, len(rows))
	for i, row := range rows {
		values[i] = c.l.figure(row, column)
	}
	return places.Codes(len(rows), func(a, b int) int { return values[a].cmp(values[b]) })
}

// numbers are what a column prints of ranked units: in order, and what is behind it.
type numbers struct {
	column int
	codes  []int64
	lo, hi []end
}

func (c *checker) numbersOf(of ranked, column int) *numbers {
	out := &numbers{column: column, codes: c.codes(of.rows, column)}
	for _, row := range of.rows {
		lo, hi := c.ends(c.l.figure(row, column))
		out.lo, out.hi = append(out.lo, lo), append(out.hi, hi)
	}
	return out
}

// read says whether ranks come about by one way to rank the numbers of a column, all but the
// sentence.
func (c *checker) read(of ranked, by *numbers, ties ranking.Ties, unrounded bool) Reading {
	col := c.l.Columns[by.column]
	out := Reading{Group: of.group, Rank: c.l.Columns[of.column].Of, Role: col.Role, Of: col.Of, Ties: ties,
		Unrounded: unrounded}
	against, keys := of.againstPrinted(by, ties)
	if unrounded {
		against, keys = of.againstUnrounded(by, ties), false
	}
	out.Reproduces, out.NeedsKeys = len(against) == 0 && !keys, len(against) == 0 && keys
	for _, i := range against[:min(len(against), 3)] {
		out.Against = append(out.Against, c.l.unitOf(of.rows[i]))
	}
	return out
}

// againstPrinted returns which units contradict a ranking of the printed numbers, and
// whether equal numbers have different ranks, as keys may separate them in an ordinal one.
func (of ranked) againstPrinted(by *numbers, ties ranking.Ties) (out []int, keys bool) {
	if ties != ranking.Ordinal {
		for i, halves := range places.Of(by.codes, ties, nil) {
			if halves != of.halves[i] {
				out = append(out, i)
			}
		}
		return out, false
	}
	values := by.codes
	wrong := map[int]bool{}
	for _, i := range of.misplaced(ties) {
		wrong[i] = true
	}
	for i := 1; i < len(values); i++ {
		wrong[i] = wrong[i] || values[i] > values[i-1]
		keys = keys || values[i] == values[i-1]
	}
	for i := range values {
		if wrong[i] {
			out = append(out, i)
		}
	}
	return out, keys
}

// end is an end of the numbers that a figure may be printed of: side is 1 just above the
// value, −1 just below it, 0 where it belongs to them.
type end struct {
	v    *big.Rat
	side int
}

func (a end) cmp(b end) int { return cmp.Or(a.v.Cmp(b.v), cmp.Compare(a.side, b.side)) }

// againstUnrounded returns which units contradict a ranking of numbers that are printed as
// the column has them: of units with one place no number is common to all, or a unit can
// only have more than one before it.
//
// Numbers exist where the places are in order (see misplaced), every tie has a common
// number, and every tie's least is below the most of each tie before it: then they can be
// chosen from the first place down, each just below the ones before.
func (of ranked) againstUnrounded(by *numbers, ties ranking.Ties) []int {
	if out := of.misplaced(ties); out != nil {
		return out
	}
	var out []int
	var least *big.Rat // the lowest most of the ties before
	for from := 0; from < len(of.rows); {
		to := from
		var lo, hi end
		for ; to < len(of.rows) && of.halves[to] == of.halves[from]; to++ {
			l, h := by.lo[to], by.hi[to]
			if to == from || l.cmp(lo) > 0 {
				lo = l
			}
			if to == from || h.cmp(hi) < 0 {
				hi = h
			}
			if lo.cmp(hi) > 0 {
				out = append(out, to)
			}
		}
		if least != nil && lo.v.Cmp(least) >= 0 {
			out = append(out, from)
		}
		if least == nil || hi.v.Cmp(least) < 0 {
			least = hi.v
		}
		from = to
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// ends returns what the figure may be printed of, as the table rounds.
func (c *checker) ends(f Figure) (lo, hi end) {
	v := f.rat()
	if c.down() {
		one := unit(f.Places())
		lo, hi = end{new(big.Rat).Set(v), 0}, end{new(big.Rat).Add(v, one), -1}
		if f.units < 0 {
			lo, hi = end{new(big.Rat).Sub(v, one), 1}, end{v, 0}
		} else if f.units == 0 {
			lo = end{new(big.Rat).Neg(one), 1}
		}
		return lo, hi
	}
	half := f.halfUnit()
	lo, hi = end{new(big.Rat).Sub(v, half), 0}, end{new(big.Rat).Add(v, half), 0}
	switch {
	case c.opts.Rounding == decimals.HalfEven && f.units%2 == 0:
	case c.opts.Rounding == decimals.HalfEven:
		lo.side, hi.side = 1, -1
	case f.units > 0:
		hi.side = -1
	case f.units < 0:
		lo.side = 1
	default:
		lo.side, hi.side = 1, -1
	}
	return lo, hi
}
