package kernel

import "slices"

// maxCells bounds the table of a kernel.
const maxCells = 512

// cells is a table of what a number is in the pieces of a kernel: a dimension for each
// form, and in it a cell for each range between two thresholds.
type cells struct {
	digits []digit
	of     []cell
}

// cell is a number within a piece; nothing depends on one that is free.
type cell struct {
	linear
	free bool
}

// digit is the number of thresholds that a form reaches.
type digit struct {
	terms []term
	at    []int64 // from the least
}

func (d *digit) values() int { return len(d.at) + 1 }

// rank returns how many thresholds x reaches.
func (d *digit) rank(x int64) int {
	n, found := slices.BinarySearch(d.at, x)
	if found {
		n++
	}
	return n
}

// grid makes the digits of all forms; ok is false where they have too many cells
// together.
func (a *analysis) grid() (digits []digit, size int, ok bool) {
	size = 1
	for f, terms := range a.forms {
		d := digit{terms: terms}
		for _, p := range a.pieces {
			if f < len(p.box) && p.box[f].lo > a.whole(f).lo {
				d.at = append(d.at, p.box[f].lo)
			}
		}
		slices.Sort(d.at)
		d.at = slices.Compact(d.at)
		digits = append(digits, d)
		if size *= d.values(); size > maxCells {
			return nil, 0, false
		}
	}
	return digits, size, true
}

// cellsOf makes a table of what of gives for the pieces.
func (a *analysis) cellsOf(digits []digit, possible []bool, of func(piece) cell) cells {
	c := cells{digits: slices.Clone(digits), of: make([]cell, len(possible))}
	for _, p := range a.pieces {
		c.fill(len(c.digits), 0, p.box, of(p))
	}
	for i := range c.of {
		c.of[i].free = c.of[i].free || !possible[i]
	}
	for f := len(c.digits) - 1; f >= 0; f-- {
		c.reduce(f)
	}
	return c
}

// fill writes a number to the cells of a box that share the digits from the f-th on,
// which are in index.
func (c *cells) fill(f, index int, box []span, x cell) {
	if f == 0 {
		c.of[index] = x
		return
	}
	d := &c.digits[f-1]
	from, to := 0, len(d.at)
	if f-1 < len(box) {
		from, to = d.rank(box[f-1].lo), d.rank(box[f-1].hi)
	}
	for r := from; r <= to; r++ {
		c.fill(f-1, index*d.values()+r, box, x)
	}
}

// reduce drops the thresholds of a digit that make no difference, and the digit where
// none is left.
func (c *cells) reduce(f int) {
	d := c.digits[f]
	stride, ranks := 1, make([][]cell, d.values())
	for _, lower := range c.digits[:f] {
		stride *= lower.values()
	}
	for i, x := range c.of {
		r := i / stride % d.values()
		ranks[r] = append(ranks[r], x)
	}
	kept, at := ranks[:1], []int64(nil)
	for r, next := range ranks[1:] {
		if !join(kept[len(kept)-1], next) {
			kept, at = append(kept, next), append(at, d.at[r])
		}
	}
	c.digits[f].at = at
	out := make([]cell, 0, len(kept)*len(kept[0]))
	for i := 0; i < len(kept[0]); i += stride {
		for _, s := range kept {
			out = append(out, s[i:i+stride]...)
		}
	}
	if c.of = out; len(at) == 0 {
		c.digits = append(c.digits[:f], c.digits[f+1:]...)
	}
}

// join makes one of two slices of the table that agree wherever neither is free.
func join(a, b []cell) bool {
	for i := range a {
		if !a[i].free && !b[i].free && !a[i].equal(b[i].linear) {
			return false
		}
	}
	for i := range a {
		if a[i].free {
			a[i] = b[i]
		}
	}
	return true
}
