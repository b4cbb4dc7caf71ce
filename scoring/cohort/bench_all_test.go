package cohort_test

import (
	"fmt"
	"iter"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric/ranking"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/bridge"
	"github.com/parindex/parindex/scoring/cohort"
	"github.com/parindex/parindex/scoring/columnar"
	"github.com/parindex/parindex/scoring/influence"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/parindex/parindex/scoring/policy"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

// wideFacts returns the figures of [ruletest.WideColumns] as facts.
func wideFacts(first, n int) iter.Seq[scoring.Facts] {
	c := ruletest.WideColumns(first, n)
	out := make([]scoring.Facts, n)
	for i := range out {
		out[i] = scoring.Facts{Unit: scoring.Unit{ID: fmt.Sprint("u", i), Group: c.Units[i].Group},
			Inputs: make(map[string]scoring.Figure, len(c.Inputs))}
		for name, column := range c.Inputs {
			out[i].Inputs[name] = scoring.Known(decimal.New(column.Numbers[i], int32(-column.Places)))
		}
	}
	return slices.Values(out)
}

// BenchmarkAll is everything that is said of the communes of a country by 90 leaves: their
// facts taken over and scored, places, bands, quotas, statistics, what places depend on,
// four variants of the rubric, and what moved the scores since the year before. Its peak is
// the greatest heap seen between these steps, in megabytes.
func BenchmarkAll(b *testing.B) {
	const banded = "bands: [{name: A, from: 70}, {name: B, from: 55}, {name: C, from: 0}]\nillustrative: true\n" +
		"quotas: [{bands: [A], most: 20, illustrative: true}]\n"
	file := ruletest.WideFile() + banded
	s := ruletest.CompileFile(b, file)
	before := ruletest.CompileFile(b, strings.NewReplacer("rubric: wide", "rubric: narrow", "period: 2025", "period: 2024",
		">= 80", ">= 75").Replace(file))
	codes, err := bridge.Propose(b.Context(), before, s, nil)
	require.NoError(b, err)
	set, err := policy.Parse("variants.yaml", []byte(`rubric: wide
variants:
  - {name: a, illustrative: true, items: [{code: 1.1.1, cases: [{when: x0 > 95, score: full}, {score: 0}]}]}
  - {name: b, illustrative: true, items: [{code: 1.1.2, max: 0.5}, {code: 1.1.3, max: 1.5}]}
  - {name: c, illustrative: true, bands: [{name: A, from: 75}, {name: B, from: 60}, {name: C, from: 0}]}
  - {name: all, of: [a, b, c]}
`), s.Rubric(), nil)
	require.NoError(b, err)
	for _, units := range []int{1650, 3300, 6600} {
		is, was := wideFacts(0, units), wideFacts(1, units)
		b.Run(fmt.Sprint("units=", units), func(b *testing.B) {
			var m runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&m)
			start, peak := m.HeapAlloc, uint64(0)
			done := func(err error) {
				require.NoError(b, err)
				runtime.ReadMemStats(&m)
				peak = max(peak, m.HeapAlloc)
			}
			b.ReportAllocs()
			for b.Loop() {
				table, err := columnar.FromFacts(b.Context(), s, is, nil)
				done(err)
				totals, err := columnar.Score(b.Context(), s, table, nil, nil)
				done(err)
				c, err := cohort.FromTotals(totals)
				done(err)
				for _, ties := range []ranking.Ties{ranking.Competition, ranking.Dense, ranking.Fractional} {
					_, err = c.Rank(&ranking.Rule{Ties: ties})
					done(err)
				}
				_, err = c.Bands(nil)
				done(err)
				_, err = c.Quotas(nil)
				done(err)
				require.EqualValues(b, units, c.Summary(nil).All.Known)
				_, err = influence.Drops(b.Context(), totals, nil)
				done(err)
				_, err = influence.Thresholds(b.Context(), s, table, nil)
				done(err)
				_, err = influence.Overlaps(s)
				done(err)
				_, err = policy.Compare(b.Context(), s, table, set, nil)
				done(err)
				years, err := bridge.Compare(b.Context(), bridge.Year{Scorer: before, Units: was},
					bridge.Year{Scorer: s, Units: is}, codes, nil)
				done(err)
				require.Equal(b, units, years.Summary().Whole.Units)
			}
			b.ReportMetric(float64(peak-start)/1e6, "peak-MB")
		})
	}
}
