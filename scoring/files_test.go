package scoring_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/enough"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/parindex/parindex/scoring/published"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func testRubric(t testing.TB) *rubric.Rubric {
	t.Helper()
	r, err := rubric.Parse("test.yaml", []byte(ruletest.Head+ruletest.Inputs+ruletest.OneItem("    score: full\n")), nil)
	require.NoError(t, err)
	return r
}

func TestParseFacts(t *testing.T) {
	f, err := scoring.ParseFacts("facts.yaml", []byte(`rubric: bad
unit: {id: u1, name: {vi: Xã, en: Commune}, group: commune}
inputs:
  rate_in: 76.50
  over: {at_least: 100, below: 120.5}
  done: 03
  trained: true
  state: {one_of: [late, none]}
  issued: {at_most: 2025-01-31}
points: {"2": 7.25}
`), testRubric(t), nil)
	require.NoError(t, err)
	want := scoring.Facts{
		Rubric: "bad",
		Unit:   scoring.Unit{ID: "u1", Name: rubric.Text{VI: "Xã", EN: "Commune"}, Group: "commune"},
		Inputs: ruletest.Figures(map[string]any{
			"rate_in": ruletest.Dec("76.5"), "over": scoring.Bound{AtLeast: scoring.Known(ruletest.Dec("100")),
				Below: scoring.Known(ruletest.Dec("120.5"))}, "done": ruletest.Dec("3"), "trained": true,
			"state":  scoring.Bound{OneOf: []string{"late", "none"}},
			"issued": scoring.Bound{AtMost: scoring.Known(rubric.Date{Year: 2025, Month: 1, Day: 31})},
		}),
		Points: ruletest.Figures(map[string]any{"2": ruletest.Dec("7.25")}),
	}
	assert.Equal(t, want, f)

	// The JSON form is a facts file.
	b, err := json.Marshal(f)
	require.NoError(t, err)
	back, err := scoring.ParseFacts("f.json", b, testRubric(t), nil)
	require.NoError(t, err)
	assert.Equal(t, f, back)
}

func TestBadFacts(t *testing.T) {
	tests := []struct{ src, want string }{
		{"unit: {id: u}\n", `f:1:1: missing key "rubric"`},
		{"rubric: other\nunit: {id: u}\n", `f:1:9: this file is for the rubric "other", not for "bad"`},
		{"rubric: bad\n", `f:1:1: missing key "unit"`},
		{"schema: 2\nrubric: bad\nunit: {id: u}\n", `f:1:9: this file has schema 2; schema 1 is read`},
		{"rubric: bad\nunit: {id: u}\nfigures: {}\n", `f:3:1: unknown key "figures"; the keys here are facts, inputs, points`},
		{"rubric: bad\nunit: {id: u}\nfacts: {}\ninputs: {}\n",
			`f:4:9: facts and inputs mean the same here; write all figures under facts`},
		{"rubric: bad\nunit: {id: u}\ninputs: {ratein: 3}\n",
			`f:3:10: "ratein" is not an input of the rubric; did you mean "rate_in"?`},
		{"rubric: bad\nunit: {id: u}\ninputs: {rate_in: 100.5}\n", `f:3:19: 100.5 is outside its domain, [0, 100]`},
		{"rubric: bad\nunit: {id: u}\ninputs: {rate_in: 7e1}\n",
			`f:3:19: expected a number, got "7e1"; write it without an exponent`},
		{"rubric: bad\nunit: {id: u}\ninputs: {rate_in: {under: 95}}\n", `f:3:20: unknown key "under"; the keys here are at_least, above, at_most, below, one_of`},
		{"rubric: bad\nunit: {id: u}\ninputs: {rate_in: {below: 0}}\n",
			`f:3:19: no value of the input lies within the bounds`},
		{"rubric: bad\nunit: {id: u}\ninputs: {trained: {below: 1}}\n", `f:3:27: expected true or false, got "1"; write true`},
		{"rubric: bad\nunit: {id: u}\ninputs: {trained: 1}\n", `f:3:19: expected true or false, got "1"; write true`},
		{"rubric: bad\nunit: {id: u}\ninputs: {state: on_tim}\n",
			`f:3:17: "on_tim" is not one of its options, on_time, late, none; did you mean "on_time"?`},
		{"rubric: bad\nunit: {id: u}\ninputs: {issued: 31/01/2025}\n",
			`f:3:18: expected a date such as 2023-01-30, got "31/01/2025"; write 2025-01-31`},
		{"rubric: bad\nunit: {id: u}\ninputs: {done: 1.5}\n", `f:3:16: a count is a whole number, not 1.5`},
		{"rubric: bad\nunit: {id: u}\npoints: {'1': 1}\n", `f:3:10: item "1" is not reported: its points are computed`},
		{"rubric: bad\nunit: {id: u}\npoints: {'3': 1}\n", `f:3:10: the rubric has no item "3"; did you mean "2"?`},
		{"rubric: bad\nunit: {id: u}\ninputs: {rate_in: 1, rate_in: 2}\n", `f:3:22: duplicate key "rate_in"`},
		{"", `f:1:1: the file is empty`},
	}
	for _, tt := range tests {
		_, err := scoring.ParseFacts("f", []byte(tt.src), testRubric(t), nil)
		require.Error(t, err, tt.src)
		assert.Contains(t, strings.Split(err.Error(), "\n"), tt.want, tt.src)
	}
}

