package scoring

import (
	"errors"
	"fmt"
	"math/big"
	"reflect"
	"time"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/shopspring/decimal"
)

// Facts are what is known of one unit: its declared figures and the points that
// appraisers gave.
//
// A figure is a value or a [Bound]. Values are given as decimal.Decimal, any
// integer type, bool, string (an enum's option; also the digits of a number or
// a date as 2023-01-30), [rubric.Date], or time.Time at midnight in its own
// location. A float64 is refused: its digits are not what was typed; and so is a
// time.Time with a clock: it would be another day in another location. Names and
// options may be typed in any Unicode normalisation form. An input without a figure can be anything its
// type and domain allow; it is never taken as zero.
//
// Facts are read by [Scorer.Score] and not changed by it; do not change them
// while it runs. What it returns keeps nothing of them that can be changed.
type Facts struct {
	// Rubric is the ID of the rubric that the figures were declared for. [ParseFacts]
	// sets it, and a scorer refuses the facts of another rubric; empty says nothing.
	Rubric string
	Unit   Unit
	Inputs map[string]any // by input name
	Points map[string]any // of reported items, by code
}

// Unit is the public body that is scored.
type Unit struct {
	ID    string      `json:"id"`
	Name  rubric.Text `json:"name,omitzero"`
	Group string      `json:"group,omitempty"` // object group: chooses the bands
}

// Bound is a figure of which only limits are known: below 95, at least 1. Every
// limit that is set must hold. The limits are given like values, OneOf (for
// enums) by the names of the options.
type Bound struct {
	AtLeast any
	Above   any
	AtMost  any
	Below   any
	OneOf   []string
}

// Holds reports whether a figure of an input lies within a bound. The error is that
// of [Scorer.Score] for such a figure or bound.
func (b Bound) Holds(in *rubric.Input, figure any) (bool, error) {
	if in == nil {
		return false, errors.New("there is no input")
	}
	v, err := factOf(in, figure)
	if err != nil {
		return false, err
	}
	within, err := factOf(in, b)
	return err == nil && !v.Intersect(within).Empty(), err
}

func undeclared(r *rubric.Rubric, name string) string {
	return fmt.Sprintf("%q is not an input of the rubric%s", name, spelling.Suggest(name, inputNames(r)))
}

func inputNames(r *rubric.Rubric) []string {
	names := make([]string, len(r.Inputs))
	for i := range r.Inputs {
		names[i] = r.Inputs[i].Name
	}
	return names
}

// items are those of a rubric by their codes, for files that name many.
type items struct {
	byCode   map[string]*rubric.Item // the first of each code
	codes    []string                // of the areas
	reported []string                // of the leaves of the areas that are reported
}

func itemsOf(r *rubric.Rubric) *items {
	out := &items{byCode: map[string]*rubric.Item{}}
	add := func(it *rubric.Item) {
		if out.byCode[it.Code] == nil {
			out.byCode[it.Code] = it
		}
	}
	for it := range r.All() {
		add(it)
		if out.codes = append(out.codes, it.Code); it.Leaf() && it.Reported {
			out.reported = append(out.reported, it.Code)
		}
	}
	for _, a := range []*rubric.Adjustment{r.Bonus, r.Penalty} {
		if a != nil {
			for _, top := range a.Items {
				for it := range top.All() {
					add(it)
				}
			}
		}
	}
	return out
}

// notReportable says why an item cannot be given points by hand, "" if it can.
func (l *items) notReportable(code string, nearest func() string) string {
	switch it := l.byCode[code]; {
	case it == nil:
		return fmt.Sprintf("the rubric has no item %q%s", locale.Short(code), nearest())
	case !it.Reported:
		return fmt.Sprintf("item %q is not reported: its points are computed", locale.Short(code))
	}
	return ""
}

// mostFaults is how many faults of facts given in Go are told.
const mostFaults = 1000

