package solve

import (
	"math/big"
	"math/bits"
)

// fraction is a sum of products, computed in machine integers while these suffice and
// exactly in any case. Both are at most [mostHalf], so that what is computed of them on the
// way is a machine integer, too. Fractions are immutable.
type fraction struct {
	n, d int64
	rat  *big.Rat // instead, where it is not nil
}

const mostHalf = 1<<31 - 1

// fractionOf returns a number as a fraction.
func fractionOf(x *big.Rat) fraction {
	if a, ok := halves(x); ok {
		return a
	}
	return fraction{rat: new(big.Rat).Set(x)}
}

// halves returns a number in machine integers; not ok where they do not suffice.
func halves(x *big.Rat) (a fraction, ok bool) {
	if !x.Num().IsInt64() {
		return a, false
	}
	a = fraction{n: x.Num().Int64(), d: 1}
	if !x.IsInt() {
		if !x.Denom().IsInt64() {
			return a, false
		}
		a.d = x.Denom().Int64()
	}
	return a, a.fits()
}

func (a *fraction) fits() bool { return -mostHalf <= a.n && a.n <= mostHalf && a.d <= mostHalf }

// plus returns a + sign · x · y, where sign is 1 or -1.
func (a fraction) plus(x, y *big.Rat, sign int64) fraction {
	if a.rat == nil {
		if sum, ok := a.plusHalves(x, y, sign); ok {
			return sum
		}
		a.rat = a.value()
	}
	p := new(big.Rat).Mul(x, y)
	if sign < 0 {
		p.Neg(p)
	}
	return fraction{rat: p.Add(a.rat, p)}
}

// plusHalves is plus in machine integers; not ok where they do not suffice.
func (a fraction) plusHalves(x, y *big.Rat, sign int64) (_ fraction, ok bool) {
	l, isL := halves(x)
	r, isR := halves(y)
	if !isL || !isR {
		return a, false
	}
	p := fraction{n: sign * l.n * r.n, d: l.d * r.d}
	if p.reduce(); !p.fits() {
		return a, false
	}
	if a.d == p.d {
		a.n += p.n
	} else {
		a.n, a.d = a.n*p.d+p.n*a.d, a.d*p.d
	}
	a.reduce()
	return a, a.fits()
}

// reduce divides by what is common to both integers.
func (a *fraction) reduce() {
	if a.d == 1 {
		return
	}
	x, y := max(a.n, -a.n), a.d
	for y != 0 {
		x, y = y, x%y
	}
	a.n, a.d = a.n/x, a.d/x
}

func (a fraction) sign() int {
	switch {
	case a.rat != nil:
		return a.rat.Sign()
	case a.n == 0:
		return 0
	case a.n < 0:
		return -1
	}
	return 1
}

// bits returns how long the numerator and the denominator are together.
func (a fraction) bits() int {
	if a.rat == nil {
		return bits.Len64(uint64(max(a.n, -a.n))) + bits.Len64(uint64(a.d))
	}
	return a.rat.Num().BitLen() + a.rat.Denom().BitLen()
}

// value returns the number, as one of its own.
func (a fraction) value() *big.Rat {
	if a.rat != nil {
		return new(big.Rat).Set(a.rat)
	}
	return big.NewRat(a.n, a.d)
}