func TestReconcile(t *testing.T) {
	s := ruletest.Compile(t, `areas:
  - code: "1"
    title: {vi: Một, en: One}
    max: 6
    items:
      - {code: "1.1", title: A, max: 4, reported: true}
      - {code: "1.2", title: B, max: 2, reported: true}
  - {code: "2", title: Two, max: 4, reported: true}
bands: [{name: Tốt, from: 8}, {name: Khá, from: 0}]
`, nil)
	score := func(points map[string]any) *scoring.Result {
		r, err := s.Score(scoring.Facts{Unit: scoring.Unit{ID: "u"}, Points: ruletest.Figures(points)})
		require.NoError(t, err)
		return r
	}
	full := map[string]any{"1.1": 4, "1.2": 1, "2": ruletest.Dec("3.5")}
	file := func(rest string) string {
		return "rubric: bad\nunit: {id: u}\nsource: {number: '1', issuer: A, date: 2025-01-01}\n" + rest
	}
	tests := []struct {
		name, table string
		points      map[string]any
		want        []string
	}{
		{"agrees", "total: {max: 10, points: 8.50, lost: 1.5}\nband: Tốt\nrank: {place: 1, of: 3}\nitems: [{code: '1', max: 6, points: 5, lost: 1}, {code: '1.1', points: 4}, {code: '2', points: 3.5}]\n", full, nil},
		{"total and area and leaf", "total: {points: 9}\nitems: [{code: '1', points: 5.5}, {code: '1.2', points: 1.5}]\n",
			full,
			[]string{"total total points 9 8.5", "1 area points 5.5 5", "1.2 leaf points 1.5 1"}},
		{"maximum", "total: {max: 9.9, points: 8.5}\nitems: [{code: '1.1', max: 5, points: 4}]\n", full,
			[]string{"total total max 9.9 10", "1.1 leaf max 5 4"}},
		{"own arithmetic", "total: {max: 10, points: 8.5, lost: 2}\nitems: [{code: '1', max: 6, points: 5, lost: 0.5}]\n",
			full,
			[]string{"total total lost 2 1.5", "1 area lost 0.5 1"}},
		{"areas do not add up", "total: {points: 8.5}\nitems: [{code: '1', points: 5}, {code: '2', points: 4}]\n", full,
			[]string{"total total sum 8.5 9", "2 area points 4 3.5"}},
		{"band and rank", "total: {points: 8.5}\nband: Khá\nrank: {place: 4, of: 3}\n", full,
			[]string{"total total band Khá Tốt", "total total rank 4 [1, 3]"}},
		{"within what is possible", "total: {points: 8}\nitems: [{code: '1', points: 4}]\n",
			map[string]any{"1.1": 4, "2": 4}, nil},
		{"outside what is possible", "total: {points: 7}\nitems: [{code: '1', points: 3}]\n",
			map[string]any{"1.1": 4, "2": 4},
			[]string{"total total points 7 [8, 10]", "1 area points 3 [4, 6]"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p, err := published.Parse("p.yaml", []byte(file(tt.table)), s.Rubric(), nil)
			require.NoError(t, err)
			list, err := published.Reconcile(score(tt.points), p)
			require.NoError(t, err)
			var got []string
			for _, c := range list {
				got = append(got, fmt.Sprintf("%s %s %s %s %s", c.Code, c.Level, c.Kind, c.Published, c.Computed))
			}
			assert.Equal(t, tt.want, got)
			b, err := json.Marshal(p)
			require.NoError(t, err)
			var back published.Table
			require.NoError(t, json.Unmarshal(b, &back))
			assert.Equal(t, p, back)
		})
	}
	p, err := published.Parse("p.yaml", []byte(file("total: {points: 9}\nitems: [{code: '1', points: 5.5}]\n")),
		s.Rubric(), nil)
	require.NoError(t, err)
	list, err := published.Reconcile(score(full), p)
	require.NoError(t, err)
	assert.Equal(t, rubric.Text{VI: "Một: điểm công bố 5,5, tính lại 5", EN: "One: published points 5.5, computed 5"},
		list[1].Text)

	p.Unit.ID = "v"
	_, err = published.Reconcile(score(full), p)
	assert.EqualError(t, err, `the table is for the unit "v", the result for "u"`)

	_, err = published.Parse("p", []byte(file("total: {points: 9}\nitems: [{code: '1.3'}, {code: '1'}, {code: '1'}]\nrank: {place: 1}\n")), s.Rubric(), nil)
	assert.EqualError(t, err, "p:5:16: the rubric has no item \"1.3\"; did you mean \"1.1\"?\np:5:37: item \"1\" is printed twice\np:6:7: missing key \"of\"")
}

