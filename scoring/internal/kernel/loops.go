package kernel

import "slices"

// loopOf chooses how a number is added to blocks: one pass over the rows for what
// most rules come to, and else a pass for every digit and part. There can be so many
// gates before the pass.
func (a *analysis) loopOf(p *piecewise, c cells, gates int) adder {
	if p.isConstant() {
		return constantLoop(p.base[0])
	}
	if l := a.passOf(p); l != nil {
		return l
	}
	if l := a.gateLoopOf(c, gates); l != nil {
		return l
	}
	return &tableLoop{p}
}

// passOf chooses a loop with one pass; nil if there is none.
func (a *analysis) passOf(p *piecewise) adder {
	sums := slices.ContainsFunc(p.digits, func(d digit) bool { return !isInput(d.terms, p.inputs) })
	switch {
	case len(p.parts) == 1:
		return a.slopeLoopOf(p)
	case len(p.parts) > 1 || len(p.derived) > 0:
		return nil
	case sums && len(p.digits) == 1 && (len(p.digits[0].at) > 1 || len(p.digits[0].terms) > 2):
		return stepsLoopOf(p)
	case sums:
		return a.ratioLoopOf(p)
	case len(p.digits) == 1 && len(p.base) <= 3:
		return stepsLoopOf(p)
	case len(p.digits) == 2 && len(p.base) == 4:
		return pairLoopOf(p)
	}
	if l := a.denseLoopOf(p); l != nil {
		return l
	}
	return stepsLoopOf(p)
}

// The loops are written for the compiler: constants in variables, few enough for the
// registers of the machine, and conditions that become conditional moves, since
// figures are too irregular for branches to be predicted.

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

// stepsLoop compares an input, or a sum of them, with up to three thresholds.
type stepsLoop struct {
	x      []term
	at     [3]int64 // those that are never reached behind the others
	points [4]int64
	three  bool
}

func stepsLoopOf(p *piecewise) adder {
	if len(p.digits) != 1 || len(p.base) > 4 {
		return nil
	}
	d := &p.digits[0]
	l := &stepsLoop{x: d.terms, at: [3]int64{unbounded, unbounded, unbounded}, three: len(p.base) > 3}
	copy(l.at[:], d.at)
	copy(l.points[:], p.base)
	return l
}

func (l *stepsLoop) add(b *block, out []int64) {
	first, second, third := l.at[0], l.at[1], l.at[2]
	none, one, two, three := l.points[0], l.points[1], l.points[2], l.points[3]
	x := b.sum(linear{terms: l.x}, registerA)[:len(out)]
	if !l.three {
		for i, x := range x {
			p := none
			if x >= first {
				p = one
			}
			if x >= second {
				p = two
			}
			out[i] += p
		}
		return
	}
	for i, x := range x {
		p := none
		if x >= first {
			p = one
		}
		if x >= second {
			p = two
		}
		if x >= third {
			p = three
		}
		out[i] += p
	}
}

// pairLoop compares two inputs with a threshold each.
type pairLoop struct {
	a, b     int
	atA, atB int64
	points   [4]int64 // for neither, a, b and both
}

func pairLoopOf(p *piecewise) adder {
	a, b := &p.digits[0], &p.digits[1]
	l := &pairLoop{a: a.terms[0].variable, b: b.terms[0].variable, atA: a.at[0], atB: b.at[0]}
	copy(l.points[:], p.base)
	return l
}

func (l *pairLoop) add(b *block, out []int64) {
	atA, atB := l.atA, l.atB
	neither, onlyA, onlyB, both := l.points[0], l.points[1], l.points[2], l.points[3]
	x, y := b.variable(l.a)[:len(out)], b.variable(l.b)[:len(out)]
	for i := range out {
		p, withB := neither, onlyB
		if x[i] >= atA {
			p = onlyA
		}
		if x[i] >= atA {
			withB = both
		}
		if y[i] >= atB {
			p = withB
		}
		out[i] += p
	}
}

// maxDense is the length of a table that is indexed by inputs as they are.
const maxDense = 64

// denseLoop looks numbers up by one or two inputs that make a difference only near
// the least value that they can have.
type denseLoop struct {
	a, b       int   // variables; b is -1 if there is none
	topA, topB int64 // the values from which on they make no difference
	stride     int64
	// points are indexed by a less its top plus stride times the same of b, modulo 64,
	// so that no index is out of range.
	points [maxDense]int64
}

func (a *analysis) denseLoopOf(p *piecewise) adder {
	if len(p.digits) > 2 {
		return nil
	}
	l, values := &denseLoop{b: -1, stride: 1}, [2]int64{1, 1}
	for i := range p.digits {
		d := &p.digits[i]
		v, top := d.terms[0].variable, d.at[len(d.at)-1]
		if values[i] = top - a.vars[v].of.lo + 1; values[i] > maxDense {
			return nil
		}
		if i == 0 {
			l.a, l.topA, l.stride = v, top, values[0]
		} else {
			l.b, l.topB = v, top
		}
	}
	if values[0]*values[1] > maxDense {
		return nil
	}
	vars := make([]int64, len(a.vars))
	for y := range values[1] {
		for x := range values[0] {
			vars[l.a] = l.topA - x
			if l.b >= 0 {
				vars[l.b] = l.topB - y
			}
			l.points[-(x+y*l.stride)&(maxDense-1)] = p.at(vars)
		}
	}
	return l
}

func (l *denseLoop) add(b *block, out []int64) {
	points, topA := &l.points, l.topA
	x := b.variable(l.a)[:len(out)]
	if l.b < 0 {
		for i, x := range x {
			x -= topA
			out[i] += points[x&(x>>63)&(maxDense-1)] // 0 from the top on
		}
		return
	}
	topB, stride := l.topB, l.stride
	y := b.variable(l.b)[:len(out)]
	for i, x := range x {
		x, y := x-topA, y[i]-topB
		out[i] += points[(x&(x>>63)+y&(y>>63)*stride)&(maxDense-1)]
	}
}
