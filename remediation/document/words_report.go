package document

import (
	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/rubric"
)

// The report on a plan.
var (
	reportKind    = rubric.Text{VI: "BÁO CÁO", EN: "REPORT"}
	reportSubject = rubric.Text{VI: "Kết quả thực hiện Kế hoạch %s", EN: "Progress of the plan %s"}
	carryingOut   = rubric.Text{
		VI: "Thực hiện Kế hoạch số%s %s về việc %s, %s báo cáo kết quả thực hiện%s như sau:",
		EN: "On plan No.%s of %s %s, %s reports what was achieved%s:",
	}
	untilDay      = rubric.Text{VI: " đến %s", EN: " until %s"}
	reportClosing = rubric.Text{
		VI: "Trên đây là Báo cáo kết quả thực hiện Kế hoạch %s",
		EN: "This is the report on the plan %s",
	}
	reportResults      = rubric.Text{VI: "KẾT QUẢ THỰC HIỆN", EN: "RESULTS"}
	reportDifficulties = rubric.Text{VI: "KHÓ KHĂN, VƯỚNG MẮC", EN: "DIFFICULTIES"}
	reportNext         = rubric.Text{VI: "NHIỆM VỤ TRONG THỜI GIAN TỚI", EN: "NEXT STEPS"}
	overallPart        = rubric.Text{VI: "Kết quả chung", EN: "Overall"}
	byAreaPart         = rubric.Text{VI: "Kết quả theo từng lĩnh vực", EN: "By area"}
	newLossesPart      = rubric.Text{
		VI: "Nội dung mới mất điểm so với Kế hoạch",
		EN: "Losses that the plan does not have",
	}
	areaLetters = rubric.Text{VI: "abcdđeghiklmnopqrstuvxy", EN: "abcdefghijklmnopqrstuvwxyz"}
)

// What the score and the losses have come to.
var (
	scoredAgain      = rubric.Text{VI: "Chấm lại theo bộ chỉ số, %s đạt ", EN: "Scored again by the rubric, %s has "}
	whenPlanned      = rubric.Text{VI: "; khi lập Kế hoạch là %s, %s.", EN: "; when the plan was made it had %s, %s."}
	whatWasPublished = rubric.Text{VI: " (kết quả đã công bố: %s)", EN: " (published: %s)"}
	sameScore        = rubric.Text{VI: "không thay đổi", EN: "unchanged"}
	scoreRose        = rubric.Text{VI: "tăng %s", EN: "up by %s"}
	scoreFell        = rubric.Text{VI: "giảm %s", EN: "down by %s"}
	scoreMoved       = rubric.Text{
		VI: "chưa xác định được tăng hay giảm (từ %s đến %s)", EN: "not known whether up or down (%s to %s)",
	}
	lossesOfPlan = rubric.Text{
		VI: "Kế hoạch có %s nội dung mất điểm, tổng cộng %s",
		EN: "The plan has %s losses, %s together",
	}
	lossOfArea    = rubric.Text{VI: "Điểm mất theo Kế hoạch %s", EN: "Lost by the plan %s"}
	wonBack       = rubric.Text{VI: "đã khắc phục %s", EN: "won back %s"}
	lostMore      = rubric.Text{VI: "mất thêm %s", EN: "another %s lost"}
	wonOrLost     = rubric.Text{VI: "đã khắc phục từ %s đến %s", EN: "won back %s to %s"}
	stillOpen     = rubric.Text{VI: ", còn mất %s", EN: ", still lost %s"}
	someAccepted  = rubric.Text{VI: ", trong đó chấp nhận không khắc phục %s", EN: ", of which %s are accepted"}
	goneLosses    = rubric.Text{VI: "; %s nội dung không còn áp dụng", EN: "; %s no longer apply"}
	seeAppendix   = rubric.Text{VI: " (chi tiết tại Phụ lục kèm theo).", EN: " (see the appendix)."}
	actionsOfPlan = rubric.Text{VI: "Trong %s giải pháp của Kế hoạch: %s.", EN: "Of the %s actions of the plan: %s."}
	allWon        = rubric.Text{VI: "đã khắc phục đủ %s", EN: "all of %s won back"}
	reachedAim    = rubric.Text{VI: "đạt mục tiêu, ", EN: "the target is reached, "}
	newLoss       = rubric.Text{VI: "mất %s", EN: "lost %s"}
	newPenalty    = rubric.Text{VI: "bị trừ %s", EN: "%s taken off"}
	otherLosses   = rubric.Text{VI: "Nội dung khác", EN: "Other items"}
)

