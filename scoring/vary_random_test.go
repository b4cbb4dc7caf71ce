package scoring_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/columnar"
	"github.com/parindex/parindex/scoring/internal/enough"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/parindex/parindex/scoring/internal/treetest"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// varying holds variants of rubrics against the same rubrics compiled anew.
type varying struct {
	t      *testing.T
	r      *rand.Rand
	counts map[string]int
}

// TestVaryOfRandomChanges: a variant scores, explains and adds up as the same rubric does
// that is compiled from nothing, one by one, by column, and by column with a base, also
// where it is a variant of a variant; and it is refused where that is.
func TestVaryOfRandomChanges(t *testing.T) {
	enough.NotUnderRace(t)
	const rounds = 12
	v := &varying{t: t, counts: map[string]int{}}
	for i := range rounds {
		v.r = rand.New(rand.NewPCG(*ruletest.SeedFlag+160, uint64(i)))
		g, s, _ := ruletest.SomeScorer(v.r)
		if s == nil {
			continue
		}
		v.vary(s, g.FactsWithGaps(25, s.Rubric()), 3)
	}
	s := ruletest.Compile(t, fmt.Sprintf(ruletest.AllKinds, "whole"), nil)
	complete, f := illustrative(t, "facts")
	for range rounds / 4 {
		v.vary(s, ruletest.SomeUnits(25, v.r.Uint64()), 3)
		units := make([]scoring.Facts, 8)
		for k := range units {
			units[k] = varied(t, v.r, complete, f)
			units[k].Inputs = ruletest.Gapped(v.r, complete.Rubric().Scalars(), units[k].Inputs, -10)
		}
		v.vary(complete, units, 2)
	}
	for i := range rounds {
		tree := treetest.New(rand.New(rand.NewPCG(uint64(i), 161)))
		var units []scoring.Facts
		for f := range tree.All(tree.Unknown()) {
			if units = append(units, factsOf(f)); len(units) == 40 {
				break
			}
		}
		v.vary(compileTree(t, tree), units, 3)
	}
	t.Log(v.counts)
	ruletest.Enough(t, v.counts, rounds, map[string]int{"variants": 200, "units": 3000, "refused": 20, "moved": 400,
		"explained": 200, "other figures": 1})
}

// vary compares variants of a scorer.
func (v *varying) vary(s *scoring.Scorer, facts []scoring.Facts, variants int) {
	facts = slices.DeleteFunc(slices.Clone(facts), func(f scoring.Facts) bool { _, err := s.Score(f); return err != nil })
	table, err := columnar.FromFacts(v.t.Context(), s, slices.Values(facts), nil)
	require.NoError(v.t, err)
	base, err := columnar.Score(v.t.Context(), s, table, nil, nil)
	require.NoError(v.t, err)
	for range variants {
		r, said := s.Rubric(), ""
		for range 1 + v.r.IntN(3) {
			said += v.change(r) + "; "
		}
		variant, err := s.Vary(r)
		fresh, want := scoring.Compile(r, nil)
		if want != nil || err != nil {
			if want == nil {
				require.ErrorIs(v.t, err, scoring.ErrVariant, said)
				v.counts["other figures"]++
				continue
			}
			v.counts["refused"]++
			assert.Equal(v.t, messages(v.t, want), messages(v.t, err), said)
			continue
		}
		v.counts["variants"]++
		v.same(variant, fresh, facts, said)
		totals := v.columns(variant, fresh, table, base, facts, said)
		if v.t.Failed() {
			b, _ := json.MarshalIndent(r, "", " ")
			v.t.Fatalf("%s\n%s", said, b)
		}
		again := variant.Rubric() // and one more step
		said += v.change(again)
		if next, err := variant.Vary(again); err == nil {
			fresh, err := scoring.Compile(again, nil)
			require.NoError(v.t, err)
			v.columns(next, fresh, table, totals, facts, said)
		}
		require.False(v.t, v.t.Failed(), said)
	}
}

// known returns facts with points of items alone that are reported.
func known(r *rubric.Rubric, f scoring.Facts) scoring.Facts {
	f.Points = maps.Clone(f.Points)
	maps.DeleteFunc(f.Points, func(code string, _ scoring.Figure) bool {
		it := r.Item(code)
		return it == nil || !it.Reported
	})
	return f
}

// same compares units one by one.
func (v *varying) same(variant, fresh *scoring.Scorer, facts []scoring.Facts, said string) {
	r := fresh.Rubric()
	assert.Equal(v.t, fresh.Edition(), variant.Edition())
	for i, f := range facts {
		f = known(r, f)
		want, err := fresh.Score(f)
		require.NoError(v.t, err)
		got, err := variant.Score(f)
		require.NoError(v.t, err)
		assert.True(v.t, want.Equal(got), "%s: %v", said, f)
		v.counts["units"]++
		if i > 0 {
			continue
		}
		for _, it := range want.Leaves() {
			if it.Unscored {
				continue
			}
			want, err := fresh.Explain(f, it.Code)
			require.NoError(v.t, err)
			got, err := variant.Explain(f, it.Code)
			require.NoError(v.t, err)
			assert.Equal(v.t, want, got, said)
			v.counts["explained"]++
		}
	}
}

