package scoring

import (
	"math/big"
	"slices"
)

// entry is what one leaf comes to, if it does not simply have points: what a ledger
// takes over.
type entry struct {
	unit             int // in a table
	leaf             int
	status           status
	counts, excluded bool  // that it can
	lo, hi           int64 // if it counts
}

func (e entry) settled() bool { return e.status != statusMissing && e.status != statusFailed }

// bounds returns the range of the points that a leaf adds; excluded, it adds none.
func (e entry) bounds() bounds {
	switch {
	case !e.counts:
		return bounds{}
	case e.excluded:
		return bounds{min(e.lo, 0), max(e.hi, 0)}
	}
	return bounds{e.lo, e.hi}
}

// entry returns what an outcome of a leaf adds. Where it fails, any points may turn out
// right, or what follows where it does not apply.
func (s *compiled) entry(n *node, o *outcome) entry {
	e := entry{leaf: n.index, status: o.status(), counts: o.counts, excluded: o.excluded}
	if o.counts {
		e.lo, e.hi = s.book.units(o.lo), s.book.units(o.hi)
	}
	if o.failure == nil {
		return e
	}
	lo, hi := n.min, n.max
	if o.counts {
		lo, hi = min(lo, e.lo), max(hi, e.hi)
	}
	for _, points := range o.unread.points {
		p := s.book.units(points)
		lo, hi = min(lo, p), max(hi, p)
	}
	e.counts, e.lo, e.hi, e.excluded = true, lo, hi, e.excluded || o.unread.excluded
	return e
}

// bounds is a range of points in units of their last place.
type bounds struct{ lo, hi int64 }

func (s bounds) plus(t bounds) bounds { return bounds{s.lo + t.lo, s.hi + t.hi} }

func (s bounds) single() bool { return s.lo == s.hi }

// ledger adds up all leaves of a unit, each with a range of points.
type ledger struct {
	book  *book
	areas subtotal
	// points and applicable are those of leaves that surely count, and of bonus and
	// penalty of all leaves; open are the leaves of the areas that may be excluded.
	points     [accounts]bounds
	applicable [sources]int64
	open       []entry
	unsettled  bool // a leaf of the bonus or the penalty is
}

// ledger returns the ledger of a unit: points are the sums of the leaves that simply
// have points, entries are of the others.
func (b *book) ledger(points [accounts]int64, entries []entry) (l ledger) {
	l = ledger{book: b, applicable: b.full}
	for i, p := range points {
		l.points[i] = bounds{p, p}
	}
	sum, of := points[ofAppraisal]+points[ofSurvey]+points[ofExternal], b.whole.units
	l.areas = subtotal{points: bounds{sum, sum}, applicable: bounds{of, of}, lost: bounds{of - sum, of - sum}, leaves: b.areas, counted: b.areas}
	for _, e := range entries {
		l.enter(e)
	}
	return l
}

// enter puts an entry in place of a leaf that counts with no points.
func (l *ledger) enter(e entry) {
	of := l.book.lines[e.leaf]
	if of.account >= ofBonus {
		s := e.bounds()
		l.points[of.account] = l.points[of.account].plus(s)
		l.unsettled = l.unsettled || !e.settled()
		return
	}
	gone := bounds{-of.max, -of.max}
	l.areas.applicable, l.areas.lost = l.areas.applicable.plus(gone), l.areas.lost.plus(gone)
	l.areas.leaves, l.areas.counted = l.areas.leaves-1, l.areas.counted-1
	l.areas.add(e, of.max)
	switch {
	case e.counts && !e.excluded:
		l.points[of.account] = l.points[of.account].plus(bounds{e.lo, e.hi})
		return
	case e.counts:
		l.open = append(l.open, e)
	}
	l.applicable[of.account] -= of.max
}

// assessed reports whether something surely counts: of everything that is rescaled
// alone, where anything is.
func (l *ledger) assessed() bool {
	if !l.book.rescales {
		return l.applicable[ofAppraisal] > 0
	}
	for i, of := range l.applicable {
		if of == 0 && l.book.full[i] > 0 {
			return false
		}
	}
	return true
}

// final returns the range of the final score and, without bonus and penalty, that of
// the rescaled points. They are known if they are one number that nothing leaves open.
func (l *ledger) final() (final, rescaled bounds, known bool) {
	rescaled = bounds{l.extreme(false), l.extreme(true)}
	final = l.book.adjusted(rescaled, l.points[ofBonus], l.points[ofPenalty])
	return final, rescaled, l.assessed() && l.areas.settled() && !l.unsettled && final.single()
}

// factor returns what points of an account are multiplied by when they are rescaled.
func (l *ledger) factor(at account) *big.Rat {
	if at >= ofBonus || !l.book.rescales {
		return one()
	}
	return big.NewRat(l.book.full[at], l.applicable[at])
}

// extreme returns the least rescaled points, or the most, over every choice of the open
// leaves that count.
func (l *ledger) extreme(most bool) int64 {
	switch {
	case most && !l.book.rescales:
		return l.areas.points.hi
	case !l.book.rescales:
		return l.areas.points.lo
	}
	var points, applicable [sources]int64
	for i := range points {
		points[i], applicable[i] = l.ratio(account(i), most)
	}
	return l.book.rescaled(points, applicable)
}

// ratio returns points and maxima of a source whose ratio is the least, or the most. A
// mean falls just by what is below it, so open leaves are added from the lowest ratio of
// their own up, as long as that lowers the whole. Where nothing may count, nothing says
// what the ratio then is: any from 0 to 1.
func (l *ledger) ratio(at account, most bool) (points, applicable int64) {
	of, full := l.applicable[at], l.book.full[at]
	sum, none := bounds{l.points[at].lo, of}, bounds{0, full} // points and maxima
	if most {
		sum, none = bounds{-l.points[at].hi, of}, bounds{-full, full}
	}
	if of < full && (of == 0 || len(l.open) > 0) {
		sum = l.lowest(at, most, sum)
		if of == 0 && (sum.hi == 0 || byRatio(none, sum) < 0) {
			sum = none
		}
	}
	if most {
		sum.lo = -sum.lo
	}
	return sum.lo, sum.hi
}

// lowest adds open leaves to points and maxima; of the most, points are negative.
func (l *ledger) lowest(at account, most bool, sum bounds) bounds {
	var open []bounds
	for _, e := range l.open {
		switch of := l.book.lines[e.leaf]; {
		case of.account != at:
		case most:
			open = append(open, bounds{-e.hi, of.max})
		default:
			open = append(open, bounds{e.lo, of.max})
		}
	}
	slices.SortStableFunc(open, byRatio)
	for _, s := range open {
		if sum.hi > 0 && byRatio(s, sum) >= 0 {
			break
		}
		sum = sum.plus(s)
	}
	return sum
}

// byRatio compares points ÷ maxima.
func byRatio(a, b bounds) int { return big.NewRat(a.lo, a.hi).Cmp(big.NewRat(b.lo, b.hi)) }
