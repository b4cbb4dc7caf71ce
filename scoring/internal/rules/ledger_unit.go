package rules

import (
	"math/big"

	"github.com/parindex/parindex/scoring/internal/interval"
)

// Entry is what one leaf comes to, if it does not simply have points: what a ledger
// takes over.
type Entry struct {
	Unit             int // in a table
	Leaf             int // or the line of a term
	Status           Status
	Counts, Excluded bool  // that it can
	Lo, Hi           int64 // if it counts
	// Gone is what of the maximum of a term does not apply then.
	Gone Bounds
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
	open       []openPart
	unsettled  bool // a leaf of the bonus or the penalty is
}

// openPart is what may be added to the points and the maxima of a source.
type openPart struct {
	at     Account
	points Bounds
	of     int64
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

// enter puts an entry in place of a term that counts with no points.
func (l *Ledger) enter(e Entry) {
	of := l.Book.Lines[e.Leaf]
	if of.Term >= 0 {
		return // the term has an entry, too
	}
	if of.Account >= OfBonus {
		s := e.Bounds()
		l.points[of.Account] = l.points[of.Account].plus(s)
		l.unsettled = l.unsettled || !e.Settled()
		return
	}
	gone := Bounds{-of.max, -of.max}
	l.Areas.Applicable, l.Areas.Lost = l.Areas.Applicable.plus(gone), l.Areas.Lost.plus(gone)
	l.Areas.leaves, l.Areas.counted = l.Areas.leaves-1, l.Areas.counted-1
	l.Areas = l.Areas.plus(l.Book.Subtotal(e))
	l.applicable[of.Account] -= of.max
	sure := of.max - e.Gone.Hi
	switch {
	case e.Counts && !e.Excluded:
		l.points[of.Account] = l.points[of.Account].plus(Bounds{e.Lo, e.Hi})
		l.applicable[of.Account] += sure
	case e.Counts:
		l.open = append(l.open, openPart{of.Account, Bounds{e.Lo, e.Hi}, sure})
	}
	if e.Counts && !e.Gone.Single() { // more of its maximum may count
		l.open = append(l.open, openPart{of.Account, Bounds{}, e.Gone.Hi - e.Gone.Lo})
	}
}

// Assessed reports whether something surely counts: of everything that is rescaled
// alone, where anything is and the rubric does not say what follows otherwise.
func (l *Ledger) Assessed() bool { return l.Book.assessed(l.applicable) }

// Final returns the range of the final score and, without bonus and penalty, that of
// the rescaled points. They are known if they are one number that nothing leaves open.
func (l *Ledger) Final() (final, rescaled Bounds, known bool) {
	rescaled = Bounds{l.extreme(false), l.extreme(true)}
	final = l.Book.adjusted(rescaled, l.points[OfBonus], l.points[OfPenalty])
	return final, rescaled, l.Assessed() && l.Areas.Settled() && !l.unsettled && final.Single()
}

// Unbounded returns the range of the final score without its floor and ceiling.
func (l *Ledger) Unbounded() Bounds {
	rescaled := Bounds{l.extreme(false), l.extreme(true)}
	return l.Book.uncut(rescaled, l.points[OfBonus], l.points[OfPenalty])
}

// Unrounded returns a final score that is known before it is rounded, in points; nil where
// it is that number.
func (l *Ledger) Unrounded() *big.Rat {
	if len(l.open) > 0 {
		return nil
	}
	t := Tally{Applicable: l.applicable}
	for i, p := range l.points {
		t.Points[i] = p.Lo
	}
	return l.Book.Unrounded(t)
}

// factor returns what points of an account are multiplied by when they are rescaled.
func (l *Ledger) factor(at Account) *big.Rat {
	if at >= OfBonus || !l.Book.Rescales {
		return interval.One()
	}
	if by := l.Book.Factor(int(at), l.applicable); by != nil {
		return by
	}
	return new(big.Rat)
}
