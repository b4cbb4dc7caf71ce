package source

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/shopspring/decimal"
	"go.yaml.in/yaml/v4"
)

// Node is one value of a document. Its methods read the value as a type; where
// it is something else they add a fault to the document and return the zero
// value. The zero Node is an absent value: it reads as zero, without a fault.
type Node struct {
	doc   *Document
	n     *yaml.Node
	depth int
}

func (d *Document) node(n *yaml.Node, depth int) Node {
	if n == nil || d.cut {
		return Node{}
	}
	at := Pos{n.Line, n.Column}
	for n.Kind == yaml.AliasNode {
		n = n.Alias
		d.copied += len(n.Value)
	}
	switch {
	case d.copied > d.limits.Bytes:
		d.cut = true
		d.add(at, aliasesTooLong, d.limits.Bytes)
		return Node{}
	case !d.work(1, at):
		return Node{}
	case depth > d.limits.Depth:
		d.cut = true
		d.add(at, tooDeep, d.limits.Depth)
		return Node{}
	}
	return Node{d, n, depth}
}

// work counts n values that are looked at, and reports whether that many may be.
func (d *Document) work(n int, at Pos) bool {
	if d.used += n; d.used <= d.limits.Nodes {
		return true
	}
	if !d.cut {
		d.cut = true
		d.add(at, tooManyValues, d.limits.Nodes)
	}
	return false
}

// Present reports whether there is a value.
func (n Node) Present() bool { return n.n != nil }

// IsMapping reports whether the value is a mapping.
func (n Node) IsMapping() bool { return n.Present() && n.n.Kind == yaml.MappingNode }

// IsSequence reports whether the value is a sequence.
func (n Node) IsSequence() bool { return n.Present() && n.n.Kind == yaml.SequenceNode }

// IsScalar reports whether the value is a scalar other than null.
func (n Node) IsScalar() bool {
	return n.Present() && n.n.Kind == yaml.ScalarNode && (n.n.Tag != "!!null" || n.Quoted())
}

// Quoted reports whether the value is a scalar in quotes or a block, so that it
// is text even where it looks like a number.
func (n Node) Quoted() bool {
	const styles = yaml.SingleQuotedStyle | yaml.DoubleQuotedStyle | yaml.LiteralStyle | yaml.FoldedStyle
	return n.Present() && n.n.Style&styles != 0
}

// Fault adds a fault at the node, which says a sentence of its arguments. On an absent
// node it does nothing.
func (n Node) Fault(s locale.Sentence, args ...any) {
	if n.Present() {
		n.doc.addAt(n.n, s, args...)
	}
}

// Add adds a fault at the node that says a message. On an absent node it does nothing.
func (n Node) Add(m locale.Message) {
	if n.Present() && !n.doc.mended[n.n] {
		n.doc.faults.Add(n.doc.limits.Faults, func() *Fault { return n.Span().Fault(-1, m) })
	}
}

// describe says what the value is.
func (n Node) describe() any {
	switch {
	case n.IsMapping():
		return aMapping.Say()
	case n.IsSequence():
		return aList.Say()
	case n.n.Tag == "!!null" && !n.Quoted():
		return nothing.Say()
	}
	return strconv.Quote(locale.Short(n.n.Value))
}

// Suggest is [spelling.Suggest] for a fault of the node: nothing where the document has
// so many faults already that another is only counted.
func (n Node) Suggest(got string, names []string) locale.Message {
	if !n.Present() {
		return locale.Message{}
	}
	return n.doc.suggest(got, names)
}

// Hint returns what f says behind a fault of the node: nothing, without asking, where
// the document has so many faults already that another is only counted.
func (n Node) Hint(f func() locale.Message) locale.Message {
	if !n.Present() || f == nil || n.doc.full() {
		return locale.Message{}
	}
	return f()
}

// String reads a scalar as its text, exactly as written (5.10 is "5.10") but for
// Unicode normalisation, see [spelling.Normalize].
func (n Node) String() string {
	if !n.Present() {
		return ""
	}
	if !n.IsScalar() {
		n.Fault(noText, n.describe())
		return ""
	}
	s := spelling.Normalize(n.n.Value)
	switch at, flaw := spelling.TextFlaw(s); {
	case !flaw.IsZero():
		n.flawed(flawedText, at, flaw)
	case strings.ContainsRune(s, '\u0085'):
		n.flawed(flawedText, strings.IndexRune(s, '\u0085'), nextLine.Say())
	}
	return s
}

// flawed adds a fault at one character of the node.
func (n Node) flawed(s locale.Sentence, at int, flaw locale.Message) {
	n.doc.faults.Add(n.doc.limits.Faults, func() *Fault {
		return n.Span().Fault(at, s.Say(flaw))
	})
}

