package office

import (
	"github.com/parindex/parindex/remediation/internal/office/chart"
	"github.com/parindex/parindex/remediation/internal/office/text"
)

// cleaned returns a copy of a document without faults whose every text is clean.
func (d *Document) cleaned() *Document {
	c := *d
	c.Head = Head{
		text.Clean(d.Head.Superior), text.Clean(d.Head.Issuer), text.Clean(d.Head.Number),
		text.Clean(d.Head.Nation), text.Clean(d.Head.Motto), text.Clean(d.Head.PlaceAndDay),
	}
	c.Draft = text.Clean(d.Draft)
	c.Kind, c.Subject = text.Clean(d.Kind), text.Clean(d.Subject)
	c.Body = each(d.Body, cleanBlock)
	c.Recipients = each(d.Recipients, text.Clean)
	s := d.Signature
	c.Signature = Signature{each(s.Authority, text.Clean), text.Clean(s.Position), text.Clean(s.Name), s.Blank}
	c.Appendices = each(d.Appendices, func(a Appendix) Appendix {
		return Appendix{text.Clean(a.Title), text.Clean(a.Subject), text.Clean(a.Attached), each(a.Body, cleanBlock),
			a.Landscape}
	})
	return &c
}

func cleanBlock(b Block) Block {
	switch b := b.(type) {
	case Heading:
		return Heading{b.Level, text.Clean(b.Text)}
	case Paragraph:
		return b.cleaned()
	case Aligned:
		return Aligned{b.Align, b.Text.cleaned()}
	case List:
		return List(each(b, Paragraph.cleaned))
	case *Table:
		return b.cleaned()
	case *chart.Chart:
		return b.Clean()
	}
	return b
}

func (p Paragraph) cleaned() Paragraph {
	return each(p, func(r Run) Run {
		r.Text = text.Clean(r.Text)
		return r
	})
}

func (t *Table) cleaned() *Table {
	return &Table{
		Name: text.Clean(t.Name), Caption: text.Clean(t.Caption), Notes: each(t.Notes, text.Clean),
		Columns: each(t.Columns, func(c Column) Column {
			c.Title = text.Clean(c.Title)
			return c
		}),
		Rows: each(t.Rows, func(r Row) Row {
			r.Cells = each(r.Cells, func(c Cell) Cell {
				c.Text = text.Clean(c.Text)
				return c
			})
			return r
		}),
	}
}

func each[S ~[]E, E any](s S, f func(E) E) S {
	c := make(S, len(s))
	for i, e := range s {
		c[i] = f(e)
	}
	return c
}
