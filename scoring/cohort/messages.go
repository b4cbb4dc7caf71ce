package cohort

import (
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring"
)

// Units and results.
var (
	noUnits      = locale.Define("cohort.no_units", "không có đơn vị nào để xếp hạng", "there are no units to rank")
	noResult     = locale.Define("cohort.no_result", "kết quả thứ %d không có", "result %d is none")
	unitTwice    = locale.Define("cohort.unit_twice", "đơn vị %q có hai kết quả", "the unit %q has two results")
	otherEdition = locale.Define("cohort.other_edition",
		"kết quả của đơn vị %q theo phiên bản %s, kết quả đầu tiên theo %s",
		"the result of the unit %q is by the edition %s, the first by %s").As(scoring.ErrEdition)
	rosterNoID = locale.Define("cohort.roster_no_id",
		"đơn vị thứ %d trong danh sách không có mã", "unit %d of the roster has no ID")
	rosterTwice = locale.Define("cohort.roster_twice",
		"đơn vị %q có hai lần trong danh sách", "the unit %q stands on the roster twice")
	rosterOtherGroup = locale.Define("cohort.roster_other_group",
		"danh sách ghi đơn vị %q thuộc nhóm đối tượng %q, bảng điểm ghi nhóm %q",
		"the roster has the unit %q in the group %q, its sheet in %q")
)

// Places.
var (
	ranked    = locale.Define("cohort.ranked", "hạng %s trong %d đơn vị, %s điểm", "rank %s of %d, with %s points")
	notRanked = locale.Define("cohort.not_ranked",
		"chưa xếp hạng: điểm cuối cùng từ %s đến %s", "not ranked: the final score is from %s to %s")
	keyNotKnown = locale.Define("cohort.key_not_known",
		"chưa xếp hạng: điểm cuối cùng là %s, nhưng chưa đủ số liệu của mục dùng để phân định thứ hạng",
		"not ranked: the final score is %s, but figures of the items that separate equal units are missing")
	placedThen   = locale.Define("cohort.placed_then", "%s; %s", "%s; %s")
	surelyPlaced = locale.Define("cohort.surely_placed",
		"khi đủ số liệu của cả nhóm chắc chắn hạng %s", "surely rank %s once no figure of the group is missing")
	betweenPlaces = locale.Define("cohort.between_places",
		"khi đủ số liệu của cả nhóm từ hạng %s đến hạng %s",
		"from rank %s to rank %s once no figure of the group is missing")
	gapToPlace = locale.Define("cohort.gap_to_place",
		"kém hạng %[2]s %[1]s điểm", "points missing to rank %[2]s: %[1]s")
	gapOfKey = locale.Define("cohort.gap_of_key",
		"bằng điểm hạng %s, xếp sau theo mục phân định thứ hạng",
		"equal to rank %s, and behind it by a key that separates equal units")
	gapToBand = locale.Define("cohort.gap_to_band",
		"còn thiếu %s điểm để đạt mức %s", "points missing to the band %[2]s: %[1]s")
	gapToBandIf = locale.Define("cohort.gap_to_band_if",
		"còn thiếu %s điểm để đạt mức %s, mức này còn có điều kiện: %s",
		"points missing to the band %[2]s: %[1]s; it also asks for this: %[3]s")
	gapOfCondition = locale.Define("cohort.gap_of_condition",
		"đủ điểm của mức %s nhưng chưa đạt điều kiện: %s",
		"the score reaches the band %s, which also asks for this: %s")
	plainNumber = locale.Define("cohort.number", "%s", "%s")
	aboutNumber = locale.Define("cohort.about_number", "khoảng %s", "about %s")
)

