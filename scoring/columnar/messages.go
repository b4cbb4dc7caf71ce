package columnar

import (
	"errors"

	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring"
)

// Columns.
var (
	columnLen = locale.Define("column_len",
		"cột có %d số liệu, trong khi có %d đơn vị",
		"the column has %d figures, of %d units").As(scoring.ErrFacts)
	columnKnown = locale.Define("column_known",
		"cột cho biết số liệu nào đã có gồm %d giá trị, trong khi có %d đơn vị",
		"Known has %d values, of %d units").As(scoring.ErrFacts)
	columnKind = locale.Define("column_kind",
		"số liệu kiểu %s không lấy từ %s; dùng %s",
		"figures of the type %s are not %s, but %s").As(scoring.ErrFacts)
	columnPlaces = locale.Define("column_places",
		"cột có %d chữ số thập phân; chỉ nhận từ 0 đến %d",
		"the column has %d decimal places; 0 to %d are allowed").As(scoring.ErrFacts)
	columnDay = locale.Define("column_day",
		"không có ngày nào cách 1970-01-01 %d ngày",
		"there is no day %d days after 1970-01-01").As(scoring.ErrFacts)
	columnOption = locale.Define("column_option",
		"lựa chọn thứ %d không có trong %d tên",
		"there is no option %d of %d names").As(scoring.ErrFacts)
	columnsEmpty = locale.Define("columns_empty",
		"không có cột nào cho %d đơn vị",
		"there is no column for %d units").As(scoring.ErrFacts)
	partOfOther = locale.Define("part_of_other",
		"mục %q là một phần của mục %q, nơi điểm các phần không chỉ cộng lại",
		"the item %q is a part of %q, whose parts do not simply add up")
)

// What only a programmer does wrong.
var (
	errNoUnits    = errors.New("there is no sequence of units")
	errNoColumns  = errors.New("there are no columns")
	errNoTable    = errors.New("there is no table")
	errOtherTable = errors.New("the table was made by another scorer")
)
