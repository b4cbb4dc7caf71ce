package improve

import (
	"cmp"
	"slices"

	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/parindex/parindex/scoring/internal/solve"
	"github.com/parindex/parindex/scoring/internal/words"
)

// maxTrials bounds the values of one input that its influence is measured at.
const maxTrials = 24

// influences measures what every figure that is not known does to the range.
func influences(x *rules.Spread) []Influence {
	out := []Influence{}
	for slot, in := range x.Compiled.Inputs.Scalars {
		var readers []*rules.Node
		for _, n := range x.Leaves {
			if slices.Contains(x.Unknown(n), slot) {
				readers = append(readers, n)
			}
		}
		if len(readers) == 0 {
			continue
		}
		now := width(x, readers, -1, interval.Domain{})
		var gone []int64
		for _, v := range trials(x, readers, slot) {
			if gone != nil && (x.Budget.Spent() || x.Budget.Ended()) {
				break
			}
			gone = append(gone, max(0, now-width(x, readers, slot, v)))
		}
		if gone == nil {
			gone = []int64{0}
		}
		out = append(out, Influence{Input: in.Name,
			Removed: x.Compiled.Book.Decimal(slices.Min(gone)),
			Hoped:   x.Compiled.Book.Decimal(slices.Max(gone))})
	}
	slices.SortStableFunc(out, func(a, b Influence) int {
		return cmp.Or(b.Removed.Cmp(a.Removed), b.Hoped.Cmp(a.Hoped))
	})
	return out
}

// width returns how far apart the least and the most points of leaves are, added
// up, perhaps with one input known to be v.
func width(x *rules.Spread, leaves []*rules.Node, slot int, v interval.Domain) int64 {
	out := int64(0)
	for _, n := range leaves {
		p := x.Parts[n.Index]
		if at := slices.Index(n.Figures(), slot); at >= 0 {
			vars := x.Compiled.Vars(x.Row, n)
			vars[at] = v
			o := n.EvaluateWithin(x.Budget, x.Compiled.Rubric, vars, x.Compiled.Points(x.Row, n)...)
			p = x.Compiled.Entry(n, &o)
		}
		points := p.Bounds()
		out += points.Hi - points.Lo
	}
	return out
}

// trials returns values of an input: all, if they are few, else those at which a
// rule that reads it changes, and next to them, within what is known.
func trials(x *rules.Spread, leaves []*rules.Node, slot int) []interval.Domain {
	var out []interval.Domain
	if few := x.Compiled.Input(x.Row, slot).Few(maxTrials); few != nil {
		n := leaves[0]
		return slices.DeleteFunc(few, func(v interval.Domain) bool { return !possible(x, n, slices.Index(n.Figures(), slot), v) })
	}
	for _, n := range leaves {
		at := slices.Index(n.Figures(), slot)
		p := rules.NewProver(x.Compiled.Rubric, n, x.Compiled.Vars(x.Row, n), rules.ExactSteps)
		p.Budget = x.Budget
		q := p.Search(rules.ExactSteps, p.Near)
		for r := range changes(p.Node, q) {
			for _, v := range r.Ends(at) {
				if len(out) < maxTrials && possible(x, n, at, v) && !slices.ContainsFunc(out, func(w interval.Domain) bool {
					return words.Exact(v) == words.Exact(w)
				}) {
					out = append(out, v)
				}
			}
		}
	}
	return out
}

// changes yields the regions in which the guards of a leaf come out in one way, and
// then those in which its cases give points by one formula.
func changes(n *rules.Node, q *solve.Search) rules.Regions {
	return func(yield func(solve.Region) bool) {
		for _, at := range n.Positions() {
			if at.Stage == rules.AtConditions {
				continue
			}
			for r := range n.Coming(q, at) {
				for r, x := range q.Results(n.Expression(at), r) {
					if x.HasValue() && !yield(r) {
						return
					}
				}
			}
		}
	}
}
