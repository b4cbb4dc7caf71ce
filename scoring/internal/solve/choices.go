package solve

import (
	"math/big"
	"slices"

	"github.com/parindex/parindex/scoring/internal/interval"
)

// choice is a part of a formula that comes to one of several numbers, each on facts of
// its own: a derived variable stands for it, and which way is taken stays open. So a sum
// of n conditionals is a form over n variables rather than 2ⁿ regions.
type choice struct {
	reads     []int // inputs, in order
	ways      []way
	low, unit *big.Rat // the part is low + unit · variable
	// members are the choices that a variable is the sum of; nil for one by itself.
	members []int
}

// way is one of the ways through a part: what it asks of the inputs that the part reads,
// and what the variable is then.
type way struct {
	box  []interval.Domain // by what is read
	rows []row
	is   LinearExpr
}

// open reports whether a way can be taken.
func (c *choice) open(w *way, s *system, v int) bool {
	for k, in := range c.reads {
		if !overlap(s.box[in], w.box[k]) {
			return false
		}
	}
	if x, known := w.is.Known(); known {
		n := &s.box[v].Numbers
		return (n.Lo == nil || n.Lo.Cmp(x) <= 0) && (n.Hi == nil || x.Cmp(n.Hi) <= 0)
	}
	return !w.is.over(s.box).Intersect(s.box[v].Numbers).Empty()
}

func overlap(a, b interval.Domain) bool {
	switch a.Type {
	case interval.Bool:
		return a.Bools&b.Bools != 0
	case interval.Text:
		return slices.ContainsFunc(a.Texts, func(s string) bool { return slices.Contains(b.Texts, s) })
	}
	return !a.Numbers.Intersect(b.Numbers).Empty()
}

// over returns what the variable of a choice can be.
func (c *choice) over(s *system, v int) interval.Interval {
	if c.members != nil {
		return s.box[v].Numbers
	}
	var out interval.Interval
	some := false
	for i := range c.ways {
		w := &c.ways[i]
		if !c.open(w, s, v) {
			continue
		}
		is := interval.Interval{Lo: w.is.constant, Hi: w.is.constant}
		if len(w.is.terms) > 0 {
			is = w.is.over(s.box)
		}
		if some {
			is = is.Hull(out)
		}
		out, some = is, true
	}
	if !some {
		return interval.Interval{Lo: ratOne, Hi: ratZero}
	}
	return out
}

// same reports whether two choices are of one number, or of multiples of one: one variable
// stands for both.
func (c *choice) same(d *choice) bool {
	if c == d {
		return true
	}
	if !slices.Equal(c.reads, d.reads) || len(c.ways) != len(d.ways) || (c.members != nil) != (d.members != nil) {
		return false
	}
	for i := range c.ways {
		a, b := &c.ways[i], &d.ways[i]
		if !a.is.equal(b.is) || !slices.EqualFunc(a.box, b.box, interval.Domain.Equal) ||
			!slices.EqualFunc(a.rows, b.rows, func(x, y row) bool { return x.rel == y.rel && x.form.equal(y.form) }) {
			return false
		}
	}
	return true
}

func (a LinearExpr) equal(b LinearExpr) bool {
	return sameTerms(a.terms, b.terms) && interval.Cmp(a.constant, b.constant) == 0
}

// newChoice returns the choice between ways to numbers; where these lie on a lattice, the
// variable counts its steps from the least.
func newChoice(reads []int, ways []way) openChoice {
	c := &choice{reads: reads, low: ratZero, unit: ratOne}
	var least, most *big.Rat
	constant := true
	for _, w := range ways {
		v, known := w.is.Known()
		if constant = constant && known; !constant {
			break
		}
		if least == nil || v.Cmp(least) < 0 {
			least = v
		}
		if most == nil || v.Cmp(most) > 0 {
			most = v
		}
	}
	if !constant {
		c.ways = ways
		return openChoice{c, interval.Interval{}}
	}
	unit := new(big.Rat)
	for _, w := range ways {
		unit = commonStep(unit, new(big.Rat).Sub(w.is.constant, least))
	}
	if unit.Sign() == 0 {
		unit = ratOne
	}
	c.low, c.unit = least, unit
	steps := func(v *big.Rat) *big.Rat { return new(big.Rat).Quo(new(big.Rat).Sub(v, least), unit) }
	for _, w := range ways {
		w.is = Constant(steps(w.is.constant))
		c.ways = append(c.ways, w)
	}
	return openChoice{c, interval.Interval{Lo: ratZero, Hi: steps(most), Grid: interval.Whole}}
}

