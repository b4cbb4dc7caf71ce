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

// MarshalJSON writes numbers as strings.
func (g BandGroup) MarshalJSON() ([]byte, error) { return jsonform.Marshal(g) }

// UnmarshalJSON reads what MarshalJSON writes.
func (g *BandGroup) UnmarshalJSON(b []byte) error { return jsonform.Unmarshal(b, g) }

// MarshalJSON writes numbers as strings.
func (c BandCount) MarshalJSON() ([]byte, error) { return jsonform.Marshal(c) }

// UnmarshalJSON reads what MarshalJSON writes.
func (c *BandCount) UnmarshalJSON(b []byte) error { return jsonform.Unmarshal(b, c) }

// MarshalJSON writes numbers as strings.
func (it ItemSummary) MarshalJSON() ([]byte, error) { return jsonform.Marshal(it) }

// UnmarshalJSON reads what MarshalJSON writes.
func (it *ItemSummary) UnmarshalJSON(b []byte) error { return jsonform.Unmarshal(b, it) }

// MarshalJSON writes numbers as strings.
func (e Extreme) MarshalJSON() ([]byte, error) { return jsonform.Marshal(e) }

// UnmarshalJSON reads what MarshalJSON writes.
func (e *Extreme) UnmarshalJSON(b []byte) error { return jsonform.Unmarshal(b, e) }
