package scoring

import (
	"math/big"
	"slices"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
)

// grids are those of an item from −1 to 1 in every mode of rounding.
func grids(step string) []*grid {
	it := &rubric.Item{Min: decimal.NewFromInt(-1), Max: decimal.NewFromInt(1), Step: decimal.RequireFromString(step)}
	var out []*grid
	for _, mode := range []rubric.RoundingMode{rubric.HalfUp, rubric.HalfEven, rubric.Down} {
		out = append(out, gridOf(rubric.Rounding{Places: 1, Mode: mode}, it))
	}
	return out
}

// TestGridRoundedTo: a number lies in the set just where it is rounded so.
func TestGridRoundedTo(t *testing.T) {
	checked := 0
	for _, g := range grids("0") {
		for lo := int64(-12); lo <= 12; lo++ {
			for hi := lo; hi <= 12; hi++ {
				from, to := big.NewRat(lo, 10), big.NewRat(hi, 10)
				for k := int64(-260); k <= 260; k++ {
					v := big.NewRat(k, 200)
					is := g.round(v)
					checked++
					above, below := is.Cmp(from) >= 0, is.Cmp(to) <= 0
					right := g.roundedTo(from, to).Contains(v) == (above && below) &&
						g.roundedTo(from, nil).Contains(v) == above && g.roundedTo(nil, to).Contains(v) == below
					if !right {
						t.Fatalf("%s from %s to %s: %s", g.rounding.Mode, from, to, v)
					}
				}
			}
		}
	}
	assert.Greater(t, checked, 500_000)
}

func TestGridNumbers(t *testing.T) {
	g := grids("0.25")[0]
	assert.True(t, g.stepped())
	assert.False(t, grids("0.1")[0].stepped())
	assert.True(t, g.onStep(big.NewRat(-3, 4)))
	assert.False(t, g.onStep(big.NewRat(3, 10)))
	assert.True(t, grids("0")[0].onStep(big.NewRat(3, 10)))
	assert.Equal(t, "-1/5", g.next(big.NewRat(1, 10), -3).String())

	lo, hi, ok := g.points(interval.Interval{Lo: big.NewRat(-1, 7), Hi: big.NewRat(9, 1)})
	assert.True(t, ok)
	assert.Equal(t, "-1/10 1/1", lo.String()+" "+hi.String())
	_, _, ok = g.points(interval.Interval{Lo: big.NewRat(2, 1), Hi: big.NewRat(3, 1)})
	assert.False(t, ok)

	lo, hi = g.around(interval.Interval{Lo: big.NewRat(-1, 7), Hi: big.NewRat(3, 10)})
	assert.Equal(t, "-1/5 3/10", lo.String()+" "+hi.String())
	in := g.within(interval.Interval{Lo: big.NewRat(-1, 2), LoOpen: true, Hi: big.NewRat(3, 10)})
	assert.Equal(t, "-1/4 1/4", in.Lo.String()+" "+in.Hi.String())
	in = g.within(interval.Interval{Lo: big.NewRat(3, 10), Hi: big.NewRat(4, 10)})
	assert.Positive(t, in.Lo.Cmp(in.Hi), "none lies there")

	text := func(list []*big.Rat) (out []string) {
		for _, v := range list {
			out = append(out, v.FloatString(1))
		}
		return out
	}
	assert.Equal(t, []string{"-0.1", "0.0", "0.1"}, text(slices.Collect(g.up(big.NewRat(-1, 10), big.NewRat(1, 10)))))
	assert.Equal(t, []string{"0.1", "0.0"}, text(slices.Collect(g.down(big.NewRat(1, 10), big.NewRat(-1, 100)))))
	assert.Empty(t, slices.Collect(g.up(big.NewRat(1, 10), big.NewRat(0, 1))))
	assert.Empty(t, slices.Collect(g.down(big.NewRat(0, 1), big.NewRat(1, 10))))
}

// TestGridFarthest: of every stretch of possible points the last one is found, in both
// directions.
func TestGridFarthest(t *testing.T) {
	g := grids("0")[0]
	for _, side := range []int64{1, -1} {
		for last := int64(-1); last <= 20; last++ {
			got := g.farthest(new(big.Rat), big.NewRat(side*20, 10), func(t *big.Rat) bool { return t.Num().Int64()*side*10 <= last*t.Denom().Int64() })
			if last < 0 {
				assert.Nil(t, got)
				continue
			}
			assert.Equal(t, big.NewRat(side*last, 10), got)
		}
	}
	assert.Nil(t, g.farthest(new(big.Rat), new(big.Rat), func(*big.Rat) bool { return false }))
}
