package locale

import (
	"math/big"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
)

// Lang is a language that texts for officials exist in.
type Lang string

// The languages of texts for officials.
const (
	Vietnamese Lang = "vi"
	English    Lang = "en"
)

// farExponent is the exponent beyond which numbers are written with it: the digits of
// 1e1000000000 fill a gigabyte.
const farExponent = 10_000

// Decimal writes a number for people: 76,5 in Vietnamese, 76.5 in English. It has
// neither an exponent nor trailing zeros, whatever switches of the decimal package
// are set. Only a number with more than 10,000 zeros in front or behind, which
// nothing in this library computes with, is written with an exponent: 1e20000.
func (l Lang) Decimal(v decimal.Decimal) string {
	s := digits(v)
	if l == English {
		return s
	}
	return strings.Replace(s, ".", ",", 1)
}

// Rat writes a number for people exactly: as a decimal if it is one, else as a fraction.
func (l Lang) Rat(v *big.Rat) string {
	if v == nil {
		return ""
	}
	places, exact := v.FloatPrec()
	switch {
	case !exact:
		return v.RatString()
	case l == English:
		return v.FloatString(places)
	}
	return strings.Replace(v.FloatString(places), ".", ",", 1)
}

// digits writes a number with a decimal point.
func digits(v decimal.Decimal) string {
	digits, sign := v.Coefficient().String(), ""
	if strings.HasPrefix(digits, "-") {
		digits, sign = digits[1:], "-"
	}
	exp := int(v.Exponent())
	switch {
	case digits == "0":
		return "0"
	case exp > farExponent || exp < -farExponent:
		return sign + digits + "e" + strconv.Itoa(exp)
	case exp >= 0:
		return sign + digits + strings.Repeat("0", exp)
	case len(digits) <= -exp:
		digits = strings.Repeat("0", 1-exp-len(digits)) + digits
	}
	whole, frac := digits[:len(digits)+exp], strings.TrimRight(digits[len(digits)+exp:], "0")
	if frac == "" {
		return sign + whole
	}
	return sign + whole + "." + frac
}
