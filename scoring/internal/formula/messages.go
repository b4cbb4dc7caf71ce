package formula

import (
	"github.com/parindex/parindex/rubric/locale"
)

// How an expression is written.
var (
	notUTF8 = locale.Define("expression_not_utf8",
		"biểu thức không phải UTF-8", "the expression is not UTF-8")
	emptyExpression   = locale.Define("expression_empty", "biểu thức trống", "the expression is empty")
	expressionTooLong = locale.Define("expression_too_long",
		"biểu thức có %d ký tự; tối đa %d", "the expression has %d characters; at most %d are allowed")
	unreadable = locale.Define("expression_unreadable",
		"không đọc được biểu thức: %v", "the expression cannot be read: %v")
	tooLarge = locale.Define("expression_too_large",
		"biểu thức có quá nhiều thành phần", "the expression has too many parts")
	endsEarly = locale.Define("expression_ends_early", "biểu thức kết thúc sớm%s", "the expression ends too early%s")

	openComma     = locale.Define("open_comma", "sau dấu phẩy không có gì", "nothing stands behind the comma")
	openSemicolon = locale.Define("open_semicolon",
		"sau dấu chấm phẩy không có gì", "nothing stands behind the semicolon")
	unexpectedToken = locale.Define("unexpected_token", "không hiểu %q%s", "unexpected %q%s")
	exprSays        = locale.Define("expression_syntax", "%s%s", "%s%s")
	openText        = locale.Define("open_text", "văn bản chưa đóng nháy", "literal not terminated")
	notUnderstood   = locale.Define("not_understood", "không hiểu biểu thức từ chỗ này", "the expression cannot be read from here on")
	badNumber       = locale.Define("bad_number", "số viết sai: %s", "bad number syntax: %s")
	unrecognised    = locale.Define("unrecognised_character", "không hiểu ký tự %s", "unrecognized character: %s")

	noNumber      = locale.Define("no_number_in_rule", "không đọc được số %s", "cannot read the number %s")
	numberTooLong = locale.Define("number_too_long_in_rule",
		"số %s có hơn %d chữ số trước hoặc sau dấu chấm",
		"the number %s has more than %d digits before or after the point")
	digitsAlone = locale.Define("digits_alone",
		"viết số %s chỉ bằng chữ số thập phân, không có số mũ, tiền tố hay gạch dưới",
		"write the number %s in decimal digits alone, without exponent, prefix or underscore")
)

// Hints behind them.
var (
	equality       = locale.Define("hint_equality", "; so sánh bằng viết là ==", "; equality is written ==")
	inequality     = locale.Define("hint_inequality", "; khác viết là !=", "; not equal is written !=")
	write          = locale.Define("hint_write", "; viết %s", "; write %s")
	straightQuotes = locale.Define("hint_straight_quotes", "; dùng dấu nháy thẳng", "; write straight quotes")
	textsNotJoined = locale.Define("hint_texts_not_joined", "; không nối được văn bản", "; texts cannot be joined")
)

// What the rule language does not have.
var (
	notPart = locale.Define("not_in_language",
		"ngôn ngữ quy tắc không có %s", "%s is not part of the rule language")
	wholeQuotient = locale.Define("whole_quotient",
		"ngôn ngữ quy tắc không có //; chia lấy phần nguyên viết là floor(a / b)",
		"// is not part of the rule language; a whole quotient is written floor(a / b)")
	escape = locale.Define("escape",
		`ngôn ngữ quy tắc không có cách viết \%s; viết chính ký tự đó`,
		`the escape \%s is not part of the rule language; write the character itself`)
	escapedQuote = locale.Define("escaped_quote",
		"ngôn ngữ quy tắc không có cách viết ``; viết văn bản trong '...'",
		"the escape `` is not part of the rule language; write the text in '...'")
	lineBreak = locale.Define("line_break_in_text",
		"văn bản trong quy tắc không được xuống dòng", "a line break in a text is not part of the rule language")
	otherSpace = locale.Define("other_space_in_rule",
		"quy tắc có khoảng trắng %U, không phải dấu cách thường",
		"the space %U, which is not the plain one, is not part of the rule language")
	invisible = locale.Define("invisible_in_rule",
		"quy tắc có ký tự không nhìn thấy %U", "the invisible character %U is not part of the rule language")
	byteString = locale.Define("byte_string",
		"ngôn ngữ quy tắc không có chuỗi byte", "byte strings are not part of the rule language")
	shortForm = locale.Define("short_form",
		"ngôn ngữ quy tắc không có dạng rút gọn a ?: b", "the short form a ?: b is not part of the rule language")
	unknownOperator = locale.Define("unknown_operator",
		"ngôn ngữ quy tắc không có phép %s", "the operator %s is not part of the rule language")

	thisConstruct = locale.Define("this_construct", "cách viết này", "this construct")
	memberAccess  = locale.Define("member_access", "cách lấy phần tử (a.b, a[b])", "access to a member (a.b, a[b])")
	slicing       = locale.Define("slicing", "cách cắt (a[b:c])", "slicing (a[b:c])")
	overList      = locale.Define("function_over_list", "hàm %s trên danh sách", "the function %s over a list")
	closure       = locale.Define("closure", "hàm ẩn danh", "a closure")
	listElsewhere = locale.Define("list_elsewhere",
		"danh sách ở chỗ khác ngoài sau in", "a list anywhere but behind in")
	aMap     = locale.Define("map", "bảng tra {...}", "a map")
	sequence = locale.Define("sequence", "dãy biểu thức (;)", "a sequence of expressions (;)")
)

