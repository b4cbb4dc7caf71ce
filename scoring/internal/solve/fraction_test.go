package solve_test

import (
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/parindex/parindex/scoring/internal/solve"
	"github.com/stretchr/testify/require"
)

// TestFraction: a sum of products is exact, whether or not machine integers suffice for it.
func TestFraction(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	limits := []int64{2, 10, 1 << 15, 1<<31 - 1, 1<<31 + 5, 1<<62 + 3}
	number := func() *big.Rat {
		n, d := r.Int64N(limits[r.IntN(len(limits))]), 1+r.Int64N(limits[r.IntN(len(limits))])
		if r.IntN(2) == 0 {
			n = -n
		}
		if r.IntN(2) == 0 {
			d = 1
		}
		return big.NewRat(n, d)
	}
	small, large := 0, 0
	for range 5000 {
		constant, want := number(), new(big.Rat)
		want.Set(constant)
		var pairs []*big.Rat
		for i := range 1 + r.IntN(4) {
			x, y := number(), number()
			pairs = append(pairs, x, y)
			p := new(big.Rat).Mul(x, y)
			if i%2 > 0 {
				p.Neg(p)
			}
			want.Add(want, p)
		}
		got, sign, bits := solve.Sum(constant, pairs...)
		require.Equal(t, want.String(), got.String(), "%v %v", constant, pairs)
		require.Equal(t, want.Sign(), sign)
		require.Equal(t, want.Num().BitLen()+want.Denom().BitLen(), bits)
		if bits <= 62 {
			small++
		} else {
			large++
		}
	}
	require.Greater(t, small, 500)
	require.Greater(t, large, 500)
}
