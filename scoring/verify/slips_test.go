package verify_test

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/parindex/parindex/scoring/verify"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const slipInputs = `inputs:
  - {name: tong, type: count, title: T}
  - {name: dung, type: count, title: D}
  - {name: dan, type: count, fixed: true, title: P}
  - {name: p, type: percent, title: P}
  - {name: q, type: percent, max: 300, title: Q}
  - {name: phan, type: percent, max: 1, title: S}
  - {name: n, type: number, title: N}
  - {name: nhan, type: date, title: From}
  - {name: tra, type: date, title: To}
  - {name: han, type: date, fixed: true, title: Due}
`

// warnings are those of one rule: the score of a leaf. Unused inputs are left out.
func warnings(t *testing.T, score string) (*verify.Report, []string) {
	t.Helper()
	quoted := `"` + score + `"`
	src := ruletest.Head + slipInputs + "areas: [{code: '1', title: A, max: 10, min: -999999, not_arising: zero, score: " + quoted
	r, err := rubric.Parse("r.yaml", []byte(src+"}]\n"), nil)
	require.NoError(t, err)
	s, err := scoring.Compile(r, nil)
	require.NoError(t, err, score)
	v, err := verify.Rules(context.Background(), s, &verify.Options{Work: scoring.Work{Steps: 10}})
	require.NoError(t, err)
	var out []string
	for _, d := range v.Warnings {
		assert.Equal(t, verify.Warned, d.Outcome)
		assert.Nil(t, d.Example)
		assert.NotEqual(t, d.Message.VI, d.Message.EN)
		assert.NotContains(t, d.Message.VI+d.Message.EN, "%!", "%s", d.Message)
		if d.Property == "used" {
			continue
		}
		assert.Equal(t, "1", d.Item)
		// The place is where the text that the warning is about begins.
		column := strings.Index(strings.Split(src, "\n")[d.Line-1], quoted) + 1
		at := []rune(score)[d.Column-column-1:]
		end := 0
		for end < len(at) && (end == 0 || strings.ContainsRune("0123456789.abcdefghijklmnopqrstuvwxyz>=<", at[end])) {
			end++
		}
		out = append(out, fmt.Sprintf("%s %s", d.Property, string(at[:end])))
	}
	return v, out
}

// TestSlips: what is in order and seldom meant is warned of, however it is written:
// with the sides exchanged, in a chain, a list, a range or a table, behind a let, with
// a sign. The kind is of constants in another notation than the figure's, and of
// figures that nobody can be advised to change.
func TestSlips(t *testing.T) {
	for score, want := range map[string][]string{
		// A point where thousands were meant, or no whole number at all.
		"tong >= 3.500 ? 1 : 0":                                      {"whole 3.500"},
		"tong >= 3.000 ? 1 : 0":                                      {"whole 3.000"},
		"12.000 <= tong ? 1 : 0":                                     {"whole 12.000"},
		"tong == 3.5 ? 1 : 0":                                        {"whole 3.5"},
		"tong != 3.5 ? 1 : 0":                                        {"whole 3.5"},
		"1.500 <= tong < 3.500 ? 1 : 0":                              {"whole 1.500", "whole 3.500"},
		"-tong <= -3.500 ? 1 : 0":                                    {"whole -3.500"},
		"tong + dung > 2.5 ? 1 : 0":                                  {"whole 2.5"},
		"2 * tong - 1 > 2.5 ? 1 : 0":                                 {"whole 2.5"},
		"max(tong, dung) > 7 / 2 ? 1 : 0":                            {"whole /"},
		"round(n) > 2.5 ? 1 : 0":                                     {"whole 2.5"},
		"tong in [3.500, 4] ? 1 : 0":                                 {"whole 3.500"},
		"tong in 1.000..3.000 ? 1 : 0":                               {"whole 1.000..3.000", "whole 3.000"},
		"bands(tong, '<3.500', 0, '[3.500,7.000)', 1, '>=7.000', 2)": {"whole '<3.500", "whole '"},
		"let nguong = 3.500; tong >= nguong ? 1 : 0":                 {"whole nguong"},
		"let x = tong; x >= 3.500 ? 1 : 0":                           {"whole 3.500"},
		"(let x = tong; x + 1) >= 3.500 ? 1 : 0":                     {"whole 3.500"},
		"days(han, han) > 1.500 or days(han, tra) > 30 ? 1 : 0":      {"whole 1.500"},
		"days(han, tra) > 1.500 ? 1 : 0":                             {"whole 1.500"},
		"tong > 2 and (dung > 0.5 ? p : q) >= 50 ? 1 : 0":            {"whole 0.5"},
		"not (tong < 3.5) ? min(1, tong) : 0":                        {"whole 3.5"},
		// A share where a percentage was meant.
		"p >= 0.95 ? 1 : 0":                                 {"percent 0.95"},
		"p == 1 ? 1 : 0":                                    {"percent 1"},
		"0.8 <= p < 0.95 ? 1 : 0":                           {"percent 0.8", "percent 0.95"},
		"q > 0.5 ? 1 : 0":                                   {"percent 0.5"},
		"rate(dung, dan) >= 0.95 ? 1 : 0":                   {"percent 0.95"},
		"0.95 <= rate(dung, dan) ? 1 : 0":                   {"percent 0.95"},
		"round(rate(dung, dan), 1) >= 0.95 ? 1 : 0":         {"percent 0.95"},
		"round(p) >= 0.95 ? 1 : 0":                          {"percent 0.95"}, // and not of a whole number, too
		"min(p, q) >= 0.95 ? 1 : 0":                         {"percent 0.95"},
		"(tong > 3 ? p : q) >= 0.95 ? 1 : 0":                {"percent 0.95"},
		"let r = rate(dung, dan); r >= 0.95 ? 1 : 0":        {"percent 0.95"},
		"let r = -p; let s = r; s <= -0.95 ? 1 : 0":         {"percent -0.95"},
		"let bar = 95 / 100; p >= bar ? 1 : 0":              {"percent bar"},
		"-p <= -0.95 ? 1 : 0":                               {"percent -0.95"},
		"p in [0.5, 50] ? 1 : 0":                            {"percent 0.5"},
		"bands(p, '>=0.95', 2, '[0.8,0.95)', 1, '<0.8', 0)": {"percent '>=0.95", "percent '"},
		"p >= 95 and (let r = q; r < 1) ? 1 : 0":            {"percent 1"},
		"(let a = p; a >= 0.9) and (let b = tong; b >= 0.9) and (let c = n; c >= 0.9) ? 1 : 0": {"percent 0.9", "whole 0.9"},
		"(let a = (let b = p; b); a) >= 0.9 ? 1 : 0":                                           {"percent 0.9"},
		// A comma in a number, that parts arguments.
		"max(0, 10 - 0,1 * n)":            {"comma 0"},
		"min(10, tong, 0,5 * n)":          {"comma 0"},
		"max(10 - 0,1 * n)":               {"comma 0"},
		"min(10,tong)":                    nil,
		"clamp(tong,0,10)":                nil,
		"min(10,2 * tong)":                nil,
		"max(0, 10 - 0.1 * n)":            nil,
		"bands(p,'>=50',2,'<50',0)":       nil,
		"min(10, max(1,5), tong)":         nil,
		"min(full, max(0, 1), 1,5 * dan)": {"comma 1"},
		// What can be lowered or moved, but should not.
		"min(10, rate(dung, tong))":                          {"fixed tong"},
		"min(10, 10 * dung / tong)":                          {"fixed tong"},
		"min(10, 10 * dung / (dan + tong))":                  {"fixed tong"},
		"min(10, rate(dung, tong)) - min(1, dung / tong)":    {"fixed tong"}, // once
		"let d = tong; min(10, rate(dung, d))":               {"fixed d"},
		"let d = tong + n; min(10, rate(dung, dan + d))":     {"fixed tong", "fixed n"},
		"min(10, rate(dung, max(dan, n)))":                   {"fixed n"},
		"min(10, days(nhan, tra))":                           {"fixed nhan"},
		"let f = nhan; min(10, days(f, tra))":                {"fixed f"},
		"days(tong > 3 ? nhan : han, tra) > 5 ? 1 : 0":       {"fixed nhan"}, // the condition is not counted from
		"rate(dung, tong) >= 0.95 and tong > 3.500 ? 1 : 0":  {"percent 0.95", "fixed tong", "whole 3.500"},
		"share(dung, tong)":                                  {"fixed tong"},
		"share(dung, tong) >= 0.95 ? 1 : 0":                  {"fixed tong"},
		"share(dung, dung + tong)":                           nil,
		"rate(dung, tong > 3 ? dan : 1 + dan) >= 95 ? 1 : 0": nil,
		// Nothing of these.
		"rate(dung, dung + tong) >= 80 ? 1 : 0":                            nil, // of parts that add up
		"min(10, dung / (100 - dung))":                                     {"fixed dung"},
		"let rest = 100 - dung; min(10, dung / rest)":                      {"fixed rest"},
		"10 * dung / (tong + dung)":                                        nil,
		"let all = dung + tong; min(10, rate(tong, all))":                  nil,
		"let d = dung; min(10, rate(d, dung + tong))":                      nil,
		"tong >= 3500 ? 1 : 0":                                             nil,
		"tong >= 3.0 ? 1 : 0":                                              nil,
		"tong / 2 >= 3.5 ? 1 : 0":                                          nil,
		"0.5 * tong >= 3.5 ? 1 : 0":                                        nil,
		"n >= 3.500 ? 1 : 0":                                               nil,
		"p >= 87.5 ? 1 : 0":                                                nil,
		"p > 0 ? 1 : 0":                                                    nil,
		"p >= 1.01 ? 1 : 0":                                                nil,
		"p >= -0.5 ? 1 : 0":                                                nil,
		"p / 100 >= 0.95 ? 1 : 0":                                          nil,
		"p - q >= 0.5 ? 1 : 0":                                             nil, // percentage points
		"phan >= 0.95 ? 1 : 0":                                             nil, // its domain ends at 1
		"rate(dung, dan) >= 95 ? 1 : 0":                                    nil,
		"min(10, dung / dan) + min(0.5, dung) + min(1, p / 100)":           nil,
		"min(0.5, tong) + clamp(n, 0.5, 0.95)":                             nil,
		"days(han, tra) > 5 or days(date('2025-01-01'), nhan) > 5 ? 1 : 0": nil,
		"bands(p, '<50', 0, '[50,80)', 1, '>=80', 2)":                      nil,
		"0.5 < 0.75 ? min(1, tong) : 0":                                    nil,
	} {
		_, got := warnings(t, score)
		assert.ElementsMatch(t, want, got, score)
	}
}

// TestSlipsInConditions: the conditions of cases and of items are looked at, too, each
// once, and only those of the items asked for; a warning is no finding.
func TestSlipsInConditions(t *testing.T) {
	src := ruletest.Head + slipInputs + `areas:
  - code: "1"
    title: A
    max: 10
    applies: dan > 2.500
    not_applicable: zero
    items:
      - code: "1.1"
        title: B
        max: 4
        arises: tong > 1.500
        not_arising: full
        cases:
          - {when: "p >= 0.9", score: full}
          - {score: "q >= 0.8 ? 1 : rate(dung, tong) >= 0.7 ? 0.5 : 0"}
      - {code: "1.2", title: C, max: 6, score: "tong == 0 ? 0 : min(full, dung / tong)"}
