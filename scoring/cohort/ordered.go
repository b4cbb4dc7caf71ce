package cohort

import (
	"slices"

	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/exact"
	"github.com/shopspring/decimal"
)

// Ordered returns the results of the units in the order of a ranking, those without a place
// behind the others of their group and last those whose sheet says nothing, and the places by
// the IDs of the units that have one: what form.WriteResults writes. Halves stay as they are
// (2.5). Units that only one of the cohort and the ranking has are left out.
func (c *Cohort) Ordered(k *Ranking) (results []*scoring.Result, places map[string]decimal.Decimal) {
	places = map[string]decimal.Decimal{}
	if k == nil {
		return nil, places
	}
	numbers := map[string]int{}
	for i := range c.Len() {
		numbers[c.Unit(i).ID] = i
	}
	add := func(u scoring.Unit, place exact.Number) {
		i, is := numbers[u.ID]
		if !is {
			return
		}
		results = append(results, c.Result(i))
		if !place.IsZero() {
			places[u.ID] = place.Round(decimals.Rounding{Places: 1, Mode: decimals.HalfUp})
		}
	}
	for _, g := range k.Groups {
		for _, u := range slices.Concat(g.Units, g.Unknown) {
			add(u.Unit, u.Place)
		}
		for _, u := range g.Absent {
			add(u, exact.Number{})
		}
	}
	return results, places
}
