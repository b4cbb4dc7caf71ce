package interval

import (
	"cmp"
	"math/big"
	"math/bits"
)

// Cmp compares two numbers as [big.Rat.Cmp] does, which multiplies and allocates also
// where whole or small numbers can be compared as they are.
func Cmp(a, b *big.Rat) int {
	if a == b {
		return 0
	}
	sign := a.Sign()
	if other := b.Sign(); sign != other {
		return cmp.Compare(sign, other)
	}
	if a.IsInt() && b.IsInt() {
		return a.Num().Cmp(b.Num())
	}
	an, ad, aSmall := small(a)
	bn, bd, bSmall := small(b)
	if !aSmall || !bSmall {
		return a.Cmp(b)
	}
	hi, lo := bits.Mul64(an, bd)
	otherHi, otherLo := bits.Mul64(bn, ad)
	if hi != otherHi {
		return sign * cmp.Compare(hi, otherHi)
	}
	return sign * cmp.Compare(lo, otherLo)
}

// small returns a number without its sign as a fraction of machine integers.
func small(v *big.Rat) (num, denom uint64, ok bool) {
	n := v.Num()
	if n.BitLen() > 63 {
		return 0, 0, false
	}
	num, denom = uint64(n.Int64()), 1
	if n.Sign() < 0 {
		num = -num
	}
	if !v.IsInt() {
		d := v.Denom()
		if d.BitLen() > 63 {
			return 0, 0, false
		}
		denom = uint64(d.Int64())
	}
	return num, denom, true
}
