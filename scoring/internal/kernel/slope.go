package kernel

import (
	"math/bits"
	"slices"
)

// slopeLoop is for a number that is linear in an input or a sum of them, perhaps divided
// and rounded, between two thresholds, and constant below and above.
type slopeLoop struct {
	x          []term
	k, c       int64  // k × x + c
	magic      uint64 // divides that, unless it is 0
	from, to   int64  // the slope is from the first up to before the second
	below, top int64
	parts      int // how many there are from below to top
}

func (a *analysis) slopeLoopOf(p *piecewise) adder {
	terms := p.parts[0].terms
	if len(p.derived) == 1 && len(terms) == 1 && terms[0] == (term{p.derived[0].variable, 1}) &&
		p.derived[0].op == opHalfUp && !p.derived[0].b.isConstant() {
		return a.shareLoopOf(p)
	}
	mask := p.parts[0].mask
	slope := slices.Index(mask, -1)
	if len(p.base) > 3 || slope > 1 || len(p.base)-slope > 2 || slices.Contains(mask[slope+1:], -1) {
		return nil // what is not the slope lies on one or both sides of it, each constant
	}
	l := &slopeLoop{c: p.base[slope], from: -unbounded, to: unbounded, parts: len(p.base)}
	switch {
	case len(p.derived) == 0:
		l.x, l.k = linear{terms: terms}.normal()
	case len(p.derived) > 1 || !l.divide(&p.derived[0].derived, terms, p.derived[0].variable):
		return nil
	}
	if slices.ContainsFunc(l.x, func(t term) bool { return t.variable >= p.inputs }) {
		return nil
	}
	if len(p.base) == 1 {
		return l
	}
	d := &p.digits[0]
	if !slices.Equal(d.terms, l.x) {
		return nil
	}
	if slope == 1 {
		l.from, l.below = d.at[0], p.base[0]
	}
	if slope+1 < len(p.base) {
		l.to, l.top = d.at[slope], p.base[slope+1]
	}
	return l
}

// divide makes the slope that of a derived number, if that is all that the terms say. It
// is (2 × d.a + d.b) ÷ (2 × d.b) + c, where c is added before the division.
func (l *slopeLoop) divide(d *derived, terms []term, variable int) bool {
	if !slices.Equal(terms, []term{{variable, 1}}) || !d.rounds() || len(d.a.terms) == 0 {
		return false
	}
	by, ok := product(2*d.b.c, l.c)
	if !ok || by < 0 {
		return false
	}
	l.x, l.k = linear{terms: d.a.terms}.normal()
	l.k, l.c = 2*l.k, 2*d.a.c+d.b.c+by
	l.magic, ok = exactMagic(2*d.b.c, 2*d.most+d.b.c+by)
	return ok
}

// rounds reports whether the number is rounded from one that is not negative, by a
// constant.
func (d *derived) rounds() bool {
	return d.op == opHalfUp && d.positive && d.b.isConstant() && d.b.c > 0
}

func (l *slopeLoop) add(b *block, out []int64) {
	x := b.sum(linear{terms: l.x}, registerA)[:len(out)]
	k, c, magic, from, to, below, top := l.k, l.c, l.magic, l.from, l.to, l.below, l.top
	switch {
	case magic == 0:
		for i, x := range x {
			p := k*x + c
			if x < from {
				p = below
			}
			if x >= to {
				p = top
			}
			out[i] += p
		}
	case l.parts == 1:
		for i, x := range x {
			p, _ := bits.Mul64(uint64(k*x+c), magic)
			out[i] += int64(p)
		}
	case l.to == unbounded:
		for i, x := range x {
			q, _ := bits.Mul64(uint64(k*x+c), magic)
			p := int64(q)
			if x < from {
				p = below
			}
			out[i] += p
		}
	default:
		for i, x := range x {
			q, _ := bits.Mul64(uint64(k*x+c), magic)
			p := int64(q)
			if x < from {
				p = below
			}
			if x >= to {
				p = top
			}
			out[i] += p
		}
	}
}
