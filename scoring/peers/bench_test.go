package peers_test

import (
	"context"
	"fmt"
	"iter"
	"strings"
	"testing"

	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/cohort"
	"github.com/parindex/parindex/scoring/peers"
)

// wide is a rubric of 90 leaves with an input each, of which every ninth compares units.
func wide() string {
	var b, areas strings.Builder
	b.WriteString(head + "max: 90\ngroups: [a, b, c]\ninputs:\n")
	for i := range 90 {
		fmt.Fprintf(&b, "  - {name: x%d, type: percent, places: 2, title: X%d}\n", i, i)
		rule := fmt.Sprintf("bands(x%d, '>=90', 1, '[70,90)', 0.5, '<70', 0)", i)
		switch i % 36 {
		case 0:
			rule = fmt.Sprintf("peer_best(x%d) > 0 ? full * x%d / peer_best(x%d) : 0", i, i, i)
		case 9:
			rule = fmt.Sprintf("peer_rank(x%d) <= 3 ? full : 0", i)
		case 18:
			rule = fmt.Sprintf("x%d >= peer_mean(x%d) ? full : 0", i, i)
		case 27:
			rule = fmt.Sprintf("peer_rank(x%d, 'lowest') <= 0.2 * peer_count(x%d) ? full : 0", i, i)
		}
		fmt.Fprintf(&areas, "  - {code: %q, title: L, max: 1, score: %q}\n", fmt.Sprint(i), rule)
	}
	return b.String() + "areas:\n" + areas.String()
}

// many yields units whose figures differ, each made anew.
// Every so many lack all figures; none does where that is 0.
func many(n, inputs, lacking int) iter.Seq[scoring.Facts] {
	return func(yield func(scoring.Facts) bool) {
		for u := range n {
			f := scoring.Facts{Unit: scoring.Unit{ID: fmt.Sprint(u), Group: []string{"a", "b", "c"}[u%3]},
				Inputs: make(map[string]scoring.Figure, inputs)}
			for i := range inputs {
				if lacking > 0 && u%lacking == 0 {
					break
				}
				f.Inputs[fmt.Sprintf("x%d", i)] = scoring.Known((u*7919 + i*104729) % 101)
			}
			if !yield(f) {
				return
			}
		}
	}
}

// BenchmarkCohort scores cohorts whose rules compare units.
func BenchmarkCohort(b *testing.B) {
	s := compile(b, wide())
	for _, n := range []int{3300, 6600} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				c, err := cohort.Score(context.Background(), s, many(n, 90, 0), nil)
				if err != nil || c.Len() != n || !c.Finals().Known[n-1] {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkCohortOpen scores one in which every twentieth unit has no figures.
func BenchmarkCohortOpen(b *testing.B) {
	s := compile(b, wide())
	b.ReportAllocs()
	for b.Loop() {
		c, err := cohort.Score(context.Background(), s, many(3300, 90, 20), nil)
		if err != nil || c.Len() != 3300 || c.Finals().Known[0] {
			b.Fatal(err)
		}
	}
}

// BenchmarkComplete streams a million units through.
func BenchmarkComplete(b *testing.B) {
	s := compile(b, head+`max: 2
groups: [a, b, c]
inputs: [{name: x0, type: percent, places: 2, title: X}]
areas:
  - {code: "1", title: Rank, max: 1, score: "peer_rank(x0) <= 3 ? full : 0"}
  - {code: "2", title: Mean, max: 1, score: "x0 >= peer_mean(x0) ? full : 0"}
`)
	b.ReportAllocs()
	for b.Loop() {
		complete, err := peers.Complete(context.Background(), s, many(1_000_000, 1, 0), nil)
		if err != nil {
			b.Fatal(err)
		}
		count := 0
		for range complete {
			count++
		}
		b.ReportMetric(float64(count), "units")
	}
}
