package formula

import "math/big"

// Test computes a condition, and the variables as they are known where it holds
// and where it does not. Either is nil where the condition cannot come out so.
// What a condition says that cannot be used is left aside: what is known is
// never too narrow. vars is not changed.
func Test(cond Node, vars []Value) (o Outcome, whenTrue, whenFalse []Value) {
	switch n := cond.(type) {
	case *unary:
		o, whenFalse, whenTrue = Test(n.x, vars)
		o.Value.Bools = swap(o.Value.Bools)
		return o, whenTrue, whenFalse
	case *binary:
		switch n.op {
		case "and":
			return testAnd(n, vars)
		case "or":
			return testOr(n, vars)
		}
		return testComparison(n, vars)
	case *membership:
		return testMembership(n, vars)
	}
	o = Eval(cond, vars)
	if !o.HasValue {
		return o, nil, nil
	}
	if o.Value.Bools&IsTrue != 0 {
		whenTrue = narrow(cond, true, vars)
	}
	if o.Value.Bools&IsFalse != 0 {
		whenFalse = narrow(cond, false, vars)
	}
	return settle(o, whenTrue, whenFalse)
}

// settle takes back a truth value that turned out impossible while narrowing.
func settle(o Outcome, whenTrue, whenFalse []Value) (Outcome, []Value, []Value) {
	o.Value = Value{Type: Bool, Bools: boolsOf(whenTrue != nil, whenFalse != nil)}
	o.HasValue = o.Value.Bools != 0
	return o, whenTrue, whenFalse
}

// testAnd evaluates the right side only where the left is true, and under what
// the left then says.
func testAnd(n *binary, vars []Value) (Outcome, []Value, []Value) {
	l, leftTrue, leftFalse := Test(n.l, vars)
	if leftTrue == nil {
		return l, nil, leftFalse
	}
	r, bothTrue, rightFalse := Test(n.r, leftTrue)
	return settle(l.also(r), bothTrue, either(leftFalse, rightFalse))
}

// testOr is the mirror image of testAnd.
func testOr(n *binary, vars []Value) (Outcome, []Value, []Value) {
	l, leftTrue, leftFalse := Test(n.l, vars)
	if leftFalse == nil {
		return l, leftTrue, nil
	}
	r, rightTrue, bothFalse := Test(n.r, leftFalse)
	return settle(l.also(r), either(leftTrue, rightTrue), bothFalse)
}

// either returns what is known where one of two states of knowledge is right.
func either(a, b []Value) []Value {
	if a == nil {
		return b
	}
	if b == nil {
		return a
	}
	out := make([]Value, len(a))
	for i := range a {
		if out[i] = a[i]; a[i].Type != 0 && b[i].Type != 0 {
			out[i] = a[i].Union(b[i])
		}
	}
	return out
}

var (
	negated = map[string]string{"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
	flipped = map[string]string{"==": "==", "!=": "!=", "<": ">", ">": "<", "<=": ">=", ">=": "<="}
)

func testComparison(n *binary, vars []Value) (Outcome, []Value, []Value) {
	l, r := Eval(n.l, vars), Eval(n.r, vars)
	o := l.also(r)
	if o.HasValue = l.HasValue && r.HasValue; !o.HasValue {
		if !l.HasValue {
			o = l // the right side is not evaluated
		}
		return o, nil, nil
	}
	truth := compare(n.op, l.Value, r.Value)
	branch := func(when Bools, op string) []Value {
		if truth&when == 0 {
			return nil
		}
		out := compared(vars, n.l, op, r.Value)
		if out == nil {
			return nil
		}
		return compared(out, n.r, flipped[op], l.Value)
	}
	return settle(o, branch(IsTrue, n.op), branch(IsFalse, negated[n.op]))
}

// compared narrows the variable x, if it is one, by "x op y"; nil if impossible.
func compared(vars []Value, x Node, op string, y Value) []Value {
	v, isVar := x.(*variable)
	if !isVar {
		return vars
	}
	n := Num{}
	switch op {
	case "==":
		return meet(vars, v, y)
	case "!=":
		return without(vars, v, y)
	case "<", "<=":
		n.Hi, n.HiOpen = y.Num.Hi, y.Num.Hi != nil && (op == "<" || y.Num.HiOpen)
	case ">", ">=":
		n.Lo, n.LoOpen = y.Num.Lo, y.Num.Lo != nil && (op == ">" || y.Num.LoOpen)
	}
	return meet(vars, v, Value{Type: y.Type, Num: n})
}

func meet(vars []Value, x *variable, v Value) []Value {
	return replaced(vars, x, vars[x.slot].Intersect(v))
}

// replaced returns the variables with another value of x; nil if it is empty.
func replaced(vars []Value, x *variable, v Value) []Value {
	switch {
	case v.Empty():
		return nil
	case vars[x.slot].Known():
		return vars // nothing left to narrow
	}
	return with(vars, x.slot, v)
}

// without removes one value from what a variable can be.
func without(vars []Value, x *variable, y Value) []Value {
	if !y.Known() {
		return vars
	}
	v := vars[x.slot]
	switch v.Type {
	case Bool:
		v.Bools &^= y.Bools
	case Text:
		v.Texts = filter(v.Texts, func(s string) bool { return s != y.Texts[0] })
	default:
		at, _ := y.Num.Single()
		v.Num = v.Num.withoutEnd(at)
	}
	return replaced(vars, x, v)
}

// withoutEnd removes a number that is an end of the set; one inside stays, since
// a set has no holes.
func (a Num) withoutEnd(v *big.Rat) Num {
	if a.Lo != nil && a.Lo.Cmp(v) == 0 {
		a.LoOpen = true
	}
	if a.Hi != nil && a.Hi.Cmp(v) == 0 {
		a.HiOpen = true
	}
	return a.normal()
}

// narrow returns the variables where a condition without parts comes out as
// truth says; nil if impossible.
func narrow(cond Node, truth bool, vars []Value) []Value {
	switch n := cond.(type) {
	case *variable:
		return meet(vars, n, BoolValue(truth))
	case *interval:
		if x, isVar := n.x.(*variable); isVar && truth {
			return meet(vars, x, NumberValue(n.ends(vars)))
		}
	}
	return vars
}

// ends returns the range behind in.
func (n *interval) ends(vars []Value) Num {
	lo, hi := Eval(n.lo, vars).Value.Num, Eval(n.hi, vars).Value.Num
	return Num{Lo: lo.Lo, Hi: hi.Hi, Whole: true}
}

// testMembership evaluates the list just once: lists nest, and what they hold
// would be evaluated anew at every level.
func testMembership(n *membership, vars []Value) (o Outcome, whenTrue, whenFalse []Value) {
	o, list := evalMembership(n, vars)
	if !o.HasValue {
		return o, nil, nil
	}
	if o.Value.Bools&IsTrue != 0 {
		whenTrue = narrowMembership(n, true, list, vars)
	}
	if o.Value.Bools&IsFalse != 0 {
		whenFalse = narrowMembership(n, false, list, vars)
	}
	return settle(o, whenTrue, whenFalse)
}

func narrowMembership(n *membership, truth bool, list, vars []Value) []Value {
	x, isVar := n.x.(*variable)
	if !isVar {
		return vars
	}
	if truth {
		all := list[0]
		for _, v := range list[1:] {
			all = all.Union(v)
		}
		return meet(vars, x, all)
	}
	for _, v := range list {
		if vars = without(vars, x, v); vars == nil {
			return nil
		}
	}
	return vars
}
