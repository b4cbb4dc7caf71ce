package remediation_test

import (
	"context"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/scoring"
	"github.com/stretchr/testify/require"
)

// BenchmarkPlan makes the plan of a whole rubric of 90 leaves, by facts that are complete,
// of which half are missing, and where none is declared: the first day of the year.
func BenchmarkPlan(b *testing.B) {
	s, facts := commune(b)
	half := facts
	half.Inputs = maps.Clone(facts.Inputs)
	rng := rand.New(rand.NewPCG(1, 1))
	for _, name := range slices.Sorted(maps.Keys(facts.Inputs)) {
		if rng.IntN(2) == 0 {
			delete(half.Inputs, name)
		}
	}
	for _, of := range []struct {
		name  string
		facts scoring.Facts
	}{
		{"complete", facts},
		{"half missing", half},
		{"nothing declared", scoring.Facts{Rubric: facts.Rubric, Unit: facts.Unit}},
	} {
		b.Run(of.name, func(b *testing.B) {
			for b.Loop() {
				_, err := remediation.NewPlan(context.Background(), s, of.facts, nil, nil)
				require.NoError(b, err)
			}
		})
	}
}
