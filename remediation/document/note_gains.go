package document

import (
	"slices"
	"strings"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/rubric"
	"github.com/shopspring/decimal"
)

// wins returns the targets that win something back of an item, each with what it wins of
// that item, in the item's own points. A target that several actions have stands with the
// first.
func (m *planMaker) wins(code string) func(remediation.Action) []string {
	seen := map[string]bool{}
	return func(a remediation.Action) (out []string) {
		for _, t := range a.Targets {
			for _, e := range t.Effects {
				if e.Code == code && e.Gain.IsPositive() && !seen[t.ID] {
					seen[t.ID] = true
					out = append(out, ended(m.in(t.Way), "")+": "+m.won(e.Gain, e.Uncertain)+m.mark(t.Illustrative))
				}
			}
		}
		return out
	}
}

// won writes a gain of points: of those that are sure where figures are missing.
func (m *planMaker) won(gain decimal.Decimal, uncertain bool) string {
	text := m.change(gain) + noBreak + m.unit(gain)
	if uncertain {
		return m.say(surePoints, text)
	}
	return text
}

// penaltyWins returns the figures to reach against penalties. What they win stands once,
// with the last: what then counts of the penalty depends on all of them, and on its cap.
func (m *planMaker) penaltyWins() func(remediation.Action) []string {
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
	return func(a remediation.Action) []string {
		ways := of[a.ID]
		if ways != nil && a.ID == last && m.plan.OutcomeHolds() && off.IsPositive() {
			known := m.plan.Results.Penalty.Known() && m.plan.Outcome.Penalty.Known()
			ways = append(slices.Clone(ways[:len(ways)-1]), ways[len(ways)-1]+": "+m.won(off, !known))
		}
		return ways
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
func (m *planMaker) notes() (out []string) {
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
