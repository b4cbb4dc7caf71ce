package improve_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/improve"
	"github.com/parindex/parindex/scoring/internal/enough"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestMovesOfALargeLever: of more than a thousand moves none is kept that another is as
// good as without going farther. (All were compared with all, with fractions: levers of
// 8,500 moves took minutes.)
func TestMovesOfALargeLever(t *testing.T) {
	enough.NotUnderRace(t)
	const most = 45
	rb, err := rubric.Parse("large.yaml", fmt.Appendf(nil, `rubric: large
title: Large
decision: {number: 1/QD, issuer: X, date: 2025-01-02}
period: 2025
max: 100
points: {places: 2, rounding: half-up}
inputs:
  - {name: a, type: count, max: %[1]d, title: A}
  - {name: b, type: count, max: %[1]d, title: B}
areas:
  - {code: "1", title: One, max: 100, score: a * b * full / %[2]d}
`, most, most*most), nil)
	require.NoError(t, err)
	s, err := scoring.Compile(rb, nil)
	require.NoError(t, err)
	levers, err := improve.FindLevers(context.Background(), s, scoring.Facts{Inputs: ruletest.Figures(map[string]any{"a": 0, "b": 0})}, map[string]scoring.Bound{"a": {}, "b": {}}, nil)
	require.NoError(t, err)
	require.Len(t, levers.List, 1)
	moves := levers.List[0].Moves
	require.Greater(t, len(moves), 1000)
	at := make([][2]int64, len(moves))
	points := func(at [2]int64) int64 { return (at[0]*at[1]*20_000 + most*most) / (2 * most * most) }
	for i, m := range moves {
		for _, c := range m.Changes {
			at[i][c.Input[0]-'a'] = ruletest.Dec(c.Figure.String()).IntPart()
		}
	}
	covered := 0
	for i, a := range at {
		for k, b := range at {
			if i != k && b[0] <= a[0] && b[1] <= a[1] && points(b) >= points(a) {
				covered++
			}
		}
	}
	assert.Zero(t, covered, "of %d moves", len(moves))
}

// TestLeversStop: levers are not looked for once the context has ended.
func TestLeversStop(t *testing.T) {
	s := ruletest.Compile(t, ruletest.OneItem("    score: \"min(full, done)\"\n"), nil)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := improve.FindLevers(ctx, s, scoring.Facts{}, map[string]scoring.Bound{"done": {}}, nil)
	assert.ErrorIs(t, err, context.Canceled)
	levers, err := improve.FindLevers(context.Background(), s, scoring.Facts{}, map[string]scoring.Bound{"done": {}}, nil)
	require.NoError(t, err)
	efforts := [][]decimal.NullDecimal{make([]decimal.NullDecimal, len(levers.List[0].Moves))}
	for i := range efforts[0] {
		efforts[0][i].Valid = true
	}
	_, err = levers.Choose(ctx, efforts, &scoring.Work{Steps: 1000})
	assert.ErrorIs(t, err, context.Canceled)
	_, err = levers.Choose(context.Background(), efforts, &scoring.Work{Steps: 1000})
	assert.NoError(t, err)
}
