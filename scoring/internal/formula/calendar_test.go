package formula_test

import (
	"math/big"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Working days are counted as on a calendar, and the days with so many are found again.
func TestCalendar(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	day := func(n int64) *big.Rat { return big.NewRat(n, 1) }
	for range 300 {
		start := r.Int64N(40_000) - 20_000
		var holidays []int64
		off := map[int64]bool{}
		for range r.IntN(12) {
			h := start + r.Int64N(60)
			holidays, off[h] = append(holidays, h), true
		}
		c := formula.NewCalendar(holidays)
		if len(holidays) == 0 && r.IntN(2) == 0 {
			c = nil
		}
		for d := start; d < start+70; d++ {
			step := new(big.Rat).Sub(c.Until(day(d)), c.Until(day(d-1)))
			w := time.Unix(d*86400, 0).UTC().Weekday()
			working := w != time.Saturday && w != time.Sunday && !off[d]
			require.Equal(t, working, step.Cmp(day(1)) == 0)
			require.Equal(t, !working, step.Sign() == 0)
		}
		lo := c.Until(day(start + r.Int64N(70)))
		hi := new(big.Rat).Add(lo, day(r.Int64N(3)))
		in := c.DaysWith(interval.Interval{Lo: lo, Hi: hi})
		for d := start - 10; d < start+100; d++ {
			at := c.Until(day(d))
			require.Equal(t, at.Cmp(lo) >= 0 && at.Cmp(hi) <= 0, in.Contains(day(d)), "%d in %v", d, in)
		}
	}
	assert.Equal(t, "1", new(big.Rat).Sub((*formula.Calendar)(nil).Until(day(4)), (*formula.Calendar)(nil).Until(day(1))).RatString(),
		"from Friday, which is not counted, to Monday, 1970-01-02 to 1970-01-05")
}
