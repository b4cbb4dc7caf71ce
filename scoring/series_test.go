package scoring_test

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/parindex/parindex/scoring/columnar"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const seriesRubric = `
rubric: series
title: Trial
decision: {number: 1/QĐ, issuer: X, date: 2025-01-15}
period: 2025
max: 10
points: {places: 2, rounding: half-up}
inputs:
  - name: reports
    type: count
    title: {vi: Số báo cáo, en: Reports}
    unit: {vi: báo cáo, en: reports}
    each: [{name: q1, title: {vi: Quý I, en: Q1}}, {name: q2, title: {vi: Quý II, en: Q2}}, {name: q3, title: {vi: Quý III, en: Q3}}]
  - {name: planned, type: count, title: {vi: Kế hoạch, en: Plan}, each: [q1, q2, q3], fixed: true}
  - {name: sent, type: date, title: {vi: Ngày gửi, en: Sent}, each: [a, b]}
  - {name: portal, type: bool, title: {vi: Có cổng thông tin, en: Has a portal}}
  - {name: rate_online, type: percent, title: {vi: Tỷ lệ trực tuyến, en: Online rate}}
areas:
  - {code: "1", title: A, max: 3, score: count(reports >= planned)}
  - {code: "2", title: B, max: 2, score: "min(full, sum(reports) / 10)"}
  - {code: "3", title: C, max: 2, score: "min(full, count(portal, rate_online >= 80, reports.q1 > 0))"}
  - {code: "4", title: D, max: 3, cases: [{when: "max(sent) <= date('2025-12-15') and mean(reports) >= 3", score: full}, {score: 0}]}
