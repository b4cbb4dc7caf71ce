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
	vi := documentOf(t, planOfYTich(t), document.Options{Form: document.Note})
	for _, test := range []struct{ code, max, points, lost string }{
		{"1.5", "3", "0", "3"}, {"2.1", "2", "1", "1"}, {"5.3.2", "2", "0", "2"}, {"5.4.2", "2", "0", "2"},
		{"7.1.3", "1", "0", "1"}, {"7.2", "1", "0", "1"}, {"7.6.2", "1", "0", "1"},
	} {
		cells := rowOf(t, vi, test.code)
		for i, want := range []string{test.max, test.points, test.lost} {
			assert.Equal(t, want+",00", cells[2+i].Text)
			assert.Equal(t, want, cells[2+i].Number.Decimal.String())
		}
		assert.NotEmpty(t, cells[5].Text, "reason of %s", test.code)
		assert.Contains(t, cells[6].Text, ": +"+test.lost, "target of %s", test.code)
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
	assert.Contains(t, vi, "Các nội dung chưa đạt điểm tối đa mất tổng cộng 11 điểm.")
	assert.Contains(t, vi, "tổng điểm tăng 11 điểm, từ 89 lên 100 điểm (minh hoạ).")
	assert.Contains(t, en, "The published figures contradict the result computed by the rubric; none of them is corrected:")
	assert.Contains(t, en, "Total: published points 90, computed 89.")

	p.Contradictions = nil
	assert.Contains(t, bodyOf(documentOf(t, p, document.Options{Form: document.Note})),
		"UBND xã Y Tịch đạt 89/100 điểm, xếp hạng 4/20; đơn vị tự chấm 90 điểm.")
}

// Whom an action is given to and by when is in the appendix, what it leaves open in the body.
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
	assert.Contains(t, bodyOf(d), "Đạt đủ các mục tiêu vẫn còn mất:\n1.5 còn mất 03 điểm (điểm do người thẩm định chấm).\n")
	assert.Contains(t, bodyOf(d), "Kế hoạch chưa có giải pháp đối với các nội dung sau:\nTiêu chí 7.2. Cập nhật hồ sơ")
	cells := rowOf(t, documentOf(t, p, document.Options{Form: document.Full}), "1.5")
	assert.Equal(t, []string{"Văn phòng", "Công an xã", "30/06/2023", "Báo cáo"}, cellsOf(office.Row{Cells: cells})[7:11])
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
