package source

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/spelling"
)

// Document is a file being read. It collects the faults found by its nodes.
// It is not safe for use by several goroutines.
type Document struct {
	file   string
	src    []byte       // as it was given
	starts func() []int // of the lines in src
	root   *yaml.Node
	limits Limits
	copied int  // bytes of text behind aliases, counted at every use
	used   int  // values handed out and keys and values looked at, against Limits.Nodes
	cut    bool // the content could not be read to its end; why is a fault
	faults Faults
	mended map[*yaml.Node]bool // values that are not what was written, see rejoin
}

// Read reads the YAML (or JSON) document of a file. It does not fail: what is
// wrong is in the document's faults, and the nodes of an unreadable document
// are absent. The file's name is used in messages only.
func Read(file string, src []byte, limits *Limits) *Document {
	d := &Document{file: file, limits: limits.OrDefault(), cut: true}
	if len(src) > d.limits.Bytes {
		d.add(Pos{1, 1}, fileTooLong, len(src), d.limits.Bytes)
		return d
	}
	d.src, d.starts = src, sync.OnceValue(func() []int { return lineStarts(d.src) })
	if why := encoded(src); !why.IsZero() {
		d.addMessage(Pos{1, 1}, why)
		return d
	}
	if at, why := d.refused(); !why.IsZero() {
		d.addMessage(d.pos(at), why)
		return d
	}
	text, moved := yamlEscapes(bytes.TrimPrefix(src, bom))
	loader, err := yaml.NewLoader(bytes.NewReader(text), yaml.WithPlugin(depthLimit(d.limits.Depth)))
	if err == nil {
		var doc, second yaml.Node
		if err = loader.Load(&doc); err == nil {
			d.root = doc.Content[0]
			moved.move(d.root)
			switch err = loader.Load(&second); {
			case err == nil:
				d.add(Pos{second.Line, second.Column}, secondDocument)
			case errors.Is(err, io.EOF):
				err = nil
			}
		}
	}
	switch d.cut = err != nil; {
	case errors.Is(err, io.EOF):
		d.add(Pos{1, 1}, fileEmpty)
	case err != nil:
		d.syntaxFault(err, moved)
	default:
		d.noTags(d.root)
	}
	return d
}

var bom = []byte("\ufeff")

// refused looks for what keeps a file from being parsed, and returns the byte
// where it stands. The marks that part values bound what the parser builds of
// them: it needs far more memory for a value than the value's own characters. So do
// quotes, anchors, aliases and tags, which it may read in great number before it finds
// that they do not belong together.
func (d *Document) refused() (at int, why locale.Message) {
	if bytes.HasPrefix(d.src, bom) {
		at = len(bom)
	}
	marks, quotes, lineStart := 0, 0, true
	for at < len(d.src) {
		r, size := utf8.DecodeRune(d.src[at:])
		switch {
		case r == utf8.RuneError && size <= 1:
			return at, notUTF8.Say(d.src[at])
		case spelling.Control(r):
			return at, controlRefused.Say(r)
		case spelling.Deceptive(r):
			return at, deceptiveRefused.Say(r)
		case r == '%' && lineStart:
			return at, directiveRefused.Say()
		case r == '"' || r == '\'':
			if quotes++; quotes > quotesPerNode*d.limits.Nodes {
				return at, tooManyQuotes.Say(quotesPerNode * d.limits.Nodes)
			}
		case strings.ContainsRune(",:?[{&*!", r),
			r == '-' && bytes.ContainsAny(d.src[at+1:min(at+2, len(d.src))], " \t\r\n"):
			if marks++; marks > d.limits.Nodes {
				return at, tooManyMarks.Say(d.limits.Nodes)
			}
		}
		lineStart = isBreak(r)
		at += size
	}
	return 0, locale.Message{}
}

// quotesPerNode is how many quotes there may be for every value: in JSON a key and its
// value, which are counted as two, have four, and texts may have some, too.
const quotesPerNode = 4

