package remediation

import (
	"github.com/parindex/parindex/rubric/decimals"
	"github.com/shopspring/decimal"
)

// The numbers of a plan are kept in their one representation, so that a plan
// read back from JSON is equal field by field.

func zero() decimal.Decimal { return decimals.Canonical(decimal.Zero) }

func canonical(v decimal.Decimal) decimal.Decimal { return decimals.Canonical(v) }

func add(a, b decimal.Decimal) decimal.Decimal { return decimals.Canonical(a.Add(b)) }

func subtract(a, b decimal.Decimal) decimal.Decimal { return decimals.Canonical(a.Sub(b)) }

// Bounds are the least and the most that a number of points can be; both are the same
// where it is known.
type Bounds struct {
	Least decimal.Decimal `json:"least"`
	Most  decimal.Decimal `json:"most"`
}

// Known reports whether it is one number.
func (b Bounds) Known() bool { return b.Least.Equal(b.Most) }

// Equal reports whether two bounds are the same numbers.
func (b Bounds) Equal(c Bounds) bool { return b.Least.Equal(c.Least) && b.Most.Equal(c.Most) }

// Plus returns the bounds of a sum.
func (b Bounds) Plus(c Bounds) Bounds { return Bounds{add(b.Least, c.Least), add(b.Most, c.Most)} }

// Minus returns the bounds of a difference.
func (b Bounds) Minus(c Bounds) Bounds {
	return Bounds{subtract(b.Least, c.Most), subtract(b.Most, c.Least)}
}

func noBounds() Bounds { return Bounds{zero(), zero()} }

func boundsOf(least, most decimal.Decimal) Bounds { return Bounds{canonical(least), canonical(most)} }
