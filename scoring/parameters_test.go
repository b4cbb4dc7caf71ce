package scoring_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// risingFile is a rubric with a limit that rises over the years, and one of the period.
const risingFile = `
rubric: rising-2024
title: t
decision: {number: "1", issuer: x, date: 2024-01-01}
period: 2024
max: 2
points: {places: 2, rounding: half-up}
inputs:
  - {name: online, type: percent, title: {vi: Tỷ lệ hồ sơ trực tuyến, en: Online dossiers}}
  - {name: sent, type: date, never: true, title: {vi: Ngày gửi báo cáo, en: Report sent}}
  - {name: done, type: count, title: {vi: Số đã làm, en: Done}}
parameters:
  - name: limit
    title: {vi: Ngưỡng hồ sơ trực tuyến, en: Limit of online dossiers}
    type: percent
    as_of: sent
    values:
      - {value: 80, from: 2022-01-01, until: 2023-12-31, source: 12/QĐ-UBND}
      - {value: 85.5, from: 2024-01-01, until: 2025-06-30, source: 12/QĐ-UBND}
  - name: least
    title: {vi: Số ít nhất, en: Least number}
    type: count
    unit: {vi: hồ sơ, en: dossiers}
    values:
      - {value: 3, from: 2020-01-01, until: 2023-12-31, source: S}
      - {value: 5, from: 2024-01-01, source: S}
areas:
  - code: "1"
    title: a
    max: 1
    %s
  - code: "2"
    title: b
    max: 1
    cases: [{when: done >= least, score: full}, {score: 0}]
`

const risingRule = `cases: [{when: online >= limit, score: full}, {score: 0}]`

func rising(t testing.TB, rule string) *scoring.Scorer {
	t.Helper()
	return ruletest.CompileFile(t, fmt.Sprintf(risingFile, rule))
}

func scoreBy(t testing.TB, s *scoring.Scorer, in map[string]any) *scoring.Result {
	t.Helper()
	r, err := s.Score(scoring.Facts{Inputs: ruletest.Figures(in)})
	require.NoError(t, err)
	return r
}

// TestParameterByDay: the value is that of the day, both ends included; a day without a
// value fails the item alone, with the parameter, the day and the days that have values.
func TestParameterByDay(t *testing.T) {
	s := rising(t, risingRule)
	for _, tt := range []struct{ sent, rate, want string }{
		{"2021-12-31", "100", "failed rubric.yaml:31:30: item \"1\": the parameter \"Limit of online dossiers\" has no value on 31 December 2021 (Report sent): " +
			"its values are in force from 1 January 2022 to 30 June 2025"},
		{"2022-01-01", "80", "1 "},
		{"2022-01-01", "79.9", "0 online dossiers reached 79.9%, below 80%"},
		{"2023-12-31", "80", "1 "},
		{"2024-01-01", "85", "0 online dossiers reached 85%, below 85.5%"},
		{"2024-01-01", "85.5", "1 "},
		{"2025-06-30", "85.4", "0 online dossiers reached 85.4%, below 85.5%"},
		{"2025-07-01", "100", "failed rubric.yaml:31:30: item \"1\": the parameter \"Limit of online dossiers\" has no value on 1 July 2025 (Report sent): " +
			"its values are in force from 1 January 2022 to 30 June 2025"},
		{"never", "100", "failed rubric.yaml:31:30: item \"1\": the parameter \"Limit of online dossiers\" has no value where \"Report sent\" is never: " +
			"its values are in force from 1 January 2022 to 30 June 2025"},
	} {
		r := scoreBy(t, s, map[string]any{"sent": tt.sent, "online": tt.rate, "done": 5})
		it := r.Item("1")
		got := "failed " + it.Error.EN
		if it.Status == scoring.Scored {
			got = it.Points.Decimal.String() + " " + it.Reason.EN
		}
		assert.Equal(t, tt.want, got, tt.sent)
		assert.Equal(t, scoring.Scored, r.Item("2").Status, "one failing item never stops the others")
	}
}

