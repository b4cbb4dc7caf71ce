package kernel

import "slices"

// piecewise is a number that a kernel computes, by pieces of the rows: a constant
// from a table and, in some pieces, a sum of multiples of variables.
type piecewise struct {
	inputs  int
	derived []placed // those that are needed, each after those it needs
	digits  []digit
	base    []int64 // by cell
	free    []bool  // by cell: no row is there, or any number will do
	parts   []part
	loop    adder // how blocks are computed
}

// placed is a derived number with its variable.
type placed struct {
	variable int
	derived
}

// part is what some cells have beside the constant.
type part struct {
	terms []term
	mask  []int64 // by cell: -1 where the part counts, 0 elsewhere
}

// adder adds a number to a place for each row.
type adder interface {
	add(b *block, out []int64)
}

// piecewiseOf makes the number of a table of cells, behind so many gates.
func (a *analysis) piecewiseOf(c cells, gates int) *piecewise {
	p := &piecewise{inputs: len(a.kernel.inputs), digits: c.digits, base: make([]int64, len(c.of)),
		free: make([]bool, len(c.of))}
	for i, x := range c.of {
		if p.free[i] = x.free; x.free {
			continue
		}
		p.base[i] = x.c
		if x.isConstant() {
			continue
		}
		at := slices.IndexFunc(p.parts, func(q part) bool { return slices.Equal(q.terms, x.terms) })
		if at < 0 {
			at = len(p.parts)
			p.parts = append(p.parts, part{x.terms, make([]int64, len(c.of))})
		}
		p.parts[at].mask[i] = -1
	}
	needed := make([]bool, len(a.vars))
	need := func(terms []term) {
		for _, t := range terms {
			needed[t.variable] = true
		}
	}
	for _, d := range p.digits {
		need(d.terms)
	}
	for _, q := range p.parts {
		need(q.terms)
	}
	for v, x := range slices.Backward(a.vars) { // they need only variables before them
		if x.derived != nil && needed[v] {
			need(x.derived.a.terms)
			need(x.derived.b.terms)
			p.derived = append(p.derived, placed{v, *x.derived})
		}
	}
	slices.Reverse(p.derived)
	p.loop = a.loopOf(p, c, gates)
	return p
}

// at computes the number of one row, whose variables have places: the inputs are
// filled in, the derived ones are not.
func (p *piecewise) at(vars []int64) int64 {
	for i := range p.derived {
		d := &p.derived[i]
		vars[d.variable] = d.value(d.a.at(vars), d.b.at(vars))
	}
	index, stride := 0, 1
	for i := range p.digits {
		d := &p.digits[i]
		x := linear{terms: d.terms}.at(vars)
		for _, t := range d.at {
			if x < t {
				break
			}
			index += stride
		}
		stride *= d.values()
	}
	out := p.base[index]
	for i := range p.parts {
		if q := &p.parts[i]; q.mask[index] != 0 {
			out += linear{terms: q.terms}.at(vars)
		}
	}
	return out
}

func (a linear) at(vars []int64) int64 {
	out := a.c
	for _, t := range a.terms {
		out += t.k * vars[t.variable]
	}
	return out
}

// isConstant reports whether all rows have the same number.
func (p *piecewise) isConstant() bool { return len(p.base) == 1 && len(p.parts) == 0 }

// isInput reports whether terms are an input as it is.
func isInput(terms []term, inputs int) bool {
	return len(terms) == 1 && terms[0].k == 1 && terms[0].variable < inputs
}
