package solve

import (
	"math/big"
	"slices"

	"github.com/parindex/parindex/scoring/internal/interval"
)

// Constraint is what is known of several variables together: a linear form of them
// that is below, at most or equal to zero. Constraints are immutable.
type Constraint struct{ row row }

// NewConstraint returns constant + Σ c·v op 0, with op one of < <= ==, and the
// coefficients, none of which is zero, by variable.
func NewConstraint(constant *big.Rat, terms map[int]*big.Rat, op string) Constraint {
	form := Constant(constant)
	for v, c := range terms {
		form = form.plusTimes(variableExpr(v), c)
	}
	return Constraint{row{form, relations[op]}}
}

// Variables returns the variables of a constraint, in order.
func (c Constraint) Variables() []int {
	var out []int
	for _, t := range c.row.form.terms {
		out = append(out, t.v)
	}
	return out
}

// Coefficients returns the constant of a constraint and the coefficients of its
// variables, in their order, and how their sum relates to zero.
func (c Constraint) Coefficients() (constant *big.Rat, of []*big.Rat, rel Relation) {
	for _, t := range c.row.form.terms {
		of = append(of, t.c)
	}
	return c.row.form.constant, of, c.row.rel
}

// Of returns the coefficient of a variable, nil if the constraint does not name it, and how
// the sum of the terms and the constant relates to zero.
func (c Constraint) Of(v int) (*big.Rat, Relation) { return c.row.form.of(v), c.row.rel }

// Renumbered returns the constraint with other numbers for its variables.
func (c Constraint) Renumbered(number func(int) int) Constraint {
	form := Constant(c.row.form.constant)
	for _, t := range c.row.form.terms {
		form = form.plusTimes(variableExpr(number(t.v)), t.c)
	}
	return Constraint{row{form, c.row.rel}}
}

// Allows returns whether the constraint holds for some values of domains, and whether
// for all.
func (c Constraint) Allows(domains []interval.Domain) (some, all bool) {
	all, never := c.row.rel.ranges(c.row.form.over(domains))
	return !never, all
}

// negated returns the constraints of which one holds wherever this one does not.
func (c Constraint) negated() []Constraint {
	other := c.row.form.times(ratMinusOne)
	switch c.row.rel {
	case Below:
		return []Constraint{{row{other, AtMost}}}
	case AtMost:
		return []Constraint{{row{other, Below}}}
	}
	return []Constraint{{row{c.row.form, Below}}, {row{other, Below}}}
}

// Assume lets the search look only at facts for which constraints hold. It comes
// before everything else that is done with a search.
func (q *Search) Assume(constraints []Constraint) {
	q.assumed = constraints
	q.all = nil
}

// system returns the system of all facts of which a search may speak.
func (q *Search) system() *system {
	if q.all != nil {
		return q.all
	}
	q.all = newSystem(q.domains)
	q.all.counter = &q.work
	q.work.charge(len(q.domains))
	for _, c := range q.assumed {
		q.work.charge(20 + 10*len(c.row.form.terms))
		if len(c.row.form.terms) > 1 {
			always, never := c.row.rel.ranges(c.row.form.over(q.all.box))
			r, impossible := c.row.tighten(q.all.box)
			if q.all.impossible = q.all.impossible || never || impossible; !always {
				q.all.rows = append(q.all.rows, r)
			}
		} else if s := q.all.and(c.row.form, c.row.rel); s != nil {
			q.all = s
		} else {
			q.all.impossible = true
		}
	}
	if s := q.all.propagate(); s != nil && len(q.assumed) > 0 {
		q.all = s
	} else {
		q.all.impossible = q.all.impossible || s == nil
	}
	return q.all
}

// risenWithin returns the facts of a region for which the constraints hold also where a
// variable is as much more as another says.
func (q *Search) risenWithin(r Region, slot, by int) (Region, bool) {
	for _, c := range q.assumed {
		of := c.row.form.of(slot)
		if of == nil {
			continue
		}
		var ok bool
		if r, ok = r.and(c.row.form.plusTimes(variableExpr(by), of), c.row.rel); !ok {
			return r, false
		}
	}
	return r, true
}

// Narrow returns what variables can be where constraints hold, never too narrow; not
// ok where no facts satisfy them all, as far as that is seen within so many steps.
func Narrow(domains []interval.Domain, constraints []Constraint, steps int) (_ []interval.Domain, ok bool) {
	q := NewSearch(domains, steps, nil)
	q.Assume(constraints)
	return q.Narrow()
}

// Narrow does so for the domains of a search and what it assumes.
func (q *Search) Narrow() (_ []interval.Domain, ok bool) {
	r := q.All()
	for range 8 { // until nothing changes, as a rule
		s := r.propagate()
		if s == nil {
			return nil, false
		}
		same := slices.EqualFunc(s.box, r.box, func(a, b interval.Domain) bool { return a.Numbers.SameEnds(b.Numbers) })
		if r.system = s; same {
			break
		}
	}
	if len(r.rows) > 0 && q.Possible(r) == No {
		return nil, false
	}
	return r.box[:r.inputs], true
}

// Implied reports whether constraints hold of all facts of domains that satisfy
// others.
func Implied(domains []interval.Domain, others, constraints []Constraint, steps int) bool {
	for _, c := range constraints {
		for _, not := range c.negated() {
			q := NewSearch(domains, steps, nil)
			q.Assume(append(slices.Clone(others), not))
			if q.Possible(q.All()) != No {
				return false
			}
		}
	}
	return true
}
