package remediation

import (
	"github.com/parindex/parindex/rubric/source"
	"github.com/shopspring/decimal"
)

// The numbers of a plan are kept in their one representation, so that a plan
// read back from JSON is equal field by field.

func zero() decimal.Decimal { return source.Canonical(decimal.Zero) }

func canonical(v decimal.Decimal) decimal.Decimal { return source.Canonical(v) }

func add(a, b decimal.Decimal) decimal.Decimal { return source.Canonical(a.Add(b)) }

func subtract(a, b decimal.Decimal) decimal.Decimal { return source.Canonical(a.Sub(b)) }
