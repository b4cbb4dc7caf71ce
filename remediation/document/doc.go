// Package document makes a remediation plan a document, as Vietnamese offices
// write it, for Word, the browser, Markdown and spreadsheets.
//
//	package main
//
//	import (
//		"os"
//
//		"github.com/parindex/parindex/remediation"
//		"github.com/parindex/parindex/remediation/document"
//		"github.com/parindex/parindex/rubric"
//		"github.com/parindex/parindex/scoring"
//	)
//
//	func must[T any](v T, err error) T {
//		if err != nil {
//			panic(err)
//		}
//		return v
//	}
//
//	func main() {
//		r := must(rubric.Parse("rubric.yaml", must(os.ReadFile("rubric.yaml")), nil))
//		catalogue := must(remediation.ParseCatalogue("catalogue.yaml", must(os.ReadFile("catalogue.yaml")), r, nil))
//		facts := scoring.Facts{Inputs: map[string]any{"electronic_rate": "76.5"}}
//		plan := must(remediation.NewPlan(must(scoring.Compile(r, nil)), facts, catalogue, nil))
//
//		d := must(document.New(plan, &document.Options{Lang: rubric.Vietnamese}))
//		file := must(os.Create("ke-hoach.docx"))
//		if err := d.WriteDOCX(file); err != nil {
//			panic(err) // all faults: body block 3: row 2 has 4 cells for 5 columns ...
//		}
//		if err := file.Close(); err != nil {
//			panic(err)
//		}
//	}
//
// A [Document] is a plain value of texts, tables and charts in one language,
// with every number written out. [New] makes one of a plan; it can be changed, or
// made by hand, before it is written.
//
// # Formats
//
//   - [Document.WriteDOCX]: the whole document for Word and LibreOffice, to be
//     edited, printed and signed. Charts are pictures.
//   - [Document.WriteHTML]: the whole document as one page that loads nothing and
//     runs nothing, light and dark, for screens of any width and for print.
//     Charts are SVG.
//   - [Document.WriteMarkdown]: the whole document as text, for diffs and chats.
//     Charts are their descriptions.
//   - [Document.WriteXLSX]: the appendix as a workbook whose numbers are numbers
//     and whose sums are formulas where they add up.
//
// # Layout
//
// It is that of decree 30/2020/NĐ-CP for administrative documents: A4 portrait,
// margins of 20 to 25 mm at the top and bottom, 30 to 35 on the left and 15 to 20 on
// the right; Times New Roman, black; body of 13 to 14 pt, justified, at least 6 pt
// between paragraphs, lines single to 1.5; top right the national name in bold
// capitals of 12 to 13 pt and below it the motto in bold of 13 to 14 pt, top left
// who issues the document; the page number centred in the top margin, but not on
// page 1. Where that leaves a range the code names what it takes.
//
// Three things are choices of this package, which no source at hand settles: pages
// are numbered on through the appendix, an appendix of more than six columns
// stands on landscape pages (in a workbook every one does), and a chart has its
// title below it.
//
// # Charts
//
// [Bars] show points of maxima, a [Waterfall] how single losses lead from the
// maximum to the score, a [Curve] what more and more effort comes to. They are
// drawn here, as rectangles and text in whole units computed from exact numbers:
// for SVG as they are, for PNG with golang.org/x/image and the Liberation fonts,
// which have every Vietnamese letter and the widths of Times New Roman.
// gonum/plot draws Vietnamese as well, but computes in floats. What a chart shows
// stands in the text too, a loss is hatched and not only red, and an axis that does
// not start at 0 says so.
//
// # Foreign text
//
// Names, reasons and solutions come from outside, and none of them can become
// markup, a link, a field or a formula in any format. Before anything is written
// line ends and tabs become spaces, and bytes that are no UTF-8, control
// characters and overrides of the writing direction become U+FFFD. Markdown
// escapes what means something and parts what would be taken for a link;
// workbooks hold text as text, whatever it begins with.
//
// What cannot be written right is refused, with every fault and its place: a table
// with a row of the wrong length, a heading of level 4, a waterfall whose sum
// contradicts its steps. Nothing is written then.
//
// The same document gives the same bytes: there is no clock, no random number and
// no trace of who wrote it. Documents are plain data; several goroutines can write
// the same one at once.
//
// # Libraries
//
// Word files are written here, as XML in a zip. The one free library that could be
// had and read, gomutex/godocx v0.1.6-pre, has no fields and no header parts, hence
// no page numbers, and takes pictures from files only; others count lengths in
// floats or bring 800 kB along. Workbooks are written by xuri/excelize, which is
// maintained and takes a number as its text, so that it stays exact; its cells
// get their texts and styles here where it falls short. HTML goes through
// html/template.
//
// # What is left out
//
// PDF: Word, LibreOffice and browsers print it. Letterheads, footnotes, cross
// references, a table of contents and digital signatures. Text that runs from right
// to left. Reading a document back: the plan's JSON is for that.
package document
