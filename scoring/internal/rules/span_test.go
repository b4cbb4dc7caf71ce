package rules_test

import (
	"flag"
	"fmt"
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
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

var spanRubrics = flag.Int("rules.spans", 120, "random rubrics whose leaves are computed with figures missing")

// gapped returns facts of which some figures are missing or known by bounds only.
func gapped(r *rand.Rand, in []*rubric.Input, f map[string]scoring.Figure, missing int) map[string]scoring.Figure {
	out := map[string]scoring.Figure{}
	for _, i := range in {
		v, given := f[i.Name]
		switch p := r.IntN(100); {
		case !given || p < missing:
		case p < missing+20 && i.Type != rubric.Bool && i.Type != rubric.Enum:
			out[i.Name] = bound(r, i, v)
		case p < missing+20 && i.Type == rubric.Enum:
			out[i.Name] = scoring.Within(scoring.Bound{OneOf: []string{i.Options[0].Name, v.String()}})
		default:
			out[i.Name] = v
		}
	}
	return out
}

// bound returns a figure that a number or day satisfies, with an end near it or far away.
func bound(r *rand.Rand, in *rubric.Input, v scoring.Figure) scoring.Figure {
	var b scoring.Bound
	lo, hi := v, v
	if d, is := v.Number(); is {
		by := decimal.New(int64(r.IntN(300)), ruletest.Choose(r, int32(0), -1, -2, -5))
		if in.Type == rubric.Count {
			by = by.Ceil()
		}
		lo, hi = scoring.Known(d.Sub(by)), scoring.Known(d.Add(by))
	}
	if d, is := v.Day(); is && !d.IsZero() {
		if day := d.Plus(int64(-r.IntN(40))); day.Year > 0 {
			lo = scoring.Known(day)
		}
		if day := d.Plus(int64(r.IntN(40))); day.Year < 9999 {
			hi = scoring.Known(day)
		}
	}
	switch r.IntN(6) {
	case 0:
		b = scoring.Bound{AtLeast: lo}
	case 1:
		b = scoring.Bound{AtMost: hi}
	case 2:
		b = scoring.Bound{Below: hi}
	case 3:
		b = scoring.Bound{Above: lo}
	default:
		b = scoring.Bound{AtLeast: lo, AtMost: hi}
	}
	return scoring.Within(b)
}

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
		if want := compiled.Entry(n, &o); got != want && !((o.Loose || n.Item.Reported) && within(got, want)) {
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

// within reports whether all that one entry says may be is said by another.
func within(e, of rules.Entry) bool {
	return (!e.Counts || of.Counts && of.Lo <= e.Lo && e.Hi <= of.Hi) && (!e.Excluded || of.Excluded)
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
		g := ruletest.NewGroup(r)
		g.Singles = r.IntN(2) == 0
		g.Deadlines()
		file, _ := g.SeveralLeaves()
		file = strings.Replace(file, "areas:\n", relations(r)+"areas:\n", 1)
		if r.IntN(2) == 0 {
			file = strings.Replace(file, "        cases:\n", "        reported: true\n        x-cases:\n", 1)
			file = withoutCases(file)
		}
		s, err := parsed(file)
		if err != nil {
			c.counts["faulty"]++
			continue
		}
		all, _ := g.Facts(20, nil)
		var in []*rubric.Input
		for k := range g.Inputs {
			in = append(in, &g.Inputs[k])
		}
		for _, f := range all {
			units := ruletest.FactsOf(gapped(r, in, f.Inputs, ruletest.Choose(r, 10, 50, 90)))
			if r.IntN(2) == 0 {
				units.Points = map[string]scoring.Figure{}
				for code := range s.Rubric().Leaves() {
					if code.Reported {
						units.Points[code.Code] = scoring.Known(ruletest.Choose(r, int64(0), 1))
					}
				}
			}
			c.compare(s, units)
		}
	}
	t.Log(c.counts)
	ruletest.Enough(t, c.counts, rubrics, map[string]int{"compared": 500, "missing": 100, "excluded": 20})
}

func parsed(file string) (*scoring.Scorer, error) {
	r, err := rubric.Parse("random.yaml", []byte(file), nil)
	if err != nil {
		return nil, err
	}
	return scoring.Compile(r, nil)
}

// withoutCases cuts the cases of a leaf out that was made a reported one.
func withoutCases(file string) string {
	lines := strings.Split(file, "\n")
	at := slices.Index(lines, "        x-cases:")
	end := at + 1
	for end < len(lines) && strings.HasPrefix(lines[end], "          ") {
		end++
	}
	return strings.Join(slices.Delete(lines, at, end), "\n")
}

func relations(r *rand.Rand) string {
	var b strings.Builder
	for _, holds := range []string{"c1 <= c2", "p1 + p2 <= 100", "c2 <= x1", "c1 + 2 * c2 <= 40"} {
		if r.IntN(4) == 0 {
			fmt.Fprintf(&b, "  - {holds: '%s', title: T%d}\n", holds, b.Len())
		}
	}
	if b.Len() == 0 {
		return ""
	}
	return "relations:\n" + b.String()
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
		g.Inputs = gapped(random, in, f.Inputs, ruletest.Choose(random, 10, 50, 100))
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