// noTags adds a fault for every value with a tag (!!str, !foo): a tag makes it
// another value than the one that is written.
func (d *Document) noTags(n *yaml.Node) {
	if n.Style&yaml.TaggedStyle != 0 {
		d.addAt(n, tagRefused, n.Tag)
	}
	for _, c := range n.Content {
		d.noTags(c)
	}
}

// depthLimit stops the parser before its stack grows; aliases are bounded by
// the number of nodes instead.
type depthLimit int

func (l depthLimit) CheckDepth(depth int, _ *yaml.DepthContext) error {
	if depth > int(l) {
		return tooDeep.Say(int(l))
	}
	return nil
}

func (depthLimit) CheckAlias(int, int) error { return nil }

func (d *Document) syntaxFault(err error, moved pairs) {
	var le *yaml.LoadError
	if !errors.As(err, &le) {
		d.addMessage(Pos{1, 1}, yamlMessage(err.Error()))
		return
	}
	pos := moved.place(Pos{le.Mark.Line, le.Mark.Column})
	if pos.Line < 1 {
		pos = Pos{1, 1}
	}
	if deep := tooDeep.Say(d.limits.Depth); le.Message == deep.EN {
		d.addMessage(pos, deep)
		return
	}
	pos, why := d.syntax(pos, le.Message)
	d.addMessage(pos, why)
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

// add adds a fault at a place of the file.
func (d *Document) add(pos Pos, s locale.Sentence, args ...any) {
	d.faults.Add(d.limits.Faults, func() *Fault {
		return &Fault{File: d.file, Pos: pos, Message: s.SayShort(args...)}
	})
}

// addMessage adds a fault at a place of the file that says a message.
func (d *Document) addMessage(pos Pos, m locale.Message) {
	d.faults.Add(d.limits.Faults, func() *Fault { return &Fault{File: d.file, Pos: pos, Message: m} })
}

// addAt adds a fault at a value or a key.
func (d *Document) addAt(n *yaml.Node, s locale.Sentence, args ...any) {
	if d.mended[n] {
		return // what seems wrong with it may follow from the fault that it has
	}
	d.faults.Add(d.limits.Faults, func() *Fault { return d.faultAt(n, Pos{n.Line, n.Column}, s.SayShort(args...)) })
}

// faultAt returns a fault at a place within a value or a key.
func (d *Document) faultAt(n *yaml.Node, pos Pos, m locale.Message) *Fault {
	return &Fault{File: d.file, Pos: pos, Path: d.path(n), Message: m}
}

// suggest is Suggest where the fault is told.
func (d *Document) suggest(got string, names []string) locale.Message {
	if d.full() {
		return locale.Message{}
	}
	return spelling.Suggest(got, names)
}

// full reports whether another fault would only be counted.
func (d *Document) full() bool { return d.faults.Full(d.limits.Faults) }

// line returns the characters of a line of the file, counted from 0.
func (d *Document) line(i int) []rune {
	starts := d.starts()
	if i < 0 || i >= len(starts) {
		return nil
	}
	end := len(d.src)
	if i+1 < len(starts) {
		end = starts[i+1]
	}
	line := []rune(string(d.src[starts[i]:end]))
	for len(line) > 0 && i+1 < len(starts) && isBreak(line[len(line)-1]) {
		line = line[:len(line)-1]
	}
	return line
}

// pos returns the place of a byte of the file.
func (d *Document) pos(at int) Pos {
	starts := d.starts()
	i, found := slices.BinarySearch(starts, at)
	if !found {
		i = max(i-1, 0)
	}
	return Pos{i + 1, utf8.RuneCount(d.src[min(starts[i], at):at]) + 1}
}

// isBreak reports whether the YAML parser counts a new line behind a character.
func isBreak(r rune) bool {
	return r == '\n' || r == '\r' || r == '\u0085' || r == '\u2028' || r == '\u2029'
}
