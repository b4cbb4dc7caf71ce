package verify_test

import (
	"context"
	"encoding/json"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/verify"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestShift: that two editions differ does not say whether a unit can lose by the new
// one. The kind is every way in which the same facts come to less or to more: by rules,
// by policies, by rounding, by penalties, and as a whole.
func TestShift(t *testing.T) {
	const file = `rubric: r
title: R
decision: {number: "1", issuer: A, date: 2025-01-01}
period: 2025
max: 7
points: {places: 2, rounding: half-up}
exclusion: whole
inputs:
  - {name: r, type: percent, title: Rate}
  - {name: late, type: count, title: Late}
  - {name: k, type: enum, options: ["1", "2"], title: K}
areas:
  - {code: "1", title: One, max: 4, cases: [{when: r >= 80, score: full}, {when: "k == '1'", score: 1}, {score: 0}]}
  - {code: "2", title: Two, max: 3, arises: late > 0, not_arising: full, score: "clamp(3 - late, 0, full)"}
penalty: {cap: 2, items: [{code: P, title: P, max: 2, score: "min(full, 0.5 * late)"}]}
bands: [{name: A, from: 5}, {name: B, from: -2}]
`
	type said struct{ less, more string }
	for _, tt := range []struct {
		name, old, new string
		rules          map[string]said
		total          said
	}{
		{"nothing", "R", "R", map[string]said{}, said{"the final score never falls", "the final score never rises"}},
		{"a stricter threshold", "r >= 80", "r >= 85", map[string]said{"1": {
			"the new rule can give less: 4 points becomes 1 point (k = 1, r = 80)", "the new rule never gives more"}},
			said{"the final score can fall: 7 points becomes 4 points (k = 1, late = 0, r = 80)", "the final score never rises"}},
		{"a milder threshold", "r >= 80", "r >= 75", map[string]said{"1": {
			"the new rule never gives less", "the new rule can give more: 1 point becomes 4 points (k = 1, r = 75)"}},
			said{"the final score never falls", "the final score can rise: 4 points becomes 7 points (k = 1, late = 0, r = 75)"}},
		{"both ways", "{when: r >= 80, score: full}", "{when: r >= 90, score: full}, {when: r >= 60, score: 2}", map[string]said{"1": {
			"the new rule can give less: 4 points becomes 2 points (k = 1, r = 80)",
			"the new rule can give more: 1 point becomes 2 points (k = 1, r = 60)"}},
			said{"the final score can fall: 7 points becomes 5 points (k = 1, late = 0, r = 80)",
				"the final score can rise: 4 points becomes 5 points (k = 1, late = 0, r = 60)"}},
		{"written otherwise", "r >= 80", "not (r < 80)", map[string]said{"1": {
			"the new rule never gives less", "the new rule never gives more"}},
			said{"the final score never falls", "the final score never rises"}},
		{"a heavier penalty", "0.5 * late", "late", map[string]said{"P": {
			"the new rule never gives less", "the new rule can give more: 1 point becomes 2 points (late = 2)"}},
			said{"the final score can fall: 1 point becomes 0 points (k = 1, late = 2, r = 0)", "the final score never rises"}},
		{"a policy", "not_arising: full", "not_arising: zero", map[string]said{"2": {
			"the new rule can give less: 3 points becomes 0 points (late = 0)", "the new rule never gives more"}},
			said{"the final score can fall: 4 points becomes 1 point (k = 1, late = 0, r = 0)", "the final score never rises"}},
		{"what is left out", "not_arising: full", "not_arising: exclude", map[string]said{"2": {
			"the new rule never gives less", "the new rule never gives more"}},
			said{"the final score can fall: 4 points becomes 1.75 points (k = 1, late = 0, r = 0)",
				"undecided (neither facts nor a proof were found): the final score never rises"}},
		{"a smaller cap", "cap: 2", "cap: 1", map[string]said{}, said{
			"undecided (neither facts nor a proof were found): the final score never falls",
			"undecided (neither facts nor a proof were found): the final score never rises"}},
		{"rounded otherwise", "places: 2", "places: 1", map[string]said{}, said{
			"undecided (neither facts nor a proof were found): the final score never falls",
			"undecided (neither facts nor a proof were found): the final score never rises"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			was, is := editionScorer(t, file), editionScorer(t, strings.Replace(file, tt.old, tt.new, 1))
			got, err := verify.Editions(context.Background(), was, is, nil)
			require.NoError(t, err)
			rules := map[string]said{}
			for _, c := range got.Compared {
				rules[c.New] = said{c.Less.Message.EN, c.More.Message.EN}
			}
			assert.Equal(t, tt.rules, rules)
			assert.Equal(t, tt.total, said{got.Less.Message.EN, got.More.Message.EN})
			for sign, shift := range map[int]verify.Shift{1: got.Less, -1: got.More} {
				if shift.Outcome == verify.Refuted {
					a, b := finalOf(t, was, shift.OldExample), finalOf(t, is, shift.NewExample)
					assert.Equal(t, sign, a.Cmp(b), shift.Message.EN)
					passes(t, was, shift.OldExample.YAML(rubric.Vietnamese))
					passes(t, is, shift.NewExample.YAML(rubric.Vietnamese))
				}
			}
			src, err := json.Marshal(got)
			require.NoError(t, err)
			var back verify.EditionComparison
			require.NoError(t, json.Unmarshal(src, &back))
			assert.Equal(t, got, &back)
		})
	}
}

// finalOf scores the facts of an example for the whole.
func finalOf(t *testing.T, s *scoring.Scorer, e *verify.Example) decimal.Decimal {
	t.Helper()
	result, err := s.Score(scoring.Facts{Unit: scoring.Unit{Group: e.Group}, Inputs: e.Facts, Points: e.Reported})
	require.NoError(t, err)
	assert.Equal(t, e.Points, result.Total.Final)
	return result.Total.Final.Decimal
}
