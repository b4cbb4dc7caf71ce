package interval_test

import (
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// rat returns a number of hundredths or twelfths.
func rat(r *rand.Rand) *big.Rat {
	return big.NewRat(int64(r.IntN(81)-40), []int64{1, 10, 100, 12}[r.IntN(4)])
}

func set(r *rand.Rand) interval.Interval {
	n := interval.Interval{Grid: interval.Grid(r.IntN(4))}
	if r.IntN(5) > 0 {
		n.Lo, n.LoOpen = rat(r), r.IntN(2) == 0
	}
	if r.IntN(5) > 0 {
		n.Hi, n.HiOpen = rat(r), r.IntN(2) == 0
	}
	return n
}

// Sets on grids hold the numbers of the grid between their ends, before and after they
// are made normal, and operations on them lose none.
func TestGrids(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	in := func(n interval.Interval, v *big.Rat) bool {
		places, on := n.Grid.Places()
		return (n.Lo == nil || n.Lo.Cmp(v) < 0 || n.Lo.Cmp(v) == 0 && !n.LoOpen) &&
			(n.Hi == nil || n.Hi.Cmp(v) > 0 || n.Hi.Cmp(v) == 0 && !n.HiOpen) &&
			(!on || new(big.Rat).Mul(v, new(big.Rat).Inv(interval.UnitOf(places))).IsInt())
	}
	members := 0
	for range 20_000 {
		a, b, x, y := set(r), set(r), rat(r), rat(r)
		inA, inB := in(a, x), in(b, y)
		require.Equal(t, inA, a.Contains(x), "%v of %v", x, a)
		require.Equal(t, inA, in(a.Normal(), x), "%v of %v", x, a)
		if a.Grid.Has(x) {
			require.Zero(t, a.Grid.Down(x).Cmp(x))
			require.Zero(t, a.Grid.Up(x).Cmp(x))
		}
		require.True(t, a.Grid.Has(a.Grid.Down(x)) && a.Grid.Has(a.Grid.Up(x)))
		require.Equal(t, inA && in(b, x), in(a.Intersect(b), x), "%v of %v and %v", x, a, b)
		if !inA || !inB {
			continue
		}
		members++
		require.True(t, in(a.Add(b), new(big.Rat).Add(x, y)), "%v + %v", a, b)
		require.True(t, in(a.Mul(b), new(big.Rat).Mul(x, y)), "%v * %v", a, b)
		require.True(t, in(interval.Least(a, b), x) || x.Cmp(y) > 0, "min of %v and %v", a, b)
		require.True(t, in(a.Abs(), new(big.Rat).Abs(x)), "abs of %v", a)
		require.True(t, in(a.Scale(y), new(big.Rat).Mul(x, y)) || y.Sign() == 0, "%v by %v", a, y)
		if below, at, above := a.Normal().Halves(); !a.Known() && !a.Normal().Known() {
			require.True(t, in(below, x) || in(at, x) || in(above, x), "%v in the halves of %v", x, a)
		}
	}
	assert.Greater(t, members, 700)
}

// Between two neighbours of a grid there is nothing.
func TestGridsMeet(t *testing.T) {
	two := func(places int) (a, b interval.Interval) {
		grid := interval.GridOf(places)
		return interval.Interval{Hi: big.NewRat(4999, 100), Grid: grid}, interval.Interval{Lo: big.NewRat(50, 1), Grid: grid}
	}
	a, b := two(2)
	assert.True(t, interval.Meets(a, b))
	assert.Len(t, interval.Merge([]interval.Interval{a, b}), 1)
	assert.Empty(t, interval.Gaps([][]interval.Interval{{a}, {b}}, interval.Interval{Grid: interval.GridOf(2)}))
	a, b = two(3)
	assert.False(t, interval.Meets(a, b))
	assert.Equal(t, "(49.99, 50)", interval.Gaps([][]interval.Interval{{a}, {b}}, interval.Interval{})[0].String())
	assert.Equal(t, interval.Dense, interval.GridOf(19))
	few := interval.NumberDomain(interval.Interval{Lo: big.NewRat(1, 8), Hi: big.NewRat(2, 5), Grid: interval.GridOf(1)})
	require.Len(t, few.Few(3), 3)
	assert.Equal(t, "0.2", few.Few(3)[0].Numbers.String())
	assert.Nil(t, few.Few(2))
}
