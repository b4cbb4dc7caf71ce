package docx

import "github.com/parindex/parindex/remediation/internal/office"

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
			tr.children = append(tr.children, tableCell(widths[i], 1, "top", paragraphs...))
		}
		t.children = append(t.children, tr)
	}
	return t
}

// frame is what a table is set in: the style of its cells, the size of that style,
// and its width.
type frame struct {
	style       string
	size, width int
}

var (
	narrowFrame = frame{"TableText", sizeTable, portraitWidth}
	wideFrame   = frame{"WideTableText", sizeWideTable, landscapeWidth}
)

// table sets a table with borders and its caption. A paragraph must follow.
func (w *writer) table(t *office.Table, f frame) []element {
	var all []element
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
		all = append(all, format{style: "Caption", keepNext: true}.paragraph(look{}.run(t.Caption)))
		properties.children = append(properties.children, val("w:tblCaption", t.Caption))
	}
	widths := w.columnWidths(t, f)
	tbl := el("w:tbl", properties, tableGrid(widths))

	head := el("w:tr", el("w:trPr", el("w:cantSplit"), el("w:tblHeader")))
	title := centred(f.style)
	title.keepNext = true
	for i, c := range t.Columns {
		head.children = append(head.children, tableCell(widths[i], 1, "center",
			title.paragraph(look{bold: true}.run(c.Title))))
	}
	tbl.children = append(tbl.children, head)
	for _, r := range t.Rows {
		tbl.children = append(tbl.children, f.row(r, t.Columns, widths))
	}
	return append(all, tbl)
}

func (f frame) row(r office.Row, columns []office.Column, widths []int) element {
	tr := el("w:tr", el("w:trPr", el("w:cantSplit")))
	p := format{style: f.style}
	if r.Kind == office.Group {
		p.keepNext = true // not alone at the foot of a page
		tr.children = append(tr.children, tableCell(f.width, len(widths), "center",
			p.paragraph(look{bold: true}.run(r.Cells[0].Text))))
		return tr
	}
	for i, c := range r.Cells {
		p.align = ""
		if columns[i].Kind == office.Numbers {
			p.align = "right"
		}
		tr.children = append(tr.children, tableCell(widths[i], 1, "center",
			p.paragraph(look{bold: r.Kind != office.Ordinary}.run(c.Text))))
	}
	return tr
}

func tableCell(width, span int, align string, paragraphs ...element) element {
	p := el("w:tcPr", el("w:tcW").with("w:w", itoa(width), "w:type", "dxa"))
	if span > 1 {
		p.children = append(p.children, val("w:gridSpan", itoa(span)))
	}
	p.children = append(p.children, val("w:vAlign", align))
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
