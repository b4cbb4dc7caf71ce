package xlsx

import (
	"strings"

	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/shopspring/decimal"
)

// sheetSums follows which rows of a table a subtotal and a total add up.
type sheetSums struct {
	ordinary  []int // since the last group or subtotal
	subtotals []int
}

// add takes the next row and returns those that it adds up.
func (s *sheetSums) add(row int, kind office.RowKind) []int {
	switch kind {
	case office.Group:
		s.ordinary = nil
	case office.Ordinary:
		s.ordinary = append(s.ordinary, row)
	case office.Subtotal:
		of := s.ordinary
		s.subtotals, s.ordinary = append(s.subtotals, row), nil
		return of
	case office.Total:
		if s.subtotals == nil {
			return s.ordinary
		}
		return s.subtotals
	}
	return nil
}

// maxSumArguments is how many arguments a spreadsheet's SUM takes.
const maxSumArguments = 255

// formula returns the formula that adds up cells of a column, or "" where it
// would not come to exactly n: a sum that does not add up is not repaired. Row i
// of the table is row i+offset of the sheet. Empty cells do not count; a text
// among the parts has no place in a sum.
func (b *workbook) formula(parts []int, column int, n sheetNumber, offset int) string {
	var sum decimal.Decimal
	numbers := 0
	for _, i := range parts {
		cell := b.table.Rows[i].Cells[column]
		part, ok := numberOf(b.table.Columns[column], cell)
		switch {
		case ok:
			sum = sum.Add(part.value)
			numbers++
		case cell.Number.Valid || cell.Text != "":
			return ""
		}
	}
	spans := rowSpansOf(parts)
	if numbers == 0 || len(spans) > maxSumArguments || !sum.Equal(n.value) {
		return ""
	}
	arguments := make([]string, len(spans))
	for i, s := range spans {
		arguments[i] = b.at(column, s.first+offset)
		if s.last > s.first {
			arguments[i] += ":" + b.at(column, s.last+offset)
		}
	}
	return "SUM(" + strings.Join(arguments, ",") + ")"
}

type rowSpan struct{ first, last int }

// rowSpansOf joins rows that follow each other.
func rowSpansOf(rows []int) []rowSpan {
	var out []rowSpan
	for _, row := range rows {
		if last := len(out) - 1; last >= 0 && out[last].last == row-1 {
			out[last].last = row
		} else {
			out = append(out, rowSpan{row, row})
		}
	}
	return out
}
