package document

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring"
	"github.com/shopspring/decimal"
)

// Remarks are what people write beside the points of items, by the items' codes.
type Remarks struct {
	Evidence     map[string]rubric.Text // documents that show what was done: number, date, issuer
	Explanations map[string]rubric.Text // of the unit, for its own points
	Opinions     map[string]rubric.Text // of the appraisers
}

// itemSheet makes the table of all items of a unit.
type itemSheet struct {
	*paperMaker
	scored  scoredItems // whose items the rows are
	remarks Remarks
	places  int
	// cells returns the cells of a row after code, title and maximum.
	cells func(sheetRow) []office.Cell
	table *office.Table
}

// scoredItems is a result with its items by their codes.
type scoredItems struct {
	*scoring.Result
	byCode map[string]*scoring.Item
}

func scoredItemsOf(r *scoring.Result) scoredItems {
	s := scoredItems{r, map[string]*scoring.Item{}}
	for it := range r.All() {
		s.byCode[it.Code] = it
	}
	return s
}

// sheetRow is a row of the table: of returns the item that it is about, or one that has
// what several come to; nil where a result has none.
type sheetRow struct {
	kind        office.RowKind
	code, title string
	of          func(scoredItems) *scoring.Item
	adjusts     bool // it is of the bonus or the penalty, which are no part of an index
}

// newSheet begins the table. The error lists what cannot be written: a result without
// areas, remarks on items that are not there.
func newSheet(m *paperMaker, r *scoring.Result, remarks *Remarks) (*itemSheet, error) {
	if len(r.Areas()) == 0 {
		return nil, errors.New("the result has no areas")
	}
	s := &itemSheet{paperMaker: m, scored: scoredItemsOf(r), table: &office.Table{Columns: []office.Column{
		{Title: m.say(numberColumn), Kind: office.Codes, Width: 6},
		{Title: m.say(itemsColumn), Width: 28, Heads: true},
		{Title: m.say(maximumColumn), Kind: office.Numbers, Width: 7},
	}}}
	if remarks != nil {
		s.remarks = *remarks
	}
	s.places = placesOf(numbersOf(r)...)
	var faults []error
	for _, of := range []map[string]rubric.Text{s.remarks.Evidence, s.remarks.Explanations, s.remarks.Opinions} {
		for _, code := range slices.Sorted(maps.Keys(of)) {
			if s.scored.byCode[code] == nil {
				faults = append(faults, fmt.Errorf("a remark on the item %q, which the result does not have", locale.Short(code)))
			}
		}
	}
	return s, errors.Join(faults...)
}

// numbersOf are the points of all items.
func numbersOf(r *scoring.Result) (out []decimal.Decimal) {
	for it := range r.All() {
		out = append(out, it.Max, it.Range.Least, it.Range.Most)
	}
	return append(out, r.Total.FinalRange.Least, r.Total.FinalRange.Most)
}

// contentsOf are the parts of a result that have numbers.
func contentsOf(r *scoring.Result) []any {
	return []any{r.Total, r.Areas(), r.Bonus(), r.Penalty()}
}

// fill writes the rows of all areas, their total, and how it becomes the final score.
func (s *itemSheet) fill() {
	for _, area := range s.scored.Areas() {
		if area == nil {
			continue
		}
		s.group(numbered(area.Code, s.in(area.Title)))
		if len(area.Items) == 0 {
			s.item(area, false)
		}
		for _, it := range area.Items {
			s.item(it, false)
		}
		s.row(sheetRow{office.Subtotal, "", some(" ", s.say(subtotalRow), area.Code), itemOf(area.Code), false})
	}
	s.row(sheetRow{office.Total, "", s.say(totalRow), func(r scoredItems) *scoring.Item {
		return &scoring.Item{Max: r.Total.Max, Score: r.Total.Score}
	}, false})
}

// itemOf returns the item with a code.
func itemOf(code string) func(scoredItems) *scoring.Item {
	return func(r scoredItems) *scoring.Item { return r.byCode[code] }
}

