package rubric

import (
	"errors"

	"github.com/parindex/parindex/rubric/locale"
)

// Errors that errors.Is finds behind others.
var (
	// ErrEdition says that figures, a table or another document belong to another rubric,
	// or to another edition of it.
	ErrEdition = errors.New("another edition")
	// ErrUnknownItem says that a rubric has no item with a code.
	ErrUnknownItem = errors.New("unknown item")
)

// Relative figures.
var (
	groupHighest = locale.Define("group_highest", "%s, cao nhất trong nhóm", "%s, highest of the group")
	groupLowest  = locale.Define("group_lowest", "%s, thấp nhất trong nhóm", "%s, lowest of the group")
	groupSum     = locale.Define("group_sum", "%s, tổng của cả nhóm", "%s, sum of the group")
	groupRank    = locale.Define("group_rank",
		"%s, thứ hạng trong nhóm (từ cao xuống)", "%s, rank in the group (from the highest)")
	groupRankLowest = locale.Define("group_rank_lowest",
		"%s, thứ hạng trong nhóm (từ thấp lên)", "%s, rank in the group (from the lowest)")
	groupCount       = locale.Define("group_count", "%s, số đơn vị trong nhóm", "%s, number of units in the group")
	percentagePoints = locale.Define("percentage_points", "điểm phần trăm", "percentage points")
)

// What messages are about.
var (
	theRubric     = locale.Define("rubric", "bộ chỉ số", "rubric")
	theDecision   = locale.Define("decision", "quyết định", "decision")
	thePoints     = locale.Define("points", "điểm", "points")
	theIndex      = locale.Define("index", "chỉ số", "index")
	anItem        = locale.Define("item", "mục", "item")
	anInput       = locale.Define("input", "chỉ tiêu", "input")
	objectGroup   = locale.Define("object_group", "Nhóm đối tượng", "Object group")
	aBand         = locale.Define("band", "mức xếp loại", "band")
	anAdjustment  = locale.Define("adjustment", "điểm thưởng hoặc điểm trừ", "adjustment")
	itemNamed     = locale.Define("item_named", "mục %q", "item %q")
	inputNamed    = locale.Define("input_named", "chỉ tiêu %q", "input %q")
	bandNamed     = locale.Define("band_named", "mức xếp loại %q", "band %q")
	caseOf        = locale.Define("case_of", "%s: trường hợp", "%s: case")
	aHoliday      = locale.Define("holiday", "ngày nghỉ", "holiday")
	holidayNamed  = locale.Define("holiday_named", "ngày nghỉ %q", "holiday %q")
	aRelation     = locale.Define("relation", "ràng buộc", "relation")
	relationNamed = locale.Define("relation_named", "ràng buộc %q", "relation %q")
	aSurvey       = locale.Define("survey", "cuộc điều tra", "survey")
	surveyNamed   = locale.Define("survey_named", "cuộc điều tra %q", "survey %q")
	answerNamed   = locale.Define("answer_named", "phương án trả lời %q", "answer %q")
	aRound        = locale.Define("round", "vòng đánh giá", "round")
	roundNamed    = locale.Define("round_named", "vòng đánh giá %q", "round %q")
	theFinal      = locale.Define("final_bounds", "giới hạn điểm cuối cùng", "bounds of the final score")
	theRanking    = locale.Define("ranking", "cách xếp hạng", "ranking")
	aQuota        = locale.Define("quota", "giới hạn số đơn vị theo mức xếp loại", "quota")
)

