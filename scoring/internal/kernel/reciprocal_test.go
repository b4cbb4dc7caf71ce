package kernel_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/parindex/parindex/scoring/internal/formulatest"
	"github.com/parindex/parindex/scoring/internal/kernel"
	"github.com/stretchr/testify/require"
)

// TestReciprocal: a product divides every number that is not negative, also at the
// ends and around multiples of the divisor.
func TestReciprocal(t *testing.T) {
	r := rand.New(rand.NewPCG(*formulatest.Seed, 3000))
	divisors := []int64{2, 3, 5, 7, 100, 10_000, 20_000, math.MaxInt64, math.MaxInt64 - 1}
	for shift := 2; shift < 63; shift++ {
		divisors = append(divisors, 1<<shift-1, 1<<shift, 1<<shift+1)
	}
	for range formulatest.Amount() / 10 {
		divisors = append(divisors, 2+r.Int64N(math.MaxInt64>>(1+r.IntN(60))))
	}
	for _, d := range divisors {
		of := kernel.Reciprocal(d)
		multiple := d * (r.Int64N(math.MaxInt64/d) + 1)
		for _, n := range []int64{0, 1, d - 1, d, multiple - 1, multiple, math.MaxInt64, math.MaxInt64/d*d - 1,
			r.Int64() >> r.IntN(63)} {
			require.Equal(t, uint64(n/d), of(uint64(n)), "%d / %d", n, d)
		}
	}
}
