package chart

import (
	"math/big"
	"strings"

	"github.com/parindex/parindex/rubric/locale"
	"github.com/shopspring/decimal"
)

// Numbers of up to plainDigits characters are written out. Of others the first
// shortDigits of their digits are, if need be times a power of ten.
const (
	plainDigits = 20
	shortDigits = 6
)

// number writes a number for people in a bounded space, with a real minus.
func number(l locale.Lang, d decimal.Decimal) string {
	if d.Sign() == 0 {
		return "0"
	}
	sign := ""
	if d.Sign() < 0 {
		sign = "−"
	}
	coefficient := d.Coefficient()
	all := coefficient.Abs(coefficient).String()
	digits := strings.TrimRight(all, "0")
	exp := int64(d.Exponent()) + int64(len(all)-len(digits))
	top := exp + int64(len(digits)) - 1 // the power of ten of the first digit
	length := top + 1
	if exp < 0 {
		length = max(int64(len(digits)), 1-exp) + 1
	}
	if length <= plainDigits {
		return sign + l.Decimal(fromDigits(digits, int32(exp)))
	}
	plain := -shortDigits <= top && top < plainDigits
	keep := shortDigits
	if plain {
		keep = max(keep, int(top)+1)
	}
	if len(digits) > keep {
		sign, digits = "≈"+sign, strings.TrimRight(digits[:keep], "0")
	}
	if plain {
		return sign + l.Decimal(fromDigits(digits, int32(top)+1-int32(len(digits))))
	}
	return sign + l.Decimal(fromDigits(digits, 1-int32(len(digits)))) + "·10^" + number(l, decimal.New(top, 0))
}

// change writes what a step adds, always with a sign.
func change(l locale.Lang, d decimal.Decimal) string {
	text := number(l, d)
	if d.Sign() <= 0 {
		return text
	}
	if text, cut := strings.CutPrefix(text, "≈"); cut {
		return "≈+" + text
	}
	return "+" + text
}

func fromDigits(digits string, exp int32) decimal.Decimal {
	n, _ := new(big.Int).SetString(digits, 10)
	return decimal.NewFromBigInt(n, exp)
}
