package improve

import (
	"math/big"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/parindex/parindex/scoring/internal/solve"
)

// outdoneSteps bounds the search for a change that earns more in one world, mostWorlds the
// worlds that are looked at.
const (
	outdoneSteps = 4_000
	mostWorlds   = 16
	// outdoneCounts is how many evaluations the search in one world counts as.
	outdoneCounts = 200
)

// distant is how many times greater a figure without an end is taken to be than those that
// are changed.
var distant = big.NewRat(1_000_000_000, 1)

// against is some of the facts that are possible where figures are not known: what these can
// be there, and what is then known of several figures together. Whatever the inputs of a set
// become, if some facts are possible with that, some of these are.
type against struct {
	domains []interval.Domain
	also    []solve.Constraint
}

// outdone reports whether it is proved that no change of the inputs of a set surely earns
// more than some points: whatever they become, the figures that are not known can be such
// that the leaf does not.
func (i *improver) outdone(set []int, best *big.Rat) bool {
	more := i.noWorse(i.next(best))
	return i.never(set, func(q *solve.Search, r solve.Region, e rules.Ending[solve.LinearExpr]) bool {
		better := false
		if e.Policy != nil {
			points, counts := i.share(*e.Policy)
			better = counts && i.better(points, best)
		} else if e.Kind == rules.EndPoints {
			if r, better = r.Inside(e.Result.Number, i.node.Grid.Allowed); better {
				r, better = r.Inside(e.Result.Number, more)
			}
		}
		return better && q.Possible(r) != solve.No
	})
}

// counts reports whether it is proved that no change of the inputs of a set leaves the item
// surely out of the maximum.
func (i *improver) counts(set []int) bool {
	policies := []rubric.Policy{i.node.Item.NotArising}
	for _, g := range i.node.Guards {
		policies = append(policies, g.Policy)
	}
	excludes := func(p rubric.Policy) bool { return p.Kind == rubric.PolicyExclude }
	return !slices.ContainsFunc(policies, excludes) ||
		i.never(set, func(q *solve.Search, r solve.Region, e rules.Ending[solve.LinearExpr]) bool {
			return e.Policy != nil && excludes(*e.Policy) && q.Possible(r) != solve.No
		})
}

// never reports whether it is proved that for whatever the inputs of a set become, the
// figures that are not known can be such that the leaf comes to nothing that hits. It takes
// each of these at an end at which it may do the most harm, where an exact search has little
// to follow; what that does not prove may still be so.
func (i *improver) never(set []int, hits func(*solve.Search, solve.Region, rules.Ending[solve.LinearExpr]) bool) bool {
	if len(i.node.Cases) == 0 || i.left <= 0 {
		return false
	}
	open := slices.DeleteFunc(indices(i.from), func(k int) bool { return slices.Contains(set, k) || i.vars[k].Known() })
	if len(open) == 0 {
		return false
	}
	if read := slices.IndexFunc(open, func(k int) bool { return k >= len(i.node.Inputs) }); read >= 0 {
		// Those that the rule does not read first: they only have to be out of the way.
		open = slices.Concat(open[read:], open[:read])
	}
	all := against{domains: slices.Clone(i.from)}
	for _, k := range set {
		all.domains[k] = i.domain[k].Union(i.vars[k])
	}
	worlds := []against{all}
	for _, k := range open {
		var next []against
		for _, w := range worlds {
			next = append(next, i.harmful(w, set, open, k)...)
		}
		if worlds = next; len(worlds) > mostWorlds {
			return false
		}
	}
	return slices.ContainsFunc(worlds, func(w against) bool {
		i.left -= outdoneCounts
		p := rules.NewProver(i.scorer.Rubric, i.node, w.domains, outdoneSteps)
		p.Budget = i.budget
		p.Loosen(nil)
		q := p.Search(outdoneSteps, nil)
		q.Assume(slices.Concat(p.Relations, w.also))
		for r, e := range p.Walk(q, q.All(), rules.RuleStart, rules.RuleEnd) {
			if hits(q, r, e) {
				return false
			}
		}
		found, _, _ := q.Answer()
		return found == solve.No
	})
}

// harmful divides a world by where one figure that is not known may do harm.
func (i *improver) harmful(w against, set, open []int, k int) (out []against) {
	is := w.domains[k]
	fixed := func(v interval.Domain) against {
		to := against{slices.Clone(w.domains), w.also}
		to.domains[k] = v
		return to
	}
	if is.Type == interval.Bool || is.Type == interval.Text {
		for _, v := range is.Few(mostWorlds) {
			out = append(out, fixed(v))
		}
		if out == nil {
			out = []against{w}
		}
		return out
	}
	n, read := is.Numbers, k < len(i.node.Inputs)
	for _, up := range []bool{false, true} {
		end, closed := n.Lo, !n.LoOpen
		if up {
			end, closed = n.Hi, !n.HiOpen
		}
		switch {
		case end != nil && closed && interval.Writable(end) && i.loosens(k, up):
			out = append(out, fixed(interval.Domain{Type: is.Type, Numbers: interval.Exactly(end)}))
		case end == nil && up && read && is.Type == interval.Number && (i.loosens(k, up) || i.yields(w, set, open, k)):
			if also, ok := i.beyondAll(set, k); ok {
				out = append(out, against{w.domains, append(slices.Clip(w.also), also)})
			}
		}
		if len(out) > 0 && !read {
			return out // one is enough of a figure that the rule does not read
		}
	}
	if also, ok := i.atLimit(w, set, k); ok {
		out = append(out, against{w.domains, append(slices.Clip(w.also), also)})
	}
	if out == nil {
		return []against{w}
	}
	return out
}

