package scoring_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/ruletest"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The kind: a sentence for officials that quotes the rule language. Whatever is
// compared is called by the titles of its inputs, in both languages.
func TestSubjectsInWords(t *testing.T) {
	for when, want := range map[string]rubric.Text{
		"rate(done, total) >= 95": {VI: "Đúng hạn trên Tổng số: đạt 80%, yêu cầu từ 95% trở lên",
			EN: "In time out of All: reached 80%, required at least 95%"},
		"95 <= rate(done, total)": {VI: "Đúng hạn trên Tổng số: đạt 80%, yêu cầu từ 95% trở lên",
			EN: "In time out of All: reached 80%, required at least 95%"},
		"rate(done + late, total) >= 95": {VI: "(Đúng hạn cộng Quá hạn) trên Tổng số: đạt 90%, yêu cầu từ 95% trở lên",
			EN: "(In time plus Late) out of All: reached 90%, required at least 95%"},
		"days(sent, due) >= 10":               {VI: "Số ngày từ Ngày gửi đến Hạn gửi: thực tế 5 ngày, yêu cầu từ 10 ngày trở lên", EN: "The days from Sent to Due: actual 5 days, required at least 10 days"},
		"days(date('2025-01-01'), sent) <= 3": {VI: "Số ngày từ 01/01/2025 đến Ngày gửi: thực tế 4 ngày, yêu cầu không quá 3 ngày", EN: "The days from 1 January 2025 to Sent: actual 4 days, required at most 3 days"},
		"done + late >= 10": {VI: "Đúng hạn cộng Quá hạn: thực tế 9 hồ sơ, yêu cầu từ 10 hồ sơ trở lên",
			EN: "In time plus Late: actual 9 files, required at least 10 files"},
		"done - late - 1 > 7": {VI: "Đúng hạn trừ Quá hạn trừ 1: thực tế 6 hồ sơ, yêu cầu trên 7 hồ sơ",
			EN: "In time minus Late minus 1: actual 6 files, required above 7 files"},
		"done - (late + 1) > 7": {VI: "Đúng hạn trừ (Quá hạn cộng 1): thực tế 6 hồ sơ, yêu cầu trên 7 hồ sơ",
			EN: "In time minus (Late plus 1): actual 6 files, required above 7 files"},
		"2 * done >= 20": {VI: "2 nhân Đúng hạn: thực tế 16, yêu cầu từ 20 trở lên",
			EN: "2 times In time: actual 16, required at least 20"},
		"done / total > 0.9": {VI: "Đúng hạn chia Tổng số: thực tế 0,8, yêu cầu trên 0,9",
			EN: "In time divided by All: actual 0.8, required above 0.9"},
		"min(done, total) >= 9":   {VI: "Số nhỏ nhất trong Đúng hạn và Tổng số: thực tế 8 hồ sơ, yêu cầu từ 9 hồ sơ trở lên", EN: "The least of In time and All: actual 8 files, required at least 9 files"},
		"max(done, late, 2) >= 9": {VI: "Số lớn nhất trong Đúng hạn, Quá hạn và 2: thực tế 8 hồ sơ, yêu cầu từ 9 hồ sơ trở lên", EN: "The greatest of In time, Late and 2: actual 8 files, required at least 9 files"},
		"abs(done - total) <= 1": {VI: "Chênh lệch giữa Đúng hạn và Tổng số: thực tế 2 hồ sơ, yêu cầu không quá 1 hồ sơ",
			EN: "The difference between In time and All: actual 2 files, required at most 1 files"},
		"abs(-late) < 1": {VI: "Giá trị tuyệt đối của (số đối của Quá hạn): thực tế 1 hồ sơ, yêu cầu dưới 1 hồ sơ",
			EN: "The absolute value of (minus Late): actual 1 files, required below 1 files"},
		"max(-2, late) >= 9": {VI: "Số lớn nhất trong -2 và Quá hạn: thực tế 1 hồ sơ, yêu cầu từ 9 hồ sơ trở lên",
			EN: "The greatest of -2 and Late: actual 1 files, required at least 9 files"},
		"round(part) >= 77": {VI: "Tỷ lệ làm tròn đến số nguyên: đạt 76%, yêu cầu từ 77% trở lên",
			EN: "Share rounded to a whole number: reached 76%, required at least 77%"},
		"round(part, 1) >= 77": {VI: "Tỷ lệ làm tròn đến 1 chữ số thập phân: đạt 76,3%, yêu cầu từ 77% trở lên",
			EN: "Share rounded to 1 decimal place: reached 76.3%, required at least 77%"},
		"floor(part) >= 77": {VI: "Tỷ lệ làm tròn xuống: đạt 76%, yêu cầu từ 77% trở lên",
			EN: "Share rounded down: reached 76%, required at least 77%"},
		"ceil(part) > 77": {VI: "Tỷ lệ làm tròn lên: đạt 77%, yêu cầu trên 77%",
			EN: "Share rounded up: reached 77%, required above 77%"},
		"clamp(part, 0, 50) > 60": {VI: "Tỷ lệ, ít nhất 0 và nhiều nhất 50: đạt 50%, yêu cầu trên 60%",
			EN: "Share, at least 0 and at most 50: reached 50%, required above 60%"},
		"bands(part, '<80', 1, '>=80', 2) >= 2": {VI: "Số điểm theo khoảng của Tỷ lệ: thực tế 1, yêu cầu từ 2 trở lên",
			EN: "The points by the band of Share: actual 1, required at least 2"},
		"(trained ? done : late) >= 2":  {VI: "Đúng hạn nếu Đã tập huấn: có, nếu không thì Quá hạn: thực tế 1 hồ sơ, yêu cầu từ 2 hồ sơ trở lên", EN: "In time if Trained: yes, otherwise Late: actual 1 files, required at least 2 files"},
		"part - rate(done, total) >= 0": {VI: "Tỷ lệ trừ (Đúng hạn trên Tổng số): thực tế -3,75 điểm phần trăm, yêu cầu từ 0 điểm phần trăm trở lên", EN: "Share minus (In time out of All): actual -3.75 percentage points, required at least 0 percentage points"},
		"let r = rate(done, total); r >= 95": {VI: "Đúng hạn trên Tổng số: đạt 80%, yêu cầu từ 95% trở lên",
			EN: "In time out of All: reached 80%, required at least 95%"},
		"let r = rate(done, total); r + 1 >= 95": {VI: "(Đúng hạn trên Tổng số) cộng 1: đạt 81%, yêu cầu từ 95% trở lên",
			EN: "(In time out of All) plus 1: reached 81%, required at least 95%"},
		"let r = done; let q = r + late; q * 2 > 99": {VI: "(Đúng hạn cộng Quá hạn) nhân 2: thực tế 18, yêu cầu trên 99",
			EN: "(In time plus Late) times 2: actual 18, required above 99"},
		"state == 'on_time'": {VI: "Kết quả: thực tế muộn, yêu cầu đúng hạn",
			EN: "Outcome: actual late, required on time"},
	} {
		s, f := worded(t, when, "0")
		r, err := s.Score(f)
		require.NoError(t, err)
		assert.Equal(t, want, r.Item("1").Reason, when)
	}
}

