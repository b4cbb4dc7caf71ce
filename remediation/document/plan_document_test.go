package document_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/remediation/catalogue"
	"github.com/parindex/parindex/remediation/document"
	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/remediation/internal/office/sample"
	"github.com/parindex/parindex/rubric"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestPlanGolden(t *testing.T) {
	yTich, gaps := planOfYTich(t), planOfCommune(t, "gaps")
	sample.Golden(t, "plan_ytich.vi.json", dump(t, documentOf(t, yTich, document.Options{})))
	sample.Golden(t, "plan_ytich.en.json", dump(t, documentOf(t, yTich, document.Options{Lang: rubric.English})))
	sample.Golden(t, "plan_gaps.vi.json", dump(t, documentOf(t, gaps, document.Options{Draft: true})))
}

// The seven deficits of the real plan, with the figures that it states.
func TestPlanHasEveryDeficit(t *testing.T) {
	p := planOfYTich(t)
	vi, en := documentOf(t, p, document.Options{}), documentOf(t, p, document.Options{Lang: rubric.English})
	tests := []struct {
		code, vi, en     string
		max, points, off string
	}{
		{"1.5", "Tiêu chí 1.5. Sáng kiến hoặc giải pháp mới trong cải cách hành chính: điểm tối đa 03 điểm, đạt 0 điểm, " +
			"mất 03 điểm, do không có sáng kiến",
			"Criterion 1.5. New initiatives in administrative reform: maximum 3 points, achieved 0 points, lost 3 points; " +
				"reason: no new initiative", "3", "0", "3"},
		{"2.1", "Tiêu chí 2.1. Xây dựng văn bản quy phạm pháp luật trong năm: điểm tối đa 02 điểm, đạt 01 điểm, mất 01 " +
			"điểm, do không phát sinh trong năm",
			"Criterion 2.1. Legal documents issued in the year: maximum 2 points, achieved 1 point, lost 1 point; reason: " +
				"did not arise", "2", "1", "1"},
		{"5.3.2", "Tiêu chí thành phần 5.3.2. Kết quả đánh giá cán bộ, công chức: điểm tối đa 02 điểm, đạt 0 điểm, mất " +
			"02 điểm; lý do: Tỷ lệ cán bộ công chức hoàn thành tốt nhiệm vụ trở lên: đạt dưới 95%",
			"Component criterion 5.3.2. Appraisal of officials: maximum 2 points, achieved 0 points, lost 2 points; " +
				"reason: Officials rated", "2", "0", "2"},
		{"5.4.2", "Tiêu chí thành phần 5.4.2. Chấp hành kỷ luật, kỷ cương hành chính: điểm tối đa 02 điểm, đạt 0 điểm, " +
			"mất 02 điểm, do có công chức bị kỷ luật",
			"Component criterion 5.4.2. Administrative discipline: maximum 2 points, achieved 0 points, lost 2 points; " +
				"reason: officials were disciplined", "2", "0", "2"},
		{"7.1.3", "Tiêu chí thành phần 7.1.3. Văn bản đi gửi hoàn toàn dưới dạng điện tử, không kèm bản giấy: điểm tối " +
			"đa 01 điểm, đạt 0 điểm, mất 01 điểm; lý do: Tỷ lệ văn bản đi chỉ gửi bản điện tử: đạt dưới 80%",
			"Component criterion 7.1.3. Outgoing documents sent only electronically: maximum 1 point, achieved 0 points, " +
				"lost 1 point; reason: Outgoing", "1", "0", "1"},
		{"7.2", "Tiêu chí 7.2. Cập nhật hồ sơ vào phần mềm một cửa điện tử, dịch vụ công trực tuyến: điểm tối đa 01 " +
			"điểm, đạt 0 điểm, mất 01 điểm; lý do: Số hồ sơ chưa cập nhật",
			"Criterion 7.2. Dossiers entered into the one-stop system: maximum 1 point, achieved 0 points, lost 1 point; " +
				"reason: Dossiers not entered", "1", "0", "1"},
		{"7.6.2", "Tiêu chí thành phần 7.6.2. Lập hồ sơ công việc trên môi trường mạng: điểm tối đa 01 điểm, đạt 0 " +
			"điểm, mất 01 điểm; lý do: Hồ sơ công việc",
			"Component criterion 7.6.2. Electronic work files: maximum 1 point, achieved 0 points, lost 1 point; reason: " +
				"Electronic work files", "1", "0", "1"},
	}
	for _, test := range tests {
		assert.Contains(t, bodyOf(vi), test.vi)
		assert.Contains(t, bodyOf(en), test.en)
		cells := rowOf(t, vi, test.code+". ")
		for i, want := range []string{test.max, test.points, test.off} {
			assert.Equal(t, want, cells[2+i].Text)
			assert.Equal(t, want, cells[2+i].Number.Decimal.String())
		}
		assert.NotEmpty(t, cells[5].Text, "reason of %s", test.code)
		assert.Contains(t, cells[6].Text, "Mục tiêu: ", "target of %s", test.code)
		assert.Contains(t, cells[6].Text, "(minh hoạ)", "no source states the passing side of %s", test.code)
	}
	assert.NotContains(t, rowOf(t, vi, "5.3.2")[6].Text, "kỷ luật từ khiển trách",
		"the target of another deficit of the same action")
}

