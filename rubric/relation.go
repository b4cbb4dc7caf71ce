package rubric

import "github.com/parindex/parindex/rubric/jsonform"

// Relation is a condition that the figures of every unit satisfy: of the dossiers
// that were settled on time there are no more than dossiers. Facts that contradict it
// are at fault, and proofs, ranges and improvements take it for granted.
type Relation struct {
	// Holds is a condition over inputs: comparisons, perhaps chained or joined by
	// "and", of sums, differences and constant multiples of numbers, or of dates.
	Holds string `json:"holds"`
	Title Text   `json:"title"`
	// Illustrative marks a relation that is an example, not a decided one.
	Illustrative bool `json:"illustrative,omitempty"`
}

// MarshalJSON writes the relation as it stands in rubric files.
func (r Relation) MarshalJSON() ([]byte, error) { return jsonform.Marshal(r) }

// UnmarshalJSON reads what MarshalJSON writes; it does not validate.
func (r *Relation) UnmarshalJSON(b []byte) error { return jsonform.Unmarshal(b, r) }
