package verify

import (
	"github.com/parindex/parindex/rubric/jsonform"
)

// MarshalJSON writes numbers as strings.
func (e Example) MarshalJSON() ([]byte, error) { return jsonform.Marshal(e) }

// UnmarshalJSON reads what MarshalJSON writes.
func (e *Example) UnmarshalJSON(b []byte) error { return jsonform.Unmarshal(b, e) }

// MarshalJSON writes the report with its schema and edition.
func (v Report) MarshalJSON() ([]byte, error) { return jsonform.Write(v) }

// UnmarshalJSON reads what MarshalJSON writes.
func (v *Report) UnmarshalJSON(b []byte) error {
	return jsonform.Read("verification", b, v)
}

// MarshalJSON writes the comparison with its schema and both editions.
func (d Comparison) MarshalJSON() ([]byte, error) { return jsonform.Write(d) }

// UnmarshalJSON reads what MarshalJSON writes.
func (d *Comparison) UnmarshalJSON(b []byte) error {
	return jsonform.Read("comparison of rules", b, d)
}

// MarshalJSON writes the comparison with its schema and both editions.
func (c EditionComparison) MarshalJSON() ([]byte, error) { return jsonform.Write(c) }

// UnmarshalJSON reads what MarshalJSON writes.
func (c *EditionComparison) UnmarshalJSON(b []byte) error {
	return jsonform.Read("comparison of editions", b, c)
}
