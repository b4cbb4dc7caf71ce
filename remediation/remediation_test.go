package remediation_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/parindex/parindex/remediation"
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

func result(t testing.TB, inputs, points map[string]any) *scoring.Result {
	t.Helper()
	r, err := scorer(t).Score(scoring.Facts{Unit: scoring.Unit{ID: "u"}, Inputs: inputs, Points: points})
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
			[]string{"1.1 1 0 2 [2, 2] scored", "1.2 1 - - [0, 3] missing", "2 2 - - [0, 3] failed", "3 3 - - [0, 2] missing"}},
		{"perhaps excluded, perhaps nothing lost", m{"electronic_rate": 80, "late": 1}, m{"1.2": 1, "3": 2}, []string{"1.2 1 - - [0, 3] missing", "2 2 1 2 [2, 2] scored"}},
		{"excluded is no deficit", m{"electronic_rate": 80, "trained": false, "late": 1}, m{"3": dec("0.5")},
			[]string{"2 2 1 2 [2, 2] scored", "3 3 0.5 1.5 [1.5, 1.5] scored"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, d := range remediation.Deficits(result(t, tt.inputs, tt.points)) {
				got = append(got, fmt.Sprintf("%s %s %s %s [%s, %s] %s", d.Code, d.Area, show(d.Points), show(d.Lost), d.LostLeast, d.LostMost, d.Status))
				if d.Points.Valid {
					assert.True(t, d.Points.Decimal.Add(d.Lost.Decimal).Equal(d.Max), "points and loss add up to the maximum")
				}
			}
			assert.Equal(t, tt.want, got)
		})
	}
	d := remediation.Deficits(result(t, m{"electronic_rate": 79, "trained": true, "late": 1}, m{"1.2": 3, "3": 2}))[0]
	assert.Equal(t, "Tỷ lệ: đạt 79 %, yêu cầu từ 80 %", d.Reason.VI)
	assert.Equal(t, []scoring.Comparison{{Input: "electronic_rate", Subject: "electronic_rate", Observed: "79", Operator: ">=", Required: "80", Distance: "1"}}, d.Deciding)
	assert.True(t, d.Illustrative, "the case that held is illustrative")
}

func dec(s string) decimal.Decimal { return decimal.RequireFromString(s) }

const catalogueFile = `rubric: r
title: {vi: Kế hoạch, en: Plan}
legal_bases: [Decision 1]
purposes: [p]
requirements: [q]
keep_up: keep it up
actions:
  - {id: docs, for: ["1.1"], solution: send them, lead: office, support: all, deadline: 2026-06-30, deliverable: report}
  - {id: area, for: ["1"], solution: everything in area one}
  - {id: idle, for: ["3"], solution: nothing to do}
responsibilities: [{who: office, task: report}]
recipients: [district]
signatory: {position: Chairman, name: A}
`

func TestPlan(t *testing.T) {
	s := scorer(t)
	c, err := remediation.ParseCatalogue("c.yaml", []byte(catalogueFile), s.Rubric(), nil)
	require.NoError(t, err)
	published := scoring.Published{Unit: scoring.Unit{ID: "u"}, Total: scoring.Row{Points: decimal.NewNullDecimal(dec("9"))}, Rank: scoring.Rank{Place: 1, Of: 2}}
	r := result(t, map[string]any{"electronic_rate": 70, "trained": true, "late": 4}, map[string]any{"1.2": dec("2.5"), "3": 2})
	p, err := remediation.NewPlan(r, c, &remediation.Options{Published: &published})
	require.NoError(t, err)

	assert.Equal(t, "Plan", p.Title.EN)
	assert.Equal(t, []string{"2"}, p.Uncovered, "a deficit that no action is for")
	assert.Equal(t, []string{"idle"}, p.Idle, "an action that no deficit calls for")
	require.Len(t, p.Actions, 2)
	assert.Equal(t, remediation.Action{
		ID: "docs", Deficits: []string{"1.1"}, Solution: rubric.Plain("send them"), Points: dec("2"),
		Assignment: remediation.Assignment{Lead: rubric.Plain("office"), Support: rubric.Plain("all"), Deadline: rubric.Date{Year: 2026, Month: 6, Day: 30}, Deliverable: rubric.Plain("report")},
	}, p.Actions[0])
	assert.Equal(t, []string{"1.1", "1.2"}, p.Actions[1].Deficits, "an area stands for all below it")
	assert.Equal(t, "2.5", p.Actions[1].Points.String())
	assert.Equal(t, []remediation.KeepUp{{Code: "3", Title: rubric.Plain("Three"), Task: rubric.Plain("keep it up")}}, p.KeepUp)
	assert.Equal(t, []remediation.Penalty{{Code: "P1", Title: rubric.Plain("Late reports"), Points: dec("2"), Reason: p.Penalties[0].Reason}}, p.Penalties, "penalties are not deficits")
	var areas []string
	for _, a := range p.Results.Areas {
		areas = append(areas, fmt.Sprintf("%s %s %s %v", a.Code, show(a.Points), show(a.Lost), a.Deficits))
	}
	assert.Equal(t, []string{"1 2.5 2.5 [1.1 1.2]", "2 0.25 2.75 [2]", "3 2 0 []"}, areas)
	assert.Equal(t, scoring.Rank{Place: 1, Of: 2}, p.Results.Rank)
	require.Len(t, p.Contradictions, 1)
	assert.Equal(t, "3.75", p.Contradictions[0].Computed, "4.75 less the penalty at its cap")

	b, err := json.Marshal(p)
	require.NoError(t, err)
	var back remediation.Plan
	require.NoError(t, json.Unmarshal(b, &back))
	assert.Equal(t, *p, back)

	published.Unit.ID = "other"
	_, err = remediation.NewPlan(r, c, &remediation.Options{Published: &published})
	assert.EqualError(t, err, `the table is for the unit "other", the result for "u"`)
	c.Actions[0].For = []string{"9"}
	_, err = remediation.NewPlan(r, c, nil)
	assert.EqualError(t, err, `action "docs" is for item "9", which the result does not have`)
}

