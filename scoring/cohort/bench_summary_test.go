package cohort_test

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"

	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/cohort"
	"github.com/parindex/parindex/scoring/columnar"
	"github.com/stretchr/testify/require"
)

// wide returns a rubric of 90 leaves in 30 criteria of 6 areas, by the usual shapes of rules.
func wide(b *testing.B) *scoring.Scorer {
	var in, areas strings.Builder
	leaf := 0
	for a := range 6 {
		fmt.Fprintf(&areas, "  - code: '%d'\n    title: T\n    max: 15\n    items:\n", a+1)
		for c := range 5 {
			fmt.Fprintf(&areas, "      - code: '%d.%d'\n        title: T\n        max: 3\n        items:\n", a+1, c+1)
			for l := range 3 {
				fmt.Fprintf(&in, "  - {name: x%d, type: percent, places: 2, title: T}\n", leaf)
				rule := []string{"cases: [{when: x%[1]d > 90, score: full}, {when: x%[1]d >= 70, score: 0.5}, {score: 0}]",
					"score: full * x%[1]d / 100", "score: 'x%[1]d >= 80 ? full * x%[1]d / 100 : 0'"}[leaf%3]
				fmt.Fprintf(&areas, "          - {code: '%d.%d.%d', title: T, max: 1, "+rule+"}\n", a+1, c+1, l+1, leaf)
				leaf++
			}
		}
	}
	src := `rubric: wide
title: R
decision: {number: "1", issuer: A, date: 2025-01-01}
period: 2025
max: 90
points: {places: 2, rounding: half-up}
groups: [{name: g0, title: A}, {name: g1, title: B}, {name: g2, title: C}]
inputs:
` + in.String() + "areas:\n" + areas.String()
	return compile(b, src)
}

// columnsOf returns random figures of so many units, numbered from one on.
func columnsOf(s *scoring.Scorer, first, n int) *columnar.Columns {
	r := rand.New(rand.NewPCG(16, uint64(first)))
	c := &columnar.Columns{Len: n, Units: make([]scoring.Unit, n), Inputs: map[string]columnar.Column{}}
	level := make([]int, n)
	for i := range n {
		c.Units[i] = scoring.Unit{ID: fmt.Sprint("u", first+i), Group: fmt.Sprint("g", (first+i)%3)}
		level[i] = 4000 + r.IntN(5000)
	}
	for _, input := range s.Rubric().Inputs {
		numbers := make([]int64, n)
		for i := range numbers {
			numbers[i] = int64(min(level[i]+r.IntN(3000), 10000))
		}
		c.Inputs[input.Name] = columnar.Column{Numbers: numbers, Places: 2}
	}
	return c
}

func scoredColumns(b *testing.B, s *scoring.Scorer, first, n int) *columnar.Totals {
	table, err := columnar.FromColumns(b.Context(), s, columnsOf(s, first, n), nil)
	require.NoError(b, err)
	totals, err := columnar.Score(b.Context(), s, table, nil, nil)
	require.NoError(b, err)
	return totals
}

// BenchmarkSummary is all statistics of 3,300 communes, and of twice as many, with those of
// 126 items and the weights of 90.
func BenchmarkSummary(b *testing.B) {
	s := wide(b)
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
	s := wide(b)
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
