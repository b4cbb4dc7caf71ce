package verify_test

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/enough"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/parindex/parindex/scoring/verify"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// threeRules pass the tests that one would write for them: the rates 95, 80 and 50;
// 8 tasks of 10; a plan on time, late, and missing.
const threeRules = `rubric: three-rules
title: Three rules
decision: {number: "1", issuer: A, date: 2025-01-01}
period: 2025
max: 6
points: {places: 2, rounding: half-up}
illustrative: true
inputs:
  - {name: electronic, type: percent, title: Electronic documents}
  - {name: done, type: count, title: Tasks done}
  - {name: planned, type: count, title: Tasks planned}
  - {name: plan, type: enum, options: [on_time, late, none], title: Plan}
areas:
  - code: "1"
    title: Threshold bands
    max: 2
    cases:
      - {when: electronic > 90, score: full}
      - {when: 70 <= electronic < 90, score: 1}
      - {score: 0}
  - code: "2"
    title: In proportion
    max: 2
    not_arising: zero
    score: full * rate(done, planned) / 100
  - code: "3"
    title: Ordered options
    max: 2
    cases:
      - {when: plan == 'on_time', score: 1.5}
      - {when: plan != 'none', score: 1}
      - {score: 0}
`

func Example_whatTestsMiss() {
	r, err := rubric.Parse("three.yaml", []byte(threeRules), nil)
	check(err)
	scorer, err := scoring.Compile(r, nil)
	check(err)
	v, err := verify.Rules(context.Background(), scorer, nil)
	check(err)
	fmt.Println(v.Proved, "proved,", v.Refuted, "refuted,", v.Undecided, "undecided")
	for _, d := range v.Findings() {
		fmt.Printf("%s:%d:%d: %s\n", v.File, d.Line, d.Column, d.Message.EN)
	}
	fmt.Print(v.Findings()[0].Example.YAML(rubric.English))
	// Output:
	// 38 proved, 4 refuted, 0 undecided
	// three.yaml:19:16: electronic at 90 falls to the last case, which gives less than both sides (electronic = 90)
	// three.yaml:25:19: it can fail: division by zero (done = 1, planned = 0)
	// three.yaml:25:12: the points can be 4, not from 0 to 2 (done = 2, planned = 1)
	// three.yaml:30:42: nobody can earn the maximum 2: at most 1.5
	// - name: '1: gap'
	//   facts: {electronic: 90}
	//   expect: {'1': 0}
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}

// leaf makes a rubric of one item, given as YAML behind its code and title.
func leaf(item string) string {
	return `rubric: one
title: One
decision: {number: "1", issuer: A, date: 2025-01-01}
period: 2025
max: 2
points: {places: 2, rounding: half-up}
inputs:
  - {name: x, type: percent, title: X}
  - {name: n, type: count, title: N}
  - {name: m, type: count, title: M}
  - {name: ok, type: bool, title: OK}
  - {name: state, type: enum, options: [good, fair, bad], title: State}
  - {name: day, type: date, title: Day}
  - {name: z, type: number, min: -5, max: 5, title: Z}
areas:
  - code: "1"
    title: One
    max: 2
` + item
}

// findings verifies a rubric and returns what is not proved but that inputs are
// unused, as "property: message".
func findings(t *testing.T, src string, opts *scoring.Options, v *verify.Options) []string {
	t.Helper()
	r, err := rubric.Parse("f", []byte(src), nil)
	require.NoError(t, err)
	s, err := scoring.Compile(r, opts)
	require.NoError(t, err)
	got, err := verify.Rules(context.Background(), s, v)
	require.NoError(t, err)
	out := []string{}
	for _, d := range got.Findings() {
		if d.Property != "used" {
			out = append(out, string(d.Property)+": "+d.Message.EN)
		}
	}
	return out
}

