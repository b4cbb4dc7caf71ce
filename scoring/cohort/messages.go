package cohort

import (
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring"
)

// Rankings.
var (
	ranked    = locale.Define("cohort.ranked", "hạng %d trong %d đơn vị, %s điểm", "rank %d of %d, with %s points")
	notRanked = locale.Define("cohort.not_ranked",
		"chưa xếp hạng: điểm cuối cùng từ %s đến %s", "not ranked: the final score is from %s to %s")
	noSuchTies = locale.Define("cohort.no_such_ties",
		"cách xếp hạng điểm bằng nhau là competition, dense hoặc plain, không phải %q",
		"equal scores are ranked by competition, dense or plain, not by %q")
	noResults    = locale.Define("cohort.no_results", "không có kết quả nào để xếp hạng", "there are no results to rank")
	noResult     = locale.Define("cohort.no_result", "kết quả thứ %d không có", "result %d is none")
	unitTwice    = locale.Define("cohort.unit_twice", "đơn vị %q có hai kết quả", "the unit %q has two results")
	otherEdition = locale.Define("cohort.other_edition",
		"kết quả của đơn vị %q theo phiên bản %s, kết quả đầu tiên theo %s",
		"the result of the unit %q is by the edition %s, the first by %s").As(scoring.ErrEdition)
)

// Summaries.
var (
	otherPart = locale.Define("cohort.other_part",
		"các đơn vị này theo phiên bản %s, các đơn vị trước theo %s",
		"these units are by the edition %s, those before by %s").As(scoring.ErrEdition)
	everyUnit     = locale.Define("cohort.every_unit", "tất cả đơn vị", "all units")
	summaryOfNone = locale.Define("cohort.summary_of_none",
		"%s: %d đơn vị, chưa đơn vị nào có điểm (%d chưa đủ số liệu, %d chưa nộp phiếu chấm điểm)",
		"%s: %d units, none has a final score (%d open, %d without a sheet)")
	summarised = locale.Define("cohort.summarised",
		"%s: %d đơn vị, %d có điểm, %d chưa đủ số liệu, %d chưa nộp phiếu chấm điểm; "+
			"trung bình của các tỷ lệ %s%%, tỷ lệ của điểm trung bình %s%%; điểm: %s",
		"%s: %d units, %d with a final score, %d open, %d without a sheet; "+
			"mean of the percentages %s%%, percentage of the means %s%%; points: %s")
	itemSummarised = locale.Define("cohort.item_summarised",
		"%d trong %d đơn vị mất điểm, tổng cộng mất %s điểm; %d đơn vị không tính, %d chưa đủ số liệu",
		"%d of %d units lost points, %s points in all; %d units are excluded, %d open")
	weighed = locale.Define("cohort.weighed",
		"%s: chiếm %s%% thang điểm, %s%% tổng số điểm đạt được, %s%% mức chênh lệch giữa các đơn vị",
		"%s: %s%% of the maximum, %s%% of all points earned, %s%% of what makes units differ")
	remainderWeighed = locale.Define("cohort.remainder_weighed",
		"phần còn lại (quy đổi, mức trần, mức sàn): %s%% tổng số điểm, %s%% mức chênh lệch giữa các đơn vị",
		"the remainder (rescaling, caps, bounds): %s%% of all points, %s%% of what makes units differ")
)
