package formula

import (
	"math/big"

	"github.com/parindex/parindex/rubric"
)

// Num is a set of numbers: an interval with ends that are part of it or not.
// A nil end is infinite. Whole restricts the set to whole numbers. A single
// value has equal closed ends. Nums are immutable.
type Num struct {
	Lo, Hi         *big.Rat
	LoOpen, HiOpen bool
	Whole          bool
}

// Exactly returns the set of one number.
func Exactly(v *big.Rat) Num { return Num{Lo: v, Hi: v, Whole: v.IsInt()} }

func exactInt(v int64) Num { return Exactly(big.NewRat(v, 1)) }

// Single returns the number of a set that has just one.
func (a Num) Single() (*big.Rat, bool) {
	if a.Lo == nil || a.Hi == nil || a.LoOpen || a.HiOpen || a.Lo.Cmp(a.Hi) != 0 {
		return nil, false
	}
	return a.Lo, true
}

// Known reports whether the set has just one number.
func (a Num) Known() bool {
	_, single := a.Single()
	return single
}

// Empty reports whether the set has no numbers.
func (a Num) Empty() bool {
	if a.Lo == nil || a.Hi == nil {
		return false
	}
	c := a.Lo.Cmp(a.Hi)
	return c > 0 || c == 0 && (a.LoOpen || a.HiOpen)
}

// Contains reports whether v is in the set.
func (a Num) Contains(v *big.Rat) bool {
	if a.Whole && !v.IsInt() {
		return false
	}
	return !a.Intersect(Num{Lo: v, Hi: v}).Empty()
}

// normal moves the ends of a set of whole numbers to whole numbers in it.
func (a Num) normal() Num {
	if !a.Whole {
		return a
	}
	one := big.NewRat(1, 1)
	if a.Lo != nil {
		lo := ceilRat(a.Lo)
		if a.LoOpen && a.Lo.IsInt() {
			lo = new(big.Rat).Add(lo, one)
		}
		a.Lo, a.LoOpen = lo, false
	}
	if a.Hi != nil {
		hi := floorRat(a.Hi)
		if a.HiOpen && a.Hi.IsInt() {
			hi = new(big.Rat).Sub(hi, one)
		}
		a.Hi, a.HiOpen = hi, false
	}
	return a
}

// Intersect returns the numbers that are in both sets.
func (a Num) Intersect(b Num) Num {
	out := a
	if b.Lo != nil && (a.Lo == nil || b.Lo.Cmp(a.Lo) > 0 || b.Lo.Cmp(a.Lo) == 0 && b.LoOpen) {
		out.Lo, out.LoOpen = b.Lo, b.LoOpen
	}
	if b.Hi != nil && (a.Hi == nil || b.Hi.Cmp(a.Hi) < 0 || b.Hi.Cmp(a.Hi) == 0 && b.HiOpen) {
		out.Hi, out.HiOpen = b.Hi, b.HiOpen
	}
	out.Whole = a.Whole || b.Whole
	return out.normal()
}

// Within reports whether every number of a is in b.
func (a Num) Within(b Num) bool {
	return (b.Lo == nil || a.Lo != nil && (a.Lo.Cmp(b.Lo) > 0 || a.Lo.Cmp(b.Lo) == 0 && (a.LoOpen || !b.LoOpen))) &&
		(b.Hi == nil || a.Hi != nil && (a.Hi.Cmp(b.Hi) < 0 || a.Hi.Cmp(b.Hi) == 0 && (a.HiOpen || !b.HiOpen)))
}

// hull returns the least interval that holds both sets.
func (a Num) hull(b Num) Num {
	lo, loOpen := lower(a.Lo, a.LoOpen, b.Lo, b.LoOpen)
	hi, hiOpen := higher(a.Hi, a.HiOpen, b.Hi, b.HiOpen)
	return Num{lo, hi, loOpen, hiOpen, a.Whole && b.Whole}
}

// lower returns the lower of two lower ends; of two equal ends the closed one.
func lower(a *big.Rat, aOpen bool, b *big.Rat, bOpen bool) (*big.Rat, bool) {
	if a == nil || b == nil {
		return nil, false
	}
	switch c := a.Cmp(b); {
	case c < 0:
		return a, aOpen
	case c > 0:
		return b, bOpen
	}
	return a, aOpen && bOpen
}

func higher(a *big.Rat, aOpen bool, b *big.Rat, bOpen bool) (*big.Rat, bool) {
	if a == nil || b == nil {
		return nil, false
	}
	switch c := a.Cmp(b); {
	case c > 0:
		return a, aOpen
	case c < 0:
		return b, bOpen
	}
	return a, aOpen && bOpen
}

func (a Num) neg() Num {
	return Num{negRat(a.Hi), negRat(a.Lo), a.HiOpen, a.LoOpen, a.Whole}
}

func negRat(v *big.Rat) *big.Rat {
	if v == nil {
		return nil
	}
	return new(big.Rat).Neg(v)
}

func (a Num) add(b Num) Num {
	return Num{addRat(a.Lo, b.Lo), addRat(a.Hi, b.Hi), a.LoOpen || b.LoOpen, a.HiOpen || b.HiOpen, a.Whole && b.Whole}
}

func addRat(a, b *big.Rat) *big.Rat {
	if a == nil || b == nil {
		return nil
	}
	return new(big.Rat).Add(a, b)
}