// Name reads the name or the code of something: a text that says something and
// holds nothing that readers do not see (see [spelling.NameFlaw]).
func (n Node) Name() string {
	var s string
	if n.Faulty(func() { s = n.Filled() }) || s == "" {
		return s
	}
	if at, flaw := spelling.NameFlaw(s); !flaw.IsZero() {
		n.flawed(flawedName, at, flaw)
	}
	return s
}

// Filled reads a text that says something: names, codes, expressions.
func (n Node) Filled() string {
	s := n.String()
	if n.IsScalar() && strings.TrimSpace(s) == "" {
		n.Fault(emptyText)
	}
	return s
}

// Faulty reports whether f, which reads the node, finds a fault.
func (n Node) Faulty(f func()) bool {
	if !n.Present() || f == nil {
		return false
	}
	before := n.doc.faults.count()
	f()
	return n.doc.faults.count() > before
}

// NullDecimal reads a number as [Node.Decimal] does; it is not Valid where there is none.
func (n Node) NullDecimal() decimal.NullDecimal {
	return decimal.NullDecimal{Decimal: n.Decimal(), Valid: n.Present()}
}

// Decimal reads a number from its digits: an optional sign, digits, and an
// optional point with more digits. Exponents, commas and names are refused.
func (n Node) Decimal() decimal.Decimal {
	if !n.Present() {
		return decimal.Decimal{}
	}
	if n.n.Kind != yaml.ScalarNode {
		n.Fault(notNumber, n.describe())
		return decimal.Decimal{}
	}
	v, err := decimals.Parse(n.n.Value, n.doc.limits.Digits)
	if err != nil {
		n.Add(err.(locale.Message))
	}
	return v
}

// Int reads a whole number.
func (n Node) Int() int {
	v := n.Decimal()
	if !v.IsInteger() || v.Abs().GreaterThan(decimal.New(1, 9)) {
		n.Fault(notWhole, n.describe())
		return 0
	}
	return int(v.IntPart())
}

// Bool reads true or false, written just so.
func (n Node) Bool() bool {
	if !n.Present() {
		return false
	}
	if n.n.Kind == yaml.ScalarNode && !n.Quoted() {
		switch n.n.Value {
		case "true":
			return true
		case "false":
			return false
		}
	}
	n.Fault(notBool, n.describe(), n.wordsFor(yesNo))
	return false
}

// Date reads a calendar date written 2023-01-30, as midnight UTC.
func (n Node) Date() time.Time {
	if !n.Present() {
		return time.Time{}
	}
	t, err := time.Parse(time.DateOnly, n.n.Value)
	if err != nil || n.n.Kind != yaml.ScalarNode {
		n.Fault(notDate, n.describe(), n.dayMeant())
		return time.Time{}
	}
	return t
}

// DateOrMonth reads a calendar date as [Node.Date] does, or a month alone written
// 2023-01, as the midnight with which it begins.
func (n Node) DateOrMonth() (t time.Time, month bool) {
	if !n.Present() {
		return time.Time{}, false
	}
	if n.n.Kind == yaml.ScalarNode {
		if t, err := time.Parse("2006-01", n.n.Value); err == nil {
			return t, true
		}
		if t, err := time.Parse(time.DateOnly, n.n.Value); err == nil {
			return t, false
		}
	}
	n.Fault(notDateOrMonth, n.describe(), n.dayMeant())
	return time.Time{}, false
}

// OneOf reads a text that must be one of the names.
func (n Node) OneOf(names ...string) string {
	v := n.String()
	if v != "" && !slices.Contains(names, v) {
		n.Fault(unknownValue, locale.Short(v), locale.List(names), n.Hint(func() locale.Message { return meantWord(v, names) }))
		return ""
	}
	return v
}

// Items reads a sequence.
func (n Node) Items() []Node {
	if !n.Present() {
		return nil
	}
	if n.n.Kind != yaml.SequenceNode {
		n.Fault(notList, n.describe())
		return nil
	}
	out := make([]Node, 0, min(len(n.n.Content), 64))
	for _, c := range n.n.Content {
		if c.Kind == yaml.ScalarNode && c.Tag == "!!null" && c.Value == "" && c.Style == 0 {
			n.doc.addAt(c, emptyEntry)
			continue
		}
		if child := n.doc.node(c, n.depth+1); child.Present() {
			out = append(out, child)
		}
	}
	return out
}

// As reads the value as a T, whose method Read reads it and adds the faults:
//
//	title := source.As[rubric.Text](m.Need("title"))
func As[T any, P interface {
	*T
	Read(Node)
}](n Node) T {
	var v T
	P(&v).Read(n)
	return v
}
