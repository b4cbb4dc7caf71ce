package document

import (
	"errors"
	"strings"

	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
)

// NewSelfScore makes the self-score table of a unit, a bảng tự chấm điểm: every item of
// the rubric with its maximum, the points that the unit gives itself, the evidence and
// the explanation. Points that are not known are left blank, or stand as a range where
// something is known of them, and the explanation says why. Where the unit explains
// nothing the reason of a loss stands in its place.
//
// Nil remarks are none, a nil paper is the default; the unit issues a paper whose issuer
// is absent. The error is that of a nil result, of one without areas or with numbers of
// no use, of remarks on items that the result does not have, or of an unknown language.
func NewSelfScore(r *scoring.Result, remarks *Remarks, paper *Paper) (*Document, error) {
	if r == nil {
		return nil, errors.New("a self-score table needs a result")
	}
	m, err := newPaper(paper, contentsOf(r))
	if err != nil {
		return nil, err
	}
	s, err := newSheet(m, r, remarks)
	if err != nil {
		return nil, err
	}
	m.keep(r.Unit)
	if m.paper.Head.Issuer.IsZero() {
		m.paper.Head.Issuer = rubric.Plain(m.unitOf(r.Unit))
	}
	m.head(m.say(selfScoreKind), m.ofUnit(r), "")
	m.illustrated(r)
	m.legalBases(false)
	s.table.Name = m.say(selfScoreSheet)
	s.table.Columns = append(s.table.Columns,
		office.Column{Title: m.say(selfScoreColumn), Kind: office.Numbers, Width: 7},
		office.Column{Title: m.say(evidenceColumn), Width: 23},
		office.Column{Title: m.say(explanationColumn), Width: 29})
	s.cells = func(r sheetRow) []office.Cell {
		it := r.of(s.scored)
		return []office.Cell{s.pointsOf(it), {Text: m.in(s.remarks.Evidence[it.Code])}, {Text: s.explanation(it)}}
	}
	s.fill()
	s.ownPart()
	s.final()
	m.doc.Landscape = true
	m.add(s.table)
	m.explain(s.table)
	return m.end(false), nil
}

// explanation is what the unit says of its own points and, where these are not simply
// what a rule gave, why.
func (s *itemSheet) explanation(it *scoring.Item) string {
	own, why := sentence(s.in(s.remarks.Explanations[it.Code])), sentence(s.standing(it))
	if own != "" && it.Status == scoring.Scored {
		return own
	}
	return some(" ", why, own)
}

// explain says below a table what its signs mean.
func (m *paperMaker) explain(t *office.Table) {
	ranges, marks := false, false
	for _, r := range t.Rows {
		for i, c := range r.Cells {
			column := t.Columns[min(i, len(t.Columns)-1)]
			ranges = ranges || r.Kind != office.Group && column.Kind == office.Numbers && c.Text != "" && !c.Number.Valid
			marks = marks || strings.Contains(c.Text, m.say(markIllustrative))
		}
	}
	if ranges {
		t.Notes = append(t.Notes, m.say(rangesNote))
	}
	if marks {
		t.Notes = append(t.Notes, m.say(illustrativeNote))
	}
}
