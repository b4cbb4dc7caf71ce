package cohort_test

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/rubric/ranking"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/cohort"
	"github.com/parindex/parindex/scoring/exact"
	"github.com/parindex/parindex/scoring/internal/enough"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var policies = []ranking.Ties{ranking.Competition, ranking.Dense, ranking.Modified, ranking.Fractional, ranking.Ordinal}

const twoItems = `rubric: two
title: T
decision: {number: "1", issuer: A, date: 2025-01-01}
period: 2025
max: 8
points: {places: 0, rounding: half-up}
inputs: [{name: x, type: count, title: X, max: 4}, {name: y, type: count, title: Y, max: 4}]
areas: [{code: "1", title: One, max: 4, score: x}, {code: "2", title: Two, max: 4, score: y}]
`

// spanned is a unit whose figures are between ends.
type spanned struct{ x, y [2]int64 }

func (u spanned) facts(id string) scoring.Facts {
	figure := func(ends [2]int64) scoring.Figure {
		if ends[0] == ends[1] {
			return scoring.Known(ends[0])
		}
		return scoring.Within(scoring.Bound{AtLeast: scoring.Known(ends[0]), AtMost: scoring.Known(ends[1])})
	}
	return scoring.Facts{Unit: scoring.Unit{ID: id}, Inputs: map[string]scoring.Figure{"x": figure(u.x), "y": figure(u.y)}}
}

// placeOf is a place by its definition, in halves: of tuples, the greatest first.
func placeOf(all [][2]int64, i int, ties ranking.Ties) int64 {
	before, equal, different := 0, 0, map[[2]int64]bool{}
	for _, v := range all {
		switch slices.Compare(v[:], all[i][:]) {
		case 1:
			before++
			different[v] = true
		case 0:
			equal++
		}
	}
	switch ties {
	case ranking.Dense:
		return int64(2 * (len(different) + 1))
	case ranking.Modified:
		return int64(2 * (before + equal))
	case ranking.Fractional:
		return int64(2*before + 1 + equal)
	}
	return int64(2 * (before + 1))
}

