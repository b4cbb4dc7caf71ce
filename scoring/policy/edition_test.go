package policy_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/ranking"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/columnar"
	"github.com/parindex/parindex/scoring/internal/enough"
	"github.com/parindex/parindex/scoring/policy"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// What the draft of another edition would do to the units.
func ExampleCompareEdition() {
	compile := func(src string) *scoring.Scorer {
		r, err := rubric.Parse("rubric.yaml", []byte(src), nil)
		if err != nil {
			fmt.Println(err)
			return nil
		}
		s, err := scoring.Compile(r, nil)
		if err != nil {
			fmt.Println(err)
		}
		return s
	}
	inForce, draft := compile(demo), compile(strings.Replace(demo, "on_time >= limit", "on_time >= 90", 1))
	table, err := columnar.FromFacts(context.Background(), inForce, slices.Values(demoUnits()), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	effect, err := policy.CompareEdition(context.Background(), inForce, table, draft.Rubric(), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(effect.Lose, "lose", effect.Lost)
	for _, u := range effect.Widest {
		fmt.Println(u.Text().EN)
	}
	// Output:
	// 1 lose 0.45
	// unit 2: 4.5 → 4.05 points, rank 2 → 2
}

// TestCompareEdition: an edition does what a variant does that comes to the same rubric.
func TestCompareEdition(t *testing.T) {
	rounds, checked := enough.Instances(4, 1), 0
	r, s := compiled(t, district)
	set := parsed(t, districtVariants, r)
	for round := range rounds {
		table := tableOf(t, s, someUnits(rand.New(rand.NewPCG(22, uint64(round))), 60))
		for _, o := range []*policy.Options{nil, {Brief: true}, {Widest: 3, Ranking: &ranking.Rule{Ties: ranking.Dense}}} {
			c, err := policy.Compare(t.Context(), s, table, set, o)
			require.NoError(t, err)
			for _, want := range c.Variants {
				other, err := set.Apply(r, want.Name)
				require.NoError(t, err)
				effect, err := policy.CompareEdition(t.Context(), s, table, other, o)
				require.NoError(t, err)
				assert.Equal(t, other.ID, effect.Name)
				assert.Equal(t, other.Title, effect.Title)
				effect.Name, effect.Title = want.Name, want.Title
				assert.Equal(t, asJSON(t, want), asJSON(t, effect))
				checked += want.Gain + want.Lose
			}
		}
	}
	enough.Enough(t, "units that an edition moves", checked, rounds*180, 400)

	same, err := policy.CompareEdition(t.Context(), s, tableOf(t, s, someUnits(rand.New(rand.NewPCG(1, 1)), 60)), r, nil)
	require.NoError(t, err)
	assert.Zero(t, same.Gain+same.Lose+same.Banded+same.Higher+same.Lower)
}

func TestCompareEditionErrors(t *testing.T) {
	r, s := compiled(t, district)
	table := tableOf(t, s, nil)
	more, _ := compiled(t, strings.Replace(district, "inputs:\n", "inputs:\n  - {name: x, type: bool, title: X}\n", 1))
	_, other := compiled(t, demo)
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	for name, c := range map[string]struct {
		ctx   context.Context
		s     *scoring.Scorer
		t     *columnar.Table
		r     *rubric.Rubric
		o     *policy.Options
		want  error
		words string
	}{
		"other figures":  {t.Context(), s, table, more, nil, scoring.ErrVariant, "inputs"},
		"no rubric":      {t.Context(), s, table, nil, nil, nil, "rubric"},
		"no table":       {t.Context(), s, nil, r, nil, nil, "table"},
		"another table":  {t.Context(), other, table, other.Rubric(), nil, nil, "table"},
		"no context":     {nil, s, table, r, nil, nil, "context"}, //nolint:staticcheck // that is the point
		"ended":          {ended, s, tableOf(t, s, someUnits(rand.New(rand.NewPCG(1, 1)), 6000)), r, nil, context.Canceled, ""},
		"a faulty order": {t.Context(), s, table, r, &policy.Options{Ranking: &ranking.Rule{Ties: "none"}}, nil, "none"},
	} {
		effect, err := policy.CompareEdition(c.ctx, c.s, c.t, c.r, c.o)
		assert.Nil(t, effect, name)
		if assert.Error(t, err, name) && c.want != nil {
			assert.ErrorIs(t, err, c.want, name)
		}
		assert.ErrorContains(t, err, c.words, name)
	}
}
