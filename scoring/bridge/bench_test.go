package bridge_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/bridge"
	"github.com/stretchr/testify/require"
)

// provincial returns an edition of 90 leaves over as many inputs; of another year with other
// maxima of two in three leaves and other rules of one in four.
func provincial(b *testing.B, year string, shift int) *scoring.Scorer {
	var inputs, areas strings.Builder
	total := 0
	for i := range 90 {
		fmt.Fprintf(&inputs, "  - {name: in%d, type: percent, title: Input %d}\n", i, i)
		max := 100
		if i%3 > 0 {
			max += 25 * shift * (1 - 2*(i%2))
		}
		rule := fmt.Sprintf(`cases: [{when: in%d >= %d, score: full}, {when: in%d >= 50, score: full / 2}, {score: 0}]`, i, 80-5*shift*(i%4/3), i)
		switch i % 5 {
		case 1:
			rule = fmt.Sprintf("score: full * in%d / 100", i)
		case 2:
			rule = fmt.Sprintf("applies: in%d > 2, not_applicable: exclude, score: full * in%d / 100", (i+1)%90, i)
		}
		fmt.Fprintf(&areas, "  - {code: \"%d\", title: Item %d, max: %d.%02d, %s}\n", i+1, i, max/100, max%100, rule)
		total += max
	}
	return compile(b, year, fmt.Sprintf("%d.%02d", total/100, total%100), inputs.String(), areas.String())
}

func communes(n int, seed uint64) []scoring.Facts {
	r := rand.New(rand.NewPCG(seed, 1))
	out := make([]scoring.Facts, n)
	for i := range out {
		out[i] = scoring.Facts{Unit: scoring.Unit{ID: fmt.Sprint(i)}, Inputs: make(map[string]scoring.Figure, 90)}
		for k := range 90 {
			out[i].Inputs[fmt.Sprintf("in%d", k)] = scoring.Known(r.IntN(101))
		}
	}
	return out
}

// BenchmarkCompare compares two years of communes by editions of 90 leaves, with the sums of
// all clusters; doubling the units doubles the time.
func BenchmarkCompare(b *testing.B) {
	earlier, later := provincial(b, "2025", 0), provincial(b, "2026", 1)
	m, err := bridge.Propose(context.Background(), earlier, later, nil)
	require.NoError(b, err)
	for _, n := range []int{1650, 3300, 6600} {
		was, is := communes(n, 1), communes(n, 2)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				of, err := bridge.Compare(context.Background(), year(earlier, was...), year(later, is...), m, nil)
				require.NoError(b, err)
				require.Equal(b, n, of.Summary().Whole.Units)
			}
		})
	}
}

// BenchmarkUnit writes the change of one commune with its 90 rows: with all figures, and
// where those of ten inputs are not known under the rules of the other edition.
func BenchmarkUnit(b *testing.B) {
	earlier, later := provincial(b, "2025", 0), provincial(b, "2026", 1)
	m, err := bridge.Propose(context.Background(), earlier, later, nil)
	require.NoError(b, err)
	gaps := *m
	for i := range 10 {
		gaps.Inputs = append(gaps.Inputs, bridge.Renamed{From: fmt.Sprintf("in%d", i), To: fmt.Sprintf("in%d", i+10)})
	}
	for name, m := range map[string]*bridge.Map{"known": m, "open": &gaps} {
		of, err := bridge.Compare(context.Background(), year(earlier, communes(100, 1)...), year(later, communes(100, 2)...), m, nil)
		require.NoError(b, err)
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				require.NotZero(b, of.Unit(i%100).Parts)
			}
		})
	}
}
