package rubric

import (
	"slices"

	"github.com/parindex/parindex/rubric/locale"
	"github.com/shopspring/decimal"
)

// mostValues bounds the values of a parameter: every use of it in a rule stands for all
// that may be in force.
const mostValues = 100

var parameterTypes = []string{string(Percent), string(Count), string(Number)}

// parameters checks the parameters; like has the names of the inputs.
func (v *validator) parameters(like lookalikes) {
	seen := map[string]bool{}
	for i := range v.r.Parameters {
		p := &v.r.Parameters[i]
		what := called(parameterNamed, p.Name)
		v.made(p, what, []string{p.Name, p.AsOf}, p.Title, p.Unit)
		v.need(p.Name != "", p, "name", about{thing: aParameter})
		v.need(p.Type != "", p, "type", what)
		v.known(string(p.Type), parameterTypes, p, "type", what)
		v.text(p.Title, p, "title", what)
		switch {
		case p.Name == "" || v.r.Broken(p, "name"):
		case !isIdentifier(p.Name):
			v.fault(p, "name", what, noIdentifier)
		case p.Name == groupName:
			v.fault(p, "name", what, nameOfGroup)
		case seen[p.Name]:
			v.fault(p, "name", about{}, duplicateParameter, locale.Short(p.Name))
		case v.inputs[p.Name] != nil:
			v.fault(p, "name", about{}, parameterIsInput, locale.Short(p.Name))
		default:
			v.alike(like, p.Name, p, "name", what)
		}
		seen[p.Name] = true
		v.asOf(p, what)
		before := len(v.faults)
		v.values(p, what)
		if p.AsOf == "" && !v.stated(p, "as_of") && len(v.faults) == before {
			v.inPeriod(p, what)
		}
	}
}

// asOf checks that what chooses the value is a date.
func (v *validator) asOf(p *Parameter, what about) {
	if p.AsOf == "" || v.r.Broken(p, "as_of") {
		return
	}
	var dates []string
	for i := range v.r.Inputs {
		if in := &v.r.Inputs[i]; in.Type == DateIn && len(in.Each) == 0 {
			dates = append(dates, in.Name)
		}
	}
	switch in := v.inputs[p.AsOf]; {
	case in == nil && v.unnamed(): // perhaps one whose name could not be read
	case in == nil:
		v.fault(p, "as_of", what, asOfNoInput, locale.Short(p.AsOf), v.r.Suggest(v.faults, p.AsOf, dates))
	case in.Type == "" || v.r.Broken(in, "type"):
	case in.Type != DateIn:
		v.fault(p, "as_of", what, asOfType, locale.Short(p.AsOf), in.Type, v.r.Suggest(v.faults, p.AsOf, dates))
	case len(in.Each) > 0 || in.Series() != nil:
		v.fault(p, "as_of", what, asOfSeries, locale.Short(p.AsOf), v.r.Suggest(v.faults, p.AsOf, dates))
	}
}

// values checks each value and that they follow each other.
func (v *validator) values(p *Parameter, what about) {
	if v.r.Broken(p, "values") {
		return
	}
	if len(p.Values) == 0 {
		v.fault(p, "values", what, noValues)
	}
	if len(p.Values) > mostValues {
		v.fault(p, "values", what, manyValues, mostValues)
	}
	var last *ParameterValue // the one before, if its days are known
	for i := range p.Values {
		of := &p.Values[i]
		v.made(of, what, nil, of.Source)
		v.amount(p, of, what)
		if of.Source.IsZero() && !of.Illustrative && !v.r.Broken(of, "source") {
			v.fault(of, "source", what, holidayNoSource)
		}
		v.need(!of.From.IsZero(), of, "from", what)
		switch {
		case of.From.IsZero() || v.r.Broken(of, "from") || v.r.Broken(of, "until"):
			last = nil
			continue
		case !of.Until.IsZero() && of.Until.DayNumber() < of.From.DayNumber():
			v.fault(of, "until", what, valueEndsBefore, of.Until, of.From)
			last = nil
			continue
		case last != nil:
			v.follows(last, of, what)
		}
		last = of
	}
}

// follows checks that a value begins on the day after the one before it ends.
func (v *validator) follows(last, of *ParameterValue, what about) {
	switch from := of.From.DayNumber(); {
	case from <= last.From.DayNumber():
		v.fault(of, "from", what, valuesOutOfOrder, of.From, last.From)
	case last.Until.IsZero():
		v.fault(of, "from", what, valueBeforeOpen, of.From, of.From.Plus(-1))
	case from <= last.Until.DayNumber():
		v.fault(of, "from", what, valuesOverlap, of.From, last.Until)
	case from > last.Until.DayNumber()+1:
		v.fault(of, "from", what, valuesGap, last.Until.Plus(1), of.From.Plus(-1))
	}
}

// amount checks that a value is one that the parameter can have.
func (v *validator) amount(p *Parameter, of *ParameterValue, what about) {
	d := of.Value
	switch {
	case v.r.Broken(of, "value"):
	case p.Type == Percent && (d.IsNegative() || d.GreaterThan(decimal.NewFromInt(100))):
		v.fault(of, "value", what, valueNoPercent, d)
	case p.Type == Count && (d.IsNegative() || !d.IsInteger()):
		v.fault(of, "value", what, valueNoCount, d)
	}
}

// inPeriod checks that one value is in force in all of the year that is scored.
func (v *validator) inPeriod(p *Parameter, what about) {
	year := v.r.Period
	if year <= 0 || len(p.Values) == 0 || v.r.Broken(p, "values") || v.unread(nil, "period") {
		return
	}
	first, last := &p.Values[0], &p.Values[len(p.Values)-1]
	var met []*ParameterValue
	for i := range p.Values {
		of := &p.Values[i]
		if of.fills(year) {
			return
		}
		if of.meets(year) {
			met = append(met, of)
		}
	}
	switch {
	case len(met) == 0 && first.From.Year > year:
		v.fault(p, "values", what, valuesFuture, year, first.From)
	case len(met) == 0:
		v.fault(p, "values", what, valuesExpired, year, last.Until)
	case len(met) > 1:
		v.fault(p, "values", what, valuesChange, year, met[1].From)
	case met[0].From.Year == year:
		v.fault(p, "values", what, valuesBegin, met[0].From, year)
	default:
		v.fault(p, "values", what, valuesEnd, met[0].Until, year)
	}
}

// readable returns the names that reasons can have in braces: inputs and parameters.
func (v *validator) readable() []string {
	names := slices.Clone(v.names)
	for i := range v.r.Parameters {
		names = append(names, v.r.Parameters[i].Name)
	}
	return names
}

// numbersOfParameters yields the values of parameters.
func (r *Rubric) numbersOfParameters(yield func(number) bool) bool {
	for i := range r.Parameters {
		what := called(parameterNamed, r.Parameters[i].Name)
		for k := range r.Parameters[i].Values {
			of := &r.Parameters[i].Values[k]
			if !yield(number{of.Value, of, "value", what}) {
				return false
			}
		}
	}
	return true
}
