package improve_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/improve"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestSeveralChangesAreEachTheLeast: of an improvement of several figures, unless it is
// marked, none can be changed less while the others are as it says. (The kind of fault:
// of regions that are not linear, or that touch where full marks begin, the nearest
// figure of one was taken for the nearest: "p above 20, q at least 99.96" of
// clamp(p * q / 1000, 0, 2), for which p = 19.96 suffices.)
func TestSeveralChangesAreEachTheLeast(t *testing.T) {
	tried, marked := 0, 0
	for _, score := range []string{
		"clamp(p * q / 1000, 0, full)", "clamp(p * q / 777, 0, full)", "min(full, p * q * q / 100000)",
		"clamp((p + 3) * (q + 7) / 900 - 1, 0, full)",
		"min(full, min(p * q, 2000) / 1000)", "p * q >= 1990 ? full : p * q > 1000 ? 1 : 0",
		"clamp((p * q - 300) / (p + q + 1), 0, full)",
		"min(full, p * p * q / 50000)", "clamp(p * q / 3000 + p / 100, 0, full)", "min(full, round(p, 0) * q / 1000)",
	} {
		for _, known := range [][2]string{{"0", "0"}, {"7.5", "3"}} {
			file := "rubric: least\ntitle: L\ndecision: {number: 1/QD, issuer: X, date: 2025-01-02}\nperiod: 2025\nmax: 2\npoints: {places: 2, rounding: half-up}\n" +
				"inputs:\n  - {name: p, type: percent, title: P}\n  - {name: q, type: percent, title: Q}\n" +
				"areas:\n  - {code: '1', title: A, max: 2, score: \"" + score + "\"}\n"
			rb, err := rubric.Parse("least.yaml", []byte(file), nil)
			require.NoError(t, err)
			s, err := scoring.Compile(rb, nil)
			require.NoError(t, err)
			facts := map[string]any{"p": known[0], "q": known[1]}
			is, err := improve.Leaf(context.Background(), s, scoring.Facts{Inputs: ruletest.Figures(facts)}, "1", nil)
			require.NoError(t, err)
			for _, i := range is.List {
				if len(i.Changes) < 2 {
					continue
				}
				if i.PerhapsFarther {
					marked++
					continue
				}
				at := map[string]any{"p": i.Changes[0].Figure, "q": i.Changes[1].Figure}
				for _, c := range i.Changes {
					figure := ruletest.Dec(c.Figure.String())
					for back := range int64(200) {
						less := figure.Sub(decimal.New(1+back, -2))
						if less.LessThan(ruletest.Dec(facts[c.Input].(string))) {
							break
						}
						r, err := s.Score(scoring.Facts{Inputs: ruletest.Figures(ruletest.With(at, c.Input, less.String()))})
						require.NoError(t, err)
						tried++
						if got := r.Item("1"); got.Error.IsZero() && !got.Range.Least.LessThan(i.Points) {
							assert.Fail(t, "a smaller change does", "%s: %s: %s = %s earns %s", score, i.Text.EN, c.Input, less,
								got.Range.Least)
							break
						}
					}
				}
			}
		}
	}
	assert.Greater(t, tried, 5_000, fmt.Sprint(marked, " marked"))
}

// TestLimitsBesideOtherChanges: of two changes, the range of the first is one where the
// second is what it becomes, not what it might become otherwise: of ten in full, nine or
// eight are less.
func TestLimitsBesideOtherChanges(t *testing.T) {
	s := ruletest.CompileFile(t, `rubric: r
title: R
decision: {number: 1/QD, issuer: U, date: 2025-01-01}
period: 2025
max: 1
points: {places: 2, rounding: half-up}
inputs:
  - {name: done, type: count, title: Done}
  - {name: total, type: count, min: 1, title: Total}
areas:
  - {code: "1", title: A, max: 1, cases: [{when: total in 8..10, score: full * done / total}, {score: 0}]}
`)
	got, err := improve.Leaf(context.Background(), s, scoring.Facts{Inputs: ruletest.Figures(map[string]any{"done": 25, "total": 13})}, "1", nil)
	require.NoError(t, err)
	require.Len(t, got.List, 1)
	assert.Equal(t, "done 25 → == 10 (10), total 13 → == 10 (10), 1 points, 1 more\n", shownImprovements(got.List))
}
