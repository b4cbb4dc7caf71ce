package formula

import (
	"math/big"
	"slices"
)

// Subject returns what every comparison of the conditions is about, where that is
// one number compared with literals, and the conditions with it as the variable
// with the slot 0. Conditions of one subject divide a line.
func Subject(conditions []Node) (subject Node, onLine []Node, ok bool) {
	var text string
	isLiteral := func(n Node) bool { _, is := literalOf(n); return is || isConstant(n) }
	find := func(n Node) bool {
		if TypeOf(n) != Number {
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
		case *unary:
			return check(n.x)
		case *binary:
			switch {
			case n.op == "and" || n.op == "or":
				return check(n.l) && check(n.r)
			case isLiteral(n.r):
				return find(n.l)
			case isLiteral(n.l):
				return find(n.r)
			}
		case *interval:
			return find(n.x)
		case *membership:
			return find(n.x) && !slices.ContainsFunc(n.list, func(e Node) bool { return !isLiteral(e) })
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
	line := &variable{info: info{Type: Number, Whole: subject.meta().Whole}, name: text}
	for _, c := range conditions {
		onLine = append(onLine, rewrite(c, func(n, copied Node) Node {
			if TypeOf(n) == Number && !isLiteral(n) && String(n) == text {
				return line
			}
			return copied
		}))
	}
	return subject, onLine, true
}

// Line returns the parts of a line, from the lowest, on which a condition of
// [Subject] holds.
func Line(condition Node, domain Num) []Num {
	q := NewSearch([]Value{NumberValue(domain)}, 10_000, nil)
	var out []Num
	for r, x := range q.Results(condition, q.All()) {
		if x.Truth {
			out = append(out, r.box[0].Num)
		}
	}
	return merge(out)
}

// merge sorts sets and joins those that meet.
func merge(sets []Num) []Num {
	slices.SortFunc(sets, func(a, b Num) int {
		switch {
		case a.Lo == nil && b.Lo == nil:
			return 0
		case a.Lo == nil:
			return -1
		case b.Lo == nil:
			return 1
		}
		if c := a.Lo.Cmp(b.Lo); c != 0 || a.LoOpen == b.LoOpen {
			return c
		}
		if b.LoOpen {
			return -1
		}
		return 1
	})
	var out []Num
	for _, s := range sets {
		if last := len(out) - 1; last >= 0 && Meets(out[last], s) {
			whole := s.Whole
			out[last] = out[last].hull(s)
			out[last].Whole = whole
			continue
		}
		out = append(out, s)
	}
	return out
}

// Meets reports whether a set, which does not start above another, leaves nothing
// between them.
func Meets(a, b Num) bool {
	if a.Hi == nil || b.Lo == nil {
		return true
	}
	hi := a.Hi
	if a.Whole && b.Whole {
		hi = new(big.Rat).Add(hi, big.NewRat(1, 1))
	}
	c := hi.Cmp(b.Lo)
	return c > 0 || c == 0 && !(a.HiOpen && b.LoOpen)
}

// Common returns what two lists of sets have in common.
func Common(a, b []Num) []Num {
	var out []Num
	for _, x := range a {
		for _, y := range b {
			if both := x.Intersect(y); !both.Empty() {
				out = append(out, both)
			}
		}
	}
	return merge(out)
}

// Covers reports whether every number of b is in a, both merged.
func Covers(a, b []Num) bool {
	for _, y := range b {
		if !slices.ContainsFunc(a, y.Within) {
			return false
		}
	}
	return true
}

// Gaps returns the parts of a line that none of the lists holds.
func Gaps(lists [][]Num, domain Num) []Num {
	left := []Num{domain}
	for _, list := range lists {
		for _, n := range list {
			left = outside(left, n)
		}
	}
	return merge(left)
}
