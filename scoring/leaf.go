package scoring

import (
	"errors"
	"math/big"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/solve"
	"github.com/shopspring/decimal"
)

// outcome is everything a leaf can come to with what is known of its inputs.
// For facts that leave no doubt it is one thing: points, an exclusion, or a
// failure.
type outcome struct {
	counts   bool     // it can have points:
	lo, hi   *big.Rat // the least and the most, rounded
	excluded bool     // its maximum can leave the denominator
	failure  *failure
	// unread are the policies that may apply where an expression failed before it said
	// whether they do.
	unread   policies
	unsaid   bool // it can be not arising, and no policy says what follows
	branches []branch
	loose    bool // lo and hi are perhaps wider than what facts can come to
}

// policies are what some policies give: points, or an exclusion.
type policies struct {
	points   []*big.Rat
	excluded bool
}

// branch is one way through a leaf, for the reason.
type branch struct {
	status status
	policy rubric.Policy
	guard  *guard            // that closed, if one did
	held   int               // the case that held, -1 if none
	vars   []interval.Domain // what was known there
	reason rubric.Text       // a Go rule's
}

// leaf is a leaf being evaluated.
type leaf struct {
	*node
	rubric *rubric.Rubric
	out    outcome
	tried  *[]attempt // nil if nobody asks
}

// evaluate computes all a leaf can come to. reported is what is known of the
// points of a reported leaf.
func (n *node) evaluate(r *rubric.Rubric, vars []interval.Domain, reported ...interval.Domain) outcome {
	l := &leaf{node: n, rubric: r}
	l.evaluate(vars, reported)
	if len(n.cases) > 0 && l.out.open() {
		return n.exact(r, vars, l.out)
	}
	return l.out
}

func (l *leaf) evaluate(vars, reported []interval.Domain) {
	for vars, e := range walk(l.node, l, vars, ruleStart, ruleEnd) {
		b := branch{held: -1, vars: vars}
		if e.at.stage != atGuards {
			b.held = e.at.index
		}
		switch e.kind {
		case endPoints:
			b.status = statusScored
			l.earn(e.result.Number, l.cases[b.held].of, "score", b)
		case endClosed:
			b.guard = &l.guards[e.at.index]
			b.status = b.guard.status
			l.apply(*e.policy, b)
		case endNotArising:
			b.status = statusNotArising
			l.apply(*e.policy, b)
		case endFailure:
			l.failsAt(e.at, e.result.Failure)
		case endElsewhere:
			l.given(vars, reported)
		}
	}
}

// follow evaluates an expression over what is known of the inputs: an [evaluator].
func (l *leaf) follow(at position, n formula.Node, vars []interval.Domain, yield func([]interval.Domain, solve.Result[interval.Interval]) bool) {
	type result = solve.Result[interval.Interval]
	if at.stage == atScores {
		if l.cases[at.index].when == nil {
			l.try(attempt{key: keyCase, at: at.index, vars: vars, next: vars})
		}
		o := formula.Eval(n, vars)
		l.gives(o)
		if withoutValue(o, vars, yield) && o.HasValue {
			yield(vars, result{Number: o.Value.Numbers})
		}
		return
	}
	o, whenTrue, whenFalse := formula.Refine(n, vars)
	first, second, holds := whenTrue, whenFalse, true
	if at.stage == atGuards {
		g := &l.guards[at.index]
		l.try(attempt{key: g.key(), guard: g, cond: o, vars: vars})
		first, second, holds = whenFalse, whenTrue, false // what decides comes first
	} else {
		l.try(attempt{key: keyCase, at: at.index, cond: o, vars: vars, next: whenTrue})
	}
	if !withoutValue(o, vars, yield) || first != nil && !yield(first, result{Truth: holds}) {
		return
	}
	if second != nil {
		yield(second, result{Truth: !holds})
	}
}

// withoutValue yields the ways in which an expression has no value, until yield
// returns false.
func withoutValue(o formula.Outcome, vars []interval.Domain, yield func([]interval.Domain, solve.Result[interval.Interval]) bool) bool {
	return (o.Failure == nil || yield(vars, solve.Result[interval.Interval]{Failure: o.Failure})) &&
		(!o.NotArising || yield(vars, solve.Result[interval.Interval]{NotArising: true}))
}