// end is an end of an interval, perhaps infinite, for products.
type end struct {
	v    *big.Rat // nil: infinite
	inf  int      // sign of the infinity
	open bool
}

func (a Num) ends() [2]end {
	return [2]end{{a.Lo, -1, a.LoOpen}, {a.Hi, +1, a.HiOpen}}
}

func (e end) sign() int {
	if e.v == nil {
		return e.inf
	}
	return e.v.Sign()
}

// mul multiplies two ends. Zero times infinity is zero: every product of the
// sets near that corner lies between the other corners.
func (e end) mul(f end) end {
	s := e.sign() * f.sign()
	switch {
	case s == 0:
		// A closed zero makes the product zero whatever the other end is.
		open := !(e.sign() == 0 && e.v != nil && !e.open || f.sign() == 0 && f.v != nil && !f.open)
		return end{v: new(big.Rat), open: open}
	case e.v == nil || f.v == nil:
		return end{inf: s}
	}
	return end{v: new(big.Rat).Mul(e.v, f.v), open: e.open || f.open}
}

func (e end) cmp(f end) int {
	switch {
	case e.v == nil && f.v == nil:
		return e.inf - f.inf
	case e.v == nil:
		return e.inf
	case f.v == nil:
		return -f.inf
	}
	return e.v.Cmp(f.v)
}

func (a Num) mul(b Num) Num {
	var lo, hi end
	for i, x := range a.ends() {
		for j, y := range b.ends() {
			p := x.mul(y)
			if i == 0 && j == 0 {
				lo, hi = p, p
				continue
			}
			if c := p.cmp(lo); c < 0 || c == 0 && !p.open {
				lo = p
			}
			if c := p.cmp(hi); c > 0 || c == 0 && !p.open {
				hi = p
			}
		}
	}
	return Num{lo.v, hi.v, lo.v != nil && lo.open, hi.v != nil && hi.open, a.Whole && b.Whole}
}

// inverse returns the set of 1/x, for a set without zero inside; zero may be an
// end of it and is left out.
func (a Num) inverse() Num {
	out := Num{}
	if a.Hi != nil && a.Hi.Sign() != 0 {
		out.Lo, out.LoOpen = new(big.Rat).Inv(a.Hi), a.HiOpen
	} else if a.Hi == nil { // towards zero from above
		out.Lo, out.LoOpen = new(big.Rat), true
	}
	if a.Lo != nil && a.Lo.Sign() != 0 {
		out.Hi, out.HiOpen = new(big.Rat).Inv(a.Lo), a.LoOpen
	} else if a.Lo == nil {
		out.Hi, out.HiOpen = new(big.Rat), true
	}
	return out
}

// zeroInside reports whether numbers on both sides of zero are in the set.
func (a Num) zeroInside() bool {
	return (a.Lo == nil || a.Lo.Sign() < 0) && (a.Hi == nil || a.Hi.Sign() > 0)
}

func minNum(a, b Num) Num {
	lo, loOpen := lower(a.Lo, a.LoOpen, b.Lo, b.LoOpen)
	// The upper end is the lower of the two, reached only where both reach it.
	hi, hiOpen := a.Hi, a.HiOpen
	if hi == nil || b.Hi != nil && (b.Hi.Cmp(hi) < 0 || b.Hi.Cmp(hi) == 0 && b.HiOpen) {
		hi, hiOpen = b.Hi, b.HiOpen
	}
	return Num{lo, hi, loOpen, hiOpen, a.Whole && b.Whole}
}

func maxNum(a, b Num) Num { return minNum(a.neg(), b.neg()).neg() }

func (a Num) abs() Num {
	switch {
	case a.Lo != nil && a.Lo.Sign() >= 0:
		return a
	case a.Hi != nil && a.Hi.Sign() <= 0:
		return a.neg()
	}
	hi, hiOpen := higher(a.Hi, a.HiOpen, negRat(a.Lo), a.LoOpen)
	return Num{Lo: new(big.Rat), Hi: hi, HiOpen: hiOpen, Whole: a.Whole}
}

// steps maps a set by a function that never falls, such as round. Ends become
// closed, which may widen the set but never narrows it.
func (a Num) steps(f func(*big.Rat) *big.Rat) Num {
	out := Num{}
	if a.Lo != nil {
		out.Lo = f(a.Lo)
	}
	if a.Hi != nil {
		out.Hi = f(a.Hi)
	}
	return out
}

func floorRat(v *big.Rat) *big.Rat {
	q := new(big.Int).Div(v.Num(), v.Denom()) // Euclidean; the denominator is positive
	return new(big.Rat).SetInt(q)
}

func ceilRat(v *big.Rat) *big.Rat {
	return negRat(floorRat(negRat(v)))
}

// Round rounds to places decimals.
func Round(v *big.Rat, places int, mode rubric.RoundingMode) *big.Rat {
	if v.Sign() < 0 {
		return negRat(Round(negRat(v), places, mode))
	}
	scale := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(places)), nil))
	x := new(big.Rat).Mul(v, scale)
	if x.IsInt() {
		return new(big.Rat).Set(v)
	}
	down := floorRat(x)
	rest := new(big.Rat).Sub(x, down)
	up := rest.Cmp(big.NewRat(1, 2))
	odd := down.Num().Bit(0) == 1
	if mode != rubric.Down && (up > 0 || up == 0 && (mode == rubric.HalfUp || odd)) {
		down.Add(down, big.NewRat(1, 1))
	}
	return down.Quo(down, scale)
}
