package xlsx

import (
	"strings"

	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/remediation/internal/office/text"
	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"
)

// Widths are in hundredths of a digit of the sheet's font, which is how
// spreadsheets measure columns.
const (
	// sheetWidth fills an A4 page laid across, between its margins, portraitWidth one
	// that is upright.
	sheetWidth     = 134_00
	portraitWidth  = 87_00
	minColumnWidth = 4_00
	// maxLength is that of a text of more lines than a row is high.
	maxLength = 100 * sheetWidth
	// sheetEm is the size of letters: two digits, and a little more since a screen
	// rounds a digit down.
	sheetEm = 2_14
	// cellPadding is what a cell leaves empty beside its text.
	cellPadding = 1_50
	// numberIndent is what a number leaves empty besides.
	numberIndent = 1_30
)

// columns gives every column its part of the page, but never less than its
// numbers and words need: numbers that do not fit are shown as ####, words are
// broken anywhere. A table too wide for the page is printed smaller.
func (s *sheet) columns() {
	s.places = placesOf(s.table, s.lang)
	page := portraitWidth
	if s.landscape {
		page = sheetWidth
	}
	parts, sum := s.table.Parts()
	for i, p := range parts {
		width := int(int64(page) * int64(p) / int64(sum))
		width = max(width, min(s.least(i), sheetWidth))
		s.widths = append(s.widths, width)
		name, err := excelize.ColumnNumberToName(i + 1)
		s.try(err)
		s.try(s.f.SetColWidth(s.name, name, name, decimal.New(int64(width), -2).InexactFloat64())) // a width, never a score
	}
}

// least returns the width that a column cannot do without. A word longer than
// most is broken all the same.
func (s *sheet) least(column int) int {
	c := s.table.Columns[column]
	width := minColumnWidth
	words := func(t string, l cellLook, limit int) {
		for word := range text.Words(t) {
			width = max(width, min(s.length(word, l), limit)+cellPadding)
		}
	}
	words(c.Title, cellLook{bold: true}, sheetWidth)
	for _, r := range s.table.Rows {
		if r.Kind == office.Group {
			continue
		}
		l := cellLook{bold: r.Kind != office.Ordinary}
		if n, ok := numberOf(c, r.Cells[column]); ok {
			shown := n.text + strings.Repeat("0", s.places[column]-n.places)
			width = max(width, s.length(shown, l)+cellPadding+numberIndent)
		} else if _, ok := dayOf(c, r.Cells[column]); ok {
			width = max(width, s.length("00/00/0000", l)+cellPadding)
		} else if c.Kind == office.Codes {
			width = max(width, min(s.length(r.Cells[column].Text, l), sheetWidth/4)+cellPadding)
		} else {
			words(r.Cells[column].Text, l, sheetWidth/10)
		}
	}
	return width
}

// length is how long a text is in one line.
func (b *workbook) length(text string, l cellLook) int {
	return b.ruler.Length(text, l.bold, sheetEm*l.size()/textSize, maxLength)
}

// rowHeight is how high a row is, in points.
type rowHeight struct {
	points int
	fixed  bool // one cell across the row: spreadsheets do not fit its height
}

// fit makes the current row at least as high as a text in a cell of the width
// needs. Not every program does so when it opens a workbook.
func (s *sheet) fit(text string, width int, l cellLook) {
	lines := s.lines(text, width-cellPadding, l)
	points := min(lines*(l.size()+3)+3, excelize.MaxRowHeight)
	if points > s.heights[s.row].points {
		s.heights[s.row] = rowHeight{points: points}
	}
}

// lines estimates how many lines a text takes: words that do not fit go to the
// next line, words longer than a line are broken.
func (b *workbook) lines(s string, width int, l cellLook) int {
	lines, used := 1, 0
	space := b.length(" ", l)
	for word := range text.Words(s) {
		w := b.length(word, l)
		if used > 0 && used+space+w > width {
			lines, used = lines+1, 0
		}
		if used > 0 {
			used += space
		}
		used += w
		if used > width {
			lines += used / width
			used %= width
		}
	}
	return lines
}
