package rules

import (
	"iter"
	"math/big"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/solve"
)

// folded yields what items come to on the branch that is followed, together: the regions
// in which each is one of its parts, its cap, or a sum. It is nil for an item of which
// everything is excluded.
func (j *jointSearch) folded(r solve.Region, items []*Node) iter.Seq2[solve.Region, []*solve.LinearExpr] {
	return func(yield func(solve.Region, []*solve.LinearExpr) bool) {
		if len(items) == 0 {
			yield(r, nil)
			return
		}
		last := len(items) - 1
		for r, others := range j.folded(r, items[:last]) {
			for r, f := range j.fold(r, items[last]) {
				if !yield(r, append(slices.Clip(others), f)) {
					return
				}
			}
		}
	}
}

// fold yields what one item comes to.
func (j *jointSearch) fold(r solve.Region, n *Node) iter.Seq2[solve.Region, *solve.LinearExpr] {
	return func(yield func(solve.Region, *solve.LinearExpr) bool) {
		if n.Item.Leaf() {
			var f *solve.LinearExpr
			if points, earned := j.points[n.Index]; earned && j.spread.Parts[n.Index].Counts {
				f = &points
			}
			yield(r, f)
			return
		}
		for r, parts := range j.folded(r, n.Children) {
			parts = slices.DeleteFunc(parts, func(f *solve.LinearExpr) bool { return f == nil })
			if len(parts) == 0 {
				if !yield(r, nil) {
					return
				}
				continue
			}
			for r, f := range j.combined(r, n, parts) {
				if !yield(r, &f) {
					return
				}
			}
		}
	}
}

// combined yields what the parts of an item come to together.
func (j *jointSearch) combined(r solve.Region, n *Node, parts []*solve.LinearExpr) iter.Seq2[solve.Region, solve.LinearExpr] {
	return func(yield func(solve.Region, solve.LinearExpr) bool) {
		if n.Item.Combine == rubric.CombineLeast {
			for i, f := range parts {
				if r, ok := leastIn(r, parts, i); ok && !yield(r, *f) {
					return
				}
			}
			return
		}
		sum := solve.Constant(new(big.Rat))
		for _, f := range parts {
			sum = sum.Plus(*f)
		}
		if n.Item.Combine != rubric.CombineCapped {
			yield(r, sum)
			return
		}
		top := j.spread.Compiled.Book.Rat(n.Max)
		if r, ok := r.And(sum, solve.AtMost, top); ok && !yield(r, sum) {
			return
		}
		if r, ok := r.And(sum, solve.Above, top); ok {
			yield(r, solve.Constant(top))
		}
	}
}

// leastIn returns the facts of a region for which one of some numbers is the first least.
func leastIn(r solve.Region, parts []*solve.LinearExpr, at int) (solve.Region, bool) {
	ok := true
	for i, other := range parts {
		rel := solve.AtMost
		if i < at {
			rel = solve.Below
		}
		if i != at && ok {
			r, ok = r.And(parts[at].Minus(*other), rel, new(big.Rat))
		}
	}
	return r, ok
}
