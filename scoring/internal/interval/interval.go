package interval

import (
	"math/big"

	"github.com/parindex/parindex/rubric/decimals"
)

// OnePoint reports whether a band is a single number.
func (a Interval) OnePoint() bool { return a.Lo != nil && a.Hi != nil && Cmp(a.Lo, a.Hi) == 0 }

// WithoutEnd removes a number that is an end of the set; one inside stays, since
// a set has no holes.
func (a Interval) WithoutEnd(v *big.Rat) Interval {
	if a.Lo != nil && Cmp(a.Lo, v) == 0 {
		a.LoOpen = true
	}
	if a.Hi != nil && Cmp(a.Hi, v) == 0 {
		a.HiOpen = true
	}
	return a.Normal()
}

// Scale multiplies a set by a number other than zero.
func (a Interval) Scale(c *big.Rat) Interval {
	times := func(v *big.Rat) *big.Rat {
		if v == nil {
			return nil
		}
		return new(big.Rat).Mul(v, c)
	}
	out := Interval{Lo: times(a.Lo), Hi: times(a.Hi), LoOpen: a.LoOpen, HiOpen: a.HiOpen, Grid: a.Grid.times(c)}
	if c.Sign() < 0 {
		out.Lo, out.Hi, out.LoOpen, out.HiOpen = out.Hi, out.Lo, out.HiOpen, out.LoOpen
	}
	return out
}

// Interval is a set of numbers: an interval with ends that are part of it or not.
// A nil end is infinite. Grid restricts the set to whole numbers, or to those of so many
// decimal places. A single value has equal closed ends. Nums are immutable.
type Interval struct {
	Lo, Hi         *big.Rat
	LoOpen, HiOpen bool
	Grid           Grid
}

// Exactly returns the set of one number.
func Exactly(v *big.Rat) Interval {
	if v.IsInt() {
		return Interval{Lo: v, Hi: v, Grid: Whole}
	}
	return Interval{Lo: v, Hi: v}
}

func ExactInt(v int64) Interval { return Exactly(big.NewRat(v, 1)) }

// Single returns the number of a set that has just one.
func (a Interval) Single() (*big.Rat, bool) {
	if a.Lo == nil || a.Hi == nil || a.LoOpen || a.HiOpen || Cmp(a.Lo, a.Hi) != 0 {
		return nil, false
	}
	return a.Lo, true
}

// Known reports whether the set has just one number.
func (a Interval) Known() bool {
	_, single := a.Single()
	return single
}

// Empty reports whether the set has no numbers.
func (a Interval) Empty() bool {
	if a.Lo == nil || a.Hi == nil {
		return false
	}
	c := Cmp(a.Lo, a.Hi)
	return c > 0 || c == 0 && (a.LoOpen || a.HiOpen)
}

// Contains reports whether v is in the set.
func (a Interval) Contains(v *big.Rat) bool {
	if !a.Grid.Has(v) {
		return false
	}
	return !a.Intersect(Interval{Lo: v, Hi: v}).Empty()
}

// Normal moves the ends of a set on a grid to numbers of the grid that are in it.
func (a Interval) Normal() Interval {
	if a.Grid == Dense {
		return a
	}
	if a.Lo != nil {
		lo := a.Grid.Up(a.Lo)
		if a.LoOpen && Cmp(lo, a.Lo) == 0 {
			lo = new(big.Rat).Add(lo, a.Grid.Step())
		}
		a.Lo, a.LoOpen = lo, false
	}
	if a.Hi != nil {
		hi := a.Grid.Down(a.Hi)
		if a.HiOpen && Cmp(hi, a.Hi) == 0 {
			hi = new(big.Rat).Sub(hi, a.Grid.Step())
		}
		a.Hi, a.HiOpen = hi, false
	}
	return a
}

// Intersect returns the numbers that are in both sets.
func (a Interval) Intersect(b Interval) Interval {
	out := a
	if b.Lo != nil && (a.Lo == nil || Cmp(b.Lo, a.Lo) > 0 || Cmp(b.Lo, a.Lo) == 0 && b.LoOpen) {
		out.Lo, out.LoOpen = b.Lo, b.LoOpen
	}
	if b.Hi != nil && (a.Hi == nil || Cmp(b.Hi, a.Hi) < 0 || Cmp(b.Hi, a.Hi) == 0 && b.HiOpen) {
		out.Hi, out.HiOpen = b.Hi, b.HiOpen
	}
	out.Grid = a.Grid.and(b.Grid)
	return out.Normal()
}

// Above reports whether every number of a set is above v.
func (a Interval) Above(v *big.Rat) bool { return a.Within(Interval{Lo: v, LoOpen: true}) }

// Within reports whether every number of a is in b.
func (a Interval) Within(b Interval) bool {
	return (b.Lo == nil || a.Lo != nil && (Cmp(a.Lo, b.Lo) > 0 || Cmp(a.Lo, b.Lo) == 0 && (a.LoOpen || !b.LoOpen))) &&
		(b.Hi == nil || a.Hi != nil && (Cmp(a.Hi, b.Hi) < 0 || Cmp(a.Hi, b.Hi) == 0 && (a.HiOpen || !b.HiOpen)))
}

