package published_test

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/parindex/parindex/scoring/published"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const publishedCase = "../testdata/cases/16-published-of-excluded/"

func readCase(t testing.TB, name string) []byte {
	t.Helper()
	src, err := os.ReadFile(publishedCase + name)
	require.NoError(t, err)
	return src
}

// contradictionsOf holds a table of the case's unit against its result; more is added
// to the rubric.
func contradictionsOf(t testing.TB, more string, facts, points map[string]any,
	table string) []published.Contradiction {
	t.Helper()
	src := string(readCase(t, "rubric.yaml")) + more
	r, err := rubric.Parse("rubric.yaml", []byte(src), nil)
	require.NoError(t, err)
	s, err := scoring.Compile(r, nil)
	require.NoError(t, err)
	result, err := s.Score(scoring.Facts{Unit: scoring.Unit{ID: "u"}, Inputs: ruletest.Figures(facts),
		Points: ruletest.Figures(points)})
	require.NoError(t, err)
	p, err := published.Parse("published.yaml", []byte(table), r, nil)
	require.NoError(t, err)
	b, err := json.Marshal(p)
	require.NoError(t, err)
	var back published.Table
	require.NoError(t, json.Unmarshal(b, &back))
	assert.Equal(t, p, back)
	list, err := published.Reconcile(result, p)
	require.NoError(t, err)
	return list
}

// The kind of fault: a table prints of an item with excluded parts the maximum that
// applies, or a rounded figure, or a percentage, and is said to contradict the result
// with which it agrees. A table that does contradict it is still told.
func TestReconcileWithExclusions(t *testing.T) {
	type m = map[string]any
	excluded, applies, open := m{"has_a": false}, m{"has_a": true}, m{}
	six := m{"1.1": 6} // 6 of 8 that apply of 10: rescaled 7.5
	tests := []struct {
		name, table string
		facts       m
		points      m
		want        []string
	}{
		{"the case", "total: {max: 8, points: 7.5}\nitems: [{code: '1', max: 8, points: 6, lost: 2}]", excluded, six, nil},
		{"the total as it is before it is rescaled", "total: {max: 8, points: 6, lost: 2, index: 75}", excluded, six, nil},
		{"its points and its percentage", "total: {points: 6, index: 75}", excluded, six, nil},
		{"the total rescaled", "total: {max: 10, points: 7.5, lost: 2.5, index: 75}", excluded, six, nil},
		{"the total rescaled, and what the areas lost", "total: {max: 10, points: 7.5, lost: 2}", excluded, six, nil},
		{"the full maximum, and what was lost of that which applies",
			"total: {points: 7.5}\nitems: [{code: '1', max: 10, points: 6, lost: 2, index: 75}, {code: '1.2', max: 2}]",
			excluded, six, nil},
		{"nothing of an item that does not apply",
			"total: {points: 7.5}\nitems: [{code: '1.2', max: 0, points: 0, lost: 0}]", excluded, six, nil},
		{"lost is counted of what does not apply",
			"total: {points: 7.5}\nitems: [{code: '1', max: 10, points: 6, lost: 4}]", excluded, six,
			[]string{"1 area lost 4 2: computed"}},
		{"lost alone", "total: {points: 7.5}\nitems: [{code: '1', lost: 4}, {code: '1.1', lost: 2}]", excluded, six,
			[]string{"1 area lost 4 2: computed"}},
		{"the percentage is of what does not apply",
			"total: {points: 7.5}\nitems: [{code: '1', max: 10, points: 6, index: 60}]", excluded, six,
			[]string{"1 area index 60 75: computed"}},
		{"a maximum that is neither", "total: {max: 9, points: 7.5}\nitems: [{code: '1', max: 9, points: 6, lost: 3}]",
			excluded, six,
			[]string{"total total max 9 10: computed", "1 area max 9 8: computed"}},
		{"points before rescaling beside the full maximum", "total: {max: 10, points: 6}", excluded, six,
			[]string{"total total points 6 7.5: computed"}},
		{"points of an item that does not apply", "total: {points: 7.5}\nitems: [{code: '1.2', points: 2}]", excluded, six,
			[]string{"1.2 leaf points 2 0: computed"}},
		{"nothing is excluded", "total: {max: 8, points: 7}\nitems: [{code: '1', max: 8, points: 7, lost: 1}]", applies,
			m{"1.1": 6, "1.2": 1},
			[]string{"total total max 8 10: computed", "1 area max 8 10: computed"}},
		{"it is open what applies", "total: {max: 8}\nitems: [{code: '1', max: 9, lost: 4}, {code: '1.2', max: 2, points: 1, lost: 1}]", open, m{"1.1": 6, "1.2": 1}, nil},
		{"and cannot be that", "total: {max: 7}\nitems: [{code: '1', max: 11}]", open, m{"1.1": 6, "1.2": 1},
			[]string{"total total max 7 10: computed", "1 area max 11 [8, 10]: computed"}},
		{"percentages", "total: {max: 10, points: 9.5, index: 95}\nitems: [{code: '1.1', max: 8, points: 7.5, index: 93.75}, {code: '1.2', index: 99}]", applies, m{"1.1": "7.5", "1.2": 2},
			[]string{"1.2 leaf index 99 100: computed"}},
		{"a percentage by the row's own figures",
			"total: {points: 9.5}\nitems: [{code: '1.1', max: 8, points: 7.5, index: 90}]", applies, m{"1.1": "7.5", "1.2": 2},
			[]string{"1.1 leaf index 90 93.75: by the table's own figures"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			head := "rubric: ar\nunit: {id: u}\nsource: {number: '1', issuer: x, date: 2018-12-31}\n"
			assert.Equal(t, tt.want, withOrigin(contradictionsOf(t, "", tt.facts, tt.points, head+tt.table+"\n")))
		})
	}
	assert.Empty(t, contradictionsOf(t, "", excluded, six, string(readCase(t, "published.yaml"))))
}

