package solve

import (
	"math/big"
	"testing"

	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestEndsStayShort: where a figure without a limit and what is computed from it drive
// each other outwards, propagation ends with numbers of few digits. (The kind of fault:
// the ends doubled their digits with every round, and one question about
// clamp(k * k - 5 * k, 0, full) did not end within minutes.)
func TestEndsStayShort(t *testing.T) {
	above := func(lo int64) interval.Interval { return interval.Interval{Lo: big.NewRat(lo, 1)} }
	below := func(hi int64) interval.Interval { return interval.Interval{Hi: big.NewRat(hi, 1)} }
	whole := func(n interval.Interval) interval.Interval { n.Grid = interval.Whole; return n }
	square := func(s *system) (*system, LinearExpr) {
		return s.derive(definition{kind: product, a: variableExpr(0), b: variableExpr(0)})
	}
	for _, tt := range []struct {
		name string
		is   interval.Interval
		rows func(x, sq LinearExpr) LinearExpr // at most 0
		want Truth
	}{
		{"a count", whole(above(7)), func(x, sq LinearExpr) LinearExpr { return sq.plusTimes(x, big.NewRat(-5, 1)) }, No},
		{"a number", above(6), func(x, sq LinearExpr) LinearExpr { return sq.plusTimes(x, big.NewRat(-5, 1)) }, No},
		{"downwards", below(-6), func(x, sq LinearExpr) LinearExpr { return sq.plusTimes(x, big.NewRat(5, 1)) }, No},
		{"a fraction", above(7), func(x, sq LinearExpr) LinearExpr { return sq.plusTimes(x, big.NewRat(-31, 7)) }, No},
		{"just possible", above(5), func(x, sq LinearExpr) LinearExpr { return sq.plusTimes(x, big.NewRat(-5, 1)) }, Yes},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s, sq := square(newSystem([]interval.Domain{interval.NumberDomain(tt.is)}))
			out := *s
			out.rows = append(out.rows, row{tt.rows(variableExpr(0), sq), AtMost})
			for at, rounds := &out, 0; at != nil && rounds < 60; rounds++ {
				for _, v := range at.box {
					for _, end := range []*big.Rat{v.Numbers.Lo, v.Numbers.Hi} {
						if end != nil {
							require.Less(t, end.Num().BitLen()+end.Denom().BitLen(), 500, "after %d rounds", rounds)
						}
					}
				}
				at = at.propagate()
			}
			w := work{left: 1_000}
			_, found := w.solve(&out)
			assert.Equal(t, tt.want, found)
		})
	}
}
