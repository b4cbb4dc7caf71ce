package interval

import (
	"math/big"
)

// Halves divides a set of more than one number into what lies below a number of
// few digits, that number, and what lies above it: sets that are single numbers, or
// whole, or have open ends only. Ends that are part of the set are divided off
// first. A set without an end is divided by orders of magnitude.
func (a Interval) Halves() (below, at, above Interval) {
	v := a.middle()
	at = a.Intersect(Interval{Lo: v, Hi: v})
	return a.Intersect(Interval{Hi: v, HiOpen: true}), at, a.Intersect(Interval{Lo: v, LoOpen: true})
}

func (a Interval) middle() *big.Rat {
	switch {
	case a.Grid != Dense:
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
		return Negative(a.Neg().middle())
	case hi == nil || new(big.Rat).Sub(hi, lo).Cmp(far) > 0:
		digits := func(v *big.Rat) int { return len(new(big.Int).Quo(v.Num(), v.Denom()).String()) }
		n := digits(lo) + 3
		if hi != nil {
			n = (digits(lo) + digits(hi)) / 2
		}
		v := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil))
		if Cmp(v, lo) > 0 && (hi == nil || Cmp(v, hi) < 0) {
			return v
		}
	}
	return Cut(a, nil)
}

// Fine reports whether a set of more than one number has none of so few decimal
// places.
func (a Interval) Fine(places int) bool {
	if at, on := a.Grid.Places(); on && at <= places || a.Known() {
		return false
	}
	v := Simplest(a)
	if v == nil {
		return true
	}
	n, finite := Places(v)
	return !finite || n > places
}

// Written returns the numbers of a set that figures can be written as: with at most
// 18 digits before the point.
func (v Domain) Written() Domain {
	if v.Type == Number {
		v.Numbers = v.Numbers.Intersect(Interval{Lo: Negative(MostWritten), Hi: MostWritten, LoOpen: true, HiOpen: true})
	}
	return v
}

// Ends returns values at the ends of a set, or next to ends that are no part of it;
// of options and truth values all.
func Ends(is Domain) []Domain {
	var out []Domain
	switch is.Type {
	case Bool:
		for _, b := range []bool{true, false} {
			if v := BoolDomain(b); !v.Intersect(is).Empty() {
				out = append(out, v)
			}
		}
	case Text:
		for _, s := range is.Texts {
			out = append(out, TextDomain(s))
		}
	default:
		for _, low := range []bool{true, false} {
			if low && is.Numbers.Lo == nil || !low && is.Numbers.Hi == nil {
				continue
			}
			if v := NearEnd(is.Numbers, low); v != nil {
				out = append(out, Domain{Type: is.Type, Numbers: Exactly(v)})
			}
		}
	}
	return out
}

// Simplest returns the number of a set with the fewest decimal places, of these
// the one next to the lower end, or zero where there is no lower end.
func Simplest(n Interval) *big.Rat {
	from, sign := n.Lo, int64(1)
	if from == nil {
		if from, sign = n.Hi, -1; from == nil {
			return new(big.Rat)
		}
	}
	scale := big.NewRat(sign, 1)
	for places := range 19 {
		x := new(big.Rat).Mul(from, scale)
		x = Ceil(x)
		if at := new(big.Rat).Quo(x, scale); n.Contains(at) {
			return at
		}
		if at := new(big.Rat).Quo(x.Add(x, big.NewRat(1, 1)), scale); n.Contains(at) {
			return at
		}
		if at, on := n.Grid.Places(); on && places >= at {
			return nil
		}
		scale.Mul(scale, big.NewRat(10, 1))
	}
	return nil
}

// Cut returns a decimal inside a set that divides it in two, preferably x.
func Cut(n Interval, x *big.Rat) *big.Rat {
	inside := func(x *big.Rat) bool {
		return x != nil && (n.Lo == nil || Cmp(n.Lo, x) < 0) && (n.Hi == nil || Cmp(n.Hi, x) > 0)
	}
	if n.Lo != nil && n.Hi != nil || !inside(x) || !IsFact(Exactly(x)) {
		x = Between(n)
	}
	if n.Grid != Dense {
		return n.Grid.Down(x)
	}
	if n.Lo != nil && n.Hi != nil { // somewhere in the middle half, with few digits
		quarter := new(big.Rat).Sub(n.Hi, n.Lo)
		quarter.Mul(quarter, big.NewRat(1, 4))
		x = Simplest(Interval{Lo: new(big.Rat).Sub(x, quarter), Hi: new(big.Rat).Add(x, quarter)})
		if x == nil {
			x = Between(n)
		}
	}
	return x
}

// Between returns a number between the ends of a set.
func Between(n Interval) *big.Rat {
	one := big.NewRat(1, 1)
	double := func(x *big.Rat) *big.Rat { return new(big.Rat).Add(one, new(big.Rat).Abs(x)) }
	switch {
	case n.Lo == nil && n.Hi == nil:
		return new(big.Rat)
	case n.Hi == nil:
		return new(big.Rat).Add(n.Lo, double(n.Lo))
	case n.Lo == nil:
		return new(big.Rat).Sub(n.Hi, double(n.Hi))
	}
	mid := new(big.Rat).Add(n.Lo, n.Hi)
	return mid.Mul(mid, big.NewRat(1, 2))
}