func TestVerify(t *testing.T) {
	tests := map[string]struct {
		item string
		want []string
	}{
		"clean threshold":              {"    cases: [{when: x >= 80, score: full}, {score: 0}]", nil},
		"clean proportion":             {"    score: full * x / 100", nil},
		"clean deduction":              {"    falls_with: n\n    score: max(0, full - 0.25 * n)", nil},
		"clean rate":                   {"    not_arising: zero\n    rises_with: n\n    cases: [{when: m == 0 and n > 0, score: 0, reason: none}, {score: 'min(full, full * rate(n, m) / 100)'}]", nil},
		"clean rate guarded by a case": {"    not_arising: full\n    cases: [{when: n > m, score: 0, reason: too many}, {score: 'full * rate(n, m) / 100'}]", nil},
		"above the maximum": {"    score: 0.5 * n", []string{
			"range: the points can be 2.5, not from 0 to 2 (n = 5)"}},
		"below the minimum": {"    score: full - 0.5 * n", []string{
			"range: the points can be -0.5, not from 0 to 2 (n = 5)"}},
		"above by rounding that hides it": {"    cases: [{when: x == 100, score: 2.004}, {score: x / 100}]", []string{
			"range: the points can be 2.004, not from 0 to 2 (x = 100)",
			"full: nobody can earn the maximum 2: at most 1"}},
		"off the step": {"    step: 0.5\n    score: min(full, 0.25 * n)", []string{
			"step: the points can be off the step 0.5 (n = 1)"}},
		"on the step": {"    step: 0.5\n    score: min(full, 0.25 * (n + n))", nil},
		"division by zero": {"    score: min(full, 2 / n)",
			[]string{"failure: it can fail: division by zero (n = 0)", "matters: full changes nothing here: in min(full, 2 / n)" + capped}},
		"no band": {"    score: bands(x, '>90', 2, '[70,90)', 1, '<70', 0)",
			[]string{"failure: it can fail: no band holds 90 (x = 90)"}},
		"band never reached": {"    score: bands(x, '>100', 1, '[70,100]', 2, '<70', 0)",
			[]string{"reachable: no facts lie in the band >100"}},
		"equal bands": {"    score: bands(x, '>=90', 2, '[70,90)', 2, '<70', 0)",
			[]string{"distinct: the band [70,90) gives the same points as the one above it: the threshold between them changes nothing"}},
		"clamp": {"    score: clamp(x / 50, n, 2)",
			[]string{"failure: it can fail: the lower end of clamp is above its upper end (n = 3, x = 0)"}},
		"shadowed": {"    cases: [{when: x >= 50, score: 1}, {when: x >= 80, score: full}, {score: 0}]", []string{
			"reachable: case 2 is never reached: the cases before it hold wherever it would",
			"full: nobody can earn the maximum 2: at most 1"}},
		"contradiction": {"    cases: [{when: x > 90 and x < 80, score: full}, {score: 0}]", []string{
			"reachable: case 1 is never reached: its condition cannot hold",
			"full: nobody can earn the maximum 2: at most 0"}},
		"always": {"    cases: [{when: n >= 0, score: full}, {score: 0}]", []string{
			"matters: n >= 0 is always true here, so it changes nothing",
			"reachable: case 2 is never reached: the cases before it hold wherever it would",
			"least: the points never go down to 0: at least 2; if that is meant, declare it as min"}},
		"one side of or": {"    cases: [{when: x > 90 or x > 80, score: full}, {score: 0}]",
			[]string{"matters: x > 90 changes nothing here"}},
		"option twice": {"    cases: [{when: state == 'good', score: full}, {when: \"state in ['good', 'fair']\", score: 1}, {score: 0}]", []string{"matters: 'good' changes nothing here"}},
		"restated boundary": {"    cases: [{when: x >= 90, score: full}, {when: 70 <= x < 90, score: 1}, {score: 0}]",
			nil},
		"argument of min": {"    score: min(full, x / 100)",
			[]string{"matters: full changes nothing here: in min(full, x / 100)" + capped, "full: nobody can earn the maximum 2: at most 1"}},
		"equal cases": {"    cases: [{when: x >= 90, score: full}, {when: x >= 70, score: 0}, {score: 0}]",
			[]string{"distinct: case 2 changes nothing: without it the points are the same"}},
		"equal, other reasons": {"    cases: [{when: x >= 90, score: full}, {when: ok, score: 0, reason: a}, {score: 0, reason: b}]", nil},
		"least": {"    cases: [{when: state == 'good', score: full}, {score: 1}]",
			[]string{"least: the points never go down to 0: at least 1; if that is meant, declare it as min"}},
		"least declared": {"    min: 1\n    cases: [{when: state == 'good', score: full}, {score: 1}]", nil},
		"overlap": {"    cases: [{when: x >= 80, score: full}, {when: 50 <= x <= 80, score: 1}, {score: 0}]", []string{
			"matters: x <= 80 is always true here, so it changes nothing",
			"overlap: case 1 and case 2 both hold where x is 80; the earlier one counts (x = 80)"}},
		"gap between whole numbers": {"    cases: [{when: n >= 5, score: full}, {when: n in 1..3, score: 1}, {score: 0}]",
			[]string{
				"gap: n at 4 falls to the last case, which gives less than both sides (n = 4)"}},
		"target zone is no gap": {"    cases: [{when: x < 40, score: 0}, {when: x > 60, score: 0, reason: above}, {score: full}]", nil},
		"rises refuted":         {"    rises_with: x\n    cases: [{when: x >= 90, score: 1}, {when: x >= 70, score: full}, {score: 0}]", []string{"rises: from x = 70 to 100 the points go from 2 to 1 (x = 100)"}},
		"falls refuted":         {"    falls_with: day\n    cases: [{when: \"day <= date('2025-03-31')\", score: 1}, {when: \"day <= date('2025-06-30')\", score: full}, {score: 0}]", []string{"falls: from day = 2025-03-31 to 2025-04-01 the points go from 1 to 2 (day = 2025-04-01)"}},
		"rises after rounding":  {"    rises_with: x\n    score: min(2, x / 50) - round(x, 1) / 100000 + round(x, 1) / 100000", []string{"matters: 2 changes nothing here: in min(2, x / 50)" + capped}},
		"product of inputs":     {"    score: min(full, x * n / 100)", nil},
		"date":                  {"    cases: [{when: \"day <= date('2025-12-31') and day > date('2026-01-15')\", score: full}, {score: 0}]", []string{"reachable: case 1 is never reached: its condition cannot hold", "full: nobody can earn the maximum 2: at most 0"}},
		"guard that never closes": {"    applies: n >= 0\n    not_applicable: full\n    cases: [{when: ok, score: full}, {score: 0}]", []string{
			"matters: n >= 0 is always true here, so it changes nothing"}},
		"failing guard": {"    arises: x / n > 1\n    not_arising: full\n    cases: [{when: ok, score: full}, {score: 0}]",
			[]string{
				"failure: it can fail: division by zero (n = 0, ok = true, x = 0)"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if tt.want == nil {
				tt.want = []string{}
			}
			assert.Equal(t, tt.want, findings(t, leaf(tt.item), nil, nil))
		})
	}
}

