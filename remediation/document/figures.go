package document

import (
	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/published"
	"github.com/shopspring/decimal"
)

// line is what a plan to sign prints of the total, of an area or of a deficit: the
// maximum, as far as it applies, the points and the loss, each a range where it is not
// known.
type line struct{ max, got, lost scoring.Range }

// printed takes over what a published table prints of a row. A loss that it does not print
// is what its own points lack of its own maximum.
func (l line) printed(r published.Row) line {
	take := func(of *scoring.Range, v decimal.NullDecimal) {
		if v.Valid {
			*of = scoring.Range{Least: v.Decimal, Most: v.Decimal}
		}
	}
	take(&l.max, r.Max)
	take(&l.got, r.Points)
	take(&l.lost, r.Lost)
	if !r.Lost.Valid && r.Points.Valid {
		l.lost = scoring.Range{Least: l.max.Least.Sub(r.Points.Decimal), Most: l.max.Most.Sub(r.Points.Decimal)}
	}
	return l
}

// published returns the table whose figures are printed; nil for computed figures.
func (m *planMaker) published() *published.Table {
	if m.opts.Figures != Published || m.opts.Form == Note {
		return nil
	}
	return m.plan.Results.Published
}

// row takes over what the published table prints of an item.
func (m *planMaker) row(code string, computed line) line {
	if t := m.published(); t != nil {
		for _, r := range t.Rows {
			if r.Code == code {
				return computed.printed(r)
			}
		}
	}
	return computed
}

func (m *planMaker) areaLine(a remediation.Area) line {
	applies, got, lost := columnsOf(a)
	return m.row(a.Code, line{applies, got, lost})
}

func (m *planMaker) deficitLine(d remediation.Deficit) line {
	applies := scoring.Range{Least: d.Max, Most: d.Max}
	if d.MayNotApply {
		applies.Least = decimal.Zero
	}
	return m.row(d.Code, line{applies, exactly(d.Points, d.Range), exactly(d.Lost, d.LostRange)})
}

// totalLine is what is printed of the final score. What the areas lost is its loss only
// where nothing else changes it.
func (m *planMaker) totalLine() line {
	r := m.plan.Results
	out := line{
		max: scoring.Range{Least: r.Total.Max, Most: r.Total.Max},
		got: exactly(r.Total.Final, r.Total.FinalRange),
	}
	for _, a := range r.Areas {
		out.lost = out.lost.Plus(m.areaLine(a).lost)
	}
	if t := m.published(); t != nil {
		out = out.printed(t.Total)
	}
	return out
}

// band is the band that is printed.
func (m *planMaker) band() string {
	if t := m.published(); t != nil && !t.Band.IsZero() {
		return m.in(t.Band)
	}
	return m.in(m.plan.Results.Total.Band)
}
