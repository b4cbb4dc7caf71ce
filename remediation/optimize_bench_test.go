package remediation_test

import (
	"context"
	"os"
	"testing"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/improve"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

// commune returns the illustrative rubric of communes with the facts of one.
func commune(t testing.TB) (*scoring.Scorer, scoring.Facts) {
	t.Helper()
	const dir = "../examples/rubrics/"
	src, err := os.ReadFile(dir + "commune-illustrative.yaml")
	require.NoError(t, err)
	r, err := rubric.Parse("commune-illustrative.yaml", src, nil)
	require.NoError(t, err)
	s, err := scoring.Compile(r, nil)
	require.NoError(t, err)
	src, err = os.ReadFile(dir + "commune-illustrative-facts.yaml")
	require.NoError(t, err)
	facts, err := scoring.ParseFacts("commune-illustrative-facts.yaml", src, r, nil)
	require.NoError(t, err)
	return s, facts
}

// BenchmarkOptimize is about a whole rubric of 90 leaves where every figure can be
// moved. Levers is the part of it that goes through the rules.
func BenchmarkOptimize(b *testing.B) {
	s, facts := commune(b)
	otherwise := &remediation.Effort{Fixed: dec("1"), PerUnit: dec("0.1")}
	movable := map[string]scoring.Bound{}
	for _, in := range s.Rubric().Inputs {
		if !in.Fixed {
			movable[in.Name] = scoring.Bound{}
		}
	}
	b.Run("levers", func(b *testing.B) {
		for b.Loop() {
			_, err := improve.FindLevers(context.Background(), s, facts, movable, nil)
			require.NoError(b, err)
		}
	})
	for name, goal := range map[string]remediation.Goal{
		"total":  {Total: decimal.NewNullDecimal(dec("90"))},
		"band":   {Band: "A"},
		"effort": {Effort: decimal.NewNullDecimal(dec("10"))},
		"beyond": {Total: decimal.NewNullDecimal(dec("101"))},
	} {
		for next, aim := range map[string]*remediation.Aim{"best": {}, "next": {Next: 5}} {
			aim.Goal, aim.Otherwise = goal, otherwise
			b.Run(name+"/"+next, func(b *testing.B) {
				for b.Loop() {
					got, err := remediation.Optimize(context.Background(), s, facts, aim, nil)
					require.NoError(b, err)
					require.Equal(b, name != "beyond", got.Reached)
				}
			})
		}
	}
}
