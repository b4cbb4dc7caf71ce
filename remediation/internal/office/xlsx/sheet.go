package xlsx

import (
	"strings"

	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/xuri/excelize/v2"
)

// sheet is the sheet of a table while it is written.
type sheet struct {
	*workbook
	name      string
	table     *office.Table
	lang      locale.Lang
	landscape bool
	widths    []int // of the columns, in hundredths of a digit
	places    []int // of the numbers of a column
	row       int   // the last one written, from 1
	merged    []int // rows that are one cell
	heights   map[int]rowHeight
}

// write writes the sheet: what a draft says of itself, the three lines of a title, the
// table and its notes.
func (s *sheet) write(draft string, title [3]string) {
	s.columns()
	s.banner(draft, cellLook{bold: true})
	s.banner(title[0], cellLook{title: true, bold: true, align: "center"})
	s.banner(strings.ToUpper(title[1]), cellLook{bold: true, align: "center"})
	s.banner(title[2], cellLook{italic: true, align: "center"})
	s.banner(s.table.Caption, cellLook{bold: true, align: "center"})
	if s.row > 0 {
		s.row++
	}
	head := s.row + 1
	s.rows()
	foot := s.row
	if len(s.table.Notes) > 0 {
		s.row++
	}
	for _, note := range s.table.Notes {
		s.banner(note, cellLook{italic: true})
	}
	s.page(head, foot)
}

// rows writes the table.
func (s *sheet) rows() {
	s.row++
	for i, c := range s.table.Columns {
		s.text(i, c.Title, cellLook{bold: true, grid: true, grey: true, align: "center"})
	}
	var sums sheetSums
	for i, r := range s.table.Rows {
		s.row++
		parts := sums.add(i, r.Kind)
		if r.Kind == office.Group {
			s.group(r)
			continue
		}
		for j, c := range s.table.Columns {
			l := cellLook{bold: r.Kind != office.Ordinary, grid: true, grey: r.Kind == office.Total}
			l.align = columnAligns[c.Kind]
			cell := s.standing(i, j)
			if n, ok := numberOf(c, cell); ok {
				s.number(j, n, s.formula(parts, i, j, n, s.row-i), l)
			} else if n, ok := dayOf(c, cell); ok {
				s.day(j, n, l)
			} else {
				s.text(j, cell.Text, l)
			}
		}
	}
}

// columnAligns are where the cells of a column stand.
var columnAligns = [...]string{office.Numbers: "right", office.Dates: "center", office.Codes: "center"}

// standing returns what a cell says: its own text, number or date or, where it is one with
// those above it, their text or date.
func (s *sheet) standing(row, column int) office.Cell {
	for row > 0 && s.table.Rows[row].Cells[column].Above {
		if s.table.Columns[column].Kind == office.Numbers {
			return office.Cell{}
		}
		row--
	}
	return s.table.Rows[row].Cells[column]
}

// group writes a heading across the table.
func (s *sheet) group(r office.Row) {
	l := cellLook{bold: true, grid: true}
	for i := range s.table.Columns {
		s.put(i, "", l)
	}
	s.across(r.Cells[0].Text, l)
}

// banner writes a line across the page, outside of the table's grid.
func (s *sheet) banner(text string, l cellLook) {
	if text != "" {
		s.row++
		s.across(text, l)
	}
}

// across writes one cell over the whole row.
func (s *sheet) across(text string, l cellLook) {
	s.put(0, text, l)
	width := 0
	for _, w := range s.widths {
		width += w
	}
	s.fit(text, width, l)
	s.heights[s.row] = rowHeight{s.heights[s.row].points, true}
	s.merged = append(s.merged, s.row)
}

// at names a cell by column, from 0, and row.
func (s *sheet) at(column, row int) string {
	name, err := excelize.CoordinatesToCellName(column+1, row)
	s.try(err)
	return name
}
