package improve_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strconv"
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

// mostCounted is the most that a count of [thresholds] can be.
const mostCounted = 5

// thresholds is a rule over counts that are compared with thresholds, with facts of which
// some are missing. A step of a count takes an effort of its own; of one that is missing,
// any value takes as much as a step.
type thresholds struct {
	*rand.Rand
	facts, efforts []int // -1: missing
	scorer         *scoring.Scorer
	file           string
	finals         []decimal.Decimal // by counts, the last of which counts ones
}

func newThresholds(t *testing.T, r *rand.Rand, n int) *thresholds {
	t.Helper()
	c := &thresholds{Rand: r}
	inputs, terms := "", make([]string, n)
	for i := range n {
		inputs += fmt.Sprintf("  - {name: c%d, type: count, max: %d, title: Count %[1]d}\n", i, mostCounted)
		c.facts, c.efforts = append(c.facts, r.IntN(mostCounted+1)), append(c.efforts, 1+r.IntN(4))
		if r.IntN(5) == 0 {
			c.facts[i] = -1
		}
		terms[i] = fmt.Sprintf(ruletest.Choose(r,
			"(c%[1]d >= 5 ? 2 : c%[1]d >= 3 ? 1 : c%[1]d >= 1 ? 0.5 : 0)",
			"(c%[1]d <= 1 ? 1.5 : c%[1]d < 4 ? 1 : c%[1]d == 4 ? 0.5 : 0)",
			"(1 <= c%[1]d < 3 ? 1 : c%[1]d == 4 ? 2 : 0)",
			"(c%[1]d in [1, 3] ? 1 : c%[1]d > 3 ? 2 : 0)",
			"bands(c%[1]d, '[0,2)', 0, '[2,3)', 0.5, '[3,5)', 2, '>=5', 1)"), i)
	}
	sum := strings.Join(terms, " + ")
	rule := ruletest.Choose(r,
		"min(full, "+sum+")", "max(0, full - ("+sum+"))", "let s = "+sum+"; s >= 6 ? full : s >= 3 ? 4 : 0",
		"let s = "+sum+"; 3 <= s < 6 ? full : s >= 6 ? 4 : 0")
	c.file = ruletest.Head + "inputs:\n" + inputs +
		"areas:\n  - {code: '1', title: One, max: 10, score: \"" + rule + "\"}\n"
	c.scorer = ruletest.CompileFile(t, c.file).Caching()
	counts := make([]int, n)
	for {
		r, err := c.scorer.Score(scoring.Facts{Inputs: c.figures(counts)})
		require.NoError(t, err)
		c.finals = append(c.finals, r.Total.Final.Decimal)
		if !next(counts, 0) {
			return c
		}
	}
}

// next counts on; false after the last counts, each of which is at least from.
func next(counts []int, from int) bool {
	for i := len(counts) - 1; i >= 0; i-- {
		if counts[i]++; counts[i] <= mostCounted {
			return true
		}
		counts[i] = from
	}
	return false
}

func (c *thresholds) figures(counts []int) map[string]scoring.Figure {
	out := map[string]scoring.Figure{}
	for i, v := range counts {
		if v >= 0 {
			out[fmt.Sprintf("c%d", i)] = scoring.Known(v)
		}
	}
	return out
}

// final returns the score that is sure with some counts.
func (c *thresholds) final(counts []int) decimal.Decimal {
	at, least := []int{0}, decimal.NullDecimal{}
	for _, v := range counts {
		var more []int
		for _, k := range at {
			for is := range mostCounted + 1 {
				if v < 0 || v == is {
					more = append(more, k*(mostCounted+1)+is)
				}
			}
		}
		at = more
	}
	for _, k := range at {
		if !least.Valid || c.finals[k].LessThan(least.Decimal) {
			least = decimal.NewNullDecimal(c.finals[k])
		}
	}
	return least.Decimal
}

