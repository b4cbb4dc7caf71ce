package remediation

import (
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring"
)

// What messages are about.
var (
	theTotal       = locale.Define("aim.total", "tổng điểm", "the total")
	theEffort      = locale.Define("aim.effort", "công sức", "the effort")
	rivalScore     = locale.Define("aim.rival", "điểm của đơn vị khác", "a rival's score")
	effortNamed    = locale.Define("aim.effort_of", "công sức của %q", "effort of %q")
	effortOfOthers = locale.Define("aim.effort_of_others",
		"công sức của các chỉ tiêu khác", "effort of other inputs")
	partOfStep   = locale.Define("aim.part_of_step", "%s của bậc %d", "%s of step %d")
	optionNamed  = locale.Define("aim.option", "lựa chọn %s", "option %s")
	deficitNamed = locale.Define("plan.deficit", "điểm mất %q", "deficit %q")
	penaltyNamed = locale.Define("plan.penalty", "điểm trừ %q", "penalty %q")
)

// Aims.
var (
	noContext  = locale.Define("aim.no_context", "không có ngữ cảnh", "there is no context")
	aimNeeds   = locale.Define("aim.needs", "không có bộ chấm điểm hoặc đích", "there is no scorer or no aim")
	aimOfOther = locale.Define("aim.of_other_rubric",
		"đích dành cho bộ chỉ số %q, không phải %q",
		"the aim is for the rubric %q, not for %q").As(scoring.ErrEdition)
	oneGoal = locale.Define("aim.one_goal",
		"cần đúng một đích: total, band, rank hoặc effort; ở đây có %d",
		"an aim needs one goal: a total, a band, a rank or an effort; there are %d")
	noSuchBand = locale.Define("aim.no_such_band",
		"bộ chỉ số không có mức xếp loại %q%s", "the rubric has no band %q%s")
	noSuchBandOfGroup = locale.Define("aim.no_such_band_of_group",
		"bộ chỉ số không có mức xếp loại %q cho nhóm đối tượng %q%s",
		"the rubric has no band %q for the group %q%s")
	rankRange  = locale.Define("aim.rank_range", "thứ hạng từ 1 trở lên", "a rank is 1 or more")
	noSuchRank = locale.Define("aim.no_such_rank",
		"không có hạng %d khi so với %d đơn vị khác", "there is no rank %d among %d rivals")
	lastPlace       = locale.Define("aim.last_place", "hạng cuối không phải là đích", "the last place is no goal")
	nextRange       = locale.Define("aim.next_range", "next từ 0 đến 1000", "next is from 0 to 1000")
	negativeNumbers = locale.Define("aim.negative_numbers",
		"số phương án tiếp theo không được âm", "the number of next best sets cannot be negative")
	tooManyDigits = locale.Define("aim.number_too_long",
		"%s có hơn %d chữ số trước hoặc sau dấu chấm", "%s has more than %d digits before or after the point")
)

// Efforts.
var (
	effortNegative = locale.Define("aim.effort_negative", "công sức là số âm", "the effort is negative")
	negative       = locale.Define("aim.negative", "%s là số âm", "%s is negative")
	twoEfforts     = locale.Define("aim.two_efforts",
		"có hai giá trị, gõ dấu theo hai cách", "there are two, whose accents are typed in two ways")
	effortOfNoInput = locale.Define("aim.effort_of_no_input", "không có chỉ tiêu này%s", "there is no such input%s")
	effortOfFixed   = locale.Define("aim.effort_of_fixed",
		"bộ chỉ số quy định chỉ tiêu là cố định", "the rubric says that it is fixed")
	limitsOfOne = locale.Define("aim.limits_of_one",
		"giới hạn chỉ dùng cho từng chỉ tiêu", "limits are for one input each")
	fixedInput = locale.Define("aim.fixed_input",
		"bộ chỉ số quy định chỉ tiêu %q là cố định", "the rubric says that the input %q is fixed")
	howToLimit = locale.Define("aim.how_to_limit",
		"cần giới hạn, ví dụ {at_most: 95}", "expected limits such as {at_most: 95}")
	perUnitOfType = locale.Define("aim.per_unit_of_type",
		"per_unit và steps chỉ dùng cho số và ngày, không dùng cho kiểu %s",
		"per_unit and steps are for numbers and dates, not for the type %s")
	stepDoesNotRise = locale.Define("aim.step_does_not_rise",
		"bậc %d không tăng so với bậc trước", "step %d does not rise")
	noSuchOption  = locale.Define("aim.no_such_option", "không có lựa chọn %q%s", "there is no option %q%s")
	optionsOfType = locale.Define("aim.options_of_type",
		"options chỉ dùng cho kiểu enum và bool, không dùng cho kiểu %s",
		"options are for enums and truth values, not for the type %s")
)

