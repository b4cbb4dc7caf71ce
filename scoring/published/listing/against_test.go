package listing_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/ranking"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/published/listing"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// excluding is a rubric of which something may be excluded, with a bonus and a survey.
const excluding = `rubric: excluding
title: Excluding
decision: {number: "1", issuer: A, date: 2025-01-01}
period: 2025
max: 100
points: {places: 2, rounding: half-up}
exclusion: whole
inputs: [{name: port, type: bool, title: Port}]
areas:
  - code: "1"
    title: One
    max: 70
    items:
      - {code: "1.1", title: A, max: 40, reported: true}
      - {code: "1.2", title: B, max: 30, reported: true, applies: port, not_applicable: exclude}
  - {code: "2", title: Two, max: 30, source: survey, reported: true}
bonus: {cap: 2, items: [{code: "T", title: Bonus, max: 2, reported: true}]}
bands: [{name: {vi: Tốt, en: Good}, from: 60}, {name: {vi: Yếu, en: Weak}, from: 0}]
`

// scored scores units that are written as "id port 1.1 1.2 2 T", with ? for what is not known.
func scored(t testing.TB, s *scoring.Scorer, units ...string) []*scoring.Result {
	t.Helper()
	var out []*scoring.Result
	for _, unit := range units {
		fields := strings.Fields(unit)
		facts := scoring.Facts{Unit: scoring.Unit{ID: fields[0], Name: rubric.Plain("Unit " + fields[0])},
			Inputs: map[string]scoring.Figure{"port": scoring.Known(fields[1] == "yes")},
			Points: map[string]scoring.Figure{}}
		for i, code := range []string{"1.1", "1.2", "2", "T"} {
			if text := fields[i+2]; text != "?" {
				facts.Points[code] = scoring.Known(text)
			}
		}
		result, err := s.Score(facts)
		require.NoError(t, err)
		out = append(out, result)
	}
	return out
}

func against(t testing.TB, src string, results []*scoring.Result, opts *listing.Options) []string {
	t.Helper()
	l, err := listing.Read("t", []byte(src), opts)
	require.NoError(t, err)
	report, err := l.Against(slices.Values(results), opts)
	require.NoError(t, err)
	return said(report)
}

func TestAgainst(t *testing.T) {
	s := compile(t, excluding)
	results := scored(t, s, "a yes 30.25 20.5 20 1", "b no 30.25 0 20 0", "c yes 10 ? 20 0")
	for name, tt := range map[string]struct {
		src  string
		want []string
	}{
		"all as computed, at several precisions": {
			src: "id,1,1.1,1.2,2,appraisal,survey,bonus,total,index,band\n" +
				"a,50.75,30.25,20.5,20,50.8,20.0,1,71.75,71,Tốt\n" +
				"b,30.25,30.25,0,20,30.25,20,0,71.79,71.8,Good\n" +
				"c,,10,,20.000,,20,,,,\n",
		},
		"what applies, in place of the whole": {
			src: "id,max,total,1 max,1,appraisal max,appraisal,appraisal %\n" +
				"b,70,50.25,40,30.25,40,30.25,75.63\n" + "a,100,71.75,70,50.75,70,50.75,72.50\n" + "c,100,50,70,25,70,25,36\n",
		},
		"a range holds what may be": {
			src: "id,1,total\na,50.75,71.75\nb,30.25,71.79\nc,41,40\n",
			want: []string{
				"contradiction B4 c: item 1 printed 41, computed [10, 40]",
			},
		},
		"what differs": {
			src: "id,1,1.1,1.2,survey,bonus,max,total,index,band\n" +
				"a,50.75,30.3,20.50,20.5,2,99,71.80,70.0,Yếu\n" + "b,30.26,30.25,0,20,0,100,71.79,71.79,Tốt\n" + "c,10,10,0,20,0,100,30,30,Yếu\n",
			want: []string{
				"contradiction E2 a: survey printed 20.5, computed 20",
				"contradiction F2 a: bonus printed 2, computed 1",
				"contradiction G2 a: maximum printed 99, computed 100",
				"contradiction H2 a: total printed 71.80, computed 71.75",
				"contradiction I2 a: index (%) printed 70.0, computed 71.75",
				"contradiction B3 b: item 1 printed 30.26, computed 30.25",
			},
		},
		"units on one side only": {
			src: "unit,total\nUnit a,71.75\nUNIT B,71.79\nd,40\n",
			want: []string{
				"absent A4 d: in the table, but not among the results",
				"absent  c: among the results, but not in the table",
			},
		},
	} {
		got := against(t, tt.src, results, nil)
		assert.Equal(t, append([]string{}, tt.want...), got, name)
	}
}

