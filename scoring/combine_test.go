package scoring_test

import (
	"context"
	"fmt"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/parindex/parindex/scoring/columnar"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/improve"
	"github.com/parindex/parindex/scoring/internal/enough"
	"github.com/parindex/parindex/scoring/internal/treetest"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// compileTree compiles a random tree; nil where it is not a rubric: by-source, items that
// combine puts together are of one source.
func compileTree(t *testing.T, tree *treetest.Tree) *scoring.Scorer {
	t.Helper()
	r, err := rubric.Parse("tree.yaml", []byte(tree.String()), nil)
	require.NoError(t, err, "%s", tree)
	s, err := scoring.Compile(r, nil)
	require.NoError(t, err, "%s", tree)
	return s
}

func factsOf(f treetest.Facts) scoring.Facts {
	out := scoring.Facts{Inputs: map[string]scoring.Figure{}}
	for i, k := range f {
		if k >= 0 {
			out.Inputs[treetest.Input(i)] = scoring.Known(treetest.Option(k))
		}
	}
	return out
}

func ratOf(d decimal.Decimal) string { return d.Rat().RatString() }

// TestCombinedTrees holds scores, totals by column and ranges of random trees against a
// fold over the tree in big rationals.
func TestCombinedTrees(t *testing.T) {
	rounds := enough.Instances(600, 60)
	if testing.Short() {
		rounds = 100
	}
	checked := map[string]int{}
	for seed := range rounds {
		tree := treetest.New(rand.New(rand.NewPCG(uint64(seed), 12)))
		s := compileTree(t, tree)
		count := func(key string) { checked[key]++ }
		var all []scoring.Facts
		var finals []string
		for f := range tree.All(tree.Unknown()) {
			want, known := tree.Final(f)
			r, err := s.Score(factsOf(f))
			require.NoError(t, err)
			why := fmt.Sprintf("seed %d, facts %v\n%s", seed, f, tree)
			require.Equal(t, known, r.Total.Final.Valid, why)
			all, finals = append(all, factsOf(f)), append(finals, "")
			if known {
				finals[len(finals)-1] = want.RatString()
				require.Equal(t, want.RatString(), ratOf(r.Total.Final.Decimal), why)
				band := ""
				if i := tree.Band(f, want); i >= 0 {
					band = fmt.Sprintf("G%d", i)
				} else {
					require.False(t, r.Total.NoBand.IsZero(), why)
				}
				require.Equal(t, band, r.Total.Band.EN, why)
				count("known")
			}
			for _, it := range slices.Concat(tree.Areas, tree.Bonus, tree.Penalty) {
				checkItem(t, it, f, r, why, count)
			}
		}
		table, err := columnar.FromFacts(context.Background(), s, slices.Values(all), nil)
		require.NoError(t, err)
		totals, err := columnar.Score(context.Background(), s, table, nil, nil)
		require.NoError(t, err)
		for i, want := range finals {
			got := ""
			if v := totals.Final(i); v.Valid {
				got = ratOf(v.Decimal)
			}
			require.Equal(t, want, got, "seed %d, unit %d\n%s", seed, i, tree)
		}
		checkVariant(t, s, tree, table, totals)
	}
	t.Log(checked)
	for _, key := range []string{"known", "capped", "least", "row", "nested", "cut"} {
		assert.Greater(t, checked[key], rounds/2, key)
	}
}

// checkItem holds an item and all below it against the oracle, and its loss against those
// of its parts.
func checkItem(t *testing.T, it *treetest.Item, f treetest.Facts, r *scoring.Result, why string, count func(string)) {
	got, want := r.Item(it.Code), it.Come(f)
	why += "item " + it.Code
	if want.OK && want.Of > 0 {
		require.Equal(t, scoring.Scored, got.Status, why)
		require.Equal(t, fmt.Sprint(want.Points), got.Points.Decimal.String(), why)
		require.Equal(t, fmt.Sprint(want.Of), got.Applicable.Decimal.String(), why)
	} else if !want.OK {
		require.Equal(t, scoring.NotApplicable, got.Status, why)
	}
	if it.Combine != "" {
		count(it.Combine)
	}
	if it.Max == 0 {
		count("row")
	}
	lost := decimal.Zero
	for _, part := range it.Items {
		if part.Combine == "capped" || part.Combine == "least" {
			count("nested")
		}
		checkItem(t, part, f, r, why, count)
		lost = lost.Add(r.Item(part.Code).LostRange.Most)
	}
	if len(it.Items) > 0 {
		require.True(t, got.LostRange.Known(), why)
		require.Equal(t, got.LostRange.Most.String(), lost.String(), why)
	}
	if it.Combine == "capped" && !got.Reason.IsZero() {
		count("cut")
	}
}

// checkVariant holds the totals of a variant of a leaf, from a base, against those that
// are computed anew.
func checkVariant(t *testing.T, s *scoring.Scorer, tree *treetest.Tree, table *columnar.Table, base *columnar.Totals) {
	leaves := treetest.Leaves(slices.Concat(tree.Areas, tree.Bonus, tree.Penalty))
	it := s.Rubric().Item(leaves[tree.IntN(len(leaves))].Code)
	it.Cases[0].Score = it.Max.String()
	v, err := s.With(it)
	require.NoError(t, err)
	quick, err := columnar.Score(context.Background(), v, table, base, nil)
	require.NoError(t, err)
	slow, err := columnar.Score(context.Background(), v, table, nil, nil)
	require.NoError(t, err)
	for i := range table.Len() {
		require.Equal(t, slow.Final(i), quick.Final(i), "%s", tree)
	}
}

// TestCombinedRanges holds what is said where figures are missing against all facts that
// complete them: ranges are never too narrow, and where they are said to be exact they are.
func TestCombinedRanges(t *testing.T) {
	enough.NotUnderRace(t)
	rounds := 400
	if testing.Short() {
		rounds = 60
	}
	exact, sure, banded := 0, 0, 0
	for seed := range rounds {
		tree := treetest.New(rand.New(rand.NewPCG(uint64(seed), 13)))
		s := compileTree(t, tree)
		f := tree.Unknown()
		for i := range f {
			if tree.IntN(3) == 0 {
				f[i] = tree.IntN(tree.Options[i])
			}
		}
		why := fmt.Sprintf("seed %d, facts %v\n%s", seed, f, tree)
		r, err := s.Score(factsOf(f))
		require.NoError(t, err)
		of, err := improve.RangeOf(context.Background(), s, factsOf(f), "", nil)
		require.NoError(t, err)
		var least, most *big.Rat
		allKnown, bands := true, map[string]bool{}
		for g := range tree.All(f) {
			v, known := tree.Final(g)
			if !known {
				allKnown = false
				continue
			}
			if least == nil || v.Cmp(least) < 0 {
				least = v
			}
			if most == nil || v.Cmp(most) > 0 {
				most = v
			}
			if i := tree.Band(g, v); i >= 0 {
				bands[fmt.Sprintf("G%d", i)] = true
			} else {
				bands[""] = true
			}
		}
		if least != nil {
			for _, in := range []scoring.Range{r.Total.FinalRange, of.Range} {
				require.LessOrEqual(t, in.Least.Rat().Cmp(least), 0, "%s is above %s\n%s", in.Least, least.RatString(), why)
				require.GreaterOrEqual(t, in.Most.Rat().Cmp(most), 0, "%s is below %s\n%s", in.Most, most.RatString(), why)
			}
		}
		if r.Total.Final.Valid {
			require.True(t, allKnown && least.Cmp(most) == 0, why)
			sure++
		}
		if of.Exact && allKnown {
			require.Equal(t, least.RatString(), ratOf(of.Range.Least), why)
			require.Equal(t, most.RatString(), ratOf(of.Range.Most), why)
			exact++
		}
		if name := r.Total.Band.EN; name != "" {
			require.Equal(t, map[string]bool{name: true}, bands, why)
			banded++
		}
		if names := r.Total.PossibleBands; names != nil {
			for name := range bands {
				require.True(t, name == "" || slices.ContainsFunc(names, func(n rubric.Text) bool { return n.EN == name }), why)
			}
		}
	}
	t.Log(exact, sure, banded)
	assert.Greater(t, exact, rounds/6)
	assert.Greater(t, banded, rounds/6)
}
