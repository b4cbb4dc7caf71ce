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

// rankedAt is where a row stands in an order.
type rankedAt struct {
	order *order
	at    int
}

// rankAllows reports whether a number in a row is between those of the units with better and
// with worse ranks.
func (c *checker) rankAllows(row, column int, better Figure) bool {
	if c.orders == nil {
		c.orders = map[int]map[int]rankedAt{}
		for i, of := range c.l.Columns {
			if likely, _ := c.rankedBy(i); of.Role == Rank && len(likely) > 0 {
				c.orderBy(i, likely[0])
			}
		}
	}
	in, is := c.orders[column][row]
	if !is {
		return true
	}
	o := in.order
	from, _ := slices.BinarySearch(o.of.halves, o.of.halves[in.at])
	to, _ := slices.BinarySearch(o.of.halves, o.of.halves[in.at]+1)
	v := better.rat()
	return (from == 0 || v.Cmp(o.least[from-1]) <= 0) && (to == len(o.of.rows) || v.Cmp(o.most[to]) >= 0)
}

// orderBy notes how the numbers of a column are ranked by a column of ranks.
func (c *checker) orderBy(ranks, by int) {
	if c.orders[by] != nil {
		return
	}
	c.orders[by] = map[int]rankedAt{}
	for _, scope := range c.rankedOf(ranks) {
		o := c.orderOf(c.with(scope, by), by)
		for at, row := range o.of.rows {
			c.orders[by][row] = rankedAt{o, at}
		}
	}
}

func (c *checker) orderOf(of ranked, by int) *order {
	o := &order{of: of, least: make([]*big.Rat, len(of.rows)), most: make([]*big.Rat, len(of.rows))}
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
