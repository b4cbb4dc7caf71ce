package kernel

// derived is a number that is not linear in others: a rounded quotient, a product, or
// whether a number is no multiple of another.
type derived struct {
	op   opcode // opFloor, opHalfUp, opHalfEven, opDown, opMul or opModNe of a and b
	a, b linear
	// Wherever the number is used, a is not negative, if positive says so, and at most
	// most.
	positive bool
	most     int64
}

func (d *derived) same(e *derived) bool { return d.op == e.op && d.a.equal(e.a) && d.b.equal(e.b) }

// value computes the number. Rows that do not use it can have any a and b, so b may be
// one that nothing can be divided by.
func (d *derived) value(a, b int64) int64 {
	switch d.op {
	case opMul:
		return a * b
	case opModNe:
		return truth(a%b != 0)
	}
	return (&instruction{op: d.op}).value(a, max(b, 1), 0)
}

// span returns the range of the number from those of a and b, where it is used.
func (d *derived) span(a, b span) span {
	if d.op == opModNe {
		return span{0, 1}
	}
	const limit = maxVector / 2 // quotients form the double
	if a.lo > a.hi || b.lo > b.hi || min(a.lo, b.lo) < -limit || max(a.hi, b.hi) > limit {
		return span{-unbounded, unbounded}
	}
	if d.op == opMul {
		return a.times(b.lo).or(a.times(b.hi))
	}
	// Rounding is monotone, and so is the quotient in a, and in b on either side of 0.
	out := span{d.value(a.lo, b.lo), d.value(a.hi, b.lo)}
	return out.or(span{d.value(a.lo, b.hi), d.value(a.hi, b.hi)})
}
