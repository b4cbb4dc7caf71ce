package rules

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

// Filled returns the variables of a leaf with values for its inputs.
func (n *Node) Filled(facts []interval.Domain) []interval.Domain {
	vars := slices.Clone(n.Unconstrained)
	copy(vars, facts)
	return vars
}

// Outcome is everything a leaf can come to with what is known of its inputs.
// For facts that leave no doubt it is one thing: points, an exclusion, or a
// failure.
type Outcome struct {
	Counts   bool     // it can have points:
	Lo, Hi   *big.Rat // the least and the most, rounded
	Excluded bool     // its maximum can leave the denominator
	Failure  *failure
	// unread are the policies that may apply where an expression failed before it said
	// whether they do.
	unread   policies
	unsaid   bool // it can be not arising, and no policy says what follows
	Branches []Branch
	Loose    bool // Lo and Hi are perhaps wider than what facts can come to
	Steps    int  // that it took
}

// policies are what some policies give: points, or an exclusion.
type policies struct {
	points   []*big.Rat
	excluded bool
}

// Branch is one path through a leaf that facts can take, for the reason.
type Branch struct {
	Status Status
	Policy rubric.Policy
	Guard  *Guard            // that closed, if one did
	Held   int               // the case that held, -1 if none
	Vars   []interval.Domain // what was known there
	Reason rubric.Text       // a Go rule's, or of what is set
	Set    bool              // it is set from outside the rule, see [Row.Set]
}

// Leaf is a leaf being evaluated.
type Leaf struct {
	*Node
	Rubric *rubric.Rubric
	Out    Outcome
	// instead, if it is not nil, is what follows where an appraiser would give points.
	instead *Branch
	tried   *[]Attempt // nil if nobody asks
	units   int        // of work
}

// Evaluate computes all a leaf can come to. reported is what is known of the
// points of a reported leaf.
func (n *Node) Evaluate(r *rubric.Rubric, vars []interval.Domain, reported ...interval.Domain) Outcome {
	return n.EvaluateWithin(nil, r, vars, reported...)
}

// EvaluateWithin is Evaluate with its steps taken off a budget, past which what the leaf
// comes to may be loose.
func (n *Node) EvaluateWithin(b *Budget, r *rubric.Rubric, vars []interval.Domain, reported ...interval.Domain) Outcome {
	l := &Leaf{Node: n, Rubric: r}
	l.Evaluate(vars, reported)
	b.Spend(l.Out.Steps)
	if !l.Out.Open() && !l.Out.mixed() {
		return l.Out
	}
	if len(n.Cases) > 0 {
		if l.Out = n.Exact(b, r, vars, l.Out); !l.Out.Loose {
			return l.Out
		}
	}
	b.Spend(n.spanned(&l.Out, vars, reported))
	return l.Out
}

func (l *Leaf) Evaluate(vars, reported []interval.Domain) {
	defer func() { l.Out.Steps = 1 + solve.Steps(l.units) }()
	for vars, e := range Walk(l.Node, l, vars, RuleStart, RuleEnd) {
		b := Branch{Held: -1, Vars: vars}
		if e.At.Stage != AtGuards {
			b.Held = e.At.Index
		}
		switch e.Kind {
		case EndPoints:
			b.Status = Scored
			l.earn(e.Result.Number, l.Cases[b.Held].Of, "score", b)
		case endClosed:
			b.Guard = &l.Guards[e.At.Index]
			b.Status = b.Guard.Status
			l.apply(*e.Policy, b)
		case EndNotArising:
			b.Status = NotArising
			l.apply(*e.Policy, b)
		case EndFailure:
			l.failsAt(e.At, e.Result.Failure)
		case EndElsewhere:
			l.given(vars, reported)
		}
	}
}

// follow evaluates an expression over what is known of the inputs: an [evaluator].
func (l *Leaf) follow(at Position, n formula.Node, vars []interval.Domain,
	yield func([]interval.Domain, solve.Result[interval.Interval]) bool) {
	type result = solve.Result[interval.Interval]
	if at.Stage == atScores {
		if l.Cases[at.Index].When == nil {
			l.try(Attempt{Key: keyCase, At: at.Index, Vars: vars, Next: vars})
		}
		o := formula.Eval(n, vars)
		l.evaluated(n, o, vars)
		l.gives(o)
		if withoutValue(o, vars, yield) && o.HasValue {
			yield(vars, result{Number: o.Value.Numbers})
		}
		return
	}
	o, whenTrue, whenFalse := formula.Refine(n, vars)
	l.evaluated(n, o, vars)
	first, second, holds := whenTrue, whenFalse, true
	if at.Stage == AtGuards {
		g := &l.Guards[at.Index]
		l.try(Attempt{Key: g.key(), Guard: g, Cond: o, Vars: vars})
		first, second, holds = whenFalse, whenTrue, false // what decides comes first
	} else {
		l.try(Attempt{Key: keyCase, At: at.Index, Cond: o, Vars: vars, Next: whenTrue})
	}
	if !withoutValue(o, vars, yield) || first != nil && !yield(first, result{Truth: holds}) {
		return
	}
	if second != nil {
		yield(second, result{Truth: !holds})
	}
}