// Area 5 states a loss of 3 and itemises 4: both are said, neither is repaired.
func TestPlanSaysTheContradiction(t *testing.T) {
	p := planOfYTich(t)
	vi := bodyOf(documentOf(t, p, document.Options{}))
	en := bodyOf(documentOf(t, p, document.Options{Lang: rubric.English}))
	assert.Contains(t, vi, "UBND xã Y Tịch đạt 89/100 điểm (tính lại theo bộ chỉ số), xếp hạng 4/20 (theo kết quả đã "+
		"công bố); đơn vị tự chấm 90 điểm.")
	assert.Contains(t, vi, "Số liệu đã công bố có mâu thuẫn.")
	assert.Contains(t, vi, "Tổng điểm: điểm công bố 90, tính lại 89.\nCải cách chế độ công vụ: điểm công bố 15, tính "+
		"lại 14.")
	assert.Contains(t, vi, "5. Cải cách chế độ công vụ: thang điểm 18 điểm, đạt 14 điểm (mất 04 điểm).")
	assert.Contains(t, vi, "3. Cải cách thủ tục hành chính: thang điểm 17 điểm, đạt 17 điểm (không mất điểm).")
	assert.Contains(t, vi, "tổng điểm tăng 11 điểm, từ 89 lên 100 điểm (minh hoạ).")
	assert.Contains(t, en, "The published figures contain contradictions.")
	assert.Contains(t, en, "Total: published points 90, computed 89.")

	p.Contradictions = nil
	assert.Contains(t, bodyOf(documentOf(t, p, document.Options{})),
		"UBND xã Y Tịch đạt 89/100 điểm, xếp hạng 4/20; đơn vị tự chấm 90 điểm.")
}

// Numbers of solutions would look like codes of criteria.
func TestSolutionsHaveLetters(t *testing.T) {
	d := documentOf(t, planOfYTich(t), document.Options{})
	var headings []string
	for _, b := range d.Body {
		if h, ok := b.(office.Heading); ok && h.Level == 3 {
			headings = append(headings, h.Text)
		}
	}
	assert.Equal(t, []string{
		"a) Chỉ đạo, điều hành cải cách hành chính", "b) Cải cách thể chế", "c) Cải cách chế độ công vụ",
		"d) Xây dựng và phát triển chính quyền điện tử, chính quyền số",
	}, headings)
	assert.Contains(t, bodyOf(d), "Khắc phục: tiêu chí thành phần 5.3.2, 5.4.2 (mất 04 điểm).")
}