// worded compiles a rubric with a condition and a score, and has facts for it.
func worded(t *testing.T, when, score string) (*scoring.Scorer, scoring.Facts) {
	t.Helper()
	s := ruletest.CompileFile(t, fmt.Sprintf(`
rubric: words
title: t
decision: {number: "1", issuer: x, date: 2025-01-01}
period: 2025
max: 4
points: {places: 2, rounding: half-up}
inputs:
  - {name: done, type: count, title: {vi: Đúng hạn, en: In time}, unit: {vi: hồ sơ, en: files}}
  - {name: late, type: count, title: {vi: Quá hạn, en: Late}, unit: {vi: hồ sơ, en: files}}
  - {name: total, type: count, min: 1, title: {vi: Tổng số, en: All}, unit: {vi: hồ sơ, en: files}}
  - {name: part, type: percent, title: {vi: Tỷ lệ, en: Share}}
  - {name: sent, type: date, title: {vi: Ngày gửi, en: Sent}}
  - {name: due, type: date, title: {vi: Hạn gửi, en: Due}}
  - {name: trained, type: bool, title: {vi: Đã tập huấn, en: Trained}}
  - {name: state, type: enum, title: {vi: Kết quả, en: Outcome}, options: [{name: on_time, title: {vi: đúng hạn, en: on time}}, {name: late_, title: {vi: muộn, en: late}}]}
areas:
  - {code: "1", title: t, max: 2, not_arising: zero, cases: [{when: %q, score: full}, {score: 0}]}
  - {code: "2", title: t, max: 2, not_arising: zero, score: %q}
`, when, score))
	return s, scoring.Facts{Inputs: ruletest.Figures(map[string]any{
		"done": 8, "late": 1, "total": 10, "part": "76.25", "sent": "2025-01-05", "due": "2025-01-10", "trained": false,
		"state": "late_",
	})}
}

