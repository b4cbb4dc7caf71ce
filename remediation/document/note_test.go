package document_test

import (
	"encoding/json"
	"slices"
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

func TestNoteGolden(t *testing.T) {
	yTich, gaps := planOfYTich(t), planOfCommune(t, "gaps")
	sample.Golden(t, "note_ytich.vi.json", dump(t, documentOf(t, yTich, document.Options{Form: document.Note})))
	sample.Golden(t, "note_ytich.en.json", dump(t, documentOf(t, yTich, document.Options{Form: document.Note, Lang: rubric.English})))
	sample.Golden(t, "note_gaps.vi.json", dump(t, documentOf(t, gaps, document.Options{Form: document.Note})))
}

// The seven deficits of the real plan, with the figures that it states.
func TestNoteHasEveryDeficit(t *testing.T) {
	p := planOfYTich(t)
	vi, en := documentOf(t, p, document.Options{Form: document.Note}), documentOf(t, p, document.Options{Form: document.Note, Lang: rubric.English})
	tests := []struct {
		code, vi, en     string
		max, points, off string
	}{
		{"1.5", "Tiêu chí 1.5. Sáng kiến hoặc giải pháp mới trong cải cách hành chính: điểm tối đa 03 điểm, đạt 0 điểm, " +
			"mất 03 điểm, do ",
			"Criterion 1.5. New initiatives in administrative reform: maximum 3 points, achieved 0 points, " +
				"lost 3 points; reason: ", "3", "0", "3"},
		{"2.1", "Tiêu chí 2.1. Xây dựng văn bản quy phạm pháp luật trong năm: điểm tối đa 02 điểm, đạt 01 điểm, " +
			"mất 01 điểm, do ",
			"Criterion 2.1. Legal documents issued in the year: maximum 2 points, achieved 1 point, " +
				"lost 1 point; reason: ", "2", "1", "1"},
		{"5.3.2", "Tiêu chí thành phần 5.3.2. Kết quả đánh giá cán bộ, công chức: điểm tối đa 02 điểm, đạt 0 điểm, " +
			"mất 02 điểm, do ",
			"Component criterion 5.3.2. Appraisal of officials: maximum 2 points, achieved 0 points, " +
				"lost 2 points; reason: ", "2", "0", "2"},
		{"5.4.2", "Tiêu chí thành phần 5.4.2. Chấp hành kỷ luật, kỷ cương hành chính: điểm tối đa 02 điểm, đạt 0 điểm, " +
			"mất 02 điểm, do ",
			"Component criterion 5.4.2. Administrative discipline: maximum 2 points, achieved 0 points, " +
				"lost 2 points; reason: ", "2", "0", "2"},
		{"7.1.3", "Tiêu chí thành phần 7.1.3. Văn bản đi gửi hoàn toàn dưới dạng điện tử, không kèm bản giấy: điểm tối đa 01 điểm, đạt 0 điểm, " +
			"mất 01 điểm, do ",
			"Component criterion 7.1.3. Outgoing documents sent only electronically: maximum 1 point, achieved 0 points, " +
				"lost 1 point; reason: ", "1", "0", "1"},
		{"7.2", "Tiêu chí 7.2. Cập nhật hồ sơ vào phần mềm một cửa điện tử, dịch vụ công trực tuyến: điểm tối đa 01 điểm, đạt 0 điểm, " +
			"mất 01 điểm, do ",
			"Criterion 7.2. Dossiers entered into the one-stop system: maximum 1 point, achieved 0 points, " +
				"lost 1 point; reason: ", "1", "0", "1"},
		{"7.6.2", "Tiêu chí thành phần 7.6.2. Lập hồ sơ công việc trên môi trường mạng: điểm tối đa 01 điểm, đạt 0 điểm, " +
			"mất 01 điểm, do ",
			"Component criterion 7.6.2. Electronic work files: maximum 1 point, achieved 0 points, " +
				"lost 1 point; reason: ", "1", "0", "1"},
	}
	for _, test := range tests {
		assert.Contains(t, bodyOf(vi), test.vi)
		assert.Contains(t, bodyOf(en), test.en)
		cells := rowOf(t, vi, test.code+". ")
		for i, want := range []string{test.max, test.points, test.off} {
			assert.Equal(t, want+",00", cells[2+i].Text)
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
func TestNoteSaysTheContradiction(t *testing.T) {
	p := planOfYTich(t)
	vi := bodyOf(documentOf(t, p, document.Options{Form: document.Note}))
	en := bodyOf(documentOf(t, p, document.Options{Form: document.Note, Lang: rubric.English}))
	assert.Contains(t, vi, "UBND xã Y Tịch đạt 89/100 điểm (tính lại theo bộ chỉ số), xếp hạng 4/20 (theo kết quả đã "+
		"công bố); đơn vị tự chấm 90 điểm.")
	assert.Contains(t, vi, "Số liệu đã công bố có chỗ không khớp với kết quả tính lại theo bộ chỉ số; không số liệu nào được sửa:")
	assert.Contains(t, vi, "Tổng điểm: điểm công bố 90, tính lại 89.\nCải cách chế độ công vụ: điểm công bố 15, tính "+
		"lại 14.")
	assert.Contains(t, vi, "5. Cải cách chế độ công vụ: thang điểm 18 điểm, đạt 14 điểm (mất 04 điểm).")
	assert.Contains(t, vi, "3. Cải cách thủ tục hành chính: thang điểm 17 điểm, đạt 17 điểm (không mất điểm).")
	assert.Contains(t, vi, "tổng điểm tăng 11 điểm, từ 89 lên 100 điểm (minh hoạ).")
	assert.Contains(t, en, "The published figures contradict the result computed by the rubric; none of them is corrected:")
	assert.Contains(t, en, "Total: published points 90, computed 89.")

	p.Contradictions = nil
	assert.Contains(t, bodyOf(documentOf(t, p, document.Options{Form: document.Note})),
		"UBND xã Y Tịch đạt 89/100 điểm, xếp hạng 4/20; đơn vị tự chấm 90 điểm.")
}

// Numbers of solutions would look like codes of criteria.
func TestSolutionsHaveLetters(t *testing.T) {
	d := documentOf(t, planOfYTich(t), document.Options{Form: document.Note})
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
	d := documentOf(t, p, document.Options{Form: document.Note})
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
	opts := document.Options{Form: document.Note}
	first := documentOf(t, p, opts)
	assert.Equal(t, first, documentOf(t, p, opts))
	after, err := json.Marshal(p)
	require.NoError(t, err)
	assert.Equal(t, string(before), string(after))
}
