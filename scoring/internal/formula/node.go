package formula

import (
	"math/big"
	"strconv"
	"strings"
)

// Type is the static type of a formula.
type Type uint8

// The types. A date is computed as its day number.
const (
	Number Type = iota + 1
	Bool
	Text
	Date
)

func (t Type) String() string {
	return [...]string{"nothing", "number", "bool", "text", "date"}[t]
}

// Node is a formula. Nodes are immutable and may be shared by goroutines.
type Node interface {
	meta() *info
	write(b *strings.Builder, level int)
}

type info struct {
	Pos   int // of the operator or name, in characters of the expression
	Type  Type
	Whole bool // a number that is always whole
}

func (m *info) meta() *info { return m }

// TypeOf returns the type of a formula.
func TypeOf(n Node) Type { return n.meta().Type }

type (
	constant struct {
		info
		value Value
		text  string // as written
	}
	variable struct {
		info
		name    string
		slot    int
		options []string // of an enum input
	}
	let struct {
		info
		name       string
		slot       int
		init, body Node
	}
	unary struct { // "-", "not"
		info
		op string
		x  Node
	}
	binary struct { // + - * / == != < <= > >= and or
		info
		op   string
		l, r Node
	}
	conditional struct {
		info
		cond, then, otherwise Node
	}
	membership struct { // x in [list]
		info
		x    Node
		list []Node
	}
	interval struct { // x in lo..hi, whole numbers
		info
		x      Node
		lo, hi Node
	}
	call struct {
		info
		name string
		fn   *function
		host *Func
		args []Node
	}
	bandTable struct { // bands(x, '[70,90)', 1, ...)
		info
		x     Node
		bands []band
	}
)

type band struct {
	text  string
	of    Num
	score Node
	pos   int // of the text
}

// String writes a formula in the rule language.
func String(n Node) string {
	var b strings.Builder
	n.write(&b, 0)
	return b.String()
}

// levels are the binding strengths of operators, as in expr.
var levels = map[string]int{
	"or": 10, "and": 15, "==": 20, "!=": 20, "<": 20, ">": 20, ">=": 20, "<=": 20, "in": 20,
	"+": 30, "-": 30, "not": 50, "*": 60, "/": 60, "neg": 90,
}

// paren writes parentheses around f's output where the operator binds more
// loosely than its surroundings.
func paren(b *strings.Builder, need bool, f func()) {
	if need {
		b.WriteByte('(')
	}
	f()
	if need {
		b.WriteByte(')')
	}
}

func writeList(b *strings.Builder, nodes []Node) {
	for i, n := range nodes {
		if i > 0 {
			b.WriteString(", ")
		}
		n.write(b, 0)
	}
}

func (n *constant) write(b *strings.Builder, _ int) { b.WriteString(n.text) }
func (n *variable) write(b *strings.Builder, _ int) { b.WriteString(n.name) }

func (n *let) write(b *strings.Builder, level int) {
	paren(b, level > 0, func() {
		b.WriteString("let " + n.name + " = ")
		init := 0
		if _, nested := n.init.(*let); nested {
			init = 1 // without parentheses its body would go on behind the semicolon
		}
		n.init.write(b, init)
		b.WriteString("; ")
		n.body.write(b, 0)
	})
}

func (n *unary) write(b *strings.Builder, level int) {
	key, text := "not", "not "
	if n.op == "-" {
		key, text = "neg", "-"
	}
	paren(b, level > levels[key], func() {
		b.WriteString(text)
		n.x.write(b, levels[key]+1)
	})
}

func (n *binary) write(b *strings.Builder, level int) {
	own := levels[n.op]
	left := own
	if compares(n.op) {
		left++ // one comparison after another needs parentheses
	}
	paren(b, level > own, func() {
		n.l.write(b, left)
		b.WriteString(" " + n.op + " ")
		n.r.write(b, own+1)
	})
}

func (n *conditional) write(b *strings.Builder, level int) {
	paren(b, level > 0, func() {
		n.cond.write(b, 1)
		b.WriteString(" ? ")
		n.then.write(b, 1)
		b.WriteString(" : ")
		n.otherwise.write(b, 1)
	})
}

func (n *membership) write(b *strings.Builder, level int) {
	paren(b, level > levels["in"], func() {
		n.x.write(b, levels["in"]+1)
		b.WriteString(" in [")
		writeList(b, n.list)
		b.WriteByte(']')
	})
}

func (n *interval) write(b *strings.Builder, level int) {
	paren(b, level > levels["in"], func() {
		n.x.write(b, levels["in"]+1)
		b.WriteString(" in ")
		n.lo.write(b, 90)
		b.WriteString("..")
		n.hi.write(b, 90)
	})
}

func (n *call) write(b *strings.Builder, _ int) {
	b.WriteString(n.name + "(")
	writeList(b, n.args)
	b.WriteByte(')')
}

func (n *bandTable) write(b *strings.Builder, _ int) {
	b.WriteString("bands(")
	n.x.write(b, 0)
	for _, band := range n.bands {
		b.WriteString(", " + strconv.Quote(band.text) + ", ")
		band.score.write(b, 0)
	}
	b.WriteByte(')')
}

// Variables calls f for every variable slot that a formula reads, lets included.
func Variables(n Node, f func(slot int)) {
	walk(n, func(n Node) {
		if v, ok := n.(*variable); ok {
			f(v.slot)
		}
	})
}

func walk(n Node, f func(Node)) {
	f(n)
	for _, child := range children(n) {
		walk(child, f)
	}
}

func children(n Node) []Node {
	switch n := n.(type) {
	case *let:
		return []Node{n.init, n.body}
	case *unary:
		return []Node{n.x}
	case *binary:
		return []Node{n.l, n.r}
	case *conditional:
		return []Node{n.cond, n.then, n.otherwise}
	case *membership:
		return append([]Node{n.x}, n.list...)
	case *interval:
		return []Node{n.x, n.lo, n.hi}
	case *call:
		return n.args
	case *bandTable:
		out := []Node{n.x}
		for _, b := range n.bands {
			out = append(out, b.score)
		}
		return out
	}
	return nil
}

// Constant returns the number that a formula is, if it is a literal.
func Constant(n Node) (*big.Rat, bool) {
	if c, ok := n.(*constant); ok && c.Type == Number {
		return c.value.Num.Lo, true
	}
	return nil, false
}
