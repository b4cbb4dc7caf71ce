package remediation_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/remediation/catalogue"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const rubricFile = `rubric: r
title: R
decision: {number: "1", issuer: A, date: 2025-01-01}
period: 2025
max: 10
points: {places: 2, rounding: half-up}
exclusion: whole
inputs:
  - {name: electronic_rate, type: percent, title: {vi: Tỷ lệ, en: Rate}}
  - {name: trained, type: bool, title: Trained}
  - {name: late, type: count, title: Late}
areas:
  - code: "1"
    title: One
    max: 5
    items:
      - code: "1.1"
        title: Documents
        max: 2
        cases:
          - {when: electronic_rate >= 80, score: full}
          - {score: 0, illustrative: true}
      - {code: "1.2", title: Training, max: 3, applies: trained, not_applicable: exclude, reported: true}
  - {code: "2", title: Two, max: 3, score: 1 / late}
  - {code: "3", title: Three, max: 2, reported: true}
penalty:
  cap: 1
  items:
    - {code: P1, title: Late reports, max: 5, score: "min(5, 0.5 * late)"}
    - {code: P2, title: Other, max: 5, score: 0}
`

func scorer(t testing.TB) *scoring.Scorer {
	t.Helper()
	r, err := rubric.Parse("r.yaml", []byte(rubricFile), nil)
	require.NoError(t, err)
	s, err := scoring.Compile(r, nil)
	require.NoError(t, err)
	return s
}

func unitFacts(inputs, points map[string]any) scoring.Facts {
	return scoring.Facts{Unit: scoring.Unit{ID: "u"}, Inputs: figures(inputs), Points: figures(points)}
}

func result(t testing.TB, inputs, points map[string]any) *scoring.Result {
	t.Helper()
	r, err := scorer(t).Score(unitFacts(inputs, points))
	require.NoError(t, err)
	return r
}

func show(d decimal.NullDecimal) string {
	if !d.Valid {
		return "-"
	}
	return d.Decimal.String()
}

func TestDeficits(t *testing.T) {
	type m = map[string]any
	tests := []struct {
		name           string
		inputs, points m
		want           []string // code area points lost [least, most] status
	}{
		{"none", m{"electronic_rate": 80, "trained": true, "late": 1}, m{"1.2": 3, "3": 2}, []string{"2 2 1 2 [2, 2] scored"}},
		{"all kinds", m{"electronic_rate": 79, "late": 0}, m{"1.2": dec("2.5")},
			[]string{"1.1 1 0 2 [2, 2] scored", "1.2 1 - - [0, 0.5] missing", "2 2 - - [0, 3] failed", "3 3 - - [0, 2] missing"}},
		{"perhaps excluded, perhaps nothing lost", m{"electronic_rate": 80, "late": 1}, m{"1.2": 1, "3": 2}, []string{"1.2 1 - - [0, 2] missing", "2 2 1 2 [2, 2] scored"}},
		{"excluded is no deficit", m{"electronic_rate": 80, "trained": false, "late": 1}, m{"3": dec("0.5")},
			[]string{"2 2 1 2 [2, 2] scored", "3 3 0.5 1.5 [1.5, 1.5] scored"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, d := range remediation.Deficits(result(t, tt.inputs, tt.points)) {
				got = append(got, fmt.Sprintf("%s %s %s %s [%s, %s] %s", d.Code, d.Area, show(d.Points), show(d.Lost), d.LostRange.Least, d.LostRange.Most, d.Status))
				if d.Points.Valid {
					assert.True(t, d.Points.Decimal.Add(d.Lost.Decimal).Equal(d.Max), "points and loss add up to the maximum")
				}
			}
			assert.Equal(t, tt.want, got)
		})
	}
	d := remediation.Deficits(result(t, m{"electronic_rate": 79, "trained": true, "late": 1}, m{"1.2": 3, "3": 2}))[0]
	assert.Equal(t, "tỷ lệ đạt 79%, dưới 80%", d.Reason.VI)
	assert.Equal(t, []scoring.Comparison{{Input: "electronic_rate", Subject: "electronic_rate", Observed: "79", Operator: ">=", Required: "80", Distance: "1"}}, d.Deciding)
	assert.True(t, d.Illustrative, "the case that held is illustrative")
}

func dec(s string) decimal.Decimal { return decimal.RequireFromString(s) }

func Example() {
	r, err := rubric.Parse("rubric.yaml", []byte(rubricFile), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	scorer, err := scoring.Compile(r, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	facts := scoring.Facts{
		Unit:   scoring.Unit{ID: "u"},
		Inputs: figures(map[string]any{"electronic_rate": "76.5", "trained": true, "late": 1}),
		Points: figures(map[string]any{"1.2": 3, "3": 2}),
	}
	result, err := scorer.Score(facts)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, d := range remediation.Deficits(result) {
		fmt.Printf("%s lost %s of %s: %s\n", d.Code, d.Lost.Decimal, d.Max, d.Reason.EN)
	}
	catalogue, err := catalogue.Parse("catalogue.yaml", []byte(catalogueFile), r, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	plan, err := remediation.NewPlan(context.Background(), scorer, facts, catalogue, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, a := range plan.Actions {
		fmt.Printf("%s for %v: %s, %s point(s) lost\n", a.ID, a.Deficits, a.Solution.EN, a.Points)
		for _, t := range a.Targets {
			fmt.Println("  to reach:", t.Text.EN)
		}
	}
	fmt.Println("no action for", plan.Uncovered())
	// Output:
	// 1.1 lost 2 of 2: rate reached 76.5%, below 80%
	// 2 lost 2 of 3: late came to 1
	// docs for [1.1]: send them, 2 point(s) lost
	//   to reach: Rate: from 76.5% to at least 80%: +2 points
	// area for [1.1]: everything in area one, 2 point(s) lost
	//   to reach: Rate: from 76.5% to at least 80%: +2 points
	// no action for [2 P1]
}

func nullDec(s string) decimal.NullDecimal { return decimal.NewNullDecimal(dec(s)) }

func dateOf(year, month, day int) time.Time {
	return time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
}

func numbers(pairs ...string) map[string]decimal.Decimal {
	out := map[string]decimal.Decimal{}
	for i := 0; i < len(pairs); i += 2 {
		out[pairs[i]] = dec(pairs[i+1])
	}
	return out
}
