package statistics_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/scoring/exact"
	"github.com/parindex/parindex/scoring/internal/enough"
	"github.com/parindex/parindex/scoring/statistics"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func Example() {
	d := statistics.New(2) // points with two decimal places
	for _, hundredths := range []int64{8750, 9000, 7825, 9000} {
		d.AddUnits(hundredths, 1)
	}
	fmt.Println(d.N(), d.Mean())
	tenth, err := d.Quantile(exact.Of(1).Over(exact.Of(10)), statistics.Linear)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(tenth)
	fmt.Println(d.Describe(nil).Text().EN)
	// Output:
	// 4 86.4375
	// 81.025
	// values: 4; mean 86.44; median 88.75; lower quartile 85.19, upper 90 (type 7 of Hyndman & Fan); standard deviation 4.84; least 78.25, greatest 90
}

func ExampleDistribution_Above() {
	d := statistics.New(0)
	for _, v := range []int64{90, 85, 85, 70} {
		d.AddUnits(v, 1)
	}
	fmt.Println("85 has place", d.Above(exact.Of(85))+1)
	// Output: 85 has place 2
}

// TestMoments: sums, variances and deviations of random values are those that the list of
// them has.
func TestMoments(t *testing.T) {
	r := rand.New(rand.NewPCG(16, 2))
	n, spread, merged := enough.Instances(1000, 100), 0, 0
	for range n {
		d, values := random(r)
		count := exact.Of(len(values))
		sum, least, most := exact.Number{}, exact.Of(values[0]), exact.Of(values[len(values)-1])
		for _, v := range values {
			sum = sum.Plus(exact.Of(v))
		}
		mean := sum.Over(count)
		squares, far := exact.Number{}, exact.Number{}
		for _, v := range values {
			x := exact.Of(v).Minus(mean)
			squares = squares.Plus(x.Times(x))
			if x.Sign() < 0 {
				x = exact.Number{}.Minus(x)
			}
			far = far.Plus(x)
		}
		require.EqualValues(t, len(values), d.N())
		require.Zero(t, d.Sum().Cmp(sum))
		require.Zero(t, d.Mean().Cmp(mean))
		require.Zero(t, d.PopulationVariance().Cmp(squares.Over(count)))
		require.Zero(t, d.SampleVariance().Cmp(squares.Over(count.Minus(exact.Of(1)))))
		require.Zero(t, d.MeanDeviation().Cmp(far.Over(count)))
		require.Zero(t, d.Range().Cmp(most.Minus(least)))
		if squares.Sign() > 0 {
			spread++
		}
		v := values[r.IntN(len(values))]
		above, same := int64(0), int64(0)
		for _, w := range values {
			switch w.Cmp(v) {
			case 0:
				same++
			case 1:
				above++
			}
		}
		require.Equal(t, above, d.Above(exact.Of(v)))
		require.Equal(t, same, d.CountOf(exact.Of(v)))
		// Counted apart, on other grids, in another order, and put together, it is the same.
		parts := []*statistics.Distribution{statistics.New(r.IntN(3)), statistics.New(r.IntN(3))}
		for _, i := range r.Perm(len(values)) {
			parts[r.IntN(2)].Add(exact.Of(values[i]))
		}
		parts[0].Merge(parts[1])
		if parts[1].N() > 0 {
			merged++
		}
		require.Equal(t, *d.Describe(nil), *parts[0].Describe(nil))
		require.Equal(t, d.Distinct(), parts[0].Distinct())
		b, err := json.Marshal(d)
		require.NoError(t, err)
		var read statistics.Distribution
		require.NoError(t, json.Unmarshal(b, &read))
		again, err := json.Marshal(&read)
		require.NoError(t, err)
		require.Equal(t, string(b), string(again))
		require.Equal(t, d.N(), read.N())
	}
	enough.Enough(t, "spread", spread, n, 700)
	enough.Enough(t, "merged", merged, n, 700)
}

