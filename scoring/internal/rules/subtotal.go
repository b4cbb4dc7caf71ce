package rules

import (
	"github.com/shopspring/decimal"
)

// Subtotal is what some leaves come to together, without rescaling or caps of
// adjustments.
type Subtotal struct {
	Points, Applicable, Lost Bounds
	// counts says that something of it can count, excluded that nothing may; given are
	// its points and of its maximum if something counts.
	counts, excluded bool
	given, of        Bounds
	leaves, counted  int
	failed, missing  bool
	only             Status // of the leaf, if there is one
}

// Subtotal returns what the leaf or term of an entry comes to. Where it may be excluded,
// it may have no points and lose none.
func (b *Book) Subtotal(e Entry) Subtotal {
	t := Subtotal{leaves: 1, only: e.Status, failed: e.Status == Failed, missing: e.Status == Missing,
		counts: e.Counts, excluded: e.Excluded || !e.Counts}
	if !e.Counts {
		return t
	}
	most := b.Lines[e.Leaf].max
	t.counted, t.given, t.of = 1, Bounds{e.Lo, e.Hi}, Bounds{most - e.Gone.Hi, most - e.Gone.Lo}
	t.settle()
	return t
}

// settle sets points, maximum and loss by what they are if something counts.
func (t *Subtotal) settle() {
	t.Points, t.Applicable = t.given, t.of
	t.Lost = Bounds{max(0, t.of.Lo-t.given.Hi), t.of.Hi - t.given.Lo}
	if t.excluded {
		t.Points, t.Applicable.Lo, t.Lost.Lo = Bounds{min(t.given.Lo, 0), max(t.given.Hi, 0)}, 0, 0
	}
}

// plus returns two subtotals together, but for what they are if something counts.
func (t Subtotal) plus(u Subtotal) Subtotal {
	t.Points, t.Applicable, t.Lost = t.Points.plus(u.Points), t.Applicable.plus(u.Applicable), t.Lost.plus(u.Lost)
	t.leaves, t.counted = t.leaves+u.leaves, t.counted+u.counted
	t.failed, t.missing = t.failed || u.failed, t.missing || u.missing
	t.counts, t.excluded = t.counts || u.counts, t.excluded && u.excluded
	if u.only != 0 {
		t.only = u.only
	}
	return t
}

// Together returns the sum of subtotals.
func Together(parts []Subtotal) Subtotal {
	t := Subtotal{excluded: true}
	var counting []Subtotal
	for _, u := range parts {
		if t = t.plus(u); u.counts {
			counting = append(counting, u)
		}
	}
	t.given, t.of = t.Points, t.Applicable
	switch {
	case len(counting) == 1:
		t.given, t.of = counting[0].given, counting[0].of
	case t.excluded && len(counting) > 0: // at least one of them counts
		t.of.Lo = counting[0].of.Lo
		for _, u := range counting {
			t.of.Lo = min(t.of.Lo, u.of.Lo)
		}
	}
	return t
}

// capped cuts a sum at a maximum.
func (t Subtotal) capped(most int64) Subtotal {
	lost := t.Lost.Hi // no more than the parts lose
	cut := func(s Bounds) Bounds { return Bounds{min(s.Lo, most), min(s.Hi, most)} }
	t.given, t.of = cut(t.given), cut(t.of)
	return t.combined(lost)
}

// leastOf returns the least of the parts that count.
func leastOf(parts []Subtotal) Subtotal {
	t := Together(parts)
	lost := t.Lost.Hi
	var surely, perhaps []Subtotal
	for _, u := range parts {
		switch {
		case u.counts && !u.excluded:
			surely = append(surely, u)
		case u.counts:
			perhaps = append(perhaps, u)
		}
	}
	t.given, t.of = Bounds{}, Bounds{}
	for i, u := range append(surely, perhaps...) {
		switch {
		case i == 0:
			t.given, t.of = u.given, u.of
			continue
		case i < len(surely):
			t.given.Hi, t.of.Hi = min(t.given.Hi, u.given.Hi), min(t.of.Hi, u.of.Hi)
		case len(surely) == 0: // each may be the only one
			t.given.Hi, t.of.Hi = max(t.given.Hi, u.given.Hi), max(t.of.Hi, u.of.Hi)
		}
		t.given.Lo, t.of.Lo = min(t.given.Lo, u.given.Lo), min(t.of.Lo, u.of.Lo)
	}
	return t.combined(lost)
}

// combined finishes parts that do not simply add up, of which no more is lost than some
// points. Whatever figures are missing, the whole is only where they can change it.
func (t Subtotal) combined(lost int64) Subtotal {
	if !t.counts {
		return t
	}
	t.settle()
	t.Lost.Hi = min(t.Lost.Hi, lost)
	t.missing = t.missing && (t.excluded || !t.given.Single() || !t.of.Single())
	if t.leaves == 1 && t.only == Missing && !t.missing {
		t.only = Scored
	}
	return t
}

// Counts reports whether something of it can count.
func (t *Subtotal) Counts() bool { return t.counted > 0 }

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
