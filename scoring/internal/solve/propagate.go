package solve

import (
	"math/big"
	"slices"

	"github.com/parindex/parindex/scoring/internal/interval"
)

// propagateRounds bounds how often the constraints are gone through; narrowing a
// box has no end where two whole numbers chase each other upwards.
const propagateRounds = 4

// propagate returns the system with its box narrowed by its rows and definitions;
// nil if that leaves nothing. What was gone through before, and speaks of nothing that
// changed since, is left out.
func (s *system) propagate() *system {
	if s.impossible {
		return nil
	}
	if len(s.changed) == 0 && s.doneRows == len(s.rows) && s.doneDefs == len(s.defs) {
		return s
	}
	out := *s
	out.box = slices.Clone(s.box)
	p := newPropagation(&out)
	settled := false
	for range propagateRounds {
		changed, ok := p.round()
		if !ok {
			s.spend(p.cost)
			return nil
		}
		if settled = !changed; settled {
			break
		}
	}
	s.spend(p.cost)
	if out.changed = nil; settled {
		out.doneRows, out.doneDefs = len(s.rows), len(s.defs)
	} else {
		out.doneRows, out.doneDefs = 0, 0
	}
	return &out
}

// propagation is a system of which the box is narrowed in place.
type propagation struct {
	*system
	now     int32
	moved   []int32 // by variable: when it was narrowed last
	rowSeen []int32 // when a row was gone through last
	defSeen []int32
	cost    int // in units of work
}

func newPropagation(s *system) *propagation {
	n := len(s.box)
	times := make([]int32, n+len(s.rows)+len(s.defs)) // all of which are looked at
	p := &propagation{system: s, now: 1, moved: times[:n:n], rowSeen: times[n : n+len(s.rows) : n+len(s.rows)],
		defSeen: times[n+len(s.rows):], cost: 10 + n/3 + (n+len(s.rows)+len(s.defs))/8}
	for _, v := range s.changed {
		p.moved[v] = 1
	}
	for i := s.doneRows; i < len(s.rows); i++ {
		p.rowSeen[i] = -1
		for _, t := range s.rows[i].form.terms {
			if t.v >= s.inputs { // a quotient says more where rows speak of it
				p.defSeen[t.v-s.inputs] = -1
			}
		}
	}
	for i := s.doneDefs; i < len(s.defs); i++ {
		p.defSeen[i] = -1
	}
	return p
}

// round goes once through the rows and definitions that speak of something new.
func (p *propagation) round() (changed, ok bool) {
	for i := range p.rows {
		r := &p.rows[i]
		if !p.isNew(p.rowSeen[i], r.form.terms) {
			continue
		}
		p.rowSeen[i] = p.now
		ok, narrowed := p.narrowBy(*r)
		if !ok {
			return false, false
		}
		changed = changed || narrowed
	}
	for i := range p.defs {
		d := &p.defs[i]
		if !p.speaksOfNew(i) {
			continue
		}
		p.defSeen[i] = p.now
		narrowed, ok := p.define(i)
		if !ok {
			return false, false
		}
		changed = changed || narrowed
		if v, is := d.day(); is { // the days with so many working days are known exactly
			ok, narrowed := p.meet(v, d.calendar.DaysWith(p.box[p.inputs+i].Numbers))
			if !ok {
				return false, false
			}
			changed = changed || narrowed
		}
	}
	return changed, true
}

// isNew reports whether one of the variables was narrowed since a time.
func (p *propagation) isNew(seen int32, terms []term) bool {
	if seen < 0 {
		return true
	}
	for _, t := range terms {
		if p.moved[t.v] > seen {
			return true
		}
	}
	return false
}

func (p *propagation) speaksOfNew(i int) bool {
	d, seen := &p.defs[i], p.defSeen[i]
	if p.isNew(seen, d.a.terms) || p.isNew(seen, d.b.terms) || p.moved[p.inputs+i] > seen {
		return true
	}
	return d.kind == chosen && slices.ContainsFunc(d.choice.reads, func(v int) bool { return p.moved[v] > seen })
}

// define narrows by the i-th definition.
func (p *propagation) define(i int) (changed, ok bool) {
	ok = true
	switch d := &p.defs[i]; {
	case d.kind == chosen:
		p.cost += 2 * len(d.choice.ways)
	case d.kind <= quotient:
		p.cost += 200
	case d.kind == workingDays:
		p.cost += 300
	default:
		p.cost += 30
	}
	p.relax(i, func(l LinearExpr, rel Relation) {
		if !ok || len(l.terms) == 0 {
			return
		}
		narrowed := false
		ok, narrowed = p.narrowBy(row{l, rel})
		changed = changed || narrowed
	})
	if !ok {
		return false, false
	}
	ok, narrowed := p.meet(p.inputs+i, p.defined(i))
	return changed || narrowed, ok
}

