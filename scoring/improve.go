package scoring

import (
	"cmp"
	"math/big"
	"slices"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/shopspring/decimal"
)

// Improvement is a set of changes of figures with which a leaf earns more points.
// It is minimal: no part of the set earns as many, and no smaller change of one of
// its figures does, the others being as they are.
type Improvement struct {
	Changes []Change `json:"changes"` // in the order of the rubric's inputs
	// Points is what the leaf then earns, and Gain how much more that is than it
	// earns now or, where that is not decided, at least.
	Points decimal.Decimal `json:"points"`
	Gain   decimal.Decimal `json:"gain"`
	// Text says it in one sentence.
	Text rubric.Text `json:"text"`
	// Illustrative marks an improvement that rests on something no source decides.
	Illustrative bool `json:"illustrative,omitempty"`
}

// Change is what one figure has to become.
type Change struct {
	// Comparison has the input, what is known of it, the relation that suffices, and
	// how far it is: >=, >, <=, <, == or, for a set of options or the two ends of a
	// range, "in".
	Comparison
	// Figure is the nearest figure that suffices, as [Facts] take it: the required
	// one, or, beyond an open end or where no decimal is exact, the next of two
	// decimals.
	Figure string `json:"figure"`
}

// improveSteps bounds the work on one set of inputs.
const improveSteps = 50_000

// maxSets bounds the sets of inputs that are tried.
const maxSets = 500

// Improvements returns every minimal set of changes of figures with which a leaf
// earns more points than it does by the facts: of one input first, then of two,
// and so on; of the same inputs from the fewest points to the most. Where points
// rise without steps there are two: the nearest change that earns anything, and
// the one that earns most. Inputs marked fixed are never changed; figures that are
// known only by bounds, or not at all, can be.
//
// Each improvement has been scored: with its figures in place of those in the
// facts the leaf earns its points, whatever is not known of other figures. For
// rules that are linear in the figures changed (also over a divisor) all are
// found; for others those that the work allowed finds.
//
// There are none for a leaf whose points are reported or come from a rule in Go,
// nor for one that is left out of the maximum. The error is that of [Scorer.Score]
// for these facts, or of a code that is no leaf's.
func (s *Scorer) Improvements(f Facts, code string) ([]Improvement, error) {
	n, vars, err := s.leafOf(f, code)
	if err != nil || len(n.cases) == 0 {
		return nil, err
	}
	i := &improver{scorer: s, node: n, vars: vars, from: newProver(s.rubric, n, vars, 0).domains}
	o := n.evaluate(s.rubric, vars)
	switch {
	case o.excluded:
		return nil, nil
	case o.counts && o.failure == nil:
		i.base = o.lo
	default:
		i.base = n.item.Min.Rat()
	}
	if i.base.Cmp(n.item.Max.Rat()) >= 0 {
		return nil, nil
	}
	var free []int
	for k, slot := range n.uses {
		if !s.rubric.Inputs[slot].Fixed {
			free = append(free, k)
		}
	}
	sets := 0
	for size := 1; size <= len(free); size++ {
		for set := range subsets(free, size) {
			if sets++; sets > maxSets {
				return i.sorted(), nil
			}
			i.change(set)
		}
	}
	return i.sorted(), nil
}

// leafOf returns a leaf with what facts say of its inputs.
func (s *Scorer) leafOf(f Facts, code string) (*node, []formula.Value, error) {
	if s == nil || s.rubric == nil {
		return nil, nil, errNotCompiled
	}
	i := slices.IndexFunc(s.leaves, func(n *node) bool { return n.item.Code == code })
	if i < 0 {
		return nil, nil, s.noLeaf(code)
	}
	r, err := s.row(f)
	if err != nil {
		return nil, nil, err
	}
	return s.leaves[i], s.vars(r, s.leaves[i]), nil
}

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
	if open := func(k int) bool { return !slices.Contains(set, k) && !i.vars[k].Known() }; len(set) == 1 && slices.ContainsFunc(indices(p.domains), open) {
		i.surely(set[0], p)
	}
}

func indices[T any](list []T) []int {
	out := make([]int, len(list))
	for i := range out {
		out[i] = i
	}
	return out
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
	q.Fails = func(r formula.Region, _ formula.Node, _ string) { bad(r) }
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

// sorted writes out what was found.
func (i *improver) sorted() []Improvement {
	slices.SortStableFunc(i.found, func(a, b improved) int {
		return cmp.Or(cmp.Compare(len(a.set), len(b.set)), slices.Compare(a.set, b.set), a.points.Cmp(b.points))
	})
	var out []Improvement
	for _, f := range i.found {
		out = append(out, i.improvement(f))
	}
	return out
}

func (i *improver) improvement(f improved) Improvement {
	sc := &scoring{Scorer: i.scorer}
	out := Improvement{
		Points: toDecimal(f.points), Gain: toDecimal(new(big.Rat).Sub(f.points, i.base)),
		Illustrative: i.node.illustrative || f.case_ != nil && f.case_.Illustrative,
	}
	var vi, en []string
	for _, t := range f.targets {
		atom := formula.Atom{Slot: t.Slot, Subject: formula.Variable(i.scorer.rubric.Inputs[i.node.uses[t.Slot]].Name, t.Slot, t.Is.Type), Observed: i.vars[t.Slot], Op: t.Op, Required: []formula.Value{t.Limit}}
		c := Change{Comparison: sc.comparisons(i.node, []formula.Atom{atom})[0], Figure: exact(t.Is)}
		out.Changes = append(out.Changes, c)
		vi, en = append(vi, sc.changeText(i.node, atom, rubric.Vietnamese)), append(en, sc.changeText(i.node, atom, rubric.English))
	}
	gain := out.Gain
	out.Text = rubric.Text{
		VI: strings.Join(vi, "; ") + ": thêm " + rubric.Vietnamese.Decimal(gain) + " điểm",
		EN: strings.Join(en, "; ") + ": +" + rubric.English.Decimal(gain) + map[bool]string{true: " point", false: " points"}[gain.Equal(decimal.NewFromInt(1))],
	}
	return out
}

// changeText writes what a figure has to become: "Tỷ lệ …: từ 76,5 % lên từ 80 %".
func (sc *scoring) changeText(n *node, a formula.Atom, l rubric.Lang) string {
	w := sc.words(n, a, l)
	required := w.required(a)
	if a.Op == "in" && a.Observed.Type != formula.Text {
		required = w.value(a.Required[0])
	}
	return w.subject(a) + ": " + w.value(a.Observed) + " → " + required
}
