package formula

import (
	"math/big"

	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/shopspring/decimal"
)

// ToDecimal converts a number that is a finite decimal.
func ToDecimal(v *big.Rat) decimal.Decimal {
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

// MaxDigits bounds the digits of decimals that come from a host's code, whose
// exponents could otherwise make numbers of any size.
const MaxDigits = 1000

func RatOf(v decimal.Decimal) (*big.Rat, error) {
	if exp := int64(v.Exponent()); exp > MaxDigits || exp < -MaxDigits || v.NumDigits() > MaxDigits {
		return nil, numberOfDigits.Say(MaxDigits)
	}
	return v.Rat(), nil
}
