package cohort_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
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

// scored scores units that are written as "group/id done", without a figure where it is
// not known.
func scored(t testing.TB, s *scoring.Scorer, units ...string) []*scoring.Result {
	t.Helper()
	var out []*scoring.Result
	for _, unit := range units {
		name, done, known := strings.Cut(unit, " ")
		group, id, _ := strings.Cut(name, "/")
		f := scoring.Facts{Unit: scoring.Unit{ID: id, Group: group}}
		if known {
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
			out = append(out, fmt.Sprintf("%d/%d %s %s", u.Rank.Place, u.Rank.Of, u.Unit.ID, u.Final.Decimal))
		}
		for _, u := range g.Unknown {
			out = append(out, fmt.Sprintf("- %s %s..%s", u.Unit.ID, u.Range.Least, u.Range.Most))
		}
	}
	return strings.Join(out, "; ")
}

func TestRank(t *testing.T) {
	s := compile(t, rubricFile)
	units := []string{"b/x10 7", "a/u1 8", "b/x9 7", "b/x1 9", "b/x2 3", "b/z", "b/y", "/none 5"}
	for ties, want := range map[cohort.Ties]string{
		"":                 "b:; 1/4 x1 9; 2/4 x9 7; 2/4 x10 7; 4/4 x2 3; - y 0..10; - z 0..10; a:; 1/1 u1 8; :; 1/1 none 5",
		cohort.Competition: "b:; 1/4 x1 9; 2/4 x9 7; 2/4 x10 7; 4/4 x2 3; - y 0..10; - z 0..10; a:; 1/1 u1 8; :; 1/1 none 5",
		cohort.Dense:       "b:; 1/4 x1 9; 2/4 x9 7; 2/4 x10 7; 3/4 x2 3; - y 0..10; - z 0..10; a:; 1/1 u1 8; :; 1/1 none 5",
		cohort.Plain:       "b:; 1/4 x1 9; 2/4 x9 7; 3/4 x10 7; 4/4 x2 3; - y 0..10; - z 0..10; a:; 1/1 u1 8; :; 1/1 none 5",
	} {
		got, err := cohort.Rank(scored(t, s, units...), ties)
		require.NoError(t, err)
		assert.Equal(t, want, shown(got), ties)
		backwards := scored(t, s, units...)
		slices.Reverse(backwards)
		again, err := cohort.Rank(backwards, ties)
		require.NoError(t, err)
		assert.ElementsMatch(t, got.Groups, again.Groups, "the order of the results matters only to that of the groups")
		b, err := json.Marshal(got)
		require.NoError(t, err)
		var read cohort.Ranking
		require.NoError(t, json.Unmarshal(b, &read))
		assert.Equal(t, *got, read)
		assert.NotEmpty(t, got.Groups[0].Unknown[0].Open)
		assert.Equal(t, "rank 1 of 4, with 9 points", got.Groups[0].Units[0].Text().EN)
		assert.Equal(t, "chưa xếp hạng: điểm cuối cùng từ 0 đến 10", got.Groups[0].Unknown[0].Text().VI)
	}
}

func TestRankErrors(t *testing.T) {
	s := compile(t, rubricFile)
	two := scored(t, s, "a/u 1", "b/u 2")
	other := scored(t, compile(t, strings.Replace(rubricFile, "2025\n", "2026\n", 1)), "a/v 1")
	for _, tt := range []struct {
		results []*scoring.Result
		ties    cohort.Ties
		want    string
	}{
		{nil, "", "there are no results to rank"},
		{[]*scoring.Result{two[0], nil}, "", "result 2 is none"},
		{two, "", `the unit "u" has two results`},
		{two[:1], "odd", `equal scores are ranked by competition, dense or plain, not by "odd"`},
	} {
		_, err := cohort.Rank(tt.results, tt.ties)
		assert.EqualError(t, err, tt.want)
	}
	_, err := cohort.Rank(append(two[:1:1], other...), "")
	assert.ErrorIs(t, err, scoring.ErrEdition)
	_, err = cohort.Rank(scored(t, s, "a/ 1", "a/ 2"), "") // units without an ID are not the same
	assert.NoError(t, err)
}
