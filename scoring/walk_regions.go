package scoring

import (
	"iter"

	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/solve"
)

// regions are sets of facts; forms are numbers and endings what a leaf comes to, each
// with the facts for which it is that.
type (
	regions = iter.Seq[solve.Region]
	forms   = iter.Seq2[solve.Region, solve.Form]
	endings = iter.Seq2[solve.Region, ending[solve.Form]]
	result  = solve.Result[solve.Form]
)

// searching is an [evaluator] that follows expressions through regions of facts.
type searching struct{ q *solve.Search }

func (e searching) follow(_ position, n formula.Node, r solve.Region, yield func(solve.Region, result) bool) {
	e.q.Results(n, r)(yield)
}

// walk follows the leaf's rule through a region.
func (n *node) walk(q *solve.Search, r solve.Region, from, to position) endings {
	return walk(n, searching{q}, r, from, to)
}

// coming yields the facts that come to a position.
func (n *node) coming(q *solve.Search, to position) regions {
	return func(yield func(solve.Region) bool) {
		for r, e := range n.walk(q, q.All(), ruleStart, to) {
			if e.kind == endArrived && !yield(r) {
				return
			}
		}
	}
}

// points yields the points that a case gives, not rounded.
func (n *node) points(q *solve.Search, i int) forms {
	return numbers(q, n.cases[i].score, n.coming(q, scoreAt(i)))
}

// numbers yields what a number comes to over regions.
func numbers(q *solve.Search, n formula.Node, in regions) forms {
	return func(yield func(solve.Region, solve.Form) bool) {
		for r := range in {
			for r, x := range q.Results(n, r) {
				if x.HasValue() && !yield(r, x.Number) {
					return
				}
			}
		}
	}
}

// lyingIn yields the facts for which numbers lie in a set.
func lyingIn(in forms, set interval.Interval) regions {
	return func(yield func(solve.Region) bool) {
		for r, x := range in {
			if r, ok := r.Inside(x, set); ok && !yield(r) {
				return
			}
		}
	}
}

// holding yields the facts of regions for which a condition comes out so; a nil one
// always holds.
func holding(q *solve.Search, condition formula.Node, truth bool, in regions) regions {
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