// actionStatuses are the statuses of actions, in the order in which they are counted.
var actionStatuses = []struct {
	status remediation.ProgressStatus
	words  rubric.Text
}{
	{remediation.ProgressDone, rubric.Text{VI: "hoàn thành", EN: "done"}},
	{remediation.ProgressClaimed, rubric.Text{
		VI: "đã báo cáo hoàn thành nhưng số liệu chưa thể hiện", EN: "reported done, which the figures do not show",
	}},
	{remediation.ProgressPartly, rubric.Text{VI: "hoàn thành một phần", EN: "partly done"}},
	{remediation.ProgressOpen, rubric.Text{VI: "chưa có kết quả", EN: "without a result yet"}},
	{remediation.ProgressOverdue, rubric.Text{VI: "quá hạn", EN: "overdue"}},
	{remediation.ProgressBlocked, rubric.Text{VI: "đang vướng mắc", EN: "held up"}},
	{remediation.ProgressDegraded, rubric.Text{
		VI: "mất điểm trở lại sau khi hoàn thành", EN: "losing again after it was done",
	}},
	{remediation.ProgressMissing, rubric.Text{VI: "chưa đủ số liệu để đánh giá", EN: "lacking figures"}},
	{remediation.ProgressFailed, rubric.Text{VI: "không tính được điểm", EN: "that could not be computed"}},
	{remediation.ProgressAccepted, rubric.Text{VI: "chấp nhận không khắc phục", EN: "accepted as lost"}},
	{remediation.ProgressExcluded, rubric.Text{VI: "không còn áp dụng", EN: "no longer applicable"}},
	{remediation.ProgressNone, rubric.Text{VI: "không theo dõi bằng số liệu", EN: "that no figure tells"}},
}

// statusWords say what has become of a loss.
var statusWords = map[remediation.ProgressStatus]rubric.Text{
	remediation.ProgressDone:     {VI: "đã khắc phục", EN: "won back"},
	remediation.ProgressPartly:   {VI: "khắc phục được một phần", EN: "partly won back"},
	remediation.ProgressOpen:     {VI: "chưa khắc phục", EN: "not won back"},
	remediation.ProgressMissing:  {VI: "chưa xác định được kết quả", EN: "not known yet"},
	remediation.ProgressFailed:   {VI: "không tính được điểm", EN: "could not be computed"},
	remediation.ProgressAccepted: {VI: "chấp nhận không khắc phục", EN: "accepted"},
	remediation.ProgressExcluded: {VI: "không còn áp dụng", EN: "no longer applies"},
}

