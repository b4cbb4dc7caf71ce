package xlsx

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode/utf16"

	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"
)

// text writes a text into the current row, which is made high enough for it.
func (s *sheet) text(column int, text string, l cellLook) {
	s.put(column, text, l)
	s.fit(text, s.widths[column], l)
}

// put writes a text into the current row.
func (s *sheet) put(column int, text string, l cellLook) {
	units := 0
	for _, r := range text {
		units += utf16.RuneLen(r)
	}
	cell := s.at(column, s.row)
	if units > excelize.TotalCellChars {
		s.try(fmt.Errorf("sheet %q, cell %s: %d characters, a workbook's cell holds %d", s.name, cell, units,
			excelize.TotalCellChars))
	}
	// Formatted as text, "1.10" does not become a number when someone edits it.
	// Older spreadsheets show longer texts so formatted as #####.
	if units <= 255 {
		l.format = "@"
	}
	l.quoted = text != "" && strings.ContainsRune("=+-@'", rune(text[0]))
	s.style(cell, l)
	if text != "" {
		// The text takes the place of its number at the end.
		s.try(s.f.SetCellStr(s.name, cell, strconv.Itoa(len(s.texts))))
		s.workbook.texts = append(s.workbook.texts, escapeXString(text))
	}
}

// number writes a number into the current row, beside the formula if there is one.
func (s *sheet) number(column int, n sheetNumber, formula string, l cellLook) {
	cell := s.at(column, s.row)
	l.format = "0"
	if places := s.places[column]; places > 0 {
		l.format += "." + strings.Repeat("0", places)
	}
	s.style(cell, l)
	s.fit("", s.widths[column], l)
	s.try(s.f.SetCellDefault(s.name, cell, n.text))
	if formula != "" {
		s.try(s.f.SetCellFormula(s.name, cell, formula))
	}
}

// day writes a date into the current row.
func (s *sheet) day(column int, serial int64, l cellLook) {
	cell := s.at(column, s.row)
	l.format = "dd/mm/yyyy"
	s.style(cell, l)
	s.fit("", s.widths[column], l)
	s.try(s.f.SetCellDefault(s.name, cell, strconv.FormatInt(serial, 10)))
}

// sheetNumber is a number that a spreadsheet keeps as it is.
type sheetNumber struct {
	value  decimal.Decimal
	text   string
	places int // decimals that its text has
}

// maxSheetDigits is how many digits of a number a spreadsheet keeps.
const maxSheetDigits = 15

// numberOf returns the number of a cell of the column, false where it is text.
func numberOf(c office.Column, cell office.Cell) (sheetNumber, bool) {
	v := cell.Number.Decimal
	if c.Kind != office.Numbers || !cell.Number.Valid || v.Exponent() > maxSheetDigits || v.Exponent() < -1000 {
		return sheetNumber{}, false // its text could be endless
	}
	text := v.String()
	whole, decimals, _ := strings.Cut(strings.TrimPrefix(text, "-"), ".")
	return sheetNumber{v, text, len(decimals)}, len(whole)+len(decimals) <= maxSheetDigits
}

// Spreadsheets count days from 30 December 1899, but only from 1 March 1900 on as everybody
// else does, and up to the year 9999.
var (
	dayZero  = rubric.Date{Year: 1899, Month: time.December, Day: 30}
	firstDay = rubric.Date{Year: 1900, Month: time.March, Day: 1}
	lastDay  = rubric.Date{Year: 9999, Month: time.December, Day: 31}
)

// dayOf returns the date of a cell of the column as spreadsheets count days, false where it
// is text: a date of which the day is open, or none.
func dayOf(c office.Column, cell office.Cell) (int64, bool) {
	d := cell.Date
	if c.Kind != office.Dates || d.Year < firstDay.Year || d.Year > lastDay.Year || d.Plus(0) != d {
		return 0, false
	}
	n := d.DayNumber()
	return n - dayZero.DayNumber(), n >= firstDay.DayNumber()
}

// placesOf returns how many decimals the numbers of each column have, as numbers or as
// they are written out.
func placesOf(t *office.Table, l locale.Lang) []int {
	separator := "."
	if l == rubric.Vietnamese {
		separator = ","
	}
	places := make([]int, len(t.Columns))
	for _, r := range t.Rows {
		for i, cell := range r.Cells {
			n, ok := numberOf(t.Columns[i], cell)
			if !ok || r.Kind == office.Group {
				continue
			}
			places[i] = max(places[i], n.places)
			if _, written, _ := strings.Cut(cell.Text, separator); len(written) <= maxSheetDigits && digits(written) {
				places[i] = max(places[i], len(written))
			}
		}
	}
	return places
}

func digits(s string) bool { return strings.Trim(s, "0123456789") == "" }

// xEscape is how the strings of workbooks escape characters: _x000D_ is read as
// a carriage return, by LibreOffice also where it is shorter. Text that looks so
// has its first character escaped.
var xEscape = regexp.MustCompile(`_x[0-9A-Fa-f]{1,4}_`)

func escapeXString(s string) string {
	var out strings.Builder
	for {
		at := xEscape.FindStringIndex(s)
		if at == nil {
			break
		}
		out.WriteString(s[:at[0]] + "_x005F_")
		s = s[at[0]+1:] // the last character may begin another
	}
	return out.String() + s
}
