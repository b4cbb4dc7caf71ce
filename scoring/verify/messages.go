package verify

import (
	"github.com/parindex/parindex/rubric/locale"
)

// Relations.
var (
	idleRelation = locale.Define("verdict.idle_relation",
		"ràng buộc %q luôn đúng theo miền giá trị của các chỉ tiêu và các ràng buộc khác nên không nói thêm điều gì",
		"the relation %q follows from the domains of the inputs and the other relations: it says nothing more")
	noCommonFacts = locale.Define("verdict.no_common_facts",
		"không số liệu nào thoả mãn ràng buộc của cả hai", "no facts satisfy the relations of both")
)

// What is not decided.
var (
	undecidedSays = locale.Define("verdict.undecided_says",
		"không quyết định được: %s", "undecided: %s")
	undecidedBecause = locale.Define("verdict.undecided_because",
		"không quyết định được (%[1]s): %[2]s", "undecided (%[1]s): %[2]s")
	proofFailed = locale.Define("verdict.proof_failed",
		"phép chứng minh gặp lỗi: %v", "the proof failed: %v")
	goNotProved = locale.Define("verdict.go_not_proved",
		"quy tắc viết bằng Go không chứng minh được", "a rule in Go cannot be proved")
	tooManyCells = locale.Define("verdict.too_many_cells",
		"các điều kiện chia số liệu thành quá nhiều tổ hợp", "the conditions divide the facts into too many combinations")
	goNotCompared = locale.Define("verdict.go_not_compared",
		"quy tắc viết bằng Go không so sánh được", "a rule in Go cannot be compared")
	lowestBandUndecided = locale.Define("verdict.lowest_band_undecided",
		"không quyết định được (không tìm thấy số liệu nào thấp hơn xếp loại thấp nhất, cũng chưa chứng minh được là không có): %s",
		"undecided (neither facts below the lowest band were found nor a proof that there are none): %s")
	differUnrounded = locale.Define("verdict.differ_unrounded",
		"điểm có thể chỉ khác nhau trước khi làm tròn", "the points may differ only before they are rounded")
)

// One rule: its points, its failures, what reaches its cases.
var (
	exampleOfPart = locale.Define("failure.example_of_part",
		"%s: %s", "%s: %s")
	thisRule = locale.Define("verdict.this_rule",
		"quy tắc này", "this rule")
	neverScored = locale.Define("verdict.never_scored",
		"tiêu chí không bao giờ được chấm: không số liệu nào thỏa mãn điều kiện",
		"the item is never scored: no facts meet its conditions")
	alwaysInRange = locale.Define("verdict.always_in_range",
		"điểm luôn từ %s đến %s", "the points are always from %s to %s")
	outOfRange = locale.Define("verdict.out_of_range",
		"điểm có thể là %s, ngoài khoảng từ %s đến %s%s", "the points can be %s, not from %s to %s%s")
	moreOf = locale.Define("verdict.more_of",
		"và còn nữa, chẳng hạn: %s", "and more, for example: %s")
	alwaysOnStep = locale.Define("verdict.always_on_step",
		"điểm luôn theo bước %s", "the points are always on the step %s")
	canBeOffStep = locale.Define("verdict.can_be_off_step",
		"điểm có thể lệch bước %s%s", "the points can be off the step %s%s")
	canBeEarned = locale.Define("verdict.can_be_earned",
		"có thể đạt %s (%s)", "%s (%s) can be earned")
	neverEarned = locale.Define("verdict.never_earned",
		"không bao giờ đạt %s", "%s can never be earned")
	maximumNeverEarned = locale.Define("verdict.maximum_never_earned",
		"không ai đạt được điểm tối đa %s: nhiều nhất là %s", "nobody can earn the maximum %s: at most %s")
	minimumNeverReached = locale.Define("verdict.minimum_never_reached",
		"điểm không bao giờ xuống đến %s: ít nhất là %s; nếu đúng ý định, hãy khai báo min",
		"the points never go down to %s: at least %s; if that is meant, declare it as min")
	nothingFails = locale.Define("verdict.nothing_fails",
		"không bao giờ lỗi khi tính", "nothing ever fails")
	canFail = locale.Define("verdict.can_fail",
		"có thể lỗi khi tính: %s%s", "it can fail: %s%s")
	rowsComplete = locale.Define("verdict.rows_complete",
		"số liệu nào cũng rơi vào một trường hợp", "for all facts one of the cases holds")
	noRowHolds = locale.Define("verdict.no_row_holds",
		"không trường hợp nào đúng%s", "no case holds%s")
	noRowHoldsWhere = locale.Define("verdict.no_row_holds_where",
		"không trường hợp nào đúng khi %s%s", "no case holds where %s%s")
	subjectIs = locale.Define("verdict.subject_is",
		"%s là %s", "%s is %s")
	rowsUnique = locale.Define("verdict.rows_unique",
		"không có hai trường hợp nào cùng đúng", "no two cases hold together")
	rowsTogether = locale.Define("verdict.rows_together",
		"%s và %s cùng đúng%s", "%s and %s both hold%s")
	caseDistinct = locale.Define("verdict.case_distinct",
		"%s cho kết quả khác các trường hợp sau", "%s differs from the cases behind it")
	caseSame = locale.Define("verdict.case_same",
		"%s không thay đổi gì: bỏ đi thì điểm vẫn như vậy",
		"%s changes nothing: without it the points are the same")
	caseReached = locale.Define("verdict.case_reached",
		"có số liệu dẫn đến %s", "some facts reach %s")
	caseImpossible = locale.Define("verdict.case_impossible",
		"%s không bao giờ xảy ra: điều kiện không thể đúng", "%s is never reached: its condition cannot hold")
	caseCovered = locale.Define("verdict.case_covered",
		"%s không bao giờ xảy ra: các trường hợp trước đã bao trùm",
		"%s is never reached: the cases before it hold wherever it would")
)

