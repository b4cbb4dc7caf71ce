package kernel

import (
	"math/big"
	"slices"

	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
)

// fits throws where a number can leave the range of kernels.
func fits(vals ...*big.Int) {
	for _, x := range vals {
		if !x.IsInt64() || x.Int64() > maxVector || x.Int64() < -maxVector {
			bail()
		}
	}
}

func mul64(a, b int64) int64 {
	p := new(big.Int).Mul(big.NewInt(a), big.NewInt(b))
	fits(p)
	return p.Int64()
}

func gcd64(a, b int64) int64 {
	for b != 0 {
		a, b = b, a%b
	}
	return max(a, -a)
}

// times multiplies a register by a constant and returns its new range.
func (v *vectorizer) times(n vec, k int64) vec {
	if k == 1 {
		return n
	}
	n.reg = v.emit(instruction{op: opMulK, a: n.reg, k: k})
	lo, hi := mul64(n.lo, k), mul64(n.hi, k)
	n.lo, n.hi = min(lo, hi), max(lo, hi)
	return n
}

// inRegister puts a constant into a register.
func (v *vectorizer) inRegister(n vec) vec {
	if n.constant == nil {
		return n
	}
	fits(n.constant.Num(), n.constant.Denom())
	k := n.constant.Num().Int64()
	return vec{reg: v.emit(instruction{op: opConst, k: k}), scale: n.constant.Denom().Int64(), lo: k, hi: k, bad: none}
}

// aligned brings two numbers to one scale and one denominator, so that their
// registers compare and add.
func (v *vectorizer) aligned(a, b vec) (x, y vec) {
	a, b = v.inRegister(a), v.inRegister(b)
	g := gcd64(a.scale, b.scale)
	a2, b2 := v.times(a, b.scale/g), v.times(b, a.scale/g)
	scale := mul64(a.scale, b.scale/g)
	a2.scale, b2.scale = scale, scale
	if !a.hasDen && !b.hasDen {
		return a2, b2
	}
	if a.hasDen && b.hasDen && a.den == b.den {
		return a2, b2
	}
	x, y = a2, b2
	if b.hasDen {
		x = v.timesDen(a2, b)
	}
	if a.hasDen {
		y = v.timesDen(b2, a)
	}
	den, dlo, dhi := a.den, a.dlo, a.dhi
	switch {
	case a.hasDen && b.hasDen:
		dlo, dhi = mul64(a.dlo, b.dlo), mul64(a.dhi, b.dhi)
		den = v.emit(instruction{op: opMul, a: a.den, b: b.den})
	case b.hasDen:
		den, dlo, dhi = b.den, b.dlo, b.dhi
	}
	for _, n := range []*vec{&x, &y} {
		n.den, n.dlo, n.dhi, n.hasDen = den, dlo, dhi, true
	}
	return x, y
}

// beside brings a register to a scale on which the constant is a whole number k.
func (v *vectorizer) beside(a vec, constant *big.Rat) (out vec, k int64) {
	fits(constant.Num(), constant.Denom())
	q := constant.Denom().Int64()
	factor := q / gcd64(a.scale, q)
	out = v.times(a, factor)
	out.scale = mul64(a.scale, factor)
	return out, mul64(constant.Num().Int64(), out.scale/q)
}

// timesDen multiplies a number's register by the denominator of another.
func (v *vectorizer) timesDen(n, by vec) vec {
	ends := []int64{mul64(n.lo, by.dlo), mul64(n.lo, by.dhi), mul64(n.hi, by.dlo), mul64(n.hi, by.dhi)}
	n.reg = v.emit(instruction{op: opMul, a: n.reg, b: by.den})
	n.lo, n.hi = slices.Min(ends), slices.Max(ends)
	return n
}

// anyBad joins the rows that have no value.
func (v *vectorizer) anyBad(a, b int) int {
	switch {
	case a == none:
		return b
	case b == none || a == b:
		return a
	}
	return v.emit(instruction{op: opOr, a: a, b: b})
}

func (v *vectorizer) num(n formula.Node) vec {
	switch n := n.(type) {
	case *formula.Literal:
		return vec{constant: n.Value.Numbers.Lo, bad: none}
	case *formula.Variable:
		if x, isLet := v.lets[n.Slot]; isLet {
			return x.(vec)
		}
		c := v.columns[n.Slot]
		return vec{reg: slices.Index(v.kernel.inputs, n.Slot), scale: c.Scale, lo: c.Lo, hi: c.Hi, bad: none}
	case *formula.Let:
		bad := v.let(n)
		out := v.num(n.Body)
		if bad != none { // also where the body does not use the name
			out = v.inRegister(out)
			out.bad = v.anyBad(out.bad, bad)
		}
		return out
	case *formula.Unary:
		return v.negate(v.num(n.X))
	case *formula.Binary:
		return v.arithmetic(n.Op, v.num(n.L), v.num(n.R))
	case *formula.Conditional:
		c := v.cond(n.Cond)
		out := v.choose(c.reg, v.num(n.Then), v.num(n.Otherwise))
		out.bad = v.anyBad(c.bad, out.bad)
		return out
	case *formula.Call:
		return v.call(n)
	case *formula.BandTable:
		return v.bandTable(n)
	}
	bail()
	return vec{}
}

// let computes a named value and returns the rows that have none.
func (v *vectorizer) let(n *formula.Let) (bad int) {
	switch formula.TypeOf(n.Init) {
	case interval.Number, interval.Date:
		x := v.num(n.Init)
		bad, x.bad = x.bad, none
		v.lets[n.Slot] = x
	case interval.Bool:
		x := v.cond(n.Init)
		bad, x.bad = x.bad, none
		v.lets[n.Slot] = x
	default:
		bail()
	}
	return bad
}

