package html

import (
	"cmp"
	"fmt"
	"html/template"

	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/remediation/internal/office/chart"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
)

// Names of what has none.
var (
	tableName    = rubric.Text{VI: "Bảng", EN: "Table"}
	appendixName = rubric.Text{VI: "Phụ lục", EN: "Appendix"}
)

// page is a document as its template reads it.
type page struct {
	*office.Document
	HasHead bool
	ToTitle string // of the recipients
	Blocks  []block
	To      []string
	Parts   []part // the appendices
}

// part is an appendix.
type part struct {
	office.Appendix
	Number int
	Label  string
	Blocks []block
}

// block is an [office.Block], of which a template cannot tell the type: one field
// is set.
type block struct {
	Heading   *heading
	Paragraph office.Paragraph
	Aligned   *aligned
	List      office.List
	Table     *table
	Chart     *picture
}

// heading is a heading with its rank in the page, from 2.
type heading struct {
	office.Heading
	Rank int
}

type aligned struct {
	Class string
	Text  office.Paragraph
}

// picture is a chart, drawn for a wide place and for a narrow one.
type picture struct {
	Title        string
	Screen       bool
	Wide, Narrow template.HTML
}

func newPage(d *office.Document) *page {
	m := &pageMaker{lang: d.Lang, taken: map[string]bool{}}
	p := &page{
		Document: d,
		HasHead:  d.Head != office.Head{},
		ToTitle:  office.RecipientsTitle.In(d.Lang),
		To:       office.RecipientLines(d.Recipients),
		Blocks:   m.blocks(d.Body, 2),
	}
	for i, a := range d.Appendices {
		label := m.unique(cmp.Or(a.Title, a.Subject, appendixName.In(d.Lang)))
		p.Parts = append(p.Parts, part{a, i + 1, label, m.blocks(a.Body, 3)})
	}
	return p
}

// pageMaker makes the blocks of a page.
type pageMaker struct {
	lang   locale.Lang
	charts int
	taken  map[string]bool // names of landmarks
}

// unique returns the name of a landmark, with a number where another has it already.
func (m *pageMaker) unique(name string) string {
	unique := name
	for i := 2; m.taken[unique]; i++ {
		unique = fmt.Sprintf("%s (%d)", name, i)
	}
	m.taken[unique] = true
	return unique
}

// blocks makes the blocks of a body. Its greatest headings have the rank, so that the
// outline of the page leaves out none.
func (m *pageMaker) blocks(body []office.Block, rank int) []block {
	greatest := 3
	for _, b := range body {
		if h, ok := b.(office.Heading); ok {
			greatest = min(greatest, h.Level)
		}
	}
	var all []block
	for _, b := range body {
		var h block
		switch b := b.(type) {
		case office.Heading:
			h.Heading = &heading{b, rank + b.Level - greatest}
		case office.Paragraph:
			h.Paragraph = b
		case office.Aligned:
			h.Aligned = &aligned{alignments[b.Align], b.Text}
		case office.List:
			h.List = b
		case *office.Table:
			h.Table = newTable(b, m.unique(cmp.Or(b.Caption, b.Name, tableName.In(m.lang))))
		case *chart.Chart:
			h.Chart = m.picture(b)
		}
		all = append(all, h)
	}
	return all
}

// alignments are the classes of aligned lines.
var alignments = [...]string{
	office.Left: "aligned", office.Centre: "aligned centre", office.Right: "aligned right",
}

func (m *pageMaker) picture(c *chart.Chart) *picture {
	m.charts++
	id := fmt.Sprintf("chart-%d", m.charts)
	return &picture{
		c.Title, c.Screen,
		template.HTML(c.SVG(id, m.lang, chart.Page)), template.HTML(c.SVG(id+"-narrow", m.lang, chart.Narrow)),
	}
}
