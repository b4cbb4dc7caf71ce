package published

import (
	"github.com/parindex/parindex/rubric/jsonform"
)

// MarshalJSON writes numbers as strings.
func (r Row) MarshalJSON() ([]byte, error) { return jsonform.Marshal(r) }

// UnmarshalJSON reads what MarshalJSON writes.
func (r *Row) UnmarshalJSON(b []byte) error { return jsonform.Unmarshal(b, r) }

// MarshalJSON writes the contradiction as plans have it.
func (c Contradiction) MarshalJSON() ([]byte, error) { return jsonform.Marshal(c) }

// UnmarshalJSON reads what MarshalJSON writes.
func (c *Contradiction) UnmarshalJSON(b []byte) error { return jsonform.Unmarshal(b, c) }

type publishedDocument struct {
	Schema int `json:"schema,omitempty"`
	Table
}

// MarshalJSON writes the table as [Parse] reads it.
func (p Table) MarshalJSON() ([]byte, error) {
	return jsonform.Marshal(publishedDocument{jsonform.Schema, p})
}

// UnmarshalJSON reads what MarshalJSON writes, and any table in JSON that
// [Parse] reads, without holding it against a rubric.
func (p *Table) UnmarshalJSON(b []byte) error {
	var doc publishedDocument
	if err := jsonform.Read("published table", b, &doc); err != nil {
		return err
	}
	*p = doc.Table
	return nil
}
