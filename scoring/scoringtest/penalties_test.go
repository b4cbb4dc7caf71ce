package scoringtest_test

import (
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/scoringtest"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestPenaltyRows: rows that only take points off bring what stands above them below zero,
// and an expectation may say so. What is lower than they allow is still a slip.
func TestPenaltyRows(t *testing.T) {
	r, err := rubric.Parse("r.yaml", []byte(`rubric: r-1
title: R
decision: {number: 1/QĐ-UBND, issuer: UBND tỉnh, date: 2025-01-15}
period: 2025
max: 1
points: {places: 2, rounding: half-up}
inputs: [{name: late, type: count, title: Late}]
areas:
  - code: "1"
    title: A
    max: 1
    items:
      - {code: "1.1", title: A, max: 1, cases: [{when: late == 0, score: full}, {score: 0}]}
      - {code: "1.2", title: B, max: 0, min: -2, score: "max(-2, -0.5 * late)"}
`), nil)
	require.NoError(t, err)
	s, err := scoring.Compile(r, nil)
	require.NoError(t, err)
	const file = `rubric: r-1
cases:
  - name: late four times
    facts: {late: 4}
    expect: {"1": -2, "1.2": -2, total: {points: -2, final: -2}}
`
	cases, err := scoringtest.ReadCases("r.cases.yaml", []byte(file), s, nil)
	require.NoError(t, err)
	assert.Empty(t, cases.Check(s).Failures)
	_, err = scoringtest.ReadCases("r.cases.yaml", []byte(`rubric: r-1
cases:
  - {name: x, facts: {late: 4}, expect: {"1": -2.5, "1.2": -2.5, total: -2.5}}
`), s, nil)
	assert.EqualError(t, err, "r.cases.yaml:3:47: -2.5 is less than item 1 can be, -2\n"+
		"r.cases.yaml:3:60: -2.5 is less than item 1.2 can be, -2\n"+
		"r.cases.yaml:3:73: -2.5 is less than the total can be, -2")
}
