package listing

import (
	"cmp"
	"math/big"
	"slices"

	"github.com/parindex/parindex/rubric/ranking"
	"github.com/parindex/parindex/scoring/internal/places"
)

// tiesAgree reports whether units with one place have one number.
func (c *checker) tiesAgree(of ranked, by int) bool {
	for i := 1; i < len(of.rows); i++ {
		if of.halves[i] == of.halves[i-1] && c.l.figure(of.rows[i], by).cmp(c.l.figure(of.rows[i-1], by)) != 0 {
			return false
		}
	}
	return true
}

// outOfRank tells which ranks and numbers disagree where the places themselves are in order:
// as few units as there must be so that the numbers of the others fall with the places.
func (c *checker) outOfRank(of ranked, by int, wrongBands map[int]bool) {
	var kept []int // places in of
	for i, row := range of.rows {
		if _, told := c.told[cellKey{row, by}]; !told {
			kept = append(kept, i)
		}
	}
	rows := make([]int, len(kept))
	for k, i := range kept {
		rows[k] = of.rows[i]
	}
	values := c.codes(rows, by)
	order := make([]int, len(kept)) // within a place from the highest number down
	for k := range order {
		order[k] = k
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(of.halves[kept[a]], of.halves[kept[b]]), cmp.Compare(values[b], values[a]))
	})
	falling := make([]int64, len(order))
	for k, i := range order {
		falling[k] = -values[i]
	}
	wrong := map[int]bool{}
	for _, k := range outOfOrder(falling) {
		wrong[order[k]] = true
	}
	if 2*len(wrong) > len(order) {
		c.noPolicy(of, by, of.rows[0])
		return
	}
	numbers := false // whether the mean of the numbers does not come out either
	for _, m := range c.meansBy[by] {
		if m.column == by && m.has(c.l, of.rows[0]) && len(c.told) == 0 && !m.holdsWith(by, new(big.Rat)) {
			numbers = true
		}
	}
	before, behind := c.around(of, rows, wrong)
	for _, k := range order {
		if !wrong[k] {
			continue
		}
		row := rows[k]
		lo, hi := c.between(by, row, before[kept[k]], behind[kept[k]])
		expected := rangeOf(lo, hi)
		if !wrongBands[row] && !numbers {
			printed := c.l.figure(row, of.column)
			c.finding(Contradiction, OfRank, row, of.column, printed.String(), "", notRankOf, c.l.unitOf(row),
				printed, c.l.title(by),
				c.l.figure(row, by), expected)
			continue
		}
		delete(wrongBands, row)
		printed := c.l.figure(row, by)
		c.finding(Contradiction, OfRank, row, by, printed.String(), expected.In("en"), notOfRank, c.l.unitOf(row),
			c.l.title(by), printed,
			c.l.figure(row, of.column), expected)
		c.told[cellKey{row, by}] = spread{lo.rat(), hi.rat()}
	}
}

// around returns, for every unit, the rows of the nearest units before and behind it that are
// in order; −1 where there is none.
func (c *checker) around(of ranked, rows []int, wrong map[int]bool) (before, behind []int) {
	in := map[int]bool{}
	for k, row := range rows {
		in[row] = !wrong[k]
	}
	before, behind = make([]int, len(of.rows)), make([]int, len(of.rows))
	last := -1
	for i, row := range of.rows {
		if before[i] = last; in[row] {
			last = row
		}
	}
	last = -1
	for i := len(of.rows) - 1; i >= 0; i-- {
		if behind[i] = last; in[of.rows[i]] {
			last = of.rows[i]
		}
	}
	return before, behind
}

// between returns the numbers of the units behind and before one; where there is only one of
// them, that number twice.
func (c *checker) between(by, row, before, behind int) (lo, hi Figure) {
	switch {
	case before < 0 && behind < 0:
		before, behind = row, row
	case before < 0:
		before = behind
	case behind < 0:
		behind = before
	}
	lo, hi = c.l.figure(behind, by), c.l.figure(before, by)
	if hi.cmp(lo) < 0 {
		lo = hi
	}
	return lo, hi
}

// closeness is how places agree with numbers by one way of ranking.
type closeness struct {
	ties        ranking.Ties
	wrong       []int // the units whose places are not between the best and the worst
	best, worst []int
}

// closest returns the way of ranking by which the fewest places are wrong.
func (c *checker) closest(of ranked, by int) (out closeness) {
	lo, hi := c.hulls(of.rows, by)
	for i, ties := range c.permitted() {
		now := closeness{ties: ties}
		now.best, now.worst = places.Between(lo, hi, ties, false)
		if ties == ranking.Ordinal {
			_, now.worst = places.Between(lo, hi, ranking.Modified, false)
		}
		for k, halves := range of.halves {
			if halves < now.best[k] || halves > now.worst[k] {
				now.wrong = append(now.wrong, k)
			}
		}
		if i == 0 || len(now.wrong) < len(out.wrong) {
			out = now
		}
	}
	return out
}

// misplaced tells which places are not what the numbers give by the way of ranking that
// comes closest, or that none comes close.
func (c *checker) misplaced(of ranked, by int) {
	near := c.closest(of, by)
	if n := len(near.wrong); n == 0 || 2*n > len(of.rows) {
		first := of.rows[0]
		if at := of.misplaced(near.ties); len(at) > 0 {
			first = of.rows[at[0]]
		}
		c.noPolicy(of, by, first)
		return
	}
	for _, i := range near.wrong {
		row := of.rows[i]
		printed := c.l.figure(row, of.column)
		best, worst := inHalves(near.best[i]), inHalves(near.worst[i])
		expected := best.String()
		if best.Cmp(worst) != 0 {
			expected = "[" + best.String() + ", " + worst.String() + "]"
		}
		c.finding(Contradiction, OfRank, row, of.column, printed.String(), expected, notPlace, c.l.unitOf(row),
			printed, c.l.title(by),
			c.l.figure(row, by), shownRange(expected))
	}
}

// noPolicy tells that ranks do not come about by any way of ranking, at the first unit that
// is against it.
func (c *checker) noPolicy(of ranked, by, first int) {
	printed := c.l.figure(first, of.column)
	c.finding(Contradiction, OfRank, first, of.column, printed.String(), "", noPolicy, groupTitle(of.group),
		c.l.title(by),
		c.l.unitOf(first), printed)
}

// hulls returns, as whole numbers in their order, what the numbers of a column may be: as
// they are printed, unrounded, and what a finding says that they may stand for.
func (c *checker) hulls(rows []int, column int) (lo, hi []int64) {
	ends := make([]end, 2*len(rows))
	for i, row := range rows {
		l, h := c.ends(c.l.figure(row, column))
		if s, told := c.told[cellKey{row, column}]; told {
			if s.lo.Cmp(l.v) < 0 {
				l = end{s.lo, 0}
			}
			if s.hi.Cmp(h.v) > 0 {
				h = end{s.hi, 0}
			}
		}
		ends[2*i], ends[2*i+1] = l, h
	}
	codes := places.Codes(len(ends), func(a, b int) int { return ends[a].cmp(ends[b]) })
	for i := range rows {
		lo, hi = append(lo, codes[2*i]), append(hi, codes[2*i+1])
	}
	return lo, hi
}
