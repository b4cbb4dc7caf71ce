package improve

import (
	"container/heap"
	"math/big"
	"slices"

	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/parindex/parindex/scoring/internal/solve"
)

// hunt looks for changes of some inputs of a leaf by dividing what these can be
// into boxes (branch and bound). Of every box the leaf is evaluated over intervals:
// what that comes to is never less than what any figures in the box do. So it finds
// the most for any rule that can be evaluated, and proves it where boxes become
// narrow enough; for what says nothing over intervals, such as a rule in Go, it
// tries figures ever closer to each other.
type hunt struct {
	improver *improver
	set      []int
	// worlds are what the other inputs are: of those that are not known some values,
	// for each of which a change that is sure has to earn more.
	worlds  [][]interval.Domain
	narrow  bool // all other inputs are known
	best    *big.Rat
	at      []interval.Domain // that earn so much; nil if only what is found already does
	missed  bool              // something could not be told
	missing bool              // because of figures that are not known
}

// huntSteps bounds the evaluations for one set of inputs, leafHunts those for one
// leaf, ruleHunts those of a rule in Go, which may take long.
const (
	huntSteps = 4_000
	leafHunts = 24_000
	ruleHunts = 2_000
)

// hunt looks for changes of a set of inputs where the exact search may have missed
// some, and notes a gap unless it proves that none earns more than those found.
func (i *improver) hunt(set []int) {
	h := &hunt{improver: i, set: set, best: i.base, worlds: i.worlds(set)}
	h.narrow = !slices.ContainsFunc(indices(i.vars[:len(i.from)]), func(k int) bool {
		return !i.vars[k].Known() && !slices.Contains(set, k)
	})
	for _, f := range i.found {
		if i.better(f.points, h.best) && !slices.ContainsFunc(f.set, func(k int) bool { return !slices.Contains(set, k) }) {
			h.best = f.points
		}
	}
	if !h.narrow && h.best.Cmp(i.base) == 0 && i.outdone(set, i.base) {
		return
	}
	left := i.left
	budget := min(left, huntSteps)
	if i.levels > 0 && h.narrow {
		budget = left
	}
	i.left = budget
	proved := h.most()
	i.left += budget / 2 // what follows is worth it
	if len(set) == 1 {
		i.whole = h.along(set[0]) && proved
	} else if h.at != nil {
		h.shrink(i.next(i.base))
		h.shrink(h.best)
	}
	i.left = left - (budget + budget/2 - max(i.left, 0))
	if proved {
		return
	}
	kind := GapCurved
	switch {
	case i.node.Rule != nil:
		kind = GapRule
	case i.opaque:
		kind = GapFunction
	case h.missing:
		kind = GapMissing
	case !h.missed:
		kind = GapWork
	}
	var names []string
	for k, in := range i.node.Scalars {
		if kind != GapMissing && slices.Contains(set, k) ||
			kind == GapMissing && !slices.Contains(set, k) && !i.vars[k].Known() {
			names = append(names, in.Name)
		}
	}
	i.gaps.add(i.scorer.Rubric, kind, i.node.Item.Code, names...)
}

// worlds returns what is known of inputs outside a set, those that are not known
// at the ends of what they can be.
func (i *improver) worlds(set []int) [][]interval.Domain {
	const most = 16
	out := [][]interval.Domain{slices.Clone(i.vars)}
	for k := range i.node.Inputs {
		// What is not known and what relations connect cannot be just anything together.
		tied := slices.ContainsFunc(i.node.Relations, func(c solve.Constraint) bool {
			return slices.Contains(c.Variables(), k)
		})
		if slices.Contains(set, k) || i.vars[k].Known() || tied {
			continue
		}
		ends := interval.Ends(i.from[k])
		if len(ends) == 0 || len(out)*len(ends) > most {
			ends = ends[:min(len(ends), 1)]
		}
		var next [][]interval.Domain
		for _, w := range out {
			for _, v := range ends {
				w = slices.Clone(w)
				w[k] = v
				next = append(next, w)
			}
		}
		if len(next) > 0 {
			out = next
		}
	}
	return out
}

func indices(list []interval.Domain) []int {
	out := make([]int, len(list))
	for k := range list {
		out[k] = k
	}
	return out
}

// box is what the inputs of a set can be, with the most that a change into it can
// surely earn.
type box struct {
	is    []interval.Domain
	most  *big.Rat
	depth int
}

