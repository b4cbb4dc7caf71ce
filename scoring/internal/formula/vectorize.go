package formula

import (
	"math/big"
	"slices"

	"github.com/parindex/parindex/rubric"
)

// Column is how a variable stands in columns: numbers times Scale, dates as day
// numbers, truth values as 0 and 1, texts as the index of the option. Values are
// from Lo to Hi; whatever is not goes the way of [Eval].
type Column struct {
	Scale   int64
	Lo, Hi  int64
	Options []string
}

// Leaf is what a kernel is made from. An undecided row is one whose gates and
// cases have no value or whose points are not allowed.
type Leaf struct {
	Gates  []Node  // conditions, from the first
	Closed []int64 // the points, in units of the last place, where that gate is closed
	When   []Node  // of the cases; nil: always
	Score  []Node
	Min    *big.Rat
	Max    *big.Rat
	Step   *big.Rat // nil: none
	Places int
	Mode   rubric.RoundingMode
}

// maxVector bounds every number in a kernel, so that sums and products of two
// of them are seen to fit before they are formed.
const maxVector = 1 << 61

// Vectorize makes the kernel of a leaf; ok is false where the leaf uses what
// kernels do not have, or numbers too large for them.
func Vectorize(l Leaf, columns []Column) (k *Kernel, ok bool) {
	v := &vectorizer{columns: columns, lets: map[int]any{}, leaf: &l}
	defer func() {
		if p := recover(); p != nil {
			if _, bail := p.(notVectorized); !bail {
				panic(p)
			}
			k, ok = nil, false
		}
	}()
	for _, list := range [][]Node{l.Gates, l.When, l.Score} {
		for _, n := range list {
			if n != nil {
				v.use(n)
			}
		}
	}
	out := v.cases(0)
	v.kernel.certain = out.bad == none && len(l.Gates) == 0
	state := v.orState(out.bad)
	for i, g := range slices.Backward(l.Gates) {
		c := v.cond(g)
		out.n = v.choosePoints(c.reg, out.n, vec{konst: big.NewRat(l.Closed[i], 1)})
		state = v.chooseState(c, state, int64(StateGate+i))
	}
	v.kernel.points = v.register(out.n)
	v.kernel.state = state
	v.kernel.regs = v.next - len(v.kernel.inputs)
	return &v.kernel, true
}

// notVectorized is thrown by what kernels do not have; Vectorize catches it.
type notVectorized struct{}

func bail() { panic(notVectorized{}) }

type vectorizer struct {
	columns []Column
	leaf    *Leaf
	lets    map[int]any // number or logical, by slot
	kernel  Kernel
	next    int
}

// vec is a numeric value in registers: reg ÷ (scale × den), or a constant.
type vec struct {
	konst  *big.Rat // not nil: a constant
	reg    int
	scale  int64
	lo, hi int64 // of reg
	den    int   // register, none if hasDen is false; always positive
	dlo    int64
	dhi    int64
	hasDen bool
	bad    int // register of the rows without a value, -1 if there are none
}

// mask is a truth value in a register.
type mask struct {
	reg int
	bad int
}

const none = -1

func (v *vectorizer) use(n Node) {
	Variables(n, func(slot int) {
		if slot < len(v.columns) && !slices.Contains(v.kernel.inputs, slot) {
			v.kernel.inputs = append(v.kernel.inputs, slot)
			v.next++
		}
	})
}

func (v *vectorizer) emit(in instruction) int {
	in.dst = v.next
	v.next++
	v.kernel.code = append(v.kernel.code, in)
	return in.dst
}

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
	if n.konst == nil {
		return n
	}
	fits(n.konst.Num(), n.konst.Denom())
	k := n.konst.Num().Int64()
	return vec{reg: v.emit(instruction{op: opConst, k: k}), scale: n.konst.Denom().Int64(), lo: k, hi: k, bad: none}
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

