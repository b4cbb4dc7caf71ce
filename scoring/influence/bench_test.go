package influence_test

import (
	"fmt"
	"testing"

	"github.com/parindex/parindex/scoring/columnar"
	"github.com/parindex/parindex/scoring/influence"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/stretchr/testify/require"
)

// BenchmarkInfluence leaves out each of 90 leaves, and moves each of their 90 thresholds both
// ways, for 3,300 communes and for twice as many.
func BenchmarkInfluence(b *testing.B) {
	s := ruletest.CompileFile(b, ruletest.WideFile())
	for _, units := range []int{3300, 6600} {
		table, err := columnar.FromColumns(b.Context(), s, ruletest.WideColumns(0, units), nil)
		require.NoError(b, err)
		totals, err := columnar.Score(b.Context(), s, table, nil, nil)
		require.NoError(b, err)
		b.Run(fmt.Sprint("drops/units=", units), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				report, err := influence.Drops(b.Context(), totals, nil)
				require.NoError(b, err)
				require.Len(b, report.Effects, 90)
			}
		})
		b.Run(fmt.Sprint("thresholds/units=", units), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				report, err := influence.Thresholds(b.Context(), s, table, nil)
				require.NoError(b, err)
				require.Len(b, report.Effects, 180)
			}
		})
	}
}