// Catalogues of actions.
var (
	catalogueOfOther = locale.Define("plan.catalogue_of_other_rubric",
		"danh mục giải pháp dành cho bộ chỉ số %q, không phải %q",
		"the catalogue is for the rubric %q, not for %q").As(scoring.ErrEdition)
	actionOfNoItem = locale.Define("plan.action_of_no_item",
		"giải pháp %q dành cho mục %q, mà kết quả không có",
		"action %q is for item %q, which the result does not have").As(scoring.ErrUnknownItem)
	reasonOfNoLeaf = locale.Define("plan.reason_of_no_item",
		"danh mục giải pháp nêu lý do cho %q, không phải mục chấm điểm của bộ chỉ số",
		"the catalogue has a reason for %q, which is no leaf of the rubric").As(scoring.ErrUnknownItem)
)

// Titles of plans.
var (
	planRemedies = locale.Define("plan.title",
		"Kế hoạch khắc phục các nội dung chưa đạt điểm tối đa của chỉ số cải cách hành chính năm %d",
		"Plan to remedy the items of the %d administrative reform index below full marks")
	planKeepsUp = locale.Define("plan.title_keep_up",
		"Kế hoạch duy trì, nâng cao chỉ số cải cách hành chính năm %d",
		"Plan to keep up and improve the %d administrative reform index")
)

// Plans, and optima and facts that they are held against.
var (
	planNeeds = locale.Define("plan.needs",
		"kế hoạch cần một bộ chỉ số đã biên dịch", "a plan needs a compiled rubric")
	progressNeeds = locale.Define("plan.progress_needs",
		"tiến độ cần một kế hoạch và một bộ chỉ số đã biên dịch", "progress needs a plan and a compiled rubric")
	planTooLong = locale.Define("plan.number_too_long",
		"kế hoạch có số dài hơn 1000 chữ số", "the plan has a number with more than 1000 digits")
	noSuchAction    = locale.Define("plan.no_such_action", "kế hoạch không có giải pháp %q", "the plan has no action %q")
	deadlineAlready = locale.Define("plan.deadline_already",
		"thời hạn của giải pháp %q đã là %s", "the deadline of the action %q is %s already")
	moveNeeds = locale.Define("plan.move_needs",
		"điều chỉnh thời hạn của giải pháp %q cần nêu ai quyết định và vì sao",
		"to move the deadline of the action %q it takes who decided it, and why")
	recordNeeds = locale.Define("plan.record_needs",
		"ghi nhận tiến độ cần một kế hoạch và một báo cáo tiến độ", "a plan and a progress are needed")
	acceptedOfNoLoss = locale.Define("plan.accepted_of_no_loss",
		"kế hoạch ghi chấp nhận mất điểm ở %q, mà không có điểm mất này",
		"the plan accepts the loss of %q, which it does not have")
	noSuchDay     = locale.Define("plan.no_such_day", "không có ngày %s", "there is no day %s")
	planOfEdition = locale.Define("plan.of_other_edition",
		"kế hoạch theo phiên bản %s của %s, bộ chấm điểm theo %s",
		"the plan is for the edition %s of %s, the scorer for %s").As(scoring.ErrEdition)
	planOfUnit = locale.Define("plan.of_other_unit",
		"kế hoạch là của đơn vị %q, số liệu là của %q",
		"the plan is for the unit %q, the facts for %q").As(scoring.ErrUnit)
	lossOfOther = locale.Define("plan.loss_of_other_rubric",
		"kế hoạch có %s, mà bộ chỉ số không thể có",
		"the plan has the %s, which is not one that the rubric can have").As(scoring.ErrUnknownItem)
	lossTwice  = locale.Define("plan.loss_twice", "kế hoạch có %s hai lần", "the plan has the %s twice")
	twoActions = locale.Define("plan.two_actions",
		"kế hoạch có hai giải pháp %q", "the plan has two actions %q")
	actionOfNoLoss = locale.Define("plan.action_of_no_loss",
		"giải pháp %q dành cho %s, mà kế hoạch không có",
		"the action %q is for the %s, which the plan does not have")
	targetOfNoItem = locale.Define("plan.target_of_no_item",
		"chỉ tiêu phấn đấu %q làm đổi mục %q, mà bộ chỉ số không có",
		"the target %q changes the item %q, which the rubric does not have").As(scoring.ErrUnknownItem)
	optimumOfOther = locale.Define("plan.optimum_of_other",
		"phương án tối ưu là của đơn vị %q theo phiên bản %s (%s), không phải của số liệu này",
		"the optimum is for the unit %q of the edition %s (%s), not for these facts")
	optimumChanges = locale.Define("plan.optimum_changes",
		"phương án tối ưu thay đổi %q, không phải chỉ tiêu của bộ chỉ số",
		"the optimum changes %q, which is not an input of the rubric")
	optimumTarget = locale.Define("plan.optimum_target",
		"chỉ tiêu phấn đấu %s của phương án tối ưu: %s", "the optimum's target %s: %s")
	optimumGains = locale.Define("plan.optimum_gains",
		"phương án tối ưu lập cho số liệu khác: %s không đem lại mức đã nêu",
		"the optimum was made for other facts: %s does not gain what it says")
	optimumScore = locale.Define("plan.optimum_score",
		"phương án tối ưu lập cho số liệu khác: cho điểm %s, mà nay là %s",
		"the optimum was made for other facts: for a score of %s, which is now %s")
)

