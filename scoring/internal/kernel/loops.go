package kernel

// loopOf chooses how a number is added to blocks: one pass over the rows for what
// most rules come to, and else a pass for every digit and part.
func (a *analysis) loopOf(p *piecewise) adder {
	switch {
	case p.isConstant():
		return constantLoop(p.base[0])
	case len(p.parts) == 0 && len(p.derived) == 0:
		if l, ok := a.denseLoop(p); ok {
			return l
		}
		if l, ok := stepsLoopOf(p); ok {
			return l
		}
		if l, ok := signsLoopOf(p); ok {
			return l
		}
	case len(p.parts) == 1:
		if l, ok := slopeLoopOf(p); ok {
			return l
		}
	}
	return &tableLoop{p}
}

// constantLoop adds a constant.
type constantLoop int64

func (l constantLoop) add(_ *block, out []int64) {
	if l == 0 {
		return
	}
	for i := range out {
		out[i] += int64(l)
	}
}

// maxDense is the length of a table that is indexed by inputs as they are.
const maxDense = 64

// denseLoop looks numbers up by one or two inputs that make a difference only near
// the least value that they can have.
type denseLoop struct {
	a, b         int   // variables; b is -1 if there is none
	lowA, lowB   int64 // their least values
	mostA, mostB uint64
	points       []int64 // by a, then by b
}

func (a *analysis) denseLoop(p *piecewise) (l *denseLoop, ok bool) {
	if len(p.digits) > 2 {
		return nil, false
	}
	l = &denseLoop{b: -1}
	size := 1
	for i := range p.digits {
		d := &p.digits[i]
		if !isInput(d.terms, p.inputs) {
			return nil, false
		}
		v := d.terms[0].variable
		low, last := a.vars[v].of.lo, d.at[len(d.at)-1]
		if last-low >= maxDense {
			return nil, false
		}
		size *= int(last-low) + 1
		if i == 0 {
			l.a, l.lowA, l.mostA = v, low, uint64(last-low)
		} else {
			l.b, l.lowB, l.mostB = v, low, uint64(last-low)
		}
	}
	if size > maxDense {
		return nil, false
	}
	vars := make([]int64, len(a.vars))
	for y := range l.mostB + 1 {
		for x := range l.mostA + 1 {
			vars[l.a] = l.lowA + int64(x)
			if l.b >= 0 {
				vars[l.b] = l.lowB + int64(y)
			}
			l.points = append(l.points, p.at(vars))
		}
	}
	return l, true
}

func (l *denseLoop) add(b *block, out []int64) {
	points, low, most := l.points, l.lowA, l.mostA
	x := b.variable(l.a)[:len(out)]
	if l.b < 0 {
		for i := range out {
			out[i] += points[min(uint64(x[i]-low), most)]
		}
		return
	}
	y, lowB, mostB := b.variable(l.b)[:len(out)], l.lowB, l.mostB
	for i := range out {
		out[i] += points[min(uint64(x[i]-low), most)+min(uint64(y[i]-lowB), mostB)*(most+1)]
	}
}

// stepsLoop compares an input with up to three thresholds.
type stepsLoop struct {
	a      int
	at     [3]int64 // those that are never reached behind the others
	points [4]int64
	two    bool
}

func stepsLoopOf(p *piecewise) (l *stepsLoop, ok bool) {
	if len(p.digits) != 1 || len(p.base) > 4 || !isInput(p.digits[0].terms, p.inputs) {
		return nil, false
	}
	l = &stepsLoop{a: p.digits[0].terms[0].variable, at: [3]int64{unbounded, unbounded, unbounded}, two: len(p.base) <= 3}
	copy(l.at[:], p.digits[0].at)
	copy(l.points[:], p.base)
	return l, true
}

func (l *stepsLoop) add(b *block, out []int64) {
	x := b.variable(l.a)[:len(out)]
	at, points := l.at, l.points
	if l.two {
		for i, x := range x {
			p := points[0]
			if x >= at[0] {
				p = points[1]
			}
			if x >= at[1] {
				p = points[2]
			}
			out[i] += p
		}
		return
	}
	for i, x := range x {
		p := points[0]
		if x >= at[0] {
			p = points[1]
		}
		if x >= at[1] {
			p = points[2]
		}
		if x >= at[2] {
			p = points[3]
		}
		out[i] += p
	}
}

// signsLoop looks numbers up by the signs of up to three sums of two inputs.
type signsLoop struct {
	a, b   int
	ka, kb [3]int64
	c      [3]int64 // the sign is that of ka × a + kb × b - c
	points [8]int64 // by signs; 1 is for what is not negative
}

