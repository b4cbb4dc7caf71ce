package xlsx

import (
	"errors"
	"io"
	"strings"

	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/remediation/internal/office/typeface"
	"github.com/xuri/excelize/v2"
)

// Write writes the tables of the document as a workbook, a sheet for each: those of the
// body, then those of the appendices. A sheet has the title of its part, the table with a
// filter, and the table's notes; what else the document says is not in it.
//
// The numbers of number columns are numbers in it, exactly as they are written out, with
// as many places as the column has. Subtotals, totals and differences that add up are
// formulas with their value beside them, those that do not are the plain number. The dates
// of date columns are dates. All else is text and stays text, whatever it begins with. A
// number of more than 15 digits, which a spreadsheet would change, and a day before
// 1 March 1900, which it would take for another, are written as their text.
//
// Cells are not merged, since a filter would hide all rows but the first of them: a text
// or date that stands for several rows is repeated in each. A number is not, since a sum
// would count it twice.
//
// The error lists all faults of a document that cannot be written, says that it
// has no table or a text longer than a cell holds, or is that of w.
func Write(w io.Writer, d *office.Document) error {
	d, err := d.Ready(w)
	if err != nil {
		return err
	}
	b := &workbook{f: excelize.NewFile(), ruler: typeface.NewRuler(), styles: map[cellLook]int{}}
	b.write(d)
	if b.err == nil {
		b.try(b.f.Write(w))
	}
	b.try(b.f.Close())
	return b.err
}

// workbook is a workbook while it is written.
type workbook struct {
	f      *excelize.File
	ruler  *typeface.Ruler
	names  sheetNames
	sheets []*sheet
	texts  []string // of all cells, in the order of their placeholders
	styles map[cellLook]int
	err    error // the first
}

func (b *workbook) try(err error) {
	if b.err == nil {
		b.err = err
	}
}

func (b *workbook) write(d *office.Document) {
	b.names.lang = d.Lang
	b.try(b.f.SetDefaultFont(typeface.Name))
	for _, t := range office.Tables(d.Body) {
		b.sheet(d, t, t.Name, d.Landscape, [...]string{strings.ToUpper(d.Kind), d.Subject, ""})
	}
	for _, a := range d.Appendices {
		for _, t := range office.Tables(a.Body) {
			name := t.Name
			if name == "" {
				name = a.Title
			}
			b.sheet(d, t, name, a.Landscape, [...]string{a.Title, a.Subject, a.Attached})
		}
	}
	if len(b.sheets) == 0 {
		b.try(errors.New("a workbook has the tables of a document, and this one has none"))
		return
	}
	b.properties(d)
	b.finish()
}

// sheet adds the sheet of a table, below the lines of its title.
func (b *workbook) sheet(d *office.Document, t *office.Table, name string, landscape bool, title [3]string) {
	s := &sheet{
		workbook: b, name: b.names.next(name), table: t, lang: d.Lang, landscape: landscape,
		heights: map[int]rowHeight{},
	}
	if len(b.sheets) == 0 {
		b.try(b.f.SetSheetName("Sheet1", s.name))
	} else {
		_, err := b.f.NewSheet(s.name)
		b.try(err)
	}
	b.sheets = append(b.sheets, s)
	s.write(d.Draft, title)
}
