package docx

import (
	"strings"

	"github.com/parindex/parindex/remediation/internal/office"
)

// head is the head of the document: a table without borders, on the left who
// issues it and its number, on the right the national name, place and day.
func (w *writer) head(f frame) element {
	h := w.doc.Head
	left := centred("")
	left.keepNext = true
	below := left
	below.before = paraSpace

	var issuer []element
	if h.Superior != "" {
		issuer = append(issuer, left.paragraph(look{size: sizeIssuer}.run(w.bodyName(h.Superior, f)...)))
	}
	name := w.bodyName(h.Issuer, f)
	issuer = append(issuer,
		left.paragraph(look{size: sizeIssuer, bold: true}.run(name...)),
		rule(f.issuer, w.longest(name, sizeIssuer, f.issuer)*ruleParts/100))
	nation := []element{
		left.paragraph(look{size: sizeNation, bold: true}.run(strings.ToUpper(h.Nation))),
		left.paragraph(look{size: sizeMotto, bold: true}.run(h.Motto)),
		rule(f.width-f.issuer, w.longest([]string{h.Motto}, sizeMotto, f.width-f.issuer)),
	}
	number := below.paragraph(look{size: sizeNumber}.run(h.Number))
	place := below.paragraph(look{size: sizePlace, italic: true}.run(h.PlaceAndDay))
	return bareTable([]int{f.issuer, f.width - f.issuer}, [][][]element{
		{issuer, nation},
		{{number}, {place}},
	})
}

// title is the kind of the document and its subject, with a line below.
func (w *writer) title(f frame) []element {
	var all []element
	if kind := strings.ToUpper(w.doc.Kind); kind != "" {
		all = append(all, format{style: "Title"}.paragraph(look{}.run(kind)))
	}
	if subject := w.doc.Subject; subject != "" {
		all = append(all,
			format{style: "Subtitle"}.paragraph(look{}.run(subject)),
			rule(f.width, w.longest([]string{subject}, sizeTitle, f.width)*ruleParts/100),
			gap())
	}
	return all
}

// bodyName is the name of a body in capitals, on two lines if one is too short.
func (w *writer) bodyName(s string, f frame) []string {
	s = strings.ToUpper(s)
	if w.longest([]string{s}, sizeIssuer, f.issuer) < f.issuer {
		return []string{s}
	}
	return office.NameParts(s)
}

// ruleParts is how long the line below a name is, in hundredths of the name: a
// third to a half.
const ruleParts = 40

// longest is how long the longest of some lines in bold is, in twips, at most
// limit.
func (w *writer) longest(lines []string, size, limit int) int {
	longest := 0
	for _, line := range lines {
		longest = max(longest, w.ruler.Length(line, true, size*twipsOfHalfPoint, limit))
	}
	return longest
}

func centred(style string) format { return format{style: style, align: "center"} }

// rule is a line of this length in the middle of the width: the border of an empty
// paragraph, since a drawn shape would need its place on the page.
func rule(width, length int) element {
	if length == 0 {
		return gap()
	}
	side := itoa((width - length) / 2)
	return el("w:p", el("w:pPr",
		val("w:pStyle", "Gap"),
		el("w:keepNext"),
		el("w:pBdr", el("w:top").with("w:val", "single", "w:sz", "6", "w:space", "1", "w:color", "000000")),
		el("w:spacing").with("w:before", "40"),
		el("w:ind").with("w:left", side, "w:right", side),
	))
}

// gap is a little space; it also keeps tables that follow each other apart, which
// Word would join.
func gap() element { return format{style: "Gap"}.paragraph() }

// hairline is the paragraph that Word wants between a table and the end of a
// section, too low to start a page of its own.
func hairline(section []element) element {
	return format{style: "Hairline", section: section}.paragraph()
}
