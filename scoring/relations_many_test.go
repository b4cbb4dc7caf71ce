package scoring_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/parindex/parindex/scoring/verify"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestManyRelations: as many relations as a rubric may have, which connect all of its
// inputs, take a moment; more are a fault.
func TestManyRelations(t *testing.T) {
	many := func(count int) string {
		var inputs, relations strings.Builder
		for i := range count + 1 {
			fmt.Fprintf(&inputs, "  - {name: n%d, type: count, title: N%d}\n", i, i)
		}
		for i := range count {
			fmt.Fprintf(&relations, "  - {holds: n%d <= n%d, title: R%d}\n", i, i+1, i)
		}
		return "rubric: r\ntitle: R\ndecision: {number: '1', issuer: A, date: 2025-01-15}\nperiod: 2025\nmax: 1\n" +
			"points: {places: 2, rounding: half-up}\ninputs:\n" + inputs.String() + "relations:\n" + relations.String() +
			"areas: [{code: '1', title: T, max: 1, cases: [{when: n3 >= 5 and n9 < 50, score: full}, {score: 0}]}]\n"
	}
	compile := func(count int) (*scoring.Scorer, error) {
		r, err := rubric.Parse("r.yaml", []byte(many(count)), nil)
		require.NoError(t, err)
		return scoring.Compile(r, nil)
	}
	_, err := compile(201)
	assert.ErrorContains(t, err, `relation "R200": the relations up to here have more than 200 comparisons`)
	start := time.Now()
	s, err := compile(200)
	require.NoError(t, err)
	_, err = s.Score(scoring.Facts{Inputs: figures("n3", 7, "n8", scoring.Bound{AtMost: scoring.Known(40)})})
	require.NoError(t, err)
	_, err = verify.Rules(context.Background(), s, nil)
	require.NoError(t, err)
	assert.Less(t, time.Since(start), 30*time.Second) // one second on an idle machine
}

// Figures that push each other on by ones, for ever, are refused in a moment.
func TestRelationsPushOn(t *testing.T) {
	s := ruletest.CompileFile(t, ruletest.Head+`inputs:
  - {name: a, type: count, title: A}
  - {name: b, type: count, title: B}
  - {name: k, type: count, title: K}
relations:
  - {holds: a + k <= b, title: R1}
  - {holds: b <= a, title: R2}
areas: [{code: '1', title: T, max: 10, cases: [{when: a > 3, score: full}, {score: 0}]}]
`)
	for k, possible := range []bool{true, false} {
		_, err := s.Score(scoring.Facts{Inputs: figures("k", k)})
		assert.Equal(t, possible, err == nil, k)
	}
}
