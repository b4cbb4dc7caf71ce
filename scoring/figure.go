package scoring

import (
	"fmt"
	"slices"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/parindex/parindex/scoring/internal/words"
	"github.com/shopspring/decimal"
)

// Figure is what a unit declares for an input: a number, yes or no, an option, a day,
// or a [Bound] of which only limits are known. The zero Figure is a missing one, which
// says as much as no figure at all: the input can be anything that its type and domain
// allow. A missing figure is never taken as zero.
//
// No figure is made of a float64, whose digits are not what was typed. Figures are
// immutable and may be shared by goroutines; compare them with [Figure.Equal].
type Figure struct {
	// int64 (a whole number of up to 18 digits), short, decimal.Decimal (any other number),
	// bool, string, rubric.Date or Bound.
	v any
}

// short is a number of up to 18 digits, n ÷ 10^places in lowest terms: what nearly all
// figures are that are not whole.
type short struct {
	n      int64
	places int32
}

func (s short) decimal() decimal.Decimal { return decimal.New(s.n, -s.places) }

// Known returns the figure that a value is: a number, a yes or no, a day (see
// [rubric.DateOf] for that of a time.Time), or what a text stands for: the number 76.5,
// the day 2025-01-31, never of a date that did not come, or the option of that name. Only a text that is written as
// [Figure.String] writes it is a number or a day at once; another, such as 076.50, is
// read by the type of the input that it is given for.
func Known[T int | int64 | decimal.Decimal | bool | rubric.Date | string](v T) Figure {
	switch v := any(v).(type) {
	case int:
		return ofNumber(decimal.NewFromInt(int64(v)))
	case int64:
		return ofNumber(decimal.NewFromInt(v))
	case decimal.Decimal:
		return ofNumber(v)
	case string:
		return ofText(v)
	default: // yes or no, or a day
		return Figure{v}
	}
}

func ofNumber(d decimal.Decimal) Figure {
	if n, whole := rules.Scaled(d, 0); whole {
		return Figure{n}
	}
	if decimals.TooLong(d, figureDigits) {
		return Figure{d}
	}
	d = decimals.Canonical(d)
	if places := -d.Exponent(); places > 0 && d.NumDigits() <= figureDigits {
		return Figure{short{d.CoefficientInt64(), places}}
	}
	return Figure{d}
}

func ofText(s string) Figure {
	s = spelling.Normalize(s)
	if s == "" || s[0] != '-' && (s[0] < '0' || s[0] > '9') {
		return Figure{s}
	}
	if d, err := decimals.Parse(s, figureDigits); err == nil && decimals.Format(d) == s {
		return ofNumber(d)
	}
	var day rubric.Date
	if err := day.UnmarshalText([]byte(s)); err == nil && onCalendar(day) {
		return Figure{day}
	}
	return Figure{s}
}

// figureOf returns the figure of a value that is known exactly.
func figureOf(v interval.Domain) Figure {
	if v.Type == interval.Bool {
		return Known(v.Bools == interval.IsTrue)
	}
	return Known(words.Exact(v))
}

// Within returns the figure of which no more is known than that it lies within a bound.
func Within(b Bound) Figure {
	b.OneOf = slices.Clone(b.OneOf)
	return Figure{b}
}

// figureDigits bounds the digits of a figure on each side of the point.
const figureDigits = 18

// Bound is a figure of which only limits are known: below 95, at least 1. Every
// limit that is set must hold; a zero Figure sets none. OneOf limits an enum to some
// of its options; it is nil where it does not, and an empty one allows nothing.
type Bound struct {
	AtLeast Figure   `json:"at_least,omitzero"`
	Above   Figure   `json:"above,omitzero"`
	AtMost  Figure   `json:"at_most,omitzero"`
	Below   Figure   `json:"below,omitzero"`
	OneOf   []string `json:"one_of,omitzero"`
}

// limits returns the limits with the words for them.
func (b Bound) limits() []limit {
	all := []limit{{"at_least", ">=", b.AtLeast}, {"above", ">", b.Above}, {"at_most", "<=", b.AtMost},
		{"below", "<", b.Below}}
	return slices.DeleteFunc(all, func(l limit) bool { return l.at.IsZero() })
}

type limit struct {
	word, op string
	at       Figure
}

// IsZero reports whether a bound sets no limit.
func (b Bound) IsZero() bool { return len(b.limits()) == 0 && b.OneOf == nil }