func (v *vectorizer) num(n Node) vec {
	switch n := n.(type) {
	case *constant:
		return vec{konst: n.value.Num.Lo, bad: none}
	case *variable:
		if x, isLet := v.lets[n.slot]; isLet {
			return x.(vec)
		}
		c := v.columns[n.slot]
		return vec{reg: slices.Index(v.kernel.inputs, n.slot), scale: c.Scale, lo: c.Lo, hi: c.Hi, bad: none}
	case *let:
		bad := v.let(n)
		out := v.num(n.body)
		if bad != none { // also where the body does not use the name
			out = v.inRegister(out)
			out.bad = v.anyBad(out.bad, bad)
		}
		return out
	case *unary:
		return v.negate(v.num(n.x))
	case *binary:
		return v.arithmetic(n.op, v.num(n.l), v.num(n.r))
	case *conditional:
		c := v.cond(n.cond)
		out := v.choose(c.reg, v.num(n.then), v.num(n.otherwise))
		out.bad = v.anyBad(c.bad, out.bad)
		return out
	case *call:
		return v.call(n)
	case *bandTable:
		return v.bandTable(n)
	}
	bail()
	return vec{}
}

// let computes a named value and returns the rows that have none.
func (v *vectorizer) let(n *let) (bad int) {
	switch TypeOf(n.init) {
	case Number, Date:
		x := v.num(n.init)
		bad, x.bad = x.bad, none
		v.lets[n.slot] = x
	case Bool:
		x := v.cond(n.init)
		bad, x.bad = x.bad, none
		v.lets[n.slot] = x
	default:
		bail()
	}
	return bad
}

func (v *vectorizer) negate(n vec) vec {
	if n.konst != nil {
		return vec{konst: negRat(n.konst), bad: none}
	}
	return v.times(n, -1)
}

