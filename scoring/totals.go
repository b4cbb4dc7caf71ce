package scoring

import (
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/shopspring/decimal"
)

// score writes the score of leaves together.
func score(t *rules.Subtotal, w *rules.Writer) Score {
	out := Score{Status: Status(t.Status()), Range: Range{w.Points(t.Points.Lo), w.Points(t.Points.Hi)},
		LostRange: Range{w.Points(t.Lost.Lo), w.Points(t.Lost.Hi)}}
	if t.Applicable.Single() {
		out.Applicable = w.Known(t.Applicable.Lo)
	}
	if !t.Settled() || t.Applicable.Hi == 0 {
		return out // not known, or nothing was assessed
	}
	out.Points, out.Lost = decimal.NewNullDecimal(out.Range.Least), decimal.NewNullDecimal(out.LostRange.Most)
	r := w.Book.Rubric.Index
	if r.Mode == "" {
		r = w.Book.Rubric.Points
	}
	unit := int64(1)
	for range r.Places {
		unit *= 10
	}
	out.Index = decimal.NewNullDecimal(rules.DecimalOf10(rules.Quotient(t.Points.Lo, 100*unit, t.Applicable.Lo, r.Mode),
		unit))
	return out
}

// total writes the total of a unit.
func total(l *rules.Ledger, group string) Total {
	b := l.Book
	w := rules.NewWriter(b)
	out := Total{Max: b.Rubric.Max, Score: score(&l.Areas, w)}
	final, rescaled, known := l.Final()
	out.FinalRange.Least, out.FinalRange.Most = w.Points(final.Lo), w.Points(final.Hi)
	assessed := l.Assessed()
	if assessed && l.Areas.Settled() {
		out.Rescaled = w.Known(rescaled.Lo)
	}
	if known {
		out.Final = decimal.NewNullDecimal(out.FinalRange.Least)
	}
	least := b.Rubric.Band(out.FinalRange.Least, group)
	if assessed && least != nil && (final.Single() || least == b.Rubric.Band(out.FinalRange.Most, group)) {
		out.Band = least.Name
	}
	return out
}
