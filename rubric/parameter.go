package rubric

import (
	"github.com/parindex/parindex/rubric/jsonform"
	"github.com/shopspring/decimal"
)

// Parameter is a number that rules name and that changes over the years: a threshold, a
// maximum share. Rules read the value that is in force.
type Parameter struct {
	Name  string    `json:"name"`
	Title Text      `json:"title"`
	Type  InputType `json:"type"` // Percent, Count or Number
	// Unit is what a count or number counts.
	Unit Text `json:"unit,omitzero"`
	// AsOf names the date input by which the value is chosen. Without it the value is the
	// one that is in force in the period, all of it.
	AsOf string `json:"as_of,omitempty"`
	// Values follow each other without gaps, the earliest first.
	Values []ParameterValue `json:"values"`
}

// ParameterValue is a value of a parameter with the days for which it is in force.
type ParameterValue struct {
	Value decimal.Decimal `json:"value"`
	// From is the first day and Until the last; a zero Until says that no end is known.
	From  Date `json:"from"`
	Until Date `json:"until,omitzero"`
	// Source is the document that says so; a value without one is Illustrative.
	Source       Text `json:"source,omitzero"`
	Illustrative bool `json:"illustrative,omitempty"`
}

// MarshalJSON writes the parameter as it stands in rubric files.
func (p Parameter) MarshalJSON() ([]byte, error) { return jsonform.Marshal(p) }

// UnmarshalJSON reads what MarshalJSON writes; it does not validate.
func (p *Parameter) UnmarshalJSON(b []byte) error { return jsonform.Unmarshal(b, p) }

// MarshalJSON writes the value as it stands in rubric files.
func (v ParameterValue) MarshalJSON() ([]byte, error) { return jsonform.Marshal(v) }

// UnmarshalJSON reads what MarshalJSON writes; it does not validate.
func (v *ParameterValue) UnmarshalJSON(b []byte) error { return jsonform.Unmarshal(b, v) }