// What is said below a ranking.
var (
	rankedBy = locale.Define("cohort.ranked_by",
		"Xếp hạng trong từng nhóm đối tượng theo %s; %s.", "Ranked within each object group by %s; %s.")
	byPoints  = locale.Define("cohort.by_points", "điểm cuối cùng", "the final score")
	byIndex   = locale.Define("cohort.by_index", "chỉ số (điểm cuối cùng ÷ điểm tối đa × 100)", "the index (final score ÷ maximum × 100)")
	exactly   = locale.Define("cohort.exactly", "%s chính xác, chưa làm tròn", "%s, exactly, before rounding")
	asRounded = locale.Define("cohort.as_rounded",
		"%s đã làm tròn đến %d chữ số thập phân (%s)", "%s, rounded to %d decimal places (%s)")
	roundedHalfUp   = locale.Define("cohort.half_up", "từ nửa đơn vị trở lên thì làm tròn lên", "half up")
	roundedHalfEven = locale.Define("cohort.half_even", "đúng nửa đơn vị thì làm tròn về chữ số chẵn", "half to even")
	roundedDown     = locale.Define("cohort.down", "bỏ phần dư", "down")
	tiesCompetition = locale.Define("cohort.ties_competition",
		"các đơn vị bằng nhau cùng nhận hạng cao hơn, các hạng tiếp theo bỏ trống (1, 2, 2, 4)",
		"equal units share the better place, and the places behind stay free (1, 2, 2, 4)")
	tiesDense = locale.Define("cohort.ties_dense",
		"các đơn vị bằng nhau cùng một hạng, không bỏ trống hạng nào (1, 2, 2, 3)",
		"equal units share a place, and no place stays free (1, 2, 2, 3)")
	tiesModified = locale.Define("cohort.ties_modified",
		"các đơn vị bằng nhau cùng nhận hạng thấp hơn (1, 3, 3, 4)", "equal units share the worse place (1, 3, 3, 4)")
	tiesFractional = locale.Define("cohort.ties_fractional",
		"các đơn vị bằng nhau cùng nhận hạng trung bình (1; 2,5; 2,5; 4)",
		"equal units share the mean of their places (1, 2.5, 2.5, 4)")
	tiesOrdinal = locale.Define("cohort.ties_ordinal",
		"các đơn vị bằng nhau được phân định lần lượt theo: %s", "equal units are separated by, in this order: %s")
	keyMost  = locale.Define("cohort.key_most", "điểm mục %s cao hơn", "more points of %s")
	keyLeast = locale.Define("cohort.key_least", "điểm mục %s thấp hơn", "fewer points of %s")
	keyThen  = locale.Define("cohort.key_then", "%s, %s", "%s, %s")

	noteUndecided = locale.Define("cohort.note_undecided",
		"%s Đơn vị không phân định được theo các mục trên thì cùng nhận hạng cao hơn.",
		"%s Units that none of these separates share the better place.")
	noteOpen = locale.Define("cohort.note_open",
		"%s Còn %d đơn vị chưa đủ số liệu nên thứ hạng là tạm thời.",
		"%s Units with missing figures: %d, so the places are provisional.")
	noteAbsent = locale.Define("cohort.note_absent",
		"%s Có %d đơn vị không có bảng điểm, được liệt kê riêng và không tính vào số đơn vị xếp hạng.",
		"%s Units without a score sheet: %d; they are listed apart and not counted among those ranked.")
)

// Summaries.
var (
	otherPart = locale.Define("cohort.other_part",
		"các đơn vị này theo phiên bản %s, các đơn vị trước theo %s",
		"these units are by the edition %s, those before by %s").As(scoring.ErrEdition)
	everyUnit     = locale.Define("cohort.every_unit", "toàn bộ", "all together")
	summaryOfNone = locale.Define("cohort.summary_of_none",
		"%s: %d đơn vị, chưa đơn vị nào có điểm (%d chưa đủ số liệu, %d chưa nộp phiếu chấm điểm)",
		"%s: units: %d, none with a final score (open: %d, without a sheet: %d)")
	summarised = locale.Define("cohort.summarised",
		"%s: %d đơn vị, %d có điểm, %d chưa đủ số liệu, %d chưa nộp phiếu chấm điểm; "+
			"trung bình của các tỷ lệ %s%%, tỷ lệ của điểm trung bình %s%%; điểm: %s",
		"%s: units: %d, with a final score: %d, open: %d, without a sheet: %d; "+
			"mean of the percentages %s%%, percentage of the means %s%%; points: %s")
	itemSummarised = locale.Define("cohort.item_summarised",
		"%d trong %d đơn vị mất điểm, tổng cộng mất %s điểm; %d đơn vị không tính, %d chưa đủ số liệu",
		"units that lost points: %d of %d, points lost in all: %s; units excluded: %d, open: %d")
	weighed = locale.Define("cohort.weighed",
		"%s: chiếm %s%% thang điểm, %s%% tổng số điểm đạt được, %s%% mức chênh lệch giữa các đơn vị",
		"%s: %s%% of the maximum, %s%% of all points earned, %s%% of what makes units differ")
	remainderWeighed = locale.Define("cohort.remainder_weighed",
		"phần còn lại (quy đổi, mức trần, mức sàn): %s%% tổng số điểm, %s%% mức chênh lệch giữa các đơn vị",
		"the remainder (rescaling, caps, bounds): %s%% of all points, %s%% of what makes units differ")
)

