package scoring

import "github.com/parindex/parindex/rubric/locale"

// Units and items.
var (
	noSuchLeaf = locale.Define("no_such_leaf",
		"bộ chỉ số không có mục %q mà không có mục con",
		"the rubric has no item %q without items of its own").As(ErrUnknownItem)
	noItem      = locale.Define("no_item", "không có mục", "there is no item")
	itemTooLong = locale.Define("item_too_long",
		"mục %q có số dài hơn %d chữ số", "item %q has a number with more than %d digits")
	variantKeeps = locale.Define("variant_keeps",
		"mục %q: biến thể giữ nguyên điểm tối đa, nguồn và việc nhập điểm trực tiếp",
		"item %q: a variant keeps its maximum, its source and whether it is reported")
	variantKeepsStep = locale.Define("variant_keeps_step",
		"mục %q: biến thể của mục nhập điểm trực tiếp giữ nguyên điểm tối đa, điểm tối thiểu và bước điểm",
		"item %q: a variant of a reported item keeps its maximum, its minimum and its step").As(ErrVariant)
	variantUnlike = locale.Define("variant_unlike",
		"biến thể giữ nguyên %q của bộ chỉ số, vì các đơn vị được chấm bằng chính số liệu đã có",
		"a variant keeps %q of the rubric, since units are scored by the figures that they have").As(ErrVariant)
	variantFurther = locale.Define("variant_further",
		"biến thể dùng %s mà bộ chỉ số gốc không dùng, nên các đơn vị chưa có số liệu này; hãy biên dịch riêng",
		"a variant reads no %s where the rubric does not, since units have no such figure; compile it by itself").As(ErrVariant)
)

// Facts.
var (
	factsOfOther = locale.Define("facts_of_other_rubric",
		"số liệu này dành cho bộ chỉ số %q, không phải %q",
		"these facts are for the rubric %q, not for %q").As(ErrEdition)
	factsAndInputs = locale.Define("facts_and_inputs",
		"ở đây facts và inputs cùng nghĩa; viết mọi số liệu dưới facts",
		"facts and inputs mean the same here; write all figures under facts")
	twoFigures = locale.Define("two_figures",
		"số liệu có hai giá trị cho %q, gõ dấu theo hai cách",
		"the facts have two figures for %q, whose accents are typed in two ways")
	noInput      = locale.Define("no_input", "không có chỉ tiêu", "there is no input")
	noFigure     = locale.Define("no_figure", "cần một số liệu", "expected a figure")
	figureType   = locale.Define("figure_type", "kiểu %s không nhận %s", "a %s cannot be given as %s")
	dateType     = locale.Define("date_type", "ngày không nhận %s", "a date cannot be given as %s")
	limitsOfType = locale.Define("limits_of_type",
		"giới hạn chỉ dùng cho số và ngày, không dùng cho kiểu %s",
		"limits are for numbers and dates, not for the type %s")
	oneOfOfType = locale.Define("one_of_of_type",
		"one_of chỉ dùng cho enum, không dùng cho kiểu %s", "one_of is for enums, not for the type %s")
	emptyBound = locale.Define("empty_bound",
		"không giá trị nào của chỉ tiêu thoả các giới hạn", "no value of the input lies within the bounds")
	notAnOption = locale.Define("not_an_option",
		"%q không phải là một lựa chọn; chỉ nhận %s%s", "%q is not one of its options, %s%s")
	countOfThousands = locale.Define("count_of_thousands",
		"số đếm là số nguyên, không phải %s; không viết dấu phân cách hàng nghìn, viết %s",
		"a count is a whole number, not %s; digits are not grouped, write %s")
	leaveOut = locale.Define("figure_left_out",
		"chưa có số liệu thì bỏ hẳn dòng này hoặc viết missing; mới biết một phần thì viết giới hạn, ví dụ %s",
		"leave the line of an unknown figure out, or write missing; write what is known of it as a bound, such as %s")
	aboutUnknown = locale.Define("figure_unknown_word", "%q: %s", "%q: %s")
	factsAgain   = locale.Define("facts_again",
		"khoá %s lặp lại bên trong chính nó; viết các chỉ tiêu ngay dưới %[1]s",
		"the key %s stands within itself; write the figures right below the first %[1]s")
	factsOutside = locale.Define("facts_outside",
		"khoá %s không thuộc unit; viết ở đầu dòng, không thụt lề", "the key %s is no part of unit; write it without indentation")
	outsideDomain = locale.Define("outside_domain", "%s nằm ngoài khoảng cho phép: %s", "%s is outside its domain, %s")
	countNotWhole = locale.Define("count_not_whole",
		"số đếm là số nguyên, không phải %s", "a count is a whole number, not %s")
	notNever = locale.Define("not_never",
		"chỉ tiêu không nhận 'never'; nếu ngày này có thể không bao giờ thực hiện, ghi 'never: true' ở bộ chỉ số",
		"the input does not take never; if the date may never come, the rubric says never: true")
	morePlaces = locale.Define("more_places_than_input",
		"%s có nhiều hơn %d chữ số thập phân mà chỉ tiêu nhận",
		"%s has more decimal places than the %d of the input")
	emptyDate = locale.Define("empty_date",
		"ngày trống; bỏ hẳn chỉ tiêu chưa biết", "the date is empty; leave an unknown input out")
	recordsFile = locale.Define("records_for_facts",
		"tệp này là hồ sơ đánh giá của một đơn vị, không phải tệp số liệu; dùng lệnh `parindex assess`",
		"this file has the records of a unit's year, not its facts; `parindex assess` folds them")
	noSuchDate  = locale.Define("no_such_date", "không có ngày %s", "there is no date %s")
	notMidnight = locale.Define("not_midnight",
		"thời điểm %s không phải nửa đêm ở múi giờ của nó nên không rõ ngày; dùng rubric.Date",
		"the time %s is not midnight in its location, so the day is in doubt; give a rubric.Date")
)

