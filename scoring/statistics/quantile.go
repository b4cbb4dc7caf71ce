package statistics

import (
	"math/big"
	"strconv"

	"github.com/parindex/parindex/scoring/exact"
)

// QuantileType is a definition of a quantile, by its number in Hyndman and Fan (1996). The
// zero QuantileType is [Linear].
type QuantileType int

// The definitions. Of n values in order, x(1) to x(n), the quantile for p is
// (1 − γ) × x(j) + γ × x(j+1), where j is the whole part of n×p + m and g the rest of it.
// Below x(1) it is x(1), above x(n) it is x(n).
const (
	InvertedCDF             QuantileType = 1 + iota // m = 0, γ = 0 if g = 0, else 1
	AveragedInvertedCDF                             // m = 0, γ = 1/2 if g = 0, else 1
	ClosestObservation                              // m = −1/2, γ = 0 if g = 0 and j is even, else 1
	InterpolatedInvertedCDF                         // m = 0, γ = g
	Hazen                                           // m = 1/2, γ = g
	Weibull                                         // m = p, γ = g: PERCENTILE.EXC of spreadsheets
	Linear                                          // m = 1 − p, γ = g: PERCENTILE and QUARTILE of spreadsheets
	MedianUnbiased                                  // m = (p + 1)/3, γ = g
	NormalUnbiased                                  // m = p/4 + 3/8, γ = g
)

// Known reports whether there is such a definition.
func (t QuantileType) Known() bool { return t >= 0 && t <= NormalUnbiased }

// orDefault returns the type itself, or the default for none.
func (t QuantileType) orDefault() QuantileType {
	if t == 0 {
		return Linear
	}
	return t
}

// String returns the number: type 7.
func (t QuantileType) String() string { return "type " + strconv.Itoa(int(t.orDefault())) }

// Quantile returns the value below which about the share p of the values lies, from 0 to
// 1, by a definition. The error says that p or the definition is none.
func (d *Distribution) Quantile(p exact.Number, t QuantileType) (exact.Number, error) {
	switch {
	case p.Sign() < 0 || p.Cmp(exact.Of(1)) > 0:
		return exact.Number{}, noSuchShare.SayShort(p.String())
	case !t.Known():
		return exact.Number{}, noSuchType.Say(int(t), authors)
	}
	return d.quantile(p, t), nil
}

// quantile returns a quantile whose share and type are proper.
func (d *Distribution) quantile(p exact.Number, t QuantileType) exact.Number {
	if d.N() == 0 {
		return exact.Number{}
	}
	t = t.orDefault()
	h := exact.Of(d.n).Times(p).Plus(shift(p, t)).Rat()
	whole := new(big.Int).Div(h.Num(), h.Denom()) // rounded down, the denominator is positive
	j := whole.Int64()
	g := exact.Of(h.Sub(h, new(big.Rat).SetInt(whole)))
	low, high := d.at(j), d.at(j+1)
	switch {
	case j < 1:
		return low
	case t == ClosestObservation && g.Sign() == 0 && j%2 == 0, t == InvertedCDF && g.Sign() == 0:
		return low
	case t == AveragedInvertedCDF && g.Sign() == 0:
		g = exact.Of(1).Over(exact.Of(2))
	case t <= ClosestObservation:
		return high
	}
	return low.Plus(g.Times(high.Minus(low)))
}

// shift returns the m of a definition.
func shift(p exact.Number, t QuantileType) exact.Number {
	of := func(a, b int64) exact.Number { return exact.Of(big.NewRat(a, b)) }
	switch t {
	case ClosestObservation:
		return of(-1, 2)
	case Hazen:
		return of(1, 2)
	case Weibull:
		return p
	case Linear:
		return exact.Of(1).Minus(p)
	case MedianUnbiased:
		return p.Plus(exact.Of(1)).Over(exact.Of(3))
	case NormalUnbiased:
		return p.Over(exact.Of(4)).Plus(of(3, 8))
	}
	return exact.Number{}
}

// Median returns the value in the middle, or the mean of the two there: what most types
// come to for p = 1/2.
func (d *Distribution) Median() exact.Number { return d.quantile(exact.Of(big.NewRat(1, 2)), Linear) }
