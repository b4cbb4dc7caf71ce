package verify_test

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/parindex/parindex/scoring/verify"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestVerifyOnePointBand: a band of one point was held against itself, and said to
// give the same points as the band above it. The kind is everything that holds for one
// value only: bands and rows of one point, several of them, next to each other and at
// the ends of the domain, of percents, counts and dates.
func TestVerifyOnePointBand(t *testing.T) {
	_, s := ruletest.SmallCase(t, "02-one-point-band")
	v, err := verify.Rules(context.Background(), s, nil)
	require.NoError(t, err)
	assert.Empty(t, v.Findings())
	assert.Equal(t, 12, v.Proved)

	same := func(band string) string {
		return "distinct: the band " + band + " gives the same points as the one above it: the threshold between them changes nothing"
	}
	tests := map[string]struct {
		item string
		want []string
	}{
		"in the middle":                  {"bands(x, '<50', 0, '[50,50]', 1, '>50', 2)", nil},
		"in the middle, in any order":    {"bands(x, '>50', 2, '[50,50]', 1, '<50', 0)", nil},
		"first in the table":             {"bands(x, '[50,50]', 1, '>50', 2, '<50', 0)", nil},
		"as much as above":               {"bands(x, '<50', 0, '[50,50]', 2, '>50', 2)", []string{same("[50,50]")}},
		"as much as above, in any order": {"bands(x, '>50', 2, '<50', 0, '[50,50]', 2)", []string{same("[50,50]")}},
		"as much as below":               {"bands(x, '<50', 0, '[50,50]', 0, '>50', 2)", []string{same("<50")}},
		"as much as both": {"bands(x, '<50', 0, '[50,50]', 0, '>50', 0)",
			[]string{same("<50"), same("[50,50]"), "full: nobody can earn the maximum 2: at most 0"}},
		"sides alike, point apart":    {"bands(x, '<50', 2, '[50,50]', 0, '>50', 2)", nil},
		"several":                     {"bands(x, '<50', 0, '[50,50]', 1, '(50,70)', 0.5, '[70,70]', 1, '>70', 2)", nil},
		"at the ends of the domain":   {"bands(x, '[0,0]', 0, '(0,100)', 1, '[100,100]', 2)", nil},
		"an end of the domain, alike": {"bands(x, '[0,0]', 0, '(0,100)', 2, '[100,100]', 2)", []string{same("(0,100)")}},
		"next to each other":          {"bands(n, '[0,0]', 0, '[1,1]', 1, '[2,2]', 0.5, '>=3', 2)", nil},
		"next to each other, alike":   {"bands(n, '[0,0]', 0, '[1,1]', 1, '[2,2]', 1, '>2', 2)", []string{same("[1,1]")}},
		"of whole numbers":            {"bands(n, '<=3', 0, '[4,4]', 1, '[5,5]', 1.5, '>=6', 2)", nil},
		"whole numbers without a hole": {"bands(n, '<=3', 1, '>=4', 1)",
			[]string{same("<=3"), "full: nobody can earn the maximum 2: at most 1",
				"least: the points never go down to 0: at least 1; if that is meant, declare it as min"}},
		"of a rate": {"bands(min(n, 7), '<7', 0, '[7,7]', 2)", nil},
		"of days":   {"bands(days(date('2025-01-01'), day), '<0', 0, '[0,0]', 1, '>0', 2)", nil},
		"a hole is no threshold": {"bands(x, '<50', 2, '>50', 2)", []string{
			"failure: it can fail: no band holds 50 (x = 50)",
			"least: the points never go down to 0: at least 2; if that is meant, declare it as min"}},
		"points beside a hole": {"bands(x, '[0,49]', 2, '[50,50]', 1, '(50,100]', 0)", []string{
			"failure: it can fail: no band holds (49, 50) (x = 49.1)"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if tt.want == nil {
				tt.want = []string{}
			}
			assert.Equal(t, tt.want, findings(t, leaf(`    score: "`+tt.item+`"`), nil, nil))
		})
	}
	rows := map[string]string{
		"a row of one point":     "cases: [{when: x < 50, score: 0}, {when: x == 50, score: 1}, {score: full}]",
		"first":                  "cases: [{when: x == 50, score: 1}, {when: x < 50, score: 0}, {score: full}]",
		"written as a range":     "cases: [{when: n > 5, score: full}, {when: n in 5..5, score: 1}, {score: 0}]",
		"an end of the domain":   "cases: [{when: x == 0, score: 0}, {when: x == 100, score: full}, {score: 1}]",
		"whole numbers":          "cases: [{when: n == 0, score: 0}, {when: n == 1, score: 1}, {when: n == 2, score: 0.5}, {score: full}]",
		"a day":                  "cases: [{when: \"day < date('2025-03-31')\", score: full}, {when: \"day == date('2025-03-31')\", score: 1}, {score: 0}]",
		"a point of two figures": "cases: [{when: x == 50 and n == 3, score: full}, {when: x == 50, score: 1}, {score: 0}]",
		"all but a point":        "cases: [{when: x != 50, score: full}, {score: 0}]",
		"points on both sides":   "cases: [{when: z == -1, score: 1}, {when: z < 1, score: full}, {score: 0}]",
	}
	for name, row := range rows {
		t.Run(name, func(t *testing.T) {
			assert.Empty(t, findings(t, leaf("    "+row), nil, nil))
		})
	}
}

