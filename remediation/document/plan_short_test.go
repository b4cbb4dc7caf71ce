package document_test

import (
	"strings"
	"testing"
	"time"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/remediation/catalogue"
	"github.com/parindex/parindex/remediation/document"
	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/remediation/internal/office/sample"
	"github.com/parindex/parindex/remediation/tracking"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
)

func TestPlanGolden(t *testing.T) {
	yTich := planOfYTich(t)
	sample.Golden(t, "plan_ytich.vi.json", dump(t, documentOf(t, yTich, document.Options{})))
	sample.Golden(t, "plan_ytich.en.json", dump(t, documentOf(t, yTich, document.Options{Lang: rubric.English})))
	sample.Golden(t, "plan_ytich_full.vi.json", dump(t, documentOf(t, yTich, document.Options{Form: document.Full})))
	sample.Golden(t, "plan_gaps.vi.json", dump(t, documentOf(t, planOfCommune(t, "gaps"), document.Options{})))
}

// The plan of Y Tịch says what the real one says, in its order and by the published figures,
// and nothing that no source decides.
func TestShortPlanOfYTich(t *testing.T) {
	d := documentOf(t, planOfYTich(t), document.Options{})
	text := bodyOf(d)
	at := 0
	for _, want := range []string{
		"Căn cứ Quyết định số 258/QĐ-UBND ngày 30/01/2023 của Ủy ban nhân dân huyện Chi Lăng",
		"Để khắc phục các chỉ số chưa đạt điểm tối đa", "UBND xã Y Tịch ban hành Kế hoạch khắc phục như sau:",
		"I. MỤC ĐÍCH, YÊU CẦU", "1. Mục đích", "2. Yêu cầu",
		"II. CÁC TIÊU CHÍ CHƯA ĐẠT ĐIỂM TỐI ĐA TRONG KẾT QUẢ CẢI CÁCH HÀNH CHÍNH NĂM 2022",
		"UBND xã Y Tịch đạt 90/100 điểm, xếp hạng 4/20 xã, thị trấn (xã tự chấm 90/100 điểm).",
		"Các tiêu chí chưa đạt điểm tối đa bị trừ 10 điểm, cụ thể:",
		"1. Chỉ đạo, điều hành cải cách hành chính: thang điểm 19 điểm, xã đạt 16 điểm (điểm trừ 03 điểm).",
		"Tiêu chí 1.5. Sáng kiến hoặc giải pháp mới trong cải cách hành chính: điểm tối đa 03 điểm, xã đạt 0 điểm, do ",
		"2. Cải cách thể chế: thang điểm 10 điểm, xã đạt 09 điểm (điểm trừ 01 điểm).",
		"Tiêu chí 2.1. Xây dựng văn bản quy phạm pháp luật trong năm: điểm tối đa 02 điểm, xã đạt 01 điểm, do ",
		"3. Cải cách thủ tục hành chính: thang điểm 17 điểm, xã đạt 17 điểm (điểm trừ 0 điểm).",
		"4. Cải cách tổ chức bộ máy hành chính: thang điểm 05 điểm, xã đạt 05 điểm (điểm trừ 0 điểm).",
		"5. Cải cách chế độ công vụ: thang điểm 18 điểm, xã đạt 15 điểm (điểm trừ 03 điểm).",
		"Tiêu chí thành phần 5.3.2. Kết quả đánh giá cán bộ, công chức: điểm tối đa 02 điểm, xã đạt 0 điểm",
		"dưới 95%",
		"Tiêu chí thành phần 5.4.2. Chấp hành kỷ luật, kỷ cương hành chính",
		"6. Cải cách tài chính công: thang điểm 09 điểm, xã đạt 09 điểm (điểm trừ 0 điểm).",
		"7. Xây dựng và phát triển chính quyền điện tử, chính quyền số: thang điểm 13 điểm, xã đạt 10 điểm (điểm trừ 03 điểm).",
		"Tiêu chí thành phần 7.1.3. ", "dưới 80%", "Tiêu chí 7.2. ", "Tiêu chí thành phần 7.6.2. ",
		"8. Tác động của cải cách hành chính đến phát triển kinh tế - xã hội: thang điểm 09 điểm, xã đạt 09 điểm (điểm trừ 0 điểm).",
		"III. GIẢI PHÁP KHẮC PHỤC", "1. Đối với các tiêu chí đã đạt điểm tối đa",
		"2. Đối với các tiêu chí chưa đạt điểm tối đa",
		"2.1. Chỉ đạo, điều hành cải cách hành chính", "2.2. Cải cách thể chế", "2.3. Cải cách chế độ công vụ",
		"phấn đấu 100% cán bộ, công chức", "2.4. Xây dựng và phát triển chính quyền điện tử, chính quyền số",
		"IV. TỔ CHỨC THỰC HIỆN", "1. Giao công chức Văn phòng - Thống kê xã", "2. Giao cán bộ, công chức",
		"Trên đây là Kế hoạch khắc phục các chỉ số chưa đạt điểm tối đa trong kết quả đánh giá, xếp loại cải cách hành chính năm 2022 của UBND xã Y Tịch. ",
	} {
		i := strings.Index(text[at:], want)
		assert.GreaterOrEqual(t, i, 0, "%q is not there, or not in its place", want)
		at += max(i, 0)
	}
	assert.True(t, strings.HasSuffix(text, "./."))
	for _, never := range []string{"→", "minh hoạ", "+", "(mất", "mâu thuẫn", "tính lại", "yêu cầu từ"} {
		assert.NotContains(t, text, never)
	}
	assert.Empty(t, d.Draft)
	assert.Empty(t, d.Appendices)
	assert.Empty(t, office.Tables(d.Body))
	assert.Empty(t, chartsOf(d))
	assert.Equal(t, office.Signature{Position: "Chủ tịch", Name: "Vương\u00a0Văn\u00a0Sơn"}, d.Signature)
	assert.Len(t, d.Recipients, 4)
}