// given takes over points that no case gives.
func (l *leaf) given(vars, reported []interval.Domain) {
	if l.item.Reported {
		l.try(attempt{key: keyReported, vars: vars})
		l.reported(vars, reported)
	} else if l.rule != nil { // a rule that does not compile is none
		l.try(attempt{key: keyRule, vars: vars})
		l.run(vars)
	}
}

// fail takes down that the leaf fails or may fail, and where; the first failure
// counts.
func (l *leaf) fail(owner any, key string, index int, message rubric.Text) {
	if l.out.failure != nil && l.tried == nil {
		return
	}
	if l.out.failure == nil {
		l.out.failure = &failure{l.rubric.Fault(owner, key, index, locale.Message{VI: message.VI, EN: message.EN}.Of(itemNamed.Say(l.item.Code))), message}
	}
	l.failed(message)
}

// failsAt takes down that an expression fails or may fail. Guards from there on are
// then not decided.
func (l *leaf) failsAt(at position, f *formula.Failure) {
	p := l.place(at)
	l.fail(p.owner, p.key, f.Pos, f.Message)
	if at.stage == atGuards {
		l.unread(l.guards[at.index:])
	} else {
		l.unread(nil)
	}
}

// unread notes the policies of guards that are not decided, and that of a rule that
// may be not arising.
func (l *leaf) unread(after []guard) {
	list := []rubric.Policy{}
	for _, g := range after {
		list = append(list, g.policy)
	}
	if l.rates {
		list = append(list, l.item.NotArising)
	}
	for _, p := range list {
		if points, counts := l.share(p); counts {
			l.out.unread.points = append(l.out.unread.points, points)
		}
		l.out.unread.excluded = l.out.unread.excluded || p.Kind == rubric.PolicyExclude
	}
}

// share returns the points that a policy gives, rounded, if it gives points.
func (n *node) share(p rubric.Policy) (points *big.Rat, counts bool) {
	share, counts := shareOf(p)
	return n.grid.round(share.Mul(share, n.grid.allowed.Hi)), counts
}

// shareOf returns the share of the maximum that a policy gives, if it gives points.
func shareOf(p rubric.Policy) (share *big.Rat, counts bool) {
	switch p.Kind {
	case rubric.PolicyShare:
		return p.Share.Rat(), true
	case rubric.PolicyFull:
		return one(), true
	case rubric.PolicyZero:
		return new(big.Rat), true
	}
	return new(big.Rat), false
}

// apply takes over what a policy says.
func (l *leaf) apply(p rubric.Policy, b branch) {
	b.policy = p
	l.out.branches = append(l.out.branches, b)
	points, counts := l.share(p)
	switch {
	case counts:
		l.points(points, points)
	case p.Kind == rubric.PolicyExclude:
		l.out.excluded = true
	case p.Kind == rubric.PolicyError:
		l.fail(l.item, "", -1, errorByPolicy(b.status))
	default:
		l.out.unsaid = true
		l.fail(l.item, "", -1, rubric.Say(noArisingPolicy))
	}
}

func one() *big.Rat { return big.NewRat(1, 1) }

// points adds a range of possible points.
func (l *leaf) points(lo, hi *big.Rat) {
	if !l.out.counts || lo.Cmp(l.out.lo) < 0 {
		l.out.lo = lo
	}
	if !l.out.counts || hi.Cmp(l.out.hi) > 0 {
		l.out.hi = hi
	}
	l.out.counts = true
}

