package solve

import (
	"math/big"
	"slices"

	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
)

// system is a conjunction of constraints on the inputs of a leaf: a box, which
// says of each variable alone what it can be, and rows, which say something of
// several. What is not linear is named by a derived variable with a definition.
// Systems are immutable; what narrows one returns another.
type system struct {
	inputs int               // the variables below are inputs, those from here on derived
	box    []interval.Domain // by variable
	rows   []row             // over two variables or more
	defs   []definition      // of derived variables, by variable − inputs
	// impossible says that there are no facts, whatever the rest says.
	impossible bool
	// doneRows and doneDefs say how many of the rows and definitions were propagated, up to
	// the variables that changed since.
	doneRows, doneDefs int
	changed            []int
	counter            *work // of the steps that the system takes; nil where nobody counts
	// held are conditions that hold, as gates of the circuit.
	held    []literal
	circuit *circuit
	// original is the system before choices in it were merged; nil if none were.
	original *system
}

// definition says what a derived variable is, in terms of variables before it.
type definition struct {
	kind definitionKind
	a, b LinearExpr // product a·b, quotient a÷b, step of a
	sign int        // of b, which is not zero, in a quotient

	calendar *formula.Calendar // of working days
	choice   *choice           // between the ways of a part
}

// step maps a to the variable, for definitions other than products and quotients.
func (d definition) step(v *big.Rat) *big.Rat {
	if d.kind == workingDays {
		return d.calendar.Until(v)
	}
	return d.kind.step(v)
}

// second returns what b can be.
func (d definition) second(box []interval.Domain) interval.Interval {
	n := d.b.over(box)
	switch d.sign {
	case 1:
		n = n.Intersect(interval.Interval{Lo: new(big.Rat), LoOpen: true})
	case -1:
		n = n.Intersect(interval.Interval{Hi: new(big.Rat), HiOpen: true})
	}
	return n
}

type definitionKind uint8

const (
	product definitionKind = iota + 1
	quotient
	floorStep
	ceilStep
	roundUp     // to the nearest, halves up
	roundDown   // to the nearest, halves down
	workingDays // up to a day
	chosen      // what a part comes to on one of several ways
	taken       // what it comes to on the way that was taken: a
	aside       // part of another choice
)

func newSystem(domains []interval.Domain) *system {
	return &system{inputs: len(domains), box: slices.Clone(domains)}
}

// with returns the system with another value of a variable; nil if it is empty.
func (s *system) with(v int, value interval.Domain) *system {
	if value.Empty() || s.impossible {
		return nil
	}
	s.spend(4 + len(s.box)/3 + len(value.Texts)/4)
	out := *s
	out.box = slices.Clone(s.box)
	out.box[v] = value
	out.changed = append(s.changed[:len(s.changed):len(s.changed)], v)
	return &out
}

// spend counts units of work.
func (s *system) spend(units int) {
	if s.counter != nil {
		s.counter.charge(units)
	}
}

// and returns the system with a constraint more; nil if that is seen to be
// impossible.
func (s *system) and(l LinearExpr, rel Relation) *system {
	if s.impossible {
		return nil
	}
	switch len(l.terms) {
	case 0:
		if rel.holds(l.constant) {
			return s
		}
		return nil
	case 1:
		t := l.terms[0]
		return s.within(t.v, limit(t.c, l.constant, rel))
	}
	s.spend(10 + len(s.box)/4 + 10*len(l.terms))
	always, never := rel.ranges(l.over(s.box))
	if always {
		return s
	}
	r, impossible := row{l, rel}.tighten(s.box)
	if never || impossible || s.derived(r) && slices.ContainsFunc(s.rows, r.excludes) {
		return nil
	}
	out := *s
	out.rows = append(s.rows[:len(s.rows):len(s.rows)], r)
	if cleared, also, ok := out.clear(l, rel); ok {
		if always, never := also.rel.ranges(also.form.over(cleared.box)); never {
			return nil
		} else if !always {
			return cleared.constrain(also)
		}
	}
	return out.propagate()
}

// derived reports whether a constraint speaks of derived variables alone, as a sum of choices
// does. Others are held against each other where facts are looked for.
func (s *system) derived(r row) bool {
	return !slices.ContainsFunc(r.form.terms, func(t term) bool { return t.v < s.inputs })
}

