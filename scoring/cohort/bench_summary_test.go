package cohort_test

import (
	"fmt"
	"runtime"
	"testing"

	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/cohort"
	"github.com/parindex/parindex/scoring/columnar"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/stretchr/testify/require"
)

func scoredColumns(b *testing.B, s *scoring.Scorer, first, n int) *columnar.Totals {
	table, err := columnar.FromColumns(b.Context(), s, ruletest.WideColumns(first, n), nil)
	require.NoError(b, err)
	totals, err := columnar.Score(b.Context(), s, table, nil, nil)
	require.NoError(b, err)
	return totals
}

// BenchmarkSummary is all statistics of 3,300 communes, and of twice as many, with those of
// 126 items and the weights of 90.
func BenchmarkSummary(b *testing.B) {
	s := ruletest.CompileFile(b, ruletest.WideFile())
	for _, units := range []int{3300, 6600} {
		c, err := cohort.FromTotals(scoredColumns(b, s, 0, units))
		require.NoError(b, err)
		b.Run(fmt.Sprint("units=", units), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				require.EqualValues(b, units, c.Summary(nil).All.Known)
			}
		})
	}
}

// BenchmarkMillion streams a million units through, in parts of 8,192 that are made, scored,
// added and forgotten. Its peak is the greatest heap seen after a part, in megabytes.
func BenchmarkMillion(b *testing.B) {
	s := ruletest.CompileFile(b, ruletest.WideFile())
	const units, part = 1_000_000, 8192
	b.ReportAllocs()
	for b.Loop() {
		var all cohort.Accumulator
		peak := uint64(0)
		for first := 0; first < units; first += part {
			require.NoError(b, all.Add(scoredColumns(b, s, first, min(part, units-first))))
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			peak = max(peak, m.HeapAlloc)
		}
		require.EqualValues(b, units, all.Summary(nil).All.Known)
		b.ReportMetric(float64(peak)/1e6, "peak-MB")
	}
}

// BenchmarkSummaryOfResults is the same of results that a host keeps.
func BenchmarkSummaryOfResults(b *testing.B) {
	s := ruletest.CompileFile(b, ruletest.WideFile())
	for _, units := range []int{500, 1000} {
		totals := scoredColumns(b, s, 0, units)
		var results []*scoring.Result
		for i := range units {
			results = append(results, totals.Result(i))
			results[i].Areas()
		}
		c, err := cohort.FromResults(s.Rubric(), results)
		require.NoError(b, err)
		b.Run(fmt.Sprint("units=", units), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				require.EqualValues(b, units, c.Summary(nil).All.Known)
			}
		})
	}
}