// withOrigin writes contradictions with what they are computed from.
func withOrigin(list []published.Contradiction) (out []string) {
	for _, c := range list {
		from := "computed"
		if !strings.Contains(c.Text.EN, ", computed ") {
			from = "by the table's own figures"
		}
		out = append(out, fmt.Sprintf("%s %s %s %s %s: %s", c.Code, c.Level, c.Kind, c.Published, c.Computed, from))
	}
	return out
}

// A figure that the computed one is rounded to is no contradiction; one that is off by
// more is. How many decimals a table has is seen in its columns, or stated.
func TestReconcileRoundedFigures(t *testing.T) {
	type m = map[string]any
	points := m{"1.1": "7.35", "1.2": "1.29"} // 8.64 of 10
	applies := m{"has_a": true}
	tests := []struct {
		name, table string
		want        []string
	}{
		{"one decimal", "total: {max: 10, points: 8.6, lost: 1.4, index: 86.4}\nitems: [{code: '1', points: 8.6, lost: 1.4}, {code: '1.1', points: 7.4, lost: 0.6, index: 91.9}, {code: '1.2', points: 1.3, index: 64.5}]", nil},
		{"one decimal, rounded down, and lost rounded on its own",
			"total: {points: 8.6, lost: 1.4}\nitems: [{code: '1.1', points: 7.3, lost: 0.7}]", nil},
		{"off by more", "total: {points: 8.7}\nitems: [{code: '1.1', points: 7.3, index: 91.5}, {code: '1.2', points: 1.2}]",
			[]string{"total total points 8.7 8.64: computed", "1.2 leaf points 1.2 1.29: computed"}},
		{"two decimals, of which one is zero",
			"total: {points: 8.60}\nitems: [{code: '1.1', points: 7.35}, {code: '1.2', points: 1.29}]",
			[]string{"total total points 8.6 8.64: computed"}},
		{"whole numbers are not taken for rounded", "total: {points: 9}", []string{"total total points 9 8.64: computed"}},
		{"unless the table says so", "total: {points: 9, index: 86, lost: 1}\nplaces: 0\nitems: [{code: '1', points: 9}]",
			nil},
		{"three decimals of a percentage", "total: {points: 8.64, index: 86.400}\nitems: [{code: '1.1', index: 91.875}, {code: '1.2', index: 64.51}]", []string{"1.2 leaf index 64.51 64.5: computed"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			head := "rubric: ar\nunit: {id: u}\nsource: {number: '1', issuer: x, date: 2018-12-31}\n"
			assert.Equal(t, tt.want, withOrigin(contradictionsOf(t, "", applies, points, head+tt.table+"\n")))
		})
	}

	// Bonus and penalty: what the areas lost, or what the final score is below 100.
	more := "bonus: {cap: 1, items: [{code: B, title: b, max: 1, reported: true}]}\nbands: [{name: {vi: Tốt, en: Good}, from: 0}]\n"
	head := "rubric: ar\nunit: {id: u}\nsource: {number: '1', issuer: x, date: 2018-12-31}\nband: Tốt\n"
	withBonus := m{"1.1": "7.35", "1.2": "1.29", "B": "0.5"}
	for _, total := range []string{"{points: 9.14, lost: 1.36}", "{max: 10, points: 9.14, lost: 0.86}"} {
		assert.Empty(t, contradictionsOf(t, more, applies, withBonus, head+"total: "+total+"\n"), total)
	}
	assert.Equal(t, []string{"total total lost 1 0.86: by the table's own figures"},
		withOrigin(contradictionsOf(t, more, applies, withBonus,
			head+"total: {max: 10, points: 9.14, lost: 1.00}\nitems: [{code: '1', lost: 1.36}]\n")))
}

func TestParsePlaces(t *testing.T) {
	r, err := rubric.Parse("rubric.yaml", readCase(t, "rubric.yaml"), nil)
	require.NoError(t, err)
	for _, tt := range []struct{ line, want string }{
		{"places: 19", "p:5:9: places is 0 to 18, not 19"},
		{"places: -1", "p:5:9: places is 0 to 18, not -1"},
		{"index: 3", `p:5:1: unknown key "index"; the keys here are self_score, band, rank, places, items`},
	} {
		_, err := published.Parse("p", []byte("rubric: ar\nunit: {id: u}\nsource: {number: '1', issuer: x, date: 2018-12-31}\ntotal: {points: 1}\n"+tt.line+"\n"), r, nil)
		require.Error(t, err)
		assert.Equal(t, tt.want, err.Error())
	}
}
