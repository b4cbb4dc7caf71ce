package solve

import (
	"math/big"
	"slices"

	"github.com/parindex/parindex/scoring/internal/interval"
)

// Truth is what is known of a question: No, Yes, or Unknown where the work
// allowed did not suffice.
type Truth uint8

// The answers. The zero Truth is none.
const (
	No Truth = iota + 1
	Yes
	Unknown
)

// work bounds the work on a question. It is not safe for several goroutines.
type work struct {
	left   int
	shared *Allowance      // that steps are taken from, too
	stop   <-chan struct{} // closed when nothing more is to be done
	near   []*big.Rat      // by input: the value to stay close to, nil for none
	// plain: facts that are found are replaced by plainer ones.
	plain bool
	units int // of work, that are not taken off yet
}

// unitsOfStep is how many units of work are a step. A unit is about a tenth of a
// microsecond, which is what it takes to add two small numbers.
const unitsOfStep = 20

// Steps returns how many steps some units of work are.
func Steps(units int) int { return units / unitsOfStep }

// Effort returns how many units of work more than a small number one takes to compute with:
// fractions are reduced, for which long ones take by far the longest.
func Effort(x *big.Rat) int {
	switch {
	case x == nil:
		return 0
	case x.IsInt():
		return x.Num().BitLen() / 512
	}
	return (x.Num().BitLen() + x.Denom().BitLen()) / 16
}

// over reports whether no steps are left.
func (w *work) over() bool { return w.left <= 0 || w.shared != nil && w.shared.Left() <= 0 }

// charge takes off units of work.
func (w *work) charge(units int) {
	w.units += units
	if steps := w.units / unitsOfStep; steps > 0 {
		w.units %= unitsOfStep
		if w.left -= steps; !w.shared.Spend(steps) {
			w.left = 0
		}
	}
}

func (w *work) spend(n int) bool {
	w.left -= 1 + n
	if !w.shared.Spend(1 + n) {
		w.left = 0
	}
	select {
	case <-w.stop:
		w.left = 0
	default:
	}
	return w.left > 0
}

// solution is a point of a system, with what its truth values and options are.
type solution struct {
	point []*big.Rat
	box   []interval.Domain
}

// facts returns the facts of a point.
func (p solution) facts() []interval.Domain {
	out := make([]interval.Domain, len(p.box))
	for v, is := range p.box {
		switch is.Type {
		case interval.Bool:
			out[v] = interval.BoolDomain(is.Bools&interval.IsTrue != 0)
		case interval.Text:
			out[v] = interval.TextDomain(is.Texts[0])
		default:
			out[v] = interval.Domain{Type: is.Type, Numbers: interval.Exactly(p.point[v])}
		}
	}
	return out
}

// maxDepth bounds how often one box is split in two.
const maxDepth = 48

// solve looks for a point of the system whose numbers are decimals. Its answers
// are exact: a point is tried on the constraints and definitions themselves, and
// No follows from constraints that are at most weaker than they are.
func (w *work) solve(s *system) (solution, Truth) {
	return w.solveAt(s, 0)
}

