package solve_test

import (
	"math/big"
	"testing"

	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/solve"
	"github.com/stretchr/testify/assert"
)

// TestNearestTo: of two numbers that constraints tie together, the nearest values are those
// at the ends of what the first can be with some value of the second, whether points of all
// least and of all greatest numbers show these ends, strict constraints keep points from
// them, or no such point is in the region.
func TestNearestTo(t *testing.T) {
	t.Parallel()
	number := func(lo, hi int64, grid interval.Grid) interval.Domain {
		return interval.NumberDomain(interval.Interval{Lo: big.NewRat(lo, 1), Hi: big.NewRat(hi, 1), Grid: grid}.Normal())
	}
	less := func(constant, x, y int64, op string) solve.Constraint {
		return solve.NewConstraint(big.NewRat(constant, 1), map[int]*big.Rat{0: big.NewRat(x, 1), 1: big.NewRat(y, 1)}, op)
	}
	for _, tt := range []struct {
		name string
		x, y interval.Domain
		is   []solve.Constraint
		from int64
		want string // the value, or nothing
		ok   bool
	}{
		{"rising together", number(0, 100, interval.Dense), number(20, 40, interval.Dense),
			[]solve.Constraint{less(5, -1, 1, "<="), less(-10, 1, -1, "<=")}, 0, "25", true},
		{"from above", number(0, 100, interval.Dense), number(20, 40, interval.Dense),
			[]solve.Constraint{less(5, -1, 1, "<="), less(-10, 1, -1, "<=")}, 100, "50", true},
		{"beyond a strict limit", number(0, 100, interval.Dense), number(20, 40, interval.Dense),
			[]solve.Constraint{less(5, -1, 1, "<="), less(-10, 1, -1, "<")}, 100, "49.99", true},
		{"strict on both sides", number(0, 100, interval.Dense), number(20, 40, interval.Dense),
			[]solve.Constraint{less(5, -1, 1, "<"), less(-10, 1, -1, "<")}, 0, "25.01", true},
		{"one rises as the other falls", number(0, 100, interval.Dense), number(0, 10, interval.Dense),
			[]solve.Constraint{less(50, -1, -1, "<=")}, 0, "40", true},
		{"no corner is inside", number(0, 10, interval.Dense), number(0, 10, interval.Dense),
			[]solve.Constraint{less(12, -1, -2, "<="), less(-14, 1, 1, "<="), less(3, -1, 1, "<=")}, 0, "6", true},
		{"whole numbers that meet late", number(0, 100, interval.Whole), number(1, 100, interval.Whole),
			[]solve.Constraint{less(2, 3, -7, "<="), less(1, -3, 6, "<=")}, 0, "11", true},
		{"it may stay", number(0, 100, interval.Dense), number(20, 40, interval.Dense),
			[]solve.Constraint{less(5, -1, 1, "<="), less(-10, 1, -1, "<=")}, 30, "", true},
		{"nothing is there", number(0, 100, interval.Whole), number(0, 100, interval.Whole),
			[]solve.Constraint{less(1, -2, 2, "<="), less(-1, 2, -2, "<=")}, 30, "", true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			q := solve.NewSearch([]interval.Domain{tt.x, tt.y}, 10_000, nil)
			q.Assume(tt.is)
			at := interval.NumberDomain(interval.Exactly(big.NewRat(tt.from, 1)))
			got, ok := q.NearestTo(q.All(), 0, []interval.Domain{at})
			assert.Equal(t, tt.ok, ok)
			is := ""
			for _, target := range got {
				v, _ := target.Is.Numbers.Single()
				is += v.FloatString(2)
			}
			want := tt.want
			if want != "" {
				v, _ := new(big.Rat).SetString(want)
				want = v.FloatString(2)
			}
			assert.Equal(t, want, is)
		})
	}
}