// Rounds.
var (
	roundNeeds     = locale.Define("plan.round_needs", "vòng đánh giá chưa có kết quả", "the round has no result")
	roundOfEdition = locale.Define("plan.round_of_edition",
		"vòng %q theo phiên bản %s của %s, không phải của bộ chấm điểm hoặc kế hoạch này",
		"the round %q is by the edition %s of %s, not that of the scorer or the plan").As(scoring.ErrEdition)
	roundOfUnit = locale.Define("plan.round_of_unit",
		"vòng %q là của đơn vị %q, số liệu là của %q",
		"the round %q is of the unit %q, the facts of %q").As(scoring.ErrUnit)
	roundOfFacts = locale.Define("plan.round_of_facts",
		"số liệu không phải của vòng %q: kết quả khác nhau ở mục %q",
		"the facts are not those of the round %q: they come to something else at item %q")
	evidenceIsShown = locale.Define("plan.evidence_is_shown",
		"Bổ sung tài liệu kiểm chứng của mục %s: %s", "Show the evidence of item %s: %s")
	showEvidence = locale.Define("plan.show_evidence",
		"bổ sung tài liệu kiểm chứng của mục %s: %s", "show the evidence of item %s: %s")
)

// What has no place in a plan that is made anew.
var (
	editedOfOther = locale.Define("plan.edited_of_other",
		"kế hoạch đã chỉnh sửa là của đơn vị %q theo bộ chỉ số %q, không phải của số liệu này",
		"the edited plan is for the unit %q and the rubric %q, not for these facts")
	reasonLeft = locale.Define("left.reason",
		"lý do đã sửa ở tiêu chí %s, nay không còn mất điểm: “%s”",
		"the reason of item %s, which loses nothing now, was edited: “%s”")
	keepUpLeft = locale.Define("left.keep_up",
		"việc duy trì đã sửa ở mục %s, nay không còn ở mức tối đa: “%s”",
		"what keeps %s up, which is not at full marks now, was edited: “%s”")
	itemsLeft = locale.Define("left.items",
		"các tiêu chí đã sửa của giải pháp %q: %s", "the items of the action %q were edited: %s")
	targetsLeft = locale.Define("left.targets",
		"các mục tiêu đã sửa của giải pháp %q: %s", "the targets of the action %q were edited: %s")
	actionLeft = locale.Define("left.action",
		"nội dung đã sửa hoặc ghi nhận ở giải pháp %q, nay không còn trong kế hoạch",
		"the action %q, which the plan does not have any more, was edited or has records")
	removalLeft = locale.Define("left.removal",
		"giải pháp %q đã được bỏ khỏi kế hoạch trước, nay lại có",
		"the action %q was taken out of the earlier plan, and is in the plan again")
	acceptanceLeft = locale.Define("left.acceptance",
		"ghi nhận chấp nhận mất điểm ở tiêu chí %s, nay không còn mất điểm",
		"the loss of item %s, which loses nothing now, was accepted")
)

