package influence_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/influence"
	"github.com/parindex/parindex/scoring/internal/enough"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/stretchr/testify/require"
)

// TestThresholdsOfRandomRules: where the part of a rule that is changed stands once in the
// file of a random rubric, the file with the other part there does the same to every unit:
// to most of them nothing, which is what a part that is put into the wrong place would not do.
func TestThresholdsOfRandomRules(t *testing.T) {
	enough.NotUnderRace(t)
	const n = 12
	checked := 0
	for i := range n {
		g, s, file := ruletest.SomeScorer(rand.New(rand.NewPCG(*ruletest.SeedFlag+16, uint64(i))))
		if s == nil {
			continue
		}
		var facts []scoring.Facts
		for f := range ruletest.Units(g.FactsWithGaps(300, s.Rubric())) {
			f.Unit.ID = fmt.Sprint("u", len(facts))
			if result, err := s.Score(f); err == nil && result.Total.Final.Valid {
				facts = append(facts, f)
			}
		}
		table, _ := score(t, s, facts)
		got, err := influence.Thresholds(t.Context(), s, table, nil)
		require.NoError(t, err)
		for _, e := range got.Effects {
			if strings.Count(file, e.From) != 1 {
				continue
			}
			r, err := rubric.Parse("r", []byte(strings.Replace(file, e.From, e.To, 1)), nil)
			if err != nil {
				continue
			}
			other, err := scoring.Compile(r, nil)
			if err != nil {
				continue // an interval in which nothing lies, say
			}
			want := compared(t, facts, s, other, "competition")
			want.Item, want.Title, want.From, want.To, want.Change = e.Item, e.Title, e.From, e.To, e.Change
			require.Equal(t, want, e, "%s → %s\n%s", e.From, e.To, file)
			checked++
		}
	}
	enough.Enough(t, "checked", checked, n, 500)
}
