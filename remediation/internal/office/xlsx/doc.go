// Package xlsx writes the tables of a document as a workbook, a sheet for each, whose
// numbers are numbers, whose dates are dates, and whose sums and differences are formulas
// where they add up.
//
// Workbooks are written by xuri/excelize, which is maintained and takes a number as its
// text, so that it stays exact. Where it falls short, its cells get their texts and
// styles here: xlsx.go goes through the document, names.go names the sheets, sheet.go goes
// through a table, cell.go writes texts, numbers and dates, sum.go finds formulas, fit.go
// the widths of columns and heights of rows, page.go the looks, the filter and the
// printing, and finish.go does what can be done only at the end.
package xlsx