// TestParameterMissingDay: without the day the item is missing for its sake, unless the
// figures suffice for every value; a bound of the day that leaves one value decides.
func TestParameterMissingDay(t *testing.T) {
	s := rising(t, `applies: "sent >= date('2022-01-01') and sent <= date('2025-06-30')"
    not_applicable: zero
    `+risingRule)
	within := func(from, to string) scoring.Figure {
		return scoring.Within(scoring.Bound{AtLeast: scoring.Known(from), AtMost: scoring.Known(to)})
	}
	for name, tt := range map[string]struct {
		in   map[string]scoring.Figure
		want string
	}{
		"no day": {map[string]scoring.Figure{"online": scoring.Known("83")},
			"missing 0 1 not enough is known of report sent [sent]"},
		"low for every value": {map[string]scoring.Figure{"online": scoring.Known("79")}, "scored 0 0"},
		"years of both values": {map[string]scoring.Figure{"online": scoring.Known("83"), "sent": within("2023-12-31", "2024-01-01")},
			"missing 0 1 not enough is known of report sent [sent]"},
		"years of the first": {map[string]scoring.Figure{"online": scoring.Known("83"), "sent": within("2022-01-01", "2023-12-31")},
			"scored 1 1"},
		"years of the second": {map[string]scoring.Figure{"online": scoring.Known("83"), "sent": within("2024-01-01", "2025-06-30")},
			"scored 0 0"},
		"high for every value": {map[string]scoring.Figure{"online": scoring.Known("90"), "sent": within("2022-01-01", "2025-06-30")},
			"scored 1 1"},
	} {
		tt.in["done"] = scoring.Known(5)
		r, err := s.Score(scoring.Facts{Inputs: tt.in})
		require.NoError(t, err)
		it := r.Item("1")
		got := fmt.Sprint(it.Status, " ", it.Range.Least, " ", it.Range.Most)
		if it.Status == scoring.Missing {
			got += fmt.Sprint(" ", it.Reason.EN, " ", it.Missing)
		}
		assert.Equal(t, tt.want, got, name)
	}
}

// TestParameterOfThePeriod: without a date the value of the period stands in the rule as a
// number would, and the reason says it.
func TestParameterOfThePeriod(t *testing.T) {
	s := rising(t, risingRule)
	it := scoreBy(t, s, map[string]any{"sent": "2024-01-01", "online": 100, "done": 4}).Item("2")
	assert.Equal(t, "0", it.Points.Decimal.String())
	assert.Equal(t, rubric.Text{VI: "mới có 4 đã làm, chưa đủ 5", EN: "done reached 4, below 5"}, it.Reason)
	assert.Equal(t, "5", it.Deciding[0].Required)
	e, err := s.Explain(scoring.Facts{Inputs: map[string]scoring.Figure{"done": scoring.Known(4)}}, "2")
	require.NoError(t, err)
	assert.Equal(t, "Case 1 does not hold: Done: actual 4, required at least 5, 1 short.", e.Steps[0].Text.EN)
}

// TestParameterInTexts: authors' reasons say the number, and steps do.
func TestParameterInTexts(t *testing.T) {
	s := rising(t, `cases: [{when: online >= limit, score: full}, {score: 0, reason: {vi: "chưa đạt {limit}, ít nhất {least}", en: "below {limit}, at least {least}"}}]`)
	it := scoreBy(t, s, map[string]any{"sent": "2024-01-01", "online": "80", "done": 4}).Item("1")
	assert.Equal(t, rubric.Text{VI: "chưa đạt 85,5%, ít nhất 5 hồ sơ", EN: "below 85.5%, at least 5 dossiers"}, it.Reason)
	it = scoreBy(t, s, map[string]any{"sent": "2022-01-01", "online": "79", "done": 4}).Item("1")
	assert.Equal(t, "below 80%, at least 5 dossiers", it.Reason.EN)

	e, err := rising(t, risingRule).Explain(scoring.Facts{Inputs: map[string]scoring.Figure{
		"sent": scoring.Known("2024-03-01"), "online": scoring.Known("80")}}, "1")
	require.NoError(t, err)
	assert.Equal(t, "online >= limit", e.Steps[0].Condition)
	assert.Equal(t, "Case 1 does not hold: Online dossiers: reached 80%, required at least 85.5%, 5.5 percentage points short.",
		e.Steps[0].Text.EN)
}

// TestParameterFaultsInRules: a name has one meaning, and what cannot stand in a relation or
// in the place of a literal is told so.
func TestParameterFaultsInRules(t *testing.T) {
	for name, tt := range map[string]struct{ old, new, want string }{
		"reserved":       {"least", "full", `name has a meaning of its own in the rule language`},
		"function":       {"least", "mean", `parameter "mean": the name has a meaning of its own`},
		"misspelt":       {"done >= least", "done >= leest", `unknown name "leest"; did you mean "least"?`},
		"let":            {"done >= least", "let limit = 1; done >= limit", `the name "limit" is already taken`},
		"condition":      {"done >= least", "least", `expected a bool, got a number`},
		"range":          {"done >= least", "done in 1..limit", `the ends of a range are whole numbers`},
		"as a function":  {"done >= least", "least(done)", `least is a parameter, not a function`},
		"in a relation":  {"areas:", `relations: [{holds: "online <= limit", title: R}]` + "\nareas:", `the value of the parameter "limit" depends on "sent", so no relation can name it`},
		"broken, no two": {"as_of: sent", "as_of: snt", `as_of names "snt", which is not a declared input; did you mean "sent"?`},
		"expired":        {"{value: 5, from: 2024-01-01, source: S}", "{value: 5, from: 2024-01-02, source: S}", `there is no value from`},
	} {
		src := fmt.Sprintf(risingFile, risingRule)
		require.Contains(t, src, tt.old, name)
		r, _ := rubric.Parse("r.yaml", []byte(strings.ReplaceAll(src, tt.old, tt.new)), nil)
		_, err := scoring.Compile(r, nil) // whatever the file's faults are, those of its rules come with them
		if assert.ErrorContains(t, err, tt.want, name) {
			assert.NotContains(t, err.Error(), "\n", "%s: one slip is one fault", name)
		}
	}
	r, err := rubric.Parse("r.yaml", []byte(fmt.Sprintf(risingFile, risingRule)), nil)
	require.NoError(t, err)
	_, err = scoring.Compile(r, &scoring.Options{Functions: []scoring.Function{{Name: "limit", Doc: "d",
		Call: func([]any) (decimal.Decimal, error) { return decimal.Zero, nil }}}})
	assert.ErrorContains(t, err, `function "limit": the name is already taken`)
}