// The rubric as a whole, and any part of it.
var (
	noRubric  = locale.Define("no_rubric", "không có bộ chỉ số", "there is no rubric")
	nilItem   = locale.Define("nil_item", "bộ chỉ số có một mục rỗng (nil)", "the rubric holds a nil item")
	itemTwice = locale.Define("item_twice",
		"cùng một mục có hai lần trong bộ chỉ số", "the same item stands in the rubric twice")
	aRubricFile = locale.Define("a_rubric_file",
		"tệp này là bộ chỉ số, ở đây cần tệp khác; có thể các tệp bị đổi thứ tự",
		"this file is a rubric, and another belongs here; perhaps files changed places")
	noRubricFile = locale.Define("no_rubric_file",
		"tệp này không phải bộ chỉ số mà là %s; có thể các tệp bị đổi thứ tự",
		"this file is no rubric but %s; perhaps files changed places")
	factsFile     = locale.Define("file_of_facts", "tệp số liệu của một đơn vị", "the facts of a unit")
	casesFile     = locale.Define("file_of_cases", "tệp ca kiểm thử", "a file of test cases")
	recordsFile   = locale.Define("file_of_records", "hồ sơ đánh giá của một đơn vị", "the records of a unit's year")
	sheetFile     = locale.Define("file_of_sheet", "bảng điểm của một đơn vị", "the score sheet of a unit")
	catalogueFile = locale.Define("file_of_catalogue", "danh mục giải pháp", "a catalogue of actions")
	variantsFile  = locale.Define("file_of_variants", "các phương án của một bộ chỉ số", "variants of a rubric")
	fileOfOther   = locale.Define("file_of_other_rubric",
		"tệp này dành cho bộ chỉ số %q, không phải %q", "this file is for the rubric %q, not for %q").As(ErrEdition)
	otherContent = locale.Define("edition_of_other_content",
		"phiên bản ghi trong tệp không khớp nội dung; nội dung là của %s ngày %s, sha256 %s",
		"the edition does not fit the content, whose edition is %s of %s, sha256 %s").As(ErrEdition)
	tooManyDigits = locale.Define("number_too_long",
		"%s có hơn %d chữ số trước hoặc sau dấu chấm", "%s has more than %d digits before or after the point")
	unknownWord = locale.Define("unknown_word",
		"không có %s %q; chỉ nhận %s", "unknown %s %q; expected one of %s")
	nameHolds = locale.Define("name_holds", "tên %q có %s", "the name %q holds %s")
	textHolds = locale.Define("text_holds", "văn bản %q có %s", "the text %q holds %s")
	notNormal = locale.Define("not_normal",
		"%q không ở dạng chuẩn hoá Unicode C", "%q is not in Unicode normalisation form C")
	missingKey  = locale.Define("missing_part", "thiếu khoá %q", "missing key %q")
	emptyText   = locale.Define("empty_text_of", "văn bản của %q trống", "the text of %q is empty")
	notPositive = locale.Define("not_positive",
		"%s phải lớn hơn 0, không phải %s", "%s must be above zero, not %s")
	notPositiveItem = locale.Define("not_positive_item",
		"%s phải lớn hơn 0, không phải %s; mục chỉ trừ điểm ghi max: 0 và min nhỏ hơn 0",
		"%s must be above zero, not %s; an item that only takes points off has max: 0 and a min below zero")
	tooManyPlaces = locale.Define("more_places_than_points",
		"%s %s có nhiều chữ số thập phân hơn điểm (%d)", "%s %s has more decimal places than points have (%d)")
	aboveBillion  = locale.Define("above_billion", "%s %s lớn hơn một tỷ", "%s %s is above a billion")
	nameWithSpace = locale.Define("rubric_name_with_space",
		"tên bộ chỉ số %q có khoảng trắng", "the rubric's name %q contains a space")
	decisionParts = locale.Define("decision_parts",
		"cần số, cơ quan ban hành và ngày", "number, issuer and date are needed")
	placesRange = locale.Define("places_range",
		"số chữ số thập phân phải từ 0 đến 6", "places must be from 0 to 6")
	unknownRounding = locale.Define("unknown_rounding", "không có cách làm tròn %q", "unknown rounding %q")
	noExclusion     = locale.Define("no_exclusion",
		"có mục có thể bị loại trừ: nêu ở exclusion cách quy đổi tổng điểm (%s)",
		"some items can be excluded: say under exclusion how the total is rescaled (%s)")
	otherSum = locale.Define("other_sum",
		"điểm tối đa là %s, nhưng các mục bên dưới cộng lại là %s (%s)",
		"max is %s, but the items below add up to %s (%s)")
	emptySourceAlone = locale.Define("empty_source_alone",
		"empty_source chỉ dùng với exclusion: %s", "empty_source is for exclusion: %s alone")
	noBounds          = locale.Define("no_bounds", "cần floor hoặc ceiling", "floor or ceiling is needed")
	floorAboveCeiling = locale.Define("floor_above_ceiling",
		"floor %s không thấp hơn ceiling %s", "floor %s is not below ceiling %s")
	minAboveMax = locale.Define("min_above_max", "min %s lớn hơn max %s", "min %s is above max %s")
	lookAlike   = locale.Define("look_alike",
		"người đọc không phân biệt được tên này với %q, vốn viết bằng ký tự khác",
		"readers cannot tell the name from %q, which is spelt with other characters")
)

