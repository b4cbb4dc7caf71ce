package rules

import (
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/solve"
	"github.com/shopspring/decimal"
)

// ExactSteps bounds the work on what one leaf can come to with figures missing.
const ExactSteps = 4_000

// Open reports whether what is known leaves open what a leaf comes to.
func (o *Outcome) Open() bool {
	outcomes := 0
	for _, possible := range []bool{o.Counts, o.Excluded, o.Failure != nil} {
		if possible {
			outcomes++
		}
	}
	return outcomes > 1 || o.Counts && o.Lo.Cmp(o.Hi) != 0
}

// mixed reports whether the same points may be those of different statuses.
func (o *Outcome) mixed() bool {
	return slices.ContainsFunc(o.Branches, func(b Branch) bool { return b.Status != o.Branches[0].Status })
}

// Exact makes an outcome exact that was computed over one set of values for each input.
// Interval evaluation loses correlations between inputs: that a figure used twice is one
// figure, and what conditions say of two together. Within the work allowed Exact returns
// just what facts can come to; past it, or past a budget, the outcome as it was.
func (n *Node) Exact(b *Budget, r *rubric.Rubric, vars []interval.Domain, wide Outcome) Outcome {
	out := n.exact(b, r, vars, wide, false)
	if out.Loose && n.ManyPaths() {
		wide.Steps = out.Steps
		out = n.exact(b, r, vars, wide, true)
	}
	return out
}

// exact does so with conditions that are decided together, or followed one by one.
func (n *Node) exact(b *Budget, r *rubric.Rubric, vars []interval.Domain, wide Outcome, together bool) Outcome {
	if b.Spent() {
		wide.Loose = true
		return wide
	}
	x := &exactEvaluation{prover: NewProver(r, n, vars, ExactSteps), to: Leaf{Node: n, Rubric: r}, wide: &wide,
		seen: map[Position]bool{}}
	x.prover.Budget = b
	x.prover.Loosen(nil)
	if x.q = x.prover.Search(ExactSteps, nil); together {
		x.q.Conditions()
	}
	for r, e := range n.Walk(x.q, x.q.All(), RuleStart, RuleEnd) {
		x.end(r, e)
	}
	wide.Steps += ExactSteps - x.q.Left()
	x.to.Out.Steps = wide.Steps
	if found, _, _ := x.q.Answer(); found == solve.Unknown || x.unsure || x.earned.loose {
		wide.Loose = true
		return wide
	}
	if x.earned.Hi != nil {
		x.to.points(x.earned.Lo, x.earned.Hi)
	}
	if x.to.Out.Failure != nil {
		x.to.Out.unread = wide.unread
	}
	return x.to.Out
}

// exactEvaluation is a leaf whose exact outcome is being found.
type exactEvaluation struct {
	prover *Prover
	to     Leaf // takes over what it comes to
	q      *solve.Search
	wide   *Outcome
	earned PointRange
	seen   map[Position]bool // guards that closed, scores that gave points, and RuleEnd: a rate of 0 of 0
	unsure bool
}

// possible reports whether some facts lie in a region.
func (x *exactEvaluation) possible(r solve.Region) bool {
	found := x.q.Possible(r)
	x.unsure = x.unsure || found == solve.Unknown
	return found != solve.No
}

// first reports whether facts in a region are the first that come to a position.
func (x *exactEvaluation) first(at Position, r solve.Region) bool {
	if x.seen[at] || !x.possible(r) {
		return false
	}
	x.seen[at] = true
	return true
}

// branch returns the branch of the wide outcome that came out so.
func (x *exactEvaluation) branch(status Status, g *Guard, held int) Branch {
	for _, b := range x.wide.Branches {
		if b.Status == status && b.Guard == g && (held < 0 || b.Held == held) {
			return b
		}
	}
	return Branch{Status: status, Guard: g, Held: held, Vars: x.to.Filled(x.prover.Domains)}
}

// end takes over what the leaf comes to in a region.
func (x *exactEvaluation) end(r solve.Region, e Ending[solve.LinearExpr]) {
	switch e.Kind {
	case EndPoints:
		x.earn(e.At.Index, r, e.Result.Number)
	case endClosed:
		if x.first(e.At, r) {
			g := &x.to.Guards[e.At.Index]
			x.to.apply(g.Policy, x.branch(g.Status, g, -1))
		}
	case EndNotArising:
		if x.first(RuleEnd, r) {
			x.to.apply(*e.Policy, x.branch(NotArising, nil, -1))
		}
	case EndFailure:
		if x.to.Out.Failure == nil && x.possible(r) {
			x.to.failsAt(e.At, e.Result.Failure)
		}
	}
}

// earn takes over the points of a region.
func (x *exactEvaluation) earn(i int, r solve.Region, f solve.LinearExpr) {
	it, of := x.to.Item, x.to.Cases[i].Of
	over := r.Over(f)
	for _, end := range []struct {
		rel  solve.Relation
		what func(points interval.Interval, limit decimal.Decimal) rubric.Text
		at   decimal.Decimal
	}{{solve.Above, aboveMaximum, it.Max}, {solve.Below, belowMinimum, it.Min}} {
		if out, ok := r.And(f, end.rel, end.at.Rat()); ok && x.to.Out.Failure == nil && x.possible(out) {
			x.to.fail(of, "score", -1, end.what(over, end.at))
		}
	}
	in, ok := r.Inside(f, x.to.Grid.Allowed)
	if !ok {
		return
	}
	if x.first(ScoreAt(i), in) {
		x.to.Out.Branches = append(x.to.Out.Branches, x.branch(Scored, nil, i))
	} else if !x.seen[ScoreAt(i)] {
		return
	}
	if it.Step.IsPositive() && x.to.Out.Failure == nil {
		for r := range x.prover.OffStep(x.q, r, f) {
			if x.possible(r) {
				x.to.fail(of, "score", -1, maybeOffStep(it.Step))
				break
			}
		}
	}
	x.prover.widen(&x.earned, x.q, r, f)
}
