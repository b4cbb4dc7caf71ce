package solve

import (
	"iter"
	"math/big"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
)

// arguments evaluates a list of numbers; other arguments, which only functions of
// the host's take, count for nothing.
func (e *evaluation) arguments(nodes []formula.Node, r Region, got []LinearExpr, yield func(Region, []LinearExpr)) {
	if len(nodes) == 0 {
		yield(r, got)
		return
	}
	e.follow(nodes[0], r, func(r Region, x operand) {
		e.arguments(nodes[1:], r, append(got[:len(got):len(got)], x.number), yield)
	})
}

func (e *evaluation) arithmetic(n *formula.Binary, r Region, x, y LinearExpr, yield func(Region, operand)) {
	switch n.Op {
	case "+":
		yield(r, numeric(x.Plus(y)))
	case "-":
		yield(r, numeric(x.Minus(y)))
	case "*":
		a, aKnown := x.Known()
		b, bKnown := y.Known()
		switch {
		case aKnown:
			yield(r, numeric(y.times(a)))
		case bKnown:
			yield(r, numeric(x.times(b)))
		default:
			s, l := r.derive(definition{kind: product, a: x, b: y})
			r.system = s
			yield(r, numeric(l))
		}
	case "/":
		if at, ok := r.and(y, Equal); ok {
			e.fail(at, n, formula.DividesByZero())
		}
		e.divide(r, x, y, yield)
	}
}

// divide divides where the divisor is not zero.
func (e *evaluation) divide(r Region, x, y LinearExpr, yield func(Region, operand)) {
	for _, side := range []struct {
		rel  Relation
		sign int
	}{{Above, 1}, {Below, -1}} {
		r, ok := r.and(y, side.rel)
		if !ok || !e.step() {
			continue
		}
		if b, known := y.Known(); known {
			yield(r, numeric(x.times(new(big.Rat).Inv(b))))
		} else if c, multiple := x.multiple(y); multiple {
			yield(r, numeric(Constant(c)))
		} else {
			s, l := r.derive(definition{kind: quotient, a: x, b: y, sign: side.sign})
			if l.over(s.box).Empty() {
				continue
			}
			r.system = s
			yield(r, numeric(l))
		}
	}
}

// ratio divides, too, for rate and share; 0 of 0 is not arising.
func (e *evaluation) ratio(n *formula.Call, r Region, done, total LinearExpr, yield func(Region, operand)) {
	if zero, ok := r.and(total, Equal); ok {
		if at, ok := zero.and(done, Equal); ok {
			e.emit(at, Result[LinearExpr]{NotArising: true})
		}
		for _, rel := range []Relation{Above, Below} {
			if at, ok := zero.and(done, rel); ok {
				e.fail(at, n, formula.DividesByZero())
			}
		}
	}
	e.divide(r, done, total, func(r Region, x operand) { yield(r, numeric(x.number.times(n.Times))) })
}

func (e *evaluation) call(n *formula.Call, r Region, args []LinearExpr, yield func(Region, operand)) {
	if n.Host != nil {
		e.q.opaque = true
		e.q.Unknown(rubric.Say(functionUnknown, n.Name))
		return
	}
	switch n.Name {
	case "min":
		e.least(r, args, AtMost, yield)
	case "max":
		e.least(r, args, AtLeast, yield)
	case "abs":
		e.least(r, []LinearExpr{args[0], args[0].times(ratMinusOne)}, AtLeast, yield)
	case "clamp":
		if r, ok := r.AndForms(args[1], Above, args[2]); ok {
			e.fail(r, n, formula.ClampsNothing())
		}
		if r, ok := r.AndForms(args[1], AtMost, args[2]); ok {
			e.least(r, args[:2], AtLeast, func(r Region, x operand) {
				e.least(r, []LinearExpr{x.number, args[2]}, AtMost, yield)
			})
		}
	case "days":
		if r, ok := e.countable(n, r, args); ok {
			yield(r, numeric(args[1].Minus(args[0])))
		}
	case "workdays":
		if r, ok := e.countable(n, r, args); ok {
			e.workdays(n, r, args, yield)
		}
	case "floor":
		e.rounded(r, args[0], floorStep, 0, yield)
	case "ceil":
		e.rounded(r, args[0], ceilStep, 0, yield)
	case "round":
		places := 0
		if len(args) > 1 {
			places = int(args[1].constant.Num().Int64())
		}
		for r, f := range r.Rounded(args[0], places, false) {
			yield(r, operand{number: f})
		}
	case "rate", "share":
		e.ratio(n, r, args[0], args[1], yield)
	}
}

