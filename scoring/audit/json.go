package audit

import (
	"encoding/json"

	"github.com/parindex/parindex/rubric/jsonform"
	"github.com/parindex/parindex/scoring"
)

// sheetDocument is a sheet as it stands in JSON.
type sheetDocument struct {
	factsPart
	Rows  []Row `json:"rows,omitempty"`
	Total Total `json:"total,omitzero"`
}

type factsPart struct {
	Schema int                       `json:"schema,omitempty"`
	Rubric string                    `json:"rubric,omitempty"`
	Unit   scoring.Unit              `json:"unit"`
	Facts  map[string]scoring.Figure `json:"facts,omitempty"`
	Inputs map[string]scoring.Figure `json:"inputs,omitempty"` // the same when it is read
	Points map[string]scoring.Figure `json:"points,omitempty"`
}

// MarshalJSON writes the sheet as [ParseSheet] reads it.
func (s Sheet) MarshalJSON() ([]byte, error) {
	src, err := s.Facts.MarshalJSON()
	if err != nil {
		return nil, err
	}
	doc := sheetDocument{Rows: s.Rows, Total: s.Total}
	if err := jsonform.Unmarshal(src, &doc.factsPart); err != nil {
		return nil, err
	}
	return jsonform.Marshal(doc)
}

// UnmarshalJSON reads what MarshalJSON writes, and any sheet in JSON that [ParseSheet]
// reads, without holding it against a rubric; of its facts it reads what
// [scoring.Facts.UnmarshalJSON] does.
func (s *Sheet) UnmarshalJSON(b []byte) error {
	var doc sheetDocument
	if err := jsonform.Read("score sheet", b, &doc); err != nil {
		return err
	}
	part, err := jsonform.Marshal(doc.factsPart)
	if err != nil {
		return err
	}
	var keys struct{ Facts, Inputs json.RawMessage }
	if err := json.Unmarshal(b, &keys); err != nil {
		return err
	}
	if keys.Facts != nil && keys.Inputs != nil { // also where nothing stands under them
		return factsTwice.Say()
	}
	read := Sheet{Rows: doc.Rows, Total: doc.Total}
	if err := read.Facts.UnmarshalJSON(part); err != nil {
		return err
	}
	*s = read
	return nil
}

// MarshalJSON writes numbers as strings.
func (r Row) MarshalJSON() ([]byte, error) { return jsonform.Marshal(r) }

// UnmarshalJSON reads what MarshalJSON writes.
func (r *Row) UnmarshalJSON(b []byte) error { return jsonform.Unmarshal(b, r) }

// MarshalJSON writes numbers as strings.
func (t Total) MarshalJSON() ([]byte, error) { return jsonform.Marshal(t) }

// UnmarshalJSON reads what MarshalJSON writes.
func (t *Total) UnmarshalJSON(b []byte) error { return jsonform.Unmarshal(b, t) }

// MarshalJSON writes the difference.
func (d Difference) MarshalJSON() ([]byte, error) { return jsonform.Marshal(d) }

// UnmarshalJSON reads what MarshalJSON writes.
func (d *Difference) UnmarshalJSON(b []byte) error { return jsonform.Unmarshal(b, d) }
