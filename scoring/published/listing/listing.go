package listing

import (
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/ranking"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring/exact"
	"github.com/parindex/parindex/scoring/internal/places"
	"github.com/parindex/parindex/scoring/internal/sheet"
)

// Listing is a table of the results of many units as an authority printed it: a row a unit,
// a column a kind of figure. [Read] makes it of a file, and it can be made in Go. It is
// data; goroutines may share one that none of them changes. Its JSON form reads back to an
// equal value.
type Listing struct {
	File string `json:"file,omitempty"`
	// Sheet is the sheet of a workbook that holds the table; empty of CSV.
	Sheet  string          `json:"sheet,omitempty"`
	Source rubric.Decision `json:"source,omitzero"` // the document that publishes
	// Columns are what the figures of a row are, in the order of the figures.
	Columns []Column `json:"columns"`
	Rows    []Row    `json:"rows"`
	// Means are what is printed below the units, or stated beside the table.
	Means []Mean `json:"means,omitempty"`
	// Shares are how many units are printed to have which band.
	Shares []Share `json:"shares,omitempty"`
	// Notes are the texts of the table that are no units and no groups: titles, sources.
	Notes []string `json:"notes,omitempty"`
	// Remarks are what should be known of the file and is no fault.
	Remarks source.Faults `json:"remarks,omitempty"`
}

// Role says what stands in a column.
type Role string

// The roles. Those of units and bands are texts, which a [Row] has in its fields.
const (
	ID    Role = "id"    // of the unit
	Name  Role = "name"  // of the unit
	Group Role = "group" // object group
	Band  Role = "band"  // of the total
	Units Role = "units" // how many units have the band, in a table of bands

	Part  Role = "part"  // points of a part of the total, see [Column]
	Item  Role = "item"  // points of an area or another item
	Total Role = "total" // points of the whole
	Max   Role = "max"   // the maximum that applies to the unit
	Index Role = "index" // points ÷ maximum × 100
	Rank  Role = "rank"  // a place

	Other Role = "other" // nothing that is compared
)

// Column is what the figures in a column are.
type Column struct {
	Role Role `json:"role"`
	// Of is what a Part or an Item is, and what a Max, an Index or a Rank is of; empty for
	// the total. Items go by their codes. Parts are appraisal, survey and external, as
	// [rubric.Source] has them, bonus, penalty, whose points are taken off, and any other
	// name, whose points are added.
	Of    string `json:"of,omitempty"`
	Title string `json:"title,omitempty"` // as printed
	// At is the column of the file, from 1; 0 where there is none.
	At int `json:"at,omitempty"`
	// Max is the maximum that the table prints for all units, in the heading or in a row of
	// its own.
	Max Figure `json:"max,omitzero"`
	// Places are the decimals that figures are taken with which print fewer. Files that drop
	// zeros at the end (82 for 82.00) need it; without it 82 may stand for 81.7.
	Places int `json:"places,omitempty"`
}

// Row is what the table prints of a unit.
type Row struct {
	ID    string `json:"id,omitempty"`
	Name  string `json:"name,omitempty"`
	Group string `json:"group,omitempty"`
	Band  string `json:"band,omitempty"`
	// Figures are as many as there are columns; the zero Figure where nothing is printed,
	// and in the columns of texts.
	Figures []Figure `json:"figures"`
	Line    int      `json:"line,omitempty"` // of the file, from 1; 0 where there is none
}

// MeanKind says what a mean is of.
type MeanKind string

// The kinds of means. Those of an index differ where units have different maxima.
const (
	// MeanOfFigures is of what the column prints: of an index, the mean of percentages.
	MeanOfFigures MeanKind = "mean_of_figures"
	// PercentageOfMeans is the mean of the points ÷ the mean of the maxima × 100.
	PercentageOfMeans MeanKind = "percentage_of_means"
)

// Mean is a mean that is printed.
type Mean struct {
	// Kind is what it is said to be; empty where nothing says so: then either will do.
	Kind MeanKind `json:"kind,omitempty"`
	Role Role     `json:"role"` // of its column
	Of   string   `json:"of,omitempty"`
	// Group are the units that it is of; empty for all.
	Group string `json:"group,omitempty"`
	Value Figure `json:"value"`
	Line  int    `json:"line,omitempty"`
}

// Share is how many units have a band, in a group or in all.
type Share struct {
	Group   string `json:"group,omitempty"`
	Band    string `json:"band"`
	Units   int    `json:"units"`
	Percent Figure `json:"percent,omitzero"`
	Line    int    `json:"line,omitempty"`
}

// Column returns the place of a column among the columns, −1 where there is none.
func (l *Listing) Column(role Role, of string) int {
	if l == nil {
		return -1
	}
	return slices.IndexFunc(l.Columns, func(c Column) bool { return c.Role == role && c.Of == of })
}

// Places ranks the units by what a column prints, from the highest, within their groups: by
// row, 0 where nothing is printed. Equal figures are tied, however their unrounded numbers
// differ, and the order of the rows never counts: [ranking.Ordinal] is as
// [ranking.Competition]. It returns nil where there is no such column.
func (l *Listing) Places(role Role, of string, ties ranking.Ties) []exact.Number {
	at := l.Column(role, of)
	if at < 0 {
		return nil
	}
	out := make([]exact.Number, len(l.Rows))
	for _, g := range l.groups() {
		rows := l.printed(g.rows, at)
		values := places.Codes(len(rows), func(a, b int) int {
			return l.figure(rows[a], at).cmp(l.figure(rows[b], at))
		})
		for i, halves := range places.Of(values, ties, nil) {
			out[rows[i]] = inHalves(halves)
		}
	}
	return out
}

func inHalves(halves int) exact.Number { return exact.Of(halves).Over(exact.Of(2)) }

// figure returns what a row prints in a column, with the decimals of the column.
func (l *Listing) figure(row, column int) Figure {
	if column < 0 || column >= len(l.Rows[row].Figures) {
		return Figure{}
	}
	return l.Rows[row].Figures[column].at(l.Columns[column].Places)
}

// printed returns those of the rows that print something in a column.
func (l *Listing) printed(rows []int, column int) (out []int) {
	for _, row := range rows {
		if f := l.figure(row, column); f.printed {
			out = append(out, row)
		}
	}
	return out
}

// group are the rows of an object group.
type group struct {
	name string
	rows []int
}

// groups returns the object groups in the order in which they first come.
func (l *Listing) groups() (out []group) {
	at := map[string]int{}
	for row, r := range l.Rows {
		i, is := at[r.Group]
		if !is {
			i = len(out)
			at[r.Group] = i
			out = append(out, group{name: r.Group})
		}
		out[i].rows = append(out[i].rows, row)
	}
	return out
}

// unitOf names the unit of a row.
func (l *Listing) unitOf(row int) string {
	if r := l.Rows[row]; r.Name != "" {
		return r.Name
	}
	return l.Rows[row].ID
}

// cell names the cell of a row and a column; empty where the listing is of no file.
func (l *Listing) cell(line, column int) string {
	if line <= 0 || column < 0 || column >= len(l.Columns) || l.Columns[column].At <= 0 {
		return ""
	}
	return (&sheet.Sheet{Name: l.Sheet}).Ref(line-1, l.Columns[column].At-1)
}
