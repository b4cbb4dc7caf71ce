package remediation_test

import (
	"context"
	"testing"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestUnknownFiguresAreNoImpossibility: where nothing surely earns more because a figure
// is not known, it is not said that no change earns more. (The kind of fault: "none" of
// a rate whose total is not in the unit's hands and was not declared yet; with a total
// of 11, ten of them earn everything.)
func TestUnknownFiguresAreNoImpossibility(t *testing.T) {
	for _, score := range []string{"min(full, rate(k, c) * rate(k, c) / 4000)", "min(full, rate(k, c) / 40)", "k >= c and c > 0 ? full : 0", "c > 30 ? (k > 3 ? full : 0) : 0"} {
		r, err := rubric.Parse("unknown.yaml", []byte(`rubric: unknown
title: U
decision: {number: 1/QD, issuer: X, date: 2025-01-02}
period: 2025
max: 2
points: {places: 2, rounding: half-up}
inputs:
  - {name: k, type: count, max: 60, title: Done}
  - {name: c, type: count, max: 60, fixed: true, title: Total}
areas:
  - {code: "1", title: A, max: 2, not_arising: zero, score: "`+score+`"}
`), nil)
		require.NoError(t, err)
		s, err := scoring.Compile(r, nil)
		require.NoError(t, err)
		f := scoring.Facts{Inputs: figures(map[string]any{"k": 3})}
		got, err := remediation.Optimize(context.Background(), s, f, &remediation.Aim{Goal: total("2"), Efforts: efforts{"k": {PerUnit: dec("1")}}}, nil)
		require.NoError(t, err)
		assert.False(t, got.Reached, score)
		require.Len(t, got.OutOfReach, 1, score)
		assert.Contains(t, []remediation.ReachKind{"missing", "unproved"}, got.OutOfReach[0].Kind, score)
		assert.Contains(t, got.OutOfReach[0].Text.EN, "Total", score)
		plan, err := remediation.NewPlan(context.Background(), s, f, nil, nil)
		require.NoError(t, err)
		for _, a := range plan.Actions {
			for _, open := range a.Open {
				assert.Contains(t, []remediation.ReachKind{"missing", "unproved"}, open.Kind, score)
			}
		}
	}
}
