package columnar

import "github.com/parindex/parindex/scoring/internal/rules"

// MarshalJSON returns an error: a table belongs to its scorer.
func (Table) MarshalJSON() ([]byte, error) { return nil, rules.ErrNoJSON }

// UnmarshalJSON returns an error: a table belongs to its scorer.
func (*Table) UnmarshalJSON([]byte) error { return rules.ErrNoJSON }

// MarshalJSON returns an error: totals belong to their scorer. What they say can be
// written unit by unit.
func (Totals) MarshalJSON() ([]byte, error) { return nil, rules.ErrNoJSON }

// UnmarshalJSON returns an error: totals belong to their scorer.
func (*Totals) UnmarshalJSON([]byte) error { return rules.ErrNoJSON }
