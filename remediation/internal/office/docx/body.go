package docx

import (
	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/remediation/internal/office/chart"
)

// body is the document: two sections where it has an appendix.
func (w *writer) body() (element, error) {
	body := el("w:body")
	add := func(e ...element) { body.children = append(body.children, e...) }
	if w.doc.Head != (office.Head{}) {
		add(w.head())
	}
	add(w.title()...)
	for i, b := range w.doc.Body {
		all, err := w.block(b, i == len(w.doc.Body)-1)
		if err != nil {
			return element{}, err
		}
		add(all...)
	}
	if len(w.doc.Recipients) > 0 || w.doc.Signature != (office.Signature{}) {
		add(w.end())
	}
	first := section(pageShort, pageLong, true)
	if a := w.doc.Appendix; a == nil {
		add(hairline(nil), first)
	} else {
		add(hairline([]element{first}))
		add(w.appendix(a)...)
	}
	return el("w:document", body).with("xmlns:w", nsW, "xmlns:r", nsR, "xmlns:wp", nsWP,
		"xmlns:a", nsA, "xmlns:pic", nsPic), nil
}

// block sets a block; the last keeps the signature from standing alone on a page.
func (w *writer) block(b office.Block, last bool) ([]element, error) {
	body := format{style: "BodyText"}
	switch b := b.(type) {
	case office.Heading:
		return []element{format{style: "Heading" + itoa(b.Level)}.paragraph(look{}.run(b.Text))}, nil
	case office.Paragraph:
		body.keepNext = last
		return []element{body.paragraph(runs(b)...)}, nil
	case office.List:
		var all []element
		for i, p := range b {
			body.keepNext = last && i == len(b)-1
			all = append(all, body.paragraph(append([]element{look{}.run("- ")}, runs(p)...)...))
		}
		return all, nil
	case *office.Table:
		return append(w.table(b, narrowFrame), gap()), nil
	case *chart.Chart:
		return w.picture(b)
	}
	return nil, nil // check has seen to it
}

func runs(p office.Paragraph) []element {
	all := make([]element, len(p))
	for i, r := range p {
		all[i] = look{bold: r.Bold, italic: r.Italic}.run(r.Text)
	}
	return all
}

func (w *writer) appendix(a *office.Appendix) []element {
	width, height, f := pageShort, pageLong, narrowFrame
	if a.Wide() {
		width, height, f = pageLong, pageShort, wideFrame
	}
	all := []element{format{style: "AppendixTitle"}.paragraph(look{}.run(a.Title))}
	if a.Subject != "" {
		all = append(all, format{style: "Subtitle"}.paragraph(look{}.run(a.Subject)))
	}
	all = append(all, gap())
	all = append(all, w.table(a.Table, f)...)
	all = append(all, hairline(nil))
	for _, note := range a.Notes {
		all = append(all, format{style: "Note"}.paragraph(look{}.run(note)))
	}
	return append(all, section(width, height, false))
}

// section is the page of a section. The page number is in its header, except on
// the page that has the title, and runs on from section to section.
func section(width, height int, title bool) element {
	size := el("w:pgSz").with("w:w", itoa(width), "w:h", itoa(height))
	if width > height {
		size = size.with(append(size.attrs, "w:orient", "landscape")...)
	}
	s := el("w:sectPr",
		el("w:headerReference").with("w:type", "default", "r:id", relHeader),
		val("w:type", "nextPage"),
		size,
		el("w:pgMar").with("w:top", itoa(marginTop), "w:right", itoa(marginRight), "w:bottom", itoa(marginBottom),
			"w:left", itoa(marginLeft), "w:header", itoa(headerTop), "w:footer", itoa(headerTop), "w:gutter", "0"),
	)
	if title {
		s.children = append(s.children, el("w:titlePg"))
	}
	return s
}
