package rules

import (
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
)

// declareParameters makes the parameters known to expressions, but those of which it is not
// clear what they are: these are faults.
func (c *Compiler) declareParameters() {
	for i := range c.R.Parameters {
		p := &c.R.Parameters[i]
		of := formula.Parameter{Of: p}
		slot, isInput := c.S.Inputs.Slots[p.AsOf]
		switch {
		case p.AsOf != "":
			of.Slot = slot
			if !isInput || c.S.Inputs.Scalars[slot].Type != rubric.DateIn || len(p.Values) == 0 {
				continue
			}
		default:
			of.Value = p.On(rubric.Date{Year: c.R.Period, Month: 1, Day: 1})
			if of.Value == nil || c.R.Broken(p, "as_of") {
				continue
			}
		}
		if c.R.Broken(p, "name") || !formula.IsName(p.Name) || c.R.Input(p.Name) != nil || c.R.Parameter(p.Name) != p {
			continue
		}
		c.Scope.Parameters = append(c.Scope.Parameters, of)
	}
}

// restsOnExample reports whether a formula can read a value of a parameter that no
// document decides.
func restsOnExample(n formula.Node) bool {
	return slices.ContainsFunc(formula.ParameterValues(n), func(v *rubric.ParameterValue) bool { return v.Illustrative })
}

// ParameterIn returns what a parameter can be in a row: one value where the day is known, all
// between the least and the greatest that are possible where it is not. It is empty where
// none is in force.
func (s *Compiled) ParameterIn(r Row, p *rubric.Parameter) (is interval.Domain) {
	exactly := func(v *rubric.ParameterValue) interval.Domain {
		return interval.NumberDomain(interval.Exactly(v.Value.Rat()))
	}
	if p.AsOf == "" {
		return exactly(p.On(rubric.Date{Year: s.Rubric.Period, Month: 1, Day: 1}))
	}
	day := s.Input(r, s.Inputs.Slots[p.AsOf]).Days().Numbers
	for i := range p.Values {
		v := &p.Values[i]
		days := interval.Interval{Lo: interval.ExactInt(v.From.DayNumber()).Lo}
		if !v.Until.IsZero() {
			days.Hi = interval.ExactInt(v.Until.DayNumber()).Lo
		}
		if day.Intersect(days).Empty() {
			continue
		}
		if is.Type == 0 {
			is = exactly(v)
		} else {
			is = is.Union(exactly(v))
		}
	}
	return is
}