// TestRankRandom holds rankings of up to ten units against every completion of their
// figures: places of those that are known, and between which places each can be. Places
// follow neither from the order of the units nor from where the results come from, and a
// ranking reads back from its JSON form.
func TestRankRandom(t *testing.T) {
	random := rand.New(rand.NewPCG(21, 3))
	s := compile(t, twoItems)
	open, tied, instances := 0, 0, enough.Instances(250, 25)
	for range instances {
		n, ways := 1+random.IntN(10), int64(1)
		list := make([]spanned, n)
		for i := range list {
			u := &list[i]
			u.x[0], u.y[0] = random.Int64N(4), random.Int64N(3)
			u.x[1], u.y[1] = u.x[0], u.y[0]
			if wide := 1 + random.Int64N(4-u.x[0]); random.IntN(3) == 0 && ways*(wide+1) <= 200 {
				u.x[1], ways = u.x[0]+wide, ways*(wide+1)
			}
		}
		var facts []scoring.Facts
		for i, u := range list {
			facts = append(facts, u.facts(fmt.Sprint("u", i)))
		}
		ties := policies[random.IntN(len(policies))]
		rule := &ranking.Rule{Ties: ties}
		number := func(x, y int64) [2]int64 { return [2]int64{x + y} }
		if ties == ranking.Ordinal {
			rule.Keys = []ranking.Key{{Item: "2", Lowest: true}}
			number = func(x, y int64) [2]int64 { return [2]int64{x + y, -y} }
		}
		best, worst := slices.Repeat([]int64{1 << 40}, n), make([]int64, n)
		all, at := make([][2]int64, n), make([]int64, n)
		for more := true; more; {
			for i, u := range list {
				all[i] = number(u.x[0]+at[i], u.y[0])
			}
			for i := range list {
				place := placeOf(all, i, ties)
				best[i], worst[i] = min(best[i], place), max(worst[i], place)
			}
			more = false
			for i, u := range list {
				if at[i]++; u.x[0]+at[i] <= u.x[1] {
					more = true
					break
				}
				at[i] = 0
			}
		}
		var known [][2]int64
		index := map[int]int{}
		for i, u := range list {
			if u.x[0] == u.x[1] {
				index[i] = len(known)
				known = append(known, number(u.x[0], u.y[0]))
			}
		}
		c, err := cohort.Score(context.Background(), s, slices.Values(facts), nil)
		require.NoError(t, err)
		k, err := c.Rank(rule)
		require.NoError(t, err)
		require.Len(t, k.Groups, 1)
		require.Empty(t, k.Groups[0].Absent)
		g := k.Groups[0]
		require.Len(t, g.Units, len(known))
		require.Len(t, g.Unknown, n-len(known))
		for at, u := range slices.Concat(g.Units, g.Unknown) {
			var i int
			_, err := fmt.Sscanf(u.Unit.ID, "u%d", &i)
			require.NoError(t, err)
			if len(known) == n {
				require.True(t, u.Best.IsZero() && u.Worst.IsZero(), "nothing is provisional")
			} else {
				require.Equal(t, exact.Of(best[i]).Over(exact.Of(2)).String(), u.Best.String(), "%v %s", list, ties)
				require.Equal(t, exact.Of(worst[i]).Over(exact.Of(2)).String(), u.Worst.String(), "%v %s", list, ties)
			}
			if at >= len(known) {
				require.True(t, u.Place.IsZero())
				open++
				continue
			}
			require.Equal(t, exact.Of(placeOf(known, index[i], ties)).Over(exact.Of(2)).String(), u.Place.String())
			same := 0
			for _, v := range known {
				if v == known[index[i]] {
					same++
				}
			}
			require.Equal(t, same > 1, u.Shared > 1)
			require.Equal(t, same > 1 && ties == ranking.Ordinal, u.Undecided)
			if same > 1 {
				tied++
			}
			if at > 0 {
				require.LessOrEqual(t, g.Units[at-1].Place.Cmp(u.Place), 0, "from the best")
			}
		}

		random.Shuffle(n, func(i, j int) { facts[i], facts[j] = facts[j], facts[i] })
		var results []*scoring.Result
		for _, f := range facts {
			r, err := s.Score(f)
			require.NoError(t, err)
			results = append(results, r)
		}
		again, err := cohortOf(t, s, results).Rank(rule)
		require.NoError(t, err)
		want, err := json.Marshal(k)
		require.NoError(t, err)
		got, err := json.Marshal(again)
		require.NoError(t, err)
		require.Equal(t, string(want), string(got))
		var read cohort.Ranking
		require.NoError(t, json.Unmarshal(got, &read))
		got, err = json.Marshal(read)
		require.NoError(t, err)
		require.Equal(t, string(want), string(got))
	}
	enough.Enough(t, "open units", open, instances, 500)
	enough.Enough(t, "tied units", tied, instances, 500)
}

