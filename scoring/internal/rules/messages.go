package rules

import (
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
)

// What messages are about.
var (
	ItemNamed      = locale.Define("scoring.item", "mục %q", "item %q")
	InputNamed     = locale.Define("scoring.input", "chỉ tiêu %q", "input %q")
	parameterNamed = locale.Define("scoring.parameter", "thông số %q", "parameter %q")
	PointsOfItem   = locale.Define("scoring.points_of_item", "điểm của mục %q", "points of item %q")
	bandNamed      = locale.Define("scoring.band", "mức xếp loại %s", "band %s")
	relationNamed  = locale.Define("scoring.relation", "ràng buộc %q", "relation %q")
	caseNumber     = locale.Define("verdict.case_number",
		"trường hợp %d", "case %d")
	indexOfNothing = locale.Define("reason.index_of_nothing",
		"không có chỉ số của mục đã bị loại hết khỏi thang điểm",
		"there is no index of an item of which everything is left out of the maximum")
	pointsOfTitle = locale.Define("reason.points_of_title", "Điểm mục %s (%s)", "Points of item %s (%s)")
	indexOfTitle  = locale.Define("reason.index_of_title", "Chỉ số mục %s (%s)", "Index of item %s (%s)")
	theScore      = locale.Define("verdict.the_score",
		"công thức", "the score")
)

// What there is not.
var (
	NoRubric   = locale.Define("scoring.no_rubric", "không có bộ chỉ số", "there is no rubric")
	NoSuchItem = locale.Define("no_such_item",
		"bộ chỉ số không có mục %q%s", "the rubric has no item %q%s").As(rubric.ErrUnknownItem)
	NoSuchInput = locale.Define("no_such_input",
		"%q không phải chỉ tiêu của bộ chỉ số%s", "%q is not an input of the rubric%s")
	ErrHeld = locale.Define("scoring.held",
		"bộ chấm điểm giữ nguyên điểm một số mục theo kết quả của một vòng, nên chỉ dùng để chấm và tìm cách cải thiện",
		"the scorer holds items at what a round set them to, so it only scores and looks for improvements")
	groupOfUnit = locale.Define("group_of_unit",
		"nhóm đối tượng nêu ở đơn vị, không nêu trong số liệu", "the group stands with the unit, not with the figures")
	noFigureOfSeries = locale.Define("no_figure_of_series",
		"%[1]q là chuỗi số liệu; nêu từng thành phần, chẳng hạn %[1]s.%[2]s",
		"%[1]q is a series; give its members, such as %[1]s.%[2]s")
	figureTwice = locale.Define("figure_twice",
		"%q đã có số liệu ở trên", "%q has a figure above already")
	otherLength = locale.Define("other_length",
		"chuỗi %q có %d thành phần (%s), danh sách này có %d số liệu",
		"the series %q has %d members (%s), this list has %d figures")
	boundOfSeries = locale.Define("bound_of_series",
		"giới hạn là của từng thành phần, không của cả chuỗi %q; viết chẳng hạn {%s: {at_least: 1}}",
		"a bound is of one member, not of the whole series %q; write {%s: {at_least: 1}}, say")
	noSuchMember = locale.Define("no_such_member",
		"chuỗi số liệu %q không có thành phần %q%s", "the series %q has no member %q%s")
	notByMember = locale.Define("not_by_member",
		"%q là chuỗi số liệu; viết danh sách đủ số liệu [...], hoặc theo thành phần {%s: ...}",
		"%q is a series; write a list of all its figures [...], or by member {%s: ...}")
	hasItems = locale.Define("has_items",
		"mục %q có các mục bên dưới; hãy chọn một trong các mục đó",
		"item %q has items below it; choose one of those")
	notScored   = locale.Define("not_scored", "mục %q không chấm điểm", "item %q is not scored")
	notReported = locale.Define("not_reported",
		"mục %q không nhập điểm trực tiếp: điểm được tính", "item %q is not reported: its points are computed")
	notReached = locale.Define("cover.not_reached",
		"số liệu tìm được không đi đến đó", "the facts found do not reach it")
)

// Rules, and what a host adds to them.
var (
	nameReserved = locale.Define("name_reserved",
		"tên này đã có nghĩa riêng trong ngôn ngữ quy tắc",
		"the name has a meaning of its own in the rule language")
	functionNeeds = locale.Define("function_needs",
		"hàm thứ %d %q: cần Name, Doc và Call", "function %d %q: Name, Doc and Call are needed")
	functionTaken = locale.Define("function_taken",
		"hàm %q: tên đã được dùng", "function %q: the name is already taken")
	functionParameter = locale.Define("function_parameter",
		"hàm %q: không có kiểu tham số %q", "function %q: unknown type of parameter %q")
	ruleNeeds = locale.Define("rule_needs",
		"quy tắc thứ %d %q: cần Name, Doc và Run", "rule %d %q: Name, Doc and Run are needed")
	ruleTaken = locale.Define("rule_taken", "quy tắc %q: tên đã được dùng", "rule %q: the name is already taken")
	ruleReads = locale.Define("rule_reads",
		"quy tắc %q dùng %q, không phải chỉ tiêu của bộ chỉ số%s",
		"rule %q reads %q, which is not an input of the rubric%s")
	noSuchRule = locale.Define("no_such_rule",
		"không có quy tắc Go tên %q trong Options.Rules%s", "no rule %q was passed in Options.Rules%s")
	ruleDoesNotRead = locale.Define("rule_does_not_read",
		"%s nêu %q, mà quy tắc không dùng", "%s names %q, which its rule does not read")
	noNotArising = locale.Define("no_not_arising",
		"tỷ lệ có thể là 0 trên 0; nêu ở not_arising cách tính khi đó",
		"a rate can be 0 of 0; say under not_arising what the item is worth then")
	expressionsTooLong = locale.Define("expressions_too_long",
		"các biểu thức đến đây có tổng cộng hơn %d ký tự",
		"the expressions up to here have more than %d characters together")
	pointsTooLong = locale.Define("points_too_long",
		"điểm của tất cả các mục có quá nhiều chữ số nên không cộng được",
		"the points of all items together have too many digits to be added up")
)

