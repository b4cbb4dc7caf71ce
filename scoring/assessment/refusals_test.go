package assessment_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring/assessment"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// refusal is a record that does not follow from those before it.
type refusal struct {
	name   string
	before []string
	record string
	path   string // within the record
	en, vi string
	is     error
}

var (
	stated  = record("figure", "self", "input: erate, new: 85")
	shown   = record("evidence", "self", `item: "1.1", evidence: {id: e1, number: 12/BC}`)
	answers = record("survey", "appraisal_1", `item: "2.1", answers: {good: 9, bad: 3}`)
	waived  = record("waiver", "appraisal_1", `item: "1.2", why: Lũ, waiver: {approver: UBND, from: 2026-01-01, until: 2026-06-30}`)
	lock    = record("lock", "self", "")
	reopen  = record("reopen", "self", "why: Sai sót")
)

// refusals are one record for each reason for which a record is refused.
var refusals = []refusal{
	{"a round that is locked", []string{lock}, stated, "revision",
		`the round "self" is locked at revision 1; the record is for revision 1`,
		`vòng "self" đã khoá ở lần sửa 1; bản ghi thuộc lần sửa 1`, assessment.ErrLocked},
	{"a lock upon a lock", []string{lock}, lock, "revision",
		`the round "self" is locked at revision 1; the record is for revision 1`,
		`vòng "self" đã khoá ở lần sửa 1; bản ghi thuộc lần sửa 1`, assessment.ErrLocked},
	{"a reopening of what is open", nil, reopen, "round",
		`the round "self" is not locked`, `vòng "self" chưa khoá`, assessment.ErrLocked},
	{"the revision before", []string{lock, reopen}, stated, "revision",
		`the round "self" is at revision 2; the record is for revision 1`,
		`vòng "self" đang ở lần sửa 2; bản ghi thuộc lần sửa 1`, assessment.ErrRevision},
	{"a revision to come", nil, record("figure", "self", "input: erate, new: 85, revision: 2"), "revision",
		`the round "self" is at revision 1; the record is for revision 2`,
		`vòng "self" đang ở lần sửa 1; bản ghi thuộc lần sửa 2`, assessment.ErrRevision},
	{"a reopening of another revision", []string{lock}, record("reopen", "self", "why: Sai sót, revision: 2"), "revision",
		`the round "self" is at revision 1; the record is for revision 2`,
		`vòng "self" đang ở lần sửa 1; bản ghi thuộc lần sửa 2`, assessment.ErrRevision},
	{"a revision below one", nil, record("figure", "self", "input: erate, new: 85, revision: -1"), "revision",
		`revisions count from 1, not -1`, `lần sửa tính từ 1, không phải -1`, nil},
	{"no such round", nil, record("figure", "appraisal_3", "input: erate, new: 85"), "round",
		`the rubric has no round "appraisal_3"; did you mean "appraisal_1"?`,
		`bộ chỉ số không có vòng "appraisal_3"; có phải là "appraisal_1"?`, nil},

	{"a figure that stood at nothing", []string{stated}, record("figure", "appraisal_1", "input: erate, new: 70, why: Sai"), "old",
		`the current value is 85; the record says it was nothing`,
		`giá trị đang có: 85; giá trị cũ theo bản ghi: chưa có`, assessment.ErrConflict},
	{"a figure that somebody changed meanwhile", []string{stated, record("figure", "self", "input: erate, old: 85, new: 80.5, why: Sai")},
		record("figure", "self", "input: erate, old: 85, new: 70, why: Sai"), "old",
		`the current value is 80.5; the record says it was 85`,
		`giá trị đang có: 80,5; giá trị cũ theo bản ghi: 85`, assessment.ErrConflict},
	{"a figure that nobody stated", nil, record("figure", "self", "input: late, old: {at_least: 2}, new: 3"), "old",
		`the current value is nothing; the record says it was at least 2`,
		`giá trị đang có: chưa có; giá trị cũ theo bản ghi: từ 2 trở lên`, assessment.ErrConflict},
	{"a change without a reason", []string{stated}, record("figure", "appraisal_1", "input: erate, old: 85, new: 70"), "",
		"it needs a reason (`why`), because it changes a value", "thiếu lý do (`why`) vì thay đổi điều đã ghi", nil},
	{"a figure taken back without a reason", []string{stated}, record("figure", "self", "input: erate, old: 85"), "",
		"it needs a reason (`why`), because it changes a value", "thiếu lý do (`why`) vì thay đổi điều đã ghi", nil},
	{"a figure of nothing", nil, record("figure", "self", "input: erate"), "",
		"it needs `new`", "thiếu `new`", nil},
	{"a figure of a survey by the unit", nil, record("figure", "self", "input: sipas, new: 80"), "input",
		`what comes from a survey or another index is not the unit's to state`,
		`đơn vị không tự chấm nội dung lấy từ điều tra hoặc chỉ số khác`, assessment.ErrNotAllowed},

	{"points of a rule", nil, record("points", "appraisal_1", `item: "1.1", new: 1`), "item",
		"the points of item \"1.1\" are computed by its rule; the rubric lets nobody set them (`judged`)",
		"điểm của mục \"1.1\" do quy tắc tính; bộ chỉ số không cho chấm thay (`judged`)", assessment.ErrNotAllowed},
	{"points that the unit judges", nil, record("points", "self", `item: "1.2", new: 1`), "item",
		`the points of item "1.2" are computed by its rule; the unit does not set them itself`,
		`điểm của mục "1.2" do quy tắc tính; đơn vị không tự chấm thay`, assessment.ErrNotAllowed},
	{"points of a question", nil, record("points", "appraisal_1", `item: "2.1", new: 1`), "item",
		`the points of item "2.1" come from the answers to a survey`,
		`điểm của mục "2.1" tính từ phiếu điều tra`, assessment.ErrNotAllowed},
	{"points of another index by the unit", nil, record("points", "self", `item: "3.2", new: 1`), "item",
		`what comes from a survey or another index is not the unit's to state`,
		`đơn vị không tự chấm nội dung lấy từ điều tra hoặc chỉ số khác`, assessment.ErrNotAllowed},
	{"points above the maximum", nil, record("points", "self", `item: "1.3", new: 2.5`), "new",
		`item "1.3" cannot have 2.5 points (from 0 to 2, in steps of 0.5)`,
		`mục "1.3" không nhận số điểm 2,5 (từ 0 đến 2, bước 0,5)`, nil},
	{"points off the step", nil, record("points", "self", `item: "1.3", new: 1.25`), "new",
		`item "1.3" cannot have 1.25 points (from 0 to 2, in steps of 0.5)`,
		`mục "1.3" không nhận số điểm 1,25 (từ 0 đến 2, bước 0,5)`, nil},
	{"points of too many places", nil, record("points", "appraisal_1", `item: "1.2", new: 1.255`), "new",
		`item "1.2" cannot have 1.255 points (from 0 to 3, with at most 2 decimals)`, `mục "1.2" không nhận số điểm 1,255 (từ 0 đến 3, nhiều nhất 2 chữ số thập phân)`, nil},
	{"points below the minimum", nil, record("points", "appraisal_1", `item: "1.2", new: -1`), "new",
		`item "1.2" cannot have -1 points (from 0 to 3, with at most 2 decimals)`, `mục "1.2" không nhận số điểm -1 (từ 0 đến 3, nhiều nhất 2 chữ số thập phân)`, nil},
	{"limits of points beyond them", nil, record("points", "self", `item: "1.3", new: {above: 2}`), "new",
		`item "1.3" cannot have above 2 points (from 0 to 2, in steps of 0.5)`,
		`mục "1.3" không nhận số điểm trên 2 (từ 0 đến 2, bước 0,5)`, nil},
	{"limits of points between two steps", nil, record("points", "self", `item: "1.3", new: {above: 1, below: 1.5}`), "new",
		`item "1.3" cannot have above 1 and below 1.5 points (from 0 to 2, in steps of 0.5)`,
		`mục "1.3" không nhận số điểm trên 1 và dưới 1,5 (từ 0 đến 2, bước 0,5)`, nil},
	{"limits of judged points", nil, record("points", "appraisal_1", `item: "1.2", new: {at_least: 1}`), "new",
		`the points of item "1.2" in place of its rule are a number, not at least 1`,
		`điểm chấm thay quy tắc của mục "1.2" là một số, không phải từ 1 trở lên`, nil},
	{"points changed meanwhile", []string{record("points", "self", `item: "1.3", new: 1`)},
		record("points", "appraisal_1", `item: "1.3", old: 2, new: 0.5, why: Sai`), "old",
		`the current value is 1; the record says it was 2`, `giá trị đang có: 1; giá trị cũ theo bản ghi: 2`, assessment.ErrConflict},
	{"points of an area", nil, record("points", "appraisal_1", `item: "1", new: 1`), "item",
		`item "1" has items below it; records are about leaves`, `mục "1" có các mục con; chỉ ghi cho mục cuối cùng`, nil},
	{"points of no item", nil, record("points", "appraisal_1", `item: "1.6", new: 1`), "item",
		`the rubric has no item "1.6"; did you mean "1.1"?`, `bộ chỉ số không có mục "1.6"; có phải là "1.1"?`, nil},

	{"a claim without cases", nil, record("claim", "self", `item: "1.3", case: 1`), "item",
		`item "1.3" has no cases`, `mục "1.3" không chấm theo trường hợp`, nil},
	{"a claim of a case that is not there", nil, record("claim", "self", `item: "1.1", case: 4`), "case",
		`item "1.1" has 3 cases; there is no case 4`, `mục "1.1" có 3 trường hợp; không có trường hợp 4`, nil},
	{"a claim of a case below one", nil, record("claim", "self", `item: "1.1", case: -1`), "case",
		`item "1.1" has 3 cases; there is no case -1`, `mục "1.1" có 3 trường hợp; không có trường hợp -1`, nil},
	{"a claim of nothing", nil, record("claim", "self", `item: "1.1"`), "", "it needs `case`", "thiếu `case`", nil},
	{"a claim that stood otherwise", []string{record("claim", "self", `item: "1.1", case: 1`)},
		record("claim", "self", `item: "1.1", case: 2`), "old_case",
		`the current value is case 1; the record says it was nothing`,
		`giá trị đang có: trường hợp 1; giá trị cũ theo bản ghi: chưa có`, assessment.ErrConflict},
	{"a claim changed without a reason", []string{record("claim", "self", `item: "1.1", case: 1`)},
		record("claim", "self", `item: "1.1", old_case: 1, case: 2`), "",
		"it needs a reason (`why`), because it changes a value", "thiếu lý do (`why`) vì thay đổi điều đã ghi", nil},

	{"evidence of the same ID", []string{shown}, record("evidence", "self", `item: "1.5", evidence: {id: e1, number: 13/BC}`), "evidence",
		`there is evidence with the ID "e1" already`, `tài liệu "e1" đã có`, assessment.ErrConflict},
	{"evidence that is neither named nor a file", nil, record("evidence", "self", `item: "1.1", evidence: {id: e1, page: "3"}`), "evidence",
		`evidence has a number or the name of a file`, `tài liệu cần số hiệu hoặc tên tệp`, nil},
	{"a hash that is none", nil, record("evidence", "self", `item: "1.1", evidence: {id: e1, file: a.pdf, sha256: ABC}`), "evidence",
		`"ABC" is no SHA-256 in lower-case hexadecimal`, `"ABC" không phải mã SHA-256 viết bằng chữ thường`, nil},
	{"a hash in capitals", nil, record("evidence", "self", `item: "1.1", evidence: {id: e1, file: a.pdf, sha256: `+strings.Repeat("A", 64)+`}`), "evidence",
		`"` + strings.Repeat("A", 64) + `" is no SHA-256 in lower-case hexadecimal`,
		`"` + strings.Repeat("A", 64) + `" không phải mã SHA-256 viết bằng chữ thường`, nil},
	{"a refusal of what nobody showed", nil, record("refusal", "appraisal_1", `item: "1.1", piece: e1, why: Sai`), "piece",
		`item "1.1" has no evidence with the ID "e1"`, `mục "1.1" không có tài liệu "e1"`, assessment.ErrConflict},
	{"a refusal of evidence for another item", []string{shown}, record("refusal", "appraisal_1", `item: "1.5", piece: e1, why: Sai`), "piece",
		`item "1.5" has no evidence with the ID "e1"`, `mục "1.5" không có tài liệu "e1"`, assessment.ErrConflict},
	{"a refusal of what is refused", []string{shown, record("refusal", "appraisal_1", `item: "1.1", piece: e1, why: Sai`)},
		record("refusal", "appraisal_2", `item: "1.1", piece: e1, why: Sai`), "piece",
		`the evidence "e1" has been refused already`, `tài liệu "e1" đã bị loại`, assessment.ErrConflict},
	{"a refusal without a reason", []string{shown}, record("refusal", "appraisal_1", `item: "1.1", piece: e1`), "",
		"it needs `why`", "thiếu `why`", nil},

	{"answers of an item and a survey", nil, record("survey", "appraisal_1", `item: "2.1", survey: citizens, answers: {good: 1}`), "",
		"it needs either the item of a question (`item`) or a survey (`survey`)",
		"cần một trong hai: mục có câu hỏi (`item`) hoặc cuộc điều tra (`survey`)", nil},
	{"answers of neither", nil, record("survey", "appraisal_1", `answers: {good: 1}`), "",
		"it needs either the item of a question (`item`) or a survey (`survey`)",
		"cần một trong hai: mục có câu hỏi (`item`) hoặc cuộc điều tra (`survey`)", nil},
	{"an item that was not held", nil, record("survey", "appraisal_1", `item: "2.1", not_held: true`), "not_held",
		"that it was not held (`not_held`) is said of a whole survey (`survey`), not of an item",
		"việc không tổ chức (`not_held`) ghi cho cả cuộc điều tra (`survey`), không ghi cho một mục", nil},
	{"an item without answers", nil, record("survey", "appraisal_1", `item: "2.1"`), "",
		"it needs `answers`", "thiếu `answers`", nil},
	{"answers of a whole survey", nil, record("survey", "appraisal_1", `survey: citizens, answers: {good: 1}`), "answers",
		"answers are those to the question of an item (`item`), not of a whole survey",
		"kết quả (`answers`) ghi cho mục có câu hỏi (`item`), không ghi cho cả cuộc điều tra", nil},
	{"no such survey", nil, record("survey", "appraisal_1", `survey: citizen, not_held: true`), "survey",
		`the rubric has no survey "citizen"; did you mean "citizens"?`,
		`bộ chỉ số không có cuộc điều tra "citizen"; có phải là "citizens"?`, nil},
	{"a survey that is held already", nil, record("survey", "appraisal_1", `survey: citizens, not_held: false`), "not_held",
		`the current value is held; the record says it was not held`,
		`giá trị đang có: có tổ chức; giá trị cũ theo bản ghi: không tổ chức`, assessment.ErrConflict},
	{"answers to no question", nil, record("survey", "appraisal_1", `item: "1.1", answers: {good: 1}`), "item",
		`item "1.1" gets no points from a survey`, `mục "1.1" không lấy điểm từ điều tra`, nil},
	{"no such answer", nil, record("survey", "appraisal_1", `item: "2.1", answers: {goods: 1}`), "answers",
		`the survey has no answer "goods"; did you mean "good"?`, `phiếu điều tra không có phương án "goods"; có phải là "good"?`, nil},
	{"no such group", nil, record("survey", "appraisal_1", `item: "2.2", answers: {staff: {pleased: 1}}`), "answers",
		`the survey does not ask the group "staff"; its answers are those of the groups people, firms`,
		`cuộc điều tra không hỏi nhóm "staff"; phiếu tính theo các nhóm people, firms`, nil},
	{"groups of a survey without", nil, record("survey", "appraisal_1", `item: "2.1", answers: {people: {good: 1}}`), "answers",
		`the survey does not ask the group "people"; its answers are those of all together`,
		`cuộc điều tra không hỏi nhóm "people"; phiếu không chia nhóm`, nil},
	{"respondents below zero", nil, record("survey", "appraisal_1", `item: "2.1", answers: {good: -1}`), "answers",
		`the number of respondents is 0 to 1000000000, not -1`, `số phiếu từ 0 đến 1000000000, không phải -1`, nil},
	{"answers counted meanwhile", []string{answers}, record("survey", "appraisal_1", `item: "2.1", old_answers: {good: 8}, answers: {good: 10}, why: Sót`), "old_answers",
		`the current value is bad 3, good 9; the record says it was good 8`,
		`giá trị đang có: bad 3, good 9; giá trị cũ theo bản ghi: good 8`, assessment.ErrConflict},
	{"answers changed without a reason", []string{answers}, record("survey", "appraisal_1", `item: "2.1", old_answers: {good: 9, bad: 3}, answers: {good: 10}`), "",
		"it needs a reason (`why`), because it changes a value", "thiếu lý do (`why`) vì thay đổi điều đã ghi", nil},

	{"a waiver that the rubric does not know", nil, record("waiver", "appraisal_1", `item: "1.1", why: Lũ, waiver: {approver: UBND, from: 2026-01-01}`), "item",
		"the rubric does not let item \"1.1\" be waived (`waiver`)", "bộ chỉ số không cho miễn mục \"1.1\" (`waiver`)", assessment.ErrNotAllowed},
	{"a waiver of no days", nil, record("waiver", "appraisal_1", `item: "1.2", why: Lũ, waiver: {approver: UBND, from: 2026-01-02, until: 2026-01-01}`), "waiver",
		`the last day comes before the first: 2 January 2026 to 1 January 2026`, `ngày kết thúc miễn trừ đứng trước ngày bắt đầu: từ 02/01/2026 đến 01/01/2026`, nil},
	{"a waiver of what is waived", []string{waived}, waived, "old_waiver",
		`the current value is a waiver by UBND from 1 January 2026 to 30 June 2026; the record says it was nothing`,
		`giá trị đang có: miễn theo UBND từ 01/01/2026 đến 30/06/2026; giá trị cũ theo bản ghi: chưa có`, assessment.ErrConflict},
	{"a waiver without a reason", nil, record("waiver", "appraisal_1", `item: "1.2", waiver: {approver: UBND, from: 2026-01-02}`), "",
		"it needs `why`", "thiếu `why`", nil},
	{"no waiver", nil, record("waiver", "appraisal_1", `item: "1.2", why: Lũ`), "", "it needs `waiver`", "thiếu `waiver`", nil},

	{"a kind that the round does not list", nil, record("figure", "reply", "input: erate, new: 85"), "kind",
		`the round "reply" takes no such records`, `vòng "reply" không nhận loại bản ghi này`, assessment.ErrNotAllowed},
	{"a note where notes are not listed", nil, record("note", "appraisal_2", "text: A"), "kind",
		`the round "appraisal_2" takes no such records`, `vòng "appraisal_2" không nhận loại bản ghi này`, assessment.ErrNotAllowed},
	{"a refusal by the unit", []string{shown}, record("refusal", "reply", `item: "1.1", piece: e1, why: Sai`), "kind",
		`the round "reply" takes no such records`, `vòng "reply" không nhận loại bản ghi này`, assessment.ErrNotAllowed},
	{"an opinion by the unit", nil, record("opinion", "self", `item: "1.1", text: Tốt`), "kind",
		`the round "self" takes no such records`, `vòng "self" không nhận loại bản ghi này`, assessment.ErrNotAllowed},
	{"answers by the unit", nil, record("survey", "self", `item: "2.1", answers: {good: 10}`), "kind",
		`the round "self" takes no such records`, `vòng "self" không nhận loại bản ghi này`, assessment.ErrNotAllowed},
	{"a waiver by the unit", nil, record("waiver", "self", `item: "1.2", why: Lũ, waiver: {approver: UBND, from: 2026-01-01}`), "kind",
		`the round "self" takes no such records`, `vòng "self" không nhận loại bản ghi này`, assessment.ErrNotAllowed},
	{"a field of another kind", nil, record("lock", "self", `item: "1.2"`), "item",
		"such a record has no `item`", "loại bản ghi này không có `item`", nil},
	{"no item", nil, record("points", "self", "new: 1"), "", "it needs `item`", "thiếu `item`", nil},
	{"a note of nothing", nil, record("note", "self", `item: "1.1"`), "", "it needs `text`", "thiếu `text`", nil},
	{"a reopening without a reason", []string{lock}, record("reopen", "self", ""), "", "it needs `why`", "thiếu `why`", nil},
}