`

// TestSeries: the members of a series are given by list, by name, or in Go.
func TestSeries(t *testing.T) {
	s := ruletest.CompileFile(t, seriesRubric)
	head := "rubric: series\nunit: {id: u}\nfacts:\n"
	const rest = "  sent: [2025-12-01, 2025-12-15]\n  portal: true\n  rate_online: 80\n"
	for _, c := range []struct{ facts, least, most string }{
		{"  reports: [3, 4, 5]\n  planned: [3, 4, 5]\n", "9.2", "9.2"}, // 3, 1.2, 2 and 3
		{"  reports: {q1: 3, q2: 4, q3: 5}\n  planned: {q3: 5, q1: 3, q2: 4}\n", "9.2", "9.2"},
		{"  reports.q1: 3\n  reports.q2: 4\n  reports.q3: 5\n  planned: [3, 5, 5]\n", "8.2", "8.2"},
		{"  reports: {q1: 3, q3: {at_least: 5}}\n  planned: [3, 5, 5]\n", "4.8", "10"}, // q2 is not known
		{"  planned: [3, 5, 5]\n", "2", "10"},
	} {
		facts, err := scoring.ParseFacts("f.yaml", []byte(head+c.facts+rest), s.Rubric(), nil)
		require.NoError(t, err, c.facts)
		got, err := s.Score(facts)
		require.NoError(t, err)
		assert.Equal(t, [2]string{c.least, c.most},
			[2]string{got.Total.FinalRange.Least.String(), got.Total.FinalRange.Most.String()}, c.facts)

		written, err := json.Marshal(facts)
		require.NoError(t, err)
		var again scoring.Facts
		require.NoError(t, json.Unmarshal(written, &again))
		assert.Equal(t, facts, again)
		parsed, err := scoring.ParseFacts("f.json", written, s.Rubric(), nil)
		require.NoError(t, err)
		assert.Equal(t, facts, parsed)
	}
}

// TestSeriesFaults: what stands under the name of a series and is neither a list of all
// its figures nor a mapping by member is one fault.
func TestSeriesFaults(t *testing.T) {
	s := ruletest.CompileFile(t, seriesRubric)
	for facts, want := range map[string]string{
		"reports: [3, 4]":                     `the series "reports" has 3 members (q1, q2, q3), this list has 2 figures`,
		"reports: {q1: 3, q4: 4}":             `the series "reports" has no member "q4"; did you mean "q1"?`,
		"reports: {at_least: 1}":              `a bound is of one member, not of the whole series "reports"; write {q1: {at_least: 1}}, say`,
		"reports: 7":                          `"reports" is a series; write a list of all its figures [...], or by member {q1: ...}`,
		"reports.q4: 7":                       `"reports.q4" is not an input of the rubric; did you mean "reports.q1"?`,
		"reports: [1, 2, x]":                  `expected a number, got "x"`,
		"reports: [1, 2, -1]":                 `-1 is outside its domain, >= 0`,
		"reports: {q1: 1, q1: 2}":             `duplicate key "q1"`,
		"{reports: [1, 2, 3], reports.q2: 7}": `"reports.q2" has a figure above already`,
	} {
		if !strings.HasPrefix(facts, "{") {
			facts = "{" + facts + "}"
		}
		_, err := scoring.ParseFacts("f.yaml", []byte("rubric: series\nunit: {id: u}\n\nfacts: "+facts+"\n"), s.Rubric(), nil)
		require.Error(t, err, facts)
		_, message, _ := strings.Cut(err.Error(), ": ")
		assert.Equal(t, want, message, facts)
	}
}

// TestSeriesReasons: reasons name members and conditions by their titles.
func TestSeriesReasons(t *testing.T) {
	s := ruletest.CompileFile(t, seriesRubric)
	facts, err := scoring.ParseFacts("f.yaml", []byte("rubric: series\nunit: {id: u}\nfacts:\n  reports: [3, 3, 2]\n"+
		"  planned: [3, 4, 5]\n  portal: false\n  rate_online: 79.5\n  sent: [2025-12-01, 2025-12-16]\n"), s.Rubric(), nil)
	require.NoError(t, err)
	got, err := s.Score(facts)
	require.NoError(t, err)
	var reasons []string
	for _, it := range got.Leaves() {
		reasons = append(reasons, it.Reason.VI, it.Reason.EN)
	}
	assert.Equal(t, []string{
		"số báo cáo, quý II đạt 3 báo cáo, dưới 4 báo cáo; số báo cáo, quý III đạt 2 báo cáo, dưới 5 báo cáo",
		"reports, Q2 reached 3, below 4; reports, Q3 reached 2, below 5",
		"số báo cáo, quý I chỉ đạt 3 báo cáo; số báo cáo, quý II chỉ đạt 3 báo cáo; số báo cáo, quý III chỉ đạt 2 báo cáo",
		"reports, Q1 reached only 3; reports, Q2 reached only 3; reports, Q3 reached only 2",
		"không có cổng thông tin; tỷ lệ trực tuyến đạt 79,5%, dưới 80%",
		"there is no portal; online rate reached 79.5%, below 80%",
		"ngày muộn nhất trong ngày gửi là ngày 16/12/2025, sau ngày 15/12/2025; " +
			"trung bình của số báo cáo đạt ≈ 2,67 báo cáo, dưới 3 báo cáo",
		"the latest of sent was 16 December 2025, after 15 December 2025; " +
			"the mean of reports reached ≈ 2.67 reports, below 3 reports",
	}, reasons)
}

// TestReasonsOfOptions: of the options that counts give points for, a reason requires none
// that gives less than what is reached, nor one that gives less than another.
func TestReasonsOfOptions(t *testing.T) {
	const head = "rubric: options\ntitle: Trial\ndecision: {number: 1/QĐ, issuer: X, date: 2025-01-15}\nperiod: 2025\n" +
		"max: 3\npoints: {places: 2, rounding: half-up}\nillustrative: true\ninputs:\n" +
		"  - {name: r, type: enum, each: [a, b, c], title: R, options: [{name: on_time, title: on time}, late, none]}\n" +
		"areas: [{code: \"1\", title: A, max: 3, score: \""
	for score, want := range map[string]string{
		"1 * count(r == 'on_time') + 0.5 * count(r == 'late')": "R, b came out as “late”, not “on time”; " +
			"R, c came out as “none”, not “on time”",
		"count(r == 'late') / 2 + count(r == 'on_time')": "R, b came out as “late”, not “on time”; " +
			"R, c came out as “none”, not “on time”",
		"3 - 0.5 * count(r == 'late') - count(r == 'none')": "R, b came out as “late”; R, c came out as “none”",
		"0.5 * count(r != 'none') + 0.5 * count(r == 'on_time')": "R, c came out as “none”; " +
			"R, b came out as “late”, not “on time”; R, c came out as “none”, not “on time”",
	} {
		s := ruletest.CompileFile(t, head+score+"\"}]\n")
		got, err := s.Score(scoring.Facts{Unit: scoring.Unit{ID: "u"}, Inputs: map[string]scoring.Figure{
			"r.a": scoring.Known("on_time"), "r.b": scoring.Known("late"), "r.c": scoring.Known("none")}})
		require.NoError(t, err)
		assert.Equal(t, want, got.Item("1").Reason.EN, score)
	}
}

// TestSeriesInBands: the condition of a band names series and their members, as rules do.
func TestSeriesInBands(t *testing.T) {
	for when, want := range map[string]string{
		"sum(reports) >= 12": "High", "sum(reports) > 12": "Low", "reports.q3 == 5 and count(reports >= planned) == 3": "High",
		"max(sent) < date('2025-12-15')": "Low",
	} {
		s := ruletest.CompileFile(t, seriesRubric+"bands: [{name: High, from: 5, when: \""+when+"\"}, {name: Low, from: 0}]\n")
		facts, err := scoring.ParseFacts("f.yaml", []byte("rubric: series\nunit: {id: u}\nfacts:\n  reports: [3, 4, 5]\n"+
			"  planned: [3, 4, 5]\n  portal: true\n  rate_online: 80\n  sent: [2025-12-01, 2025-12-15]\n"), s.Rubric(), nil)
		require.NoError(t, err)
		got, err := s.Score(facts)
		require.NoError(t, err)
		assert.Equal(t, want, got.Total.Band.EN, when)
	}
}

// TestSeriesEverywhere: whatever names an input may name a series for all its members: a
// rule in Go, what an item rises with, the placeholders of a reason.
func TestSeriesEverywhere(t *testing.T) {
	file := seriesRubric + `
  - {code: "5", title: E, max: 2, rule: total}
  - {code: "6", title: F, max: 2, rises_with: reports, cases: [{when: "mean(reports) > 4", score: full}, {score: 0, reason: "only {reports}, q2 {reports.q2}"}]}