// Equal reports whether two bounds set the same limits.
func (b Bound) Equal(c Bound) bool {
	return b.AtLeast.Equal(c.AtLeast) && b.Above.Equal(c.Above) && b.AtMost.Equal(c.AtMost) && b.Below.Equal(c.Below) &&
		(b.OneOf == nil) == (c.OneOf == nil) && slices.Equal(b.OneOf, c.OneOf)
}

// Holds reports whether a figure of an input lies within a bound. The error is that
// of [Scorer.Score] for such a figure or bound.
func (b Bound) Holds(in *rubric.Input, f Figure) (bool, error) {
	if in == nil {
		return false, noInput.Say()
	}
	v, err := factOf(in, f)
	if err != nil {
		return false, err
	}
	within, err := factOf(in, Within(b))
	return err == nil && !v.Intersect(within).Empty(), err
}

// IsZero reports whether the figure is missing.
func (f Figure) IsZero() bool { return f.v == nil }

// Equal reports whether two figures are the same: 1.50 and 1.5 are.
func (f Figure) Equal(g Figure) bool {
	switch v := f.v.(type) {
	case decimal.Decimal:
		w, is := g.v.(decimal.Decimal)
		return is && decimals.Compare(v, w) == 0
	case Bound:
		w, is := g.v.(Bound)
		return is && v.Equal(w)
	}
	return f.v == g.v
}

// Number returns the number that the figure is; not ok if it is none.
func (f Figure) Number() (_ decimal.Decimal, ok bool) {
	switch v := f.v.(type) {
	case int64:
		return decimal.NewFromInt(v), true
	case short:
		return v.decimal(), true
	case decimal.Decimal:
		return v, true
	}
	return decimal.Decimal{}, false
}

// YesNo returns the yes or no that the figure is; not ok if it is neither.
func (f Figure) YesNo() (yes, ok bool) {
	yes, ok = f.v.(bool)
	return yes, ok
}

// Day returns the day that the figure is; not ok if it is none.
func (f Figure) Day() (_ rubric.Date, ok bool) {
	d, ok := f.v.(rubric.Date)
	return d, ok
}

// Bound returns the limits within which the figure lies; not ok if it is known itself.
func (f Figure) Bound() (_ Bound, ok bool) {
	b, ok := f.v.(Bound)
	b.OneOf = slices.Clone(b.OneOf)
	return b, ok
}

// String writes the figure as it stands in a file: 76.5, true, on_time, 2025-01-31,
// {at_least: 70, below: 90}. A missing one is the word missing.
func (f Figure) String() string {
	switch v := f.v.(type) {
	case nil:
		return "missing"
	case short:
		return decimals.Format(v.decimal())
	case decimal.Decimal:
		return decimals.Format(v)
	case Bound:
		var list []string
		for _, l := range v.limits() {
			list = append(list, l.word+": "+l.at.String())
		}
		if v.OneOf != nil {
			list = append(list, "one_of: ["+strings.Join(v.OneOf, ", ")+"]")
		}
		return "{" + strings.Join(list, ", ") + "}"
	default:
		return fmt.Sprint(v)
	}
}

// In writes the figure for people: 76,5 or 76.5, có or yes, 31/01/2025 or 31 January
// 2025, từ 70 trở lên và dưới 90 or at least 70 and below 90. It knows neither the unit
// of an input nor the titles of its options.
func (f Figure) In(l locale.Lang) string {
	w := words.Words{Lang: l}
	switch v := f.v.(type) {
	case nil:
		return w.Unknown()
	case int64, short, decimal.Decimal:
		d, _ := f.Number()
		return l.Decimal(d)
	case bool:
		if v {
			return w.Pick("có", "yes")
		}
		return w.Pick("không", "no")
	case rubric.Date:
		return v.Written(l)
	case string:
		if v == words.Never {
			return w.Value(interval.DateDomain(interval.Exactly(interval.Never)))
		}
	case Bound:
		var list []string
		for _, limit := range v.limits() {
			_, day := limit.at.Day()
			list = append(list, w.Limited(limit.op, limit.at.In(l), day))
		}
		if v.OneOf != nil {
			list = append(list, strings.Join(v.OneOf, w.Pick(" hoặc ", " or ")))
		}
		return strings.Join(list, w.Pick(" và ", " and "))
	}
	return f.String()
}
