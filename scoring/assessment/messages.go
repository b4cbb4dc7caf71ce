package assessment

import (
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring"
)

// Records and why they are refused.
var (
	noAssessment = locale.Define("no_assessment", "không có hồ sơ đánh giá", "there is no assessment")
	otherRubric  = locale.Define("assessment_of_other_rubric",
		"hồ sơ theo bộ chỉ số %q, bộ chỉ số dùng để chấm là %q",
		"the assessment is for the rubric %q, the scorer for %q")
	noRounds = locale.Define("no_rounds", "bộ chỉ số không có vòng đánh giá nào (`rounds`)",
		"the rubric has no rounds of assessment (`rounds`)")
	badRevision = locale.Define("revision_from_one",
		"lần sửa tính từ 1, không phải %d", "revisions count from 1, not %d")
	noMoment = locale.Define("no_moment",
		"%q không phải ngày (`2026-01-05`) hoặc thời điểm có múi giờ (`2026-01-05T09:30:00+07:00`)",
		"%q is neither a day (`2026-01-05`) nor a time with its zone (`2026-01-05T09:30:00+07:00`)")
	noSuchTime = locale.Define("no_such_time",
		"thời điểm không ghi được: năm từ 0 đến 9999, múi giờ lệch dưới 24 giờ",
		"the time cannot be written: its year is 0 to 9999, its zone less than 24 hours off")
	noSuchDate   = locale.Define("no_such_day", "không có ngày %s", "there is no date %s")
	keyBlank     = locale.Define("key_blank", "`%s` trống", "`%s` is empty")
	keyNotUTF8   = locale.Define("key_not_utf8", "`%s` không phải UTF-8", "`%s` is not in UTF-8")
	keyHolds     = locale.Define("key_holds", "`%s` có %s", "`%s` holds %s")
	theRecord    = locale.Define("record_of", "bản ghi %d (%s)", "record %d (%s)")
	unknownRound = locale.Define("unknown_round", "bộ chỉ số không có vòng %q%s", "the rubric has no round %q%s")
	unknownKind  = locale.Define("unknown_record_kind",
		"không có loại bản ghi %q%s", "there is no kind of record %q%s")
	needsField   = locale.Define("record_needs", "thiếu `%s`", "it needs `%s`")
	takesNoField = locale.Define("record_takes_no", "loại bản ghi này không có `%s`", "such a record has no `%s`")
	needsWhy     = locale.Define("record_needs_why", "thiếu lý do (`why`) vì thay đổi điều đã ghi",
		"it needs a reason (`why`), because it changes a value")
	lockedRound = locale.Define("round_locked",
		"vòng %q đã khoá ở lần sửa %d; bản ghi thuộc lần sửa %d",
		"the round %q is locked at revision %d; the record is for revision %d").As(ErrLocked)
	otherRevision = locale.Define("other_revision",
		"vòng %q đang ở lần sửa %d; bản ghi thuộc lần sửa %d",
		"the round %q is at revision %d; the record is for revision %d").As(ErrRevision)
	notLocked = locale.Define("round_not_locked", "vòng %q chưa khoá", "the round %q is not locked").As(ErrLocked)
	conflict  = locale.Define("conflicting_change",
		"giá trị đang có: %s; giá trị cũ theo bản ghi: %s",
		"the current value is %s; the record says it was %s").As(ErrConflict)
	theCase      = locale.Define("case_numbered", "trường hợp %d", "case %d")
	nothing      = locale.Define("no_value_yet", "chưa có", "nothing")
	roundTakesNo = locale.Define("round_takes_no",
		"vòng %q không nhận loại bản ghi này", "the round %q takes no such records").As(ErrNotAllowed)
	selfOfOther = locale.Define("self_of_other",
		"đơn vị không tự chấm nội dung lấy từ điều tra hoặc chỉ số khác",
		"what comes from a survey or another index is not the unit's to state").As(ErrNotAllowed)
	notJudged = locale.Define("item_not_judged",
		"điểm của mục %q do quy tắc tính; bộ chỉ số không cho chấm thay (`judged`)",
		"the points of item %q are computed by its rule; the rubric lets nobody set them (`judged`)").As(ErrNotAllowed)
	selfJudged = locale.Define("item_not_judged_by_unit",
		"điểm của mục %q do quy tắc tính; đơn vị không tự chấm thay",
		"the points of item %q are computed by its rule; the unit does not set them itself").As(ErrNotAllowed)
	ofSurvey = locale.Define("points_of_survey",
		"điểm của mục %q tính từ phiếu điều tra", "the points of item %q come from the answers to a survey").As(ErrNotAllowed)
	notALeaf = locale.Define("item_not_leaf",
		"mục %q có các mục con; chỉ ghi cho mục cuối cùng", "item %q has items below it; records are about leaves")
	pointsOff = locale.Define("points_not_allowed",
		"mục %q không nhận số điểm %s (từ %s đến %s%s)", "item %q cannot have %s points (from %s to %s%s)")
	inStepsOf     = locale.Define("in_steps_of", ", bước %s", ", in steps of %s")
	decimalPlaces = locale.Define("in_decimal_places",
		", nhiều nhất %d chữ số thập phân", ", with at most %d decimals")
	judgedExactly = locale.Define("judged_exactly",
		"điểm chấm thay quy tắc của mục %q là một số, không phải %s",
		"the points of item %q in place of its rule are a number, not %s")
	noSuchCase = locale.Define("no_such_case",
		"mục %q có %d trường hợp; không có trường hợp %d", "item %q has %d cases; there is no case %d")
	noClaim    = locale.Define("nothing_to_claim", "mục %q không chấm theo trường hợp", "item %q has no cases")
	pieceTwice = locale.Define("piece_twice",
		"tài liệu %q đã có", "there is evidence with the ID %q already").As(ErrConflict)
	noPiece = locale.Define("no_such_piece",
		"mục %q không có tài liệu %q", "item %q has no evidence with the ID %q").As(ErrConflict)
	pieceGone = locale.Define("piece_refused_already",
		"tài liệu %q đã bị loại", "the evidence %q has been refused already").As(ErrConflict)
	bareEvidence = locale.Define("bare_evidence",
		"tài liệu cần số hiệu hoặc tên tệp", "evidence has a number or the name of a file")
	badSHA = locale.Define("evidence_sha256", "%q không phải mã SHA-256 viết bằng chữ thường",
		"%q is no SHA-256 in lower-case hexadecimal")
	unknownSurvey = locale.Define("unknown_survey",
		"bộ chỉ số không có cuộc điều tra %q%s", "the rubric has no survey %q%s")
	surveyHeld   = locale.Define("survey_held", "có tổ chức", "held")
	surveyMissed = locale.Define("survey_missed", "không tổ chức", "not held")
	noQuestion   = locale.Define("no_question",
		"mục %q không lấy điểm từ điều tra", "item %q gets no points from a survey")
	unknownGroup = locale.Define("unknown_respondents",
		"cuộc điều tra không hỏi nhóm %q; %s", "the survey does not ask the group %q; %s")
	askedInGroups = locale.Define("asked_in_groups",
		"phiếu tính theo các nhóm %s", "its answers are those of the groups %s")
	askedTogether = locale.Define("asked_together", "phiếu không chia nhóm", "its answers are those of all together")
	unknownAnswer = locale.Define("unknown_answer",
		"phiếu điều tra không có phương án %q%s", "the survey has no answer %q%s")
	badCount = locale.Define("bad_count",
		"số phiếu từ 0 đến %d, không phải %d", "the number of respondents is 0 to %d, not %d")
	surveyOrItem = locale.Define("survey_or_item",
		"cần một trong hai: mục có câu hỏi (`item`) hoặc cuộc điều tra (`survey`)",
		"it needs either the item of a question (`item`) or a survey (`survey`)")
	heldAsAWhole = locale.Define("held_as_a_whole",
		"việc không tổ chức (`not_held`) ghi cho cả cuộc điều tra (`survey`), không ghi cho một mục",
		"that it was not held (`not_held`) is said of a whole survey (`survey`), not of an item")
	answersOfItem = locale.Define("answers_of_item",
		"kết quả (`answers`) ghi cho mục có câu hỏi (`item`), không ghi cho cả cuộc điều tra",
		"answers are those to the question of an item (`item`), not of a whole survey")
	noWaiver = locale.Define("item_not_waived",
		"bộ chỉ số không cho miễn mục %q (`waiver`)",
		"the rubric does not let item %q be waived (`waiver`)").As(ErrNotAllowed)
	waiverFrom      = locale.Define("waiver_from", "miễn theo %s từ %s", "a waiver by %s from %s")
	waiverFromUntil = locale.Define("waiver_from_until", "miễn theo %s từ %s đến %s", "a waiver by %s from %s to %s")
	waiverDays      = locale.Define("waiver_days",
		"ngày kết thúc miễn trừ đứng trước ngày bắt đầu: từ %s đến %s", "the last day comes before the first: %s to %s")
	needsAsOf = locale.Define("needs_as_of",
		"cần ngày tính: có miễn trừ hoặc hạn nộp tài liệu",
		"a day to score as of is needed, because there are waivers or deadlines of evidence")
)

