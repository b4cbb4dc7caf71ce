package kernel

import "math/bits"

// reciprocal divides by a constant with a product: n ÷ d, rounded down, is the high
// word of n × magic, shifted.
type reciprocal struct {
	magic uint64
	shift uint8
}

// reciprocalOf returns the reciprocal of d, 1 < d < 2^63, for every n from 0 to
// 2^63 - 1. With 2^l < d <= 2^(l+1) and magic = ⌈2^(64+l) ÷ d⌉ the excess
// magic × d - 2^(64+l) is less than d <= 2^(l+1), so n × excess is less than 2^(64+l),
// which is too little to carry the quotient to the next whole number (Granlund and
// Montgomery, "Division by invariant integers using multiplication", 1994).
func reciprocalOf(d int64) reciprocal {
	l := bits.Len64(uint64(d-1)) - 1
	quotient, rest := bits.Div64(1<<l, 0, uint64(d))
	if rest != 0 {
		quotient++
	}
	return reciprocal{quotient, uint8(l)}
}

func (r reciprocal) of(n uint64) uint64 {
	q, _ := bits.Mul64(n, r.magic)
	return q >> (r.shift & 63)
}

// exactMagic returns the number whose product with n has n ÷ d in its high word, for n
// from 0 to most: ⌈2^64 ÷ d⌉. Its product with d exceeds 2^64 by less than d, which is
// too little to matter where most × d is less than 2^64 (Lemire, Kaser and Kurz, "Faster
// remainder by direct computation", 2019); ok is false where it is not.
func exactMagic(d, most int64) (magic uint64, ok bool) {
	if d < 2 || most < 0 {
		return 0, false
	}
	hi, _ := bits.Mul64(uint64(d), uint64(most))
	quotient := ^uint64(0) / uint64(d) // ⌈2^64 ÷ d⌉ - 1
	return quotient + 1, hi == 0
}