// Parts of a rule: comparisons, bands, conditions on one input.
var (
	matters = locale.Define("verdict.matters",
		"%[1]s có ý nghĩa", "%[1]s matters")
	alwaysTrue = locale.Define("verdict.always_true",
		"%[1]s luôn đúng ở đây, nên không có tác dụng", "%[1]s is always true here, so it changes nothing")
	alwaysFalse = locale.Define("verdict.always_false",
		"%[1]s luôn sai ở đây, nên không có tác dụng", "%[1]s is always false here, so it changes nothing")
	changesNothingHere = locale.Define("verdict.changes_nothing_here",
		"%[1]s không có tác dụng ở đây", "%[1]s changes nothing here")
	changesNothingAnywhere = locale.Define("verdict.changes_nothing_anywhere",
		"%[1]s không có tác dụng ở đây: chỉ tiêu %[2]s không làm thay đổi điểm với bất kỳ số liệu nào",
		"%[1]s changes nothing here: the input %[2]s moves no points, whatever the facts")
	inputMatters = locale.Define("verdict.input_matters",
		"chỉ tiêu %[1]s có ảnh hưởng đến điểm", "the input %[1]s moves points")
	inputIdle = locale.Define("verdict.input_idle",
		"chỉ tiêu %[1]s không làm thay đổi điểm với bất kỳ số liệu nào", "the input %[1]s moves no points, whatever the facts")
	idleCap = locale.Define("verdict.idle_cap",
		"%[1]s không có tác dụng ở đây: trong %[2]s không bao giờ chạm đến giới hạn này; bỏ đi thì điểm không đổi",
		"%[1]s changes nothing here: in %[2]s the rest never comes to this limit; without it the points are the same")
	bandReached = locale.Define("verdict.band_reached",
		"có số liệu rơi vào khoảng %[1]s", "some facts lie in the band %[1]s")
	bandNotReached = locale.Define("verdict.band_not_reached",
		"không số liệu nào rơi vào khoảng %[1]s", "no facts lie in the band %[1]s")
	bandDistinct = locale.Define("verdict.band_distinct",
		"khoảng %[1]s cho điểm khác khoảng trên nó", "the band %[1]s gives other points than the one above it")
	bandSame = locale.Define("verdict.band_same",
		"khoảng %[1]s cho cùng điểm với khoảng trên nó: ngưỡng giữa hai khoảng không có tác dụng",
		"the band %[1]s gives the same points as the one above it: the threshold between them changes nothing")
	overlapInOrder = locale.Define("verdict.overlap_in_order",
		"các điều kiện về %[1]s chỉ chồng nhau đúng thứ tự", "the conditions on %[1]s overlap only in their order")
	bothHold = locale.Define("verdict.both_hold",
		"%s và %s cùng đúng khi %s là %s; trường hợp đứng trước được tính%s",
		"%s and %s both hold where %s is %s; the earlier one counts%s")
	noGap = locale.Define("verdict.no_gap",
		"giữa các điều kiện về %[1]s không có khoảng trống", "the conditions on %[1]s leave no gap")
	fallsThrough = locale.Define("verdict.falls_through",
		"%[1]s là %[2]s rơi vào %[3]s, ít điểm hơn cả hai bên%[4]s",
		"%[1]s at %[2]s falls to %[3]s, which gives less than both sides%[4]s")
	fallsAtTop = locale.Define("verdict.falls_at_top",
		"%[1]s là %[2]s rơi vào %[3]s, ít điểm hơn, trong khi đến đó điểm tăng theo %[1]s%[4]s",
		"%[1]s at %[2]s falls to %[3]s, which gives less, while up to there points rise with %[1]s%[4]s")
	fallsAtBottom = locale.Define("verdict.falls_at_bottom",
		"%[1]s là %[2]s rơi vào %[3]s, ít điểm hơn, trong khi đến đó %[1]s càng thấp điểm càng cao%[4]s",
		"%[1]s at %[2]s falls to %[3]s, which gives less, while down to there points rise as %[1]s falls%[4]s")
	fromTo = locale.Define("verdict.from_to",
		"từ %s đến %s", "from %s to %s")
	theLastCase = locale.Define("verdict.the_last_case",
		"trường hợp cuối", "the last case")
	theLastBranch = locale.Define("verdict.the_last_branch",
		"nhánh cuối của %s", "the last branch of %s")
	neverFall = locale.Define("verdict.never_fall",
		"điểm không giảm khi %s tăng", "the points never fall when %s rises")
	neverRise = locale.Define("verdict.never_rise",
		"điểm không tăng khi %s tăng", "the points never rise when %s rises")
	wrongWay = locale.Define("verdict.wrong_way",
		"từ %[1]s = %[2]v lên %[3]v, điểm đi từ %[4]s đến %[5]s%[6]s",
		"from %[1]s = %[2]v to %[3]v the points go from %[4]s to %[5]s%[6]s")
)

