package main

import (
	"maps"
	"slices"
	"testing"

	"github.com/parindex/parindex/scoring/columnar"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestRealEnginesAgree: what is written by hand and the doors of the library give every
// commune the same final score, whatever is excluded.
func TestRealEnginesAgree(t *testing.T) {
	const units = 600
	f, err := newRealFacts(units, 42)
	require.NoError(t, err)
	want := make([]int64, units)
	require.NoError(t, f.score(f.complete)(want))
	for _, e := range realEngines {
		if e.incomplete {
			continue
		}
		run, err := e.prepare(f)
		require.NoError(t, err)
		got := make([]int64, units)
		require.NoError(t, run(got))
		assert.Equal(t, want, got, e.name)
	}
}

// TestCommunesAreExcluded: every item that the rubric leaves out of some communes is left out
// of some of these, and counts in others.
func TestCommunesAreExcluded(t *testing.T) {
	const units = 600
	f, err := newRealFacts(units, 42)
	require.NoError(t, err)
	excluded := map[string]int{}
	for _, facts := range f.complete {
		result, err := f.scorer.Score(facts)
		require.NoError(t, err)
		for _, it := range result.Leaves() {
			if it.Applicable.Valid && it.Applicable.Decimal.IsZero() {
				excluded[it.Code]++
			}
		}
	}
	codes := []string{"3.1.3", "3.3.1", "3.3.3", "3.4.1", "3.5.1", "3.5.2", "6.1.2", "6.4.1", "6.4.2", "7.3.1", "8.1.2"}
	assert.Equal(t, codes, slices.Sorted(maps.Keys(excluded)))
	for code, n := range excluded {
		assert.Less(t, n, units, code)
	}
}

// TestColumns: columns come to what the facts that they were made of do.
func TestColumns(t *testing.T) {
	const units = 300
	f, err := newRealFacts(units, 7)
	require.NoError(t, err)
	want := make([]int64, units)
	require.NoError(t, f.score(f.complete)(want))
	table, err := columnar.FromColumns(t.Context(), f.scorer, columnsOf(f.scorer.Rubric(), f.complete), nil)
	require.NoError(t, err)
	totals, err := columnar.Score(t.Context(), f.scorer, table, nil, nil)
	require.NoError(t, err)
	assert.Equal(t, want, totals.Finals().Points)
}
