package remediation_test

import (
	"context"
	"testing"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// wordedRubric has inputs of every type, with titles as officials give them.
const wordedRubric = `
rubric: worded
title: T
decision: {number: 1/QĐ, issuer: X, date: 2025-01-01}
period: 2025
max: 2
points: {places: 2, rounding: half-up}
exclusion: whole
inputs:
  - {name: online, type: percent, title: {vi: Tỷ lệ hồ sơ trực tuyến, en: Dossiers online}}
  - {name: returned, type: percent, title: {vi: Tỷ lệ hồ sơ trả lại, en: Dossiers sent back}}
  - {name: late, type: count, unit: {vi: hồ sơ, en: dossier(s)}, title: {vi: Số hồ sơ quá hạn, en: Dossiers settled late}}
  - {name: open, type: count, unit: {vi: hồ sơ, en: dossier(s)}, title: {vi: Số hồ sơ chưa cập nhật, en: Dossiers not entered}}
  - {name: incidents, type: count, title: {vi: Số sự cố an toàn thông tin, en: Security incidents}}
  - {name: ideas, type: count, unit: {vi: sáng kiến, en: initiative(s)}, title: {vi: Số sáng kiến được áp dụng, en: Initiatives applied}}
  - {name: data, type: count, unit: {vi: bộ, en: sets}, title: {vi: Số liệu đã công bố, en: Data published}}
  - {name: done, type: count, unit: {vi: hồ sơ, en: dossiers}, title: {vi: Số hồ sơ đúng hạn, en: Dossiers on time}}
  - {name: total, type: count, fixed: true, unit: {vi: hồ sơ, en: dossiers}, title: {vi: Số hồ sơ đã giải quyết, en: Dossiers settled}}
  - {name: money, type: number, unit: {vi: triệu đồng, en: million VND}, title: {vi: Số tiền đã thu hồi, en: Money recovered}}
  - {name: due, type: number, fixed: true, unit: {vi: triệu đồng, en: million VND}, title: {vi: Số tiền phải thu hồi, en: Money due}}
  - {name: complete, type: bool, title: {vi: Hồ sơ công việc được lập đầy đủ, en: Work files are complete}}
  - {name: issued, type: bool, title: {vi: Đã ban hành kế hoạch, en: The plan was issued}}
  - {name: disciplined, type: bool, title: {vi: Lãnh đạo UBND xã bị kỷ luật, en: A leader was disciplined}}
  - {name: plan, type: enum, title: {vi: Kế hoạch tự kiểm tra, en: Plan of self-inspection}, options: [{name: good, title: {vi: tốt, en: good}}, {name: fair, title: {vi: khá, en: fair}}, {name: poor, title: {vi: kém, en: poor}}]}
  - {name: sent, type: date, never: true, title: {vi: Ngày gửi báo cáo, en: Date of the report}}
  - {name: approved, type: date, fixed: true, title: {vi: Ngày HĐND xã quyết định dự toán, en: Date the budget was approved}}
  - {name: published, type: date, title: {vi: Ngày công khai dự toán, en: Date the budget was published}}
areas: [{code: "1", title: One, max: 2, `

// wordedFacts are short of everything.
func wordedFacts() map[string]any {
	return map[string]any{
		"online": dec("76.5"), "returned": 3, "late": 4, "open": 4, "incidents": 1, "ideas": 2, "data": 3, "done": 10, "total": 12,
		"money": dec("4260.5"), "due": 5000, "complete": false, "issued": false, "disciplined": true, "plan": "poor",
		"sent": rubric.Date{Year: 2025, Month: 8, Day: 12}, "approved": rubric.Date{Year: 2025, Month: 7, Day: 22},
		"published": rubric.Date{Year: 2025, Month: 8, Day: 29},
	}
}

// TestReasonsAndGoalsInWords: of every kind of figure and rule the reason of the loss and the
// goal of the next year, as they stand behind "do" and "phấn đấu".
func TestReasonsAndGoalsInWords(t *testing.T) {
	for _, test := range []struct {
		rule               string
		facts              map[string]any
		reasonVI, reasonEN string
		goalVI, goalEN     string
	}{
		{"cases: [{when: online >= 80, score: full}, {score: 0}]", nil,
			"tỷ lệ hồ sơ trực tuyến đạt 76,5%, dưới 80%", "dossiers online reached 76.5%, below 80%",
			"tỷ lệ hồ sơ trực tuyến đạt từ 80% trở lên", "at least 80% for dossiers online"},
		{"cases: [{when: online < 80, score: 0}, {score: full}]", map[string]any{"online": scoring.Bound{Below: scoring.Known(80)}},
			"tỷ lệ hồ sơ trực tuyến đạt dưới 80%", "dossiers online stayed below 80%",
			"tỷ lệ hồ sơ trực tuyến đạt từ 80% trở lên", "at least 80% for dossiers online"},
		{"score: \"bands(online, '>90', full, '[70,90]', 1, '<70', 0)\"", map[string]any{"online": 90},
			"tỷ lệ hồ sơ trực tuyến đạt 90%, chưa trên 90%", "dossiers online reached 90%, not above 90%",
			"tỷ lệ hồ sơ trực tuyến đạt trên 90%", "above 90% for dossiers online"},
		{`score: "min(full, full * online / 90)"`, nil,
			"tỷ lệ hồ sơ trực tuyến chỉ đạt 76,5%", "dossiers online reached only 76.5%",
			"tỷ lệ hồ sơ trực tuyến đạt từ 90% trở lên", "at least 90% for dossiers online"},
		{`score: "clamp(full * (online - 60) / 20, 0, full)"`, nil,
			"tỷ lệ hồ sơ trực tuyến chỉ đạt 76,5%", "dossiers online reached only 76.5%",
			"tỷ lệ hồ sơ trực tuyến đạt từ 80% trở lên", "at least 80% for dossiers online"},
		{"cases: [{when: returned <= 1, score: full}, {score: 0}]", nil,
			"tỷ lệ hồ sơ trả lại là 3%, trên 1%", "dossiers sent back came to 3%, above 1%",
			"tỷ lệ hồ sơ trả lại không quá 1%", "at most 1% for dossiers sent back"},
		{`score: "clamp(full - 0.05 * (returned - 1), 0, full)"`, nil,
			"tỷ lệ hồ sơ trả lại là 3%", "dossiers sent back came to 3%",
			"tỷ lệ hồ sơ trả lại không quá 1%", "at most 1% for dossiers sent back"},
		{"cases: [{when: late > 0, score: 0}, {score: full}]", nil,
			"có 4 hồ sơ quá hạn", "dossiers settled late came to 4", "không có hồ sơ quá hạn", "no dossiers settled late"},
		{"cases: [{when: late > 0, score: 0}, {score: full}]", map[string]any{"late": scoring.Bound{AtLeast: scoring.Known(1)}},
			"có hồ sơ quá hạn", "there were dossiers settled late", "không có hồ sơ quá hạn", "no dossiers settled late"},
		{"cases: [{when: late <= 2, score: full}, {score: 0}]", nil,
			"có 4 hồ sơ quá hạn, trên 2 hồ sơ", "dossiers settled late came to 4, above 2",
			"có không quá 02 hồ sơ quá hạn", "at most 2 for dossiers settled late"},
		{`score: "max(0, full - 0.25 * late)"`, nil,
			"có 4 hồ sơ quá hạn", "dossiers settled late came to 4", "không có hồ sơ quá hạn", "no dossiers settled late"},
		{"cases: [{when: open == 0, score: full}, {score: 0}]", nil,
			"còn 4 hồ sơ chưa cập nhật", "dossiers not entered came to 4", "không còn hồ sơ chưa cập nhật", "no dossiers not entered"},
		{"cases: [{when: incidents > 0, score: 0}, {score: full}]", nil,
			"có 1 sự cố an toàn thông tin", "security incidents came to 1",
			"không để xảy ra sự cố an toàn thông tin", "no security incidents"},
		{"cases: [{when: ideas == 0, score: 0}, {score: full}]", map[string]any{"ideas": 0},
			"không có sáng kiến được áp dụng", "there were no initiatives applied",
			"có ít nhất 01 sáng kiến được áp dụng", "one or more initiatives applied"},
		{"cases: [{when: ideas >= 5, score: full}, {score: 0}]", nil,
			"mới có 2 sáng kiến được áp dụng, chưa đủ 5 sáng kiến", "initiatives applied reached 2, below 5",
			"có ít nhất 05 sáng kiến được áp dụng", "at least 5 for initiatives applied"},
		{`score: "min(full, 0.5 * ideas)"`, nil,
			"mới có 2 sáng kiến được áp dụng", "initiatives applied reached only 2",
			"có ít nhất 04 sáng kiến được áp dụng", "at least 4 for initiatives applied"},
		{"cases: [{when: data >= 5, score: full}, {score: 0}]", nil,
			"số liệu đã công bố đạt 3 bộ, dưới 5 bộ", "data published reached 3 sets, below 5 sets",
			"số liệu đã công bố đạt từ 5 bộ trở lên", "at least 5 sets for data published"},
		{"not_arising: full, cases: [{when: \"rate(done, total) >= 90\", score: full}, {score: 0}]", nil,
			"tỷ lệ hồ sơ đúng hạn trên tổng số hồ sơ đã giải quyết đạt 83,33% (10/12 hồ sơ), dưới 90%",
			"the rate of dossiers on time to dossiers settled reached 83.33% (10 of 12 dossiers), below 90%",
			"tỷ lệ hồ sơ đúng hạn trên tổng số hồ sơ đã giải quyết đạt từ 90% trở lên",
			"at least 90% for the rate of dossiers on time to dossiers settled"},
		{"not_arising: full, score: \"share(done, total)\"", nil,
			"tỷ lệ hồ sơ đúng hạn trên tổng số hồ sơ đã giải quyết đạt 83,33% (10/12 hồ sơ)",
			"the rate of dossiers on time to dossiers settled reached 83.33% (10 of 12 dossiers)",
			"tỷ lệ hồ sơ đúng hạn trên tổng số hồ sơ đã giải quyết đạt 100%",
			"100% for the rate of dossiers on time to dossiers settled"},
		{"not_arising: full, score: \"let r = rate(done, total); r > 95 ? full : r >= 70 ? 1 : 0\"", nil,
			"tỷ lệ hồ sơ đúng hạn trên tổng số hồ sơ đã giải quyết đạt 83,33% (10/12 hồ sơ)",
			"the rate of dossiers on time to dossiers settled reached 83.33% (10 of 12 dossiers)",
			"tỷ lệ hồ sơ đúng hạn trên tổng số hồ sơ đã giải quyết đạt trên 95%",
			"above 95% for the rate of dossiers on time to dossiers settled"},
		{"cases: [{when: done >= total, score: full}, {score: 0}]", nil,
			"mới có 10 hồ sơ đúng hạn, chưa đủ 12 hồ sơ", "dossiers on time reached 10, below 12",
			"tỷ lệ hồ sơ đúng hạn trên tổng số hồ sơ đã giải quyết đạt 100%",
			"100% for the rate of dossiers on time to dossiers settled"},
		{"cases: [{when: money >= due, score: full}, {score: 0}]", nil,
			"số tiền đã thu hồi đạt 4.260,5 triệu đồng, dưới 5.000 triệu đồng",
			"money recovered reached 4,260.5 million VND, below 5,000 million VND",
			"số tiền đã thu hồi không thấp hơn số tiền phải thu hồi", "money recovered not below money due"},
		{"cases: [{when: complete, score: full}, {score: 0}]", nil,
			"hồ sơ công việc chưa được lập đầy đủ", "work files are not complete",
			"bảo đảm hồ sơ công việc được lập đầy đủ", "the state that work files are complete"},
		{"cases: [{when: issued, score: full}, {score: 0}]", nil,
			"chưa ban hành kế hoạch", "the plan was not issued", "ban hành kế hoạch", "the state that the plan is issued"},
		{"cases: [{when: disciplined, score: 0}, {score: full}]", nil,
			"lãnh đạo UBND xã bị kỷ luật", "a leader was disciplined",
			"không để lãnh đạo UBND xã bị kỷ luật", "the state that a leader is not disciplined"},
		{"cases: [{when: plan == 'good', score: full}, {score: 0}]", nil,
			"kế hoạch tự kiểm tra ở mức “kém”, chưa đạt mức “tốt”", "plan of self-inspection came out as “poor”, not “good”",
			"kế hoạch tự kiểm tra đạt mức “tốt”", "“good” for plan of self-inspection"},
		{"cases: [{when: \"plan in ['good', 'fair']\", score: full}, {score: 0}]", nil,
			"kế hoạch tự kiểm tra ở mức “kém”, chưa đạt mức “tốt” hoặc “khá”",
			"plan of self-inspection came out as “poor”, not “good” or “fair”",
			"kế hoạch tự kiểm tra đạt mức “khá”", "“fair” for plan of self-inspection"},
		{"cases: [{when: \"sent <= date('2025-07-31')\", score: full}, {score: 0}]", nil,
			"gửi báo cáo ngày 12/08/2025, sau ngày 31/07/2025", "the date of the report was 12 August 2025, after 31 July 2025",
			"gửi báo cáo chậm nhất ngày 31/7 hằng năm", "the report by 31 July each year"},
		{"cases: [{when: \"sent <= date('2025-02-05')\", score: full}, {score: 0}]", map[string]any{"sent": scoring.Known("never")},
			"chưa gửi báo cáo", "there is no date of the report",
			"gửi báo cáo chậm nhất ngày 05/02 hằng năm", "the report by 5 February each year"},
		{"cases: [{when: sent != never, score: full}, {score: 0}]", map[string]any{"sent": scoring.Known("never")},
			"chưa gửi báo cáo", "there is no date of the report", "gửi báo cáo", "the report"},
		{"cases: [{when: \"days(approved, published) <= 30\", score: full}, {score: 0}]", nil,
			"số ngày từ ngày HĐND xã quyết định dự toán đến ngày công khai dự toán là 38 ngày, trên 30 ngày",
			"the days from date the budget was approved to date the budget was published came to 38 days, above 30 days",
			"công khai dự toán trong thời hạn 30 ngày kể từ ngày HĐND xã quyết định dự toán",
			"the date the budget was published within 30 days of the date the budget was approved"},
		{"score: \"clamp(full - 0.05 * days(date('2025-07-15'), sent), 0, full)\"", nil,
			"gửi báo cáo ngày 12/08/2025", "the date of the report was 12 August 2025",
			"gửi báo cáo chậm nhất ngày 15/7 hằng năm", "the report by 15 July each year"},
		{"score: \"clamp(full - 0.05 * days(date('2025-07-15'), sent), 0, full)\"",
			map[string]any{"sent": scoring.Bound{AtLeast: scoring.Known("2025-07-10")}},
			"chưa đủ số liệu về ngày gửi báo cáo", "not enough is known of date of the report",
			"gửi báo cáo chậm nhất ngày 15/7 hằng năm", "the report by 15 July each year"},
	} {
		t.Run(test.rule, func(t *testing.T) {
			s, f := worded(t, test.rule, test.facts)
			p, err := remediation.NewPlan(context.Background(), s, f, nil, nil)
			require.NoError(t, err)
			require.Len(t, p.Deficits, 1)
			assert.Equal(t, rubric.Text{VI: test.reasonVI, EN: test.reasonEN}, p.Deficits[0].Reason)
			require.Len(t, p.Actions, 1)
			require.Len(t, p.Actions[0].Targets, 1)
			assert.Equal(t, rubric.Text{VI: test.goalVI, EN: test.goalEN}, p.Actions[0].Targets[0].Goal)
			for _, text := range []rubric.Text{p.Actions[0].Targets[0].Goal, p.Actions[0].Targets[0].Way} {
				assert.NotContains(t, text.VI+text.EN, "→")
			}
		})
	}
}

// worded compiles a rule, and has facts for it.
func worded(t *testing.T, rule string, other map[string]any) (*scoring.Scorer, scoring.Facts) {
	t.Helper()
	r, err := rubric.Parse("worded.yaml", []byte(wordedRubric+rule+"}]\n"), nil)
	require.NoError(t, err)
	s, err := scoring.Compile(r, nil)
	require.NoError(t, err)
	all := wordedFacts()
	for name, v := range other {
		all[name] = v
	}
	return s, scoring.Facts{Unit: scoring.Unit{ID: "u"}, Inputs: figures(all)}
}

// TestGoalsAreInTheUnitsHands: what others say of a unit, what is fixed, and what somebody
// gives has no target; the kinds of the losses say which it is.
func TestGoalsAreInTheUnitsHands(t *testing.T) {
	for rule, want := range map[string]struct{ kind, reason, open string }{
		"source: survey, score: full * online / 100": {"survey",
			"tỷ lệ hồ sơ trực tuyến chỉ đạt 76,5% theo kết quả điều tra xã hội học", ""},
		"source: external, score: full * online / 100": {"external",
			"tỷ lệ hồ sơ trực tuyến chỉ đạt 76,5% theo kết quả do cơ quan khác công bố", ""},
		"cases: [{when: total >= 20, score: full}, {score: 0}]": {"count",
			"mới có 12 hồ sơ đã giải quyết, chưa đủ 20 hồ sơ", ""},
	} {
		s, f := worded(t, rule, nil)
		p, err := remediation.NewPlan(context.Background(), s, f, nil, nil)
		require.NoError(t, err)
		assert.Equal(t, want.kind+": "+want.reason, string(p.Deficits[0].Kind)+": "+p.Deficits[0].Reason.VI, rule)
		assert.Empty(t, p.Actions, rule)
	}
	for source, want := range map[string]rubric.Text{
		"appraisal": {VI: "cơ quan thẩm định chấm chưa đạt điểm tối đa", EN: "the appraiser gave less than the maximum"},
		"survey":    {VI: "kết quả điều tra xã hội học chưa đạt điểm tối đa", EN: "the survey gave less than the maximum"},
		"external": {VI: "chỉ số do cơ quan khác công bố chưa đạt điểm tối đa",
			EN: "the external index gave less than the maximum"},
	} {
		s, f := worded(t, "reported: true, source: "+source, nil)
		f.Points = map[string]scoring.Figure{"1": scoring.Known(1)}
		p, err := remediation.NewPlan(context.Background(), s, f, nil, nil)
		require.NoError(t, err)
		assert.Equal(t, want, p.Deficits[0].Reason, source)
		assert.Empty(t, p.Actions, source)
	}
}

// TestOwnEffortForAPublishedFigure: a host that says what it takes to move a figure of a
// survey has it moved.
func TestOwnEffortForAPublishedFigure(t *testing.T) {
	s, f := worded(t, "source: survey, score: full * online / 100", nil)
	aim := &remediation.Aim{Goal: remediation.Goal{Total: nullDec("2")}, Otherwise: &remediation.Effort{Fixed: dec("1")}}
	o, err := remediation.Optimize(context.Background(), s, f, aim, nil)
	require.NoError(t, err)
	assert.False(t, o.Reached)
	require.Len(t, o.OutOfReach, 1)
	assert.Equal(t, remediation.ReachJudgement, o.OutOfReach[0].Kind)
	aim.Efforts = map[string]remediation.Effort{"online": {Fixed: dec("1")}}
	o, err = remediation.Optimize(context.Background(), s, f, aim, nil)
	require.NoError(t, err)
	assert.True(t, o.Reached)
}