// commonStep returns the greatest number of which two numbers are multiples.
func commonStep(a, b *big.Rat) *big.Rat {
	if a.Sign() == 0 {
		return b
	}
	denom := new(big.Int).Mul(a.Denom(), b.Denom())
	x, y := new(big.Int).Mul(a.Num(), b.Denom()), new(big.Int).Mul(b.Num(), a.Denom())
	return new(big.Rat).SetFrac(new(big.Int).GCD(nil, nil, x.Abs(x), y.Abs(y)), denom)
}

// choosing returns a system with the variables of choices, and a form with the parts.
func (s *system) choosing(all []openChoice, sum LinearExpr) (*system, LinearExpr) {
	out := *s
	out.box = append(make([]interval.Domain, 0, len(s.box)+len(all)), s.box...)
	out.defs = append(make([]definition, 0, len(s.defs)+len(all)), s.defs...)
	terms := LinearExpr{constant: new(big.Rat)}
	for _, c := range all {
		i := slices.IndexFunc(s.defs, func(d definition) bool { return d.kind == chosen && d.choice.same(c.choice) })
		if i < 0 {
			i = len(out.defs)
			out.box = append(out.box, interval.Domain{Type: interval.Number, Numbers: c.can})
			out.defs = append(out.defs, definition{kind: chosen, choice: c.choice})
		}
		terms.constant.Add(terms.constant, c.low)
		terms.terms = append(terms.terms, term{s.inputs + i, c.unit})
	}
	slices.SortFunc(terms.terms, func(a, b term) int { return a.v - b.v })
	return &out, sum.Plus(terms)
}

// take returns the system in which a way of a choice is taken, not propagated; nil where
// that is seen to be impossible.
func (s *system) take(i int, w *way) *system {
	c := s.defs[i].choice
	out := *s
	out.box = slices.Clone(s.box)
	for k, v := range c.reads {
		if out.box[v] = s.box[v].Intersect(w.box[k]); out.box[v].Empty() {
			return nil
		}
	}
	out.defs = slices.Clone(s.defs)
	out.defs[i] = definition{kind: taken, a: w.is}
	out.rows = append(s.rows[:len(s.rows):len(s.rows)], w.rows...)
	out.changed = append(append(s.changed[:len(s.changed):len(s.changed)], c.reads...), s.inputs+i)
	return &out
}

// free reports whether the value of a variable is chosen rather than computed from others.
func (s *system) free(v int) bool { return v < s.inputs || s.defs[v-s.inputs].kind == chosen }

// openWays returns the ways of a choice that can be taken.
func (s *system) openWays(i int) (out []*way) {
	c := s.defs[i].choice
	for k := range c.ways {
		if w := &c.ways[k]; c.open(w, s, s.inputs+i) {
			out = append(out, w)
		}
	}
	return out
}

// settled takes the ways of entangled choices that are the only ones left; nil where none
// is left for one of them. It returns the entangled choice with the fewest ways, -1 if
// there is none.
func (s *system) settled() (_ *system, entangled int) {
	for {
		best, least, again := -1, 0, false
		for _, i := range s.entangled() {
			ways := s.openWays(i)
			switch {
			case len(ways) == 0:
				return nil, -1
			case len(ways) == 1:
				if s = s.take(i, ways[0]); s == nil {
					return nil, -1
				}
				again = true
			case best < 0 || len(ways) < least:
				best, least = i, len(ways)
			}
		}
		if !again {
			return s, best
		}
		if s = s.propagate(); s == nil {
			return nil, -1
		}
	}
}

// entangled returns the choices that read what something else reads.
func (s *system) entangled() (out []int) {
	if !slices.ContainsFunc(s.defs, func(d definition) bool { return d.kind == chosen }) {
		return nil
	}
	readers := s.readers()
	for i, d := range s.defs {
		if d.kind == chosen && slices.ContainsFunc(d.choice.reads, func(v int) bool { return readers[v] > 1 }) {
			out = append(out, i)
		}
	}
	return out
}

