package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/remediation/catalogue"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// faultsOf returns all faults behind an error.
func faultsOf(err error) source.Faults {
	var faults source.Faults
	errors.As(err, &faults)
	return faults
}

// TestVietnamese: every fault that the bad rubrics of the repository have is said in
// Vietnamese, too, and has a code.
func TestVietnamese(t *testing.T) {
	var faults source.Faults
	require.NoError(t, filepath.WalkDir("../..", func(path string, _ os.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".bad.yaml") {
			return err
		}
		src, err := os.ReadFile(path)
		require.NoError(t, err)
		r, err := rubric.Parse(path, src, nil)
		if faults = append(faults, faultsOf(err)...); err == nil {
			_, err = scoring.Compile(r, nil)
			faults = append(faults, faultsOf(err)...)
		}
		return nil
	}))
	assert.Greater(t, len(faults), 100)
	for _, f := range faults {
		assert.NotEqual(t, f.Message.EN, f.Message.VI)
		assert.NotContains(t, f.In(rubric.Vietnamese)+f.In(rubric.English), "%!")
		assert.NotEmpty(t, f.Message.Code, f.Message.EN)
	}
}

// TestVietnameseFaults: what is wrong with a rubric and with facts, in both languages.
func TestVietnameseFaults(t *testing.T) {
	const rubricOf = `rubric: r
title: T
decision: {number: "1", issuer: I, date: 2024-01-01}
period: 2024
max: 1
points: {places: 2, rounding: half-up}
inputs: [{name: x, type: percent, title: X}]
areas: [{code: "1", title: A, max: 1, score: %s}]
`
	whole := fmt.Sprintf(rubricOf, "x")
	said := map[string]string{}
	take := func(err error) {
		for _, f := range faultsOf(err) {
			said[f.In(rubric.English)] = f.In(rubric.Vietnamese)
		}
	}
	for _, text := range []string{
		"", fmt.Sprintf(rubricOf, "ful"), fmt.Sprintf(rubricOf, "x // 2"), fmt.Sprintf(rubricOf, "!foo x"),
		fmt.Sprintf(rubricOf, `"'\\n' == 'a' ? 1 : 0"`), fmt.Sprintf(rubricOf, "\"`a``b` == 'a' ? 1 : 0\""), fmt.Sprintf(rubricOf, "‘a’ == x"),
		strings.Replace(whole, "title: X}", "title: X}, {name: ｘ, type: percent, title: Y}", 1),
		strings.Replace(whole, "title: T", `title: " "`, 1),
		strings.Replace(whole, "rubric: r", `rubric: "r\u200b"`, 1),
		strings.Replace(whole, "max: 1\n", `max: "3,5"`+"\n", 1),
		strings.Replace(whole, "areas: [{", "areas:\nnote: [{", 1),
	} {
		r, err := rubric.Parse("r.yaml", []byte(text), nil)
		take(err)
		_, err = scoring.Compile(r, nil)
		take(err)
	}
	r, err := rubric.Parse("r.yaml", []byte(fmt.Sprintf(rubricOf, "1 / (x - 1)")), nil)
	require.NoError(t, err)
	s, err := scoring.Compile(r, nil)
	require.NoError(t, err)
	result, err := s.Score(scoring.Facts{Inputs: map[string]scoring.Figure{"x": scoring.Known(1)}})
	require.NoError(t, err)
	said[result.Item("1").Error.EN] = result.Item("1").Error.VI
	_, err = s.Score(scoring.Facts{Inputs: map[string]scoring.Figure{"x": scoring.Known(101)}})
	take(err)
	for en, vi := range map[string]string{
		`r.yaml:8:46: item "1": unknown name "ful"; did you mean "full"?`:                                        `r.yaml:8:46: mục "1": không có tên "ful"; có phải là "full"?`,
		`r.yaml:8:48: item "1": division by zero`:                                                                `r.yaml:8:48: mục "1": chia cho 0`,
		`input "x": 101 is outside its domain, [0, 100]`:                                                         `chỉ tiêu "x": 101 nằm ngoài khoảng cho phép: từ 0 đến 100`,
		`r.yaml:5:6: expected a number, got "3,5"; write the decimal point, not a comma`:                         `r.yaml:5:6: cần một số, không phải "3,5"; dùng dấu chấm thập phân, không dùng dấu phẩy`,
		`r.yaml:8:7: expected a list, got nothing`:                                                               `r.yaml:8:7: cần một danh sách, không phải để trống`,
		`r.yaml:8:48: item "1": // is not part of the rule language; a whole quotient is written floor(a / b)`:   `r.yaml:8:48: mục "1": ngôn ngữ quy tắc không có //; chia lấy phần nguyên viết là floor(a / b)`,
		`r.yaml:8:48: item "1": the escape \n is not part of the rule language; write the character itself`:      `r.yaml:8:48: mục "1": ngôn ngữ quy tắc không có cách viết \n; viết chính ký tự đó`,
		"r.yaml:8:49: item \"1\": the escape `` is not part of the rule language; write the text in '...'":       "r.yaml:8:49: mục \"1\": ngôn ngữ quy tắc không có cách viết ``; viết văn bản trong '...'",
		`r.yaml:1:11: the name holds the invisible character U+200B`:                                             `r.yaml:1:11: tên có ký tự không nhìn thấy U+200B`,
		`r.yaml:7:53: input "ｘ": readers cannot tell the name from "x", which is spelt with other characters`:    `r.yaml:7:53: chỉ tiêu "ｘ": người đọc không phân biệt được tên này với "x", vốn viết bằng ký tự khác`,
		`r.yaml:8:46: item "1": the curved quote ‘ of word processors cannot be used; type straight quotes: 'a'`: `r.yaml:8:46: mục "1": không dùng được dấu nháy cong ‘ của trình soạn thảo; gõ dấu nháy thẳng: 'a'`,
		`r.yaml:8:46: the tag !foo is not allowed; a text that looks like a number needs quotes`:                 `r.yaml:8:46: không được dùng thẻ !foo; văn bản trông như số phải đặt trong nháy`,
		"r.yaml:2:8: the text is empty":                                                                          "r.yaml:2:8: văn bản trống",
		"r.yaml:1:1: the file is empty":                                                                          "r.yaml:1:1: tệp trống",
	} {
		assert.Equal(t, vi, said[en], en)
	}
	if t.Failed() {
		for en := range said {
			t.Log(en)
		}
	}
}

