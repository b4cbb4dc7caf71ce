package formula

import (
	"github.com/parindex/parindex/scoring/internal/interval"
)

// Refine computes a condition, and the variables as they are known where it holds
// and where it does not. Either is nil where the condition cannot come out so.
// What a condition says that cannot be used is left aside: what is known is
// never too narrow. vars is not changed.
func Refine(cond Node, vars []interval.Domain) (o Outcome, whenTrue, whenFalse []interval.Domain) {
	switch n := cond.(type) {
	case *Unary:
		o, whenFalse, whenTrue = Refine(n.X, vars)
		o.Value.Bools = interval.Swap(o.Value.Bools)
		return o, whenTrue, whenFalse
	case *Binary:
		switch n.Op {
		case "and":
			return testAnd(n, vars)
		case "or":
			return testOr(n, vars)
		}
		return testComparison(n, vars)
	case *Membership:
		return testMembership(n, vars)
	}
	o = Eval(cond, vars)
	if !o.HasValue {
		return o, nil, nil
	}
	if o.Value.Bools&interval.IsTrue != 0 {
		whenTrue = narrow(cond, true, vars)
	}
	if o.Value.Bools&interval.IsFalse != 0 {
		whenFalse = narrow(cond, false, vars)
	}
	return settle(o, whenTrue, whenFalse)
}

// settle takes back a truth value that turned out impossible while narrowing.
func settle(o Outcome, whenTrue, whenFalse []interval.Domain) (Outcome, []interval.Domain, []interval.Domain) {
	o.Value = interval.Domain{Type: interval.Bool, Bools: interval.BoolsOf(whenTrue != nil, whenFalse != nil)}
	o.HasValue = o.Value.Bools != 0
	return o, whenTrue, whenFalse
}

// testAnd evaluates the right side only where the left is true, and under what
// the left then says.
func testAnd(n *Binary, vars []interval.Domain) (Outcome, []interval.Domain, []interval.Domain) {
	l, leftTrue, leftFalse := Refine(n.L, vars)
	if leftTrue == nil {
		return l, nil, leftFalse
	}
	r, bothTrue, rightFalse := Refine(n.R, leftTrue)
	return settle(l.also(r), bothTrue, either(leftFalse, rightFalse))
}

// testOr is the mirror image of testAnd.
func testOr(n *Binary, vars []interval.Domain) (Outcome, []interval.Domain, []interval.Domain) {
	l, leftTrue, leftFalse := Refine(n.L, vars)
	if leftFalse == nil {
		return l, leftTrue, nil
	}
	r, rightTrue, bothFalse := Refine(n.R, leftFalse)
	return settle(l.also(r), either(leftTrue, rightTrue), bothFalse)
}

// either returns what is known where one of two states of knowledge is right.
func either(a, b []interval.Domain) []interval.Domain {
	if a == nil {
		return b
	}
	if b == nil {
		return a
	}
	out := make([]interval.Domain, len(a))
	for i := range a {
		if out[i] = a[i]; a[i].Type != 0 && b[i].Type != 0 {
			out[i] = a[i].Union(b[i])
		}
	}
	return out
}

func testComparison(n *Binary, vars []interval.Domain) (Outcome, []interval.Domain, []interval.Domain) {
	return refineComparison(n, vars, Eval(n.L, vars), Eval(n.R, vars))
}

// refineComparison is [Refine] for a comparison of two sides that have been computed.
func refineComparison(n *Binary, vars []interval.Domain, l, r Outcome) (Outcome, []interval.Domain, []interval.Domain) {
	o := l.also(r)
	if o.HasValue = l.HasValue && r.HasValue; !o.HasValue {
		if !l.HasValue {
			o = l // the right side is not evaluated
		}
		return o, nil, nil
	}
	truth := interval.Compare(n.Op, l.Value, r.Value)
	branch := func(when interval.Bools, op string) []interval.Domain {
		if truth&when == 0 {
			return nil
		}
		out := compared(vars, n.L, op, r.Value)
		if out == nil {
			return nil
		}
		return compared(out, n.R, Flipped[op], l.Value)
	}
	return settle(o, branch(interval.IsTrue, n.Op), branch(interval.IsFalse, negated[n.Op]))
}