// TestVerifyNamesAll: of several holes between bands only the first was named. The kind
// is a property that several separate regions or rows refute: each is a finding with
// facts of its own, and beyond a bound one says that there are more.
func TestVerifyNamesAll(t *testing.T) {
	_, s := ruletest.SmallCase(t, "09-every-hole-between-bands")
	v, err := verify.Rules(context.Background(), s, nil)
	require.NoError(t, err)
	shows(t, s, v)
	var got []string
	for _, d := range v.Findings() {
		got = append(got, d.Message.VI, d.Message.EN)
	}
	assert.Equal(t, []string{
		"có thể lỗi khi tính: không khoảng nào chứa giá trị trên 80 và dưới 80,1 (x = 80.01)",
		"it can fail: no band holds (80, 80.1) (x = 80.01)",
		"có thể lỗi khi tính: không khoảng nào chứa giá trị trên 99,9 và dưới 100 (x = 99.91)",
		"it can fail: no band holds (99.9, 100) (x = 99.91)",
		"có thể lỗi khi tính: không khoảng nào chứa giá trị trên 119,9 và dưới 120 (x = 119.91)",
		"it can fail: no band holds (119.9, 120) (x = 119.91)",
	}, got)

	tests := map[string]struct {
		item string
		want []string
	}{
		"holes of one point": {`score: "bands(x, '<10', 0, '(10,20)', 1, '(20,30)', 1.5, '>30', 2)"`, []string{
			"failure: it can fail: no band holds 10 (x = 10)", "failure: it can fail: no band holds 20 (x = 20)",
			"failure: it can fail: no band holds 30 (x = 30)"}},
		"holes at the ends": {`score: "bands(x, '[10,20]', 0, '[30,90]', 2)"`, []string{
			"failure: it can fail: no band holds < 10 (x = 0)", "failure: it can fail: no band holds (20, 30) (x = 21)",
			"failure: it can fail: no band holds > 90 (x = 100)"}},
		"holes of whole numbers": {`score: "bands(n, '<=3', 0, '[5,6]', 1, '>=9', 2)"`, []string{
			"failure: it can fail: no band holds (3, 5) (n = 4)", "failure: it can fail: no band holds (6, 9) (n = 7)"}},
		"holes of two tables": {`cases: [{when: ok, score: "bands(x, '<10', 0, '>10', 2)"}, {score: "bands(x, '<20', 0, '>20', 1)"}]`, []string{
			"failure: it can fail: no band holds 10 (ok = true, x = 10)",
			"failure: it can fail: no band holds 20 (ok = false, x = 20)"}},
		"both sides of the range": {"score: z", []string{
			"range: the points can be 5, not from 0 to 2 (z = 5)", "range: the points can be -5, not from 0 to 2 (z = -5)"}},
		"rows above the maximum": {`score: "bands(x, '<10', 3, '[10,20]', 1, '(20,90)', 4, '>=90', 0)"`, []string{
			"range: the points can be 3, not from 0 to 2 (x = 0)", "range: the points can be 4, not from 0 to 2 (x = 21)",
			"full: nobody can earn the maximum 2: at most 1"}},
		"rows off the step": {"step: 0.5\n    score: \"bands(x, '<10', 0, '[10,20]', 0.3, '(20,90)', 0.7, '>=90', 2)\"",
			[]string{
				"step: the points can be off the step 0.5 (x = 10)", "step: the points can be off the step 0.5 (x = 21)"}},
		"bands never reached": {`score: "bands(x, '<0', 1, '[0,90)', 0, '[90,100]', 2, '>100', 1)"`, []string{
			"reachable: no facts lie in the band <0", "reachable: no facts lie in the band >100"}},
		"cases never reached": {"cases: [{when: x >= 50, score: full}, {when: x >= 60, score: 1}, {when: x >= 70, score: 0.5}, {score: 0}]", []string{
			"reachable: case 2 is never reached: the cases before it hold wherever it would",
			"reachable: case 3 is never reached: the cases before it hold wherever it would"}},
		"overlaps of several rows": {"cases: [{when: x >= 80, score: full}, {when: 60 <= x <= 80, score: 1}, {when: 40 <= x <= 60, score: 0.5}, {score: 0}]", []string{
			"matters: x <= 80 is always true here, so it changes nothing",
			"matters: x <= 60 is always true here, so it changes nothing",
			"overlap: case 1 and case 2 both hold where x is 80; the earlier one counts (x = 80)",
			"overlap: case 2 and case 3 both hold where x is 60; the earlier one counts (x = 60)"}},
		"overlaps of two rows": {"cases: [{when: x <= 20 or x >= 80, score: full}, {when: 20 <= x <= 30 or 70 <= x <= 80, score: 1}, {score: 0}]", []string{
			"matters: 20 <= x is always true here, so it changes nothing",
			"matters: x <= 80 is always true here, so it changes nothing",
			"overlap: case 1 and case 2 both hold where x is 20; the earlier one counts (x = 20)",
			"overlap: case 1 and case 2 both hold where x is 80; the earlier one counts (x = 80)"}},
		"gaps between rows": {"cases: [{when: x > 90, score: full}, {when: 70 < x < 90, score: 1}, {when: 50 <= x < 70, score: 0.5}, {score: 0}]", []string{
			"gap: x at 70 falls to the last case, which gives less than both sides (x = 70)",
			"gap: x at 90 falls to the last case, which gives less than both sides (x = 90)"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			assert.ElementsMatch(t, tt.want, findings(t, leaf("    "+tt.item), nil, nil))
		})
	}
}

