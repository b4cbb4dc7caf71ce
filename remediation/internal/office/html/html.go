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
	HasHead       bool
	ToTitle       string // of the recipients
	Blocks        []block
	To            []string
	AppendixTable *table
	AppendixWide  bool
}

// block is an [office.Block], of which a template cannot tell the type: one field
// is set.
type block struct {
	Heading   *office.Heading
	Paragraph office.Paragraph
	List      office.List
	Table     *table
	Chart     *picture
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
	tables, charts := 0, 0
	for _, b := range d.Body {
		var h block
		switch b := b.(type) {
		case office.Heading:
			h.Heading = &b
		case office.Paragraph:
			h.Paragraph = b
		case office.List:
			h.List = b
		case *office.Table:
			tables++
			h.Table = newTable(b, fmt.Sprintf("table-%d", tables), tableName.In(d.Lang))
		case *chart.Chart:
			charts++
			svg := b.SVG(fmt.Sprintf("chart-%d", charts), d.Lang)
			h.Chart = &picture{b.Title, cmp.Or(b.Title, b.Alt, office.ChartName.In(d.Lang)), template.HTML(svg)}
		}
		p.Blocks = append(p.Blocks, h)
	}
	if d.Appendix != nil {
		p.AppendixWide = d.Appendix.Wide()
		p.AppendixTable = newTable(d.Appendix.Table, "appendix-table", cmp.Or(d.Appendix.Title, tableName.In(d.Lang)))
	}
	return p
}
