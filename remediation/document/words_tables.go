package document

import "github.com/parindex/parindex/rubric"

// Captions, titles and columns.
var (
	areasTable        = rubric.Text{VI: "Kết quả theo từng lĩnh vực", EN: "Results by area"}
	numberColumn      = rubric.Text{VI: "TT", EN: "No."}
	areaColumn        = rubric.Text{VI: "Lĩnh vực", EN: "Area"}
	itemColumn        = rubric.Text{VI: "Tiêu chí", EN: "Item"}
	maximumColumn     = rubric.Text{VI: "Điểm tối đa", EN: "Maximum"}
	achievedColumn    = rubric.Text{VI: "Điểm đạt", EN: "Achieved"}
	lostColumn        = rubric.Text{VI: "Điểm trừ", EN: "Lost"}
	reasonColumn      = rubric.Text{VI: "Nguyên nhân", EN: "Reason"}
	aimColumn         = rubric.Text{VI: "Mục tiêu", EN: "Target"}
	leadColumn        = rubric.Text{VI: "Chủ trì", EN: "Lead"}
	supportColumn     = rubric.Text{VI: "Phối hợp", EN: "Support"}
	deadlineColumn    = rubric.Text{VI: "Thời hạn", EN: "Deadline"}
	deliverableColumn = rubric.Text{VI: "Sản phẩm", EN: "Deliverable"}
	appendixTitle     = rubric.Text{VI: "Phụ lục", EN: "Appendix"}
	itemsBelow        = rubric.Text{VI: "Các tiêu chí chưa đạt điểm tối đa", EN: "Items below full marks"}
	attachedTo        = rubric.Text{VI: "(Kèm theo Kế hoạch số%s %s của %s)", EN: "(To the plan No.%s of %s, %s)"}
)

// Rows.
var (
	totalRow     = rubric.Text{VI: "Tổng cộng", EN: "Total"}
	subtotalRow  = rubric.Text{VI: "Cộng lĩnh vực", EN: "Subtotal of area"}
	notInYearRow = rubric.Text{VI: "Không áp dụng trong năm", EN: "Not applicable in the year"}
	togetherRow  = rubric.Text{VI: "Các nội dung còn lại, sau khi gộp điểm", EN: "The rest of the area, as its points come together"}
	restOfArea   = rubric.Text{VI: "Các tiêu chí khác", EN: "Other items"}
	rescaledRow  = rubric.Text{VI: "Điểm sau quy đổi", EN: "Rescaled"}
	bonusRow     = rubric.Text{VI: "Điểm thưởng", EN: "Bonus"}
	finalRow     = rubric.Text{VI: "Điểm cuối cùng", EN: "Final score"}
	surePoints   = rubric.Text{VI: "điểm chắc chắn đạt được %s", EN: "sure points %s"}
	acceptedLoss = rubric.Text{VI: "Chấp nhận không khắc phục.", EN: "Accepted as lost."}
	noAction     = rubric.Text{VI: "Chưa có giải pháp.", EN: "No action yet."}
)

// Notes below the appendix.
var (
	rangesNote = rubric.Text{
		VI: "Điểm chưa xác định được ghi thành khoảng từ thấp nhất đến cao nhất.",
		EN: "Points that are not known stand as a range from the least to the most.",
	}
	maximaNote = rubric.Text{
		VI: "Điểm tối đa không tính nội dung không áp dụng.", EN: "Maxima leave out what does not apply.",
	}
	recomputedNote = rubric.Text{
		VI: "Điểm trong bảng là điểm tính lại theo bộ chỉ số; số liệu đã công bố có mâu thuẫn, nêu ở phần kết quả.",
		EN: "The points are recomputed by the rubric; the published figures have contradictions, which the results state.",
	}
	illustrativeNote = rubric.Text{
		VI: "“(minh hoạ)”: chỉ để minh hoạ, không văn bản nào quy định.",
		EN: "“(illustrative)”: an illustration that no source decides.",
	}
	gainsOfRows = rubric.Text{
		VI: "điểm tăng ghi ở các dòng trên, tính theo thang điểm của từng nội dung, cộng lại là %s",
		EN: "the gains in the rows above, each in the points of its item, add up to %s",
	}
	ofSurePoints = rubric.Text{VI: "Tính theo điểm chắc chắn đạt được: %s", EN: "Of the points that are sure: %s"}
	othersGain   = rubric.Text{VI: "nội dung khác tăng %s", EN: "other items gain %s"}
	othersLose   = rubric.Text{VI: "nội dung khác giảm %s", EN: "other items lose %s"}
	rescaledGain = rubric.Text{VI: "quy đổi thành %s", EN: "rescaled that is %s"}
	bonusRises   = rubric.Text{VI: "điểm thưởng tăng %s", EN: "the bonus rises by %s"}
	bonusFalls   = rubric.Text{VI: "điểm thưởng giảm %s", EN: "the bonus falls by %s"}
	penaltyFalls = rubric.Text{VI: "điểm phạt giảm %s", EN: "the penalty falls by %s"}
	penaltyRises = rubric.Text{VI: "điểm phạt tăng %s", EN: "the penalty rises by %s"}
	finalGain    = rubric.Text{
		VI: "đạt đủ các mục tiêu thì điểm cuối cùng tăng %s", EN: "with all targets the final score rises by %s",
	}
)