// bound returns no less than what any change into a box surely earns; nil if none
// earns anything.
func (h *hunt) bound(is []interval.Domain) *big.Rat {
	var bound *big.Rat
	for _, w := range h.worlds {
		h.improver.evaluated(1)
		vars := slices.Clone(w)
		for j, k := range h.set {
			vars[k] = is[j]
		}
		if !h.improver.node.Consistent(h.improver.budget, vars) {
			return nil
		}
		l := &rules.Leaf{Node: h.improver.node, Rubric: h.improver.scorer.Rubric}
		l.Evaluate(vars, h.improver.points)
		h.improver.budget.Spend(l.Out.Steps)
		if !l.Out.Counts {
			return nil
		}
		v := h.improver.best(interval.Interval{Lo: l.Out.Lo, Hi: l.Out.Hi})
		if bound == nil || h.improver.better(bound, v) {
			bound = v
		}
		if !h.improver.better(bound, h.best) {
			break
		}
	}
	return bound
}

// earnsAt returns what the leaf surely comes to with inputs of the set.
func (h *hunt) earnsAt(is []interval.Domain) (*big.Rat, bool) {
	times := 1
	if !h.narrow {
		times += 100 // which a search over the figures that are not known takes
	}
	h.improver.evaluated(times)
	vars := slices.Clone(h.improver.vars)
	for j, k := range h.set {
		vars[k] = is[j]
	}
	return h.improver.surelyEarns(vars)
}

// boxes are ordered by what they can earn, then by their size.
type boxes struct {
	list []box
	sign int
}

func (b *boxes) Len() int { return len(b.list) }

func (b *boxes) Less(i, j int) bool {
	if c := b.list[i].most.Cmp(b.list[j].most); c != 0 {
		return c*b.sign > 0
	}
	return b.list[i].depth < b.list[j].depth
}

func (b *boxes) Swap(i, j int) { b.list[i], b.list[j] = b.list[j], b.list[i] }

func (b *boxes) Push(x any) { b.list = append(b.list, x.(box)) }

func (b *boxes) Pop() any {
	last := b.list[len(b.list)-1]
	b.list = b.list[:len(b.list)-1]
	return last
}

// most finds the most that a change earns. Proved: none earns more.
func (h *hunt) most() (proved bool) {
	queue := &boxes{sign: h.improver.sign}
	push := func(is []interval.Domain, depth int) {
		if slices.ContainsFunc(is, interval.Domain.Empty) {
			return
		}
		if most := h.bound(is); most != nil && h.improver.better(most, h.best) {
			heap.Push(queue, box{is, most, depth})
		}
	}
	var all []interval.Domain
	for _, k := range h.set {
		all = append(all, h.improver.domain[k].Written())
	}
	push(all, 0)
	for queue.Len() > 0 {
		b := heap.Pop(queue).(box)
		if !h.improver.better(b.most, h.best) {
			break
		}
		if h.improver.left <= 0 {
			return false
		}
		at, inside := inside(b.is)
		if inside {
			if v, ok := h.earnsAt(at); ok && h.improver.better(v, h.best) {
				h.best, h.at = v, at
			}
		}
		parts := divided(b.is, b.depth)
		switch {
		case parts == nil && !h.narrow:
			h.missed, h.missing = true, true
		case parts == nil && (!inside || h.improver.better(b.most, h.best)):
			h.missed = true
		}
		for _, part := range parts {
			push(part, b.depth+1)
		}
	}
	return !h.missed
}

// finest is how many decimal places figures have at most that are looked for.
const finest = 8

// inside returns one of the figures of a box.
func inside(is []interval.Domain) ([]interval.Domain, bool) {
	out := slices.Clone(is)
	for j, v := range is {
		if v.Known() {
			continue
		}
		switch v.Type {
		case interval.Bool, interval.Text:
			out[j] = v.Few(1 << 20)[0]
		default:
			_, at, _ := v.Numbers.Halves()
			out[j].Numbers = at
			if at.Empty() || at.Fine(finest) {
				return nil, false
			}
		}
	}
	return out, true
}

// divided returns the parts of a box, which is divided along one input after the
// other; nil if it has one value for each, or no more that can be told apart.
func divided(is []interval.Domain, depth int) [][]interval.Domain {
	for n := range is {
		j := (depth + n) % len(is)
		v := is[j]
		if v.Known() {
			continue
		}
		var values []interval.Domain
		if v.Type == interval.Bool || v.Type == interval.Text {
			values = v.Few(1 << 20)
		} else {
			if v.Numbers.Fine(finest) {
				continue
			}
			below, at, above := v.Numbers.Halves()
			for _, n := range []interval.Interval{at, below, above} {
				values = append(values, interval.Domain{Type: v.Type, Numbers: n})
			}
		}
		var out [][]interval.Domain
		for _, v := range values {
			part := slices.Clone(is)
			part[j] = v
			out = append(out, part)
		}
		return out
	}
	return nil
}
