package rules

import (
	"cmp"
	"math/bits"
	"slices"
)

// extreme returns the least rescaled points, or the most, over every choice of the open
// leaves that count.
func (l *Ledger) extreme(most bool) int64 {
	switch {
	case most && !l.Book.Rescales:
		return l.Areas.Points.Hi
	case !l.Book.Rescales:
		return l.Areas.Points.Lo
	case l.Book.Rubric.EmptySource != "":
		return l.withEmpty(most)
	}
	var points, applicable [Sources]int64
	for i := range points {
		points[i], applicable[i] = l.ratio(Account(i), most)
	}
	return l.Book.rescaled(points, applicable)
}

// withEmpty is extreme where the rubric says what an empty source gives: over every
// choice of the sources that may be empty. Where all are, any points are possible.
func (l *Ledger) withEmpty(most bool) int64 {
	out, found := int64(0), false
	for empty := range 1 << Sources {
		var points, applicable [Sources]int64
		possible, some := true, false
		for i := range points {
			mayBeEmpty, sum, mayCount := l.filled(Account(i), most)
			switch {
			case empty>>i&1 == 1:
				possible = possible && mayBeEmpty
			case !mayCount:
				possible = possible && l.Book.Full[i] == 0
				points[i] = sum.Lo
			default:
				points[i], applicable[i], some = sum.Lo, sum.Hi, true
			}
		}
		if !possible {
			continue
		}
		v := l.Book.rescaled(points, applicable)
		if !some && most {
			v = l.Book.whole.units
		}
		if !found || most && v > out || !most && v < out {
			out, found = v, true
		}
	}
	return out
}

// ratio returns points and maxima of a source whose ratio is the least, or the most.
// Where nothing may count, nothing says what the ratio then is: any from 0 to 1.
func (l *Ledger) ratio(at Account, most bool) (points, applicable int64) {
	empty, sum, counts := l.filled(at, most)
	none := Bounds{0, l.Book.Full[at]}
	if most {
		none.Lo = none.Hi
	}
	switch {
	case !empty, counts && most && byRatio(none, sum) <= 0, counts && !most && byRatio(none, sum) >= 0:
		return sum.Lo, sum.Hi
	}
	return none.Lo, none.Hi
}

// filled returns points and maxima of a source whose ratio is the least, or the most,
// given that something of it counts, and whether that can be; empty says that nothing
// of it may count. A mean falls just by what is below it, so open parts are added from
// the lowest ratio of their own up, as long as that lowers the whole.
func (l *Ledger) filled(at Account, most bool) (empty bool, sum Bounds, counts bool) {
	of := l.applicable[at]
	empty = of == 0 && l.Book.Full[at] > 0
	sum = Bounds{l.points[at].Lo, of} // points and maxima; of the most, points are negative
	if most {
		sum.Lo = -l.points[at].Hi
	}
	var open []Bounds
	for _, p := range l.open {
		switch {
		case p.at != at:
		case most:
			open = append(open, Bounds{-p.points.Hi, p.of})
		default:
			open = append(open, Bounds{p.points.Lo, p.of})
		}
	}
	slices.SortStableFunc(open, byRatio)
	best := sum
	if sum.Hi > 0 {
		best, counts = lowest(sum, open), true
	} else {
		for i, first := range open {
			if first.Hi == 0 {
				continue
			}
			if counts && sum.Lo == 0 && open[0].Hi > 0 {
				break // with nothing to share, the lowest alone
			}
			v := lowest(sum.plus(first), slices.Delete(slices.Clone(open), i, i+1))
			if !counts || byRatio(v, best) < 0 {
				best, counts = v, true
			}
		}
	}
	if most {
		best.Lo = -best.Lo
	}
	return empty, best, counts
}

// lowest adds open parts to points and maxima, in order, as long as that lowers their
// ratio.
func lowest(sum Bounds, open []Bounds) Bounds {
	for _, s := range open {
		if byRatio(s, sum) < 0 {
			sum = sum.plus(s)
		}
	}
	return sum
}

// byRatio compares points ÷ maxima; of no maximum, points below zero are less than any
// ratio and points above it more.
func byRatio(a, b Bounds) int {
	return signed(a.Lo, b.Hi).compare(signed(b.Lo, a.Hi))
}

// product is that of two numbers: its sign, and 128 bits of its size.
type product struct {
	sign   int
	hi, lo uint64
}

func signed(x, y int64) product {
	p := product{sign: cmp.Compare(x, 0) * cmp.Compare(y, 0)}
	p.hi, p.lo = bits.Mul64(uint64(max(x, -x)), uint64(max(y, -y)))
	return p
}

func (p product) compare(q product) int {
	if p.sign != q.sign || p.sign == 0 {
		return cmp.Compare(p.sign, q.sign)
	}
	return p.sign * cmp.Or(cmp.Compare(p.hi, q.hi), cmp.Compare(p.lo, q.lo))
}
