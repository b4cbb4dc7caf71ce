package rules

import (
	"iter"
	"math/big"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/solve"
)

// Grid is the points that an item can have: whole numbers of the last place, from a
// minimum to a maximum, perhaps on a step. The numbers in it are shared and never
// changed.
type Grid struct {
	Rounding decimals.Rounding
	Unit     *big.Rat          // between two numbers of points
	Step     *big.Rat          // between two that are on the item's step; the unit if it has none
	Allowed  interval.Interval // from the minimum to the maximum
}

func GridOf(r decimals.Rounding, it *rubric.Item) *Grid {
	g := &Grid{Rounding: r, Unit: interval.UnitOf(r.Places),
		Allowed: interval.Interval{Lo: it.Min.Rat(), Hi: it.Max.Rat()}}
	g.Step = g.Unit
	if it.Step.IsPositive() {
		g.Step = it.Step.Rat()
	}
	return g
}

// Stepped reports whether points can be off the step.
func (g *Grid) Stepped() bool { return g.Step.Cmp(g.Unit) != 0 }

// OnStep reports whether a number of points is on the step.
func (g *Grid) OnStep(t *big.Rat) bool {
	return !g.Stepped() || new(big.Rat).Quo(t, g.Step).IsInt()
}

func (g *Grid) Round(v *big.Rat) *big.Rat {
	return interval.Round(v, g.Rounding.Places, g.Rounding.Mode)
}

// Next returns the number of points that is k places further up.
func (g *Grid) Next(t *big.Rat, k int) *big.Rat {
	by := big.NewRat(int64(k), 1)
	return by.Add(t, by.Mul(by, g.Unit))
}

// Points returns the points to which the numbers of a form are rounded that the item
// can have; not ok if there are none.
func (g *Grid) Points(over interval.Interval) (lo, hi *big.Rat, ok bool) {
	in := over.Intersect(g.Allowed)
	if in.Empty() {
		return nil, nil, false
	}
	return g.Round(in.Lo), g.Round(in.Hi), true
}

// RoundedTo returns the numbers that are rounded to points from lo to hi, or beyond
// where an end is nil.
func (g *Grid) RoundedTo(lo, hi *big.Rat) (out interval.Interval) {
	if lo != nil {
		out.Lo, out.LoOpen = g.start(lo)
	}
	if hi != nil {
		end, open := g.start(g.Next(hi, 1))
		out.Hi, out.HiOpen = end, !open
	}
	return out
}

// start returns the number from which on numbers are rounded to t or more; open, it is
// not itself one of them.
func (g *Grid) start(t *big.Rat) (at *big.Rat, open bool) {
	down := new(big.Rat).Quo(g.Unit, big.NewRat(2, 1))
	switch g.Rounding.Mode {
	case decimals.Down:
		if open = t.Sign() <= 0; open { // towards zero
			down = g.Unit
		} else {
			down.SetInt64(0)
		}
	case decimals.HalfEven:
		open = new(big.Rat).Quo(t, g.Unit).Num().Bit(0) == 1
	default:
		open = t.Sign() <= 0 // away from zero
	}
	return new(big.Rat).Sub(t, down), open
}

// Apart returns the facts for which x is rounded to t points or more, and y to less.
func (g *Grid) Apart(r solve.Region, x, y solve.LinearExpr, t *big.Rat) (solve.Region, bool) {
	r, ok := r.Inside(x, g.RoundedTo(t, nil))
	if ok {
		r, ok = r.Inside(y, g.RoundedTo(nil, g.Next(t, -1)))
	}
	return r, ok
}

// Others yields the facts of a region for which a number is rounded to other points than t.
func (g *Grid) Others(r solve.Region, x solve.LinearExpr, t *big.Rat) Regions {
	return func(yield func(solve.Region) bool) {
		down, up := g.Around(interval.Exactly(t))
		for _, others := range []interval.Interval{g.RoundedTo(nil, g.Next(up, -1)), g.RoundedTo(g.Next(down, 1), nil)} {
			if r, ok := r.Inside(x, others); ok && !yield(r) {
				return
			}
		}
	}
}

// Within returns the least and the most points on the step that lie in a set; its Lo is
// above its Hi if none does.
func (g *Grid) Within(in interval.Interval) interval.Interval {
	steps := interval.Interval{Lo: new(big.Rat).Quo(in.Lo, g.Step), Hi: new(big.Rat).Quo(in.Hi, g.Step),
		LoOpen: in.LoOpen, HiOpen: in.HiOpen, Grid: interval.Whole}
	whole := interval.NumberDomain(steps).Numbers
	return interval.Interval{Lo: new(big.Rat).Mul(whole.Lo, g.Step), Hi: new(big.Rat).Mul(whole.Hi, g.Step)}
}

// Around returns the numbers of points next to the ends of a set, outwards.
func (g *Grid) Around(in interval.Interval) (lo, hi *big.Rat) {
	floor := func(v *big.Rat) *big.Rat {
		k := v.Quo(v, g.Unit)
		return k.Mul(k.SetInt(new(big.Int).Div(k.Num(), k.Denom())), g.Unit)
	}
	hi = floor(new(big.Rat).Neg(in.Hi))
	return floor(new(big.Rat).Set(in.Lo)), hi.Neg(hi)
}

// Up yields every number of points from one on, to another.
func (g *Grid) Up(from, to *big.Rat) iter.Seq[*big.Rat] { return Spaced(from, to, g.Unit) }

// Down yields them in the other direction.
func (g *Grid) Down(from, to *big.Rat) iter.Seq[*big.Rat] {
	return Spaced(from, to, new(big.Rat).Neg(g.Unit))
}

// Spaced yields numbers that lie some distance apart.
func Spaced(from, to, by *big.Rat) iter.Seq[*big.Rat] {
	return func(yield func(*big.Rat) bool) {
		for t := from; t.Cmp(to)*by.Sign() <= 0 && yield(t); {
			t = new(big.Rat).Add(t, by)
		}
	}
}

// Farthest returns the number of points from near on that is possible and farthest
// towards far; nil if near is not possible, either. All before it are taken to be.
func (g *Grid) Farthest(near, far *big.Rat, possible func(t *big.Rat) bool) *big.Rat {
	if possible(far) {
		return far
	}
	if !possible(near) {
		return nil
	}
	width := new(big.Rat).Sub(far, near)
	by := new(big.Rat).Mul(g.Unit, big.NewRat(int64(width.Sign()), 1))
	at := func(k *big.Int) *big.Rat {
		v := new(big.Rat).SetInt(k)
		return v.Add(near, v.Mul(v, by))
	}
	count := width.Quo(width.Abs(width), g.Unit)
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

// OffStep yields the facts for which rounded points are off the item's step, for one
// number of points after the other.
func (p *Prover) OffStep(q *solve.Search, r solve.Region, f solve.LinearExpr) Regions {
	return func(yield func(solve.Region) bool) {
		r, ok := r.Inside(f, p.Grid.Allowed)
		lo, hi, some := p.Grid.Points(r.Over(f))
		if !ok || !some || !p.Grid.Stepped() {
			return
		}
		for t := range p.Grid.Up(lo, hi) {
			if !q.Step() {
				return
			}
			if p.Grid.OnStep(t) {
				continue
			}
			if off, ok := r.Inside(f, p.Grid.RoundedTo(t, t)); ok && !yield(off) {
				return
			}
		}
	}
}
