package document

import (
	"slices"
	"strings"

	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/remediation/internal/office/chart"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/bridge"
	"github.com/parindex/parindex/scoring/exact"
	"github.com/shopspring/decimal"
)

// widest is how many units a table shows that rose or fell most.
const widest = 5

// years writes what moved the scores since the year before.
func (w *overviewMaker) years() {
	r := w.of.Change
	if r == nil || r.Whole.Units == 0 {
		return
	}
	w.section(w.say(yearsSection))
	w.add(office.Paragraph{{Text: sentence(capital(w.in(r.Whole.Text)))}})
	t := w.partsTable(yearsSheet, noCaption, groupColumn)
	for _, g := range r.Groups {
		t.Rows = append(t.Rows, w.partsRow(w.groupName(g.Name), g.Mean))
	}
	if len(r.Groups) > 1 {
		row := w.partsRow(w.say(allUnits), r.Whole.Mean)
		row.Kind = office.Parent
		t.Rows = append(t.Rows, row)
	}
	t.Notes = []string{w.say(partsNote)}
	withoutEmpty(t, 5, 6)
	w.table(t)
	w.waterfall(r.Whole.Mean)
	w.movedItems(r.Whole.Rows)
	w.movedUnits(r.Units)
}

// partsTable begins a table of changes and what they come from.
func (w *overviewMaker) partsTable(sheet, caption, first rubric.Text) *office.Table {
	return w.begin(sheet, caption, w.named(first, 30), 11, changeColumn, rulesColumn, weightsColumn, dataColumn,
		adjustmentsColumn, unsplitColumn)
}

func (w *overviewMaker) partsRow(name string, p bridge.Parts) office.Row {
	cells := []office.Cell{{Text: name}}
	for i, v := range []exact.Number{p.Change, p.Rules, p.Weights, p.Data, p.Adjustments, p.Open} {
		if v.IsZero() && i > 0 {
			cells = append(cells, office.Cell{})
			continue
		}
		cells = append(cells, w.changeCell(v))
	}
	return office.Row{Cells: cells}
}

// waterfall shows how the mean change comes about. The parts are rounded one by one: what
// is between their sum and the rounded change is a step of its own, and says so.
func (w *overviewMaker) waterfall(p bridge.Parts) {
	c := &chart.Chart{Kind: chart.Waterfall, Title: w.say(changeChart), Up: w.say(manyPoints)}
	var said []string
	sum := decimal.Zero
	step := func(label rubric.Text, v decimal.Decimal) {
		if v.IsZero() {
			return
		}
		sum = sum.Add(v)
		c.Bars = append(c.Bars, chart.Bar{Label: w.say(label), Value: v})
		said = append(said, w.say(label)+": "+w.number(v))
	}
	for _, part := range []struct {
		label rubric.Text
		v     exact.Number
	}{{rulesColumn, p.Rules}, {weightsColumn, p.Weights}, {dataColumn, p.Data}, {adjustmentsColumn, p.Adjustments},
		{unsplitColumn, p.Open}} {
		step(part.label, part.v.Round(printedPlaces))
	}
	change := p.Change.Round(printedPlaces)
	step(roundingStep, change.Sub(sum))
	if len(c.Bars) == 0 {
		return
	}
	zero := chart.Bar{Label: w.say(yearBefore), Sum: true}
	c.Bars = append(append([]chart.Bar{zero}, c.Bars...), chart.Bar{Label: w.say(changeColumn), Value: change, Sum: true})
	c.Alt = strings.Join(append(said, w.say(changeColumn)+": "+w.number(change)), "; ") + "."
	w.add(c)
}

// movedItems lists the items that moved the scores most.
func (w *overviewMaker) movedItems(rows []bridge.Moved) {
	t := w.partsTable(movedSheet, movedCaption, itemColumn)
	for _, of := range rows[:min(len(rows), mostRows)] {
		name := numbered(strings.Join(of.To, ", "), w.in(of.Title))
		if from := strings.Join(of.From, ", "); len(of.From) > 0 && !slices.Equal(of.From, of.To) {
			name += w.say(wasBefore, from)
		}
		t.Rows = append(t.Rows, w.partsRow(name, of.Sum))
	}
	withoutEmpty(t, 5, 6)
	w.table(t)
}

// movedUnits lists the units that rose most and those that fell most.
func (w *overviewMaker) movedUnits(units []bridge.Change) {
	var known []bridge.Change
	for _, u := range units {
		if u.Earlier.Valid && u.Later.Valid {
			known = append(known, u)
		}
	}
	slices.SortStableFunc(known, func(a, b bridge.Change) int { return b.Parts.Change.Cmp(a.Parts.Change) })
	var list office.List
	add := func(u bridge.Change) {
		list = append(list, office.Paragraph{{Text: w.unitName(u.Unit), Bold: true}, {Text: ": " + sentence(w.in(u.Text))}})
	}
	for i, u := range known {
		if i < widest && u.Parts.Change.Sign() > 0 || i >= len(known)-widest && u.Parts.Change.Sign() < 0 {
			add(u)
		}
	}
	if len(list) > 0 {
		w.add(office.Paragraph{{Text: w.say(widestUnits)}}, list)
	}
}
