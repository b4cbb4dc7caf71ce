package columnar

import (
	"cmp"
	"math/bits"
	"slices"

	"github.com/parindex/parindex/scoring/internal/kernel"
	"github.com/parindex/parindex/scoring/internal/places"
	"github.com/parindex/parindex/scoring/internal/rules"
)

// Order returns numbers, by unit, that compare as the exact final scores do, before they
// are rounded: for ranks. They mean nothing else, and nothing at all for units whose final
// score is not known.
func (t *Totals) Order() []int64 {
	if t.Len() == 0 {
		return nil
	}
	finals, book := t.Rounded(), t.compiled.Book
	if !book.Rescales {
		return finals.Points
	}
	of := make([]fraction, t.Len())
	for i := range t.blocks {
		b := &t.blocks[i]
		for k, v := range b.final {
			at := &of[i*kernel.BlockLen+k]
			*at = fraction{v, 1}
			if v == rules.NotFast || !b.leavesOut(k) {
				continue
			}
			var fits bool
			if at.num, at.den, fits = book.Fraction(b.tally(book, k)); !fits {
				return t.orderOfAny()
			}
		}
	}
	order, out := make([]int, len(of)), make([]int64, len(of))
	for i := range order {
		order[i] = i
	}
	compare := func(a, b int) int {
		if c := cmp.Compare(finals.Points[a], finals.Points[b]); c != 0 {
			return c // what is rounded never falls where the exact number rises
		}
		return of[a].compare(of[b])
	}
	slices.SortFunc(order, compare)
	for k, i := range order {
		if k > 0 {
			out[i] = out[order[k-1]]
			if compare(order[k-1], i) != 0 {
				out[i]++
			}
		}
	}
	return out
}

// orderOfAny is Order where numbers do not fit into 64 bits.
func (t *Totals) orderOfAny() []int64 {
	finals := t.Finals()
	return places.Codes(len(finals.Points), func(a, b int) int {
		x, _ := finals.Exactly(a)
		y, _ := finals.Exactly(b)
		return x.Cmp(y)
	})
}

// fraction is num ÷ den, with a positive den.
type fraction struct{ num, den int64 }

func (f fraction) compare(g fraction) int {
	if f.den == g.den {
		return cmp.Compare(f.num, g.num)
	}
	if (f.num < 0) != (g.num < 0) {
		return cmp.Compare(f.num, g.num)
	}
	sign := 1
	if f.num < 0 {
		f.num, g.num, sign = -f.num, -g.num, -1
	}
	a1, a0 := bits.Mul64(uint64(f.num), uint64(g.den))
	b1, b0 := bits.Mul64(uint64(g.num), uint64(f.den))
	return sign * cmp.Or(cmp.Compare(a1, b1), cmp.Compare(a0, b0))
}