// ruleLanguage matches what only the rule language has.
var ruleLanguage = regexp.MustCompile(`[a-z]\(|[<>=]=|[<>]|\blet |[a-z]_[a-z]| [*/+] | \? `)

// sets matches sets of numbers in what English texts say of a failure.
var sets = regexp.MustCompile(`\([<>]=? [0-9./]+\)`)

// TestStepsInWords: no sentence of an explanation has anything in the rule language,
// whatever a rule is made of, and however large it is.
func TestStepsInWords(t *testing.T) {
	large := "done"
	for i := range 60 {
		large = fmt.Sprintf("(%s + %d * late)", large, i+1)
	}
	doubled := "let x0 = done + late; "
	for i := range 30 {
		doubled += fmt.Sprintf("let x%d = x%d + x%d; ", i+1, i, i)
	}
	for _, test := range []struct{ when, score, want string }{
		{"trained and not (part >= 80 or state in ['on_time', 'late_'])", "full * done / total",
			"Đã tập huấn: có và không phải (Tỷ lệ: từ 80% trở lên hoặc Kết quả: đúng hạn hoặc muộn)"},
		{"70 <= part < 80 and done in 1..5", "min(full, rate(done, total) / 50)",
			"Tỷ lệ: từ 70% trở lên và dưới 80% và Đúng hạn: từ 1 hồ sơ đến 5 hồ sơ"},
		{"not trained and sent <= due and sent < date('2024-01-01')", "clamp(done / total, 0, full)",
			"Đã tập huấn: không và Ngày gửi: không muộn hơn Hạn gửi và Ngày gửi: trước 01/01/2024"},
		{large + " < 0 or trained", "bands(part, '<50', 0, '[50,80)', 1, '>=80', full)",
			"điều kiện về Đúng hạn, Quá hạn và Đã tập huấn"},
		{doubled + "x30 < 0 or trained", "full", "điều kiện về Đúng hạn, Quá hạn và Đã tập huấn"},
		{"done > total and late > 0 or trained", "done > 5 ? 1 : 0",
			"(Đúng hạn: lớn hơn Tổng số và Quá hạn: trên 0 hồ sơ) hoặc Đã tập huấn: có"},
	} {
		s, f := worded(t, test.when, test.score)
		var said []string
		for _, code := range []string{"1", "2"} {
			for _, missing := range []string{"", "done", "part"} {
				g := scoring.Facts{Inputs: map[string]scoring.Figure{}}
				for k, v := range f.Inputs {
					if k != missing {
						g.Inputs[k] = v
					}
				}
				e, err := s.Explain(g, code)
				require.NoError(t, err)
				for _, step := range e.Steps {
					for _, text := range []string{step.Text.VI, step.Text.EN, e.Item.Reason.VI, e.Item.Reason.EN} {
						assert.NotRegexp(t, ruleLanguage, sets.ReplaceAllString(text, ""), "%s; %s",
							test.when[:min(80, len(test.when))], test.score)
						assert.Less(t, len(text), 1000)
						said = append(said, text)
					}
				}
			}
		}
		assert.Contains(t, strings.Join(said, "\n"), test.want)
	}
}

// TestLimitsNotKnown: a limit that is computed from a figure that is not known is
// said in words, too.
func TestLimitsNotKnown(t *testing.T) {
	s, _ := worded(t, "done >= total * 2", "0")
	for want, total := range map[string]scoring.Bound{
		"Đúng hạn: thực tế 8 hồ sơ, điều kiện không nhỏ hơn một ngưỡng từ 10 hồ sơ trở lên và không quá 12 hồ sơ": {AtLeast: scoring.Known(5), AtMost: scoring.Known(6)},
		"Đúng hạn: thực tế 8 hồ sơ, điều kiện không nhỏ hơn một ngưỡng từ 6 hồ sơ trở lên và không quá 12 hồ sơ":  {AtLeast: scoring.Known(3), AtMost: scoring.Known(6)},
		"Đúng hạn: thực tế 8 hồ sơ, điều kiện không nhỏ hơn một ngưỡng từ 2 hồ sơ trở lên":                        {},
	} {
		e, err := s.Explain(scoring.Facts{Inputs: ruletest.Figures(map[string]any{"done": 8, "total": total})}, "1")
		require.NoError(t, err)
		assert.Contains(t, strings.ReplaceAll(e.Steps[0].Text.VI, "yêu cầu", "điều kiện"), want)
	}
}
