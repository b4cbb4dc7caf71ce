package scoring

import (
	"math/big"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/formula"
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

// improver looks for the improvements of one leaf.
type improver struct {
	scorer *Scorer
	node   *node
	vars   []formula.Value // what is known
	from   []formula.Value // the same, of what can be written down
	base   *big.Rat        // points earned now, at least
	found  []improved
}

// improved is an improvement that was found.
type improved struct {
	set     []int
	targets []formula.Target
	points  *big.Rat
	case_   *rubric.Case
}

// enough reports whether inputs among those of a set earn as many points.
func (i *improver) enough(set []int, points *big.Rat) bool {
	return slices.ContainsFunc(i.found, func(f improved) bool {
		return len(f.set) < len(set) && f.points.Cmp(points) >= 0 && !slices.ContainsFunc(f.set, func(k int) bool { return !slices.Contains(set, k) })
	})
}

// change looks for changes of just the inputs of a set.
func (i *improver) change(set []int) {
	if i.enough(set, i.node.item.Max.Rat()) {
		return
	}
	vars := slices.Clone(i.vars)
	for _, k := range set {
		vars[k] = i.node.blank[k]
	}
	p := newProver(i.scorer.rubric, i.node, vars, improveSteps)
	unit := lastPlace(i.scorer.rubric.Points)
	more := new(big.Rat).Add(i.base, unit)
	q := formula.NewSearch(p.domains, improveSteps, nil)
	for at := range p.cases {
		p.points(q, at, func(r formula.Region, f formula.Form) {
			r, ok := r.Inside(f, p.allowed())
			if !ok {
				return
			}
			most := r.Over(f).Intersect(p.allowed()).Hi
			if most == nil || i.enough(set, formula.Round(most, i.scorer.rubric.Points.Places, i.scorer.rubric.Points.Mode)) {
				return
			}
			if v, known := f.Known(); known {
				if formula.Round(v, i.scorer.rubric.Points.Places, i.scorer.rubric.Points.Mode).Cmp(i.base) > 0 {
					i.try(q, r, set, p.cases[at].of, &f)
				}
				return
			}
			op, limit := rounded(i.scorer.rubric.Points, more)
			if r, ok := r.And(f, op, limit); ok {
				i.try(q, r, set, p.cases[at].of, &f)
			}
			lo := formula.Round(r.Over(f).Intersect(p.allowed()).Lo, i.scorer.rubric.Points.Places, i.scorer.rubric.Points.Mode)
			hi := formula.Round(most, i.scorer.rubric.Points.Places, i.scorer.rubric.Points.Mode)
			best, _ := p.reach(q, r, f, lo, hi, i.base, 1)
			if best == nil || best.Cmp(more) <= 0 {
				return
			}
			op, limit = rounded(i.scorer.rubric.Points, best)
			if r, ok := r.And(f, op, limit); ok {
				i.try(q, r, set, p.cases[at].of, &f)
			}
		})
	}
	i.gates(set, q, p)
	if len(set) == 1 && i.open(set[0]) {
		i.surely(set[0], p)
	}
}

// open reports whether anything but one input is not known.
func (i *improver) open(but int) bool {
	for k := range i.node.uses {
		if k != but && !i.vars[k].Known() {
			return true
		}
	}
	return false
}

// gates looks for changes with which the leaf does not apply or does not arise,
// where that earns more.
func (i *improver) gates(set []int, q *formula.Search, p *prover) {
	for k, g := range p.gates {
		share, counts := shareOf(g.policy)
		points := share.Mul(share, i.node.item.Max.Rat())
		if !counts || points.Cmp(i.base) <= 0 || i.enough(set, points) {
			continue
		}
		p.throughGates(q, 0, k, q.All(), func(r formula.Region) {
			q.Truth(g.cond, r, func(r formula.Region, open bool) {
				if !open {
					i.try(q, r, set, nil, nil)
				}
			})
		})
	}
}

// try takes over the least changes that lead into a region, if with them the leaf
// surely earns more; f is what it earns there, if a case gives it.
func (i *improver) try(q *formula.Search, r formula.Region, set []int, of *rubric.Case, f *formula.Form) {
	targets, ok := q.Nearest(r, i.from, set...)
	if !ok {
		return
	}
	if points, ok := i.earns(targets, set); ok && f != nil {
		// The relation is to promise what the nearest value earns, not anything more.
		op, limit := rounded(i.scorer.rubric.Points, points)
		if r, ok := r.And(*f, op, limit); ok {
			if narrower, ok := q.Nearest(r, i.from, set...); ok {
				targets = narrower
			}
		}
	}
	i.take(targets, set, of)
}

// earns returns what the leaf surely earns with changes, if that is more.
func (i *improver) earns(targets []formula.Target, set []int) (*big.Rat, bool) {
	o := i.node.evaluate(i.scorer.rubric, i.with(targets))
	if !o.counts || o.excluded || o.failure != nil || o.lo.Cmp(i.base) <= 0 || i.enough(set, o.lo) {
		return nil, false
	}
	return o.lo, true
}

// with returns what is known after changes.
func (i *improver) with(targets []formula.Target) []formula.Value {
	vars := slices.Clone(i.vars)
	for _, t := range targets {
		vars[t.Slot] = t.Is
	}
	return vars
}

// take keeps changes, if with them the leaf surely earns more.
func (i *improver) take(targets []formula.Target, set []int, of *rubric.Case) {
	points, ok := i.earns(targets, set)
	if !ok {
		return
	}
	for k := range targets {
		i.beyond(&targets[k], i.with(targets), points)
	}
	i.add(improved{slices.Clone(set), targets, points, of})
}

// beyond says of a target how far it may be overshot: without limit where
// everything beyond it earns as much, else within its region.
func (i *improver) beyond(t *formula.Target, vars []formula.Value, points *big.Rat) {
	if t.Is.Type != formula.Number && t.Is.Type != formula.Date {
		return
	}
	vars = slices.Clone(vars)
	for _, side := range []string{">=", "<="} {
		if !t.Moves(side) {
			continue
		}
		vars[t.Slot] = t.Beyond(side, i.node.blank[t.Slot])
		o := i.node.evaluate(i.scorer.rubric, vars)
		if o.counts && !o.excluded && o.failure == nil && o.lo.Cmp(points) >= 0 {
			t.Overshoot(side, vars[t.Slot])
			return
		}
	}
	t.Open()
}

// surely looks for values of one input that earn more whatever is not known of the
// others: those for which nothing else can come out.
func (i *improver) surely(slot int, p *prover) {
	q := formula.NewSearch(p.domains, improveSteps, nil)
	var not []formula.Value // for which it may earn no more
	bad := func(r formula.Region) {
		if q.Possible(r) != formula.No {
			not = append(not, r.Is(slot))
		}
	}
	policy := func(r formula.Region, policy rubric.Policy) {
		share, counts := shareOf(policy)
		if !counts || share.Mul(share, i.node.item.Max.Rat()).Cmp(i.base) <= 0 {
			bad(r)
		}
	}
	q.Fails = func(r formula.Region, _ formula.Node, _ rubric.Text) { bad(r) }
	q.Arises = func(r formula.Region) { policy(r, i.node.item.NotArising) }
	for k, g := range p.gates {
		p.throughGates(q, 0, k, q.All(), func(r formula.Region) {
			q.Truth(g.cond, r, func(r formula.Region, open bool) {
				if !open {
					policy(r, g.policy)
				}
			})
		})
	}
	op, limit := rounded(i.scorer.rubric.Points, new(big.Rat).Add(i.base, lastPlace(i.scorer.rubric.Points)))
	for at := range p.cases {
		p.points(q, at, func(r formula.Region, f formula.Form) {
			for _, outside := range []struct {
				op string
				at *big.Rat
			}{{map[string]string{">=": "<", ">": "<="}[op], limit}, {">", i.node.item.Max.Rat()}} {
				if r, ok := r.And(f, outside.op, outside.at); ok {
					bad(r)
				}
			}
		})
	}
	if found, _, _ := q.Answer(); found != formula.No {
		return
	}
	for _, left := range p.domains[slot].Except(not) {
		if t, ok := formula.Toward(slot, i.from[slot], left); ok {
			i.take([]formula.Target{t}, []int{slot}, nil)
		}
	}
}

// add keeps an improvement unless another of the same inputs is as good with
// changes that are no larger; those that are worse so go.
func (i *improver) add(a improved) {
	worse := func(a, b improved) bool { // b is as good as a
		if !slices.Equal(a.set, b.set) || b.points.Cmp(a.points) < 0 {
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
func (i *improver) noFarther(slot int, v, than formula.Value) bool {
	if v.Type != formula.Number && v.Type != formula.Date {
		return v.Intersect(than).Known()
	}
	is := i.vars[slot].Num
	a, b := v.Num.Lo, than.Num.Lo
	if is.Lo != nil && b.Cmp(is.Lo) <= 0 {
		return a.Cmp(b) >= 0 && a.Cmp(is.Lo) <= 0
	}
	return a.Cmp(b) <= 0 && (is.Lo == nil || a.Cmp(is.Lo) >= 0)
}