// TestIllustrativeValues: an item whose rule can read a value that no document decides says
// so, and others do not.
func TestIllustrativeValues(t *testing.T) {
	for name, tt := range map[string]struct {
		old, new string
		want     [2]bool
	}{
		"all decided":           {"", "", [2]bool{}},
		"chosen by a day":       {"until: 2023-12-31, source: 12/QĐ-UBND", "until: 2023-12-31, illustrative: true", [2]bool{true, false}},
		"in force":              {"{value: 5, from: 2024-01-01, source: S}", "{value: 5, from: 2024-01-01, illustrative: true}", [2]bool{false, true}},
		"of the period, before": {"until: 2023-12-31, source: S", "until: 2023-12-31, illustrative: true", [2]bool{}},
	} {
		s := ruletest.CompileFile(t, strings.Replace(fmt.Sprintf(risingFile, risingRule), tt.old, tt.new, 1))
		r := scoreBy(t, s, map[string]any{"sent": "2024-01-01", "online": "90", "done": 5})
		assert.Equal(t, tt.want, [2]bool{r.Item("1").Illustrative, r.Item("2").Illustrative}, name)
	}
}

// TestParametersEverywhere: conditions of bands, guards and functions over series read
// parameters, and a rule that replaces another does.
func TestParametersEverywhere(t *testing.T) {
	src := fmt.Sprintf(risingFile, `arises: done > least - 5
    not_arising: full
    score: "mean(max(0, 1 - reports / least))"`)
	src = strings.Replace(src, "inputs:\n", "inputs:\n  - {name: reports, type: count, title: Reports, each: [q1, q2]}\n", 1)
	src += "bands: [{name: A, from: 1.5, when: online >= limit}, {name: B, from: 0}]\n"
	s := ruletest.CompileFile(t, src)
	facts := map[string]any{"sent": "2024-01-01", "online": "85.5", "done": 5, "reports.q1": 1, "reports.q2": 2}
	r := scoreBy(t, s, facts)
	assert.Equal(t, "0.7", r.Item("1").Points.Decimal.String(), "the mean of 4/5 and 3/5")
	assert.Equal(t, "A", r.Total.Band.EN)
	facts["online"] = "85"
	assert.Equal(t, "B", scoreBy(t, s, facts).Total.Band.EN)
	facts["sent"] = "2022-01-01"
	assert.Equal(t, "A", scoreBy(t, s, facts).Total.Band.EN)
	facts["sent"] = "2021-12-31"
	assert.True(t, scoreBy(t, s, facts).Total.Band.IsZero(), "a condition without a value leaves the band open")
	facts["done"] = 0
	assert.Equal(t, scoring.NotArising, scoreBy(t, s, facts).Item("1").Status)

	item := s.Rubric().Item("2")
	item.Cases[0].When = "done >= 2 * least and online > limit"
	variant, err := s.With(item)
	require.NoError(t, err)
	facts["sent"], facts["done"] = "2023-12-31", 10
	assert.Equal(t, "1", scoreBy(t, variant, facts).Item("2").Points.Decimal.String())
	facts["sent"] = "2024-01-01"
	assert.Equal(t, "0", scoreBy(t, variant, facts).Item("2").Points.Decimal.String())
}

// TestCachedReasonsOfParameters: what a reason says of a parameter is not taken from another
// day, though no rule reads the day.
func TestCachedReasonsOfParameters(t *testing.T) {
	s := rising(t, `cases: [{when: online >= 90, score: full}, {score: 0, reason: "below {limit}"}]`).Caching()
	for range 2 {
		for day, want := range map[string]string{"2022-01-01": "below 80%", "2024-01-01": "below 85.5%", "never": "below no figure"} {
			it := scoreBy(t, s, map[string]any{"sent": day, "online": "70", "done": 5}).Item("1")
			assert.Equal(t, want, it.Reason.EN, day)
		}
		it := scoreBy(t, s, map[string]any{"online": "70", "done": 5}).Item("1")
		assert.Equal(t, "below at least 80% and at most 85.5%", it.Reason.EN, "any day")
	}
}
