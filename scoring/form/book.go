package form

import (
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring/internal/sheet"
	"github.com/xuri/excelize/v2"
)

// typeface is what official papers are set in.
const typeface = "Times New Roman"

// book is a workbook that is being written. The first error stops all that follows.
type book struct {
	f      *excelize.File
	sheet  string
	lang   locale.Lang
	styles map[look]int
	lists  map[string]string // where a list stands in the sheet of lists
	err    error
}

func newBook(l locale.Lang, name string, columns int) *book {
	b := &book{f: excelize.NewFile(), sheet: name, lang: l, styles: map[look]int{}, lists: map[string]string{}}
	b.try(b.f.SetSheetName("Sheet1", name))
	font := b.look(look{})
	b.try(b.f.SetColStyle(name, "A:"+sheet.ColumnName(columns-1), font))
	return b
}

func (b *book) try(err error) {
	if b.err == nil {
		b.err = err
	}
}

// ref names a cell, counted from 0.
func ref(row, column int) string { return sheet.ColumnName(column) + strconv.Itoa(row+1) }

// absolute names a cell in a formula: $G$12.
func absolute(row, column int) string {
	return "$" + sheet.ColumnName(column) + "$" + strconv.Itoa(row+1)
}

// text writes a text into a cell, which has a look.
func (b *book) text(row, column int, text string, l look) {
	b.style(row, column, row, column, l)
	b.put(row, column, text)
}

// put writes a text into a cell.
func (b *book) put(row, column int, text string) {
	if text == "" || b.err != nil {
		return
	}
	if units(text) > excelize.TotalCellChars {
		b.try(longText.Say(ref(row, column), excelize.TotalCellChars))
		return
	}
	b.try(b.f.SetCellStr(b.sheet, ref(row, column), escape(text)))
}

// cell writes a figure into a cell that has its look already.
func (b *book) cell(row, column int, c sheet.Cell) {
	switch c.Kind {
	case sheet.Number:
		if b.err == nil {
			b.try(b.f.SetCellDefault(b.sheet, ref(row, column), c.Text))
		}
	case sheet.Text:
		b.put(row, column, c.Text)
	}
}

// merge makes one cell of those of a row, from one column to another.
func (b *book) merge(row, column, toColumn int) {
	if b.err == nil && toColumn > column {
		b.try(b.f.MergeCell(b.sheet, ref(row, column), ref(row, toColumn)))
	}
}

func (b *book) height(row int, points int) {
	if b.err == nil {
		b.try(b.f.SetRowHeight(b.sheet, row+1, float64(points))) // a height, no number of the rubric
	}
}

func (b *book) widths(widths []int) {
	for i, w := range widths {
		if name := sheet.ColumnName(i); b.err == nil {
			b.try(b.f.SetColWidth(b.sheet, name, name, float64(w))) // a width, no number of the rubric
		}
	}
}

// protect keeps everybody from changing what is not to be filled in. There is no
// password: it is a help, not a lock.
func (b *book) protect(name string) {
	if b.err == nil {
		b.try(b.f.ProtectSheet(name, &excelize.SheetProtectionOptions{
			SelectLockedCells: true, SelectUnlockedCells: true, FormatColumns: true, FormatRows: true, FormatCells: true,
		}))
	}
}

// page has the sheet printed across pages of A4 with its head on each of them, and columns
// (B:C) if any are named: as wide as the page, or in its own size where that would be too
// small to read.
func (b *book) page(head int, fit bool, columns string) {
	if b.err != nil {
		return
	}
	landscape, a4, one, many := "landscape", 9, 1, 0
	layout := &excelize.PageLayoutOptions{Orientation: &landscape, Size: &a4}
	if fit {
		layout.FitToWidth, layout.FitToHeight = &one, &many
	}
	b.try(b.f.SetPageLayout(b.sheet, layout))
	b.try(b.f.SetSheetProps(b.sheet, &excelize.SheetPropsOptions{FitToPage: &fit}))
	inch := func(hundredths int) *float64 { // a margin, no number of the rubric
		v := float64(hundredths) / 100
		return &v
	}
	b.try(b.f.SetPageMargins(b.sheet, &excelize.PageLayoutMarginsOptions{
		Left: inch(59), Right: inch(59), Top: inch(59), Bottom: inch(71), Header: inch(30), Footer: inch(35),
	}))
	b.try(b.f.SetHeaderFooter(b.sheet, &excelize.HeaderFooterOptions{
		OddFooter: `&C&"` + typeface + `,Regular"&10` + pageOf.Say("&P", "&N").In(b.lang),
	}))
	titles := fmt.Sprintf("%s!$%d:$%[2]d", quoteSheet(b.sheet), head+1)
	if from, to, is := strings.Cut(columns, ":"); is {
		titles = fmt.Sprintf("%s!$%s:$%s,%s", quoteSheet(b.sheet), from, to, titles)
	}
	b.try(b.f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", Scope: b.sheet, RefersTo: titles}))
}

// freeze keeps the rows above one, and the columns before one, in sight.
func (b *book) freeze(row, column int) {
	if b.err != nil {
		return
	}
	pane := "bottomLeft"
	if column > 0 {
		pane = "bottomRight"
	}
	b.try(b.f.SetPanes(b.sheet, &excelize.Panes{
		Freeze: true, XSplit: column, YSplit: row, TopLeftCell: ref(row, column), ActivePane: pane,
	}))
}

// write protects the workbook and writes it.
func (b *book) write(w io.Writer, title, subject string) error {
	b.protect(b.sheet)
	if len(b.lists) > 0 {
		b.protect(listsSheet.Say().In(b.lang))
	}
	return b.save(w, title, subject)
}

// save writes the workbook, without excelize's author and times.
func (b *book) save(w io.Writer, title, subject string) error {
	if b.err != nil {
		return b.err
	}
	b.f.WorkBook.FileVersion = nil
	b.f.Pkg.Delete("docProps/core.xml")
	b.try(b.f.SetDocProps(&excelize.DocProperties{Title: title, Subject: subject, Language: string(b.lang)}))
	if b.err == nil {
		_, b.err = b.f.WriteTo(w)
	}
	return b.err
}

func quoteSheet(name string) string { return "'" + strings.ReplaceAll(name, "'", "''") + "'" }

// units counts a text as spreadsheets do.
func units(text string) (n int) {
	for _, r := range text {
		n += max(1, utf16.RuneLen(r))
	}
	return n
}

// shortened returns the start of a text that is longer than a message of a spreadsheet.
func shortened(text string, most int) string {
	n := 0
	for i, r := range text {
		if n += max(1, utf16.RuneLen(r)); n > most-1 {
			return text[:i] + "…"
		}
	}
	return text
}

// looksEscaped is what the texts of workbooks mean as one character: _x000D_.
var looksEscaped = regexp.MustCompile(`_x[0-9A-Fa-f]{1,4}_`)

// escape writes a text so that nothing in it is taken for another character.
func escape(s string) string {
	var out strings.Builder
	for {
		at := looksEscaped.FindStringIndex(s)
		if at == nil {
			break
		}
		out.WriteString(s[:at[0]] + "_x005F_")
		s = s[at[0]+1:] // the last character may begin another
	}
	return out.String() + s
}
