package statistics_test

import (
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/parindex/parindex/scoring/exact"
	"github.com/parindex/parindex/scoring/internal/enough"
	"github.com/parindex/parindex/scoring/statistics"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func ratio(a, b int64) exact.Number { return exact.Of(big.NewRat(a, b)) }

// TestQuantilePublished: the 40th percentile of 15, 20, 35, 40, 50 by the nine definitions
// is what NumPy holds its own to (numpy/lib/tests/test_function_base.py,
// TestPercentile.test_linear_interpolation), and the quartiles of the ten numbers in the
// article Quantile of Wikipedia are those it states, of the definition it uses.
func TestQuantilePublished(t *testing.T) {
	d := statistics.New(0)
	for _, v := range []int64{50, 15, 40, 20, 35} {
		d.AddUnits(v, 1)
	}
	for kind, want := range map[statistics.QuantileType]string{
		statistics.InvertedCDF:             "20",
		statistics.AveragedInvertedCDF:     "27.5",
		statistics.ClosestObservation:      "20",
		statistics.InterpolatedInvertedCDF: "20",
		statistics.Hazen:                   "27.5",
		statistics.Weibull:                 "26",
		statistics.Linear:                  "29",
		statistics.MedianUnbiased:          "27",
		statistics.NormalUnbiased:          "27.125",
		0:                                  "29",
	} {
		got, err := d.Quantile(ratio(2, 5), kind)
		require.NoError(t, err)
		assert.Equal(t, want, got.String(), kind)
	}

	var ten statistics.Distribution
	for _, v := range []int64{3, 6, 7, 8, 8, 10, 13, 15, 16, 20} {
		ten.AddUnits(v, 1)
	}
	for quarter, want := range []string{"3", "7", "9", "15", "20"} {
		got, err := ten.Quantile(ratio(int64(quarter), 4), statistics.AveragedInvertedCDF)
		require.NoError(t, err)
		assert.Equal(t, want, got.String(), quarter)
	}
}

func TestQuantileErrors(t *testing.T) {
	d := statistics.New(0)
	for _, tt := range []struct {
		p    exact.Number
		kind statistics.QuantileType
		want string
	}{
		{ratio(-1, 3), 0, "the share of a quantile is from 0 to 1, not -1/3"},
		{ratio(5, 4), 0, "the share of a quantile is from 0 to 1, not 1.25"},
		{ratio(1, 2), 10, "the type of a quantile is from 1 to 9 (of Hyndman & Fan), not 10"},
		{ratio(1, 2), -1, "the type of a quantile is from 1 to 9 (of Hyndman & Fan), not -1"},
	} {
		_, err := d.Quantile(tt.p, tt.kind)
		assert.EqualError(t, err, tt.want)
	}
}

// naive is the quantile of sorted values as the table of definitions in Hyndman and Fan
// can be written with positions, not with j and γ.
func naive(x []*big.Rat, p *big.Rat, kind statistics.QuantileType) *big.Rat {
	at := func(k *big.Int) *big.Rat {
		return x[min(max(k.Int64(), 1), int64(len(x)))-1]
	}
	floor := func(v *big.Rat) *big.Int { return new(big.Int).Div(v.Num(), v.Denom()) }
	ceil := func(v *big.Rat) *big.Int {
		f := floor(new(big.Rat).Neg(v))
		return f.Neg(f)
	}
	lin := func(a, b, c, d int64) *big.Rat { // (n + a/b) p + c/d
		h := new(big.Rat).Add(big.NewRat(int64(len(x)), 1), big.NewRat(a, b))
		return h.Add(h.Mul(h, p), big.NewRat(c, d))
	}
	half := big.NewRat(1, 2)
	var h *big.Rat
	switch kind {
	case 1:
		return at(ceil(lin(0, 1, 0, 1)))
	case 2:
		h = lin(0, 1, 1, 2)
		low, high := at(ceil(new(big.Rat).Sub(h, half))), at(floor(new(big.Rat).Add(h, half)))
		sum := new(big.Rat).Add(low, high)
		return sum.Mul(sum, half)
	case 3: // the nearest position, the even one of two
		h = lin(0, 1, 0, 1)
		down := floor(h)
		switch rest := new(big.Rat).Sub(h, new(big.Rat).SetInt(down)); {
		case rest.Cmp(half) > 0, rest.Cmp(half) == 0 && down.Bit(0) == 1:
			down.Add(down, big.NewInt(1))
		}
		return at(down)
	case 4:
		h = lin(0, 1, 0, 1)
	case 5:
		h = lin(0, 1, 1, 2)
	case 6:
		h = lin(1, 1, 0, 1)
	case 7:
		h = lin(-1, 1, 1, 1)
	case 8:
		h = lin(1, 3, 1, 3)
	case 9:
		h = lin(1, 4, 3, 8)
	}
	low, high := at(floor(h)), at(ceil(h))
	g := new(big.Rat).Sub(h, new(big.Rat).SetInt(floor(h)))
	out := new(big.Rat).Sub(high, low)
	return out.Add(low, out.Mul(out, g))
}

// random returns a distribution and its values in order; some are off its grid.
func random(r *rand.Rand) (*statistics.Distribution, []*big.Rat) {
	d := statistics.New(r.IntN(3))
	var values []*big.Rat
	for range 1 + r.IntN(12) {
		v := big.NewRat(int64(r.IntN(40)-10), []int64{1, 10, 100, 3, 7}[r.IntN(5)])
		values = append(values, v)
		d.Add(exact.Of(v))
	}
	slices.SortFunc(values, (*big.Rat).Cmp)
	return d, values
}

// TestQuantileNaive: quantiles of random values are those of the table of definitions; they
// never fall as p rises; and those of types 2 and 5 to 9 are the negatives of those for 1 − p
// of the negative values (1, 3 and 4 are not: Hyndman and Fan, property P5).
func TestQuantileNaive(t *testing.T) {
	r := rand.New(rand.NewPCG(16, 1))
	n, interpolated := enough.Instances(500, 50), 0
	for range n {
		d, values := random(r)
		negative := statistics.New(0)
		for _, v := range values {
			negative.Add(exact.Number{}.Minus(exact.Of(v)))
		}
		q := int64(1 + r.IntN(24))
		for kind := statistics.InvertedCDF; kind <= statistics.NormalUnbiased; kind++ {
			before := d.Least()
			for k := int64(0); k <= q; k++ {
				p := ratio(k, q)
				got, err := d.Quantile(p, kind)
				require.NoError(t, err)
				want := exact.Of(naive(values, p.Rat(), kind))
				require.Zero(t, got.Cmp(want), "%v of %v by %v: %v, want %v", p, values, kind, got, want)
				require.GreaterOrEqual(t, got.Cmp(before), 0)
				if before = got; d.CountOf(got) == 0 {
					interpolated++
				}
				if kind == 2 || kind >= 5 {
					mirrored, err := negative.Quantile(exact.Of(1).Minus(p), kind)
					require.NoError(t, err)
					require.Zero(t, mirrored.Plus(got).Sign(), "%v of %v by %v", p, values, kind)
				}
			}
		}
		require.Zero(t, d.Median().Cmp(exact.Of(naive(values, big.NewRat(1, 2), 2))))
	}
	enough.Enough(t, "interpolated", interpolated, n, 5000)
}