// What looks like a slip.
var (
	parameterUsed = locale.Define("verdict.parameter_used",
		"thông số %s có được dùng", "the parameter %s is used")
	parameterIdle = locale.Define("verdict.parameter_idle",
		"thông số %s không được quy tắc nào dùng", "the parameter %s is used by no rule")
	noHolidays = locale.Define("verdict.no_holidays",
		"số ngày làm việc được tính cả trong năm %[1]d, mà 'holidays' không có ngày nghỉ nào của năm đó: "+
			"ngày lễ bị tính là ngày làm việc",
		"working days are counted in %[1]d, and the rubric has no holidays of that year: they count as working days")
	notWholeNumber = locale.Define("verdict.not_whole_number",
		"%s là số nguyên nhưng được so sánh với %s, không phải số nguyên",
		"%s is a whole number and is compared with %s, which is none")
	thousands = locale.Define("verdict.thousands",
		"%s là số nguyên nhưng được so sánh với %s, tức %s: dấu chấm là dấu thập phân, không phân cách hàng nghìn",
		"%s is a whole number and is compared with %s, which is %s: "+
			"the point is a decimal point and does not separate thousands")
	percentAsFraction = locale.Define("verdict.percent_as_fraction",
		"%s là tỷ lệ phần trăm, từ 0 đến 100, nhưng được so sánh với %s; nếu muốn nói %s%% thì viết %s",
		"%s is a percentage, from 0 to 100, and is compared with %s; where %s%% is meant, write %s")
	innerComma = locale.Define("verdict.inner_comma",
		"%[1]s được đọc là hai tham số; nếu là một số thì viết %[2]s, nếu là hai thì thêm dấu cách sau dấu phẩy",
		"%[1]s is read as two arguments; where one number is meant, write %[2]s, else a space behind the comma")
	firstDayNotFixed = locale.Define("verdict.first_day_not_fixed",
		"days đếm từ ngày %s, không được ghi fixed: true: kế hoạch có thể khuyên dời ngày này; "+
			"ghi fixed: true nếu đơn vị không tự quyết định được",
		"days counts from %s, which is not fixed: a plan may advise to move that day; "+
			"write fixed: true if it is not in the unit's hands")
	divisorNotFixed = locale.Define("verdict.divisor_not_fixed",
		"%s ở mẫu số nhưng không được ghi fixed: true: kế hoạch có thể khuyên giảm số liệu này; "+
			"ghi fixed: true nếu đơn vị không tự quyết định được",
		"%s is divided by and is not fixed: a plan may advise to lower it; "+
			"write fixed: true if it is not in the unit's hands")
)

