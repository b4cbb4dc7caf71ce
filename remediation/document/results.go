package document

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/cohort"
	"github.com/shopspring/decimal"
)

// Results are the results of many units, as they are published. They are printed as they
// are given: in this order, with these ranks, and nothing is added up or ranked anew.
type Results struct {
	// Title is what they are results of; if it is absent, the administrative reform index
	// of the Period.
	Title  rubric.Text
	Period int // the year that was scored
	Groups []ResultGroup
	Notes  []rubric.Text // below the table
	// Illustrative makes a draft of papers with results by a rubric that no authority decided.
	Illustrative bool
}

// ResultGroup are the results of one object group.
type ResultGroup struct {
	Title rubric.Text // absent where all units are ranked together
	Rows  []ResultRow
}

// ResultRow is the result of a unit. What is not known, or not published, is absent: a
// row with neither Total nor Rank stands apart from the others, below those of its group.
type ResultRow struct {
	Rank      decimal.Decimal // 0 for none; 2.5 of two units that share the places 2 and 3
	Unit      rubric.Text
	Appraisal decimal.NullDecimal // points that appraisers gave
	Survey    decimal.NullDecimal // points of a survey
	Total     decimal.NullDecimal
	Range     scoring.Range // of a total that is not known
	Band      rubric.Text
	Note      rubric.Text
}

// NewResults makes the table of the results of many units, as a paper of its own.
// Columns that nothing stands in are left out.
//
// A nil paper is the default. The error is that of nil results, of some without units or
// with numbers of no use, of a negative rank, or of an unknown language.
func NewResults(r *Results, paper *Paper) (*Document, error) {
	m, err := newPaper(paper, r)
	if err != nil {
		return nil, err
	}
	t, err := m.results(r)
	if err != nil {
		return nil, err
	}
	m.head(m.say(resultsKind), m.resultsTitle(r), "")
	m.legalBases(false)
	m.add(t)
	return m.end(false), nil
}

// resultsTitle says what results are of.
func (m *paperMaker) resultsTitle(r *Results) string {
	if title := m.in(r.Title); title != "" {
		return title
	}
	return m.dated(indexTitle, r.Period)
}

// results makes the table.
func (m *paperMaker) results(r *Results) (*office.Table, error) {
	if r == nil || !slices.ContainsFunc(r.Groups, func(g ResultGroup) bool { return len(g.Rows) > 0 }) {
		return nil, errors.New("a table of results needs results of units")
	}
	points := func(title rubric.Text) office.Column {
		return office.Column{Title: m.say(title), Kind: office.Numbers, Width: 10}
	}
	t := &office.Table{Name: m.say(resultsSheet), Columns: []office.Column{
		{Title: m.say(rankColumn), Kind: office.Numbers, Width: 7}, {Title: m.say(unitColumn), Width: 34, Heads: true},
		points(appraisedColumn), points(surveyColumn), points(totalColumn),
		{Title: m.say(bandColumn), Width: 12}, {Title: m.say(noteColumn), Width: 20},
	}}
	var numbers []decimal.Decimal
	var faults []error
	for i, g := range r.Groups {
		for j, u := range g.Rows {
			numbers = append(numbers, u.Appraisal.Decimal, u.Survey.Decimal, u.Total.Decimal, u.Range.Least, u.Range.Most)
			if u.Rank.IsNegative() {
				faults = append(faults, fmt.Errorf("group %d, row %d: rank %s", i+1, j+1, decimals.Format(u.Rank)))
			}
		}
	}
	if r.Illustrative {
		m.doc.Draft = m.say(illustratedDraft)
	}
	places := placesOf(numbers...)
	for _, g := range r.Groups {
		m.resultGroup(t, g, places, len(r.Groups) > 1)
	}
	withoutEmpty(t, 0, 2, 3, 5, 6)
	m.explain(t)
	for _, note := range r.Notes {
		t.Notes = append(t.Notes, sentence(m.in(note)))
	}
	return t, errors.Join(faults...)
}

