package source

import (
	"strings"
	"unicode"

	"go.yaml.in/yaml/v4"
	"golang.org/x/text/unicode/norm"

	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/spelling"
)

// Span maps characters of a scalar's text to their places in the file, through
// quotes, escapes, indentation and folding, and back to how accents were typed. The
// zero Span knows no place.
type Span struct {
	doc *Document
	n   *yaml.Node
}

// Span returns the places of the scalar's characters. They are looked for only
// where there is a fault.
func (n Node) Span() Span { return Span{n.doc, n.n} }

// Fault returns a fault at the character with the given index; an index past
// the end points behind the last character, a negative one at the scalar as a
// whole, where its quotes or block begin.
func (s Span) Fault(index int, m locale.Message) *Fault {
	if s.n == nil {
		return &Fault{Message: m}
	}
	return s.doc.faultAt(s.n, s.pos(index), m)
}

func (s Span) pos(index int) Pos {
	if index >= 0 && s.n.Kind == yaml.ScalarNode {
		if at := s.doc.align(s.n); len(at) > 0 {
			if !norm.NFC.IsNormalString(s.n.Value) {
				places := spelling.Typed(s.n.Value)
				index = places[min(index, len(places)-1)]
			}
			return at[min(index, len(at)-1)]
		}
	}
	return Pos{s.n.Line, s.n.Column}
}

// align walks the scalar's text and its source side by side. Folding, chomping
// and indentation change white space only, so every other character of the
// text stands in the source once, in the same order; white space between two of
// them is placed behind the first.
func (d *Document) align(n *yaml.Node) []Pos {
	var (
		src  = d.scalarSource(n)
		out  = make([]Pos, 0, len(n.Value)+1)
		last = Pos{n.Line, n.Column}
	)
	for _, r := range n.Value {
		if unicode.IsSpace(r) {
			out = append(out, last)
			last.Column++
			continue
		}
		c, ok := src()
		if !ok || c.r != r {
			return nil // never a wrong place: the scalar's start stands for all
		}
		out = append(out, c.pos)
		last = Pos{c.pos.Line, c.pos.Column + c.width}
	}
	return append(out, last)
}

type sourceChar struct {
	r     rune
	pos   Pos
	width int // characters of source it is written with
}

// contentStart returns where the content of a node starts, both from 0: behind its
// tag and its anchor, if it has them.
func (d *Document) contentStart(n *yaml.Node) (line, col int) {
	line, col = n.Line-1, n.Column-1
	if n.Anchor == "" && n.Style&yaml.TaggedStyle == 0 {
		return line, col
	}
	lines, text := len(d.starts()), d.line(line)
	for line < lines && col < len(text) && strings.ContainsRune("!&", text[col]) {
		for col < len(text) && !unicode.IsSpace(text[col]) {
			col++
		}
		for line < lines && (col >= len(text) || unicode.IsSpace(text[col])) {
			if col++; col >= len(text) {
				line, col = line+1, 0
				text = d.line(line)
			}
		}
	}
	return line, col
}

// scalarSource returns a function that yields the characters of a scalar other
// than white space, decoded, with their places.
func (d *Document) scalarSource(n *yaml.Node) func() (sourceChar, bool) {
	line, col := d.contentStart(n)
	single, double := n.Style&yaml.SingleQuotedStyle != 0, n.Style&yaml.DoubleQuotedStyle != 0
	switch {
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		line, col = line+1, 0 // behind the header
	case single || double:
		col++
	}
	lines, text := len(d.starts()), d.line(line)
	return func() (sourceChar, bool) {
		for line < lines {
			if col >= len(text) {
				line, col = line+1, 0
				text = d.line(line)
				continue
			}
			c := sourceChar{text[col], Pos{line + 1, col + 1}, 1}
			switch {
			case double && c.r == '\\':
				c.r, c.width = unescape(text[col+1:])
			case single && c.r == '\'':
				c.width = 2
			}
			col += c.width
			if !unicode.IsSpace(c.r) {
				return c, true
			}
		}
		return sourceChar{}, false
	}
}

// unescape decodes what follows a backslash in a double-quoted scalar and
// returns the character and the width of the whole escape. An escaped line
// break is white space.
func unescape(text []rune) (rune, int) {
	if len(text) == 0 {
		return ' ', 1
	}
	if len(text) >= pairLen-1 && text[0] == 'u' {
		if r := pairAt([]byte(`\` + string(text[:pairLen-1]))); r != 0 {
			return r, pairLen
		}
	}
	digits := map[rune]int{'x': 2, 'u': 4, 'U': 8}[text[0]]
	if digits > 0 && len(text) > digits {
		var r rune
		for _, h := range text[1 : digits+1] {
			r = r<<4 | rune(strings.IndexRune("0123456789abcdef", unicode.ToLower(h)))
		}
		return r, digits + 2
	}
	switch text[0] {
	case 'n', 't', 'r', 'v', 'f', ' ', '\t', 'N', '_', 'L', 'P':
		return ' ', 2
	case '0', 'a', 'b', 'e':
		return map[rune]rune{'0': 0, 'a': 7, 'b': 8, 'e': 27}[text[0]], 2
	}
	return text[0], 2
}
