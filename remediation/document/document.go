package document

import (
	"github.com/parindex/parindex/rubric"
	"github.com/shopspring/decimal"
)

// Document is a document as it will be read: every text is in its language and
// every number is written out. It is a plain value that the caller owns and may
// change before it is written; writing does not change it.
type Document struct {
	Lang rubric.Lang
	Head Head
	// Kind and Subject are its title: "KẾ HOẠCH", and what the plan is about.
	Kind, Subject string
	Body          []Block
	Recipients    []string
	Signature     Signature
	Appendix      *Appendix // on pages of its own; nil for none
}

// Head is the head of an administrative document: on the left who issues it and
// its number, on the right the national name, the motto, place and date.
type Head struct {
	Superior, Issuer, Number   string
	Nation, Motto, PlaceAndDay string
}

// Signature is the block at the end: the position of who signs, and the name.
type Signature struct {
	Position, Name string
}

// Appendix is a table on pages of its own.
type Appendix struct {
	Title, Subject string
	Table          *Table
	Notes          []string // below the table
}

// Block is a part of the body: a [Heading], [Paragraph], [List], *[Table] or
// *[Chart].
type Block interface{ block() }

// Heading is a heading of level 1 ("I. MỤC ĐÍCH, YÊU CẦU"), 2 or 3.
type Heading struct {
	Level int
	Text  string
}

// Paragraph is a paragraph of runs.
type Paragraph []Run

// Run is text of one kind.
type Run struct {
	Text         string
	Bold, Italic bool
}

// List is a list of paragraphs, each with a dash.
type List []Paragraph

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

// ChartKind says how a chart is drawn.
type ChartKind int

// There is no zero kind.
const (
	// Bars are horizontal bars, each of a maximum.
	Bars ChartKind = iota + 1
	// Waterfall shows how a sum changes step by step.
	Waterfall
	// Curve is a staircase: what more and more effort comes to.
	Curve
)

// Chart is a picture of numbers that the text also gives.
type Chart struct {
	Kind  ChartKind
	Title string
	// Alt says in words what the chart shows, for those who cannot see it.
	Alt string
	// Across and Up name the axes of a Curve; Up is the unit of the bars.
	Across, Up string
	Bars       []Bar   // of Bars and Waterfall, at least one
	Points     []Point // of a Curve, at least one, from left to right
}

// Bar is a bar of a chart.
type Bar struct {
	Label string
	// Value is how long it is or, in a Waterfall, how much it adds (a loss is
	// negative), unless Sum says that it is what all have come to.
	Value decimal.Decimal
	Of    decimal.Decimal // the maximum, of Bars
	Sum   bool
}

// Point is a point of a Curve.
type Point struct {
	Across, Up decimal.Decimal
	Chosen     bool // the one that the plan takes
}

func (Heading) block()   {}
func (Paragraph) block() {}
func (List) block()      {}
func (*Table) block()    {}
func (*Chart) block()    {}
