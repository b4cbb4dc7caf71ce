package document

import (
	"errors"
	"fmt"
	"strings"

	"github.com/parindex/parindex/remediation/catalogue"
	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/remediation/tracking"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring"
)

// Paper is the frame of a paper other than a plan: its head, its legal bases, whom it goes
// to and who signs it. What is absent is left blank to be
// written in by hand, or left out; nothing is made up. The zero value is the default.
type Paper struct {
	Lang locale.Lang // Vietnamese if empty
	Head catalogue.Head
	// Subject says what the paper is about, in place of the usual words. The kind of the
	// paper stands above it.
	Subject    rubric.Text
	LegalBases []rubric.Text
	Recipients []rubric.Text
	Signatory  catalogue.Signatory
}

// paperMaker makes a paper, block by block.
type paperMaker struct {
	prose
	paper    Paper
	doc      *office.Document
	sections int
	parts    int // of the section
}

// newPaper begins a paper with these contents; a nil paper is the default.
func newPaper(paper *Paper, contents ...any) (*paperMaker, error) {
	m := &paperMaker{}
	if paper != nil {
		m.paper = *paper
	}
	switch m.lang = m.paper.Lang; m.lang {
	case rubric.Vietnamese, rubric.English:
	case "":
		m.lang = rubric.Vietnamese
	default:
		return nil, fmt.Errorf("unknown language %q: %q or %q", m.lang, rubric.Vietnamese, rubric.English)
	}
	if decimals.HoldsLong(contents) {
		return nil, errors.New("the paper has a number with more than 1000 digits")
	}
	m.doc = &office.Document{Lang: m.lang}
	m.keep(scoring.Unit{})
	return m, nil
}

// keep keeps the proper names of a unit, and of whom the paper names itself, on one line.
func (m *paperMaker) keep(u scoring.Unit) {
	m.names = properNames(u, m.paper.Head, m.paper.Signatory, m.lang)
}

func (m *paperMaker) add(blocks ...office.Block) { m.doc.Body = append(m.doc.Body, blocks...) }

// section begins the next of the sections.
func (m *paperMaker) section(title string) {
	m.sections++
	m.parts = 0
	m.add(office.Heading{Level: 1, Text: []string{"I", "II", "III", "IV", "V", "VI", "VII"}[m.sections-1] + ". " + title})
}

// part begins the next part of a section.
func (m *paperMaker) part(title rubric.Text) {
	m.parts++
	m.add(office.Heading{Level: 2, Text: fmt.Sprint(m.parts, ". ", m.say(title))})
}

// head writes the head and the title. The symbol ends the number of a paper that has
// none yet: a paper without a symbol, such as a table, has a number only if one is given.
func (m *paperMaker) head(kind, subject, symbol string) {
	h := m.paper.Head
	number := ""
	if n := numbering(h.Number, symbol); n != "" {
		number = m.say(paperNumber, n)
	}
	m.doc.Head = office.Head{
		Superior: m.in(h.Superior), Issuer: m.issuer(), Number: number,
		Nation: m.say(nation), Motto: m.say(motto),
		PlaceAndDay: orBlank(m.in(h.Place)) + ", " + m.day(rubric.Date(h.Date)),
	}
	m.doc.Kind, m.doc.Subject = kind, subject
	if own := m.in(m.paper.Subject); own != "" {
		m.doc.Subject = own
	}
}

// issuer is who issues the paper.
func (m *paperMaker) issuer() string { return orBlank(m.in(m.paper.Head.Issuer)) }

// orBlank returns a text, or a blank where there is none.
func orBlank(text string) string {
	if text == "" {
		return "…"
	}
	return text
}

// numbering returns a number behind a space, or a blank to write it in before the
// symbol; empty where neither is known.
func numbering(number, symbol string) string {
	number = strings.TrimSpace(number)
	if number == "" {
		number = symbol
	}
	if strings.HasPrefix(number, "/") {
		return strings.Repeat(noBreak, 5) + number
	}
	if number == "" {
		return ""
	}
	return " " + number
}

// legalBases writes the legal bases in italics; the last ends with a full stop, or like
// the others where something follows them in the same sentence.
func (m *paperMaker) legalBases(followed bool) {
	for i, basis := range m.paper.LegalBases {
		text, sign := m.in(basis), ";"
		if on := m.say(pursuantTo); !strings.HasPrefix(text, on) {
			text = on + text
		}
		if i == len(m.paper.LegalBases)-1 && !followed {
			sign = "."
		}
		m.add(office.Paragraph{{Text: ended(text, sign), Italic: true}})
	}
}

// end writes to whom the paper goes and who signs it, with room to sign where that is
// not known; archived names the archive where no recipient is known.
func (m *paperMaker) end(archived bool) *Document {
	for _, r := range m.paper.Recipients {
		m.doc.Recipients = append(m.doc.Recipients, m.in(r))
	}
	if archived && len(m.doc.Recipients) == 0 {
		m.doc.Recipients = []string{m.say(filed)}
	}
	s := m.paper.Signatory
	m.doc.Signature = office.Signature{Position: m.in(s.Position), Name: m.in(s.Name)}
	for _, line := range s.Authority {
		m.doc.Signature.Authority = append(m.doc.Signature.Authority, m.in(line))
	}
	if m.doc.Signature.IsZero() {
		m.doc.Signature.Blank = true
	}
	return &Document{m.doc}
}

// attached says to which paper an appendix belongs, in brackets.
func (m *paperMaker) attached(to rubric.Text, symbol string) string {
	h := m.paper.Head
	return m.say(to, numbering(h.Number, symbol), m.day(rubric.Date(h.Date)), m.issuer())
}

// dated ends a title with the year that was scored.
func (m *paperMaker) dated(title rubric.Text, period int) string {
	if period == 0 {
		return m.say(title)
	}
	return m.say(title) + m.say(ofYear, period)
}

// acceptance says who decided not to win a loss back, when and until when; empty where
// nobody did.
func (m *paperMaker) acceptance(a tracking.Acceptance) string {
	text := m.decided(a.Decision)
	if text != "" && !a.Until.IsZero() {
		text += m.say(acceptedUntil, m.date(a.Until))
	}
	return text
}

// decided says who decided something, when and why, in brackets or as a reason.
func (m *paperMaker) decided(d tracking.Decision) string {
	by := m.in(d.By)
	switch {
	case by != "" && !d.On.IsZero():
		by = m.say(decidedByOn, by, m.date(d.On))
	case by != "":
		by = m.say(decidedBy, by)
	}
	return by + m.because(m.in(d.Why))
}

// because ends a sentence with a reason. One that begins like a sentence does not read well
// behind "do".
func (m *paperMaker) because(reason string) string {
	switch {
	case reason == "":
		return ""
	case m.lang == rubric.Vietnamese && startsLower(reason):
		return m.say(becauseOf, ended(strings.TrimPrefix(reason, "do "), "")) // which says it already
	}
	return m.say(givenReason, ended(reason, ""))
}