// compared narrows the variable x, if it is one, by "x op y"; nil if impossible.
func compared(vars []interval.Domain, x Node, op string, y interval.Domain) []interval.Domain {
	v, isVar := x.(*Variable)
	if !isVar {
		return vars
	}
	n := interval.Interval{}
	switch op {
	case "==":
		return meet(vars, v, y)
	case "!=":
		return without(vars, v, y)
	case "<", "<=":
		n.Hi, n.HiOpen = y.Numbers.Hi, y.Numbers.Hi != nil && (op == "<" || y.Numbers.HiOpen)
	case ">", ">=":
		n.Lo, n.LoOpen = y.Numbers.Lo, y.Numbers.Lo != nil && (op == ">" || y.Numbers.LoOpen)
	}
	return meet(vars, v, interval.Domain{Type: y.Type, Numbers: n})
}

func meet(vars []interval.Domain, x *Variable, v interval.Domain) []interval.Domain {
	return replaced(vars, x, vars[x.Slot].Intersect(v))
}

// replaced returns the variables with another value of x; nil if it is empty.
func replaced(vars []interval.Domain, x *Variable, v interval.Domain) []interval.Domain {
	switch {
	case v.Empty():
		return nil
	case vars[x.Slot].Known():
		return vars // nothing left to narrow
	}
	return with(vars, x.Slot, v)
}

// without removes one value from what a variable can be.
func without(vars []interval.Domain, x *Variable, y interval.Domain) []interval.Domain {
	if !y.Known() {
		return vars
	}
	v := vars[x.Slot]
	switch v.Type {
	case interval.Bool:
		v.Bools &^= y.Bools
	case interval.Text:
		v.Texts = interval.Filter(v.Texts, func(s string) bool { return s != y.Texts[0] })
	default:
		at, _ := y.Numbers.Single()
		v.Numbers = v.Numbers.WithoutEnd(at)
	}
	return replaced(vars, x, v)
}

// narrow returns the variables where a condition without parts comes out as
// truth says; nil if impossible.
func narrow(cond Node, truth bool, vars []interval.Domain) []interval.Domain {
	switch n := cond.(type) {
	case *Variable:
		return meet(vars, n, interval.BoolDomain(truth))
	case *Between:
		if x, isVar := n.X.(*Variable); isVar && truth {
			return meet(vars, x, interval.NumberDomain(n.Ends(vars)))
		}
	}
	return vars
}

// Ends returns the range behind in.
func (n *Between) Ends(vars []interval.Domain) interval.Interval {
	lo, hi := Eval(n.Lo, vars).Value.Numbers, Eval(n.Hi, vars).Value.Numbers
	return interval.Interval{Lo: lo.Lo, Hi: hi.Hi, Grid: interval.Whole}
}

// testMembership evaluates the list just once: lists nest, and what they hold
// would be evaluated anew at every level.
func testMembership(n *Membership, vars []interval.Domain) (o Outcome, whenTrue, whenFalse []interval.Domain) {
	o, list := evalMembership(n, vars)
	if !o.HasValue {
		return o, nil, nil
	}
	if o.Value.Bools&interval.IsTrue != 0 {
		whenTrue = narrowMembership(n, true, list, vars)
	}
	if o.Value.Bools&interval.IsFalse != 0 {
		whenFalse = narrowMembership(n, false, list, vars)
	}
	return settle(o, whenTrue, whenFalse)
}

func narrowMembership(n *Membership, truth bool, list, vars []interval.Domain) []interval.Domain {
	x, isVar := n.X.(*Variable)
	if !isVar {
		return vars
	}
	if truth {
		return meet(vars, x, interval.UnionOf(list))
	}
	for _, v := range list {
		if vars = without(vars, x, v); vars == nil {
			return nil
		}
	}
	return vars
}
