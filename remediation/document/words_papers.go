package document

import "github.com/parindex/parindex/rubric"

// What papers other than plans say in several places.
var (
	indexTitle       = rubric.Text{VI: "Chỉ số cải cách hành chính", EN: "Administrative reform index"}
	indexOfUnit      = rubric.Text{VI: "%s của %s", EN: "%s, %s"}
	illustratedDraft = rubric.Text{
		VI: "BẢN DỰ THẢO: có nội dung chỉ để minh hoạ, không văn bản nào quy định",
		EN: "DRAFT: parts are only an illustration, which no source decides",
	}
)

// Tables of the items of a unit.
var (
	selfScoreKind      = rubric.Text{VI: "BẢNG TỰ CHẤM ĐIỂM", EN: "SELF-SCORE TABLE"}
	selfScoreSheet     = rubric.Text{VI: "Tự chấm điểm", EN: "Self-score"}
	appraisalKind      = rubric.Text{VI: "BẢNG ĐIỂM THẨM ĐỊNH", EN: "APPRAISAL TABLE"}
	appraisalSheetName = rubric.Text{VI: "Thẩm định", EN: "Appraisal"}
	itemsColumn        = rubric.Text{
		VI: "Lĩnh vực, tiêu chí, tiêu chí thành phần", EN: "Area, criterion, component criterion",
	}
	selfScoreColumn   = rubric.Text{VI: "Điểm tự chấm", EN: "Self-score"}
	appraisedColumn   = rubric.Text{VI: "Điểm thẩm định", EN: "Appraised"}
	differenceColumn  = rubric.Text{VI: "Chênh lệch", EN: "Difference"}
	indexColumn       = rubric.Text{VI: "Chỉ số (%)", EN: "Index (%)"}
	evidenceColumn    = rubric.Text{VI: "Tài liệu kiểm chứng", EN: "Evidence"}
	explanationColumn = rubric.Text{VI: "Giải trình, ghi chú", EN: "Explanation, note"}
	opinionColumn     = rubric.Text{VI: "Ý kiến thẩm định", EN: "Opinion"}
	atMostPoints      = rubric.Text{VI: "%s (tối đa %s)", EN: "%s (at most %s)"}
	countedRow        = rubric.Text{VI: "Được tính", EN: "Counted"}
	withoutSurveyRow  = rubric.Text{
		VI: "Trong đó, phần không chấm qua điều tra xã hội học", EN: "Of this, the part that no survey scores",
	}
	bandNote     = rubric.Text{VI: "Xếp loại: %s.", EN: "Band: %s."}
	notScored    = rubric.Text{VI: "không chấm điểm", EN: "carries no points"}
	notComputed  = rubric.Text{VI: "không tính được điểm", EN: "the points could not be computed"}
	bySurvey     = rubric.Text{VI: "chấm qua điều tra xã hội học", EN: "scored by a survey"}
	noFigures    = rubric.Text{VI: "chưa có số liệu", EN: "no figures yet"}
	doesNotApply = rubric.Text{VI: "không áp dụng", EN: "not applicable"}
	refusedPiece = rubric.Text{VI: "loại tài liệu %s: %s", EN: "%s refused: %s"}
	pieceDated   = rubric.Text{VI: " ngày ", EN: " of "}
	didNotArise  = rubric.Text{VI: "không phát sinh trong năm", EN: "did not arise in the year"}
)

// Results of many units.
var (
	resultsKind   = rubric.Text{VI: "BẢNG TỔNG HỢP KẾT QUẢ", EN: "TABLE OF RESULTS"}
	resultsSheet  = rubric.Text{VI: "Kết quả", EN: "Results"}
	rankColumn    = rubric.Text{VI: "Thứ hạng", EN: "Rank"}
	unitColumn    = rubric.Text{VI: "Đơn vị", EN: "Unit"}
	surveyColumn  = rubric.Text{VI: "Điểm điều tra xã hội học", EN: "Survey"}
	totalColumn   = rubric.Text{VI: "Tổng điểm", EN: "Total"}
	bandColumn    = rubric.Text{VI: "Xếp loại", EN: "Band"}
	noteColumn    = rubric.Text{VI: "Ghi chú", EN: "Note"}
	noGroup       = rubric.Text{VI: "Không chia nhóm", EN: "No group"}
	noSheet       = rubric.Text{VI: "không có bảng điểm", EN: "no score sheet"}
	notRankedRows = rubric.Text{VI: "chưa xác định được điểm, chưa xếp hạng", EN: "score not known, not ranked"}
)

// The decision that publishes them.
var (
	decisionKind = rubric.Text{VI: "QUYẾT ĐỊNH", EN: "DECISION"}
	publishing   = rubric.Text{VI: "Về việc công bố %s", EN: "Publishing the %s"}
	proposedBy   = rubric.Text{VI: "Theo đề nghị của ", EN: "At the proposal of "}
	decides      = rubric.Text{VI: "QUYẾT ĐỊNH:", EN: "DECIDES:"}
	article      = rubric.Text{VI: "Điều %d.", EN: "Article %d."}
	publishes    = rubric.Text{
		VI: "Công bố %s (chi tiết tại Phụ lục kèm theo)",
		EN: "The %s is published (see the appendix)",
	}
	fromSigning = rubric.Text{
		VI: "Quyết định này có hiệu lực kể từ ngày ký", EN: "This decision takes effect on the day it is signed",
	}
	carriesOut = rubric.Text{
		VI: "%s chịu trách nhiệm thi hành Quyết định này", EN: "%s carry out this decision",
	}
	and                = rubric.Text{VI: "%s và %s", EN: "%s and %s"}
	resultsWord        = rubric.Text{VI: "Kết quả", EN: "Results"}
	resultsOfTitle     = rubric.Text{VI: "%s %s", EN: "%s: %s"}
	attachedToDecision = rubric.Text{
		VI: "(Kèm theo Quyết định số%s %s của %s)", EN: "(To decision No.%s of %s, %s)",
	}
)
