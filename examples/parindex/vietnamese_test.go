package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/source"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// stated returns the faults that the bad files of the repository state: behind #!,
// after their place.
func stated(t *testing.T) map[string]bool {
	t.Helper()
	out := map[string]bool{}
	require.NoError(t, filepath.WalkDir("../..", func(path string, _ os.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".bad.yaml") {
			return err
		}
		src, err := os.ReadFile(path)
		require.NoError(t, err)
		for line := range strings.Lines(string(src)) {
			if _, fault, ok := strings.Cut(line, "#! "); ok {
				_, message, _ := strings.Cut(fault, ": ")
				out[strings.TrimSpace(message)] = true
			}
		}
		return nil
	}))
	return out
}

// TestVietnamese: every fault that the bad files of the repository state is said in
// Vietnamese, too.
func TestVietnamese(t *testing.T) {
	a := &app{lang: rubric.Vietnamese}
	messages := stated(t)
	assert.Greater(t, len(messages), 100)
	for message := range messages {
		if message == "this fault is not there" || message == "expected a number" {
			continue // none, and the start of several
		}
		assert.NotEqual(t, message, a.message(message))
		assert.NotContains(t, a.message(message), "%!")
	}
	for en, vi := range map[string]string{
		`item "1.1": unknown name "ful"; did you mean "full"?`:                                    `mục "1.1": không có tên "ful"; có phải là "full"?`,
		`a.yaml:3:4: item "1.1": division by zero`:                                                `a.yaml:3:4: mục "1.1": chia cho 0`,
		`input "x": 101 is outside its domain, [0, 100]`:                                          `chỉ tiêu "x": 101 nằm ngoài miền giá trị [0, 100]`,
		`expected a number, got "3,5"; write the decimal point, not a comma`:                      `cần một số, không phải "3,5"; dùng dấu chấm thập phân, không dùng dấu phẩy`,
		`expected a list, got nothing`:                                                            `cần một danh sách, không phải để trống`,
		`item "1": // is not part of the rule language; a whole quotient is written floor(a / b)`: `mục "1": ngôn ngữ quy tắc không có //; chia lấy phần nguyên viết là floor(a / b)`,
		`item "1": the escape \n is not part of the rule language; write the character itself`:    `mục "1": ngôn ngữ quy tắc không có cách viết \n; viết chính ký tự đó`,
		"item \"1\": the escape `` is not part of the rule language; write the text in '...'":     "mục \"1\": ngôn ngữ quy tắc không có cách viết ``; viết văn bản trong '...'",
		`the name holds the invisible character U+200B`:                                           `tên có ký tự không nhìn thấy U+200B`,
		`input "ｘ": readers cannot tell the name from "x", which is spelt with other characters`:  `chỉ tiêu "ｘ": người đọc không phân biệt được tên này với "x", vốn viết bằng ký tự khác`,
		`action "ａ": readers cannot tell the name from "a", which is spelt with other characters`: `giải pháp "ａ": người đọc không phân biệt được tên này với "a", vốn viết bằng ký tự khác`,
		`unrecognized character: U+2018 '‘'; write straight quotes`:                               `không hiểu ký tự U+2018 '‘'; dùng dấu nháy thẳng`,
		`r.yaml:1:2: the tag !foo is not allowed; a text that looks like a number needs quotes`:   `r.yaml:1:2: không được dùng thẻ !foo; văn bản trông như số phải đặt trong nháy`,
		"nobody says this":                     "nobody says this",
		"the text is empty\nthe file is empty": "văn bản trống\ntệp trống",
	} {
		assert.Equal(t, vi, a.message(en))
	}
	a.lang = rubric.English
	assert.Equal(t, "the text is empty", a.message("the text is empty"))
}