// Inputs.
var (
	duplicateInput = locale.Define("duplicate_input", "chỉ tiêu %q bị lặp", "duplicate input %q")
	noIdentifier   = locale.Define("no_identifier",
		"tên viết liền, gồm chữ cái, chữ số và dấu gạch dưới, bắt đầu bằng chữ cái; ví dụ so_ho_so",
		"a name is a letter followed by letters, digits and underscores")
	minMaxOfType = locale.Define("min_max_of_type",
		"min và max chỉ dùng cho số, không dùng cho kiểu %s", "min and max are for numbers, not for the type %s")
	holidayNoSource = locale.Define("holiday_no_source",
		"cần ghi văn bản quy định ở 'source', hoặc 'illustrative: true' nếu chỉ để minh hoạ",
		"say under source which document says so, or illustrative: true if none does")
	holidayDates = locale.Define("holiday_dates",
		"cần một ngày ở 'date', hoặc hai ngày ở 'from' và 'to'", "expected a date, or the dates from and to")
	holidayRun = locale.Define("holiday_run",
		"từ %s đến %s không phải là một đợt nghỉ trong vòng %d ngày", "from %s to %s is no run of days, of %d at most")
	neverOfType = locale.Define("never_of_type",
		"'never' chỉ dùng cho 'date', không dùng cho kiểu %s", "never is for a date, not for the type %s")
	placesOfType = locale.Define("places_of_type",
		"'places' chỉ dùng cho 'number' và 'percent', không dùng cho kiểu %s",
		"places is for a number or a percent, not for the type %s")
	placesOutside = locale.Define("places_outside",
		"'places' là số chữ số thập phân, từ 0 đến 6, không phải %d", "places is a number from 0 to 6, not %d")
	endsOfCount = locale.Define("ends_of_count",
		"giới hạn của số đếm là số nguyên", "the ends of a count are whole numbers")
	fewOptions = locale.Define("few_options",
		"kiểu enum cần ít nhất hai lựa chọn", "an enum needs at least two options")
	manyOptions = locale.Define("many_options",
		"kiểu enum có tối đa %d lựa chọn", "an enum has at most %d options")
	optionsOfType = locale.Define("options_of_type",
		"options chỉ dùng cho kiểu enum, không dùng cho kiểu %s", "options are for enums, not for the type %s")
	optionNoName    = locale.Define("option_no_name", "có lựa chọn không có tên", "an option has no name")
	duplicateOption = locale.Define("duplicate_option", "lựa chọn %q bị lặp", "duplicate option %q")
	valueOfOption   = locale.Define("value_of_option",
		"%q không có 'value': chỉ phương án trả lời và nhóm người trả lời của cuộc điều tra mới có",
		"%q has no value: only answers of surveys and groups of their respondents do")
)

// Groups and series.
var (
	noSuchGroup = locale.Define("no_such_group",
		"bộ chỉ số không có nhóm đối tượng %q%s", "the rubric has no group %q%s")
	nameOfGroup = locale.Define("name_of_group",
		"quy tắc dùng tên group để đọc nhóm đối tượng của đơn vị; đặt tên khác",
		"rules read the group of a unit under the name group; choose another name")
	emptyGroups = locale.Define("empty_groups",
		"groups trống; nêu ít nhất một nhóm đối tượng, hoặc bỏ khoá này",
		"groups is empty; name at least one group, or leave the key out")
	manyGroups     = locale.Define("many_groups", "có tối đa %d nhóm đối tượng", "there are at most %d groups")
	groupNoName    = locale.Define("group_no_name", "có nhóm đối tượng không có tên", "a group has no name")
	duplicateGroup = locale.Define("duplicate_group", "nhóm đối tượng %q bị lặp", "duplicate group %q")
	emptySeries    = locale.Define("empty_series",
		"each trống; nêu các thành phần của chuỗi số liệu, hoặc bỏ khoá này",
		"each is empty; name the members of the series, or leave the key out")
	manyMembers = locale.Define("many_members",
		"chuỗi số liệu có tối đa %d thành phần", "a series has at most %d members")
	memberNoName = locale.Define("member_no_name",
		"chuỗi số liệu có thành phần không có tên", "a member of the series has no name")
	duplicateMember    = locale.Define("duplicate_member", "thành phần %q bị lặp", "duplicate member %q")
	memberNoIdentifier = locale.Define("member_no_identifier",
		"tên thành phần %q: bắt đầu bằng chữ cái, tiếp theo là chữ cái, chữ số và dấu gạch dưới",
		"the name of the member %q is to be a letter followed by letters, digits and underscores")
)

