package docx

import (
	"strings"

	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/remediation/internal/office/chart"
)

// body is the document: a section for the body and for each appendix.
func (w *writer) body() (element, error) {
	body := el("w:body")
	add := func(e ...element) { body.children = append(body.children, e...) }
	f := frameOf(w.doc.Landscape)
	if w.doc.Draft != "" {
		add(format{style: "Draft"}.paragraph(look{}.run(w.doc.Draft)))
	}
	if w.doc.Head != (office.Head{}) {
		add(w.head(f))
	}
	add(w.title(f)...)
	signed := len(w.doc.Recipients) > 0 || !w.doc.Signature.IsZero()
	blocks, err := w.blocks(w.doc.Body, f, signed)
	if err != nil {
		return element{}, err
	}
	add(blocks...)
	if signed {
		add(w.end(f))
	}
	last := section(w.doc.Landscape, false)
	for _, a := range w.doc.Appendices {
		add(hairline([]element{last}))
		all, err := w.appendix(a)
		if err != nil {
			return element{}, err
		}
		add(all...)
		last = section(a.Landscape, true)
	}
	add(hairline(nil), last)
	return el("w:document", body).with("xmlns:w", nsW, "xmlns:r", nsR, "xmlns:wp", nsWP,
		"xmlns:a", nsA, "xmlns:pic", nsPic), nil
}

// blocks sets the blocks of a body. Where a signature follows, the last block stays on its
// page, so that no signature stands alone on one. Charts for screens are left out.
func (w *writer) blocks(body []office.Block, f frame, signed bool) ([]element, error) {
	var printed []office.Block
	for _, b := range body {
		if c, ok := b.(*chart.Chart); !ok || !c.Screen {
			printed = append(printed, b)
		}
	}
	var all []element
	for i, b := range printed {
		set, err := w.block(b, f, signed && i == len(printed)-1)
		if err != nil {
			return nil, err
		}
		all = append(all, set...)
	}
	return all, nil
}

// alignments are the alignments as Word names them.
var alignments = [...]string{office.Left: "left", office.Centre: "center", office.Right: "right"}

// block sets a block; keep keeps its end on the page of what follows.
func (w *writer) block(b office.Block, f frame, keep bool) ([]element, error) {
	body := format{style: "BodyText", keepNext: keep}
	switch b := b.(type) {
	case office.Heading:
		text := b.Text
		if b.Level == 1 {
			text = strings.ToUpper(text)
		}
		return []element{format{style: "Heading" + itoa(b.Level)}.paragraph(look{}.run(text))}, nil
	case office.Paragraph:
		return []element{body.paragraph(runs(b)...)}, nil
	case office.Aligned:
		p := format{align: alignments[b.Align], before: paraSpace, after: paraSpace, keepNext: keep}
		return []element{p.paragraph(runs(b.Text)...)}, nil
	case office.List:
		var all []element
		for i, p := range b {
			body.keepNext = keep && i == len(b)-1
			all = append(all, body.paragraph(append([]element{look{}.run("- ")}, runs(p)...)...))
		}
		return all, nil
	case *office.Table:
		return w.tableAndNotes(b, f, keep), nil
	case *chart.Chart:
		return w.picture(b, keep)
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

// appendix sets an appendix: its word and number, its title, what it is attached to, and
// its body.
func (w *writer) appendix(a office.Appendix) ([]element, error) {
	f := frameOf(a.Landscape)
	all := []element{format{style: "AppendixTitle"}.paragraph(look{}.run(a.Title))}
	if a.Subject != "" {
		all = append(all, format{style: "Subtitle"}.paragraph(look{}.run(strings.ToUpper(a.Subject))))
	}
	if a.Attached != "" {
		attached := centred("")
		attached.keepNext = true
		all = append(all, attached.paragraph(look{italic: true, size: sizeTitle}.run(a.Attached)),
			rule(f.width, w.longest([]string{a.Attached}, sizeTitle, f.width)*ruleParts/100))
	}
	blocks, err := w.blocks(a.Body, f, false)
	return append(append(all, gap()), blocks...), err
}

// section is the page of a section, with the page number in its header except on its
// first page. The pages of an appendix are numbered on their own.
func section(landscape, appendix bool) element {
	size := el("w:pgSz").with("w:w", itoa(pageShort), "w:h", itoa(pageLong))
	if landscape {
		size = el("w:pgSz").with("w:w", itoa(pageLong), "w:h", itoa(pageShort), "w:orient", "landscape")
	}
	s := el("w:sectPr",
		el("w:headerReference").with("w:type", "default", "r:id", relHeader),
		val("w:type", "nextPage"),
		size,
		el("w:pgMar").with("w:top", itoa(marginTop), "w:right", itoa(marginRight), "w:bottom", itoa(marginBottom),
			"w:left", itoa(marginLeft), "w:header", itoa(headerTop), "w:footer", itoa(headerTop), "w:gutter", "0"),
	)
	if appendix {
		s.children = append(s.children, el("w:pgNumType").with("w:start", "1"))
	}
	s.children = append(s.children, el("w:titlePg"))
	return s
}
