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
// nil if that leaves nothing.
func (s *system) propagate() *system {
	if s.impossible {
		return nil
	}
	out := *s
	out.box = slices.Clone(s.box)
	for range propagateRounds {
		changed := false
		for _, r := range out.relaxed() {
			ok, narrowed := out.narrowBy(r)
			if !ok {
				return nil
			}
			changed = changed || narrowed
		}
		for i := range out.defs {
			ok, narrowed := out.meet(s.inputs+i, out.defined(i))
			if !ok {
				return nil
			}
			changed = changed || narrowed
			if v, is := out.defs[i].day(); is { // the days with so many working days are known exactly
				ok, narrowed = out.meet(v, out.defs[i].calendar.DaysWith(out.box[s.inputs+i].Numbers))
				if !ok {
					return nil
				}
				changed = changed || narrowed
			}
		}
		if !changed {
			break
		}
	}
	return &out
}

// meet narrows a variable in place; only propagate, which owns its box, may.
func (s *system) meet(v int, n interval.Interval) (ok, narrowed bool) {
	n = s.box[v].Numbers.Intersect(n.Outward())
	if n.Empty() || v < s.inputs && !interval.IsFact(n) {
		return false, false
	}
	narrowed = !n.SameEnds(s.box[v].Numbers)
	s.box[v].Numbers = n
	return true, narrowed
}