// Reasons of scores, and findings.
var (
	judgedBy      = locale.Define("judged_by", "do %s chấm: %s", "set by %s: %s")
	judgementIdle = locale.Define("judgement_idle",
		"%s điểm do người chấm cho không được tính vì mục không áp dụng hoặc không phát sinh",
		"the %s points that were set do not count, because the item does not apply or did not arise")
	withoutEvidence = locale.Define("without_evidence",
		"không có tài liệu kiểm chứng (%s)", "there is no evidence (%s)")
	withoutEvidenceBy = locale.Define("without_evidence_by",
		"đến hết ngày %s không có tài liệu kiểm chứng (%s)", "by %s there was no evidence (%s)")
	allRefused = locale.Define("all_evidence_refused",
		"tài liệu kiểm chứng bị loại (%s)", "the evidence was refused (%s)")
	evidenceDue = locale.Define("evidence_due",
		"chưa có tài liệu kiểm chứng (%s); hạn nộp ngày %s", "there is no evidence yet (%s); it is due by %s")
	evidenceLate = locale.Define("evidence_late",
		"tài liệu %s nộp ngày %s, sau hạn %s", "the document %s was shown on %s, after the deadline %s")
	claimRefuted = locale.Define("claim_refuted",
		"%s khai thuộc trường hợp %d, nhưng %s", "%s says that case %d holds, but %s")
	claimOpen = locale.Define("claim_open",
		"%s khai thuộc trường hợp %d; số liệu hiện có chưa đủ để khẳng định", "%s says that case %d holds; the figures do not settle it")
	otherCaseHolds = locale.Define("other_case_holds", "số liệu thuộc trường hợp %s", "by the figures it is case %s")
	noCaseHolds    = locale.Define("no_case_holds",
		"số liệu không thuộc trường hợp nào", "by the figures no case holds")
	surveyNotHeld = locale.Define("survey_not_held_reason",
		"%s: không tổ chức điều tra", "%s: the survey was not held")
	tooFewAnswers = locale.Define("too_few_answers",
		"%s: có %d phiếu hợp lệ, ít hơn mức tối thiểu %d", "%s: %d answered, fewer than the minimum of %d")
	tooFewOfGroup = locale.Define("too_few_of_group",
		"%s: nhóm %s có %d phiếu hợp lệ, ít hơn mức tối thiểu %d", "%[1]s: %[3]d of the group %[2]s answered, fewer than the minimum of %[4]d")
	waivedBecause = locale.Define("waived_because",
		"được miễn theo %s: %s", "waived by %s: %s")
	waiverFuture  = locale.Define("waiver_future", "miễn trừ có hiệu lực từ %s", "the waiver is in force from %s")
	waiverExpired = locale.Define("waiver_expired",
		"miễn trừ hết hiệu lực sau ngày %s", "the waiver was in force until %s")
	waiverOrphan = locale.Define("waiver_orphan",
		"không có gì để miễn: mục đã đạt %s điểm", "there is nothing to waive: the item has %s points without it")
	waiverOrphanExcluded = locale.Define("waiver_orphan_excluded",
		"không có gì để miễn: mục không áp dụng", "there is nothing to waive: the item does not apply")
)

