package rules_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestEvaluateWithin: the steps of an evaluation are those that it takes off the budget,
// and past it what the leaf comes to is the wide range that needs no search.
func TestEvaluateWithin(t *testing.T) {
	s := ruletest.Compile(t, ruletest.OneItem("    score: \"rate_in * rate_in + 1 - rate_in * rate_in\"\n"), nil)
	c, err := rules.Inside(s)
	require.NoError(t, err)
	n := c.Leaves[0]
	for _, tt := range []struct {
		steps int
		loose bool
	}{{100_000, false}, {1, true}} {
		b, err := rules.NewBudget(t.Context(), &rules.Work{Steps: tt.steps})
		require.NoError(t, err)
		o := n.EvaluateWithin(b, c.Rubric, n.Unconstrained)
		assert.Equal(t, tt.loose, o.Loose, tt.steps)
		assert.Equal(t, tt.loose, b.Spent(), tt.steps)
		if !tt.loose {
			assert.Equal(t, tt.steps-o.Steps, b.Steps(tt.steps))
			assert.Equal(t, "1 to 1", o.Lo.RatString()+" to "+o.Hi.RatString())
		}
	}
}

// TestSeenSteps: what is seen without a search takes steps by the rows that are gone
// through, and all of it is found.
func TestSeenSteps(t *testing.T) {
	const most = 12
	names, sum := "", "0"
	for i := range most {
		names += fmt.Sprintf("  - {name: b%d, type: bool, title: B%d}\n", i, i)
		sum += fmt.Sprintf(" + (b%d ? 0.1 : 0)", i)
	}
	src := "rubric: r\ntitle: R\ndecision: {number: 1, issuer: I, date: 2025-01-01}\nperiod: 2025\nmax: 2\n" +
		"points: {places: 2, rounding: half-up}\ninputs:\n" + names +
		"areas:\n  - {code: '1', title: A, max: 2, score: \"" + sum + "\"}\n"
	c, err := rules.Inside(ruletest.CompileFile(t, src))
	require.NoError(t, err)
	n := c.Leaves[0]
	took := map[int]int{}
	for _, open := range []int{0, 1, 4, 8, most} {
		vars := slices.Clone(n.Unconstrained)
		for i := range most - open {
			vars[i] = interval.BoolDomain(true)
		}
		e, steps, ok := n.Seen(vars, nil)
		require.True(t, ok, open)
		assert.Equal(t, [2]int64{int64(10 * (most - open)), 10 * most}, [2]int64{e.Lo, e.Hi}, open)
		took[open] = steps
	}
	assert.Positive(t, took[0])
	assert.Greater(t, took[4], 2*took[0], "16 rows, one by one")
	assert.Equal(t, took[0], took[8], "256 rows, by two corners")
}
