package solve

import (
	"math/big"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
)

// evaluation follows one formula through the facts of a region: where the formula
// branches, so does the region.
type evaluation struct {
	q       *Search
	results func(Region, Result[LinearExpr]) bool // nil where only events are asked for
	events  func(Region, Event) bool              // nil where only results are
	stopped bool
	apart   bool // conditions are followed by their parts
}

// operand is what a part of a formula comes to in a region. Which field counts
// follows from the type of the part.
type operand struct {
	truth  bool
	gate   literal // instead, for what a let names; 0 for none
	number LinearExpr
	text   textForm
}

func numeric(l LinearExpr) operand { return operand{number: l} }

func (e *evaluation) emit(r Region, x Result[LinearExpr]) {
	if e.results != nil && !e.stopped {
		e.stopped = !e.results(r, x)
	}
}

func (e *evaluation) fail(r Region, n formula.Node, message rubric.Text) {
	e.emit(r, Result[LinearExpr]{Failure: formula.NewFailure(n, message)})
}

func (e *evaluation) meet(r Region, m Event) {
	if e.events != nil && !e.stopped {
		e.stopped = !e.events(r, m)
	}
}

// step counts a step; false where the evaluation is over.
func (e *evaluation) step() bool { return !e.stopped && e.q.Step() }

// follow calls yield with everything that a part of a formula comes to, each with
// the facts for which it does; with the same truth value perhaps several times.
func (e *evaluation) follow(n formula.Node, r Region, yield func(Region, operand)) {
	if !e.step() {
		return
	}
	if e.events != nil && formula.IsAtom(n) {
		next := yield
		yield = func(r Region, x operand) {
			e.meet(r, Event{Kind: formula.Decided, Node: n, Truth: x.truth})
			next(r, x)
		}
	}
	if e.hold(n, r, yield) {
		return
	}
	switch n := n.(type) {
	case *formula.Literal:
		yield(r, operandOf(n))
	case *formula.Variable:
		e.variable(n, r, yield)
	case *formula.Let:
		if is, ok := e.gate(n.Init, r); ok {
			e.follow(n.Body, r.bind(n.Slot, operand{gate: is}), yield)
			return
		}
		e.follow(n.Init, r, func(r Region, x operand) { e.follow(n.Body, r.bind(n.Slot, x), yield) })
	case *formula.Unary:
		e.follow(n.X, r, func(r Region, x operand) {
			if n.Type == interval.Bool {
				yield(r, operand{truth: !x.truth})
			} else {
				yield(r, numeric(x.number.times(ratMinusOne)))
			}
		})
	case *formula.Conditional:
		e.follow(n.Cond, r, func(r Region, holds operand) {
			if holds.truth {
				e.follow(n.Then, r, yield)
			} else {
				e.follow(n.Otherwise, r, yield)
			}
		})
	case *formula.Binary:
		if e.q.joins && (n.Op == "+" || n.Op == "-") && e.q.branches(n) && e.sum(n, r, yield) {
			return
		}
		e.follow(n.L, r, func(r Region, x operand) { e.right(n, r, x, yield) })
	case *formula.Membership:
		e.follow(n.X, r, func(r Region, x operand) {
			if t := formula.TypeOf(n.X); t == interval.Number || t == interval.Date {
				e.meet(r, Event{Kind: formula.Weighed, Node: n, Number: x.number})
				if list, fixed := constants(n.List); fixed {
					e.among(list, r, x.number, interval.Interval{}, yield)
					return
				}
			}
			e.elements(n, 0, r, x, false, yield)
		})
	case *formula.Between:
		e.follow(n.X, r, func(r Region, x operand) { e.interval(n, r, x.number, yield) })
	case *formula.Call:
		if n.Plain != nil {
			e.follow(n.Plain, r, yield)
			return
		}
		e.arguments(n.Args, r, nil, func(r Region, args []LinearExpr) { e.call(n, r, args, yield) })
	case *formula.BandTable:
		e.follow(n.X, r, func(r Region, x operand) { e.bands(n, r, x.number, yield) })
	}
}

func operandOf(n *formula.Literal) operand {
	switch n.Type {
	case interval.Bool:
		return operand{truth: n.Value.Bools == interval.IsTrue}
	case interval.Text:
		return operand{text: textForm{n.Value.Texts[0], -1}}
	}
	return numeric(Constant(n.Value.Numbers.Lo))
}

func (e *evaluation) variable(n *formula.Variable, r Region, yield func(Region, operand)) {
	if n.Slot >= r.inputs {
		if x := r.lets[n.Slot-r.inputs]; x.gate != 0 {
			e.either(x.gate, r, yield)
		} else {
			yield(r, x)
		}
		return
	}
	switch n.Type {
	case interval.Bool:
		for _, b := range []bool{true, false} {
			if r, ok := r.narrowed(r.with(n.Slot, r.box[n.Slot].Intersect(interval.BoolDomain(b)))); ok {
				yield(r, operand{truth: b})
			}
		}
	case interval.Text:
		e.meet(r, Event{Kind: formula.Named, Node: n, Slot: n.Slot})
		yield(r, operand{text: textForm{"", n.Slot}})
	default:
		if l, rises := e.q.risen[n.Slot]; rises {
			yield(r, numeric(l))
		} else if v, known := r.box[n.Slot].Numbers.Single(); known {
			yield(r, numeric(Constant(v)))
		} else {
			yield(r, numeric(variableExpr(n.Slot)))
		}
	}
}

