package xlsx

import (
	"errors"
	"io"

	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/remediation/internal/office/typeface"
	"github.com/parindex/parindex/rubric"
	"github.com/xuri/excelize/v2"
)

// Write writes the appendix as a workbook of one sheet: title, table, notes.
// The numbers of number columns are numbers in it, exactly as they are written
// out; subtotals and totals that add up are formulas with their value beside
// them, those that do not are the plain number. All else is text and stays text,
// whatever it begins with. A number of more than 15 digits, which a spreadsheet
// would change, is written as its text.
//
// The error lists all faults of a document that cannot be written, says that it
// has no appendix or a text longer than a cell holds, or is that of w.
func Write(w io.Writer, d *office.Document) error {
	d, err := d.Ready(w)
	if err != nil {
		return err
	}
	a, t := tableOf(d)
	if t == nil {
		return errors.New("a workbook is the table of an appendix, and the document has none")
	}
	f := excelize.NewFile()
	b := &workbook{
		f: f, sheet: sheetName.In(d.Lang), appendix: a, table: t, ruler: typeface.NewRuler(),
		styles: map[cellLook]int{}, heights: map[int]rowHeight{},
	}
	b.write(d)
	if b.err == nil {
		b.try(f.Write(w))
	}
	b.try(f.Close())
	return b.err
}

// tableOf returns the first appendix with a table, and that table.
func tableOf(d *office.Document) (office.Appendix, *office.Table) {
	for _, a := range d.Appendices {
		for _, block := range a.Body {
			if t, ok := block.(*office.Table); ok {
				return a, t
			}
		}
	}
	return office.Appendix{}, nil
}

// sheetName is the name of the one sheet.
var sheetName = rubric.Text{VI: "Phụ lục", EN: "Appendix"}

// workbook is a workbook while it is written.
type workbook struct {
	f        *excelize.File
	sheet    string
	appendix office.Appendix
	table    *office.Table
	ruler    *typeface.Ruler
	widths   []int // of the columns, in hundredths of a digit
	row      int   // the last one written, from 1
	texts    []string
	styles   map[cellLook]int
	merged   []int // rows that are one cell
	heights  map[int]rowHeight
	err      error // the first
}

func (b *workbook) try(err error) {
	if b.err == nil {
		b.err = err
	}
}

func (b *workbook) write(d *office.Document) {
	a := b.appendix
	b.try(b.f.SetSheetName("Sheet1", b.sheet))
	b.try(b.f.SetDefaultFont(typeface.Name))
	b.columns()
	b.banner(a.Title, cellLook{title: true, bold: true, align: "center"})
	b.banner(a.Subject, cellLook{bold: true, align: "center"})
	b.banner(a.Attached, cellLook{italic: true, align: "center"})
	b.banner(b.table.Caption, cellLook{italic: true, align: "center"})
	if b.row > 0 {
		b.row++
	}
	head := b.row + 1
	b.rows()
	foot := b.row
	if len(b.table.Notes) > 0 {
		b.row++
	}
	for _, note := range b.table.Notes {
		b.banner(note, cellLook{italic: true})
	}
	b.page(head, foot)
	b.properties(d)
	b.finish()
}

// rows writes the table.
func (b *workbook) rows() {
	b.row++
	for i, c := range b.table.Columns {
		b.text(i, c.Title, cellLook{bold: true, grid: true, grey: true, align: "center"})
	}
	var sums sheetSums
	for i, r := range b.table.Rows {
		b.row++
		parts := sums.add(i, r.Kind)
		if r.Kind == office.Group {
			b.group(r)
			continue
		}
		for j, c := range b.table.Columns {
			l := cellLook{bold: r.Kind != office.Ordinary, grid: true, grey: r.Kind == office.Total}
			if c.Kind == office.Numbers {
				l.align = "right"
			}
			cell := r.Cells[j]
			if n, ok := numberOf(c, cell); ok {
				b.number(j, n, b.formula(parts, j, n, b.row-i), l)
			} else {
				b.text(j, cell.Text, l)
			}
		}
	}
}

// group writes a heading across the table.
func (b *workbook) group(r office.Row) {
	l := cellLook{bold: true, grid: true}
	for i := range b.table.Columns {
		b.put(i, "", l)
	}
	b.across(r.Cells[0].Text, l)
}

// banner writes a line across the page, outside of the table's grid.
func (b *workbook) banner(text string, l cellLook) {
	if text != "" {
		b.row++
		b.across(text, l)
	}
}

// across writes one cell over the whole row.
func (b *workbook) across(text string, l cellLook) {
	b.put(0, text, l)
	width := 0
	for _, w := range b.widths {
		width += w
	}
	b.fit(text, width, l)
	b.heights[b.row] = rowHeight{b.heights[b.row].points, true}
	b.merged = append(b.merged, b.row)
}

// at names a cell by column, from 0, and row.
func (b *workbook) at(column, row int) string {
	name, err := excelize.CoordinatesToCellName(column+1, row)
	b.try(err)
	return name
}
