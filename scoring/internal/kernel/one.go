package kernel

import "math/bits"

// One computes one row: vals has a value for each column. It comes to what
// [Kernel.Run] does, without a slice for every register.
func (p *Kernel) One(f *Frame, vals []int64) (points, state int64) {
	if n := max(p.regs, maxDerived) + len(p.inputs); len(f.row) < n {
		f.row = make([]int64, max(n, 64))
	}
	regs := f.row
	for i, slot := range p.inputs {
		regs[i] = vals[slot]
	}
	if p.pieces != nil {
		return p.pieces.points.at(regs), p.pieces.states.at(regs)
	}
	for i := range p.code {
		in := &p.code[i]
		regs[in.dst] = in.value(regs[in.a], regs[in.b], regs[in.c])
	}
	return regs[p.points], regs[p.state]
}

// value computes an instruction from the values of its registers. Those that it
// does not have may be any.
func (in *instruction) value(a, b, c int64) int64 {
	switch in.op {
	case opConst:
		return in.k
	case opAdd:
		return a + b
	case opSub:
		return a - b
	case opMul:
		return a * b
	case opAddK:
		return a + in.k
	case opMulK:
		return a * in.k
	case opMin:
		return min(a, b)
	case opMax:
		return max(a, b)
	case opMinK:
		return min(a, in.k)
	case opMaxK:
		return max(a, in.k)
	case opAbs:
		return max(a, -a)
	case opGeK:
		return truth(a >= in.k)
	case opLeK:
		return truth(a <= in.k)
	case opEqK:
		return truth(a == in.k)
	case opLt:
		return truth(a < b)
	case opLe:
		return truth(a <= b)
	case opEq:
		return truth(a == b)
	case opNot:
		return 1 - a
	case opAnd:
		return a & b
	case opOr:
		return a | b
	case opAndNot:
		return a &^ b
	case opSel:
		return b ^ (a^b)&-c
	case opSelKR:
		return b ^ (in.k^b)&-c
	case opSelRK:
		return in.l ^ (a^in.l)&-c
	case opSelKK:
		return in.l ^ (in.k^in.l)&-c
	case opModNe:
		return truth(a%in.k != 0)
	case opFloorK:
		return floorDiv(a, in.k)
	case opFloor:
		return floorDiv(a, b)
	case opHalfUpK:
		return halfUp(a, in.k)
	case opHalfUp:
		return halfUp(a, b)
	case opHalfUpMagic:
		q, _ := bits.Mul64(uint64(2*a+in.k), uint64(in.l))
		return int64(q)
	case opHalfEven:
		return halfEven(a, b)
	}
	return a / b
}
