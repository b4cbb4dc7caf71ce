package document

import (
	"slices"
	"strings"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/remediation/internal/office"
)

// gained writes the section of what the targets, which the appendix lists, come to, how
// they were chosen, and what stays lost all the same.
func (m *planMaker) gained() {
	p := m.plan
	if len(p.Actions)+len(p.Uncovered()) == 0 && p.Optimum == nil {
		return
	}
	m.section(m.say(targetsSection))
	m.optimum()
	m.outcome()
	m.staysLost()
	m.uncovered()
}

// staysLost says what the targets leave of the deficits, and why, each reason once.
func (m *planMaker) staysLost() {
	var all []remediation.OutOfReach
	for _, a := range m.plan.Actions {
		all = append(all, a.Open...)
	}
	if o := m.plan.Optimum; o != nil {
		all = append(all, o.OutOfReach...)
	}
	var list office.List
	var seen []string
	for _, o := range all {
		text := m.say(stillLoses, o.Code, m.within(o.Lost))
		if why := ended(m.in(o.Text), ""); why != "" {
			text += " (" + why + ")"
		}
		if !slices.Contains(seen, o.Code) {
			seen = append(seen, o.Code)
			list = append(list, office.Paragraph{{Text: capital(text) + "."}})
		}
	}
	if list != nil {
		m.add(office.Paragraph{{Text: m.say(whatStaysLost)}}, list)
	}
}

// uncovered says what nothing is done about.
func (m *planMaker) uncovered() {
	p := m.plan
	var list office.List
	for _, code := range p.Uncovered() {
		text := capital(m.level(code)) + " " + code
		if d, ok := m.find(code); ok {
			text = capital(m.level(code)) + " " + numbered(code, m.in(d.Title)) +
				m.say(isLost, m.within(exactly(d.Lost, d.LostRange)))
		}
		for _, x := range p.Penalties {
			if x.Code == code {
				text = m.say(penaltyItem, numbered(code, m.in(x.Title)), m.within(x.Range))
			}
		}
		list = append(list, office.Paragraph{{Text: strings.TrimSuffix(text, ".") + "."}})
	}
	if list != nil {
		m.add(office.Paragraph{{Text: m.say(uncovered)}}, list)
	}
}
