package document

import (
	"bytes"
	"cmp"
	"embed"
	"fmt"
	"html/template"
	"io"
)

//go:embed page.html page.css
var pageFiles embed.FS

var pageTemplate = template.Must(template.New("").Funcs(template.FuncMap{"nameParts": nameParts}).ParseFS(pageFiles, "page.html", "page.css"))

// WriteHTML writes the document as a page that is complete in itself: it loads
// nothing and runs nothing, can be read on a phone and by a screen reader, and
// prints in the layout of decree 30/2020/NĐ-CP. Browsers that do not know page
// margin boxes (Chromium before 131) print no page numbers.
func (d *Document) WriteHTML(w io.Writer) error {
	if err := d.checkFor(w); err != nil {
		return err
	}
	var page bytes.Buffer
	if err := pageTemplate.ExecuteTemplate(&page, "page.html", newHTMLPage(d.cleaned())); err != nil {
		return err
	}
	_, err := w.Write(page.Bytes())
	return err
}

// htmlPage is a document as its template reads it.
type htmlPage struct {
	*Document
	HasHead       bool
	Words         words
	Blocks        []htmlBlock
	To            []string
	AppendixTable *htmlTable
	AppendixWide  bool
}

// htmlBlock is a [Block], of which a template cannot tell the type: one field
// is set.
type htmlBlock struct {
	Heading   *Heading
	Paragraph Paragraph
	List      List
	Table     *htmlTable
	Chart     *htmlChart
}

type htmlChart struct {
	Title, Label string
	SVG          template.HTML
}

func newHTMLPage(d *Document) *htmlPage {
	p := &htmlPage{
		Document: d,
		HasHead:  d.Head != Head{},
		Words:    wordsIn(d.Lang),
		To:       recipientLines(d.Recipients),
	}
	tables, charts := 0, 0
	for _, b := range d.Body {
		var h htmlBlock
		switch b := b.(type) {
		case Heading:
			h.Heading = &b
		case Paragraph:
			h.Paragraph = b
		case List:
			h.List = b
		case *Table:
			tables++
			h.Table = newHTMLTable(b, fmt.Sprintf("table-%d", tables), p.Words.Table)
		case *Chart:
			charts++
			svg := b.svg(fmt.Sprintf("chart-%d", charts), d.Lang)
			h.Chart = &htmlChart{b.Title, cmp.Or(b.Title, b.Alt, p.Words.Chart), template.HTML(svg)}
		}
		p.Blocks = append(p.Blocks, h)
	}
	if d.Appendix != nil {
		p.AppendixWide = d.Appendix.wide()
		p.AppendixTable = newHTMLTable(d.Appendix.Table, "appendix-table", cmp.Or(d.Appendix.Title, p.Words.Table))
	}
	return p
}