`
	r, err := rubric.Parse("rubric.yaml", []byte(strings.Replace(file, "max: 10\n", "max: 14\n", 1)), nil)
	require.NoError(t, err)
	s, err := scoring.Compile(r, &scoring.Options{Rules: []scoring.Rule{{Name: "total", Doc: "Adds up.",
		Inputs: []string{"reports", "planned.q1"}, Run: func(c scoring.Call) (decimal.Decimal, rubric.Text, error) {
			sum := c.Number("reports.q1").Add(c.Number("reports.q3")).Sub(c.Number("planned.q1"))
			return sum.Div(decimal.NewFromInt(4)), rubric.Text{}, nil
		}}}})
	require.NoError(t, err)
	facts, err := scoring.ParseFacts("f.yaml", []byte("rubric: series\nunit: {id: u}\nfacts:\n  reports: [3, 3, 2]\n"+
		"  planned: [1, 4, 5]\n"), r, nil)
	require.NoError(t, err)
	got, err := s.Score(facts)
	require.NoError(t, err)
	assert.Equal(t, "1", got.Item("5").Points.Decimal.String())
	assert.Equal(t, "only 3 reports; 3 reports; 2 reports, q2 3 reports", got.Item("6").Reason.EN)
}

// TestSeriesByColumn: by column and in streams units of series and groups come to the same
// as alone.
func TestSeriesByColumn(t *testing.T) {
	s := ruletest.CompileFile(t, groupsRubric)
	var units []scoring.Facts
	for i := range 60 {
		f := scoring.Facts{Unit: scoring.Unit{ID: fmt.Sprint(i), Group: []string{"commune", "ward", "special", ""}[i%4]},
			Inputs: map[string]scoring.Figure{"done": scoring.Known(i)}}
		units = append(units, f)
	}
	table, err := columnar.FromFacts(context.Background(), s, slices.Values(units), nil)
	require.NoError(t, err)
	totals, err := columnar.Score(context.Background(), s, table, nil, nil)
	require.NoError(t, err)
	i := 0
	for streamed, err := range s.Stream(t.Context(), slices.Values(units)) {
		require.NoError(t, err)
		alone, err := s.Score(units[i])
		require.NoError(t, err)
		assert.Equal(t, alone.Total, streamed.Total, i)
		assert.Equal(t, alone.Total.Final, totals.Final(i), i)
		i++
	}
	assert.Equal(t, 60, i)
	_, err = columnar.FromFacts(context.Background(), s, slices.Values([]scoring.Facts{{Unit: scoring.Unit{ID: "u", Group: "comune"}}}), nil)
	assert.EqualError(t, err, `unit "u": the rubric has no group "comune"; did you mean "commune"?`)
}
