package scoring

import (
	"errors"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
)

// Errors that callers branch on with errors.Is. The errors that hold them say more.
var (
	// ErrEdition says that figures, a table or a document belong to another rubric, or to
	// another edition of it: it is rubric.ErrEdition.
	ErrEdition = rubric.ErrEdition
	// ErrUnit says that a table or a document is of another unit than the figures.
	ErrUnit = errors.New("another unit")
	// ErrUnknownItem says that the rubric has no item with a code.
	ErrUnknownItem = errors.New("unknown item")
	// ErrFacts says that the facts cannot be scored: a figure of a wrong type or outside
	// its domain, an undeclared input, points of an item that is not reported.
	ErrFacts = errors.New("faulty facts")
)

// What messages are about.
var (
	itemNamed    = locale.Define("scoring.item", "mục %q", "item %q")
	inputNamed   = locale.Define("scoring.input", "chỉ tiêu %q", "input %q")
	pointsOfItem = locale.Define("scoring.points_of_item", "điểm của mục %q", "points of item %q")
	unitNamed    = locale.Define("scoring.unit", "đơn vị %q", "unit %q")
	unitNumber   = locale.Define("scoring.unit_number", "đơn vị thứ %d", "unit %d")
	theTotal     = locale.Define("scoring.total", "tổng điểm", "the total")
)

// Rules, and what a host adds to them.
var (
	noRubric     = locale.Define("scoring.no_rubric", "không có bộ chỉ số", "there is no rubric")
	nameReserved = locale.Define("name_reserved",
		"tên này đã có nghĩa riêng trong ngôn ngữ quy tắc", "the name has a meaning of its own in the rule language")
	functionNeeds     = locale.Define("function_needs", "hàm thứ %d %q: cần Name, Doc và Call", "function %d %q: Name, Doc and Call are needed")
	functionTaken     = locale.Define("function_taken", "hàm %q: tên đã được dùng", "function %q: the name is already taken")
	functionParameter = locale.Define("function_parameter",
		"hàm %q: không có kiểu tham số %q", "function %q: unknown type of parameter %q")
	ruleNeeds = locale.Define("rule_needs", "quy tắc thứ %d %q: cần Name, Doc và Run", "rule %d %q: Name, Doc and Run are needed")
	ruleTaken = locale.Define("rule_taken", "quy tắc %q: tên đã được dùng", "rule %q: the name is already taken")
	ruleReads = locale.Define("rule_reads",
		"quy tắc %q dùng %q, không phải chỉ tiêu của bộ chỉ số%s", "rule %q reads %q, which is not an input of the rubric%s")
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
)

// Items.
var (
	noSuchItem = locale.Define("no_such_item",
		"bộ chỉ số không có mục %q%s", "the rubric has no item %q%s").As(ErrUnknownItem)
	noSuchLeaf = locale.Define("no_such_leaf",
		"bộ chỉ số không có mục %q mà không có mục con", "the rubric has no item %q without items of its own").As(ErrUnknownItem)
	noItem   = locale.Define("no_item", "không có mục", "there is no item")
	hasItems = locale.Define("has_items",
		"mục %q có các mục bên dưới; hãy chọn một trong các mục đó", "item %q has items below it; choose one of those")
	notReported = locale.Define("not_reported",
		"mục %q không nhập điểm trực tiếp: điểm được tính", "item %q is not reported: its points are computed")
	itemTooLong  = locale.Define("item_too_long", "mục %q có số dài hơn %d chữ số", "item %q has a number with more than %d digits")
	variantKeeps = locale.Define("variant_keeps",
		"mục %q: biến thể giữ nguyên điểm tối đa, nguồn và việc nhập điểm trực tiếp",
		"item %q: a variant keeps its maximum, its source and whether it is reported")
	variantKeepsStep = locale.Define("variant_keeps_step",
		"mục %q: biến thể của mục nhập điểm trực tiếp giữ nguyên điểm tối thiểu và bước điểm",
		"item %q: a variant of a reported item keeps its minimum and its step")
)

