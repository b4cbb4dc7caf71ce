package rules

import (
	"iter"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/solve"
)

// Position is an expression of a leaf's rule, or a place next to one. Positions are
// ordered as they are come to: the guards, then of each case its condition and its
// score.
type Position struct {
	Stage stage
	Index int // of the guard or of the case
}

type stage uint8

const (
	AtGuards stage = iota + 1
	AtConditions
	atScores
	nowhere
)

func GuardAt(i int) Position { return Position{AtGuards, i} }

func ConditionAt(i int) Position { return Position{AtConditions, i} }

func ScoreAt(i int) Position { return Position{atScores, i} }

var (
	RuleStart = GuardAt(0)
	RuleEnd   = Position{Stage: nowhere}
	AnyScore  = ScoreAt(-1)
)

// before reports whether a position is come to before another.
func (p Position) before(q Position) bool {
	if (p.Stage == AtGuards) != (q.Stage == AtGuards) {
		return p.Stage == AtGuards
	}
	return p.Index < q.Index || p.Index == q.Index && p.Stage < q.Stage
}

// next returns where the rule goes on behind a condition that holds or does not.
func (p Position) next(holds bool) Position {
	switch {
	case p.Stage == AtGuards:
		return GuardAt(p.Index + 1)
	case holds:
		return ScoreAt(p.Index)
	}
	return ConditionAt(p.Index + 1)
}

// Positions returns where the expressions of a leaf's rule are, in order.
func (n *Node) Positions() []Position {
	var all []Position
	for i := range n.Guards {
		all = append(all, GuardAt(i))
	}
	for i, rc := range n.Cases {
		if rc.When != nil {
			all = append(all, ConditionAt(i))
		}
		all = append(all, ScoreAt(i))
	}
	return all
}

// Expression returns what is evaluated at a position; nil for the condition of a case
// that always holds.
func (n *Node) Expression(at Position) formula.Node {
	switch at.Stage {
	case AtGuards:
		return n.Guards[at.Index].Cond
	case AtConditions:
		return n.Cases[at.Index].When
	}
	return n.Cases[at.Index].Score
}

// Place is where in the rubric something belongs.
type Place struct {
	Owner any
	Key   string
	Index int
}

// Place returns where the expression at a position stands. The condition of a case
// that is a branch of a conditional stands in the score.
func (n *Node) Place(at Position) Place {
	if at.Stage == AtGuards {
		g := n.Guards[at.Index]
		return Place{g.Item, g.key(), 0}
	}
	of := n.Cases[at.Index].Of
	if at.Stage == AtConditions && of.When != "" {
		return Place{of, "when", 0}
	}
	return Place{of, "score", 0}
}

// evaluator follows an expression through sets of facts S, over which numbers are
// written as N.
type evaluator[S, N any] interface {
	// follow calls yield with everything that the expression at a position comes to,
	// until it returns false.
	follow(at Position, n formula.Node, s S, yield func(S, solve.Result[N]) bool)
}

// Ending is what a leaf comes to over a set of facts.
type Ending[N any] struct {
	Kind endingKind
	At   Position
	// Result is what the expression at the position came to, if it was evaluated.
	Result solve.Result[N]
	// Policy says what follows where a guard is closed or a rate does not arise.
	Policy *rubric.Policy
}

type endingKind uint8

const (
	EndPoints     endingKind = iota + 1 // a score, not rounded, that may be outside the item's range
	endClosed                           // a guard does not hold
	EndNotArising                       // an expression comes to a rate of 0 of 0
	EndFailure                          // an expression fails, or no case holds
	EndElsewhere                        // there are no cases: an appraiser or a rule in Go gives points
	EndArrived                          // where the walk was to end
)

// Walk follows a leaf's rule through a set of facts, from a position on, and yields
// what it comes to. A walk to a position ends there, and leaves the scores of cases
// before it aside; one to AnyScore ends at all scores, and one to RuleEnd nowhere
// before points, a policy or a failure. This is the one place that knows that a rule
// is guards, then cases, then a score, then a policy.
func Walk[S, N any](n *Node, e evaluator[S, N], s S, from, to Position) iter.Seq2[S, Ending[N]] {
	return func(yield func(S, Ending[N]) bool) {
		w := &walker[S, N]{node: n, evaluator: e, to: to, yield: yield}
		w.follow(from, s)
	}
}

// WalkOn is a walk from behind the expression at a position, which came to x.
func WalkOn[S, N any](n *Node, e evaluator[S, N], s S, x solve.Result[N], from, to Position) iter.Seq2[S, Ending[N]] {
	return func(yield func(S, Ending[N]) bool) {
		w := &walker[S, N]{node: n, evaluator: e, to: to, yield: yield}
		w.behind(from, s, x)
	}
}

type walker[S, N any] struct {
	node      *Node
	evaluator evaluator[S, N]
	to        Position
	yield     func(S, Ending[N]) bool
	stopped   bool
}

func (w *walker[S, N]) end(s S, e Ending[N]) { w.stopped = !w.yield(s, e) }

// follow goes on at a position.
func (w *walker[S, N]) follow(at Position, s S) {
	n := w.node
	if at.Stage == AtGuards && at.Index == len(n.Guards) {
		at = ConditionAt(0)
	}
	switch {
	case at == w.to, at.Stage == atScores && w.to == AnyScore:
		w.end(s, Ending[N]{Kind: EndArrived, At: at})
	case at.Stage == AtConditions && len(n.Cases) == 0:
		w.end(s, Ending[N]{Kind: EndElsewhere, At: at})
	case at.Stage == AtConditions && at.Index == len(n.Cases):
		if w.leads(at) {
			last := at.Index - 1
			none := formula.NewFailure(n.Cases[last].When, rubric.Say(noCaseHolds))
			none.Pos = formula.Start(n.Cases[last].When)
			w.end(s, Ending[N]{Kind: EndFailure, At: ConditionAt(last), Result: solve.Result[N]{Failure: none}})
		}
	case at.Stage == AtConditions && n.Cases[at.Index].When == nil:
		w.follow(ScoreAt(at.Index), s)
	case w.leads(at):
		w.evaluator.follow(at, n.Expression(at), s, func(s S, x solve.Result[N]) bool {
			w.behind(at, s, x)
			return !w.stopped
		})
	}
}

// leads reports whether the walk's end can be behind a position.
func (w *walker[S, N]) leads(at Position) bool {
	return w.to == RuleEnd || at.Stage != atScores && (w.to == AnyScore || at.before(w.to))
}

// behind goes on where the expression at a position came to x.
func (w *walker[S, N]) behind(at Position, s S, x solve.Result[N]) {
	out := Ending[N]{At: at, Result: x}
	switch {
	case x.Failure != nil:
		out.Kind = EndFailure
	case x.NotArising:
		out.Kind, out.Policy = EndNotArising, &w.node.Item.NotArising
	case at.Stage == atScores:
		out.Kind = EndPoints
	case at.Stage == AtGuards && !x.Truth:
		out.Kind, out.Policy = endClosed, &w.node.Guards[at.Index].Policy
	default:
		w.follow(at.next(x.Truth), s)
		return
	}
	w.end(s, out)
}
