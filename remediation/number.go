package remediation

import (
	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/scoring"
	"github.com/shopspring/decimal"
)

// The numbers of a plan are kept in their one representation, so that a plan
// read back from JSON is equal field by field.

func zero() decimal.Decimal { return decimals.Canonical(decimal.Zero) }

func canonical(v decimal.Decimal) decimal.Decimal { return decimals.Canonical(v) }

func add(a, b decimal.Decimal) decimal.Decimal { return decimals.Canonical(a.Add(b)) }

func subtract(a, b decimal.Decimal) decimal.Decimal { return decimals.Canonical(a.Sub(b)) }

func noRange() scoring.Range { return scoring.Range{Least: zero(), Most: zero()} }

// rangeOf returns a range with its numbers in their one representation.
func rangeOf(least, most decimal.Decimal) scoring.Range {
	return scoring.Range{Least: canonical(least), Most: canonical(most)}
}
