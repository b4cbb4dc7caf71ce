package document

import (
	"fmt"
	"strings"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
)

// mostListed is how many losses, or actions, the body lists: more stand in the appendix.
const mostListed = 15

// lossGroup are the losses of an area, or the penalties, with what they come to; of what
// does not apply any more nothing counts.
type lossGroup struct {
	code, title     string
	sum             string // what the row of the sums is called
	losses          []reportedLoss
	lost, won, open scoring.Range
}

// groups are the groups that have losses, in the order of the areas.
func (m *reportMaker) groups() (out []lossGroup) {
	group := func(g lossGroup, those func(reportedLoss) bool) {
		for _, l := range m.losses {
			if !those(l) {
				continue
			}
			g.losses = append(g.losses, l)
			if l.Status != remediation.ProgressExcluded {
				g.lost, g.won, g.open = g.lost.Plus(l.Before), g.won.Plus(l.Recovered), g.open.Plus(l.Open)
			}
		}
		if g.losses != nil {
			out = append(out, g)
		}
	}
	known := map[string]bool{}
	for _, a := range m.plan.Results.Areas {
		known[a.Code] = true
		group(lossGroup{code: a.Code, title: m.in(a.Title), sum: m.say(subtotalRow) + " " + a.Code},
			func(l reportedLoss) bool { return l.area == a.Code && !l.penalty })
	}
	group(lossGroup{title: m.say(otherLosses), sum: m.say(subtotalOthers)},
		func(l reportedLoss) bool { return !known[l.area] && !l.penalty })
	group(lossGroup{title: m.say(penaltyTitle), sum: m.say(subtotalPenalties)},
		func(l reportedLoss) bool { return l.penalty })
	return out
}

// byArea says what has become of the losses of each area, and of the penalties: of many
// in a table.
func (m *reportMaker) byArea() {
	groups := m.groups()
	if groups == nil {
		return
	}
	m.part(byAreaPart)
	if len(m.losses) > mostListed {
		m.add(m.areaTable(groups))
		return
	}
	letters := []rune(m.say(areaLetters))
	for i, g := range groups {
		letter := fmt.Sprint(i + 1)
		if i < len(letters) {
			letter = string(letters[i])
		}
		var list office.List
		for _, l := range g.losses {
			list = append(list, m.loss(l))
		}
		m.add(office.Heading{Level: 3, Text: letter + ") " + g.title},
			office.Paragraph{{Text: m.say(lossOfArea, m.span(g.lost)) + ": " + m.recovered(g.won) +
				m.say(stillOpen, m.span(g.open)) + "."}}, list)
	}
}

// named names an item by what it is, its code and its title.
func (m *reportMaker) named(code string, title rubric.Text, penalty bool) office.Paragraph {
	level := ""
	if !penalty {
		level = capital(m.say(levelOf(code).one)) + " "
	}
	return office.Paragraph{{Text: level}, {Text: strings.TrimSuffix(code, ".") + ".", Bold: true},
		{Text: " " + m.in(title)}}
}

// loss says what has become of a loss, and why it is still there.
func (m *reportMaker) loss(l reportedLoss) office.Paragraph {
	text := m.say(statusWords[l.Status])
	switch {
	case l.Status == remediation.ProgressExcluded:
	case l.Open.Most.IsZero():
		text = m.say(allWon, m.span(l.Before))
	default:
		if l.Recovered.Known() && !l.Recovered.Least.IsZero() {
			text = m.recovered(l.Recovered)
		}
		if l.Status == remediation.ProgressDone {
			text = m.say(reachedAim) + text
		}
		text += m.say(stillOpen, m.span(l.Open)) + m.because(m.in(l.Reason))
		if accepted := m.acceptance(l.accepted); accepted != "" {
			text += "; " + accepted
		}
	}
	return append(m.named(l.Code, l.title, l.penalty), office.Run{Text: ": " + ended(text, ".")})
}

// degraded reports whether surely more is lost than by the plan.
func degraded(l remediation.LossProgress) bool { return l.Recovered.Most.IsNegative() }

// newLosses says what lost points that had not when the plan was made.
func (m *reportMaker) newLosses() {
	g := m.progress
	var list office.List
	for _, d := range g.New {
		text := m.say(newLoss, m.span(exactly(d.Lost, d.LostRange))) + m.because(m.in(d.Reason))
		list = append(list, append(m.named(d.Code, d.Title, false), office.Run{Text: ": " + ended(text, ".")}))
	}
	for _, x := range g.NewPenalties {
		text := m.say(newPenalty, m.span(exactly(x.Points, x.Range))) + m.because(m.in(x.Reason))
		list = append(list, append(m.named(x.Code, x.Title, true), office.Run{Text: ": " + ended(text, ".")}))
	}
	if list != nil {
		m.part(newLossesPart)
		m.add(list)
	}
}
