package document

import (
	"errors"
	"fmt"
	"io"

	"github.com/parindex/parindex/rubric"
)

// Bounds of tables.
const (
	maxColumns = 63      // more than this Word does not open
	maxWidth   = 1 << 16 // keeps what is computed from widths exact
)

// checkFor returns what keeps the document from being written.
func (d *Document) checkFor(w io.Writer) error {
	if w == nil {
		return errors.New("there is nothing to write to")
	}
	return d.check()
}

// check lists all faults for which the document cannot be written, each with its
// place; every writer starts with it.
func (d *Document) check() error {
	if d == nil {
		return errors.New("the document is nil")
	}
	var all []error
	if d.Lang != rubric.Vietnamese && d.Lang != rubric.English {
		all = append(all, fmt.Errorf("unknown language %q; it is %q or %q", d.Lang, rubric.Vietnamese, rubric.English))
	}
	for i, b := range d.Body {
		for _, err := range faultsOf(b) {
			all = append(all, fmt.Errorf("body block %d: %w", i+1, err))
		}
	}
	if d.Appendix != nil {
		for _, err := range d.Appendix.Table.faults() {
			all = append(all, fmt.Errorf("appendix: %w", err))
		}
	}
	return errors.Join(all...)
}

func faultsOf(b Block) []error {
	switch b := b.(type) {
	case Heading:
		if b.Level < 1 || b.Level > 3 {
			return []error{fmt.Errorf("heading of level %d, not 1 to 3", b.Level)}
		}
		return nil
	case Paragraph, List:
		return nil
	case *Table:
		return b.faults()
	case *Chart:
		return b.faults()
	default: // nil, or a type that embeds one of ours
		return []error{fmt.Errorf("%T is not a Heading, Paragraph, List, *Table or *Chart", b)}
	}
}

func (t *Table) faults() []error {
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
	}
	for i, r := range t.Rows {
		switch cells := len(r.Cells); r.Kind {
		case Group:
			if cells != 1 {
				fault("row %d, a group, has %d cells, not 1", i+1, cells)
			}
		case Ordinary, Subtotal, Total:
			if cells != columns {
				fault("row %d has %d cells for %d columns", i+1, cells, columns)
			}
		default:
			fault("row %d is of the unknown kind %d", i+1, int(r.Kind))
		}
	}
	return all
}
