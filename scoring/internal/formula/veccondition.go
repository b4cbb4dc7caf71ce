package formula

import (
	"math/big"
	"slices"
)

func (v *vectorizer) cond(n Node) mask {
	switch n := n.(type) {
	case *constant:
		return mask{v.emit(instruction{op: opConst, k: truth(n.value.Bools == IsTrue)}), none}
	case *variable:
		if x, isLet := v.lets[n.slot]; isLet {
			return x.(mask)
		}
		return mask{slices.Index(v.kernel.inputs, n.slot), none}
	case *let:
		bad := v.let(n)
		out := v.cond(n.body)
		out.bad = v.anyBad(out.bad, bad)
		return out
	case *unary:
		x := v.cond(n.x)
		return mask{v.emit(instruction{op: opNot, a: x.reg}), x.bad}
	case *binary:
		if n.op == "and" || n.op == "or" {
			return v.logic(n)
		}
		return v.comparison(n.op, n.l, n.r)
	case *conditional:
		c, x, y := v.cond(n.cond), v.cond(n.then), v.cond(n.otherwise)
		out := mask{v.emit(instruction{op: opSel, a: x.reg, b: y.reg, c: c.reg}), v.chooseBad(c.reg, x.bad, y.bad)}
		out.bad = v.anyBad(c.bad, out.bad)
		return out
	case *membership:
		var out mask
		for i, e := range n.list {
			x := v.comparison("==", n.x, e)
			if i == 0 {
				out = x
				continue
			}
			out = mask{v.emit(instruction{op: opOr, a: out.reg, b: x.reg}), v.anyBad(out.bad, x.bad)}
		}
		return out
	case *interval:
		x, y := v.comparison(">=", n.x, n.lo), v.comparison("<=", n.x, n.hi)
		return mask{v.emit(instruction{op: opAnd, a: x.reg, b: y.reg}), v.anyBad(x.bad, y.bad)}
	}
	bail()
	return mask{}
}

// logic evaluates both sides; what the right one lacks counts only where the
// left does not decide.
func (v *vectorizer) logic(n *binary) mask {
	x, y := v.cond(n.l), v.cond(n.r)
	op, lacks := opAnd, opAnd
	if n.op == "or" {
		op, lacks = opOr, opAndNot
	}
	if y.bad != none {
		y.bad = v.emit(instruction{op: lacks, a: y.bad, b: x.reg})
	}
	return mask{v.emit(instruction{op: op, a: x.reg, b: y.reg}), v.anyBad(x.bad, y.bad)}
}

func (v *vectorizer) comparison(op string, l, r Node) mask {
	switch TypeOf(l) {
	case Text:
		return v.texts(op, l, r)
	case Bool:
		x, y := v.cond(l), v.cond(r)
		return v.finish(op, mask{v.emit(instruction{op: opEq, a: x.reg, b: y.reg}), v.anyBad(x.bad, y.bad)})
	}
	a, b := v.num(l), v.num(r)
	if a.konst != nil && b.konst != nil {
		k := compare(op, NumberValue(Exactly(a.konst)), NumberValue(Exactly(b.konst)))
		return mask{v.emit(instruction{op: opConst, k: truth(k == IsTrue)}), none}
	}
	if a.konst != nil {
		a, b, op = b, a, flipped[op]
	}
	bad := v.anyBad(a.bad, b.bad)
	if b.konst != nil && !a.hasDen {
		return mask{v.withConstant(op, a, b.konst), bad}
	}
	x, y := v.aligned(a, b)
	switch op {
	case ">":
		return mask{v.emit(instruction{op: opLt, a: y.reg, b: x.reg}), bad}
	case ">=":
		return mask{v.emit(instruction{op: opLe, a: y.reg, b: x.reg}), bad}
	case "<":
		return mask{v.emit(instruction{op: opLt, a: x.reg, b: y.reg}), bad}
	case "<=":
		return mask{v.emit(instruction{op: opLe, a: x.reg, b: y.reg}), bad}
	}
	return v.finish(op, mask{v.emit(instruction{op: opEq, a: x.reg, b: y.reg}), bad})
}

// finish turns an equality into the inequality that was asked for.
func (v *vectorizer) finish(op string, eq mask) mask {
	if op == "!=" {
		eq.reg = v.emit(instruction{op: opNot, a: eq.reg})
	}
	return eq
}

// withConstant compares reg ÷ scale with k: for whole reg, > k × scale is the
// same as >= the next whole number, and so on.
func (v *vectorizer) withConstant(op string, a vec, k *big.Rat) int {
	at := new(big.Rat).Mul(k, new(big.Rat).SetInt64(a.scale))
	floor, ceil := floorRat(at).Num(), ceilRat(at).Num()
	fits(floor, ceil)
	lo, hi := floor.Int64(), ceil.Int64()
	switch op {
	case ">":
		return v.emit(instruction{op: opGeK, a: a.reg, k: lo + 1})
	case ">=":
		return v.emit(instruction{op: opGeK, a: a.reg, k: hi})
	case "<":
		return v.emit(instruction{op: opLeK, a: a.reg, k: hi - 1})
	case "<=":
		return v.emit(instruction{op: opLeK, a: a.reg, k: lo})
	}
	if lo != hi {
		return v.emit(instruction{op: opConst, k: truth(op == "!=")})
	}
	return v.finish(op, mask{reg: v.emit(instruction{op: opEqK, a: a.reg, k: lo})}).reg
}

// texts compares an enum with one of its options, or with an enum of the same
// options.
func (v *vectorizer) texts(op string, l, r Node) mask {
	x, ok := l.(*variable)
	if !ok {
		l, r = r, l
		x, ok = l.(*variable)
	}
	if !ok || x.slot >= len(v.columns) {
		bail()
	}
	reg, options := slices.Index(v.kernel.inputs, x.slot), v.columns[x.slot].Options
	switch y := r.(type) {
	case *constant:
		k := slices.Index(options, y.value.Texts[0])
		return v.finish(op, mask{v.emit(instruction{op: opEqK, a: reg, k: int64(k)}), none})
	case *variable:
		if y.slot < len(v.columns) && slices.Equal(options, v.columns[y.slot].Options) {
			return v.finish(op, mask{v.emit(instruction{op: opEq, a: reg, b: slices.Index(v.kernel.inputs, y.slot)}), none})
		}
	}
	bail()
	return mask{}
}
