package peers

import (
	"math"
	"math/big"
	"slices"
	"sort"

	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/rules"
)

// ranks has the figures of units in order, for counting those that are better than one.
type ranks struct {
	scale  int64
	column []int64 // those that are known and stand in a column
	// lows and highs have the others, by their lower ends and by their upper ends.
	lows, highs []interval.Interval
}

func (x *ranks) add(v interval.Interval, at int64) {
	if at != rules.NotFast {
		x.column = append(x.column, at)
		return
	}
	x.lows = append(x.lows, v)
}

// close sorts what was added.
func (x *ranks) close() {
	slices.Sort(x.column)
	x.highs = slices.Clone(x.lows)
	slices.SortFunc(x.lows, byLow)
	slices.SortFunc(x.highs, func(a, b interval.Interval) int { return -byLow(a.Neg(), b.Neg()) })
}

// byLow orders by lower ends, open ones behind those that are not.
func byLow(a, b interval.Interval) int {
	switch {
	case a.Lo == nil && b.Lo == nil:
		return 0
	case a.Lo == nil:
		return -1
	case b.Lo == nil:
		return 1
	}
	if c := interval.Cmp(a.Lo, b.Lo); c != 0 || a.LoOpen == b.LoOpen {
		return c
	}
	if b.LoOpen {
		return -1
	}
	return 1
}

// unit is the figure of a unit that is ranked: what it can be, and where its ends stand.
type unit struct {
	interval.Interval
	lo, hi place // of ends that are not nil
}

// place is where a number stands among those of a column: the whole number × 1/scale that
// is not above it, and whether it is that.
type place struct {
	at    int64
	exact bool
}

// unitOf returns a figure with its places; at is where it stands in the column if it does.
func (x *ranks) unitOf(v interval.Interval, at int64) unit {
	if at != rules.NotFast {
		return unit{v, place{at, true}, place{at, true}}
	}
	u := unit{Interval: v}
	if v.Lo != nil {
		u.lo = x.place(v.Lo)
	}
	if v.Hi != nil {
		u.hi = x.place(v.Hi)
	}
	return u
}

func (x *ranks) place(v *big.Rat) place {
	scaled := new(big.Rat).Mul(v, big.NewRat(x.scale, 1))
	whole := interval.Floor(scaled)
	if n := whole.Num(); n.IsInt64() && n.Int64() < math.MaxInt64 {
		return place{n.Int64(), whole.Cmp(scaled) == 0}
	}
	if v.Sign() < 0 { // beyond all numbers of a column
		return place{math.MinInt64, false}
	}
	return place{math.MaxInt64 - 1, false}
}

// above returns how many figures are surely higher than another, and how many may be. The
// other counts itself among these if it is not known.
func (x *ranks) above(u unit) (surely, perhaps int64) {
	n := len(x.column)
	if u.Hi != nil {
		first := u.hi.at + 1 // that is higher
		if u.HiOpen && u.hi.exact {
			first = u.hi.at
		}
		surely += int64(n - x.firstFrom(first))
		surely += int64(len(x.lows) - sort.Search(len(x.lows), func(i int) bool { return beyond(u.Interval, x.lows[i]) }))
	}
	if u.Lo == nil {
		return surely, int64(n + len(x.highs))
	}
	perhaps += int64(n - x.firstFrom(u.lo.at+1))
	perhaps += int64(len(x.highs) - sort.Search(len(x.highs), func(i int) bool { return reaches(u.Interval, x.highs[i]) }))
	return surely, perhaps
}

// below returns how many figures are surely lower than another, and how many may be.
func (x *ranks) below(u unit) (surely, perhaps int64) {
	if u.Lo != nil {
		end := u.lo.at // from which they are not lower
		if !u.lo.exact || u.LoOpen {
			end++
		}
		surely += int64(x.firstFrom(end))
		surely += int64(sort.Search(len(x.highs), func(i int) bool { return !beyond(x.highs[i], u.Interval) }))
	}
	if u.Hi == nil {
		return surely, int64(len(x.column) + len(x.lows))
	}
	end := u.hi.at
	if !u.hi.exact {
		end++
	}
	perhaps += int64(x.firstFrom(end))
	perhaps += int64(sort.Search(len(x.lows), func(i int) bool { return !reaches(x.lows[i], u.Interval) }))
	return surely, perhaps
}

// beyond reports whether every number of b is higher than every one of a.
func beyond(a, b interval.Interval) bool {
	if a.Hi == nil || b.Lo == nil {
		return false
	}
	c := interval.Cmp(b.Lo, a.Hi)
	return c > 0 || c == 0 && (a.HiOpen || b.LoOpen)
}

// reaches reports whether some number of b may be higher than one of a.
func reaches(a, b interval.Interval) bool {
	return a.Lo == nil || b.Hi == nil || interval.Cmp(b.Hi, a.Lo) > 0
}

// firstFrom returns the index of the first number of the column from one on.
func (x *ranks) firstFrom(v int64) int {
	i, _ := slices.BinarySearch(x.column, v)
	return i
}

// rank returns the ranks that a unit of the group can have with a figure that stands in a
// column or not; others are the figures of units that may be in the group, too.
func (x *ranks) rank(v interval.Interval, at int64, lowest bool, others *ranks) (least, most int64) {
	count := (*ranks).above
	if lowest {
		count = (*ranks).below
	}
	u := x.unitOf(v, at)
	surely, perhaps := count(x, u)
	_, more := count(others, u)
	if !single(v) {
		perhaps-- // the unit itself
	}
	return 1 + surely, 1 + perhaps + more
}
