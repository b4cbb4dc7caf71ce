package formula

import (
	"github.com/parindex/parindex/scoring/internal/interval"
)

// Arises returns the condition without which a formula is not arising because of the
// first quotient that it computes, whatever the facts: that something was done, or that
// there was something to do. It returns nil where there is no such quotient, or where
// something before it may have no value.
func Arises(n Node) Node {
	c, _ := firstRatio(n)
	if c == nil {
		return nil
	}
	some := func(x Node) Node {
		return &Binary{info: info{Pos: c.Pos, Type: interval.Bool}, Op: "!=", L: x, R: zero}
	}
	return &Binary{info: info{Pos: c.Pos, Type: interval.Bool}, Op: "or", L: some(c.Args[0]), R: some(c.Args[1])}
}

// firstRatio returns the rate or share that is computed first; not ok where something that
// may have no value comes before.
func firstRatio(n Node) (c *Call, ok bool) {
	var parts []Node // those that are computed in any case, in order
	switch n := n.(type) {
	case *Literal:
	case *Variable:
	case *Let:
		parts = []Node{n.Init}
		if !mayLack(n.Init) && !readsSlot(n.Body, n.Slot) {
			parts = append(parts, n.Body)
		}
	case *Unary:
		parts = []Node{n.X}
	case *Binary:
		if parts = []Node{n.L, n.R}; n.Op == "and" || n.Op == "or" {
			parts = parts[:1]
		}
	case *Conditional:
		parts = []Node{n.Cond}
	case *Membership:
		parts = []Node{n.X}
	case *Between:
		parts = []Node{n.X}
	case *BandTable:
		parts = []Node{n.X}
	case *Call:
		switch {
		case n.Host != nil:
		case n.Plain != nil:
			return firstRatio(n.Plain)
		case n.Times != nil && !mayLack(n.Args[0]) && !mayLack(n.Args[1]):
			return n, true
		default:
			parts = n.Args
		}
	}
	for _, p := range parts {
		if c, ok := firstRatio(p); c != nil || !ok {
			return c, ok
		}
	}
	return nil, !mayLack(n)
}

// mayLack reports whether a formula may have no value, but for numbers that grow too long.
func mayLack(n Node) bool {
	lacks := MayFail(n)
	walk(n, func(n Node) {
		if c, is := n.(*Call); is && (c.Name == "days" || c.Name == "workdays") {
			lacks = true
		}
	})
	return lacks
}

func readsSlot(n Node, slot int) (reads bool) {
	Variables(n, func(s int) { reads = reads || s == slot })
	return reads
}
