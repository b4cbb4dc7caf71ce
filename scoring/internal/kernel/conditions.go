package kernel

import (
	"math/big"
	"slices"

	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
)

func (v *vectorizer) cond(n formula.Node) mask {
	switch n := n.(type) {
	case *formula.Literal:
		return mask{v.emit(instruction{op: opConst, k: truth(n.Value.Bools == interval.IsTrue)}), none}
	case *formula.Variable:
		if x, isLet := v.lets[n.Slot]; isLet {
			return x.(mask)
		}
		return mask{slices.Index(v.kernel.inputs, n.Slot), none}
	case *formula.Let:
		bad := v.let(n)
		out := v.cond(n.Body)
		out.bad = v.anyBad(out.bad, bad)
		return out
	case *formula.Unary:
		x := v.cond(n.X)
		return mask{v.emit(instruction{op: opNot, a: x.reg}), x.bad}
	case *formula.Binary:
		if n.Op == "and" || n.Op == "or" {
			return v.logic(n)
		}
		return v.comparison(n.Op, n.L, n.R)
	case *formula.Conditional:
		c, x, y := v.cond(n.Cond), v.cond(n.Then), v.cond(n.Otherwise)
		out := mask{v.emit(instruction{op: opSel, a: x.reg, b: y.reg, c: c.reg}), v.chooseBad(c.reg, x.bad, y.bad)}
		out.bad = v.anyBad(c.bad, out.bad)
		return out
	case *formula.Membership:
		var out mask
		for i, e := range n.List {
			x := v.comparison("==", n.X, e)
			if i == 0 {
				out = x
				continue
			}
			out = mask{v.emit(instruction{op: opOr, a: out.reg, b: x.reg}), v.anyBad(out.bad, x.bad)}
		}
		return out
	case *formula.Between:
		x, y := v.comparison(">=", n.X, n.Lo), v.comparison("<=", n.X, n.Hi)
		return mask{v.emit(instruction{op: opAnd, a: x.reg, b: y.reg}), v.anyBad(x.bad, y.bad)}
	}
	bail()
	return mask{}
}

// logic evaluates both sides; what the right one lacks counts only where the
// left does not decide.
func (v *vectorizer) logic(n *formula.Binary) mask {
	x, y := v.cond(n.L), v.cond(n.R)
	op, lacks := opAnd, opAnd
	if n.Op == "or" {
		op, lacks = opOr, opAndNot
	}
	if y.bad != none {
		y.bad = v.emit(instruction{op: lacks, a: y.bad, b: x.reg})
	}
	return mask{v.emit(instruction{op: op, a: x.reg, b: y.reg}), v.anyBad(x.bad, y.bad)}
}

func (v *vectorizer) comparison(op string, l, r formula.Node) mask {
	switch formula.TypeOf(l) {
	case interval.Text:
		return v.texts(op, l, r)
	case interval.Bool:
		x, y := v.cond(l), v.cond(r)
		return v.finish(op, mask{v.emit(instruction{op: opEq, a: x.reg, b: y.reg}), v.anyBad(x.bad, y.bad)})
	}
	a, b := v.num(l), v.num(r)
	if a.constant != nil && b.constant != nil {
		k := interval.Compare(op, interval.NumberDomain(interval.Exactly(a.constant)),
			interval.NumberDomain(interval.Exactly(b.constant)))
		return mask{v.emit(instruction{op: opConst, k: truth(k == interval.IsTrue)}), none}
	}
	if a.constant != nil {
		a, b, op = b, a, formula.Flipped[op]
	}
	bad := v.anyBad(a.bad, b.bad)
	if b.constant != nil && !a.hasDen {
		return mask{v.withConstant(op, a, b.constant), bad}
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
	floor, ceil := interval.Floor(at).Num(), interval.Ceil(at).Num()
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
func (v *vectorizer) texts(op string, l, r formula.Node) mask {
	x, ok := l.(*formula.Variable)
	if !ok {
		l, r = r, l
		x, ok = l.(*formula.Variable)
	}
	if !ok || x.Slot >= len(v.columns) {
		bail()
	}
	reg, options := slices.Index(v.kernel.inputs, x.Slot), v.columns[x.Slot].Options
	switch y := r.(type) {
	case *formula.Literal:
		k := slices.Index(options, y.Value.Texts[0])
		return v.finish(op, mask{v.emit(instruction{op: opEqK, a: reg, k: int64(k)}), none})
	case *formula.Variable:
		if y.Slot < len(v.columns) && slices.Equal(options, v.columns[y.Slot].Options) {
			return v.finish(op, mask{v.emit(instruction{op: opEq, a: reg, b: slices.Index(v.kernel.inputs, y.Slot)}), none})
		}
	}
	bail()
	return mask{}
}
