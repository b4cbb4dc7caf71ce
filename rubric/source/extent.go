package source

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// Pos returns the place where the value starts, the zero Pos of an absent one.
// Behind an alias it is the place of what the alias repeats.
func (n Node) Pos() Pos {
	if !n.Present() {
		return Pos{}
	}
	return Pos{n.n.Line, n.n.Column}
}

// Anchored reports whether the value has an anchor, so that aliases may repeat it.
func (n Node) Anchored() bool { return n.Present() && n.n.Anchor != "" }

// Extent returns the bytes that the value takes in the file, src[start:end], for
// programs that rewrite a file in place. Quotes and brackets belong to it, tags
// and anchors do not. It is known of scalars, and of lists of scalars in brackets.
func (n Node) Extent() (start, end int, ok bool) {
	switch {
	case n.IsScalar():
		return n.doc.scalarExtent(n.n)
	case n.IsSequence() && n.n.Style&yaml.FlowStyle != 0:
		return n.doc.listExtent(n.n)
	}
	return 0, 0, false
}

func (d *Document) scalarExtent(n *yaml.Node) (start, end int, ok bool) {
	line, col := d.contentStart(n)
	start = d.offset(line, col)
	if start >= len(d.src) {
		return 0, 0, false
	}
	switch rest := d.src[start:]; {
	case n.Style&yaml.SingleQuotedStyle != 0:
		for end = 1; end < len(rest); end++ {
			if rest[end] != '\'' {
				continue
			}
			if end+1 == len(rest) || rest[end+1] != '\'' {
				return start, start + end + 1, true
			}
			end++
		}
		return 0, 0, false
	case n.Style&yaml.DoubleQuotedStyle != 0:
		for end = 1; end < len(rest); end++ {
			switch rest[end] {
			case '\\':
				end++
			case '"':
				return start, start + end + 1, true
			}
		}
		return 0, 0, false
	}
	places := d.align(n)
	if places == nil {
		return 0, 0, false
	}
	text := strings.TrimRight(n.Value, " \t\r\n\u0085\u2028\u2029")
	if text == "" { // an empty block: its header
		header, _, _ := bytes.Cut(d.src[start:], []byte("\n"))
		return start, start + len(bytes.TrimRight(header, " \t\r")), true
	}
	last := places[utf8.RuneCountInString(text)-1]
	end = d.offset(last.Line-1, last.Column)
	return start, end, start < end && end <= len(d.src)
}

// listExtent goes from the bracket behind which the first element stands to the
// one behind the last.
func (d *Document) listExtent(n *yaml.Node) (start, end int, ok bool) {
	start = d.offset(d.contentStart(n))
	at := start + 1
	for _, c := range n.Content {
		if c.Kind != yaml.ScalarNode {
			return 0, 0, false
		}
		from, to, ok := d.scalarExtent(c)
		if !ok || from < at {
			return 0, 0, false
		}
		at = to
	}
	for at < len(d.src) {
		switch c := d.src[at]; {
		case c == ']':
			return start, at + 1, d.src[start] == '['
		case c == '#':
			skip := bytes.IndexAny(d.src[at:], "\r\n")
			if skip < 0 {
				return 0, 0, false
			}
			at += skip
		case strings.IndexByte(", \t\r\n", c) >= 0:
			at++
		default:
			return 0, 0, false
		}
	}
	return 0, 0, false
}

// offset returns the byte at a place of the file, line and column from 0.
func (d *Document) offset(line, col int) int {
	if line >= len(d.starts()) {
		return len(d.src)
	}
	at, text := d.starts()[line], d.line(line)
	for _, r := range text[:min(col, len(text))] {
		at += utf8.RuneLen(r)
	}
	return at
}

// lineStarts returns the byte at which every line starts, cut where the YAML
// parser counts a new line.
func lineStarts(src []byte) []int {
	at := 0
	if bytes.HasPrefix(src, []byte("\ufeff")) {
		at = len("\ufeff")
	}
	starts := []int{at}
	for at < len(src) {
		r, size := utf8.DecodeRune(src[at:])
		at += size
		switch r {
		case '\r':
			if at < len(src) && src[at] == '\n' {
				at++
			}
			starts = append(starts, at)
		case '\n', '\u0085', '\u2028', '\u2029':
			starts = append(starts, at)
		}
	}
	return starts
}
