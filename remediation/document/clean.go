package document

import (
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// cleaned returns a copy of a document without faults whose every text is one
// line of characters that can be written in any format: texts come from outside.
// Every writer writes such a copy.
func (d *Document) cleaned() *Document {
	c := *d
	c.Head = Head{
		clean(d.Head.Superior), clean(d.Head.Issuer), clean(d.Head.Number),
		clean(d.Head.Nation), clean(d.Head.Motto), clean(d.Head.PlaceAndDay),
	}
	c.Kind, c.Subject = clean(d.Kind), clean(d.Subject)
	c.Body = each(d.Body, cleanBlock)
	c.Recipients = each(d.Recipients, clean)
	c.Signature = Signature{clean(d.Signature.Position), clean(d.Signature.Name)}
	if a := d.Appendix; a != nil {
		c.Appendix = &Appendix{clean(a.Title), clean(a.Subject), a.Table.cleaned(), each(a.Notes, clean)}
	}
	return &c
}

func cleanBlock(b Block) Block {
	switch b := b.(type) {
	case Heading:
		return Heading{b.Level, clean(b.Text)}
	case Paragraph:
		return b.cleaned()
	case List:
		return List(each(b, Paragraph.cleaned))
	case *Table:
		return b.cleaned()
	case *Chart:
		return b.cleaned()
	}
	return b
}

func (p Paragraph) cleaned() Paragraph {
	return each(p, func(r Run) Run {
		r.Text = clean(r.Text)
		return r
	})
}

func (t *Table) cleaned() *Table {
	return &Table{
		Caption: clean(t.Caption),
		Columns: each(t.Columns, func(c Column) Column {
			c.Title = clean(c.Title)
			return c
		}),
		Rows: each(t.Rows, func(r Row) Row {
			r.Cells = each(r.Cells, func(c Cell) Cell {
				c.Text = clean(c.Text)
				return c
			})
			return r
		}),
	}
}

func (c *Chart) cleaned() *Chart {
	clone := *c
	clone.Title, clone.Alt = clean(c.Title), clean(c.Alt)
	clone.Across, clone.Up = clean(c.Across), clean(c.Up)
	clone.Bars = each(c.Bars, func(b Bar) Bar {
		b.Label = clean(b.Label)
		return b
	})
	clone.Points = slices.Clone(c.Points)
	return &clone
}

func each[S ~[]E, E any](s S, f func(E) E) S {
	c := make(S, len(s))
	for i, e := range s {
		c[i] = f(e)
	}
	return c
}

// clean replaces line ends and tabs by spaces, and what no format can hold or
// what could reorder the text around it by U+FFFD: bytes that are no UTF-8,
// control characters, noncharacters and overrides of the writing direction. A
// byte order mark within text means a word joiner, and becomes one.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case '\t' <= r && r <= '\r', r == '\u0085', r == '\u2028', r == '\u2029':
			return ' '
		case unicode.IsControl(r),
			'\u202A' <= r && r <= '\u202E', '\u2066' <= r && r <= '\u2069',
			'\uFDD0' <= r && r <= '\uFDEF', r&0xFFFE == 0xFFFE:
			return utf8.RuneError
		case r == '\uFEFF':
			return '\u2060'
		}
		return r
	}, strings.ReplaceAll(s, "\r\n", "\n"))
}

// unbroken are the parts of a clean text between which a line can end. A no-break
// space, which keeps a number and its unit together, ends none.
func unbroken(text string) iter.Seq[string] {
	return strings.FieldsFuncSeq(text, func(r rune) bool { return unicode.IsSpace(r) && r != '\u00A0' })
}
