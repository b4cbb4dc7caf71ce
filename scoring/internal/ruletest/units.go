package ruletest

import (
	"fmt"
	"math/rand/v2"
	"time"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
)

// SomeUnit returns random facts for [AllKinds]: half of them plain, others missing, bounded, at
// thresholds, with more decimals than usual, or beyond any real size.
func SomeUnit(r *rand.Rand, id int) scoring.Facts {
	tame := r.IntN(2) == 0 // as most units are
	pick := func(values ...any) any {
		if tame {
			return values[r.IntN(2)]
		}
		return values[r.IntN(len(values))]
	}
	f := scoring.Facts{Unit: scoring.Unit{ID: fmt.Sprint(id)}, Inputs: map[string]scoring.Figure{},
		Points: map[string]scoring.Figure{}}
	set := func(m map[string]scoring.Figure, name string, values ...any) {
		if tame || r.IntN(12) > 0 {
			m[name] = Figure(pick(values...))
		}
	}
	set(f.Inputs, "rate_in", 90, 70, Dec("90.01"), Dec("69.99"), Dec("76.123456789"),
		Dec(fmt.Sprintf("%d.%02d", r.IntN(100), r.IntN(100))),
		scoring.Bound{Below: scoring.Known(70)}, scoring.Bound{AtLeast: scoring.Known(60), Below: scoring.Known(95)}, "100")
	set(f.Inputs, "over", 150, 99, Dec("120.5"), 0, scoring.Bound{Above: scoring.Known(100)})
	set(f.Inputs, "done", 2, 1, 0, 3, 40, r.IntN(50), scoring.Bound{AtLeast: scoring.Known(1)}, int64(3_000_000_000), "7")
	set(f.Inputs, "total", 5, 2, 0, 1, 12, r.IntN(50), scoring.Bound{AtMost: scoring.Known(3)}, uint8(4))
	set(f.Inputs, "trained", true, false)
	set(f.Inputs, "state", "on_time", "late", "none", scoring.Bound{OneOf: []string{"late", "none"}})
	set(f.Inputs, "issued", "2025-01-31", "2025-02-01", time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC),
		rubric.Date{Year: 2025, Month: 3, Day: 1}, scoring.Bound{Above: scoring.Known("2025-02-01")})
	set(f.Inputs, "amount", 3, Dec("0.333"), -5, Dec("4.123456"), Dec("99999999999"), -1)
	set(f.Points, "2.1", Dec("0.25"), 1, Dec("0.3"), 0, 2,
		scoring.Bound{AtLeast: scoring.Known(Dec("0.5"))})
	set(f.Points, "2.2", Dec("0.33"), 1, Dec("0.333"), -1, "0.5")
	return f
}

// SomeUnits returns so many of them, from a seed.
func SomeUnits(n int, seed uint64) []scoring.Facts {
	r := rand.New(rand.NewPCG(seed, 2))
	units := make([]scoring.Facts, n)
	for i := range units {
		units[i] = SomeUnit(r, i)
	}
	return units
}
