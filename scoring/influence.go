package scoring

import (
	"cmp"
	"slices"

	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/solve"
)

// maxTrials bounds the values of one input that its influence is measured at.
const maxTrials = 24

// influences measures what every figure that is not known does to the range.
func (x *spread) influences() []Influence {
	out := []Influence{}
	for slot := range x.rubric.Inputs {
		var readers []*node
		for _, n := range x.leaves {
			if slices.Contains(x.unknown(n), slot) {
				readers = append(readers, n)
			}
		}
		if len(readers) == 0 {
			continue
		}
		now := x.width(readers, -1, interval.Domain{})
		var gone []int64
		for _, v := range x.trials(readers, slot) {
			gone = append(gone, max(0, now-x.width(readers, slot, v)))
		}
		if gone == nil {
			gone = []int64{0}
		}
		out = append(out, Influence{Input: x.rubric.Inputs[slot].Name, Removed: x.book.decimal(slices.Min(gone)), Hoped: x.book.decimal(slices.Max(gone))})
	}
	slices.SortStableFunc(out, func(a, b Influence) int {
		return cmp.Or(b.Removed.Cmp(a.Removed), b.Hoped.Cmp(a.Hoped))
	})
	return out
}

// width returns how far apart the least and the most points of leaves are, added
// up, perhaps with one input known to be v.
func (x *spread) width(leaves []*node, slot int, v interval.Domain) int64 {
	out := int64(0)
	for _, n := range leaves {
		p := x.parts[n.index]
		if at := slices.Index(n.uses, slot); at >= 0 {
			vars := x.vars(x.row, n)
			vars[at] = v
			o := n.evaluate(x.rubric, vars, x.points(x.row, n)...)
			p = x.entry(n, &o)
		}
		points := p.bounds()
		out += points.hi - points.lo
	}
	return out
}

// trials returns values of an input: all, if they are few, else those at which a
// rule that reads it changes, and next to them, within what is known.
func (x *spread) trials(leaves []*node, slot int) []interval.Domain {
	out := x.input(x.row, slot).Few(maxTrials)
	if out != nil {
		return out
	}
	for _, n := range leaves {
		at := slices.Index(n.uses, slot)
		p := newProver(x.rubric, n, x.vars(x.row, n), exactSteps)
		q := solve.NewSearch(p.domains, exactSteps, p.near)
		for r := range p.changes(q) {
			for _, v := range r.Ends(at) {
				if len(out) < maxTrials && !slices.ContainsFunc(out, func(w interval.Domain) bool { return exact(v) == exact(w) }) {
					out = append(out, v)
				}
			}
		}
	}
	return out
}

// changes yields the regions in which the guards of a leaf come out in one way, and
// then those in which its cases give points by one formula.
func (n *node) changes(q *solve.Search) regions {
	return func(yield func(solve.Region) bool) {
		for _, at := range n.positions() {
			if at.stage == atConditions {
				continue
			}
			for r := range n.coming(q, at) {
				for r, x := range q.Results(n.expression(at), r) {
					if x.HasValue() && !yield(r) {
						return
					}
				}
			}
		}
	}
}
