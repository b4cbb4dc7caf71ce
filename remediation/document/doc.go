// Package document makes a remediation plan a document, as Vietnamese offices
// write it, for Word, the browser, Markdown and spreadsheets; and so the papers around
// it, from the self-score of a unit to the decision that publishes the results of all.
//
//	package main
//
//	import (
//		"context"
//		"os"
//
//		"github.com/parindex/parindex/remediation"
//		"github.com/parindex/parindex/remediation/catalogue"
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
//		catalogue := must(catalogue.Parse("catalogue.yaml", must(os.ReadFile("catalogue.yaml")), r, nil))
//		facts := scoring.Facts{Inputs: map[string]scoring.Figure{"electronic_rate": scoring.Known("76.5")}}
//		plan := must(remediation.NewPlan(context.Background(), must(scoring.Compile(r, nil)), facts, catalogue, nil))
//
//		d := must(document.New(plan, &document.Options{Lang: rubric.Vietnamese}))
//		file := must(os.Create("ke-hoach.docx"))
//		if err := d.WriteDOCX(file); err != nil {
//			panic(err)
//		}
//		if err := file.Close(); err != nil {
//			panic(err)
//		}
//	}
//
// [New] makes the [Document] of a plan in one language, with every number written out;
// its methods write it.
//
// # Papers
//
//   - [New]: the plan, in one of three forms. The short one says everything in its body and
//     is what a unit with up to some 15 deficits signs; the full one has an appendix for
//     reasons, targets, leads and deadlines; the working note is for who drafts the plan and
//     nobody else. The plans to sign print the published points, no target that rests on
//     something which no source decides, and no word of how they were computed. One that
//     cannot be signed yet (see [remediation.Plan.Check]) says so on top, or is refused.
//   - [NewProgressReport]: the report on what has become of a plan.
//   - [NewSelfScore] and [NewAppraisal]: every item of one unit, by its own score and by
//     that of the appraisers, with the [Remarks] of both; [NewRound] makes either from the
//     records of the unit's year.
//   - [NewResults] and [NewDecision]: the results of many units, as a table and as the annex
//     of the decision that publishes them.
//   - [NewOverview]: how many units compare, where points are lost, what other rules would
//     change and what moved the scores since the year before, with charts. It is for those
//     who compare units, and not to sign.
//
// The frame around their contents is a [Paper]: head, legal bases, recipients, who
// signs. What is absent is left blank or left out. Columns of points have two places at
// least (16,00), sentences have as few as can be (03 điểm); ranges stand where points are
// not known, and a blank where nothing is known of them.
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
//
// A short plan has no charts, a full one has them on screens and not on paper, unless
// Options.Charts is set, a note has them everywhere.
//
// [Document.Charts] are the charts for a page of the host's own.
//
// And, in a package of its own:
//
//   - xlsx.Write: the tables as a workbook, a sheet for each, whose
//     numbers and dates are such and whose sums and differences are formulas where they add
//     up. A program that does not import it links no library for spreadsheets.
//
// The layout is that of decree 30/2020/NĐ-CP for administrative documents, appendix I. Where
// it leaves a choice, this library has made one: a table of many columns stands on landscape
// pages, and a chart has its title below it.
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
// # Where what is
//
// A paper is made in the files named for it, such as plan*.go, which put sentences together from
// the texts in words.go by the rules of typography.go. The model that it becomes, the
// charts and the writers of each format are in remediation/internal/office. A new kind of
// paper is a function beside New that fills such a model.
//
// # What is left out
//
// PDF: Word, LibreOffice and browsers print it. Changing a document before it is written:
// change the plan before, or the file after. Letterheads, footnotes, cross references, a
// table of contents and digital signatures. Reading a document back: the plan's JSON is
// for that.
package document