// coefficient returns that of an input in a relation, which is at most zero, below or equal
// to it; nil where it does not name the input.
func coefficient(c solve.Constraint, k int) *big.Rat {
	_, of, _ := c.Coefficients()
	if at := slices.Index(c.Variables(), k); at >= 0 {
		return of[at]
	}
	return nil
}

// tightens reports whether an input that rises, or else one that falls, makes a relation
// harder to satisfy.
func tightens(c solve.Constraint, k int, up bool) bool {
	of := coefficient(c, k)
	_, _, rel := c.Coefficients()
	return of != nil && (rel == solve.Equal || of.Sign() > 0 == up)
}

// loosens reports whether an input that rises, or else one that falls, only makes it easier
// to satisfy the relations of the leaf.
func (i *improver) loosens(k int, up bool) bool {
	return !slices.ContainsFunc(i.node.Relations, func(c solve.Constraint) bool { return tightens(c, k, up) })
}

// yields reports whether every relation that keeps an input from rising names a figure that
// is not known, either, and that can give way without an end.
func (i *improver) yields(w against, set, open []int, k int) bool {
	return !slices.ContainsFunc(i.node.Relations, func(c solve.Constraint) bool {
		return tightens(c, k, true) && !slices.ContainsFunc(open, func(other int) bool {
			n := w.domains[other].Numbers
			free := other != k && coefficient(c, other) != nil && !slices.ContainsFunc(w.also, func(c solve.Constraint) bool {
				return slices.Contains(c.Variables(), other)
			})
			return free && (n.Hi == nil && i.loosens(other, true) || n.Lo == nil && i.loosens(other, false))
		})
	})
}

// beyondAll says that an input is far greater than those of a set, none of which may be
// below zero.
func (i *improver) beyondAll(set []int, k int) (also solve.Constraint, ok bool) {
	terms := map[int]*big.Rat{k: big.NewRat(-1, 1)}
	for _, j := range set {
		switch is := i.domain[j].Union(i.vars[j]); {
		case is.Type == interval.Bool || is.Type == interval.Text:
		case is.Type == interval.Number && is.Numbers.Lo != nil && is.Numbers.Lo.Sign() >= 0:
			terms[j] = distant
		default:
			return also, false
		}
	}
	return solve.NewConstraint(distant, terms, "<="), true
}

// atLimit says that an input is just as much as the one of a set that a relation keeps it
// from falling below, or from rising above, if it can always be that.
func (i *improver) atLimit(w against, set []int, k int) (also solve.Constraint, ok bool) {
	is := w.domains[k]
	for _, c := range i.node.Relations {
		constant, of, rel := c.Coefficients()
		variables := c.Variables()
		if len(of) != 2 || rel != solve.AtMost || constant.Sign() != 0 || of[0].Cmp(new(big.Rat).Neg(of[1])) != 0 ||
			!slices.Contains(variables, k) {
			continue
		}
		other := variables[0] + variables[1] - k
		v := w.domains[other]
		if !slices.Contains(set, other) || v.Type != is.Type || !v.Numbers.Within(is.Numbers) ||
			v.Numbers.Grid != is.Numbers.Grid {
			continue
		}
		equal := solve.NewConstraint(new(big.Rat), map[int]*big.Rat{variables[0]: of[0], variables[1]: of[1]}, "==")
		rest := slices.DeleteFunc(slices.Clone(i.node.Relations), func(c solve.Constraint) bool {
			return coefficient(c, k) == nil
		})
		if solve.Implied(w.domains[:len(i.from)], []solve.Constraint{equal}, rest, outdoneSteps) {
			return equal, true
		}
	}
	return also, false
}

// inert reports whether it is proved that a leaf comes to the same whatever becomes of the
// figures that can be moved: it has the least that it can have, and for want of other
// figures nothing surely earns more.
func (l *lever) inert(a *leafState) bool {
	var set []int
	i := newImprover(l.engine.Compiled, a.Node, a.vars, a.points, l.budget)
	for k, place := range a.places {
		if place >= 0 {
			i.domain[k] = l.reach[place]
			set = append(set, k)
		}
	}
	book := l.engine.Compiled.Book
	points := book.Units(i.base)
	same := func(excluded bool) bool {
		e := rules.Entry{Leaf: a.Index, Counts: true, Excluded: excluded, Lo: points, Hi: points}
		return book.Tally(e) == l.after(a, nil)
	}
	return !book.Part(a.Index) && i.base.Cmp(i.full(false)) == 0 && same(false) && same(true) &&
		i.outdone(set, i.base) && i.counts(set)
}

// awaits returns the inputs of a leaf that are not known and cannot be moved.
func (a *leafState) awaits() (names []string) {
	for k := range a.Inputs {
		if a.places[k] < 0 && !a.vars[k].Known() {
			names = append(names, a.Scalars[k].Name)
		}
	}
	return names
}