// best returns the least effort by score that is reached, by all ways to move the counts.
func (c *thresholds) best() map[string]int {
	out := map[string]int{}
	counts := make([]int, len(c.facts))
	for i := range counts {
		counts[i] = -1
	}
	for more := true; more; more = next(counts, -1) {
		effort, possible := 0, true
		for i, v := range counts {
			switch is := c.facts[i]; {
			case is == v:
			case v < 0:
				possible = false // what is known does not get lost
			case is < 0:
				effort += c.efforts[i]
			default:
				effort += c.efforts[i] * max(v-is, is-v)
			}
		}
		if !possible {
			continue
		}
		final := c.final(counts).String()
		if was, seen := out[final]; !seen || effort < was {
			out[final] = effort
		}
	}
	for goal := range out { // a score may be passed with less
		for other, effort := range out {
			if decimal.RequireFromString(other).GreaterThanOrEqual(decimal.RequireFromString(goal)) {
				out[goal] = min(out[goal], effort)
			}
		}
	}
	return out
}

// TestThresholds: where the levers of a sum over counts are its parts, the best choices are
// those of all ways to move the counts, also where targets are overshot as far as the moves
// allow.
func TestThresholds(t *testing.T) {
	t.Parallel()
	rules, divided, choices, overshot := *checklistRules, 0, 0, 0
	for k := range uint64(rules) {
		c := newThresholds(t, rand.New(rand.NewPCG(*checklistSeed, k)), 5)
		movable := map[string]scoring.Bound{}
		for i := range c.facts {
			movable[fmt.Sprintf("c%d", i)] = scoring.Bound{}
		}
		facts := scoring.Facts{Inputs: c.figures(c.facts)}
		levers, err := improve.FindLevers(context.Background(), c.scorer, facts, movable, nil)
		require.NoError(t, err)
		if len(levers.List) == 1 {
			continue // few ways, or more of the sum is not always better and some counts are missing
		}
		divided++
		takes := make([][]decimal.NullDecimal, len(levers.List))
		for k, l := range levers.List {
			assert.True(t, l.Complete)
			for _, m := range l.Moves {
				sum := decimal.Decimal{}
				for _, ch := range m.Changes {
					i, by := c.slot(t, ch), decimal.NewFromInt(1)
					if c.facts[i] >= 0 {
						by = ch.By.Decimal
					}
					sum = sum.Add(by.Mul(decimal.NewFromInt(int64(c.efforts[i]))))
				}
				takes[k] = append(takes[k], decimal.NewNullDecimal(sum))
			}
		}
		chosen, err := levers.Choose(context.Background(), takes, nil)
		require.NoError(t, err)
		for goal, effort := range c.best() {
			list, _ := chosen.Cheapest(decimal.RequireFromString(goal), 1, false)
			require.Len(t, list, 1, "%s %v: %s", c.file, c.facts, goal)
			require.Equal(t, strconv.Itoa(effort), list[0].Effort.String(), "%s %v: %s", c.file, c.facts, goal)
			counts := append([]int(nil), c.facts...)
			for _, done := range levers.Done(list[0].Moves) {
				for _, ch := range done.Move.Changes {
					counts[c.slot(t, ch)] = c.reached(t, ch, &overshot)
				}
			}
			final := c.final(counts)
			assert.True(t, final.GreaterThanOrEqual(list[0].Final), "%s %v %v: %s, not %s", c.file, c.facts, counts, final,
				list[0].Final)
			choices++
		}
	}
	t.Logf("%d of %d rules divided, %d choices, %d targets overshot", divided, rules, choices, overshot)
	enough.Enough(t, "divided", divided, rules, 300)
	enough.Enough(t, "choices", choices, rules, 1000)
	enough.Enough(t, "overshot", overshot, rules, 1000)
}

func (c *thresholds) slot(t *testing.T, ch improve.Change) int {
	i, err := strconv.Atoi(strings.TrimPrefix(ch.Input, "c"))
	require.NoError(t, err)
	return i
}

// reached returns a count that meets a change.
func (c *thresholds) reached(t *testing.T, ch improve.Change, overshot *int) int {
	is, err := strconv.Atoi(ch.Figure.String())
	require.NoError(t, err)
	was := is
	switch ch.Operator {
	case ">=", ">":
		is += c.IntN(mostCounted - is + 1)
	case "<=", "<":
		is -= c.IntN(is + 1)
	}
	if is != was {
		*overshot++
	}
	return is
}
