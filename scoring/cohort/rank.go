package cohort

import (
	"cmp"
	"math/big"
	"slices"

	"github.com/parindex/parindex/rubric/jsonform"
	"github.com/parindex/parindex/rubric/ranking"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/exact"
	"github.com/parindex/parindex/scoring/internal/places"
)

// Rank ranks the units within their object groups. A nil rule means that of the rubric and,
// where it has none, the zero rule: by points, exactly, and equal units share the better
// place.
//
// By points means by the final score, by index by the final score ÷ the maximum × 100,
// where the maximum is that of the whole where the rubric rescales what is excluded, else
// what of it applies to the unit. Exactly means before rescaled points are rounded.
// Keys of [ranking.Ordinal] compare points of items; a unit of which the item is excluded
// has none and comes behind those that have.
//
// A unit of which figures are missing has no place but the places that it can still have:
// Best and Worst, over all that the open scores of the group can be, each on its own, on
// the grid of points. So the interval holds every place that can come out, and may hold
// some that relations between units' figures rule out. Where the maximum that applies is
// open, too, its ends are no narrower than that.
//
// The error has all faults of the rule, as ValidateRanking of the rubric finds them, or
// says that there are no units. It takes O(n log n).
func (c *Cohort) Rank(rule *ranking.Rule) (*Ranking, error) {
	if c == nil || c.rubric == nil || len(c.units)+len(c.roster) == 0 {
		return nil, noUnits.Say()
	}
	if rule == nil {
		rule = c.rubric.Ranking
	}
	if err := c.rubric.ValidateRanking(rule, nil); err != nil {
		return nil, err
	}
	out := &Ranking{Schema: jsonform.Schema, Edition: c.rubric.Edition(), Groups: []Group{}}
	if rule != nil {
		out.Rule = jsonform.Clone(*rule)
	}
	out.Rule.Ties, out.Rule.By = cmp.Or(out.Rule.Ties, ranking.Competition), cmp.Or(out.Rule.By, ranking.Points)
	m, err := c.measure(out.Rule)
	if err != nil {
		return nil, err
	}
	b := c.bandsAbove()
	for _, g := range c.groups {
		out.Groups = append(out.Groups, c.rankGroup(g, m, b))
	}
	c.expect(out)
	out.Note = noteOf(out, c.rubric)
	return out, nil
}

// rankGroup ranks the units of a group.
func (c *Cohort) rankGroup(g places.Group, m *measure, b *bandsAbove) Group {
	out := Group{Name: g.Name, Units: []Ranked{}, Unknown: []Ranked{}}
	var units []int // those with a sheet
	for _, i := range g.Members {
		if c.sheetless(i) {
			out.Absent = append(out.Absent, c.units[i])
		} else {
			units = append(units, i)
		}
	}
	s := m.of(units)
	var known []int // among the units
	var numbers []int64
	for k := range units {
		if s.lo[k] == s.hi[k] && s.known[k] {
			known, numbers = append(known, k), append(numbers, s.lo[k])
		}
	}
	at := places.Of(numbers, m.rule.Ties, nil)
	var best, worst []int
	if len(known) < len(units) {
		best, worst = places.Between(s.lo, s.hi, m.rule.Ties, s.whole)
	}
	list := make([]Ranked, len(units))
	for k, i := range units {
		list[k] = c.rankedUnit(i, b)
		if best != nil {
			list[k].Best, list[k].Worst = half(best[k]), half(worst[k])
		}
	}
	order := make([]int, len(known)) // of the known ones, from the best
	for j := range order {
		order[j] = j
	}
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(numbers[b], numbers[a]),
			spelling.CompareCodes(list[known[a]].Unit.ID, list[known[b]].Unit.ID), cmp.Compare(a, b))
	})
	better := -1 // the last of those before, in another place
	for from, to := 0, 0; from < len(order); from = to {
		place, number := half(at[order[from]]), s.number(known[order[from]])
		var before, next exact.Number
		if better >= 0 {
			before, next = half(at[better]), s.number(known[better])
		}
		for to = from; to < len(order) && numbers[order[to]] == numbers[order[from]]; to++ {
			k := known[order[to]]
			u := &list[k]
			u.Place, u.Of, u.Number = place, len(known), number
			u.NextBand = b.gap(u)
			if better >= 0 {
				u.NextPlace = &Gap{Points: m.lacking(units[k], number, next), Place: before}
			}
		}
		for _, j := range order[from:to] {
			u := &list[known[j]]
			if n := to - from; n > 1 {
				u.Shared, u.Undecided = n, m.rule.Ties == ranking.Ordinal
			}
			out.Units = append(out.Units, *u)
		}
		better = order[from]
	}
	for k := range units {
		if list[k].Of == 0 {
			out.Unknown = append(out.Unknown, list[k])
		}
	}
	slices.SortStableFunc(out.Unknown, func(a, b Ranked) int { return spelling.CompareCodes(a.Unit.ID, b.Unit.ID) })
	return out
}

// half returns a place that is given in halves.
func half(places int) exact.Number { return exact.Of(big.NewRat(int64(places), 2)) }

// rankedUnit says who a unit is, and what its final score is.
func (c *Cohort) rankedUnit(i int, b *bandsAbove) Ranked {
	u := Ranked{Unit: c.units[i]}
	if u.Final = c.finals.At(i); u.Final.Valid {
		u.Range = scoring.Range{Least: u.Final.Decimal, Most: u.Final.Decimal}
		if u.Band = b.names[i]; u.Band.IsZero() && len(b.table(u.Unit.Group)) > 0 {
			u.PossibleBands = slices.Clone(c.Result(i).Total.PossibleBands)
		}
		return u
	}
	t := &c.Result(i).Total
	u.Range, u.Band, u.PossibleBands = t.FinalRange, t.Band, slices.Clone(t.PossibleBands)
	u.Open = jsonform.Clone(t.Open)
	return u
}
