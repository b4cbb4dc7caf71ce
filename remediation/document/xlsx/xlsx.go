// Package xlsx writes the tables of a document as a workbook. It is apart from
// package document so that a program that writes no workbooks does not link the
// library for spreadsheets, github.com/xuri/excelize.
package xlsx

import (
	"io"

	"github.com/parindex/parindex/remediation/document"
	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/remediation/internal/office/xlsx"
)

// Write writes the tables of a document as a workbook, a sheet for each: those of the body,
// then those of the appendices. A sheet has the title of its part, the table with a filter,
// and the table's notes. Numbers are numbers in it, exactly as they are written out, and
// dates are dates; sums and differences that add up are formulas with their value beside
// them, those that do not are the plain number. All else is text and stays text, whatever
// it begins with. A number of more than 15 digits, which a spreadsheet would change, is
// written as its text. A text or date that stands for several rows is repeated in each,
// since a filter hides all but the first row of a merged cell.
//
// The error says that the document is nil or zero, that it has no table (the short form of
// a plan has none), or that a text is longer than a cell holds; or it is that of w.
func Write(w io.Writer, d *document.Document) error { return xlsx.Write(w, office.ModelOf(d)) }