// TestRoot: a rounded standard deviation is the nearest number with so many places, or the
// one before it, as squares show.
func TestRoot(t *testing.T) {
	r := rand.New(rand.NewPCG(16, 3))
	n, down := enough.Instances(1000, 100), 0
	for range n {
		d, _ := random(r)
		places := r.IntN(8)
		unit := exact.Of(1)
		for range places {
			unit = unit.Over(exact.Of(10))
		}
		v := d.PopulationVariance()
		square := func(x exact.Number) exact.Number { return x.Times(x) }
		half := unit.Over(exact.Of(2))
		got := exact.Of(d.PopulationDeviation(decimals.Rounding{Places: places}).Rat())
		require.LessOrEqual(t, v.Cmp(square(got.Plus(half))), 0)
		if got.Sign() > 0 {
			require.GreaterOrEqual(t, v.Cmp(square(got.Minus(half))), 0)
		}
		cut := exact.Of(d.PopulationDeviation(decimals.Rounding{Places: places, Mode: decimals.Down}).Rat())
		require.LessOrEqual(t, square(cut).Cmp(v), 0)
		require.Positive(t, square(cut.Plus(unit)).Cmp(v))
		if cut.Cmp(got) < 0 {
			down++
		}
	}
	enough.Enough(t, "rounded up", down, n, 200)
	two := statistics.New(0)
	two.AddUnits(0, 1)
	two.AddUnits(1, 1) // the root of 1/4 is exactly in the middle
	for mode, want := range map[decimals.RoundingMode]string{
		decimals.HalfUp: "1", decimals.HalfEven: "0", decimals.Down: "0", "": "1",
	} {
		assert.Equal(t, want, two.PopulationDeviation(decimals.Rounding{Mode: mode}).String(), mode)
	}
	assert.Equal(t, "0.7071", two.SampleDeviation(decimals.Rounding{Places: 4, Mode: decimals.HalfUp}).String())
}

func TestDescribe(t *testing.T) {
	d := statistics.New(1)
	for _, v := range []int64{15, 20, 35, 40, 50} {
		d.AddUnits(v, 2)
	}
	got := d.Describe(&statistics.Options{Quantiles: statistics.Weibull,
		Rounding: &decimals.Rounding{Places: 3, Mode: decimals.HalfEven}})
	assert.Equal(t, "10 giá trị: trung bình 3,2; trung vị 3,5; "+
		"tứ phân vị dưới 1,875, trên 4,25 (cách tính số 6 theo Hyndman & Fan); "+
		"độ lệch chuẩn 1,288; thấp nhất 1,5, cao nhất 5", got.Text().VI)
	b, err := json.Marshal(got)
	require.NoError(t, err)
	assert.JSONEq(t, `{"n":10,"mean":"3.2","least":"1.5","lower_quartile":"1.875","median":"3.5","upper_quartile":"4.25",
		"most":"5","quantile_type":6,"range":"3.5","interquartile_range":"2.375","mean_deviation":"1.16",
		"population_variance":"1.66","sample_variance":"83/45","population_deviation":"1.288",
		"rounding":{"places":3,"rounding":"half-even"}}`, string(b))
	var read statistics.Description
	require.NoError(t, json.Unmarshal(b, &read))
	assert.Equal(t, *got, read)
	assert.Equal(t, "there are no values", statistics.New(0).Describe(nil).Text().EN)
}

func TestReadErrors(t *testing.T) {
	for _, tt := range []struct{ src, want string }{
		{`{"places":19,"values":[]}`, "decimal places are from 0 to 18, not 19"},
		{`{"places":1,"values":[{"value":"1/3","count":0}]}`, "the value 1/3 cannot occur 0 times"},
		{`{"places":1,"values":[{"value":"2","count":-4}]}`, "the value 2 cannot occur -4 times"},
		{`{"places":1,"values":[{"value":"2","count":9223372036854775807},{"value":"3","count":9223372036854775807}]}`,
			"the value 3 cannot occur 9223372036854775807 times"},
	} {
		var d statistics.Distribution
		assert.EqualError(t, json.Unmarshal([]byte(tt.src), &d), tt.want)
		assert.Zero(t, d.N())
	}
}

func FuzzDistribution(f *testing.F) {
	f.Add([]byte(`{"places":2,"values":[{"value":"87.5","count":3},{"value":"200/3","count":1}]}`))
	f.Add([]byte(`{"places":0,"values":[{"value":"-1","count":9223372036854775807}]}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		var d statistics.Distribution
		if json.Unmarshal(b, &d) != nil {
			return
		}
		_ = d.Describe(nil).Text()
		out, err := json.Marshal(&d)
		require.NoError(t, err)
		var again statistics.Distribution
		require.NoError(t, json.Unmarshal(out, &again))
		require.Equal(t, d.N(), again.N())
		require.Zero(t, d.Sum().Cmp(again.Sum()))
	})
}

// BenchmarkDistribution counts a million scores and describes them.
func BenchmarkDistribution(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 1))
	scores := make([]int64, 1_000_000)
	for i := range scores {
		scores[i] = int64(r.IntN(10_001))
	}
	b.ReportAllocs()
	for b.Loop() {
		d := statistics.New(2)
		for _, s := range scores {
			d.AddUnits(s, 1)
		}
		if d.Describe(nil).N != int64(len(scores)) {
			b.Fatal("not all are counted")
		}
	}
}
