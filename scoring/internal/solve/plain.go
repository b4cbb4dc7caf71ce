package solve

import (
	"iter"
	"math/big"
	"slices"
	"strings"
	"time"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/interval"
)

// Plain lets a search replace the facts that it finds by some of the same region that a
// person would rather write: few digits, round numbers, ends of months.
func (q *Search) Plain() { q.work.plain = true }

// plainSteps bounds the work on plainer facts; it is none of the question's.
const plainSteps = 20_000

// plainer returns a point of the system that accept takes and that is plainer than one
// that was found, or that one. It gives one variable after the other the first of its
// plain values that leaves a point, those that others are divided by first or last,
// whichever comes out plainer.
func (w *work) plainer(s *system, found solution, accept func(solution) bool) solution {
	if !w.plain {
		return found
	}
	best, least := found, w.costs(s, found.point)
	if least <= 1 {
		return found // as close to a limit as it was found
	}
	for _, order := range s.orders() {
		of := work{left: plainSteps, shared: w.shared, stop: w.stop, near: w.near}
		own := *s
		own.counter = &of
		sol := of.settle(&own, order, found, accept)
		cost := w.costs(s, sol.point)
		if cost < least || cost == least && hundreds(sol.point) > hundreds(best.point) {
			best, least = sol, cost
		}
	}
	return best
}

// orders returns the numbers and dates in the orders in which they are settled. What only
// a choice reads has plain values already where there are some.
func (s *system) orders() [][]int {
	var first, last []int
	apart := map[int]bool{}
	for _, d := range s.defs {
		if d.kind == chosen {
			for _, v := range d.choice.reads {
				apart[v] = true
			}
		}
	}
	for _, i := range s.entangled() {
		for _, v := range s.defs[i].choice.reads {
			delete(apart, v)
		}
	}
	for v := range s.inputs {
		switch t := s.box[v].Type; {
		case apart[v]:
		case t != interval.Number && t != interval.Date || s.box[v].Numbers.Known():
		case s.divides(v):
			first = append(first, v)
		default:
			last = append(last, v)
		}
	}
	order := slices.Concat(first, last)
	if len(order) < 2 {
		return [][]int{order}
	}
	back := slices.Clone(order)
	slices.Reverse(back)
	return [][]int{order, back}
}

// divides reports whether others are divided by a variable.
func (s *system) divides(v int) bool {
	return slices.ContainsFunc(s.defs, func(d definition) bool { return d.kind == quotient && d.b.of(v) != nil })
}

// settle gives variables plain values in an order.
func (w *work) settle(s *system, order []int, sol solution, accept func(solution) bool) solution {
	for _, v := range order {
		if w.charge(60); w.over() {
			return sol
		}
		cost := w.cost(s, v, sol.point)
		if narrow := s.propagate(); narrow != nil {
			s = narrow
		}
		if cost > 0 {
			for x := range w.plainValues(s.box[v], v) {
				if x.Cmp(sol.point[v]) == 0 {
					break // nothing plainer is left
				}
				at := s.and(variableExpr(v).PlusNumber(interval.Negative(x)), Equal)
				if at == nil || !w.spend(0) {
					continue
				}
				if p, found := w.solve(at); found == Yes && accept(p) {
					sol = p
					break
				}
			}
		}
		at := s.and(variableExpr(v).PlusNumber(interval.Negative(sol.point[v])), Equal)
		if at == nil {
			return sol
		}
		s = at
	}
	return sol
}

// plainNumbers are numbers that people write, from the plainest.
var plainNumbers = func() (out []*big.Rat) {
	for _, text := range strings.Fields("1 2 5 10 20 50 100 0 3 4 6 7 8 9 12 15 25 30 40 60 70 75 80 90 95 99 " +
		"200 500 1000 2000 5000 10000 0.5 0.1 1.5 2.5 0.25 0.75 -1 -2 -5 -10 -100 -0.5") {
		x, _ := new(big.Rat).SetString(text)
		out = append(out, x)
	}
	return out
}()

// plainValues yields plain values that a variable can have, from the plainest.
func (w *work) plainValues(is interval.Domain, v int) iter.Seq[*big.Rat] {
	return func(yield func(*big.Rat) bool) {
		values := plainNumbers
		if is.Type == interval.Date {
			values = w.plainDays(v)
		}
		for _, x := range values {
			if is.Numbers.Contains(x) && interval.Writable(x) && !yield(x) {
				return
			}
		}
		if x := interval.Simplest(is.Numbers); x != nil && is.Numbers.Contains(x) && interval.Writable(x) {
			yield(x)
		}
	}
}

// plainDays returns days of the year that is scored, which is that of the day to stay
// close to: the ends of the year, its half, its quarters and months, then their first
// days.
func (w *work) plainDays(v int) (out []*big.Rat) {
	if v >= len(w.near) || w.near[v] == nil || !w.near[v].IsInt() || !w.near[v].Num().IsInt64() {
		return nil
	}
	year := rubric.Date{Year: 1970, Month: 1, Day: 1}.Plus(w.near[v].Num().Int64()).Year
	add := func(d rubric.Date, days int64) { out = append(out, big.NewRat(d.DayNumber()+days, 1)) }
	months := []time.Month{12, 6, 9, 3, 11, 10, 8, 7, 5, 4, 2, 1}
	for _, m := range months {
		add(rubric.Date{Year: year, Month: m + 1, Day: 1}, -1)
	}
	for _, m := range months {
		add(rubric.Date{Year: year, Month: m, Day: 1}, 0)
	}
	return out
}

// cost says how far the value of a variable is from what people write; 0 for what
// they do.
func (w *work) cost(s *system, v int, point []*big.Rat) int {
	x := point[v]
	switch s.box[v].Type {
	case interval.Date:
		if slices.ContainsFunc(w.plainDays(v), func(d *big.Rat) bool { return d.Cmp(x) == 0 }) {
			return 0
		}
		return 3
	case interval.Number:
		text := strings.TrimPrefix(interval.Decimal(x), "-")
		whole, frac, _ := strings.Cut(text, ".")
		digits := len(strings.Trim(whole+frac, "0"))
		switch {
		case digits <= 1:
			return 0
		case digits > 2 || len(whole) > 4 || len(frac) > 1:
			return digits + len(whole) + 2*len(frac)
		case s.divides(v): // 81 of 100 rather than 50 of 62
			return 3
		}
		return 1
	}
	return 0
}

func (w *work) costs(s *system, point []*big.Rat) int {
	sum := 0
	w.charge(5 * s.inputs)
	for v := range s.inputs {
		sum += w.cost(s, v, point)
	}
	return sum
}

// hundreds counts the values that are 100, of which parts are read as percent.
func hundreds(point []*big.Rat) int {
	n := 0
	for _, x := range point {
		if x != nil && x.Cmp(oneHundred) == 0 {
			n++
		}
	}
	return n
}

// oneHundred is never changed.
var oneHundred = big.NewRat(100, 1)