// factOf converts a figure to what is known of the input. The result lies in
// the input's domain.
func factOf(in *rubric.Input, v any) (formula.Value, error) {
	domain := domainOf(in)
	bound, isBound := v.(Bound)
	if !isBound {
		out, err := valueOf(in, v)
		if err == nil && out.Intersect(domain).Empty() {
			err = outside(in, out, domain)
		}
		return out, err
	}
	out := domain
	for _, limit := range []struct {
		op    string
		value any
	}{{">=", bound.AtLeast}, {">", bound.Above}, {"<=", bound.AtMost}, {"<", bound.Below}} {
		if limit.value == nil {
			continue
		}
		if !in.Type.Numeric() && in.Type != rubric.DateIn {
			return out, fmt.Errorf("limits are for numbers and dates, not for the type %s", in.Type)
		}
		at, err := valueOf(&rubric.Input{Type: limitType(in.Type)}, limit.value)
		if err != nil {
			return out, err
		}
		out = out.Intersect(limitValue(out.Type, limit.op, at))
	}
	if bound.OneOf != nil {
		if in.Type != rubric.Enum {
			return out, fmt.Errorf("one_of is for enums, not for the type %s", in.Type)
		}
		for _, name := range bound.OneOf {
			if _, err := valueOf(in, name); err != nil {
				return out, err
			}
		}
		out = out.Intersect(formula.TextValue(spelling.NormalizeAll(bound.OneOf)...))
	}
	if out.Empty() {
		return out, fmt.Errorf("no value of the input lies within the bounds")
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

func limitValue(t formula.Type, op string, at formula.Value) formula.Value {
	n := formula.Num{}
	v, _ := at.Num.Single()
	switch op {
	case ">=", ">":
		n.Lo, n.LoOpen = v, op == ">"
	default:
		n.Hi, n.HiOpen = v, op == "<"
	}
	return formula.Value{Type: t, Num: n}
}

func outside(in *rubric.Input, v, domain formula.Value) error {
	if in.Type == rubric.Enum {
		return fmt.Errorf("%q is not one of its options", v.Texts[0])
	}
	return fmt.Errorf("%s is outside its domain, %s", v.Num, domain.Num)
}

// valueOf converts a single value by the input's type.
func valueOf(in *rubric.Input, v any) (formula.Value, error) {
	var none formula.Value
	rv := reflect.ValueOf(v)
	switch {
	case v == nil:
		return none, fmt.Errorf("the figure is nil; leave an unknown input out")
	case rv.CanFloat():
		return none, fmt.Errorf("a %T is not exact; pass a decimal.Decimal, an integer, or the digits as a string", v)
	}
	switch in.Type {
	case rubric.Bool:
		if rv.Kind() == reflect.Bool {
			return formula.BoolValue(rv.Bool()), nil
		}
	case rubric.Enum:
		if rv.Kind() == reflect.String {
			name := spelling.Normalize(rv.String())
			if in.Option(name) == nil {
				var names []string
				for _, o := range in.Options {
					names = append(names, o.Name)
				}
				return none, fmt.Errorf("%q is not one of its options%s", locale.Short(name), spelling.Suggest(name, names))
			}
			return formula.TextValue(name), nil
		}
	case rubric.DateIn:
		return dateOf(v, rv)
	default:
		return numberOf(in, v, rv)
	}
	return none, fmt.Errorf("a %s cannot be given as %s", in.Type, given(v))
}

// given says what was passed as a figure: in words for what files hold, too, and by
// its Go type for what only a program can pass.
func given(v any) string {
	switch v.(type) {
	case bool:
		return "true or false"
	case string:
		return "a text"
	case rubric.Date, time.Time:
		return "a date"
	case decimal.Decimal, int, int64:
		return "a number"
	case Bound, *Bound:
		return "a bound"
	}
	return fmt.Sprintf("%T", v)
}

func dateOf(v any, rv reflect.Value) (formula.Value, error) {
	var d rubric.Date
	switch v := v.(type) {
	case rubric.Date:
		d = v
	case time.Time:
		if !atMidnight(v) {
			return formula.Value{}, clockError(v)
		}
		d = rubric.DateOf(v)
	default:
		if rv.Kind() != reflect.String {
			return formula.Value{}, fmt.Errorf("a date cannot be given as %s", given(v))
		}
		if err := d.UnmarshalText([]byte(rv.String())); err != nil {
			return formula.Value{}, err
		}
	}
	switch {
	case d.IsZero():
		return formula.Value{}, fmt.Errorf("the date is empty; leave an unknown input out")
	case !onCalendar(d):
		return formula.Value{}, fmt.Errorf("there is no date %s", d)
	}
	return formula.DateValue(formula.Exactly(big.NewRat(d.DayNumber(), 1))), nil
}

// onCalendar reports whether there is such a day, in a year that files can hold, which
// have four digits for it.
func onCalendar(d rubric.Date) bool {
	return 0 <= d.Year && d.Year <= 9999 && rubric.DateOfDay(d.DayNumber()) == d
}

// atMidnight reports whether a time shows no clock in its own location.
func atMidnight(t time.Time) bool {
	h, m, s := t.Clock()
	return h == 0 && m == 0 && s == 0 && t.Nanosecond() == 0
}

func clockError(t time.Time) error {
	return fmt.Errorf("the time %s is not midnight in its location, so the day is in doubt; give a rubric.Date", t.Format(time.RFC3339Nano))
}

func numberOf(in *rubric.Input, v any, rv reflect.Value) (formula.Value, error) {
	var (
		none formula.Value
		rat  *big.Rat
	)
	if _, isDuration := v.(time.Duration); isDuration {
		return none, fmt.Errorf("a %s cannot be given as %s", in.Type, given(v))
	}
	switch {
	case rv.CanInt():
		rat = new(big.Rat).SetInt64(rv.Int())
	case rv.CanUint():
		rat = new(big.Rat).SetUint64(rv.Uint())
	case rv.Kind() == reflect.String:
		d, err := decimals.Parse(rv.String(), 18)
		if err != nil {
			return none, err
		}
		rat = d.Rat()
	default:
		d, isDecimal := v.(decimal.Decimal)
		if !isDecimal {
			return none, fmt.Errorf("a %s cannot be given as %s", in.Type, given(v))
		}
		var err error
		if rat, err = ratOf(d); err != nil {
			return none, err
		}
	}
	if in.Type == rubric.Count && !rat.IsInt() {
		return none, fmt.Errorf("a count is a whole number, not %s", formula.Decimal(rat))
	}
	return formula.NumberValue(formula.Exactly(rat)), nil
}
