package formula

import (
	"math/big"
	"slices"
)

// Search looks for facts for which formulas come out in a certain way. It follows
// every way through them: where a formula branches, so does what is known of the
// variables, and a way that nothing can take is left at once. [Search.Truth] and
// [Search.Number] take one formula; called within each other they answer questions
// about several, such as the cases of a rule in their order.
//
// A Search answers one question and is used by one goroutine.
type Search struct {
	// Fails and Arises are called where evaluation fails or comes to a rate of 0 of
	// 0; either may be nil. Compares is called before a comparison of numbers is.
	Fails    func(r Region, n Node, message string)
	Arises   func(r Region)
	Compares func(r Region, n Node, left, right Form)

	work    work
	domains []Value
	answer  Truth
	reason  string
	facts   []Value
}

// Region is a set of facts. Regions are immutable.
type Region struct {
	*system
	lets []any // Form, bool or textForm, by let
}

// Form is a number over the facts of a region.
type Form struct{ linear }

// Known returns the number of a form that is the same for all facts.
func (f Form) Known() (*big.Rat, bool) { return f.known() }

// textForm is a text: an option written out, or what a variable is.
type textForm struct {
	option string
	slot   int // -1: option
}

// NewSearch returns a search over all facts in the domains of the first variables,
// which the formulas number from 0; lets follow. It gives up after so many steps.
// Facts that it finds are at or near those given, where they can be; near may be
// nil, and so may each of it.
func NewSearch(domains []Value, steps int, near []*big.Rat) *Search {
	return &Search{work: work{left: steps, near: near}, domains: domains, answer: No}
}

// All returns the region of all facts.
func (q *Search) All() Region { return Region{system: newSystem(q.domains)} }

// Done reports whether the question is answered, so that looking further is of
// no use.
func (q *Search) Done() bool { return q.answer == Yes || q.work.left <= 0 }

// Answer returns whether facts were found, and the facts; if that is Unknown,
// the reason why.
func (q *Search) Answer() (answer Truth, facts []Value, reason string) {
	if q.answer != Yes && q.work.left <= 0 {
		return Unknown, nil, "the work allowed did not suffice"
	}
	return q.answer, q.facts, q.reason
}

// Found ends the search with Yes if some facts lie in the region.
func (q *Search) Found(r Region) {
	if q.Done() {
		return
	}
	point, found := q.work.solve(r.system)
	switch found {
	case Yes:
		q.answer, q.facts = Yes, r.at(point)
	case Unknown:
		q.unknown("the constraints could not be solved within the bisections allowed")
	}
}

// unknown notes that some facts were not looked at, so the answer is No no more.
func (q *Search) unknown(reason string) {
	if q.answer == No {
		q.answer, q.reason = Unknown, reason
	}
}

// at returns the facts of a point.
func (r Region) at(point []*big.Rat) []Value {
	out := make([]Value, r.inputs)
	for v := range out {
		switch is := r.box[v]; is.Type {
		case Bool:
			out[v] = BoolValue(is.Bools&IsTrue != 0)
		case Text:
			out[v] = TextValue(is.Texts[0])
		default:
			out[v] = Value{Type: is.Type, Num: Exactly(point[v])}
		}
	}
	return out
}

// And returns the facts of a region for which "f op v" holds; not ok if there
// are seen to be none.
func (r Region) And(f Form, op string, v *big.Rat) (Region, bool) {
	return r.and(f.add(negRat(v)), op)
}

// AndForms returns the facts of a region for which "f op g" holds.
func (r Region) AndForms(f Form, op string, g Form) (Region, bool) {
	return r.and(f.minus(g.linear), op)
}

// and returns where "l op 0" holds, for an op other than !=.
func (r Region) and(l linear, op string) (Region, bool) {
	if op[0] == '>' {
		l, op = l.times(big.NewRat(-1, 1)), flipped[op]
	}
	return r.narrowed(r.system.and(l, map[string]relation{"<": below0, "<=": atMost0, "==": equal0}[op]))
}

func (r Region) narrowed(s *system) (Region, bool) {
	if s == nil {
		return r, false
	}
	r.system = s
	return r, true
}

// step counts a step; false where the search is over.
func (q *Search) step() bool { return !q.Done() && q.work.spend(0) }

func (q *Search) fail(r Region, n Node, message string) {
	if q.Fails != nil {
		q.Fails(r, n, message)
	}
}