// TestVietnamesePlans: what is wrong with catalogues and aims is said in Vietnamese,
// too, and every sentence about them has been seen here.
func TestVietnamesePlans(t *testing.T) {
	src, err := os.ReadFile("testdata/demo.yaml")
	require.NoError(t, err)
	r, err := rubric.Parse("demo.yaml", src, nil)
	require.NoError(t, err)
	a := &app{lang: rubric.Vietnamese}
	const aim, catalogue = "rubric: demo-2025\ngoal: {total: 9}\n", "rubric: demo-2025\ntitle: T\n"
	var got []string
	for _, text := range []string{
		"rubric: demo-2025\ngoal: {}\n",
		"rubric: demo-2025\ngoal: {band: Tot}\n",
		"rubric: demo-2025\ngoal: {effort: -1}\n",
		"rubric: demo-2025\ngoal: {total: 1234567890123456789000000000000000000.5}\n",
		"rubric: demo-2025\ngoal: {rank: 0, rivals: []}\n",
		"rubric: demo-2025\ngoal: {rank: 3, rivals: [5]}\n",
		"rubric: demo-2025\ngoal: {rank: 2, rivals: [5]}\n",
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
			got = append(got, f.Message)
		}
	}
	for _, text := range []string{
		"actions: [{id: a, solution: s}]\n",
		"actions: [{id: a, for: [], solution: s}]\n",
		"actions: [{id: a, for: ['9'], inputs: [don], kinds: [rates], solution: 'do {cod}', lead: '{code'}]\n",
		"actions: [{id: a, for: ['1', '1'], solution: s}, {id: a, for: ['1'], solution: s}]\n",
		"head: {date: soon}\nassignment: {leed: x}\nactions: []\n",
	} {
		_, err := remediation.ParseCatalogue("", []byte(catalogue+text), r, nil)
		var faults source.Faults
		require.ErrorAs(t, err, &faults, text)
		for _, f := range faults {
			got = append(got, f.Message)
		}
	}
	assert.Greater(t, len(got), 25)
	for _, message := range got {
		said := a.message(message)
		assert.NotEqual(t, message, said)
		assert.NotRegexp(t, `%!|\b(the|of|is|no|not)\b`, said, message)
	}
	for en, vi := range map[string]string{
		`effort of "done": from of step 2 is negative`:                                          `công sức của "done": from của bậc 2 là số âm`,
		`effort of "done": option x has more than 9 digits before or after the point`:           `công sức của "done": lựa chọn x có hơn 9 chữ số trước hoặc sau dấu chấm`,
		`the rubric has no band "Tot" for the group "commune"; did you mean "Tốt"?`:             `bộ chỉ số không có mức xếp loại "Tot" cho nhóm đối tượng "commune"; có phải là "Tốt"?`,
		`a rival's score has more than 18 digits before or after the point`:                     `điểm của đơn vị khác có hơn 18 chữ số trước hoặc sau dấu chấm`,
		`the plan is for the unit "a", the facts for "b"`:                                       `kế hoạch là của đơn vị "a", số liệu là của "b"`,
		`the efforts have too many digits to be added up (that of [a b] has 9 places)`:          `công sức có quá nhiều chữ số nên không cộng được (của [a b] có 9 chữ số thập phân)`,
		`the action is for nothing: it needs "for", "inputs" or "kinds"`:                        `chưa nêu giải pháp dành cho gì: cần "for", "inputs" hoặc "kinds"`,
		`an aim needs one goal: a total, a band, a rank or an effort; there are 2`:              `cần đúng một đích: total, band, rank hoặc effort; ở đây có 2`,
		`effort of "plan": per_unit and steps are for numbers and dates, not for the type enum`: `công sức của "plan": per_unit và steps chỉ dùng cho số và ngày, không dùng cho kiểu enum`,
	} {
		assert.Equal(t, vi, a.message(en))
	}
}

// TestVietnameseTexts: a sentence and its translation have as many places, and no
// sentence is hidden by one before it.
func TestVietnameseTexts(t *testing.T) {
	a := &app{lang: rubric.Vietnamese}
	fill := strings.NewReplacer("%d", "7", "%q", `"x"`, "%s", "y")
	for _, text := range texts() {
		assert.Equal(t, strings.Count(text[0], "%"), strings.Count(text[1], "%"), text[0])
		assert.Equal(t, fill.Replace(text[1]), strings.NewReplacer(`"x"`, "y", "7", "y").Replace(a.message(fill.Replace(text[0]))), text[0])
	}
}
