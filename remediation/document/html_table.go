package document

import (
	"fmt"
	"slices"
	"unicode/utf8"
)

// htmlTable is a [Table] as the template reads it.
type htmlTable struct {
	*Table
	ID     string // of its caption
	Label  string // its name where it has no caption
	Widths []string
	Whole  bool // no word is so long that it must be broken
	// Groups are its rows, each group with those that it is a heading of, so that
	// the heading's scope ends where the next begins.
	Groups [][]htmlRow
}

type htmlRow struct {
	Class string
	Cells []htmlCell
}

type htmlCell struct {
	Text, Class string
	Scope       string // of a heading
	Across      int    // how many columns it covers, if not one
}

func newHTMLTable(t *Table, id, label string) *htmlTable {
	h := &htmlTable{Table: t, ID: id, Label: label, Widths: t.percents(), Whole: t.whole()}
	for i, r := range t.Rows {
		if i == 0 || r.Kind == Group || r.Kind == Total {
			h.Groups = append(h.Groups, nil)
		}
		last := &h.Groups[len(h.Groups)-1]
		*last = append(*last, newHTMLRow(r, t.Columns))
	}
	return h
}

func newHTMLRow(r Row, columns []Column) htmlRow {
	if r.Kind == Group {
		return htmlRow{"group", []htmlCell{{Text: r.Cells[0].Text, Scope: "rowgroup", Across: len(columns)}}}
	}
	row := htmlRow{Class: map[RowKind]string{Subtotal: "subtotal", Total: "total"}[r.Kind]}
	for i, c := range columns {
		cell := htmlCell{Text: r.Cells[i].Text}
		if c.Number {
			cell.Class = "number"
		}
		row.Cells = append(row.Cells, cell)
	}
	// A sum has no number of its own: what names it stands further right.
	if i := slices.IndexFunc(row.Cells, func(c htmlCell) bool { return c.Text != "" }); i >= 0 {
		row.Cells[i].Scope = "row"
	}
	return row
}

// longWord is how many letters of a word a column need not make room for.
const longWord = 16

// whole reports whether a table has no word longer than most.
func (t *Table) whole() bool {
	for _, r := range t.Rows {
		for _, c := range r.Cells {
			for word := range unbroken(c.Text) {
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
func (t *Table) percents() []string {
	if !slices.ContainsFunc(t.Columns, func(c Column) bool { return c.Width > 0 }) {
		return nil
	}
	parts, sum := t.parts()
	percents := make([]string, len(parts))
	for i, p := range parts {
		tenths := p * 1000 / sum
		percents[i] = fmt.Sprintf("%d.%d%%", tenths/10, tenths%10)
	}
	return percents
}