// meet narrows a variable.
func (p *propagation) meet(v int, n interval.Interval) (ok, narrowed bool) {
	n = p.box[v].Numbers.Intersect(n.Outward())
	if n.Empty() || v < p.inputs && !interval.IsFact(n) {
		return false, false
	}
	if narrowed = !n.SameEnds(p.box[v].Numbers); narrowed {
		p.now++
		p.moved[v] = p.now
	}
	p.box[v].Numbers = n
	return true, narrowed
}

// narrowBy narrows every variable of a row by what the others can be.
func (p *propagation) narrowBy(r row) (ok, narrowed bool) {
	if ok, narrowed, done := p.narrowByWhole(r); done {
		p.cost += 3 + len(r.form.terms)
		return ok, narrowed
	}
	p.cost += 4 + 14*len(r.form.terms)
	low, high := endSum{sum: fractionOf(r.form.constant)}, endSum{} // of the terms, from below and from above
	both := r.rel == Equal
	for _, t := range r.form.terms {
		low.add(end(p.box, t, false), 1)
	}
	if both {
		high.sum = fractionOf(r.form.constant)
		for _, t := range r.form.terms {
			high.add(end(p.box, t, true), 1)
		}
	}
	p.cost += 16 * len(r.form.terms) * (low.sum.bits() / 64)
	if low.infinite > 1 && (!both || high.infinite > 1) {
		return true, false
	}
	for _, t := range r.form.terms {
		n := interval.Interval{}
		was, wasHigh := end(p.box, t, false), end(p.box, t, true)
		low.add(was, -1)
		if both {
			high.add(wasHigh, -1)
		}
		if low.infinite == 0 && low.cuts(wasHigh, r.rel, 1) {
			rel := r.rel
			if low.open > 0 {
				rel = Below
			} else if rel == Equal {
				rel = AtMost
			}
			n = limit(t.c, low.value(), rel)
		}
		if both && high.infinite == 0 && high.cuts(was, r.rel, -1) { // the same from the other side
			rel := AtMost
			if high.open > 0 {
				rel = Below
			}
			n = n.Intersect(limit(interval.Negative(t.c), interval.Negative(high.value()), rel))
		}
		if n.Lo != nil || n.Hi != nil {
			did := false
			if ok, did = p.meet(t.v, n); !ok {
				return false, false
			}
			if did {
				narrowed = true
				was, wasHigh = end(p.box, t, false), end(p.box, t, true)
			}
		}
		low.add(was, 1)
		if both {
			high.add(wasHigh, 1)
		}
	}
	return true, narrowed
}

// sumEnd is an end of what a term can be, and endSum a sum of such.
type (
	sumEnd struct {
		v    *big.Rat // times c
		c    *big.Rat // nil: infinite
		open bool
	}
	endSum struct {
		sum            fraction
		infinite, open int
	}
)

// end returns the lower or the upper end of what a term can be.
func end(box []interval.Domain, t term, upper bool) sumEnd {
	n := &box[t.v].Numbers
	v, open := n.Lo, n.LoOpen
	if upper == (t.c.Sign() > 0) {
		v, open = n.Hi, n.HiOpen
	}
	if v == nil {
		return sumEnd{open: open}
	}
	return sumEnd{v, t.c, open}
}

// value returns the sum, nil where it is infinite.
func (a *endSum) value() *big.Rat {
	if a.infinite > 0 {
		return nil
	}
	return a.sum.value()
}

// cuts reports whether a limit that the sum of the others says may cut off an end of a
// term: for the side 1 the upper end of what is at most zero together with the sum.
func (a *endSum) cuts(e sumEnd, rel Relation, side int) bool {
	if e.c == nil {
		return true
	}
	sign := a.sum.plus(e.v, e.c, 1).sign() * side
	return sign > 0 || sign == 0 && !e.open && (a.open > 0 || rel == Below)
}

func (a *endSum) add(e sumEnd, sign int) {
	if e.open {
		a.open += sign
	}
	if e.c == nil {
		a.infinite += sign
		return
	}
	if e.v.Sign() == 0 {
		return
	}
	a.sum = a.sum.plus(e.v, e.c, int64(sign))
}

// defined returns what the i-th derived variable can be by its definition.
func (s *system) defined(i int) interval.Interval {
	switch d := s.defs[i]; d.kind {
	case chosen:
		return d.choice.over(s, s.inputs+i)
	case aside:
		return s.box[s.inputs+i].Numbers
	default:
		return s.definedBy(d)
	}
}

// definedBy returns what a variable can be by a definition that is no choice.
func (s *system) definedBy(d definition) interval.Interval {
	a := d.a.over(s.box)
	switch d.kind {
	case taken:
		return a
	case product:
		return a.Mul(d.b.over(s.box))
	case quotient:
		b := d.second(s.box)
		if b.Empty() {
			return b
		}
		return a.Mul(b.Inverse())
	}
	return a.Steps(d.step)
}

// day returns the date of a definition of working days that is a variable by itself.
func (d definition) day() (v int, is bool) {
	if d.kind != workingDays || len(d.a.terms) != 1 || d.a.terms[0].c.Cmp(ratOne) != 0 || d.a.constant.Sign() != 0 {
		return 0, false
	}
	return d.a.terms[0].v, true
}
