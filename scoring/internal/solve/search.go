package solve

import (
	"iter"
	"math/big"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
)

// Search looks for facts for which formulas come out in a certain way. It follows
// every branch of them: where a formula branches, so does what is known of the
// variables, and a branch that nothing can take is left at once. [Search.Results] takes
// one formula; loops within loops answer questions about several, such as the cases
// of a rule in their order.
//
// A Search answers one question and is used by one goroutine.
type Search struct {
	work    work
	domains []interval.Domain
	assumed []Constraint       // of all facts
	all     *system            // of the domains with what is assumed; nil where it was not asked for yet
	risen   map[int]LinearExpr // what variables are read as; see Rise
	answer  Truth
	reason  rubric.Text
	opaque  bool     // a function of the host's was met
	joins   bool     // sums are followed by choices; see Choices
	circuit *circuit // of what holds in regions; see Conditions
	many    map[formula.Node]bool
	memo    *Memo
	tables  map[*formula.BandTable]*bandTable
	facts   []interval.Domain
}

// Result is what a formula comes to over a set of facts: a value, which its type
// tells, or none. Numbers are written as N, which depends on the kind of set.
type Result[N any] struct {
	Truth      bool
	Number     N
	NotArising bool             // it comes to a rate of 0 of 0
	Failure    *formula.Failure // it fails
}

// HasValue reports whether the formula has a value there.
func (x Result[N]) HasValue() bool { return !x.NotArising && x.Failure == nil }

// NewSearch returns a search over all facts in the domains of the first variables,
// which the formulas number from 0; lets follow. It gives up after so many steps.
// Facts that it finds are at or near those given, where they can be; near may be
// nil, and so may each of it.
func NewSearch(domains []interval.Domain, steps int, near []*big.Rat) *Search {
	return &Search{work: work{left: steps, near: near}, domains: domains, answer: No}
}

// StopOn lets the search end without an answer when a channel is closed.
func (q *Search) StopOn(done <-chan struct{}) { q.work.stop = done }

// Choices lets regions leave open which ways parts of sums take, where there are many:
// then they have facts of all these ways, and what they say of one input alone may be
// more than is possible. Searches through the same formulas may share a memo; nil is none.
func (q *Search) Choices(m *Memo) { q.joins, q.memo = true, m }

// All returns the region of all facts.
func (q *Search) All() Region { return Region{system: q.system()} }

// Done reports whether the question is answered, so that looking further is of
// no use.
func (q *Search) Done() bool { return q.answer == Yes || q.work.left <= 0 }

// Results yields everything that a formula comes to, each with the facts for which
// it does; with the same truth value perhaps several times. Together the regions are
// all of r, unless the search ends before.
func (q *Search) Results(n formula.Node, r Region) iter.Seq2[Region, Result[LinearExpr]] {
	return func(yield func(Region, Result[LinearExpr]) bool) {
		e := &evaluation{q: q, results: yield}
		e.follow(n, r, func(r Region, x operand) { e.emit(r, Result[LinearExpr]{Truth: x.truth, Number: x.number}) })
	}
}

// Events yields what evaluating a formula comes across, with the facts for which it
// does.
func (q *Search) Events(n formula.Node, r Region) iter.Seq2[Region, Event] {
	return func(yield func(Region, Event) bool) {
		e := &evaluation{q: q, events: yield}
		e.follow(n, r, func(Region, operand) {})
	}
}

// Left returns how many steps are left.
func (q *Search) Left() int { return max(q.work.left, 0) }

// Answer returns whether facts were found, and the facts; if that is Unknown,
// the reason why.
func (q *Search) Answer() (answer Truth, facts []interval.Domain, reason rubric.Text) {
	if q.answer != Yes && q.work.left <= 0 {
		return Unknown, nil, rubric.Say(workExhausted)
	}
	return q.answer, q.facts, q.reason
}

// Found ends the search with Yes if some facts lie in the region.
func (q *Search) Found(r Region) {
	if q.Done() {
		return
	}
	sol, found := q.work.solve(r.system)
	switch found {
	case Yes:
		sol = q.work.plainer(r.system, sol, func(solution) bool { return true })
		q.answer, q.facts = Yes, sol.facts()
	case Unknown:
		q.Unknown(formula.Unsolved())
	}
}

// Possible reports whether some facts lie in a region, and goes on with the search.
func (q *Search) Possible(r Region) Truth {
	if r.impossible {
		return No
	}
	if len(r.rows) == 0 && len(r.defs) == 0 && len(r.held) == 0 && r.roomy() {
		return Yes
	}
	s := r.propagate()
	if s == nil {
		return No
	}
	if q.work.corner(s, false) == factual || q.work.corner(s, true) == factual {
		return Yes
	}
	_, found := q.work.solve(s)
	return found
}

// Opaque reports whether a formula calls a function of the host's, of which nothing
// is known.
func (q *Search) Opaque() bool { return q.opaque }

// Stays reports whether a region surely has facts in which an input is one value.
func (q *Search) Stays(r Region, slot int, v interval.Domain) bool {
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

// Rise returns the facts of a region for which one number, date or truth value can
// rise, and makes formulas read the variable "to" as what it rises to. The facts
// that are found have there by how much a number or date rises.
func (q *Search) Rise(r Region, slot, to int) (Region, bool) {
	is := r.box[slot]
	if is.Type == interval.Bool {
		r, ok := r.narrowed(r.with(slot, is.Intersect(interval.BoolDomain(false))))
		if !ok {
			return r, false
		}
		return r.narrowed(r.with(to, interval.BoolDomain(true)))
	}
	by := interval.Domain{Type: is.Type, Numbers: interval.Interval{Lo: new(big.Rat), LoOpen: true,
		Grid: is.Numbers.Grid}.Normal()}
	r, ok := r.narrowed(r.with(to, by))
	written := interval.Interval{Lo: interval.Negative(interval.MostWritten), Hi: interval.MostWritten, LoOpen: true,
		HiOpen: true}
	sum := variableExpr(slot).Plus(variableExpr(to))
	if ok {
		r, ok = q.risenWithin(r, slot, to)
	}
	q.risen = map[int]LinearExpr{to: sum}
	if ok && is.Numbers.Hi != nil {
		written = written.Intersect(interval.Interval{Hi: is.Numbers.Hi, HiOpen: is.Numbers.HiOpen})
	}
	if !ok {
		return r, false
	}
	return r.Inside(sum, written)
}

// Risen returns what a variable of [Search.Rise] rises to, from the facts found.
func Risen(v, by interval.Domain) interval.Domain {
	if v.Type == interval.Bool {
		return by
	}
	v.Numbers = interval.Exactly(interval.Sum(v.Numbers.Lo, by.Numbers.Lo))
	return v
}

// Take ends the search with Yes if some facts lie in a region and f accepts those
// that are found there. It returns what is known of whether there are facts.
func (q *Search) Take(r Region, f func(facts []interval.Domain) bool) Truth {
	if q.Done() {
		return Unknown
	}
	sol, found := q.work.solve(r.system)
	switch found {
	case Yes:
		if f(sol.facts()) {
			sol = q.work.plainer(r.system, sol, func(p solution) bool { return f(p.facts()) })
			q.answer, q.facts = Yes, sol.facts()
		}
	case Unknown:
		q.Unknown(formula.Unsolved())
	}
	return found
}
