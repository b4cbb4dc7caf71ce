package remediation

import (
	"errors"
	"maps"
	"slices"

	"github.com/parindex/parindex/remediation/internal/names"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring"
	"github.com/shopspring/decimal"
)

// Aim is what [Optimize] is to reach, and what moving figures takes. It is
// read-only once in use.
type Aim struct {
	// Rubric is the ID of the rubric whose inputs it is for. [ParseAim] sets it, and
	// [Optimize] refuses the aim for another; empty says nothing.
	Rubric string
	Goal   Goal
	// Efforts are by input; one of a series is that of each of its members. Inputs
	// without one have the effort Otherwise, where that is not nil, the rubric does not mark
	// them fixed, and they are not what a survey or another agency says of the unit
	// ([improve.Surveyed]); else they stay. Otherwise has no options and no limits; of
	// options and truth values only its Fixed counts.
	Efforts   map[string]Effort
	Otherwise *Effort
	// Unit is what effort is counted in, for people.
	Unit rubric.Text
	// Next is how many of the next best sets are wanted, beside the best.
	Next int
}

// Goal is what a unit is to reach: just one of these.
type Goal struct {
	// Total is the least final score.
	Total decimal.NullDecimal `json:"total,omitzero"`
	// Band is the name of a band, in either language: it, or a higher one, is the goal.
	Band string `json:"band,omitempty"`
	// Rank is the place among rivals, of whom the final scores are given; equal
	// scores share the better place.
	Rank   int               `json:"rank,omitempty"`
	Rivals []decimal.Decimal `json:"rivals,omitempty"`
	// Effort asks for the most points that may take so much.
	Effort decimal.NullDecimal `json:"effort,omitzero"`
}

// canonical returns an equal goal in the form that JSON reads back.
func (g Goal) canonical() Goal {
	out := Goal{Band: g.Band, Rank: g.Rank}
	if g.Total.Valid {
		out.Total = decimal.NewNullDecimal(canonical(g.Total.Decimal))
	}
	if g.Effort.Valid {
		out.Effort = decimal.NewNullDecimal(canonical(g.Effort.Decimal))
	}
	for _, v := range g.Rivals {
		out.Rivals = append(out.Rivals, canonical(v))
	}
	return out
}

// required returns the final score that a goal asks for; none for the most points
// of an effort.
func (g Goal) required(r *rubric.Rubric, group string) (decimal.NullDecimal, error) {
	var out decimal.NullDecimal
	goals := 0
	for _, is := range []bool{g.Total.Valid, g.Band != "", g.Rank != 0, g.Effort.Valid} {
		if is {
			goals++
		}
	}
	if goals != 1 {
		return out, oneGoal.Say(goals)
	}
	switch {
	case g.Total.Valid:
		return g.Total, bounded(theTotal, g.Total.Decimal)
	case g.Effort.Valid:
		if g.Effort.Decimal.IsNegative() {
			return out, effortNegative.Say()
		}
		return out, bounded(theEffort, g.Effort.Decimal)
	case g.Band != "":
		name := spelling.Normalize(g.Band)
		var names []string
		for _, b := range r.BandsOf(group) {
			if b.Name.VI == name || b.Name.EN == name {
				return decimal.NewNullDecimal(b.From), nil
			}
			names = append(names, b.Name.VI, b.Name.EN)
		}
		if group != "" {
			return out, noSuchBandOfGroup.Say(g.Band, group, spelling.Suggest(g.Band, names))
		}
		return out, noSuchBand.Say(g.Band, spelling.Suggest(g.Band, names))
	case g.Rank < 0 || g.Rank > len(g.Rivals)+1:
		return out, noSuchRank.Say(g.Rank, len(g.Rivals))
	}
	for _, v := range g.Rivals {
		if err := bounded(rivalScore, v); err != nil {
			return out, err
		}
	}
	if g.Rank == len(g.Rivals)+1 {
		return out, lastPlace.Say()
	}
	better := slices.SortedFunc(slices.Values(g.Rivals), func(a, b decimal.Decimal) int { return b.Cmp(a) })
	return decimal.NewNullDecimal(better[g.Rank-1]), nil
}

// bounded refuses numbers whose exponents make them of any size.
func bounded(what locale.Sentence, v decimal.Decimal) error {
	if v.Exponent() > 18 || v.Exponent() < -18 || v.NumDigits() > 36 {
		return tooManyDigits.Say(what.Say(), 18)
	}
	return nil
}

// efforts returns the effort of every input that can be moved. Those that others publish move
// only where an effort of their own is stated.
func (a *Aim) efforts(r *rubric.Rubric, published []string) (map[string]Effort, error) {
	var faults []error
	add := func(m locale.Message) { faults = append(faults, m) }
	out := map[string]Effort{}
	given, twice := spelling.NormalizeKeys(a.Efforts)
	if twice != "" {
		add(twoEfforts.Say().Of(effortNamed.Say(twice)))
	}
	for _, name := range slices.Sorted(maps.Keys(given)) {
		e, in := given[name], r.Input(name)
		e.Options, _ = spelling.NormalizeKeys(e.Options)
		switch {
		case in == nil:
			add(effortOfNoInput.Say(spelling.Suggest(name, names.Inputs(r))).Of(effortNamed.Say(name)))
		case in.Fixed && !e.Stays:
			add(effortOfFixed.Say().Of(effortNamed.Say(name)))
		default:
			faults = append(faults, e.check(effortNamed.Say(name), in))
			for _, name := range r.ScalarNames(name) {
				if _, own := given[name]; !own || len(in.Each) == 0 {
					out[name] = e
				}
			}
		}
	}
	if e := a.Otherwise; e != nil {
		faults = append(faults, e.check(effortOfOthers.Say(), &rubric.Input{Type: rubric.Number}))
		if !e.Within.IsZero() {
			add(limitsOfOne.Say().Of(effortOfOthers.Say()))
		}
		for _, in := range r.Scalars() {
			_, own := given[in.Name]
			if of := in.Series(); of != nil && !own {
				_, own = given[of.Name]
			}
			if own || in.Fixed || slices.Contains(published, in.Name) {
				continue
			}
			out[in.Name] = *e
			if !measured(in.Type) { // there is no distance
				out[in.Name] = Effort{Fixed: e.Fixed, Stays: e.Stays}
			}
		}
	}
	if a.Next < 0 {
		add(negativeNumbers.Say())
	}
	maps.DeleteFunc(out, func(_ string, e Effort) bool { return e.Stays })
	return out, errors.Join(faults...)
}

// movable returns the bounds within which inputs can be moved.
func movable(efforts map[string]Effort) map[string]scoring.Bound {
	out := map[string]scoring.Bound{}
	for name, e := range efforts {
		out[name] = e.Within
	}
	return out
}
