package scoring

import (
	"math/big"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/parindex/parindex/scoring/internal/words"
	"github.com/shopspring/decimal"
)

// Facts are what is known of one unit: its declared figures and the points that
// appraisers gave.
//
// An input without a figure, or with a missing one, can be anything its type and domain
// allow; it is never taken as zero. Names may be typed in any Unicode normalisation form.
//
// Relative figures that rules read stand among the inputs, under the names that they have
// in rules: peer_best(x), peer_rank(x, 'lowest'); of peer_mean(x) they are peer_sum(x) and
// peer_count(x). Package peers sets them for all units of a group.
//
// Facts are read by [Scorer.Score] and not changed by it; do not change them
// while it runs. What it returns keeps nothing of them that can be changed.
type Facts struct {
	// Rubric is the ID of the rubric that the figures were declared for. [ParseFacts]
	// sets it, and a scorer refuses the facts of another rubric; empty says nothing.
	Rubric string
	Unit   Unit
	Inputs map[string]Figure // by input name; of a series by member, under reports.q1
	Points map[string]Figure // of reported items, by code
}

// Unit is the public body that is scored.
type Unit struct {
	ID    string      `json:"id"`
	Name  rubric.Text `json:"name,omitzero"`
	Group string      `json:"group,omitempty"` // object group: chooses the bands
}

// mostFaults is how many faults of facts given in Go are told.
const mostFaults = 1000

// factOf converts a figure to what is known of the input. The result lies in
// the input's domain.
func factOf(in *rubric.Input, f Figure) (interval.Domain, error) {
	domain := rules.DomainOf(in)
	bound, isBound := f.v.(Bound)
	if !isBound {
		if f.IsZero() {
			return domain, nil
		}
		out, err := valueOf(in, f)
		if err == nil && out.Intersect(domain).Empty() {
			err = outside(in, out, domain)
		}
		return out, err
	}
	out := domain
	for _, l := range bound.limits() {
		if !in.Type.Numeric() && in.Type != rubric.DateIn {
			return out, limitsOfType.Say(in.Type)
		}
		at, err := valueOf(&rubric.Input{Type: limitType(in.Type)}, l.at)
		if err != nil {
			return out, err
		}
		out = out.Intersect(limitValue(out.Type, l.op, at))
	}
	if bound.OneOf != nil {
		if in.Type != rubric.Enum {
			return out, oneOfOfType.Say(in.Type)
		}
		for _, name := range bound.OneOf {
			if _, err := valueOf(in, Figure{name}); err != nil {
				return out, err
			}
		}
		out = out.Intersect(interval.TextDomain(spelling.NormalizeAll(bound.OneOf)...))
	}
	if out.Empty() {
		return out, emptyBound.Say()
	}
	return out, nil
}

// limitType is the type of a limit: a count may be bounded by any number.
func limitType(t rubric.InputType) rubric.InputType {
	if t.Numeric() {
		return rubric.Number
	}
	return t
}

func limitValue(t interval.Type, op string, at interval.Domain) interval.Domain {
	n := interval.Interval{}
	v, _ := at.Numbers.Single()
	switch op {
	case ">=", ">":
		n.Lo, n.LoOpen = v, op == ">"
	default:
		n.Hi, n.HiOpen = v, op == "<"
	}
	return interval.Domain{Type: t, Numbers: n}
}

func outside(in *rubric.Input, v, domain interval.Domain) error {
	if in.Type == rubric.Enum {
		return notAnOption.Say(v.Texts[0], in.ListOptions(), locale.Message{})
	}
	return outsideDomain.Say(v.Numbers, domain.Numbers)
}

// valueOf converts a single value by the input's type.
func valueOf(in *rubric.Input, f Figure) (interval.Domain, error) {
	var none interval.Domain
	switch in.Type {
	case rubric.Bool:
		if yes, is := f.v.(bool); is {
			return interval.BoolDomain(yes), nil
		}
	case rubric.Enum:
		name := spelling.Normalize(f.String())
		switch _, isText := f.v.(string); {
		case in.Option(name) != nil && looksAsText(f.v):
			return interval.TextDomain(name), nil
		case isText:
			return none, notAnOption.Say(locale.Short(name), in.ListOptions(), in.SuggestOption(name))
		}
	case rubric.DateIn:
		if text, is := f.v.(string); is && spelling.Normalize(text) == words.Never {
			if !in.Never {
				return none, notNever.Say()
			}
			return interval.DateDomain(interval.Exactly(interval.Never)), nil
		}
		return dateOf(f)
	default:
		return numberOf(in, f)
	}
	return none, figureType.Say(in.Type, given(f.v))
}

// looksAsText reports whether a figure may be the name of an option: a text, or what
// [Known] takes for a number or a day.
func looksAsText(v any) bool {
	switch v.(type) {
	case string, int64, short, decimal.Decimal, rubric.Date:
		return true
	}
	return false
}

// given says what was passed as a figure.
func given(v any) locale.Message {
	switch v.(type) {
	case bool:
		return trueOrFalse.Say()
	case string:
		return aText.Say()
	case rubric.Date:
		return aDate.Say()
	case Bound:
		return aBound.Say()
	}
	return aNumber.Say()
}

func dateOf(f Figure) (interval.Domain, error) {
	d, isDay := f.v.(rubric.Date)
	if text, isText := f.v.(string); isText {
		if err := d.UnmarshalText([]byte(text)); err != nil {
			return interval.Domain{}, err
		}
		isDay = true
	}
	switch {
	case !isDay:
		return interval.Domain{}, dateType.Say(given(f.v))
	case d.IsZero():
		return interval.Domain{}, emptyDate.Say()
	case !onCalendar(d):
		return interval.Domain{}, noSuchDate.Say(d)
	}
	return interval.DateDomain(interval.Exactly(big.NewRat(d.DayNumber(), 1))), nil
}

// onCalendar reports whether there is such a day, in a year that files can hold, which
// have four digits for it.
func onCalendar(d rubric.Date) bool {
	return 0 <= d.Year && d.Year <= 9999 && rubric.Date{Year: 1970, Month: 1, Day: 1}.Plus(d.DayNumber()) == d
}

func numberOf(in *rubric.Input, f Figure) (interval.Domain, error) {
	var none interval.Domain
	d, isNumber := f.Number()
	if text, isText := f.v.(string); isText {
		var err error
		if d, err = decimals.Parse(text, figureDigits); err != nil {
			return none, err
		}
		isNumber = true
	}
	if !isNumber {
		return none, figureType.Say(in.Type, given(f.v))
	}
	rat, err := formula.RatOf(d)
	if err != nil {
		return none, err
	}
	if in.Type == rubric.Count && !rat.IsInt() {
		return none, countNotWhole.Say(rat)
	}
	if in.Places != nil && !interval.GridOf(*in.Places).Has(rat) {
		return none, morePlaces.Say(rat, *in.Places)
	}
	return interval.NumberDomain(interval.Exactly(rat)), nil
}
