package scoring

import (
	"iter"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/solve"
)

// position is an expression of a leaf's rule, or a place next to one. Positions are
// ordered as they are come to: the guards, then of each case its condition and its
// score.
type position struct {
	stage stage
	index int // of the guard or of the case
}

type stage uint8

const (
	atGuards stage = iota + 1
	atConditions
	atScores
	nowhere
)

func guardAt(i int) position { return position{atGuards, i} }

func conditionAt(i int) position { return position{atConditions, i} }

func scoreAt(i int) position { return position{atScores, i} }

var (
	ruleStart = guardAt(0)
	ruleEnd   = position{stage: nowhere}
	anyScore  = scoreAt(-1)
)

// before reports whether a position is come to before another.
func (p position) before(q position) bool {
	if (p.stage == atGuards) != (q.stage == atGuards) {
		return p.stage == atGuards
	}
	return p.index < q.index || p.index == q.index && p.stage < q.stage
}

// next returns where the rule goes on behind a condition that holds or does not.
func (p position) next(holds bool) position {
	switch {
	case p.stage == atGuards:
		return guardAt(p.index + 1)
	case holds:
		return scoreAt(p.index)
	}
	return conditionAt(p.index + 1)
}

// positions returns where the expressions of a leaf's rule are, in order.
func (n *node) positions() []position {
	var all []position
	for i := range n.guards {
		all = append(all, guardAt(i))
	}
	for i, rc := range n.cases {
		if rc.when != nil {
			all = append(all, conditionAt(i))
		}
		all = append(all, scoreAt(i))
	}
	return all
}

// expression returns what is evaluated at a position; nil for the condition of a case
// that always holds.
func (n *node) expression(at position) formula.Node {
	switch at.stage {
	case atGuards:
		return n.guards[at.index].cond
	case atConditions:
		return n.cases[at.index].when
	}
	return n.cases[at.index].score
}

// place is where in the rubric something belongs.
type place struct {
	owner any
	key   string
	index int
}

// place returns where the expression at a position stands. The condition of a case
// that is a branch of a conditional stands in the score.
func (n *node) place(at position) place {
	if at.stage == atGuards {
		g := n.guards[at.index]
		return place{g.item, g.key(), 0}
	}
	of := n.cases[at.index].of
	if at.stage == atConditions && of.When != "" {
		return place{of, "when", 0}
	}
	return place{of, "score", 0}
}

// evaluator follows an expression through sets of facts S, over which numbers are
// written as N.
type evaluator[S, N any] interface {
	// follow calls yield with everything that the expression at a position comes to,
	// until it returns false.
	follow(at position, n formula.Node, s S, yield func(S, solve.Result[N]) bool)
}

// ending is what a leaf comes to over a set of facts.
type ending[N any] struct {
	kind endingKind
	at   position
	// result is what the expression at the position came to, if it was evaluated.
	result solve.Result[N]
	// policy says what follows where a guard is closed or a rate does not arise.
	policy *rubric.Policy
}

type endingKind uint8

const (
	endPoints     endingKind = iota + 1 // a score, not rounded, that may be outside the item's range
	endClosed                           // a guard does not hold
	endNotArising                       // an expression comes to a rate of 0 of 0
	endFailure                          // an expression fails
	endElsewhere                        // there are no cases: an appraiser or a rule in Go gives points
	endArrived                          // where the walk was to end
)

// walk follows a leaf's rule through a set of facts, from a position on, and yields
// what it comes to. A walk to a position ends there, and leaves the scores of cases
// before it aside; one to anyScore ends at all scores, and one to ruleEnd nowhere
// before points, a policy or a failure. This is the one place that knows that a rule
// is guards, then cases, then a score, then a policy.
func walk[S, N any](n *node, e evaluator[S, N], s S, from, to position) iter.Seq2[S, ending[N]] {
	return func(yield func(S, ending[N]) bool) {
		w := &walker[S, N]{node: n, evaluator: e, to: to, yield: yield}
		w.follow(from, s)
	}
}

// walkOn is a walk from behind the expression at a position, which came to x.
func walkOn[S, N any](n *node, e evaluator[S, N], s S, x solve.Result[N], from, to position) iter.Seq2[S, ending[N]] {
	return func(yield func(S, ending[N]) bool) {
		w := &walker[S, N]{node: n, evaluator: e, to: to, yield: yield}
		w.behind(from, s, x)
	}
}

type walker[S, N any] struct {
	node      *node
	evaluator evaluator[S, N]
	to        position
	yield     func(S, ending[N]) bool
	stopped   bool
}

func (w *walker[S, N]) end(s S, e ending[N]) { w.stopped = !w.yield(s, e) }

// follow goes on at a position.
func (w *walker[S, N]) follow(at position, s S) {
	n := w.node
	if at.stage == atGuards && at.index == len(n.guards) {
		at = conditionAt(0)
	}
	switch {
	case at == w.to, at.stage == atScores && w.to == anyScore:
		w.end(s, ending[N]{kind: endArrived, at: at})
	case at.stage == atConditions && len(n.cases) == 0:
		w.end(s, ending[N]{kind: endElsewhere, at: at})
	case at.stage == atConditions && n.cases[at.index].when == nil:
		w.follow(scoreAt(at.index), s)
	case w.leads(at):
		w.evaluator.follow(at, n.expression(at), s, func(s S, x solve.Result[N]) bool {
			w.behind(at, s, x)
			return !w.stopped
		})
	}
}

// leads reports whether the walk's end can be behind a position.
func (w *walker[S, N]) leads(at position) bool {
	return w.to == ruleEnd || at.stage != atScores && (w.to == anyScore || at.before(w.to))
}

// behind goes on where the expression at a position came to x.
func (w *walker[S, N]) behind(at position, s S, x solve.Result[N]) {
	out := ending[N]{at: at, result: x}
	switch {
	case x.Failure != nil:
		out.kind = endFailure
	case x.NotArising:
		out.kind, out.policy = endNotArising, &w.node.item.NotArising
	case at.stage == atScores:
		out.kind = endPoints
	case at.stage == atGuards && !x.Truth:
		out.kind, out.policy = endClosed, &w.node.guards[at.index].policy
	default:
		w.follow(at.next(x.Truth), s)
		return
	}
	w.end(s, out)
}
