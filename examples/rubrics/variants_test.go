package rubrics_test

import (
	"os"
	"slices"
	"testing"

	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/columnar"
	"github.com/parindex/parindex/scoring/policy"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestVariants: the variants of the rubric compile, are illustrative, keep the whole at 100
// points, and each does something to the commune of the example or its bands.
func TestVariants(t *testing.T) {
	r, scorer := load(t)
	const name = file + "-variants.yaml"
	src, err := os.ReadFile(name)
	require.NoError(t, err)
	assert.Contains(t, string(src), "ILLUSTRATIVE")
	set, err := policy.Parse(name, src, r, nil)
	require.NoError(t, err)
	require.NoError(t, set.Check(scorer))
	facts, result := score(t, file+"-facts.yaml")
	table, err := columnar.FromFacts(t.Context(), scorer, slices.Values([]scoring.Facts{facts}), nil)
	require.NoError(t, err)
	c, err := policy.Compare(t.Context(), scorer, table, set, nil)
	require.NoError(t, err)
	after := map[string]string{}
	for _, v := range c.Variants {
		assert.True(t, v.Illustrative)
		assert.Equal(t, "100", v.Max.String(), v.Name)
		of, err := set.Apply(r, v.Name)
		require.NoError(t, err)
		variant, err := scoring.Compile(of, nil)
		require.NoError(t, err)
		one, err := variant.Score(facts)
		require.NoError(t, err)
		assert.Equal(t, v.Sum.String(), one.Total.Final.Decimal.Sub(result.Total.Final.Decimal).String(), v.Name)
		after[v.Name] = one.Total.Final.Decimal.String() + " " + one.Total.Band.EN
	}
	assert.Equal(t, "81.45 B", result.Total.Final.Decimal.String()+" "+result.Total.Band.EN)
	assert.Equal(t, map[string]string{"stricter-deadlines": "81.45 B", "digital-weight": "81.19 B",
		"higher-bands": "81.45 C", "all-together": "80.93 C"}, after)
}
