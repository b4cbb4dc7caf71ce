package listing

import (
	"cmp"
	"maps"
	"slices"

	"github.com/parindex/parindex/rubric/ranking"
	"github.com/parindex/parindex/scoring/internal/places"
)

// ranked are the units that are ranked together by a column of ranks, from the first place
// down, with their places in halves.
type ranked struct {
	group  string
	column int
	rows   []int
	halves []int
}

// halvesOf returns a place in halves; not ok where the figure is none.
func halvesOf(f Figure) (halves int, ok bool) {
	v := f.rat()
	if v.Mul(v, two); !f.printed || !v.IsInt() || v.Sign() <= 0 || !v.Num().IsInt64() || v.Num().Int64() > 1<<40 {
		return 0, false
	}
	return int(v.Num().Int64()), true
}

// rankedOf returns who is ranked together by a column: the units of every group, or all
// where that agrees better with the numbers, or with any way of ranking where there are
// none.
func (c *checker) rankedOf(column int) []ranked {
	groups := c.l.groups()
	whole := group{}
	var out []ranked
	apart := 0
	for _, g := range groups {
		of := c.rankedIn(column, g)
		out = append(out, of)
		whole.rows = append(whole.rows, g.rows...)
		apart += c.wrong(of)
	}
	if len(groups) < 2 || apart == 0 {
		return out
	}
	if all := c.rankedIn(column, whole); c.wrong(all) < apart {
		return []ranked{all}
	}
	return out
}

// wrong counts the places that no way of ranking gives, of the way that comes closest.
func (c *checker) wrong(of ranked) int {
	if likely, _ := c.rankedBy(of.column); len(likely) > 0 {
		if with := c.with(of, likely[0]); len(with.rows) > 0 {
			return len(c.closest(with, likely[0]).wrong)
		}
	}
	least := len(of.rows)
	for _, ties := range c.permitted() {
		least = min(least, len(of.misplaced(ties)))
	}
	return least
}

func (c *checker) rankedIn(column int, g group) ranked {
	out := ranked{group: g.name, column: column}
	at := map[int]int{}
	for _, row := range g.rows {
		if halves, ok := halvesOf(c.l.figure(row, column)); ok {
			at[row] = halves
			out.rows = append(out.rows, row)
		}
	}
	slices.SortStableFunc(out.rows, func(a, b int) int { return cmp.Compare(at[a], at[b]) })
	for _, row := range out.rows {
		out.halves = append(out.halves, at[row])
	}
	return out
}

// misplaced returns where the places are not those that the policy gives to units that are
// tied as these are.
func (r ranked) misplaced(ties ranking.Ties) (out []int) {
	if ties == ranking.Ordinal {
		for i, halves := range r.halves {
			if halves != 2*(i+1) {
				out = append(out, i)
			}
		}
		return out
	}
	values := make([]int64, len(r.halves))
	for i, halves := range r.halves {
		values[i] = -int64(halves)
	}
	for i, halves := range places.Of(values, ties, nil) {
		if halves != r.halves[i] {
			out = append(out, i)
		}
	}
	return out
}

// with returns those of the units that print something in a column.
func (c *checker) with(r ranked, column int) ranked {
	out := ranked{group: r.group, column: r.column}
	for i, row := range r.rows {
		if f := c.l.figure(row, column); f.printed {
			out.rows, out.halves = append(out.rows, row), append(out.halves, r.halves[i])
		}
	}
	return out
}

// rankedBy returns the columns of numbers that ranks are by, the likely ones, and all that
// are worth a look.
func (c *checker) rankedBy(column int) (likely, all []int) {
	of := c.l.Columns[column].Of
	for _, at := range []int{c.pointsOf(of), c.l.Column(Index, of)} {
		if at >= 0 {
			likely = append(likely, at)
		}
	}
	all = slices.Clone(likely)
	for i, other := range c.l.Columns {
		if (other.Role == Part || other.Role == Total || other.Role == Index && other.Of == "") &&
			!slices.Contains(all, i) {
			all = append(all, i)
		}
	}
	return likely, all
}

// ranksAndBands holds every column of ranks against the numbers, and the bands against the
// totals.
func (c *checker) ranksAndBands() {
	wrong := map[int]bool{} // the rows whose bands are
	for _, row := range append(c.bandsByThreshold(), c.bandsByOrder()...) {
		wrong[row] = true
	}
	for i, of := range c.l.Columns {
		if of.Role == Rank {
			c.ranks(i, wrong)
		}
	}
	for _, row := range slices.Sorted(maps.Keys(wrong)) {
		c.tellBand(row)
	}
}

// permitted are the ways in which the units may have been ranked.
func (c *checker) permitted() []ranking.Ties {
	if c.opts.Ties != "" {
		return []ranking.Ties{c.opts.Ties}
	}
	if r := c.opts.Rubric; r != nil && r.Ranking != nil {
		return []ranking.Ties{cmp.Or(r.Ranking.Ties, ranking.Competition)}
	}
	return policies
}

// placesOf returns the best and the worst places of numbers, in halves: those of ordinal
// ranks are what keys can make of ties.
func placesOf(values []int64, ties ranking.Ties) (best, worst []int) {
	best = slices.Clone(places.Of(values, ties, nil))
	if ties == ranking.Ordinal {
		return best, slices.Clone(places.Of(values, ranking.Modified, nil))
	}
	return best, best
}

// mostReadings bounds those that are reported.
const mostReadings = 10_000

// ranks holds a column of ranks against the numbers. It takes from the wrong bands those that
// a number explains which is not right.
func (c *checker) ranks(column int, wrongBands map[int]bool) {
	for row := range c.l.Rows {
		if f := c.l.figure(row, column); f.printed {
			if _, ok := halvesOf(f); !ok {
				c.finding(Contradiction, OfRank, row, column, f.String(), "", noPlace, c.l.unitOf(row), f)
			}
		}
	}
	permitted := c.permitted()
	likely, all := c.rankedBy(column)
	for _, scope := range c.rankedOf(column) {
		if len(scope.rows) == 0 {
			continue
		}
		comes := false
		for _, by := range all {
			of := c.with(scope, by)
			if len(of.rows) == 0 {
				continue
			}
			numbers := c.numbersOf(of, by)
			for _, unrounded := range []bool{false, true} {
				for _, ties := range policies {
					r := c.read(of, numbers, ties, unrounded)
					if len(c.out.Readings) < mostReadings {
						r.Text = c.readingText(r, by)
						c.out.Readings = append(c.out.Readings, r)
					}
					comes = comes || (r.Reproduces || r.NeedsKeys) && slices.Contains(likely, by) &&
						slices.Contains(permitted, ties)
				}
			}
		}
		if comes || len(likely) == 0 {
			continue
		}
		of := c.with(scope, likely[0])
		inOrder := func(t ranking.Ties) bool { return of.misplaced(t) == nil }
		if slices.ContainsFunc(permitted, inOrder) && c.tiesAgree(of, likely[0]) {
			c.outOfRank(of, likely[0], wrongBands)
		} else {
			c.misplaced(of, likely[0])
		}
	}
}