// earn takes over points that a rule or an appraiser gives, within the item's
// range and on its step; outside, the item fails.
func (l *leaf) earn(v interval.Interval, owner any, key string, b branch) {
	allowed := l.grid.allowed
	in := v.Intersect(allowed)
	if v.Lo == nil || v.Lo.Cmp(allowed.Lo) < 0 {
		l.fail(owner, key, -1, belowMinimum(v, l.item.Min))
	}
	if v.Hi == nil || v.Hi.Cmp(allowed.Hi) > 0 {
		l.fail(owner, key, -1, aboveMaximum(v, l.item.Max))
	}
	l.earned(in)
	if in.Empty() {
		return
	}
	lo, hi := l.grid.round(in.Lo), l.grid.round(in.Hi)
	if step := l.item.Step; step.IsPositive() {
		if lo.Cmp(hi) != 0 {
			if !l.item.Reported { // an appraiser keeps to the step
				l.fail(owner, key, -1, maybeOffStep(step))
			}
		} else if !l.grid.onStep(lo) {
			l.fail(owner, key, -1, rubric.Say(offStep, lo, step))
			l.gives(formula.Outcome{})
			return
		}
	}
	l.out.branches = append(l.out.branches, b)
	l.points(lo, hi)
}

// anything adds all points that the item can have.
func (l *leaf) anything() {
	l.earned(l.grid.allowed)
	l.points(l.grid.allowed.Lo, l.grid.allowed.Hi)
}

func (l *leaf) reported(vars []interval.Domain, known []interval.Domain) {
	if len(known) == 0 {
		l.anything()
		return
	}
	v := known[0].Numbers
	if in := v.Intersect(l.grid.allowed); !v.Known() && !in.Empty() {
		if v = l.grid.within(in); v.Empty() { // a bound says no more than that
			l.fail(l.item, "reported", -1, rubric.Say(noSuchPoints, in))
			return
		}
	}
	if p, single := v.Single(); single && l.grid.round(p).Cmp(p) != 0 {
		l.fail(l.item, "reported", -1, rubric.Say(tooManyDecimals, v, l.rubric.Points.Places))
		return
	}
	l.earn(v, l.item, "reported", branch{status: statusScored, held: -1, vars: vars})
}

// run calls a Go rule, if all it reads is known.
func (l *leaf) run(vars []interval.Domain) {
	values := map[string]interval.Domain{}
	for i, slot := range l.uses {
		name := l.rubric.Inputs[slot].Name
		if !slices.Contains(l.rule.inputs, name) {
			continue // a guard's
		}
		if !vars[i].Known() {
			l.anything()
			l.notArisen()
			return
		}
		values[name] = vars[i]
	}
	var (
		points decimal.Decimal
		reason rubric.Text
		err    error
	)
	if trouble := formula.Guarded(func() { points, reason, err = l.rule.run(l.item.Clone(), values) }); !trouble.IsZero() {
		l.fail(l.item, "rule", -1, rubric.Say(ruleEnded, l.rule.name, trouble))
		l.unread(nil)
		return
	}
	b := branch{status: statusScored, held: -1, vars: vars, reason: reason}
	switch {
	case errors.Is(err, ErrNotArising):
		b.status = statusNotArising
		l.gives(formula.Outcome{NotArising: true})
		l.apply(l.item.NotArising, b)
	case err != nil:
		l.fail(l.item, "rule", -1, rubric.Say(ruleError, l.rule.name, err))
		l.unread(nil)
	default:
		v, err := ratOf(points)
		if err != nil {
			l.fail(l.item, "rule", -1, rubric.Say(ruleTooLong, l.rule.name))
			return
		}
		l.earn(interval.Exactly(v), l.item, "rule", b)
	}
}

// notArisen takes over what follows if a Go rule finds that nothing arose.
func (l *leaf) notArisen() {
	points, counts := l.share(l.item.NotArising)
	switch {
	case counts:
		l.points(points, points)
	case l.item.NotArising.Kind == rubric.PolicyExclude:
		l.out.excluded = true
	}
}

// status returns what a leaf's outcome is called.
func (o *outcome) status() status {
	switch {
	case !o.counts && !o.excluded:
		return statusFailed
	case o.failure != nil, o.counts && o.excluded, o.counts && o.lo.Cmp(o.hi) != 0, len(o.branches) == 0:
		return statusMissing
	}
	status := o.branches[0].status
	for _, b := range o.branches {
		switch {
		case b.status == status:
		case !o.counts:
			return statusNotApplicable // excluded whichever branch it is
		default:
			return statusScored
		}
	}
	return status
}
