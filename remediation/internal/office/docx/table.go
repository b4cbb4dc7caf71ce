package docx

import (
	"strings"

	"github.com/parindex/parindex/remediation/internal/office"
)

// bareTable is a table without borders, used to set texts beside each other. Its rows
// are cells of paragraphs; no row breaks across pages.
func bareTable(widths []int, rows [][][]element) element {
	total := 0
	for _, w := range widths {
		total += w
	}
	t := el("w:tbl",
		el("w:tblPr",
			el("w:tblW").with("w:w", itoa(total), "w:type", "dxa"),
			el("w:tblLayout").with("w:type", "fixed"),
			el("w:tblCellMar", cellMargins(0)...),
		),
		tableGrid(widths),
	)
	for _, cells := range rows {
		tr := el("w:tr", el("w:trPr", el("w:cantSplit")))
		for i, paragraphs := range cells {
			tr.children = append(tr.children, tableCell{width: widths[i], align: "top"}.set(paragraphs...))
		}
		t.children = append(t.children, tr)
	}
	return t
}

// frame is what is set on the pages of a section: how wide it is, how much of that the
// issuer takes in the head, and the style of the cells of tables with its size.
type frame struct {
	style               string
	size, width, issuer int
}

var (
	narrowFrame = frame{"TableText", sizeTable, portraitWidth, headLeft}
	wideFrame   = frame{"WideTableText", sizeWideTable, landscapeWidth, wideHeadLeft}
)

// frameOf is the frame of a section.
func frameOf(landscape bool) frame {
	if landscape {
		return wideFrame
	}
	return narrowFrame
}

// tableAndNotes sets a table, its caption above it and its notes below; keep keeps its end
// on the page of what follows.
func (w *writer) tableAndNotes(t *office.Table, f frame, keep bool) []element {
	var all []element
	if t.Caption != "" {
		all = append(all, format{style: "Caption", keepNext: true}.paragraph(look{}.run(t.Caption)))
	}
	all = append(all, w.table(t, f, keep || len(t.Notes) > 0), format{style: "Gap", keepNext: keep}.paragraph())
	for i, note := range t.Notes {
		p := format{style: "Note", keepNext: keep || i < len(t.Notes)-1}
		all = append(all, p.paragraph(look{}.run(note)))
	}
	return all
}

// table sets a table with borders; keep keeps its last row on the page of what follows. A
// paragraph must follow.
func (w *writer) table(t *office.Table, f frame, keep bool) element {
	properties := el("w:tblPr",
		el("w:tblW").with("w:w", itoa(f.width), "w:type", "dxa"),
		el("w:tblBorders", tableBorders()...),
		el("w:tblLayout").with("w:type", "fixed"),
		el("w:tblCellMar", cellMargins(cellMargin)...),
		// The first row is a head, for those who have the table read to them.
		el("w:tblLook").with("w:val", "0020", "w:firstRow", "1", "w:lastRow", "0", "w:firstColumn", "0",
			"w:lastColumn", "0", "w:noHBand", "1", "w:noVBand", "1"),
	)
	if t.Caption != "" {
		properties.children = append(properties.children, val("w:tblCaption", t.Caption))
	}
	widths := w.columnWidths(t, f)
	tbl := el("w:tbl", properties, tableGrid(widths))

	head := el("w:tr", el("w:trPr", el("w:cantSplit"), el("w:tblHeader")))
	title := centred(f.style)
	title.keepNext = true
	for i, c := range t.Columns {
		head.children = append(head.children, tableCell{width: widths[i], align: "center"}.set(
			title.paragraph(look{bold: true}.run(c.Title))))
	}
	tbl.children = append(tbl.children, head)
	for i := range t.Rows {
		tbl.children = append(tbl.children, f.row(t, i, widths, keep && i == len(t.Rows)-1))
	}
	return tbl
}

// row sets a row, which does not break across pages. One that is headed by another, such
// as a sum, stays with it.
func (f frame) row(t *office.Table, i int, widths []int, keep bool) element {
	r := t.Rows[i]
	tr := el("w:tr", el("w:trPr", el("w:cantSplit")))
	p := format{style: f.style, keepNext: keep}
	if r.Kind == office.Group {
		p.keepNext = true // not alone at the foot of a page
		across := tableCell{width: f.width, span: len(widths), align: "center"}
		tr.children = append(tr.children, across.set(p.paragraph(look{bold: true}.run(r.Cells[0].Text))))
		return tr
	}
	if i+1 < len(t.Rows) && (t.Rows[i+1].Kind == office.Subtotal || t.Rows[i+1].Kind == office.Total) {
		p.keepNext = true // no sum alone at the head of a page
	}
	if r.Kind == office.Parent {
		p.keepNext = true // as a group
	}
	for j, c := range r.Cells {
		cell := tableCell{width: widths[j], align: "center"}
		switch {
		case c.Above:
			cell.merge, cell.align = "continue", "top"
		case i+1 < len(t.Rows) && j < len(t.Rows[i+1].Cells) && t.Rows[i+1].Cells[j].Above:
			cell.merge, cell.align = "restart", "top" // it may run over pages
		}
		p.align = columnAligns[t.Columns[j].Kind]
		l := look{bold: r.Kind != office.Ordinary}
		tr.children = append(tr.children, cell.set(p.paragraph(l.run(cellText(t.Columns[j], c)))))
	}
	return tr
}

// columnAligns are where the cells of a column stand.
var columnAligns = [...]string{office.Numbers: "right", office.Dates: "center", office.Codes: "center"}

// cellText is the text of a cell; no line ends within a code.
func cellText(c office.Column, cell office.Cell) string {
	if c.Kind == office.Codes {
		return strings.ReplaceAll(cell.Text, " ", "\u00A0")
	}
	return cell.Text
}

// tableCell is a cell of a table.
type tableCell struct {
	width, span int
	merge       string // with the cells below
	align       string
}

func (c tableCell) set(paragraphs ...element) element {
	p := el("w:tcPr", el("w:tcW").with("w:w", itoa(c.width), "w:type", "dxa"))
	if c.span > 1 {
		p.children = append(p.children, val("w:gridSpan", itoa(c.span)))
	}
	if c.merge != "" {
		p.children = append(p.children, val("w:vMerge", c.merge))
	}
	p.children = append(p.children, val("w:vAlign", c.align))
	return el("w:tc", append([]element{p}, paragraphs...)...)
}

func tableGrid(widths []int) element {
	g := el("w:tblGrid")
	for _, w := range widths {
		g.children = append(g.children, el("w:gridCol").with("w:w", itoa(w)))
	}
	return g
}

func tableBorders() []element {
	var all []element
	for _, side := range []string{"w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"} {
		all = append(all, el(side).with("w:val", "single", "w:sz", "4", "w:space", "0", "w:color", "000000"))
	}
	return all
}

func cellMargins(side int) []element {
	return []element{
		el("w:left").with("w:w", itoa(side), "w:type", "dxa"),
		el("w:right").with("w:w", itoa(side), "w:type", "dxa"),
	}
}
