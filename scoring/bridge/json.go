package bridge

import "github.com/parindex/parindex/rubric/jsonform"

type mapDocument struct {
	Schema int `json:"schema,omitempty"`
	Map
}

// MarshalJSON writes the map as [ParseMap] reads it.
func (m Map) MarshalJSON() ([]byte, error) {
	return jsonform.Marshal(mapDocument{jsonform.Schema, m})
}

// UnmarshalJSON reads what MarshalJSON writes, without holding it against rubrics.
func (m *Map) UnmarshalJSON(b []byte) error {
	var doc mapDocument
	if err := jsonform.Read("map of editions", b, &doc); err != nil {
		return err
	}
	*m = doc.Map
	return nil
}

// MarshalJSON writes the report with its schema and editions.
func (r Report) MarshalJSON() ([]byte, error) { return jsonform.Write(r) }

// UnmarshalJSON reads what MarshalJSON writes.
func (r *Report) UnmarshalJSON(b []byte) error { return jsonform.Read("report of a bridge", b, r) }

// MarshalJSON writes numbers as strings.
func (c Change) MarshalJSON() ([]byte, error) { return jsonform.Marshal(c) }

// UnmarshalJSON reads what MarshalJSON writes.
func (c *Change) UnmarshalJSON(b []byte) error { return jsonform.Unmarshal(b, c) }

// MarshalJSON writes numbers as strings.
func (g Group) MarshalJSON() ([]byte, error) { return jsonform.Marshal(g) }

// UnmarshalJSON reads what MarshalJSON writes.
func (g *Group) UnmarshalJSON(b []byte) error { return jsonform.Unmarshal(b, g) }
