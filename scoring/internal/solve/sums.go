package solve

import (
	"slices"

	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
)

// manyWays is from how many ways through a sum on choices stand for its parts, and
// mostWays how many ways a choice has at most.
const (
	manyWays = 32
	mostWays = 64
)

// branches reports whether there are many ways through a sum.
func (q *Search) branches(n formula.Node) bool {
	many, known := q.many[n]
	if !known {
		if q.many == nil {
			q.many = map[formula.Node]bool{}
		}
		many = formula.Ways(n) > manyWays
		q.many[n] = many
	}
	return many
}

// part is a part of a sum: terms that read the same inputs.
type part struct {
	reads []int
	terms []formula.Term
}

// sum follows a sum by its parts; false where it is to be followed as other numbers are.
func (e *evaluation) sum(n formula.Node, r Region, yield func(Region, operand)) bool {
	terms := formula.Terms(n)
	e.q.work.charge(7 * len(terms))
	parts, rest := e.parts(terms, r)
	base := Constant(ratZero)
	var choices []openChoice
	for _, p := range parts {
		if e.q.Done() {
			return true
		}
		c, only, ok := e.choice(p, r)
		switch {
		case !ok:
			rest = append(rest, p.terms...)
			continue
		case c.choice == nil:
			base = base.Plus(only)
		default:
			choices = append(choices, c)
		}
	}
	if len(choices) == 0 {
		return false
	}
	if e.events != nil {
		// What is met in one part is met whatever the others come to, unless they fail.
		if slices.ContainsFunc(rest, func(t formula.Term) bool { return formula.Ways(t.Node) > 1 }) {
			return false
		}
		for _, p := range parts {
			for _, t := range p.terms {
				e.follow(t.Node, r, func(Region, operand) {})
			}
		}
	}
	e.terms(rest, r, base, func(r Region, sum LinearExpr) {
		e.q.work.charge(4*len(choices) + len(r.box)/4)
		r.system, sum = r.choosing(choices, sum)
		yield(r, numeric(sum))
	})
	return true
}

// terms adds up terms that are followed one after the other.
func (e *evaluation) terms(list []formula.Term, r Region, sum LinearExpr, yield func(Region, LinearExpr)) {
	if len(list) == 0 {
		yield(r, sum)
		return
	}
	e.follow(list[0].Node, r, func(r Region, x operand) {
		e.terms(list[1:], r, sum.plusTimes(x.number, list[0].Times), yield)
	})
}

// parts groups the terms that branch by the inputs that they share; those that do not
// branch, or read a let, are the rest.
func (e *evaluation) parts(terms []formula.Term, r Region) (parts []part, rest []formula.Term) {
	for _, t := range terms {
		reads, whole := e.reads(t.Node, r)
		if !whole || formula.Ways(t.Node) == 1 || formula.TypeOf(t.Node) != interval.Number {
			rest = append(rest, t)
			continue
		}
		p := part{reads: reads, terms: []formula.Term{t}}
		parts = slices.DeleteFunc(parts, func(other part) bool {
			if !slices.ContainsFunc(other.reads, func(v int) bool { return slices.Contains(p.reads, v) }) {
				return false
			}
			p.reads = append(p.reads, other.reads...)
			p.terms = append(slices.Clone(other.terms), p.terms...)
			return true
		})
		slices.Sort(p.reads)
		p.reads = slices.Compact(p.reads)
		parts = append(parts, p)
	}
	return parts, rest
}

// reads returns the inputs that a term reads and that are not known; not whole where it
// reads more than inputs.
func (e *evaluation) reads(n formula.Node, r Region) (reads []int, whole bool) {
	whole = true
	formula.Variables(n, func(slot int) {
		if slot >= r.inputs {
			whole = false
			return
		}
		all := []int{slot}
		for _, t := range e.q.risen[slot].terms {
			all = append(all, t.v)
		}
		for _, v := range all {
			if !r.box[v].Known() && !slices.Contains(reads, v) {
				reads = append(reads, v)
			}
		}
	})
	return reads, whole
}

// openChoice is a choice with what its variable can be.
type openChoice struct {
	*choice
	can interval.Interval
}

// choice returns the choice between the ways through a part, or the one form that it is;
// not ok where a choice cannot stand for it.
func (e *evaluation) choice(p part, r Region) (c openChoice, only LinearExpr, ok bool) {
	m := e.q.memo
	if m == nil || len(e.q.risen) > 0 {
		return e.newChoice(p, r)
	}
	if was, known := m.find(p, r); known {
		return was.openChoice, was.only, was.ok
	}
	if c, only, ok = e.newChoice(p, r); !e.q.Done() {
		m.add(p, r, remembered{c, only, ok})
	}
	return c, only, ok
}

func (e *evaluation) newChoice(p part, r Region) (c openChoice, only LinearExpr, ok bool) {
	apart := Region{system: &system{inputs: r.inputs, box: r.box[:r.inputs:r.inputs], counter: r.counter}}
	var ways []way
	ok = true
	sub := &evaluation{q: e.q, apart: true}
	sub.results = func(Region, Result[LinearExpr]) bool { // it fails
		ok = false
		return false
	}
	sub.terms(p.terms, apart, Constant(ratZero), func(r Region, sum LinearExpr) {
		if ok = ok && len(ways) < mostWays && len(r.defs) == 0; !ok {
			sub.stopped = true
			return
		}
		w := way{rows: r.rows, is: sum}
		for _, v := range p.reads {
			w.box = append(w.box, r.box[v])
		}
		if len(r.rows) > 0 {
			switch e.q.Possible(r) {
			case No:
				return
			case Unknown:
				ok = false
				sub.stopped = true
				return
			}
		}
		ways = append(ways, w)
	})
	if !ok || e.q.Done() || len(ways) == 0 {
		return c, only, false
	}
	other := func(w way) bool { return !w.is.equal(ways[0].is) }
	if len(ways) == 1 || len(ways[0].is.terms) == 0 && !slices.ContainsFunc(ways, other) {
		return c, ways[0].is, true
	}
	return newChoice(p.reads, ways), only, true
}
