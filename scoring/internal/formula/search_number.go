package formula

import "math/big"

// Number calls yield with every form that a number comes to, each with the facts
// for which it does.
func (q *Search) Number(n Node, r Region, yield func(Region, Form)) {
	if !q.Step() {
		return
	}
	switch n := n.(type) {
	case *constant:
		yield(r, Form{linearOf(n.value.Num.Lo)})
	case *variable:
		if l, rises := q.risen[n.slot]; rises {
			yield(r, Form{l})
			return
		}
		if n.slot < r.inputs {
			if v, known := r.box[n.slot].Num.Single(); known {
				yield(r, Form{linearOf(v)})
				return
			}
			yield(r, Form{linearVar(n.slot)})
			return
		}
		yield(r, r.lets[n.slot-r.inputs].(Form))
	case *let:
		q.let(n, r, func(r Region) { q.Number(n.body, r, yield) })
	case *unary:
		q.Number(n.x, r, func(r Region, x Form) { yield(r, Form{x.times(big.NewRat(-1, 1))}) })
	case *binary:
		q.Number(n.l, r, func(r Region, x Form) {
			q.Number(n.r, r, func(r Region, y Form) { q.arithmetic(n, r, x, y, yield) })
		})
	case *conditional:
		q.Truth(n.cond, r, func(r Region, holds bool) {
			if holds {
				q.Number(n.then, r, yield)
			} else {
				q.Number(n.otherwise, r, yield)
			}
		})
	case *call:
		q.forms(n.args, r, nil, func(r Region, args []Form) { q.call(n, r, args, yield) })
	case *bandTable:
		q.Number(n.x, r, func(r Region, x Form) { q.bands(n, r, x, yield) })
	}
}

func (q *Search) arithmetic(n *binary, r Region, x, y Form, yield func(Region, Form)) {
	switch n.op {
	case "+":
		yield(r, Form{x.plus(y.linear, big.NewRat(1, 1))})
	case "-":
		yield(r, Form{x.minus(y.linear)})
	case "*":
		a, aKnown := x.Known()
		b, bKnown := y.Known()
		switch {
		case aKnown:
			yield(r, Form{y.times(a)})
		case bKnown:
			yield(r, Form{x.times(b)})
		default:
			s, l := r.derive(definition{product, x.linear, y.linear, 0})
			r.system = s
			yield(r, Form{l})
		}
	case "/":
		q.divide(n, r, x, y, func(r Region) { q.fail(r, n, dividesByZero()) }, yield)
	}
}

// divide divides where the divisor is not zero.
func (q *Search) divide(n Node, r Region, x, y Form, zero func(Region), yield func(Region, Form)) {
	if at, ok := r.and(y.linear, "=="); ok {
		zero(at)
	}
	for _, side := range []struct {
		op   string
		sign int
	}{{">", 1}, {"<", -1}} {
		op, sign := side.op, side.sign
		r, ok := r.and(y.linear, op)
		if !ok || !q.Step() {
			continue
		}
		if b, known := y.Known(); known {
			yield(r, Form{x.times(new(big.Rat).Inv(b))})
		} else if c, multiple := x.multiple(y.linear); multiple {
			yield(r, Form{linearOf(c)})
		} else {
			s, l := r.derive(definition{quotient, x.linear, y.linear, sign})
			if l.over(s.box).Empty() {
				continue
			}
			r.system = s
			yield(r, Form{l})
		}
	}
}