// TestRefusals: every reason for which Fold refuses a record stands at the record's place in
// the file, in both languages, and is found by errors.Is. What stood before stays.
func TestRefusals(t *testing.T) {
	s := commune(t)
	for _, r := range refusals {
		t.Run(r.name, func(t *testing.T) {
			a := parsed(t, s, append(r.before, r.record)...)
			at := len(r.before)
			_, err := assessment.Fold(s, a, on("2026-02-01"))
			fault := onlyFault(t, err)
			kind := string(a.Records[at].Kind)
			place := fmt.Sprintf("year.yaml:%d:5: ", firstLine+at)
			assert.Equal(t, fmt.Sprintf("%srecord %d (%s): %s", place, at+1, kind, r.en), fault.In(rubric.English))
			assert.Equal(t, fmt.Sprintf("%sbản ghi %d (%s): %s", place, at+1, kind, r.vi), fault.In(rubric.Vietnamese))
			path := fmt.Sprintf("records[%d]", at)
			if r.path != "" {
				path += "." + r.path
			}
			assert.Equal(t, path, fault.Path)
			for _, is := range []error{assessment.ErrLocked, assessment.ErrRevision, assessment.ErrConflict, assessment.ErrNotAllowed} {
				assert.Equal(t, is == r.is, errors.Is(err, is), "%v", is)
			}

			// Append refuses it likewise, and an assessment without it is sound.
			a.Records = a.Records[:at]
			_, err = assessment.Fold(s, a, on("2026-02-01"))
			require.NoError(t, err)
			last := parsed(t, s, r.record).Records[0]
			_, err = assessment.Append(s, a, last)
			assert.Equal(t, fault.Message.EN, strings.Replace(onlyFault(t, err).Message.EN, "record 1 ", fmt.Sprintf("record %d ", at+1), 1))
			assert.Len(t, a.Records, at)
		})
	}
}

// TestRefusedTogether: all faults are told at once, sorted by place, and a record that is
// refused changes nothing of what others are held against.
func TestRefusedTogether(t *testing.T) {
	s := commune(t)
	a := parsed(t, s, stated,
		record("figure", "self", "input: erate, new: 90"), // stands at 85
		record("figure", "self", "input: erate, old: 85, new: 80, why: Sai"),
		record("figure", "self", "input: erate, old: 90, new: 80, why: Sai"),
		record("points", "self", `item: "1.2", new: 5`))
	_, err := assessment.Fold(s, a, on("2026-02-01"))
	var faults source.Faults
	require.ErrorAs(t, err, &faults)
	var lines []int
	for _, f := range faults {
		lines = append(lines, f.Line)
	}
	assert.Equal(t, []int{5, 7, 8}, lines)
	assert.ErrorIs(t, err, assessment.ErrConflict)
	assert.ErrorIs(t, err, assessment.ErrNotAllowed)
}
