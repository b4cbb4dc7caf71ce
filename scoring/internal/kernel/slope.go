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
	if terms := p.parts[0].terms; len(terms) > 1 || len(p.base) > 3 {
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
		if d.op == opHalfUp && !d.b.isConstant() && len(p.base) == 1 {
			return shareLoopOf(p)
		}
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

// shareLoop is for a quotient of two inputs, rounded halves up: k × a ÷ (l × b).
type shareLoop struct {
	a, b    int
	k, l, c int64
}

func shareLoopOf(p *piecewise) adder {
	d := &p.derived[0]
	x, y := d.a, d.b
	if !d.positive || len(x.terms) != 1 || len(y.terms) != 1 || x.c != 0 || y.c != 0 ||
		max(x.terms[0].variable, y.terms[0].variable) >= p.inputs {
		return nil
	}
	return &shareLoop{x.terms[0].variable, y.terms[0].variable, x.terms[0].k, y.terms[0].k, p.base[0]}
}

func (s *shareLoop) add(b *block, out []int64) {
	x, y := b.variable(s.a)[:len(out)], b.variable(s.b)[:len(out)]
	k, l, c := 2*s.k, s.l, s.c
	for i, x := range x {
		by := max(l*y[i], 1)
		out[i] += int64(uint64(k*x+by)/uint64(2*by)) + c
	}
}
