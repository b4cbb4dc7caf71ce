package formula

import "slices"

// Part is a part of a formula that ought to make a difference: a comparison, an
// option in a list, an end of a range, an argument of min, max or clamp.
type Part struct {
	Pos  int
	Text string // as written
	Node Node
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
		out = append(out, Part{n.meta().Pos, text, n, variants})
	}
	truths := func(n Node) []Variant {
		as := func(b bool) Node { return replace(root, n, &constant{value: BoolValue(b), info: info{Type: Bool}}) }
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
		if TypeOf(n) == Bool {
			condition(n)
		} else {
			number(n)
		}
	}
	below := func(n Node) {
		for _, child := range children(n) {
			visit(child)
		}
	}
	condition = func(n Node) {
		switch n := n.(type) {
		case *constant:
			return
		case *unary, *let, *conditional:
			below(n)
			return
		case *binary:
			if n.op == "and" || n.op == "or" {
				below(n)
				return
			}
		case *variable:
			if n.slot < 0 {
				return
			}
		case *membership:
			for i := range n.list {
				if len(n.list) == 1 {
					break
				}
				fewer := *n
				fewer.list = slices.Delete(slices.Clone(n.list), i, i+1)
				add(n.list[i], String(n.list[i]), Variant{replace(root, n, &fewer), Idle})
			}
		case *interval:
			for _, end := range []struct {
				op string
				at Node
			}{{"<=", n.hi}, {">=", n.lo}} {
				open := &binary{info{n.Pos, Bool, false}, end.op, n.x, end.at}
				other := n.lo
				if end.op == ">=" {
					other = n.hi
				}
				add(other, String(other), Variant{replace(root, n, open), Idle})
			}
			return // its ends say it all
		}
		add(n, String(n), truths(n)...)
		below(n)
	}
	number = func(n Node) {
		if c, isCall := n.(*call); isCall && len(c.args) > 1 && (c.name == "min" || c.name == "max" || c.name == "clamp") {
			for i, arg := range c.args {
				if c.name == "clamp" && i == 0 {
					continue
				}
				fewer := *c
				fewer.args = slices.Delete(slices.Clone(c.args), i, i+1)
				if c.name == "clamp" {
					fewer.name = map[int]string{1: "min", 2: "max"}[i]
				}
				fewer.fn = builtins[fewer.name]
				add(arg, String(arg), Variant{replace(root, c, &fewer), Idle})
			}
		}
		below(n)
	}
	visit(root)
	return out
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
	Of   Num
	Pos  int // of its points
	// Next is the whole formula with this band giving what the band above it gives,
	// nil where none goes on above it.
	Next Node
}

// Tables lists the bands(...) of a formula.
func Tables(root Node) []Table {
	var out []Table
	walk(root, func(n Node) {
		t, is := n.(*bandTable)
		if !is {
			return
		}
		table := Table{Pos: t.Pos, Node: t}
		for i, b := range t.bands {
			line := TableBand{Text: b.text, Of: b.of, Pos: b.score.meta().Pos}
			if up := t.above(i); up >= 0 {
				c := *t
				c.bands = slices.Clone(t.bands)
				c.bands[i].score = t.bands[up].score
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
func (t *bandTable) above(i int) int {
	set := func(k int) Num {
		of := t.bands[k].of
		of.Whole = t.x.meta().Whole
		return of.normal() // whole numbers have no hole between <=3 and >=4
	}
	best, is := -1, set(i)
	for k, b := range t.bands {
		if k == i || is.Hi == nil || b.of.Lo == nil || set(k).Empty() || set(k).Lo.Cmp(is.Hi) < 0 {
			continue
		}
		if best < 0 || startsBelow(set(k), set(best)) {
			best = k
		}
	}
	if best >= 0 && !Meets(is, set(best)) {
		return -1
	}
	return best
}

// startsBelow reports whether a set with a lower end starts below another.
func startsBelow(a, b Num) bool {
	c := a.Lo.Cmp(b.Lo)
	return c < 0 || c == 0 && !a.LoOpen && b.LoOpen
}
