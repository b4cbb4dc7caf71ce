// Package xlsx writes the appendix of a document as a workbook. It is apart from
// package document so that a program that writes no workbooks does not link the
// library for spreadsheets, github.com/xuri/excelize.
package xlsx

import (
	"io"

	"github.com/parindex/parindex/remediation/document"
	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/remediation/internal/office/xlsx"
)

// Write writes the appendix of a document as a workbook of one sheet: title, table,
// notes. Numbers are numbers in it, exactly as they are written out; sums that add up
// are formulas with their value beside them, those that do not are the plain number.
// All else is text and stays text, whatever it begins with. A number of more than 15
// digits, which a spreadsheet would change, is written as its text.
//
// The error says that the document is nil or zero, that it has no appendix, or that a
// text is longer than a cell holds; or it is that of w.
func Write(w io.Writer, d *document.Document) error { return xlsx.Write(w, office.ModelOf(d)) }