// right goes on behind the left side of a condition or of an operation.
func (e *evaluation) right(n *formula.Binary, r Region, x operand, yield func(Region, operand)) {
	if n.Op != "and" && n.Op != "or" {
		e.follow(n.R, r, func(r Region, y operand) { e.operation(n, r, x, y, yield) })
	} else if x.truth == (n.Op == "or") {
		yield(r, x)
	} else {
		e.follow(n.R, r, yield)
	}
}

func (e *evaluation) operation(n *formula.Binary, r Region, x, y operand, yield func(Region, operand)) {
	e.q.work.charge((3 + Effort(x.number.constant) + Effort(y.number.constant)) * (len(x.number.terms) + len(y.number.terms)))
	if n.Type != interval.Bool {
		e.arithmetic(n, r, x.number, y.number, yield)
		return
	}
	t := formula.TypeOf(n.L)
	if t == interval.Number || t == interval.Date {
		e.meet(r, Event{Kind: formula.Weighed, Node: n, Number: x.number.Minus(y.number)})
		e.compare(n.Op, r, x.number, y.number, yield)
		return
	}
	e.same(t, r, x, y, func(r Region, same operand) { yield(r, operand{truth: same.truth == (n.Op == "==")}) })
}

// same yields whether two operands of a type are the same.
func (e *evaluation) same(t interval.Type, r Region, x, y operand, yield func(Region, operand)) {
	switch t {
	case interval.Bool:
		yield(r, operand{truth: x.truth == y.truth})
	case interval.Text:
		e.sameText(r, x.text, y.text, yield)
	default:
		e.compare("==", r, x.number, y.number, yield)
	}
}

// elements compares a value with the elements of a list from the i-th on. All are
// evaluated, also behind one that is found, as [formula.Eval] does.
func (e *evaluation) elements(n *formula.Membership, i int, r Region, x operand, found bool,
	yield func(Region, operand)) {
	if i == len(n.List) {
		yield(r, operand{truth: found})
		return
	}
	next := func(r Region, is operand) { e.elements(n, i+1, r, x, found || is.truth, yield) }
	e.follow(n.List[i], r, func(r Region, y operand) { e.same(formula.TypeOf(n.X), r, x, y, next) })
}

// constants returns the numbers of a list; not ok where one is none.
func constants(list []formula.Node) (out []*big.Rat, ok bool) {
	for _, n := range list {
		l, is := n.(*formula.Literal)
		if !is {
			return nil, false
		}
		out = append(out, l.Value.Numbers.Lo)
	}
	return out, true
}

// among yields whether a number between two is in a list of numbers: each of these that lies
// there, and all that lies between them.
func (e *evaluation) among(list []*big.Rat, r Region, x LinearExpr, between interval.Interval,
	yield func(Region, operand)) {
	for i, c := range list {
		if !between.Contains(c) {
			continue
		}
		if r, ok := r.And(x, Equal, c); ok && e.step() {
			yield(r, operand{truth: true})
		}
		below, above := between, between
		below.Hi, below.HiOpen, above.Lo, above.LoOpen = c, true, c, true
		e.among(list[i+1:], r, x, below, yield)
		e.among(list[i+1:], r, x, above, yield)
		return
	}
	if r, ok := r.Inside(x, between); ok && e.step() {
		yield(r, operand{truth: false})
	}
}

func (e *evaluation) interval(n *formula.Between, r Region, x LinearExpr, yield func(Region, operand)) {
	e.meet(r, Event{Kind: formula.Weighed, Node: n, Number: x})
	within := interval.Interval{Lo: n.Ends(nil).Lo, Hi: n.Ends(nil).Hi}
	if within.Empty() {
		yield(r, operand{truth: false})
		return
	}
	if r, ok := r.Inside(x, within); ok {
		yield(r, operand{truth: true})
	}
	for _, out := range interval.Outside([]interval.Interval{{}}, within) {
		if r, ok := r.Inside(x, out); ok {
			yield(r, operand{truth: false})
		}
	}
}

func (e *evaluation) compare(op string, r Region, x, y LinearExpr, yield func(Region, operand)) {
	diff := x.Minus(y)
	try := func(rel Relation, truth bool) {
		if r, ok := r.and(diff, rel); ok && e.step() {
			yield(r, operand{truth: truth})
		}
	}
	switch op {
	case "==", "!=":
		try(Equal, op == "==")
		try(Below, op == "!=")
		try(Above, op == "!=")
	default:
		rel := relations[op]
		try(rel, true)
		try(rel.negated(), false)
	}
}

func (e *evaluation) sameText(r Region, a, b textForm, yield func(Region, operand)) {
	switch {
	case a.slot < 0 && b.slot < 0:
		yield(r, operand{truth: a.option == b.option})
	case a.slot == b.slot:
		yield(r, operand{truth: true})
	case a.slot < 0:
		e.sameText(r, b, a, yield)
	case b.slot >= 0: // two variables: one by one what the first can be
		for _, option := range r.box[a.slot].Texts {
			if r, ok := r.only(a.slot, option); ok && e.step() {
				e.sameText(r, b, textForm{option, -1}, yield)
			}
		}
	default:
		if r, ok := r.only(a.slot, b.option); ok {
			yield(r, operand{truth: true})
		}
		is := r.box[a.slot]
		is.Texts = interval.Filter(is.Texts, func(s string) bool { return s != b.option })
		if r, ok := r.narrowed(r.with(a.slot, is)); ok {
			yield(r, operand{truth: false})
		}
	}
}
