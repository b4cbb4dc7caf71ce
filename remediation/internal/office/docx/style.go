package docx

import "github.com/parindex/parindex/remediation/internal/office/typeface"

// styles are the styles of the document. Headings have the names that Word knows,
// and outline levels, so that its navigation lists them.
func (w *writer) styles() element {
	letters := func(l look) element { return el("w:rPr", l.properties()...) }
	spacing := func(before, after, line int) element {
		return el("w:spacing").with("w:before", itoa(before), "w:after", itoa(after),
			"w:line", itoa(line), "w:lineRule", "auto")
	}
	body := []element{
		spacing(0, paraSpace, lineSpace),
		el("w:ind").with("w:firstLine", itoa(firstIndent)),
		val("w:jc", "both"),
	}
	exact := func(line int) element {
		return el("w:pPr", el("w:spacing").with("w:before", "0", "w:after", "0",
			"w:line", itoa(line), "w:lineRule", "exact"))
	}
	heading := func(level int, l look) element {
		n := itoa(level)
		return paragraphStyle("Heading"+n, "heading "+n, "BodyText", "BodyText",
			el("w:pPr", el("w:keepNext"), val("w:outlineLvl", itoa(level-1))), letters(l))
	}
	middle := func(before, after int) element {
		return el("w:pPr", el("w:keepNext"), spacing(before, after, 240), val("w:jc", "center"))
	}
	return el("w:styles",
		el("w:docDefaults",
			el("w:rPrDefault", el("w:rPr",
				el("w:rFonts").with("w:ascii", typeface.Name, "w:hAnsi", typeface.Name,
					"w:eastAsia", typeface.Name, "w:cs", typeface.Name),
				val("w:color", "000000"),
				val("w:sz", itoa(sizeBody)), val("w:szCs", itoa(sizeBody)),
				el("w:lang").with("w:val", languageTag.In(w.doc.Lang), "w:eastAsia", languageTag.In(w.doc.Lang)),
			)),
			el("w:pPrDefault", el("w:pPr", spacing(0, 0, 240))),
		),
		paragraphStyle("Normal", "Normal", "", "").with("w:type", "paragraph", "w:default", "1", "w:styleId", "Normal"),
		paragraphStyle("BodyText", "Body Text", "Normal", "", el("w:pPr", body...)),
		heading(1, look{bold: true}),
		heading(2, look{bold: true}),
		heading(3, look{}),
		paragraphStyle("Title", "Title", "Normal", "Subtitle", middle(360, 0), letters(look{bold: true, size: sizeTitle})),
		paragraphStyle("Subtitle", "Subtitle", "Normal", "BodyText", middle(0, 60),
			letters(look{bold: true, size: sizeTitle})),
		paragraphStyle("AppendixTitle", "Appendix Title", "Normal", "Subtitle",
			el("w:pPr", el("w:keepNext"), val("w:jc", "center"), val("w:outlineLvl", "0")),
			letters(look{bold: true, size: sizeTitle})),
		paragraphStyle("Caption", "caption", "Normal", "BodyText",
			el("w:pPr", spacing(paraSpace, paraSpace, 240), val("w:jc", "center")),
			letters(look{bold: true, size: sizeCaption})),
		paragraphStyle("TableText", "Table Text", "Normal", "",
			el("w:pPr", spacing(40, 40, 240)), letters(look{size: sizeTable})),
		paragraphStyle("WideTableText", "Wide Table Text", "TableText", "",
			el("w:pPr", spacing(20, 20, 240)), letters(look{size: sizeWideTable})),
		paragraphStyle("Note", "Note", "Normal", "",
			el("w:pPr", spacing(paraSpace, 0, 240), val("w:jc", "both")), letters(look{italic: true, size: sizeTable})),
		paragraphStyle("Recipients", "Recipients", "Normal", "", letters(look{size: sizeToWhom})),
		paragraphStyle("Draft", "Draft", "Normal", "", el("w:pPr", el("w:keepNext"), spacing(0, paraSpace, 240)),
			letters(look{bold: true, size: sizeDraft})),
		paragraphStyle("Header", "header", "Normal", "", el("w:pPr", val("w:jc", "center")), letters(look{size: sizePage})),
		paragraphStyle("Gap", "Gap", "Normal", "", exact(paraSpace), letters(look{size: 2})),
		paragraphStyle("Hairline", "Hairline", "Normal", "", exact(20), letters(look{size: 2})),
	).with("xmlns:w", nsW)
}

func paragraphStyle(id, name, based, next string, properties ...element) element {
	s := el("w:style", val("w:name", name)).with("w:type", "paragraph", "w:styleId", id)
	if based != "" {
		s.children = append(s.children, val("w:basedOn", based))
	}
	if next != "" {
		s.children = append(s.children, val("w:next", next))
	}
	s.children = append(s.children, el("w:qFormat"))
	s.children = append(s.children, properties...)
	return s
}
