package scoring

import (
	"github.com/parindex/parindex/rubric"
	"github.com/shopspring/decimal"
)

// banded proves, of every group of units that the bands name, that every final score
// has a band. No final score is above all bands, so one without a band is below the
// lowest.
func (s *compiled) banded(b budget) []Verdict {
	var out []Verdict
	var least decimal.NullDecimal // that final scores can be, or less than that
	var lowest *lowestUnit        // facts that come to little
	var limit decimal.Decimal     // below all bands of all groups
	for _, band := range s.rubric.Bands {
		limit = decimal.Min(limit, band.From)
	}
	for _, table := range bandTables(s.rubric) {
		band := table[len(table)-1]
		what := rubric.Say(everyBand)
		if band.Group != "" {
			what = rubric.Say(everyBandOfGroup, band.Group)
		}
		d := Verdict{Property: PropertyBand, Outcome: Proved, Message: what, Illustrative: s.rubric.Illustrative || band.Illustrative}
		d.place(s.rubric.Place(band, "from", -1))
		if !least.Valid {
			least = decimal.NewNullDecimal(s.leastFinal())
		}
		if least.Decimal.LessThan(band.From) {
			if lowest == nil {
				lowest = s.findLowest(limit, b)
			}
			if lowest.found && lowest.final.LessThan(band.From) {
				d.Outcome, d.Example = Refuted, lowest.example(band.Group)
				d.Message = rubric.Say(belowLowestBand, lowest.final, band.From, band.Name, d.Example.someFacts())
			} else {
				d.Outcome = Undecided
				d.Message = rubric.Say(lowestBandUndecided, what)
			}
		}
		out = append(out, d)
	}
	return out
}

// bandTables returns the bands of a rubric by group, each from the highest, in the
// order in which the groups are first named.
func bandTables(r *rubric.Rubric) [][]*rubric.Band {
	var out [][]*rubric.Band
	at := map[string]int{}
	for i := range r.Bands {
		b := &r.Bands[i]
		if _, known := at[b.Group]; !known {
			at[b.Group] = len(out)
			out = append(out, nil)
		}
		out[at[b.Group]] = append(out[at[b.Group]], b)
	}
	return out
}

// leastFinal returns what no final score is less than.
func (s *compiled) leastFinal() decimal.Decimal {
	x := &spread{compiled: s, row: s.blankRow(), leaves: s.leaves, parts: make([]entry, len(s.leaves))}
	for _, n := range x.leaves {
		o := n.evaluate(s.rubric, s.vars(x.row, n), s.points(x.row, n)...)
		x.parts[n.index] = s.entry(n, &o)
	}
	return s.book.decimal(x.final().lo)
}

// noBand says why a final score that is known has no band.
func (s *compiled) noBand(t *Total, group string) rubric.Text {
	if len(s.rubric.Bands) == 0 || !t.Final.Valid || !t.Band.IsZero() {
		return rubric.Text{}
	}
	var table, others []*rubric.Band
	for _, bands := range bandTables(s.rubric) {
		switch bands[0].Group {
		case group:
			table = bands
		case "":
			others = bands
		}
	}
	if table == nil {
		table = others
	}
	switch {
	case table == nil && group == "":
		return rubric.Say(bandsOfGroupsOnly)
	case table == nil:
		return rubric.Say(noBandsOfGroup, group)
	}
	lowest := table[len(table)-1]
	return rubric.Say(scoreBelowBands, t.Final.Decimal, lowest.Name, lowest.From)
}