// readers counts what reads each input.
func (s *system) readers() []int {
	readers := make([]int, s.inputs)
	count := func(l LinearExpr) {
		for _, t := range l.terms {
			if t.v < s.inputs {
				readers[t.v]++
			}
		}
	}
	for _, r := range s.rows {
		count(r.form)
	}
	for _, d := range s.defs {
		count(d.a)
		count(d.b)
		if d.kind == chosen {
			for _, v := range d.choice.reads {
				readers[v]++
			}
		}
	}
	if len(s.held) > 0 {
		for _, v := range s.heldSlots() {
			readers[v]++
		}
	}
	return readers
}

// branch takes one way of a choice after the other.
func (w *work) branch(s *system, i, depth int) (solution, Truth) {
	answer := No
	for _, way := range s.openWays(i) {
		if !w.spend(len(s.box)) {
			return solution{}, Unknown
		}
		at := s.take(i, way)
		if at == nil {
			continue
		}
		sol, found := w.solveAt(at, depth)
		if found == Yes {
			return sol, Yes
		}
		if found == Unknown {
			answer = Unknown
		}
	}
	return solution{}, answer
}

// merged returns the system with one variable for choices that are interchangeable: whose
// values are neighbouring whole numbers, and which stand in the same rows with the same
// coefficients, and in no definition. No facts are lost, as every whole number up to the
// sum of what they can be is a sum of such.
func (s *system) merged() *system {
	classes := map[string][]int{}
	var order []string
	for i, d := range s.defs {
		v := s.inputs + i
		if d.kind != chosen || d.choice.members != nil || s.inDefinition(v) || !s.gapless(v) {
			continue
		}
		var key []byte
		for k := range s.rows {
			if c := s.rows[k].form.of(v); c != nil {
				key = append(append(append(key, byte(k), byte(k>>8), byte(k>>16)), c.String()...), ' ')
			}
		}
		if len(key) == 0 {
			continue
		}
		if classes[string(key)] == nil {
			order = append(order, string(key))
		}
		classes[string(key)] = append(classes[string(key)], v)
	}
	hidden := map[int]bool{}
	out := *s
	for _, key := range order {
		of := classes[key]
		if len(of) < 2 {
			continue
		}
		if len(hidden) == 0 {
			out.box, out.defs = slices.Clone(s.box), slices.Clone(s.defs)
		}
		sum := interval.Interval{Lo: ratZero, Hi: ratZero, Grid: interval.Whole}
		for k, v := range of {
			sum = sum.Add(s.box[v].Numbers)
			if k > 0 {
				hidden[v] = true
				out.defs[v-s.inputs] = definition{kind: aside}
			}
		}
		out.box[of[0]].Numbers = sum
		out.defs[of[0]-s.inputs] = definition{kind: chosen, choice: &choice{members: of, low: ratZero, unit: ratOne}}
	}
	if len(hidden) == 0 {
		return s
	}
	out.rows = slices.Clone(s.rows)
	for i := range out.rows {
		form := &out.rows[i].form
		form.terms = slices.DeleteFunc(slices.Clone(form.terms), func(t term) bool { return hidden[t.v] })
	}
	out.original = s
	out.doneRows, out.doneDefs, out.changed = 0, 0, nil
	return &out
}

// gapless reports whether the variable of a choice can be every whole number between its
// least and its most.
func (s *system) gapless(v int) bool {
	n := s.box[v].Numbers
	if n.Grid != interval.Whole || n.Lo == nil || n.Hi == nil {
		return false
	}
	width := new(big.Rat).Sub(n.Hi, n.Lo)
	if width.Cmp(big.NewRat(64, 1)) > 0 {
		return false
	}
	for x := n.Lo; x.Cmp(n.Hi) <= 0; x = new(big.Rat).Add(x, ratOne) {
		if !s.allows(v, x) {
			return false
		}
	}
	return true
}

// allows reports whether a way of a choice leads to a value of its variable.
func (s *system) allows(v int, x *big.Rat) bool {
	if v < s.inputs || s.defs[v-s.inputs].kind != chosen || s.defs[v-s.inputs].choice.members != nil {
		return true
	}
	return slices.ContainsFunc(s.openWays(v-s.inputs), func(w *way) bool { return w.reaches(s, x) })
}

