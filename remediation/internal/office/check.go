package office

import (
	"errors"
	"fmt"
	"io"

	"github.com/parindex/parindex/remediation/internal/office/chart"
	"github.com/parindex/parindex/rubric"
)

// Bounds of tables.
const (
	maxColumns = 63      // more than this Word does not open
	maxWidth   = 1 << 16 // keeps what is computed from widths exact
)

// Ready returns the document as the writers of all formats write it: a copy whose
// every text is one line of characters that any format can hold, since texts come
// from outside. The error says that there is nothing to write to, or lists all
// faults for which the document cannot be written, each with its place.
func (d *Document) Ready(w io.Writer) (*Document, error) {
	if w == nil {
		return nil, errors.New("there is nothing to write to")
	}
	if d == nil {
		return nil, errors.New("the document is nil")
	}
	if err := d.check(); err != nil {
		return nil, err
	}
	return d.cleaned(), nil
}

func (d *Document) check() error {
	var all []error
	if d.Lang != rubric.Vietnamese && d.Lang != rubric.English {
		all = append(all, fmt.Errorf("unknown language %q; it is %q or %q", d.Lang, rubric.Vietnamese, rubric.English))
	}
	for i, b := range d.Body {
		for _, err := range faultsOf(b) {
			all = append(all, fmt.Errorf("body block %d: %w", i+1, err))
		}
	}
	for i, a := range d.Appendices {
		for j, b := range a.Body {
			for _, err := range faultsOf(b) {
				all = append(all, fmt.Errorf("appendix %d, block %d: %w", i+1, j+1, err))
			}
		}
	}
	return errors.Join(all...)
}

func faultsOf(b Block) []error {
	switch b.(type) {
	case Heading, Paragraph, Aligned, List, *Table, *chart.Chart:
		return b.Faults()
	default: // nil, or a type that embeds one of ours
		return []error{fmt.Errorf("%T is not a Heading, Paragraph, Aligned, List, *Table or *Chart", b)}
	}
}

// Faults says that the level is none.
func (h Heading) Faults() []error {
	if h.Level < 1 || h.Level > 3 {
		return []error{fmt.Errorf("heading of level %d, not 1 to 3", h.Level)}
	}
	return nil
}

// Faults is nil: every paragraph can be written.
func (Paragraph) Faults() []error { return nil }

// Faults says that the alignment is none.
func (a Aligned) Faults() []error {
	if a.Align < Left || a.Align > Right {
		return []error{fmt.Errorf("paragraph of the unknown alignment %d", int(a.Align))}
	}
	return nil
}

// Faults is nil: every list can be written.
func (List) Faults() []error { return nil }

// Faults lists what is wrong with the columns and the rows.
func (t *Table) Faults() []error {
	if t == nil {
		return []error{errors.New("the table is nil")}
	}
	var all []error
	fault := func(format string, args ...any) { all = append(all, fmt.Errorf(format, args...)) }
	columns := len(t.Columns)
	if columns == 0 || columns > maxColumns {
		fault("table has %d columns, not 1 to %d", columns, maxColumns)
	}
	for i, c := range t.Columns {
		if c.Width < 0 || c.Width > maxWidth {
			fault("column %d: width %d is not 0 to %d", i+1, c.Width, maxWidth)
		}
		if c.Kind < Texts || c.Kind > Codes {
			fault("column %d is of the unknown kind %d", i+1, int(c.Kind))
		}
		if d := c.Difference; d != nil && (min(d.Of, d.Less) < 0 || max(d.Of, d.Less) >= columns) {
			fault("column %d is the difference of columns %d and %d, of %d", i+1, d.Of+1, d.Less+1, columns)
		}
	}
	for i, r := range t.Rows {
		switch cells := len(r.Cells); r.Kind {
		case Group:
			if cells != 1 {
				fault("row %d, a group, has %d cells, not 1", i+1, cells)
			}
		case Ordinary, Subtotal, Total, Parent:
			if cells != columns {
				fault("row %d has %d cells for %d columns", i+1, cells, columns)
			}
		default:
			fault("row %d is of the unknown kind %d", i+1, int(r.Kind))
		}
		for j, c := range r.Cells {
			says := c.Text != "" || c.Number.Valid || !c.Date.IsZero()
			if c.Above && (i == 0 || r.Kind != Ordinary || t.Rows[i-1].Kind != Ordinary || says) {
				fault("row %d, cell %d is one with the cell above, but not in ordinary rows, or has a text", i+1, j+1)
			}
		}
	}
	return all
}
