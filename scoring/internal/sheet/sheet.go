package sheet

import (
	"strconv"

	"github.com/parindex/parindex/rubric/locale"
)

// Kind is the kind of what is stored in a cell.
type Kind uint8

// The kinds of cells.
const (
	Empty  Kind = iota
	Number      // Text is the number as it is stored: 76.55, 1.5E-3
	Text
	Bool  // Text is 1 or 0
	Error // Text is the error: #DIV/0!
	Day   // Text is a day and time: 2025-12-31T00:00:00
)

// Format is how a number is shown, as far as it changes what the number means.
type Format uint8

// The formats of numbers.
const (
	Plain   Format = iota
	Percent        // 0.85 is shown as 85 %
	Date           // a number of days is shown as a day
)

// Formula says whether a cell is computed.
type Formula uint8

// What a cell can be computed by.
const (
	Typed    Formula = iota
	Stored           // by a formula; the cell holds the value that it had
	Unstored         // by a formula; no value is stored
)

// Cell is a cell. The zero Cell is an empty one.
type Cell struct {
	Text    string
	Kind    Kind
	Format  Format
	Formula Formula
	// Shown is one more than the decimals that the format of a number shows; 0 where it shows
	// those that the number has.
	Shown uint8
}

// IsEmpty reports whether a cell holds nothing: no value, and no formula either.
func (c Cell) IsEmpty() bool { return c.Kind == Empty && c.Formula == Typed }

// Sheet is a sheet of a workbook, or a table in CSV.
type Sheet struct {
	Name string // empty in CSV
	Rows [][]Cell
}

// At returns a cell, counted from 0; an empty one where there is none.
func (s *Sheet) At(row, column int) Cell {
	if row < 0 || row >= len(s.Rows) || column < 0 || column >= len(s.Rows[row]) {
		return Cell{}
	}
	return s.Rows[row][column]
}

// Ref names a cell, counted from 0: Form!G12, and G12 in CSV.
func (s *Sheet) Ref(row, column int) string {
	ref := ColumnName(column) + strconv.Itoa(row+1)
	if s.Name == "" {
		return ref
	}
	return s.Name + "!" + ref
}

// ColumnName names a column, counted from 0: A, B, Z, AA.
func ColumnName(column int) string {
	name := ""
	for n := column + 1; n > 0; n = (n - 1) / 26 {
		name = string(rune('A'+(n-1)%26)) + name
	}
	return name
}

// Limits bounds what is read. Every field is above zero.
type Limits struct {
	Bytes    int // of the file
	Unpacked int // bytes of all parts that are read of a workbook
	Sheets   int
	Rows     int // the number of the last row with anything in it
	Columns  int // the number of the last column
	Cells    int // of one sheet, from the first column to the last one with anything in it
	Text     int // characters of one cell, in bytes
}

// Book is a spreadsheet that was opened.
type Book struct {
	Names    []string // of its sheets; one empty name of CSV
	Epoch    Epoch
	CSV      bool
	Macros   bool // it has macros, which are not read
	External bool // it links to other workbooks, which are not read
	limits   Limits
	table    *Sheet // of CSV
	pack     *pack
}

// Sheet reads a sheet, counted from 0. The error is a [locale.Message].
func (b *Book) Sheet(i int) (*Sheet, error) {
	if b.CSV {
		return b.table, nil
	}
	return b.pack.sheet(b.Names[i], b.pack.sheets[i], b.limits)
}

// Open opens a spreadsheet: a ZIP archive is a workbook, what is text is CSV. The error
// is a [locale.Message].
func Open(src []byte, limits Limits) (*Book, error) {
	if len(src) > limits.Bytes {
		return nil, fileTooLong.Say(len(src), limits.Bytes)
	}
	if m := refused(src); !m.IsZero() {
		return nil, m
	}
	if isZip(src) {
		return openPack(src, limits)
	}
	table, err := readCSV(src, limits)
	if err != nil {
		return nil, err
	}
	return &Book{Names: []string{""}, CSV: true, table: table, limits: limits}, nil
}

var _ error = locale.Message{}
