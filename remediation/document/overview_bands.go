package document

import (
	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/remediation/internal/office/chart"
	"github.com/parindex/parindex/scoring/cohort"
	"github.com/parindex/parindex/scoring/influence"
	"github.com/shopspring/decimal"
)

// bands writes how many units are in which band, and whether quotas are kept.
func (w *overviewMaker) bands() {
	counted := w.of.Bands != nil && len(w.of.Bands.Groups) > 0
	if !counted && len(w.of.Quotas) == 0 {
		return
	}
	w.section(w.say(bandsSection))
	if counted {
		w.counts(w.of.Bands)
	}
	w.quotas()
}

// counts writes how many units are in which band.
func (w *overviewMaker) counts(b *cohort.BandTable) {
	t := w.begin(bandsSheet, noCaption, w.named(bandColumn, 30), 10, unitsColumn, percentColumn)
	var bars []chart.Bar
	for _, g := range b.Groups {
		t.Rows = append(t.Rows, office.Row{Kind: office.Group, Cells: []office.Cell{{Text: w.groupName(g.Name)}}})
		row := func(name string, of cohort.BandCount) {
			t.Rows = append(t.Rows, office.Row{Cells: []office.Cell{{Text: name}, w.countCell(of.Units),
				w.pointCell(of.Percent, leastPlaces)}})
		}
		for _, of := range g.Bands {
			row(w.in(of.Name), of)
			if g.Units > 0 {
				bars = append(bars, chart.Bar{Label: w.groupName(g.Name) + " – " + w.in(of.Name),
					Value: decimal.NewFromInt(of.Units), Of: decimal.NewFromInt(g.Units)})
			}
		}
		if g.None.Units > 0 {
			row(w.say(noBandRow), g.None)
		}
		if g.Open.Units > 0 {
			row(w.say(openBandRow), g.Open)
		}
		if note := w.in(g.Note); note != "" {
			t.Notes = append(t.Notes, sentence(w.say(groupNote, w.groupName(g.Name), uncapital(note, w.names))))
		}
	}
	w.table(t)
	w.bars(bandsChart, w.say(unitsUnit), bars)
}

// quotas writes whether every quota is kept, and which units are beyond it.
func (w *overviewMaker) quotas() {
	var list office.List
	for _, q := range w.of.Quotas {
		text := sentence(capital(w.in(q.Text)))
		for _, of := range []struct {
			units []cohort.Ranked
			said  string
		}{{q.Over, w.say(overQuota)}, {q.Tied, w.say(tiedQuota)}} {
			var names []string
			for _, u := range of.units {
				names = append(names, w.unitName(u.Unit))
			}
			if len(names) > 0 {
				text += " " + ended(of.said+w.listed(names), ".")
			}
		}
		list = append(list, office.Paragraph{{Text: w.groupName(q.Group), Bold: true}, {Text: ": " + text}})
	}
	if len(list) > 0 {
		w.add(office.Paragraph{{Text: w.say(quotasPart)}}, list)
	}
}

// influences says which items and thresholds the places depend on, and which items count
// the same figure.
func (w *overviewMaker) influences() (blocks []office.Block) {
	said := func(intro string, texts []string) {
		var list office.List
		for _, text := range texts[:min(len(texts), widest)] {
			list = append(list, office.Paragraph{{Text: sentence(capital(text))}})
		}
		if len(list) > 0 {
			blocks = append(blocks, office.Paragraph{{Text: intro}}, list)
		}
	}
	moving := func(r *influence.Report) (texts []string) {
		if r == nil {
			return nil
		}
		for _, e := range r.Effects {
			if e.Moved > 0 || e.Higher+e.Lower > 0 {
				texts = append(texts, w.in(e.Text()))
			}
		}
		return texts
	}
	said(w.say(dropsIntro), moving(w.of.Drops))
	said(w.say(thresholdsIntro), moving(w.of.Thresholds))
	var texts []string
	for _, o := range w.of.Overlaps {
		texts = append(texts, w.in(o.Text()))
	}
	said(w.say(overlapsIntro), texts)
	return blocks
}
