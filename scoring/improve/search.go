package improve

import (
	"math/big"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/parindex/parindex/scoring/internal/solve"
)

// subsets yields the subsets of a size, in order.
func subsets(of []int, size int) func(func([]int) bool) {
	return func(yield func([]int) bool) {
		var from func(set []int, next int) bool
		from = func(set []int, next int) bool {
			if len(set) == size {
				return yield(set)
			}
			for i := next; i < len(of); i++ {
				if !from(append(set[:len(set):len(set)], of[i]), i+1) {
					return false
				}
			}
			return true
		}
		from(nil, 0)
	}
}

// improver looks for the improvements of one leaf. Of a penalty, fewer points are
// better.
type improver struct {
	scorer *rules.Compiled
	unit   scoring.Unit  // whose facts they are
	budget *rules.Budget // of the work
	node   *rules.Node
	vars   []interval.Domain // what is known
	points []interval.Domain // of a reported leaf
	from   []interval.Domain // the same as vars, of what can be written down
	domain []interval.Domain // what inputs can become
	sign   int               // −1: of a penalty
	now    rules.Outcome
	base   *big.Rat // points earned now, at least
	found  []improved
	gaps   gaps
	left   int  // of the work of hunts
	levels int  // by how many levels of points a hunt follows one input; 0: the nearest and the best
	unsure bool // of the set at hand something may be missing
	whole  bool // a hunt along one input found the nearest figure of every level of points
	opaque bool // because of a function of the host's
	curved bool // limits of targets may be wider than what suffices
}

// questionSteps bounds the work on one set of inputs.
func (i *improver) questionSteps() int { return i.budget.Question() / 2 }

// evaluated counts an evaluation of the rule over sets of figures, which takes as much as
// so many of what is known.
func (i *improver) evaluated(times int) {
	if i.left -= times; i.budget.Spent() || i.budget.Ended() {
		i.left = 0
	}
}

// improved is an improvement that was found.
type improved struct {
	set     []int
	targets []solve.Target
	points  *big.Rat
	case_   *rubric.Case
	farther bool // perhaps a smaller change does
}

// better reports whether some points are better than others.
func (i *improver) better(a, b *big.Rat) bool { return a.Cmp(b)*i.sign > 0 }

// full returns the best that the leaf can come to, or the worst.
func (i *improver) full(best bool) *big.Rat {
	if best == (i.sign > 0) {
		return i.node.Item.Max.Rat()
	}
	return i.node.Item.Min.Rat()
}

// next returns the points that are better by as little as can be.
func (i *improver) next(v *big.Rat) *big.Rat { return i.node.Grid.Next(v, i.sign) }

// noWorse returns the numbers that are, rounded, no worse than some points.
func (i *improver) noWorse(points *big.Rat) interval.Interval {
	if i.sign > 0 {
		return i.node.Grid.RoundedTo(points, nil)
	}
	return i.node.Grid.RoundedTo(nil, points)
}

// best returns the best of a set of points.
func (i *improver) best(n interval.Interval) *big.Rat {
	if i.sign > 0 {
		return n.Hi
	}
	return n.Lo
}

// enough reports whether inputs among those of a set earn as many points.
func (i *improver) enough(set []int, points *big.Rat) bool {
	return slices.ContainsFunc(i.found, func(f improved) bool {
		return len(f.set) < len(set) && !i.better(points, f.points) && !slices.ContainsFunc(f.set, func(k int) bool {
			return !slices.Contains(set, k)
		})
	})
}

// change looks for changes of just the inputs of a set. Where it may have missed
// some it hunts for them.
func (i *improver) change(set []int) {
	if i.enough(set, i.full(true)) {
		return
	}
	vars := slices.Clone(i.vars)
	for _, k := range set {
		vars[k] = i.domain[k]
	}
	i.unsure, i.opaque = i.node.Rule != nil, false
	p := rules.NewProver(i.scorer.Rubric, i.node, vars, i.questionSteps())
	p.Loosen(func(k int) bool { return slices.Contains(set, k) })
	p.Budget = i.budget
	q := p.Search(i.questionSteps(), nil)
	for r, e := range p.Walk(q, q.All(), rules.RuleStart, rules.RuleEnd) {
		if e.Kind == rules.EndPoints {
			i.earning(q, r, set, p, e.At.Index, e.Result.Number)
		} else if e.Policy != nil { // where the leaf does not apply or does not arise
			if points, counts := i.share(*e.Policy); counts && i.better(points, i.base) && !i.enough(set, points) {
				i.try(q, r, set, nil, nil)
			}
		}
	}
	if len(set) == 1 && i.open(set[0]) {
		i.surely(set[0], p)
	}
	if found, _, _ := q.Answer(); found == solve.Unknown {
		i.unsure, i.opaque = true, q.Opaque()
	}
	if i.unsure {
		i.hunt(set)
	}
}

