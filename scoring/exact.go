package scoring

import (
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/solve"
	"github.com/shopspring/decimal"
)

// exactSteps bounds the work on what one leaf can come to with figures missing.
const exactSteps = 4_000

// open reports whether what is known leaves open what a leaf comes to.
func (o *outcome) open() bool {
	outcomes := 0
	for _, possible := range []bool{o.counts, o.excluded, o.failure != nil} {
		if possible {
			outcomes++
		}
	}
	return outcomes > 1 || o.counts && o.lo.Cmp(o.hi) != 0
}

// exact makes an outcome exact that was computed over one set of values for each
// input: such sets forget that a figure used twice is one figure, and what
// conditions say of two figures together. Within the work allowed it returns just
// what facts can come to; past it, the outcome as it was.
func (n *node) exact(r *rubric.Rubric, vars []interval.Domain, wide outcome) outcome {
	x := &exactly{prover: newProver(r, n, vars, exactSteps), to: leaf{node: n, rubric: r}, wide: &wide, seen: map[position]bool{}}
	x.q = solve.NewSearch(x.prover.domains, exactSteps, nil)
	for r, e := range n.walk(x.q, x.q.All(), ruleStart, ruleEnd) {
		x.end(r, e)
	}
	if found, _, _ := x.q.Answer(); found == solve.Unknown || x.unsure || x.earned.loose {
		wide.loose = true
		return wide
	}
	if x.earned.hi != nil {
		x.to.points(x.earned.lo, x.earned.hi)
	}
	if x.to.out.failure != nil {
		x.to.out.unread = wide.unread
	}
	return x.to.out
}

// exactly is a leaf whose exact outcome is being found.
type exactly struct {
	prover *prover
	to     leaf // takes over what it comes to
	q      *solve.Search
	wide   *outcome
	earned pointRange
	seen   map[position]bool // guards that closed, scores that gave points, and ruleEnd: a rate of 0 of 0
	unsure bool
}

// possible reports whether some facts lie in a region.
func (x *exactly) possible(r solve.Region) bool {
	found := x.q.Possible(r)
	x.unsure = x.unsure || found == solve.Unknown
	return found != solve.No
}

// first reports whether facts in a region are the first that come to a position.
func (x *exactly) first(at position, r solve.Region) bool {
	if x.seen[at] || !x.possible(r) {
		return false
	}
	x.seen[at] = true
	return true
}

// branch returns the branch of the wide outcome that came out so.
func (x *exactly) branch(status status, g *guard, held int) branch {
	for _, b := range x.wide.branches {
		if b.status == status && b.guard == g && (held < 0 || b.held == held) {
			return b
		}
	}
	return branch{status: status, guard: g, held: held, vars: x.to.filled(x.prover.domains)}
}

// end takes over what the leaf comes to in a region.
func (x *exactly) end(r solve.Region, e ending[solve.Form]) {
	switch e.kind {
	case endPoints:
		x.earn(e.at.index, r, e.result.Number)
	case endClosed:
		if x.first(e.at, r) {
			g := &x.to.guards[e.at.index]
			x.to.apply(g.policy, x.branch(g.status, g, -1))
		}
	case endNotArising:
		if x.first(ruleEnd, r) {
			x.to.apply(*e.policy, x.branch(statusNotArising, nil, -1))
		}
	case endFailure:
		if x.to.out.failure == nil && x.possible(r) {
			x.to.failsAt(e.at, e.result.Failure)
		}
	}
}

// earn takes over the points of a region.
func (x *exactly) earn(i int, r solve.Region, f solve.Form) {
	it, of := x.to.item, x.to.cases[i].of
	over := r.Over(f)
	for _, end := range []struct {
		op   string
		what func(points interval.Interval, limit decimal.Decimal) rubric.Text
		at   decimal.Decimal
	}{{">", aboveMaximum, it.Max}, {"<", belowMinimum, it.Min}} {
		if out, ok := r.And(f, end.op, end.at.Rat()); ok && x.to.out.failure == nil && x.possible(out) {
			x.to.fail(of, "score", -1, end.what(over, end.at))
		}
	}
	in, ok := r.Inside(f, x.to.grid.allowed)
	if !ok {
		return
	}
	if x.first(scoreAt(i), in) {
		x.to.out.branches = append(x.to.out.branches, x.branch(statusScored, nil, i))
	} else if !x.seen[scoreAt(i)] {
		return
	}
	if it.Step.IsPositive() && x.to.out.failure == nil {
		for r := range x.prover.offStep(x.q, r, f) {
			if x.possible(r) {
				x.to.fail(of, "score", -1, maybeOffStep(it.Step))
				break
			}
		}
	}
	x.prover.widen(&x.earned, x.q, r, f)
}
