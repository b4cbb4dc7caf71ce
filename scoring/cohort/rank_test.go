package cohort_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/ranking"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/cohort"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const rubricFile = `rubric: r
title: R
decision: {number: "1", issuer: A, date: 2025-01-01}
period: 2025
max: 10
points: {places: 2, rounding: half-up}
inputs: [{name: done, type: count, title: Done, max: 10}]
areas: [{code: "1", title: One, max: 10, score: done}]
`

func compile(t testing.TB, src string) *scoring.Scorer {
	t.Helper()
	r, err := rubric.Parse("r", []byte(src), nil)
	require.NoError(t, err)
	s, err := scoring.Compile(r, nil)
	require.NoError(t, err)
	return s
}

// scored scores units that are written as "group/id done", with "~" and the least that a
// figure can be, and without one where nothing is known.
func scored(t testing.TB, s *scoring.Scorer, units ...string) []*scoring.Result {
	t.Helper()
	var out []*scoring.Result
	for _, unit := range units {
		name, done, known := strings.Cut(unit, " ")
		group, id, _ := strings.Cut(name, "/")
		f := scoring.Facts{Unit: scoring.Unit{ID: id, Group: group}}
		switch least, open := strings.CutPrefix(done, "~"); {
		case open:
			f.Inputs = map[string]scoring.Figure{"done": scoring.Within(scoring.Bound{AtLeast: scoring.Known(least)})}
		case known:
			f.Inputs = map[string]scoring.Figure{"done": scoring.Known(done)}
		}
		r, err := s.Score(f)
		require.NoError(t, err)
		out = append(out, r)
	}
	return out
}

func shown(r *cohort.Ranking) string {
	var out []string
	for _, g := range r.Groups {
		out = append(out, g.Name+":")
		for _, u := range g.Units {
			out = append(out, fmt.Sprintf("%s/%d %s %s", u.Place, u.Of, u.Unit.ID, u.Number))
		}
		for _, u := range g.Unknown {
			out = append(out, fmt.Sprintf("- %s %s..%s", u.Unit.ID, u.Range.Least, u.Range.Most))
		}
		for _, u := range g.Absent {
			out = append(out, "? "+u.ID)
		}
	}
	return strings.Join(out, "; ")
}

// cohortOf is the cohort of results.
func cohortOf(t testing.TB, s *scoring.Scorer, results []*scoring.Result) *cohort.Cohort {
	t.Helper()
	c, err := cohort.FromResults(s.Rubric(), results)
	require.NoError(t, err)
	return c
}

func TestRank(t *testing.T) {
	s := compile(t, rubricFile)
	units := []string{"b/x10 7", "a/u1 8", "b/x9 7", "b/x1 9", "b/x2 3", "b/z ~6", "b/y ~2", "b/w", "/none 5"}
	for ties, want := range map[ranking.Ties]string{
		"":                  "1/4 x1 9; 2/4 x9 7; 2/4 x10 7; 4/4 x2 3",
		ranking.Competition: "1/4 x1 9; 2/4 x9 7; 2/4 x10 7; 4/4 x2 3",
		ranking.Dense:       "1/4 x1 9; 2/4 x9 7; 2/4 x10 7; 3/4 x2 3",
		ranking.Modified:    "1/4 x1 9; 3/4 x9 7; 3/4 x10 7; 4/4 x2 3",
		ranking.Fractional:  "1/4 x1 9; 2.5/4 x9 7; 2.5/4 x10 7; 4/4 x2 3",
	} {
		want = "b:; " + want + "; - y 2..10; - z 6..10; ? w; a:; 1/1 u1 8; :; 1/1 none 5"
		c := cohortOf(t, s, scored(t, s, units...))
		got, err := c.Rank(&ranking.Rule{Ties: ties})
		require.NoError(t, err)
		assert.Equal(t, want, shown(got), ties)
		backwards := scored(t, s, units...)
		slices.Reverse(backwards)
		again, err := cohortOf(t, s, backwards).Rank(&ranking.Rule{Ties: ties})
		require.NoError(t, err)
		assert.ElementsMatch(t, got.Groups, again.Groups, "the order of the results matters only to that of the groups")
		b, err := json.Marshal(got)
		require.NoError(t, err)
		var read cohort.Ranking
		require.NoError(t, json.Unmarshal(b, &read))
		written, err := json.Marshal(read)
		require.NoError(t, err)
		assert.Equal(t, string(b), string(written))
		assert.Equal(t, got.Note, read.Note)
		first := got.Groups[0]
		assert.NotEmpty(t, first.Unknown[0].Open)
		assert.Equal(t, 2, first.Units[1].Shared)
		assert.False(t, first.Units[1].Undecided)
		assert.Zero(t, first.Units[0].Shared)
		assert.Nil(t, first.Units[0].NextPlace)
		assert.Equal(t, "points missing to rank 1: 2", first.Units[1].NextPlace.Text().EN)
		assert.Equal(t, "2", first.Units[2].NextPlace.Points.String())
		assert.Equal(t, "4", first.Units[3].NextPlace.Points.String())
		assert.Equal(t, "rank 1 of 1, with 8 points", got.Groups[1].Units[0].Text().EN)
		assert.Contains(t, first.Unknown[0].Text().VI, "chưa xếp hạng: điểm cuối cùng từ 2 đến 10; khi đủ số liệu của cả nhóm từ hạng 1 đến hạng ")
		assert.Contains(t, got.Note.EN, "Units with missing figures: 2, so the places are provisional. Units without a score sheet: 1;")
	}
}

