package formula

import (
	"math/big"

	"github.com/parindex/parindex/rubric"
)

// evaluation follows one formula through the facts of a region: where the formula
// branches, so does the region.
type evaluation struct {
	q       *Search
	results func(Region, Result[Form]) bool // nil where only events are asked for
	events  func(Region, Met) bool          // nil where only results are
	stopped bool
}

// operand is what a part of a formula comes to in a region. Which field counts
// follows from the type of the part.
type operand struct {
	truth  bool
	number Form
	text   textForm
}

func numeric(l linear) operand { return operand{number: Form{l}} }

func (e *evaluation) emit(r Region, x Result[Form]) {
	if e.results != nil && !e.stopped {
		e.stopped = !e.results(r, x)
	}
}

func (e *evaluation) fail(r Region, n Node, message rubric.Text) {
	e.emit(r, Result[Form]{Failure: newFailure(n, message)})
}

func (e *evaluation) meet(r Region, m Met) {
	if e.events != nil && !e.stopped {
		e.stopped = !e.events(r, m)
	}
}

// step counts a step; false where the evaluation is over.
func (e *evaluation) step() bool { return !e.stopped && e.q.Step() }

// follow calls yield with everything that a part of a formula comes to, each with
// the facts for which it does; with the same truth value perhaps several times.
func (e *evaluation) follow(n Node, r Region, yield func(Region, operand)) {
	if !e.step() {
		return
	}
	if e.events != nil && isAtom(n) {
		next := yield
		yield = func(r Region, x operand) {
			e.meet(r, Met{Event: Decided, Node: n, Truth: x.truth})
			next(r, x)
		}
	}
	switch n := n.(type) {
	case *constant:
		yield(r, n.operand())
	case *variable:
		e.variable(n, r, yield)
	case *let:
		e.follow(n.init, r, func(r Region, x operand) { e.follow(n.body, r.bind(n.slot, x), yield) })
	case *unary:
		e.follow(n.x, r, func(r Region, x operand) {
			if n.Type == Bool {
				yield(r, operand{truth: !x.truth})
			} else {
				yield(r, numeric(x.number.times(big.NewRat(-1, 1))))
			}
		})
	case *conditional:
		e.follow(n.cond, r, func(r Region, holds operand) {
			if holds.truth {
				e.follow(n.then, r, yield)
			} else {
				e.follow(n.otherwise, r, yield)
			}
		})
	case *binary:
		e.follow(n.l, r, func(r Region, x operand) { e.right(n, r, x, yield) })
	case *membership:
		e.follow(n.x, r, func(r Region, x operand) {
			if t := TypeOf(n.x); t == Number || t == Date {
				e.meet(r, Met{Event: Weighed, Node: n, Number: x.number})
			}
			e.elements(n, 0, r, x, false, yield)
		})
	case *interval:
		e.follow(n.x, r, func(r Region, x operand) { e.interval(n, r, x.number, yield) })
	case *call:
		e.arguments(n.args, r, nil, func(r Region, args []Form) { e.call(n, r, args, yield) })
	case *bandTable:
		e.follow(n.x, r, func(r Region, x operand) { e.bands(n, r, x.number, yield) })
	}
}

func (n *constant) operand() operand {
	switch n.Type {
	case Bool:
		return operand{truth: n.value.Bools == IsTrue}
	case Text:
		return operand{text: textForm{n.value.Texts[0], -1}}
	}
	return numeric(linearOf(n.value.Num.Lo))
}