// What a plan lacks.
var (
	targetNamed   = locale.Define("lack.target_named", "“%s”", "“%s”")
	totalNotKnown = locale.Define("lack.total_not_known",
		"tổng điểm chưa xác định, mới biết nằm trong khoảng từ %s đến %s điểm",
		"the total is not known: it is from %s to %s")
	pointsNotKnown = locale.Define("lack.points_not_known",
		"chưa xác định được số điểm mất của tiêu chí %s", "it is not known what was lost of %s")
	lossesIllustrative = locale.Define("lack.losses_illustrative",
		"quy tắc chấm điểm chỉ là minh hoạ, chưa có văn bản quy định, ở tiêu chí %s",
		"by a rule that is an illustration and no source decides: what was lost of %s")
	targetsIllustrative = locale.Define("lack.targets_illustrative",
		"mục tiêu dựa vào mức đạt chỉ là minh hoạ, chưa có văn bản quy định, ở giải pháp cho %s",
		"with targets by an illustration that no source decides: actions for %s")
	planIllustrative = locale.Define("lack.plan_illustrative",
		"kế hoạch dựa vào nội dung chỉ là minh hoạ, chưa có văn bản quy định",
		"the plan rests on an illustration that no source decides")
	lossUncovered = locale.Define("lack.uncovered",
		"chưa có giải pháp cho tiêu chí mất điểm: %s", "without an action: what was lost of %s")
	perhapsUncovered = locale.Define("lack.perhaps_uncovered",
		"chưa có giải pháp cho tiêu chí có thể mất điểm: %s", "without an action: what was perhaps lost of %s")
	publishedContradict = locale.Define("lack.published_contradict",
		"số liệu công bố có %d chỗ mâu thuẫn", "the published figures contradict in %d place(s)")
	noLead = locale.Define("lack.no_lead",
		"chưa có đơn vị, người chủ trì cho giải pháp đối với %s", "without a lead: actions for %s")
	noDeadline = locale.Define("lack.no_deadline",
		"chưa có thời hạn cho giải pháp đối với %s", "without a deadline: actions for %s")
	notAsMoved = locale.Define("lack.not_as_moved",
		"thời hạn khác với lần điều chỉnh cuối, ở giải pháp đối với %s",
		"with another deadline than that of the last change: actions for %s")
	noTargetFound = locale.Define("lack.no_target_found",
		"chưa tìm được mục tiêu cho giải pháp đối với %s", "without a target, since none was found: actions for %s")
	noTarget = locale.Define("lack.no_target",
		"không có mục tiêu nào tính được từ số liệu cho giải pháp đối với %s",
		"without a target that can be computed: actions for %s")
	editsLeft = locale.Define("lack.edits_left",
		"có %d nội dung chỉnh sửa của kế hoạch trước chưa chuyển sang được",
		"%d edit(s) of the earlier plan have no place")
	noNumber     = locale.Define("lack.no_number", "văn bản chưa có số", "the paper has no number")
	noDate       = locale.Define("lack.no_date", "văn bản chưa có ngày ban hành", "the paper has no date")
	noPlace      = locale.Define("lack.no_place", "văn bản chưa có địa danh", "the paper has no place")
	noLegalBasis = locale.Define("lack.no_legal_basis", "văn bản chưa nêu căn cứ", "the paper has no legal basis")
	noSignatory  = locale.Define("lack.no_signatory",
		"văn bản chưa có chức vụ hoặc họ tên người ký", "the paper lacks the position or the name of who signs")
	losesElsewhere = locale.Define("lack.loses_elsewhere",
		"%s, nhưng làm mất %s ở tiêu chí %s", "%s, but loses %s of item %s")
)

