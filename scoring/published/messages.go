package published

import (
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring"
)

// Published tables.
var (
	theTotal    = locale.Define("scoring.total", "tổng điểm", "the total")
	noResult    = locale.Define("no_result", "không có kết quả", "there is no result")
	tableOfUnit = locale.Define("table_of_other_unit",
		"bảng là của đơn vị %q, kết quả là của %q", "the table is for the unit %q, the result for %q").As(scoring.ErrUnit)
	tableOfRubric = locale.Define("table_of_other_rubric",
		"bảng theo bộ chỉ số %q, kết quả theo %q",
		"the table is for the rubric %q, the result for %q").As(scoring.ErrEdition)
	noItemInResult = locale.Define("no_item_in_result",
		"kết quả không có mục %q", "the result has no item %q").As(scoring.ErrUnknownItem)
	tablePlaces   = locale.Define("table_places", "places từ 0 đến %d, không phải %d", "places is 0 to %d, not %d")
	printedTwice  = locale.Define("printed_twice", "mục %q được in hai lần", "item %q is printed twice")
	tooManyDigits = locale.Define("scoring.number_too_long",
		"%s có hơn %d chữ số trước hoặc sau dấu chấm", "%s has more than %d digits before or after the point")
)
