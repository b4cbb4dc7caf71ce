package scoringtest_test

import (
	"context"
	"fmt"
	"os"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/cover"
	"github.com/parindex/parindex/scoring/scoringtest"
	"github.com/parindex/parindex/scoring/verify"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestSurvivors: a mutant survives just where all cases are met by its rules.
func TestSurvivors(t *testing.T) {
	src, err := os.ReadFile("testdata/demo.yaml")
	require.NoError(t, err)
	r, err := rubric.Parse("demo.yaml", src, nil)
	require.NoError(t, err)
	s, err := scoring.Compile(r, nil)
	require.NoError(t, err)
	src, err = os.ReadFile("testdata/demo.cases.yaml")
	require.NoError(t, err)
	c, err := scoringtest.ReadCases("demo.cases.yaml", src, s, nil)
	require.NoError(t, err)
	mutants, err := cover.Mutants(context.Background(), s, nil)
	require.NoError(t, err)
	survivors, untried, err := c.Survivors(context.Background(), mutants, nil)
	require.NoError(t, err)
	assert.Empty(t, untried)
	var want []string
	for _, m := range mutants {
		if m.Equivalent != verify.Proved && c.Check(m.Scorer()).Failed == 0 {
			want = append(want, m.Item+" "+m.Change.EN)
		}
	}
	var got []string
	for _, m := range survivors {
		got = append(got, m.Item+" "+m.Change.EN)
	}
	assert.Equal(t, want, got)
	assert.Greater(t, len(mutants), 20)
	assert.Less(t, len(got), len(mutants)/2)
}

func ExampleCases_Survivors() {
	r, err := rubric.Parse("demo.yaml", []byte(`rubric: demo
title: Demo
decision: {number: "1", issuer: A, date: 2025-01-15}
period: 2025
max: 2
points: {places: 2, rounding: half-up}
inputs: [{name: electronic_rate, type: percent, title: Electronic documents}]
areas: [{code: "1", title: Digital government, max: 2, cases: [{when: electronic_rate >= 80, score: full}, {score: 0}]}]
`), nil)
	if err != nil {
		panic(err)
	}
	s, err := scoring.Compile(r, nil)
	if err != nil {
		panic(err)
	}
	cases, err := scoringtest.ReadCases("demo.cases.yaml", []byte(`rubric: demo
tables: [{item: "1", input: electronic_rate, rows: {100: 2, 79: 0}}]
`), s, nil)
	if err != nil {
		panic(err)
	}
	mutants, err := cover.Mutants(context.Background(), s, nil)
	if err != nil {
		panic(err)
	}
	survivors, _, err := cases.Survivors(context.Background(), mutants, nil)
	if err != nil {
		panic(err)
	}
	for _, m := range survivors {
		fmt.Println(m.Change.EN)
	}
	// Output:
	// electronic_rate >= 80 → electronic_rate > 80
	// electronic_rate >= 80 → electronic_rate >= 81
}