// TestRankOpenKeys: where figures of a key are missing, too, the places that can come out
// are within those that are told.
func TestRankOpenKeys(t *testing.T) {
	random := rand.New(rand.NewPCG(8, 8))
	s := compile(t, twoItems)
	checked, instances := 0, enough.Instances(150, 15)
	for range instances {
		list := make([]spanned, 2+random.IntN(3))
		for i := range list {
			u := &list[i]
			u.x[0], u.y[0] = random.Int64N(3), random.Int64N(3)
			u.x[1], u.y[1] = u.x[0]+random.Int64N(2), u.y[0]+random.Int64N(2)
		}
		var facts []scoring.Facts
		for i, u := range list {
			facts = append(facts, u.facts(fmt.Sprint("u", i)))
		}
		c, err := cohort.Score(context.Background(), s, slices.Values(facts), nil)
		require.NoError(t, err)
		rule := &ranking.Rule{Ties: ranking.Ordinal, Keys: []ranking.Key{{Item: "2"}}}
		k, err := c.Rank(rule)
		require.NoError(t, err)
		byID := map[string]cohort.Ranked{}
		for _, u := range slices.Concat(k.Groups[0].Units, k.Groups[0].Unknown) {
			byID[u.Unit.ID] = u
		}
		all := make([][2]int64, len(list))
		for pick := range 1 << (2 * len(list)) {
			for i, u := range list {
				x, y := u.x[pick>>(2*i)&1], u.y[pick>>(2*i+1)&1]
				all[i] = [2]int64{x + y, y}
			}
			for i := range list {
				u, place := byID[fmt.Sprint("u", i)], exact.Of(placeOf(all, i, ranking.Ordinal)).Over(exact.Of(2))
				if u.Best.IsZero() {
					require.Zero(t, u.Place.Cmp(place))
					continue
				}
				require.LessOrEqual(t, u.Best.Cmp(place), 0, "%v", list)
				require.GreaterOrEqual(t, u.Worst.Cmp(place), 0, "%v", list)
				checked++
			}
		}
	}
	enough.Enough(t, "places", checked, instances, 1000)
}

const excluding = `rubric: x
title: X
decision: {number: "1", issuer: A, date: 2025-01-01}
period: 2025
max: 4
points: {places: 2, rounding: half-up}
exclusion: whole
inputs: [{name: p, type: number, min: 0, max: 3, title: P}, {name: q, type: number, min: 0, max: 1, title: Q},
  {name: has, type: bool, title: H}]
areas:
  - {code: "1", title: One, max: 3, score: p}
  - {code: "2", title: Two, max: 1, score: q, applies: has, not_applicable: exclude}
`

// TestRankExactly: units with the same printed score differ by what rescaling rounded away,
// unless they are ranked by what is printed.
func TestRankExactly(t *testing.T) {
	s := compile(t, excluding)
	c := units(t, s, "/third p=1 has=false", "/plain p=1 q=0.33 has=true", "/other p=1 q=0.33 has=true")
	for rule, want := range map[*ranking.Rule]string{
		nil: ":; 1/3 third 4/3; 2/3 other 1.33; 2/3 plain 1.33",
		{Rounding: &decimals.Rounding{Places: 2, Mode: decimals.HalfUp}}: ":; 1/3 other 1.33; 1/3 plain 1.33; 1/3 third 1.33",
		{Rounding: &decimals.Rounding{Places: 0, Mode: decimals.HalfUp}}: ":; 1/3 other 1; 1/3 plain 1; 1/3 third 1",
		{By: ranking.Index}: ":; 1/3 third 100/3; 2/3 other 33.25; 2/3 plain 33.25",
		{By: ranking.Index, Rounding: &decimals.Rounding{Places: 1, Mode: decimals.Down}}: ":; 1/3 third 33.3; 2/3 other 33.2; 2/3 plain 33.2",
	} {
		k, err := c.Rank(rule)
		require.NoError(t, err)
		assert.Equal(t, want, shown(k))
		b, err := json.Marshal(k)
		require.NoError(t, err)
		var read cohort.Ranking
		require.NoError(t, json.Unmarshal(b, &read))
		assert.Equal(t, shown(k), shown(&read))
	}
	k, err := c.Rank(nil)
	require.NoError(t, err)
	assert.Equal(t, "1/300", k.Groups[0].Units[1].NextPlace.Points.String())
	assert.Equal(t, "points missing to rank 1: about 0.0033", k.Groups[0].Units[1].NextPlace.Text().EN)

	// An excluded item separates nobody: a unit without its points comes behind.
	c = units(t, s, "/out p=0.75 has=false", "/in p=1 q=0 has=true")
	k, err = c.Rank(&ranking.Rule{Ties: ranking.Ordinal, Keys: []ranking.Key{{Item: "2"}}})
	require.NoError(t, err)
	assert.Equal(t, ":; 1/2 in 1; 2/2 out 1", shown(k))
	assert.Equal(t, "equal to rank 1, and behind it by a key that separates equal units", k.Groups[0].Units[1].NextPlace.Text().EN)

	// What may be excluded leaves the rounding open: no place that can come out is left out.
	c = units(t, s, "/open p=1", "/plain p=1 q=0.33 has=true")
	k, err = c.Rank(nil)
	require.NoError(t, err)
	assert.Equal(t, "1", k.Groups[0].Unknown[0].Best.String())
	assert.Equal(t, "2", k.Groups[0].Unknown[0].Worst.String())
}