func TestPlanHead(t *testing.T) {
	p := planOfYTich(t)
	d := documentOf(t, p, document.Options{})
	assert.Equal(t, office.Head{
		Superior: "UBND huyện Chi Lăng", Issuer: "UBND xã Y Tịch", Number: "Số:\u00a0\u00a0\u00a0\u00a0\u00a0/KH-UBND",
		Nation: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
		Motto:  "Độc lập - Tự do - Hạnh phúc", PlaceAndDay: "Y Tịch, ngày … tháng 02 năm 2023",
	}, d.Head)
	assert.Equal(t, "KẾ HOẠCH", d.Kind)
	assert.Equal(t, "Khắc phục các chỉ số cải cách hành chính năm 2022 chưa đạt điểm tối đa", d.Subject)
	assert.Equal(t, office.Signature{Position: "Chủ tịch", Name: "Vương Văn Sơn"}, d.Signature)
	assert.Len(t, d.Recipients, 4)
	p.Signatory.Authority = []rubric.Text{rubric.Plain("TM. ỦY BAN NHÂN DÂN"), rubric.Plain("KT. CHỦ TỊCH")}
	assert.Equal(t, []string{"TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"}, documentOf(t, p, document.Options{}).Signature.Authority)

	p.Head = catalogue.Head{
		Superior: rubric.Text{VI: "UBND huyện Chi Lăng", EN: "People's Committee of Chi Lăng district"},
		Issuer:   rubric.Text{VI: "Ủy ban nhân dân xã Y Tịch", EN: "People's Committee of Y Tịch commune"},
		Number:   "15/KH-UBND", Place: rubric.Plain("Y Tịch"), Date: catalogue.PaperDate{Year: 2023, Month: time.February, Day: 8},
	}
	assert.Equal(t, office.Head{
		Superior: "UBND huyện Chi Lăng", Issuer: "Ủy ban nhân dân xã Y Tịch", Number: "Số: 15/KH-UBND",
		Nation: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", Motto: "Độc lập - Tự do - Hạnh phúc",
		PlaceAndDay: "Y Tịch, ngày 08 tháng 02 năm 2023",
	}, documentOf(t, p, document.Options{}).Head)
	p.Head.Number = "/KH-UBND"
	d = documentOf(t, p, document.Options{Lang: rubric.English})
	assert.Equal(t, office.Head{
		Superior: "People's Committee of Chi Lăng district", Issuer: "People's Committee of Y Tịch commune",
		Number: "No.\u00a0\u00a0\u00a0\u00a0\u00a0/KH-UBND",
		Nation: "SOCIALIST REPUBLIC OF VIET NAM", Motto: "Independence - Freedom - Happiness",
		PlaceAndDay: "Y Tịch, 8 February 2023",
	}, d.Head)
	assert.Contains(t, d.Appendices[0].Subject, "of 8 February 2023, People's Committee of Y Tịch commune)")
}

func TestDraft(t *testing.T) {
	p := planOfYTich(t)
	text := bodyOf(documentOf(t, p, document.Options{Draft: true}))
	assert.True(t, strings.HasPrefix(text, "BẢN DỰ THẢO\n"), "the mark comes first")
	assert.Contains(t, text, "Chưa có thời hạn cho giải pháp đối với 1.5, 2.1, ")
	assert.NotContains(t, bodyOf(documentOf(t, p, document.Options{})), "hưa có thời hạn")
}

// Whom an action is given to, by when, and what it leaves open is in both places.
func TestAssignments(t *testing.T) {
	p := planOfYTich(t)
	p.Actions[0].Assignment = catalogue.Assignment{
		Lead: rubric.Plain("Văn phòng"), Support: rubric.Plain("Công an xã"),
		Deadline: rubric.Date{Year: 2023, Month: time.June, Day: 30}, Deliverable: rubric.Plain("Báo cáo"),
	}
	p.Actions[0].Open = []remediation.OutOfReach{{Code: "1.5", Lost: p.Deficits[0].LostRange, Kind: "judgement", Text: rubric.Plain("điểm do người thẩm định chấm")}}
	p.Actions = slices.DeleteFunc(p.Actions, func(a remediation.Action) bool {
		return slices.Contains(a.Deficits, "7.2")
	})
	d := documentOf(t, p, document.Options{})
	assert.Contains(t, bodyOf(d), "Chủ trì: Văn phòng. Phối hợp: Công an xã. Thời hạn: 30/06/2023. Sản phẩm: Báo "+
		"cáo. Chưa khắc phục hết: 1.5 còn mất 03 điểm (điểm do người thẩm định chấm).")
	assert.Contains(t, bodyOf(d), "Kế hoạch chưa có giải pháp đối với các nội dung sau:\nTiêu chí 7.2. Cập nhật hồ sơ")
	cells := rowOf(t, d, "1.5. ")
	assert.Equal(t, []string{"Văn phòng", "Công an xã", "30/06/2023", "Báo cáo"},
		[]string{cells[7].Text, cells[8].Text, cells[9].Text, cells[10].Text})
}

func TestNewChangesNothing(t *testing.T) {
	p := planOfCommune(t, "gaps")
	before, err := json.Marshal(p)
	require.NoError(t, err)
	opts := document.Options{Draft: true}
	first := documentOf(t, p, opts)
	assert.Equal(t, first, documentOf(t, p, opts))
	after, err := json.Marshal(p)
	require.NoError(t, err)
	assert.Equal(t, string(before), string(after))
}
