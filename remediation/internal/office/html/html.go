package html

import (
	"bytes"
	"cmp"
	"embed"
	"fmt"
	"html/template"
	"io"

	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/remediation/internal/office/chart"
	"github.com/parindex/parindex/rubric"
)

//go:embed page.html page.css
var pageFiles embed.FS

var pageTemplate = template.Must(template.New("").
	Funcs(template.FuncMap{"nameParts": office.NameParts}).
	ParseFS(pageFiles, "page.html", "page.css"))

// Write writes the document as a page that is complete in itself: it loads
// nothing and runs nothing, can be read on a phone and by a screen reader, and
// prints in the layout of decree 30/2020/NĐ-CP. Browsers that do not know page
// margin boxes (Chromium before 131) print no page numbers.
func Write(w io.Writer, d *office.Document) error {
	d, err := d.Ready(w)
	if err != nil {
		return err
	}
	var page bytes.Buffer
	if err := pageTemplate.ExecuteTemplate(&page, "page.html", newPage(d)); err != nil {
		return err
	}
	_, err = w.Write(page.Bytes())
	return err
}

// tableName is what a table without a name is called.
var tableName = rubric.Text{VI: "Bảng", EN: "Table"}

// page is a document as its template reads it.
type page struct {
	*office.Document
	HasHead bool
	ToTitle string // of the recipients
	Blocks  []block
	To      []string
	Parts   []part // the appendices
}

// block is an [office.Block], of which a template cannot tell the type: one field
// is set.
type block struct {
	Heading   *office.Heading
	Paragraph office.Paragraph
	Aligned   *office.Aligned
	List      office.List
	Table     *table
	Chart     *picture
}

// part is an appendix.
type part struct {
	office.Appendix
	ID     string // of its title
	Blocks []block
}

type picture struct {
	Title, Label string
	SVG          template.HTML
}

func newPage(d *office.Document) *page {
	p := &page{
		Document: d,
		HasHead:  d.Head != office.Head{},
		ToTitle:  office.RecipientsTitle.In(d.Lang),
		To:       office.RecipientLines(d.Recipients),
	}
	n := &numbers{}
	p.Blocks = n.blocks(d.Body, d.Lang)
	for i, a := range d.Appendices {
		p.Parts = append(p.Parts, part{a, fmt.Sprintf("appendix-%d", i+1), n.blocks(a.Body, d.Lang)})
	}
	return p
}

// numbers count the tables and charts of a page, for their IDs.
type numbers struct{ tables, charts int }

func (n *numbers) blocks(body []office.Block, l rubric.Lang) []block {
	var all []block
	for _, b := range body {
		var h block
		switch b := b.(type) {
		case office.Heading:
			h.Heading = &b
		case office.Paragraph:
			h.Paragraph = b
		case office.Aligned:
			h.Aligned = &b
		case office.List:
			h.List = b
		case *office.Table:
			n.tables++
			h.Table = newTable(b, fmt.Sprintf("table-%d", n.tables), tableName.In(l))
		case *chart.Chart:
			n.charts++
			svg := b.SVG(fmt.Sprintf("chart-%d", n.charts), l)
			h.Chart = &picture{b.Title, cmp.Or(b.Title, b.Alt, office.ChartName.In(l)), template.HTML(svg)}
		}
		all = append(all, h)
	}
	return all
}
