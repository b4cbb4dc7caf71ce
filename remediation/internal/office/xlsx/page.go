package xlsx

import (
	"strings"

	"github.com/parindex/parindex/remediation/internal/office"
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
	format              string // of a number or a date
	quoted              bool   // stays a text when someone edits it
}

func (l cellLook) size() int {
	if l.title {
		return titleSize
	}
	return textSize
}

// number says that the cell is a number or a date.
func (l cellLook) number() bool { return l.format != "" && l.format != "@" }

// style gives the cell its look.
func (s *sheet) style(cell string, l cellLook) {
	id, ok := s.styles[l]
	if !ok {
		id = s.newStyle(l)
		s.styles[l] = id
	}
	s.try(s.f.SetCellStyle(s.name, cell, cell, id))
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

// page sets up the sheet, the filter of its table and its printing: head is the row of the
// table's head, foot its last. The filter leaves out totals at the end, which stay in
// sight.
func (s *sheet) page(head, foot int) {
	last := len(s.table.Columns) - 1
	s.try(s.f.SetSheetView(s.name, 0, &excelize.ViewOptions{ShowGridLines: new(false)}))
	s.try(s.f.SetPanes(s.name, &excelize.Panes{
		Freeze: true, YSplit: head, TopLeftCell: s.at(0, head+1), ActivePane: "bottomLeft",
	}))
	filtered := foot
	for i := len(s.table.Rows) - 1; i >= 0 && s.table.Rows[i].Kind == office.Total; i-- {
		filtered--
	}
	s.try(s.f.AutoFilter(s.name, s.at(0, head)+":"+s.at(last, filtered), nil))
	// Codes such as 1.10 are meant to be text.
	s.try(s.f.AddIgnoredErrors(s.name, s.at(0, head)+":"+s.at(last, foot), excelize.IgnoredErrorsNumberStoredAsText))

	const a4, mm = 9, 1 / 25.4
	orientation := "portrait"
	if s.landscape {
		orientation = "landscape"
	}
	s.try(s.f.SetPageLayout(s.name, &excelize.PageLayoutOptions{
		Size: new(a4), Orientation: new(orientation), FitToWidth: new(1), FitToHeight: new(0),
		FirstPageNumber: new(uint(1)),
	}))
	s.try(s.f.SetSheetProps(s.name, &excelize.SheetPropsOptions{FitToPage: new(true)}))
	s.try(s.f.SetPageMargins(s.name, &excelize.PageLayoutMarginsOptions{
		Top: new(20 * mm), Bottom: new(20 * mm), Left: new(30 * mm), Right: new(15 * mm),
		Header: new(10 * mm), Footer: new(10 * mm), Horizontally: new(true),
	}))
	s.try(s.f.SetHeaderFooter(s.name, &excelize.HeaderFooterOptions{
		DifferentFirst: true, OddHeader: `&C&"` + typeface.Name + `,Regular"&13&P`,
	}))
	row := strings.TrimPrefix(s.at(0, head), "A")
	s.try(s.f.SetDefinedName(&excelize.DefinedName{
		Name: "_xlnm.Print_Titles", Scope: s.name, RefersTo: "'" + s.name + "'!$" + row + ":$" + row,
	}))
}
