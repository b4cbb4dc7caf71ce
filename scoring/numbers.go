package scoring

import (
	"math/big"

	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/shopspring/decimal"
)

// toDecimal converts a number that is a finite decimal.
func toDecimal(v *big.Rat) decimal.Decimal {
	places, _ := interval.Places(v)
	if v.Num().BitLen() < 40 && places < 7 { // the usual case, without a detour over text
		scale := int64(1)
		for range places {
			scale *= 10
		}
		return decimal.New(v.Num().Int64()*(scale/v.Denom().Int64()), -int32(places))
	}
	return decimal.RequireFromString(v.FloatString(places))
}

// maxDigits bounds the digits of decimals that come from a host's code, whose
// exponents could otherwise make numbers of any size.
const maxDigits = 1000

func ratOf(v decimal.Decimal) (*big.Rat, error) {
	if exp := int64(v.Exponent()); exp > maxDigits || exp < -maxDigits || v.NumDigits() > maxDigits {
		return nil, numberOfDigits.Say(maxDigits)
	}
	return v.Rat(), nil
}