// Surveys.
var (
	respondentNamed = locale.Define("respondent_named", "nhóm người trả lời %q", "group of respondents %q")
	emptyList       = locale.Define("empty_list_of",
		"%s trống; nêu ít nhất một mục, hoặc bỏ khoá này", "%s is empty; name at least one, or leave the key out")
	nameOfSpaces    = locale.Define("name_of_spaces", "tên không có khoảng trắng", "a name has no spaces")
	duplicateSurvey = locale.Define("duplicate_survey", "cuộc điều tra %q bị lặp", "duplicate survey %q")
	fewAnswers      = locale.Define("few_answers",
		"cần ít nhất hai phương án trả lời ở 'answers'", "a survey needs at least two answers")
	manyAnswers = locale.Define("many_answers",
		"có tối đa %d phương án trả lời", "a survey has at most %d answers")
	answerNoName    = locale.Define("answer_no_name", "có phương án trả lời không có tên", "an answer has no name")
	duplicateAnswer = locale.Define("duplicate_answer", "phương án trả lời %q bị lặp", "duplicate answer %q")
	answerOutside   = locale.Define("answer_outside",
		"'value' là phần của điểm tối đa, từ 0 đến 1, không phải %s",
		"value is a share of the maximum, from 0 to 1, not %s")
	manyRespondents = locale.Define("many_respondents",
		"có tối đa %d nhóm người trả lời", "a survey has at most %d groups of respondents")
	respondentNoName = locale.Define("respondent_no_name",
		"có nhóm người trả lời không có tên", "a group of respondents has no name")
	duplicateRespondent = locale.Define("duplicate_respondent",
		"nhóm người trả lời %q bị lặp", "duplicate group of respondents %q")
	weightOutside = locale.Define("weight_outside",
		"'value' là trọng số, lớn hơn 0, không phải %s", "value is a weight, above 0, not %s")
	leastNegative = locale.Define("least_negative",
		"%s là số người trả lời, không thể âm: %d", "%s is a number of respondents, which is not %d")
	namesNoSurvey = locale.Define("names_no_survey",
		"'survey' nêu %q, không phải cuộc điều tra đã khai báo ở 'surveys'%s",
		"survey names %q, which is not a survey of the rubric%s")
	surveyNotReported = locale.Define("survey_not_reported",
		"mục có 'survey' thì ghi 'reported: true' và 'source: survey'",
		"an item with a survey says reported: true and source: survey")
	surveyMinStep = locale.Define("survey_min_step",
		"điểm do câu trả lời quyết định nên có thể không theo %s; bỏ khoá này",
		"answers give the points, which may not keep to a %s; leave it out")
)

// Rounds, evidence and waivers.
var (
	duplicateRound = locale.Define("duplicate_round", "vòng đánh giá %q bị lặp", "duplicate round %q")
	recordTwice    = locale.Define("record_twice", "%q được nêu hai lần ở 'records'", "%q stands under records twice")
	recordOfOthers = locale.Define("record_of_others",
		"vòng tự đánh giá ('self') không nhận %q: đơn vị không tự ghi các loại %s",
		"a self round takes no %q: units do not write %s")
	judgedOfOther = locale.Define("judged_of_other",
		"'judged' chỉ dùng cho mục có cases, score hoặc rule", "judged is for items with cases, a score or a rule")
	evidenceByAlone = locale.Define("evidence_by_alone",
		"nêu ở 'no_evidence' cách tính khi thiếu tài liệu kiểm chứng sau ngày này",
		"say under no_evidence what follows without evidence by that day")
	leavesAlone = locale.Define("leaves_alone",
		"%s chỉ dùng cho mục không có mục bên dưới", "%s is for items without items of their own")
	noEvidenceNamed = locale.Define("no_evidence_named",
		"nêu ở 'evidence' các tài liệu kiểm chứng cần có", "say under evidence which documents are needed")
	zeroBelowMin = locale.Define("zero_below_min",
		"'no_evidence: zero' cho 0 điểm, thấp hơn min %s", "no_evidence: zero gives 0 points, below min %s")
	zeroOfPenalty = locale.Define("zero_of_penalty",
		"'no_evidence: zero' sẽ xoá điểm trừ của mục này; chỉ dùng 'warn'",
		"no_evidence: zero would lift the points that this item takes off; only warn will do")
	waiverKind = locale.Define("waiver_kind",
		"miễn chấm mà tính là %q thì không có nghĩa; chỉ nhận %s",
		"what is waived cannot be %q; expected one of %s")
	waiverOutside = locale.Define("waiver_outside",
		"'waiver' chỉ dùng trong các lĩnh vực, không dùng ở bonus và penalty",
		"waiver is for areas, not for bonus and penalty")
)

