package form

import (
	"cmp"

	"github.com/xuri/excelize/v2"
)

// look is how a cell looks.
type look struct {
	size         int // 11 if 0
	bold, italic bool
	align        string // left if empty
	fill         string
	colour       string
	grid         bool
	open         bool   // may be filled in
	format       string // of numbers
	flat         bool   // does not wrap
}

// style gives a look to the cells from one to another.
func (b *book) style(row, column, toRow, toColumn int, l look) {
	if id := b.look(l); b.err == nil {
		b.try(b.f.SetCellStyle(b.sheet, ref(row, column), ref(toRow, toColumn), id))
	}
}

func (b *book) look(l look) int {
	if id, is := b.styles[l]; is || b.err != nil {
		return id
	}
	s := &excelize.Style{
		Font:       &excelize.Font{Family: typeface, Size: 11, Bold: l.bold, Italic: l.italic, Color: l.colour},
		Alignment:  &excelize.Alignment{Horizontal: l.align, Vertical: "center", WrapText: !l.flat},
		Protection: &excelize.Protection{Locked: !l.open},
	}
	if l.align == "" || l.align == "right" {
		s.Alignment.Indent = 1 // off the line beside it
		s.Alignment.Horizontal = cmp.Or(l.align, "left")
	}
	if l.size > 0 {
		s.Font.Size = map[int]float64{12: 12, 13: 13, 14: 14}[l.size] // a size of letters, no number of the rubric
	}
	if l.fill != "" {
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{l.fill}}
	}
	if l.grid {
		for _, side := range []string{"left", "right", "top", "bottom"} {
			s.Border = append(s.Border, excelize.Border{Type: side, Style: 1, Color: "808080"})
		}
	}
	if l.format != "" {
		s.CustomNumFmt = &l.format
	}
	id, err := b.f.NewStyle(s)
	b.try(err)
	b.styles[l] = id
	return id
}
