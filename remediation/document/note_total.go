package document

import (
	"slices"
	"strings"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/published"
	"github.com/shopspring/decimal"
)

// total writes what the unit has come to.
func (m *planMaker) total() {
	r := m.plan.Results
	t := r.Total
	if t.Max.IsZero() {
		m.add(office.Paragraph{{Text: m.say(noResult)}})
		return
	}
	out := office.Paragraph{{Text: m.dated(indexName, m.plan.Period) + ": " +
		some(" ", m.unitName(m.plan.Unit), m.say(scored))}}
	if t.Final.Valid {
		out = append(out, office.Run{Text: m.outOf(t.Final.Decimal, t.Max), Bold: true})
	} else {
		out = append(out, office.Run{Text: m.between(t.FinalRange.Least, t.FinalRange.Most), Bold: true},
			office.Run{Text: m.say(outOfMax, m.number(t.Max)) + m.open(t.Open)})
	}
	if len(m.plan.Contradictions) > 0 {
		out = append(out, office.Run{Text: m.say(recomputed)})
	}
	if band := m.in(t.Band); band != "" {
		out = append(out, office.Run{Text: m.say(bandOf)}, office.Run{Text: band, Bold: true})
	}
	if r.Published == nil {
		r.Published = &published.Table{}
	}
	if rank := r.Published.Rank; rank.Place > 0 {
		out = append(out, office.Run{Text: m.say(rankOf)}, office.Run{Text: m.place(rank), Bold: true})
		if len(m.plan.Contradictions) > 0 {
			out = append(out, office.Run{Text: m.say(asPublished)})
		}
	}
	if self := r.Published.SelfScore; self.Valid {
		out = append(out, office.Run{Text: m.say(selfScore)}, office.Run{Text: m.points(self.Decimal), Bold: true})
	}
	m.add(append(out, office.Run{Text: "."}))
	m.steps()
}

// open says why a final score is not known. Which items lack figures stands with the
// items.
func (m *planMaker) open(reasons []scoring.OpenReason) string {
	var out []string
	for _, reason := range reasons {
		text := m.in(reason.Text)
		if reason.Kind == scoring.OpenMissing {
			text = m.say(missing)
		}
		out = append(out, text)
	}
	if out == nil {
		return ""
	}
	return m.say(since, strings.Join(out, "; "))
}

// rescaled reports whether exclusions made the total another than the sum of the areas.
// A plan that was not made by [remediation.NewPlan] may not say.
func rescaled(r remediation.Results) bool {
	if r.Rescaled.Most.IsZero() && r.Rescaled.Least.IsZero() {
		return false
	}
	return !r.Rescaled.Least.Equal(r.Total.Range.Least) || !r.Rescaled.Most.Equal(r.Total.Range.Most)
}

func positive(v decimal.NullDecimal) bool { return v.Valid && v.Decimal.IsPositive() }

// steps says how the sum of the areas becomes the final score, where they differ.
func (m *planMaker) steps() {
	r := m.plan.Results
	t := r.Total
	var parts []string
	open := slices.ContainsFunc(r.Areas, func(a remediation.Area) bool { return !a.Applicable.Valid })
	excluded := open || t.Applicable.Valid && !t.Applicable.Decimal.Equal(t.Max)
	if rescaled(r) {
		text := rescaledTo
		if open {
			text = rescaledOpen
		}
		parts = append(parts, m.say(text, m.within(r.Rescaled)))
	}
	if r.Bonus.Most.IsPositive() {
		parts = append(parts, m.say(bonusOn, m.within(r.Bonus)))
	}
	if r.Penalty.Most.IsPositive() {
		parts = append(parts, m.say(penaltyOff, m.within(r.Penalty)))
	}
	if parts == nil && !excluded {
		return
	}
	areas := m.between(t.Range.Least, t.Range.Most)
	switch {
	case t.Points.Valid && t.Applicable.Valid:
		areas = m.outOf(t.Points.Decimal, t.Applicable.Decimal)
	case t.Applicable.Valid:
		areas += m.say(outOfMax, m.number(t.Applicable.Decimal))
	}
	if parts == nil {
		text := someExcluded
		if open {
			text = someOpen
		}
		m.add(office.Paragraph{{Text: m.say(text, areas)}})
		return
	}
	m.add(office.Paragraph{{Text: m.say(ofThis, areas, strings.Join(parts, "; "))}})
}