func (s *itemSheet) group(title string) {
	s.table.Rows = append(s.table.Rows, office.Row{Kind: office.Group, Cells: []office.Cell{{Text: title}}})
}

// item writes the row of an item and those of the items below it.
func (s *itemSheet) item(it *scoring.Item, adjusts bool) {
	if it == nil {
		return
	}
	title := s.in(it.Title)
	if it.Illustrative && len(it.Items) == 0 && !allIllustrative(s.scored.Result) {
		title += s.say(markIllustrative)
	}
	kind := office.Ordinary
	if len(it.Items) > 0 {
		kind = office.Parent
	}
	s.row(sheetRow{kind, it.Code, title, itemOf(it.Code), adjusts})
	for _, child := range it.Items {
		s.item(child, adjusts)
	}
}

func (s *itemSheet) row(r sheetRow) {
	cells := []office.Cell{{Text: r.code}, {Text: r.title}, {}}
	if it := r.of(s.scored); it != nil && !it.Unscored {
		cells[2] = s.pointCell(it.Max, s.places)
	}
	s.table.Rows = append(s.table.Rows, office.Row{Kind: r.kind, Cells: append(cells, s.cells(r)...)})
}

// pointsOf is the cell of the points of an item: empty where none are given, or nothing
// is known of them.
func (s *itemSheet) pointsOf(it *scoring.Item) office.Cell {
	switch {
	case it == nil || it.Unscored || leftOut(it):
		return office.Cell{}
	case it.Points.Valid:
		return s.pointCell(it.Points.Decimal, s.places)
	case it.Range.Least.LessThanOrEqual(decimal.Min(it.Max, decimal.Zero)) && it.Range.Most.GreaterThanOrEqual(it.Max):
		return office.Cell{}
	}
	return s.rangeCell(it.Range, s.places)
}

// leftOut reports whether an item is excluded: no points were to be had, and it has none.
func leftOut(it *scoring.Item) bool {
	return it.Max.IsPositive() && it.Applicable.Valid && it.Applicable.Decimal.IsZero() &&
		!it.Points.Decimal.IsPositive()
}

// standing says why a leaf has not its maximum, or no points; it is empty for others.
func (s *itemSheet) standing(it *scoring.Item) string {
	if it == nil || len(it.Items) > 0 || it.Code == "" {
		return ""
	}
	reason := s.in(it.Reason)
	words := map[scoring.Status]rubric.Text{
		scoring.Missing: noFigures, scoring.NotApplicable: doesNotApply, scoring.NotArising: didNotArise,
	}[it.Status]
	switch {
	case it.Unscored:
		return s.say(notScored)
	case it.Status == scoring.Failed:
		return some(": ", s.say(notComputed), s.in(it.Error))
	case it.Source == rubric.Survey && !it.Points.Valid:
		return s.say(bySurvey)
	case reason == "":
		return s.say(words)
	case it.Status != scoring.Scored || it.LostRange.Most.IsPositive():
		return reason
	}
	return ""
}

// allIllustrative reports whether nothing of a result is decided by a source.
func allIllustrative(r *scoring.Result) bool {
	for _, it := range r.Leaves() {
		if !it.Illustrative {
			return false
		}
	}
	return true
}

// illustrated marks a paper as a draft if a part of what it says is an illustration.
func (m *paperMaker) illustrated(r *scoring.Result) {
	for it := range r.All() {
		if it.Illustrative {
			m.doc.Draft = m.say(illustratedDraft)
			return
		}
	}
}

// unitName names a unit, by its ID if it has no name.
func (m *paperMaker) unitName(u scoring.Unit) string {
	if name := m.in(u.Name); name != "" {
		return name
	}
	return u.ID
}

// unitOf names a unit, with a blank for one that has neither.
func (m *paperMaker) unitOf(u scoring.Unit) string { return orBlank(m.unitName(u)) }

// ofUnit says what a paper is about: the index of a year, of a unit.
func (m *paperMaker) ofUnit(r *scoring.Result) string {
	return m.say(indexOfUnit, m.dated(indexTitle, r.Period), m.unitOf(r.Unit))
}
