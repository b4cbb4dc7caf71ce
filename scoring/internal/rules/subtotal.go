package rules

import (
	"github.com/shopspring/decimal"
)

// Subtotal adds up some leaves without rescaling or caps.
type Subtotal struct {
	Points, Applicable, Lost Bounds
	leaves, counted          int
	failed, missing          bool
	only                     Status // of the leaf, if there is one
}

// Subtotal adds up entries.
func (b *Book) Subtotal(entries []Entry) (t Subtotal) {
	for _, e := range entries {
		t.add(e, b.Lines[e.Leaf].max)
		t.only = e.Status
	}
	return t
}

// add adds a leaf. Where it may be excluded, it may have no points and lose none.
func (t *Subtotal) add(e Entry, most int64) {
	t.leaves++
	t.failed, t.missing = t.failed || e.Status == Failed, t.missing || e.Status == Missing
	if !e.Counts {
		t.only = e.Status
		return
	}
	t.counted++
	applicable, lost := Bounds{most, most}, Bounds{most - e.Hi, most - e.Lo}
	if e.Excluded {
		applicable.Lo, lost.Lo = 0, 0
	}
	t.Points, t.Applicable, t.Lost = t.Points.plus(e.Bounds()), t.Applicable.plus(applicable), t.Lost.plus(lost)
}

func (t *Subtotal) Settled() bool { return !t.failed && !t.missing }

// Status returns the status of leaves together; of one leaf it is its own.
func (t *Subtotal) Status() Status {
	switch {
	case t.leaves == 1 && t.only != 0:
		return t.only
	case t.failed:
		return Failed
	case t.missing:
		return Missing
	case t.counted == 0:
		return NotApplicable
	}
	return Scored
}

// Writer makes decimals of the units of a book. Equal numbers share one decimal, which is
// immutable.
type Writer struct {
	Book *Book
	made [6]madePoints
	next int
}

func NewWriter(b *Book) *Writer { return &Writer{Book: b, made: [6]madePoints{b.whole}, next: 1} }

type madePoints struct {
	units   int64
	decimal decimal.Decimal
}

func (w *Writer) Points(units int64) decimal.Decimal {
	for i := range min(w.next, len(w.made)) {
		if w.made[i].units == units {
			return w.made[i].decimal
		}
	}
	d := w.Book.Decimal(units)
	w.made[w.next%len(w.made)] = madePoints{units, d}
	w.next++
	return d
}

func (w *Writer) Known(units int64) decimal.NullDecimal {
	return decimal.NewNullDecimal(w.Points(units))
}
