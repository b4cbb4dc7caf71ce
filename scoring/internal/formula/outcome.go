package formula

import "math/big"

// CanBe returns the outcome of a condition that can hold, not hold, or either.
func CanBe(canHold, canNot bool) Outcome {
	return Outcome{Value: Value{Type: Bool, Bools: boolsOf(canHold, canNot)}, HasValue: canHold || canNot}
}

// Gives returns the outcome of a formula that comes to one number.
func Gives(v *big.Rat) Outcome { return ok(NumberValue(Exactly(v))) }

// Or returns what either outcome can be.
func (o Outcome) Or(p Outcome) Outcome { return o.or(p) }
