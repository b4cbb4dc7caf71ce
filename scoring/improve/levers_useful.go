package improve

import (
	"math/big"
	"slices"
	"strconv"

	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/parindex/parindex/scoring/internal/solve"
)

// every takes all values that can be of use, where a rule ties the input to another
// and they are whole numbers.
func (l *lever) every(g *targets, free func(int) bool, to []step) {
	is := l.useful(g.place, free, to)
	if is.Empty() {
		return
	}
	all := is.Few(wholes)
	if all == nil {
		l.notAll(GapWork, "")
		l.all = l.strict
		if at, known := l.known[g.place].Numbers.Single(); known && is.Numbers.Grid == interval.Whole {
			is.Numbers = is.Numbers.Intersect(interval.Interval{Lo: new(big.Rat).Sub(at, big.NewRat(tiedTo, 1)),
				Hi: new(big.Rat).Add(at, big.NewRat(tiedTo, 1))})
			all = is.Few(wholes)
		}
	}
	for _, v := range all {
		g.take(v)
	}
}

// useful returns the values within reach that can be of use: those on the one side
// of the present value where no leaf comes to less, if there is one, and there not
// beyond a value with which all leaves are at their best.
func (l *lever) useful(place int, free func(int) bool, to []step) interval.Domain {
	is := l.reach[place]
	at, known := l.known[place].Numbers.Single()
	if !known {
		return is
	}
	// A move to the other side is of no use if the figure can as well stay.
	related := l.engine.Compiled.Relations
	loosensUp, loosensDown := related.Loosens(l.slots[place], true), related.Loosens(l.slots[place], false)
	if !loosensUp && !loosensDown {
		return is
	}
	up, down := l.favourable(place, free, to)
	up, down = up && loosensUp, down && loosensDown
	limit := interval.Interval{Lo: at}
	side := ">="
	switch {
	case up && down:
		limit.Hi = at
	case down:
		limit, side = interval.Interval{Hi: at}, "<="
	case !up:
		return is
	}
	is.Numbers = is.Numbers.Intersect(limit)
	for _, t := range l.targets(place, func(int) bool { return false }, to) {
		with := slices.Clone(to)
		with[place] = t
		if t.Moves(side) && l.best(with) && related.Loosens(l.slots[place], side == "<=") {
			end := interval.Interval{Lo: t.Is.Numbers.Lo}
			if side == ">=" {
				end = interval.Interval{Hi: t.Is.Numbers.Lo}
			}
			is.Numbers = is.Numbers.Intersect(end)
			break
		}
	}
	return is
}

// favourable returns the sides to which no leaf comes to less, whatever the inputs
// not decided yet are, as far as that is proved.
func (l *lever) favourable(place int, free func(int) bool, to []step) (up, down bool) {
	up, down = true, true
	for _, a := range l.leaves {
		at := slices.Index(a.places, place)
		if at < 0 || a.inert {
			continue
		}
		key := strconv.Itoa(at) + ":" + a.key(to, func(p int) bool { return p == place || free(p) })
		sides, done := a.sides[key]
		if !done {
			sides = l.sidesOf(a, at, l.around(a, at, free, to))
			a.sides[key] = sides
		}
		up, down = up && sides[0], down && sides[1]
	}
	return up, down
}

// sidesOf proves that a leaf comes to no less with more of an input, and with less.
// Where it fails nothing is sure.
func (l *lever) sidesOf(a *leafState, at int, vars []interval.Domain) (sides [2]bool) {
	if a.Rule != nil || len(a.Cases) == 0 {
		return sides
	}
	if o := a.EvaluateWithin(l.budget, l.engine.Compiled.Rubric, vars); o.Excluded || o.Failure != nil && a.Item.Step.IsPositive() {
		return sides
	}
	worst, penalty := a.Item.Min.Rat(), l.engine.Compiled.Side(a.Node) == rules.OnPenalty
	if penalty {
		worst = a.Item.Max.Rat()
	}
	for i, rises := range []bool{true, false} {
		// More of a penalty is worse.
		p := rules.NewProver(l.engine.Compiled.Rubric, a.Node, vars, leverSteps)
		p.Budget = l.budget
		p.Loosen(func(k int) bool { return k == at })
		sides[i] = p.AgainstMonotone(at, rises != penalty, worst).Found == solve.No
	}
	return sides
}