// Final scores and their bands.
var (
	totalBand = locale.Define("verdict.total_band",
		"tổng điểm: xếp loại", "total: band")
	totalBandOf = locale.Define("verdict.total_band_of",
		"tổng điểm: xếp loại của %s", "total: band of %s")
	everyBand = locale.Define("verdict.every_band",
		"mọi điểm cuối cùng đều có xếp loại", "every final score has a band")
	everyBandOfGroup = locale.Define("verdict.every_band_of_group",
		"mọi điểm cuối cùng của nhóm %[1]s đều có xếp loại", "every final score of the group %[1]s has a band")
	idleCapped = locale.Define("verdict.idle_capped",
		"mức tối đa nêu ở combine không cắt gì: các mục bên dưới cộng lại vừa bằng điểm tối đa",
		"combine: capped cuts nothing: the items below come to just the maximum")
	noBandHolds = locale.Define("verdict.no_band_holds",
		"với điểm cuối cùng %s không mức xếp loại nào có điều kiện thoả%s",
		"with the final score %s the condition of no band holds%s")
	bandsUndecided = locale.Define("verdict.bands_undecided",
		"không quyết định được (điều kiện của các mức có thể đều không thoả, nhưng không tìm thấy số liệu nào như vậy): %s",
		"undecided (the conditions of all bands may fail, but no such facts were found): %s")
	bandTooHigh = locale.Define("verdict.band_too_high",
		"không điểm cuối cùng nào đạt mức %s (từ %s): cao nhất là %s",
		"no final score comes up to the band %s (from %s): the greatest is %s")
	bandNeverHolds = locale.Define("verdict.band_never_holds",
		"điều kiện của mức %s không bao giờ thoả", "the condition of the band %s never holds")
	totalSource  = locale.Define("verdict.total_source", "tổng điểm: nguồn %s", "total: source %s")
	sourceCounts = locale.Define("verdict.source_counts",
		"với mọi số liệu, nguồn điểm %s luôn có mục được tính", "whatever the facts, something of the source %s counts")
	sourceEmpty = locale.Define("verdict.source_empty",
		"mọi mục của nguồn điểm %s có thể bị loại trừ%s; nêu ở empty_source khi đó tính thế nào (whole hoặc zero)",
		"everything of the source %s can be excluded%s; say under empty_source what follows (whole or zero)")
	belowLowestBand = locale.Define("verdict.below_lowest_band",
		"điểm cuối cùng có thể là %[1]s, thấp hơn xếp loại thấp nhất (%[3]s, từ %[2]s)%[4]s",
		"the final score can be %[1]s, below the lowest band (%[3]s, from %[2]s)%[4]s")
)

// Two rules compared.
var (
	alwaysSame = locale.Define("verdict.always_same",
		"hai quy tắc luôn cho cùng kết quả", "both rules always come to the same")
	inputsDiffer = locale.Define("verdict.inputs_differ",
		"chỉ tiêu %[1]s đổi kiểu từ %[2]s sang %[3]s",
		"the input %[1]s is %[2]s in one rubric and %[3]s in the other")
	noCommonValue = locale.Define("verdict.no_common_value",
		"không giá trị nào của chỉ tiêu %[1]s hợp lệ ở cả hai bộ chỉ số",
		"no value of the input %[1]s is allowed by both rubrics")
	aDifference = locale.Define("verdict.a_difference",
		"khác nhau", "difference")
	theyDiffer = locale.Define("verdict.they_differ",
		"kết quả khác nhau: %s thành %s%s", "they differ: %s becomes %s%s")
	ruleNeverLess = locale.Define("verdict.rule_never_less",
		"quy tắc mới không bao giờ cho ít điểm hơn", "the new rule never gives less")
	ruleNeverMore = locale.Define("verdict.rule_never_more",
		"quy tắc mới không bao giờ cho nhiều điểm hơn", "the new rule never gives more")
	ruleLess = locale.Define("verdict.rule_less",
		"quy tắc mới có thể cho ít điểm hơn: %s thành %s%s", "the new rule can give less: %s becomes %s%s")
	ruleMore = locale.Define("verdict.rule_more",
		"quy tắc mới có thể cho nhiều điểm hơn: %s thành %s%s", "the new rule can give more: %s becomes %s%s")
	totalNeverLess = locale.Define("verdict.total_never_less",
		"điểm cuối cùng không bao giờ giảm", "the final score never falls")
	totalNeverMore = locale.Define("verdict.total_never_more",
		"điểm cuối cùng không bao giờ tăng", "the final score never rises")
	totalLess = locale.Define("verdict.total_less",
		"điểm cuối cùng có thể giảm: %s thành %s%s", "the final score can fall: %s becomes %s%s")
	totalMore = locale.Define("verdict.total_more",
		"điểm cuối cùng có thể tăng: %s thành %s%s", "the final score can rise: %s becomes %s%s")
	noFactsFound = locale.Define("verdict.no_facts_found",
		"không tìm thấy số liệu nào, cũng chưa chứng minh được là không có", "neither facts nor a proof were found")
	aFailure = locale.Define("verdict.a_failure",
		"lỗi", "failure")
	notComputed = locale.Define("verdict.not_computed",
		"điểm không tính từ số liệu", "points that are not computed")
	leftOut = locale.Define("verdict.left_out",
		"không tính vào điểm tối đa", "left out of the maximum")
)
