package columnar_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/columnar"
	"github.com/parindex/parindex/scoring/internal/enough"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"
)

// TestFactsHash: the hash made from columns is the one in the receipt of the unit scored by
// itself, however the figures came into the table.
func TestFactsHash(t *testing.T) {
	r, ctx, seen := rand.New(rand.NewPCG(17, 1)), context.Background(), map[string]bool{}
	for _, exclusion := range []string{"whole", "none"} {
		s := ruletest.Compile(t, fmt.Sprintf(ruletest.AllKinds, exclusion), nil)
		some := ruletest.SomeUnits(enough.Instances(600, 120), uint64(len(exclusion)))
		for i := range some {
			switch some[i].Unit.Name = (rubric.Text{VI: fmt.Sprintf("Xã \"số\" %d", i), EN: `\n`}); i % 3 {
			case 0:
				some[i].Unit.Name = rubric.Text{}
			case 1:
				some[i].Unit.ID = norm.NFD.String(fmt.Sprintf("xã %d", i))
			}
		}
		columns, facts := ruletest.ColumnsOf(r, s, some)
		byColumn, err := columnar.FromColumns(ctx, s, columns, nil)
		require.NoError(t, err)
		byFacts, err := columnar.FromFacts(ctx, s, slices.Values(some), nil)
		require.NoError(t, err)
		for i := range some {
			seen[hashOf(t, s, facts[i])], seen[hashOf(t, s, some[i])] = true, true
			assert.Equal(t, hashOf(t, s, facts[i]), byColumn.FactsHash(i))
			assert.Equal(t, hashOf(t, s, some[i]), byFacts.FactsHash(i))
		}
		assert.Empty(t, byFacts.FactsHash(-1))
		assert.Empty(t, byFacts.FactsHash(len(some)))
	}
	assert.Empty(t, (*columnar.Table)(nil).FactsHash(0))
	enough.Enough(t, "different facts", len(seen), 4*enough.Instances(600, 120), 600)
}

func hashOf(t *testing.T, s *scoring.Scorer, f scoring.Facts) string {
	t.Helper()
	result, err := s.Score(f)
	require.NoError(t, err)
	return result.Receipt().Facts
}

// BenchmarkFactsHash hashes the facts of a unit of the kinds of inputs that there are.
func BenchmarkFactsHash(b *testing.B) {
	s := ruletest.Compile(b, fmt.Sprintf(ruletest.AllKinds, "whole"), nil)
	table, err := columnar.FromFacts(context.Background(), s, slices.Values(ruletest.SomeUnits(500, 1)), nil)
	require.NoError(b, err)
	for i := 0; b.Loop(); i++ {
		table.FactsHash(i % table.Len())
	}
}
