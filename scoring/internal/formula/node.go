package formula

import (
	"math/big"
	"slices"
	"strconv"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/interval"
)

// negated has the comparison that holds where another does not, Flipped that with its
// sides the other way round.
var (
	negated = map[string]string{"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
	Flipped = map[string]string{"==": "==", "!=": "!=", "<": ">", ">": "<", "<=": ">=", ">=": "<="}
)

// NewVariable returns a variable as a formula.
func NewVariable(name string, slot int, t interval.Type) Node {
	return &Variable{info: info{Type: t}, name: name, Slot: slot}
}

// Node is a formula. Nodes are immutable and may be shared by goroutines.
type Node interface {
	meta() *info
	write(b *strings.Builder, level int)
}

type info struct {
	Pos   int // of the operator or name, in characters of the expression
	Type  interval.Type
	Whole bool // a number that is always whole
}

func (m *info) meta() *info { return m }

// TypeOf returns the type of a formula.
func TypeOf(n Node) interval.Type { return n.meta().Type }

type (
	Literal struct {
		info
		Value interval.Domain
		text  string       // as written
		of    *ofParameter // of a value of a parameter; nil for others
	}
	Variable struct {
		info
		name    string
		Slot    int
		options []string      // of an enum input
		grid    interval.Grid // of a number
		never   bool          // of a date: see [MayBeNever]
		series  *inSeries     // the series that it stands for, member by member; nil for others
		// relative says that it is a figure of the units of the group, such as peer_best(x).
		relative bool
	}
	Let struct {
		info
		name       string
		Slot       int
		Init, Body Node
	}
	Unary struct { // "-", "not"
		info
		op string
		X  Node
	}
	Binary struct { // + - * / == != < <= > >= and or
		info
		Op   string
		L, R Node
	}
	Conditional struct {
		info
		Cond, Then, Otherwise Node
		of                    *rubric.Parameter // whose value it chooses by a date; nil for others
	}
	Membership struct { // x in [list]
		info
		X    Node
		List []Node
	}
	Between struct { // x in lo..hi, whole numbers
		info
		X      Node
		Lo, Hi Node
	}
	Call struct {
		info
		commas []comma // that may stand in a number, see Slips
		Name   string
		Fn     *function
		Host   *Func
		Args   []Node
		of     string            // the input of a mean of the group; empty for others
		within interval.Interval // what that can be
		// Plain is the same in operators, of a sum, mean or count; nil for others.
		Plain Node
		// Times is what a quotient is multiplied by: 100 for rate, full for share; nil
		// for every other function.
		Times *big.Rat
		// Calendar has the working days of workdays.
		Calendar *Calendar
	}
	BandTable struct { // bands(x, '[70,90)', 1, ...); without bands it has no value
		info
		X     Node
		Bands []band
		gap   *gap // where a parameter has no value; nil for tables that are written
	}
)

// comma is a comma between digits that parts two arguments, as in max(0, full - 0,1 * n).
type comma struct {
	pos    int
	number string // that may have been meant, 0,1
}

type band struct {
	text  string
	Of    interval.Interval
	Score Node
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

// newLiteral returns a literal that is written so.
func newLiteral(m info, v interval.Domain, text string) *Literal {
	return &Literal{info: m, Value: v, text: text}
}

func (n *Literal) write(b *strings.Builder, _ int) { b.WriteString(n.text) }

func (n *Variable) write(b *strings.Builder, _ int) {
	if n.series != nil {
		b.WriteString(n.series.name) // all members are written once
		return
	}
	b.WriteString(n.name)
}

func (n *Let) write(b *strings.Builder, level int) {
	paren(b, level > 0, func() {
		b.WriteString("let " + n.name + " = ")
		init := 0
		if _, nested := n.Init.(*Let); nested {
			init = 1 // without parentheses its body would go on behind the semicolon
		}
		n.Init.write(b, init)
		b.WriteString("; ")
		n.Body.write(b, 0)
	})
}

func (n *Unary) write(b *strings.Builder, level int) {
	key, text := "not", "not "
	if n.op == "-" {
		key, text = "neg", "-"
	}
	paren(b, level > levels[key], func() {
		b.WriteString(text)
		n.X.write(b, levels[key]+1)
	})
}

func (n *Binary) write(b *strings.Builder, level int) {
	own := levels[n.Op]
	left := own
	if compares(n.Op) {
		left++ // one comparison after another needs parentheses
	}
	paren(b, level > own, func() {
		n.L.write(b, left)
		b.WriteString(" " + n.Op + " ")
		n.R.write(b, own+1)
	})
}

func (n *Conditional) write(b *strings.Builder, level int) {
	if n.of != nil {
		b.WriteString(n.of.Name)
		return
	}
	paren(b, level > 0, func() {
		n.Cond.write(b, 1)
		b.WriteString(" ? ")
		n.Then.write(b, 1)
		b.WriteString(" : ")
		n.Otherwise.write(b, 1)
	})
}

func (n *Membership) write(b *strings.Builder, level int) {
	paren(b, level > levels["in"], func() {
		n.X.write(b, levels["in"]+1)
		b.WriteString(" in [")
		writeList(b, n.List)
		b.WriteByte(']')
	})
}

func (n *Between) write(b *strings.Builder, level int) {
	paren(b, level > levels["in"], func() {
		n.X.write(b, levels["in"]+1)
		b.WriteString(" in ")
		n.Lo.write(b, 90)
		b.WriteString("..")
		n.Hi.write(b, 90)
	})
}

func (n *Call) write(b *strings.Builder, _ int) {
	b.WriteString(n.Name + "(")
	if n.of != "" {
		b.WriteString(n.of + ")")
		return
	}
	writeList(b, slices.CompactFunc(slices.Clone(n.Args), func(x, y Node) bool {
		return memberOf(x) >= 0 && same(x, y) // of one series
	}))
	b.WriteByte(')')
}

func (n *BandTable) write(b *strings.Builder, _ int) {
	b.WriteString("bands(")
	n.X.write(b, 0)
	for _, band := range n.Bands {
		b.WriteString(", " + strconv.Quote(band.text) + ", ")
		band.Score.write(b, 0)
	}
	b.WriteByte(')')
}

// Variables calls f for every variable slot that a formula reads, lets included.
func Variables(n Node, f func(slot int)) {
	walk(n, func(n Node) {
		if v, ok := n.(*Variable); ok {
			f(v.Slot)
		}
	})
}

// Size returns the number of nodes of a formula.
func Size(n Node) int {
	count := 0
	walk(n, func(Node) { count++ })
	return count
}

func walk(n Node, f func(Node)) {
	f(n)
	for _, child := range children(n) {
		walk(child, f)
	}
}

func children(n Node) []Node {
	switch n := n.(type) {
	case *Let:
		return []Node{n.Init, n.Body}
	case *Unary:
		return []Node{n.X}
	case *Binary:
		return []Node{n.L, n.R}
	case *Conditional:
		return []Node{n.Cond, n.Then, n.Otherwise}
	case *Membership:
		return append([]Node{n.X}, n.List...)
	case *Between:
		return []Node{n.X, n.Lo, n.Hi}
	case *Call:
		return n.Args
	case *BandTable:
		out := []Node{n.X}
		for _, b := range n.Bands {
			out = append(out, b.Score)
		}
		return out
	}
	return nil
}

// Constant returns the number that a formula is, if it is a literal.
func Constant(n Node) (*big.Rat, bool) {
	if c, ok := n.(*Literal); ok && c.Type == interval.Number {
		return c.Value.Numbers.Lo, true
	}
	return nil, false
}
