package columnar_test

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/columnar"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestReceiptsWithRelations: what relations say of a figure is not among the facts, neither of
// the hash nor of the receipt of a result that is taken out of a table.
func TestReceiptsWithRelations(t *testing.T) {
	s := ruletest.CompileFile(t, ruletest.Head+`
inputs:
  - {name: done, type: count, title: Done}
  - {name: total, type: count, title: Total}
  - {name: sent, type: date, never: true, title: Sent}
relations: [{holds: done <= total, title: Done of total}]
areas:
  - {code: "1", title: A, max: 8, score: "done > 3 and sent < never ? full : 0"}
  - {code: "2", title: B, max: 2, reported: true}
`)
	ctx, known := context.Background(), func(inputs map[string]scoring.Figure) scoring.Facts {
		return scoring.Facts{Unit: scoring.Unit{ID: fmt.Sprint(len(inputs))}, Inputs: inputs}
	}
	units := []scoring.Facts{
		{},
		known(map[string]scoring.Figure{"total": scoring.Known(5)}),
		known(map[string]scoring.Figure{"total": scoring.Known(5), "sent": scoring.Known("never")}),
		known(map[string]scoring.Figure{"total": scoring.Within(scoring.Bound{AtMost: scoring.Known(7)})}),
		known(map[string]scoring.Figure{"done": scoring.Known(4), "sent": scoring.Known("2025-01-31"),
			"total": scoring.Within(scoring.Bound{AtLeast: scoring.Known(2)})}),
		{Points: map[string]scoring.Figure{"2": scoring.Known("0.05")}},
		{Points: map[string]scoring.Figure{"2": scoring.Within(scoring.Bound{AtLeast: scoring.Known(1)})}},
	}
	table, err := columnar.FromFacts(ctx, s, slices.Values(units), nil)
	require.NoError(t, err)
	totals, err := columnar.Score(ctx, s, table, nil, nil)
	require.NoError(t, err)
	varied, err := s.Vary(s.Rubric())
	require.NoError(t, err)
	again, err := columnar.Score(ctx, varied, table, totals, nil)
	require.NoError(t, err)
	for i, f := range units {
		one, err := s.Score(f)
		require.NoError(t, err)
		assert.Equal(t, one.Receipt().Facts, table.FactsHash(i), i)
		assert.Equal(t, one.Receipt(), totals.Result(i).Receipt(), i)
		assert.Equal(t, one.Receipt().Facts, again.Result(i).Receipt().Facts, i)
		assert.Equal(t, i == 0, totals.Blank(i), i)
	}
}