func signsLoopOf(p *piecewise) (l *signsLoop, ok bool) {
	if len(p.digits) > 3 {
		return nil, false
	}
	l = &signsLoop{a: -1, b: -1, c: [3]int64{unbounded, unbounded, unbounded}}
	for i := range p.digits {
		d := &p.digits[i]
		if len(d.at) != 1 {
			return nil, false
		}
		l.c[i] = d.at[0]
		for _, t := range d.terms {
			switch {
			case t.variable >= p.inputs:
				return nil, false
			case l.a < 0 || l.a == t.variable:
				l.a, l.ka[i] = t.variable, t.k
			case l.b < 0 || l.b == t.variable:
				l.b, l.kb[i] = t.variable, t.k
			default:
				return nil, false
			}
		}
	}
	if l.b < 0 {
		l.b = l.a
	}
	copy(l.points[:], p.base)
	return l, true
}

func (l *signsLoop) add(b *block, out []int64) {
	x, y := b.variable(l.a)[:len(out)], b.variable(l.b)[:len(out)]
	ka, kb, c, points := l.ka, l.kb, l.c, &l.points
	for i := range out {
		x, y := x[i], y[i]
		first := uint64(^(ka[0]*x + kb[0]*y - c[0])) >> 63
		second := uint64(^(ka[1]*x + kb[1]*y - c[1])) >> 63
		third := uint64(^(ka[2]*x + kb[2]*y - c[2])) >> 63
		out[i] += points[(first|second<<1|third<<2)&7]
	}
}

// slopeLoop is for a number that is linear in an input, perhaps divided and rounded,
// between two thresholds, and constant below and above.
type slopeLoop struct {
	a          int
	k, c       int64
	divided    bool
	by         reciprocal
	plus       int64 // added after the division
	from, to   int64 // the slope is from the first up to before the second
	below, top int64
}

func slopeLoopOf(p *piecewise) (l *slopeLoop, ok bool) {
	terms := p.parts[0].terms
	if len(terms) != 1 || len(p.digits) > 1 || len(p.base) > 3 || len(p.derived) > 1 {
		return nil, false
	}
	l = &slopeLoop{a: terms[0].variable, k: terms[0].k, from: -unbounded, to: unbounded}
	if l.a >= p.inputs {
		d := &p.derived[0]
		if l.k != 1 || d.op != opHalfUp || !d.positive || !d.b.isConstant() || len(d.a.terms) != 1 || d.b.c < 1 {
			return nil, false
		}
		t := d.a.terms[0]
		l.a, l.k, l.c, l.divided, l.by = t.variable, 2*t.k, 2*d.a.c+d.b.c, true, reciprocalOf(2*d.b.c)
	}
	if l.a >= p.inputs {
		return nil, false
	}
	slope := -1
	for i, m := range p.parts[0].mask {
		if m != 0 && slope >= 0 {
			return nil, false
		} else if m != 0 {
			slope = i
		}
	}
	if len(p.digits) == 1 {
		d := &p.digits[0]
		if !isInput(d.terms, p.inputs) || d.terms[0].variable != l.a || slope > 1 || len(p.base)-slope > 2 {
			return nil, false
		}
		if slope == 1 {
			l.from, l.below = d.at[0], p.base[0]
		}
		if slope+1 < len(p.base) {
			l.to, l.top = d.at[slope], p.base[slope+1]
		}
	}
	l.plus = p.base[slope]
	return l, true
}

func (l *slopeLoop) add(b *block, out []int64) {
	x := b.variable(l.a)[:len(out)]
	k, c, plus, from, to, below, top := l.k, l.c, l.plus, l.from, l.to, l.below, l.top
	if !l.divided {
		for i, x := range x {
			p := k*x + plus
			if x < from {
				p = below
			}
			if x >= to {
				p = top
			}
			out[i] += p
		}
		return
	}
	by := l.by
	for i, x := range x {
		p := int64(by.of(uint64(k*x+c))) + plus
		if x < from {
			p = below
		}
		if x >= to {
			p = top
		}
		out[i] += p
	}
}

// tableLoop is for all other numbers. It takes a pass for each digit and each part.
type tableLoop struct {
	*piecewise
}

func (l *tableLoop) add(b *block, out []int64) {
	b.derive(l.derived)
	if len(l.digits) == 0 {
		constantLoop(l.base[0]).add(b, out)
	}
	var index []int64
	if len(l.digits) > 0 {
		index = b.register(registerIndex)
		clear(index)
		stride := int64(1)
		for i := range l.digits {
			d := &l.digits[i]
			d.addTo(index, b.sum(linear{terms: d.terms}, registerA), stride)
			stride *= int64(d.values())
		}
		for i, at := range index {
			out[i] += l.base[at]
		}
	}
	for i := range l.parts {
		q := &l.parts[i]
		x := b.sum(linear{terms: q.terms}, registerA)[:len(out)]
		if index == nil {
			addTimes(out, x, 1)
			continue
		}
		for i, at := range index {
			out[i] += x[i] & q.mask[at]
		}
	}
}

// addTo adds a multiple of the digit to the index.
func (d *digit) addTo(index, x []int64, stride int64) {
	x = x[:len(index)]
	if len(d.at) <= 4 {
		for _, at := range d.at {
			for i := range index {
				index[i] += stride & -truth(x[i] >= at)
			}
		}
		return
	}
	for i := range index {
		index[i] += stride * int64(d.rank(x[i]))
	}
}
