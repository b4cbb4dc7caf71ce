package places

import (
	"cmp"
	"container/heap"
	"slices"
	"sort"

	"github.com/parindex/parindex/rubric/ranking"
)

// Between returns the best and the worst place, in halves, of every unit whose number is
// from lo to hi, over all that the numbers of all units can be, each on its own. Numbers
// are whole ones, or, unless whole, any between the ends. Both lists have the same length,
// and no lo is above its hi. It takes O(n log n).
//
// A unit is at its best where it has its most and the others have their least, at its worst
// the other way round. Only of [ranking.Dense] that is not all: what counts there is how
// many different numbers are before the unit, and units may meet on one number or part.
func Between(lo, hi []int64, ties ranking.Ties, whole bool) (best, worst []int) {
	if ties == ranking.Dense {
		return dense(lo, hi, whole)
	}
	los, his := slices.Clone(lo), slices.Clone(hi)
	slices.Sort(los)
	slices.Sort(his)
	best, worst = make([]int, len(lo)), make([]int, len(lo))
	for i := range lo {
		above, equal := around(los, hi[i])
		if lo[i] == hi[i] {
			equal-- // the unit itself
		}
		best[i] = among(above, equal, ties)
		above, equal = around(his, lo[i])
		if lo[i] == hi[i] {
			equal--
		} else {
			above--
		}
		worst[i] = among(above, equal, ties)
	}
	return best, worst
}

// around counts the numbers above v, and those equal to it.
func around(sorted []int64, v int64) (above, equal int) {
	from, _ := slices.BinarySearch(sorted, v)
	to := from + sort.Search(len(sorted)-from, func(k int) bool { return sorted[from+k] > v })
	return len(sorted) - to, to - from
}

// among returns the place of a unit, in halves, with so many others above it and so many
// that are its equals.
func among(above, equal int, ties ranking.Ties) int {
	switch ties {
	case ranking.Modified:
		return 2 * (above + equal + 1)
	case ranking.Fractional:
		return 2*(above+1) + equal
	}
	return 2 * (above + 1)
}

// dense returns the best and the worst places where equal units share one and none stays
// free.
func dense(lo, hi []int64, whole bool) (best, worst []int) {
	best, worst = make([]int, len(lo)), make([]int, len(lo))
	fewest, most := fewestAbove(lo, hi), mostAbove(lo, hi, whole)
	for i := range lo {
		best[i] = 2 * (1 + fewest(hi[i]))
		worst[i] = 2 * (1 + most(lo[i], hi[i]))
	}
	return best, worst
}

// fewestAbove returns how few different numbers the units can have that are surely above a
// number: as few as there must be so that every interval holds one. Each is taken at the
// greatest least that holds none yet.
func fewestAbove(lo, hi []int64) func(v int64) int {
	order := descending(lo)
	los, counts := make([]int64, len(lo)), make([]int, len(lo)+1) // of the first k intervals
	var last int64
	for k, i := range order {
		counts[k+1] = counts[k]
		if k == 0 || hi[i] < last {
			last = lo[i]
			counts[k+1]++
		}
		los[k] = lo[i]
	}
	return func(v int64) int {
		return counts[sort.Search(len(los), func(k int) bool { return los[k] <= v })]
	}
}

// mostAbove returns how many different numbers above the least of a unit the others can
// have.
//
// Numbers are given out from the highest down, each to the unit that could have it and has
// the highest least of its own, so that no unit waits in vain for a number that another
// could do without: as many different numbers as can be, above any bound. The unit itself
// would come last of those that can go as low as it, so it takes a number from nobody, and
// has one only where it was the last that could have it.
func mostAbove(lo, hi []int64, whole bool) func(least, own int64) int {
	if !whole {
		return mostBetween(lo, hi)
	}
	var numbers []int64 // descending
	alone := []int{0}   // of the first k numbers: how many only one unit could have
	order, next, waiting := descending(hi), 0, &leasts{}
	for p := int64(0); next < len(order) || waiting.Len() > 0; p-- {
		if waiting.Len() == 0 {
			p = hi[order[next]]
		}
		for next < len(order) && hi[order[next]] >= p {
			heap.Push(waiting, lo[order[next]])
			next++
		}
		for waiting.Len() > 0 && (*waiting)[0] > p {
			heap.Pop(waiting)
		}
		if waiting.Len() == 0 {
			continue
		}
		lonely := alone[len(alone)-1]
		if waiting.Len() == 1 {
			lonely++
		}
		numbers, alone = append(numbers, p), append(alone, lonely)
		heap.Pop(waiting)
	}
	above := func(v int64) int { return sort.Search(len(numbers), func(k int) bool { return numbers[k] <= v }) }
	return func(least, own int64) int {
		n := above(least)
		from := sort.Search(len(numbers), func(k int) bool { return numbers[k] <= own })
		if n > from && alone[n] > alone[from] {
			n--
		}
		return n
	}
}

// mostBetween is mostAbove where units may have any number between their ends: each that
// is open one of its own.
func mostBetween(lo, hi []int64) func(least, own int64) int {
	var known, open []int64
	for i := range lo {
		if lo[i] == hi[i] {
			known = append(known, lo[i])
		} else {
			open = append(open, hi[i])
		}
	}
	slices.Sort(known)
	known = slices.Compact(known)
	slices.Sort(open)
	return func(least, own int64) int {
		of, _ := around(known, least)
		others, _ := around(open, least)
		if own > least {
			others-- // the unit itself
		}
		return of + others
	}
}

// descending returns the places of numbers from the highest down.
func descending(values []int64) []int {
	order := make([]int, len(values))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(values[b], values[a]) })
	return order
}

// leasts is a heap of the leasts of intervals, the highest on top.
type leasts []int64

func (h leasts) Len() int           { return len(h) }
func (h leasts) Less(a, b int) bool { return h[a] > h[b] }
func (h leasts) Swap(a, b int)      { h[a], h[b] = h[b], h[a] }
func (h *leasts) Push(v any)        { *h = append(*h, v.(int64)) }
func (h *leasts) Pop() any {
	last := len(*h) - 1
	v := (*h)[last]
	*h = (*h)[:last]
	return v
}
