package improve

import (
	"github.com/parindex/parindex/rubric/jsonform"
	"github.com/parindex/parindex/scoring/internal/rules"
)

// MarshalJSON writes numbers as strings.
func (p CurvePoint) MarshalJSON() ([]byte, error) { return jsonform.Marshal(p) }

// UnmarshalJSON reads what MarshalJSON writes.
func (p *CurvePoint) UnmarshalJSON(b []byte) error { return jsonform.Unmarshal(b, p) }

// MarshalJSON writes numbers as strings.
func (c Change) MarshalJSON() ([]byte, error) { return jsonform.Marshal(c) }

// UnmarshalJSON reads what MarshalJSON writes.
func (c *Change) UnmarshalJSON(b []byte) error { return jsonform.Unmarshal(b, c) }

// MarshalJSON writes numbers as strings.
func (v Improvement) MarshalJSON() ([]byte, error) { return jsonform.Marshal(v) }

// UnmarshalJSON reads what MarshalJSON writes.
func (v *Improvement) UnmarshalJSON(b []byte) error { return jsonform.Unmarshal(b, v) }

// MarshalJSON writes the improvements with their schema and edition.
func (is Improvements) MarshalJSON() ([]byte, error) { return jsonform.Write(is) }

// UnmarshalJSON reads what MarshalJSON writes.
func (is *Improvements) UnmarshalJSON(b []byte) error {
	return jsonform.Read("list of improvements", b, is)
}

// MarshalJSON writes numbers as strings.
func (i Influence) MarshalJSON() ([]byte, error) { return jsonform.Marshal(i) }

// UnmarshalJSON reads what MarshalJSON writes.
func (i *Influence) UnmarshalJSON(b []byte) error { return jsonform.Unmarshal(b, i) }

// MarshalJSON writes the range with its schema and edition.
func (r JointRange) MarshalJSON() ([]byte, error) { return jsonform.Write(r) }

// UnmarshalJSON reads what MarshalJSON writes.
func (r *JointRange) UnmarshalJSON(b []byte) error { return jsonform.Read("range", b, r) }

// MarshalJSON returns an error: a lever belongs to its scorer.
func (Lever) MarshalJSON() ([]byte, error) { return nil, rules.ErrNoJSON }

// UnmarshalJSON returns an error: a lever belongs to its scorer.
func (*Lever) UnmarshalJSON([]byte) error { return rules.ErrNoJSON }

// MarshalJSON returns an error: levers belong to their scorer.
func (Levers) MarshalJSON() ([]byte, error) { return nil, rules.ErrNoJSON }

// UnmarshalJSON returns an error: levers belong to their scorer.
func (*Levers) UnmarshalJSON([]byte) error { return rules.ErrNoJSON }

// MarshalJSON returns an error: a choice belongs to its levers.
func (Choice) MarshalJSON() ([]byte, error) { return nil, rules.ErrNoJSON }

// UnmarshalJSON returns an error: a choice belongs to its levers.
func (*Choice) UnmarshalJSON([]byte) error { return rules.ErrNoJSON }

// MarshalJSON returns an error: choices belong to the levers that they are of.
func (Choices) MarshalJSON() ([]byte, error) { return nil, rules.ErrNoJSON }

// UnmarshalJSON returns an error: choices belong to the levers that they are of.
func (*Choices) UnmarshalJSON([]byte) error { return rules.ErrNoJSON }

// MarshalJSON returns an error: a move belongs to its scorer.
func (Move) MarshalJSON() ([]byte, error) { return nil, rules.ErrNoJSON }

// UnmarshalJSON returns an error: a move belongs to its scorer.
func (*Move) UnmarshalJSON([]byte) error { return rules.ErrNoJSON }
