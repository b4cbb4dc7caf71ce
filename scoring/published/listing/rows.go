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
			column, better := c.blame(row, broken, of)
			if column < 0 {
				column, better = c.checks[broken[0]].sum(), Figure{}
			}
			c.contradiction(row, column, better, c.checks[broken[0]], of)
			if !better.printed {
				broken = broken[1:]
				continue
			}
			tried[column] = better
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

// blame finds the cell that explains what is broken, and what it should be: the one after
// whose change the fewest checks, means, ranks and bands of the table contradict each other.
func (c *checker) blame(row int, broken []int, of figures) (column int, better Figure) {
	type candidate struct {
		column, left, explains, order int
		better                        Figure
	}
	var list []candidate
	seen := map[int]bool{}
	for _, i := range broken {
		k := c.checks[i]
		for _, column := range append([]int{k.sum()}, k.columns()...) {
			if seen[column] {
				continue
			}
			seen[column] = true
			better, ok := k.solved(of, column)
			if !ok {
				continue
			}
			now := candidate{column: column, order: len(list), better: better}
			now.left, now.explains = c.tried(row, column, better, broken, of)
			list = append(list, now)
		}
	}
	if len(list) == 0 {
		return -1, Figure{}
	}
	best := slices.MinFunc(list, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.left, b.left), cmp.Compare(b.explains, a.explains), cmp.Compare(a.order, b.order))
	})
	for _, other := range list {
		if other.left == best.left && other.explains == best.explains {
			v := other.better.rat()
			c.told[cellKey{row, other.column}] = spread{v, v}
		}
	}
	return best.column, best.better
}

// tried counts what contradicts a figure in the place of the printed one, and how many of
// the broken checks it mends.
func (c *checker) tried(row, column int, better Figure, broken []int, of figures) (left, mended int) {
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
	for _, m := range c.means {
		if slices.Contains(m.columns, column) && m.rows[row] {
			if !m.holdsWith(c, column, change) {
				left++
			}
		}
	}
	for _, other := range c.checks[broken[0]].columns() {
		if other == column {
			continue
		}
		for _, m := range c.means {
			if len(m.columns) == 1 && m.columns[0] == other && m.rows[row] && !m.holdsWith(c, other, new(big.Rat)) {
				left++
			}
		}
	}
	if !c.rankAllows(row, column, better) {
		left++
	}
	if c.l.Columns[column].Role == Total && !c.bandAllows(row, better) {
		left++
	}
	return left, mended
}

// rounding tells a difference that rounding explains.
func (c *checker) rounding(row int, k check, of figures) {
	column := k.sum()
	better, _ := k.solved(of, column)
	_, bound := k.holds(of)
	printed := of(column)
	f := c.finding(Rounding, k.aspect(), row, column, printed.String(), better.String(), roundingText,
		c.l.unitOf(row), c.l.title(column), printed, better, exact.Of(bound))
	f.Bound = exact.Of(bound)
}

// contradiction tells that a cell is not right.
func (c *checker) contradiction(row, column int, better Figure, k check, of figures) {
	_, bound := k.holds(of)
	printed := of(column)
	expected, sentence := better.String(), notSum
	switch {
	case k.aspect() == OfMax:
		sentence = aboveMax
		if w, is := k.(*withinMax); is && !better.printed {
			expected = "[0, " + exact.Of(w.top(of)).String() + "]"
		}
	case k.aspect() == OfIndex && column == k.sum():
		sentence = notIndex
	case column != k.sum():
		sentence = notTerm
	}
	f := c.finding(Contradiction, k.aspect(), row, column, printed.String(), expected, sentence,
		c.l.unitOf(row), c.l.title(column), printed, shownRange(expected))
	if bound != nil {
		f.Bound = exact.Of(bound)
	}
}
