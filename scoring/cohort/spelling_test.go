package cohort_test

import (
	"testing"

	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/cohort"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"
)

// TestGroupsAreOneHoweverTyped: the accents of a name can be typed in two ways, and what is
// one group for the rules and in summaries is one in ranks, bands, quotas and rosters.
func TestGroupsAreOneHoweverTyped(t *testing.T) {
	const group = "xã"
	apart := norm.NFD.String(group)
	require.NotEqual(t, group, apart)
	s := compile(t, rubricFile+`groups: [{name: xã, title: {vi: xã, en: communes}}]
bands: [{name: Good, from: 5}, {name: Fair, from: 0}]
quotas: [{bands: [Good], most: 50, source: A}]
`)
	for _, first := range []string{group, apart} {
		c := cohortOf(t, s, scored(t, s, first+"/a 9", apart+"/b 8", group+"/c 2"))
		c, err := c.WithRoster([]scoring.Unit{{ID: "a", Group: apart}, {ID: "z", Group: apart}, {ID: "y", Group: group}})
		require.NoError(t, err)
		k, err := c.Rank(nil)
		require.NoError(t, err)
		assert.Equal(t, "xã:; 1/3 a 9; 2/3 b 8; 3/3 c 2; ? y; ? z", shown(k))
		bands, err := c.Bands(nil)
		require.NoError(t, err)
		require.Len(t, bands.Groups, 1)
		assert.Equal(t, group, bands.Groups[0].Name)
		assert.EqualValues(t, []int64{3, 2, 2}, []int64{bands.Groups[0].Units, bands.Groups[0].Absent, bands.Groups[0].Bands[0].Units})
		quotas, err := c.Quotas(nil)
		require.NoError(t, err)
		require.Len(t, quotas, 1)
		assert.Equal(t, []int{3, 1, 2}, []int{quotas[0].Units, quotas[0].Allowed, quotas[0].Least})
		for name, units := range c.Groups() {
			assert.Equal(t, group, name)
			assert.Equal(t, []int{0, 1, 2}, units)
		}
		assert.Equal(t, c.Unit(1).Group, apart, "units are as they were given")
	}
}

// TestUnitsAreOneHoweverTyped: so are IDs, as they are from one year to the next.
func TestUnitsAreOneHoweverTyped(t *testing.T) {
	const id = "xã-1"
	apart := norm.NFD.String(id)
	s := compile(t, rubricFile)
	_, err := cohort.FromResults(s.Rubric(), scored(t, s, "/"+id+" 9", "/"+apart+" 8"))
	assert.EqualError(t, err, `the unit "`+apart+`" has two results`)
	c, err := cohortOf(t, s, scored(t, s, "/"+id+" 9")).WithRoster([]scoring.Unit{{ID: apart}, {ID: "z"}})
	require.NoError(t, err)
	k, err := c.Rank(nil)
	require.NoError(t, err)
	assert.Equal(t, ":; 1/1 "+id+" 9; ? z", shown(k))
	_, err = c.WithRoster([]scoring.Unit{{ID: apart}, {ID: id}})
	assert.EqualError(t, err, `the unit "`+id+`" stands on the roster twice`)
}
