package scoring_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/improve"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/parindex/parindex/scoring/scoringtest"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// givenCase returns the rubric and the facts of a case in testdata/cases.
func givenCase(t *testing.T, name string) (*scoring.Scorer, scoring.Facts) {
	t.Helper()
	read := func(file string) (string, []byte) {
		path := "testdata/cases/" + name + "/" + file
		src, err := os.ReadFile(path)
		require.NoError(t, err)
		return path, src
	}
	path, src := read("rubric.yaml")
	r, err := rubric.Parse(path, src, nil)
	require.NoError(t, err)
	s, err := scoring.Compile(r, nil)
	require.NoError(t, err)
	path, src = read("facts.yaml")
	f, err := scoring.ParseFacts(path, src, r, nil)
	require.NoError(t, err)
	return s, f
}

// TestOpenSourceCases: the cases of a survey that may have been left out, and of one
// that was. The kind stands with TestOpenTotals.
func TestOpenSourceCases(t *testing.T) {
	scoringtest.Run(t, "testdata/cases/01-open-source-may-drop-out/rubric.yaml", "testdata/cases/01-open-source-may-drop-out/cases.yaml")
	for name, want := range map[string]string{
		"01-open-source-may-drop-out": "61 to 96, [61, 96]: exclusion (2), perhaps_empty survey (2)",
		"19-survey-not-held":          "63 to 93, [63, 93]: empty survey (2)",
	} {
		s, f := givenCase(t, name)
		r, err := s.Score(f)
		require.NoError(t, err)
		got, err := improve.RangeOf(context.Background(), s, f, "", nil)
		require.NoError(t, err)
		assert.False(t, r.Total.Final.Valid, name)
		assert.Zero(t, r.Total.Band, name)
		assert.False(t, got.Exact, name)
		assert.Equal(t, want, fmt.Sprintf("%s to %s, [%s, %s]: %s", r.Total.FinalRange.Least, r.Total.FinalRange.Most, got.Range.Least, got.Range.Most, why(r.Total)), name)
		roundTrip(t, r)
		// What is sure of the levers' first moves is no more.
		levers, err := improve.FindLevers(context.Background(), s, f, nil, nil)
		require.NoError(t, err)
		assert.Empty(t, levers.List)
		assert.True(t, levers.Final(nil).Equal(r.Total.FinalRange.Least), "%s: %s", name, levers.Final(nil))
	}
}

// why writes the reasons of an open total.
func why(t scoring.Total) string {
	var out []string
	for _, reason := range t.Open {
		out = append(out, strings.TrimSpace(string(reason.Kind)+" "+string(reason.Source))+" ("+strings.Join(reason.Codes, ", ")+")")
	}
	return strings.Join(out, ", ")
}