// TestRankByIndex: where nothing is rescaled the index is out of what applies to a unit.
func TestRankByIndex(t *testing.T) {
	s := compile(t, strings.Replace(excluding, "exclusion: whole", "exclusion: none", 1))
	c := units(t, s, "/a p=2 has=false", "/b p=2 q=0.5 has=true", "/c p=3 q=1 has=true", "/d p=1", "/e p=3 has=false")
	k, err := c.Rank(&ranking.Rule{By: ranking.Index})
	require.NoError(t, err)
	assert.Equal(t, ":; 1/4 c 100; 1/4 e 100; 3/4 a 200/3; 4/4 b 62.5; - d 1..2", shown(k))
	g := k.Groups[0]
	assert.Equal(t, "1", g.Units[2].NextPlace.Points.String(), "of three points that apply")
	assert.Equal(t, "1/6", g.Units[3].NextPlace.Points.String())
	// d has 1 of 3, or from 1 to 2 of 4: from a quarter to two thirds of what can apply
	assert.Equal(t, "3", g.Unknown[0].Best.String())
	assert.Equal(t, "5", g.Unknown[0].Worst.String())
}

// TestRemoving: a unit that is taken away changes no other's points, and no place of those
// before it.
func TestRemoving(t *testing.T) {
	s := compile(t, twoItems)
	all := []string{"/a x=4 y=4", "/b x=3 y=2", "/c x=2 y=3", "/d x=1 y=0", "/e x=0 y=0"}
	k, err := units(t, s, all...).Rank(nil)
	require.NoError(t, err)
	require.Len(t, k.Groups[0].Units, 5)
	for i := range all {
		without, err := units(t, s, slices.Delete(slices.Clone(all), i, i+1)...).Rank(nil)
		require.NoError(t, err)
		for j, u := range without.Groups[0].Units {
			was := slices.IndexFunc(k.Groups[0].Units, func(v cohort.Ranked) bool { return v.Unit.ID == u.Unit.ID })
			assert.Equal(t, k.Groups[0].Units[was].Final, u.Final)
			if j < i {
				assert.Zero(t, k.Groups[0].Units[was].Place.Cmp(u.Place))
			}
		}
	}
}

func BenchmarkRank(b *testing.B) {
	s := compile(b, twoItems)
	for _, n := range []int{3300, 6600} {
		random := rand.New(rand.NewPCG(3, 3))
		for _, openOf := range []int{0, 20} {
			var facts []scoring.Facts
			for i := range n {
				u := spanned{}
				u.x[0], u.y[0] = random.Int64N(4), random.Int64N(5)
				u.x[1], u.y[1] = u.x[0], u.y[0]
				if openOf > 0 && i%openOf == 0 {
					u.x[1]++
				}
				f := u.facts(fmt.Sprint("u", i))
				f.Unit.Group = fmt.Sprint("g", i%3)
				facts = append(facts, f)
			}
			c, err := cohort.Score(context.Background(), s, slices.Values(facts), nil)
			require.NoError(b, err)
			for _, ties := range []ranking.Ties{ranking.Competition, ranking.Dense} {
				b.Run(fmt.Sprintf("%d/open=%t/%s", n, openOf > 0, ties), func(b *testing.B) {
					for b.Loop() {
						if _, err := c.Rank(&ranking.Rule{Ties: ties}); err != nil {
							b.Fatal(err)
						}
					}
				})
			}
		}
	}
}
