package formula

import (
	"math/big"

	"github.com/parindex/parindex/rubric"
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
	// 0; either may be nil.
	Fails  func(r Region, n Node, message rubric.Text)
	Arises func(r Region)
	// Meets is called for every event that [Event] lists; it may be nil.
	Meets func(r Region, n Node, e Met)

	work    work
	domains []Value
	risen   map[int]linear // what variables are read as; see Rise
	answer  Truth
	reason  rubric.Text
	opaque  bool // a function of the host's was met
	facts   []Value
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

// Left returns how many steps are left.
func (q *Search) Left() int { return max(q.work.left, 0) }

// Answer returns whether facts were found, and the facts; if that is Unknown,
// the reason why.
func (q *Search) Answer() (answer Truth, facts []Value, reason rubric.Text) {
	if q.answer != Yes && q.work.left <= 0 {
		return Unknown, nil, Say("chưa xét hết trong số bước cho phép", "the work allowed did not suffice")
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
		q.Unknown(unsolved())
	}
}

// Possible reports whether some facts lie in a region, and goes on with the search.
func (q *Search) Possible(r Region) Truth {
	if len(r.rows) == 0 && len(r.defs) == 0 && r.roomy() {
		return Yes
	}
	_, found := q.work.solve(r.system)
	return found
}

// Opaque reports whether a formula calls a function of the host's, of which nothing
// is known.
func (q *Search) Opaque() bool { return q.opaque }

// Stays reports whether a region surely has facts in which an input is one value.
func (q *Search) Stays(r Region, slot int, v Value) bool {
	at, ok := r.narrowed(r.fix(slot, v))
	return ok && q.Possible(at) == Yes
}

// Unknown notes that some facts were not looked at, so that the answer cannot be No.
func (q *Search) Unknown(reason rubric.Text) {
	if q.answer == No {
		q.answer, q.reason = Unknown, reason
	}
}

// Step counts a step; false where the search is over.
func (q *Search) Step() bool { return !q.Done() && q.work.spend(0) }

func (q *Search) fail(r Region, n Node, message rubric.Text) {
	if q.Fails != nil {
		q.Fails(r, n, message)
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

// Rise returns the facts of a region for which one number, date or truth value can
// rise, and makes formulas read the variable "to" as what it rises to. The facts
// that are found have there by how much a number or date rises.
func (q *Search) Rise(r Region, slot, to int) (Region, bool) {
	is := r.box[slot]
	if is.Type == Bool {
		r, ok := r.narrowed(r.with(slot, is.Intersect(BoolValue(false))))
		if !ok {
			return r, false
		}
		return r.narrowed(r.with(to, BoolValue(true)))
	}
	by := Value{Type: is.Type, Num: Num{Lo: new(big.Rat), LoOpen: true, Whole: is.Num.Whole}.normal()}
	r, ok := r.narrowed(r.with(to, by))
	written := Num{Lo: negRat(tooLarge18), Hi: tooLarge18, LoOpen: true, HiOpen: true}
	sum := linearVar(slot).plus(linearVar(to), big.NewRat(1, 1))
	q.risen = map[int]linear{to: sum}
	if ok && is.Num.Hi != nil {
		written = written.Intersect(Num{Hi: is.Num.Hi, HiOpen: is.Num.HiOpen})
	}
	if !ok {
		return r, false
	}
	return r.Inside(Form{sum}, written)
}

// Risen returns what a variable of [Search.Rise] rises to, from the facts found.
func Risen(v, by Value) Value {
	if v.Type == Bool {
		return by
	}
	v.Num = Exactly(addRat(v.Num.Lo, by.Num.Lo))
	return v
}