// Names and functions.
var (
	unknownName = locale.Define("unknown_name", "không có tên %q%s", "unknown name %q%s")
	noGroups    = locale.Define("no_groups",
		"quy tắc đọc nhóm đối tượng của đơn vị (group), mà bộ chỉ số chưa khai báo; nêu ở groups",
		"the rule reads the group of the unit, and the rubric declares none; list them under groups")
	itemWrittenOut = locale.Define("item_written_out",
		"%[1]s nhận mã mục viết trong nháy: %[1]s('1')", "%[1]s takes the code of an item in quotes: %[1]s('1')")
	noItemOfCode = locale.Define("no_item_of_code",
		"bộ chỉ số không có mục %q được chấm điểm%s", "the rubric has no item %q that carries points%s")
	seriesAlone = locale.Define("series_alone",
		"%[1]q là chuỗi số liệu; dùng sum, mean, min, max hoặc count trên cả chuỗi, hoặc nêu một thành phần: %[1]s.%[2]s",
		"%[1]q is a series; use sum, mean, min, max or count over it, or name a member: %[1]s.%[2]s")
	seriesInside = locale.Define("series_inside",
		"%[1]s nhận nguyên chuỗi số liệu: %[1]s(%[2]s)", "%[1]s takes a series as it is: %[1]s(%[2]s)")
	seriesNested = locale.Define("series_nested",
		"%[1]s trên chuỗi số liệu nằm trong %[2]s; tính trước: let x = %[1]s(...); %[2]s(... x ...)",
		"%[1]s over a series stands within %[2]s; compute it before: let x = %[1]s(...); %[2]s(... x ...)")
	otherMembers = locale.Define("other_members",
		"hai chuỗi số liệu có thành phần khác nhau: %s (%s) và %s (%s)",
		"two series with other members: %s (%s) and %s (%s)")
	noMember = locale.Define("no_member", "chuỗi số liệu %q không có thành phần %q%s", "the series %q has no member %q%s")
	noSeries = locale.Define("no_series",
		"%s nhận một chuỗi số liệu, hoặc từ hai số trở lên; %s không phải chuỗi số liệu",
		"%s takes a series, or two numbers or more; %s is no series")
	unknownFunction = locale.Define("unknown_function", "không có hàm %q%s", "unknown function %q%s")
	nameTaken       = locale.Define("name_taken", "tên %q đã được dùng", "the name %q is already taken")
	isFunction      = locale.Define("is_function",
		"%s là hàm; gọi bằng (...)", "%s is a function; call it with (...)")
	notFunction = locale.Define("not_function",
		"%s là chỉ tiêu, không phải hàm", "%s is an input, not a function")
	parameterNoFunction = locale.Define("parameter_no_function",
		"%s là thông số, không phải hàm", "%s is a parameter, not a function")
	relativeOfInput = locale.Define("relative_of_input",
		"%[1]s nhận tên một chỉ tiêu có số liệu, không nhận biểu thức",
		"%[1]s takes the name of an input with a number, not an expression")
	relativeOfSeries = locale.Define("relative_of_series",
		"%s so sánh mỗi đơn vị một số; %q là chuỗi số liệu", "%s compares one number of each unit; %q is a series")
	relativeOfNumber = locale.Define("relative_of_number",
		"%s so sánh các số; %q có kiểu %s", "%s compares numbers; %q is a %s")
	relativeOrder = locale.Define("relative_order",
		"tham số thứ hai của %[1]s là 'lowest' nếu số càng nhỏ càng tốt: %[1]s(%[2]s, 'lowest')",
		"the second argument of %[1]s is 'lowest' where less is better: %[1]s(%[2]s, 'lowest')")
	relativeInRelation = locale.Define("relative_in_relation",
		"ràng buộc là về số liệu của từng đơn vị, không về số liệu của cả nhóm",
		"a relation is about the figures of one unit, not about those of its group")
	wrongCount       = locale.Define("wrong_count", "%s nhận %s, không phải %d%s", "%s takes %s, got %d%s")
	oneArgument      = locale.Define("one_argument", "1 tham số", "1 argument")
	arguments        = locale.Define("arguments", "%d tham số", "%d arguments")
	argumentsOr      = locale.Define("arguments_or", "%d hoặc %d tham số", "%d or %d arguments")
	argumentsAtLeast = locale.Define("arguments_at_least", "ít nhất %d tham số", "at least %d argument")
	roundPlaces      = locale.Define("round_places",
		"số chữ số của round là số nguyên từ 0 đến 18 viết rõ",
		"the places of round are a whole number from 0 to 18, written out")
	clampEnds = locale.Define("clamp_ends",
		"đầu dưới của clamp lớn hơn đầu trên", "the lower end of clamp is above its upper end")
	dateWrittenOut = locale.Define("date_written_out",
		"ngày phải viết rõ: date('2023-01-30')", "the date is written out: date('2023-01-30')")
	noDate = locale.Define("no_date_in_rule",
		"cần một ngày như '2023-01-30', không phải %s", "expected a date such as '2023-01-30', got %s")
	bandsTakes = locale.Define("bands_takes",
		"bands nhận một số, rồi lần lượt từng khoảng và điểm: bands(x, '>=90', 2, '[70,90)', 1, '<70', 0)%s",
		"bands takes a number, then bands and their points in turn: bands(x, '>=90', 2, '[70,90)', 1, '<70', 0)%s")
	bandWrittenOut = locale.Define("band_written_out",
		"khoảng phải viết rõ, ví dụ '[70,90)' hoặc '>=90'", "a band is written out, such as '[70,90)' or '>=90'")
	noBand = locale.Define("no_band",
		"không đọc được khoảng %s%s", "cannot read the band %s%s")
	bandWritten  = locale.Define("band_written_so", "; viết %s", "; write %s")
	bandsWritten = locale.Define("bands_written",
		"; viết '[70,90)', '(70,90]', '>=90', '>90', '<=70' hoặc '<70'",
		"; write '[70,90)', '(70,90]', '>=90', '>90', '<=70' or '<70'")
	bandsOverlap = locale.Define("bands_overlap",
		"khoảng %s chồng lên khoảng '%s'", "the band %s overlaps the band '%s'")
)

