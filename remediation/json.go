package remediation

import (
	"fmt"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/jsonform"
	"github.com/parindex/parindex/scoring"
	"github.com/shopspring/decimal"
)

// Every structure of this package that holds numbers, and every document, is written
// and read by jsonform.Marshal and jsonform.Unmarshal: numbers as strings whatever
// switches a host has set, empty lists as [], unknown and duplicate keys refused.
// A type that is added needs both methods; TestEveryTypeHasItsJSON finds it.

// planDocument is a plan in JSON, with what is computed of it.
type planDocument struct {
	Plan
	Uncovered []string `json:"uncovered"`
	Lacks     []Lack   `json:"lacks"`
}

// MarshalJSON writes the plan with its schema and edition, and with what it lacks as
// it is now.
func (p Plan) MarshalJSON() ([]byte, error) {
	return jsonform.Write(planDocument{p, p.Uncovered(), p.Check()})
}

// UnmarshalJSON reads what MarshalJSON writes; what is computed of a plan is computed
// again when it is asked for.
func (p *Plan) UnmarshalJSON(b []byte) error {
	var doc planDocument
	if err := jsonform.Read("plan", b, &doc); err != nil {
		return err
	}
	*p = doc.Plan
	return nil
}

// MarshalJSON writes the optimum with its schema and edition.
func (o Optimum) MarshalJSON() ([]byte, error) { return jsonform.Write(o) }

// UnmarshalJSON reads what MarshalJSON writes.
func (o *Optimum) UnmarshalJSON(b []byte) error { return jsonform.Read("optimum", b, o) }

// MarshalJSON writes the progress with its schema and edition.
func (g Progress) MarshalJSON() ([]byte, error) { return jsonform.Write(g) }

// UnmarshalJSON reads what MarshalJSON writes.
func (g *Progress) UnmarshalJSON(b []byte) error { return jsonform.Read("progress", b, g) }

// MarshalJSON writes numbers as strings.
func (d Deficit) MarshalJSON() ([]byte, error) { return jsonform.Marshal(d) }

// UnmarshalJSON reads what MarshalJSON writes.
func (d *Deficit) UnmarshalJSON(b []byte) error { return jsonform.Unmarshal(b, d) }

// MarshalJSON writes numbers as strings.
func (r Results) MarshalJSON() ([]byte, error) { return jsonform.Marshal(r) }

// UnmarshalJSON reads what MarshalJSON writes.
func (r *Results) UnmarshalJSON(b []byte) error { return jsonform.Unmarshal(b, r) }

// MarshalJSON writes numbers as strings.
func (a Area) MarshalJSON() ([]byte, error) { return jsonform.Marshal(a) }

// UnmarshalJSON reads what MarshalJSON writes.
func (a *Area) UnmarshalJSON(b []byte) error { return jsonform.Unmarshal(b, a) }

// MarshalJSON writes numbers as strings.
func (p Penalty) MarshalJSON() ([]byte, error) { return jsonform.Marshal(p) }

// UnmarshalJSON reads what MarshalJSON writes.
func (p *Penalty) UnmarshalJSON(b []byte) error { return jsonform.Unmarshal(b, p) }

// MarshalJSON writes numbers as strings.
func (a Action) MarshalJSON() ([]byte, error) { return jsonform.Marshal(a) }

// UnmarshalJSON reads what MarshalJSON writes.
func (a *Action) UnmarshalJSON(b []byte) error { return jsonform.Unmarshal(b, a) }

// MarshalJSON writes numbers as strings.
func (o Outcome) MarshalJSON() ([]byte, error) { return jsonform.Marshal(o) }

// UnmarshalJSON reads what MarshalJSON writes.
func (o *Outcome) UnmarshalJSON(b []byte) error { return jsonform.Unmarshal(b, o) }

// MarshalJSON writes numbers as strings.
func (s Set) MarshalJSON() ([]byte, error) { return jsonform.Marshal(s) }

// UnmarshalJSON reads what MarshalJSON writes.
func (s *Set) UnmarshalJSON(b []byte) error { return jsonform.Unmarshal(b, s) }

// MarshalJSON writes numbers as strings.
func (t Target) MarshalJSON() ([]byte, error) { return jsonform.Marshal(t) }

// UnmarshalJSON reads what MarshalJSON writes.
func (t *Target) UnmarshalJSON(b []byte) error { return jsonform.Unmarshal(b, t) }

// MarshalJSON writes numbers as strings.
func (e Effect) MarshalJSON() ([]byte, error) { return jsonform.Marshal(e) }

// UnmarshalJSON reads what MarshalJSON writes.
func (e *Effect) UnmarshalJSON(b []byte) error { return jsonform.Unmarshal(b, e) }