// By the rubric area 5 lost 4, where the table has 3: the figures that are asked for are
// printed, and none is repaired.
func TestFigures(t *testing.T) {
	p := planOfYTich(t)
	text := bodyOf(documentOf(t, p, document.Options{Figures: document.Computed}))
	assert.Contains(t, text, "UBND xã Y Tịch đạt 89/100 điểm, xếp hạng 4/20")
	assert.Contains(t, text, "5. Cải cách chế độ công vụ: thang điểm 18 điểm, xã đạt 14 điểm (điểm trừ 04 điểm).")
	assert.Contains(t, text, "bị trừ 11 điểm, cụ thể:")
	p.Results.Published = nil
	assert.Contains(t, bodyOf(documentOf(t, p, document.Options{})), "UBND xã Y Tịch đạt 89/100 điểm.")

	// What a table does not print is computed.
	p = planOfYTich(t)
	p.Results.Published.Rows = p.Results.Published.Rows[:2]
	text = bodyOf(documentOf(t, p, document.Options{}))
	assert.Contains(t, text, "UBND xã Y Tịch đạt 90/100 điểm")
	assert.Contains(t, text, "5. Cải cách chế độ công vụ: thang điểm 18 điểm, xã đạt 14 điểm (điểm trừ 04 điểm).")
}

