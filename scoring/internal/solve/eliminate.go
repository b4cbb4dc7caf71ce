package solve

import (
	"math/big"
	"slices"

	"github.com/parindex/parindex/scoring/internal/interval"
)

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
		if pairs(with, v) > 10*maxRows {
			return e, true, false
		}
		combined := combine(with, v)
		for _, r := range combined {
			w.charge(r.effort())
		}
		rows = without
		for _, r := range combined {
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
		terms := 0
		for _, r := range rows {
			terms += len(r.form.terms)
		}
		if len(rows) > maxRows || !w.spend(terms/5) {
			return e, true, false
		}
	}
}

// pairs returns how many rows come of taking a variable out of rows.
func pairs(rows []row, v int) int {
	up, down := 0, 0
	for _, r := range rows {
		switch {
		case r.rel == Equal:
			return len(rows) - 1
		case r.form.of(v).Sign() > 0:
			up++
		default:
			down++
		}
	}
	return up * down
}

// effort is what it takes to compute with a row, in units of work.
func (r row) effort() int {
	units := 8
	for _, t := range r.form.terms {
		units += 8 + 3*Effort(t.c)
	}
	return units
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
		switch c := interval.Cmp(old.form.constant, r.form.constant); {
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
	return slices.EqualFunc(a, b, func(x, y term) bool { return x.v == y.v && interval.Cmp(x.c, y.c) == 0 })
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
