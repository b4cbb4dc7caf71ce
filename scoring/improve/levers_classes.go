package improve

import (
	"slices"

	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/parindex/parindex/scoring/internal/solve"
)

// A part of a sum reads a number, as a rule, to compare it with thresholds. Of all values of
// the number only the classes between these are told apart.

// class is a set of values of a figure for which a part makes the same, and one of them.
type class struct{ of, one interval.Domain }

// mostClasses bounds how many classes a figure of a part has.
func (l *lever) mostClasses(p *part, place int) int {
	if v := l.reach[place]; v.Type == interval.Bool || v.Type == interval.Text {
		return len(l.known[place].Union(v).Few(partWays))
	}
	return formula.Ways(p.term.Node)
}

// classes returns the classes of a figure of a part; nothing where there are too many, or
// where the part makes of a number what is not the same over sets of it.
func (l *lever) classes(p *part, place int) (out []class) {
	values := l.known[place].Union(l.reach[place])
	if values.Type == interval.Bool || values.Type == interval.Text {
		for _, v := range values.Few(partWays) {
			out = append(out, class{v, v})
		}
		return out
	}
	a, n := l.leaves[0], p.term.Node
	at, vars, alone := slices.Index(a.places, place), slices.Clone(a.vars), len(p.places) == 1
	formula.Variables(n, func(k int) { alone = alone && (k == at || vars[k].Known()) })
	if !alone {
		return nil
	}
	// A target may be overshot, so that values out of reach count, too.
	vars[at] = values.Union(l.engine.Compiled.Inputs.Domains[l.slots[place]])
	prover := rules.NewProver(l.engine.Compiled.Rubric, a.Node, vars, leverSteps)
	prover.Budget = l.budget
	q := prover.Search(leverSteps, nil)
	for r, x := range q.Results(n, q.All()) {
		_, known := x.Number.Known()
		tied, _ := r.Ties(at)
		is := r.Is(at)
		one := interval.Ends(is)
		if !x.HasValue() || formula.TypeOf(n) == interval.Number && !known || tied || len(one) == 0 || len(out) == partWays {
			return nil
		}
		out = append(out, class{is, one[0]})
	}
	if found, _, _ := q.Answer(); found == solve.Unknown {
		return nil
	}
	return out
}

// nearest returns the targets of a figure of a part, nearest first: each a value of another
// class. A number may be overshot where the part stays as good.
func (l *lever) nearest(p *part, j int, asGood func(v, other int64) bool) (out []step) {
	place := p.places[j]
	slot, reach := l.slots[place], l.reach[place]
	if reach.Type == interval.Bool || reach.Type == interval.Text {
		for _, v := range reach.Few(partWays) {
			if t, needed := solve.Toward(slot, l.known[place], v); needed {
				t.Op, t.Limit = "==", t.Is
				out = append(out, l.step(place, t))
			}
		}
		return out
	}
	for k, way := range p.ways {
		for _, t := range solve.Nearby(slot, l.from[place], way[j].of.Intersect(reach)) {
			t = promise(t, l.engine.Compiled.Inputs.Domains[slot], func(set interval.Domain) bool {
				for other, way := range p.ways {
					if !way[j].of.Intersect(set).Empty() && !asGood(p.values[other], p.values[k]) {
						return false
					}
				}
				return true
			})
			out = append(out, l.step(place, t))
		}
	}
	slices.SortStableFunc(out, func(a, b step) int {
		x, y := a.Far(l.known[place]), b.Far(l.known[place])
		switch {
		case x != nil && y != nil:
			return x.Cmp(y)
		case x != nil:
			return -1
		case y != nil:
			return 1
		}
		return 0
	})
	return out
}
