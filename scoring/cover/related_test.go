package cover_test

import (
	"context"
	"math/rand/v2"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/cover"
	"github.com/parindex/parindex/scoring/internal/enough"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/parindex/parindex/scoring/verify"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestMutantsWithinRelations: what is proved of mutants of random rubrics with relations
// holds for all facts that satisfy these; what kills one and what is suggested satisfies
// them; a part that no such facts reach is not asked for.
func TestMutantsWithinRelations(t *testing.T) {
	t.Parallel()
	seen := map[string]int{}
	rubrics := enough.Instances(16, 4)
	for i := range uint64(rubrics) {
		g := ruletest.NewRelated(rand.New(rand.NewPCG(7, i)), 2)
		r, err := rubric.Parse("r.yaml", []byte(g.File(true)), nil)
		require.NoError(t, err)
		s, err := scoring.Compile(r, nil)
		if err != nil {
			continue // no facts satisfy the relations
		}
		seen["rubrics"]++
		all := g.All()
		mutants, err := cover.Mutants(context.Background(), s, nil)
		require.NoError(t, err)
		for _, m := range mutants {
			seen["mutants "+string(m.Equivalent)]++
			if m.Kill != nil {
				_, err := s.Score(scoring.Facts{Inputs: m.Kill.Facts})
				require.NoError(t, err, "%s: %v\n%s", m.Change.EN, m.Kill.Facts, g.File(true))
				continue
			}
			if m.Equivalent != verify.Proved {
				continue
			}
			other := m.Scorer()
			for _, u := range all {
				facts := scoring.Facts{Inputs: map[string]scoring.Figure{}}
				for name, v := range u {
					facts.Inputs[name] = scoring.Known(v)
				}
				was, err := s.Score(facts)
				require.NoError(t, err)
				is, err := other.Score(facts)
				require.NoError(t, err)
				for k, it := range was.Leaves() {
					assert.Equal(t, [2]string{it.Status.String(), it.Points.Decimal.String()},
						[2]string{is.Leaves()[k].Status.String(), is.Leaves()[k].Points.Decimal.String()},
						"%s: %v\n%s", m.Change.EN, u, g.File(true))
				}
				seen["facts"]++
			}
		}
		suggested, err := cover.Suggest(context.Background(), s, nil)
		require.NoError(t, err)
		for _, e := range suggested {
			seen["suggested"]++
			_, err := s.Score(scoring.Facts{Inputs: e.Facts})
			require.NoError(t, err, "%v\n%s", e.Facts, g.File(true))
		}
		if t.Failed() {
			return
		}
	}
	t.Logf("%v", seen)
	ruletest.Enough(t, seen, rubrics, map[string]int{"rubrics": 70, "mutants refuted": 500, "mutants proved": 50,
		"facts": 500, "suggested": 100})
}
