package cohort_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/rubric/ranking"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/cohort"
	"github.com/parindex/parindex/scoring/internal/enough"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const fineRubric = `rubric: fine
title: F
decision: {number: "1", issuer: A, date: 2025-01-01}
period: 2025
max: 10
points: {places: 2, rounding: half-up}
inputs: [{name: x, type: number, min: -10, max: 10, title: X}]
areas: [{code: "1", title: One, max: 10, min: -10, score: x}]
`

// TestNextPlaceOfRoundedNumbers: where units are ranked by a number that is rounded more
// coarsely than points, the points that are missing are those of the final score, and not
// of the rounded number: the fewest hundredths with which the unit shares the place.
func TestNextPlaceOfRoundedNumbers(t *testing.T) {
	s := compile(t, fineRubric)
	rank := func(rule *ranking.Rule, points ...string) []cohort.Ranked {
		var units []scoring.Facts
		for i, x := range points {
			units = append(units, scoring.Facts{Unit: scoring.Unit{ID: fmt.Sprint(i)},
				Inputs: map[string]scoring.Figure{"x": scoring.Known(x)}})
		}
		c, err := cohort.Score(context.Background(), s, slices.Values(units), nil)
		require.NoError(t, err)
		k, err := c.Rank(rule)
		require.NoError(t, err)
		return k.Groups[0].Units
	}
	by := func(mode decimals.RoundingMode, places int) *ranking.Rule {
		return &ranking.Rule{Rounding: &decimals.Rounding{Places: places, Mode: mode}}
	}
	for _, tt := range []struct {
		rule        *ranking.Rule
		first, then string
		want        string
	}{
		{by(decimals.HalfUp, 0), "8.6", "8.4", "0.1"},
		{by(decimals.HalfEven, 0), "8.6", "8.4", "0.11"}, // 8.5 goes to 8
		{by(decimals.HalfEven, 0), "7.6", "7.4", "0.1"},  // 7.5 goes to 8
		{by(decimals.Down, 0), "9.9", "8.9", "0.1"},
		{by(decimals.Down, 0), "-0.9", "-3.5", "2.51"},
		{by(decimals.HalfUp, 1), "8.66", "8.62", "0.03"},
		{by(decimals.HalfUp, 2), "8.66", "8.62", "0.04"},
		{by(decimals.HalfUp, 4), "8.66", "8.62", "0.04"},
		{&ranking.Rule{By: ranking.Index, Rounding: &decimals.Rounding{Places: 0, Mode: decimals.HalfUp}}, "8.66", "8.62", "0.03"},
	} {
		got := rank(tt.rule, tt.first, tt.then)
		require.NotNil(t, got[1].NextPlace, tt)
		assert.Equal(t, tt.want, got[1].NextPlace.Points.String(), "%s after %s by %v", tt.then, tt.first, tt.rule.Rounding)
	}
	random, checked, instances := rand.New(rand.NewPCG(5, 8)), 0, enough.Instances(300, 30)
	modes := []decimals.RoundingMode{decimals.HalfUp, decimals.HalfEven, decimals.Down}
	for range instances {
		rule := by(modes[random.IntN(3)], random.IntN(3))
		one, other := decimal.New(random.Int64N(800)-400, -2), decimal.New(random.Int64N(800)-400, -2)
		got := rank(rule, one.String(), other.String())
		if got[0].Place.Cmp(got[1].Place) == 0 {
			continue
		}
		checked++
		first, then := got[0].Final.Decimal, got[1].Final.Decimal
		missing := decimal.RequireFromString(got[1].NextPlace.Points.String())
		shares := func(more decimal.Decimal) bool {
			again := rank(rule, first.String(), then.Add(more).String())
			return again[0].Place.Cmp(again[1].Place) == 0
		}
		require.True(t, shares(missing), "%s + %s to %s by %v", then, missing, first, rule.Rounding)
		less := missing.Sub(decimal.New(1, -2))
		require.False(t, less.IsPositive() && shares(less), "%s + %s to %s by %v", then, less, first, rule.Rounding)
	}
	enough.Enough(t, "pairs in different places", checked, instances, 500)
}
