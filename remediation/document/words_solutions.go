package document

import "github.com/parindex/parindex/rubric"

// What is done, and what is not.
var (
	otherSolutions = rubric.Text{VI: "Giải pháp khác", EN: "Other solutions"}
	targetsSection = rubric.Text{VI: "MỤC TIÊU, ĐIỂM TĂNG VÀ ĐIỂM CÒN MẤT", EN: "TARGETS, GAINS AND WHAT STAYS LOST"}
	whatStaysLost  = rubric.Text{VI: "Đạt đủ các mục tiêu vẫn còn mất:", EN: "With all targets this stays lost:"}
	stillLoses     = rubric.Text{VI: "%s còn mất %s", EN: "%s still loses %s"}
	penaltyItem    = rubric.Text{VI: "Điểm phạt %s (%s)", EN: "Penalty %s (%s)"}
	uncovered      = rubric.Text{
		VI: "Kế hoạch chưa có giải pháp đối với các nội dung sau:", EN: "The plan has no action yet for:",
	}
)

// What the targets come to.
var (
	ifAllReached = rubric.Text{
		VI: "Tính theo bộ chỉ số, nếu đạt đủ các mục tiêu ở Phụ lục, các số liệu khác không đổi, thì %s.",
		EN: "By the rubric, if all targets in the appendix are reached and the other figures stay as they are, %s.",
	}
	rises     = rubric.Text{VI: "tổng điểm tăng %s, từ %s lên %s", EN: "the score rises by %s, from %s to %s"}
	sureRises = rubric.Text{
		VI: "điểm chắc chắn đạt được tăng %s, từ %s lên %s", EN: "the score that is sure rises by %s, from %s to %s",
	}
)

// The optimum that the targets were chosen by.
var (
	chosenTo    = rubric.Text{VI: "Các mục tiêu ở Phụ lục được chọn để ", EN: "The targets in the appendix were chosen to "}
	computedTo  = rubric.Text{VI: "Phương án tính được để ", EN: "The set that was computed to "}
	takesEffort = rubric.Text{VI: "; công sức cần thiết: %s", EN: "; they take %s"}
	noneReaches = rubric.Text{
		VI: "Trong giới hạn đã cho không có phương án nào đạt yêu cầu này; đây là phương án được nhiều điểm nhất.",
		EN: "Nothing within the limits reaches that; this is what wins the most points.",
	}
	noneFound = rubric.Text{
		VI: "Trong giới hạn đã cho chưa tìm được phương án nào đạt yêu cầu này; " +
			"đây là phương án được nhiều điểm nhất đã tìm được.",
		EN: "Within the limits nothing was found that reaches that; this is what wins the most points of what was found.",
	}
	provedBest = rubric.Text{
		VI: "Đã chứng minh rằng không có phương án nào tốt hơn.", EN: "It is proved that nothing does better.",
	}
	bestFound = rubric.Text{
		VI: "Đây là phương án tốt nhất tìm được, chưa chứng minh được là tốt nhất.",
		EN: "This is the best that was found; it is not proved to be the best there is.",
	}
	bestFoundSince = rubric.Text{
		VI: "Đây là phương án tốt nhất tìm được, chưa chứng minh được là tốt nhất: %s.",
		EN: "This is the best that was found; it is not proved to be the best there is: %s.",
	}
	noActionFor = rubric.Text{
		VI: "Kế hoạch chưa có giải pháp ứng với các mục tiêu sau của phương án: %s.",
		EN: "The plan has no action for these targets of the set: %s.",
	}
	atLeast     = rubric.Text{VI: " (từ %s)", EN: " (at least %s)"}
	leastEffort = rubric.Text{VI: " với công sức ít nhất", EN: " with the least effort"}
	reachTotal  = rubric.Text{VI: "đạt từ %s trở lên", EN: "reach at least %s"}
	reachBand   = rubric.Text{VI: "được xếp loại %s", EN: "reach band %s"}
	reachRank   = rubric.Text{VI: "đứng thứ %d/%d", EN: "reach rank %d of %d"}
	winWithin   = rubric.Text{VI: "được nhiều điểm nhất trong phạm vi %s", EN: "win the most points within %s"}
	winMost     = rubric.Text{VI: "được nhiều điểm nhất", EN: "win the most points"}
)
