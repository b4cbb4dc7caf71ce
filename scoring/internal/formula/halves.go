package formula

import "math/big"

// Halves divides a set of more than one number into what lies below a number of
// few digits, that number, and what lies above it: sets that are single numbers, or
// whole, or have open ends only. Ends that are part of the set are divided off
// first. A set without an end is divided by orders of magnitude.
func (a Num) Halves() (below, at, above Num) {
	v := a.middle()
	at = a.Intersect(Num{Lo: v, Hi: v})
	return a.Intersect(Num{Hi: v, HiOpen: true}), at, a.Intersect(Num{Lo: v, LoOpen: true})
}

func (a Num) middle() *big.Rat {
	switch {
	case a.Whole:
	case a.Lo != nil && !a.LoOpen:
		return a.Lo
	case a.Hi != nil && !a.HiOpen:
		return a.Hi
	}
	far := big.NewRat(1000, 1)
	lo, hi := a.Lo, a.Hi
	switch {
	case (lo == nil || lo.Sign() < 0) && (hi == nil || hi.Sign() > 0):
		if lo == nil || hi == nil || new(big.Rat).Sub(hi, lo).Cmp(far) > 0 {
			return new(big.Rat)
		}
	case lo == nil || lo.Sign() < 0:
		return negRat(a.neg().middle())
	case hi == nil || new(big.Rat).Sub(hi, lo).Cmp(far) > 0:
		digits := func(v *big.Rat) int { return len(new(big.Int).Quo(v.Num(), v.Denom()).String()) }
		n := digits(lo) + 3
		if hi != nil {
			n = (digits(lo) + digits(hi)) / 2
		}
		v := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil))
		if v.Cmp(lo) > 0 && (hi == nil || v.Cmp(hi) < 0) {
			return v
		}
	}
	return cut(a, nil)
}

// Fine reports whether a set of more than one number has none of so few decimal
// places.
func (a Num) Fine(places int) bool {
	if a.Whole || a.Known() {
		return false
	}
	v := simplest(a)
	if v == nil {
		return true
	}
	n, finite := Places(v)
	return !finite || n > places
}

// Written returns the numbers of a set that figures can be written as: with at most
// 18 digits before the point.
func (v Value) Written() Value {
	if v.Type == Number {
		v.Num = v.Num.Intersect(Num{Lo: negRat(tooLarge18), Hi: tooLarge18, LoOpen: true, HiOpen: true})
	}
	return v
}

// Ends returns values at the ends of a set, or next to ends that are no part of it;
// of options and truth values all.
func Ends(is Value) []Value {
	var out []Value
	switch is.Type {
	case Bool:
		for _, b := range []bool{true, false} {
			if v := BoolValue(b); !v.Intersect(is).Empty() {
				out = append(out, v)
			}
		}
	case Text:
		for _, s := range is.Texts {
			out = append(out, TextValue(s))
		}
	default:
		for _, low := range []bool{true, false} {
			if low && is.Num.Lo == nil || !low && is.Num.Hi == nil {
				continue
			}
			if v := nearEnd(is.Num, low); v != nil {
				out = append(out, Value{Type: is.Type, Num: Exactly(v)})
			}
		}
	}
	return out
}
