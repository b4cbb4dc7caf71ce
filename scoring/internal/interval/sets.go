package interval

import (
	"math/big"
	"slices"
)

// Merge sorts sets and joins those that meet.
func Merge(sets []Interval) []Interval {
	slices.SortFunc(sets, func(a, b Interval) int {
		switch {
		case a.Lo == nil && b.Lo == nil:
			return 0
		case a.Lo == nil:
			return -1
		case b.Lo == nil:
			return 1
		}
		if c := Cmp(a.Lo, b.Lo); c != 0 || a.LoOpen == b.LoOpen {
			return c
		}
		if b.LoOpen {
			return -1
		}
		return 1
	})
	var out []Interval
	for _, s := range sets {
		if last := len(out) - 1; last >= 0 && Meets(out[last], s) {
			grid := s.Grid
			out[last] = out[last].Hull(s)
			out[last].Grid = grid
			continue
		}
		out = append(out, s)
	}
	return out
}

// Meets reports whether a set, which does not start above another, leaves nothing
// between them.
func Meets(a, b Interval) bool {
	if a.Hi == nil || b.Lo == nil {
		return true
	}
	hi := a.Hi
	if grid := a.Grid.Or(b.Grid); grid != Dense {
		hi = new(big.Rat).Add(hi, grid.Step())
	}
	c := Cmp(hi, b.Lo)
	return c > 0 || c == 0 && !(a.HiOpen && b.LoOpen)
}

// Covers reports whether every number of b is in a, both merged.
func Covers(a, b []Interval) bool {
	for _, y := range b {
		if !slices.ContainsFunc(a, y.Within) {
			return false
		}
	}
	return true
}

// Gaps returns the parts of a line that none of the lists holds.
func Gaps(lists [][]Interval, domain Interval) []Interval {
	left := []Interval{domain}
	for _, list := range lists {
		for _, n := range list {
			left = Outside(left, n)
		}
	}
	return Merge(left)
}

// Outside returns what is left of sets without another.
func Outside(sets []Interval, without Interval) []Interval {
	var left []Interval
	for _, s := range sets {
		if without.Lo != nil {
			left = append(left, s.Intersect(Interval{Hi: without.Lo, HiOpen: !without.LoOpen}))
		}
		if without.Hi != nil {
			left = append(left, s.Intersect(Interval{Lo: without.Hi, LoOpen: !without.HiOpen}))
		}
	}
	return slices.DeleteFunc(left, Interval.Empty)
}