// Types.
var (
	otherType    = locale.Define("other_type", "cần %s, không phải %s", "expected a %s, got a %s")
	argumentType = locale.Define("argument_type",
		"tham số %d của %s là %s, không phải %s", "argument %d of %s is a %s, got a %s")
	twoTypes      = locale.Define("two_types", "%s và %s", "%s and %s")
	operatorTakes = locale.Define("operator_takes",
		"phép %s nhận %s, không phải %s%s", "the operator %s takes %ss, got %s%s")
	notComparable = locale.Define("not_comparable",
		"phép %s không so sánh được %s", "the operator %s cannot compare %s")

	notComparableDate = locale.Define("not_comparable_date",
		"phép %s không so sánh được %s; viết ngày là date('2023-01-30')",
		"the operator %s cannot compare %s; write a date as date('2023-01-30')")
	neverInQuotes = locale.Define("never_in_quotes", "never viết không có nháy", "never stands without quotes")
	notOrdered    = locale.Define("not_ordered",
		"phép %s nhận số hoặc ngày, không phải %s", "the operator %s takes numbers or dates, got %s")
	bareComparison = locale.Define("bare_comparison",
		"%s đứng sau một phép so sánh có thể hiểu theo hai nghĩa; "+
			"hãy nối hai phép so sánh bằng and hoặc đặt một phép trong ngoặc",
		"%s after a comparison could mean two things; join the two comparisons by and, or put one in parentheses")
	conditionType = locale.Define("condition_type",
		"điều kiện phải cho kết quả đúng hoặc sai, ở đây lại là %s", "the condition is a %s, not a bool")
	branchTypes = locale.Define("branch_types",
		"hai nhánh phải cùng kiểu, không phải %s", "both branches must have one type, got %s")
	noOption = locale.Define("no_option",
		"%q không phải lựa chọn của %s; chỉ nhận %s%s", "%q is not an option of %s; expected one of %s%s")
	alwaysADay = locale.Define("always_a_day",
		"%s luôn là một ngày; nếu có thể không bao giờ thực hiện, ghi 'never: true' ở chỉ tiêu",
		"%s is always a day; if it may never come, say never: true at the input")
	emptyList = locale.Define("empty_list", "danh sách trống", "the list is empty")
	behindIn  = locale.Define("behind_in",
		"sau in là danh sách [a, b] hoặc khoảng 1..5", "behind in stands a list [a, b] or a range 1..5")
	rangeEnds = locale.Define("range_ends",
		"hai đầu của khoảng là số nguyên viết rõ", "the ends of a range are whole numbers, written out")
	wholeRange = locale.Define("whole_range",
		"khoảng chỉ dùng cho số nguyên, mà %s không chắc là số nguyên; viết %s <= %s <= %s",
		"a range holds whole numbers only, and %s need not be one; write %s <= %s <= %s")
)

