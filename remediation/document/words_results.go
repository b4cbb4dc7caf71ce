package document

import "github.com/parindex/parindex/rubric"

// The total and how it came about.
var (
	noResult  = rubric.Text{VI: "Chưa có kết quả chấm điểm.", EN: "There is no result yet."}
	indexName = rubric.Text{
		VI: "Kết quả chấm điểm chỉ số cải cách hành chính", EN: "Administrative reform index",
	}
	scored      = rubric.Text{VI: "đạt ", EN: "scored "}
	outOfMax    = rubric.Text{VI: " trên thang điểm %s", EN: " of %s"}
	recomputed  = rubric.Text{VI: " (tính lại theo bộ chỉ số)", EN: " (recomputed by the rubric)"}
	bandOf      = rubric.Text{VI: ", xếp loại ", EN: ", band "}
	rankOf      = rubric.Text{VI: ", xếp hạng ", EN: ", rank "}
	asPublished = rubric.Text{VI: " (theo kết quả đã công bố)", EN: " (as published)"}
	selfScore   = rubric.Text{VI: "; đơn vị tự chấm ", EN: "; self-score "}
	missing     = rubric.Text{VI: "còn thiếu số liệu", EN: "figures are missing"}
	since       = rubric.Text{VI: ", vì %s", EN: ", since %s"}
	rescaledTo  = rubric.Text{
		VI: "quy đổi do có nội dung không áp dụng thành %s",
		EN: "rescaled to %s since some items do not apply",
	}
	rescaledOpen = rubric.Text{
		VI: "quy đổi do có nội dung không áp dụng hoặc chưa xác định có áp dụng hay không thành %s",
		EN: "rescaled to %s since some items do not apply, or may not",
	}
	someExcluded = rubric.Text{
		VI: "Do có nội dung không áp dụng, các lĩnh vực đạt %s.", EN: "Some items do not apply: the areas have %s.",
	}
	someOpen = rubric.Text{
		VI: "Có nội dung chưa xác định có áp dụng hay không: các lĩnh vực đạt %s.",
		EN: "It is not known of some items whether they apply: the areas have %s.",
	}
	ofThis = rubric.Text{VI: "Trong đó: các lĩnh vực đạt %s; %s.", EN: "Of this: %s in the areas; %s."}
)

// Areas, deficits and penalties.
var (
	contradicted = rubric.Text{
		VI: "Số liệu đã công bố có chỗ không khớp với kết quả tính lại theo bộ chỉ số; không số liệu nào được sửa:",
		EN: "The published figures contradict the result computed by the rubric; none of them is corrected:",
	}
	allLost = rubric.Text{
		VI: "Các nội dung chưa đạt điểm tối đa mất tổng cộng ", EN: "The items below full marks lost ",
	}
	areaMaximum   = rubric.Text{VI: " thang điểm %s", EN: " maximum %s"}
	notApplicable = rubric.Text{VI: ", không áp dụng trong năm.", EN: ", not applicable in the year."}
	ofWhichApply  = rubric.Text{VI: ", áp dụng %s", EN: ", of which %s apply"}
	mayNotApply   = rubric.Text{VI: " (chưa xác định có áp dụng hay không)", EN: " (not known whether it applies)"}
	deficitOff    = rubric.Text{VI: ": điểm trừ, đã trừ %s", EN: ": only takes points off, %s off"}
	penaltiesHead = rubric.Text{VI: "Điểm phạt:", EN: "Penalty:"}
	takenOff      = rubric.Text{VI: ": trừ %s", EN: ": %s off"}
)

// Charts.
var (
	areasChart = rubric.Text{VI: "Điểm đạt so với điểm tối đa của từng lĩnh vực",
		EN: "Points of each area and its maximum"}
	lossesChart    = rubric.Text{VI: "Từ điểm tối đa đến điểm đạt được", EN: "From the maximum to the points achieved"}
	maximumBar     = rubric.Text{VI: "Điểm tối đa", EN: "Maximum"}
	achievedBar    = rubric.Text{VI: "Điểm đạt được", EN: "Points achieved"}
	areasBar       = rubric.Text{VI: "Điểm các lĩnh vực", EN: "Points of the areas"}
	rescalingBar   = rubric.Text{VI: "Quy đổi", EN: "Rescaling"}
	bonusBar       = rubric.Text{VI: "Điểm thưởng", EN: "Bonus"}
	finalBar       = rubric.Text{VI: "Điểm cuối cùng", EN: "Final score"}
	mostPoints     = rubric.Text{VI: "Điểm cao nhất", EN: "The most points"}
	pointsAxis     = rubric.Text{VI: "Điểm", EN: "Points"}
	mostSurePoints = rubric.Text{VI: "Điểm chắc chắn đạt được cao nhất", EN: "The most sure points"}
	surePointsAxis = rubric.Text{VI: "Điểm chắc chắn đạt được", EN: "Sure points"}
	forEffort      = rubric.Text{VI: "%s theo công sức bỏ ra", EN: "%s for the effort"}
	foundForEffort = rubric.Text{VI: "%s tìm được theo công sức bỏ ra", EN: "%s found for the effort"}
	effortAxis     = rubric.Text{VI: "Công sức", EN: "Effort"}
	chosenPoint    = rubric.Text{VI: " (phương án chọn)", EN: " (chosen)"}
	effortUnit     = rubric.Text{VI: "đơn vị công sức", EN: "units of effort"}
)