func TestBadCatalogues(t *testing.T) {
	head := "rubric: r\ntitle: T\n"
	tests := []struct{ src, want string }{
		{head, `c:1:1: missing key "actions"`},
		{head + "actions: []\nactoins: []\n", `c:4:1: unknown key "actoins"; did you mean "actions"?`},
		{head + "actions: [{id: a, for: ['1.7'], solution: s}]\n", `c:3:25: the rubric has no item "1.7"; did you mean "1.1"?`},
		{head + "actions: [{id: a, for: [], solution: s}]\n", `c:3:24: the action is for no item`},
		{head + "actions: [{id: a, for: ['1', '1'], solution: s}]\n", `c:3:30: item "1" stands in this list twice`},
		{head + "actions: [{id: a, for: ['1'], solution: s}, {id: a, for: ['2'], solution: s}]\n", `c:3:45: duplicate action "a"`},
		{head + "actions: [{id: a, for: ['1'], solution: ' '}]\n", `c:3:41: the text is empty`},
		{head + "actions: [{id: a, for: ['1'], solution: s, deadline: 30/6/2026}]\n", `c:3:54: expected a date such as 2023-01-30, got "30/6/2026"`},
		{"rubric: other\ntitle: T\nactions: []\n", `c:1:9: this file is for the rubric "other", not for "r"`},
	}
	r := scorer(t).Rubric()
	for _, tt := range tests {
		_, err := remediation.ParseCatalogue("c", []byte(tt.src), r, nil)
		require.Error(t, err, tt.src)
		assert.Contains(t, strings.Split(err.Error(), "\n"), tt.want)
	}
}

// FuzzCatalogue: whatever the bytes, ParseCatalogue returns, and what it accepts
// makes a plan whose coverage is complete: every deficit is addressed or listed.
func FuzzCatalogue(f *testing.F) {
	f.Add([]byte(catalogueFile))
	s := scorer(f)
	r := result(f, map[string]any{"electronic_rate": 70, "trained": true, "late": 4}, map[string]any{"1.2": 1, "3": 2})
	f.Fuzz(func(t *testing.T, src []byte) {
		c, err := remediation.ParseCatalogue("c.yaml", src, s.Rubric(), nil)
		if err != nil {
			return
		}
		p, err := remediation.NewPlan(r, c, nil)
		require.NoError(t, err)
		covered := map[string]bool{}
		for _, a := range p.Actions {
			for _, code := range a.Deficits {
				covered[code] = true
			}
		}
		for _, d := range p.Deficits {
			assert.NotEqual(t, covered[d.Code], strings.Contains(fmt.Sprint(p.Uncovered), d.Code))
		}
		assert.Len(t, c.Actions, len(p.Actions)+len(p.Idle))
	})
}

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
	result, err := scorer.Score(scoring.Facts{
		Unit:   scoring.Unit{ID: "u"},
		Inputs: map[string]any{"electronic_rate": "76.5", "trained": true, "late": 1},
		Points: map[string]any{"1.2": 3, "3": 2},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, d := range remediation.Deficits(result) {
		fmt.Printf("%s lost %s of %s: %s\n", d.Code, d.Lost.Decimal, d.Max, d.Reason.EN)
	}
	catalogue, err := remediation.ParseCatalogue("catalogue.yaml", []byte(catalogueFile), r, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	plan, err := remediation.NewPlan(result, catalogue, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, a := range plan.Actions {
		fmt.Printf("%s: %s for %v, %s point(s)\n", a.ID, a.Solution.EN, a.Deficits, a.Points)
	}
	fmt.Println("no action for", plan.Uncovered)
	// Output:
	// 1.1 lost 2 of 2: Rate: reached 76.5%, required at least 80%
	// 2 lost 2 of 3: Late: actual 1
	// docs: send them for [1.1], 2 point(s)
	// area: everything in area one for [1.1], 2 point(s)
	// no action for [2]
}
