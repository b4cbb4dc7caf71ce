package improve_test

import (
	"context"
	"fmt"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/improve"
	"github.com/parindex/parindex/scoring/internal/treetest"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestCheapestOfTrees holds the cheapest changes of random trees, whose items come together
// in every way, against all facts: what is proved to be the least effort is, and nothing
// that is chosen comes to less than it promises.
func TestCheapestOfTrees(t *testing.T) {
	rounds := 250
	if testing.Short() {
		rounds = 40
	}
	proved, reached, open := 0, 0, 0
	for seed := range rounds {
		tree := treetest.New(rand.New(rand.NewPCG(uint64(seed), 14)))
		r, err := rubric.Parse("tree.yaml", []byte(tree.String()), nil)
		require.NoError(t, err)
		s, err := scoring.Compile(r, nil)
		require.NoError(t, err)
		now, costs := tree.Unknown(), make([][]int, len(tree.Options))
		for i, n := range tree.Options {
			now[i] = tree.IntN(n)
			for range n {
				costs[i] = append(costs[i], tree.IntN(6))
			}
		}
		required := big.NewRat(int64(tree.IntN(10)), 1)
		best, known := -1, true
		for f := range tree.All(tree.Unknown()) {
			final, ok := tree.Final(f)
			known = known && ok
			effort := 0
			for i := range f {
				if f[i] != now[i] {
					effort += costs[i][f[i]]
				}
			}
			if ok && final.Cmp(required) >= 0 && (best < 0 || effort < best) {
				best = effort
			}
		}
		if !known {
			open++
			continue
		}
		why := fmt.Sprintf("seed %d, now %v, costs %v, required %s\n%s", seed, now, costs, required.RatString(), tree)
		facts, movable := scoring.Facts{Inputs: map[string]scoring.Figure{}}, map[string]scoring.Bound{}
		for i, k := range now {
			facts.Inputs[treetest.Input(i)] = scoring.Known(treetest.Option(k))
			movable[treetest.Input(i)] = scoring.Bound{}
		}
		levers, err := improve.FindLevers(context.Background(), s, facts, movable, nil)
		require.NoError(t, err)
		complete, efforts := true, make([][]decimal.NullDecimal, len(levers.List))
		for i, l := range levers.List {
			complete = complete && l.Complete
			for _, m := range l.Moves {
				effort := 0
				for _, c := range m.Changes {
					var in, option int
					fmt.Sscanf(c.Input, "x%d", &in)
					fmt.Sscanf(c.Figure.String(), "o%d", &option)
					effort += costs[in][option]
				}
				efforts[i] = append(efforts[i], decimal.NewNullDecimal(decimal.NewFromInt(int64(effort))))
			}
		}
		choices, err := levers.Choose(context.Background(), efforts, &scoring.Work{Steps: 1_000_000})
		require.NoError(t, err)
		list, _ := choices.Cheapest(decimal.RequireFromString(required.RatString()), 3, false)
		for _, c := range list {
			in := facts
			in.Inputs = map[string]scoring.Figure{}
			for name, v := range facts.Inputs {
				in.Inputs[name] = v
			}
			for i, k := range c.Moves {
				for _, change := range levers.List[i].Moves[k].Changes {
					in.Inputs[change.Input] = change.Figure
				}
			}
			result, err := s.Score(in)
			require.NoError(t, err)
			require.Equal(t, result.Total.Final.Decimal.String(), c.Final.String(), why)
			require.GreaterOrEqual(t, c.Final.Rat().Cmp(required), 0, why)
		}
		if best < 0 {
			require.Empty(t, list, why)
			continue
		}
		if len(list) > 0 {
			reached++
			require.GreaterOrEqual(t, list[0].Effort.IntPart(), int64(best), why)
		}
		if complete && choices.Whole {
			proved++
			require.NotEmpty(t, list, why)
			require.Equal(t, int64(best), list[0].Effort.IntPart(), why)
		}
	}
	t.Log(proved, reached, open)
	assert.Greater(t, proved, rounds/4)
	assert.Greater(t, reached, rounds/4)
}