// MarshalJSON writes numbers as strings.
func (o OutOfReach) MarshalJSON() ([]byte, error) { return jsonform.Marshal(o) }

// UnmarshalJSON reads what MarshalJSON writes.
func (o *OutOfReach) UnmarshalJSON(b []byte) error { return jsonform.Unmarshal(b, o) }

// MarshalJSON writes numbers as strings.
func (a ActionProgress) MarshalJSON() ([]byte, error) { return jsonform.Marshal(a) }

// UnmarshalJSON reads what MarshalJSON writes.
func (a *ActionProgress) UnmarshalJSON(b []byte) error { return jsonform.Unmarshal(b, a) }

// MarshalJSON writes numbers as strings.
func (l LossProgress) MarshalJSON() ([]byte, error) { return jsonform.Marshal(l) }

// UnmarshalJSON reads what MarshalJSON writes.
func (l *LossProgress) UnmarshalJSON(b []byte) error { return jsonform.Unmarshal(b, l) }

// MarshalJSON writes the goal as it stands in the file of an aim.
func (g Goal) MarshalJSON() ([]byte, error) { return jsonform.Marshal(g) }

// UnmarshalJSON reads what MarshalJSON writes.
func (g *Goal) UnmarshalJSON(b []byte) error { return jsonform.Unmarshal(b, g) }

// MarshalJSON writes the step as it stands in the file of an aim.
func (s EffortStep) MarshalJSON() ([]byte, error) { return jsonform.Marshal(s) }

// UnmarshalJSON reads what MarshalJSON writes.
func (s *EffortStep) UnmarshalJSON(b []byte) error { return jsonform.Unmarshal(b, s) }

type effortDocument struct {
	Fixed   decimal.Decimal            `json:"fixed,omitzero"`
	PerUnit decimal.Decimal            `json:"per_unit,omitzero"`
	Steps   []EffortStep               `json:"steps,omitempty"`
	Options map[string]decimal.Decimal `json:"options,omitempty"`
	Within  scoring.Bound              `json:"within,omitzero"`
}

// MarshalJSON writes the effort as it stands in the file of an aim. One that stays is
// "none", whatever else it has.
func (e Effort) MarshalJSON() ([]byte, error) {
	if e.Stays {
		return []byte(`"none"`), nil
	}
	return jsonform.Marshal(effortDocument{e.Fixed, e.PerUnit, e.Steps, e.Options, e.Within})
}

// UnmarshalJSON reads what MarshalJSON writes; limits stay as [scoring.Bound] reads
// them.
func (e *Effort) UnmarshalJSON(b []byte) error {
	if string(b) == `"none"` {
		*e = Effort{Stays: true}
		return nil
	}
	var doc effortDocument
	if err := jsonform.Unmarshal(b, &doc); err != nil {
		return err
	}
	*e = Effort{doc.Fixed, doc.PerUnit, doc.Steps, doc.Options, doc.Within, false}
	return nil
}

type aimDocument struct {
	Schema    int               `json:"schema,omitempty"`
	Rubric    string            `json:"rubric,omitempty"`
	Goal      Goal              `json:"goal"`
	Unit      rubric.Text       `json:"unit,omitzero"`
	Next      int               `json:"next,omitempty"`
	Efforts   map[string]Effort `json:"efforts,omitempty"`
	Otherwise *Effort           `json:"otherwise,omitempty"`
}

// MarshalJSON writes the aim as [ParseAim] reads it.
func (a Aim) MarshalJSON() ([]byte, error) {
	if a.Next < 0 || a.Next > maxNext {
		return nil, fmt.Errorf("an aim with %d next best sets has no file", a.Next)
	}
	doc := aimDocument{jsonform.Schema, a.Rubric, a.Goal, a.Unit, a.Next, a.Efforts, a.Otherwise}
	if a.Otherwise != nil && a.Otherwise.Stays {
		doc.Otherwise = nil
	}
	return jsonform.Marshal(doc)
}

// UnmarshalJSON reads what MarshalJSON writes, and any aim in JSON that [ParseAim]
// reads, without holding it against a rubric; limits stay as [scoring.Bound] reads
// them.
func (a *Aim) UnmarshalJSON(b []byte) error {
	var doc aimDocument
	if err := jsonform.Read("aim", b, &doc); err != nil {
		return err
	}
	if doc.Otherwise != nil && doc.Otherwise.Stays {
		doc.Otherwise = nil
	}
	*a = Aim{
		Rubric: doc.Rubric, Goal: doc.Goal, Unit: doc.Unit, Next: doc.Next,
		Efforts: doc.Efforts, Otherwise: doc.Otherwise,
	}
	return nil
}