// TestVerifyUndecided: what cannot be proved is said to be undecided, with why.
func TestVerifyUndecided(t *testing.T) {
	opts := &scoring.Options{
		Rules: []scoring.Rule{{Name: "by_hand", Doc: "Gives a point.",
			Run: func(scoring.Call) (decimal.Decimal, rubric.Text, error) {
				return decimal.NewFromInt(1), rubric.Text{}, nil
			}}},
		Functions: []scoring.Function{{Name: "tier", Doc: "Returns 1.", Params: []rubric.InputType{rubric.Number},
			Call: func([]any) (decimal.Decimal, error) {
				return decimal.NewFromInt(1), nil
			}}},
	}
	assert.Equal(t, []string{
		"range: a rule in Go cannot be proved", "failure: a rule in Go cannot be proved",
		"full: a rule in Go cannot be proved", "least: a rule in Go cannot be proved",
	}, findings(t, leaf("    rule: by_hand"), opts, nil))
	assert.Contains(t, findings(t, leaf("    score: tier(x)"), opts, nil),
		"range: undecided (nothing is known of the function tier): the points are always from 0 to 2")
	hard := leaf("    cases: [{when: x * n * n == z * m * 777.7777 + 0.123, score: full}, {score: 0}]")
	for _, f := range findings(t, hard, nil, &verify.Options{Work: scoring.Work{Steps: 50}}) {
		assert.Contains(t, f, "undecided (the work allowed did not suffice)")
	}
	long := leaf("    cases: [{when: " + strings.Repeat("z * ", 80) + "z > 1, score: full}, {score: 0}]")
	assert.Contains(t, findings(t, long, nil, nil),
		"failure: undecided (numbers in between may outgrow what is computed): nothing ever fails")
}

