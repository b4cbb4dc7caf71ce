package scoringtest

import (
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/source"
)

// MarshalJSON writes the report with its schema and edition.
func (r Report) MarshalJSON() ([]byte, error) { return source.Marshal(r) }

// UnmarshalJSON reads what MarshalJSON writes.
func (r *Report) UnmarshalJSON(b []byte) error { return rubric.ReadDocument("report", b, r) }
