package docx

import (
	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/remediation/internal/office/chart"
)

// body is the document: a section for the body and for each appendix.
func (w *writer) body() (element, error) {
	body := el("w:body")
	add := func(e ...element) { body.children = append(body.children, e...) }
	if w.doc.Head != (office.Head{}) {
		add(w.head())
	}
	add(w.title()...)
	for i, b := range w.doc.Body {
		all, err := w.block(b, frameOf(w.doc.Landscape), i == len(w.doc.Body)-1)
		if err != nil {
			return element{}, err
		}
		add(all...)
	}
	if len(w.doc.Recipients) > 0 || !w.doc.Signature.IsZero() {
		add(w.end())
	}
	last := section(w.doc.Landscape, true)
	for _, a := range w.doc.Appendices {
		add(hairline([]element{last}))
		all, err := w.appendix(a)
		if err != nil {
			return element{}, err
		}
		add(all...)
		last = section(a.Landscape, false)
	}
	add(hairline(nil), last)
	return el("w:document", body).with("xmlns:w", nsW, "xmlns:r", nsR, "xmlns:wp", nsWP,
		"xmlns:a", nsA, "xmlns:pic", nsPic), nil
}

// block sets a block; the last keeps the signature from standing alone on a page.
func (w *writer) block(b office.Block, f frame, last bool) ([]element, error) {
	body := format{style: "BodyText"}
	switch b := b.(type) {
	case office.Heading:
		return []element{format{style: "Heading" + itoa(b.Level)}.paragraph(look{}.run(b.Text))}, nil
	case office.Paragraph:
		body.keepNext = last
		return []element{body.paragraph(runs(b)...)}, nil
	case office.Aligned:
		p := format{align: [...]string{"", "left", "center", "right"}[b.Align], before: paraSpace, keepNext: last}
		return []element{p.paragraph(runs(b.Text)...)}, nil
	case office.List:
		var all []element
		for i, p := range b {
			body.keepNext = last && i == len(b)-1
			all = append(all, body.paragraph(append([]element{look{}.run("- ")}, runs(p)...)...))
		}
		return all, nil
	case *office.Table:
		all := append(w.table(b, f), gap())
		for _, note := range b.Notes {
			all = append(all, format{style: "Note"}.paragraph(look{}.run(note)))
		}
		return all, nil
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

func (w *writer) appendix(a office.Appendix) ([]element, error) {
	all := []element{format{style: "AppendixTitle"}.paragraph(look{}.run(a.Title))}
	if a.Subject != "" {
		all = append(all, format{style: "Subtitle"}.paragraph(look{}.run(a.Subject)))
	}
	if a.Attached != "" {
		all = append(all, centred("").paragraph(look{italic: true}.run(a.Attached)))
	}
	all = append(all, gap())
	for _, b := range a.Body {
		set, err := w.block(b, frameOf(a.Landscape), false)
		if err != nil {
			return nil, err
		}
		all = append(all, set...)
	}
	return all, nil
}

// frameOf is what tables are set in on pages of a section.
func frameOf(landscape bool) frame {
	if landscape {
		return wideFrame
	}
	return narrowFrame
}

// section is the page of a section. The page number is in its header, except on
// the page that has the title, and runs on from section to section.
func section(landscape, title bool) element {
	width, height := pageShort, pageLong
	if landscape {
		width, height = height, width
	}
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
