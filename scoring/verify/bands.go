package verify

import (
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/shopspring/decimal"
)

// banded proves, of every group of units that the bands name, that every final score
// has a band. No final score is above all bands, so one without a band is below the
// lowest.
func banded(s *rules.Compiled, b rules.Budget) []Verdict {
	var out []Verdict
	var least decimal.NullDecimal // that final scores can be, or less than that
	var lowest *lowestUnit        // facts that come to little
	var limit decimal.Decimal     // below all bands of all groups
	for _, band := range s.Rubric.Bands {
		limit = decimal.Min(limit, band.From)
	}
	for _, table := range rules.BandTables(s.Rubric) {
		band := table[len(table)-1]
		what := rubric.Say(everyBand)
		if band.Group != "" {
			what = rubric.Say(everyBandOfGroup, band.Group)
		}
		d := Verdict{Property: PropertyBand, Outcome: Proved, Message: what,
			Illustrative: s.Rubric.Illustrative || band.Illustrative}
		d.place(s.Rubric.Place(band, "from", -1))
		if !least.Valid {
			least = decimal.NewNullDecimal(leastFinal(s))
		}
		if least.Decimal.LessThan(band.From) {
			if lowest == nil {
				lowest = findLowest(s, limit, b)
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

// leastFinal returns what no final score is less than.
func leastFinal(s *rules.Compiled) decimal.Decimal {
	x := &rules.Spread{Compiled: s, Row: s.UnknownRow(), Leaves: s.Leaves, Parts: make([]rules.Entry, len(s.Leaves))}
	for _, n := range x.Leaves {
		x.Parts[n.Index] = s.Slow(x.Row, n)
	}
	return s.Book.Decimal(x.Final().Lo)
}
