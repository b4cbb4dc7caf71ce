package remediation

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring"
	"github.com/shopspring/decimal"
)

// Aim is what [Optimize] is to reach, and what moving figures takes. It is
// read-only once in use.
type Aim struct {
	Goal Goal
	// Efforts are by input. Inputs without one have the effort Otherwise, where that
	// is not nil and the rubric does not mark them fixed; else they stay.
	Efforts   map[string]Effort
	Otherwise *Effort
	// Unit is what effort is counted in, for people.
	Unit rubric.Text
	// Next is how many of the next best sets are wanted, beside the best.
	Next int
	// Steps bounds the work; zero is a default that suffices for some hundred inputs.
	Steps int
}

// Goal is what a unit is to reach: just one of these.
type Goal struct {
	// Total is the least final score.
	Total decimal.NullDecimal `json:"total,omitzero"`
	// Band is the name of a band, in either language: its least score is the goal.
	Band string `json:"band,omitempty"`
	// Rank is the place among rivals, of whom the final scores are given; equal
	// scores share the better place.
	Rank   int               `json:"rank,omitempty"`
	Rivals []decimal.Decimal `json:"rivals,omitempty"`
	// Effort asks for the most points that may take so much.
	Effort decimal.NullDecimal `json:"effort,omitzero"`
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
		return out, fmt.Errorf("an aim needs one goal: a total, a band, a rank or an effort; there are %d", goals)
	}
	switch {
	case g.Total.Valid:
		return g.Total, bounded("the total", g.Total.Decimal)
	case g.Effort.Valid:
		if g.Effort.Decimal.IsNegative() {
			return out, errors.New("the effort is negative")
		}
		return out, bounded("the effort", g.Effort.Decimal)
	case g.Band != "":
		var names []string
		for _, b := range r.Bands {
			own := r.Band(b.From, group)
			switch {
			case own == nil || own.Name != b.Name || !own.From.Equal(b.From):
				continue // another group's
			case b.Name.VI == g.Band || b.Name.EN == g.Band:
				return decimal.NewNullDecimal(b.From), nil
			}
			names = append(names, b.Name.VI, b.Name.EN)
		}
		return out, fmt.Errorf("the rubric has no band %q for the group %q%s", g.Band, group, source.Suggest(g.Band, names))
	case g.Rank < 0 || g.Rank > len(g.Rivals)+1:
		return out, fmt.Errorf("there is no rank %d among %d rivals", g.Rank, len(g.Rivals))
	}
	for _, v := range g.Rivals {
		if err := bounded("a rival's score", v); err != nil {
			return out, err
		}
	}
	if g.Rank == len(g.Rivals)+1 {
		return out, errors.New("the last place is no goal")
	}
	better := slices.SortedFunc(slices.Values(g.Rivals), func(a, b decimal.Decimal) int { return b.Cmp(a) })
	return decimal.NewNullDecimal(better[g.Rank-1]), nil
}

// bounded refuses numbers whose exponents make them of any size.
func bounded(what string, v decimal.Decimal) error {
	if v.Exponent() > 18 || v.Exponent() < -18 || v.NumDigits() > 36 {
		return fmt.Errorf("%s has more than 18 digits before or after the point", what)
	}
	return nil
}

// efforts returns the effort of every input that can be moved.
func (a *Aim) efforts(r *rubric.Rubric) (map[string]Effort, error) {
	var faults []error
	out := map[string]Effort{}
	for _, name := range slices.Sorted(maps.Keys(a.Efforts)) {
		e, in := a.Efforts[name], r.Input(name)
		switch {
		case in == nil:
			faults = append(faults, fmt.Errorf("effort of %q: there is no such input%s", name, source.Suggest(name, inputNames(r))))
		case in.Fixed && !e.Stays:
			faults = append(faults, fmt.Errorf("effort of %q: the rubric says that it is fixed", name))
		default:
			faults = append(faults, e.check(in))
			out[name] = e
		}
	}
	for i := range r.Inputs {
		in := &r.Inputs[i]
		if _, given := out[in.Name]; !given && a.Otherwise != nil && !in.Fixed {
			e := *a.Otherwise
			if !in.Type.Numeric() && in.Type != rubric.DateIn {
				e.PerUnit, e.Steps = decimal.Zero, nil // there is no distance
			}
			faults = append(faults, e.check(in))
			out[in.Name] = e
		}
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
