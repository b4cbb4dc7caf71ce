package ranking

import "github.com/parindex/parindex/rubric/jsonform"

// MarshalJSON writes the quota as it stands in rubric files.
func (q Quota) MarshalJSON() ([]byte, error) { return jsonform.Marshal(q) }

// UnmarshalJSON reads what MarshalJSON writes; it does not validate.
func (q *Quota) UnmarshalJSON(b []byte) error { return jsonform.Unmarshal(b, q) }
