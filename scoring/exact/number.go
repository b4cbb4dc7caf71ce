package exact

import (
	"errors"
	"math/big"
	"strings"

	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/shopspring/decimal"
)

// Number is an exact rational number. The zero Number is 0. It is immutable, two are
// compared by [Number.Cmp], and goroutines may share it.
type Number struct{ rat *big.Rat }

// number takes over a fraction. There is one 0, so that what is written reads back the same.
func number(v *big.Rat) Number {
	if v.Sign() == 0 {
		return Number{}
	}
	return Number{v}
}

// Of returns a number: of a whole one, or of a fraction, which it copies; a nil fraction
// is 0. Of a decimal whose size is bounded it is Of(d.Rat()).
func Of[T int | int64 | *big.Rat](v T) Number {
	switch v := any(v).(type) {
	case int:
		return number(big.NewRat(int64(v), 1))
	case int64:
		return number(big.NewRat(v, 1))
	case *big.Rat:
		if v != nil {
			return number(new(big.Rat).Set(v))
		}
	}
	return Number{}
}

// Rat returns the number as a fraction that belongs to the caller.
func (n Number) Rat() *big.Rat { return new(big.Rat).Set(n.in()) }

func (n Number) in() *big.Rat {
	if n.rat == nil {
		return new(big.Rat)
	}
	return n.rat
}

// Plus returns n + m.
func (n Number) Plus(m Number) Number { return number(new(big.Rat).Add(n.in(), m.in())) }

// Minus returns n − m.
func (n Number) Minus(m Number) Number { return number(new(big.Rat).Sub(n.in(), m.in())) }

// Times returns n × m.
func (n Number) Times(m Number) Number { return number(new(big.Rat).Mul(n.in(), m.in())) }

// Over returns n ÷ m, and 0 where m is 0: a share of nothing. Where that means something
// else the caller asks for the sign of m first.
func (n Number) Over(m Number) Number {
	if m.Sign() == 0 {
		return Number{}
	}
	return number(new(big.Rat).Quo(n.in(), m.in()))
}

// Sign returns −1, 0 or 1, as the number is below, equal to or above 0.
func (n Number) Sign() int { return n.in().Sign() }

// Cmp returns −1, 0 or 1, as n is less than m, equal or greater.
func (n Number) Cmp(m Number) int { return n.in().Cmp(m.in()) }

// Round returns the number rounded, to at most [decimals.MaxDigits] places.
func (n Number) Round(r decimals.Rounding) decimal.Decimal {
	places := min(max(r.Places, 0), decimals.MaxDigits)
	v := interval.Round(n.in(), places, r.Mode)
	scale := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(places)), nil)
	units := new(big.Rat).Mul(v, new(big.Rat).SetInt(scale))
	return decimals.Canonical(decimal.NewFromBigInt(units.Num(), int32(-places)))
}

// String returns a decimal with a point, or a fraction (200/3) where no decimal is exact.
func (n Number) String() string { return locale.English.Rat(n.in()) }

// In returns the number as people write it: exactly, as String does, with the comma in
// Vietnamese.
func (n Number) In(l locale.Lang) string { return l.Rat(n.in()) }

// MarshalText writes what String returns.
func (n Number) MarshalText() ([]byte, error) { return []byte(n.String()), nil }

// mostText bounds the text of a number that is read.
const mostText = 100_000

// UnmarshalText reads what MarshalText writes.
func (n *Number) UnmarshalText(b []byte) error {
	text := string(b)
	if len(text) > mostText || text == "" || strings.Trim(text, "-0123456789./") != "" {
		return errNumber
	}
	v, is := new(big.Rat).SetString(text)
	if !is {
		return errNumber
	}
	*n = number(v)
	return nil
}

// IsZero reports whether the number is 0, for the tag omitzero.
func (n Number) IsZero() bool { return n.Sign() == 0 }

var errNumber = errors.New("not an exact number, such as 87.5 or 200/3")