// shows checks that the facts of every finding show it when they are scored.
func shows(t *testing.T, s *scoring.Scorer, v *verify.Report) {
	t.Helper()
	for _, d := range v.Findings() {
		require.NotNil(t, d.Example, d.Message.EN)
		result, err := s.Score(scoring.Facts{Inputs: d.Example.Facts})
		require.NoError(t, err)
		it := result.Item(d.Item)
		assert.Equal(t, d.Example.Status, it.Status, d.Message.EN)
		assert.Equal(t, d.Example.Points, it.Points, d.Message.EN)
		assert.Equal(t, d.Example.Error, it.Error, d.Message.EN)
	}
}

// TestVerifyNamesSomeOfMany: what refutes a rule is bounded in number.
func TestVerifyNamesSomeOfMany(t *testing.T) {
	var b strings.Builder
	for i := range 60 {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString("'[" + strconv.Itoa(2*i) + "," + strconv.Itoa(2*i) + "]', 0")
	}
	got := findings(t, leaf(`    score: "bands(n, `+b.String()+`, '>=120', 2)"`), nil, nil)
	var holes []string
	for _, f := range got {
		if strings.HasPrefix(f, "failure: ") {
			holes = append(holes, f)
		}
	}
	require.Len(t, holes, 21)
	assert.Equal(t, "failure: it can fail: no band holds (38, 40) (n = 39)", holes[19])
	assert.Equal(t, "failure: and more, for example: it can fail: no band holds (40, 42) (n = 41)", holes[20])
}

