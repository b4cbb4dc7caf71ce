// Package sheet reads the cells of spreadsheets as they are stored: of workbooks (XLSX)
// and of tables in CSV.
//
// It reads the few parts of a workbook that hold cells, in one pass and by its own code:
// a number keeps the text of the file and never becomes a binary float, a formula is told
// from its stored value, and no part is taken into memory whole. Files come from outside:
// what they may come to is bounded by [Limits] before anything is read, and other formats
// (encrypted workbooks, XLS, ODS) are refused by their names.
package sheet