// evaluated counts the work on an expression that came to o.
func (l *Leaf) evaluated(n formula.Node, o formula.Outcome, vars []interval.Domain) {
	long := solve.Effort(o.Value.Numbers.Lo) + solve.Effort(o.Value.Numbers.Hi)
	l.units += l.work[n] + l.work[n]*long/8
}

// withoutValue yields that an expression fails or does not arise, where it can,
// until yield returns false.
func withoutValue(o formula.Outcome, vars []interval.Domain,
	yield func([]interval.Domain, solve.Result[interval.Interval]) bool) bool {
	return (o.Failure == nil || yield(vars, solve.Result[interval.Interval]{Failure: o.Failure})) &&
		(!o.NotArising || yield(vars, solve.Result[interval.Interval]{NotArising: true}))
}

// given takes over points that no case gives.
func (l *Leaf) given(vars, reported []interval.Domain) {
	if l.instead != nil {
		l.replaced(vars)
	} else if l.Item.Reported {
		l.try(Attempt{Key: keyReported, Vars: vars})
		l.reported(vars, reported)
	} else if l.Rule != nil { // a rule that does not compile is none
		l.try(Attempt{Key: keyRule, Vars: vars})
		l.run(vars)
	}
}

// fail takes down that the leaf fails or may fail, and where; the first failure
// counts.
func (l *Leaf) fail(owner any, key string, index int, message rubric.Text) {
	if l.Out.Failure != nil && l.tried == nil {
		return
	}
	if l.Out.Failure == nil {
		l.Out.Failure = &failure{l.Rubric.Fault(owner, key, index,
			locale.Message{VI: message.VI, EN: message.EN}.Of(ItemNamed.Say(l.Item.Code))), message}
	}
	l.failed(message)
}

// failsAt takes down that an expression fails or may fail. Guards from there on are
// then not decided.
func (l *Leaf) failsAt(at Position, f *formula.Failure) {
	p := l.Place(at)
	l.fail(p.Owner, p.Key, f.Pos, f.Message)
	if at.Stage == AtGuards {
		l.unread(l.Guards[at.Index:])
	} else {
		l.unread(nil)
	}
}

// unread notes the policies of guards that are not decided, and that of a rule that
// may be not arising.
func (l *Leaf) unread(after []Guard) {
	list := []rubric.Policy{}
	for _, g := range after {
		list = append(list, g.Policy)
	}
	if l.rates {
		list = append(list, l.Item.NotArising)
	}
	for _, p := range list {
		if points, counts := l.Share(p); counts {
			l.Out.unread.points = append(l.Out.unread.points, points)
		}
		l.Out.unread.excluded = l.Out.unread.excluded || p.Kind == rubric.PolicyExclude
	}
}

// Share returns the points that a policy gives, rounded, if it gives points.
func (n *Node) Share(p rubric.Policy) (points *big.Rat, counts bool) {
	share, counts := ShareOf(p)
	return n.Grid.Round(share.Mul(share, n.Grid.Allowed.Hi)), counts
}

// ShareOf returns the share of the maximum that a policy gives, if it gives points.
func ShareOf(p rubric.Policy) (share *big.Rat, counts bool) {
	switch p.Kind {
	case rubric.PolicyShare:
		return p.Share.Rat(), true
	case rubric.PolicyFull:
		return interval.One(), true
	case rubric.PolicyZero:
		return new(big.Rat), true
	}
	return new(big.Rat), false
}

// apply takes over what a policy says.
func (l *Leaf) apply(p rubric.Policy, b Branch) {
	b.Policy = p
	l.Out.Branches = append(l.Out.Branches, b)
	points, counts := l.Share(p)
	switch {
	case counts:
		l.points(points, points)
	case p.Kind == rubric.PolicyExclude:
		l.Out.Excluded = true
	case p.Kind == rubric.PolicyError:
		l.fail(l.Item, "", -1, errorByPolicy(b.Status))
	default:
		l.Out.unsaid = true
		l.fail(l.Item, "", -1, rubric.Say(noArisingPolicy))
	}
}

// points adds a range of possible points.
func (l *Leaf) points(lo, hi *big.Rat) {
	if !l.Out.Counts || lo.Cmp(l.Out.Lo) < 0 {
		l.Out.Lo = lo
	}
	if !l.Out.Counts || hi.Cmp(l.Out.Hi) > 0 {
		l.Out.Hi = hi
	}
	l.Out.Counts = true
}