// earning looks for changes that lead to points of a region, by a case: the nearest
// that earn more, and those that earn most.
func (i *improver) earning(q *solve.Search, r solve.Region, set []int, p *rules.Prover, at int, f solve.LinearExpr) {
	r, ok := r.Inside(f, p.Grid.Allowed)
	lo, hi, some := p.Grid.Points(r.Over(f))
	if !ok || !some {
		return
	}
	most := hi
	if i.sign < 0 {
		most = lo
	}
	if !i.better(most, i.base) || i.enough(set, most) {
		return
	}
	of := p.Cases[at].Of
	if _, known := f.Known(); known {
		i.try(q, r, set, of, &f)
		return
	}
	more := i.next(i.base)
	if r, ok := r.Inside(f, i.noWorse(more)); ok {
		i.try(q, r, set, of, &f)
	}
	best, loose := p.Reach(q, r, f, lo, hi, i.base, i.sign)
	i.unsure = i.unsure || loose
	if best == nil || !i.better(best, more) {
		return
	}
	if r, ok := r.Inside(f, i.noWorse(best)); ok {
		i.try(q, r, set, of, &f)
	}
}

// open reports whether anything but one input is not known.
func (i *improver) open(but int) bool {
	for k := range i.from {
		if k != but && !i.vars[k].Known() {
			return true
		}
	}
	return false
}

// share returns the points that a policy gives, if it gives points.
func (i *improver) share(p rubric.Policy) (points *big.Rat, counts bool) {
	return i.node.Share(p)
}

// try takes over the least changes that lead into a region, if with them the leaf
// surely earns more; f is what it earns there, if a case gives it.
func (i *improver) try(q *solve.Search, r solve.Region, set []int, of *rubric.Case, f *solve.LinearExpr) {
	targets, ok := q.Nearest(r, i.from, set...)
	if !ok {
		i.unsure = i.unsure || !i.idle(q, r, set) && q.Possible(r) != solve.No
		return
	}
	if points, ok := i.earns(targets, set); ok && f != nil {
		// The relation is to promise what the nearest value earns, not anything more.
		if r, ok := r.Inside(*f, i.noWorse(points)); ok {
			if narrower, ok := q.Nearest(r, i.from, set...); ok {
				targets = narrower
			}
		}
	}
	i.curved = slices.ContainsFunc(set, r.Curves)
	farther := false
	if i.curved && len(targets) > 1 {
		targets, farther = i.drawnIn(targets)
	}
	i.unsure = !i.take(targets, set, of, farther) || i.unsure
	i.curved = false
}

// idle reports whether a region has facts in which one of the inputs is as it is:
// then the others lead there without it.
func (i *improver) idle(q *solve.Search, r solve.Region, set []int) bool {
	return len(set) > 1 && slices.ContainsFunc(set, func(k int) bool {
		return i.from[k].Known() && q.Stays(r, k, i.from[k])
	})
}

// earns returns what the leaf surely earns with changes; not ok if that is no more,
// or no more than some of the inputs earn.
func (i *improver) earns(targets []solve.Target, set []int) (points *big.Rat, ok bool) {
	points, ok = i.surelyEarns(i.with(targets))
	return points, ok && i.better(points, i.base) && !i.enough(set, points)
}

// surelyEarns returns what the leaf surely comes to, if it surely comes to points and
// some of the figures satisfy the relations.
func (i *improver) surelyEarns(vars []interval.Domain) (*big.Rat, bool) {
	if !i.node.Consistent(i.budget, vars) {
		return nil, false
	}
	o := i.comesTo(vars)
	if !o.Counts || o.Excluded || o.Failure != nil {
		return nil, false
	}
	if i.sign < 0 {
		return o.Hi, true
	}
	return o.Lo, true
}

// comesTo returns what the leaf comes to, without the branches that lead there.
func (i *improver) comesTo(vars []interval.Domain) rules.Outcome {
	e, steps, ok := i.node.Seen(vars, i.points)
	i.budget.Spend(steps)
	if !ok {
		return i.node.EvaluateWithin(i.budget, i.scorer.Rubric, vars, i.points...)
	}
	book := i.scorer.Book
	return rules.Outcome{Counts: e.Counts, Excluded: e.Excluded, Lo: book.Rat(e.Lo), Hi: book.Rat(e.Hi)}
}

// with returns what is known after changes.
func (i *improver) with(targets []solve.Target) []interval.Domain {
	vars := slices.Clone(i.vars)
	for _, t := range targets {
		vars[t.Slot] = t.Is
	}
	return vars
}

