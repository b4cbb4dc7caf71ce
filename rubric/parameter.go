package rubric

import (
	"github.com/parindex/parindex/rubric/jsonform"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/rubric/spelling"
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

// On returns the value that is in force on a day, or nil.
func (p *Parameter) On(day Date) *ParameterValue {
	if p == nil {
		return nil
	}
	for i := range p.Values {
		if p.Values[i].covers(day) {
			return &p.Values[i]
		}
	}
	return nil
}

// covers reports whether the value is in force on a day.
func (v *ParameterValue) covers(day Date) bool {
	at := day.DayNumber()
	return v.From.DayNumber() <= at && (v.Until.IsZero() || at <= v.Until.DayNumber())
}

// meets reports whether the value is in force on some day of a year.
func (v *ParameterValue) meets(year int) bool {
	return v.From.Year <= year && (v.Until.IsZero() || v.Until.Year >= year)
}

// fills reports whether the value is in force on every day of a year.
func (v *ParameterValue) fills(year int) bool {
	return v.covers(Date{Year: year, Month: 1, Day: 1}) && v.covers(Date{Year: year, Month: 12, Day: 31})
}

// Parameter returns the parameter with the name, or nil.
func (r *Rubric) Parameter(name string) *Parameter {
	r = r.orEmpty()
	name = spelling.Normalize(name)
	for i := range r.Parameters {
		if r.Parameters[i].Name == name {
			return &r.Parameters[i]
		}
	}
	return nil
}

func (r *Rubric) readParameter(p *Parameter, n source.Node) {
	f := r.fields(p, n)
	*p = Parameter{
		Name:  value(f, "name", source.Node.Name),
		Title: source.As[Text](f.get("title")),
		Type:  InputType(value(f, "type", oneOf(parameterTypes))),
		Unit:  source.As[Text](f.get("unit")),
		AsOf:  value(f, "as_of", source.Node.Name),
	}
	values := value(f, "values", source.Node.Items)
	p.Values = sized[ParameterValue](len(values))
	for i, n := range values {
		r.readParameterValue(&p.Values[i], n)
	}
	f.Close()
}

func (r *Rubric) readParameterValue(v *ParameterValue, n source.Node) {
	f := r.fields(v, n)
	if !f.Need("value").Present() {
		r.origin.broken[place{v, "value"}] = true
	}
	date := func(n source.Node) Date { return DateOf(n.Date()) }
	*v = ParameterValue{
		Value:        value(f, "value", source.Node.Decimal),
		From:         value(f, "from", date),
		Until:        value(f, "until", date),
		Source:       source.As[Text](f.get("source")),
		Illustrative: f.get("illustrative").Bool(),
	}
	f.Close()
}
