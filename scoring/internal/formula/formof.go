package formula

import "math/big"

// FormOf returns the form of a number that is the same for all facts.
func FormOf(v *big.Rat) Form { return Form{linearOf(v)} }
