package document

import "github.com/parindex/parindex/rubric"

// The results of a plan to sign.
var (
	theUnit  = rubric.Text{VI: "đơn vị", EN: "the unit"}
	resultOf = rubric.Text{VI: "%s của %s đạt ", EN: "%s, %s: "}

	selfScored = rubric.Text{VI: " (%s tự chấm %s)", EN: " (self-score of %s: %s)"}

	itemsBelowLost = rubric.Text{
		VI: "Các tiêu chí chưa đạt điểm tối đa bị trừ ", EN: "The items below full marks lost ",
	}
	asFollows     = rubric.Text{VI: ", cụ thể:", EN: ":"}
	itemsBelowAre = rubric.Text{VI: "Các tiêu chí chưa đạt điểm tối đa:", EN: "The items below full marks are:"}
	areaHas       = rubric.Text{
		VI: ", %s đạt %s (điểm trừ %s)", EN: ", %s achieved %s (%s lost)",
	}
	deficitHas = rubric.Text{VI: ": điểm tối đa %s, %s đạt %s", EN: ": maximum %s, %s achieved %s"}

	detailsOfLosses = rubric.Text{
		VI: "Các tiêu chí chưa đạt điểm tối đa và nguyên nhân: chi tiết tại Phụ lục kèm theo.",
		EN: "The items below full marks and the reasons are in the appendix.",
	}
)

// The solutions of a plan to sign.
var (
	keepUpAll = rubric.Text{
		VI: "Tiếp tục duy trì, nâng cao kết quả đã đạt được ở các tiêu chí đạt điểm tối đa.",
		EN: "What is at full marks is kept up and improved.",
	}
	aimingAt      = rubric.Text{VI: "phấn đấu %s", EN: "the aim: %s"}
	leadIs        = rubric.Text{VI: "chủ trì: %s", EN: "lead: %s"}
	supportIs     = rubric.Text{VI: "phối hợp: %s", EN: "support: %s"}
	deadlineIs    = rubric.Text{VI: "thời hạn: %s", EN: "deadline: %s"}
	deliverableIs = rubric.Text{VI: "sản phẩm: %s", EN: "deliverable: %s"}
	notWonBack    = rubric.Text{VI: "%s %s: chấp nhận không khắc phục", EN: "%s %s: accepted as lost"}
	noSolutionFor = rubric.Text{VI: "Chưa có giải pháp đối với %s %s.", EN: "No action yet for %s %s."}
	reachTargets  = rubric.Text{
		VI: "thực hiện đạt các mục tiêu nêu tại Phụ lục kèm theo", EN: "reach the targets in the appendix",
	}
	detailsOfSolutions = rubric.Text{
		VI: "%s đối với từng tiêu chí: chi tiết tại Phụ lục kèm theo.", EN: "%s of each item: see the appendix.",
	}
)

// The mark of a draft, and what a plan lacks.
var (
	draftMark = rubric.Text{VI: "BẢN DỰ THẢO", EN: "DRAFT"}
	draftFor  = rubric.Text{VI: "BẢN DỰ THẢO, chưa đủ điều kiện ký ban hành: %s", EN: "DRAFT, not ready to be signed: %s"}
)

// The appendix of a plan to sign.
var (
	appendixSubject = rubric.Text{VI: "%s và giải pháp khắc phục", EN: "%s and their solutions"}
	areasSheet      = rubric.Text{VI: "Lĩnh vực", EN: "Areas"}
	deficitsSheet   = rubric.Text{VI: "Tiêu chí", EN: "Items"}
)

// The working note.
var (
	noteKind    = rubric.Text{VI: "GHI CHÚ SOẠN THẢO", EN: "WORKING NOTE"}
	noteSubject = rubric.Text{VI: "Phục vụ soạn thảo Kế hoạch %s", EN: "For who drafts the plan: %s"}
	noteOnly    = rubric.Text{
		VI: "Tài liệu nội bộ của người soạn thảo, không ký ban hành. Các số liệu được tính theo bộ chỉ số.",
		EN: "For the drafter alone; nobody signs it. Its figures are computed by the rubric.",
	}
	missingSection = rubric.Text{VI: "VIỆC CẦN XEM LẠI TRƯỚC KHI KÝ", EN: "BEFORE THE PLAN IS SIGNED"}
	blockingPart   = rubric.Text{
		VI: "Chưa giải quyết xong thì kế hoạch chỉ là dự thảo:", EN: "Until this is settled the plan is a draft:",
	}
	weighPart = rubric.Text{
		VI: "Chỗ có thể điền tay hoặc cần cân nhắc:", EN: "Blanks that may be filled in by hand, and what to weigh:",
	}
	nothingMissing      = rubric.Text{VI: "Không có nội dung nào cần xem lại.", EN: "Nothing is left to be looked at."}
	noteAppendixSubject = rubric.Text{
		VI: "Các tiêu chí chưa đạt điểm tối đa, mục tiêu và điểm tăng", EN: "Items below full marks, targets and gains",
	}
)
