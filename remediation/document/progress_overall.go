package document

import (
	"strings"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/scoring"
	"github.com/shopspring/decimal"
)

// overall says what the score and the losses have come to, and how many actions are done.
func (m *reportMaker) overall() {
	g := m.progress
	m.part(overallPart)
	m.add(office.Paragraph{{Text: m.say(scoredAgain, m.unitOf(m.plan.Unit))},
		{Text: m.ofMaximum(g.After, m.plan.Results.Total.Max), Bold: true},
		{Text: m.say(whenPlanned, m.span(g.Before)+m.published(g.Before), m.moved(g.Gained))}})

	gone := 0
	for _, l := range m.losses {
		if l.Status == remediation.ProgressExcluded {
			gone++
		}
	}
	count, all := len(m.losses)-gone, sumOf(m.groups())
	if count == 0 && gone == 0 {
		return
	}
	text := m.say(lossesOfPlan, m.count(count), m.span(all.lost)) + ": " + m.recovered(all.won) +
		m.say(stillOpen, m.span(all.open))
	if g.Accepted.Most.IsPositive() {
		text += m.say(someAccepted, m.span(g.Accepted))
	}
	if gone > 0 {
		text += m.say(goneLosses, m.count(gone))
	}
	m.add(office.Paragraph{{Text: text + m.say(seeAppendix)}})
	m.actionCounts()
}

// published says what the authority published in place of a computed score; empty where
// that is the same or is not known.
func (m *reportMaker) published(computed scoring.Range) string {
	t := m.plan.Results.Published
	if t == nil || !t.Total.Points.Valid {
		return ""
	}
	if points := t.Total.Points.Decimal; !computed.Equal(scoring.Range{Least: points, Most: points}) {
		return m.say(whatWasPublished, m.points(points))
	}
	return ""
}

// count writes a number of things: 07 in Vietnamese.
func (m *reportMaker) count(n int) string { return m.figure(decimal.NewFromInt(int64(n))) }

// span writes points in a sentence, as a range where they are not known.
func (m *reportMaker) span(r scoring.Range) string { return m.between(r.Least, r.Most) }

// ofMaximum writes points of a maximum, as a range where they are not known.
func (m *reportMaker) ofMaximum(r scoring.Range, most decimal.Decimal) string {
	if r.Known() {
		return m.outOf(r.Least, most)
	}
	return m.span(r) + m.say(outOfMax, m.number(most))
}

// moved says by how much a score rose or fell.
func (m *reportMaker) moved(by scoring.Range) string {
	switch {
	case by.Least.IsZero() && by.Most.IsZero():
		return m.say(sameScore)
	case !by.Least.IsNegative():
		return m.say(scoreRose, m.span(by))
	case !by.Most.IsPositive():
		return m.say(scoreFell, m.between(by.Most.Neg(), by.Least.Neg()))
	}
	return m.say(scoreMoved, m.number(by.Least), m.points(by.Most))
}

// recovered says how much was won back, or lost besides.
func (m *reportMaker) recovered(won scoring.Range) string {
	if won.Most.IsNegative() {
		return m.say(lostMore, m.between(won.Most.Neg(), won.Least.Neg()))
	}
	if won.Least.IsNegative() {
		return m.say(wonOrLost, m.number(won.Least), m.points(won.Most))
	}
	return m.say(wonBack, m.span(won))
}

// actionCounts says how many actions are done, and how many are not.
func (m *reportMaker) actionCounts() {
	counts := map[remediation.ProgressStatus]int{}
	for _, a := range m.progress.Actions {
		counts[a.Status]++
	}
	var parts []string
	for _, s := range actionStatuses {
		if n := counts[s.status]; n > 0 {
			parts = append(parts, m.say(s.words)+" "+m.count(n))
		}
	}
	if parts != nil {
		m.add(office.Paragraph{{Text: m.say(actionsOfPlan, m.count(len(m.progress.Actions)), strings.Join(parts, "; "))}})
	}
}
