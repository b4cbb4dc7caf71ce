package formula

import (
	"slices"

	"github.com/parindex/parindex/scoring/internal/interval"
)

// Subject returns what every comparison of the conditions is about, where that is
// one number compared with literals, and the conditions with it as the variable
// with the slot 0. Conditions of one subject divide a line.
func Subject(conditions []Node) (subject Node, onLine []Node, ok bool) {
	var text string
	isLiteral := func(n Node) bool { _, is := literalOf(n); return is || isConstant(n) }
	find := func(n Node) bool {
		if TypeOf(n) != interval.Number {
			return false
		}
		if s := String(n); subject == nil {
			subject, text = n, s
		} else if s != text {
			return false
		}
		return true
	}
	var check func(n Node) bool
	check = func(n Node) bool {
		switch n := n.(type) {
		case *Unary:
			return check(n.X)
		case *Binary:
			switch {
			case n.Op == "and" || n.Op == "or":
				return check(n.L) && check(n.R)
			case isLiteral(n.R):
				return find(n.L)
			case isLiteral(n.L):
				return find(n.R)
			}
		case *Between:
			return find(n.X)
		case *Membership:
			return find(n.X) && !slices.ContainsFunc(n.List, func(e Node) bool { return !isLiteral(e) })
		}
		return false
	}
	for _, c := range conditions {
		if !check(c) {
			return nil, nil, false
		}
	}
	if subject == nil {
		return nil, nil, false
	}
	line := &Variable{info: info{Type: interval.Number, Whole: subject.meta().Whole}, name: text}
	for _, c := range conditions {
		onLine = append(onLine, rewrite(c, func(n, copied Node) Node {
			if TypeOf(n) == interval.Number && !isLiteral(n) && String(n) == text {
				return line
			}
			return copied
		}))
	}
	return subject, onLine, true
}