// Items.
var (
	codeWithSpace = locale.Define("code_with_space", "mã không có khoảng trắng", "a code has no spaces")
	duplicateCode = locale.Define("duplicate_code",
		"mã %q bị lặp; đã là mã của %q", "duplicate code %q; it is already the code of %q")
	stepNegative   = locale.Define("step_negative", "bước điểm %s là số âm", "step %s is negative")
	casesOrScore   = locale.Define("cases_or_score", "cases hoặc score", "cases or score")
	itemsAndPoints = locale.Define("items_and_points",
		"mục có các mục bên dưới nên điểm là tổng của chúng; bỏ %s",
		"it has items, so its points are their sum; remove %s")
	minStepOfGroup = locale.Define("min_step_of_group",
		"min và step chỉ dùng cho mục không có mục bên dưới",
		"min and step are for items without items of their own")
	monotoneOfGroup = locale.Define("monotone_of_group",
		"rises_with và falls_with chỉ dùng cho mục không có mục bên dưới",
		"rises_with and falls_with are for items without items of their own")
	unscoredPoints = locale.Define("unscored_points",
		"mục không chấm điểm (unscored) không có %s", "it is unscored and has none of %s")
	scoredInUnscored = locale.Define("scored_in_unscored",
		"nằm trong mục %q không chấm điểm; thêm unscored: true",
		"it is below %q, which is unscored; say unscored: true here, too")
	combineOfLeaf = locale.Define("combine_of_leaf",
		"combine chỉ dùng cho mục có các mục bên dưới", "combine is for items with items of their own")
	leastOfOther = locale.Define("least_of_other_max",
		"max là %s, nhưng mục %[3]q lấy điểm thấp nhất của các mục bên dưới nên tất cả có max %[2]s",
		"max is %s, but %[3]q takes the least of the items below it, which all have max %[2]s")
	combineOfSources = locale.Define("combine_of_sources",
		"với exclusion: %s, các mục được gộp bằng combine phải cùng một nguồn, không phải %s và %s",
		"with exclusion: %s items that combine puts together are of one source, not of %s and %s")
	penaltyRowOutside = locale.Define("penalty_row_outside",
		"max 0 với min âm chỉ dùng trong các lĩnh vực; ở bonus và penalty điểm từ 0 trở lên",
		"max 0 with a min below it is for areas; in bonus and penalty points are from 0 up")
	severalOrigins = locale.Define("several_origins",
		"điểm đến từ nhiều nguồn: %s; chỉ được một", "its points come from more than one of %s")
	noOrigin = locale.Define("no_origin",
		"chưa nêu cách chấm; thêm cases, score, rule hoặc reported: true",
		"nothing says how it is scored; give it cases, a score, a rule, or reported: true")
	namesNoInput = locale.Define("names_no_input",
		"%s nêu %q, không phải chỉ tiêu đã khai báo%s", "%s names %q, which is not a declared input%s")
	namesEnum = locale.Define("names_enum",
		"%s nêu %q; các lựa chọn của enum không có thứ tự", "%s names %q; the options of an enum have no order")
	namedTwice = locale.Define("named_twice",
		"%q được nêu hai lần trong rises_with và falls_with", "%q is named twice under rises_with and falls_with")
	shareRange = locale.Define("share_range",
		"tỷ phần từ 0 đến 1, không phải %s", "a share is from 0 to 1, not %s")
	policyTwice = locale.Define("policy_twice",
		`không ghi cả "share" lẫn "as"`, `"share" and "as" exclude each other`)
	policyNoCondition = locale.Define("policy_no_condition",
		"%s nêu cách tính khi %[2]q không đúng, nhưng không có %[2]q",
		"%s says what follows where %[2]q does not hold, but there is no %[2]q")
	noPolicyApplies = locale.Define("no_policy_applies",
		"nêu ở not_applicable cách tính khi mục không áp dụng",
		"say under not_applicable what the item is worth where it does not apply")
	noPolicyArises = locale.Define("no_policy_arises",
		"nêu ở %s cách tính khi không phát sinh", "say under %s what the item is worth where nothing arose")
)