func (w *work) solveAt(s *system, depth int) (solution, Truth) {
	if s.impossible {
		return solution{}, No
	}
	if len(s.held) > 0 {
		return w.decide(s, depth)
	}
	if len(s.rows) == 0 && len(s.defs) == 0 {
		if point := w.inBox(s); point != nil {
			return solution{point, s.box[:s.inputs]}, Yes
		}
		return solution{}, Unknown
	}
	if w.over() {
		return solution{}, Unknown
	}
	if s = s.propagate(); s == nil {
		return solution{}, No
	}
	s, entangled := s.settled()
	switch {
	case s == nil:
		return solution{}, No
	case entangled >= 0:
		return w.branch(s, entangled, depth)
	}
	s = s.merged()
	rows := s.relaxed()
	if !w.spend(len(rows) + len(s.defs)) {
		return solution{}, Unknown
	}
	involved := map[int]bool{}
	for _, r := range rows {
		for _, t := range r.form.terms {
			involved[t.v] = true
		}
	}
	for v := range s.box { // in order, so that the same question gets the same answer
		if involved[v] {
			rows = append(rows, ends(v, s.box[v].Numbers)...)
		}
	}
	e, possible, done := eliminate(rows, -1, func(v int) bool { return !s.free(v) }, w)
	if !possible {
		return solution{}, No
	}
	if !done || depth == maxDepth {
		return solution{}, Unknown
	}
	if point := w.inBox(s); point != nil {
		tries := 40
		if sol, ok := w.choose(s, e, len(e.order)-1, point, &tries); ok {
			return sol, Yes
		}
	}
	v, at := w.split(s, e)
	if v < 0 {
		return solution{}, Unknown
	}
	// At the cut itself a product or quotient of v is linear, so that part is
	// solved first; where v is whole and the cut is not, there is none.
	answer := No
	x := variableExpr(v).PlusNumber(interval.Negative(at))
	for _, part := range []*system{s.and(x, Equal), s.and(x, Below), s.and(x.times(ratMinusOne), Below)} {
		if part == nil {
			continue
		}
		p, found := w.solveAt(part, depth+1)
		if found == Yes {
			return p, Yes
		}
		if found == Unknown {
			answer = Unknown
		}
	}
	return solution{}, answer
}

// ends returns the limits of a variable as rows.
func ends(v int, n interval.Interval) []row {
	rel := func(open bool) Relation {
		if open {
			return Below
		}
		return AtMost
	}
	var out []row
	x := variableExpr(v)
	if n.Lo != nil {
		out = append(out, row{x.times(ratMinusOne).PlusNumber(n.Lo), rel(n.LoOpen)})
	}
	if n.Hi != nil {
		out = append(out, row{x.PlusNumber(interval.Negative(n.Hi)), rel(n.HiOpen)})
	}
	return out
}

// inBox returns a point of the box, in which variables other than numbers have no
// value; nil if no candidate is in it.
func (w *work) inBox(s *system) []*big.Rat {
	w.charge(2 * len(s.box))
	point := make([]*big.Rat, len(s.box))
	for v := range s.inputs {
		if t := s.box[v].Type; t == interval.Number || t == interval.Date {
			if point[v] = w.best(v, s.box[v].Numbers); point[v] == nil {
				return nil
			}
		}
	}
	for i, d := range s.defs {
		if v := s.inputs + i; d.kind == chosen {
			values := w.candidates(s, v, s.box[v].Numbers)
			if len(values) == 0 {
				return nil
			}
			point[v] = values[0]
		}
	}
	return point
}

// choose gives the inputs among the variables up to the i-th values, those taken
// out last first, and tries the point.
func (w *work) choose(s *system, e eliminated, i int, point []*big.Rat, tries *int) (solution, bool) {
	if w.over() {
		*tries = 0
		return solution{}, false
	}
	for i >= 0 && !s.free(e.order[i]) {
		i--
	}
	if i < 0 {
		*tries--
		w.spend(len(point)/2 + len(s.rows)/2)
		if !s.complete(point) || !s.contains(point) {
			return solution{}, false
		}
		return w.apart(s, point)
	}
	v := e.order[i]
	// What limits v by derived variables says nothing yet: they were taken out
	// before it and follow from the inputs.
	for _, r := range e.limits[i] {
		w.charge(r.effort())
	}
	set := e.set(i, point).Intersect(s.box[v].Numbers)
	w.charge(70 + 10*Effort(set.Lo) + 10*Effort(set.Hi))
	if set.Empty() {
		*tries--
		w.spend(0)
		return solution{}, false
	}
	for _, c := range w.candidates(s, v, set) {
		point[v] = c
		if sol, ok := w.choose(s, e, i-1, point, tries); ok {
			return sol, true
		}
		if *tries <= 0 {
			break
		}
	}
	return solution{}, false
}

// best returns the first of the candidates of a set, nil if there are none.
func (w *work) best(v int, n interval.Interval) *big.Rat {
	near := func() *big.Rat {
		if v < len(w.near) {
			return w.near[v]
		}
		return nil
	}()
	for _, x := range []*big.Rat{near, n.Lo, n.Hi} {
		if x != nil && n.Contains(x) && interval.Writable(x) {
			return x
		}
	}
	if x := interval.Simplest(n); x != nil && interval.Writable(x) {
		return x
	}
	if c := w.values(v, n); len(c) > 0 {
		return c[0]
	}
	return nil
}