// What is given as a figure.
var (
	trueOrFalse = locale.Define("given_bool", "đúng hay sai", "true or false")
	aText       = locale.Define("given_text", "một văn bản", "a text")
	aDate       = locale.Define("given_date", "một ngày", "a date")
	aNumber     = locale.Define("given_number", "một số", "a number")
	aBound      = locale.Define("given_bound", "một giới hạn", "a bound")
)

// What rules and functions in Go do wrong.
var (
	inputNotDeclared = locale.Define("reason.input_not_declared",
		"quy tắc không khai báo chỉ tiêu %q", "the rule does not declare the input %q")
	inputOfOtherType = locale.Define("reason.input_of_other_type",
		"chỉ tiêu %q có kiểu %s, không phải %s", "the input %q is a %s, not a %s")
	argumentNoDecimal = locale.Define("reason.argument_no_decimal",
		"tham số %d là %s, không viết được dưới dạng thập phân hữu hạn; hãy làm tròn trước",
		"argument %d is %s, which no decimal equals; round it first")
)

// Reasons: points that are not computed, whoever gives points by hand, bands.
var (
	pointsNotComputed = locale.Define("reason.points_not_computed",
		"không tính được điểm: %s", "the points could not be computed: %s")
	byTheRule = locale.Define("reason.by_the_rule",
		"quy định tính điểm của tiêu chí không cho điểm cao hơn", "the item's rule gives no more")
	figuresMissing = locale.Define("reason.figures_missing", "chưa đủ số liệu về %s", "not enough is known of %s")
	groupMissing   = locale.Define("reason.group_missing",
		"cần số liệu của các đơn vị trong nhóm: %s", "the figures of the units of the group are needed: %s")
	surveyGave = locale.Define("reason.survey_gave",
		"kết quả điều tra xã hội học cho ", "the survey gave ")
	surveyPoints = locale.Define("reason.survey_points",
		"kết quả điều tra xã hội học chưa đạt điểm tối đa", "the survey gave less than the maximum")
	surveyTakes = locale.Define("reason.survey_takes",
		"bị trừ điểm theo kết quả điều tra xã hội học", "the survey took points off")
	surveyFigure = locale.Define("reason.survey_figure",
		" theo kết quả điều tra xã hội học", " in the survey")
	surveyNone = locale.Define("reason.survey_none",
		"chưa có điểm điều tra xã hội học", "no points of the survey were given yet")
	surveyBounded = locale.Define("reason.survey_bounded",
		"điểm điều tra xã hội học mới biết là ", "all that is known of the survey's points is ")
	surveyInvalid = locale.Define("reason.survey_invalid",
		"điểm điều tra xã hội học không hợp lệ", "the points of the survey are not valid")
	externalGave = locale.Define("reason.external_gave",
		"chỉ số do cơ quan khác công bố cho ", "the external index gave ")
	externalPoints = locale.Define("reason.external_points",
		"chỉ số do cơ quan khác công bố chưa đạt điểm tối đa", "the external index gave less than the maximum")
	externalTakes = locale.Define("reason.external_takes",
		"bị trừ điểm theo chỉ số do cơ quan khác công bố", "the external index took points off")
	externalFigure = locale.Define("reason.external_figure",
		" theo kết quả do cơ quan khác công bố", " as another agency published")
	externalNone = locale.Define("reason.external_none",
		"chưa có điểm theo chỉ số do cơ quan khác công bố", "no points of the external index were given yet")
	externalBounded = locale.Define("reason.external_bounded",
		"điểm theo chỉ số do cơ quan khác công bố mới biết là ",
		"all that is known of the external index's points is ")
	externalInvalid = locale.Define("reason.external_invalid",
		"điểm theo chỉ số do cơ quan khác công bố không hợp lệ", "the points of the external index are not valid")
	appraiserGave = locale.Define("reason.appraiser_gave",
		"cơ quan thẩm định chấm ", "the appraiser gave ")
	appraiserPoints = locale.Define("reason.appraiser_points",
		"cơ quan thẩm định chấm chưa đạt điểm tối đa", "the appraiser gave less than the maximum")
	appraiserTakes = locale.Define("reason.appraiser_takes",
		"bị cơ quan thẩm định trừ điểm", "the appraiser took points off")
	appraiserNone = locale.Define("reason.appraiser_none",
		"chưa có điểm thẩm định", "no points were given yet")
	appraiserBounded = locale.Define("reason.appraiser_bounded",
		"điểm thẩm định mới biết là ", "all that is known of the appraiser's points is ")
	appraiserInvalid = locale.Define("reason.appraiser_invalid",
		"điểm do cơ quan thẩm định chấm không hợp lệ", "the points that the appraiser gave are not valid")
	bandsOfGroupsOnly = locale.Define("verdict.bands_of_groups_only",
		"bộ chỉ số chỉ xếp loại theo nhóm đối tượng, mà đơn vị không thuộc nhóm nào",
		"the rubric has bands for groups of units only, and the unit is in none")
	noBandsOfGroup = locale.Define("verdict.no_bands_of_group",
		"bộ chỉ số không có xếp loại cho nhóm %s", "the rubric has no bands for the group %s")
	bandNotDecided = locale.Define("verdict.band_not_decided",
		"không xét được điều kiện của mức xếp loại: %s", "the condition of a band cannot be decided: %s")
	noConditionHolds = locale.Define("verdict.no_condition_holds",
		"với điểm cuối cùng %s, điều kiện của các mức xếp loại đều không thoả",
		"with the final score %s the conditions of all bands that it reaches fail")
	bandPassedOver = locale.Define("verdict.band_passed_over",
		"đủ điểm xếp loại %s nhưng không được xếp loại này do %s",
		"the final score reaches %s, but that band is not given because %s")
	bandConditionFails = locale.Define("verdict.band_condition_fails",
		"đủ điểm xếp loại %s nhưng không thoả điều kiện của mức này",
		"the final score reaches %s, but the condition of that band does not hold")
	bandWithoutValue = locale.Define("verdict.band_without_value",
		"đủ điểm xếp loại %s nhưng không xét được điều kiện của mức này: %s",
		"the final score reaches %s, but the condition of that band cannot be decided: %s")
	itemWithoutIndex = locale.Define("verdict.item_without_index",
		"mục %s (%s) bị loại hết khỏi thang điểm nên không có chỉ số",
		"all of item %s (%s) is left out of the maximum, so it has no index")
	rateOfNothing = locale.Define("verdict.rate_of_nothing", "tỷ lệ là 0 trên 0", "a rate is 0 of 0")
	leastOfParts  = locale.Define("reason.least_of_parts",
		"lấy điểm thấp nhất của các mục bên dưới: mục %s", "the least of the items below counts: item %s")
	cutAtMaximum = locale.Define("reason.cut_at_maximum",
		"các mục bên dưới cộng lại được %s điểm, tính tối đa %s điểm",
		"the items below add up to %s points, of which at most %s count")
	scoreBelowBands = locale.Define("verdict.score_below_bands",
		"điểm cuối cùng %s thấp hơn xếp loại thấp nhất (%s, từ %s)",
		"the final score %s is below the lowest band (%s, from %s)")
)