// Hull returns the least interval that holds both sets.
func (a Interval) Hull(b Interval) Interval {
	lo, loOpen := lower(a.Lo, a.LoOpen, b.Lo, b.LoOpen)
	hi, hiOpen := higher(a.Hi, a.HiOpen, b.Hi, b.HiOpen)
	return Interval{lo, hi, loOpen, hiOpen, a.Grid.Or(b.Grid)}
}

// lower returns the lower of two lower ends; of two equal ends the closed one.
func lower(a *big.Rat, aOpen bool, b *big.Rat, bOpen bool) (*big.Rat, bool) {
	if a == nil || b == nil {
		return nil, false
	}
	switch c := Cmp(a, b); {
	case c < 0:
		return a, aOpen
	case c > 0:
		return b, bOpen
	}
	return a, aOpen && bOpen
}

func higher(a *big.Rat, aOpen bool, b *big.Rat, bOpen bool) (*big.Rat, bool) {
	if a == nil || b == nil {
		return nil, false
	}
	switch c := Cmp(a, b); {
	case c > 0:
		return a, aOpen
	case c < 0:
		return b, bOpen
	}
	return a, aOpen && bOpen
}

func (a Interval) Neg() Interval {
	return Interval{Negative(a.Hi), Negative(a.Lo), a.HiOpen, a.LoOpen, a.Grid}
}

func Negative(v *big.Rat) *big.Rat {
	if v == nil {
		return nil
	}
	return new(big.Rat).Neg(v)
}

func (a Interval) Add(b Interval) Interval {
	return Interval{Sum(a.Lo, b.Lo), Sum(a.Hi, b.Hi), a.LoOpen || b.LoOpen, a.HiOpen || b.HiOpen, a.Grid.Or(b.Grid)}
}

func Sum(a, b *big.Rat) *big.Rat {
	if a == nil || b == nil {
		return nil
	}
	return new(big.Rat).Add(a, b)
}

// end is an end of an interval, perhaps infinite, for products.
type end struct {
	v    *big.Rat // nil: infinite
	inf  int      // sign of the infinity
	open bool
}

func (a Interval) ends() [2]end {
	return [2]end{{a.Lo, -1, a.LoOpen}, {a.Hi, +1, a.HiOpen}}
}

func (e end) sign() int {
	if e.v == nil {
		return e.inf
	}
	return e.v.Sign()
}

// mul multiplies two ends. Zero times infinity is zero: every product of the
// sets near that corner lies between the other corners.
func (e end) mul(f end) end {
	s := e.sign() * f.sign()
	switch {
	case s == 0:
		// A closed zero makes the product zero whatever the other end is.
		open := !(e.sign() == 0 && e.v != nil && !e.open || f.sign() == 0 && f.v != nil && !f.open)
		return end{v: new(big.Rat), open: open}
	case e.v == nil || f.v == nil:
		return end{inf: s}
	}
	return end{v: new(big.Rat).Mul(e.v, f.v), open: e.open || f.open}
}

func (e end) cmp(f end) int {
	switch {
	case e.v == nil && f.v == nil:
		return e.inf - f.inf
	case e.v == nil:
		return e.inf
	case f.v == nil:
		return -f.inf
	}
	return Cmp(e.v, f.v)
}

func (a Interval) Mul(b Interval) Interval {
	var lo, hi end
	for i, x := range a.ends() {
		for j, y := range b.ends() {
			p := x.mul(y)
			if i == 0 && j == 0 {
				lo, hi = p, p
				continue
			}
			if c := p.cmp(lo); c < 0 || c == 0 && !p.open {
				lo = p
			}
			if c := p.cmp(hi); c > 0 || c == 0 && !p.open {
				hi = p
			}
		}
	}
	return Interval{lo.v, hi.v, lo.v != nil && lo.open, hi.v != nil && hi.open, a.Grid.product(b.Grid)}
}

// Inverse returns the set of 1/x, for a set without zero inside; zero may be an
// end of it and is left out.
func (a Interval) Inverse() Interval {
	out := Interval{}
	if a.Hi != nil && a.Hi.Sign() != 0 {
		out.Lo, out.LoOpen = new(big.Rat).Inv(a.Hi), a.HiOpen
	} else if a.Hi == nil { // towards zero from above
		out.Lo, out.LoOpen = new(big.Rat), true
	}
	if a.Lo != nil && a.Lo.Sign() != 0 {
		out.Hi, out.HiOpen = new(big.Rat).Inv(a.Lo), a.LoOpen
	} else if a.Lo == nil {
		out.Hi, out.HiOpen = new(big.Rat), true
	}
	return out
}

// ZeroInside reports whether numbers on both sides of zero are in the set.
func (a Interval) ZeroInside() bool {
	return (a.Lo == nil || a.Lo.Sign() < 0) && (a.Hi == nil || a.Hi.Sign() > 0)
}

