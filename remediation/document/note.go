package document

import (
	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/rubric"
)

// note makes the working note of who drafts the plan: what is missing, the results by the
// rubric and where published figures contradict them, the targets with what they gain, and
// what stays lost. Nobody signs it.
func (m *planMaker) note() {
	m.doc.Kind, m.doc.Subject = m.say(noteKind), m.say(noteSubject, uncapital(m.planTitle(m.plan, m.unitName(m.plan.Unit)), m.names))
	m.doc.Draft = ""
	m.text(m.say(noteOnly))
	if m.plan.Illustrative {
		m.text(m.say(partsIllustrated))
	}
	if about := m.aboutRubric(); about != "" {
		m.text(some(" ", about, sentence(m.in(m.plan.Decision.Note))))
	}
	m.missing()
	m.results()
	m.gained()
	m.doc.Appendices = m.noteAppendix()
}

// missing lists what has to be settled before the plan is signed, and what may be.
func (m *planMaker) missing() {
	m.section(m.say(missingSection))
	list := m.plan.Check()
	if len(list) == 0 {
		m.text(m.say(nothingMissing))
	}
	for _, part := range []struct {
		title  rubric.Text
		blocks bool
	}{{blockingPart, true}, {weighPart, false}} {
		var of office.List
		for _, l := range list {
			if (l.Blocks && l.Short) == part.blocks { // what is not printed keeps no plan from being signed
				of = append(of, office.Paragraph{{Text: sentence(m.in(l.Text))}})
			}
		}
		if of != nil {
			m.add(office.Paragraph{{Text: m.say(part.title)}}, of)
		}
	}
}

// aboutRubric names the rubric and the document that made it.
func (m *planMaker) aboutRubric() string {
	title, d := m.in(m.plan.Rubric), m.plan.Decision
	if title == "" {
		return ""
	}
	on := ""
	if !d.Date.IsZero() {
		on = m.say(decisionOn, d.Date.Written(m.lang))
	}
	if from := some(", ", some(" ", d.Number, on), m.in(d.Issuer)); from != "" {
		title += " – " + from
	}
	return m.say(scoredBy, ended(title, "."))
}