func TestAgainstRanks(t *testing.T) {
	s := compile(t, excluding)
	results := scored(t, s, "a yes 40 20 20 0", "b yes 30 20 20 0", "c yes 30 20 20 0", "d yes 20 20 20 0")
	for name, tt := range map[string]struct {
		src  string
		opts *listing.Options
		want []string
	}{
		"as computed": {src: "id,rank\na,1\nb,2\nc,2\nd,4\n"},
		"dense":       {src: "id,rank\na,1\nb,2\nc,2\nd,3\n"},
		"by declared rule": {src: "id,rank\na,1\nb,2\nc,2\nd,3\n", opts: &listing.Options{Ties: ranking.Competition},
			want: []string{"contradiction B5 d: rank printed 3, computed 4"}},
		"by keys": {src: "id,rank\na,1\nb,3\nc,2\nd,4\n"},
		"another": {src: "id,rank\na,3\nb,2\nc,2\nd,4\n",
			want: []string{"contradiction B2 a: rank printed 3, computed 1"}},
		"of printed totals that differ": {
			src:  "id,total,rank\na,80,2\nb,70,3\nc,90,1\nd,60,4\n",
			want: []string{"contradiction B4 c: total printed 90, computed 70"}},
		"and the mean": {
			src:  "id,total,rank\na,80,2\nb,70,3\nc,90,1\nd,60,4\nmean,75\n",
			want: []string{"contradiction B4 c: total printed 90, computed 70"}},
		"a mean": {
			src:  "id,total\na,80\nb,70\nc,70\nd,60\nmean,75\n",
			want: []string{"contradiction B6 Mean of total printed 75, computed 70"}},
		"a unit without a result": {src: "id,rank\na,1\nb,2\ne,4\nd,3\n", want: []string{
			"absent A4 e: in the table, but not among the results",
			"absent  c: among the results, but not in the table"}},
	} {
		assert.Equal(t, append([]string{}, tt.want...), against(t, tt.src, results, tt.opts), name)
	}
}

func TestAgainstErrors(t *testing.T) {
	s := compile(t, excluding)
	results := scored(t, s, "a yes 40 20 20 0", "b yes 30 20 20 0")
	other := scored(t, compile(t, strings.Replace(excluding, "2025\n", "2026\n", 1)), "c yes 1 1 1 0")
	l, err := listing.Read("t", []byte("id,total\na,1\nb,2\n"), nil)
	require.NoError(t, err)
	_, err = l.Against(slices.Values([]*scoring.Result{results[0], results[0]}), nil)
	assert.EqualError(t, err, `the unit "a" has two results`)
	_, err = l.Against(slices.Values([]*scoring.Result{results[0], nil}), nil)
	assert.EqualError(t, err, "result 2 is none")
	_, err = l.Against(slices.Values(append(results, other...)), nil)
	assert.ErrorIs(t, err, scoring.ErrEdition)
	l.Columns[1] = listing.Column{Role: listing.Item, Of: "9"}
	_, err = l.Against(slices.Values(results), nil)
	assert.ErrorIs(t, err, scoring.ErrUnknownItem)
	report, err := l.Against(nil, nil)
	require.NoError(t, err)
	assert.Len(t, report.Findings, 2, "no unit has a result")
}

// TestCheckExcluding: a rubric that excludes what a table does not print contradicts nothing.
func TestCheckExcluding(t *testing.T) {
	r, err := rubric.Parse("r.yaml", []byte(excluding), nil)
	require.NoError(t, err)
	opts := &listing.Options{Rubric: r}
	l, err := listing.Read("t",
		[]byte("id,1,2,bonus,total,index\na,50.75,20,1,71.75,70.75\nb,30.25,20,0,71.79,71.79\nc,30,20,0,40,50\n"), opts)
	require.NoError(t, err)
	assert.Equal(t, []string{"contradiction E4 c: total printed 40, its parts add up to 50"}, said(check(t, l, opts)))
	l, err = listing.Read("t", []byte("id,1,2,max,total\na,50.75,20,100,71.75\nb,30.25,20,70,71.79\n"), opts)
	require.NoError(t, err)
	assert.Empty(t, said(check(t, l, opts)), "the bonus is not printed")
}