func TestPlanHead(t *testing.T) {
	p := planOfYTich(t)
	d := documentOf(t, p, document.Options{})
	assert.Equal(t, office.Head{
		Superior: "UBND huyện Chi\u00a0Lăng", Issuer: "UBND xã Y\u00a0Tịch", Number: "Số:\u00a0\u00a0\u00a0\u00a0\u00a0/KH-UBND",
		Nation: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
		Motto:  "Độc lập - Tự do - Hạnh phúc", PlaceAndDay: "Y\u00a0Tịch, ngày … tháng 02 năm\u00a02023",
	}, d.Head)
	assert.Equal(t, "KẾ HOẠCH", d.Kind)
	assert.Equal(t, "Khắc phục các chỉ số chưa đạt điểm tối đa trong kết quả đánh giá, xếp loại cải cách hành chính "+
		"năm\u00a02022 của UBND xã Y\u00a0Tịch", d.Subject)

	p.Head = catalogue.Head{
		Superior: rubric.Text{VI: "UBND huyện Chi Lăng", EN: "People's Committee of Chi Lăng district"},
		Issuer:   rubric.Text{VI: "Ủy ban nhân dân xã Y Tịch", EN: "People's Committee of Y Tịch commune"},
		Number:   "15/KH-UBND", Place: rubric.Plain("Y Tịch"),
		Date: catalogue.PaperDate{Year: 2023, Month: time.February, Day: 8},
	}
	p.Signatory = catalogue.Signatory{
		Authority: []rubric.Text{rubric.Plain("TM. Ủy ban nhân dân"), rubric.Plain("KT. Chủ tịch")},
		Position:  rubric.Plain("Phó Chủ tịch"),
	}
	p.Recipients = nil
	d = documentOf(t, p, document.Options{})
	assert.Equal(t, office.Head{
		Superior: "UBND huyện Chi\u00a0Lăng", Issuer: "Ủy ban nhân dân xã Y\u00a0Tịch", Number: "Số: 15/KH-UBND",
		Nation: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", Motto: "Độc lập - Tự do - Hạnh phúc",
		PlaceAndDay: "Y\u00a0Tịch, ngày 08 tháng 02 năm\u00a02023",
	}, d.Head)
	assert.Equal(t, office.Signature{Authority: []string{"TM. Ủy ban nhân dân", "KT. Chủ tịch"}, Position: "Phó Chủ tịch"}, d.Signature)
	assert.Equal(t, []string{"Lưu: VT"}, d.Recipients)
	p.Signatory = catalogue.Signatory{}
	assert.Equal(t, office.Signature{Blank: true}, documentOf(t, p, document.Options{}).Signature)

	p.Head.Number = "/KH-UBND"
	d = documentOf(t, p, document.Options{Lang: rubric.English, Form: document.Full})
	assert.Equal(t, office.Head{
		Superior: "People's Committee of Chi\u00a0Lăng district", Issuer: "People's Committee of Y\u00a0Tịch commune",
		Number: "No.\u00a0\u00a0\u00a0\u00a0\u00a0/KH-UBND",
		Nation: "SOCIALIST REPUBLIC OF VIET NAM", Motto: "Independence - Freedom - Happiness",
		PlaceAndDay: "Y\u00a0Tịch, 8 February 2023",
	}, d.Head)
	assert.Equal(t, "(To the plan No.\u00a0\u00a0\u00a0\u00a0\u00a0/KH-UBND of 8 February 2023, People's Committee of Y\u00a0Tịch commune)",
		d.Appendices[0].Attached)
}

// The legal bases end with semicolons, the last with a full stop.
func TestLegalBases(t *testing.T) {
	p := planOfYTich(t)
	p.LegalBases = []rubric.Text{rubric.Plain("Luật A;"), rubric.Plain("Căn cứ Luật B."), rubric.Plain("Quyết định C;")}
	assert.True(t, strings.HasPrefix(bodyOf(documentOf(t, p, document.Options{})),
		"Căn cứ Luật A;\nCăn cứ Luật B;\nCăn cứ Quyết định C.\n"))
}

// goal is a figure to reach.
func goal(vi string, illustrative bool, codes ...string) remediation.Target {
	t := remediation.Target{ID: vi, Goal: rubric.Plain(vi), Illustrative: illustrative}
	for _, code := range codes {
		t.Effects = append(t.Effects, remediation.Effect{Code: code, Gain: decimal.NewFromInt(1)})
	}
	return t
}

// What is aimed at follows the solution in words; who does it and by when stands only where
// it is set; what rests on something that no source decides is not there.
func TestSolutions(t *testing.T) {
	p := planOfYTich(t)
	p.Actions = []remediation.Action{
		{ID: "a", Deficits: []string{"1.5"}, Solution: rubric.Plain("phát động thi đua"),
			Targets: []remediation.Target{goal("Có ít nhất 01 sáng kiến", false, "1.5"), goal("không in", true, "1.5")},
			Assignment: catalogue.Assignment{Lead: rubric.Plain("Văn phòng"), Support: rubric.Plain("Công an xã"),
				Deadline: rubric.Date{Year: 2023, Month: time.June, Day: 30}, Deliverable: rubric.Plain("Báo cáo.")}},
		{ID: "b", Deficits: []string{"1.5"}, Targets: []remediation.Target{goal("tỷ lệ đạt từ 95% trở lên", false, "1.5")}},
		{ID: "c", Deficits: []string{"2.1"}, Solution: rubric.Plain("Làm việc này, đạt ít nhất 90%."),
			Targets: []remediation.Target{goal("đạt ít nhất 90%", false, "2.1")}},
		{ID: "d", Solution: rubric.Plain("Việc chung")},
	}
	text := bodyOf(documentOf(t, p, document.Options{}))
	assert.Contains(t, text, "2.1. Chỉ đạo, điều hành cải cách hành chính\n"+
		"Phát động thi đua; phấn đấu có ít nhất 01 sáng kiến. "+
		"Chủ trì: Văn phòng; phối hợp: Công an xã; thời hạn: 30/06/2023; sản phẩm: Báo cáo.\n"+
		"Phấn đấu tỷ lệ đạt từ 95% trở lên.\n"+
		"2.2. Cải cách thể chế\nLàm việc này, đạt ít nhất 90%.\n"+
		"2.3. Cải cách chế độ công vụ\nChưa có giải pháp đối với tiêu chí thành phần 5.3.2. ")
	assert.Contains(t, text, "\n2.5. Giải pháp khác\nViệc chung.\n")
	assert.NotContains(t, text, "không in")
}

