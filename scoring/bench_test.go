package scoring_test

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/columnar"
	"github.com/parindex/parindex/scoring/improve"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/parindex/parindex/scoring/verify"
	"github.com/stretchr/testify/require"
)

// typical returns a rubric of n leaves of the usual shapes, with facts for it.
func typical(tb testing.TB, leaves, units int) (*rubric.Rubric, []scoring.Facts) {
	tb.Helper()
	var in, items strings.Builder
	facts := make([]scoring.Facts, units)
	for u := range facts {
		facts[u] = scoring.Facts{Unit: scoring.Unit{ID: fmt.Sprint(u)}, Inputs: map[string]scoring.Figure{}}
	}
	set := func(name string, value func(u int) any) {
		for u := range facts {
			facts[u].Inputs[name] = ruletest.Figure(value(u))
		}
	}
	for i := range leaves {
		name, rule := fmt.Sprintf("x%d", i), ""
		declare := func(name, kind string) {
			fmt.Fprintf(&in, "  - {name: %s, %s, title: T}\n", name, kind)
		}
		percent := func(u int) any { return ruletest.Dec(fmt.Sprintf("%d.%02d", (u*37+i*11)%100, (u*7+i)%100)) }
		few := func(u int) any { return (u + i) % 5 }
		switch i % 8 {
		case 0:
			declare(name, "type: percent")
			set(name, percent)
			rule = fmt.Sprintf("cases: [{when: %[1]s > 90, score: full}, {when: %[1]s >= 70, score: 0.5}, {score: 0}]", name)
		case 1:
			declare(name, "type: percent")
			set(name, percent)
			rule = fmt.Sprintf("score: full * %s / 100", name)
		case 2:
			declare(name, "type: enum, options: [on_time, late, none]")
			set(name, func(u int) any { return []string{"on_time", "late", "none"}[(u+i)%3] })
			rule = fmt.Sprintf("score: \"%[1]s == 'on_time' ? full : %[1]s == 'late' ? 0.5 : 0\"", name)
		case 3:
			declare(name, "type: count")
			set(name, few)
			rule = fmt.Sprintf("score: 'max(0, full - 0.25 * %s)'", name)
		case 4:
			declare(name, "type: count")
			set(name, few)
			rule = fmt.Sprintf("score: 'min(full, 0.5 * %s)'", name)
		case 5:
			declare(name, "type: bool")
			declare(name+"b", "type: bool")
			set(name, func(u int) any { return (u+i)%3 > 0 })
			set(name+"b", func(u int) any { return (u+i)%4 > 0 })
			rule = fmt.Sprintf("score: \"%[1]s and %[1]sb ? full : 0\"", name)
		case 6:
			declare(name, "type: count")
			declare(name+"b", "type: count")
			set(name, few)
			set(name+"b", func(u int) any { return (u+i)%5 + u%3 })
			rule = fmt.Sprintf("cases: [{when: %[1]sb > 0 and %[1]s / %[1]sb >= 0.8, score: full}, {score: 0}]", name)
		case 7:
			declare(name, "type: percent")
			set(name, percent)
			rule = fmt.Sprintf("score: \"%[1]s >= 80 ? full * %[1]s / 100 : 0\"", name)
		}
		fmt.Fprintf(&items, "  - {code: '%d', title: T, max: 1, %s}\n", i+1, rule)
	}
	src := strings.Replace(ruletest.Head, "max: 10", fmt.Sprintf("max: %d", leaves), 1) + "inputs:\n" + in.String() +
		"areas:\n" + items.String()
	r, err := rubric.Parse("typical.yaml", []byte(src), nil)
	require.NoError(tb, err)
	return r, facts
}

func BenchmarkCompile(b *testing.B) {
	r, _ := typical(b, 90, 1)
	b.ReportAllocs()
	for b.Loop() {
		_, err := scoring.Compile(r, nil)
		require.NoError(b, err)
	}
}

// BenchmarkScore scores unit after unit: of a rubric of the usual shapes and of a
// complete one, with all figures, one in ten missing, and half of them.
func BenchmarkScore(b *testing.B) {
	r, facts := typical(b, 88, 512)
	usual, err := scoring.Compile(r, nil)
	require.NoError(b, err)
	complete, f := illustrative(b, "facts")
	for _, of := range []struct {
		name   string
		scorer *scoring.Scorer
		facts  []scoring.Facts
	}{{"typical", usual, facts}, {"illustrative", complete, slices.Repeat([]scoring.Facts{f}, 64)}} {
		for _, missing := range []int{0, 10, 50} {
			units := gaps(of.facts, missing)
			b.Run(fmt.Sprintf("%s/missing=%d", of.name, missing), func(b *testing.B) {
				b.ReportAllocs()
				u := 0
				for b.Loop() {
					_, err := of.scorer.Score(units[u%len(units)])
					require.NoError(b, err)
					u++
				}
			})
		}
	}
}

