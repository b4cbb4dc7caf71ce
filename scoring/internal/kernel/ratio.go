package kernel

import (
	"cmp"
	"slices"
)

// maxLevels is how many constants a quotient is compared with.
const maxLevels = 3

// levels are how many of some constants the quotient of two inputs, a ÷ b, reaches:
// it reaches the i-th where k × a >= by[i] × b + c[i], and then all before it. Where the
// input z is below a threshold, levels do not matter.
type levels struct {
	a, b, z int
	k       int64
	by, c   [maxLevels]int64 // the last ones are never reached if there are fewer
	at      int64            // of z
	n       int
	cells   [maxLevels + 1]int // by level
	low     int                // a cell where z is below
}

// exact reports whether the levels are quotients that are reached exactly.
func (l *levels) exact() bool {
	return !slices.ContainsFunc(l.c[:l.n], func(c int64) bool { return c != 0 })
}

// level is a digit that says whether k × a >= by × b + c; where it is opposite, it says
// whether not.
type level struct {
	a, b     int
	k, by, c int64
	opposite bool
	stride   int
}

// levelOf reads a digit with two inputs and one threshold as what a quotient of one
// input reaches: x + y >= t, or the opposite of -x - y >= 1 - t.
func levelOf(d *digit, a, stride int) (v level, ok bool) {
	x, y, t := d.terms[0], d.terms[1], d.at[0]
	if x.variable != a {
		x, y = y, x
	}
	if x.k < 0 {
		x.k, y.k, t, v.opposite = -x.k, -y.k, 1-t, true
	}
	v.a, v.b, v.k, v.by, v.c, v.stride = x.variable, y.variable, x.k, -y.k, t, stride
	return v, v.a == a && v.by > 0 && v.c >= 0
}

// levelsOf reads the digits of a number as levels of one quotient, in which the cells
// differ.
func (a *analysis) levelsOf(p *piecewise, same func(cell, other int) bool) *levels {
	if len(p.digits) > maxLevels+1 {
		return nil
	}
	for _, d := range p.digits {
		if len(d.at) > 1 || len(d.terms) > 2 || d.terms[0].variable >= p.inputs ||
			d.terms[len(d.terms)-1].variable >= p.inputs {
			return nil
		}
	}
	var best *levels
	for _, d := range p.digits {
		if len(d.terms) == 1 {
			continue
		}
		for _, t := range d.terms {
			if l := a.levelsOver(p, t.variable, same); l != nil && (best == nil || l.exact()) {
				best = l
			}
		}
		break
	}
	return best
}

// levelsOver reads the digits as levels of a quotient of the input.
func (a *analysis) levelsOver(p *piecewise, input int, same func(cell, other int) bool) *levels {
	var list []level
	l := &levels{a: input, z: -1, at: -unbounded, k: 1}
	stride, above := 1, 0
	for i := range p.digits {
		d := &p.digits[i]
		if len(d.terms) == 2 {
			v, ok := levelOf(d, input, stride)
			if !ok || len(list) > 0 && v.b != list[0].b {
				return nil
			}
			list = append(list, v)
		} else {
			if l.z >= 0 || d.terms[0].k != 1 {
				return nil
			}
			l.z, l.at, above = d.terms[0].variable, d.at[0], stride
		}
		stride *= 2
	}
	if l.n = len(list); l.n == 0 || l.n > maxLevels {
		return nil
	}
	if l.b = list[0].b; l.z < 0 {
		l.z = l.b
	}
	for _, v := range list {
		var ok bool
		if l.k, ok = product(l.k/gcd64(l.k, v.k), v.k); !ok {
			return nil
		}
	}
	whole := a.vars[l.a].of.times(l.k)
	for i := range list {
		v := &list[i]
		by, first := product(v.by, l.k/v.k)
		c, second := product(v.c, l.k/v.k)
		reach := a.vars[l.b].of.times(by).plus(span{c, c})
		if whole = whole.or(reach); !first || !second || !inRange(whole.lo) || !inRange(whole.hi) {
			return nil
		}
		v.by, v.c = by, c
	}
	slices.SortFunc(list, func(v, w level) int { return cmp.Or(cmp.Compare(v.by, w.by), cmp.Compare(v.c, w.c)) })
	// Where b is not negative, whoever reaches a level reaches all before it.
	least := a.vars[l.b].of.lo
	if l.z == l.b {
		least = max(least, l.at)
	}
	if least < 0 || !slices.IsSortedFunc(list, func(v, w level) int { return cmp.Compare(v.c, w.c) }) {
		return nil
	}
	l.c = [maxLevels]int64{unbounded, unbounded, unbounded}
	for i, v := range list {
		l.by[i], l.c[i] = v.by, v.c
	}
	for reached := range l.cells {
		l.cells[reached] = above
		for i, v := range list {
			if (i < reached) != v.opposite {
				l.cells[reached] += v.stride
			}
		}
	}
	if above == 0 {
		return l
	}
	low := -1
	for c := range p.base {
		switch {
		case c/above%2 != 0 || p.free[c]:
		case low < 0:
			low = c
		case !same(c, low):
			return nil
		}
	}
	l.low = max(low, 0)
	return l
}

