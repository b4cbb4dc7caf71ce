package assessment_test

import (
	"encoding/json"
	"testing"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/assessment"
	"github.com/parindex/parindex/scoring/internal/enough"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestPlansOfRandomYears: the deficits of a plan are those of its round and come to what its
// areas lose, its totals are the round's, and by the same round nothing is won back.
func TestPlansOfRandomYears(t *testing.T) {
	instances := enough.Instances(60, 15)
	plans, evidence, settings, gained := 0, 0, 0, 0
	for seed := range instances {
		w := newWorld(t, uint64(seed)+5000)
		a := &assessment.Assessment{Unit: scoring.Unit{ID: "u"}, Records: []assessment.Record{}}
		for n := range 10 + w.IntN(30) {
			r, want, ok := w.next(n)
			if !ok || want != nil {
				continue
			}
			more, err := assessment.Append(w.scorer, a, r)
			require.NoError(t, err)
			a = more
		}
		st, err := assessment.Fold(w.scorer, a, w.asOf)
		require.NoError(t, err, "seed %d", seed)
		round := st.Rounds[w.IntN(len(st.Rounds))]
		p, err := remediation.NewPlan(t.Context(), w.scorer, round.Facts, nil,
			&remediation.Options{Round: round, Work: scoring.Work{Steps: 100_000}})
		require.NoError(t, err, "seed %d, %s", seed, round.Name)
		plans++
		settings += len(round.Set)

		sum, of := scoring.Range{}, scoring.Range{}
		deficits := remediation.Deficits(round.Result)
		require.Len(t, p.Deficits, len(deficits), "seed %d", seed)
		for i, d := range deficits {
			d.Kind = p.Deficits[i].Kind
			require.Equal(t, marshalled(t, d), marshalled(t, p.Deficits[i]), "seed %d", seed)
			sum = sum.Plus(d.LostRange)
		}
		for _, area := range p.Results.Areas {
			of = of.Plus(area.Loses)
		}
		require.Equal(t, marshalled(t, sum), marshalled(t, of), "seed %d", seed)
		require.Equal(t, marshalled(t, round.Result.Total), marshalled(t, p.Results.Total), "seed %d", seed)
		for _, x := range p.Actions {
			for _, target := range x.Targets {
				evidence += len(target.Evidence)
				for _, e := range target.Effects {
					for _, set := range round.Set {
						judged := set.Item == e.Code && set.Kind == assessment.SetJudged
						require.False(t, judged && target.Evidence == nil, "seed %d: a figure moves what is judged: %s", seed, e.Code)
					}
				}
			}
		}
		if p.Outcome.Gain.IsPositive() {
			gained++
		}

		g, err := p.ProgressRound(w.scorer, round, w.asOf)
		require.NoError(t, err, "seed %d", seed)
		assert.Empty(t, g.New, "seed %d", seed)
		assert.Equal(t, marshalled(t, g.Before), marshalled(t, g.After), "seed %d", seed)
		same, err := p.Progress(w.scorer, round.Facts, w.asOf)
		require.NoError(t, err, "seed %d", seed)
		assert.Equal(t, marshalled(t, g.After), marshalled(t, same.After), "seed %d", seed)
		for i, l := range g.Losses {
			assert.Equal(t, marshalled(t, l.Open), marshalled(t, same.Losses[i].Open), "seed %d: %s", seed, l.Code)
		}
	}
	enough.Enough(t, "plans", plans, instances, 40)
	enough.Enough(t, "settings", settings, instances, 20)
	enough.Enough(t, "evidence to show", evidence, instances, 5)
	enough.Enough(t, "plans that win something", gained, instances, 20)
}

func marshalled(t *testing.T, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	require.NoError(t, err)
	return string(b)
}
