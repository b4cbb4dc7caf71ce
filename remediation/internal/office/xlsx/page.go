package xlsx

import (
	"strings"

	"github.com/parindex/parindex/remediation/internal/office/typeface"
	"github.com/xuri/excelize/v2"
)

// The sizes of the sheet's letters in points.
const (
	textSize  = 11
	titleSize = 13
)

// cellLook is how a cell looks.
type cellLook struct {
	title, bold, italic bool
	grid, grey          bool
	align               string // left if empty
	format              string // of a number
	quoted              bool   // stays a text when someone edits it
}

func (l cellLook) size() int {
	if l.title {
		return titleSize
	}
	return textSize
}

// number says that the cell is a number.
func (l cellLook) number() bool { return strings.HasPrefix(l.format, "0") }

// style gives the cell its look.
func (b *workbook) style(cell string, l cellLook) {
	id, ok := b.styles[l]
	if !ok {
		id = b.newStyle(l)
		b.styles[l] = id
	}
	b.try(b.f.SetCellStyle(b.sheet, cell, cell, id))
}

func (b *workbook) newStyle(l cellLook) int {
	if l.quoted {
		// excelize knows no such style: it is a copy of the plain one.
		l.quoted = false
		xfs := b.f.Styles.CellXfs
		xf := xfs.Xf[b.newStyle(l)]
		xf.QuotePrefix = new(true)
		xfs.Xf = append(xfs.Xf, xf)
		xfs.Count = len(xfs.Xf)
		return xfs.Count - 1
	}
	s := &excelize.Style{
		Font:      &excelize.Font{Family: typeface.Name, Size: textSize, Bold: l.bold, Italic: l.italic},
		Alignment: &excelize.Alignment{Horizontal: l.align, Vertical: "center", WrapText: true},
	}
	if l.number() {
		s.Alignment.WrapText = false
	}
	switch l.align {
	case "":
		s.Alignment.Horizontal = "left"
	case "right":
		s.Alignment.Indent = 1 // off the line on their right
	}
	if l.title {
		s.Font.Size = titleSize
	}
	switch l.format {
	case "":
	case "@":
		s.NumFmt = 49
	default:
		s.CustomNumFmt = &l.format
	}
	if l.grey {
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E7E6E6"}}
	}
	if l.grid {
		for _, side := range []string{"left", "top", "right", "bottom"} {
			s.Border = append(s.Border, excelize.Border{Type: side, Color: "000000", Style: 1})
		}
	}
	id, err := b.f.NewStyle(s)
	b.try(err)
	return id
}

// page sets up the sheet and its printing: head is the row of the table's head,
// foot its last.
func (b *workbook) page(head, foot int) {
	last := len(b.table.Columns) - 1
	b.try(b.f.SetSheetView(b.sheet, 0, &excelize.ViewOptions{ShowGridLines: new(false)}))
	b.try(b.f.SetPanes(b.sheet, &excelize.Panes{
		Freeze: true, YSplit: head, TopLeftCell: b.at(0, head+1), ActivePane: "bottomLeft",
	}))
	// Codes such as 1.10 are meant to be text.
	b.try(b.f.AddIgnoredErrors(b.sheet, b.at(0, head)+":"+b.at(last, foot), excelize.IgnoredErrorsNumberStoredAsText))

	const a4, mm = 9, 1 / 25.4
	b.try(b.f.SetPageLayout(b.sheet, &excelize.PageLayoutOptions{
		Size: new(a4), Orientation: new("landscape"), FitToWidth: new(1), FitToHeight: new(0),
	}))
	b.try(b.f.SetSheetProps(b.sheet, &excelize.SheetPropsOptions{FitToPage: new(true)}))
	b.try(b.f.SetPageMargins(b.sheet, &excelize.PageLayoutMarginsOptions{
		Top: new(20 * mm), Bottom: new(20 * mm), Left: new(30 * mm), Right: new(15 * mm),
		Header: new(10 * mm), Footer: new(10 * mm), Horizontally: new(true),
	}))
	b.try(b.f.SetHeaderFooter(b.sheet, &excelize.HeaderFooterOptions{
		DifferentFirst: true, OddHeader: `&C&"` + typeface.Name + `,Regular"&13&P`,
	}))
	row := strings.TrimPrefix(b.at(0, head), "A")
	b.try(b.f.SetDefinedName(&excelize.DefinedName{
		Name: "_xlnm.Print_Titles", Scope: b.sheet, RefersTo: "'" + b.sheet + "'!$" + row + ":$" + row,
	}))
}
