package document

import (
	"slices"

	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/remediation/internal/office/chart"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/cohort"
	"github.com/parindex/parindex/scoring/exact"
	"github.com/shopspring/decimal"
)

// mostRows is how many items a table shows that lists the greatest first.
const mostRows = 10

var hundred = decimal.NewFromInt(100)

// standing writes how the groups stand: how many units have a score, the means, the
// quartiles and the ends.
func (w *overviewMaker) standing() {
	s := w.of.Summary
	w.section(w.say(standingSection))
	counts := w.begin(standingSheet, standingCaption, w.named(groupColumn, 24), 12, unitsColumn, unknownColumn, blankColumn,
		meanOfPercentagesColumn, percentageOfMeansColumn)
	spread := w.begin(spreadSheet, spreadCaption, w.named(groupColumn, 24), 12, leastColumn, lowerColumn, medianColumn,
		upperColumn, mostColumn)
	row := func(kind office.RowKind, name string, g *cohort.GroupSummary) {
		cells := func(t *office.Table, row []office.Cell, numbers ...exact.Number) {
			for _, v := range numbers {
				if g.Known == 0 {
					row = append(row, office.Cell{})
					continue
				}
				row = append(row, w.numberCell(v))
			}
			t.Rows = append(t.Rows, office.Row{Kind: kind, Cells: row})
		}
		cells(counts, []office.Cell{{Text: name}, w.countCell(g.Units), w.countCell(g.Open), w.countCell(g.Blank)},
			g.MeanOfPercentages, g.PercentageOfMeans)
		cells(spread, []office.Cell{{Text: name}}, g.Finals.Least, g.Finals.Lower, g.Finals.Median, g.Finals.Upper,
			g.Finals.Most)
	}
	var bars []chart.Bar
	for i := range s.Groups {
		g := &s.Groups[i]
		row(office.Ordinary, w.groupName(g.Name), g)
		if g.Known > 0 {
			bars = append(bars, chart.Bar{Label: w.groupName(g.Name), Value: g.MeanOfPercentages.Round(printedPlaces), Of: hundred})
		}
	}
	if len(s.Groups) != 1 {
		row(office.Parent, w.say(allUnits), &s.All)
	}
	counts.Notes = []string{w.say(openNote)}
	if s.All.MeanOfPercentages.Cmp(s.All.PercentageOfMeans) != 0 {
		counts.Notes = append(counts.Notes, w.say(twoMeansNote))
	}
	spread.Notes = []string{w.say(quartilesNote, int(s.All.Finals.Quantiles))}
	w.table(counts)
	if s.All.Known > 0 {
		if len(bars) > 1 {
			w.bars(meansChart, w.say(percentUnit), bars)
		}
		w.table(spread)
	}
}

// isArea reports whether an item is one of the areas, and not of the bonus or the penalty.
func (w *overviewMaker) isArea(it cohort.ItemSummary) bool {
	r := w.of.Rubric
	return it.Level == 1 && (r == nil || slices.ContainsFunc(r.Areas, func(a *rubric.Item) bool { return a.Code == it.Code }))
}

// losses writes where points are lost: by area, then the items that lost most, then what
// makes units differ.
func (w *overviewMaker) losses() {
	all := &w.of.Summary.All
	var areas []chart.Bar
	for _, it := range all.Items {
		if w.isArea(it) && it.Applicable.IsPositive() {
			areas = append(areas, chart.Bar{Label: numbered(it.Code, w.in(it.Title)),
				Value: it.PercentageOfMeans.Round(printedPlaces), Of: hundred})
		}
	}
	most, influences := all.MostLost(), w.influences()
	if len(areas) == 0 && len(most) == 0 && len(influences) == 0 {
		return
	}
	w.section(w.say(lossesSection))
	w.bars(areasMeanChart, w.say(percentUnit), areas)
	t := w.begin(mostLostSheet, mostLostCaption, w.items(), 11, maximumColumn, losingColumn, lostColumn, meanIndexColumn)
	for _, it := range most[:min(len(most), mostRows)] {
		t.Rows = append(t.Rows, office.Row{Cells: []office.Cell{{Text: it.Code}, {Text: w.in(it.Title)},
			w.pointCell(it.Max, leastPlaces), w.countCell(it.Losing), w.pointCell(it.Lost, leastPlaces),
			w.numberCell(it.PercentageOfMeans)}})
	}
	w.table(t)
	w.weights(all)
	w.add(influences...)
}

// weights writes which items make units differ: those with the greatest share of the
// spread first.
func (w *overviewMaker) weights(g *cohort.GroupSummary) {
	weights := slices.Clone(g.Weights)
	slices.SortStableFunc(weights, func(a, b cohort.Weight) int { return b.OfSpread.Cmp(a.OfSpread) })
	t := w.begin(weightsSheet, weightsCaption, w.items(), 13, nominalColumn, ofTotalColumn, ofSpreadColumn)
	percent := func(v exact.Number) office.Cell { return w.numberCell(v.Times(exact.Of(100))) }
	for _, of := range weights[:min(len(weights), mostRows)] {
		if of.Code == "" || of.OfSpread.Sign() <= 0 {
			continue
		}
		t.Rows = append(t.Rows, office.Row{Cells: []office.Cell{{Text: of.Code}, {Text: w.in(of.Title)},
			percent(of.Nominal), percent(of.OfTotal), percent(of.OfSpread)}})
	}
	t.Notes = []string{w.say(weightsNote)}
	w.table(t)
}