func TestStatusText(t *testing.T) {
	for _, s := range []scoring.Status{scoring.Scored, scoring.Missing, scoring.NotArising, scoring.NotApplicable,
		scoring.Failed} {
		b, err := s.MarshalText()
		require.NoError(t, err)
		var back scoring.Status
		require.NoError(t, back.UnmarshalText(b))
		assert.Equal(t, s, back)
	}
	_, err := scoring.Status(0).MarshalText()
	assert.EqualError(t, err, "invalid status 0")
	var s scoring.Status
	assert.EqualError(t, s.UnmarshalText([]byte("none")), `unknown status "none"`)
	assert.Equal(t, "invalid", scoring.Status(99).String())
}

// FuzzFacts: whatever the bytes, ParseFacts returns; facts without a fault can
// be scored, and the points are the same for the facts read back from JSON.
func FuzzFacts(f *testing.F) {
	f.Add([]byte("rubric: bad\nunit: {id: u}\ninputs: {rate_in: {below: 95}, done: 3, state: late, issued: 2025-01-01}\npoints: {'2': 7.25}\n"))
	f.Add([]byte("rubric: bad\nunit: {id: u}\ninputs: {over: {above: 1, at_most: 3}, amount: -4.999999999999999999, trained: false, total: 0}\n"))
	r, err := rubric.Parse("test.yaml", []byte(ruletest.Head+ruletest.Inputs+
		ruletest.OneItem("    not_arising: zero\n    score: \"trained and state != 'none' ? min(full, rate(done, total) / 50) : rate_in / 50 - amount * over\"\n")), nil)
	require.NoError(f, err)
	s, err := scoring.Compile(r, nil)
	require.NoError(f, err)
	slips, err := filepath.Glob("../examples/parindex/testdata/messages/facts-*.yaml")
	require.NoError(f, err)
	for _, file := range slips {
		if b, err := os.ReadFile(file); err == nil {
			f.Add(bytes.Replace(b, []byte("phuong-2025"), []byte("bad"), 1))
		}
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		facts, err := scoring.ParseFacts("f.yaml", src, r, nil)
		if err != nil {
			var faults source.Faults
			require.ErrorAs(t, err, &faults)
			return
		}
		result, err := s.Score(facts)
		require.NoError(t, err)
		assert.True(t, result.Total.Range.Least.LessThanOrEqual(result.Total.Range.Most))
		roundTrip(t, result)
		explainBack(t, s, facts, "1")
		explainBack(t, s, facts, "2")
		b, err := json.Marshal(facts)
		require.NoError(t, err)
		back, err := scoring.ParseFacts("f.json", b, r, nil)
		require.NoError(t, err)
		again, err := s.Score(back)
		require.NoError(t, err)
		assert.True(t, result.Equal(again))
	})
}

func TestExampleFilesParse(t *testing.T) {
	src, err := os.ReadFile("../examples/ytich/chi-lang-commune-2022.yaml")
	require.NoError(t, err)
	r, err := rubric.Parse("r.yaml", src, nil)
	require.NoError(t, err)
	assert.Equal(t, "100", r.Max.String())
}

