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

// MarshalJSON writes the table with its schema and edition.
func (t BandTable) MarshalJSON() ([]byte, error) { return jsonform.Write(t) }

// UnmarshalJSON reads what MarshalJSON writes.
func (t *BandTable) UnmarshalJSON(b []byte) error { return jsonform.Read("bands", b, t) }

// MarshalJSON writes numbers as strings.
func (s Shares) MarshalJSON() ([]byte, error) { return jsonform.Marshal(s) }

// UnmarshalJSON reads what MarshalJSON writes.
func (s *Shares) UnmarshalJSON(b []byte) error { return jsonform.Unmarshal(b, s) }

// MarshalJSON writes numbers as strings.
func (q QuotaCheck) MarshalJSON() ([]byte, error) { return jsonform.Marshal(q) }

// UnmarshalJSON reads what MarshalJSON writes.
func (q *QuotaCheck) UnmarshalJSON(b []byte) error { return jsonform.Unmarshal(b, q) }
