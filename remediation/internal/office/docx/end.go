package docx

import (
	"strings"

	"github.com/parindex/parindex/remediation/internal/office"
)

// end is the end of the document: a table without borders, on the left the recipients,
// on the right who signs, both from the same line on. It stays on one page.
func (w *writer) end(f frame) element {
	return bareTable([]int{f.width / 2, f.width - f.width/2}, [][][]element{{w.recipients(), w.signature()}})
}

func (w *writer) recipients() []element {
	to := w.doc.Recipients
	if len(to) == 0 {
		return []element{el("w:p")}
	}
	title := format{keepNext: true, before: 2 * paraSpace}
	all := []element{title.paragraph(look{size: sizeTo, bold: true, italic: true}.run(
		office.RecipientsTitle.In(w.doc.Lang)))}
	item := format{style: "Recipients", keepNext: true}
	for _, line := range office.RecipientLines(to) {
		all = append(all, item.paragraph(look{}.run("- "+line)))
	}
	return all
}

// signature is in whose name the document is signed, the position of who signs, room to
// sign and seal in, and the name. What is not known is left blank.
func (w *writer) signature() []element {
	s := w.doc.Signature
	if s.IsZero() {
		return []element{el("w:p")}
	}
	line := centred("")
	line.keepNext, line.before = true, 2*paraSpace // level with the recipients
	bold := look{bold: true, size: sizeSigner}
	var all []element
	for _, text := range s.Authority {
		all = append(all, line.paragraph(bold.run(strings.ToUpper(text))))
		line.before = 0
	}
	all = append(all, line.paragraph(bold.run(strings.ToUpper(s.Position))))
	line.before = signSpace
	return append(all, line.paragraph(bold.run(s.Name)))
}
