package ranking

import (
	"github.com/parindex/parindex/rubric/decimals"
	"github.com/shopspring/decimal"
)

// Ties says which places units with equal numbers have. The places of four units of which
// the second and the third are equal:
type Ties string

// The ways to rank equal units; the empty Ties is Competition.
const (
	Competition Ties = "competition" // 1, 2, 2, 4: they share the better place, and the next ones stay free
	Dense       Ties = "dense"       // 1, 2, 2, 3: they share a place, and none stays free
	Modified    Ties = "modified"    // 1, 3, 3, 4: they share the worse place
	Fractional  Ties = "fractional"  // 1, 2.5, 2.5, 4: they share the mean of their places
	// Ordinal is 1, 2, 3, 4: the keys of the rule separate them. Units that no key separates
	// share the better place, and the ranking says so: no unit is put before another without
	// a reason that the rule declares.
	Ordinal Ties = "ordinal"
)

// Measure is the number that units are ranked by.
type Measure string

// The measures; the empty Measure is Points.
const (
	Points Measure = "points" // the final score
	Index  Measure = "index"  // the final score ÷ the maximum × 100, of what applies to the unit
)

// Rule says how units are ranked within their object group. The zero Rule ranks by points,
// exactly, and lets equal units share the better place.
type Rule struct {
	Ties Ties    `json:"ties,omitempty"`
	By   Measure `json:"by,omitempty"`
	// Rounding is how the number is rounded before units are compared, as it is where ranks
	// follow what is printed; nil: it is not.
	Rounding *decimals.Rounding `json:"rounding,omitempty"`
	Keys     []Key              `json:"keys,omitempty"` // of Ordinal
}

// Key separates units whose numbers are equal, by the points of an item.
type Key struct {
	Item   string `json:"item"`             // code
	Lowest bool   `json:"lowest,omitempty"` // fewer points come first
}

// Quota bounds how many units of an object group may be in some bands together.
type Quota struct {
	Bands []string        `json:"bands"`           // by their names, in Vietnamese or English
	Most  decimal.Decimal `json:"most"`            // percent of the units of the group that have a score sheet, rounded down to whole units
	Group string          `json:"group,omitempty"` // empty for every group
	// Source is the document that sets it; without one it is illustrative.
	Source       string `json:"source,omitempty"`
	Illustrative bool   `json:"illustrative,omitempty"`
}
