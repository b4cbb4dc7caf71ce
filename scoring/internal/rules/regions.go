package rules

import (
	"iter"

	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/solve"
)

// Regions are sets of facts; forms are numbers and endings what a leaf comes to, each
// with the facts for which it is that.
type (
	Regions = iter.Seq[solve.Region]
	Forms   = iter.Seq2[solve.Region, solve.LinearExpr]
	Endings = iter.Seq2[solve.Region, Ending[solve.LinearExpr]]
	Result  = solve.Result[solve.LinearExpr]
)

// Searching is an [evaluator] that follows expressions through regions of facts.
type Searching struct{ Q *solve.Search }

func (e Searching) follow(_ Position, n formula.Node, r solve.Region, yield func(solve.Region, Result) bool) {
	e.Q.Results(n, r)(yield)
}

// Walk follows the leaf's rule through a region.
func (n *Node) Walk(q *solve.Search, r solve.Region, from, to Position) Endings {
	return Walk(n, Searching{q}, r, from, to)
}

// Coming yields the facts that come to a position.
func (n *Node) Coming(q *solve.Search, to Position) Regions {
	return func(yield func(solve.Region) bool) {
		for r, e := range n.Walk(q, q.All(), RuleStart, to) {
			if e.Kind == EndArrived && !yield(r) {
				return
			}
		}
	}
}

// Points yields the points that a case gives, not rounded.
func (n *Node) Points(q *solve.Search, i int) Forms {
	return Numbers(q, n.Cases[i].Score, n.Coming(q, ScoreAt(i)))
}

// Numbers yields what a number comes to over regions.
func Numbers(q *solve.Search, n formula.Node, in Regions) Forms {
	return func(yield func(solve.Region, solve.LinearExpr) bool) {
		for r := range in {
			for r, x := range q.Results(n, r) {
				if x.HasValue() && !yield(r, x.Number) {
					return
				}
			}
		}
	}
}

// LyingIn yields the facts for which numbers lie in a set.
func LyingIn(in Forms, set interval.Interval) Regions {
	return func(yield func(solve.Region) bool) {
		for r, x := range in {
			if r, ok := r.Inside(x, set); ok && !yield(r) {
				return
			}
		}
	}
}

// Holding yields the facts of regions for which a condition comes out so; a nil one
// always holds.
func Holding(q *solve.Search, condition formula.Node, truth bool, in Regions) Regions {
	if condition == nil {
		return in
	}
	return func(yield func(solve.Region) bool) {
		for r := range in {
			for r, x := range q.Results(condition, r) {
				if x.HasValue() && x.Truth == truth && !yield(r) {
					return
				}
			}
		}
	}
}