// TestOpenReasons: everything that leaves a total open is said, in both languages, and
// of the final score no more is certain than follows.
func TestOpenReasons(t *testing.T) {
	whole := []string{
		"      - {code: '1.1', title: A, max: 6, applies: trained, not_applicable: exclude, score: full}\n",
		"      - {code: '1.2', title: B, max: 4, source: survey, arises: done > 0, not_arising: exclude, score: full}\n",
	}
	failing := "      - {code: '1.1', title: A, max: 6, score: 5}\n" +
		"      - {code: '1.2', title: B, max: 4, source: survey, applies: total / done >= 1, not_applicable: exclude, score: 3}\n"
	noRule := func(scoring.Call) (decimal.Decimal, rubric.Text, error) { return ruletest.Dec("3"), rubric.Text{}, nil }
	opts := &scoring.Options{Rules: []scoring.Rule{{Name: "host", Doc: "D", Inputs: []string{"done"}, Run: noRule}}}
	host := "      - {code: '1.1', title: A, max: 6, score: 5}\n" +
		"      - {code: '1.2', title: B, max: 4, source: survey, not_arising: exclude, rule: host}\n"
	tests := []struct {
		name, exclusion, items string
		facts                  map[string]any
		want, text             string
	}{
		{"all may be excluded", "whole", whole[0] + whole[1], map[string]any{}, "0 to 10 -: exclusion (1.1, 1.2), perhaps_empty (1.1, 1.2)",
			"the facts do not decide whether these are left out of the maximum: 1.1, 1.2; every item may be left out of the maximum, and the rubric does not say what counts then"},
		{"full marks surely, or nothing", "whole", whole[0] + whole[1], map[string]any{"trained": false}, "0 to 10 -: exclusion (1.2), perhaps_empty (1.1, 1.2)", ""},
		{"nothing applies", "whole", whole[0] + whole[1], map[string]any{"trained": false, "done": 0}, "0 to 10 -: empty (1.1, 1.2)",
			"every item is left out of the maximum, and the rubric does not say what counts then"},
		{"something surely counts", "whole", whole[0] + whole[1], map[string]any{"trained": true}, "10 to 10 A: exclusion (1.2)", ""},
		{"by source, both may be", "by-source", whole[0] + whole[1], map[string]any{},
			"0 to 10 -: exclusion (1.1, 1.2), perhaps_empty appraisal (1.1), perhaps_empty survey (1.2)", ""},
		{"not rescaled", "none", whole[0] + whole[1], map[string]any{}, "0 to 10 -: exclusion (1.1, 1.2), perhaps_empty (1.1, 1.2)", ""},
		// Whether it applies failed, so it may be excluded and the source be empty.
		{"a guard fails", "by-source", failing, map[string]any{"done": 0, "total": 1}, "5 to 9 -: failed (1.2), perhaps_empty survey (1.2)",
			"the points of 1.2 could not be computed; everything scored by survey may be left out of the maximum, and the rubric does not say what counts then"},
		{"a guard may fail", "by-source", failing, map[string]any{"total": 1}, "5 to 9 -: missing (1.2), exclusion (1.2), perhaps_empty survey (1.2)", ""},
		// A Go rule that waits for figures may find that nothing arose.
		{"a rule in Go waits", "whole", host, map[string]any{}, "5 to 9 -: missing (1.2), exclusion (1.2)", ""},
		{"a rule in Go waits, by source", "by-source", host, map[string]any{}, "5 to 9 -: missing (1.2), exclusion (1.2), perhaps_empty survey (1.2)", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			body := "exclusion: " + tt.exclusion + "\nareas:\n  - code: '1'\n    title: Area\n    max: 10\n    items:\n" + tt.items + "bands: [{name: A, from: 8}, {name: B, from: 0}]\n"
			s := ruletest.Compile(t, body, opts)
			f := scoring.Facts{Inputs: ruletest.Figures(tt.facts)}
			r, err := s.Score(f)
			require.NoError(t, err)
			band := r.Total.Band.EN
			if band == "" {
				band = "-"
			}
			assert.Equal(t, tt.want, fmt.Sprintf("%s to %s %s: %s", r.Total.FinalRange.Least, r.Total.FinalRange.Most, band, why(r.Total)))
			var en []string
			for _, reason := range r.Total.Open {
				en = append(en, reason.Text.EN)
				assert.NotEqual(t, reason.Text.EN, reason.Text.VI)
			}
			if tt.text != "" {
				assert.Equal(t, tt.text, strings.Join(en, "; "))
			}
			got, err := improve.RangeOf(context.Background(), s, f, "", nil)
			require.NoError(t, err)
			assert.Equal(t, r.Total.FinalRange.Least.String()+" "+r.Total.FinalRange.Most.String(), got.Range.Least.String()+" "+got.Range.Most.String())
			roundTrip(t, r)
		})
	}
	s := ruletest.Compile(t, ruletest.OneItem("    score: full\n"), nil)
	b, err := json.Marshal(score(t, s, nil).Total)
	require.NoError(t, err)
	assert.NotContains(t, string(b), "open", "a total that is known has no reasons")
}

// TestRangeOfAnExcludedReportedLeaf: a leaf that is reported and excluded, among leaves
// that share a figure, made Range panic.
func TestRangeOfAnExcludedReportedLeaf(t *testing.T) {
	s := ruletest.Compile(t, "exclusion: whole\nareas:\n  - code: '1'\n    title: Area\n    max: 10\n    items:\n"+
		"      - {code: '1.1', title: A, max: 4, applies: done > 5, not_applicable: exclude, reported: true}\n"+
		"      - {code: '1.2', title: B, max: 4, score: 'min(full, done)'}\n"+
		"      - {code: '1.3', title: C, max: 2, score: 'max(0, full - done)'}\n", nil)
	f := scoring.Facts{Inputs: ruletest.Figures(map[string]any{"done": scoring.Bound{AtMost: scoring.Known(2)}})}
	got, err := improve.RangeOf(context.Background(), s, f, "1", nil)
	require.NoError(t, err)
	assert.Equal(t, "[2, 2] true", fmt.Sprintf("[%s, %s] %v", got.Range.Least, got.Range.Most, got.Exact))
	got, err = improve.RangeOf(context.Background(), s, f, "", nil)
	require.NoError(t, err)
	assert.Equal(t, "[3.33, 3.33] true", fmt.Sprintf("[%s, %s] %v", got.Range.Least, got.Range.Most, got.Exact))
}
