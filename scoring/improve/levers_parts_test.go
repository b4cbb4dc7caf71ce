package improve_test

import (
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/improve"
	"github.com/parindex/parindex/scoring/internal/enough"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var (
	checklistRules = flag.Int("checklists.rules", enough.Instances(12, 3), "random checklists whose levers are checked")
	checklistSeed  = flag.Uint64("checklists.seed", 1, "seed of the random checklists")
)

// checklist is a rule over conditions that add up, with facts of which some are missing.
type checklist struct {
	*rand.Rand
	names  []string
	facts  map[string]scoring.Figure
	scorer *scoring.Scorer
	file   string
}

// newChecklist draws a rule of so many conditions, most of one input each.
func newChecklist(t *testing.T, r *rand.Rand, n int) *checklist {
	t.Helper()
	c := &checklist{Rand: r, facts: map[string]scoring.Figure{}}
	inputs := ""
	for i := range n {
		name := fmt.Sprintf("b%d", i)
		c.names = append(c.names, name)
		inputs += fmt.Sprintf("  - {name: %s, type: bool, title: Condition %d}\n", name, i)
		if r.IntN(4) > 0 {
			c.facts[name] = scoring.Known(r.IntN(3) == 0)
		}
	}
	conditions := append([]string(nil), c.names...)
	for i := range conditions {
		if r.IntN(6) == 0 {
			conditions[i] = "not " + conditions[i]
		}
	}
	if r.IntN(3) == 0 { // two conditions of which one suffices, or both are needed
		both := "(" + conditions[0] + ruletest.Choose(r, " and ", " or ") + conditions[1] + ")"
		conditions = append([]string{both}, conditions[2:]...)
	}
	weighted := func(weights ...string) string {
		var terms []string
		for _, of := range conditions {
			terms = append(terms, "("+of+" ? "+ruletest.Choose(r, weights...)+" : 0)")
		}
		return strings.Join(terms, ruletest.Choose(r, " + ", " + ", " + 0.1 + "))
	}
	count := "count(" + strings.Join(conditions, ", ") + ")"
	c.file = ruletest.Head + "inputs:\n" + inputs + "areas:\n  - {code: '1', title: One, max: 10, score: \"" +
		ruletest.Choose(r,
			"min(full, "+weighted("1.5")+")",
			"min(full, "+weighted("0.5", "1.25", "2")+")",
			"max(0, full - "+count+" * 0.5)",
			count+" >= 7 ? full : "+count+" >= 4 ? 5 : 0",
			"bands("+count+", '[0,3)', 0, '[3,6)', 4, '[6,99]', full)",
			"bands("+count+", '[0,3)', 0, '[3,6)', full, '[6,99]', 4)",
			strings.Join(conditions, " and ")+" ? full : 2",
			strings.Join(conditions, " or ")+" ? full : 2",
			"let n = "+count+"; n > 5 ? full : n / 2") + "\"}\n"
	c.scorer = ruletest.CompileFile(t, c.file)
	return c
}

// final returns the score that is sure where some conditions become what they are moved to.
func (c *checklist) final(t *testing.T, moved map[string]bool) decimal.Decimal {
	t.Helper()
	f := map[string]scoring.Figure{}
	for name, v := range c.facts {
		f[name] = v
	}
	for name, to := range moved {
		f[name] = scoring.Known(to)
	}
	r, err := c.scorer.Score(scoring.Facts{Inputs: f})
	require.NoError(t, err)
	return r.Total.FinalRange.Least
}

// TestChecklists: where the levers of a checklist are its conditions, the best choices are
// those of all ways to meet some of them, whatever each of these takes.
func TestChecklists(t *testing.T) {
	t.Parallel()
	rules, divided, choices := *checklistRules, 0, 0
	for i := range uint64(rules) {
		c := newChecklist(t, rand.New(rand.NewPCG(*checklistSeed, i)), 10)
		c.scorer = c.scorer.Caching()
		movable, efforts := map[string]scoring.Bound{}, map[string]int64{}
		for _, name := range c.names {
			movable[name], efforts[name] = scoring.Bound{}, int64(1+c.IntN(4))
		}
		levers, err := improve.FindLevers(context.Background(), c.scorer, scoring.Facts{Inputs: c.facts}, movable, nil)
		require.NoError(t, err)
		if len(levers.List) == 1 {
			continue // more of the sum is not always better, and some conditions are not known
		}
		divided++
		takes := make([][]decimal.NullDecimal, len(levers.List))
		for k, l := range levers.List {
			assert.True(t, l.Complete)
			for _, m := range l.Moves {
				sum := int64(0)
				for _, ch := range m.Changes {
					sum += efforts[ch.Input]
				}
				takes[k] = append(takes[k], decimal.NewNullDecimal(decimal.NewFromInt(sum)))
			}
		}
		chosen, err := levers.Choose(context.Background(), takes, nil)
		require.NoError(t, err)
		best := c.best(t, efforts)
		for goal, effort := range best {
			list, _ := chosen.Cheapest(decimal.RequireFromString(goal), 1, false)
			require.Len(t, list, 1, c.file)
			assert.Equal(t, fmt.Sprint(effort), list[0].Effort.String(), "%s\n%v\n%s", c.file, c.facts, goal)
			moved := map[string]bool{}
			for _, done := range levers.Done(list[0].Moves) {
				for _, ch := range done.Move.Changes {
					moved[ch.Input] = ch.Figure.String() == "true"
				}
			}
			assert.Equal(t, list[0].Final.String(), c.final(t, moved).String(), c.file)
			choices++
		}
		most, _ := chosen.Cheapest(decimal.NewFromInt(11), 1, false)
		assert.Empty(t, most, "more than the maximum")
	}
	t.Logf("%d of %d rules divided, %d choices", divided, rules, choices)
	enough.Enough(t, "divided", divided, rules, 500)
	enough.Enough(t, "choices", choices, rules, 1000)
}

// best returns the least effort by final score that is reached or passed, by all ways to
// change some of the conditions.
func (c *checklist) best(t *testing.T, efforts map[string]int64) map[string]int64 {
	t.Helper()
	out := map[string]int64{}
	states := 1
	for range c.names {
		states *= 2
	}
	for state := range states {
		moved, effort := map[string]bool{}, int64(0)
		for i, name := range c.names {
			if state>>i&1 == 1 {
				to := true
				if v, known := c.facts[name]; known {
					to = v.String() != "true"
				} else if strings.Contains(c.file, "not "+name) || strings.Contains(c.file, "full - count") {
					to = !to // what is not known is taken to the better side
					if strings.Contains(c.file, "not "+name) && strings.Contains(c.file, "full - count") {
						to = !to
					}
				}
				moved[name], effort = to, effort+efforts[name]
			}
		}
		final := c.final(t, moved)
		for goal := range out {
			if final.GreaterThanOrEqual(decimal.RequireFromString(goal)) {
				out[goal] = min(out[goal], effort)
			}
		}
		if _, seen := out[final.String()]; !seen {
			out[final.String()] = effort
		}
	}
	// A score first seen late may be passed by one seen before.
	for goal := range out {
		for other, effort := range out {
			if decimal.RequireFromString(other).GreaterThanOrEqual(decimal.RequireFromString(goal)) {
				out[goal] = min(out[goal], effort)
			}
		}
	}
	return out
}