// earn takes over points that a rule or an appraiser gives, within the item's
// range and on its step; outside, the item fails.
func (l *Leaf) earn(v interval.Interval, owner any, key string, b Branch) {
	allowed := l.Grid.Allowed
	in := v.Intersect(allowed)
	if v.Lo == nil || v.Lo.Cmp(allowed.Lo) < 0 {
		l.fail(owner, key, -1, belowMinimum(v, l.Item.Min))
	}
	if v.Hi == nil || v.Hi.Cmp(allowed.Hi) > 0 {
		l.fail(owner, key, -1, aboveMaximum(v, l.Item.Max))
	}
	l.earned(in)
	if in.Empty() {
		return
	}
	lo, hi := l.Grid.Round(in.Lo), l.Grid.Round(in.Hi)
	if step := l.Item.Step; step.IsPositive() {
		if lo.Cmp(hi) != 0 {
			if !l.Item.Reported { // an appraiser keeps to the step
				l.fail(owner, key, -1, maybeOffStep(step))
			}
		} else if !l.Grid.OnStep(lo) {
			l.fail(owner, key, -1, rubric.Say(offStep, lo, step))
			l.gives(formula.Outcome{})
			return
		}
	}
	l.Out.Branches = append(l.Out.Branches, b)
	l.points(lo, hi)
}

// anything adds all points that the item can have.
func (l *Leaf) anything() {
	l.earned(l.Grid.Allowed)
	l.points(l.Grid.Allowed.Lo, l.Grid.Allowed.Hi)
}

func (l *Leaf) reported(vars []interval.Domain, known []interval.Domain) {
	if len(known) == 0 {
		l.anything()
		return
	}
	v := known[0].Numbers
	if in := v.Intersect(l.Grid.Allowed); !v.Known() && !in.Empty() {
		if v = l.Grid.Within(in); v.Empty() { // a bound says no more than that
			l.fail(l.Item, "reported", -1, rubric.Say(noSuchPoints, in))
			return
		}
	}
	if p, single := v.Single(); single && l.Grid.Round(p).Cmp(p) != 0 {
		l.fail(l.Item, "reported", -1, rubric.Say(tooManyDecimals, v, l.Rubric.Points.Places))
		return
	}
	l.earn(v, l.Item, "reported", Branch{Status: Scored, Held: -1, Vars: vars})
}

// run calls a Go rule, if all it reads is known.
func (l *Leaf) run(vars []interval.Domain) {
	values, reads := map[string]interval.Domain{}, l.Rubric.ScalarNames(l.Rule.Inputs...)
	for i, in := range l.Scalars {
		name := in.Name
		if !slices.Contains(reads, name) {
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
	if trouble := formula.Guarded(func() {
		points, reason, err = l.Rule.Run(l.Item.Clone(), values)
	}); !trouble.IsZero() {
		l.fail(l.Item, "rule", -1, rubric.Say(ruleEnded, l.Rule.Name, trouble))
		l.unread(nil)
		return
	}
	b := Branch{Status: Scored, Held: -1, Vars: vars, Reason: reason}
	switch {
	case errors.Is(err, ErrNotArising):
		b.Status = NotArising
		l.gives(formula.Outcome{NotArising: true})
		l.apply(l.Item.NotArising, b)
	case err != nil:
		l.fail(l.Item, "rule", -1, rubric.Say(ruleError, l.Rule.Name, err))
		l.unread(nil)
	default:
		v, err := formula.RatOf(points)
		if err != nil {
			l.fail(l.Item, "rule", -1, rubric.Say(ruleTooLong, l.Rule.Name))
			return
		}
		l.earn(interval.Exactly(v), l.Item, "rule", b)
	}
}

// notArisen takes over what follows if a Go rule finds that nothing arose.
func (l *Leaf) notArisen() {
	points, counts := l.Share(l.Item.NotArising)
	switch {
	case counts:
		l.points(points, points)
	case l.Item.NotArising.Kind == rubric.PolicyExclude:
		l.Out.Excluded = true
	}
}

// Status returns what a leaf's outcome is called.
func (o *Outcome) Status() Status {
	switch {
	case !o.Counts && !o.Excluded:
		return Failed
	case o.Failure != nil, o.Counts && o.Excluded, o.Counts && o.Lo.Cmp(o.Hi) != 0, len(o.Branches) == 0:
		return Missing
	}
	status := o.Branches[0].Status
	for _, b := range o.Branches {
		switch {
		case b.Status == status:
		case !o.Counts:
			return NotApplicable // excluded whichever branch it is
		default:
			return Scored
		}
	}
	return status
}
