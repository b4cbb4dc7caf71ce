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
