package scoring_test

import (
	"context"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/verify"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const relatedSeries = `rubric: r-1
title: R
decision: {number: 1/QĐ-UBND, issuer: UBND tỉnh, date: 2025-01-15}
period: 2025
max: 4
points: {places: 2, rounding: half-up}
inputs:
  - {name: tasks, type: count, each: [q1, q2], title: {vi: Số nhiệm vụ, en: Tasks}}
  - {name: done, type: count, each: [q1, q2], title: {vi: Số nhiệm vụ hoàn thành, en: Tasks done}}
  - {name: visits, type: count, each: [a, b], title: {vi: Số lượt, en: Visits}}
relations:
  - {holds: RELATION, title: {vi: Không quá số giao, en: No more than assigned}}
areas:
  - {code: "1", title: A, max: 4, not_arising: full, score: "share(sum(done), sum(tasks))"}
  - {code: "2", title: B, max: 0, min: -1, cases: [{when: "done.q2 > tasks.q2", score: -1}, {score: 0}]}
`

// TestRelationsOfSeries: a relation that names series holds for each of their members; sums
// within it are of all of them.
func TestRelationsOfSeries(t *testing.T) {
	compile := func(holds string) (*scoring.Scorer, error) {
		r, err := rubric.Parse("r.yaml", []byte(strings.Replace(relatedSeries, "RELATION", holds, 1)), nil)
		require.NoError(t, err)
		return scoring.Compile(r, nil)
	}
	known := func(figures ...int) scoring.Facts {
		f := scoring.Facts{Inputs: map[string]scoring.Figure{}}
		for i, name := range []string{"tasks.q1", "tasks.q2", "done.q1", "done.q2"} {
			if figures[i] >= 0 {
				f.Inputs[name] = scoring.Known(figures[i])
			}
		}
		return f
	}
	s, err := compile("done <= tasks")
	require.NoError(t, err)
	_, err = s.Score(known(5, 4, 3, 5))
	assert.ErrorIs(t, err, scoring.ErrFacts)
	assert.ErrorContains(t, err, `contradicts the relation "No more than assigned" (Tasks, q2: 4; Tasks done, q2: 5)`)
	res, err := s.Score(known(5, 5, 3, -1))
	require.NoError(t, err)
	assert.Equal(t, "1.2 3.2", res.Item("1").Range.Least.String()+" "+res.Item("1").Range.Most.String())
	report, err := verify.Rules(context.Background(), s, nil)
	require.NoError(t, err)
	var refuted []string
	for _, v := range report.Findings() {
		refuted = append(refuted, v.Item+" "+string(v.Property)+" "+string(v.Outcome))
	}
	assert.Equal(t, []string{"2 reachable refuted", "2 least refuted"}, refuted,
		"no facts have more tasks done than assigned")

	s, err = compile("done <= sum(tasks)")
	require.NoError(t, err)
	_, err = s.Score(known(5, 4, 3, 5))
	assert.NoError(t, err)
	_, err = s.Score(known(5, 4, 3, 10))
	assert.ErrorContains(t, err, "Tasks done, q2: 10")

	for holds, want := range map[string]string{
		"done <= visits":          "two series with other members: done (q1, q2) and visits (a, b)",
		"done + 1":                "expected a bool, got a number",
		"done <= tasks.q3":        `the series "tasks" has no member "q3"; did you mean "q1"?`,
		"max(done) <= sum(tasks)": "a relation is linear",
	} {
		_, err := compile(holds)
		assert.ErrorContains(t, err, want, holds)
	}
}
