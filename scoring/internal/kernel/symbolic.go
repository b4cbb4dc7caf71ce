package kernel

import "slices"

// register computes a register for all rows of the box; ok is false where the box
// has to be split first.
func (a *analysis) register(r int) (linear, bool) {
	if a.known[r] {
		return a.memo[r], true
	}
	a.steps++
	out, ok := a.compute(r)
	if ok {
		a.memo[r], a.known[r] = out, true
	}
	return out, ok
}

func (a *analysis) compute(r int) (linear, bool) {
	inputs := len(a.kernel.inputs)
	if r < inputs {
		if s := a.spanOf(r); s.lo == s.hi {
			return constant(s.lo), true
		}
		return linear{terms: []term{{r, 1}}}, true
	}
	in := &a.kernel.code[r-inputs]
	switch in.op {
	case opConst:
		return constant(in.k), true
	case opNot, opAnd, opOr, opAndNot, opGeK, opLeK, opEqK, opLt, opLe, opEq:
		holds, ok := a.condition(in)
		return constant(truth(holds)), ok
	case opSel, opSelKR, opSelRK, opSelKK:
		return a.choice(in)
	}
	x, ok := a.register(in.a)
	if !ok {
		return x, false
	}
	switch in.op {
	case opAddK:
		return x.plus(constant(in.k))
	case opMulK:
		return x.scaled(in.k)
	case opMinK, opMaxK:
		return a.extreme(x, constant(in.k), in.op == opMaxK)
	case opAbs:
		positive, ok := a.reaches(x)
		if !ok || positive {
			return x, ok
		}
		return x.scaled(-1)
	case opModNe:
		if _, always := (linear{terms: x.terms}).dividedBy(in.k); always {
			return constant(truth(x.c%in.k != 0)), true
		}
		return a.derive(derived{op: opModNe, a: x, b: constant(in.k)})
	case opFloorK:
		return a.quotient(opFloor, x, constant(in.k))
	case opHalfUpK, opHalfUpMagic:
		return a.quotient(opHalfUp, x, constant(in.k))
	}
	y, ok := a.register(in.b)
	if !ok {
		return y, false
	}
	switch in.op {
	case opAdd:
		return x.plus(y)
	case opSub:
		return x.minus(y)
	case opMin, opMax:
		return a.extreme(x, y, in.op == opMax)
	case opMul:
		switch {
		case x.isConstant():
			return y.scaled(x.c)
		case y.isConstant():
			return x.scaled(y.c)
		}
		return a.derive(derived{op: opMul, a: x, b: y})
	}
	return a.quotient(in.op, x, y)
}

// quotient divides by a positive number, and rounds. Common factors are cancelled:
// points are computed over a common denominator, so that x is often a multiple of y.
func (a *analysis) quotient(op opcode, x, y linear) (linear, bool) {
	if p, q, ok := x.over(y); ok {
		return constant((&instruction{op: op}).value(p, q, 0)), true
	}
	if g := gcd64(x.factor(), y.factor()); g > 1 {
		x, _ = x.dividedBy(g)
		y, _ = y.dividedBy(g)
	}
	if y.isConstant() && y.c == 1 {
		return x, true
	}
	if p, q, ok := a.cancelled(x, y); ok {
		return a.quotient(op, p, constant(q))
	}
	return a.derive(derived{op: op, a: x, b: y})
}

// cancelled returns x ÷ y as a sum divided by a positive constant, where x is the product
// of y and a sum, perhaps with a multiple of y added.
func (a *analysis) cancelled(x, y linear) (p linear, q int64, ok bool) {
	for i, t := range x.terms {
		d := a.vars[t.variable].derived
		if d == nil || d.op != opMul {
			continue
		}
		rest, restQ, isMultiple := linear{slices.Delete(slices.Clone(x.terms), i, i+1), x.c}.over(y)
		for _, of := range [][2]linear{{d.a, d.b}, {d.b, d.a}} {
			factor, factorQ, same := of[1].over(y)
			if !isMultiple || !same {
				continue
			}
			// t.k × factor ÷ factorQ × of[0] + rest ÷ restQ
			k, first := product(t.k, factor)
			k, second := product(k, restQ)
			c, third := product(rest, factorQ)
			q, fourth := product(factorQ, restQ)
			p, fifth := of[0].scaled(k)
			p, sixth := p.plus(constant(c))
			return p, q, first && second && third && fourth && fifth && sixth
		}
	}
	return linear{}, 0, false
}

// extreme returns the greater or the smaller of two numbers.
func (a *analysis) extreme(x, y linear, greater bool) (linear, bool) {
	d, ok := x.minus(y)
	if !ok {
		return x, false
	}
	above, ok := a.reaches(d)
	if above == greater {
		return x, ok
	}
	return y, ok
}

// choice returns what a selection comes to; the other side is not looked at.
func (a *analysis) choice(in *instruction) (linear, bool) {
	holds, ok := a.truth(in.c)
	switch {
	case !ok:
		return linear{}, false
	case holds && (in.op == opSelKR || in.op == opSelKK):
		return constant(in.k), true
	case !holds && (in.op == opSelRK || in.op == opSelKK):
		return constant(in.l), true
	case holds:
		return a.register(in.a)
	}
	return a.register(in.b)
}

// truth returns whether a register that is 0 or 1 is 1.
func (a *analysis) truth(r int) (holds, ok bool) {
	x, ok := a.register(r)
	switch {
	case !ok:
		return false, false
	case x.isConstant():
		return x.c != 0, true
	}
	return a.atLeast(x, 1)
}

// atLeast reports whether x >= k.
func (a *analysis) atLeast(x linear, k int64) (holds, ok bool) {
	if x, ok = x.plus(constant(-k)); !ok {
		return false, false
	}
	return a.reaches(x)
}

func (a *analysis) condition(in *instruction) (holds, ok bool) {
	switch in.op {
	case opNot:
		holds, ok = a.truth(in.a)
		return !holds, ok
	case opAnd, opOr, opAndNot:
		first, ok := a.truth(in.a)
		if !ok || first == (in.op == opOr) {
			return first, ok
		}
		second, ok := a.truth(in.b)
		return second != (in.op == opAndNot), ok
	}
	x, ok := a.register(in.a)
	if !ok {
		return false, false
	}
	y := constant(in.k)
	if in.op == opLt || in.op == opLe || in.op == opEq {
		if y, ok = a.register(in.b); !ok {
			return false, false
		}
	}
	d, ok := y.minus(x)
	if !ok {
		return false, false
	}
	switch in.op {
	case opLeK, opLe:
		return a.reaches(d)
	case opLt:
		return a.atLeast(d, 1)
	}
	if d, ok = d.scaled(-1); !ok || in.op == opGeK {
		if ok {
			return a.reaches(d)
		}
		return false, false
	}
	from, ok := a.reaches(d) // equality: d >= 0 and not d >= 1
	if !ok || !from {
		return false, ok
	}
	above, ok := a.atLeast(d, 1)
	return !above, ok
}
