package policy_test

import (
	"context"
	"flag"
	"fmt"
	"maps"
	"os"
	"slices"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/columnar"
	"github.com/parindex/parindex/scoring/policy"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

// How many variants and years the benchmark of years takes: 1000 and 10 for what a ministry
// would ask at once.
var (
	benchVariants = flag.Int("policy.variants", 100, "variants of BenchmarkCompareYears")
	benchYears    = flag.Int("policy.years", 1, "years of BenchmarkCompareYears")
)

// communes returns the complete rubric of the examples, with facts for n units.
func communes(b *testing.B, n, year int) (*rubric.Rubric, *scoring.Scorer, *columnar.Table) {
	b.Helper()
	const name = "../../examples/rubrics/commune-illustrative"
	src, err := os.ReadFile(name + ".yaml")
	require.NoError(b, err)
	r, s := compiled(b, string(src))
	src, err = os.ReadFile(name + "-facts.yaml")
	require.NoError(b, err)
	f, err := scoring.ParseFacts("facts.yaml", src, r, nil)
	require.NoError(b, err)
	units := make([]scoring.Facts, n)
	for u := range units {
		in := maps.Clone(f.Inputs)
		at := u*13 + year*7
		in["minority_commune"], in["public_investment"] = scoring.Known(at%4 == 0), scoring.Known(at%5 < 3)
		in["service_units"], in["autonomous_units"] = scoring.Known(at%10), scoring.Known(min(at%10, at%3))
		in["feedback_received"], in["feedback_handled"] = scoring.Known(at%7), scoring.Known(min(at%7, at%4))
		in["dossiers_on_time"] = scoring.Known(3700 + at%480)
		in["electronic_rate"] = scoring.Known(decimal.New(int64(5000+at*37%5000), -2))
		units[u] = scoring.Facts{Unit: scoring.Unit{ID: fmt.Sprint(u)}, Inputs: in, Points: f.Points}
	}
	table, err := columnar.FromFacts(context.Background(), s, slices.Values(units), nil)
	require.NoError(b, err)
	return r, s, table
}

// manyVariants returns variants of rules, of a maximum that moves, of bands, and of all that.
func manyVariants(r *rubric.Rubric, n int) *policy.Set {
	set := &policy.Set{}
	for i := range n {
		v := policy.Variant{Name: fmt.Sprint("v", i), Illustrative: true}
		on := fmt.Sprintf("rate(dossiers_on_time, dossiers_settled) >= %d.%d", 85+i%14, i%10)
		rule := &rubric.Item{Code: "3.3.1", Cases: []rubric.Case{{When: on, Score: "full"}, {Score: "full / 5"}}}
		switch i % 4 {
		case 0:
			v.Items = []*rubric.Item{rule}
		case 1:
			v.Items = []*rubric.Item{{Code: "7.2.1", Cases: []rubric.Case{
				{When: fmt.Sprintf("electronic_rate > %d", 60+i%40), Score: "full"}, {Score: "0"}}}}
		case 2:
			v.Bands = []rubric.Band{{Name: rubric.Plain("A"), From: decimal.New(int64(850+i%100), -1)},
				{Name: rubric.Plain("B"), From: decimal.New(-3, 0)}}
		default:
			by := decimal.New(int64(i%4), -1)
			rule.Max = r.Item("3.3.1").Max.Sub(by)
			v.Items = []*rubric.Item{rule, {Code: "7.2.1", Max: r.Item("7.2.1").Max.Add(by)}}
		}
		set.Variants = append(set.Variants, v)
	}
	return set
}

// BenchmarkCompareYears weighs many variants in every year: counts and sums by group.
func BenchmarkCompareYears(b *testing.B) {
	for _, units := range []int{3300, 6600} {
		b.Run(fmt.Sprint(units), func(b *testing.B) {
			type year struct {
				set    *policy.Set
				scorer *scoring.Scorer
				table  *columnar.Table
			}
			var years []year
			for y := range *benchYears {
				r, s, table := communes(b, units, y)
				years = append(years, year{manyVariants(r, *benchVariants), s, table})
			}
			b.ReportAllocs()
			for b.Loop() {
				for _, y := range years {
					_, err := policy.Compare(context.Background(), y.scorer, y.table, y.set, &policy.Options{Brief: true})
					require.NoError(b, err)
				}
			}
			of := float64(b.Elapsed().Microseconds()) / float64(b.N) / float64(*benchYears**benchVariants)
			b.ReportMetric(of, "µs/variant")
		})
	}
}

// BenchmarkCompare is one variant with all that is told of it.
func BenchmarkCompare(b *testing.B) {
	for _, units := range []int{3300, 6600} {
		r, s, table := communes(b, units, 0)
		set := manyVariants(r, 1)
		b.Run(fmt.Sprint(units), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				_, err := policy.Compare(context.Background(), s, table, set, nil)
				require.NoError(b, err)
			}
		})
	}
}