func (e *evaluation) variable(n *variable, r Region, yield func(Region, operand)) {
	if n.slot >= r.inputs {
		yield(r, r.lets[n.slot-r.inputs])
		return
	}
	switch n.Type {
	case Bool:
		for _, b := range []bool{true, false} {
			if r, ok := r.narrowed(r.with(n.slot, r.box[n.slot].Intersect(BoolValue(b)))); ok {
				yield(r, operand{truth: b})
			}
		}
	case Text:
		e.meet(r, Met{Event: Named, Node: n, Slot: n.slot})
		yield(r, operand{text: textForm{"", n.slot}})
	default:
		if l, rises := e.q.risen[n.slot]; rises {
			yield(r, numeric(l))
		} else if v, known := r.box[n.slot].Num.Single(); known {
			yield(r, numeric(linearOf(v)))
		} else {
			yield(r, numeric(linearVar(n.slot)))
		}
	}
}

// right goes on behind the left side of a condition or of an operation.
func (e *evaluation) right(n *binary, r Region, x operand, yield func(Region, operand)) {
	if n.op != "and" && n.op != "or" {
		e.follow(n.r, r, func(r Region, y operand) { e.operation(n, r, x, y, yield) })
	} else if x.truth == (n.op == "or") {
		yield(r, x)
	} else {
		e.follow(n.r, r, yield)
	}
}

func (e *evaluation) operation(n *binary, r Region, x, y operand, yield func(Region, operand)) {
	if n.Type != Bool {
		e.arithmetic(n, r, x.number, y.number, yield)
		return
	}
	t := TypeOf(n.l)
	if t == Number || t == Date {
		e.meet(r, Met{Event: Weighed, Node: n, Number: x.number.Minus(y.number)})
		e.compare(n.op, r, x.number, y.number, yield)
		return
	}
	e.same(t, r, x, y, func(r Region, same operand) { yield(r, operand{truth: same.truth == (n.op == "==")}) })
}

// same yields whether two operands of a type are the same.
func (e *evaluation) same(t Type, r Region, x, y operand, yield func(Region, operand)) {
	switch t {
	case Bool:
		yield(r, operand{truth: x.truth == y.truth})
	case Text:
		e.sameText(r, x.text, y.text, yield)
	default:
		e.compare("==", r, x.number, y.number, yield)
	}
}

// elements compares a value with the elements of a list from the i-th on. All are
// evaluated, also behind one that is found, as [Eval] does.
func (e *evaluation) elements(n *membership, i int, r Region, x operand, found bool, yield func(Region, operand)) {
	if i == len(n.list) {
		yield(r, operand{truth: found})
		return
	}
	next := func(r Region, is operand) { e.elements(n, i+1, r, x, found || is.truth, yield) }
	e.follow(n.list[i], r, func(r Region, y operand) { e.same(TypeOf(n.x), r, x, y, next) })
}

func (e *evaluation) interval(n *interval, r Region, x Form, yield func(Region, operand)) {
	e.meet(r, Met{Event: Weighed, Node: n, Number: x})
	within := Num{Lo: n.ends(nil).Lo, Hi: n.ends(nil).Hi}
	if within.Empty() {
		yield(r, operand{truth: false})
		return
	}
	if r, ok := r.Inside(x, within); ok {
		yield(r, operand{truth: true})
	}
	for _, out := range outside([]Num{{}}, within) {
		if r, ok := r.Inside(x, out); ok {
			yield(r, operand{truth: false})
		}
	}
}

func (e *evaluation) compare(op string, r Region, x, y Form, yield func(Region, operand)) {
	diff := x.minus(y.linear)
	try := func(op string, truth bool) {
		if r, ok := r.and(diff, op); ok && e.step() {
			yield(r, operand{truth: truth})
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
			if r, ok := r.Only(a.slot, option); ok && e.step() {
				e.sameText(r, b, textForm{option, -1}, yield)
			}
		}
	default:
		if r, ok := r.Only(a.slot, b.option); ok {
			yield(r, operand{truth: true})
		}
		is := r.box[a.slot]
		is.Texts = filter(is.Texts, func(s string) bool { return s != b.option })
		if r, ok := r.narrowed(r.with(a.slot, is)); ok {
			yield(r, operand{truth: false})
		}
	}
}
