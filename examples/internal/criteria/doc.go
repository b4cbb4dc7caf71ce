// Package criteria reads tables of criteria as decisions print them, from XLSX and
// CSV, and writes the beginning of a rubric from them.
//
// A table has columns for the code, the title and the maximum of each criterion, which
// are found by their headers in Vietnamese or English ([Read]). Codes say what stands
// below what: A, I, 1, 1.1, 1.1.1, a). Rows without a code say how points are given;
// they and further columns become comments.
//
// Nothing is repaired. Where the table contradicts itself, a [Finding] names the cell,
// and so does a comment in the rubric ([Table.Rubric]), which keeps what the table says.
package criteria

import (
	"github.com/parindex/parindex/rubric/locale"
	"github.com/shopspring/decimal"
)

// Table is a table of criteria.
type Table struct {
	Title string // what stands above the table
	Year  int    // the first that is named there; 0 for none
	Max   decimal.NullDecimal
	Areas []*Criterion

	Findings []Finding
	max      string // the cell of Max
	places   int32  // of the maxima, at least 2
}

// Criterion is an area, a criterion or a component criterion.
type Criterion struct {
	Code  string
	Title string
	Max   decimal.NullDecimal
	Min   decimal.Decimal // of a penalty row, whose maximum is 0
	// Notes are what the table says besides: how points are given, what is evidence.
	Notes []string
	Parts []*Criterion

	own      string // the code as it stands in the table
	rank     int
	cell     string // of the code or title
	maxCell  string
	findings []Finding
}

// Finding is something in the table that contradicts the rest, or is missing.
type Finding struct {
	Cell    string         `json:"cell"` // Sheet1!C12; C12 in a CSV file
	Message locale.Message `json:"message"`
}