// Bands and quotas.
var (
	sharesPlaces = locale.Define("cohort.shares_places",
		"tỷ lệ được làm tròn đến từ 0 đến 6 chữ số thập phân, không phải %d",
		"percentages are rounded to 0 to 6 decimal places, not to %d")
	sharesMode  = locale.Define("cohort.shares_mode", "không có cách làm tròn %q", "unknown rounding %q")
	sharesCount = locale.Define("cohort.shares_count",
		"số đếm thứ %d là %d, không phải số đơn vị", "count %d is %d, which is no number of units")
	sharesOfNothing = locale.Define("cohort.shares_of_nothing", "không có đơn vị nào", "there are no units")
	sharesRounded   = locale.Define("cohort.shares_rounded",
		"Từng tỷ lệ được làm tròn riêng đến %d chữ số thập phân (%s); cộng lại đúng 100%%.",
		"Each percentage is rounded for itself to %d decimal places (%s); they add up to 100%%.")
	sharesNotWhole = locale.Define("cohort.shares_not_whole",
		"Từng tỷ lệ được làm tròn riêng đến %d chữ số thập phân (%s); cộng lại là %s%% do làm tròn.",
		"Each percentage is rounded for itself to %d decimal places (%s); they add up to %s%% because of rounding.")
	sharesLargest = locale.Define("cohort.shares_largest",
		"Các tỷ lệ được làm tròn đến %d chữ số thập phân theo phương pháp phần dư lớn nhất để cộng lại đúng 100%%; "+
			"không tỷ lệ nào khác với khi làm tròn riêng.",
		"The percentages are rounded to %d decimal places by largest remainder, so that they add up to 100%%; "+
			"none differs from what it is when rounded for itself.")
	sharesMoved = locale.Define("cohort.shares_moved",
		"Các tỷ lệ được làm tròn đến %d chữ số thập phân theo phương pháp phần dư lớn nhất để cộng lại đúng 100%%; "+
			"số tỷ lệ khác với khi làm tròn riêng: %d.",
		"The percentages are rounded to %d decimal places by largest remainder, so that they add up to 100%%; "+
			"those that differ from what they are when rounded for themselves: %d.")
	bandNone = locale.Define("cohort.band_none", "không được xếp loại", "without a band")
	bandOpen = locale.Define("cohort.band_open", "chưa đủ số liệu để xếp loại", "not known: figures are missing")

	quotaKept = locale.Define("cohort.quota_kept",
		"tối đa %s%% của %d đơn vị, tức %d đơn vị, được xếp %s; có %d đơn vị, không vượt",
		"at most %s%% of %d units, which is %d, may be %s; there are %d, which keeps it")
	quotaBroken = locale.Define("cohort.quota_broken",
		"tối đa %s%% của %d đơn vị, tức %d đơn vị, được xếp %s; có %d đơn vị, vượt %d",
		"at most %s%% of %d units, which is %d, may be %s; there are %d, which is %d too many")
	quotaKeptOpen = locale.Define("cohort.quota_kept_open",
		"tối đa %s%% của %d đơn vị, tức %d đơn vị, được xếp %s; có từ %d đến %d đơn vị khi đủ số liệu, không vượt",
		"at most %s%% of %d units, which is %d, may be %s; there are from %d to %d once no figure is missing, which keeps it")
	quotaBrokenOpen = locale.Define("cohort.quota_broken_open",
		"tối đa %s%% của %d đơn vị, tức %d đơn vị, được xếp %s; có ít nhất %d đơn vị, vượt ít nhất %d",
		"at most %s%% of %d units, which is %d, may be %s; there are at least %d, which is at least %d too many")
	quotaOpen = locale.Define("cohort.quota_open",
		"tối đa %s%% của %d đơn vị, tức %d đơn vị, được xếp %s; có từ %d đến %d đơn vị khi đủ số liệu, chưa kết luận được",
		"at most %s%% of %d units, which is %d, may be %s; there are from %d to %d once no figure is missing: undecided")
	quotaIllustrative = locale.Define("cohort.quota_illustrative", "%s (minh hoạ)", "%s (illustrative)")
)