// What a relation cannot say.
var (
	notConjunction = locale.Define("relation_not_conjunction",
		"ràng buộc là một so sánh, hoặc nhiều so sánh nối bằng and; không dùng 'or', 'not', '!=' hay điều kiện khác",
		"a relation is a comparison, or several joined by and; it has no or, not, != or other condition")
	notLinear = locale.Define("relation_not_linear",
		"ràng buộc phải tuyến tính: chỉ cộng, trừ, và nhân hoặc chia cho một hằng số",
		"a relation is linear: sums, differences, and products and quotients by a constant")
	notLinearType = locale.Define("relation_of_type",
		"ràng buộc so sánh số hoặc ngày, không phải %s", "a relation compares numbers or dates, not a %s")
	noFigureCompared = locale.Define("relation_of_no_figure",
		"so sánh này không phụ thuộc chỉ tiêu nào", "the comparison depends on no input")
	daysToNever = locale.Define("relation_days_to_never",
		"ngày có thể không bao giờ đến nên không tính được days; hãy so sánh hai ngày",
		"days has no value for a date that may be never; compare the dates")
	datedInRelation = locale.Define("relation_dated",
		"giá trị của thông số %q tuỳ theo %q nên không dùng được trong ràng buộc",
		"the value of the parameter %q depends on %q, so no relation can name it")
	fullInRelation = locale.Define("relation_full",
		"'full' là điểm tối đa của một mục, không dùng trong ràng buộc",
		"full is the maximum of an item and has no meaning in a relation")
)

// What formulas say when they have no value, and searches when they give up.
var (
	numberTooLongBetween = locale.Define("value.number_too_long_between",
		"một số trung gian có hơn %d chữ số", "a number in between has more than %d digits")
	functionMayFail = locale.Define("value.function_may_fail",
		"hàm %s có thể không tính được", "%s may fail")
	functionError = locale.Define("value.function_error",
		"hàm %s báo lỗi: %v", "%s: %v")
	functionEnded = locale.Define("value.function_ended",
		"hàm %s %s", "%s %s")
	endedGoroutine = locale.Define("value.ended_goroutine",
		"kết thúc giữa chừng", "ended the goroutine that ran it")
	panicked = locale.Define("value.panicked",
		"dừng đột ngột: %v", "panicked: %v")
	noDayToCount = locale.Define("value.no_day_to_count",
		"không đếm được số ngày vì một ngày chưa thực hiện", "days cannot be counted: a date is never")
	dividesByZero = locale.Define("value.divides_by_zero",
		"chia cho 0", "division by zero")
	clampsNothing = locale.Define("value.clamps_nothing",
		"cận dưới của clamp lớn hơn cận trên", "the lower end of clamp is above its upper end")
	noBandHolds = locale.Define("value.no_band_holds",
		"không khoảng nào chứa giá trị %s", "no band holds %s")
	noValueOn = locale.Define("value.no_value_on",
		"thông số %q không có giá trị vào ngày %s (%s): các giá trị có hiệu lực %s",
		"the parameter %q has no value on %s (%s): its values are in force %s")
	noValueNever = locale.Define("value.no_value_never",
		"thông số %q không có giá trị khi %q chưa thực hiện: các giá trị có hiệu lực %s",
		"the parameter %q has no value where %q is never: its values are in force %s")
	noValueBefore = locale.Define("value.no_value_before",
		"thông số %q không có giá trị khi %q trước ngày %s: các giá trị có hiệu lực %s",
		"the parameter %q has no value where %q is before %s: its values are in force %s")
	noValueAfter = locale.Define("value.no_value_after",
		"thông số %q không có giá trị khi %q sau ngày %s: các giá trị có hiệu lực %s",
		"the parameter %q has no value where %q is after %s: its values are in force %s")
	valuesFrom   = locale.Define("value.values_from", "từ ngày %s", "from %s")
	valuesFromTo = locale.Define("value.values_from_to", "từ ngày %s đến ngày %s", "from %s to %s")
	outgrown     = locale.Define("value.outgrown",
		"số trung gian có thể dài quá giới hạn tính toán", "numbers in between may outgrow what is computed")
	unsolved = locale.Define("value.unsolved",
		"chưa giải được các ràng buộc trong số lần chia đôi cho phép",
		"the constraints could not be solved within the bisections allowed")
)

