package document

import (
	"errors"
	"fmt"
	"strings"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/decimals"
)

// Options say how the document of a plan is made. The zero value is the default.
type Options struct {
	Lang rubric.Lang // Vietnamese if empty
	// Draft marks the document as a draft and lists first what the plan still lacks.
	Draft bool
	// NoCharts leaves the charts out; the text and the tables have all their numbers.
	NoCharts bool
}

// New makes the document of a plan: a kế hoạch as Vietnamese offices write it, with
// its appendix. It says what the plan says and nothing else: parts that the plan
// does not have are left out, what is not decided yet is left blank, points that
// are not known stand as a range, and what no source decides is marked
// illustrative. A nil opts means the defaults. The error is that of a nil plan, of
// one with numbers of no use, or of an unknown language.
func New(p *remediation.Plan, opts *Options) (*Document, error) {
	if p == nil {
		return nil, errors.New("a document needs a plan")
	}
	if opts == nil {
		opts = &Options{}
	}
	l := opts.Lang
	if l == "" {
		l = rubric.Vietnamese
	}
	if l != rubric.Vietnamese && l != rubric.English {
		return nil, fmt.Errorf("unknown language %q: %q or %q", l, rubric.Vietnamese, rubric.English)
	}
	if decimals.HoldsLong(p) {
		return nil, errors.New("the plan has a number with more than 1000 digits")
	}
	m := &planMaker{prose: prose{l}, plan: p, opts: *opts, doc: &office.Document{Lang: l}}
	m.head()
	m.front()
	m.purposes()
	m.results()
	m.solutions()
	m.responsibilities()
	m.end()
	m.doc.Appendices = m.appendices()
	return &Document{m.doc}, nil
}

// planMaker makes the document of a plan, block by block.
type planMaker struct {
	prose
	plan     *remediation.Plan
	opts     Options
	doc      *office.Document
	sections int
}

func (m *planMaker) add(blocks ...office.Block) { m.doc.Body = append(m.doc.Body, blocks...) }

// section begins the next of the sections I to IV.
func (m *planMaker) section(title string) {
	m.sections++
	m.add(office.Heading{Level: 1, Text: []string{"I", "II", "III", "IV"}[m.sections-1] + ". " + title})
}

// dated ends a title with the year that was scored.
func (m *planMaker) dated(title, year rubric.Text) string {
	if m.plan.Period == 0 {
		return m.say(title)
	}
	return m.say(title) + m.say(year, m.plan.Period)
}

func (m *planMaker) unitName() string {
	if name := m.in(m.plan.Unit.Name); name != "" {
		return name
	}
	return m.plan.Unit.ID
}

func (m *planMaker) issuer() string {
	if name := m.in(m.plan.Head.Issuer); name != "" {
		return name
	}
	return m.unitName()
}

func (m *planMaker) head() {
	p, d := m.plan, m.doc
	place := m.in(p.Head.Place)
	if place == "" {
		place = "…"
	}
	d.Head = office.Head{
		Superior: m.in(p.Head.Superior), Issuer: m.issuer(), Number: m.say(paperNumber, m.planNumber()),
		Nation: m.say(nation), Motto: m.say(motto), PlaceAndDay: place + ", " + m.day(rubric.Date(p.Head.Date)),
	}
	d.Kind = m.say(planKind)
	d.Subject = m.subject()
	for _, r := range p.Recipients {
		d.Recipients = append(d.Recipients, m.in(r))
	}
	d.Signature = office.Signature{Position: m.in(p.Signatory.Position), Name: m.in(p.Signatory.Name)}
	for _, line := range p.Signatory.Authority {
		d.Signature.Authority = append(d.Signature.Authority, m.in(line))
	}
}

// planNumber returns the plan's number behind a space, or a blank to write it in.
func (m *planMaker) planNumber() string {
	number := strings.TrimSpace(m.plan.Head.Number)
	if number == "" {
		number = "/KH-…"
	}
	if strings.HasPrefix(number, "/") {
		return strings.Repeat(noBreak, 5) + number
	}
	return " " + number
}