// Cases and bands.
var (
	casesAndScore = locale.Define("cases_and_score",
		"một mục có cases hoặc score, không có cả hai", "an item has either cases or a score, not both")
	noCases          = locale.Define("no_cases", "danh sách trường hợp trống", "the list of cases is empty")
	caseNeverReached = locale.Define("case_never_reached",
		"trường hợp này không bao giờ được xét, vì trường hợp trước không có when",
		"this case is never reached, the one before it has no when")
	otherwiseNotLast = locale.Define("otherwise_not_last",
		"otherwise chỉ đặt ở trường hợp cuối, không có when",
		"otherwise belongs to the last case, one without when")
	uniqueOfOne = locale.Define("unique_of_one",
		"unique cần từ hai trường hợp (cases) trở lên", "unique needs two cases or more")
	reasonNames = locale.Define("reason_names",
		"lý do nêu {%s}, không phải chỉ tiêu đã khai báo%s",
		"the reason names {%s}, which is not a declared input%s")
	reasonBrace = locale.Define("reason_brace",
		"lý do có dấu ngoặc nhọn không khớp", "the reason has a brace without its partner")
	bandNotBelow = locale.Define("band_not_below",
		"from %s không thấp hơn mức trước, from %s; các mức xếp từ cao xuống thấp",
		"from %s is not below the band before it, from %s; bands are listed from the highest down")
	bandGap = locale.Define("band_gap",
		"below %s để hở một khoảng với mức trước, from %s", "below %s leaves a gap to the band before it, from %s")
	bandOverlap = locale.Define("band_overlap",
		"below %s chồng lên mức trước, from %s", "below %s leaves an overlap to the band before it, from %s")
	scoresAboveBands = locale.Define("scores_above_bands",
		"below %s bỏ sót điểm đến %s", "below %s leaves scores up to %s without a band")
	scoresBelowBands = locale.Define("scores_below_bands",
		"điểm dưới %s không có mức xếp loại; mức cuối phải từ 0",
		"scores below %s have no band; the last band is from 0")
)

// Ranks and quotas.
var (
	ordinalNoKeys = locale.Define("ordinal_no_keys",
		"'ties: ordinal' cần 'keys': các mục phân định thứ hạng của đơn vị bằng điểm",
		"ties: ordinal needs keys: the items that separate equal units")
	keysOfOthers = locale.Define("keys_of_others",
		"'keys' chỉ dùng với 'ties: ordinal'", "keys are for ties: ordinal")
	keyNoItem = locale.Define("key_no_item",
		"'keys' nêu %q, không phải mã của mục nào%s", "keys name %q, which is no item%s")
	keyUnscored = locale.Define("key_unscored",
		"mục %q không chấm điểm nên không phân định được thứ hạng", "the item %q has no points and separates no units")
	keyTwice   = locale.Define("key_twice", "mục %q được nêu hai lần ở 'keys'", "the item %q stands under keys twice")
	manyKeys   = locale.Define("many_keys", "có tối đa %d mục ở 'keys'", "there are at most %d keys")
	noSuchBand = locale.Define("no_such_band",
		"bộ chỉ số không có mức xếp loại %q%s", "the rubric has no band %q%s")
	noSuchBandOf = locale.Define("no_such_band_of",
		"nhóm đối tượng %[2]q không có mức xếp loại %[1]q%[3]s", "the group %[2]q has no band %[1]q%[3]s")
	bandTwice   = locale.Define("band_twice", "mức xếp loại %q được nêu hai lần", "the band %q is named twice")
	mostNoShare = locale.Define("most_no_share",
		"'most' là tỷ lệ từ 0 đến 100, không phải %s", "most is a percentage from 0 to 100, not %s")
	quotaNoBands = locale.Define("quota_no_bands",
		"cần ít nhất một mức xếp loại ở 'bands'", "at least one band is needed under bands")
)