// within returns the system with a variable in a set; nil if that is seen to be
// impossible.
func (s *system) within(v int, set interval.Interval) *system {
	is := s.box[v]
	narrowed := is.Numbers.Intersect(set)
	if s.impossible || narrowed.Empty() || !interval.IsFact(narrowed) && v < s.inputs {
		return nil
	}
	if narrowed.SameEnds(is.Numbers) {
		return s
	}
	is.Numbers = narrowed
	return s.with(v, is)
}

// constrain adds a constraint that follows from the others.
func (s *system) constrain(r row) *system {
	if len(r.form.terms) == 1 {
		return s.and(r.form, r.rel)
	}
	r, impossible := r.tighten(s.box)
	if impossible {
		return nil
	}
	out := *s
	out.rows = append(s.rows[:len(s.rows):len(s.rows)], r)
	return out.propagate()
}

// limit returns the set of x with c·x + k rel 0.
func limit(c, k *big.Rat, rel Relation) interval.Interval {
	var at *big.Rat
	switch {
	case k.Sign() == 0:
		at = ratZero
	case isOne(c):
		at = new(big.Rat).Neg(k)
	case isMinusOne(c):
		at = new(big.Rat).Set(k)
	default:
		at = new(big.Rat).Quo(k, c)
		at.Neg(at)
	}
	switch {
	case rel == Equal:
		return interval.Interval{Lo: at, Hi: at}
	case c.Sign() > 0:
		return interval.Interval{Hi: at, HiOpen: rel == Below}
	}
	return interval.Interval{Lo: at, LoOpen: rel == Below}
}

// same reports whether two definitions are of one number.
func (d definition) same(e definition) bool {
	return d.kind == e.kind && d.kind < chosen && d.calendar == e.calendar && d.sign == e.sign &&
		d.a.equal(e.a) && (d.kind > quotient || d.b.equal(e.b))
}

// derive returns a system with a variable so defined, and the variable.
func (s *system) derive(d definition) (*system, LinearExpr) {
	s.spend(10 + len(s.box)/2 + len(s.defs)/2)
	if i := slices.IndexFunc(s.defs, d.same); i >= 0 {
		return s, variableExpr(s.inputs + i)
	}
	n := s.definedBy(d).Outward()
	if n.Grid = interval.Dense; d.kind > quotient {
		n.Grid = interval.Whole
	}
	out := *s
	v := len(s.box)
	out.box = append(slices.Clone(s.box), interval.Domain{Type: interval.Number, Numbers: n})
	out.defs = append(s.defs[:len(s.defs):len(s.defs)], d)
	return &out, variableExpr(v)
}

// step rounds a number as a definition says.
func (k definitionKind) step(v *big.Rat) *big.Rat {
	half := big.NewRat(1, 2)
	switch k {
	case floorStep:
		return interval.Floor(v)
	case ceilStep:
		return interval.Ceil(v)
	case roundUp:
		return interval.Floor(half.Add(v, half))
	default:
		return interval.Ceil(half.Sub(v, half))
	}
}

// complete adds the derived variables to a point of the inputs; not ok where one
// has no value, or so many digits that evaluation fails of it.
func (s *system) complete(point []*big.Rat) bool {
	for i, d := range s.defs {
		if d.kind == chosen || d.kind == aside {
			continue // it has a value, or stands for nothing
		}
		a := d.a.at(point)
		switch d.kind {
		case taken:
		case product:
			a.Mul(a, d.b.at(point))
		case quotient:
			b := d.b.at(point)
			if b.Sign() == 0 {
				return false
			}
			a.Quo(a, b)
		default:
			a = d.step(a)
		}
		s.spend(5 + len(d.a.terms) + (1+len(d.a.terms))*Effort(a))
		if interval.Exactly(a).TooLong() {
			return false
		}
		point[s.inputs+i] = a
	}
	return true
}

// contains reports whether a point with all its variables satisfies the system.
func (s *system) contains(point []*big.Rat) bool {
	for v, x := range point {
		if x != nil && !s.box[v].Numbers.Contains(x) {
			return false
		}
	}
	for _, r := range s.rows {
		if !r.rel.holds(r.form.at(point)) {
			return false
		}
	}
	return true
}

// relaxed returns linear constraints that follow from the system: its rows, and
// of each definition what is linear in it. Where the box of an argument is one
// number, or a quotient is limited by numbers alone, nothing is lost.
func (s *system) relaxed() []row {
	out := slices.Clone(s.rows)
	for i := range s.defs {
		s.relax(i, func(l LinearExpr, rel Relation) {
			if len(l.terms) > 0 {
				out = append(out, row{l, rel})
			}
		})
	}
	return out
}

