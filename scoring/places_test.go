package scoring_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/improve"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/parindex/parindex/scoring/verify"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const placesFile = `
rubric: places
title: t
decision: {number: "1", issuer: x, date: 2025-01-01}
period: 2025
max: 2
points: {places: 2, rounding: half-up}
inputs:
  - {name: p, type: percent, %s title: {vi: Tỷ lệ, en: Rate}}
  - {name: n, type: number, min: 0, %s title: {vi: Số, en: Number}}
areas:
  - code: "1"
    title: a
    max: 2
    %s
`

func placed(t *testing.T, percent, number, rule string) *scoring.Scorer {
	t.Helper()
	return ruletest.CompileFile(t, fmt.Sprintf(placesFile, percent, number, rule))
}

// outcomes lists the verdicts that are not proved.
func outcomes(t *testing.T, s *scoring.Scorer) []string {
	t.Helper()
	report, err := verify.Rules(t.Context(), s, nil)
	require.NoError(t, err)
	out := []string{}
	for _, v := range report.Verdicts {
		if v.Outcome != verify.Proved {
			out = append(out, fmt.Sprint(v.Property, " ", v.Outcome, ": ", v.Message.EN))
		}
	}
	return out
}

// The kind of fault: a rule that is complete for the numbers that figures can be was
// refuted for numbers between them.
func TestPlacesLeaveNoHole(t *testing.T) {
	for _, rule := range []string{
		`cases: [{when: p >= 50, score: full}, {when: 25 <= p <= 49.99, score: 1}, {score: 0}]`,
		`score: "bands(p, '>=50', 2, '[25,49.99]', 1, '<=24.99', 0)"`,
		`score: "bands(n, '>=50', 2, '[25,49.99]', 1, '<=24.99', 0)"`,
		`score: "bands(p, '>49.99', 2, '(24.99,49.99]', 1, '<25', 0)"`,
	} {
		assert.Empty(t, outcomes(t, placed(t, "places: 2,", "places: 2,", rule)), rule)
	}
	for rule, want := range map[string][]string{
		`score: "bands(p, '>=50', 2, '[25,49.9]', 1, '<25', 0)"`: {
			"no_failure refuted: with p = 49.91: no band of the table holds a number of the set (49.9, 50)"},
	} {
		got := outcomes(t, placed(t, "places: 2,", "", rule))
		require.Len(t, got, len(want), "%s: %v", rule, got)
		assert.Contains(t, got[0], "49.91", rule)
	}
	for _, places := range []string{"", "places: 3,", "places: 6,"} {
		assert.NotEmpty(t, outcomes(t, placed(t, places, places, `score: "bands(p, '>=50', 2, '[25,49.99]', 1, '<=24.99', 0)"`)),
			places)
	}
}

// Facts with more places are at fault; bounds are taken to the numbers within.
func TestFactsOfPlaces(t *testing.T) {
	s := placed(t, "places: 2,", "places: 0,", "score: \"p >= 50 ? n > 3 ? full : 1 : 0\"")
	score := func(p, n any) (string, error) {
		r, err := s.Score(scoring.Facts{Inputs: ruletest.Figures(map[string]any{"p": p, "n": n})})
		if err != nil {
			return "", err
		}
		return fmt.Sprint(r.Item("1").Range.Least, " ", r.Item("1").Range.Most), nil
	}
	for _, c := range []struct {
		p, n any
		want string
	}{
		{"49.99", 4, "0 0"},
		{"50.00", 4, "2 2"},
		{scoring.Bound{Above: scoring.Known("49.991")}, 4, "2 2"}, // at least 50
		{scoring.Bound{Below: scoring.Known(50)}, 4, "0 0"},
		{scoring.Bound{Above: scoring.Known("49.98")}, 4, "0 2"},
		{50, scoring.Bound{Above: scoring.Known(3)}, "2 2"},
		{50, scoring.Bound{Below: scoring.Known(4)}, "1 1"},
	} {
		got, err := score(c.p, c.n)
		require.NoError(t, err)
		assert.Equal(t, c.want, got, "%v %v", c.p, c.n)
	}
	_, err := score("49.995", 4)
	assert.EqualError(t, err, `input "p": 49.995 has more decimal places than the 2 of the input`)
	_, err = score(50, "3.5")
	assert.EqualError(t, err, `input "n": 3.5 has more decimal places than the 0 of the input`)
	_, err = score(scoring.Bound{Above: scoring.Known("49.991"), Below: scoring.Known("49.999")}, 4)
	assert.EqualError(t, err, `input "p": no value of the input lies within the bounds`)
	_, err = scoring.ParseFacts("f.yaml", []byte("rubric: places\nunit: {id: a}\nfacts: {p: 49.995}\n"), s.Rubric(), nil)
	assert.EqualError(t, err, "f.yaml:3:12: 49.995 has more decimal places than the 2 of the input")
}

// What improves is on the grid.
func TestImprovementsOnTheGrid(t *testing.T) {
	for places, want := range map[string]string{
		"places: 1,": "[Rate: from 40% to above 66.6% 66.7]", "places: 0,": "[Rate: from 40% to above 66% 67]", "": "",
	} {
		s := placed(t, places, "", "score: \"3 * p > 200 ? full : 0\"")
		is, err := improve.Leaf(context.Background(), s, scoring.Facts{Inputs: ruletest.Figures(map[string]any{"p": 40, "n": 1})}, "1", nil)
		require.NoError(t, err)
		require.Len(t, is.List, 1, places)
		got := is.List[0].Changes[0].Figure.String()
		if want != "" {
			assert.Equal(t, want[len(want)-len(got)-1:len(want)-1], got, is.List[0].Text.In(rubric.English))
		}
		r, err := s.Score(scoring.Facts{Inputs: map[string]scoring.Figure{"p": is.List[0].Changes[0].Figure}})
		require.NoError(t, err)
		assert.Equal(t, "2", r.Item("1").Points.Decimal.String())
	}
}

func TestPlacesOfInputs(t *testing.T) {
	for inputs, want := range map[string]string{
		"type: count, places: 0":     `a.yaml:7:51: input "x": places is for a number or a percent, not for the type count`,
		"type: date, places: 0":      `a.yaml:7:50: input "x": places is for a number or a percent, not for the type date`,
		"type: number, places: 7":    `a.yaml:7:52: input "x": places is a number from 0 to 6, not 7`,
		"type: percent, places: -1":  `a.yaml:7:53: input "x": places is a number from 0 to 6, not -1`,
		"type: percent, places: two": `a.yaml:7:53: expected a number, got "two"`,
		"type: percent, places: 6":   "",
	} {
		_, err := rubric.Parse("a.yaml", fmt.Appendf(nil, `rubric: a
title: t
decision: {number: "1", issuer: x, date: 2025-01-01}
period: 2025
max: 1
points: {places: 2, rounding: half-up}
inputs: [{name: x, title: t, %s}]
areas: [{code: "1", title: a, max: 1, score: 1}]
`, inputs), nil)
		if want == "" {
			assert.NoError(t, err)
			continue
		}
		assert.EqualError(t, err, want)
	}
}