var (
	numberOfDigits = locale.Define("failure.number_of_digits",
		"số có hơn %d chữ số", "a number with more than %d digits")
)

// Habits of writing, and what the rule language has for them.
var (
	groupsOfDigits = locale.Define("groups_of_digits",
		"số %s: không viết dấu phân cách hàng nghìn; viết %s",
		"the number %s: digits are not grouped; write %s")
	commaInNumber = locale.Define("comma_in_number",
		"số %s: phần thập phân viết sau dấu chấm, không phải dấu phẩy; viết %s",
		"the number %s: decimals follow a point, not a comma; write %s")
	commaHint = locale.Define("hint_decimal_comma",
		"; nếu %[2]s là một số, viết %[1]s: phần thập phân viết sau dấu chấm",
		"; if %[2]s is one number, write %[1]s: decimals follow a point")
	percentOf = locale.Define("percent_of",
		"không viết dấu %% sau số: %s%% của một số viết là %s", "no %% stands behind a number: %s%% of a number is written %s")
	percentOfFigure = locale.Define("percent_of_figure",
		"không viết dấu %% sau số: %s%% viết là %s, vì tỷ lệ phần trăm là số từ 0 đến 100",
		"no %% stands behind a number: %s%% is written %s, since percentages are numbers from 0 to 100")
	percentBehind = locale.Define("percent_behind",
		"không viết dấu %% ở đây; phần trăm của một số viết là số đó nhân với tỷ lệ rồi chia cho 100",
		"no %% stands here; a percentage of a number is that number times the percentage, divided by 100")
	noBraces = locale.Define("no_braces",
		"trong quy tắc, tên viết không có dấu ngoặc nhọn: %s", "in a rule a name has no braces: %s")
	nameInQuotes = locale.Define("name_in_quotes",
		"so sánh hai văn bản với nhau; tên chỉ tiêu viết không có dấu nháy: %s",
		"two texts are compared with each other; the name of an input has no quotes: %s")
	semicolonBetween = locale.Define("semicolon_between",
		"giữa các tham số viết dấu phẩy, không phải dấu chấm phẩy: %s",
		"a comma stands between arguments, not a semicolon: %s")
	leadingEquals = locale.Define("leading_equals",
		"bỏ dấu = ở đầu: quy tắc không phải là công thức trong ô bảng tính",
		"remove the = at the beginning: a rule is not a formula in a cell")
	curvedQuote = locale.Define("curved_quote",
		"không dùng được dấu nháy cong %s của trình soạn thảo; gõ dấu nháy thẳng: %s",
		"the curved quote %s of word processors cannot be used; type straight quotes: %s")
	signMeans = locale.Define("sign_means",
		"không dùng được ký tự %s; viết %s", "the character %s cannot be used; write %s")
	bandInQuotes = locale.Define("band_in_quotes",
		"khoảng viết trong dấu nháy: %s", "a band stands in quotes: %s")
	unitBehindNumber = locale.Define("unit_behind_number",
		"sau số không ghi đơn vị (%s); viết %s", "no unit (%s) stands behind a number; write %s")
	timesMissing = locale.Define("times_missing",
		"thiếu dấu phép tính; phép nhân viết là %s", "an operator is missing; a product is written %s")
	ifThenWritten = locale.Define("if_then_written",
		"điều kiện không viết bằng nếu … thì; viết %q", "a condition is not written if … then; write %q")
	titleForName = locale.Define("title_for_name",
		"%q là tiêu đề; trong quy tắc viết tên: %s", "%q is a title; rules use the name: %s")
	optionInQuotes = locale.Define("option_in_quotes",
		"; nếu là lựa chọn của %s, viết trong dấu nháy: %s", "; an option of %s stands in quotes: %s")
	openParenthesis = locale.Define("open_parenthesis",
		"; có dấu ( chưa được đóng bằng )", "; a ( is not closed by )")
	closesNothing = locale.Define("closes_nothing",
		"; dấu này không đóng dấu ( nào", "; it closes no (")
)
