package listing

import (
	"cmp"
	"math/big"
	"slices"

	"github.com/parindex/parindex/scoring/exact"
)

// figures gives what a row prints in a column, or what is tried in its place.
type figures func(column int) Figure

// check is what figures of one row satisfy together.
type check interface {
	columns() []int
	aspect() Aspect
	// holds says whether figures do, and the difference that rounding explains.
	holds(of figures) (state, *big.Rat)
	// solved returns what a column would have to be for the check to hold, and whether
	// anything would do.
	solved(of figures, column int) (Figure, bool)
	// sum is the column that a difference is told at where nothing says more.
	sum() int
}

// rows holds every row against the checks.
func (c *checker) rows() {
	for row := range c.l.Rows {
		tried := map[int]Figure{}
		of := func(column int) Figure {
			if f, is := tried[column]; is {
				return f
			}
			return c.l.figure(row, column)
		}
		var rounding, broken []int
		for i, k := range c.checks {
			switch s, _ := k.holds(of); s {
			case byRounding:
				rounding = append(rounding, i)
			case contradicts:
				broken = append(broken, i)
			}
		}
		for _, i := range rounding {
			c.rounding(row, c.checks[i], of)
		}
		for len(broken) > 0 && len(tried) < len(c.checks) {
			best, ok := c.blame(row, broken, of)
			if !ok {
				k := c.checks[broken[0]]
				c.contradiction(row, candidate{column: k.sum(), by: k}, of)
				broken = broken[1:]
				continue
			}
			c.contradiction(row, best, of)
			tried[best.column] = best.better
			left := slices.DeleteFunc(slices.Clone(broken), func(i int) bool {
				s, _ := c.checks[i].holds(of)
				return s != contradicts
			})
			if len(left) == len(broken) {
				left = left[1:]
			}
			broken = left
		}
	}
}

// candidate is a cell that may be wrong, and what one of the broken checks has it be.
type candidate struct {
	column int
	better Figure
	by     check
	// left is what contradicts that, broken how many of the broken checks the cell is in, and
	// mended how many of them would hold. Own says that the check is that of its parts.
	left, broken, mended int
	own                  bool
	// atLeast says that the cell may stand for more, too: a total of which something may be
	// excluded, so that it may be rescaled.
	atLeast bool
}

// mostTried bounds the columns of a check whose cells are tried one by one.
const mostTried = 200

// blame finds the cell that explains what is broken, and what it should be: the one after
// whose change the fewest checks, means, ranks and bands of the table contradict each other.
// Of several it is that in most of the broken checks, and rather a sum than its parts.
func (c *checker) blame(row int, broken []int, of figures) (candidate, bool) {
	var list []candidate
	for _, i := range broken {
		k := c.checks[i]
		columns := k.columns()
		if len(columns) > mostTried {
			columns = []int{k.sum()}
		}
		for _, column := range columns {
			better, ok := k.solved(of, column)
			if !ok {
				continue
			}
			now := candidate{column: column, better: better, by: k, own: column == k.sum()}
			if e, is := k.(*equation); is && e.excludes && now.own {
				now.atLeast = true
			}
			now.left, now.mended = c.tried(row, &now, broken, of)
			for _, i := range broken {
				if slices.Contains(c.checks[i].columns(), column) {
					now.broken++
				}
			}
			list = append(list, now)
		}
	}
	if len(list) == 0 {
		return candidate{}, false
	}
	best := slices.MinFunc(list, func(a, b candidate) int {
		switch d := cmp.Or(cmp.Compare(a.left, b.left), cmp.Compare(b.broken, a.broken), cmp.Compare(b.mended,
			a.mended)); {
		case d != 0:
			return d
		case a.own != b.own && a.own:
			return -1
		case a.own != b.own:
			return 1
		}
		return 0
	})
	for _, other := range list {
		if other.left == best.left && other.broken == best.broken && other.mended == best.mended {
			v := other.better.rat()
			most := v
			if top := c.maximum(other.column); other.atLeast && top != nil && top.Cmp(v) > 0 {
				most = top
			}
			c.told[cellKey{row, other.column}] = spread{v, most}
		}
	}
	return best, true
}

// tried counts what contradicts the figure of a candidate in the place of the printed one, and how many of
// the broken checks it mends.
func (c *checker) tried(row int, now *candidate, broken []int, of figures) (left, mended int) {
	column, better := now.column, now.better
	changed := func(at int) Figure {
		if at == column {
			return better
		}
		return of(at)
	}
	for _, i := range broken {
		if s, _ := c.checks[i].holds(changed); s == contradicts {
			left++
		} else {
			mended++
		}
	}
	for _, i := range c.of[column] {
		if s, _ := c.checks[i].holds(changed); s == contradicts && !slices.Contains(broken, i) {
			left++
		}
	}
	change := new(big.Rat).Sub(better.rat(), of(column).rat())
	for _, m := range c.meansBy[column] {
		if m.has(c.l, row) && !m.holdsWith(column, change) {
			left++
		}
	}
	for _, other := range c.checks[broken[0]].columns() {
		for _, m := range c.meansBy[other] {
			if other != column && len(m.sums) == 1 && m.has(c.l, row) && !m.holdsWith(other, new(big.Rat)) {
				left++
			}
		}
	}
	if better.units < 0 && !c.negative(column) {
		left++
	}
	if !now.atLeast && !c.rankAllows(row, column, better) {
		left++
	}
	if !now.atLeast && c.l.Columns[column].Role == Total && !c.bandAllows(row, better) {
		left++
	}
	return left, mended
}

// negative reports whether any figure of a column is printed below zero: where none is,
// none is meant to be.
func (c *checker) negative(column int) bool {
	is, known := c.negatives[column]
	for row := 0; row < len(c.l.Rows) && !known && !is; row++ {
		is = c.l.figure(row, column).units < 0
	}
	if !known {
		if c.negatives == nil {
			c.negatives = map[int]bool{}
		}
		c.negatives[column] = is
	}
	return is
}

// rounding tells a difference that rounding explains.
func (c *checker) rounding(row int, k check, of figures) {
	column := k.sum()
	better, _ := k.solved(of, column)
	_, bound := k.holds(of)
	printed := of(column)
	f := c.finding(Rounding, k.aspect(), row, column, printed.String(), better.String(), roundingText,
		c.l.unitOf(row), c.l.title(column), printed, better, atMost(bound))
	f.Bound = exact.Of(bound)
}

// contradiction tells that a cell is not right.
func (c *checker) contradiction(row int, of candidate, now figures) {
	k := of.by
	_, bound := k.holds(now)
	printed := now(of.column)
	expected, sentence := of.better.String(), notSum
	switch {
	case k.aspect() == OfMax:
		sentence = aboveMax
		if w, is := k.(*withinMax); is {
			expected = "[0, " + exact.Of(w.top(now)).String() + "]"
		}
	case k.aspect() == OfIndex && of.column == k.sum():
		sentence = notIndex
	case of.column != k.sum():
		sentence = notTerm
	}
	f := c.finding(Contradiction, k.aspect(), row, of.column, printed.String(), expected, sentence,
		c.l.unitOf(row), c.l.title(of.column), printed, shownRange(expected))
	if bound != nil {
		f.Bound = exact.Of(bound)
	}
}