func Least(a, b Interval) Interval {
	lo, loOpen := lower(a.Lo, a.LoOpen, b.Lo, b.LoOpen)
	// The upper end is the lower of the two, reached only where both reach it.
	hi, hiOpen := a.Hi, a.HiOpen
	if hi == nil || b.Hi != nil && (Cmp(b.Hi, hi) < 0 || Cmp(b.Hi, hi) == 0 && b.HiOpen) {
		hi, hiOpen = b.Hi, b.HiOpen
	}
	return Interval{lo, hi, loOpen, hiOpen, a.Grid.Or(b.Grid)}
}

func Greatest(a, b Interval) Interval { return Least(a.Neg(), b.Neg()).Neg() }

func (a Interval) Abs() Interval {
	switch {
	case a.Lo != nil && a.Lo.Sign() >= 0:
		return a
	case a.Hi != nil && a.Hi.Sign() <= 0:
		return a.Neg()
	}
	hi, hiOpen := higher(a.Hi, a.HiOpen, Negative(a.Lo), a.LoOpen)
	return Interval{Lo: new(big.Rat), Hi: hi, HiOpen: hiOpen, Grid: a.Grid}
}

// Steps maps a set by a function that never falls, such as round. Ends become
// closed, which may widen the set but never narrows it.
func (a Interval) Steps(f func(*big.Rat) *big.Rat) Interval {
	out := Interval{}
	if a.Lo != nil {
		out.Lo = f(a.Lo)
	}
	if a.Hi != nil {
		out.Hi = f(a.Hi)
	}
	return out
}

func Floor(v *big.Rat) *big.Rat {
	q := new(big.Int).Div(v.Num(), v.Denom()) // Euclidean; the denominator is positive
	return new(big.Rat).SetInt(q)
}

func Ceil(v *big.Rat) *big.Rat {
	return Negative(Floor(Negative(v)))
}

// Round rounds to places decimals.
func Round(v *big.Rat, places int, mode decimals.RoundingMode) *big.Rat {
	if v.Sign() < 0 {
		return Negative(Round(Negative(v), places, mode))
	}
	scale := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(places)), nil))
	x := new(big.Rat).Mul(v, scale)
	if x.IsInt() {
		return new(big.Rat).Set(v)
	}
	down := Floor(x)
	rest := new(big.Rat).Sub(x, down)
	up := rest.Cmp(big.NewRat(1, 2))
	odd := down.Num().Bit(0) == 1
	if mode != decimals.Down && (up > 0 || up == 0 && (mode == decimals.HalfUp || odd)) {
		down.Add(down, big.NewRat(1, 1))
	}
	return down.Quo(down, scale)
}

// MaxEnd bounds the bits of an end that propagation makes: more say little and
// cost much.
const MaxEnd = 160

// farEnd is how large an end that propagation makes can be: where a figure and its
// square drive each other upwards, every round would double the digits. It is never
// changed.
var farEnd = new(big.Rat).SetInt(new(big.Int).Lsh(big.NewInt(1), 256))

// Outward returns a set that holds the given one, with ends that are not long.
func (a Interval) Outward() Interval {
	if far := Negative(farEnd); a.Lo != nil && Cmp(a.Lo, far) < 0 {
		a.Lo, a.LoOpen = nil, false
	} else if a.Hi != nil && Cmp(a.Hi, far) < 0 {
		a.Hi, a.HiOpen = far, false
	}
	if a.Hi != nil && Cmp(a.Hi, farEnd) > 0 {
		a.Hi, a.HiOpen = nil, false
	} else if a.Lo != nil && Cmp(a.Lo, farEnd) > 0 {
		a.Lo, a.LoOpen = farEnd, false
	}
	long := func(v *big.Rat) bool { return v != nil && v.Num().BitLen()+v.Denom().BitLen() > MaxEnd }
	scale := new(big.Rat).SetInt(new(big.Int).Lsh(big.NewInt(1), 64))
	if long(a.Lo) {
		a.Lo, a.LoOpen = Floor(new(big.Rat).Mul(a.Lo, scale)), false
		a.Lo.Quo(a.Lo, scale)
	}
	if long(a.Hi) {
		a.Hi, a.HiOpen = Ceil(new(big.Rat).Mul(a.Hi, scale)), false
		a.Hi.Quo(a.Hi, scale)
	}
	return a
}

func (a Interval) SameEnds(b Interval) bool {
	same := func(x, y *big.Rat) bool { return x == y || x != nil && y != nil && Cmp(x, y) == 0 }
	return same(a.Lo, b.Lo) && same(a.Hi, b.Hi) && a.LoOpen == b.LoOpen && a.HiOpen == b.HiOpen
}

// UnitOf returns one unit of the last of so many decimal places.
func UnitOf(places int) *big.Rat {
	return new(big.Rat).SetFrac(big.NewInt(1), new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(places)), nil))
}

// PowerOf10 returns how many units of the last of so many decimal places make one; 1 where
// places is not positive. It fits for 18 places at most.
func PowerOf10(places int) int64 {
	out := int64(1)
	for range places {
		out *= 10
	}
	return out
}

func One() *big.Rat { return big.NewRat(1, 1) }
