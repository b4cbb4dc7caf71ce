package kernel

import "slices"

// maxGates is how many gates a number can have one within the other.
const maxGates = 2

// gateLoop is for a number that is constant where an input, or a sum of them, is below a
// threshold, or from there on, and which on the other side has a loop of its own.
type gateLoop struct {
	z        []term
	at       int64
	from     bool // constant from the threshold on, not below
	constant int64
	inner    adder
	register int
}

// gateLoopOf looks for a digit whose least or greatest values make the number constant,
// so that what remains has a loop.
func (a *analysis) gateLoopOf(c cells, gates int) adder {
	if gates == maxGates {
		return nil
	}
	for f := range c.digits {
		d := &c.digits[f]
		if d.terms[len(d.terms)-1].variable >= len(a.kernel.inputs) {
			continue // derived
		}
		for _, rank := range []int{0, len(d.at)} {
			constant, ok := c.constantAt(f, rank)
			if !ok {
				continue
			}
			inner := a.piecewiseOf(c.without(f, rank), gates+1)
			if _, isTable := inner.loop.(*tableLoop); isTable {
				continue
			}
			l := &gateLoop{z: d.terms, at: d.at[0], constant: constant, inner: inner.loop,
				register: registerGate + gates}
			if rank > 0 {
				l.at, l.from = d.at[rank-1], true
			}
			return l
		}
	}
	return nil
}

// constantAt returns the number in the cells in which a digit has a rank, if it is one.
func (c *cells) constantAt(f, rank int) (x int64, ok bool) {
	found := false
	for i, y := range c.of {
		switch {
		case c.rankOf(f, i) != rank || y.free:
		case !y.isConstant() || found && y.c != x:
			return 0, false
		default:
			x, found = y.c, true
		}
	}
	return x, true
}

// rankOf returns the rank of a digit in a cell.
func (c *cells) rankOf(f, index int) int {
	for _, lower := range c.digits[:f] {
		index /= lower.values()
	}
	return index % c.digits[f].values()
}

// without returns the table without the least or the greatest rank of a digit.
func (c *cells) without(f, rank int) cells {
	out := cells{digits: slices.Clone(c.digits)}
	for i, x := range c.of {
		if c.rankOf(f, i) != rank {
			out.of = append(out.of, x)
		}
	}
	d := &out.digits[f]
	if rank == 0 {
		d.at = d.at[1:]
	} else {
		d.at = d.at[:rank-1]
	}
	for f := len(out.digits) - 1; f >= 0; f-- {
		out.reduce(f)
	}
	return out
}

func (l *gateLoop) add(b *block, out []int64) {
	inner := b.register(l.register)
	clear(inner)
	l.inner.add(b, inner)
	z, at, constant := b.sum(linear{terms: l.z}, registerA)[:len(out)], l.at, l.constant
	inner = inner[:len(out)]
	if l.from {
		for i, p := range inner {
			if z[i] >= at {
				p = constant
			}
			out[i] += p
		}
		return
	}
	for i, p := range inner {
		if z[i] < at {
			p = constant
		}
		out[i] += p
	}
}
