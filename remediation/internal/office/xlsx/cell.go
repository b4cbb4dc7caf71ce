package xlsx

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"
)

// text writes a text into the current row, which is made high enough for it.
func (b *workbook) text(column int, text string, l cellLook) {
	b.put(column, text, l)
	b.fit(text, b.widths[column], l)
}

// put writes a text into the current row.
func (b *workbook) put(column int, text string, l cellLook) {
	units := 0
	for _, r := range text {
		units += utf16.RuneLen(r)
	}
	cell := b.at(column, b.row)
	if units > excelize.TotalCellChars {
		b.try(fmt.Errorf("cell %s: %d characters, a workbook's cell holds %d", cell, units, excelize.TotalCellChars))
	}
	// Formatted as text, "1.10" does not become a number when someone edits it.
	// Older spreadsheets show longer texts so formatted as #####.
	if units <= 255 {
		l.format = "@"
	}
	l.quoted = text != "" && strings.ContainsRune("=+-@'", rune(text[0]))
	b.style(cell, l)
	if text != "" {
		b.try(b.f.SetCellStr(b.sheet, cell, strconv.Itoa(len(b.texts))))
		b.texts = append(b.texts, escapeXString(text))
	}
}

// number writes a number into the current row, beside the formula if there is one.
func (b *workbook) number(column int, n sheetNumber, formula string, l cellLook) {
	cell := b.at(column, b.row)
	l.format = "0"
	if n.places > 0 {
		l.format += "." + strings.Repeat("0", n.places)
	}
	b.style(cell, l)
	b.fit("", b.widths[column], l)
	b.try(b.f.SetCellDefault(b.sheet, cell, n.text))
	if formula != "" {
		b.try(b.f.SetCellFormula(b.sheet, cell, formula))
	}
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