// roomy reports whether a box has a decimal for every number without looking for
// it: each is one fact, or whole, or has some space.
func (s *system) roomy() bool {
	var width big.Rat
	for _, is := range s.box {
		n := is.Numbers
		switch {
		case is.Type != interval.Number && is.Type != interval.Date, n.Grid != interval.Dense, n.Lo == nil, n.Hi == nil, n.Known():
		case width.Sub(n.Hi, n.Lo).Cmp(grain) < 0:
			return false
		}
	}
	return true
}

// grain is a width in which a decimal is found at once; it is never changed.
var grain = big.NewRat(1, 1_000_000_000_000)

// candidates returns values of a variable in a set to try, from the best.
func (w *work) candidates(s *system, v int, n interval.Interval) []*big.Rat {
	if v < s.inputs {
		return w.values(v, n)
	}
	return w.choices(s, v, n)
}

// values returns decimals of a set to try, from the best.
func (w *work) values(v int, n interval.Interval) []*big.Rat {
	var out []*big.Rat
	add := func(x *big.Rat) {
		if x == nil || !n.Contains(x) || slices.ContainsFunc(out, func(y *big.Rat) bool { return x.Cmp(y) == 0 }) {
			return
		}
		if interval.Writable(x) {
			out = append(out, x)
		}
	}
	if w.near != nil && v < len(w.near) && w.near[v] != nil {
		add(w.near[v])
	}
	add(n.Lo)
	add(n.Hi)
	add(interval.Simplest(n))
	for x := int64(1); x <= 1_000_000 && len(out) < 8; x *= 10 {
		step := big.NewRat(x, 1)
		if n.Lo != nil {
			add(new(big.Rat).Add(interval.Ceil(n.Lo), step))
		} else {
			add(new(big.Rat).Neg(step))
		}
		if n.Hi != nil {
			add(new(big.Rat).Sub(interval.Floor(n.Hi), step))
		} else {
			add(step)
		}
	}
	return out
}

// split chooses where to cut the box of a system of which the relaxed constraints
// have a point and no candidate was a point: at a whole number that is none there,
// or at an argument of a definition that does not hold there.
func (w *work) split(s *system, e eliminated) (v int, at *big.Rat) {
	point := make([]*big.Rat, len(s.box))
	for v, is := range s.box { // also those that fell out of the rows by themselves
		if is.Type == interval.Number || is.Type == interval.Date {
			point[v] = interval.Between(is.Numbers)
		}
	}
	for i := len(e.order) - 1; i >= 0; i-- {
		v := e.order[i]
		n := e.set(i, point).Outward() // it is only a place to cut
		w.charge(20)
		for _, r := range e.limits[i] {
			w.charge(r.effort())
		}
		if point[v] = interval.Simplest(interval.Interval{Lo: n.Lo, Hi: n.Hi, LoOpen: n.LoOpen,
			HiOpen: n.HiOpen}); point[v] == nil {
			point[v] = interval.Between(n)
		}
	}
	for v, x := range point {
		if v >= s.inputs && s.defs[v-s.inputs].kind == aside {
			continue
		}
		if x != nil && (!s.box[v].Numbers.Grid.Has(x) || !s.allows(v, x)) {
			return v, x
		}
	}
	v = -1
	var widest *big.Rat
	for i, d := range s.defs {
		if d.kind > quotient && d.kind != workingDays || point[s.inputs+i] == nil {
			continue
		}
		for _, t := range append(slices.Clone(d.a.terms), d.b.terms...) {
			n := s.box[t.v].Numbers
			if n.Known() {
				continue
			}
			if n.Lo == nil || n.Hi == nil {
				return t.v, interval.Cut(n, point[t.v])
			}
			if width := new(big.Rat).Sub(n.Hi, n.Lo); widest == nil || width.Cmp(widest) > 0 {
				v, at, widest = t.v, interval.Cut(n, point[t.v]), width
			}
		}
	}
	return v, at
}
