package scoring_test

import (
	"math/rand/v2"
	"sync"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/enough"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/stretchr/testify/require"
)

// TestCachingScoresTheSame: a scorer that keeps what leaves came to scores as one that does
// not, whatever it scored before, also for several goroutines at once.
func TestCachingScoresTheSame(t *testing.T) {
	t.Parallel()
	rubrics, results, open, faulty := 0, 0, 0, 0
	for i := range uint64(*ruletest.RulesFlag) {
		g := ruletest.NewGroup(rand.New(rand.NewPCG(*ruletest.SeedFlag, i)))
		file, _ := g.SeveralLeaves()
		r, err := rubric.Parse("random.yaml", []byte(file), nil)
		if err != nil {
			continue
		}
		s, err := scoring.Compile(r, nil)
		if err != nil {
			continue
		}
		rubrics++
		all, _ := g.Facts(8, nil)
		caching := s.Caching()
		var tasks sync.WaitGroup
		got, wrong := make([]*scoring.Result, len(all)), make([]error, len(all))
		for k, f := range all {
			all[k] = ruletest.FactsOf(f.Inputs)
			tasks.Go(func() {
				if got[k], wrong[k] = caching.Score(all[k]); wrong[k] == nil {
					got[k].Areas()
				}
			})
		}
		tasks.Wait()
		for k, f := range all {
			want, err := s.Score(f)
			if err != nil {
				faulty++
				require.EqualError(t, wrong[k], err.Error(), file)
				continue
			}
			require.NoError(t, wrong[k], file)
			require.True(t, want.Equal(got[k]), "%s\n%v", file, f.Inputs)
			if results++; !want.Total.Final.Valid {
				open++
			}
		}
	}
	t.Logf("%d rubrics, %d results, %d of them open, %d with faulty facts", rubrics, results, open, faulty)
	enough.Enough(t, "results", results, *ruletest.RulesFlag, 3000)
	enough.Enough(t, "open results", open, *ruletest.RulesFlag, 1000)
}

// TestCachingReadsEveryReason: what a text of the author names belongs to what a leaf is
// kept by, wherever the rubric has texts that can name figures: those of cases and those of
// policies, of the leaf and of the items above it.
func TestCachingReadsEveryReason(t *testing.T) {
	const head = `
rubric: r
title: R
decision: {number: 1/QĐ, issuer: UBND, date: 2025-01-01}
period: 2025
max: 2
points: {places: 2, rounding: half-up}
inputs:
  - {name: k, type: count, title: K}
  - {name: told, type: count, title: Told}
areas:
`
	for name, item := range map[string]string{
		"case":           `{code: "1", title: One, max: 2, cases: [{when: k > 5, score: full}, {score: 0, reason: "told {told}"}]}`,
		"not applicable": `{code: "1", title: One, max: 2, applies: k > 5, not_applicable: {as: zero, reason: "told {told}"}, score: full}`,
		"not arising":    `{code: "1", title: One, max: 2, arises: k > 5, not_arising: {as: zero, reason: "told {told}"}, score: full}`,
		"of a rate": `{code: "1", title: One, max: 2, not_arising: {as: zero, reason: "told {told}"}, ` +
			`score: "share(k, k)"}`,
		"of an item above": `{code: "1", title: One, max: 2, applies: k > 5, not_applicable: {as: zero, reason: "told {told}"}, ` +
			`items: [{code: "1.1", title: A, max: 2, score: full}]}`,
	} {
		t.Run(name, func(t *testing.T) {
			r, err := rubric.Parse("r.yaml", []byte(head+"  - "+item+"\n"), nil)
			require.NoError(t, err)
			s, err := scoring.Compile(r, nil)
			require.NoError(t, err)
			caching := s.Caching()
			for _, told := range []string{"3", "4"} {
				result, err := caching.Score(scoring.Facts{Inputs: map[string]scoring.Figure{
					"k": scoring.Known(0), "told": scoring.Known(told)}})
				require.NoError(t, err)
				require.Equal(t, "told "+told, result.Leaves()[0].Reason.In(rubric.English))
			}
		})
	}
}
