package scoring

import (
	"math/big"
	"slices"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/scoring/internal/enough"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
)

// grids are those of an item from −1 to 1 in every mode of rounding.
func grids(step string) []*rules.Grid {
	it := &rubric.Item{Min: decimal.NewFromInt(-1), Max: decimal.NewFromInt(1), Step: decimal.RequireFromString(step)}
	var out []*rules.Grid
	for _, mode := range []decimals.RoundingMode{decimals.HalfUp, decimals.HalfEven, decimals.Down} {
		out = append(out, rules.GridOf(decimals.Rounding{Places: 1, Mode: mode}, it))
	}
	return out
}

// TestGridRoundedTo: a number lies in the set just where it is rounded so.
func TestGridRoundedTo(t *testing.T) {
	enough.NotUnderRace(t)
	checked := 0
	for _, g := range grids("0") {
		for lo := int64(-12); lo <= 12; lo++ {
			for hi := lo; hi <= 12; hi++ {
				from, to := big.NewRat(lo, 10), big.NewRat(hi, 10)
				between, atLeast, atMost := g.RoundedTo(from, to), g.RoundedTo(from, nil), g.RoundedTo(nil, to)
				for k := int64(-260); k <= 260; k++ {
					v := big.NewRat(k, 200)
					is := g.Round(v)
					checked++
					above, below := is.Cmp(from) >= 0, is.Cmp(to) <= 0
					right := between.Contains(v) == (above && below) &&
						atLeast.Contains(v) == above && atMost.Contains(v) == below
					if !right {
						t.Fatalf("%s from %s to %s: %s", g.Rounding.Mode, from, to, v)
					}
				}
			}
		}
	}
	assert.Greater(t, checked, 500_000)
}

func TestGridNumbers(t *testing.T) {
	g := grids("0.25")[0]
	assert.True(t, g.Stepped())
	assert.False(t, grids("0.1")[0].Stepped())
	assert.True(t, g.OnStep(big.NewRat(-3, 4)))
	assert.False(t, g.OnStep(big.NewRat(3, 10)))
	assert.True(t, grids("0")[0].OnStep(big.NewRat(3, 10)))
	assert.Equal(t, "-1/5", g.Next(big.NewRat(1, 10), -3).String())

	lo, hi, ok := g.Points(interval.Interval{Lo: big.NewRat(-1, 7), Hi: big.NewRat(9, 1)})
	assert.True(t, ok)
	assert.Equal(t, "-1/10 1/1", lo.String()+" "+hi.String())
	_, _, ok = g.Points(interval.Interval{Lo: big.NewRat(2, 1), Hi: big.NewRat(3, 1)})
	assert.False(t, ok)

	lo, hi = g.Around(interval.Interval{Lo: big.NewRat(-1, 7), Hi: big.NewRat(3, 10)})
	assert.Equal(t, "-1/5 3/10", lo.String()+" "+hi.String())
	in := g.Within(interval.Interval{Lo: big.NewRat(-1, 2), LoOpen: true, Hi: big.NewRat(3, 10)})
	assert.Equal(t, "-1/4 1/4", in.Lo.String()+" "+in.Hi.String())
	in = g.Within(interval.Interval{Lo: big.NewRat(3, 10), Hi: big.NewRat(4, 10)})
	assert.Positive(t, in.Lo.Cmp(in.Hi), "none lies there")

	text := func(list []*big.Rat) (out []string) {
		for _, v := range list {
			out = append(out, v.FloatString(1))
		}
		return out
	}
	assert.Equal(t, []string{"-0.1", "0.0", "0.1"}, text(slices.Collect(g.Up(big.NewRat(-1, 10), big.NewRat(1, 10)))))
	assert.Equal(t, []string{"0.1", "0.0"}, text(slices.Collect(g.Down(big.NewRat(1, 10), big.NewRat(-1, 100)))))
	assert.Empty(t, slices.Collect(g.Up(big.NewRat(1, 10), big.NewRat(0, 1))))
	assert.Empty(t, slices.Collect(g.Down(big.NewRat(0, 1), big.NewRat(1, 10))))
}

// TestGridFarthest: of every stretch of possible points the last one is found, in both
// directions.
func TestGridFarthest(t *testing.T) {
	g := grids("0")[0]
	for _, side := range []int64{1, -1} {
		for last := int64(-1); last <= 20; last++ {
			got := g.Farthest(new(big.Rat), big.NewRat(side*20, 10), func(t *big.Rat) bool {
				return t.Num().Int64()*side*10 <= last*t.Denom().Int64()
			})
			if last < 0 {
				assert.Nil(t, got)
				continue
			}
			assert.Equal(t, big.NewRat(side*last, 10), got)
		}
	}
	assert.Nil(t, g.Farthest(new(big.Rat), new(big.Rat), func(*big.Rat) bool { return false }))
}