// What took points, in a ledger, and what records did, in a comparison.
var (
	notFolded = locale.Define("state_not_folded",
		"trạng thái đọc từ tệp chỉ cho biết kết quả; cần tổng hợp lại các bản ghi",
		"the state was read from a document and only says what came out; fold the records again")
	statedTwice = locale.Define("changes_stated_twice",
		"%q có hai số liệu, gõ dấu theo hai cách", "%q has two figures, with its accents typed in two ways").As(scoring.ErrFacts)
	factsOfOtherUnit = locale.Define("changes_of_other_unit",
		"số liệu của đơn vị %q, không phải %q", "the facts are those of the unit %q, not of %q").As(scoring.ErrUnit)
	roundsTurned = locale.Define("rounds_turned",
		"vòng %q đứng sau vòng %q", "the round %q comes after the round %q")
	roundedTo = locale.Define("cause_rounded", "làm tròn %s thành %s", "rounded from %s to %s")
	atMost    = locale.Define("cause_at_most",
		"theo những gì đã biết, nhiều nhất được %s điểm", "by what is known, the points are at most %s")
	answered = locale.Define("cause_answered",
		"theo phiếu điều tra được %s trong %s điểm", "by the answers to the survey %s of %s points")
	appraisalTook = locale.Define("cause_appraisal_took",
		"thẩm định trừ %s điểm", "the appraisal lowered the points by %s")
	appraisalGave = locale.Define("cause_appraisal_gave",
		"thẩm định cộng %s điểm", "the appraisal raised the points by %s")
	appraisalFined = locale.Define("cause_appraisal_fined",
		"thẩm định tăng điểm phạt thêm %s", "the appraisal raised the penalty by %s")
	appraisalSpared = locale.Define("cause_appraisal_spared",
		"thẩm định giảm điểm phạt %s", "the appraisal lowered the penalty by %s")
	causeOf     = locale.Define("cause_with", "%s: %s", "%s: %s")
	andThen     = locale.Define("cause_and_then", "%s; %s", "%s; %s")
	partsCapped = locale.Define("cause_capped",
		"các mục con cộng lại tính không quá %s điểm", "the items below count for at most %s together")
	partsLeast = locale.Define("cause_least",
		"chỉ tính mục con có ít điểm nhất", "only the item below with the fewest points counts")
	rescaledBack = locale.Define("cause_rescaled",
		"quy đổi do có mục không tính", "rescaled for the items that are excluded")
	overBonusCap = locale.Define("cause_bonus_cap",
		"điểm thưởng %s, chỉ tính %s", "a bonus of %s, of which %s counts")
	overPenaltyCap = locale.Define("cause_penalty_cap",
		"điểm phạt %s, chỉ tính %s", "a penalty of %s, of which %s counts")
	penaltyUpTo = locale.Define("cause_penalty_up_to",
		"chưa đủ số liệu; điểm phạt có thể đến %s", "not enough is known; the penalty may come to %s")
	raisedToFloor = locale.Define("cause_floor",
		"%s điểm, được nâng lên mức thấp nhất %s", "%s, raised to the floor of %s")
	cutAtCeiling = locale.Define("cause_ceiling",
		"%s điểm, chỉ tính đến mức cao nhất %s", "%s, cut at the ceiling of %s")

	figureStated = locale.Define("did_state_figure", "nhập %s: %s (%s)", "%s stated: %s (%s)")
	figureFromTo = locale.Define("did_change_figure",
		"sửa %s từ %s thành %s (%s)", "%s changed from %s to %s (%s)")
	figureTakenBack = locale.Define("did_take_back_figure",
		"rút %s, trước là %s (%s)", "%s taken back, it was %s (%s)")
	pointsTyped  = locale.Define("did_type_points", "chấm %s điểm (%s)", "points set to %s (%s)")
	pointsFromTo = locale.Define("did_change_points",
		"sửa điểm từ %s thành %s (%s)", "points changed from %s to %s (%s)")
	pointsTakenBack = locale.Define("did_take_back_points",
		"rút điểm chấm, trước là %s (%s)", "typed points taken back, they were %s (%s)")
	pieceShown     = locale.Define("did_show", "nộp tài liệu %s (%s)", "document %s shown (%s)")
	pieceRefused   = locale.Define("did_refuse", "loại tài liệu %s (%s)", "document %s refused (%s)")
	answersGiven   = locale.Define("did_survey", "nhập kết quả điều tra (%s)", "answers to the survey stated (%s)")
	answersChanged = locale.Define("did_change_survey",
		"sửa kết quả điều tra (%s)", "answers to the survey changed (%s)")
	notHeldBy = locale.Define("did_not_hold",
		"%s: ghi là không tổ chức điều tra (%s)", "%s: stated not to be held (%s)")
	heldAfterAll = locale.Define("did_hold", "%s: ghi là có tổ chức điều tra (%s)", "%s: stated to be held (%s)")
	waivedBy     = locale.Define("did_waive", "miễn theo %s (%s)", "waived by %s (%s)")

	caseClaimed    = locale.Define("did_claim", "khai thuộc trường hợp %d (%s)", "case %d claimed to hold (%s)")
	claimTakenBack = locale.Define("did_take_claim_back",
		"rút việc khai thuộc trường hợp %d (%s)", "the claim that case %d holds taken back (%s)")
	explained     = locale.Define("did_explain", "giải trình: %s (%s)", "explanation: %s (%s)")
	opined        = locale.Define("did_opine", "ý kiến thẩm định: %s (%s)", "opinion: %s (%s)")
	noted         = locale.Define("did_note", "ghi chú: %s (%s)", "note: %s (%s)")
	roundLocked   = locale.Define("did_lock", "khoá vòng %s (%s)", "round locked: %s (%s)")
	roundReopened = locale.Define("did_reopen", "mở lại vòng %s, lần sửa %d (%s)", "round reopened: %s, revision %d (%s)")

	answersTakenBack = locale.Define("did_take_answers_back",
		"rút kết quả điều tra (%s)", "answers to the survey taken back (%s)")
	waiverTakenBack = locale.Define("did_take_waiver_back",
		"rút việc miễn theo %s (%s)", "the waiver by %s taken back (%s)")
)

