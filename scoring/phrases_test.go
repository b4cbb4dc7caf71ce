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
		"rate(done, total) >= 95": {VI: "tỷ lệ đúng hạn trên tổng số đạt 80% (8/10 hồ sơ), dưới 95%",
			EN: "the rate of in time to all reached 80% (8 of 10 files), below 95%"},
		"95 <= rate(done, total)": {VI: "tỷ lệ đúng hạn trên tổng số đạt 80% (8/10 hồ sơ), dưới 95%",
			EN: "the rate of in time to all reached 80% (8 of 10 files), below 95%"},
		"rate(done + late, total) >= 95": {VI: "tỷ lệ (đúng hạn cộng quá hạn) trên tổng số đạt 90% (9/10 hồ sơ), dưới 95%",
			EN: "the rate of (in time plus late) to all reached 90% (9 of 10 files), below 95%"},
		"days(sent, due) >= 10":               {VI: "số ngày từ ngày gửi đến hạn gửi đạt 5 ngày, dưới 10 ngày", EN: "the days from sent to due reached 5 days, below 10 days"},
		"days(date('2025-01-01'), sent) <= 3": {VI: "số ngày từ 01/01/2025 đến ngày gửi là 4 ngày, trên 3 ngày", EN: "the days from 1 January 2025 to sent came to 4 days, above 3 days"},
		"done + late >= 10": {VI: "đúng hạn cộng quá hạn đạt 9 hồ sơ, dưới 10 hồ sơ",
			EN: "in time plus late reached 9 files, below 10 files"},
		"done - late - 1 > 7": {VI: "đúng hạn trừ quá hạn trừ 1 đạt 6 hồ sơ, chưa trên 7 hồ sơ",
			EN: "in time minus late minus 1 reached 6 files, not above 7 files"},
		"done - (late + 1) > 7": {VI: "đúng hạn trừ (quá hạn cộng 1) đạt 6 hồ sơ, chưa trên 7 hồ sơ",
			EN: "in time minus (late plus 1) reached 6 files, not above 7 files"},
		"2 * done >= 20": {VI: "2 nhân đúng hạn đạt 16, dưới 20",
			EN: "2 times in time reached 16, below 20"},
		"done / total > 0.9": {VI: "đúng hạn chia tổng số đạt 0,8, chưa trên 0,9",
			EN: "in time divided by all reached 0.8, not above 0.9"},
		"min(done, total) >= 9":   {VI: "số nhỏ nhất trong đúng hạn và tổng số đạt 8 hồ sơ, dưới 9 hồ sơ", EN: "the least of in time and all reached 8 files, below 9 files"},
		"max(done, late, 2) >= 9": {VI: "số lớn nhất trong đúng hạn, quá hạn và 2 đạt 8 hồ sơ, dưới 9 hồ sơ", EN: "the greatest of in time, late and 2 reached 8 files, below 9 files"},
		"abs(done - total) <= 1": {VI: "chênh lệch giữa đúng hạn và tổng số là 2 hồ sơ, trên 1 hồ sơ",
			EN: "the difference between in time and all came to 2 files, above 1 files"},
		"abs(-late) < 1": {VI: "giá trị tuyệt đối của (số đối của quá hạn) là 1 hồ sơ, không dưới 1 hồ sơ",
			EN: "the absolute value of (minus late) came to 1 files, not below 1 files"},
		"max(-2, late) >= 9": {VI: "số lớn nhất trong -2 và quá hạn đạt 1 hồ sơ, dưới 9 hồ sơ",
			EN: "the greatest of -2 and late reached 1 files, below 9 files"},
		"round(part) >= 77": {VI: "tỷ lệ làm tròn đến số nguyên đạt 76%, dưới 77%",
			EN: "share rounded to a whole number reached 76%, below 77%"},
		"round(part, 1) >= 77": {VI: "tỷ lệ làm tròn đến 1 chữ số thập phân đạt 76,3%, dưới 77%",
			EN: "share rounded to 1 decimal place reached 76.3%, below 77%"},
		"floor(part) >= 77": {VI: "tỷ lệ làm tròn xuống đạt 76%, dưới 77%",
			EN: "share rounded down reached 76%, below 77%"},
		"ceil(part) > 77": {VI: "tỷ lệ làm tròn lên đạt 77%, chưa trên 77%",
			EN: "share rounded up reached 77%, not above 77%"},
		"clamp(part, 0, 50) > 60": {VI: "tỷ lệ, ít nhất 0 và nhiều nhất 50 đạt 50%, chưa trên 60%",
			EN: "share, at least 0 and at most 50 reached 50%, not above 60%"},
		"bands(part, '<80', 1, '>=80', 2) >= 2": {VI: "số điểm theo khoảng của tỷ lệ đạt 1, dưới 2",
			EN: "the points by the band of share reached 1, below 2"},
		"(trained ? done : late) >= 2":  {VI: "đúng hạn nếu đã tập huấn: có, nếu không thì quá hạn đạt 1 hồ sơ, dưới 2 hồ sơ", EN: "in time if trained: yes, otherwise late reached 1 files, below 2 files"},
		"part - rate(done, total) >= 0": {VI: "tỷ lệ trừ (đúng hạn trên tổng số) đạt -3,75 điểm phần trăm, dưới 0 điểm phần trăm", EN: "share minus (in time out of all) reached -3.75 percentage points, below 0 percentage points"},
		"let r = rate(done, total); r >= 95": {VI: "tỷ lệ đúng hạn trên tổng số đạt 80% (8/10 hồ sơ), dưới 95%",
			EN: "the rate of in time to all reached 80% (8 of 10 files), below 95%"},
		"let r = rate(done, total); r + 1 >= 95": {VI: "(đúng hạn trên tổng số) cộng 1 đạt 81%, dưới 95%",
			EN: "(in time out of all) plus 1 reached 81%, below 95%"},
		"let r = done; let q = r + late; q * 2 > 99": {VI: "(đúng hạn cộng quá hạn) nhân 2 đạt 18, chưa trên 99",
			EN: "(in time plus late) times 2 reached 18, not above 99"},
		"state == 'on_time'": {VI: "kết quả ở mức “muộn”, chưa đạt mức “đúng hạn”",
			EN: "outcome came out as “late”, not “on time”"},
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
