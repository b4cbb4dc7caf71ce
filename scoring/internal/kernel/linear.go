package kernel

import (
	"math/bits"
	"slices"
)

// linear is a sum of multiples of variables and a constant. It stands for what a
// register holds in a part of the rows.
type linear struct {
	terms []term // by variable; no k is 0
	c     int64
}

// term is k times a variable: an input of the kernel or, from the number of inputs
// on, a [derived] number.
type term struct {
	variable int
	k        int64
}

func constant(c int64) linear { return linear{c: c} }

func (a linear) isConstant() bool { return len(a.terms) == 0 }

func (a linear) equal(b linear) bool { return a.c == b.c && slices.Equal(a.terms, b.terms) }

// scaled returns a × k, unless that leaves the range of kernels.
func (a linear) scaled(k int64) (linear, bool) {
	out, ok := linear{}, true
	if out.c, ok = product(a.c, k); !ok || k == 0 {
		return out, ok
	}
	for _, t := range a.terms {
		if t.k, ok = product(t.k, k); !ok {
			return out, false
		}
		out.terms = append(out.terms, t)
	}
	return out, true
}

// plus returns a + b, unless that leaves the range of kernels.
func (a linear) plus(b linear) (linear, bool) {
	out := linear{c: a.c + b.c}
	if !inRange(out.c) {
		return out, false
	}
	if len(b.terms) == 0 {
		out.terms = a.terms
		return out, true
	}
	x, y := a.terms, b.terms
	for len(x) > 0 || len(y) > 0 {
		var t term
		switch {
		case len(y) == 0 || len(x) > 0 && x[0].variable < y[0].variable:
			t, x = x[0], x[1:]
		case len(x) == 0 || y[0].variable < x[0].variable:
			t, y = y[0], y[1:]
		default:
			t = term{x[0].variable, x[0].k + y[0].k}
			x, y = x[1:], y[1:]
		}
		if !inRange(t.k) {
			return out, false
		}
		if t.k != 0 {
			out.terms = append(out.terms, t)
		}
	}
	return out, true
}

// minus returns a - b, unless that leaves the range of kernels.
func (a linear) minus(b linear) (linear, bool) {
	b, ok := b.scaled(-1)
	if !ok {
		return a, false
	}
	return a.plus(b)
}

// dividedBy returns a ÷ d where that is linear with whole coefficients.
func (a linear) dividedBy(d int64) (linear, bool) {
	out := linear{c: a.c / d}
	if a.c%d != 0 {
		return out, false
	}
	for _, t := range a.terms {
		if t.k%d != 0 {
			return out, false
		}
		out.terms = append(out.terms, term{t.variable, t.k / d})
	}
	return out, true
}

// factor returns the greatest common factor of all coefficients.
func (a linear) factor() int64 {
	g := a.c
	for _, t := range a.terms {
		g = gcd64(t.k, g)
	}
	return max(g, -g)
}

// over returns a ÷ b as a quotient of two numbers, if it is the same everywhere; b is
// positive.
func (a linear) over(b linear) (p, q int64, ok bool) {
	p, q = a.c, b.c
	switch {
	case a.isConstant() && a.c == 0:
		return 0, 1, true
	case len(a.terms) != len(b.terms):
		return 0, 0, false
	case len(a.terms) > 0:
		p, q = a.terms[0].k, b.terms[0].k
	}
	if q < 0 {
		p, q = -p, -q
	}
	proportional := func(x, y int64) bool {
		left, first := product(x, q)
		right, second := product(y, p)
		return first && second && left == right
	}
	for i, t := range a.terms {
		if t.variable != b.terms[i].variable || !proportional(t.k, b.terms[i].k) {
			return 0, 0, false
		}
	}
	return p, q, q > 0 && proportional(a.c, b.c)
}

// normal returns a as g × (its terms) + c, where the terms have no common factor and
// the first is positive.
func (a linear) normal() (terms []term, g int64) {
	for _, t := range a.terms {
		g = gcd64(t.k, g)
	}
	if a.terms[0].k < 0 {
		g = -g
	}
	if g == 1 {
		return a.terms, 1
	}
	terms = make([]term, len(a.terms))
	for i, t := range a.terms {
		terms[i] = term{t.variable, t.k / g}
	}
	return terms, g
}

func inRange(x int64) bool { return -maxVector <= x && x <= maxVector }

func product(a, b int64) (int64, bool) {
	hi, lo := bits.Mul64(uint64(max(a, -a)), uint64(max(b, -b)))
	return a * b, hi == 0 && lo <= maxVector
}

// span is a range of whole numbers. The ends of one that no kernel can hold are
// ±unbounded.
type span struct{ lo, hi int64 }

const unbounded = 1 << 62

func (s span) and(t span) span { return span{max(s.lo, t.lo), min(s.hi, t.hi)} }

// or returns the least range with both.
func (s span) or(t span) span { return span{min(s.lo, t.lo), max(s.hi, t.hi)} }

func (s span) plus(t span) span {
	out := span{-unbounded, unbounded}
	if s.lo > -unbounded && t.lo > -unbounded {
		out.lo = max(s.lo+t.lo, -unbounded)
	}
	if s.hi < unbounded && t.hi < unbounded {
		out.hi = min(s.hi+t.hi, unbounded)
	}
	return out
}

func (s span) times(k int64) span {
	lo, hi := s.lo, s.hi
	if k < 0 {
		lo, hi = hi, lo
	}
	return span{saturated(lo, k), saturated(hi, k)}
}

// saturated returns a × k, at most unbounded in both directions.
func saturated(a, k int64) int64 {
	p, ok := product(a, k)
	switch {
	case ok:
		return p
	case (a < 0) == (k < 0):
		return unbounded
	}
	return -unbounded
}

// ceilDiv returns a ÷ b rounded up; b is positive.
func ceilDiv(a, b int64) int64 { return -floorDiv(-a, b) }
