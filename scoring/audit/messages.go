package audit

import (
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring"
)

// Sheets and stored documents that cannot be compared.
var (
	rowTwice     = locale.Define("audit.row_twice", "mục %q có hai dòng", "there are two rows for item %q")
	casesFromOne = locale.Define("audit.cases_from_one", "trường hợp đánh số từ 1, không phải %d", "cases are numbered from 1, not %d")
	factsTwice   = locale.Define("audit.facts_twice",
		"`facts` và `inputs` cùng một nghĩa: chỉ dùng một khoá", "`facts` and `inputs` mean the same: use one of them")
	noResult     = locale.Define("audit.no_result", "không có kết quả", "there is no result")
	otherEdition = locale.Define("audit.other_edition",
		"kết quả theo ấn bản khác của bộ chỉ số", "the result is of another edition of the rubric").As(scoring.ErrEdition)
	otherUnit = locale.Define("audit.other_unit",
		"bảng điểm của đơn vị %q, kết quả của đơn vị %q", "the sheet is for the unit %q, the result for %q").As(scoring.ErrUnit)
	tooLong = locale.Define("audit.number_too_long",
		"%s có hơn %d chữ số trước hoặc sau dấu phẩy", "%s has more than %d digits before or after the point")
)

// What differs in a sheet.
var (
	differs    = locale.Define("audit.differs", "%s: %s ghi %s, tính lại %s", "%s: stated %s %s, computed %s")
	sumDiffers = locale.Define("audit.sum_differs",
		"%s: %s ghi %s, theo các số khác của bảng là %s", "%s: stated %s %s, by the other numbers of the sheet %s")
	undecided = locale.Define("audit.undecided",
		"%s: %s ghi %s; số liệu hiện có chưa đủ để khẳng định (tính lại: %s)",
		"%s: stated %s %s; the figures do not settle it (computed: %s)")
	unknownItem = locale.Define("audit.unknown_item",
		"Bộ chỉ số không có mục %s%s", "The rubric has no item %s%s")

	titled     = locale.Define("audit.titled", "%s (%s)", "%s (%s)")
	theTotal   = locale.Define("audit.total", "Tổng điểm", "Total")
	thePoints  = locale.Define("audit.points", "điểm", "points")
	theMax     = locale.Define("audit.max", "thang điểm", "maximum")
	theCase    = locale.Define("audit.case", "trường hợp", "case")
	theStatus  = locale.Define("audit.status", "tình trạng", "status")
	theAreas   = locale.Define("audit.areas", "điểm các lĩnh vực", "points of the areas")
	rescaled   = locale.Define("audit.rescaled", "điểm quy đổi", "rescaled points")
	theBonus   = locale.Define("audit.bonus", "điểm thưởng", "bonus")
	thePenalty = locale.Define("audit.penalty", "điểm trừ", "penalty")
	theFinal   = locale.Define("audit.final", "điểm cuối cùng", "final score")
	theBand    = locale.Define("audit.band", "xếp loại", "band")
	theFigure  = locale.Define("audit.figure", "số liệu", "figure")
	theUnit    = locale.Define("audit.unit", "Đơn vị", "Unit")
	theGroup   = locale.Define("audit.group", "nhóm đối tượng", "object group")

	fromTo    = locale.Define("audit.from_to", "từ %s đến %s", "%s to %s")
	notKnown  = locale.Define("audit.not_known", "chưa xác định", "not known")
	noBand    = locale.Define("audit.no_band", "không xếp loại", "none")
	noCases   = locale.Define("audit.no_cases", "không chấm theo trường hợp", "no cases")
	noFigure  = locale.Define("audit.no_figure", "chưa có", "none")
	noneHolds = locale.Define("audit.no_case_holds", "không trường hợp nào", "none of them")
)

// statusWords are what statuses are called for officials.
var statusWords = map[scoring.Status]locale.Sentence{
	scoring.Scored:        locale.Define("audit.scored", "đã chấm", "scored"),
	scoring.Missing:       locale.Define("audit.missing", "chưa đủ số liệu", "not enough is known"),
	scoring.NotArising:    locale.Define("audit.not_arising", "không phát sinh", "not arising"),
	scoring.NotApplicable: locale.Define("audit.not_applicable", "không áp dụng", "not applicable"),
	scoring.Failed:        locale.Define("audit.failed", "không tính được", "failed"),
}

// What differs in a stored document.
var (
	schemaDiffers = locale.Define("audit.schema_differs",
		"bản lưu theo cấu trúc %s, hiện nay là %s", "it is stored with schema %s, now there is %s")
	versionDiffers = locale.Define("audit.version_differs",
		"bản lưu do phiên bản %s tính, hiện nay là %s", "it was computed by version %s, now by %s")
	editionDiffers = locale.Define("audit.edition_differs",
		"bản lưu theo ấn bản khác của bộ chỉ số", "it was computed by another edition of the rubric")
	roundingDiffers = locale.Define("audit.rounding_differs", "cách làm tròn điểm khác", "points are rounded otherwise")
	dayDiffers      = locale.Define("audit.day_differs",
		"bản lưu tính đến ngày %s, nay tính đến ngày %s", "it is stored as of %s, now it is as of %s")
	factsDiffer   = locale.Define("audit.facts_differ", "số liệu khác", "the facts differ")
	resultDiffers = locale.Define("audit.result_differs", "kết quả khác", "the result differs")
	roundDiffers  = locale.Define("audit.round_differs",
		"bản ghi, tài liệu kiểm chứng hoặc ý kiến khác", "records, evidence, remarks or findings differ")
	bytesDiffer = locale.Define("audit.bytes_differ",
		"nội dung như nhau nhưng cách ghi khác, từ byte thứ %d", "it says the same and is written otherwise, from byte %d on")
	notRead = locale.Define("audit.not_read",
		"bản lưu không đọc được; khác từ byte thứ %d", "it cannot be read; it differs from byte %d on")
)