// take keeps changes, if with them the leaf surely earns more; not ok if it does
// not, or not surely.
func (i *improver) take(targets []solve.Target, set []int, of *rubric.Case, farther bool) (ok bool) {
	points, ok := i.surelyEarns(i.with(targets))
	if !ok || !i.better(points, i.base) {
		return false
	}
	if i.enough(set, points) {
		return true
	}
	for k := range targets {
		i.beyond(&targets[k], i.with(targets), points)
	}
	i.add(improved{slices.Clone(set), targets, points, of, farther})
	return true
}

// beyond says of a target how far it may be overshot: without limit where
// everything beyond it earns as much, else within its region.
func (i *improver) beyond(t *solve.Target, vars []interval.Domain, points *big.Rat) {
	if t.Is.Type != interval.Number && t.Is.Type != interval.Date || i.levels > 0 { // of levers that is said later
		return
	}
	vars = slices.Clone(vars)
	suffices := func(v interval.Domain) bool {
		vars[t.Slot] = v
		earned, ok := i.surelyEarns(vars)
		return ok && !i.better(points, earned)
	}
	for _, side := range []string{">=", "<="} {
		if !t.Moves(side) {
			continue
		}
		if i.curved && !suffices(t.Past(side, i.node.Unconstrained[t.Slot])) {
			t.Limit = t.Is // the limit is one of what is linear around the rule
		}
		if beyond := t.Beyond(side, i.node.Unconstrained[t.Slot]); suffices(beyond) {
			t.Overshoot(side, beyond)
			return
		}
	}
	if i.curved && t.Op == "in" && !suffices(t.Limit) {
		t.Op, t.Limit = "==", t.Is
	}
	t.Open()
}

// surely looks for values of one input that earn more whatever is not known of the
// others: those for which nothing else can come out.
func (i *improver) surely(slot int, p *rules.Prover) {
	q := p.Search(i.questionSteps(), nil)
	var not []interval.Domain // for which it may earn no more
	bad := func(r solve.Region) {
		if q.Possible(r) != solve.No {
			not = append(not, r.Is(slot))
			tied, _ := r.Ties(slot)
			i.unsure = i.unsure || tied // it may be less
		}
	}
	// Points that are no better, and those beyond what the item can have.
	full := i.full(true)
	worse, beyond := i.node.Grid.RoundedTo(nil, i.base), interval.Interval{Lo: full, LoOpen: true}
	if i.sign < 0 {
		worse, beyond = i.node.Grid.RoundedTo(i.base, nil), interval.Interval{Hi: full, HiOpen: true}
	}
	for r, e := range p.Walk(q, q.All(), rules.RuleStart, rules.RuleEnd) {
		if e.Policy != nil {
			if points, counts := i.share(*e.Policy); counts && i.better(points, i.base) {
				continue
			}
		}
		if e.Kind != rules.EndPoints {
			bad(r)
			continue
		}
		for _, set := range []interval.Interval{worse, beyond} {
			if r, ok := r.Inside(e.Result.Number, set); ok {
				bad(r)
			}
		}
	}
	if found, _, _ := q.Answer(); found != solve.No {
		i.unsure = true
		return
	}
	for _, left := range q.All().Is(slot).Except(not) {
		if t, ok := solve.Toward(slot, i.from[slot], left); ok {
			i.unsure = !i.take([]solve.Target{t}, []int{slot}, nil, false) || i.unsure
		}
	}
}

// add keeps an improvement unless another of the same inputs is as good with
// changes that are no larger; those that are worse so go.
func (i *improver) add(a improved) {
	worse := func(a, b improved) bool { // b is as good as a
		if !slices.Equal(a.set, b.set) || i.better(a.points, b.points) {
			return false
		}
		for k, t := range a.targets {
			if !i.noFarther(t.Slot, b.targets[k].Is, t.Is) {
				return false
			}
		}
		return true
	}
	if slices.ContainsFunc(i.found, func(b improved) bool { return worse(a, b) }) {
		return
	}
	i.found = append(slices.DeleteFunc(i.found, func(b improved) bool { return worse(b, a) }), a)
}

// noFarther reports whether one value of an input is no farther from what is known
// of it than another, on the same side.
func (i *improver) noFarther(slot int, v, than interval.Domain) bool {
	if v.Type != interval.Number && v.Type != interval.Date {
		return v.Intersect(than).Known()
	}
	is := i.vars[slot].Numbers
	a, b := v.Numbers.Lo, than.Numbers.Lo
	if is.Lo != nil && b.Cmp(is.Lo) <= 0 {
		return a.Cmp(b) >= 0 && a.Cmp(is.Lo) <= 0
	}
	return a.Cmp(b) <= 0 && (is.Lo == nil || a.Cmp(is.Lo) >= 0)
}