// relax calls add for what is linear in the i-th definition.
func (s *system) relax(i int, add func(LinearExpr, Relation)) {
	d, v := s.defs[i], s.inputs+i
	if d.kind >= chosen {
		if d.kind == taken {
			add(variableExpr(v).Minus(d.a), Equal)
		}
		return
	}
	is := variableExpr(v)
	a, aKnown := d.a.over(s.box).Single()
	b, bKnown := d.second(s.box).Single()
	switch {
	case d.kind == product && aKnown:
		add(is.plusTimes(d.b, interval.Negative(a)), Equal)
		return
	case d.kind == product && bKnown:
		add(is.plusTimes(d.a, interval.Negative(b)), Equal)
		return
	case d.kind == quotient && bKnown:
		add(is.times(b).Minus(d.a), Equal)
		return
	}
	switch d.kind {
	case product:
		s.hull(is, d.a, d.b, d, add)
	case workingDays:
		// Up to a day there are at least 5/7 of the days from a Monday, and less than two
		// more, without the holidays.
		days := is.times(big.NewRat(7, 5)).Minus(d.a).PlusNumber(big.NewRat(-4, 1))
		add(days.PlusNumber(big.NewRat(-2, 1)), AtMost)
		add(days.times(ratMinusOne).PlusNumber(big.NewRat(-7*d.calendar.Holidays(), 5)), AtMost)
	case quotient:
		s.ratio(s.box[v].Numbers, d, add)
		if slices.ContainsFunc(s.rows, func(r row) bool { return r.form.of(v) != nil }) || s.inDefinition(v) {
			s.hull(d.a, is, d.b, d, add)
		}
	default:
		// What is rounded lies less than one, or at most a half, from v.
		low, high, half := big.NewRat(0, 1), big.NewRat(-1, 1), big.NewRat(1, 2)
		lowRel, highRel := AtMost, Below
		switch d.kind {
		case ceilStep:
			low, high, lowRel, highRel = big.NewRat(-1, 1), new(big.Rat), Below, AtMost
		case roundUp:
			low, high = new(big.Rat).Neg(half), new(big.Rat).Neg(half)
		case roundDown:
			low, high, lowRel, highRel = new(big.Rat).Neg(half), new(big.Rat).Neg(half), Below, AtMost
		}
		add(is.Minus(d.a).PlusNumber(low), lowRel)   // v + low ≤ a
		add(d.a.Minus(is).PlusNumber(high), highRel) // a < v − high
	}
}

func (s *system) inDefinition(v int) bool {
	return slices.ContainsFunc(s.defs, func(d definition) bool { return d.a.of(v) != nil || d.b.of(v) != nil })
}

// ratio limits a ÷ b = q by the ends of q: a − q·b has one sign where b has.
func (s *system) ratio(q interval.Interval, d definition, add func(LinearExpr, Relation)) {
	sign := big.NewRat(int64(d.sign), 1)
	for _, end := range []struct {
		at   *big.Rat
		open bool
		side int64
	}{{q.Lo, q.LoOpen, -1}, {q.Hi, q.HiOpen, 1}} {
		if end.at == nil {
			continue
		}
		rel := AtMost
		if end.open {
			rel = Below
		}
		rest := d.a.plusTimes(d.b, new(big.Rat).Neg(end.at))
		add(rest.times(new(big.Rat).Mul(sign, big.NewRat(end.side, 1))), rel)
	}
}

// hull limits t = a·b, where b is that of the definition, by the planes through
// the corners of what a and b can be (McCormick, 1976).
func (s *system) hull(t, a, b LinearExpr, d definition, add func(LinearExpr, Relation)) {
	x, y := a.over(s.box), d.second(s.box)
	plane := func(u, w *big.Rat, side int64) {
		if u == nil || w == nil {
			return
		}
		// side · (t − u·b − w·a + u·w) ≥ 0, from (a − u)·(b − w) ≥ 0 or ≤ 0
		l := t.plusTimes(b, new(big.Rat).Neg(u)).plusTimes(a, new(big.Rat).Neg(w)).PlusNumber(new(big.Rat).Mul(u, w))
		add(l.times(big.NewRat(-side, 1)), AtMost)
	}
	plane(x.Lo, y.Lo, 1)
	plane(x.Hi, y.Hi, 1)
	plane(x.Hi, y.Lo, -1)
	plane(x.Lo, y.Hi, -1)
}
