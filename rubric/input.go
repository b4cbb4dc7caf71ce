package rubric

import (
	"github.com/parindex/parindex/rubric/jsonform"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/shopspring/decimal"
)

// InputType says what values an input takes.
type InputType string

// The types of inputs, with the domain each has unless the input narrows it.
const (
	Percent InputType = "percent" // a number from 0 to 100; an input may declare a higher max
	Count   InputType = "count"   // a whole number from 0
	Number  InputType = "number"  // any number
	Bool    InputType = "bool"    // true or false
	Enum    InputType = "enum"    // one of the input's options
	DateIn  InputType = "date"    // a calendar date
)

var inputTypes = []string{string(Percent), string(Count), string(Number), string(Bool), string(Enum), string(DateIn)}

// Numeric reports whether the values are numbers.
func (t InputType) Numeric() bool { return t == Percent || t == Count || t == Number }

// Input is a declared figure: a name that rules use and units give facts for.
type Input struct {
	Name  string    `json:"name"`
	Type  InputType `json:"type"`
	Title Text      `json:"title"`
	// Unit is what a count or number counts, shown behind the figure: "hồ sơ".
	Unit Text `json:"unit,omitzero"`
	// Min and Max narrow (for percent: may also widen) the domain of a numeric input.
	Min decimal.NullDecimal `json:"min,omitzero"`
	Max decimal.NullDecimal `json:"max,omitzero"`
	// Places says that the values of a number or percent have at most so many decimal
	// places, 0 to 6; nil that they may have any. Between 49.99 and 50 there is nothing then.
	Places *int `json:"places,omitempty"`
	// Never says of a date that it may not come: facts can then say never, which is later
	// than every day.
	Never bool `json:"never,omitempty"`
	// Options are the values of an enum, at least two, at most 1,000.
	Options []Option `json:"options,omitempty"`
	// Each makes the input a series: one figure for each of its members, which are quarters,
	// say. A member is an input of its own, as [Rubric.Scalars] has it.
	Each []Option `json:"each,omitempty"`
	// Fixed marks a figure that is not in the unit's hands (its population, say):
	// no improvement proposes to change it.
	Fixed bool `json:"fixed,omitempty"`
	// Source is where the figure comes from if not from the unit, which then does not state
	// it itself: a survey, or an index that somebody else publishes ([External]).
	Source Source `json:"source,omitempty"`
	// Illustrative marks an input whose domain is an example, not a decided one.
	Illustrative bool `json:"illustrative,omitempty"`

	series   *Input // that it is a member of
	compared *Input // that it is a relative figure of
}

// Series returns the series that an input of [Rubric.Scalars] is a member of; nil for
// others.
func (in *Input) Series() *Input {
	if in == nil {
		return nil
	}
	return in.series
}

// Domain returns the least and greatest value of a numeric input; an end that
// is not Valid is unbounded.
func (in *Input) Domain() (least, most decimal.NullDecimal) {
	if in == nil {
		return least, most
	}
	least, most = in.Min, in.Max
	if !least.Valid && (in.Type == Percent || in.Type == Count) {
		least = decimal.NewNullDecimal(decimal.Zero)
	}
	if !most.Valid && in.Type == Percent {
		most = decimal.NewNullDecimal(decimal.NewFromInt(100))
	}
	return least, most
}

// Option returns the option of an enum with the given name, or nil.
func (in *Input) Option(name string) *Option {
	if in == nil {
		return nil
	}
	name = spelling.Normalize(name)
	for i := range in.Options {
		if in.Options[i].Name == name {
			return &in.Options[i]
		}
	}
	return nil
}

// Option is one value of an enum, one member of a series, one group of units, one answer
// of a survey or one group of its respondents. In files it is a name alone, or a mapping
// {name: late, title: {...}}, with a value where it has one.
type Option struct {
	Name  string `json:"name"`
	Title Text   `json:"title,omitzero"` // for officials; the name where absent
	// Value is, of an answer of a survey, the share of the maximum that it is worth, 0 to 1;
	// of a group of respondents, its weight, above zero. Others have none.
	Value decimal.NullDecimal `json:"value,omitzero"`
}

// MarshalJSON writes the option as it stands in rubric files.
func (o Option) MarshalJSON() ([]byte, error) { return jsonform.Marshal(o) }

// UnmarshalJSON reads what MarshalJSON writes; it does not validate.
func (o *Option) UnmarshalJSON(b []byte) error { return jsonform.Unmarshal(b, o) }