// kindTitles are what causes are called by their kinds.
var kindTitles = map[CauseKind]locale.Sentence{
	ByExclusion: locale.Define("cause_exclusion", "mục không tính", "items that are excluded"),
	ByRule:      locale.Define("cause_rule", "theo quy tắc chấm điểm", "by the rules"),
	BySurvey:    locale.Define("cause_survey", "theo kết quả điều tra", "by the surveys"),
	ByRounding:  locale.Define("cause_rounding", "làm tròn", "rounding"),
	ByAppraisal: locale.Define("cause_appraisal", "thẩm định", "the appraisal"),
	ByJudgement: locale.Define("cause_judgement", "điểm do người chấm cho", "points that were typed"),
	ByEvidence:  locale.Define("cause_evidence", "thiếu tài liệu kiểm chứng", "without evidence"),
	ByWaiver:    locale.Define("cause_waiver", "được miễn", "waived"),
	ByMissing:   locale.Define("cause_missing", "chưa đủ số liệu", "not enough is known"),
	ByFailure:   locale.Define("cause_failed", "không tính được điểm", "points that could not be computed"),
	ByCap:       locale.Define("cause_cap", "giới hạn điểm", "caps"),
	ByLeast:     locale.Define("cause_fewest", "chỉ tính mục ít điểm nhất", "only the fewest points count"),
	ByBonus:     locale.Define("cause_bonus", "điểm thưởng", "bonus"),
	ByPenalty:   locale.Define("cause_penalty", "điểm phạt", "penalty"),
	ByFloor:     locale.Define("cause_at_floor", "mức điểm thấp nhất", "the least final score"),
	ByCeiling:   locale.Define("cause_at_ceiling", "mức điểm cao nhất", "the most final score"),
}