func (v *vectorizer) negate(n vec) vec {
	if n.constant != nil {
		return vec{constant: interval.Negative(n.constant), bad: none}
	}
	return v.times(n, -1)
}

func (v *vectorizer) arithmetic(op string, a, b vec) vec {
	if a.constant != nil && b.constant != nil {
		return foldConstants(op, a.constant, b.constant)
	}
	switch op {
	case "+", "-":
		if op == "-" {
			b = v.negate(b)
		}
		return v.add(a, b)
	case "*":
		return v.multiply(a, b)
	}
	return v.divide(a, b)
}

func foldConstants(op string, a, b *big.Rat) vec {
	out := new(big.Rat)
	switch op {
	case "+":
		out.Add(a, b)
	case "-":
		out.Sub(a, b)
	case "*":
		out.Mul(a, b)
	default:
		if b.Sign() == 0 {
			bail()
		}
		out.Quo(a, b)
	}
	return vec{constant: out, bad: none}
}

func (v *vectorizer) add(a, b vec) vec {
	bad := v.anyBad(a.bad, b.bad)
	if a.constant != nil {
		a, b = b, a
	}
	var out vec
	if b.constant != nil && !a.hasDen { // a register and a constant
		var k int64
		out, k = v.beside(a, b.constant)
		out.reg = v.emit(instruction{op: opAddK, a: out.reg, k: k})
		out.lo, out.hi = out.lo+k, out.hi+k
	} else {
		x, y := v.aligned(a, b)
		out = x
		out.reg = v.emit(instruction{op: opAdd, a: x.reg, b: y.reg})
		out.lo, out.hi = x.lo+y.lo, x.hi+y.hi
	}
	fits(big.NewInt(out.lo), big.NewInt(out.hi))
	out.bad = bad
	return out
}

func (v *vectorizer) multiply(a, b vec) vec {
	if a.constant != nil && b.constant != nil {
		return foldConstants("*", a.constant, b.constant)
	}
	if a.constant != nil {
		a, b = b, a
	}
	if b.constant != nil {
		fits(b.constant.Num(), b.constant.Denom())
		p, q := b.constant.Num().Int64(), b.constant.Denom().Int64()
		g := max(gcd64(p, a.scale), 1)
		out := v.times(a, p/g)
		out.scale = mul64(a.scale/g, q)
		return out
	}
	out := v.timesDen(vec{reg: a.reg, lo: a.lo, hi: a.hi}, vec{den: b.reg, dlo: b.lo, dhi: b.hi})
	out.scale = mul64(a.scale, b.scale)
	out.den, out.dlo, out.dhi, out.hasDen = a.den, a.dlo, a.dhi, a.hasDen
	if b.hasDen {
		out.den, out.dlo, out.dhi, out.hasDen = b.den, b.dlo, b.dhi, true
		if a.hasDen {
			out.den = v.emit(instruction{op: opMul, a: a.den, b: b.den})
			out.dlo, out.dhi = mul64(a.dlo, b.dlo), mul64(a.dhi, b.dhi)
		}
	}
	out.bad = v.anyBad(a.bad, b.bad)
	return out
}

// divide makes b's register the denominator. Rows where it is zero have no value.
func (v *vectorizer) divide(a, b vec) vec {
	if b.constant != nil {
		if b.constant.Sign() == 0 {
			bail()
		}
		return v.multiply(a, vec{constant: new(big.Rat).Inv(b.constant), bad: none})
	}
	if b.lo < 0 {
		bail()
	}
	a = v.inRegister(a)
	bad := v.anyBad(a.bad, b.bad)
	den := vec{reg: b.reg, lo: b.lo, hi: b.hi}
	if b.lo == 0 {
		bad = v.anyBad(bad, v.emit(instruction{op: opEqK, a: b.reg, k: 0}))
		den.reg = v.emit(instruction{op: opMaxK, a: b.reg, k: 1})
		den.lo, den.hi = 1, max(b.hi, 1)
	}
	// (a ÷ (sa × da)) ÷ (b ÷ (sb × db)) = (a × sb × db) ÷ (sa × da × b)
	g := gcd64(a.scale, b.scale)
	out := v.times(a, b.scale/g)
	if b.hasDen {
		out = v.timesDen(out, b)
	}
	out.scale = a.scale / g
	if a.hasDen {
		den = v.timesDen(den, a)
	}
	out.den, out.dlo, out.dhi, out.hasDen = den.reg, den.lo, den.hi, true
	out.bad = bad
	return out
}

// choose returns a where the register c is 1 and b where it is 0.
func (v *vectorizer) choose(c int, a, b vec) vec {
	x, y := v.aligned(a, b)
	out := x
	out.reg = v.emit(instruction{op: opSel, a: x.reg, b: y.reg, c: c})
	out.lo, out.hi = min(x.lo, y.lo), max(x.hi, y.hi)
	out.bad = v.chooseBad(c, a.bad, b.bad)
	return out
}

func (v *vectorizer) chooseBad(c, a, b int) int {
	switch {
	case a == none && b == none:
		return none
	case a == none:
		return v.emit(instruction{op: opAndNot, a: b, b: c})
	case b == none:
		return v.emit(instruction{op: opAnd, a: a, b: c})
	}
	return v.emit(instruction{op: opSel, a: a, b: b, c: c})
}
