package cover

import (
	"github.com/parindex/parindex/rubric/jsonform"
	"github.com/parindex/parindex/scoring/internal/rules"
)

// MarshalJSON writes the report with its schema and edition.
func (r Report) MarshalJSON() ([]byte, error) { return jsonform.Write(r) }

// UnmarshalJSON reads what MarshalJSON writes.
func (r *Report) UnmarshalJSON(b []byte) error {
	return jsonform.Read("coverage report", b, r)
}

// MarshalJSON returns an error: a mutant belongs to its scorer. What it says can be
// written field by field.
func (Mutant) MarshalJSON() ([]byte, error) { return nil, rules.ErrNoJSON }

// UnmarshalJSON returns an error: a mutant belongs to its scorer.
func (*Mutant) UnmarshalJSON([]byte) error { return rules.ErrNoJSON }

// MarshalJSON returns an error: coverage is written as its [Report].
func (*Coverage) MarshalJSON() ([]byte, error) { return nil, rules.ErrNoJSON }

// UnmarshalJSON returns an error: coverage is read as its [Report].
func (*Coverage) UnmarshalJSON([]byte) error { return rules.ErrNoJSON }