// columns compares units by column, without a base and with one.
func (v *varying) columns(variant, fresh *scoring.Scorer, table *columnar.Table, base *columnar.Totals,
	facts []scoring.Facts, said string) *columnar.Totals {
	r := fresh.Rubric()
	units := make([]scoring.Facts, len(facts))
	for i, f := range facts {
		units[i] = known(r, f)
	}
	own, err := columnar.FromFacts(v.t.Context(), fresh, slices.Values(units), nil)
	require.NoError(v.t, err)
	want, err := columnar.Score(v.t.Context(), fresh, own, nil, nil)
	require.NoError(v.t, err)
	var got *columnar.Totals
	for _, from := range []*columnar.Totals{nil, base} {
		got, err = columnar.Score(v.t.Context(), variant, table, from, nil)
		require.NoError(v.t, err)
		assert.Equal(v.t, want.Finals(), got.Finals(), said)
		assert.Equal(v.t, want.Bands(), got.Bands(), said)
		for it := range r.All() {
			a, err := want.Item(it.Code)
			require.NoError(v.t, err)
			b, err := got.Item(it.Code)
			require.NoError(v.t, err)
			assert.Equal(v.t, a, b, "%s: item %s", said, it.Code)
		}
	}
	for i := range facts {
		if want.Final(i) != base.Final(i) {
			v.counts["moved"]++
		}
	}
	if len(facts) > 0 {
		assert.True(v.t, want.Result(0).Equal(got.Result(0)), said)
	}
	return got
}

// change changes a rubric in some way and says how.
func (v *varying) change(r *rubric.Rubric) string {
	var leaves, above []*rubric.Item
	for it := range r.All() {
		if it.Leaf() {
			leaves = append(leaves, it)
		} else if !it.Unscored {
			above = append(above, it)
		}
	}
	it := leaves[v.r.IntN(len(leaves))]
	unit := decimal.New(1, 0)
	switch v.r.IntN(16) {
	case 0, 1, 2:
		if len(it.Cases) > 1 {
			it.Cases[0].Score = it.Cases[len(it.Cases)-1].Score
			it.RisesWith, it.FallsWith = nil, nil
		}
		return "a case of " + it.Code
	case 3, 4:
		v.raise(r, it.Code, unit)
		return "the maximum of " + it.Code
	case 5:
		if len(leaves) < 2 {
			return "nothing"
		}
		v.drop(r, it.Code)
		return "without " + it.Code
	case 6:
		r.Exclusion = ruletest.Choose(v.r, rubric.ExclusionWhole, rubric.ExclusionBySource, rubric.ExclusionNone)
		r.EmptySource = ""
		if r.Exclusion == rubric.ExclusionBySource {
			r.EmptySource = ruletest.Choose(v.r, "", rubric.ExclusionWhole, rubric.ExclusionZero)
		}
		return "exclusion " + string(r.Exclusion)
	case 7:
		r.Final = &rubric.Final{Ceiling: decimal.NewNullDecimal(ruletest.Choose(v.r, r.Max, decimal.New(2, 0)))}
		return "a ceiling"
	case 8:
		if r.Bonus != nil {
			r.Bonus.Cap = ruletest.Choose(v.r, unit, decimal.New(2, 0))
		}
		return "the cap of the bonus"
	case 9:
		r.Points.Mode = ruletest.Choose(v.r, decimals.HalfUp, decimals.Down, decimals.HalfEven)
		return "rounding"
	case 10:
		r.Illustrative = !r.Illustrative
		return "illustrative"
	case 11:
		if it.NotApplicable.Kind != "" {
			it.NotApplicable = v.policy()
		}
		if it.NotArising.Kind != "" {
			it.NotArising = v.policy()
		}
		return "policies of " + it.Code
	case 12:
		if len(above) > 0 {
			of := above[v.r.IntN(len(above))]
			of.Combine = ruletest.Choose(v.r, rubric.CombineSum, rubric.CombineCapped, rubric.CombineLeast)
			return fmt.Sprint("combine ", of.Code, " ", of.Combine)
		}
	case 13:
		if it.Reported {
			it.Reported, it.Step, it.Min = false, decimal.Decimal{}, decimal.Decimal{}
			it.Cases = []rubric.Case{{Score: "full"}}
		} else {
			it.Reported, it.Cases, it.RisesWith, it.FallsWith, it.Unique = true, nil, nil, nil, false
			it.Judged, it.Rule, it.NotArising = false, "", rubric.Policy{}
		}
		return "who gives the points of " + it.Code
	case 14:
		r.Bands = []rubric.Band{{Name: rubric.Plain("High"), From: r.Max.Div(decimal.New(2, 0)).Round(2)},
			{Name: rubric.Plain("Low"), From: decimal.New(-1000, 0),
				When: ruletest.Choose(v.r, "", "points('"+it.Code+"') > 0")}}
		return "bands"
	default:
		if it.Applies = ""; v.r.IntN(2) == 0 {
			it.NotApplicable = rubric.Policy{}
		}
		return "no condition of " + it.Code
	}
	return "nothing"
}

func (v *varying) policy() rubric.Policy {
	return rubric.Policy{Kind: ruletest.Choose(v.r, rubric.PolicyZero, rubric.PolicyFull, rubric.PolicyExclude)}
}

// raise raises the maximum of an item and of those above it.
func (v *varying) raise(r *rubric.Rubric, code string, by decimal.Decimal) {
	var up func(items []*rubric.Item) bool
	up = func(items []*rubric.Item) bool {
		for _, it := range items {
			if it.Code == code || up(it.Items) {
				it.Max = it.Max.Add(by)
				return true
			}
		}
		return false
	}
	if up(r.Areas) {
		r.Max = r.Max.Add(by)
	}
}

// drop takes an item out of a rubric.
func (v *varying) drop(r *rubric.Rubric, code string) {
	it := r.Item(code)
	v.raise(r, code, it.Max.Neg())
	var out func(items []*rubric.Item) []*rubric.Item
	out = func(items []*rubric.Item) []*rubric.Item {
		items = slices.DeleteFunc(items, func(of *rubric.Item) bool { return of.Code == code })
		for _, of := range items {
			of.Items = out(of.Items)
		}
		return items
	}
	r.Areas = out(r.Areas)
}
