package rules

import (
	"math"
	"math/big"
	"slices"

	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/kernel"
)

// figure is what is known of one input, by what stands in its column.
type figure struct {
	of interval.Domain // what is not exactly known
	// lo and hi are the least and the greatest value in the column; none says that there
	// is none. Known, they are the same.
	lo, hi int64
	none   bool
	// loEnd and hiEnd report that these are the ends of all that the input can be. Where
	// they are not, loNext and hiNext are the values next beyond, with nothing that it can
	// be behind them, or far.
	loEnd, hiEnd   bool
	loNext, hiNext int64
	// loOut and hiOut are the same, but for that the rule may do something else there.
	loOut, hiOut int64
	// options are all values of an option that is not known: between lo and hi there may
	// be others that it cannot be.
	options []int64
}

// far is no value: a set goes on beyond the column, or beyond where others are next to it.
const far = math.MinInt64

func knownFigure(v int64) figure { return figure{lo: v, hi: v, loEnd: true, hiEnd: true} }

func (f *figure) known() bool { return f.lo == f.hi && f.loEnd && f.hiEnd && !f.none }

// figureOf returns a figure of which a set of values is known.
func figureOf(c *kernel.Column, d interval.Domain) figure {
	f := figure{of: d, loEnd: true, hiEnd: true}
	switch d.Type {
	case interval.Bool:
		f.none = d.Bools == 0
		f.lo, f.hi = 0, 1
		if d.Bools == interval.IsTrue {
			f.lo = 1
		} else if d.Bools == interval.IsFalse {
			f.hi = 0
		}
		return f
	case interval.Text:
		for _, name := range d.Texts {
			f.options = append(f.options, int64(slices.Index(c.Options, name)))
		}
		slices.Sort(f.options)
		if f.none = len(f.options) == 0; !f.none {
			f.lo, f.hi = f.options[0], f.options[len(f.options)-1]
		}
		return f
	}
	n := d.Numbers
	f.lo, f.loNext, f.loEnd = columnEnd(c, n.Lo, n.LoOpen, false)
	f.hi, f.hiNext, f.hiEnd = columnEnd(c, n.Hi, n.HiOpen, true)
	f.loOut, f.hiOut = f.loNext, f.hiNext
	f.none = f.lo > f.hi
	return f
}

// columnEnd returns the value in a column next to an end of a set, within it, and whether it
// is the end, or else which is the next beyond.
func columnEnd(c *kernel.Column, at *big.Rat, open, upper bool) (in, next int64, end bool) {
	first, step := c.Lo, int64(1)
	if upper {
		first, step = c.Hi, -1
	}
	if at == nil {
		return first, far, false
	}
	down, exact, fits := scaledDown(at, c.Scale)
	switch {
	case !fits && (at.Sign() > 0) == upper:
		return first, far, false
	case !fits: // nothing of the column is within
		return first + step*(c.Hi-c.Lo+1), far, false
	case exact && !open:
		in, next, end = down, far, true
	case exact:
		in, next = down+step, down
	case upper:
		in, next = down, down+1
	default:
		in, next = down+1, down
	}
	if upper && in > c.Hi || !upper && in < c.Lo {
		return first, far, false
	}
	if next < c.Lo || next > c.Hi {
		next = far
	}
	return in, next, end
}

// scaledDown returns the greatest whole number not above v × scale, if it is of moderate
// size, and whether they are equal.
func scaledDown(v *big.Rat, scale int64) (down int64, exact, fits bool) {
	const most = 1 << 31
	if n, d := v.Num(), v.Denom(); n.IsInt64() && d.IsInt64() {
		num, den := n.Int64(), d.Int64()
		if num < most && num > -most && scale < most {
			num *= scale
			down = num / den
			if exact = num%den == 0; !exact && num < 0 {
				down--
			}
			return down, exact, true
		}
	}
	x := new(big.Int).Mul(v.Num(), big.NewInt(scale))
	rest := new(big.Int)
	x.DivMod(x, v.Denom(), rest)
	if x.BitLen() > 61 {
		return 0, false, false
	}
	return x.Int64(), rest.Sign() == 0, true
}

// in returns the figure within a cell; some is false where it has no value there, and sure
// where that is known.
func (f *figure) in(c *figure) (out figure, some, sure bool) {
	if f.known() {
		return *f, !c.none && c.lo <= f.lo && f.lo <= c.hi, true
	}
	switch f.of.Type {
	case interval.Bool, interval.Text:
		if !c.known() {
			return *f, !f.none, true
		}
		if f.options != nil && !slices.Contains(f.options, c.lo) || c.lo < f.lo || c.lo > f.hi {
			return *f, false, true
		}
		return knownFigure(c.lo), true, true
	}
	out = *f
	out.loEnd = f.lo >= c.lo && f.loEnd || c.lo >= f.lo && c.loEnd
	out.hiEnd = f.hi <= c.hi && f.hiEnd || c.hi <= f.hi && c.hiEnd
	out.lo, out.hi = max(f.lo, c.lo), min(f.hi, c.hi)
	if out.loOut = max(f.loOut, c.loOut); out.loOut >= out.lo {
		out.loOut = far
	}
	if out.hiOut = f.hiOut; f.hiOut == far || c.hiOut != far && c.hiOut < f.hiOut {
		out.hiOut = c.hiOut
	}
	if out.loEnd || out.loNext < c.lo {
		out.loNext = far
	}
	if out.hiEnd || out.hiNext > c.hi {
		out.hiNext = far
	}
	if f.none || c.none || out.lo > out.hi {
		return out, false, f.of.Intersect(c.of).Empty()
	}
	return out, true, true
}