// TestReport: the counts add up, the JSON form reads back, and items can be
// chosen.
func TestReport(t *testing.T) {
	r, err := rubric.Parse("three.yaml", []byte(threeRules), nil)
	require.NoError(t, err)
	s, err := scoring.Compile(r, nil)
	require.NoError(t, err)
	v, err := verify.Rules(context.Background(), s, nil)
	require.NoError(t, err)
	assert.Equal(t, len(v.Verdicts), v.Proved+v.Refuted+v.Undecided)
	assert.Len(t, v.Findings(), v.Refuted)
	for _, d := range v.Verdicts {
		assert.True(t, d.Illustrative, "the rubric is illustrative")
		assert.Positive(t, d.Line)
	}
	src, err := json.Marshal(v)
	require.NoError(t, err)
	var back verify.Report
	require.NoError(t, json.Unmarshal(src, &back))
	assert.Equal(t, v, &back)

	again, err := verify.Rules(context.Background(), s, nil)
	require.NoError(t, err)
	assert.Equal(t, v, again, "the same rubric gives the same verification")

	one, err := verify.Rules(context.Background(), s, &verify.Options{Items: []string{"3"}})
	require.NoError(t, err)
	for _, d := range one.Verdicts {
		assert.Equal(t, "3", d.Item)
	}
	_, err = verify.Rules(context.Background(), s, &verify.Options{Items: []string{"3", "4", "x"}})
	assert.EqualError(t, err, "the rubric has no item \"4\"; did you mean \"1\"?\nthe rubric has no item \"x\"; did you mean \"1\"?")
}

// TestExampleShows: the facts of an example, scored, come to what it says.
func TestExampleShows(t *testing.T) {
	r, err := rubric.Parse("three.yaml", []byte(threeRules), nil)
	require.NoError(t, err)
	s, err := scoring.Compile(r, nil)
	require.NoError(t, err)
	v, err := verify.Rules(context.Background(), s, nil)
	require.NoError(t, err)
	shown := 0
	for _, d := range v.Verdicts {
		if d.Example == nil {
			continue
		}
		shown++
		result, err := s.Score(scoring.Facts{Inputs: d.Example.Facts})
		require.NoError(t, err)
		it := result.Item(d.Item)
		assert.Equal(t, d.Example.Status, it.Status)
		assert.Equal(t, d.Example.Points, it.Points)
		assert.Equal(t, d.Example.Error, it.Error)
	}
	assert.Greater(t, shown, 10)
}

// TestVerifyOfFineSteps: a huge maximum with many places and a step has more numbers
// of points than can be gone through; the work is bounded all the same.
func TestVerifyOfFineSteps(t *testing.T) {
	enough.NotUnderRace(t)
	const file = `rubric: r
title: R
decision: {number: "1", issuer: A, date: 2025-01-01}
period: 2025
max: 1000000000
points: {places: 6, rounding: half-up}
inputs:
  - {name: n, type: count, max: 1000000000, title: N}
areas:
  - {code: "1", title: One, max: 1000000000, step: 0.5, rises_with: [n], cases: [{when: n > 3, score: n}, {score: n / 2}]}
`
	r, err := rubric.Parse("r.yaml", []byte(file), nil)
	require.NoError(t, err)
	s, err := scoring.Compile(r, nil)
	require.NoError(t, err)
	v, err := verify.Rules(context.Background(), s, nil)
	require.NoError(t, err)
	outcomes := map[string]verify.Outcome{}
	for _, d := range v.Verdicts {
		outcomes[string(d.Property)] = d.Outcome
	}
	assert.Equal(t, verify.Undecided, outcomes["step"])
	assert.Equal(t, verify.Proved, outcomes["range"])
	res, err := s.Score(scoring.Facts{Inputs: ruletest.Figures(map[string]any{"n": scoring.Bound{AtLeast: scoring.Known(5)}})})
	require.NoError(t, err)
	assert.Equal(t, scoring.Missing, res.Item("1").Status)
}
