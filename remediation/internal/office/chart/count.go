package chart

import (
	"math"
	"math/big"
	"slices"

	"github.com/shopspring/decimal"
)

// countDigits is how many digits the greatest number of a chart is counted with.
// A picture shows four; the others keep sums of ordinary numbers exact.
const countDigits = 40

// counted are numbers as whole multiples of one power of ten, which follows the
// greatest of them: so the arithmetic on them stays small whatever their
// exponents are, where a decimal's own would write out every digit.
type counted struct {
	all   []*big.Int
	exp   int32
	short bool // some number has digits beyond those counted
}

// count counts numbers; what is too small beside the greatest counts as zero.
func count(numbers []decimal.Decimal) counted {
	top, some := int64(math.MinInt64), false
	for _, d := range numbers {
		if d.Sign() != 0 {
			top, some = max(top, int64(d.NumDigits())+int64(d.Exponent())), true
		}
	}
	c := counted{all: make([]*big.Int, len(numbers))}
	if some {
		c.exp = int32(min(max(top-countDigits, math.MinInt32), math.MaxInt32))
	}
	for i, d := range numbers {
		n := d.Coefficient()
		shift := int64(d.Exponent()) - int64(c.exp)
		switch {
		case n.Sign() == 0:
		case shift >= 0:
			n.Mul(n, power(shift))
		case -shift > int64(d.NumDigits()):
			n.SetInt64(0)
			c.short = true
		default:
			rest := new(big.Int)
			n.QuoRem(n, power(-shift), rest)
			c.short = c.short || rest.Sign() != 0
		}
		c.all[i] = n
	}
	return c
}

// number is a multiple as a number again.
func (c counted) number(n *big.Int) decimal.Decimal { return decimal.NewFromBigInt(n, c.exp) }

func power(n int64) *big.Int { return new(big.Int).Exp(big.NewInt(10), big.NewInt(n), nil) }

// span is a stretch of an axis.
type span struct{ low, high *big.Int }

// spanOf is the stretch from the least of the numbers to the greatest.
func spanOf(numbers []*big.Int) span {
	return span{
		slices.MinFunc(numbers, (*big.Int).Cmp),
		slices.MaxFunc(numbers, (*big.Int).Cmp),
	}
}

// length is how far it is from low to high.
func (s span) length() *big.Int { return new(big.Int).Sub(s.high, s.low) }

// at is where a number is on a line of so many units: 0 at low and before it,
// width at high and beyond.
func (s span) at(n *big.Int, width int) int {
	length := s.length()
	switch {
	case length.Sign() <= 0 || n.Cmp(s.low) <= 0:
		return 0
	case n.Cmp(s.high) >= 0:
		return width
	}
	x := new(big.Int).Sub(n, s.low)
	x.Mul(x, big.NewInt(2*int64(width))).Add(x, length)
	return int(x.Quo(x, length.Lsh(length, 1)).Int64())
}

// step is the distance 1, 2 or 5 × 10^n that divides the stretch into at most so
// many parts.
func (s span) step(parts int) *big.Int {
	n := big.NewInt(int64(parts))
	raw := s.length()
	raw.Add(raw, new(big.Int).Sub(n, big.NewInt(1))).Quo(raw, n)
	if raw.Sign() <= 0 {
		return big.NewInt(1)
	}
	unit := power(int64(len(raw.String()) - 1))
	for _, m := range []int64{1, 2, 5} {
		if step := new(big.Int).Mul(unit, big.NewInt(m)); step.Cmp(raw) >= 0 {
			return step
		}
	}
	return unit.Mul(unit, big.NewInt(10))
}

// down is the last multiple of step that is not above n.
func down(n, step *big.Int) *big.Int {
	n = new(big.Int).Div(n, step)
	return n.Mul(n, step)
}

// ticks are the multiples of step on the stretch.
func (s span) ticks(step *big.Int) []*big.Int {
	t := down(s.low, step)
	if t.Cmp(s.low) < 0 {
		t.Add(t, step)
	}
	var ticks []*big.Int
	for ; t.Cmp(s.high) <= 0; t = new(big.Int).Add(t, step) {
		ticks = append(ticks, t)
	}
	return ticks
}
