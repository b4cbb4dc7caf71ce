// Package xlsx writes the appendix of a document as a workbook whose numbers are numbers
// and whose sums are formulas where they add up.
//
// Workbooks are written by xuri/excelize, which is maintained and takes a number as its
// text, so that it stays exact. Where it falls short, its cells get their texts and
// styles here: xlsx.go goes through the appendix, cell.go writes texts and numbers,
// sum.go finds formulas, fit.go the widths of columns and heights of rows, page.go the
// looks and the printing, and finish.go does what can be done only at the end.
package xlsx
