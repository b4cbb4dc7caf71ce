package improve_test

import (
	"context"
	"testing"

	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/improve"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestImproveToParameters: what wins points back is the limit that is in force on the day.
func TestImproveToParameters(t *testing.T) {
	s := ruletest.CompileFile(t, `rubric: dated
title: Dated
decision: {number: "1", issuer: A, date: 2024-01-01}
period: 2024
max: 1
points: {places: 2, rounding: half-up}
inputs:
  - {name: online, type: percent, places: 1, title: Online}
  - {name: sent, type: date, title: Sent, fixed: true}
parameters:
  - {name: limit, type: percent, title: Limit, as_of: sent, values: [{value: 80, from: 2022-01-01, until: 2023-12-31, source: S},
    {value: 85.5, from: 2024-01-01, source: S}]}
areas:
  - {code: "1", title: a, max: 1, cases: [{when: online >= limit, score: full}, {score: 0}]}
`)
	for day, want := range map[string]string{"2023-12-31": "80", "2024-01-01": "85.5"} {
		facts := scoring.Facts{Inputs: map[string]scoring.Figure{"online": scoring.Known("70"), "sent": scoring.Known(day)}}
		found, err := improve.Leaf(context.Background(), s, facts, "1", nil)
		require.NoError(t, err)
		require.Len(t, found.List, 1)
		require.Len(t, found.List[0].Changes, 1)
		c := found.List[0].Changes[0]
		assert.Equal(t, "online >= "+want+", "+want, c.Input+" "+c.Operator+" "+c.Required+", "+c.Figure.String())
	}
}
