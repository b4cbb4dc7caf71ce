package formula

import (
	"math/big"
	"slices"

	"github.com/parindex/parindex/scoring/internal/interval"
)

// Part is a part of a formula that ought to make a difference: a comparison, an
// option in a list, an end of a range, an argument of min, max or clamp.
type Part struct {
	Pos  int
	Text string // as written
	Node Node
	// Limit is the comparison that the part is, or of an end of a range the comparison
	// that it stands for; nil for others.
	Limit *Binary
	// Cap is the call of min, max or clamp of which the part is an argument that reads no
	// input: a limit of the others. It is empty for others.
	Cap string
	// Without are the whole formula without the part, each in one way. If one of
	// them always comes to the same as the formula, the part makes no difference.
	Without []Variant
}

// Variant is a formula with a part taken out.
type Variant struct {
	Whole Node
	Says  Redundancy // what it means if the formula never differs from this
}

// Redundancy is a way of making no difference.
type Redundancy uint8

// The ways of making no difference.
const (
	AlwaysTrue  Redundancy = iota + 1 // a condition
	AlwaysFalse                       // a condition
	Idle                              // an option, an end of a range, an argument
)

// Parts lists the parts of a formula that ought to make a difference.
func Parts(root Node) []Part {
	var out []Part
	seen := map[Node]bool{} // chained comparisons share nodes
	add := func(n Node, text string, variants ...Variant) {
		limit, _ := n.(*Binary)
		out = append(out, Part{Pos: n.meta().Pos, Text: text, Node: n, Limit: limit, Without: variants})
	}
	truths := func(n Node) []Variant {
		as := func(b bool) Node {
			return replace(root, n, &Literal{Value: interval.BoolDomain(b), info: info{Type: interval.Bool}})
		}
		return []Variant{{as(true), AlwaysTrue}, {as(false), AlwaysFalse}}
	}
	var condition, number func(n Node)
	visit := func(n Node) {
		for m := range seen {
			if same(m, n) {
				return
			}
		}
		seen[n] = true
		if TypeOf(n) == interval.Bool {
			condition(n)
		} else {
			number(n)
		}
	}
	below := func(n Node) {
		for _, child := range written(n) {
			visit(child)
		}
	}
	condition = func(n Node) {
		switch n := n.(type) {
		case *Literal:
			return
		case *Unary, *Let, *Conditional:
			below(n)
			return
		case *Binary:
			if n.Op == "and" || n.Op == "or" {
				below(n)
				return
			}
		case *Variable:
			if n.Slot < 0 {
				return
			}
		case *Membership:
			for i := range n.List {
				if len(n.List) == 1 {
					break
				}
				fewer := *n
				fewer.List = slices.Delete(slices.Clone(n.List), i, i+1)
				add(n.List[i], String(n.List[i]), Variant{replace(root, n, &fewer), Idle})
			}
		case *Between:
			for _, end := range []struct {
				op string
				at Node
			}{{"<=", n.Hi}, {">=", n.Lo}} {
				open := &Binary{info{n.Pos, interval.Bool, false}, end.op, n.X, end.at}
				other, op := n.Lo, ">="
				if end.op == ">=" {
					other, op = n.Hi, "<="
				}
				add(other, String(other), Variant{replace(root, n, open), Idle})
				out[len(out)-1].Limit = &Binary{info{n.Pos, interval.Bool, false}, op, n.X, other}
			}
			return // its ends say it all
		}
		add(n, String(n), truths(n)...)
		below(n)
	}
	number = func(n Node) {
		if c, isCall := n.(*Call); isCall && len(c.Args) > 1 && (c.Name == "min" || c.Name == "max" || c.Name == "clamp") {
			for i, arg := range c.Args {
				if c.Name == "clamp" && i == 0 || memberOf(arg) >= 0 {
					continue
				}
				fewer := *c
				fewer.Args = slices.Delete(slices.Clone(c.Args), i, i+1)
				if c.Name == "clamp" {
					fewer.Name = map[int]string{1: "min", 2: "max"}[i]
				}
				fewer.Fn = builtins[fewer.Name]
				add(arg, String(arg), Variant{replace(root, c, &fewer), Idle})
				reads := false
				if Variables(arg, func(int) { reads = true }); !reads {
					out[len(out)-1].Cap = String(c)
				}
			}
		}
		below(n)
	}
	visit(root)
	return out
}