// TestRankDefault: without a rule of the caller's units are ranked by that of the rubric.
func TestRankDefault(t *testing.T) {
	for rule, want := range map[string]string{
		"":                          "1/3 x 9; 2/3 y 7; 2/3 z 7",
		"ranking: {ties: modified}": "1/3 x 9; 3/3 y 7; 3/3 z 7",
		"ranking: {by: index}":      "1/3 x 90; 2/3 y 70; 2/3 z 70",
	} {
		s := compile(t, rubricFile+rule+"\n")
		got, err := cohortOf(t, s, scored(t, s, "/x 9", "/y 7", "/z 7")).Rank(nil)
		require.NoError(t, err)
		assert.Equal(t, ":; "+want, shown(got))
	}
}

func TestRankErrors(t *testing.T) {
	s := compile(t, rubricFile)
	two := scored(t, s, "a/u 1", "b/u 2")
	other := scored(t, compile(t, strings.Replace(rubricFile, "2025\n", "2026\n", 1)), "a/v 1")
	for _, tt := range []struct {
		results []*scoring.Result
		want    string
	}{
		{[]*scoring.Result{two[0], nil}, "result 2 is none"},
		{two, `the unit "u" has two results`},
	} {
		_, err := cohort.FromResults(s.Rubric(), tt.results)
		assert.EqualError(t, err, tt.want)
	}
	_, err := cohort.FromResults(s.Rubric(), append(two[:1:1], other...))
	assert.ErrorIs(t, err, scoring.ErrEdition)
	c := cohortOf(t, s, scored(t, s, "a/ 1", "a/ 2")) // units without an ID are not the same
	_, err = c.Rank(nil)
	assert.NoError(t, err)
	_, err = c.Rank(&ranking.Rule{Ties: "odd", By: "size", Keys: []ranking.Key{{Item: "7"}}})
	var faults source.Faults
	require.ErrorAs(t, err, &faults)
	assert.Len(t, faults, 4, err)
	_, err = cohortOf(t, s, nil).Rank(nil)
	assert.EqualError(t, err, "there are no units to rank")
	_, err = (*cohort.Cohort)(nil).Rank(nil)
	assert.EqualError(t, err, "there are no units to rank")
}

func TestRoster(t *testing.T) {
	s := compile(t, rubricFile)
	c := cohortOf(t, s, scored(t, s, "a/x 9", "a/y 7", "a/v"))
	unit := func(group, id string) scoring.Unit { return scoring.Unit{ID: id, Group: group} }
	with, err := c.WithRoster([]scoring.Unit{unit("a", "w"), unit("a", "x"), unit("b", "o")})
	require.NoError(t, err)
	got, err := with.Rank(nil)
	require.NoError(t, err)
	assert.Equal(t, "a:; 1/2 x 9; 2/2 y 7; ? v; ? w; b:; ? o", shown(got))
	assert.Zero(t, got.Groups[0].Units[1].Worst.Sign(), "those without a sheet make no place provisional")
	got, err = c.Rank(nil)
	require.NoError(t, err)
	assert.Equal(t, "a:; 1/2 x 9; 2/2 y 7; ? v", shown(got), "the cohort is as it was")
	_, err = c.WithRoster([]scoring.Unit{unit("b", "x"), unit("a", "w"), unit("a", "w"), {}})
	var faults source.Faults
	require.ErrorAs(t, err, &faults)
	assert.Len(t, faults, 3)
	assert.ErrorContains(t, err, `the roster has the unit "x" in the group "b", its sheet in "a"`)
	alone, err := cohortOf(t, s, nil).WithRoster([]scoring.Unit{unit("a", "w")})
	require.NoError(t, err)
	got, err = alone.Rank(nil)
	require.NoError(t, err)
	assert.Equal(t, "a:; ? w", shown(got))
}