func (q *Search) call(n *call, r Region, args []Form, yield func(Region, Form)) {
	if n.host != nil {
		q.opaque = true
		q.Unknown(Say("không biết gì về hàm %s", "nothing is known of the function %s", n.name))
		return
	}
	switch n.name {
	case "min":
		q.least(r, args, "<=", yield)
	case "max":
		q.least(r, args, ">=", yield)
	case "abs":
		q.least(r, []Form{args[0], {args[0].times(big.NewRat(-1, 1))}}, ">=", yield)
	case "clamp":
		if r, ok := r.AndForms(args[1], ">", args[2]); ok {
			q.fail(r, n, clampsNothing())
		}
		if r, ok := r.AndForms(args[1], "<=", args[2]); ok {
			q.least(r, args[:2], ">=", func(r Region, f Form) { q.least(r, []Form{f, args[2]}, "<=", yield) })
		}
	case "days":
		yield(r, Form{args[1].minus(args[0].linear)})
	case "floor":
		q.steps(r, args[0], floorStep, 0, yield)
	case "ceil":
		q.steps(r, args[0], ceilStep, 0, yield)
	case "round":
		places := 0
		if len(args) > 1 {
			places = int(args[1].constant.Num().Int64())
		}
		if r, ok := r.and(args[0].linear, ">="); ok {
			q.steps(r, args[0], roundUp, places, yield)
		}
		if r, ok := r.and(args[0].linear, "<"); ok {
			q.steps(r, args[0], roundDown, places, yield)
		}
	case "rate":
		hundred := func(r Region, f Form) { yield(r, Form{f.times(big.NewRat(100, 1))}) }
		q.divide(n, r, args[0], args[1], func(r Region) {
			if at, ok := r.and(args[0].linear, "=="); ok && q.Arises != nil {
				q.Arises(at)
			}
			for _, op := range []string{">", "<"} {
				if at, ok := r.and(args[0].linear, op); ok {
					q.fail(at, n, dividesByZero())
				}
			}
		}, hundred)
	}
}

// least yields the argument that relates to all others so: the least for <=, the
// greatest for >=.
func (q *Search) least(r Region, args []Form, op string, yield func(Region, Form)) {
	if len(args) == 1 {
		yield(r, args[0])
		return
	}
	rest := args[2:len(args):len(args)]
	if r, ok := r.AndForms(args[0], op, args[1]); ok && q.Step() {
		q.least(r, append([]Form{args[0]}, rest...), op, yield)
	}
	if r, ok := r.AndForms(args[0], negated[op], args[1]); ok && q.Step() {
		q.least(r, append([]Form{args[1]}, rest...), op, yield)
	}
}

// steps rounds x to places decimals.
func (q *Search) steps(r Region, x Form, kind definitionKind, places int, yield func(Region, Form)) {
	scale := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(places)), nil))
	up := x.times(scale)
	if v, known := up.known(); known {
		yield(r, Form{linearOf(new(big.Rat).Quo(kind.step(v), scale))})
		return
	}
	if up.whole(r.box) {
		yield(r, x)
		return
	}
	s, l := r.derive(definition{kind: kind, a: up})
	if s = s.propagate(); s == nil {
		return
	}
	r.system = s
	yield(r, Form{l.times(scale.Inv(scale))})
}

// Rounded calls yield with a form rounded to places decimals, halves away from
// zero, or towards zero, each with the facts for which it is so.
func (q *Search) Rounded(r Region, f Form, places int, towardsZero bool, yield func(Region, Form)) {
	up, down := roundUp, roundDown
	if towardsZero {
		up, down = floorStep, ceilStep
	}
	if r, ok := r.and(f.linear, ">="); ok {
		q.steps(r, f, up, places, yield)
	}
	if r, ok := r.and(f.linear, "<"); ok {
		q.steps(r, f, down, places, yield)
	}
}

func (q *Search) bands(n *bandTable, r Region, x Form, yield func(Region, Form)) {
	q.meet(r, n, Met{Event: Weighed, Number: x})
	rest := []Num{{}}
	for _, b := range n.bands {
		if r, ok := r.Inside(x, b.of); ok {
			q.Number(b.score, r, yield)
		}
		rest = outside(rest, b.of)
	}
	for _, gap := range rest {
		if r, ok := r.Inside(x, gap); ok {
			q.fail(r, n, noBandHolds(gap))
		}
	}
}
