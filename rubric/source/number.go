package source

import (
	"cmp"
	"reflect"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
)

// farExponent is the exponent beyond which numbers are written with it: the digits of
// 1e1000000000 fill a gigabyte.
const farExponent = 10_000

// FormatDecimal returns a number as digits with a decimal point, without an
// exponent and without trailing zeros, whatever switches of the decimal package
// are set. Only a number with more than 10,000 zeros in front or behind, which
// nothing in this library computes with, is written with an exponent: 1e20000.
func FormatDecimal(v decimal.Decimal) string {
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

// CompareDecimals returns a negative number, zero or a positive number as a is less
// than b, equal or greater. The method Cmp of decimals writes out the zeros of their
// exponents, which a host may have made as large as it likes; this does not.
func CompareDecimals(a, b decimal.Decimal) int {
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
	exp, most := int(v.Exponent()), max(digits, jsonDigits)
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
	_, frac, _ := strings.Cut(FormatDecimal(v), ".")
	return len(frac) > digits
}

// HoldsLongNumber reports whether a number that is [TooLong] for what is computed with
// stands anywhere in a value: in its exported fields and what they point to.
func HoldsLongNumber(v any) bool { return holdsLong(reflect.ValueOf(v), 0) }

func holdsLong(v reflect.Value, depth int) bool {
	if !v.IsValid() || depth > jsonDepth {
		return depth > jsonDepth
	}
	if v.Type() == decimalType {
		return v.CanInterface() && TooLong(v.Interface().(decimal.Decimal), jsonDigits)
	}
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		return holdsLong(v.Elem(), depth+1)
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() && holdsLong(v.Field(i), depth+1) {
				return true
			}
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			if holdsLong(v.Index(i), depth+1) {
				return true
			}
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			if holdsLong(v.MapIndex(key), depth+1) {
				return true
			}
		}
	}
	return false
}
