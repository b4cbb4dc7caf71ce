package document

import (
	"slices"
	"strings"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/remediation/catalogue"
	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/shopspring/decimal"
)

// finalRows are the steps from the total of the areas to the final score. They add up:
// the least of it is made of the least of the areas and the bonus and the most of the
// penalty.
func (m *planMaker) finalRows(row func(office.RowKind, ...office.Cell)) {
	p := m.plan
	r, t := p.Results, p.Results.Total
	if t.Max.IsZero() {
		return
	}
	step := func(title string, points scoring.Range, more ...office.Cell) {
		row(office.Ordinary, append([]office.Cell{{}, {Text: title}, {}, m.column(points), {}}, more...)...)
	}
	if rescaled(r) {
		step(m.say(rescaledRow), r.Rescaled)
	}
	if r.Bonus.Most.IsPositive() {
		step(m.say(bonusRow), r.Bonus)
	}
	if r.Penalty.Most.IsPositive() || len(p.Penalties) > 0 {
		var reasons []string
		for _, x := range p.Penalties {
			what := numbered(x.Code, m.in(x.Title)) + " (" + m.between(x.Range.Least, x.Range.Most) + ")"
			reasons = append(reasons, ended(what+m.because(m.in(x.Reason), catalogue.KindPenalty), "."))
		}
		var actions []office.Cell
		if len(p.Penalties) > 0 {
			actions = m.actionCells(func(a remediation.Action) bool { return len(a.Penalties) > 0 }, m.penaltyTargets())
		}
		step(m.say(penaltyTitle), scoring.Range{Least: r.Penalty.Most.Neg(), Most: r.Penalty.Least.Neg()},
			append([]office.Cell{{Text: some(" ", reasons...)}}, actions...)...)
	}
	final := exactly(t.Final, t.FinalRange)
	if final.Equal(exactly(t.Points, t.Range)) {
		return
	}
	step(m.say(finalRow), final)
}

// penaltyTargets returns the figures to reach against penalties. What they win stands
// once, with the last: what then counts of the penalty depends on all of them, and on
// its cap.
func (m *planMaker) penaltyTargets() func(remediation.Action) string {
	of := map[string][]string{} // ways, by the ID of the action
	seen := map[string]bool{}
	last := ""
	for _, a := range m.plan.Actions {
		for _, t := range a.Targets {
			wins := func(e remediation.Effect) bool { return slices.Contains(a.Penalties, e.Code) && e.Gain.IsPositive() }
			if len(a.Penalties) > 0 && !seen[t.ID] && slices.ContainsFunc(t.Effects, wins) {
				seen[t.ID], last = true, a.ID
				of[a.ID] = append(of[a.ID], ended(m.in(t.Way), "")+m.mark(t.Illustrative))
			}
		}
	}
	off := m.plan.Results.Penalty.Most.Sub(m.plan.Outcome.Penalty.Most)
	return func(a remediation.Action) string {
		text := strings.Join(of[a.ID], "; ")
		if text != "" && a.ID == last && m.plan.OutcomeHolds() && off.IsPositive() {
			known := m.plan.Results.Penalty.Known() && m.plan.Outcome.Penalty.Known()
			text += ": " + m.won(off, !known)
		}
		return text
	}
}

// gains says what the gains in the rows of the appendix add up to, and how that becomes
// what the final score gains; empty where nothing is won.
func (m *planMaker) gains() string {
	p := m.plan
	rows, uncertain := decimal.Zero, p.Outcome.Uncertain
	seen := map[string]bool{}
	for _, d := range p.Deficits {
		for _, a := range p.Actions {
			for _, t := range a.Targets {
				for _, e := range t.Effects {
					key := d.Code + " " + t.ID
					if e.Code == d.Code && e.Gain.IsPositive() && slices.Contains(a.Deficits, d.Code) && !seen[key] {
						seen[key] = true
						rows, uncertain = rows.Add(e.Gain), uncertain || e.Uncertain
					}
				}
			}
		}
	}
	if rows.IsZero() {
		return ""
	}
	parts := []string{m.say(gainsOfRows, m.points(rows))}
	if m.plan.OutcomeHolds() {
		parts = append(parts, m.fromRows(rows)...)
	}
	text := strings.Join(parts, "; ")
	if uncertain {
		return m.say(ofSurePoints, ended(text, "."))
	}
	return sentence(text)
}

// fromRows are the steps from what rows gain to what the final score does.
func (m *planMaker) fromRows(rows decimal.Decimal) (parts []string) {
	r, o := m.plan.Results, m.plan.Outcome
	change := func(by decimal.Decimal, more, less rubric.Text) {
		switch {
		case by.IsPositive():
			parts = append(parts, m.say(more, m.points(by)))
		case by.IsNegative():
			parts = append(parts, m.say(less, m.points(by.Neg())))
		}
	}
	areas, rescaled := o.Points.Least.Sub(r.Total.Range.Least), o.Rescaled.Least.Sub(r.Rescaled.Least)
	change(areas.Sub(rows), othersGain, othersLose)
	if !rescaled.Equal(areas) {
		parts = append(parts, m.say(rescaledGain, m.points(rescaled)))
	}
	change(o.Bonus.Least.Sub(r.Bonus.Least), bonusRises, bonusFalls)
	change(r.Penalty.Most.Sub(o.Penalty.Most), penaltyFalls, penaltyRises)
	return append(parts, m.say(finalGain, m.points(o.Gain)))
}

// notes explain the signs of the table, and what its gains add up to.
func (m *planMaker) notes(t *office.Table) []string {
	var out []string
	open := func(r office.Row) bool { return r.Kind != office.Group && slices.ContainsFunc(r.Cells[2:5], isRange) }
	if slices.ContainsFunc(t.Rows, open) {
		out = append(out, m.say(rangesNote))
	}
	if slices.ContainsFunc(m.plan.Results.Areas, func(a remediation.Area) bool {
		applies, _, _ := columnsOf(a)
		return !applies.Least.Equal(a.Max)
	}) {
		out = append(out, m.say(maximaNote))
	}
	if gains := m.gains(); gains != "" {
		out = append(out, gains)
	}
	if len(m.plan.Contradictions) > 0 {
		out = append(out, m.say(recomputedNote))
	}
	if m.plan.Illustrative {
		out = append(out, m.say(illustrativeNote))
	}
	return out
}
