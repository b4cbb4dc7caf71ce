package document

import (
	"strings"

	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/rubric"
)

// Decision is what a decision says that publishes results, beside the usual words.
type Decision struct {
	// By is who decides, such as "Chủ tịch Ủy ban nhân dân tỉnh"; the issuer of the paper
	// if it is absent.
	By rubric.Text
	// ProposedBy is who proposed it, and where: it ends the legal bases.
	ProposedBy rubric.Text
	// Articles stand between that which publishes the results and that on the effect.
	Articles []rubric.Text
	// Effect says from when the decision is in force; if it is absent, from the day it is
	// signed.
	Effect rubric.Text
	// Executors are those who carry it out.
	Executors []rubric.Text
}

// NewDecision makes the decision that publishes results, a quyết định, with the table
// of [NewResults] as its annex. The legal bases are those of the paper; none is made up,
// and who carries the decision out is left blank where nobody is named.
//
// A nil decision has only the usual words, a nil paper is the default. The errors are
// those of [NewResults].
func NewDecision(d *Decision, r *Results, paper *Paper) (*Document, error) {
	if d == nil {
		d = &Decision{}
	}
	m, err := newPaper(paper, r)
	if err != nil {
		return nil, err
	}
	t, err := m.results(r)
	if err != nil {
		return nil, err
	}
	title := m.inSentence(m.resultsTitle(r))
	m.head(m.say(decisionKind), m.say(publishing, title), decisionSymbol)
	by := m.in(d.By)
	if by == "" {
		by = m.issuer()
	}
	m.add(office.Aligned{Align: office.Centre, Text: office.Paragraph{{Text: strings.ToUpper(by), Bold: true}}})
	proposed := m.in(d.ProposedBy)
	m.legalBases(proposed != "")
	if proposed != "" {
		if on := m.say(proposedBy); !strings.HasPrefix(proposed, on) {
			proposed = on + proposed
		}
		m.add(office.Paragraph{{Text: ended(proposed, "."), Italic: true}})
	}
	m.add(office.Aligned{Align: office.Centre, Text: office.Paragraph{{Text: m.say(decides), Bold: true}}})

	articles := []string{m.say(publishes, title)}
	for _, a := range d.Articles {
		articles = append(articles, m.in(a))
	}
	effect := m.in(d.Effect)
	if effect == "" {
		effect = m.say(fromSigning)
	}
	articles = append(articles, effect, m.say(carriesOut, m.executors(d.Executors)))
	for i, text := range articles {
		sign := "."
		if i == len(articles)-1 {
			sign = m.say(lastStop)
		}
		m.add(office.Paragraph{{Text: m.say(article, i+1), Bold: true}, {Text: " " + capital(ended(text, sign))}})
	}
	m.doc.Appendices = []office.Appendix{{
		Title: m.say(appendixTitle), Subject: m.annexTitle(title),
		Attached: m.attached(attachedToDecision, decisionSymbol), Body: []office.Block{t},
	}}
	return m.end(true), nil
}

// annexTitle is the title of the results, in capitals.
func (m *paperMaker) annexTitle(title string) string {
	title = strings.ToUpper(title)
	results := strings.ToUpper(m.say(resultsWord))
	if strings.HasPrefix(title, results) {
		return title
	}
	return m.say(resultsOfTitle, results, title)
}

// inSentence returns a title as it stands in a sentence: in English without its capital,
// unless that begins an acronym.
func (m *paperMaker) inSentence(title string) string {
	if m.lang == rubric.English {
		return uncapital(title, m.names)
	}
	return title
}

// decisionSymbol ends the number of a decision that has none yet.
const decisionSymbol = "/QĐ-…"

// executors lists who carries a decision out.
func (m *paperMaker) executors(all []rubric.Text) string {
	var names []string
	for _, e := range all {
		if name := ended(m.in(e), ""); name != "" {
			names = append(names, name)
		}
	}
	if names == nil {
		return "…"
	}
	return m.listed(names)
}

// listed joins names, the last with "and".
func (m *paperMaker) listed(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return m.say(and, strings.Join(names[:last], ", "), names[last])
}