var manyComparisons = locale.Define("many_comparisons",
	"các ràng buộc đến đây có hơn %d so sánh", "the relations up to here have more than %d comparisons")

var relationsConflict = locale.Define("relations_conflict",
	"không số liệu nào thoả mãn ràng buộc này cùng với các ràng buộc trước nó và miền giá trị của các chỉ tiêu",
	"no facts satisfy it together with the relations before it and the domains of the inputs")

// Figures that contradict relations.
var (
	noRuleReads = locale.Define("no_rule_reads",
		"không quy tắc nào của bộ chỉ số dùng %s", "no rule of the rubric reads %s")
	noneIsHigher = locale.Define("none_is_higher",
		"%s: không đơn vị nào vượt mức cao nhất trong nhóm", "%s: no unit is above the highest of the group")
	noneIsLower = locale.Define("none_is_lower",
		"%s: không đơn vị nào dưới mức thấp nhất trong nhóm", "%s: no unit is below the lowest of the group")
	bestOfOne = locale.Define("best_of_one",
		"%s: đơn vị duy nhất của nhóm là mức tốt nhất của nhóm", "%s: the only unit of a group is its best")
	rankWithinCount = locale.Define("rank_within_count",
		"%s: thứ hạng không quá số đơn vị trong nhóm", "%s: a rank is at most the number of units in the group")
	sumAtLeast = locale.Define("sum_at_least",
		"%s: tổng của cả nhóm không dưới tổng của đơn vị này và mức thấp nhất có thể của các đơn vị khác",
		"%s: the sum of the group is at least what this unit has and the others can have at the least")
	sumAtMost = locale.Define("sum_at_most",
		"%s: tổng của cả nhóm không quá tổng của đơn vị này và mức cao nhất có thể của các đơn vị khác",
		"%s: the sum of the group is at most what this unit has and the others can have at the most")
	contradicts = locale.Define("contradicts_relation",
		"trái với ràng buộc %q (%s)", "contradicts the relation %q (%s)")
	contradictsTogether = locale.Define("contradicts_relations",
		"trái với các ràng buộc %s khi xét cùng nhau (%s)", "contradicts the relations %s taken together (%s)")
	quoted        = locale.Define("quoted", "%q", "%q")
	figureOfInput = locale.Define("figure_of_input", "%s: %s", "%s: %s")
)

// Why a leaf has no points.
var (
	tooHigh = locale.Define("failure.too_high",
		"điểm (%s) vượt điểm tối đa %s", "its points (%s) are above the maximum %s")
	tooLow = locale.Define("failure.too_low",
		"điểm (%s) thấp hơn điểm tối thiểu %s", "its points (%s) are below the minimum %s")
	perhapsOffStep = locale.Define("failure.perhaps_off_step",
		"điểm có thể lệch bước điểm %s", "its points may be off the step %s")
	offStep = locale.Define("failure.off_step",
		"điểm (%s) lệch bước điểm %s", "its points (%s) are off the step %s")
	errorIfNotApplicable = locale.Define("failure.error_if_not_applicable",
		"mục không áp dụng, mà theo quy định thì đó là lỗi",
		"it does not apply, which is an error by its policy")
	errorIfNotArising = locale.Define("failure.error_if_not_arising",
		"mục không phát sinh, mà theo quy định thì đó là lỗi", "it did not arise, which is an error by its policy")
	noArisingPolicy = locale.Define("failure.no_arising_policy",
		"không phát sinh, và bộ chỉ số không nêu cách tính khi đó",
		"it did not arise, and the rubric does not say what follows")
	tooManyToTry = locale.Define("failure.too_many_to_try",
		"quá nhiều mức điểm phải thử", "too many numbers of points to try")
	noCaseHolds = locale.Define("failure.no_case_holds",
		"không trường hợp nào đúng", "no case holds")
	noSuchPoints = locale.Define("failure.no_such_points",
		"không có mức điểm nào %s", "no points that it can have are %s")
	tooManyDecimals = locale.Define("failure.too_many_decimals",
		"điểm (%s) có hơn %d chữ số thập phân", "its points (%s) have more than %d decimal places")
	ruleEnded = locale.Define("failure.rule_ended",
		"quy tắc %s %s", "the rule %s %s")
	ruleError = locale.Define("failure.rule_error",
		"quy tắc %s báo lỗi: %v", "the rule %s: %v")
	ruleTooLong = locale.Define("failure.rule_too_long",
		"quy tắc %s cho một số quá dài", "the rule %s gives a number that is too long")
	policyPoints = locale.Define("verdict.policy_points",
		"có trường hợp cho số điểm mà mục không thể có", "a policy gives points that the item cannot have")
)

// Units.
var (
	unitNamed  = locale.Define("scoring.unit", "đơn vị %q", "unit %q")
	unitNumber = locale.Define("scoring.unit_number", "đơn vị thứ %d", "unit %d")
)