// Parameters.
var (
	aParameter         = locale.Define("parameter", "thông số", "parameter")
	parameterNamed     = locale.Define("parameter_named", "thông số %q", "parameter %q")
	duplicateParameter = locale.Define("duplicate_parameter", "thông số %q bị lặp", "duplicate parameter %q")
	parameterIsInput   = locale.Define("parameter_is_input",
		"tên thông số %q đã là tên một chỉ tiêu", "the parameter %q has the name of an input")
	asOfNoInput = locale.Define("as_of_no_input",
		"'as_of' nêu %q, không phải chỉ tiêu đã khai báo%s", "as_of names %q, which is not a declared input%s")
	asOfType = locale.Define("as_of_type",
		"'as_of' nêu %q, kiểu %s; cần một chỉ tiêu kiểu 'date'%s",
		"as_of names %q, a %s; the value is chosen by an input of type date%s")
	asOfSeries = locale.Define("as_of_series",
		"'as_of' nêu %q, là chuỗi số liệu hoặc thành phần của chuỗi; cần một ngày duy nhất%s",
		"as_of names %q, a series or a member of one; the value is chosen by a single date%s")
	noValues = locale.Define("no_values",
		"cần ít nhất một giá trị", "at least one value is needed")
	manyValues = locale.Define("many_values",
		"thông số có tối đa %d giá trị", "a parameter has at most %d values")
	valueNoPercent = locale.Define("value_no_percent",
		"giá trị %s không phải tỷ lệ từ 0 đến 100", "the value %s is no percentage from 0 to 100")
	valueNoCount = locale.Define("value_no_count",
		"giá trị %s không phải số đếm: cần số nguyên từ 0 trở lên", "the value %s is no count: a whole number from 0")
	valueEndsBefore = locale.Define("value_ends_before",
		"giá trị hết hiệu lực ngày %s, trước ngày bắt đầu %s", "the value ends on %s, before it begins on %s")
	valuesOutOfOrder = locale.Define("values_out_of_order",
		"giá trị này bắt đầu ngày %s, không sau giá trị trước (%s); xếp các giá trị từ sớm đến muộn",
		"the value begins on %s, not after the value before it (%s); values are listed from the earliest")
	valueBeforeOpen = locale.Define("value_before_open",
		"giá trị trước không có 'until', mà giá trị này bắt đầu ngày %s; ghi 'until' của giá trị trước là %s",
		"the value before it has no until, and this one begins on %s; give that one until: %s")
	valuesOverlap = locale.Define("values_overlap",
		"giá trị này bắt đầu ngày %s, mà giá trị trước có hiệu lực đến hết ngày %s",
		"the value begins on %s, and the value before it ends on %s only")
	valuesGap = locale.Define("values_gap",
		"từ %s đến %s không có giá trị nào", "there is no value from %s to %s")
	valuesExpired = locale.Define("values_expired",
		"không có giá trị nào cho năm %d: giá trị cuối hết hiệu lực ngày %s",
		"there is no value for %d: the last one ends on %s")
	valuesFuture = locale.Define("values_future",
		"không có giá trị nào cho năm %d: giá trị đầu bắt đầu ngày %s",
		"there is no value for %d: the first one begins on %s")
	valuesChange = locale.Define("values_change",
		"giá trị thay đổi trong năm %d (ngày %s); nêu ở 'as_of' chỉ tiêu kiểu 'date' quyết định giá trị nào được dùng",
		"the value changes within %d (on %s); name under as_of the date input by which it is chosen")
	valuesBegin = locale.Define("values_begin_within",
		"giá trị đầu bắt đầu ngày %s, trong năm %d; nêu ở 'as_of' chỉ tiêu kiểu 'date' quyết định giá trị nào được dùng",
		"the first value begins on %s, within %d; name under as_of the date input by which it is chosen")
	valuesEnd = locale.Define("values_end_within",
		"giá trị cuối hết hiệu lực ngày %s, trong năm %d; nêu ở 'as_of' chỉ tiêu kiểu 'date' quyết định giá trị nào được dùng",
		"the last value ends on %s, within %d; name under as_of the date input by which it is chosen")
)
