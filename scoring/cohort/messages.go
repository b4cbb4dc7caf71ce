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