// RepeatsEnd reports whether a comparison in a condition only says where the values of
// its subject end, for the sake of a range: 0 <= x of a count in 0 <= x < 5, x <= 100 of a
// percentage in x >= 90 and x <= 100. whole is the condition; vars is what is known of its
// variables.
func RepeatsEnd(n *Binary, whole Node, vars []interval.Domain) bool {
	x, op, limit, is := withConstant(n)
	if !is {
		return false
	}
	of := Eval(x, vars).Value.Numbers
	switch op {
	case ">=":
		is = of.Lo != nil && !of.LoOpen && of.Lo.Cmp(limit) == 0
	case "<=":
		call, isCall := x.(*Call)
		percent := isCall && call.Name == "rate" && limit.Cmp(big.NewRat(100, 1)) == 0
		is = percent || of.Hi != nil && !of.HiOpen && of.Hi.Cmp(limit) == 0
	default:
		is = false
	}
	return is && (Node(n) == whole || inRange(whole, n, x, op))
}

// withConstant returns a comparison of a number with a constant, the constant behind it.
func withConstant(n *Binary) (x Node, op string, limit *big.Rat, is bool) {
	if limit, is = literalOf(n.R); is {
		return n.L, n.Op, limit, true
	}
	limit, is = literalOf(n.L)
	return n.R, Flipped[n.Op], limit, is
}

// inRange reports whether a comparison stands in a condition together with one that
// limits the same number on the other side.
func inRange(root, n, x Node, op string) (is bool) {
	text := String(x)
	walk(root, func(m Node) {
		if m, isRange := m.(*Between); isRange && m.Pos == n.meta().Pos && String(m.X) == text {
			is = true
		}
		all := conjuncts(m, nil)
		if !slices.ContainsFunc(all, func(c Node) bool { return same(c, n) }) {
			return
		}
		for _, c := range all {
			if c, isBinary := c.(*Binary); isBinary {
				y, with, _, isComparison := withConstant(c)
				is = is || isComparison && String(y) == text && (with[0] == '<' || with[0] == '>') && with[0] != op[0]
			}
		}
	})
	return is
}

// conjuncts lists the conditions that "and" joins to one.
func conjuncts(n Node, list []Node) []Node {
	if b, is := n.(*Binary); is && b.Op == "and" {
		return conjuncts(b.R, conjuncts(b.L, list))
	}
	return append(list, n)
}

// Table is a bands(...) in a formula.
type Table struct {
	Pos   int
	Node  Node
	Bands []TableBand
}

// TableBand is a line of a [Table].
type TableBand struct {
	Text string
	Of   interval.Interval
	Pos  int // of its points
	// Next is the whole formula with this band giving what the band above it gives,
	// nil where none goes on above it.
	Next Node
}

// Tables lists the bands(...) of a formula.
func Tables(root Node) []Table {
	var out []Table
	walkWritten(root, func(n Node) {
		t, is := n.(*BandTable)
		if !is {
			return
		}
		table := Table{Pos: t.Pos, Node: t}
		for i, b := range t.Bands {
			line := TableBand{Text: b.text, Of: b.Of, Pos: b.Score.meta().Pos}
			if up := t.above(i); up >= 0 {
				c := *t
				c.Bands = slices.Clone(t.Bands)
				c.Bands[i].Score = t.Bands[up].Score
				line.Next = replace(root, t, &c)
			}
			table.Bands = append(table.Bands, line)
		}
		out = append(out, table)
	})
	return out
}

// above returns the band that goes on where the i-th ends, -1 if none does: it is
// the highest, or a hole follows. Of two that start at one limit, the closed one goes
// on: a band of one point.
func (t *BandTable) above(i int) int {
	set := func(k int) interval.Interval {
		of := t.Bands[k].Of
		of.Grid = gridOf(t.X)
		return of.Normal() // on a grid there is no hole between <=3 and >=4
	}
	best, is := -1, set(i)
	for k, b := range t.Bands {
		if k == i || is.Hi == nil || b.Of.Lo == nil || set(k).Empty() || set(k).Lo.Cmp(is.Hi) < 0 {
			continue
		}
		if best < 0 || startsBelow(set(k), set(best)) {
			best = k
		}
	}
	if best >= 0 && !interval.Meets(is, set(best)) {
		return -1
	}
	return best
}

// startsBelow reports whether a set with a lower end starts below another.
func startsBelow(a, b interval.Interval) bool {
	c := a.Lo.Cmp(b.Lo)
	return c < 0 || c == 0 && !a.LoOpen && b.LoOpen
}
