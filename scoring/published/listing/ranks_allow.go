package listing

import (
	"math/big"
	"slices"
)

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
