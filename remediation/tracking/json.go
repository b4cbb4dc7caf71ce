package tracking

import "github.com/parindex/parindex/rubric/jsonform"

// MarshalJSON writes numbers as strings.
func (r Resources) MarshalJSON() ([]byte, error) { return jsonform.Marshal(r) }

// UnmarshalJSON reads what MarshalJSON writes.
func (r *Resources) UnmarshalJSON(b []byte) error { return jsonform.Unmarshal(b, r) }
