package scoring

import (
	"errors"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/jsonform"
)

// Every structure of this package that holds numbers, and every document, is written
// and read by jsonform.Marshal and jsonform.Unmarshal: numbers as strings whatever
// switches a host has set, empty lists as [], unknown and duplicate keys refused.
// A type that is added needs both methods; TestEveryTypeHasItsJSON finds it.

// MarshalJSON writes numbers as strings.
func (r Range) MarshalJSON() ([]byte, error) { return jsonform.Marshal(r) }

// UnmarshalJSON reads what MarshalJSON writes.
func (r *Range) UnmarshalJSON(b []byte) error { return jsonform.Unmarshal(b, r) }

// MarshalJSON writes numbers as strings.
func (s Score) MarshalJSON() ([]byte, error) { return jsonform.Marshal(s) }

// UnmarshalJSON reads what MarshalJSON writes.
func (s *Score) UnmarshalJSON(b []byte) error { return jsonform.Unmarshal(b, s) }

// MarshalJSON writes numbers as strings.
func (it Item) MarshalJSON() ([]byte, error) { return jsonform.Marshal(it) }

// UnmarshalJSON reads what MarshalJSON writes.
func (it *Item) UnmarshalJSON(b []byte) error { return jsonform.Unmarshal(b, it) }

// MarshalJSON writes numbers as strings.
func (t Total) MarshalJSON() ([]byte, error) { return jsonform.Marshal(t) }

// UnmarshalJSON reads what MarshalJSON writes.
func (t *Total) UnmarshalJSON(b []byte) error { return jsonform.Unmarshal(b, t) }

// MarshalJSON writes numbers as strings.
func (a Adjustment) MarshalJSON() ([]byte, error) { return jsonform.Marshal(a) }

// UnmarshalJSON reads what MarshalJSON writes.
func (a *Adjustment) UnmarshalJSON(b []byte) error { return jsonform.Unmarshal(b, a) }

// MarshalJSON writes numbers as strings.
func (c Change) MarshalJSON() ([]byte, error) { return jsonform.Marshal(c) }

// UnmarshalJSON reads what MarshalJSON writes.
func (c *Change) UnmarshalJSON(b []byte) error { return jsonform.Unmarshal(b, c) }

// MarshalJSON writes numbers as strings.
func (v Improvement) MarshalJSON() ([]byte, error) { return jsonform.Marshal(v) }

// UnmarshalJSON reads what MarshalJSON writes.
func (v *Improvement) UnmarshalJSON(b []byte) error { return jsonform.Unmarshal(b, v) }

// MarshalJSON writes the improvements with their schema and edition.
func (is Improvements) MarshalJSON() ([]byte, error) { return jsonform.Write(is) }

// UnmarshalJSON reads what MarshalJSON writes.
func (is *Improvements) UnmarshalJSON(b []byte) error {
	return jsonform.Read("list of improvements", b, is)
}

// MarshalJSON writes numbers as strings.
func (i Influence) MarshalJSON() ([]byte, error) { return jsonform.Marshal(i) }

// UnmarshalJSON reads what MarshalJSON writes.
func (i *Influence) UnmarshalJSON(b []byte) error { return jsonform.Unmarshal(b, i) }

// MarshalJSON writes numbers as strings.
func (e Example) MarshalJSON() ([]byte, error) { return jsonform.Marshal(e) }

// UnmarshalJSON reads what MarshalJSON writes.
func (e *Example) UnmarshalJSON(b []byte) error { return jsonform.Unmarshal(b, e) }

// MarshalJSON writes numbers as strings.
func (r Row) MarshalJSON() ([]byte, error) { return jsonform.Marshal(r) }

// UnmarshalJSON reads what MarshalJSON writes.
func (r *Row) UnmarshalJSON(b []byte) error { return jsonform.Unmarshal(b, r) }

// MarshalJSON writes the contradiction as plans have it.
func (c Contradiction) MarshalJSON() ([]byte, error) { return jsonform.Marshal(c) }

// UnmarshalJSON reads what MarshalJSON writes.
func (c *Contradiction) UnmarshalJSON(b []byte) error { return jsonform.Unmarshal(b, c) }

// MarshalJSON writes the explanation with its schema and edition.
func (e Explanation) MarshalJSON() ([]byte, error) { return jsonform.Write(e) }

// UnmarshalJSON reads what MarshalJSON writes.
func (e *Explanation) UnmarshalJSON(b []byte) error {
	return jsonform.Read("explanation", b, e)
}

// MarshalJSON writes the range with its schema and edition.
func (r JointRange) MarshalJSON() ([]byte, error) { return jsonform.Write(r) }

// UnmarshalJSON reads what MarshalJSON writes.
func (r *JointRange) UnmarshalJSON(b []byte) error { return jsonform.Read("range", b, r) }

// MarshalJSON writes the verification with its schema and edition.
func (v Verification) MarshalJSON() ([]byte, error) { return jsonform.Write(v) }

// UnmarshalJSON reads what MarshalJSON writes.
func (v *Verification) UnmarshalJSON(b []byte) error {
	return jsonform.Read("verification", b, v)
}

// MarshalJSON writes the report with its schema and edition.
func (r CoverageReport) MarshalJSON() ([]byte, error) { return jsonform.Write(r) }

// UnmarshalJSON reads what MarshalJSON writes.
func (r *CoverageReport) UnmarshalJSON(b []byte) error {
	return jsonform.Read("coverage report", b, r)
}

