package rules_test

import (
	"testing"

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
