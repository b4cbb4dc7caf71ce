package kernel

import "slices"

// The work of the analysis of one kernel is bounded: what takes more is computed by
// the instructions as they are.
const (
	maxPieces  = 256
	maxForms   = 8
	maxDerived = 12
	maxSteps   = 20_000
	// maxPinned is how many values an input can have whose every value may become a
	// piece of its own.
	maxPinned = 32
)

// analysis finds the pieces of a kernel: parts of the rows within which the points are
// linear in the inputs and in derived numbers, and the state is one. Pieces are
// boxes: what tells them apart is whether sums of multiples of variables (forms) reach
// thresholds.
//
// It computes the registers symbolically for all rows of a box. Where a comparison
// comes out one way for some rows of the box and the other way for others, the box
// is split there. So it follows only what the points of a box really depend on.
type analysis struct {
	kernel *Kernel
	vars   []variable
	forms  [][]term
	pieces []piece
	steps  int

	box   []span // of the forms; those behind its end are not limited
	memo  []linear
	known []bool // by register: in memo
	cut   cut    // where to split, if a register is not settled
}

// variable is an input of the kernel, or a number derived from variables before it.
type variable struct {
	of      span
	derived *derived // nil for an input
}

// cut splits a box at a threshold of a form: below it, and from there on. A form of
// -1 says that the analysis gives up.
type cut struct {
	form int
	at   int64
}

// piece is a part of the rows.
type piece struct {
	box    []span
	points linear // not set where the state is StateUndecided
	state  int64
}

// piecesOf analyses a kernel over the ranges of its inputs; ok is false where that
// leads to too much.
func piecesOf(k *Kernel, ranges []span) (a *analysis, ok bool) {
	registers := k.regs + len(k.inputs)
	a = &analysis{kernel: k, memo: make([]linear, registers), known: make([]bool, registers)}
	for _, r := range ranges {
		a.vars = append(a.vars, variable{of: r})
	}
	return a, a.explore(nil)
}

// simplify finds the pieces of a kernel, where they are few.
func (p *Kernel) simplify(columns []Column) {
	ranges := make([]span, len(p.inputs))
	for i, slot := range p.inputs {
		ranges[i] = span{columns[slot].Lo, columns[slot].Hi}
	}
	a, ok := piecesOf(p, ranges)
	if !ok {
		return
	}
	digits, size, ok := a.grid()
	if !ok {
		return
	}
	possible := a.possible(digits, size)
	points := a.cellsOf(digits, possible, func(x piece) cell { return cell{x.points, x.state == StateUndecided} })
	states := a.cellsOf(digits, possible, func(x piece) cell { return cell{linear: constant(x.state)} })
	p.pieces = &pieces{a.piecewiseOf(points, 0), a.piecewiseOf(states, 0)}
	p.certain = p.pieces.states.isConstant() && p.pieces.states.base[0] == StateCounted
}

// explore finds the pieces of a box.
func (a *analysis) explore(box []span) bool {
	for {
		a.box = box
		clear(a.known)
		a.cut = cut{form: -1}
		p, ok := a.piece()
		if ok {
			a.pieces = append(a.pieces, p)
			return len(a.pieces) <= maxPieces
		}
		at := a.cut
		if at.form < 0 || a.steps > maxSteps {
			return false
		}
		below, above := slices.Clone(box), slices.Clone(box)
		for f := len(box); f <= at.form; f++ {
			below, above = append(below, a.whole(f)), append(above, a.whole(f))
		}
		below[at.form].hi, above[at.form].lo = at.at-1, at.at
		if !a.explore(below) {
			return false
		}
		box = above
	}
}

// piece computes the state and the points of the rows of the box.
func (a *analysis) piece() (piece, bool) {
	p := piece{box: a.box}
	state, ok := a.register(a.kernel.state)
	if !ok {
		return p, false
	}
	if !state.isConstant() { // a condition
		holds, ok := a.truth(a.kernel.state)
		if !ok {
			return p, false
		}
		state = constant(truth(holds))
	}
	if p.state = state.c; p.state == StateUndecided {
		return p, true
	}
	p.points, ok = a.register(a.kernel.points)
	return p, ok
}

// whole returns the range of a form over all rows.
func (a *analysis) whole(form int) span {
	out := span{}
	for _, t := range a.forms[form] {
		out = out.plus(a.vars[t.variable].of.times(t.k))
	}
	return out
}

func (a *analysis) formOf(terms []term) int {
	return slices.IndexFunc(a.forms, func(f []term) bool { return slices.Equal(f, terms) })
}

