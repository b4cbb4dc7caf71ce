package document_test

import (
	"testing"
	"time"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/remediation/document"
	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/remediation/tracking"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestReportOfOddProgress(t *testing.T) {
	text := func(change func(*remediation.Plan, *remediation.Progress)) string {
		p, g := later(t, nil)
		change(p, g)
		return spelled(modelOf(t)(document.NewProgressReport(p, g, nil)))
	}
	points := func(least, most string) scoring.Range {
		return scoring.Range{Least: decimal.RequireFromString(least), Most: decimal.RequireFromString(most)}
	}
	degraded := text(func(_ *remediation.Plan, g *remediation.Progress) {
		l := &g.Losses[0]
		l.Recovered, l.Open = points("-0.5", "-0.5"), points("3.5", "3.5")
		g.After, g.Gained = points("88.5", "88.5"), points("-0.5", "-0.5")
	})
	assert.Contains(t, degraded, "đạt *88,5/100 điểm*; khi lập Kế hoạch là 89 điểm (kết quả đã công bố: 90 điểm), giảm 0,5 điểm.")
	assert.Contains(t, degraded, "mất thêm 0,5 điểm, còn mất 3,5 điểm, do ")
	assert.Contains(t, degraded, "- Mất thêm điểm so với Kế hoạch: 1.5. Sáng kiến")
	assert.Contains(t, degraded, "| =3,00 | =−0,50 | =3,50 | Mất thêm điểm (quá hạn) |")

	fresh := text(func(p *remediation.Plan, g *remediation.Progress) {
		d := p.Deficits[6]
		d.Code = "7.9"
		g.New = []remediation.Deficit{d}
		g.NewPenalties = []remediation.Penalty{{Code: "P.1", Title: rubric.Plain("Vi phạm"), Range: points("0", "2")}}
		g.Gained = points("-1", "4")
	})
	assert.Contains(t, fresh, "## 3. Nội dung mới mất điểm so với Kế hoạch\n- Tiêu chí *7.9.* ")
	assert.Contains(t, fresh, "- *P.1.* Vi phạm: bị trừ từ 0 đến 02 điểm.\n")
	assert.Contains(t, fresh, "chưa xác định được tăng hay giảm (từ −1 đến 04 điểm)")
	assert.Contains(t, fresh, "table Mới mất điểm: Nội dung mới mất điểm so với Kế hoạch\n", "its title stays with it")
	assert.Contains(t, fresh, "  P.1 | Vi phạm | 0,00–2,00 |\n")

	done := text(func(p *remediation.Plan, g *remediation.Progress) {
		for i := range g.Losses {
			l := &g.Losses[i]
			l.Status, l.Recovered, l.Open, l.Reason = remediation.ProgressDone, l.Before, points("0", "0"), rubric.Text{}
		}
		g.Losses[1].Status = remediation.ProgressExcluded
		for i := range g.Actions {
			g.Actions[i].Status, g.Actions[i].Overdue = remediation.ProgressDone, false
		}
		g.Gained = points("0", "0")
	})
	assert.Contains(t, done, "khi lập Kế hoạch là 89 điểm (kết quả đã công bố: 90 điểm), không thay đổi.")
	assert.Contains(t, done, "; 01 nội dung không còn áp dụng (chi tiết tại Phụ lục kèm theo).")
	assert.Contains(t, done, "Trong 06 giải pháp của Kế hoạch: hoàn thành 06.")
	assert.NotContains(t, done, "KHÓ KHĂN")
	assert.Contains(t, done, "# II. NHIỆM VỤ TRONG THỜI GIAN TỚI\nCác giải pháp của Kế hoạch đã hoàn thành; ")
	assert.Contains(t, done, "  2.1 | Xây dựng văn bản quy phạm pháp luật trong năm |  |  |  | Không còn áp dụng |")

	bare := text(func(p *remediation.Plan, g *remediation.Progress) {
		p.Head.Number, p.Title, p.Period = "", rubric.Text{}, 0
		p.Deficits, p.Penalties, p.Actions = nil, nil, nil
		g.Losses, g.Actions, g.Date = nil, nil, rubric.Date{}
	})
	assert.Contains(t, bare, "Thực hiện Kế hoạch số     /KH-… ngày 08 tháng 02 năm 2023 về việc duy trì, nâng cao chỉ số cải "+
		"cách hành chính của UBND xã Y Tịch, UBND xã Y Tịch báo cáo kết quả thực hiện như sau:")
	assert.NotContains(t, bare, "appendix")
}

