package kernel

// ratioLoop compares the quotient of two inputs with up to two constants: it compares
// k × a with low × b and high × b.
type ratioLoop struct {
	a, b         int
	k, low, high int64
	at           int64 // below this value of b only that decides
	below        int64
	none         int64 // from there on, where neither is reached
	one, two     int64
}

// ratio is a digit that says whether k × a >= by × b; where it is opposite, it says
// whether not.
type ratio struct {
	a, b     int
	k, by    int64
	opposite bool
	stride   int
}

// ratioOf reads a digit with two inputs and one threshold.
func ratioOf(d *digit, stride int) (r ratio, ok bool) {
	x, y := d.terms[0], d.terms[1]
	switch d.at[0] {
	case 0:
	case 1: // the opposite of -x - y >= 0
		x.k, y.k, r.opposite = -x.k, -y.k, true
	default:
		return r, false
	}
	if x.k < 0 {
		x, y = y, x
	}
	r.a, r.b, r.k, r.by, r.stride = x.variable, y.variable, x.k, -y.k, stride
	return r, r.k > 0 && r.by > 0
}

// bit is what the ratio adds to the index of a cell.
func (r ratio) bit(reached bool) int {
	if reached != r.opposite {
		return r.stride
	}
	return 0
}

func (a *analysis) ratioLoopOf(p *piecewise) adder {
	var ratios []ratio
	l, stride, from := &ratioLoop{at: -unbounded}, 1, 0
	var alone *digit
	for i := range p.digits {
		d := &p.digits[i]
		switch {
		case len(d.at) > 1 || len(d.terms) > 2:
			return nil
		case len(d.terms) == 2:
			r, ok := ratioOf(d, stride)
			if !ok {
				return nil
			}
			ratios = append(ratios, r)
		case alone != nil || d.terms[0].k != 1:
			return nil
		default:
			alone, from, l.at = d, stride, d.at[0]
		}
		stride *= 2
	}
	if len(ratios) == 0 || len(ratios) > 2 {
		return nil
	}
	low, high := ratios[0], ratios[len(ratios)-1]
	common, ok := product(low.k/gcd64(low.k, high.k), high.k)
	if !ok || low.a != high.a || low.b != high.b || alone != nil && alone.terms[0].variable != low.b {
		return nil
	}
	l.a, l.b, l.k = low.a, low.b, common
	var first, second bool
	l.low, first = product(low.by, common/low.k)
	l.high, second = product(high.by, common/high.k)
	if !first || !second {
		return nil
	}
	if l.low > l.high {
		low, high, l.low, l.high = high, low, l.high, l.low
	}
	// From the least b on, which is not negative, whoever reaches high reaches low.
	x, y := a.vars[l.a].of.times(l.k), a.vars[l.b].of.times(l.high)
	if max(l.at, a.vars[l.b].of.lo) < 0 || !inRange(x.lo) || !inRange(x.hi) || !inRange(y.lo) || !inRange(y.hi) {
		return nil
	}
	index := func(reachesLow, reachesHigh bool) int {
		if len(ratios) == 1 {
			return low.bit(reachesLow)
		}
		return low.bit(reachesLow) + high.bit(reachesHigh)
	}
	for _, reachesLow := range []bool{false, true} {
		for _, reachesHigh := range []bool{false, true} {
			if alone != nil && p.base[index(reachesLow, reachesHigh)] != p.base[0] {
				return nil
			}
		}
	}
	l.below = p.base[0]
	l.none = p.base[from+index(false, false)]
	l.one, l.two = p.base[from+index(true, false)], p.base[from+index(true, true)]
	return l
}

func (l *ratioLoop) add(b *block, out []int64) {
	k, low, high, at := l.k, l.low, l.high, l.at
	below, none, one, two := l.below, l.none, l.one, l.two
	x, y := b.variable(l.a)[:len(out)], b.variable(l.b)[:len(out)]
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
}