// ratioLoop is for a number that only levels decide.
type ratioLoop struct {
	levels
	points [maxLevels + 1]int64 // by level
	below  int64
}

func (a *analysis) ratioLoopOf(p *piecewise) adder {
	levels := a.levelsOf(p, func(c, other int) bool { return p.base[c] == p.base[other] })
	if levels == nil {
		return nil
	}
	l := &ratioLoop{levels: *levels, below: p.base[levels.low]}
	for i, c := range l.cells {
		l.points[i] = p.base[c]
	}
	return l
}

// quick reports whether so few constants decide that the registers of the machine
// suffice for them.
func (l *ratioLoop) quick() bool {
	return l.n <= 2 && l.z == l.b && l.c[0] == 0 && (l.n == 1 || l.c[1] == 0)
}

func (l *ratioLoop) add(b *block, out []int64) {
	k, at, below := l.k, l.at, l.below
	x, y := b.variable(l.a)[:len(out)], b.variable(l.b)[:len(out)]
	if l.quick() {
		low, high := l.by[0], l.by[l.n-1]
		none, one, two := l.points[0], l.points[1], l.points[l.n]
		for i := range out {
			x, y := k*x[i], y[i]
			p := none
			if x >= low*y {
				p = one
			}
			if x >= high*y {
				p = two
			}
			if y < at {
				p = below
			}
			out[i] += p
		}
		return
	}
	z := b.variable(l.z)[:len(out)]
	by, c, points := &l.by, &l.c, &l.points
	for i := range out {
		x, y := k*x[i], y[i]
		n := truth(x >= by[0]*y+c[0]) + truth(x >= by[1]*y+c[1]) + truth(x >= by[2]*y+c[2])
		p := points[n&maxLevels]
		if z[i] < at {
			p = below
		}
		out[i] += p
	}
}

// shareLoop is for a quotient of two inputs, rounded halves up, which some levels of it
// or of another quotient have instead of a constant.
type shareLoop struct {
	ratioLoop
	over, under int   // the share is k × over ÷ (l × under)
	k, l        int64 // k doubled
	mask        [maxLevels + 1]int64
}

func (a *analysis) shareLoopOf(p *piecewise) adder {
	d, part := &p.derived[0], &p.parts[0]
	x, y := d.a, d.b
	if !d.positive || len(x.terms) != 1 || len(y.terms) != 1 || x.c != 0 || y.c != 0 ||
		max(x.terms[0].variable, y.terms[0].variable) >= p.inputs {
		return nil
	}
	s := &shareLoop{over: x.terms[0].variable, under: y.terms[0].variable, k: 2 * x.terms[0].k, l: y.terms[0].k}
	s.a, s.b, s.z, s.at = s.over, s.under, s.under, -unbounded
	switch {
	case len(p.digits) == 0:
		s.points[0], s.mask[0] = p.base[0], -1
		return s
	case len(p.digits) == 1 && len(p.base) == 2 && isInput(p.digits[0].terms, p.inputs) && part.mask[0] == 0:
		s.z, s.at = p.digits[0].terms[0].variable, p.digits[0].at[0]
		s.below, s.points[0], s.mask[0] = p.base[0], p.base[1], -1
		return s
	}
	levels := a.levelsOf(p, func(c, other int) bool {
		return p.base[c] == p.base[other] && part.mask[c] == part.mask[other]
	})
	if levels == nil || levels.at != -unbounded && part.mask[levels.low] != 0 {
		return nil
	}
	s.levels, s.below = *levels, p.base[levels.low]
	for i, c := range s.cells {
		s.points[i], s.mask[i] = p.base[c], part.mask[c]
	}
	return s
}

func (s *shareLoop) add(b *block, out []int64) {
	over, under, z := b.variable(s.over)[:len(out)], b.variable(s.under)[:len(out)], b.variable(s.z)[:len(out)]
	k, l, at, below := s.k, s.l, s.at, s.below
	if s.n == 0 {
		plus := s.points[0]
		for i, x := range over {
			by := max(l*under[i], 1)
			p := int64(uint64(k*x+by)/uint64(2*by)) + plus
			if z[i] < at {
				p = below
			}
			out[i] += p
		}
		return
	}
	x, y := b.variable(s.a)[:len(out)], b.variable(s.b)[:len(out)]
	by, c, points, mask := &s.by, &s.c, &s.points, &s.mask
	for i := range out {
		d := max(l*under[i], 1)
		p := int64(uint64(k*over[i]+d) / uint64(2*d))
		x, y := s.levels.k*x[i], y[i]
		n := truth(x >= by[0]*y+c[0]) + truth(x >= by[1]*y+c[1]) + truth(x >= by[2]*y+c[2])
		p = points[n&maxLevels] + p&mask[n&maxLevels]
		if z[i] < at {
			p = below
		}
		out[i] += p
	}
}