// narrowBy narrows every variable of a row by what the others can be.
func (s *system) narrowBy(r row) (ok, narrowed bool) {
	if ok, narrowed, done := s.narrowByWhole(r); done {
		return ok, narrowed
	}
	low, high := endSum{}, endSum{} // of the terms, from below and from above
	both := r.rel == Equal
	low.sum.Set(r.form.constant)
	high.sum.Set(r.form.constant)
	for _, t := range r.form.terms {
		low.add(end(s.box, t, false), 1)
		if both {
			high.add(end(s.box, t, true), 1)
		}
	}
	if low.infinite > 1 && (!both || high.infinite > 1) {
		return true, false
	}
	for _, t := range r.form.terms {
		n := interval.Interval{}
		was, wasHigh := end(s.box, t, false), sumEnd{}
		low.add(was, -1)
		if both {
			wasHigh = end(s.box, t, true)
			high.add(wasHigh, -1)
		}
		if low.infinite == 0 {
			rel := r.rel
			if low.open > 0 {
				rel = Below
			} else if rel == Equal {
				rel = AtMost
			}
			n = limit(t.c, &low.sum, rel)
		}
		if both && high.infinite == 0 { // the same from the other side
			rel := AtMost
			if high.open > 0 {
				rel = Below
			}
			n = n.Intersect(limit(interval.Negative(t.c), interval.Negative(&high.sum), rel))
		}
		did := false
		if n.Lo != nil || n.Hi != nil {
			if ok, did = s.meet(t.v, n); !ok {
				return false, false
			}
		}
		if did {
			narrowed = true
			was = end(s.box, t, false)
			if both {
				wasHigh = end(s.box, t, true)
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
		sum            big.Rat
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
	return &a.sum
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
	var p big.Rat
	if p.Mul(e.v, e.c); sign > 0 {
		a.sum.Add(&a.sum, &p)
	} else {
		a.sum.Sub(&a.sum, &p)
	}
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

// eliminated is what is left of rows when variables were taken out of them one
// after the other (Fourier and Motzkin): for each the rows that limit it by those
// taken out after it.
type eliminated struct {
	order  []int
	limits [][]row
	rest   []row // on the variable that was kept
}

// maxRows bounds the rows of an elimination, which may square in every step.
const maxRows = 300

// eliminate takes the variables but keep (none: -1) out of rows, in an order of its
// own: first those for which first is true. Not possible: no point satisfies the rows. Not done: they
// grew too many.
func eliminate(rows []row, keep int, first func(v int) bool, w *work) (e eliminated, possible, done bool) {
	for {
		v := next(rows, keep, first)
		if v < 0 {
			e.rest = rows
			return e, true, true
		}
		var with, without []row
		for _, r := range rows {
			if r.form.of(v) != nil {
				with = append(with, r)
			} else {
				without = append(without, r)
			}
		}
		e.order, e.limits = append(e.order, v), append(e.limits, with)
		if !w.spend(len(with) * len(with) / 4) {
			return e, true, false
		}
		rows = without
		for _, r := range combine(with, v) {
			if len(r.form.terms) == 0 {
				if !r.rel.holds(r.form.constant) {
					return e, false, true
				}
				continue
			}
			if !r.long() { // without it the rows say less, which is allowed
				rows = insert(rows, r)
			}
			if len(rows) > maxRows {
				return e, true, false
			}
		}
		if len(rows) > maxRows || !w.spend(len(rows)*len(e.order)) {
			return e, true, false
		}
	}
}

func (r row) long() bool {
	for _, t := range r.form.terms {
		if t.c.Num().BitLen()+t.c.Denom().BitLen() > 4*interval.MaxEnd {
			return true
		}
	}
	return false
}

// next returns the variable whose elimination makes the fewest rows, -1 if there
// is none left.
func next(rows []row, keep int, first func(v int) bool) int {
	type count struct{ up, down, equal int }
	counts := map[int]*count{}
	for _, r := range rows {
		for _, t := range r.form.terms {
			c := counts[t.v]
			if t.v == keep {
				continue
			}
			if c == nil {
				c = &count{}
				counts[t.v] = c
			}
			switch {
			case r.rel == Equal:
				c.equal++
			case t.c.Sign() > 0:
				c.up++
			default:
				c.down++
			}
		}
	}
	best, least := -1, 0
	for v, c := range counts {
		cost := c.up * c.down
		if c.equal > 0 {
			cost = -1
		}
		cost = 2 * cost
		if !first(v) {
			cost += 1_000_000
		}
		if best < 0 || cost < least || cost == least && v < best {
			best, least = v, cost
		}
	}
	return best
}

// combine returns what rows say when a variable is taken out of them.
func combine(rows []row, v int) []row {
	for i, eq := range rows {
		if eq.rel != Equal {
			continue
		}
		var out []row
		for j, r := range rows {
			if i != j {
				out = append(out, row{r.form.plusTimes(eq.form, new(big.Rat).Neg(new(big.Rat).Quo(r.form.of(v), eq.form.of(v)))),
					r.rel})
			}
		}
		return out
	}
	var up, down, out []row
	for _, r := range rows {
		if r.form.of(v).Sign() > 0 {
			up = append(up, r)
		} else {
			down = append(down, r)
		}
	}
	for _, a := range up {
		for _, b := range down {
			c := new(big.Rat).Quo(a.form.of(v), b.form.of(v))
			rel := AtMost
			if a.rel == Below || b.rel == Below {
				rel = Below
			}
			out = append(out, row{a.form.plusTimes(b.form, c.Neg(c)), rel})
		}
	}
	return out
}

// insert adds a row, unless one with the same form says as much; one that says
// less goes.
func insert(rows []row, r row) []row {
	lead := new(big.Rat).Abs(r.form.terms[0].c)
	r.form = r.form.times(lead.Inv(lead))
	for i, old := range rows {
		if old.rel == Equal || r.rel == Equal || !sameTerms(old.form.terms, r.form.terms) {
			continue
		}
		switch c := old.form.constant.Cmp(r.form.constant); {
		case c > 0 || c == 0 && old.rel == Below:
			return rows
		default:
			rows[i] = r
			return rows
		}
	}
	return append(rows, r)
}

func sameTerms(a, b []term) bool {
	return slices.EqualFunc(a, b, func(x, y term) bool { return x.v == y.v && x.c.Cmp(y.c) == 0 })
}

// set returns what the rows of the i-th variable leave it, given the values of
// those taken out after it.
func (e eliminated) set(i int, point []*big.Rat) interval.Interval {
	v, out := e.order[i], interval.Interval{}
	for _, r := range e.limits[i] {
		rest := new(big.Rat).Set(r.form.constant)
		var p big.Rat
		for _, t := range r.form.terms {
			if t.v != v {
				rest.Add(rest, p.Mul(t.c, point[t.v]))
			}
		}
		out = out.Intersect(limit(r.form.of(v), rest, r.rel))
	}
	return out
}
