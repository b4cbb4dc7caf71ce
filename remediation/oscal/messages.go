package oscal

import "github.com/parindex/parindex/rubric/locale"

// What keeps a plan from being written.
var (
	noPlan      = locale.Define("poam.no_plan", "không có kế hoạch", "there is no plan")
	noUnit      = locale.Define("poam.no_unit", "đơn vị của kế hoạch không có mã", "the plan's unit has no ID")
	noSuchDay   = locale.Define("poam.no_such_day", "không có ngày %s", "there is no day %s")
	badLanguage = locale.Define("poam.bad_language", "không có ngôn ngữ %q", "unknown language %q")
	nothingToDo = locale.Define("poam.nothing_to_do",
		"kế hoạch không có điểm mất và giải pháp nào", "the plan has no losses and no actions")
	longNumber = locale.Define("poam.long_number",
		"kế hoạch có số dài hơn 1000 chữ số", "the plan has a number with more than 1000 digits")
	otherProgress = locale.Define("poam.other_progress",
		"tiến độ là của kế hoạch khác", "the progress is that of another plan")
)

// Texts of the export.
var (
	unitRole    = locale.Define("poam.role_unit", "đơn vị lập kế hoạch", "the unit that makes the plan")
	leadRole    = locale.Define("poam.role_lead", "chủ trì", "lead")
	supportRole = locale.Define("poam.role_support", "phối hợp", "support")
	pointsLost  = locale.Define("poam.points_lost",
		"mất %s điểm trên tối đa %s điểm", "points lost: %s of at most %s")
	pointsOff   = locale.Define("poam.points_off", "bị trừ %s điểm", "points off: %s")
	fromTo      = locale.Define("poam.from_to", "từ %s đến %s", "%s to %s")
	noAction    = locale.Define("poam.no_action", "chưa có giải pháp", "there is no action")
	wasAccepted = locale.Define("poam.accepted", "chấp nhận mất điểm", "the loss is accepted")
	wasMoved    = locale.Define("poam.moved",
		"điều chỉnh thời hạn từ %s thành %s", "deadline moved from %s to %s")
	wasSet      = locale.Define("poam.deadline_set", "đặt thời hạn %s", "deadline set to %s")
	wasStarted  = locale.Define("poam.started", "bắt đầu thực hiện", "begun")
	wasDone     = locale.Define("poam.done", "ghi nhận đã hoàn thành", "recorded as done")
	wasApproved = locale.Define("poam.approved", "được xác nhận hoàn thành", "approved as done")
	isBlocked   = locale.Define("poam.blocked", "có vướng mắc", "held up")
	anAction    = locale.Define("poam.action", "giải pháp", "action")
	anItem      = locale.Define("poam.item", "tiêu chí", "item")
	anEvidence  = locale.Define("poam.evidence", "tài liệu kiểm chứng", "evidence")
)
