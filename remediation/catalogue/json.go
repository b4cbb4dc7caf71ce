package catalogue

import "github.com/parindex/parindex/rubric/jsonform"

type catalogueDocument struct {
	Schema int `json:"schema,omitempty"`
	Catalogue
}

// MarshalJSON writes the catalogue as [Parse] reads it.
func (c Catalogue) MarshalJSON() ([]byte, error) {
	return jsonform.Marshal(catalogueDocument{jsonform.Schema, c})
}

// UnmarshalJSON reads what MarshalJSON writes, and any catalogue in JSON that
// [Parse] reads, without holding it against a rubric.
func (c *Catalogue) UnmarshalJSON(b []byte) error {
	var doc catalogueDocument
	if err := jsonform.Read("catalogue", b, &doc); err != nil {
		return err
	}
	if *c = doc.Catalogue; len(c.Actions) == 0 {
		c.Actions = nil
	}
	return nil
}