// gaps returns facts without some percent of their figures, others for every unit.
func gaps(facts []scoring.Facts, percent int) []scoring.Facts {
	r := rand.New(rand.NewPCG(13, uint64(percent)))
	out := slices.Clone(facts)
	for u := range out {
		out[u].Inputs = map[string]scoring.Figure{}
		for _, name := range slices.Sorted(maps.Keys(facts[u].Inputs)) {
			if r.IntN(100) >= percent {
				out[u].Inputs[name] = facts[u].Inputs[name]
			}
		}
	}
	return out
}

// BenchmarkExplain is Score with every item and reason written out.
func BenchmarkExplain(b *testing.B) {
	r, facts := typical(b, 88, 512)
	s, err := scoring.Compile(r, nil)
	require.NoError(b, err)
	b.ReportAllocs()
	u := 0
	for b.Loop() {
		result, err := s.Score(facts[u%len(facts)])
		require.NoError(b, err)
		result.Areas()
		u++
	}
}

// BenchmarkReceipt is the receipt of a unit whose items are written out already.
func BenchmarkReceipt(b *testing.B) {
	r, facts := typical(b, 88, 512)
	s, err := scoring.Compile(r, nil)
	require.NoError(b, err)
	b.ReportAllocs()
	u := 0
	for b.Loop() {
		b.StopTimer()
		result, err := s.Score(facts[u%len(facts)])
		require.NoError(b, err)
		result.Areas()
		b.StartTimer()
		result.Receipt()
		u++
	}
}

// BenchmarkPassedOver scores a unit that misses two bands by their conditions.
func BenchmarkPassedOver(b *testing.B) {
	s := ruletest.CompileFile(b, knockOut+`  - {name: A, from: 9, when: "not leader and index('1') >= 80"}
  - {name: B, from: 8, when: disciplined <= 1}
  - {name: C, from: 0}
`)
	for _, disciplined := range []int{0, 2} {
		f := scoring.Facts{Unit: scoring.Unit{Group: "ward"}, Inputs: ruletest.Figures(map[string]any{"x": 10,
			"disciplined": disciplined, "leader": disciplined > 0, "survey": true, "staff": 20})}
		b.Run(fmt.Sprintf("bands=%d", disciplined), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				r, err := s.Score(f)
				require.NoError(b, err)
				require.Len(b, r.Total.PassedOver, disciplined)
			}
		})
	}
}

func BenchmarkStream(b *testing.B) {
	r, facts := typical(b, 88, 4096)
	s, err := scoring.Compile(r, nil)
	require.NoError(b, err)
	b.ReportAllocs()
	for b.Loop() {
		for _, err := range s.Stream(context.Background(), slices.Values(facts)) {
			require.NoError(b, err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(facts)), "ns/unit")
}

// BenchmarkTotals is about the usual shapes of rules, about the rubric of the examples,
// whose exclusions rescale a source for most units, and that with a figure in ten missing.
func BenchmarkTotals(b *testing.B) {
	r, facts := typical(b, 88, 4096)
	usual, err := scoring.Compile(r, nil)
	require.NoError(b, err)
	complete, units := communes(b, 4096)
	for _, of := range []struct {
		name   string
		scorer *scoring.Scorer
		facts  []scoring.Facts
	}{{"typical", usual, facts}, {"illustrative", complete, units}, {"gaps", complete, gaps(units[:512], 10)}} {
		b.Run(of.name, func(b *testing.B) {
			t, err := columnar.FromFacts(context.Background(), of.scorer, slices.Values(of.facts), nil)
			require.NoError(b, err)
			b.ReportAllocs()
			for b.Loop() {
				_, err := columnar.Score(context.Background(), of.scorer, t, nil, nil)
				require.NoError(b, err)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(of.facts)), "ns/unit")
		})
	}
}

// BenchmarkWhatIf is one variant of one rule for 3,300 communes: the rule is
// compiled, the leaf scored for all units, the totals formed.
func BenchmarkWhatIf(b *testing.B) {
	r, facts := typical(b, 88, 3300)
	usual, err := scoring.Compile(r, nil)
	require.NoError(b, err)
	complete, units := communes(b, 3300)
	for _, of := range []struct {
		name       string
		scorer     *scoring.Scorer
		facts      []scoring.Facts
		code, when string
	}{
		{"typical", usual, facts, "1", "x0 > %d.%d"},
		{"illustrative", complete, units, "3.3.1", "rate(dossiers_on_time, dossiers_settled) >= %d.%d"},
	} {
		b.Run(of.name, func(b *testing.B) {
			t, err := columnar.FromFacts(context.Background(), of.scorer, slices.Values(of.facts), nil)
			require.NoError(b, err)
			base, err := columnar.Score(context.Background(), of.scorer, t, nil, nil)
			require.NoError(b, err)
			rule := of.scorer.Rubric().Item(of.code)
			b.ReportAllocs()
			i := 0
			for b.Loop() {
				item := *rule
				item.Cases = slices.Clone(rule.Cases)
				item.Cases[0].When = fmt.Sprintf(of.when, 80+i%15, i%10)
				variant, err := of.scorer.With(&item)
				require.NoError(b, err)
				_, err = columnar.Score(context.Background(), variant, t, base, nil)
				require.NoError(b, err)
				i++
			}
		})
	}
}

