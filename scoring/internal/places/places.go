package places

import (
	"cmp"
	"slices"

	"github.com/parindex/parindex/rubric/ranking"
)

// Work is memory that one goroutine uses again for many rankings. The zero Work is ready.
type Work struct {
	places []int
	counts []int
	order  []int
}

// Of returns the places of numbers, in halves, in O(n) where the numbers lie close
// together, as points do, else in O(n log n). Ordinal is as Competition: what
// separates equal numbers is in the numbers already. The result is valid until the next call
// with the same w; a nil w lets it be the caller's own.
func Of(values []int64, ties ranking.Ties, w *Work) []int {
	if w == nil {
		w = &Work{}
	}
	w.places = resized(w.places, len(values))
	if len(values) == 0 {
		return w.places
	}
	least, most := slices.Min(values), slices.Max(values)
	if span := uint64(most) - uint64(least); span < uint64(16*len(values)+1024) {
		w.counted(values, least, int(span)+1, ties)
	} else {
		w.sorted(values, ties)
	}
	return w.places
}

func resized(s []int, n int) []int {
	if cap(s) < n {
		return make([]int, n)
	}
	return s[:n]
}

// counted finds places by counting how many units have every number.
func (w *Work) counted(values []int64, least int64, span int, ties ranking.Ties) {
	w.counts = resized(w.counts, span)
	clear(w.counts)
	for _, v := range values {
		w.counts[v-least]++
	}
	before, groups := 0, 0
	for k := span - 1; k >= 0; k-- {
		if n := w.counts[k]; n > 0 {
			w.counts[k] = place(before, n, groups, ties)
			before, groups = before+n, groups+1
		}
	}
	for i, v := range values {
		w.places[i] = w.counts[v-least]
	}
}

func (w *Work) sorted(values []int64, ties ranking.Ties) {
	w.order = resized(w.order, len(values))
	for i := range w.order {
		w.order[i] = i
	}
	slices.SortFunc(w.order, func(a, b int) int { return cmp.Compare(values[b], values[a]) })
	groups := 0
	for from := 0; from < len(w.order); groups++ {
		to := from
		for to < len(w.order) && values[w.order[to]] == values[w.order[from]] {
			to++
		}
		at := place(from, to-from, groups, ties)
		for _, i := range w.order[from:to] {
			w.places[i] = at
		}
		from = to
	}
}

// place returns that of n units with the same number, in halves, where so many units are
// before them, with so many numbers.
func place(before, n, numbers int, ties ranking.Ties) int {
	switch ties {
	case ranking.Dense:
		return 2 * (numbers + 1)
	case ranking.Modified:
		return 2 * (before + n)
	case ranking.Fractional:
		return 2*before + n + 1
	}
	return 2 * (before + 1)
}

// Codes returns numbers that compare as compare says the elements from 0 to n − 1 do.
func Codes(n int, compare func(a, b int) int) []int64 {
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, compare)
	out, code := make([]int64, n), int64(0)
	for k, i := range order {
		if k > 0 && compare(order[k-1], i) != 0 {
			code++
		}
		out[i] = code
	}
	return out
}