// Why a final score is a range.
var (
	theseItems        = locale.Define("open.items", "mục %s", "%s")
	theseItemsAndMore = locale.Define("open.items_and_more", "mục %s và %d mục khác", "%s and %d more")
	openMissing       = locale.Define("open.missing",
		"chưa đủ số liệu để tính điểm của %s", "the facts do not decide the points of %s")
	openPeers = locale.Define("open.peers",
		"điểm của %s còn phụ thuộc số liệu của các đơn vị khác trong nhóm",
		"the points of %s depend on the figures of the other units of the group")
	openFailed    = locale.Define("open.failed", "không tính được điểm của %s", "the points of %s could not be computed")
	openExclusion = locale.Define("open.exclusion",
		"chưa xác định được có loại khỏi thang điểm hay không: %s",
		"the facts do not decide whether these are left out of the maximum: %s")
	openEmpty = locale.Define("open.empty",
		"%s bị loại khỏi thang điểm, và bộ chỉ số không nêu khi đó tính điểm thế nào",
		"%s is left out of the maximum, and the rubric does not say what counts then")
	openPerhapsEmpty = locale.Define("open.perhaps_empty",
		"%s có thể bị loại khỏi thang điểm, và bộ chỉ số không nêu khi đó tính điểm thế nào",
		"%s may be left out of the maximum, and the rubric does not say what counts then")
	allAppraisal = locale.Define("open.all_appraisal", "toàn bộ phần điểm thẩm định", "everything scored by appraisal")
	allSurvey    = locale.Define("open.all_survey",
		"toàn bộ phần điểm điều tra xã hội học", "everything scored by survey")
	allExternal = locale.Define("open.all_external",
		"toàn bộ phần điểm lấy từ chỉ số bên ngoài", "everything scored by an external index")
	everyItem = locale.Define("open.every_item", "toàn bộ các mục", "every item")
)
