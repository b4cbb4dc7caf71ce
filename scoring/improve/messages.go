package improve

import (
	"github.com/parindex/parindex/rubric/locale"
)

// Inputs that stay, and sums of points and of efforts.
var (
	fixedInput = locale.Define("fixed_input",
		"bộ chỉ số quy định chỉ tiêu là cố định", "the rubric says that it is fixed")
	rescaledTooLong = locale.Define("rescaled_too_long",
		"điểm quy đổi có quá nhiều chữ số nên không cộng được",
		"rescaled points have too many digits to be added up")
	ratiosTooLong = locale.Define("ratios_too_long",
		"điểm quy đổi theo %s và theo các nguồn khác có quá nhiều chữ số nên không cộng được",
		"points rescaled by %s and by other sources have too many digits to be added up")
	effortsTooLong = locale.Define("efforts_too_long",
		"công sức có quá nhiều chữ số nên không cộng được (của %v có %d chữ số thập phân)",
		"the efforts have too many digits to be added up (that of %v has %d places)")
)

// Why something may be missing from a list.
var (
	gapCurved = locale.Define("gap.curved",
		"quy tắc của tiêu chí %s không tuyến tính theo số liệu", "the rule of item %s is not linear in its figures")
	gapRule = locale.Define("gap.rule",
		"tiêu chí %s chấm theo quy tắc lập trình riêng", "the rule of item %s is a program")
	gapFunction = locale.Define("gap.function",
		"quy tắc của tiêu chí %s dùng hàm lập trình riêng", "the rule of item %s calls a function of the host program")
	gapMissing = locale.Define("gap.missing",
		"tiêu chí %s còn phụ thuộc vào số liệu chưa biết: %s", "item %s depends on figures that are not known: %s")
	gapPeers = locale.Define("gap.peers",
		"tiêu chí %s: thay đổi của %s làm tổng và trung bình của cả nhóm thay đổi theo",
		"item %s: a change of %s changes the sum and the mean of the group, too")
	gapExcluded = locale.Define("gap.excluded",
		"chưa đủ số liệu để xác định tiêu chí nào được loại trừ", "the facts leave open which items are excluded")
	gapExcludedItem = locale.Define("gap.excluded_item",
		"chưa đủ số liệu để xác định tiêu chí %s có được loại trừ", "the facts leave open whether item %s is excluded")
	gapWork = locale.Define("gap.work",
		"chưa xét hết mọi thay đổi trong giới hạn tính toán cho phép",
		"the work allowed did not suffice to go through all changes")
	gapWorkOf = locale.Define("gap.work_of",
		"chưa xét hết mọi thay đổi của tiêu chí %s trong giới hạn tính toán cho phép",
		"the work allowed did not suffice to go through all changes of item %s")

	heldBehind = locale.Define("improvement.held", "%s; %s", "%s; %s")
	cutAbove   = locale.Define("improvement.cut_above",
		"mục %s có mức tối đa nên tổng chỉ thêm %s điểm", "item %s is cut at its maximum, so the total gains %s points")
	leastAbove = locale.Define("improvement.least_above",
		"mục %s lấy điểm thấp nhất của các mục bên dưới nên tổng chỉ thêm %s điểm",
		"item %s takes the least of the items below it, so the total gains %s points")
)