// Number calls yield with every form that a number comes to, each with the facts
// for which it does.
func (q *Search) Number(n Node, r Region, yield func(Region, Form)) {
	if !q.step() {
		return
	}
	switch n := n.(type) {
	case *constant:
		yield(r, Form{linearOf(n.value.Num.Lo)})
	case *variable:
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

// let evaluates what a let names, then its body.
func (q *Search) let(n *let, r Region, body func(Region)) {
	bind := func(r Region, v any) {
		at := n.slot - r.inputs
		lets := append([]any(nil), r.lets...)
		for len(lets) <= at {
			lets = append(lets, nil)
		}
		lets[at] = v
		r.lets = lets
		body(r)
	}
	switch TypeOf(n.init) {
	case Bool:
		q.Truth(n.init, r, func(r Region, b bool) { bind(r, b) })
	case Text:
		q.text(n.init, r, func(r Region, t textForm) { bind(r, t) })
	default:
		q.Number(n.init, r, func(r Region, f Form) { bind(r, f) })
	}
}

// forms evaluates a list of numbers; other arguments, which only functions of the
// host's take, are left out.
func (q *Search) forms(nodes []Node, r Region, got []Form, yield func(Region, []Form)) {
	if len(nodes) == 0 {
		yield(r, got)
		return
	}
	next := func(r Region, f Form) { q.forms(nodes[1:], r, append(got[:len(got):len(got)], f), yield) }
	switch TypeOf(nodes[0]) {
	case Bool:
		q.Truth(nodes[0], r, func(r Region, _ bool) { next(r, Form{}) })
	case Text:
		q.text(nodes[0], r, func(r Region, _ textForm) { next(r, Form{}) })
	default:
		q.Number(nodes[0], r, next)
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
		q.divide(n, r, x, y, func(r Region) { q.fail(r, n, "division by zero") }, yield)
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
		if !ok || !q.step() {
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
		q.unknown("nothing is known of the function " + n.name)
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
			q.fail(r, n, "the lower end of clamp is above its upper end")
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
					q.fail(at, n, "division by zero")
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
	if r, ok := r.AndForms(args[0], op, args[1]); ok && q.step() {
		q.least(r, append([]Form{args[0]}, rest...), op, yield)
	}
	if r, ok := r.AndForms(args[0], negated[op], args[1]); ok && q.step() {
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

func (q *Search) bands(n *bandTable, r Region, x Form, yield func(Region, Form)) {
	rest := []Num{{}}
	for _, b := range n.bands {
		if r, ok := r.inside(x, b.of); ok {
			q.Number(b.score, r, yield)
		}
		rest = outside(rest, b.of)
	}
	for _, gap := range rest {
		if r, ok := r.inside(x, gap); ok {
			q.fail(r, n, "no band holds "+gap.String())
		}
	}
}

// inside returns the facts for which a form lies in a set.
func (r Region) inside(x Form, set Num) (Region, bool) {
	ok := true
	if set.Lo != nil {
		r, ok = r.And(x, map[bool]string{true: ">", false: ">="}[set.LoOpen], set.Lo)
	}
	if set.Hi != nil && ok {
		r, ok = r.And(x, map[bool]string{true: "<", false: "<="}[set.HiOpen], set.Hi)
	}
	return r, ok
}

// outside returns what is left of sets without another.
func outside(sets []Num, without Num) []Num {
	var left []Num
	for _, s := range sets {
		if without.Lo != nil {
			left = append(left, s.Intersect(Num{Hi: without.Lo, HiOpen: !without.LoOpen}))
		}
		if without.Hi != nil {
			left = append(left, s.Intersect(Num{Lo: without.Hi, LoOpen: !without.HiOpen}))
		}
	}
	return slices.DeleteFunc(left, Num.Empty)
}

// Truth calls yield with each truth value that a condition comes to, with the
// facts for which it does; with the same truth value perhaps several times.
func (q *Search) Truth(n Node, r Region, yield func(Region, bool)) {
	if !q.step() {
		return
	}
	switch n := n.(type) {
	case *constant:
		yield(r, n.value.Bools == IsTrue)
	case *variable:
		if n.slot >= r.inputs {
			yield(r, r.lets[n.slot-r.inputs].(bool))
			return
		}
		for _, b := range []bool{true, false} {
			if r, ok := r.narrowed(r.with(n.slot, r.box[n.slot].Intersect(BoolValue(b)))); ok {
				yield(r, b)
			}
		}
	case *let:
		q.let(n, r, func(r Region) { q.Truth(n.body, r, yield) })
	case *unary:
		q.Truth(n.x, r, func(r Region, b bool) { yield(r, !b) })
	case *conditional:
		q.Truth(n.cond, r, func(r Region, holds bool) {
			if holds {
				q.Truth(n.then, r, yield)
			} else {
				q.Truth(n.otherwise, r, yield)
			}
		})
	case *binary:
		if n.op == "and" || n.op == "or" {
			decided := n.op == "or"
			q.Truth(n.l, r, func(r Region, b bool) {
				if b == decided {
					yield(r, b)
				} else {
					q.Truth(n.r, r, yield)
				}
			})
			return
		}
		q.comparison(n, r, yield)
	case *membership:
		q.membership(n, 0, r, yield)
	case *interval:
		q.Number(n.x, r, func(r Region, x Form) {
			within := Num{Lo: n.ends(nil).Lo, Hi: n.ends(nil).Hi}
			if within.Empty() {
				yield(r, false)
				return
			}
			if r, ok := r.inside(x, within); ok {
				yield(r, true)
			}
			for _, out := range outside([]Num{{}}, within) {
				if r, ok := r.inside(x, out); ok {
					yield(r, false)
				}
			}
		})
	}
}

func (q *Search) comparison(n *binary, r Region, yield func(Region, bool)) {
	switch TypeOf(n.l) {
	case Bool:
		q.Truth(n.l, r, func(r Region, a bool) {
			q.Truth(n.r, r, func(r Region, b bool) { yield(r, (a == b) == (n.op == "==")) })
		})
	case Text:
		q.text(n.l, r, func(r Region, a textForm) {
			q.text(n.r, r, func(r Region, b textForm) {
				q.sameText(r, a, b, func(r Region, same bool) { yield(r, same == (n.op == "==")) })
			})
		})
	default:
		q.Number(n.l, r, func(r Region, x Form) {
			q.Number(n.r, r, func(r Region, y Form) {
				if q.Compares != nil {
					q.Compares(r, n, x, y)
				}
				q.compare(n.op, r, x, y, yield)
			})
		})
	}
}

func (q *Search) compare(op string, r Region, x, y Form, yield func(Region, bool)) {
	diff := x.minus(y.linear)
	try := func(op string, truth bool) {
		if r, ok := r.and(diff, op); ok && q.step() {
			yield(r, truth)
		}
	}
	switch op {
	case "==", "!=":
		try("==", op == "==")
		try("<", op == "!=")
		try(">", op == "!=")
	default:
		try(op, true)
		try(negated[op], false)
	}
}

// membership tries the elements of a list from the i-th on. All are evaluated,
// also behind one that is found, as [Eval] does.
func (q *Search) membership(n *membership, i int, r Region, yield func(Region, bool)) {
	var elements func(r Region, i int, found bool, same func(Region, Node, func(Region, bool)))
	elements = func(r Region, i int, found bool, same func(Region, Node, func(Region, bool))) {
		if i == len(n.list) {
			yield(r, found)
			return
		}
		same(r, n.list[i], func(r Region, is bool) { elements(r, i+1, found || is, same) })
	}
	switch TypeOf(n.x) {
	case Bool:
		q.Truth(n.x, r, func(r Region, x bool) {
			elements(r, i, false, func(r Region, e Node, yield func(Region, bool)) {
				q.Truth(e, r, func(r Region, y bool) { yield(r, x == y) })
			})
		})
	case Text:
		q.text(n.x, r, func(r Region, x textForm) {
			elements(r, i, false, func(r Region, e Node, yield func(Region, bool)) {
				q.text(e, r, func(r Region, y textForm) { q.sameText(r, x, y, yield) })
			})
		})
	default:
		q.Number(n.x, r, func(r Region, x Form) {
			elements(r, i, false, func(r Region, e Node, yield func(Region, bool)) {
				q.Number(e, r, func(r Region, y Form) { q.compare("==", r, x, y, yield) })
			})
		})
	}
}

func (q *Search) text(n Node, r Region, yield func(Region, textForm)) {
	if !q.step() {
		return
	}
	switch n := n.(type) {
	case *constant:
		yield(r, textForm{n.value.Texts[0], -1})
	case *variable:
		if n.slot < r.inputs {
			yield(r, textForm{"", n.slot})
			return
		}
		yield(r, r.lets[n.slot-r.inputs].(textForm))
	case *let:
		q.let(n, r, func(r Region) { q.text(n.body, r, yield) })
	case *conditional:
		q.Truth(n.cond, r, func(r Region, holds bool) {
			if holds {
				q.text(n.then, r, yield)
			} else {
				q.text(n.otherwise, r, yield)
			}
		})
	}
}

// sameText yields whether two texts are the same.
func (q *Search) sameText(r Region, a, b textForm, yield func(Region, bool)) {
	switch {
	case a.slot < 0 && b.slot < 0:
		yield(r, a.option == b.option)
	case a.slot == b.slot:
		yield(r, true)
	case a.slot < 0:
		q.sameText(r, b, a, yield)
	case b.slot >= 0: // two variables: one by one what the first can be
		for _, option := range r.box[a.slot].Texts {
			if r, ok := r.narrowed(r.with(a.slot, TextValue(option))); ok && q.step() {
				q.sameText(r, b, textForm{option, -1}, yield)
			}
		}
	default:
		is := r.box[a.slot]
		if r, ok := r.narrowed(r.with(a.slot, is.Intersect(TextValue(b.option)))); ok {
			yield(r, true)
		}
		is.Texts = filter(is.Texts, func(s string) bool { return s != b.option })
		if r, ok := r.narrowed(r.with(a.slot, is)); ok {
			yield(r, false)
		}
	}
}
