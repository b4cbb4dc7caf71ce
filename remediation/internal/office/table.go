package office

import "github.com/shopspring/decimal"

// Table is a table with a head, which is repeated on every page.
type Table struct {
	Caption string
	Columns []Column
	Rows    []Row
}

// Column is a column of a table.
type Column struct {
	Title string
	// Number says that its cells are numbers: they are set flush right and are
	// numbers in a spreadsheet.
	Number bool
	// Width is its part of the table's width, in parts of the sum of all widths; 0
	// counts as 1. A column too narrow for its words or numbers may get more.
	Width int
}

// RowKind says what a row is.
type RowKind int

// The zero kind is an ordinary row.
const (
	// Ordinary rows hold the data.
	Ordinary RowKind = iota
	// Group is a heading across the table: its first cell alone is written.
	Group
	// Subtotal sums up the ordinary rows since the last Group.
	Subtotal
	// Total sums up the subtotals.
	Total
)

// Row is a row with one cell for each column; a Group has one cell.
type Row struct {
	Kind  RowKind
	Cells []Cell
}

// Cell is a cell: its text and, where it is a number, the number that the text
// writes out.
type Cell struct {
	Text   string
	Number decimal.NullDecimal
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