// A loss that is not to be won back is no gap in the plan: who decided that stands in place of
// a solution.
func TestAcceptedLosses(t *testing.T) {
	p := planOfYTich(t)
	p.Actions = p.Actions[1:]
	p.Accepted = []tracking.Acceptance{{Code: "1.5", Until: rubric.Date{Year: 2023, Month: time.December, Day: 31},
		Decision: tracking.Decision{By: rubric.Plain("Chủ tịch UBND xã"), On: rubric.Date{Year: 2023, Month: time.February, Day: 20}}}}
	d := documentOf(t, p, document.Options{})
	assert.Empty(t, d.Draft)
	assert.Contains(t, bodyOf(d), "2.1. Chỉ đạo, điều hành cải cách hành chính\n"+
		"Tiêu chí 1.5. Sáng kiến hoặc giải pháp mới trong cải cách hành chính: chấp nhận không khắc phục "+
		"(Chủ tịch UBND xã quyết định ngày 20/02/2023, đến hết ngày 31/12/2023).\n2.2. ")
	assert.Equal(t, "Chấp nhận không khắc phục.", rowOf(t, documentOf(t, p, document.Options{Form: document.Full}), "1.5")[6].Text)
}

// A unit that lost nothing plans to keep up what it has, and no list ends the text.
func TestPlanWithoutDeficits(t *testing.T) {
	p := planOfYTich(t)
	p.Opening, p.Purposes, p.Requirements = rubric.Text{}, nil, nil
	p.Deficits, p.Actions, p.Title, p.Closing = nil, nil, rubric.Text{}, rubric.Text{}
	p.Responsibilities, p.Results.Published = nil, nil
	for i := range p.Results.Areas {
		a := &p.Results.Areas[i]
		a.Points, a.Lost = a.Applicable, decimal.NewNullDecimal(decimal.Zero)
		p.KeepUp = append(p.KeepUp[:i], remediation.KeepUp{Code: a.Code, Title: a.Title, Area: a.Code})
	}
	hundred := decimal.NewFromInt(100)
	p.Results.Total.Final = decimal.NewNullDecimal(hundred)
	p.Results.Total.FinalRange = scoring.Range{Least: hundred, Most: hundred}
	for _, form := range []document.Form{document.Short, document.Full} {
		d := documentOf(t, p, document.Options{Form: form})
		assert.Equal(t, "Duy trì, nâng cao chỉ số cải cách hành chính năm\u00a02022 của UBND xã Y\u00a0Tịch", d.Subject)
		text := bodyOf(d)
		assert.Contains(t, text, "UBND xã Y Tịch ban hành Kế hoạch như sau:")
		assert.Contains(t, text, "I. KẾT QUẢ NĂM 2022\nKết quả chấm điểm chỉ số cải cách hành chính năm 2022 của UBND xã Y Tịch đạt 100/100 điểm.")
		assert.Contains(t, text, "II. GIẢI PHÁP DUY TRÌ, NÂNG CAO\nTiếp tục duy trì, nâng cao kết quả đã đạt được")
		assert.Contains(t, text, "\nTrên đây là Kế hoạch duy trì, nâng cao chỉ số cải cách hành chính năm 2022 của UBND xã Y Tịch./.")
		assert.NotContains(t, strings.ToLower(text), "khắc phục")
		assert.IsType(t, office.Paragraph{}, d.Body[len(d.Body)-1])
		assert.Empty(t, d.Appendices)
	}
}

// No line breaks within a number and its unit, a year, or a proper name of the plan.
func TestNoBreaks(t *testing.T) {
	p := planOfYTich(t)
	p.Opening = rubric.Plain("Năm 2022 xã Y Tịch, huyện Chi Lăng đạt 85 % và mất 10 điểm do ông Vương Văn Sơn báo cáo")
	d := documentOf(t, p, document.Options{})
	assert.Contains(t, d.Body[1].(office.Paragraph)[0].Text,
		"Năm\u00a02022 xã Y\u00a0Tịch, huyện Chi\u00a0Lăng đạt 85% và mất 10\u00a0điểm do ông Vương\u00a0Văn\u00a0Sơn báo cáo.")
}
