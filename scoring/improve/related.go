package improve

import (
	"slices"

	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/rules"
)

// bounds notes that to change figures that the rule does not read may narrow what others
// that are not known can be.
func (i *improver) bounds(set []int) {
	var names []string
	for k, slot := range i.node.Inputs {
		if !i.vars[k].Known() && i.scorer.Relations.Name(slot) {
			names = append(names, i.node.Scalars[k].Name)
		}
	}
	if names != nil && len(set) == 1 {
		i.gaps.add(i.scorer.Rubric, GapMissing, i.node.Item.Code, names...)
	}
}

// linked reports whether relations link those inputs of a set that the rule does not read
// to those that it reads, by others of the set or by figures that are not known. Else a
// change of them allows nothing.
func (i *improver) linked(set []int) bool {
	reached := map[int]bool{}
	for _, k := range set {
		reached[k] = k < len(i.node.Inputs)
	}
	for changed := true; changed; {
		i.budget.Spend(1 + len(i.node.Relations)/4)
		changed = false
		for _, c := range i.node.Relations {
			variables := c.Variables()
			if !slices.ContainsFunc(variables, func(k int) bool { return reached[k] }) {
				continue
			}
			for _, k := range variables {
				if !reached[k] && (slices.Contains(set, k) || !i.vars[k].Known()) {
					reached[k], changed = true, true
				}
			}
		}
	}
	return !slices.ContainsFunc(set, func(k int) bool { return !reached[k] })
}

// consistent reports whether figures satisfy the relations after steps.
func (l *lever) consistent(to []step) bool {
	if keeps, known := l.keeps(to); known {
		return keeps
	}
	return !slices.ContainsFunc(l.leaves, func(a *leafState) bool { return !a.Consistent(l.budget, a.with(to)) })
}

// keeps does so by the columns alone; not known where that does not suffice.
func (l *lever) keeps(to []step) (keeps, known bool) {
	was := make([]int64, len(to))
	for i, slot := range l.slots {
		if was[i] = l.row.Vals[slot]; to[i].id != 0 {
			l.row.Vals[slot] = to[i].fast
		}
	}
	keeps, known = l.engine.Compiled.Relations.Keeps(l.slots, &l.row)
	for i, slot := range l.slots {
		l.row.Vals[slot] = was[i]
	}
	return keeps, known
}

// possible reports whether an input of a leaf can be a value, by the relations.
func possible(x *rules.Spread, n *rules.Node, at int, v interval.Domain) bool {
	vars := x.Compiled.Vars(x.Row, n)
	vars[at] = v
	return n.Consistent(x.Budget, vars)
}
