package scoringtest

import (
	"github.com/parindex/parindex/rubric/jsonform"
)

// MarshalJSON writes the report with its schema and edition.
func (r Report) MarshalJSON() ([]byte, error) { return jsonform.Marshal(r) }

// UnmarshalJSON reads what MarshalJSON writes.
func (r *Report) UnmarshalJSON(b []byte) error { return jsonform.Read("report", b, r) }
