package document

import (
	"slices"

	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/cohort"
	"github.com/parindex/parindex/scoring/exact"
)

// topPlaces is how many units a group shows in the body; all of them stand in the appendix.
const topPlaces = 5

// ranks writes the best units of every group, those that nearly have a better band, and
// those without a place; all places stand in an appendix.
func (w *overviewMaker) ranks() error {
	k := w.of.Ranking
	if k == nil || !slices.ContainsFunc(k.Groups, func(g cohort.Group) bool { return len(g.Units)+len(g.Unknown)+len(g.Absent) > 0 }) {
		return nil
	}
	all, err := w.results(ResultsOf(k, w.of.Rubric))
	if err != nil {
		return err
	}
	w.section(w.say(ranksSection))
	t := &office.Table{Name: w.say(topSheet), Caption: w.say(topCaption, topPlaces), Columns: []office.Column{
		{Title: w.say(rankColumn), Kind: office.Numbers, Width: 8}, {Title: w.say(unitColumn), Width: 34, Heads: true},
		{Title: w.say(totalColumn), Kind: office.Numbers, Width: 10}, {Title: w.say(bandColumn), Width: 14},
		{Title: w.say(noteColumn), Width: 34},
	}}
	for _, g := range k.Groups {
		if len(g.Units) == 0 {
			continue
		}
		t.Rows = append(t.Rows, office.Row{Kind: office.Group, Cells: []office.Cell{{Text: w.groupName(g.Name)}}})
		for _, u := range g.Units {
			if u.Place.Cmp(exact.Of(topPlaces)) <= 0 {
				t.Rows = append(t.Rows, office.Row{Cells: []office.Cell{
					w.pointCell(u.Place.Round(printedPlaces), 0), {Text: w.unitName(u.Unit)}, w.finalCell(u),
					{Text: w.in(u.Band)}, {Text: capital(w.in(u.Provisional()))}}})
			}
		}
	}
	if !k.Note.IsZero() {
		t.Notes = []string{w.in(k.Note)}
	}
	withoutEmpty(t, 3, 4)
	w.table(t)
	w.near(k)
	w.apart(k)
	w.doc.Appendices = append(w.doc.Appendices, office.Appendix{Title: w.say(appendixTitle), Subject: w.say(allPlaces),
		Body: []office.Block{all}})
	return nil
}

func (w *overviewMaker) finalCell(u cohort.Ranked) office.Cell {
	if u.Final.Valid {
		return w.pointCell(u.Final.Decimal, leastPlaces)
	}
	return w.rangeCell(u.Range, leastPlaces)
}

// near lists the units that lack a point at most to the next band, those that lack least
// first.
func (w *overviewMaker) near(k *cohort.Ranking) {
	var close []cohort.Ranked
	for _, g := range k.Groups {
		for _, u := range g.Units {
			if u.NextBand != nil && u.NextBand.Points.Cmp(exact.Of(1)) <= 0 {
				close = append(close, u)
			}
		}
	}
	slices.SortStableFunc(close, func(a, b cohort.Ranked) int { return a.NextBand.Points.Cmp(b.NextBand.Points) })
	var list office.List
	for _, u := range close[:min(len(close), mostRows)] {
		list = append(list, office.Paragraph{{Text: w.unitName(u.Unit), Bold: true},
			{Text: " (" + w.number(u.Final.Decimal) + w.say(inBand, w.in(u.Band)) + "): " + sentence(w.in(u.NextBand.Text()))}})
	}
	if len(list) > 0 {
		w.add(office.Paragraph{{Text: w.say(nearBands)}}, list)
	}
}

// apart lists the units that have no place yet, with the reasons, and those without a
// score sheet.
func (w *overviewMaker) apart(k *cohort.Ranking) {
	var open office.List
	var absent []scoring.Unit
	for _, g := range k.Groups {
		for _, u := range g.Unknown {
			open = append(open, office.Paragraph{{Text: w.unitName(u.Unit), Bold: true}, {Text: ": " + sentence(w.in(u.Text()))}})
		}
		absent = append(absent, g.Absent...)
	}
	if len(open) > 0 {
		w.add(office.Paragraph{{Text: w.say(openUnits)}}, open)
	}
	if len(absent) > 0 {
		var names []string
		for _, u := range absent {
			names = append(names, w.unitName(u))
		}
		w.add(office.Paragraph{{Text: w.say(absentUnits, w.listed(names))}})
	}
}