func (v *vectorizer) arithmetic(op string, a, b vec) vec {
	if a.konst != nil && b.konst != nil {
		return foldConstants(op, a.konst, b.konst)
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
	return vec{konst: out, bad: none}
}

func (v *vectorizer) add(a, b vec) vec {
	bad := v.anyBad(a.bad, b.bad)
	if a.konst != nil {
		a, b = b, a
	}
	var out vec
	if b.konst != nil && !a.hasDen { // a register and a constant
		fits(b.konst.Num(), b.konst.Denom())
		q := b.konst.Denom().Int64()
		factor := q / gcd64(a.scale, q)
		out = v.times(a, factor)
		out.scale = mul64(a.scale, factor)
		k := mul64(b.konst.Num().Int64(), out.scale/q)
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
	if a.konst != nil && b.konst != nil {
		return foldConstants("*", a.konst, b.konst)
	}
	if a.konst != nil {
		a, b = b, a
	}
	if b.konst != nil {
		fits(b.konst.Num(), b.konst.Denom())
		p, q := b.konst.Num().Int64(), b.konst.Denom().Int64()
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
	if b.konst != nil {
		if b.konst.Sign() == 0 {
			bail()
		}
		return v.multiply(a, vec{konst: new(big.Rat).Inv(b.konst), bad: none})
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

func (v *vectorizer) call(n *call) vec {
	if n.host != nil {
		bail()
	}
	args := make([]vec, len(n.args))
	for i, a := range n.args {
		args[i] = v.num(a)
	}
	switch n.name {
	case "min", "max":
		return v.extreme(n.name, args)
	case "clamp":
		lo, hi := args[1], args[2]
		if lo.konst == nil || hi.konst == nil || lo.konst.Cmp(hi.konst) > 0 {
			bail()
		}
		return v.extreme("min", []vec{v.extreme("max", []vec{args[0], lo}), hi})
	case "rate":
		return v.multiply(v.divide(args[0], args[1]), vec{konst: big.NewRat(100, 1), bad: none})
	case "days":
		return v.arithmetic("-", args[1], args[0])
	case "abs":
		return v.abs(args[0])
	case "floor", "ceil", "round":
		return v.rounded(n, args)
	}
	bail()
	return vec{}
}

func (v *vectorizer) extreme(name string, args []vec) vec {
	out := args[0]
	for _, b := range args[1:] {
		a := out
		if a.konst != nil && b.konst != nil {
			if (a.konst.Cmp(b.konst) < 0) != (name == "min") {
				out = b
			}
			continue
		}
		if a.konst != nil {
			a, b = b, a
		}
		op, opK := opMin, opMinK
		if name == "max" {
			op, opK = opMax, opMaxK
		}
		bad := v.anyBad(a.bad, b.bad)
		if b.konst != nil && !a.hasDen {
			fits(b.konst.Num(), b.konst.Denom())
			q := b.konst.Denom().Int64()
			factor := q / gcd64(a.scale, q)
			out = v.times(a, factor)
			out.scale = mul64(a.scale, factor)
			k := mul64(b.konst.Num().Int64(), out.scale/q)
			out.reg = v.emit(instruction{op: opK, a: out.reg, k: k})
			out.lo, out.hi = pick(name, out.lo, k), pick(name, out.hi, k)
		} else {
			x, y := v.aligned(a, b)
			out = x
			out.reg = v.emit(instruction{op: op, a: x.reg, b: y.reg})
			out.lo, out.hi = pick(name, x.lo, y.lo), pick(name, x.hi, y.hi)
		}
		out.bad = bad
	}
	return out
}

func pick(name string, a, b int64) int64 {
	if name == "min" {
		return min(a, b)
	}
	return max(a, b)
}

func (v *vectorizer) abs(n vec) vec {
	if n.konst != nil {
		return vec{konst: new(big.Rat).Abs(n.konst), bad: none}
	}
	n.reg = v.emit(instruction{op: opAbs, a: n.reg})
	if n.lo < 0 {
		n.lo, n.hi = max(0, -n.hi), max(n.hi, -n.lo)
		n.lo = max(n.lo, 0)
	}
	return n
}

func (v *vectorizer) rounded(n *call, args []vec) vec {
	x, places := args[0], 0
	if len(args) > 1 {
		places = int(args[1].konst.Num().Int64())
	}
	if x.konst != nil {
		out := Exactly(x.konst)
		return vec{konst: n.fn.eval([]Num{out, exactInt(int64(places))}[:len(args)]).Lo, bad: none}
	}
	scale := pow10(places)
	mode := rubric.HalfUp
	switch n.name {
	case "floor":
		mode = roundFloor
	case "ceil":
		out := v.quotient(v.negate(x), 1, roundFloor)
		return v.negate(out)
	}
	return v.quotient(x, scale, mode)
}

// roundFloor rounds towards minus infinity; it is no mode of rubrics.
const roundFloor rubric.RoundingMode = "floor"

func pow10(n int) int64 {
	out := int64(1)
	for range n {
		out = mul64(out, 10)
	}
	return out
}

// quotient returns x × scale rounded to a whole number, as a number of that scale.
func (v *vectorizer) quotient(x vec, scale int64, mode rubric.RoundingMode) vec {
	g := gcd64(x.scale, scale)
	x = v.times(x, scale/g)
	div := x.scale / g
	out := vec{scale: scale, bad: x.bad}
	by := func(d int64) (lo, hi int64) { return x.lo/d - 1, x.hi/d + 1 }
	if !x.hasDen {
		out.lo, out.hi = by(div)
		if div == 1 {
			out.reg, out.lo, out.hi = x.reg, x.lo, x.hi
			return out
		}
		out.reg = v.divideBy(x, div, mode)
		return out
	}
	den := v.times(vec{reg: x.den, lo: x.dlo, hi: x.dhi}, div)
	op := map[rubric.RoundingMode]opcode{rubric.HalfUp: opHalfUp, rubric.HalfEven: opHalfEven, rubric.Down: opDown, roundFloor: opFloor}[mode]
	fits(big.NewInt(0).Mul(big.NewInt(2), big.NewInt(den.hi)), big.NewInt(0).Mul(big.NewInt(2), big.NewInt(max(x.hi, -x.lo))))
	out.reg = v.emit(instruction{op: op, a: x.reg, b: den.reg})
	lo1, hi1 := by(den.lo)
	lo2, hi2 := by(den.hi)
	out.lo, out.hi = min(lo1, lo2), max(hi1, hi2)
	return out
}

// divideBy divides a register by a constant.
func (v *vectorizer) divideBy(x vec, d int64, mode rubric.RoundingMode) int {
	switch mode {
	case roundFloor:
		return v.emit(instruction{op: opFloorK, a: x.reg, k: d})
	case rubric.HalfUp:
		twice := new(big.Int).Add(new(big.Int).Lsh(big.NewInt(max(x.hi, -x.lo)), 1), big.NewInt(d))
		fits(twice, new(big.Int).Lsh(big.NewInt(d), 1))
		if x.lo >= 0 && twice.BitLen() <= 32 && d < 1<<31 {
			// For n and m below 2^32, n ÷ m is the high word of n × ⌈2^64 ÷ m⌉
			// (Lemire, Kaser, Kurz, "Faster remainder by direct computation", 2019).
			magic := new(big.Int).Lsh(big.NewInt(1), 64)
			magic.Div(magic.Sub(magic, big.NewInt(1)), big.NewInt(2*d))
			magic.Add(magic, big.NewInt(1))
			return v.emit(instruction{op: opHalfUpMagic, a: x.reg, k: d, l: int64(magic.Uint64())})
		}
		return v.emit(instruction{op: opHalfUpK, a: x.reg, k: d})
	}
	op := opHalfEven
	if mode == rubric.Down {
		op = opDown
	}
	fits(new(big.Int).Lsh(big.NewInt(max(x.hi, -x.lo)), 1), new(big.Int).Lsh(big.NewInt(d), 1))
	return v.emit(instruction{op: op, a: x.reg, b: v.emit(instruction{op: opConst, k: d})})
}

func (v *vectorizer) bandTable(n *bandTable) vec {
	x := v.num(n.x)
	if x.konst != nil {
		bail()
	}
	out := vec{konst: new(big.Rat), bad: v.emit(instruction{op: opConst, k: 1})}
	for _, b := range slices.Backward(n.bands) {
		in := v.within(x, b.of)
		out = v.choose(in, v.num(b.score), out)
	}
	out.bad = v.anyBad(out.bad, x.bad)
	return out
}

// within returns the register that says whether x lies in the interval.
func (v *vectorizer) within(x vec, of Num) int {
	reg := none
	limit := func(op string, at *big.Rat) {
		if at == nil {
			return
		}
		var c int
		if x.hasDen {
			a, b := v.aligned(x, vec{konst: at, bad: none})
			switch op {
			case ">":
				c = v.emit(instruction{op: opLt, a: b.reg, b: a.reg})
			case ">=":
				c = v.emit(instruction{op: opLe, a: b.reg, b: a.reg})
			case "<":
				c = v.emit(instruction{op: opLt, a: a.reg, b: b.reg})
			default:
				c = v.emit(instruction{op: opLe, a: a.reg, b: b.reg})
			}
		} else {
			c = v.withConstant(op, x, at)
		}
		if reg != none {
			c = v.emit(instruction{op: opAnd, a: reg, b: c})
		}
		reg = c
	}
	limit(map[bool]string{true: ">", false: ">="}[of.LoOpen], of.Lo)
	limit(map[bool]string{true: "<", false: "<="}[of.HiOpen], of.Hi)
	return reg
}

// earned is the rounded points of a leaf, in units of the last place.
type earned struct {
	n   vec // scale 1
	bad int
}

// cases returns the points of the cases from the i-th on.
func (v *vectorizer) cases(i int) earned {
	own := v.points(v.leaf.Score[i])
	if v.leaf.When[i] == nil {
		return own
	}
	c := v.cond(v.leaf.When[i])
	rest := v.cases(i + 1)
	out := earned{n: v.choosePoints(c.reg, own.n, rest.n), bad: v.chooseBad(c.reg, own.bad, rest.bad)}
	out.bad = v.anyBad(c.bad, out.bad)
	return out
}

// points rounds a score; rows out of the item's range or off its step are bad.
func (v *vectorizer) points(n Node) earned {
	x := v.num(n)
	unit := new(big.Rat).SetInt64(pow10(v.leaf.Places))
	if x.konst != nil {
		rounded := Round(x.konst, v.leaf.Places, v.leaf.Mode)
		off := v.leaf.Step != nil && !new(big.Rat).Quo(rounded, v.leaf.Step).IsInt()
		out := earned{n: vec{konst: rounded.Mul(rounded, unit), bad: none}, bad: none}
		if off || x.konst.Cmp(v.leaf.Min) < 0 || x.konst.Cmp(v.leaf.Max) > 0 {
			out.bad = v.emit(instruction{op: opConst, k: 1})
		}
		return out
	}
	bad := x.bad
	for _, limit := range []struct {
		op    string
		at    *big.Rat
		never bool // the ranges rule it out
	}{
		{"<", v.leaf.Min, !x.hasDen && big.NewRat(x.lo, x.scale).Cmp(v.leaf.Min) >= 0 || x.hasDen && x.lo >= 0 && v.leaf.Min.Sign() <= 0},
		{">", v.leaf.Max, !x.hasDen && big.NewRat(x.hi, x.scale).Cmp(v.leaf.Max) <= 0},
	} {
		if limit.never {
			continue
		}
		of := Num{Hi: limit.at, HiOpen: true}
		if limit.op == ">" {
			of = Num{Lo: limit.at, LoOpen: true}
		}
		bad = v.anyBad(bad, v.within(x, of))
	}
	out := v.quotient(x, unit.Num().Int64(), v.leaf.Mode)
	out.scale, out.bad = 1, none
	if v.leaf.Step != nil {
		step := new(big.Rat).Mul(v.leaf.Step, unit)
		if !step.IsInt() {
			bail()
		}
		bad = v.anyBad(bad, v.emit(instruction{op: opModNe, a: out.reg, k: step.Num().Int64()}))
	}
	return earned{out, bad}
}

// choosePoints chooses between points, which are whole and have no scale.
func (v *vectorizer) choosePoints(c int, a, b vec) vec {
	k := func(n vec) int64 { return n.konst.Num().Int64() }
	out := vec{scale: 1, bad: none}
	switch {
	case a.konst != nil && b.konst != nil:
		out.reg = v.emit(instruction{op: opSelKK, c: c, k: k(a), l: k(b)})
	case a.konst != nil:
		out.reg = v.emit(instruction{op: opSelKR, c: c, k: k(a), b: b.reg})
	case b.konst != nil:
		out.reg = v.emit(instruction{op: opSelRK, c: c, a: a.reg, l: k(b)})
	default:
		out.reg = v.emit(instruction{op: opSel, c: c, a: a.reg, b: b.reg})
	}
	return out
}

func (v *vectorizer) register(n vec) int { return v.inRegister(n).reg }

func (v *vectorizer) orState(bad int) int {
	if bad == none {
		return v.emit(instruction{op: opConst, k: StateCounted})
	}
	return bad // 1 is StateUndecided
}

func (v *vectorizer) chooseState(c mask, open int, closed int64) int {
	out := v.emit(instruction{op: opSelRK, c: c.reg, a: open, l: closed})
	if c.bad != none {
		out = v.emit(instruction{op: opSelKR, c: c.bad, k: StateUndecided, b: out})
	}
	return out
}
