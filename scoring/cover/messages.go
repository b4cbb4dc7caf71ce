package cover

import (
	"github.com/parindex/parindex/rubric/locale"
)

// What tests reach, and what changes of a rule are called.
var (
	otherwise = locale.Define("cover.otherwise",
		"còn lại %s", "otherwise %s")
	partIs = locale.Define("cover.part_is",
		"%s: %s", "%s is %s")
	partAt = locale.Define("cover.part_at",
		"%s, %s", "%s, %s")
	partWants = locale.Define("cover.part_wants",
		"%s: %s", "%s: %s")
	caseDropped = locale.Define("cover.case_dropped",
		"bỏ %s", "%s dropped")
	casesSwapped = locale.Define("cover.cases_swapped",
		"%s đứng sau %s", "%s put behind %s")
	pointsSwapped = locale.Define("cover.points_swapped",
		"đổi điểm của %s và %s", "the points of %s and %s swapped")
	theBranch = locale.Define("cover.the_branch",
		"nhánh", "the branch")
	caseOtherwise = locale.Define("cover.case_otherwise",
		"%s (còn lại)", "%s (otherwise)")
	caseWhen = locale.Define("cover.case_when",
		"%s (%s)", "%s (%s)")
	notToldApart = locale.Define("cover.not_told_apart",
		"số liệu tìm được không phân biệt được", "the facts found do not tell them apart")
)
