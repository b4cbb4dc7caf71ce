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
	loose     []int // ordinary rows that no subtotal adds up, and the subtotals
}

// add takes the next row and returns those that it adds up. There can be a choice: a total
// is that of the subtotals alone, or also of the rows that stand beside them.
func (s *sheetSums) add(row int, kind office.RowKind) [][]int {
	switch kind {
	case office.Group:
		s.ordinary = nil
	case office.Ordinary:
		s.ordinary = append(s.ordinary, row)
		s.loose = append(s.loose, row)
	case office.Subtotal:
		of := s.ordinary
		s.loose = append(s.loose[:len(s.loose)-len(of)], row) // those that it adds up are loose no more
		s.subtotals, s.ordinary = append(s.subtotals, row), nil
		return [][]int{of}
	case office.Total:
		return [][]int{s.subtotals, s.loose}
	}
	return nil
}

// maxSumArguments is how many arguments a spreadsheet's SUM takes.
const maxSumArguments = 255

// formula returns the formula of a number in a cell, or "" where none comes to exactly n:
// what does not add up is not repaired. Row i of the table is row i+offset of the sheet.
func (s *sheet) formula(choices [][]int, row, column int, n sheetNumber, offset int) string {
	for _, parts := range choices {
		if f := s.sum(parts, column, n, offset); f != "" {
			return f
		}
	}
	return s.difference(row, column, n, offset)
}

// sum returns the formula that adds up cells of a column. Empty cells do not count; a text
// among the parts has no place in a sum.
func (s *sheet) sum(parts []int, column int, n sheetNumber, offset int) string {
	var sum decimal.Decimal
	numbers := 0
	for _, i := range parts {
		cell := s.table.Rows[i].Cells[column]
		part, ok := numberOf(s.table.Columns[column], cell)
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
	for i, span := range spans {
		arguments[i] = s.at(column, span.first+offset)
		if span.last > span.first {
			arguments[i] += ":" + s.at(column, span.last+offset)
		}
	}
	return "SUM(" + strings.Join(arguments, ",") + ")"
}

// difference returns the formula of a column that is the difference of two.
func (s *sheet) difference(row, column int, n sheetNumber, offset int) string {
	d := s.table.Columns[column].Difference
	if d == nil || d.Of == column || d.Less == column {
		return ""
	}
	cells := s.table.Rows[row].Cells
	of, ok := numberOf(s.table.Columns[d.Of], cells[d.Of])
	less, both := numberOf(s.table.Columns[d.Less], cells[d.Less])
	if !ok || !both || !of.value.Sub(less.value).Equal(n.value) {
		return ""
	}
	return s.at(d.Of, row+offset) + "-" + s.at(d.Less, row+offset)
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
