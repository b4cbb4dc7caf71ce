package rules

import (
	"math/big"
	"slices"

	"github.com/parindex/parindex/scoring/internal/interval"
)

// Entry is what one leaf comes to, if it does not simply have points: what a ledger
// takes over.
type Entry struct {
	Unit             int // in a table
	Leaf             int
	Status           Status
	Counts, Excluded bool  // that it can
	Lo, Hi           int64 // if it counts
}

func (e Entry) Settled() bool { return e.Status != Missing && e.Status != Failed }

// Bounds returns the range of the points that a leaf adds; excluded, it adds none.
func (e Entry) Bounds() Bounds {
	switch {
	case !e.Counts:
		return Bounds{}
	case e.Excluded:
		return Bounds{min(e.Lo, 0), max(e.Hi, 0)}
	}
	return Bounds{e.Lo, e.Hi}
}

// Entry returns what an outcome of a leaf adds. Where it fails, any points may turn out
// right, or what follows where it does not apply.
func (s *Compiled) Entry(n *Node, o *Outcome) Entry {
	e := Entry{Leaf: n.Index, Status: o.Status(), Counts: o.Counts, Excluded: o.Excluded}
	if o.Counts {
		e.Lo, e.Hi = s.Book.Units(o.Lo), s.Book.Units(o.Hi)
	}
	if o.Failure == nil {
		return e
	}
	lo, hi := n.Min, n.Max
	if o.Counts {
		lo, hi = min(lo, e.Lo), max(hi, e.Hi)
	}
	for _, points := range o.unread.points {
		p := s.Book.Units(points)
		lo, hi = min(lo, p), max(hi, p)
	}
	e.Counts, e.Lo, e.Hi, e.Excluded = true, lo, hi, e.Excluded || o.unread.excluded
	return e
}

// Bounds is a range of points in units of their last place.
type Bounds struct{ Lo, Hi int64 }

func (s Bounds) plus(t Bounds) Bounds { return Bounds{s.Lo + t.Lo, s.Hi + t.Hi} }

func (s Bounds) Single() bool { return s.Lo == s.Hi }

// Ledger adds up all leaves of a unit, each with a range of points.
type Ledger struct {
	Book  *Book
	Areas Subtotal
	// points and applicable are those of leaves that surely count, and of bonus and
	// penalty of all leaves; open are the leaves of the areas that may be excluded.
	points     [Accounts]Bounds
	applicable [Sources]int64
	open       []Entry
	unsettled  bool // a leaf of the bonus or the penalty is
}

// Ledger returns the ledger of a unit: points are the sums of the leaves that simply
// have points, entries are of the others.
func (b *Book) Ledger(points [Accounts]int64, entries []Entry) (l Ledger) {
	l = Ledger{Book: b, applicable: b.Full}
	for i, p := range points {
		l.points[i] = Bounds{p, p}
	}
	sum, of := points[OfAppraisal]+points[ofSurvey]+points[ofExternal], b.whole.units
	l.Areas = Subtotal{Points: Bounds{sum, sum}, Applicable: Bounds{of, of}, Lost: Bounds{of - sum, of - sum},
		leaves: b.areas, counted: b.areas}
	for _, e := range entries {
		l.enter(e)
	}
	return l
}

// enter puts an entry in place of a leaf that counts with no points.
func (l *Ledger) enter(e Entry) {
	of := l.Book.Lines[e.Leaf]
	if of.Account >= OfBonus {
		s := e.Bounds()
		l.points[of.Account] = l.points[of.Account].plus(s)
		l.unsettled = l.unsettled || !e.Settled()
		return
	}
	gone := Bounds{-of.max, -of.max}
	l.Areas.Applicable, l.Areas.Lost = l.Areas.Applicable.plus(gone), l.Areas.Lost.plus(gone)
	l.Areas.leaves, l.Areas.counted = l.Areas.leaves-1, l.Areas.counted-1
	l.Areas.add(e, of.max)
	switch {
	case e.Counts && !e.Excluded:
		l.points[of.Account] = l.points[of.Account].plus(Bounds{e.Lo, e.Hi})
		return
	case e.Counts:
		l.open = append(l.open, e)
	}
	l.applicable[of.Account] -= of.max
}

// Assessed reports whether something surely counts: of everything that is rescaled
// alone, where anything is.
func (l *Ledger) Assessed() bool {
	if !l.Book.Rescales {
		return l.applicable[OfAppraisal] > 0
	}
	for i, of := range l.applicable {
		if of == 0 && l.Book.Full[i] > 0 {
			return false
		}
	}
	return true
}

// Final returns the range of the final score and, without bonus and penalty, that of
// the rescaled points. They are known if they are one number that nothing leaves open.
func (l *Ledger) Final() (final, rescaled Bounds, known bool) {
	rescaled = Bounds{l.extreme(false), l.extreme(true)}
	final = l.Book.adjusted(rescaled, l.points[OfBonus], l.points[OfPenalty])
	return final, rescaled, l.Assessed() && l.Areas.Settled() && !l.unsettled && final.Single()
}

// factor returns what points of an account are multiplied by when they are rescaled.
func (l *Ledger) factor(at Account) *big.Rat {
	if at >= OfBonus || !l.Book.Rescales {
		return interval.One()
	}
	return big.NewRat(l.Book.Full[at], l.applicable[at])
}

// extreme returns the least rescaled points, or the most, over every choice of the open
// leaves that count.
func (l *Ledger) extreme(most bool) int64 {
	switch {
	case most && !l.Book.Rescales:
		return l.Areas.Points.Hi
	case !l.Book.Rescales:
		return l.Areas.Points.Lo
	}
	var points, applicable [Sources]int64
	for i := range points {
		points[i], applicable[i] = l.ratio(Account(i), most)
	}
	return l.Book.rescaled(points, applicable)
}

// ratio returns points and maxima of a source whose ratio is the least, or the most. A
// mean falls just by what is below it, so open leaves are added from the lowest ratio of
// their own up, as long as that lowers the whole. Where nothing may count, nothing says
// what the ratio then is: any from 0 to 1.
func (l *Ledger) ratio(at Account, most bool) (points, applicable int64) {
	of, full := l.applicable[at], l.Book.Full[at]
	sum, none := Bounds{l.points[at].Lo, of}, Bounds{0, full} // points and maxima
	if most {
		sum, none = Bounds{-l.points[at].Hi, of}, Bounds{-full, full}
	}
	if of < full && (of == 0 || len(l.open) > 0) {
		sum = l.lowest(at, most, sum)
		if of == 0 && (sum.Hi == 0 || byRatio(none, sum) < 0) {
			sum = none
		}
	}
	if most {
		sum.Lo = -sum.Lo
	}
	return sum.Lo, sum.Hi
}

// lowest adds open leaves to points and maxima; of the most, points are negative.
func (l *Ledger) lowest(at Account, most bool, sum Bounds) Bounds {
	var open []Bounds
	for _, e := range l.open {
		switch of := l.Book.Lines[e.Leaf]; {
		case of.Account != at:
		case most:
			open = append(open, Bounds{-e.Hi, of.max})
		default:
			open = append(open, Bounds{e.Lo, of.max})
		}
	}
	slices.SortStableFunc(open, byRatio)
	for _, s := range open {
		if sum.Hi > 0 && byRatio(s, sum) >= 0 {
			break
		}
		sum = sum.plus(s)
	}
	return sum
}

// byRatio compares points ÷ maxima.
func byRatio(a, b Bounds) int { return big.NewRat(a.Lo, a.Hi).Cmp(big.NewRat(b.Lo, b.Hi)) }
