package scoring

import (
	"iter"
	"math/big"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/solve"
)

// grid is the points that an item can have: whole numbers of the last place, from a
// minimum to a maximum, perhaps on a step. The numbers in it are shared and never
// changed.
type grid struct {
	rounding rubric.Rounding
	unit     *big.Rat          // between two numbers of points
	step     *big.Rat          // between two that are on the item's step; the unit if it has none
	allowed  interval.Interval // from the minimum to the maximum
}

func gridOf(r rubric.Rounding, it *rubric.Item) *grid {
	g := &grid{rounding: r, unit: interval.UnitOf(r.Places), allowed: interval.Interval{Lo: it.Min.Rat(), Hi: it.Max.Rat()}}
	g.step = g.unit
	if it.Step.IsPositive() {
		g.step = it.Step.Rat()
	}
	return g
}

// stepped reports whether points can be off the step.
func (g *grid) stepped() bool { return g.step.Cmp(g.unit) != 0 }

// onStep reports whether a number of points is on the step.
func (g *grid) onStep(t *big.Rat) bool {
	return !g.stepped() || new(big.Rat).Quo(t, g.step).IsInt()
}

func (g *grid) round(v *big.Rat) *big.Rat {
	return interval.Round(v, g.rounding.Places, g.rounding.Mode)
}

// next returns the number of points that is k places further up.
func (g *grid) next(t *big.Rat, k int) *big.Rat {
	by := big.NewRat(int64(k), 1)
	return by.Add(t, by.Mul(by, g.unit))
}

// points returns the points to which the numbers of a form are rounded that the item
// can have; not ok if there are none.
func (g *grid) points(over interval.Interval) (lo, hi *big.Rat, ok bool) {
	in := over.Intersect(g.allowed)
	if in.Empty() {
		return nil, nil, false
	}
	return g.round(in.Lo), g.round(in.Hi), true
}

// roundedTo returns the numbers that are rounded to points from lo to hi, or beyond
// where an end is nil.
func (g *grid) roundedTo(lo, hi *big.Rat) (out interval.Interval) {
	if lo != nil {
		out.Lo, out.LoOpen = g.start(lo)
	}
	if hi != nil {
		end, open := g.start(g.next(hi, 1))
		out.Hi, out.HiOpen = end, !open
	}
	return out
}

// start returns the number from which on numbers are rounded to t or more; open, it is
// not itself one of them.
func (g *grid) start(t *big.Rat) (at *big.Rat, open bool) {
	down := new(big.Rat).Quo(g.unit, big.NewRat(2, 1))
	switch g.rounding.Mode {
	case rubric.Down:
		if open = t.Sign() <= 0; open { // towards zero
			down = g.unit
		} else {
			down.SetInt64(0)
		}
	case rubric.HalfEven:
		open = new(big.Rat).Quo(t, g.unit).Num().Bit(0) == 1
	default:
		open = t.Sign() <= 0 // away from zero
	}
	return new(big.Rat).Sub(t, down), open
}

// apart returns the facts for which x is rounded to t points or more, and y to less.
func (g *grid) apart(r solve.Region, x, y solve.Form, t *big.Rat) (solve.Region, bool) {
	r, ok := r.Inside(x, g.roundedTo(t, nil))
	if ok {
		r, ok = r.Inside(y, g.roundedTo(nil, g.next(t, -1)))
	}
	return r, ok
}

// within returns the least and the most points on the step that lie in a set; its Lo is
// above its Hi if none does.
func (g *grid) within(in interval.Interval) interval.Interval {
	steps := interval.Interval{Lo: new(big.Rat).Quo(in.Lo, g.step), Hi: new(big.Rat).Quo(in.Hi, g.step), LoOpen: in.LoOpen, HiOpen: in.HiOpen, Whole: true}
	whole := interval.NumberDomain(steps).Numbers
	return interval.Interval{Lo: new(big.Rat).Mul(whole.Lo, g.step), Hi: new(big.Rat).Mul(whole.Hi, g.step)}
}

// around returns the numbers of points next to the ends of a set, outwards.
func (g *grid) around(in interval.Interval) (lo, hi *big.Rat) {
	floor := func(v *big.Rat) *big.Rat {
		k := v.Quo(v, g.unit)
		return k.Mul(k.SetInt(new(big.Int).Div(k.Num(), k.Denom())), g.unit)
	}
	hi = floor(new(big.Rat).Neg(in.Hi))
	return floor(new(big.Rat).Set(in.Lo)), hi.Neg(hi)
}

// up yields every number of points from one on, to another.
func (g *grid) up(from, to *big.Rat) iter.Seq[*big.Rat] { return spaced(from, to, g.unit) }

// down yields them in the other direction.
func (g *grid) down(from, to *big.Rat) iter.Seq[*big.Rat] {
	return spaced(from, to, new(big.Rat).Neg(g.unit))
}

// spaced yields numbers that lie some distance apart.
func spaced(from, to, by *big.Rat) iter.Seq[*big.Rat] {
	return func(yield func(*big.Rat) bool) {
		for t := from; t.Cmp(to)*by.Sign() <= 0 && yield(t); {
			t = new(big.Rat).Add(t, by)
		}
	}
}

// farthest returns the number of points from near on that is possible and farthest
// towards far; nil if near is not possible, either. All before it are taken to be.
func (g *grid) farthest(near, far *big.Rat, possible func(t *big.Rat) bool) *big.Rat {
	if possible(far) {
		return far
	}
	if !possible(near) {
		return nil
	}
	width := new(big.Rat).Sub(far, near)
	by := new(big.Rat).Mul(g.unit, big.NewRat(int64(width.Sign()), 1))
	at := func(k *big.Int) *big.Rat {
		v := new(big.Rat).SetInt(k)
		return v.Add(near, v.Mul(v, by))
	}
	count := width.Quo(width.Abs(width), g.unit)
	one, good, bad := big.NewInt(1), new(big.Int), new(big.Int).Quo(count.Num(), count.Denom())
	for new(big.Int).Sub(bad, good).Cmp(one) > 0 {
		mid := new(big.Int).Add(good, bad)
		if mid.Rsh(mid, 1); possible(at(mid)) {
			good = mid
		} else {
			bad = mid
		}
	}
	return at(good)
}
