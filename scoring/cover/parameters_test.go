package cover_test

import (
	"context"
	"strings"
	"testing"

	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/cover"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const withParameters = `rubric: dated
title: Dated
decision: {number: "1", issuer: A, date: 2024-01-01}
period: 2024
max: 2
points: {places: 2, rounding: half-up}
inputs:
  - {name: online, type: percent, title: Online}
  - {name: visits, type: count, title: Visits}
  - {name: sent, type: date, title: Sent}
parameters:
  - {name: limit, type: percent, title: Limit, as_of: sent, values: [{value: 80, from: 0001-01-02, until: 2023-12-31, source: S},
    {value: 85, from: 2024-01-01, source: S}]}
  - {name: planned, type: count, title: Planned, values: [{value: 3, from: 2024-01-01, source: S}]}
areas:
  - {code: "1", title: a, max: 1, cases: [{when: online >= limit, score: full}, {score: 0}]}
  - {code: "2", title: b, max: 1, cases: [{when: visits in 1..planned and -planned < visits, score: full}, {score: 0}]}
`

// TestNoMutantsOfParameters: a mutant is a slip of the pen in a rule, and the values of a
// parameter stand elsewhere; the comparison with it has mutants as others do.
func TestNoMutantsOfParameters(t *testing.T) {
	s := ruletest.CompileFile(t, withParameters)
	mutants, err := cover.Mutants(context.Background(), s, nil)
	require.NoError(t, err)
	require.NotEmpty(t, mutants)
	var all []string
	for _, m := range mutants {
		all = append(all, m.Change.EN)
		for _, part := range []string{"sent", "date(", "80", "85", "..2", "..3", "..4"} {
			assert.NotContains(t, m.Change.EN, part)
		}
	}
	assert.Contains(t, strings.Join(all, "\n"), "online > limit")
}

// TestCoverageOfParameters: test cases reach both sides of a comparison with a parameter and
// its boundary, by whatever value is in force; nothing is asked of the days. What is
// suggested reaches them.
func TestCoverageOfParameters(t *testing.T) {
	s := ruletest.CompileFile(t, withParameters)
	c := cover.New(s)
	for _, in := range []map[string]any{{"sent": "2023-12-31", "online": "80"}, {"sent": "2024-01-01", "online": "84.99"}} {
		require.NoError(t, c.Add(scoring.Facts{Inputs: ruletest.Figures(in)}, "1"))
	}
	var got []string
	for _, part := range reached(ruletest.Report(t, c)) {
		if !strings.Contains(part, "visits") {
			got = append(got, part)
		}
	}
	assert.Equal(t, []string{
		"case online >= limit: full: 1",
		"side online >= limit true: 1", "side online >= limit false: 1",
		"boundary online >= limit below: 1", "boundary online >= limit at: 1", "boundary online >= limit above: 0",
		"case 0: 1", "case 0: 0", // the last is of the other item
	}, got)
	suggested, err := cover.Suggest(context.Background(), s, nil)
	require.NoError(t, err)
	c = cover.New(s)
	for _, e := range suggested {
		require.NoError(t, c.Add(scoring.Facts{Inputs: e.Facts}))
	}
	for _, part := range reached(ruletest.Report(t, c)) {
		assert.NotContains(t, part, ": 0", "what is suggested reaches it")
	}
}