// MarshalJSON writes the comparison with its schema and both editions.
func (d RuleComparison) MarshalJSON() ([]byte, error) { return jsonform.Write(d) }

// UnmarshalJSON reads what MarshalJSON writes.
func (d *RuleComparison) UnmarshalJSON(b []byte) error {
	return jsonform.Read("comparison of rules", b, d)
}

// Result and Published have more in JSON than they have as fields.

type resultDocument struct {
	Schema  int            `json:"schema"`
	Edition rubric.Edition `json:"edition"`
	Unit    Unit           `json:"unit"`
	Period  int            `json:"period"`
	Total   Total          `json:"total"`
	Areas   []*Item        `json:"areas"`
	Bonus   *Adjustment    `json:"bonus,omitempty"`
	Penalty *Adjustment    `json:"penalty,omitempty"`
}

// MarshalJSON writes the whole result, every item with its reason.
func (r Result) MarshalJSON() ([]byte, error) {
	d := r.detail.write()
	return jsonform.Write(resultDocument{r.Schema, r.Edition, r.Unit, r.Period, r.Total, d.areas, d.bonus, d.penalty})
}

// UnmarshalJSON reads what MarshalJSON writes.
func (r *Result) UnmarshalJSON(b []byte) error {
	var doc resultDocument
	if err := jsonform.Read("result", b, &doc); err != nil {
		return err
	}
	*r = Result{Schema: doc.Schema, Edition: doc.Edition, Unit: doc.Unit, Period: doc.Period, Total: doc.Total,
		detail: &detail{areas: doc.Areas, bonus: doc.Bonus, penalty: doc.Penalty}}
	return nil
}

type publishedDocument struct {
	Schema int `json:"schema,omitempty"`
	Published
}

// MarshalJSON writes the table as [ParsePublished] reads it.
func (p Published) MarshalJSON() ([]byte, error) {
	return jsonform.Marshal(publishedDocument{jsonform.Schema, p})
}

// UnmarshalJSON reads what MarshalJSON writes, and any table in JSON that
// [ParsePublished] reads, without holding it against a rubric.
func (p *Published) UnmarshalJSON(b []byte) error {
	var doc publishedDocument
	if err := jsonform.Read("published table", b, &doc); err != nil {
		return err
	}
	*p = doc.Published
	return nil
}

// Some types mean something only beside the scorer that made them.

var errNoJSON = errors.New("it belongs to the scorer that made it and has no JSON form")

// MarshalJSON returns an error: a lever belongs to its scorer.
func (Lever) MarshalJSON() ([]byte, error) { return nil, errNoJSON }

// UnmarshalJSON returns an error: a lever belongs to its scorer.
func (*Lever) UnmarshalJSON([]byte) error { return errNoJSON }

// MarshalJSON returns an error: levers belong to their scorer.
func (Levers) MarshalJSON() ([]byte, error) { return nil, errNoJSON }

// UnmarshalJSON returns an error: levers belong to their scorer.
func (*Levers) UnmarshalJSON([]byte) error { return errNoJSON }

// MarshalJSON returns an error: a choice belongs to its levers.
func (Choice) MarshalJSON() ([]byte, error) { return nil, errNoJSON }

// UnmarshalJSON returns an error: a choice belongs to its levers.
func (*Choice) UnmarshalJSON([]byte) error { return errNoJSON }

// MarshalJSON returns an error: choices belong to the levers that they are of.
func (Choices) MarshalJSON() ([]byte, error) { return nil, errNoJSON }

// UnmarshalJSON returns an error: choices belong to the levers that they are of.
func (*Choices) UnmarshalJSON([]byte) error { return errNoJSON }

// MarshalJSON returns an error: a move belongs to its scorer.
func (Move) MarshalJSON() ([]byte, error) { return nil, errNoJSON }

// UnmarshalJSON returns an error: a move belongs to its scorer.
func (*Move) UnmarshalJSON([]byte) error { return errNoJSON }

// MarshalJSON returns an error: a mutant belongs to its scorer. What it says can be
// written field by field.
func (Mutant) MarshalJSON() ([]byte, error) { return nil, errNoJSON }

// UnmarshalJSON returns an error: a mutant belongs to its scorer.
func (*Mutant) UnmarshalJSON([]byte) error { return errNoJSON }

// MarshalJSON returns an error: rules are written as their rubric, see [Scorer.Rubric].
func (Scorer) MarshalJSON() ([]byte, error) { return nil, errNoJSON }

// UnmarshalJSON returns an error: a scorer is made by [Compile].
func (*Scorer) UnmarshalJSON([]byte) error { return errNoJSON }

// MarshalJSON returns an error: a table belongs to its scorer.
func (Table) MarshalJSON() ([]byte, error) { return nil, errNoJSON }

// UnmarshalJSON returns an error: a table belongs to its scorer.
func (*Table) UnmarshalJSON([]byte) error { return errNoJSON }

// MarshalJSON returns an error: totals belong to their scorer. What they say can be
// written unit by unit.
func (Totals) MarshalJSON() ([]byte, error) { return nil, errNoJSON }

// UnmarshalJSON returns an error: totals belong to their scorer.
func (*Totals) UnmarshalJSON([]byte) error { return errNoJSON }

// MarshalJSON returns an error: coverage is written as its [CoverageReport].
func (*Coverage) MarshalJSON() ([]byte, error) { return nil, errNoJSON }

// UnmarshalJSON returns an error: coverage is read as its [CoverageReport].
func (*Coverage) UnmarshalJSON([]byte) error { return errNoJSON }
