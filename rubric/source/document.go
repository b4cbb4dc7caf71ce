package source

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// Document is a file being read. It collects the faults found by its nodes.
// It is not safe for use by several goroutines.
type Document struct {
	file   string
	src    []byte // as it was given
	lines  [][]rune
	starts func() []int // of the lines in src
	root   *yaml.Node
	limits Limits
	copied int  // bytes of text behind aliases, counted at every use
	used   int  // nodes handed out, against Limits.Nodes
	cut    bool // the content could not be read to its end; why is a fault
	faults Faults
}

// Read reads the YAML (or JSON) document of a file. It does not fail: what is
// wrong is in the document's faults, and the nodes of an unreadable document
// are absent. The file's name is used in messages only.
func Read(file string, src []byte, limits *Limits) *Document {
	d := &Document{file: file, limits: limits.OrDefault(), cut: true}
	if len(src) > d.limits.Bytes {
		d.addf(Pos{1, 1}, "the file has %d bytes; at most %d are read", len(src), d.limits.Bytes)
		return d
	}
	d.src, d.starts = src, sync.OnceValue(func() []int { return lineStarts(d.src) })
	src = bytes.TrimPrefix(src, []byte("\ufeff"))
	if at := badCharacter(src); at >= 0 {
		r, size := utf8.DecodeRune(src[at:])
		head := splitLines(string(src[:at]))
		last := head[len(head)-1]
		pos := Pos{len(head), len(last) + 1}
		if r == utf8.RuneError && size <= 1 {
			d.addf(pos, "the file is not UTF-8 here (byte 0x%02x)", src[at])
		} else {
			d.addf(pos, "control character %U is not allowed", r)
		}
		return d
	}
	d.lines = splitLines(string(src))
	loader, err := yaml.NewLoader(bytes.NewReader(src), yaml.WithPlugin(depthLimit(d.limits.Depth)))
	if err == nil {
		var doc, second yaml.Node
		if err = loader.Load(&doc); err == nil {
			d.root = doc.Content[0]
			switch err = loader.Load(&second); {
			case err == nil:
				d.addf(Pos{second.Line, second.Column}, "a second YAML document starts here; a file holds one")
			case errors.Is(err, io.EOF):
				err = nil
			}
		}
	}
	switch d.cut = err != nil; {
	case errors.Is(err, io.EOF):
		d.addf(Pos{1, 1}, "the file is empty")
	case err != nil:
		d.syntaxFault(err)
	}
	return d
}

// depthLimit stops the parser before its stack grows; aliases are bounded by
// the number of nodes instead.
type depthLimit int

func (l depthLimit) CheckDepth(depth int, _ *yaml.DepthContext) error {
	if depth > int(l) {
		return fmt.Errorf("nesting is deeper than %d levels", int(l))
	}
	return nil
}

func (depthLimit) CheckAlias(int, int) error { return nil }

func (d *Document) syntaxFault(err error) {
	var le *yaml.LoadError
	if !errors.As(err, &le) {
		d.addf(Pos{1, 1}, "%s", err)
		return
	}
	pos, msg := Pos{le.Mark.Line, le.Mark.Column}, le.Message
	if pos.Line < 1 {
		pos = Pos{1, 1}
	}
	if pos.Line <= len(d.lines) {
		line := d.lines[pos.Line-1]
		if i := pos.Column - 1; i >= 0 && i < len(line) && line[i] == '\t' {
			msg = "tab in the indentation; YAML is indented with spaces"
		}
	}
	d.addf(pos, "%s", msg)
}

// Complete reports whether the whole document could be read. Otherwise nodes are
// absent that stand in the file, and only the faults are of use.
func (d *Document) Complete() bool { return d != nil && !d.cut }

// Root returns the document's top node, absent if the file could not be read.
func (d *Document) Root() Node {
	if d == nil {
		return Node{}
	}
	return d.node(d.root, 0)
}

// Err returns all faults found so far as a [Faults], or nil.
func (d *Document) Err() error { return d.Faults().Err() }

// Faults returns all faults found so far, in the order they were found.
func (d *Document) Faults() Faults {
	if d == nil {
		return nil
	}
	return d.faults
}

func (d *Document) addf(pos Pos, format string, args ...any) {
	d.faults = append(d.faults, &Fault{File: d.file, Pos: pos, Message: fmt.Sprintf(format, args...)})
}

// badCharacter returns the offset of the first byte that YAML does not allow, or -1.
func badCharacter(src []byte) int {
	for i := 0; i < len(src); {
		r, size := utf8.DecodeRune(src[i:])
		switch {
		case r == utf8.RuneError && size <= 1,
			r < 0x20 && r != '\t' && r != '\n' && r != '\r',
			r == 0x7f, r >= 0x80 && r < 0xa0 && r != 0x85,
			r == 0xfeff, r == 0xfffe, r == 0xffff:
			return i
		}
		i += size
	}
	return -1
}

// splitLines cuts where the YAML parser counts a new line.
func splitLines(s string) [][]rune {
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n").Replace(s)
	parts := strings.Split(s, "\n")
	lines := make([][]rune, len(parts))
	for i, p := range parts {
		lines[i] = []rune(p)
	}
	return lines
}
