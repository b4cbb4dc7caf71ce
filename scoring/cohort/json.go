package cohort

import "github.com/parindex/parindex/rubric/jsonform"

// MarshalJSON writes the ranking with its schema and edition.
func (r Ranking) MarshalJSON() ([]byte, error) { return jsonform.Write(r) }

// UnmarshalJSON reads what MarshalJSON writes.
func (r *Ranking) UnmarshalJSON(b []byte) error { return jsonform.Read("ranking", b, r) }

// MarshalJSON writes numbers as strings.
func (u Ranked) MarshalJSON() ([]byte, error) { return jsonform.Marshal(u) }

// UnmarshalJSON reads what MarshalJSON writes.
func (u *Ranked) UnmarshalJSON(b []byte) error { return jsonform.Unmarshal(b, u) }
