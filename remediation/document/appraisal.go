package document

import (
	"errors"
	"fmt"

	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/scoring"
	"github.com/shopspring/decimal"
)

// NewAppraisal makes the appraisal table of a unit, a bảng thẩm định: every item of the
// rubric with its maximum, the points that the unit gave itself and those that it was
// given, the difference, what part of the maximum that is in percent, the evidence, the
// explanation of the unit and the opinion of the appraisers. Where these say nothing the
// reason of a loss stands in its place. Columns that nothing stands in are left out, and
// so are those of the self-score where it is nil.
//
// Nil remarks are none, a nil paper is the default. The error is that of a nil appraisal,
// of one without areas or with numbers of no use, of a self-score by another edition
// ([scoring.ErrEdition]) or of another unit ([scoring.ErrUnit]), of remarks on items that
// the appraisal does not have, or of an unknown language.
func NewAppraisal(self, appraised *scoring.Result, remarks *Remarks, paper *Paper) (*Document, error) {
	if appraised == nil {
		return nil, errors.New("an appraisal table needs the result of an appraisal")
	}
	contents := contentsOf(appraised)
	if self != nil {
		switch {
		case self.Edition != appraised.Edition:
			return nil, fmt.Errorf("the self-score and the appraisal differ: %w", scoring.ErrEdition)
		case self.Unit.ID != appraised.Unit.ID:
			return nil, fmt.Errorf("the self-score and the appraisal differ: %w", scoring.ErrUnit)
		}
		contents = append(contents, contentsOf(self)...)
	}
	m, err := newPaper(paper, contents)
	if err != nil {
		return nil, err
	}
	s, err := newSheet(m, appraised, remarks)
	if err != nil {
		return nil, err
	}
	a := &appraisalSheet{itemSheet: s}
	var percents []decimal.Decimal
	for it := range appraised.All() {
		percents = append(percents, it.Index.Decimal)
	}
	a.percents = placesOf(append(percents, appraised.Total.Index.Decimal)...)
	if self != nil {
		given := scoredItemsOf(self)
		a.self = &given
		s.places = max(s.places, placesOf(numbersOf(self)...))
	}
	m.keep(appraised.Unit)
	m.head(m.say(appraisalKind), m.ofUnit(appraised), "")
	m.illustrated(appraised)
	m.legalBases(false)
	s.table.Name = m.say(appraisalSheetName)
	a.columns()
	s.cells = a.row
	s.fill()
	s.final()
	at := len(s.table.Columns) - 3
	withoutEmpty(s.table, at, at+1)
	m.doc.Landscape = true
	m.add(s.table)
	m.explain(s.table)
	if band := m.in(appraised.Total.Band); band != "" {
		s.table.Notes = append(s.table.Notes, m.say(bandNote, band))
	}
	for _, b := range appraised.Total.PassedOver {
		s.table.Notes = append(s.table.Notes, sentence(m.in(b.Reason)))
	}
	return m.end(false), nil
}

// appraisalSheet is the table of an appraisal.
type appraisalSheet struct {
	*itemSheet
	self     *scoredItems // nil where there is none
	percents int          // places of the index
}

func (a *appraisalSheet) columns() {
	numbers := func(title string, difference *office.Difference) office.Column {
		return office.Column{Title: title, Kind: office.Numbers, Width: 7, Difference: difference}
	}
	t := a.table
	if a.self != nil {
		t.Columns = append(t.Columns, numbers(a.say(selfScoreColumn), nil))
	}
	at := len(t.Columns)
	t.Columns = append(t.Columns, numbers(a.say(appraisedColumn), nil))
	if a.self != nil {
		t.Columns = append(t.Columns, numbers(a.say(differenceColumn), &office.Difference{Of: at, Less: at - 1}))
	}
	t.Columns = append(t.Columns, numbers(a.say(indexColumn), nil),
		office.Column{Title: a.say(evidenceColumn), Width: 16},
		office.Column{Title: a.say(explanationColumn), Width: 18},
		office.Column{Title: a.say(opinionColumn), Width: 22})
}

func (a *appraisalSheet) row(r sheetRow) []office.Cell {
	it := r.of(a.scored)
	points := a.pointsOf(it)
	var cells []office.Cell
	if a.self == nil {
		cells = []office.Cell{points}
	} else {
		self := a.pointsOf(r.of(*a.self))
		cells = []office.Cell{self, points, a.difference(self, points)}
	}
	index := office.Cell{}
	if it.Index.Valid && points.Number.Valid && !r.adjusts {
		index = a.pointCell(it.Index.Decimal, a.percents)
	}
	opinion := sentence(a.in(a.remarks.Opinions[it.Code]))
	if opinion == "" {
		opinion = sentence(a.standing(it))
	}
	return append(cells, index, office.Cell{Text: a.in(a.remarks.Evidence[it.Code])},
		office.Cell{Text: sentence(a.in(a.remarks.Explanations[it.Code]))}, office.Cell{Text: opinion})
}

// difference is how many more points were given than the unit gave itself; empty where
// either is not known.
func (a *appraisalSheet) difference(self, given office.Cell) office.Cell {
	if !self.Number.Valid || !given.Number.Valid {
		return office.Cell{}
	}
	return a.pointCell(given.Number.Decimal.Sub(self.Number.Decimal), a.places)
}