// subject returns the title without the name of the kind, which stands above it, or
// one of its own for a plan without any.
func (m *planMaker) subject() string {
	title := m.in(m.plan.Title)
	if title == "" {
		title = m.dated(defaultTitle, ofYear)
	}
	kind := m.say(planPrefix)
	if n := len(kind); len(title) > n && strings.EqualFold(title[:n], kind) {
		return capital(strings.TrimSpace(title[n:]))
	}
	return title
}

// front writes what stands before the first section.
func (m *planMaker) front() {
	p := m.plan
	if m.opts.Draft {
		m.add(office.Paragraph{{Text: m.say(draft), Bold: true}})
		var lacks office.List
		for _, w := range p.Check() {
			lacks = append(lacks, office.Paragraph{{Text: sentence(m.in(w.Text)), Italic: true}})
		}
		if lacks != nil {
			m.add(office.Paragraph{{Text: m.say(lookAt), Italic: true}}, lacks)
		}
	}
	if p.Illustrative {
		m.add(office.Paragraph{{Text: m.say(partsIllustrated), Italic: true}})
	}
	if note := m.in(p.Decision.Note); note != "" {
		m.add(office.Paragraph{{Text: some(" ", m.aboutRubric(), sentence(note)), Italic: true}})
	}
	for _, basis := range p.LegalBases {
		text := m.in(basis)
		if on := m.say(pursuantTo); !strings.HasPrefix(text, on) {
			text = on + text
		}
		m.add(office.Paragraph{{Text: ended(text, ";"), Italic: true}})
	}
	opening := m.in(p.Opening)
	if strings.HasSuffix(opening, ":") {
		m.add(office.Paragraph{{Text: opening}})
		return
	}
	follows := some(" ", m.issuer(), m.say(makesPlan))
	m.add(office.Paragraph{{Text: some(" ", sentence(opening), capital(follows))}})
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

func (m *planMaker) purposes() {
	p := m.plan
	switch purposes, requirements := len(p.Purposes) > 0, len(p.Requirements) > 0; {
	case purposes && requirements:
		m.section(m.say(purposesAndRequirements))
		m.add(office.Heading{Level: 2, Text: m.say(purposesPart)}, m.list(p.Purposes))
		m.add(office.Heading{Level: 2, Text: m.say(requirementsPart)}, m.list(p.Requirements))
	case purposes:
		m.section(m.say(purposesSection))
		m.add(m.list(p.Purposes))
	case requirements:
		m.section(m.say(requirementsSection))
		m.add(m.list(p.Requirements))
	}
}

func (m *planMaker) list(texts []rubric.Text) office.List {
	var out office.List
	for _, t := range texts {
		out = append(out, office.Paragraph{{Text: sentence(m.in(t))}})
	}
	return out
}

func (m *planMaker) responsibilities() {
	p := m.plan
	if len(p.Responsibilities) > 0 {
		m.section(m.say(implementationSection))
	}
	for i, r := range p.Responsibilities {
		who, task := m.in(r.Who), m.in(r.Task)
		if who != "" && task != "" {
			who += ": "
		}
		if len(p.Responsibilities) > 1 {
			who = fmt.Sprint(i+1, ". ", who)
		}
		m.add(office.Paragraph{{Text: who, Bold: true}, {Text: ended(task, ".")}})
	}
	if closing := m.in(p.Closing); closing != "" {
		m.add(office.Paragraph{{Text: sentence(closing)}})
	}
}

// end ends the last sentence of the body as the last one.
func (m *planMaker) end() {
	var last office.Paragraph
	switch b := m.doc.Body[len(m.doc.Body)-1].(type) {
	case office.Paragraph:
		last = b
	case office.List:
		last = b[len(b)-1]
	}
	if len(last) > 0 {
		run := &last[len(last)-1]
		run.Text = ended(strings.TrimRight(run.Text, ":"), m.say(lastStop))
	}
}
