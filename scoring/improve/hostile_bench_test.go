package improve_test

import (
	"context"
	"os"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/improve"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/stretchr/testify/require"
)

// BenchmarkHostile is about rules of one item that are short and had long searches, with
// every figure known.
func BenchmarkHostile(b *testing.B) {
	for _, name := range []string{"checklist14", "checklist60", "count60", "counts6", "bands101"} {
		src, err := os.ReadFile("../testdata/hostile/" + name + ".yaml")
		require.NoError(b, err)
		s := ruletest.CompileFile(b, string(src))
		facts, movable := scoring.Facts{Inputs: map[string]scoring.Figure{}}, map[string]scoring.Bound{}
		for _, in := range s.Rubric().Inputs {
			facts.Inputs[in.Name], movable[in.Name] = scoring.Known(1), scoring.Bound{}
			if in.Type == rubric.Bool {
				facts.Inputs[in.Name] = scoring.Known(false)
			}
		}
		b.Run("levers/"+name, func(b *testing.B) {
			for b.Loop() {
				l, err := improve.FindLevers(context.Background(), s, facts, movable, nil)
				require.NoError(b, err)
				b.ReportMetric(float64(len(l.List[0].Gaps)), "gaps")
			}
		})
		b.Run("leaf/"+name, func(b *testing.B) {
			for b.Loop() {
				is, err := improve.Leaf(context.Background(), s, facts, "1", nil)
				require.NoError(b, err)
				b.ReportMetric(float64(len(is.Gaps)), "gaps")
			}
		})
	}
}
