package remediation

import (
	"fmt"
	"maps"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring"
	"github.com/shopspring/decimal"
)

// Effort is what it takes to move a figure, in a unit of the host's choice (days
// of work, money), and how far it can be moved. For a move over the distance d
// (in the input's unit; days for dates) it is
//
//	Fixed + PerUnit · d + the Effort of the last of Steps whose From is at most d
//
// and for an option or truth value Fixed + Options[it]. Of a figure that is known
// only by a bound the distance is that from its farthest end. The zero Effort
// is a move that takes nothing. Efforts are never negative and never less for a
// longer way.
type Effort struct {
	Fixed   decimal.Decimal
	PerUnit decimal.Decimal
	Steps   []EffortStep
	// Options is by option of an enum, or "true" and "false"; what is not listed
	// takes no more than Fixed.
	Options map[string]decimal.Decimal
	// Within says where the figure can be moved; it may be outside now.
	Within scoring.Bound
	// Stays says that the figure cannot be moved at all.
	Stays bool
}

// EffortStep is a step of an [Effort].
type EffortStep struct {
	From   decimal.Decimal
	Effort decimal.Decimal
}

// effortDigits bounds the digits of an effort on each side of the point.
const effortDigits = 9

// of returns the effort of a change; not ok where the distance is not known.
func (e Effort) of(c scoring.Change) (_ decimal.Decimal, ok bool) {
	out := e.Fixed.Add(e.Options[c.Figure])
	if e.PerUnit.IsZero() && len(e.Steps) == 0 {
		return out, true
	}
	if !c.By.Valid {
		return out, false
	}
	out = out.Add(e.PerUnit.Mul(c.By.Decimal))
	for _, s := range slices.Backward(e.Steps) {
		if s.From.LessThanOrEqual(c.By.Decimal) {
			return out.Add(s.Effort), true
		}
	}
	return out, true
}

// check returns what is wrong with an effort made in Go.
func (e Effort) check(in *rubric.Input) error {
	var faults source.Faults
	faultf := func(format string, args ...any) {
		faults = append(faults, &source.Fault{Message: fmt.Sprintf("effort of %q: ", in.Name) + fmt.Sprintf(format, args...)})
	}
	amount := func(what string, v decimal.Decimal) {
		switch {
		case v.IsNegative():
			faultf("%s is negative", what)
		case v.Exponent() < -1000 || v.Exponent() > effortDigits || v.GreaterThanOrEqual(decimal.New(1, effortDigits)) || !v.Equal(v.Truncate(effortDigits)):
			faultf("%s has more than %d digits before or after the point", what, effortDigits)
		}
	}
	amount("fixed", e.Fixed)
	amount("per_unit", e.PerUnit)
	measured := in.Type.Numeric() || in.Type == rubric.DateIn
	if !measured && (!e.PerUnit.IsZero() || len(e.Steps) > 0) {
		faultf("per_unit and steps are for numbers and dates, not for the type %s", in.Type)
	}
	for i, s := range e.Steps {
		amount(fmt.Sprintf("from of step %d", i+1), s.From)
		amount(fmt.Sprintf("effort of step %d", i+1), s.Effort)
		if i > 0 && (s.From.LessThanOrEqual(e.Steps[i-1].From) || s.Effort.LessThan(e.Steps[i-1].Effort)) {
			faultf("step %d does not rise", i+1)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(e.Options)) {
		amount("option "+name, e.Options[name])
		switch {
		case in.Type == rubric.Enum && in.Option(name) == nil, in.Type == rubric.Bool && name != "true" && name != "false":
			faultf("there is no option %q", name)
		case in.Type != rubric.Enum && in.Type != rubric.Bool:
			faultf("options are for enums and truth values, not for the type %s", in.Type)
		}
	}
	return faults.Err()
}
