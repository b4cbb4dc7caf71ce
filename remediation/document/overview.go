package document

import (
	"errors"

	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/remediation/internal/office/chart"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/scoring/bridge"
	"github.com/parindex/parindex/scoring/cohort"
	"github.com/parindex/parindex/scoring/exact"
	"github.com/parindex/parindex/scoring/influence"
	"github.com/parindex/parindex/scoring/policy"
	"github.com/shopspring/decimal"
)

// Overview is what a report says on the results of many units together. Every part but the
// summary may be absent, and is left out then. Nothing is computed anew: numbers are printed
// as the parts have them, fractions rounded to two places.
type Overview struct {
	// Title is what the report is on; if it is absent, the results of the administrative
	// reform index of the rubric's period.
	Title rubric.Text
	// Rubric is that by which the units were scored: its period, the titles of its groups,
	// and whether it is illustrative.
	Rubric  *rubric.Rubric
	Summary *cohort.Summary
	// Ranking has the places of all units, which stand in an appendix.
	Ranking *cohort.Ranking
	// Bands are how many units are in which band, Quotas whether more are than may be.
	Bands  *cohort.BandTable
	Quotas []cohort.QuotaCheck
	// Drops and Thresholds are what the places depend on, Overlaps the items that count the
	// same figure.
	Drops      *influence.Report
	Thresholds *influence.Report
	Overlaps   []influence.Overlap
	// Variants are what other rules would change.
	Variants *policy.Comparison
	// Change is what moved the scores since the year before.
	Change *bridge.Report
	// Checks are what was found in tables that are published, or in other ways.
	Checks []OverviewCheck
	Notes  []rubric.Text // at the end
}

// OverviewCheck is something that was checked, with what was found, a sentence each.
type OverviewCheck struct {
	Title rubric.Text
	Texts []rubric.Text
}

// NewOverview makes the report on the results of many units: how they stand, where points
// are lost, what moved the scores. It is a working paper with charts, for those who
// compare units, and not one to sign.
//
// A nil paper is the default. The error is that of an overview without a summary or with
// numbers of no use, or of an unknown language.
func NewOverview(o *Overview, paper *Paper) (*Document, error) {
	m, err := newPaper(paper, o)
	switch {
	case err != nil:
		return nil, err
	case o == nil || o.Summary == nil:
		return nil, errors.New("a report on units needs their summary")
	}
	w := &overviewMaker{paperMaker: m, of: o}
	w.head(m.say(reportKind), w.title(), "")
	if o.Rubric != nil && o.Rubric.Illustrative || o.Change != nil && o.Change.Illustrative {
		m.doc.Draft = m.say(illustratedDraft)
	}
	w.standing()
	if err := w.ranks(); err != nil {
		return nil, err
	}
	w.bands()
	w.losses()
	w.variants()
	w.years()
	w.checks()
	return m.end(false), nil
}

// overviewMaker writes a report on many units.
type overviewMaker struct {
	*paperMaker
	of *Overview
}

// printedPlaces is how fractions are printed.
var printedPlaces = decimals.Rounding{Places: leastPlaces, Mode: decimals.HalfUp}

func (w *overviewMaker) title() string {
	if title := w.in(w.of.Title); title != "" {
		return title
	}
	period := 0
	if w.of.Rubric != nil {
		period = w.of.Rubric.Period
	}
	return w.dated(overviewTitle, period)
}

// groupName is what a group is called, and what all units together are.
func (w *overviewMaker) groupName(name string) string {
	if w.of.Rubric != nil {
		for _, g := range w.of.Rubric.Groups {
			if g.Name == name && !g.Title.IsZero() {
				return w.in(g.Title)
			}
		}
	}
	switch {
	case name != "":
		return name
	case len(w.of.Summary.Groups) <= 1:
		return w.say(allUnits)
	}
	return w.say(noGroup)
}

// numberCell is a number as it is printed.
func (w *overviewMaker) numberCell(v exact.Number) office.Cell {
	return w.pointCell(v.Round(printedPlaces), leastPlaces)
}

// changeCell is a change, with its sign.
func (w *overviewMaker) changeCell(v exact.Number) office.Cell {
	c := w.numberCell(v)
	if c.Number.Decimal.IsPositive() {
		c.Text = "+" + c.Text
	}
	return c
}

// countCell is how many there are.
func (w *overviewMaker) countCell(n int64) office.Cell {
	return w.pointCell(decimal.NewFromInt(n), 0)
}

var noCaption rubric.Text

// begin begins a table whose rows are named by some columns and have numbers of a width
// behind them. It has no caption where that is zero.
func (w *overviewMaker) begin(sheet, caption rubric.Text, named []office.Column, width int,
	numbers ...rubric.Text) *office.Table {
	t := &office.Table{Name: w.say(sheet), Caption: w.say(caption), Columns: named}
	for _, title := range numbers {
		t.Columns = append(t.Columns, office.Column{Title: w.say(title), Kind: office.Numbers, Width: width})
	}
	return t
}

// named is the column that names the rows of a table.
func (w *overviewMaker) named(title rubric.Text, width int) []office.Column {
	return []office.Column{{Title: w.say(title), Width: width, Heads: true}}
}

// items are the columns that name the items of a table.
func (w *overviewMaker) items() []office.Column {
	return append([]office.Column{{Title: w.say(codeColumn), Kind: office.Codes, Width: 8}}, w.named(itemColumn, 40)...)
}

// table adds a table with its notes, unless it has no rows.
func (w *overviewMaker) table(t *office.Table) {
	if len(t.Rows) > 0 {
		w.add(t)
	}
}

// bars adds a chart of bars, unless it has none or too many.
func (w *overviewMaker) bars(title rubric.Text, up string, bars []chart.Bar) {
	if len(bars) == 0 || len(bars) > chart.MaxBars {
		return
	}
	c := &chart.Chart{Kind: chart.Bars, Title: w.say(title), Up: up, Bars: bars}
	for i, b := range bars {
		if i > 0 {
			c.Alt += "; "
		}
		c.Alt += b.Label + ": " + w.number(b.Value)
		if !b.Of.IsZero() {
			c.Alt += "/" + w.number(b.Of)
		}
	}
	c.Alt += "."
	w.add(c)
}

// checks writes what was found, a part for every check.
func (w *overviewMaker) checks() {
	if len(w.of.Checks) > 0 {
		w.section(w.say(checksSection))
	}
	for _, c := range w.of.Checks {
		w.part(c.Title)
		if len(c.Texts) == 0 {
			w.add(office.Paragraph{{Text: w.say(nothingFound)}})
			continue
		}
		var list office.List
		for _, text := range c.Texts {
			list = append(list, office.Paragraph{{Text: sentence(w.in(text))}})
		}
		w.add(list)
	}
	for _, note := range w.of.Notes {
		w.add(office.Paragraph{{Text: sentence(w.in(note)), Italic: true}})
	}
}