func (w *way) reaches(s *system, x *big.Rat) bool {
	if is, known := w.is.Known(); known {
		return is.Cmp(x) == 0
	}
	return w.is.over(s.box).Contains(x)
}

// apart gives the members of merged choices values, and every choice a way with facts of
// its own; not ok where there are none.
func (w *work) apart(s *system, point []*big.Rat) (solution, bool) {
	point = slices.Clone(point)
	for s.original != nil {
		for i, d := range s.defs {
			if d.kind == chosen && d.choice.members != nil && s.original.defs[i].choice.members == nil {
				s.original.share(d.choice.members, point)
			}
		}
		s = s.original
	}
	out := solution{point, slices.Clone(s.box[:s.inputs])}
	for i, d := range s.defs {
		if d.kind == chosen && !w.shown(s, i, &out) {
			return out, false
		}
	}
	return out, true
}

// share divides the value of the first of several variables among them.
func (s *system) share(members []int, point []*big.Rat) {
	left := new(big.Rat).Set(point[members[0]])
	for _, v := range members {
		left.Sub(left, s.box[v].Numbers.Lo)
	}
	for _, v := range members {
		n := s.box[v].Numbers
		more := new(big.Rat).Sub(n.Hi, n.Lo)
		if more.Cmp(left) > 0 {
			more.Set(left)
		}
		point[v] = new(big.Rat).Add(n.Lo, more)
		left.Sub(left, more)
	}
}

// shown gives the inputs of a choice facts for which its variable has the value of the
// point. Nothing else reads them.
func (w *work) shown(s *system, i int, out *solution) bool {
	c, x := s.defs[i].choice, out.point[s.inputs+i]
	for k := range c.ways {
		way := &c.ways[k]
		if !way.reaches(s, x) || !c.open(way, s, s.inputs+i) || !w.spend(len(c.reads)) {
			continue
		}
		box := make([]interval.Domain, len(c.reads))
		for k, v := range c.reads {
			box[k] = s.box[v].Intersect(way.box[k])
		}
		values, ok := w.inWay(s, c, way, box, x)
		if !ok {
			continue
		}
		for k, v := range c.reads {
			out.point[v], out.box[v] = values[k], box[k]
		}
		return true
	}
	return false
}

// inWay returns values of the inputs of a choice on a way, in a box of theirs.
func (w *work) inWay(s *system, c *choice, way *way, box []interval.Domain, x *big.Rat) ([]*big.Rat, bool) {
	out := make([]*big.Rat, len(box))
	if len(way.rows) == 0 && len(way.is.terms) == 0 {
		for k, is := range box {
			if is.Type != interval.Number && is.Type != interval.Date {
				continue
			}
			if w.plain {
				for x := range w.plainValues(is, c.reads[k]) {
					out[k] = x
					break
				}
			}
			if out[k] == nil {
				out[k] = w.best(c.reads[k], is.Numbers)
			}
			if out[k] == nil {
				return nil, false
			}
		}
		return out, true
	}
	own := &system{inputs: s.inputs, box: make([]interval.Domain, s.inputs), rows: way.rows, counter: s.counter}
	for k, v := range c.reads {
		own.box[v] = box[k]
	}
	if own = own.and(way.is.PlusNumber(interval.Negative(x)), Equal); own == nil {
		return nil, false
	}
	sol, found := w.solveAt(own, 0)
	for k, v := range c.reads {
		if found == Yes {
			out[k] = sol.point[v]
		}
	}
	return out, found == Yes
}

// choices returns values of the variable of a choice in a set to try.
func (w *work) choices(s *system, v int, n interval.Interval) (out []*big.Rat) {
	add := func(x *big.Rat) {
		if x != nil && n.Contains(x) && !slices.ContainsFunc(out, func(y *big.Rat) bool { return x.Cmp(y) == 0 }) {
			out = append(out, x)
		}
	}
	if c := s.defs[v-s.inputs].choice; c.members == nil {
		for _, way := range s.openWays(v - s.inputs) {
			is := way.is.over(s.box).Intersect(n)
			for _, x := range []*big.Rat{is.Lo, is.Hi, interval.Simplest(is)} {
				add(x)
			}
		}
		return out
	}
	add(n.Lo)
	add(n.Hi)
	add(interval.Simplest(n))
	return out
}