// TestVerifyNotArising: a case was said to change nothing where its condition does not
// arise, with points by the policy, and without it the rule fails. The kind is a part
// that turns "did not arise" into a failure, or the other way round: neither is a value,
// but they are not the same, unless not arising is an error by its policy.
func TestVerifyNotArising(t *testing.T) {
	const (
		row  = "    cases:\n      - {when: 'rate(n, m) >= 100 and m == n', score: 'min(full, 2 * n / m)'}\n      - {score: 'min(full, 2 * n / m)'}"
		same = "distinct: case 1 changes nothing: without it the points are the same"
	)
	for policy, want := range map[string]bool{"zero": false, "full": false, "error": true} {
		got := findings(t, leaf("    not_arising: "+policy+"\n"+row), nil, nil)
		assert.Equal(t, want, slices.Contains(got, same), "%s: %q", policy, got)
	}
	part := "matters: state == 'good' changes nothing here: the input state moves no points, whatever the facts"
	for policy, want := range map[string]bool{"zero": false, "error": true} {
		item := "    not_arising: " + policy +
			"\n    cases: [{when: n > 0, score: 1}, {score: \"min(full, rate(state == 'good' ? n : x + 1, n))\"}]"
		got := findings(t, leaf(item), nil, nil)
		assert.Equal(t, want, slices.Contains(got, part), "%s: %q", policy, got)
	}
}

// TestVerifyComparesRoundedPoints: the kind is a case, a band or a part that is said to
// change points which are the same once they are rounded.
func TestVerifyComparesRoundedPoints(t *testing.T) {
	for rule, want := range map[string]string{
		"cases: [{when: x > 50, score: 1.001}, {when: x > 20, score: 1.002}, {score: 0}]":              "refuted proved",
		"cases: [{when: x > 50, score: 1.004}, {when: x > 20, score: 1.005}, {score: 0}]":              "proved proved",
		"cases: [{when: x > 50, score: \"2 - x / 100000\"}, {when: x > 20, score: 1.999}, {score: 0}]": "refuted proved",
		"cases: [{when: x > 50, score: \"x / 50\"}, {when: x > 20, score: 1.001}, {score: 0}]":         "proved proved",
		"score: \"bands(x, '<20', 0, '[20,50]', 1.001, '>50', 1.002)\"":                                "proved refuted",
	} {
		s := ruletest.CompileFile(t, `
rubric: rounded
title: t
decision: {number: "1", issuer: x, date: 2025-01-01}
period: 2025
max: 2
points: {places: 2, rounding: half-up}
inputs:
  - {name: x, type: percent, title: X}
areas:
  - {code: "1", title: t, max: 2, `+rule+`}
`)
		v, err := verify.Rules(context.Background(), s, nil)
		require.NoError(t, err)
		var got []string
		for _, d := range v.Verdicts {
			if d.Property == "distinct" {
				got = append(got, string(d.Outcome))
			}
			assert.NotContains(t, d.Message.VI, "1.0", "a decimal point in Vietnamese")
		}
		assert.Equal(t, want, strings.Join(got, " "), rule)
	}
}