// resultGroup writes the rows of a group, and below them those of units whose score is
// not known.
func (m *paperMaker) resultGroup(t *office.Table, g ResultGroup, places int, several bool) {
	group := func(title string) {
		t.Rows = append(t.Rows, office.Row{Kind: office.Group, Cells: []office.Cell{{Text: title}}})
	}
	title := m.in(g.Title)
	if title == "" && several {
		title = m.say(noGroup)
	}
	apart := func(u ResultRow) bool { return u.Rank.IsZero() && !u.Total.Valid }
	ranked := func(u ResultRow) bool { return !apart(u) }
	if title != "" && slices.ContainsFunc(g.Rows, ranked) {
		group(title)
	}
	for _, u := range g.Rows {
		if ranked(u) {
			t.Rows = append(t.Rows, office.Row{Cells: m.resultCells(u, places)})
		}
	}
	if slices.ContainsFunc(g.Rows, apart) {
		group(capital(some(" – ", title, m.say(notRankedRows))))
	}
	for _, u := range g.Rows {
		if apart(u) {
			t.Rows = append(t.Rows, office.Row{Cells: m.resultCells(u, places)})
		}
	}
}

func (m *paperMaker) resultCells(u ResultRow, places int) []office.Cell {
	cell := func(v decimal.NullDecimal) office.Cell {
		if !v.Valid {
			return office.Cell{}
		}
		return m.pointCell(v.Decimal, places)
	}
	rank, total := office.Cell{}, cell(u.Total)
	if !u.Rank.IsZero() {
		rank = office.Cell{Text: m.lang.Decimal(u.Rank), Number: decimal.NewNullDecimal(u.Rank)}
	}
	if !u.Total.Valid && !(u.Range.Least.IsZero() && u.Range.Most.IsZero()) {
		total = m.rangeCell(u.Range, places)
	}
	return []office.Cell{rank, {Text: m.in(u.Unit)}, cell(u.Appraisal), cell(u.Survey), total,
		{Text: m.in(u.Band)}, {Text: sentence(m.in(u.Note))}}
}

// ResultsOf returns a ranking as results of a year, with the titles of groups from the
// rubric that the units were scored by: nil for a nil ranking. Units whose score is not
// known have the reasons as their note, those whose place is provisional the places that
// they can have, and those without a score sheet stand last. How units are ranked stands
// below the table.
func ResultsOf(k *cohort.Ranking, r *rubric.Rubric) *Results {
	if k == nil {
		return nil
	}
	out := &Results{Notes: []rubric.Text{withoutStop(k.Note)}}
	titles := map[string]rubric.Text{}
	if r != nil {
		out.Period, out.Illustrative = r.Period, r.Illustrative
		for _, g := range r.Groups {
			titles[g.Name] = g.Title
		}
	}
	for _, g := range k.Groups {
		group := ResultGroup{Title: titles[g.Name]}
		if group.Title.IsZero() {
			group.Title = rubric.Plain(g.Name)
		}
		for _, u := range slices.Concat(g.Units, g.Unknown) {
			row := ResultRow{Rank: u.Place.Round(decimals.Rounding{Places: 1, Mode: decimals.HalfUp}), Unit: nameOf(u.Unit),
				Total: u.Final, Range: u.Range, Band: u.Band, Note: u.Provisional()}
			for _, reason := range u.Open {
				row.Note.VI, row.Note.EN = some("; ", row.Note.VI, reason.Text.VI), some("; ", row.Note.EN, reason.Text.EN)
			}
			group.Rows = append(group.Rows, row)
		}
		for _, u := range g.Absent {
			group.Rows = append(group.Rows, ResultRow{Unit: nameOf(u), Note: noSheet})
		}
		out.Groups = append(out.Groups, group)
	}
	return out
}

// nameOf returns the name of a unit, or its ID.
func nameOf(u scoring.Unit) rubric.Text {
	if u.Name.IsZero() {
		return rubric.Plain(u.ID)
	}
	return u.Name
}

// withoutStop returns sentences without the last full stop, as notes are given.
func withoutStop(t rubric.Text) rubric.Text {
	t.VI, t.EN = strings.TrimSuffix(t.VI, "."), strings.TrimSuffix(t.EN, ".")
	return t
}