// Facts.
var (
	factsOfOther = locale.Define("facts_of_other_rubric",
		"số liệu này dành cho bộ chỉ số %q, không phải %q", "these facts are for the rubric %q, not for %q").As(ErrEdition)
	factsAndInputs = locale.Define("facts_and_inputs",
		"ở đây facts và inputs cùng nghĩa; viết mọi số liệu dưới facts",
		"facts and inputs mean the same here; write all figures under facts")
	twoFigures = locale.Define("two_figures",
		"số liệu có hai giá trị cho %q, gõ dấu theo hai cách",
		"the facts have two figures for %q, whose accents are typed in two ways")
	noSuchInput  = locale.Define("no_such_input", "%q không phải chỉ tiêu của bộ chỉ số%s", "%q is not an input of the rubric%s")
	noInput      = locale.Define("no_input", "không có chỉ tiêu", "there is no input")
	fixedInput   = locale.Define("fixed_input", "bộ chỉ số quy định chỉ tiêu là cố định", "the rubric says that it is fixed")
	noFigure     = locale.Define("no_figure", "cần một số liệu", "expected a figure")
	figureType   = locale.Define("figure_type", "kiểu %s không nhận %s", "a %s cannot be given as %s")
	dateType     = locale.Define("date_type", "ngày không nhận %s", "a date cannot be given as %s")
	limitsOfType = locale.Define("limits_of_type",
		"giới hạn chỉ dùng cho số và ngày, không dùng cho kiểu %s", "limits are for numbers and dates, not for the type %s")
	oneOfOfType = locale.Define("one_of_of_type",
		"one_of chỉ dùng cho enum, không dùng cho kiểu %s", "one_of is for enums, not for the type %s")
	emptyBound = locale.Define("empty_bound",
		"không giá trị nào của chỉ tiêu thoả các giới hạn", "no value of the input lies within the bounds")
	notAnOption   = locale.Define("not_an_option", "%q không phải là một lựa chọn%s", "%q is not one of its options%s")
	outsideDomain = locale.Define("outside_domain", "%s nằm ngoài miền giá trị %s", "%s is outside its domain, %s")
	countNotWhole = locale.Define("count_not_whole", "số đếm là số nguyên, không phải %s", "a count is a whole number, not %s")
	emptyDate     = locale.Define("empty_date", "ngày trống; bỏ hẳn chỉ tiêu chưa biết", "the date is empty; leave an unknown input out")
	noSuchDate    = locale.Define("no_such_date", "không có ngày %s", "there is no date %s")
	notMidnight   = locale.Define("not_midnight",
		"thời điểm %s không phải nửa đêm ở múi giờ của nó nên không rõ ngày; dùng rubric.Date",
		"the time %s is not midnight in its location, so the day is in doubt; give a rubric.Date")

	trueOrFalse = locale.Define("given_bool", "đúng hay sai", "true or false")
	aText       = locale.Define("given_text", "một văn bản", "a text")
	aDate       = locale.Define("given_date", "một ngày", "a date")
	aNumber     = locale.Define("given_number", "một số", "a number")
	aBound      = locale.Define("given_bound", "một giới hạn", "a bound")
)

// Sums.
var (
	pointsTooLong = locale.Define("points_too_long",
		"điểm của tất cả các mục có quá nhiều chữ số nên không cộng được",
		"the points of all items together have too many digits to be added up")
	rescaledTooLong = locale.Define("rescaled_too_long",
		"điểm quy đổi có quá nhiều chữ số nên không cộng được", "rescaled points have too many digits to be added up")
	ratiosTooLong = locale.Define("ratios_too_long",
		"điểm quy đổi theo %s và theo các nguồn khác có quá nhiều chữ số nên không cộng được",
		"points rescaled by %s and by other sources have too many digits to be added up")
	effortsTooLong = locale.Define("efforts_too_long",
		"công sức có quá nhiều chữ số nên không cộng được (của %v có %d chữ số thập phân)",
		"the efforts have too many digits to be added up (that of %v has %d places)")
)

// Published tables.
var (
	noResult    = locale.Define("no_result", "không có kết quả", "there is no result")
	tableOfUnit = locale.Define("table_of_other_unit",
		"bảng là của đơn vị %q, kết quả là của %q", "the table is for the unit %q, the result for %q").As(ErrUnit)
	tableOfRubric = locale.Define("table_of_other_rubric",
		"bảng theo bộ chỉ số %q, kết quả theo %q", "the table is for the rubric %q, the result for %q").As(ErrEdition)
	noItemInResult = locale.Define("no_item_in_result",
		"kết quả không có mục %q", "the result has no item %q").As(ErrUnknownItem)
	tablePlaces   = locale.Define("table_places", "places từ 0 đến %d, không phải %d", "places is 0 to %d, not %d")
	printedTwice  = locale.Define("printed_twice", "mục %q được in hai lần", "item %q is printed twice")
	tooManyDigits = locale.Define("scoring.number_too_long",
		"%s có hơn %d chữ số trước hoặc sau dấu chấm", "%s has more than %d digits before or after the point")
)
