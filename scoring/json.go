package scoring

import (
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/jsonform"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/parindex/parindex/scoring/receipt"
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

// MarshalJSON writes the explanation with its schema and edition.
func (e Explanation) MarshalJSON() ([]byte, error) { return jsonform.Write(e) }

// UnmarshalJSON reads what MarshalJSON writes.
func (e *Explanation) UnmarshalJSON(b []byte) error {
	return jsonform.Read("explanation", b, e)
}

// A Result has more in JSON than it has as fields.

type resultDocument struct {
	Schema  int             `json:"schema"`
	Edition rubric.Edition  `json:"edition"`
	Unit    Unit            `json:"unit"`
	Period  int             `json:"period"`
	Total   Total           `json:"total"`
	Areas   []*Item         `json:"areas"`
	Bonus   *Adjustment     `json:"bonus,omitempty"`
	Penalty *Adjustment     `json:"penalty,omitempty"`
	Receipt receipt.Receipt `json:"receipt,omitzero"`
}

// document returns the result as it stands in JSON, without its receipt.
func (r *Result) document() resultDocument {
	d := r.written()
	return resultDocument{Schema: r.Schema, Edition: r.Edition, Unit: r.Unit, Period: r.Period, Total: r.Total,
		Areas: d.areas, Bonus: d.bonus, Penalty: d.penalty}
}

// MarshalJSON writes the whole result, every item with its reason, and the receipt.
func (r Result) MarshalJSON() ([]byte, error) {
	doc := r.document()
	doc.Receipt = r.Receipt()
	return jsonform.Write(doc)
}

// UnmarshalJSON reads what MarshalJSON writes. The receipt is kept as it stands there: see
// [Result.Intact].
func (r *Result) UnmarshalJSON(b []byte) error {
	var doc resultDocument
	if err := jsonform.Read("result", b, &doc); err != nil {
		return err
	}
	*r = Result{Schema: doc.Schema, Edition: doc.Edition, Unit: doc.Unit, Period: doc.Period, Total: doc.Total,
		detail: &detail{areas: doc.Areas, bonus: doc.Bonus, penalty: doc.Penalty, receipt: &doc.Receipt}}
	return nil
}

// MarshalJSON returns an error: rules are written as their rubric, see [Scorer.Rubric].
func (Scorer) MarshalJSON() ([]byte, error) { return nil, rules.ErrNoJSON }

// UnmarshalJSON returns an error: a scorer is made by [Compile].
func (*Scorer) UnmarshalJSON([]byte) error { return rules.ErrNoJSON }
