package decimals

import (
	"cmp"
	"strings"

	"github.com/parindex/parindex/rubric/locale"
	"github.com/shopspring/decimal"
)

// MaxDigits bounds the digits of the numbers that documents hold and that are computed
// with, before and after the point each.
const MaxDigits = 1000

// Format returns a number as digits with a decimal point, as English has it: see
// [locale.Lang.Decimal].
func Format(v decimal.Decimal) string { return locale.English.Decimal(v) }

// Compare returns a negative number, zero or a positive number as a is less
// than b, equal or greater. The method Cmp of decimals writes out the zeros of their
// exponents, which a host may have made as large as it likes; this does not.
func Compare(a, b decimal.Decimal) int {
	if a.Sign() != b.Sign() || a.Sign() == 0 {
		return cmp.Compare(a.Sign(), b.Sign())
	}
	// The places of the first digits before the point decide; where they are the same,
	// the exponents differ by no more than the numbers of digits do.
	high := func(v decimal.Decimal) int64 { return int64(v.Exponent()) + int64(v.NumDigits()) }
	if c := cmp.Compare(high(a), high(b)); c != 0 {
		return a.Sign() * c
	}
	return a.Cmp(b)
}

// TooLong reports whether a number has more than so many digits before or after the
// point, zeros at its ends that could be left out not counted, or an exponent beyond
// all that is computed with. It is asked before anything is done with a number that a
// host made: the zeros of 1e1000000000 are written out by the first sum it is in.
func TooLong(v decimal.Decimal, digits int) bool {
	exp, most := int(v.Exponent()), max(digits, MaxDigits)
	switch whole := exp + v.NumDigits(); {
	case exp > most || exp < -most || v.NumDigits() > 2*most:
		return true
	case v.IsZero():
		return false
	case whole > digits:
		return true
	case -exp <= digits:
		return false
	}
	_, frac, _ := strings.Cut(Format(v), ".")
	return len(frac) > digits
}
