package office

import (
	"github.com/parindex/parindex/rubric"
	"github.com/shopspring/decimal"
)

// Table is a table with a head, which is repeated on every page.
type Table struct {
	Name    string // short, of its sheet in a workbook
	Caption string
	Columns []Column
	Rows    []Row
	Notes   []string // below the table
}

// Column is a column of a table.
type Column struct {
	Title string
	Kind  ColumnKind
	// Heads says that its cells name the rows, for those who have the table read to them.
	Heads bool
	// Difference says that every cell of the column is the cell of one column less that of
	// another, so that a workbook can have it as a formula; nil for none.
	Difference *Difference
	// Width is its part of the table's width, in parts of the sum of all widths; 0
	// counts as 1. A column too narrow for its words or numbers may get more.
	Width int
}

// ColumnKind says what the cells of a column are.
type ColumnKind int

// The zero kind is text.
const (
	Texts ColumnKind = iota
	// Numbers are set flush right and are numbers in a workbook.
	Numbers
	// Dates are dates in a workbook.
	Dates
	// Codes are set in the middle and never broken, and stay texts in a workbook.
	Codes
)

// Difference is that of two columns, by their positions from 0.
type Difference struct{ Of, Less int }

// RowKind says what a row is.
type RowKind int

// The zero kind is an ordinary row.
const (
	// Ordinary rows hold the data.
	Ordinary RowKind = iota
	// Group is a heading across the table: its first cell alone is written.
	Group
	// Subtotal sums up the ordinary rows since the last Group or Subtotal; where there are
	// none it stands for itself.
	Subtotal
	// Total sums up the subtotals or, where there are none, the ordinary rows.
	Total
	// Parent rows have what ordinary rows below them come to; no subtotal counts them.
	Parent
)

// Row is a row with one cell for each column; a Group has one cell.
type Row struct {
	Kind  RowKind
	Cells []Cell
}

// Cell is a cell: its text and, where it is a number or a date, that which the text
// writes out.
type Cell struct {
	Text   string
	Number decimal.NullDecimal
	Date   rubric.Date
	// Above says that the cell is one with the cell above it, which has the text: both
	// rows are ordinary ones.
	Above bool
}

// Parts returns how many parts of the table's width each column takes, and their
// sum; a column without a width takes one.
func (t *Table) Parts() (parts []int, sum int) {
	parts = make([]int, len(t.Columns))
	for i, c := range t.Columns {
		parts[i] = max(c.Width, 1)
		sum += parts[i]
	}
	return parts, sum
}