// Why something is out of reach.
var (
	beyondLimits = locale.Define("reach.beyond_limits",
		"%s, nhưng vượt ngoài giới hạn đã đặt ra", "%s, but that is beyond the limits given")
	effortNotKnown = locale.Define("reach.effort_not_known",
		"%s, nhưng chưa biết số liệu hiện tại nên không tính được công sức",
		"%s, but what that takes cannot be computed while the figure is not known")
	notWeighed = locale.Define("reach.not_weighed",
		"%s, nhưng các phương án đã xét chưa tính đến thay đổi này",
		"%s, but none of the sets that were weighed has this change")
	totalDoesNotRise = locale.Define("reach.total_does_not_rise",
		"%s, nhưng tổng điểm không tăng", "%s, but the final score does not rise")
	judgedBySurvey = locale.Define("reach.judged_by_survey",
		"điểm theo kết quả điều tra xã hội học, không tính được từ số liệu",
		"the points come from a survey and cannot be computed")
	judgedByIndex = locale.Define("reach.judged_by_index",
		"điểm theo chỉ số do cơ quan khác công bố, không tính được từ số liệu",
		"the points come from an external index and cannot be computed")
	judged = locale.Define("reach.judged",
		"điểm do cơ quan thẩm định chấm, không tính được từ số liệu",
		"the points are a judgement and cannot be computed")
	nothingSure = locale.Define("reach.nothing_sure",
		"chưa biết số liệu sau nên không có thay đổi nào chắc chắn làm tăng điểm: %s",
		"no change of a figure surely earns more while these are not known: %s")
	nothingFound = locale.Define("reach.nothing_found",
		"chưa tìm được thay đổi số liệu nào làm tăng điểm, nhưng cũng chưa chứng minh là không có",
		"no change of a figure was found that earns more; that there is none is not proved")
	notInHands = locale.Define("reach.not_in_hands",
		"số liệu không thuộc thẩm quyền của đơn vị", "the figures are not in the unit's hands")
	ofTheGroup = locale.Define("reach.of_the_group",
		"điểm tùy thuộc số liệu của các đơn vị khác trong nhóm", "the points depend on the figures of the other units of the group")
	nothingEarnsMore = locale.Define("reach.nothing_earns_more",
		"không có thay đổi số liệu nào làm tăng điểm", "no change of a figure earns more")
	lacksEvidence = locale.Define("reach.lacks_evidence",
		"thiếu tài liệu kiểm chứng: %s; theo số liệu hiện có, có tài liệu cũng chưa chắc thêm điểm",
		"the evidence is missing: %s; by the figures as they are nothing more is sure with it")
	lacksOnlyEvidence = locale.Define("reach.lacks_only_evidence",
		"thiếu tài liệu kiểm chứng: %s; theo số liệu hiện có, có tài liệu thì thêm %s",
		"the evidence is missing: %s; by the figures as they are it wins %s")
	judgedIs = locale.Define("reach.judged_is",
		"điểm không tính được từ số liệu: %s", "the points cannot be computed: %s")
	leftForLater = locale.Define("reach.left_for_later", "chưa đưa vào mục tiêu: %s", "no target for now: %s")
)

// Why an optimum is not proved.
var (
	otherWays = locale.Define("doubt.other_ways",
		"có thể còn cách thay đổi khác đối với %s: %s", "there may be other ways to move %s: %s")
	effortOfUnknown = locale.Define("doubt.effort_of_unknown",
		"chưa biết số liệu hiện tại nên không tính được công sức: %s",
		"what it takes to move a figure that is not known cannot be computed: %s")
	notAllWeighed = locale.Define("doubt.not_all_weighed",
		"chưa xét hết các cách kết hợp trong giới hạn tính toán cho phép",
		"the work allowed did not suffice to weigh every combination")
	bandNotWeighed = locale.Define("doubt.band_not_weighed",
		"mức xếp loại còn có điều kiện khác ngoài điểm, chưa xét hết các cách thoả điều kiện đó",
		"the band has a condition beside points, and not every way to meet it was weighed")
	exclusionOpen = locale.Define("doubt.exclusion_open",
		"chưa đủ số liệu để xác định tiêu chí nào được loại trừ", "the facts leave open which items are excluded")
	nextNotWhole = locale.Define("doubt.next_not_whole",
		"danh sách phương án tiếp theo có thể chưa đủ", "the list of the next best sets may not be whole")
)
