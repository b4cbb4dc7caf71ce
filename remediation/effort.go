package remediation

import (
	"maps"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/improve"
	"github.com/shopspring/decimal"
)

// Effort is what it takes to move a figure, in a unit of the host's choice (days
// of work, money), and how far it can be moved. For a move over the distance d
// (in the input's unit; days for dates) it is
//
//	Fixed + PerUnit · d + the Effort of the last of Steps whose From is at most d
//
// and for an option or truth value Fixed + Options[it]. The distance is By of the
// [improve.Change]: of a figure that is known only by a bound it is the farthest that
// it may have to go. The zero Effort is a move that takes nothing. Efforts are never
// negative and never less for a longer way.
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
	From   decimal.Decimal `json:"from"`
	Effort decimal.Decimal `json:"effort"`
}

// effortDigits bounds the digits of an effort on each side of the point.
const effortDigits = 9

// of returns the effort of a change; not ok where the distance is not known.
func (e Effort) of(c improve.Change) (_ decimal.Decimal, ok bool) {
	out := e.Fixed.Add(e.Options[c.Figure.String()])
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

// check returns what is wrong with an effort, which is one of some input.
func (e Effort) check(of locale.Message, in *rubric.Input) error {
	var faults source.Faults
	fault := func(s locale.Sentence, args ...any) {
		faults = append(faults, &source.Fault{Message: s.Say(args...).Of(of)})
	}
	amount := func(what any, v decimal.Decimal) bool {
		switch {
		case v.IsNegative():
			fault(negative, what)
		case !short(v):
			fault(tooManyDigits, what, effortDigits)
		default:
			return true
		}
		return false
	}
	amount("fixed", e.Fixed)
	amount("per_unit", e.PerUnit)
	if !measured(in.Type) && (!e.PerUnit.IsZero() || len(e.Steps) > 0) {
		fault(perUnitOfType, in.Type)
	}
	var last EffortStep
	for i, s := range e.Steps {
		from, effort := amount(partOfStep.Say("from", i+1), s.From), amount(partOfStep.Say("effort", i+1), s.Effort)
		if !from || !effort {
			continue
		}
		if i > 0 && (s.From.LessThanOrEqual(last.From) || s.Effort.LessThan(last.Effort)) {
			fault(stepDoesNotRise, i+1)
		}
		last = s
	}
	for _, name := range slices.Sorted(maps.Keys(e.Options)) {
		amount(optionNamed.Say(name), e.Options[name])
		switch {
		case in.Type == rubric.Bool && name != "true" && name != "false":
			fault(noSuchOption, name, locale.Message{})
		case in.Type == rubric.Enum && in.Option(name) == nil:
			fault(noSuchOption, name, in.SuggestOption(name))
		case in.Type != rubric.Enum && in.Type != rubric.Bool:
			fault(optionsOfType, in.Type)
		}
	}
	return faults.Err()
}

// measured reports whether there are distances between figures.
func measured(t rubric.InputType) bool { return t.Numeric() || t == rubric.DateIn }

// short reports whether a number has as few digits as efforts may have.
func short(v decimal.Decimal) bool {
	return v.Exponent() >= -1000 && v.Exponent() <= effortDigits && v.NumDigits() <= 1000 &&
		v.LessThan(decimal.New(1, effortDigits)) && v.Equal(v.Truncate(effortDigits))
}
