// Package office is the model of a document as Vietnamese offices write it. It knows
// nothing of rubrics, scores and plans: package document makes papers of those, and
// its writers know nothing but this model.
//
// A [Document] is a head, a body of blocks, an end and appendices: plain texts, tables
// and charts in one language, with every number written out. What a table's number or date
// is stands beside its text, for workbooks. A chart is a block whose numbers the
// text also gives.
//
// # Rooms
//
//   - chart draws charts, as SVG and PNG; a *[chart.Chart] is a block.
//   - docx, html, markdown and xlsx write documents, each in a function Write. Only
//     xlsx links a library for spreadsheets, and only docx, xlsx and charts a font.
//   - typeface measures text in the one typeface; text cleans texts and divides them
//     into words.
//   - sample has documents for tests, ooxml reads files of Word and spreadsheets, and
//     decree holds a DOCX against the decree on administrative documents.
//
// A new kind of block is a type here with its Faults, a case in check and clean, and a
// case in each writer. A new format is a package beside the others that begins with
// [Document.Ready].
//
// # Foreign text
//
// Names, reasons and solutions come from outside, and none of them can become markup,
// a link, a field or a formula in any format. [Document.Ready] makes every text one line
// of characters that any format can hold; each writer escapes what means something in
// its own.
//
// What cannot be written right is refused, with every fault and its place: a table with
// a row of the wrong length, a heading of level 4, a waterfall whose sum contradicts its
// steps. Nothing is written then.
//
// There is no clock, no random number and no trace of who wrote a document: the same
// document gives the same bytes. Writing does not change it, and several goroutines can
// write the same one at once.
//
// # What is left out
//
// Letterheads, footnotes, cross references, a table of contents, digital signatures,
// text that runs from right to left, and reading a document back.
package office
