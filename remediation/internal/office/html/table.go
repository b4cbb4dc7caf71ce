package html

import (
	"fmt"
	"slices"
	"unicode/utf8"

	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/remediation/internal/office/text"
)

// table is an [office.Table] as the template reads it.
type table struct {
	*office.Table
	Label  string // no other landmark has it
	Widths []string
	Whole  bool // no word is so long that it must be broken
	// Groups are its rows, each group with those that it is a heading of, so that
	// the heading's scope ends where the next begins.
	Groups [][]row
}

type row struct {
	Class string
	Cells []cell
}

type cell struct {
	Text, Class string
	Scope       string // of a heading
	Across      int    // how many columns it covers, if not one
	Down        int    // how many rows
}

func newTable(t *office.Table, label string) *table {
	h := &table{Table: t, Label: label, Widths: percents(t), Whole: whole(t)}
	for i, r := range t.Rows {
		if i == 0 || r.Kind == office.Group || r.Kind == office.Total {
			h.Groups = append(h.Groups, nil)
		}
		last := &h.Groups[len(h.Groups)-1]
		*last = append(*last, newRow(t, i))
	}
	return h
}

// columnClasses are the classes of cells by the kind of their column.
var columnClasses = [...]string{office.Numbers: "number", office.Dates: "date", office.Codes: "code"}

func newRow(t *office.Table, i int) row {
	r := t.Rows[i]
	if r.Kind == office.Group {
		return row{"group", []cell{{Text: r.Cells[0].Text, Scope: "rowgroup", Across: len(t.Columns)}}}
	}
	row := row{Class: map[office.RowKind]string{office.Subtotal: "subtotal", office.Total: "total",
		office.Parent: "subtotal"}[r.Kind]}
	head := headOf(t, r)
	for j, c := range t.Columns {
		if r.Cells[j].Above {
			continue
		}
		cell := cell{Text: r.Cells[j].Text, Class: columnClasses[c.Kind], Down: down(t, i, j)}
		if j == head {
			cell.Scope = "row"
		}
		row.Cells = append(row.Cells, cell)
	}
	return row
}

// headOf returns which cell names a row: that of the column that says so or, where there is
// none or it is empty, the first that has a text; -1 if none has.
func headOf(t *office.Table, r office.Row) int {
	for i, c := range t.Columns {
		if c.Heads && r.Cells[i].Text != "" {
			return i
		}
	}
	return slices.IndexFunc(r.Cells, func(c office.Cell) bool { return c.Text != "" })
}

// down returns how many rows a cell covers, 0 for one.
func down(t *office.Table, row, column int) int {
	n := 1
	for _, r := range t.Rows[row+1:] {
		if column >= len(r.Cells) || !r.Cells[column].Above {
			break
		}
		n++
	}
	if n == 1 {
		return 0
	}
	return n
}

// longWord is how many letters of a word a column need not make room for.
const longWord = 16

// whole reports whether a table has no word longer than most.
func whole(t *office.Table) bool {
	for _, r := range t.Rows {
		for _, c := range r.Cells {
			for word := range text.Words(c.Text) {
				if utf8.RuneCountInString(word) > longWord {
					return false
				}
			}
		}
	}
	return true
}

// percents returns the widths of the columns; nil where none has one, and the
// browser finds them.
func percents(t *office.Table) []string {
	if !slices.ContainsFunc(t.Columns, func(c office.Column) bool { return c.Width > 0 }) {
		return nil
	}
	parts, sum := t.Parts()
	percents := make([]string, len(parts))
	for i, p := range parts {
		tenths := p * 1000 / sum
		percents[i] = fmt.Sprintf("%d.%d%%", tenths/10, tenths%10)
	}
	return percents
}
