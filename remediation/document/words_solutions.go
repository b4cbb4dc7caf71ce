package document

import "github.com/parindex/parindex/rubric"

// Items that stay at full marks.
var (
	wholeAreas = rubric.Text{VI: "Toàn bộ lĩnh vực: %s.", EN: "Whole areas: %s."}
	otherItems = rubric.Text{VI: "Nội dung khác: ", EN: "Other items: "}
	inArea     = rubric.Text{VI: "Trong lĩnh vực %s: ", EN: "In area %s: "}
	keepFull   = rubric.Text{VI: "Giữ vững điểm tối đa của các nội dung sau:", EN: "These stay at full marks:"}
	theseAre   = rubric.Text{VI: "%s Cụ thể:", EN: "%s These are:"}
)

// Actions.
var (
	otherSolutions   = rubric.Text{VI: "Giải pháp khác", EN: "Other solutions"}
	letters          = rubric.Text{VI: "abcdđeghiklmnopqrstuvxy", EN: "abcdefghijklmnopqrstuvwxyz"}
	remediesLabel    = rubric.Text{VI: "Khắc phục: ", EN: "Remedies: "}
	leadLabel        = rubric.Text{VI: "Chủ trì: ", EN: "Lead: "}
	supportLabel     = rubric.Text{VI: "Phối hợp: ", EN: "Support: "}
	deadlineLabel    = rubric.Text{VI: "Thời hạn: ", EN: "Deadline: "}
	deliverableLabel = rubric.Text{VI: "Sản phẩm: ", EN: "Deliverable: "}
	openLabel        = rubric.Text{VI: "Chưa khắc phục hết: ", EN: "What stays open: "}
	togetherSure     = rubric.Text{
		VI: "; đạt đủ các mục tiêu này, điểm chắc chắn đạt được tăng %s",
		EN: "; together they raise the score that is sure by %s",
	}
	together     = rubric.Text{VI: "; đạt đủ các mục tiêu này, tổng điểm tăng %s", EN: "; together they win %s"}
	stillLoses   = rubric.Text{VI: "%s còn mất %s", EN: "%s still loses %s"}
	alsoOf       = rubric.Text{VI: " (tính cả %s)", EN: " (also of %s)"}
	penaltyCodes = rubric.Text{VI: "điểm phạt %s", EN: "penalty %s"}
	penaltyItem  = rubric.Text{VI: "Điểm phạt %s (%s)", EN: "Penalty %s (%s)"}
	uncovered    = rubric.Text{
		VI: "Kế hoạch chưa có giải pháp đối với các nội dung sau:", EN: "The plan has no action yet for:",
	}
)

// What the targets come to.
var (
	ifAllReached = rubric.Text{
		VI: "Tính theo bộ chỉ số, nếu đạt đủ các mục tiêu nêu trên, các số liệu khác không đổi, thì %s.",
		EN: "By the rubric, if all of these targets are reached and the other figures stay as they are, %s.",
	}
	rises     = rubric.Text{VI: "tổng điểm tăng %s, từ %s lên %s", EN: "the score rises by %s, from %s to %s"}
	sureRises = rubric.Text{
		VI: "điểm chắc chắn đạt được tăng %s, từ %s lên %s", EN: "the score that is sure rises by %s, from %s to %s",
	}
)

// The optimum that the targets were chosen by.
var (
	chosenTo    = rubric.Text{VI: "Các mục tiêu nêu trên được chọn để ", EN: "These targets were chosen to "}
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
