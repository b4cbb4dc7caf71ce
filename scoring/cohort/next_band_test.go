package cohort_test

import (
	"context"
	"slices"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/cohort"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestNextBand states what units lack to the next band: points, and in words what its
// condition asks for, whatever kind of thing the condition is about.
func TestNextBand(t *testing.T) {
	const inputs = "inputs: [{name: done, type: count, title: Done, max: 10}, {name: late, type: bool, title: Late reports}]"
	for _, c := range []struct{ when, condition string }{
		{"", ""},
		{"not late", "late reports: no"},
		{"points('1') >= 8", "points of item 1 (One): at least 8"},
	} {
		src := "rubric: r\ntitle: R\ndecision: {number: \"1\", issuer: A, date: 2025-01-01}\nperiod: 2025\nmax: 10\n" +
			"points: {places: 2, rounding: half-up}\n" + inputs + "\nareas: [{code: \"1\", title: One, max: 10, score: done}]\n" +
			"bands: [{name: Good, from: 8"
		if c.when != "" {
			src += `, when: "` + c.when + `"`
		}
		s := compile(t, src+"}, {name: Fair, from: 0}]\n")
		of, err := cohort.Score(context.Background(), s, slices.Values([]scoring.Facts{{Unit: scoring.Unit{ID: "a"},
			Inputs: map[string]scoring.Figure{"done": scoring.Known(5), "late": scoring.Known(false)}}}), nil)
		require.NoError(t, err)
		k, err := of.Rank(nil)
		require.NoError(t, err)
		next := k.Groups[0].Units[0].NextBand
		require.NotNil(t, next)
		assert.Equal(t, "3", next.Points.String())
		assert.Equal(t, rubric.Plain("Good"), next.Band)
		assert.Equal(t, c.condition, next.Condition.EN)
	}
}