`
	r, err := rubric.Parse("r.yaml", []byte(src), nil)
	require.NoError(t, err)
	s, err := scoring.Compile(r, nil)
	require.NoError(t, err)
	list := func(items ...string) []string {
		v, err := verify.Rules(context.Background(), s, &verify.Options{Items: items})
		require.NoError(t, err)
		out := []string{}
		for _, d := range v.Warnings {
			out = append(out, fmt.Sprintf("%d:%d %s %s: %s", d.Line, d.Column, d.Item, d.Property, d.Message.EN))
		}
		for _, d := range append(v.Findings(), v.Verdicts...) {
			assert.NotEqual(t, verify.Warned, d.Outcome)
		}
		assert.Len(t, v.Verdicts, v.Proved+v.Refuted+v.Undecided)
		b, err := json.Marshal(v)
		require.NoError(t, err)
		var back verify.Report
		require.NoError(t, json.Unmarshal(b, &back))
		assert.Equal(t, v.Warnings, back.Warnings)
		return out
	}
	const divided = "tong is divided by and is not fixed: a plan may advise to lower it; write fixed: true if it is not in the unit's hands"
	rules := []string{
		"22:20 1 whole: dan is a whole number and is compared with 2.500, which is 2.5: the point is a decimal point and does not separate thousands",
		"28:24 1.1 whole: tong is a whole number and is compared with 1.500, which is 1.5: the point is a decimal point and does not separate thousands",
		"31:26 1.1 percent: p is a percentage, from 0 to 100, and is compared with 0.9; where 90% is meant, write 90",
		"32:27 1.1 percent: q is a percentage, from 0 to 100, and is compared with 0.8; where 80% is meant, write 80",
		"32:57 1.1 percent: rate(dung, tong) is a percentage, from 0 to 100, and is compared with 0.7; where 70% is meant, write 70",
		"32:48 1.1 fixed: " + divided,
	}
	unused := []string{}
	for i, name := range []string{"phan", "n", "nhan", "tra", "han"} {
		unused = append(unused, fmt.Sprintf("%d:12  used: the input %s is used by no rule", 13+i, name))
	}
	assert.ElementsMatch(t, append(rules, unused...), list())
	assert.ElementsMatch(t, rules[:], list("1"))
	assert.ElementsMatch(t, rules, list("1.1"))
	assert.Equal(t, []string{"33:82 1.2 fixed: " + divided}, list("1.2"))
}