// workdays counts the working days up to each date.
func (e *evaluation) workdays(n *formula.Call, r Region, args []LinearExpr, yield func(Region, operand)) {
	var until [2]LinearExpr
	for i, x := range args {
		if day, known := x.Known(); known {
			until[i] = Constant(n.Calendar.Until(day))
			continue
		}
		s, l := r.derive(definition{kind: workingDays, a: x, calendar: n.Calendar})
		var ok bool
		if r, ok = r.narrowed(s.propagate()); !ok {
			return
		}
		until[i] = l
	}
	yield(r, numeric(until[1].Minus(until[0])))
}

// countable returns the facts for which the dates between which a function counts days
// came, and fails for the others.
func (e *evaluation) countable(n *formula.Call, r Region, args []LinearExpr) (Region, bool) {
	for i, a := range n.Args {
		if !formula.MayBeNever(a) {
			continue
		}
		if at, ok := r.And(args[i], AtLeast, interval.Never); ok {
			e.fail(at, n, formula.NoDayToCount())
		}
		var ok bool
		if r, ok = r.And(args[i], Below, interval.Never); !ok {
			return r, false
		}
	}
	return r, true
}

// least yields the argument that relates to all others so: the least for AtMost,
// the greatest for AtLeast.
func (e *evaluation) least(r Region, args []LinearExpr, rel Relation, yield func(Region, operand)) {
	if len(args) == 1 {
		yield(r, operand{number: args[0]})
		return
	}
	rest := args[2:len(args):len(args)]
	if r, ok := r.AndForms(args[0], rel, args[1]); ok && e.step() {
		e.least(r, append([]LinearExpr{args[0]}, rest...), rel, yield)
	}
	if r, ok := r.AndForms(args[0], rel.negated(), args[1]); ok && e.step() {
		e.least(r, append([]LinearExpr{args[1]}, rest...), rel, yield)
	}
}

func (e *evaluation) rounded(r Region, x LinearExpr, kind definitionKind, places int, yield func(Region, operand)) {
	if r, f, ok := r.rounded(x, kind, places); ok {
		yield(r, operand{number: f})
	}
}

// rounded rounds x to places decimals; not ok where the region is seen to be empty.
func (r Region) rounded(x LinearExpr, kind definitionKind, places int) (Region, LinearExpr, bool) {
	scale := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(places)), nil))
	up := x.times(scale)
	if v, known := up.Known(); known {
		return r, Constant(new(big.Rat).Quo(kind.step(v), scale)), true
	}
	if up.whole(r.box) {
		return r, x, true
	}
	s, l := r.derive(definition{kind: kind, a: up})
	r, ok := r.narrowed(s.propagate())
	return r, l.times(scale.Inv(scale)), ok
}

// Rounded yields a form rounded to places decimals, halves away from zero, or
// towards zero, each with the facts for which it is so.
func (r Region) Rounded(f LinearExpr, places int, towardsZero bool) iter.Seq2[Region, LinearExpr] {
	up, down := roundUp, roundDown
	if towardsZero {
		up, down = floorStep, ceilStep
	}
	return func(yield func(Region, LinearExpr) bool) {
		if at, ok := r.and(f, AtLeast); ok {
			if at, x, ok := at.rounded(f, up, places); ok && !yield(at, x) {
				return
			}
		}
		if at, ok := r.and(f, Below); ok {
			if at, x, ok := at.rounded(f, down, places); ok {
				yield(at, x)
			}
		}
	}
}