// communes returns the complete rubric of the examples with facts for n units: those of the
// example, but that what is left out of the maximum differs from one to the next.
func communes(tb testing.TB, n int) (*scoring.Scorer, []scoring.Facts) {
	tb.Helper()
	s, f := illustrative(tb, "facts")
	f.Points["3.5.2"], f.Points["6.4.2"] = ruletest.Figure(ruletest.Dec("0.5")), ruletest.Figure(ruletest.Dec("0.75"))
	units := make([]scoring.Facts, n)
	for u := range units {
		in := maps.Clone(f.Inputs)
		in["minority_commune"], in["public_investment"] = ruletest.Figure(u%4 == 0), ruletest.Figure(u%5 < 3)
		in["service_units"], in["autonomous_units"] = ruletest.Figure(u%10), ruletest.Figure(min(u%10, u%3))
		in["feedback_received"], in["feedback_handled"] = ruletest.Figure(u%7), ruletest.Figure(min(u%7, u%4))
		in["dossiers_on_time"] = ruletest.Figure(3700 + u*7%480)
		in["businesses"] = ruletest.Figure(u % 50)
		units[u] = scoring.Facts{Unit: f.Unit, Inputs: in, Points: f.Points}
	}
	return s, units
}

// illustrative returns the complete rubric of the examples, with facts for it.
func illustrative(tb testing.TB, facts string) (*scoring.Scorer, scoring.Facts) {
	tb.Helper()
	const name = "../examples/rubrics/commune-illustrative"
	src, err := os.ReadFile(name + ".yaml")
	require.NoError(tb, err)
	r, err := rubric.Parse(name+".yaml", src, nil)
	require.NoError(tb, err)
	s, err := scoring.Compile(r, nil)
	require.NoError(tb, err)
	src, err = os.ReadFile(name + "-" + facts + ".yaml")
	require.NoError(tb, err)
	f, err := scoring.ParseFacts(facts+".yaml", src, r, nil)
	require.NoError(tb, err)
	return s, f
}

// BenchmarkVerify proves or refutes all properties of a complete rubric.
func BenchmarkVerify(b *testing.B) {
	s, _ := illustrative(b, "facts")
	leaves := 0
	for range s.Rubric().Leaves() {
		leaves++
	}
	b.ReportAllocs()
	for b.Loop() {
		_, err := verify.Rules(context.Background(), s, nil)
		require.NoError(b, err)
	}
	b.ReportMetric(float64(leaves), "leaves/op")
}

// BenchmarkImprovements finds the improvements of one leaf that loses points: of
// all such leaves of a complete rubric in turn, and of the slowest.
func BenchmarkImprovements(b *testing.B) {
	s, f := illustrative(b, "facts")
	result, err := s.Score(f)
	require.NoError(b, err)
	var codes []string
	for _, it := range result.Leaves() {
		if it.Lost.Valid && it.Lost.Decimal.IsPositive() {
			codes = append(codes, it.Code)
		}
	}
	took := make([]time.Duration, len(codes))
	for range 3 {
		for i, code := range codes {
			before := time.Now()
			_, err := improve.Leaf(context.Background(), s, f, code, nil)
			require.NoError(b, err)
			took[i] += time.Since(before)
		}
	}
	slowest := codes[slices.Index(took, slices.Max(took))]
	run := func(codes ...string) func(*testing.B) {
		return func(b *testing.B) {
			b.ReportAllocs()
			i := 0
			for b.Loop() {
				_, err := improve.Leaf(context.Background(), s, f, codes[i%len(codes)], nil)
				require.NoError(b, err)
				i++
			}
		}
	}
	b.Run("leaf", run(codes...))
	b.Run("slowest="+slowest, run(slowest))
}

// BenchmarkRange finds the range of the final score with figures missing.
func BenchmarkRange(b *testing.B) {
	s, f := illustrative(b, "gaps")
	b.ReportAllocs()
	for b.Loop() {
		_, err := improve.RangeOf(context.Background(), s, f, "", nil)
		require.NoError(b, err)
	}
}
