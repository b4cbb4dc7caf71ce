package remediation_test

import (
	"context"
	"testing"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/remediation/catalogue"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestReasonsOfTheCatalogue: what officials say stands in place of the rubric's reason,
// of deficits and penalties, and where texts ask for {reason}.
func TestReasonsOfTheCatalogue(t *testing.T) {
	s := scorer(t)
	f := unitFacts(map[string]any{"electronic_rate": 70, "trained": true, "late": 4}, map[string]any{"1.2": dec("2.5"), "3": 2})
	of := func(reasons map[string]rubric.Text) (*remediation.Plan, error) {
		return remediation.NewPlan(context.Background(), s, f, &catalogue.Catalogue{
			Rubric: "r", Title: rubric.Plain("T"), Reasons: reasons,
			Actions: []catalogue.Solution{{ID: "a", For: []string{"1.1"}, Solution: rubric.Plain("since {reason}")}},
		}, nil)
	}
	before, err := of(nil)
	require.NoError(t, err)
	own := rubric.Text{VI: "máy quét hỏng", EN: "the scanner was broken"}
	p, err := of(map[string]rubric.Text{"1.1": own, "P1": rubric.Plain("late"), "3": rubric.Plain("at full marks")})
	require.NoError(t, err)
	require.Equal(t, "1.1", p.Deficits[0].Code)
	require.NotEqual(t, own, before.Deficits[0].Reason)
	assert.Equal(t, own, p.Deficits[0].Reason)
	assert.Equal(t, before.Deficits[0].Kind, p.Deficits[0].Kind)
	assert.Equal(t, before.Deficits[1:], p.Deficits[1:])
	assert.Equal(t, "late", p.Penalties[0].Reason.EN)
	assert.Equal(t, "since the scanner was broken", p.Actions[0].Solution.EN)

	for _, code := range []string{"1", "9.9", ""} {
		_, err := of(map[string]rubric.Text{code: own})
		assert.ErrorIs(t, err, scoring.ErrUnknownItem, code)
	}
}
