package statistics

import (
	"math/big"

	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/scoring/exact"
	"github.com/shopspring/decimal"
)

// Sum returns all values together.
func (d *Distribution) Sum() exact.Number { return exact.Of(d.power(1)) }

// Mean returns the sum over the number of values.
func (d *Distribution) Mean() exact.Number { return d.Sum().Over(exact.Of(d.N())) }

// power returns the sum of the values, or of their squares: first those on the grid, as
// whole numbers.
func (d *Distribution) power(of int) *big.Rat {
	sum, whole := new(big.Rat), new(big.Int)
	var term, count big.Int
	for _, g := range d.groups() {
		count.SetInt64(g.count)
		if g.rat == nil {
			term.SetInt64(g.units)
			if of == 2 {
				term.Mul(&term, &term)
			}
			whole.Add(whole, term.Mul(&term, &count))
			continue
		}
		v := new(big.Rat).Set(g.rat)
		if of == 2 {
			v.Mul(v, g.rat)
		}
		sum.Add(sum, v.Mul(v, new(big.Rat).SetInt(&count)))
	}
	if d == nil {
		return sum
	}
	scale := big.NewInt(max(d.unit, 1))
	if of == 2 {
		scale.Mul(scale, scale)
	}
	return sum.Add(sum, new(big.Rat).SetFrac(whole, scale))
}

// PopulationVariance returns the mean of the squared distances from the mean: the spread of
// units that are all there are.
func (d *Distribution) PopulationVariance() exact.Number {
	n, mean := exact.Of(d.N()), d.Mean()
	return exact.Of(d.power(2)).Over(n).Minus(mean.Times(mean))
}

// SampleVariance returns the same sum of squares over N − 1: the estimate of the variance
// of units of which these are a random sample. It is 0 of fewer than two values.
func (d *Distribution) SampleVariance() exact.Number {
	n := exact.Of(d.N())
	return d.PopulationVariance().Times(n).Over(n.Minus(exact.Of(1)))
}

// PopulationDeviation returns the square root of [Distribution.PopulationVariance],
// correctly rounded to at most [decimals.MaxDigits] places; the mode is half-up if it is
// empty.
func (d *Distribution) PopulationDeviation(r decimals.Rounding) decimal.Decimal {
	return root(d.PopulationVariance(), r)
}

// SampleDeviation is the square root of [Distribution.SampleVariance], likewise.
func (d *Distribution) SampleDeviation(r decimals.Rounding) decimal.Decimal {
	return root(d.SampleVariance(), r)
}

// root returns the square root of v, at least 0, rounded. With k places it lies between two
// whole numbers of the last place, m and m + 1, which the integer square root of v × 10^2k
// finds; whether it lies before the middle of them, in it or behind it a comparison of
// squares says, and all that rounds alike there has the same result.
func root(v exact.Number, r decimals.Rounding) decimal.Decimal {
	if r.Mode == "" {
		r.Mode = decimals.HalfUp
	}
	r.Places = min(max(r.Places, 0), decimals.MaxDigits)
	scale := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(2*r.Places)), nil)
	x := v.Rat()
	x.Mul(x, new(big.Rat).SetInt(scale))
	m := new(big.Int).Sqrt(new(big.Int).Quo(x.Num(), x.Denom()))
	at := new(big.Rat).SetInt(m)
	if square := new(big.Rat).Mul(at, at); square.Cmp(x) != 0 {
		middle := new(big.Rat).Add(at, big.NewRat(1, 2))
		at.Add(middle, big.NewRat(int64(x.Cmp(square.Mul(middle, middle))), 4))
	}
	return exact.Of(at.Quo(at, new(big.Rat).SetInt(scale.Sqrt(scale)))).Round(r)
}

// MeanDeviation returns the mean of the distances from the mean.
func (d *Distribution) MeanDeviation() exact.Number {
	mean, sum := d.Mean().Rat(), new(big.Rat)
	var far, count big.Rat
	for _, g := range d.groups() {
		far.Sub(d.rat(g), mean)
		sum.Add(sum, far.Mul(far.Abs(&far), count.SetInt64(g.count)))
	}
	return exact.Of(sum).Over(exact.Of(d.N()))
}

// Range returns the greatest value less the least.
func (d *Distribution) Range() exact.Number { return d.Most().Minus(d.Least()) }