func Example() {
	r, err := rubric.Parse("rubric.yaml", []byte(`
rubric: demo-2025
title: {vi: Ví dụ, en: Demo}
decision: {number: 1/QĐ-UBND, issuer: UBND tỉnh, date: 2025-01-15}
period: 2025
max: 3
points: {places: 2, rounding: half-up}
illustrative: true
inputs:
  - {name: electronic_rate, type: percent, title: {vi: Tỷ lệ văn bản điện tử, en: Electronic documents}}
  - {name: violations, type: count, title: {vi: Số vi phạm, en: Violations}}
areas:
  - code: "1"
    title: {vi: Chính quyền số, en: Digital government}
    max: 3
    items:
      - code: "1.1"
        title: {vi: Văn bản điện tử, en: Electronic documents}
        max: 1
        cases:
          - {when: electronic_rate >= 80, score: full}
          - {score: 0}
      - {code: "1.2", title: {vi: Kỷ luật, en: Discipline}, max: 2, score: "max(0, full - 0.25 * violations)"}
`), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	scorer, err := scoring.Compile(r, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	result, err := scorer.Score(scoring.Facts{Inputs: ruletest.Figures(map[string]any{
		"electronic_rate": decimal.RequireFromString("76.5"),
		"violations":      scoring.Bound{AtLeast: scoring.Known(1)},
	})})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, it := range result.Leaves() {
		fmt.Println(it.Code, it.Status, it.Range.Least, it.Range.Most, it.Reason.In(rubric.Vietnamese))
	}
	fmt.Println("total", result.Total.Status, result.Total.FinalRange.Least, result.Total.FinalRange.Most)
	// Output:
	// 1.1 scored 0 0 tỷ lệ văn bản điện tử đạt 76,5%, dưới 80%
	// 1.2 missing 0 1.75 chưa đủ số liệu về số vi phạm
	// total missing 0 1.75
}

func ExampleRule() {
	rule := scoring.Rule{
		Name: "by_population", Doc: "Half the points below 5,000 inhabitants, all above.", Inputs: []string{"inhabitants"},
		Run: func(c scoring.Call) (decimal.Decimal, rubric.Text, error) {
			if c.Number("inhabitants").LessThan(decimal.NewFromInt(5000)) {
				return c.Item.Max.Div(decimal.NewFromInt(2)), rubric.Text{VI: "xã nhỏ", EN: "a small commune"}, nil
			}
			return c.Item.Max, rubric.Text{}, nil
		},
	}
	r, err := rubric.Parse("rubric.yaml", []byte(`
rubric: demo-2025
title: Demo
decision: {number: 1/QĐ-UBND, issuer: UBND tỉnh, date: 2025-01-15}
period: 2025
max: 3
points: {places: 2, rounding: half-up}
inputs: [{name: inhabitants, type: count, title: Inhabitants}]
areas: [{code: "1", title: One, max: 3, rule: by_population}]
`), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	scorer, err := scoring.Compile(r, &scoring.Options{Rules: []scoring.Rule{rule}})
	if err != nil {
		fmt.Println(err)
		return
	}
	result, err := scorer.Score(scoring.Facts{Inputs: ruletest.Figures(map[string]any{"inhabitants": 4200})})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(result.Total.Final.Decimal, result.Areas()[0].Reason.EN)
	// Output: 1.5 a small commune
}

// TestFactsReadBack: facts as a host stores them score as before.
func TestFactsReadBack(t *testing.T) {
	enough.NotUnderRace(t)
	s := ruletest.Compile(t, fmt.Sprintf(ruletest.AllKinds, "whole"), nil)
	for _, f := range ruletest.SomeUnits(200, 21) {
		b, err := json.Marshal(f)
		require.NoError(t, err)
		var back scoring.Facts
		require.NoError(t, json.Unmarshal(b, &back))
		want, err := s.Score(f)
		require.NoError(t, err)
		got, err := s.Score(back)
		require.NoError(t, err, string(b))
		assert.True(t, want.Equal(got), string(b))
	}
	var f scoring.Facts
	for src, want := range map[string]string{
		`{"unit":{"id":"u"},"inputs":{"a":null}}`:           `facts: inputs.a: expected a value, got null; leave out what is not known`,
		`{"unit":{"id":"u"},"inputs":{"a":1e400}}`:          `facts: inputs.a: expected a number, got "1e400"; write it without an exponent`,
		`{"unit":{"id":"u"},"inputs":{"a":{"under":3}}}`:    `facts: inputs.a.under: unknown key`,
		`{"unit":{"id":"u"},"inputs":{"a":{"below":1e99}}}`: `facts: inputs.a.below: expected a number, got "1e99"; write it without an exponent`,
		`{"unit":{"id":"u"},"inputs":{"a":1,"a":2}}`:        `facts: inputs.a: the key stands there twice`,
		`{"unit":{"id":"u"},"figures":{}}`:                  `facts: figures: unknown key`,
		`{"unit":{"id":"u"},"Inputs":{}}`:                   `facts: Inputs: unknown key; did you mean "inputs"?`,
		`{"schema":7,"unit":{"id":"u"}}`:                    `facts: this document has schema 7; schema 1 is read`,
		`{"inputs":{}}`:                                     `facts: missing key "unit"`,
	} {
		assert.EqualError(t, json.Unmarshal([]byte(src), &f), want)
	}
}

func ExampleParseFacts() {
	r := ruletest.ExampleRubric()
	facts, err := scoring.ParseFacts("unit.yaml", []byte(`
rubric: bad
unit: {id: y-tich}
inputs: {electronic_rate: {below: 80}}   # no figure is known, only a bound
points: {"2": 5.5}
`), r, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(facts.Unit.ID, facts.Inputs["electronic_rate"], facts.Points["2"])
	_, err = scoring.ParseFacts("unit.yaml", []byte("rubric: bad\nunit: {id: y-tich}\ninputs: {electronic_rat: 81.5}\n"),
		r, nil)
	fmt.Println(err)
	// Output:
	// y-tich {below: 80} 5.5
	// unit.yaml:3:10: "electronic_rat" is not an input of the rubric; did you mean "electronic_rate"?
}

func ExampleScorer_Explain() {
	scorer, err := scoring.Compile(ruletest.ExampleRubric(), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	facts := scoring.Facts{Inputs: ruletest.Figures(map[string]any{"electronic_rate": "76.5"})}
	e, err := scorer.Explain(facts, "1")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(e.Item.Code, e.Item.Status, e.Item.Points.Decimal)
	for _, step := range e.Steps {
		fmt.Println(step.Held, step.Text.In(rubric.Vietnamese))
		for _, c := range step.Comparisons {
			fmt.Printf("  %s:%d:%d: %s is %s, %s %s by %s\n", e.File, step.Line, step.Column, c.Input, c.Observed, c.Operator,
				c.Required, c.Distance)
		}
	}
	_, err = scorer.Explain(facts, "1.1")
	fmt.Println(err)
	// Output:
	// 1 scored 0
	// no Trường hợp 1 không đạt: Tỷ lệ: đạt 76,5%, yêu cầu từ 80% trở lên, còn thiếu 3,5 điểm phần trăm.
	//   rubric.yaml:9:67: electronic_rate is 76.5, >= 80 by 3.5
	// yes Trường hợp 2 (còn lại) được áp dụng, cho 0 điểm.
	// the rubric has no item "1.1"
}

// TestRecordsForFacts: whoever gives the records of a year in place of facts is told so, and
// not of every key that facts do not have.
func TestRecordsForFacts(t *testing.T) {
	r, err := rubric.Parse("demo.yaml", []byte("rubric: demo\ntitle: Demo\ndecision: {number: 1/QĐ, issuer: UBND, date: 2025-01-15}\n"+
		"period: 2025\nmax: 1\npoints: {places: 0, rounding: half-up}\nillustrative: true\n"+
		"areas: [{code: \"1\", title: A, max: 1, reported: true}]\n"), nil)
	require.NoError(t, err)
	_, err = scoring.ParseFacts("year.yaml", []byte("rubric: demo\nunit: {id: a}\nrecords: []\n"), r, nil)
	assert.EqualError(t, err, "year.yaml:1:1: this file has the records of a unit's year, not its facts; `parindex assess` folds them")
	assert.Equal(t, "year.yaml:1:1: tệp này là hồ sơ đánh giá của một đơn vị, không phải tệp số liệu; dùng lệnh `parindex assess`",
		locale.In(locale.Vietnamese, err))
}
