package listing

import (
	"cmp"
	"math/big"
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
// where only that gives places as some way of ranking does.
func (c *checker) rankedOf(column int) []ranked {
	groups := c.l.groups()
	whole := group{}
	var out []ranked
	fit := true
	for _, g := range groups {
		of := c.rankedIn(column, g)
		out = append(out, of)
		whole.rows = append(whole.rows, g.rows...)
		fit = fit && of.fits()
	}
	if len(groups) < 2 || fit {
		return out
	}
	if all := c.rankedIn(column, whole); all.fits() || all.wrong() < sumOf(out, ranked.wrong) {
		return []ranked{all}
	}
	return out
}

func sumOf(list []ranked, of func(ranked) int) (sum int) {
	for _, r := range list {
		sum += of(r)
	}
	return sum
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

// fits reports whether the places are those of some way of ranking, whatever the numbers.
func (r ranked) fits() bool {
	return slices.ContainsFunc(policies, func(ties ranking.Ties) bool { return r.misplaced(ties) == nil })
}

// wrong counts the places that no way of ranking gives, of the way that comes closest.
func (r ranked) wrong() int {
	least := len(r.rows)
	for _, ties := range policies {
		least = min(least, len(r.misplaced(ties)))
	}
	return least
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
		if (other.Role == Part || other.Role == Total || other.Role == Index && other.Of == "") && !slices.Contains(all, i) {
			all = append(all, i)
		}
	}
	return likely, all
}

// codes returns whole numbers in the order of what a column prints.
func (c *checker) codes(rows []int, column int) []int64 {
	values := make([]*big.Rat, len(rows))
	for i, row := range rows {
		values[i] = c.l.figure(row, column).rat()
	}
	return places.Codes(len(rows), func(a, b int) int { return values[a].Cmp(values[b]) })
}

// read says whether ranks come about by one way to rank the numbers of a column.
func (c *checker) read(of ranked, column int, ties ranking.Ties, unrounded bool) Reading {
	col := c.l.Columns[column]
	out := Reading{Group: of.group, Rank: c.l.Columns[of.column].Of, Role: col.Role, Of: col.Of, Ties: ties, Unrounded: unrounded}
	var against []int
	ties0 := false
	if unrounded {
		against = c.againstUnrounded(of, column, ties)
	} else {
		against, ties0 = c.againstPrinted(of, column, ties)
	}
	out.Reproduces = len(against) == 0 && !ties0
	out.NeedsKeys = len(against) == 0 && ties0
	for _, i := range against[:min(len(against), 3)] {
		out.Against = append(out.Against, c.l.unitOf(of.rows[i]))
	}
	out.Text = c.readingText(out, column)
	return out
}

// againstPrinted returns which units contradict a ranking of the printed numbers, and
// whether equal numbers have different ranks, as keys may separate them in an ordinal one.
func (c *checker) againstPrinted(of ranked, column int, ties ranking.Ties) (out []int, keys bool) {
	values := c.codes(of.rows, column)
	if ties != ranking.Ordinal {
		for i, halves := range places.Of(values, ties, nil) {
			if halves != of.halves[i] {
				out = append(out, i)
			}
		}
		return out, false
	}
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
func (c *checker) againstUnrounded(of ranked, column int, ties ranking.Ties) []int {
	if out := of.misplaced(ties); out != nil {
		return out
	}
	var out []int
	var least *big.Rat // the lowest most of the ties before
	for from := 0; from < len(of.rows); {
		to := from
		var lo, hi end
		for ; to < len(of.rows) && of.halves[to] == of.halves[from]; to++ {
			l, h := c.ends(c.l.figure(of.rows[to], column))
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
	if c.opts.Rounding == "down" {
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
	case c.opts.Rounding == "half-even" && f.units%2 == 0:
	case c.opts.Rounding == "half-even":
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

// ranksAndBands holds every column of ranks against the numbers, and the bands against the
// totals.
func (c *checker) ranksAndBands() {
	wrongBands := append(c.bandsByThreshold(), c.bandsByOrder()...)
	for i, of := range c.l.Columns {
		if of.Role == Rank {
			wrongBands = c.ranks(i, wrongBands)
		}
	}
	for _, row := range wrongBands {
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

// ranks holds a column of ranks against the numbers. It returns the wrong bands that are
// not explained by a number that is not right.
func (c *checker) ranks(column int, wrongBands []int) []int {
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
			for _, unrounded := range []bool{false, true} {
				for _, ties := range policies {
					r := c.read(of, by, ties, unrounded)
					c.out.Readings = append(c.out.Readings, r)
					comes = comes || (r.Reproduces || r.NeedsKeys) && slices.Contains(likely, by) && slices.Contains(permitted, ties)
				}
			}
		}
		if comes || len(likely) == 0 {
			continue
		}
		of := c.with(scope, likely[0])
		if slices.ContainsFunc(permitted, func(t ranking.Ties) bool { return of.misplaced(t) == nil }) {
			wrongBands = c.outOfRank(of, likely[0], wrongBands)
		} else {
			c.misplaced(of, likely[0], permitted)
		}
	}
	return wrongBands
}

// outOfRank tells which ranks and numbers disagree where the places themselves are in order:
// as few units as there must be so that the numbers of the others fall with the places.
func (c *checker) outOfRank(of ranked, by int, wrongBands []int) []int {
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
	last := -1
	for _, k := range order { // one place is one number
		if wrong[k] {
			continue
		}
		if last >= 0 && of.halves[kept[last]] == of.halves[kept[k]] && values[last] != values[k] {
			wrong[k] = true
			continue
		}
		last = k
	}
	numbers := false // whether the mean of the numbers does not come out either
	for _, m := range c.means {
		if m.column == by && m.rows[of.rows[0]] && len(c.told) == 0 && !m.holdsWith(c, by, new(big.Rat)) {
			numbers = true
		}
	}
	for _, k := range order {
		if !wrong[k] {
			continue
		}
		row := rows[k]
		lo, hi := c.between(of, by, kept[k], rows, wrong)
		expected := rangeOf(lo, hi)
		at := slices.Index(wrongBands, row)
		if at < 0 && !numbers {
			printed := c.l.figure(row, of.column)
			c.finding(Contradiction, OfRank, row, of.column, printed.String(), "", notRankOf, c.l.unitOf(row), printed, c.l.title(by),
				c.l.figure(row, by), expected)
			continue
		}
		if at >= 0 {
			wrongBands = slices.Delete(slices.Clone(wrongBands), at, at+1)
		}
		printed := c.l.figure(row, by)
		c.finding(Contradiction, OfRank, row, by, printed.String(), expected.In("en"), notOfRank, c.l.unitOf(row), c.l.title(by), printed,
			c.l.figure(row, of.column), expected)
		c.told[cellKey{row, by}] = spread{lo.rat(), hi.rat()}
	}
	return wrongBands
}

// between returns the numbers of the nearest units before and behind one, which are in
// order.
func (c *checker) between(of ranked, by, at int, rows []int, wrong map[int]bool) (lo, hi Figure) {
	in := map[int]bool{}
	for k, row := range rows {
		in[row] = !wrong[k]
	}
	lo, hi = c.l.figure(of.rows[at], by), c.l.figure(of.rows[at], by)
	for i, found := at+1, false; i < len(of.rows) && !found; i++ {
		if found = in[of.rows[i]]; found {
			lo = c.l.figure(of.rows[i], by)
			hi = lo
		}
	}
	for i := at - 1; i >= 0; i-- {
		if in[of.rows[i]] {
			hi = c.l.figure(of.rows[i], by)
			break
		}
	}
	if hi.rat().Cmp(lo.rat()) < 0 {
		lo = hi
	}
	return lo, hi
}

// misplaced tells which places are not what the numbers give by the way of ranking that
// comes closest, or that none comes close.
func (c *checker) misplaced(of ranked, by int, permitted []ranking.Ties) {
	type try struct {
		ties        ranking.Ties
		wrong       []int
		best, worst []int
	}
	lo, hi := c.hulls(of.rows, by)
	var closest *try
	for _, ties := range permitted {
		now := try{ties: ties}
		now.best, now.worst = places.Between(lo, hi, ties, false)
		if ties == ranking.Ordinal {
			_, now.worst = places.Between(lo, hi, ranking.Modified, false)
		}
		for i, halves := range of.halves {
			if halves < now.best[i] || halves > now.worst[i] {
				now.wrong = append(now.wrong, i)
			}
		}
		if closest == nil || len(now.wrong) < len(closest.wrong) {
			closest = &now
		}
	}
	if n := len(closest.wrong); n == 0 || 2*n > len(of.rows) {
		at := of.misplaced(closest.ties)
		first := of.rows[0]
		if len(at) > 0 {
			first = of.rows[at[0]]
		}
		printed := c.l.figure(first, of.column)
		c.finding(Contradiction, OfRank, first, of.column, printed.String(), "", noPolicy, groupTitle(of.group), c.l.title(by), c.l.unitOf(first),
			printed)
		return
	}
	for _, i := range closest.wrong {
		row := of.rows[i]
		printed := c.l.figure(row, of.column)
		best, worst := inHalves(closest.best[i]), inHalves(closest.worst[i])
		expected := best.String()
		if best.Cmp(worst) != 0 {
			expected = "[" + best.String() + ", " + worst.String() + "]"
		}
		c.finding(Contradiction, OfRank, row, of.column, printed.String(), expected, notPlace, c.l.unitOf(row), printed, c.l.title(by),
			c.l.figure(row, by), shownRange(expected))
	}
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

// order is how a column of numbers is ranked: by place from the first, the least number up
// to it and the greatest from it on.
type order struct {
	of          ranked
	least, most []*big.Rat
}

// rankAllows reports whether a number in a row is between those of the units with better and
// with worse ranks.
func (c *checker) rankAllows(row, column int, better Figure) bool {
	if c.orders == nil {
		c.orders = map[int][]order{}
		for i, of := range c.l.Columns {
			if likely, _ := c.rankedBy(i); of.Role == Rank {
				for _, by := range likely[:min(1, len(likely))] {
					for _, scope := range c.rankedOf(i) {
						c.orders[by] = append(c.orders[by], c.orderOf(c.with(scope, by), by))
					}
				}
			}
		}
	}
	for _, o := range c.orders[column] {
		at := o.at(c, row)
		if at < 0 {
			continue
		}
		from, _ := slices.BinarySearch(o.of.halves, o.of.halves[at])
		to, _ := slices.BinarySearch(o.of.halves, o.of.halves[at]+1)
		v := better.rat()
		if from > 0 && v.Cmp(o.least[from-1]) > 0 || to < len(o.of.rows) && v.Cmp(o.most[to]) < 0 {
			return false
		}
	}
	return true
}

func (o order) at(c *checker, row int) int {
	halves, ok := halvesOf(c.l.figure(row, o.of.column))
	if !ok {
		return -1
	}
	at, _ := slices.BinarySearch(o.of.halves, halves)
	for ; at < len(o.of.rows) && o.of.halves[at] == halves; at++ {
		if o.of.rows[at] == row {
			return at
		}
	}
	return -1
}

func (c *checker) orderOf(of ranked, by int) order {
	o := order{of: of, least: make([]*big.Rat, len(of.rows)), most: make([]*big.Rat, len(of.rows))}
	for i, row := range of.rows {
		if o.least[i] = c.l.figure(row, by).rat(); i > 0 && o.least[i-1].Cmp(o.least[i]) < 0 {
			o.least[i] = o.least[i-1]
		}
	}
	for i := len(of.rows) - 1; i >= 0; i-- {
		if o.most[i] = c.l.figure(of.rows[i], by).rat(); i+1 < len(of.rows) && o.most[i+1].Cmp(o.most[i]) > 0 {
			o.most[i] = o.most[i+1]
		}
	}
	return o
}
