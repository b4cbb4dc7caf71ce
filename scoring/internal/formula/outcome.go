package formula

import (
	"math/big"

	"github.com/parindex/parindex/scoring/internal/interval"
)

// CanBe returns the outcome of a condition that can hold, not hold, or either.
func CanBe(canHold, canNot bool) Outcome {
	return Outcome{Value: interval.Domain{Type: interval.Bool, Bools: interval.BoolsOf(canHold, canNot)},
		HasValue: canHold || canNot}
}

// Gives returns the outcome of a formula that comes to one number.
func Gives(v *big.Rat) Outcome { return ok(interval.NumberDomain(interval.Exactly(v))) }

// Or returns what either outcome can be.
func (o Outcome) Or(p Outcome) Outcome { return o.or(p) }