// Difficulties and next steps.
var (
	degradedStatus = rubric.Text{VI: "mất thêm điểm", EN: "more is lost"}
	isOverdue      = rubric.Text{VI: " (quá hạn)", EN: " (overdue)"}
	overdueActions = rubric.Text{
		VI: "%s giải pháp đã quá hạn, còn mất %s (nêu tại mục %s)", EN: "overdue actions: %s, with %s still lost (see %s)",
	}
	blockedAction  = rubric.Text{VI: "Đang vướng mắc: %s%s", EN: "Held up: %s%s"}
	sinceDay       = rubric.Text{VI: ", từ ngày %s", EN: ", since %s"}
	degradedAction = rubric.Text{
		VI: "Mất điểm trở lại sau khi hoàn thành: %s",
		EN: "Losing again after it was done: %s",
	}
	movedDeadline = rubric.Text{VI: "Thay đổi thời hạn: %s, %s", EN: "Deadline moved: %s, %s"}
	movedTo       = rubric.Text{VI: "đến %s", EN: "to %s"}
	movedFromTo   = rubric.Text{VI: "từ %s đến %s", EN: "from %s to %s"}
	decidedBy     = rubric.Text{VI: "%s quyết định", EN: "decided by %s"}
	decidedByOn   = rubric.Text{VI: "%s quyết định ngày %s", EN: "decided by %s on %s"}
	acceptedUntil = rubric.Text{VI: ", đến hết ngày %s", EN: ", until %s"}
	onlyClaimed   = rubric.Text{
		VI: " (đã báo cáo hoàn thành, số liệu chưa thể hiện)",
		EN: " (reported done, not in the figures)",
	}
	lacksFigures    = rubric.Text{VI: "Chưa đủ số liệu để xác định kết quả: %s", EN: "Figures are missing of: %s"}
	couldNotCompute = rubric.Text{VI: "Không tính được điểm: %s", EN: "The points could not be computed of: %s"}
	lostMoreItems   = rubric.Text{VI: "Mất thêm điểm so với Kế hoạch: %s", EN: "More is lost than by the plan: %s"}
	withoutAction   = rubric.Text{VI: "Kế hoạch chưa có giải pháp: %s", EN: "The plan has no action for: %s"}
	goOn            = rubric.Text{VI: "Tiếp tục thực hiện các giải pháp sau:", EN: "These actions go on:"}
	goOnWithMany    = rubric.Text{
		VI: "Tiếp tục thực hiện %s giải pháp chưa hoàn thành",
		EN: "actions that are not done go on: %s",
	}
	assignedInAppendix = rubric.Text{
		VI: " (phân công, thời hạn tại Phụ lục kèm theo)", EN: " (who leads them and by when: see the appendix)",
	}
	firstOverdue = rubric.Text{VI: ", trước hết là các giải pháp quá hạn sau:", EN: ", the overdue ones first:"}
	openPoints   = rubric.Text{VI: " (còn mất %s)", EN: " (still lost %s)"}
	allDone      = rubric.Text{
		VI: "Các giải pháp của Kế hoạch đã hoàn thành; tiếp tục duy trì kết quả đã đạt được.",
		EN: "The actions of the plan are done; what was achieved is to be kept up.",
	}
)

// The appendix of the report.
var (
	reportAppendix = rubric.Text{
		VI: "Kết quả khắc phục từng nội dung mất điểm",
		EN: "What has become of every loss",
	}
	attachedToReport  = rubric.Text{VI: "(Kèm theo Báo cáo số%s %s của %s)", EN: "(To report No.%s of %s, %s)"}
	progressSheet     = rubric.Text{VI: "Kết quả khắc phục", EN: "Progress"}
	newLossesSheet    = rubric.Text{VI: "Mới mất điểm", EN: "New losses"}
	issuedBy          = rubric.Text{VI: "của %s", EN: "of %s"}
	lostByPlanColumn  = rubric.Text{VI: "Điểm mất theo Kế hoạch", EN: "Lost by the plan"}
	recoveredColumn   = rubric.Text{VI: "Đã khắc phục", EN: "Won back"}
	openColumn        = rubric.Text{VI: "Còn mất", EN: "Still lost"}
	statusColumn      = rubric.Text{VI: "Tình trạng", EN: "Status"}
	subtotalOthers    = rubric.Text{VI: "Cộng nội dung khác", EN: "Subtotal of other items"}
	subtotalPenalties = rubric.Text{VI: "Cộng điểm phạt", EN: "Subtotal of penalties"}
)