// TestVietnamesePlans: what is wrong with catalogues and aims is said in Vietnamese,
// too, and every sentence about them has been seen here.
func TestVietnamesePlans(t *testing.T) {
	src, err := os.ReadFile("testdata/demo.yaml")
	require.NoError(t, err)
	r, err := rubric.Parse("demo.yaml", src, nil)
	require.NoError(t, err)
	const aim, actions = "rubric: demo-2025\ngoal: {total: 9}\n", "rubric: demo-2025\ntitle: T\n"
	got := map[string]string{}
	for _, text := range []string{
		"rubric: demo-2025\ngoal: {}\n",
		"rubric: demo-2025\ngoal: {band: Tot}\n",
		"rubric: demo-2025\ngoal: {effort: -1}\n",
		"rubric: demo-2025\ngoal: {total: 1234567890123456789000000000000000000.5}\n",
		"rubric: demo-2025\ngoal: {rank: 0, rivals: []}\n",
		"rubric: demo-2025\ngoal: {rank: 3, rivals: [5]}\n",
		"rubric: demo-2025\ngoal: {rank: 2, rivals: [5]}\n",
		"rubric: demo-2025\ngoal: {total: 9, effort: 5}\n",
		aim + "efforts: {done: {options: {x: 1234567890.5}}}\n",
		aim + "next: -1\n",
		aim + "efforts: {don: none, has_villages: {}}\n",
		aim + "efforts: {done: {fixed: -1, per_unit: 0.0000000001, options: {on: 1}, within: 5}}\n",
		aim + "efforts: {done: {steps: [{from: 2, effort: -3}, {from: -1, effort: 4}]}}\n",
		aim + "efforts: {done: {within: {at_least: 5, at_most: 3}}}\n",
		aim + "efforts: {has_villages: {options: {maybe: -1}, per_unit: 1}}\n",
	} {
		_, err := remediation.ParseAim("", []byte(text), r, nil)
		var faults source.Faults
		require.ErrorAs(t, err, &faults, text)
		for _, f := range faults {
			got[f.Message.EN] = f.Message.VI
		}
	}
	for _, text := range []string{
		"actions: [{id: a, solution: s}]\n",
		"actions: [{id: a, for: [], solution: s}]\n",
		"actions: [{id: a, for: ['9'], inputs: [don], kinds: [rates], solution: 'do {cod}', lead: '{code'}]\n",
		"actions: [{id: a, for: ['1', '1'], solution: s}, {id: a, for: ['1'], solution: s}]\n",
		"head: {date: soon}\nassignment: {leed: x}\nactions: []\n",
	} {
		_, err := catalogue.Parse("", []byte(actions+text), r, nil)
		var faults source.Faults
		require.ErrorAs(t, err, &faults, text)
		for _, f := range faults {
			got[f.Message.EN] = f.Message.VI
		}
	}
	s, err := scoring.Compile(r, nil)
	require.NoError(t, err)
	facts := scoring.Facts{Unit: scoring.Unit{ID: "a", Group: "commune"}, Inputs: map[string]scoring.Figure{
		"electronic_rate": scoring.Known(50), "done": scoring.Known(1), "total": scoring.Known(2), "disciplined": scoring.Known(0), "has_villages": scoring.Known(true),
	}}
	plan, err := remediation.NewPlan(context.Background(), s, facts, nil, nil)
	require.NoError(t, err)
	_, err = plan.Progress(s, scoring.Facts{Unit: scoring.Unit{ID: "b"}}, rubric.Date{})
	require.ErrorIs(t, err, scoring.ErrUnit)
	got[locale.In(rubric.English, err)] = locale.In(rubric.Vietnamese, err)
	for _, goal := range []remediation.Goal{{Band: "Tot"}, {Rank: 1, Rivals: []decimal.Decimal{decimal.New(1, 30)}}} {
		_, err = remediation.Optimize(context.Background(), s, facts, &remediation.Aim{Goal: goal}, nil)
		got[locale.In(rubric.English, err)] = locale.In(rubric.Vietnamese, err)
	}
	assert.Greater(t, len(got), 25)
	for message, said := range got {
		assert.NotEqual(t, message, said)
		assert.NotRegexp(t, `%!|\b(the|of|is|no|not)\b`, said, message)
	}
	for en, vi := range map[string]string{
		`effort of "done": from of step 2 is negative`:                                                  `công sức của "done": from của bậc 2 là số âm`,
		`effort of "done": option x has more than 9 digits before or after the point`:                   `công sức của "done": lựa chọn x có hơn 9 chữ số trước hoặc sau dấu chấm`,
		`the rubric has no band "Tot" for the group "commune"; did you mean "Tốt"?`:                     `bộ chỉ số không có mức xếp loại "Tot" cho nhóm đối tượng "commune"; có phải là "Tốt"?`,
		`a rival's score has more than 18 digits before or after the point`:                             `điểm của đơn vị khác có hơn 18 chữ số trước hoặc sau dấu chấm`,
		`the plan is for the unit "a", the facts for "b"`:                                               `kế hoạch là của đơn vị "a", số liệu là của "b"`,
		`the action is for nothing: it needs "for", "inputs" or "kinds"`:                                `chưa nêu giải pháp dành cho gì: cần "for", "inputs" hoặc "kinds"`,
		`an aim needs one goal: a total, a band, a rank or an effort; there are 2`:                      `cần đúng một đích: total, band, rank hoặc effort; ở đây có 2`,
		`effort of "has_villages": per_unit and steps are for numbers and dates, not for the type bool`: `công sức của "has_villages": per_unit và steps chỉ dùng cho số và ngày, không dùng cho kiểu bool`,
	} {
		assert.Equal(t, vi, got[en], en)
	}
}
