package rules_test

import (
	"flag"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/enough"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/stretchr/testify/require"
)

var spanRubrics = flag.Int("rules.spans", 120, "random rubrics whose leaves are computed with figures missing")

// spans compares what leaves come to by their kernels at the ends of figures with what a
// search finds, and counts both.
type spans struct {
	t      *testing.T
	counts map[string]int
}

func (c *spans) compare(s *scoring.Scorer, f scoring.Facts) {
	compiled, err := rules.Inside(s)
	require.NoError(c.t, err)
	row, err := rules.Hook.Row(compiled, f)
	if err != nil {
		c.counts["refused"]++
		return
	}
	e := compiled.NewEngine()
	defer compiled.Engines.Put(e)
	for _, n := range compiled.Leaves {
		got, ok := e.Spanned(row, n)
		if !ok {
			c.counts["searched"]++
			continue
		}
		c.counts["compared"]++
		o := n.Searched(compiled.Rubric, compiled.Vars(row, n), compiled.Points(row, n)...)
		if want := compiled.Entry(n, &o); got != want && !((o.Loose || n.Item.Reported) && ruletest.Within(got, want)) {
			require.Equal(c.t, want, got, "item %s %s %+v of %+v\n%+v\nloose %v", n.Item.Code, guards(n), n.Item.Cases,
				f.Inputs, o, o.Loose)
		}
		if o.Loose {
			c.counts["loose"]++
		}
		if got.Status == rules.Missing {
			c.counts["missing"]++
		}
		if got.Excluded {
			c.counts["excluded"]++
		}
	}
}

// Leaves of random rubrics come to the same with figures missing or bounded, by their
// kernels and by a search.
func TestSpans(t *testing.T) {
	c := &spans{t, map[string]int{}}
	rubrics := *spanRubrics
	if rubrics == 120 {
		rubrics = enough.Instances(120, 30)
	}
	for i := range rubrics {
		r := rand.New(rand.NewPCG(*ruletest.SeedFlag+130, uint64(i)))
		g, s, _ := ruletest.SomeScorer(r)
		if s == nil {
			c.counts["faulty"]++
			continue
		}
		for _, f := range g.FactsWithGaps(20, s.Rubric()) {
			c.compare(s, f)
		}
	}
	t.Log(c.counts)
	ruletest.Enough(t, c.counts, rubrics, map[string]int{"compared": 500, "missing": 100, "excluded": 20})
}

// The leaves of the complete rubric of the examples do, too.
func TestSpansOfExample(t *testing.T) {
	const name = "../../../examples/rubrics/commune-illustrative"
	src, err := os.ReadFile(name + ".yaml")
	require.NoError(t, err)
	r, err := rubric.Parse(name+".yaml", src, nil)
	require.NoError(t, err)
	s, err := scoring.Compile(r, nil)
	require.NoError(t, err)
	src, err = os.ReadFile(name + "-facts.yaml")
	require.NoError(t, err)
	f, err := scoring.ParseFacts("facts.yaml", src, r, nil)
	require.NoError(t, err)
	c := &spans{t, map[string]int{}}
	random := rand.New(rand.NewPCG(*ruletest.SeedFlag+131, 0))
	in := slices.Collect(maps.Values(inputsByName(r)))
	slices.SortFunc(in, func(a, b *rubric.Input) int { return strings.Compare(a.Name, b.Name) })
	units := *spanRubrics / 6
	for range units {
		g := f
		g.Inputs = ruletest.Gapped(random, in, f.Inputs, ruletest.Choose(random, 10, 50, 100))
		c.compare(s, g)
	}
	t.Log(c.counts)
	ruletest.Enough(t, c.counts, units, map[string]int{"compared": 2000, "missing": 1000, "excluded": 100})
}

func inputsByName(r *rubric.Rubric) map[string]*rubric.Input {
	out := map[string]*rubric.Input{}
	for _, in := range r.Scalars() {
		out[in.Name] = in
	}
	return out
}

func guards(n *rules.Node) (out string) {
	for _, g := range n.Guards {
		out += formula.String(g.Cond) + "; "
	}
	return out
}