// within narrows a range to what the box says of terms.
func (a *analysis) within(terms []term, s span) span {
	if f := a.formOf(terms); f >= 0 && f < len(a.box) {
		return s.and(a.box[f])
	}
	return s
}

// spanOf returns the range of a variable in the box.
func (a *analysis) spanOf(v int) span {
	x := &a.vars[v]
	s := x.of
	if x.derived != nil {
		s = s.and(x.derived.span(a.rangeOf(x.derived.a), a.rangeOf(x.derived.b)))
	}
	return a.within([]term{{v, 1}}, s)
}

// rangeOf returns the range of a sum in the box.
func (a *analysis) rangeOf(x linear) span {
	s := span{}
	for _, t := range x.terms {
		s = s.plus(a.spanOf(t.variable).times(t.k))
	}
	if len(x.terms) > 1 {
		terms, g := x.normal()
		if f := a.formOf(terms); f >= 0 && f < len(a.box) {
			s = s.and(a.box[f].times(g))
		}
	}
	return s.plus(span{x.c, x.c})
}

// reaches reports whether x >= 0 in the whole box, or nowhere in it; ok is false
// where the box has to be split first.
func (a *analysis) reaches(x linear) (reaches, ok bool) {
	s := a.rangeOf(x)
	switch {
	case s.lo >= 0:
		return true, true
	case s.hi < 0:
		return false, true
	}
	if other, ok := a.signOf(x); ok {
		return a.reaches(other)
	}
	terms, g := x.normal()
	at := cut{form: a.formOf(terms)}
	if at.form < 0 {
		if len(a.forms) == maxForms {
			return false, false
		}
		at.form = len(a.forms)
		a.forms = append(a.forms, terms)
	}
	// g × form + c >= 0
	if at.at = ceilDiv(-x.c, max(g, -g)); g < 0 {
		at.at = floorDiv(x.c, -g) + 1
	}
	a.cut = at
	return false, false
}

// signOf returns a sum that is at least 0 exactly where x is, if x is the product of one
// and a positive number, perhaps less 1.
func (a *analysis) signOf(x linear) (linear, bool) {
	for _, t := range x.terms {
		d := a.vars[t.variable].derived
		if d == nil || d.op != opMul {
			continue
		}
		for _, factor := range []linear{d.a, d.b} {
			if a.rangeOf(factor).lo < 1 {
				continue
			}
			if other, _, ok := a.cancelled(x, factor); ok {
				return other, true
			}
			// Of whole numbers: a product is at least 1 where both are.
			other, q, ok := a.cancelled(linear{x.terms, 0}, factor)
			if ok && q == 1 && x.c == -1 {
				return other.plus(constant(-1))
			}
		}
	}
	return x, false
}

// pin asks for a split that leaves fewer values to an input of x, if the inputs of
// all the sums have few values together. Their numbers then become constants, piece
// by piece.
func (a *analysis) pin(x linear, others ...linear) bool {
	together, widest := int64(1), -1
	var of span
	seen := 0
	for _, y := range append(others, x) {
		for _, t := range y.terms {
			s := a.spanOf(t.variable)
			if t.variable >= len(a.kernel.inputs) || s.hi-s.lo >= maxPinned || s.lo >= s.hi {
				return false
			}
			if bit := 1 << t.variable; seen&bit == 0 {
				seen |= bit
				together *= s.hi - s.lo + 1
			}
			if together > maxPinned {
				return false
			}
			if widest < 0 || s.hi-s.lo > of.hi-of.lo {
				widest, of = t.variable, s
			}
		}
	}
	if widest < 0 {
		return false
	}
	_, settled := a.reaches(linear{[]term{{widest, 1}}, -(of.lo + (of.hi-of.lo+1)/2)})
	return !settled
}

// derive returns the number that an instruction makes of others, as a variable.
func (a *analysis) derive(d derived) (linear, bool) {
	if a.pin(d.a, d.b) || d.op == opMul && (a.pin(d.a) || a.pin(d.b)) {
		return linear{}, false
	}
	v := slices.IndexFunc(a.vars, func(x variable) bool { return x.derived != nil && x.derived.same(&d) })
	if v < 0 {
		if v = len(a.vars); v-len(a.kernel.inputs) == maxDerived {
			return linear{}, false
		}
		d.positive, d.most = true, 0
		a.vars = append(a.vars, variable{of: span{-unbounded, unbounded}, derived: &d})
	}
	own, s := a.vars[v].derived, a.rangeOf(d.a)
	own.positive, own.most = own.positive && s.lo >= 0, max(own.most, s.hi)
	return linear{terms: []term{{v, 1}}}, true
}
