package kernel

import "math/bits"

// slopeLoop is for a number that is linear in an input, perhaps divided and rounded,
// between two thresholds, and constant below and above.
type slopeLoop struct {
	a          int
	k, c       int64  // k × a + c
	magic      uint64 // divides that, unless it is 0
	from, to   int64  // the slope is from the first up to before the second
	below, top int64
	parts      int // how many there are from below to top
}

func (a *analysis) slopeLoopOf(p *piecewise) adder {
	switch terms := p.parts[0].terms; {
	case len(p.derived) == 1 && len(terms) == 1 && terms[0] == term{p.derived[0].variable, 1} &&
		p.derived[0].op == opHalfUp && !p.derived[0].b.isConstant():
		return a.shareLoopOf(p)
	case len(terms) > 1 || len(p.base) > 3:
		return nil
	}
	slope := 0
	for slope < len(p.base) && p.parts[0].mask[slope] == 0 {
		slope++
	}
	t := p.parts[0].terms[0]
	l := &slopeLoop{a: t.variable, k: t.k, c: p.base[slope], from: -unbounded, to: unbounded, parts: len(p.base)}
	if t.variable >= p.inputs {
		if len(p.derived) != 1 || t.k != 1 {
			return nil
		}
		d := &p.derived[0]
		if !d.rounds() || len(d.a.terms) != 1 {
			return nil
		}
		// (2 × a.a + b) ÷ 2b, and 2b × c added before the division instead of c after it
		by, ok := product(2*d.b.c, l.c)
		if !ok || by < 0 {
			return nil
		}
		l.a, l.k, l.c = d.a.terms[0].variable, 2*d.a.terms[0].k, 2*d.a.c+d.b.c+by
		if l.magic, ok = exactMagic(2*d.b.c, 2*d.most+d.b.c+by); !ok || l.a >= p.inputs {
			return nil
		}
	}
	if len(p.base) == 1 {
		return l
	}
	d := &p.digits[0]
	// What is not the slope lies on one or both sides of it, each constant.
	if !isInput(d.terms, p.inputs) || d.terms[0].variable != l.a || slope > 1 || len(p.base)-slope > 2 {
		return nil
	}
	if slope == 1 {
		l.from, l.below = d.at[0], p.base[0]
	}
	if slope+1 < len(p.base) {
		if p.parts[0].mask[slope+1] != 0 {
			return nil
		}
		l.to, l.top = d.at[slope], p.base[slope+1]
	}
	return l
}

// rounds reports whether the number is rounded from one that is not negative, by a
// constant.
func (d *derived) rounds() bool {
	return d.op == opHalfUp && d.positive && d.b.isConstant() && d.b.c > 0
}

func (l *slopeLoop) add(b *block, out []int64) {
	x := b.variable(l.a)[:len(out)]
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