// What people recorded of the plan stands in the report, as far as its day has come.
func TestReportOfRecords(t *testing.T) {
	day := func(month time.Month, day int) rubric.Date { return rubric.Date{Year: 2023, Month: month, Day: day} }
	chairman := func(on rubric.Date, why string) tracking.Decision {
		return tracking.Decision{By: rubric.Plain("Chủ tịch UBND xã"), On: on, Why: rubric.Plain(why)}
	}
	p, _ := later(t, nil)
	p.Accepted = []tracking.Acceptance{{Code: "2.1", Decision: chairman(day(5, 4), "xã không có thẩm quyền"), Until: day(12, 31)}}
	require.NoError(t, p.MoveDeadline(p.Actions[0].ID, day(10, 31), chairman(day(6, 20), "chờ tỉnh hướng dẫn")))
	require.NoError(t, p.MoveDeadline(p.Actions[0].ID, day(11, 30), chairman(day(10, 2), "chờ thêm")))
	p.Actions[2].Tracking.Approved = chairman(day(8, 1), "")
	p.Actions[3].Tracking.Blocked = tracking.Block{Since: day(7, 3), Why: rubric.Plain("phần mềm lỗi")}
	p.Actions[5].Tracking.Evidence = []tracking.Evidence{
		{Number: "21/BC-UBND", Date: day(9, 28), Issuer: rubric.Plain("UBND xã"), Note: rubric.Plain("trang 2")},
		{Number: "30/BC-UBND", Date: day(10, 5)}, {File: "a.pdf"},
	}
	s, f := scored(t, "ytich/chi-lang-commune-2022.yaml", "ytich/y-tich-facts.yaml")
	g, err := p.Progress(s, f, day(9, 30))
	require.NoError(t, err)
	text := spelled(modelOf(t)(document.NewProgressReport(p, g, nil)))
	for _, want := range []string{
		"còn mất 11 điểm, trong đó chấp nhận không khắc phục 01 điểm (chi tiết tại Phụ lục kèm theo).",
		"Trong 06 giải pháp của Kế hoạch: đã báo cáo hoàn thành nhưng số liệu chưa thể hiện 01; chưa có kết quả 02; " +
			"đang vướng mắc 01; mất điểm trở lại sau khi hoàn thành 01; chấp nhận không khắc phục 01.",
		"chấp nhận không khắc phục, còn mất 01 điểm",
		"; Chủ tịch UBND xã quyết định ngày 04/05/2023, do xã không có thẩm quyền, đến hết ngày 31/12/2023.",
		"; Chủ tịch UBND xã quyết định ngày 20/06/2023, do chờ tỉnh hướng dẫn.",
		"từ 30/06/2023 đến 31/10/2023",
		"- Đang vướng mắc: ", ", từ ngày 03/07/2023, do phần mềm lỗi.",
		"- Mất điểm trở lại sau khi hoàn thành: ",
		" (đã báo cáo hoàn thành, số liệu chưa thể hiện)",
		"| 21/BC-UBND ngày 28/09/2023 của UBND xã, trang 2; a.pdf\n",
	} {
		assert.Contains(t, text, want)
	}
	assert.NotContains(t, text, "30/BC-UBND", "evidence of a later day")
	assert.NotContains(t, text, "chờ thêm", "a decision of a later day")
	assert.NotContains(t, text, "quá hạn")
}

func TestReportOfManyLosses(t *testing.T) {
	p := planOfCommune(t, "facts")
	s, f := scored(t, "rubrics/commune-illustrative.yaml", "rubrics/commune-illustrative-later-facts.yaml")
	for i := range p.Actions {
		p.Actions[i].Deadline = rubric.Date{Year: 2026, Month: 6, Day: 1 + i%2}
	}
	g, err := p.Progress(s, f, rubric.Date{Year: 2026, Month: 6, Day: 2})
	require.NoError(t, err)
	require.Greater(t, len(g.Losses), 50)
	d := modelOf(t)(document.NewProgressReport(p, g, nil))
	text := bodyOf(d)
	assert.Contains(t, text, " giải pháp chưa hoàn thành (phân công, thời hạn tại Phụ lục kèm theo), trước hết là các giải pháp quá hạn sau:\n")
	assert.Contains(t, text, "Thời hạn: 01/06/2026 (quá hạn).")
	assert.Contains(t, text, "16 giải pháp đã quá hạn, còn mất ")
	assert.NotContains(t, text, "Tiêu chí 1.2. Chế độ báo cáo", "the losses stand in the appendix")
	assert.Contains(t, text, "Tiêu chí thành phần 5.4.2. Chấp hành kỷ cương hành chính: mất 0,4 điểm", "a new one does not")
	assert.Len(t, office.Tables(d.Appendices[0].Body), 2)
}
