package document

import (
	"slices"
	"strings"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/shopspring/decimal"
)

// outcome says what the targets of the actions come to together.
func (m *planMaker) outcome() {
	p := m.plan
	o := p.Outcome
	if !o.Gain.IsPositive() || !p.OutcomeHolds() || p.Optimum != nil && p.Optimum.Best.Final.Least.Equal(o.Final) {
		return
	}
	illustrative := false
	for _, a := range p.Actions {
		for _, t := range a.Targets {
			illustrative = illustrative || t.Illustrative
		}
	}
	m.add(office.Paragraph{{Text: m.say(ifAllReached,
		m.rise(o.Final, o.Gain, o.Uncertain)+m.banded(m.in(o.Band))+m.mark(illustrative))}})
}

// rise says from what to what the score goes up: the final one or, where that is a
// range, the one that is sure.
func (m *planMaker) rise(final, gain decimal.Decimal, uncertain bool) string {
	score := rises
	if uncertain {
		score = sureRises
	}
	return m.say(score, m.points(gain), m.figure(final.Sub(gain)), m.points(final))
}

// uncertainSet reports whether the final score is not known, now or with the set of an
// optimum.
func (m *planMaker) uncertainSet(o *remediation.Optimum) bool {
	return !m.plan.Results.Total.Final.Valid || len(o.Best.Open) > 0
}

func (m *planMaker) banded(band string) string {
	if band == "" {
		return ""
	}
	return m.say(inBand, band)
}

// optimum says what the targets were chosen by, whether they reach it, and whether
// that is proved.
func (m *planMaker) optimum() {
	o := m.plan.Optimum
	if o == nil {
		return
	}
	m.chartEffort(o)
	left := m.leftOut(o)
	text := m.say(chosenTo)
	if left != nil {
		text = m.say(computedTo)
	}
	text += m.goal(o) + m.say(takesEffort, m.effort(o.Best.Effort, o))
	if o.Best.Gain.IsPositive() {
		text += "; " + m.rise(o.Best.Final.Least, o.Best.Gain, m.uncertainSet(o)) + m.banded(m.in(o.Best.Band))
	}
	parts := []string{text + m.mark(o.Illustrative) + "."}
	switch {
	case o.Reached:
	case o.Proved:
		parts = append(parts, m.say(noneReaches))
	default:
		parts = append(parts, m.say(noneFound))
	}
	doubts := make([]string, len(o.Doubts))
	for i, d := range o.Doubts {
		doubts[i] = ended(m.in(d), "")
	}
	why := strings.Join(doubts, "; ")
	switch {
	case o.Proved:
		parts = append(parts, m.say(provedBest))
	case why == "":
		parts = append(parts, m.say(bestFound))
	default:
		parts = append(parts, m.say(bestFoundSince, why))
	}
	if left != nil {
		parts = append(parts, m.say(noActionFor, strings.Join(left, "; ")))
	}
	m.add(office.Paragraph{{Text: strings.Join(parts, " ")}})
}

// leftOut lists the targets of an optimum that no action has: those of a catalogue may
// address less.
func (m *planMaker) leftOut(o *remediation.Optimum) (out []string) {
	for _, t := range o.Best.Targets {
		if !slices.ContainsFunc(m.plan.Actions, func(a remediation.Action) bool {
			return slices.ContainsFunc(a.Targets, func(has remediation.Target) bool { return has.ID == t.ID })
		}) {
			out = append(out, ended(m.in(t.Way), ""))
		}
	}
	return out
}

// goal says what was to be reached.
func (m *planMaker) goal(o *remediation.Optimum) string {
	from := ""
	if o.Required.Valid {
		from = m.say(atLeast, m.points(o.Required.Decimal))
	}
	switch g := o.Goal; {
	case g.Total.Valid:
		return m.say(reachTotal, m.points(g.Total.Decimal)) + m.say(leastEffort)
	case g.Band != "":
		return m.say(reachBand, g.Band) + from + m.say(leastEffort)
	case g.Rank > 0:
		return m.say(reachRank, g.Rank, len(g.Rivals)+1) + from + m.say(leastEffort)
	case g.Effort.Valid:
		return m.say(winWithin, m.effort(g.Effort.Decimal, o))
	}
	return m.say(winMost)
}
