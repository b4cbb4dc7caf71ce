package scoring

import (
	"github.com/shopspring/decimal"
)

// subtotal adds up some leaves without rescaling or caps.
type subtotal struct {
	points, applicable, lost bounds
	leaves, counted          int
	failed, missing          bool
	only                     status // of the leaf, if there is one
}

// subtotal adds up entries.
func (b *book) subtotal(entries []entry) (t subtotal) {
	for _, e := range entries {
		t.add(e, b.lines[e.leaf].max)
		t.only = e.status
	}
	return t
}

// add adds a leaf. Where it may be excluded, it may have no points and lose none.
func (t *subtotal) add(e entry, most int64) {
	t.leaves++
	t.failed, t.missing = t.failed || e.status == statusFailed, t.missing || e.status == statusMissing
	if !e.counts {
		t.only = e.status
		return
	}
	t.counted++
	applicable, lost := bounds{most, most}, bounds{most - e.hi, most - e.lo}
	if e.excluded {
		applicable.lo, lost.lo = 0, 0
	}
	t.points, t.applicable, t.lost = t.points.plus(e.bounds()), t.applicable.plus(applicable), t.lost.plus(lost)
}

func (t *subtotal) settled() bool { return !t.failed && !t.missing }

// status returns the status of leaves together; of one leaf it is its own.
func (t *subtotal) status() status {
	switch {
	case t.leaves == 1 && t.only != 0:
		return t.only
	case t.failed:
		return statusFailed
	case t.missing:
		return statusMissing
	case t.counted == 0:
		return statusNotApplicable
	}
	return statusScored
}

// score writes the score of leaves together.
func (t *subtotal) score(w *writer) Score {
	out := Score{Status: Status(t.status()), Range: Range{w.points(t.points.lo), w.points(t.points.hi)}, LostRange: Range{w.points(t.lost.lo), w.points(t.lost.hi)}}
	if t.applicable.single() {
		out.Applicable = w.known(t.applicable.lo)
	}
	if !t.settled() || t.applicable.hi == 0 {
		return out // not known, or nothing was assessed
	}
	out.Points, out.Lost = decimal.NewNullDecimal(out.Range.Least), decimal.NewNullDecimal(out.LostRange.Most)
	r := w.rubric.Index
	if r.Mode == "" {
		r = w.rubric.Points
	}
	unit := int64(1)
	for range r.Places {
		unit *= 10
	}
	out.Index = decimal.NewNullDecimal(decimalOf10(quotient(t.points.lo, 100*unit, t.applicable.lo, r.Mode), unit))
	return out
}

// writer makes decimals of the units of a book. Equal numbers share one decimal, which is
// immutable.
type writer struct {
	*book
	made [6]madePoints
	next int
}

func newWriter(b *book) *writer { return &writer{book: b, made: [6]madePoints{b.whole}, next: 1} }

type madePoints struct {
	units   int64
	decimal decimal.Decimal
}

func (w *writer) points(units int64) decimal.Decimal {
	for i := range min(w.next, len(w.made)) {
		if w.made[i].units == units {
			return w.made[i].decimal
		}
	}
	d := w.decimal(units)
	w.made[w.next%len(w.made)] = madePoints{units, d}
	w.next++
	return d
}

func (w *writer) known(units int64) decimal.NullDecimal {
	return decimal.NewNullDecimal(w.points(units))
}

// total writes the total of a unit.
func (l *ledger) total(group string) Total {
	b := l.book
	w := newWriter(b)
	out := Total{Max: b.rubric.Max, Score: l.areas.score(w)}
	final, rescaled, known := l.final()
	out.FinalRange.Least, out.FinalRange.Most = w.points(final.lo), w.points(final.hi)
	assessed := l.assessed()
	if assessed && l.areas.settled() {
		out.Rescaled = w.known(rescaled.lo)
	}
	if known {
		out.Final = decimal.NewNullDecimal(out.FinalRange.Least)
	}
	least := b.rubric.Band(out.FinalRange.Least, group)
	if assessed && least != nil && (final.single() || least == b.rubric.Band(out.FinalRange.Most, group)) {
		out.Band = least.Name
	}
	return out
}
