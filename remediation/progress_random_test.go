package remediation_test

import (
	"context"
	"maps"
	"math/rand/v2"
	"testing"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const tiedWithPenalty = `max: 6
exclusion: whole
inputs:
  - {name: percent, type: percent, title: Rate}
  - {name: faults, type: count, title: Faults}
  - {name: has, type: bool, title: Has}
  - {name: late, type: count, title: Late}
areas:
  - {code: "1", title: One, max: 2, cases: [{when: percent >= 90, score: full}, {when: percent >= 70, score: 1}, {score: 0}]}
  - {code: "2", title: Two, max: 2, cases: [{when: faults == 0, score: full}, {score: 0}], applies: has, not_applicable: exclude}
  - {code: "3", title: Three, max: 2, score: "max(0, full - faults * 0.5)"}
penalty:
  cap: 1
  items: [{code: P, title: Late, max: 2, score: "min(full, late)"}]
`

// What progress says is held against the progress of random completions of the same
// figures: ranges have all of them, and a status that says what has become of a loss
// is theirs.
func TestProgressHoldsForEveryCompletion(t *testing.T) {
	rnd := rand.New(rand.NewPCG(6, 10))
	s := compiled(t, tiedWithPenalty)
	values := map[string][]any{"percent": {50, 80, 95}, "faults": {0, 1, 3}, "has": {true, false}, "late": {0, 1, 2}}
	complete := func(in map[string]any, missing int) map[string]any {
		out := maps.Clone(in)
		for _, name := range []string{"percent", "faults", "has", "late"} {
			v := values[name][rnd.IntN(len(values[name]))]
			if _, is := in[name]; !is && rnd.IntN(100) >= missing {
				out[name] = v
			}
		}
		return out
	}
	facts := func(in map[string]any) scoring.Facts {
		return scoring.Facts{Unit: scoring.Unit{ID: "u"}, Inputs: figures(in)}
	}
	within := func(what string, b, is scoring.Range) {
		t.Helper()
		require.True(t, is.Known() && b.Least.LessThanOrEqual(is.Least) && b.Most.GreaterThanOrEqual(is.Least), "%s: %s is not within %s", what, shownBounds(is), shownBounds(b))
	}
	checked, missing := 0, 0
	for range 60 {
		then, now := complete(map[string]any{}, 30), complete(map[string]any{}, 30)
		plan, err := remediation.NewPlan(context.Background(), s, facts(then), nil, nil)
		require.NoError(t, err)
		g, err := plan.Progress(s, facts(now), rubric.Date{})
		require.NoError(t, err)
		for range 4 {
			before, err := s.Score(facts(complete(then, 0)))
			require.NoError(t, err)
			after, err := s.Score(facts(complete(now, 0)))
			require.NoError(t, err)
			exact := func(v decimal.Decimal) scoring.Range { return scoring.Range{Least: v, Most: v} }
			within("before", g.Before, exact(before.Total.Final.Decimal))
			within("after", g.After, exact(after.Total.Final.Decimal))
			within("gained", g.Gained, exact(after.Total.Final.Decimal.Sub(before.Total.Final.Decimal)))
			recovered, open := decimal.Zero, decimal.Zero
			for _, l := range g.Losses {
				if l.Status == remediation.ProgressExcluded {
					assert.True(t, after.Item(l.Code).Applicable.Decimal.IsZero())
					continue
				}
				lost := func(r *scoring.Result) decimal.Decimal {
					if l.Code == "P" {
						return r.Item("P").Points.Decimal
					}
					return r.Item(l.Code).Lost.Decimal // none where it is excluded
				}
				within("before of "+l.Code, l.Before, exact(lost(before)))
				within("open of "+l.Code, l.Open, exact(lost(after)))
				within("recovered of "+l.Code, l.Recovered, exact(lost(before).Sub(lost(after))))
				recovered, open = recovered.Add(lost(before).Sub(lost(after))), open.Add(lost(after))
				switch l.Status {
				case remediation.ProgressOpen, remediation.ProgressPartly:
					assert.True(t, lost(after).IsPositive(), "%s is %s and nothing is lost", l.Code, l.Status)
				case remediation.ProgressMissing:
					missing++
				}
			}
			within("recovered", g.Recovered, exact(recovered))
			within("open", g.Open, exact(open))
			checked++
		}
	}
	assert.Equal(t, 240, checked)
	assert.Greater(t, missing, 100)
}
