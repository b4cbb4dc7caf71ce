package scoring

import (
	"fmt"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/formula"
)

// mutants lists the mutants of a leaf's rule and, where it is the first leaf below
// an item with a condition, of that condition.
func (m *mutation) mutants(n *node) []*Mutant {
	s := m.scorer
	l := &mutantList{mutation: m, prover: newProver(s.rubric, n, n.blank, 0)}
	for i := range n.guards {
		if s.speaksFor(n, i) {
			l.guard(i)
		}
	}
	for i, rc := range n.cases {
		if rc.when != nil {
			for _, m := range formula.Mutations(rc.when) {
				l.cases(MutantKind(m.Kind), change(m), l.at(l.place(conditionAt(i)), m.Pos), i, func(cases []ruleCase) []ruleCase {
					cases[i].when = m.Whole
					return cases
				})
			}
		}
		for _, m := range formula.Mutations(rc.score) {
			l.cases(MutantKind(m.Kind), change(m), l.at(l.place(scoreAt(i)), m.Pos), i, func(cases []ruleCase) []ruleCase {
				cases[i].score = m.Whole
				return cases
			})
			l.last().leaves[0].inScore = true
		}
		l.order(i)
	}
	return l.out
}

// mutantList collects the mutants of a leaf.
type mutantList struct {
	*mutation
	*prover
	out []*Mutant
}

func (l *mutantList) last() *Mutant { return l.out[len(l.out)-1] }

func (l *mutantList) at(p place, pos int) place {
	p.index = pos
	return p
}

func change(m formula.Mutation) rubric.Text { return rubric.Plain(m.From + " → " + m.To) }

func (l *mutantList) add(item *rubric.Item, kind MutantKind, what rubric.Text, at place, leaves ...mutated) {
	m := &Mutant{Item: item.Code, Kind: kind, Change: what, mutation: l.mutation, leaves: leaves}
	m.id = fmt.Sprintf("%q %q %q %d", item.Code, kind, what.EN, len(l.out))
	f := l.scorer.rubric.Place(at.owner, at.key, at.index)
	m.Line, m.Column = f.Line, f.Column
	l.out = append(l.out, m)
}

// guard adds the mutants of the condition of an item, which change every leaf below
// it.
func (l *mutantList) guard(i int) {
	g := l.guards[i]
	var below []*node
	for _, n := range l.scorer.leaves {
		if k := slices.IndexFunc(n.guards, func(h guard) bool { return sameGuard(g, h) }); k >= 0 {
			below = append(below, n)
		}
	}
	lists := make([][]formula.Mutation, len(below))
	for k, n := range below {
		lists[k] = formula.Mutations(n.guards[slices.IndexFunc(n.guards, func(h guard) bool { return sameGuard(g, h) })].cond)
	}
	for k, m := range formula.Mutations(g.cond) {
		var leaves []mutated
		for j, n := range below {
			is, at := *n, slices.IndexFunc(n.guards, func(h guard) bool { return sameGuard(g, h) })
			is.kernel, is.guards = nil, slices.Clone(n.guards)
			is.guards[at].cond = lists[j][k].Whole
			leaves = append(leaves, mutated{was: n, is: &is, guard: at})
		}
		l.add(g.item, MutantKind(m.Kind), change(m), l.at(l.place(guardAt(i)), m.Pos), leaves...)
	}
}

// sameGuard reports whether two conditions are one, as leaves below its item have it.
func sameGuard(g, h guard) bool { return g.item == h.item && g.status == h.status }

// cases adds a mutant of the cases.
func (l *mutantList) cases(kind MutantKind, what rubric.Text, at place, from int, f func([]ruleCase) []ruleCase) {
	is := *l.node
	is.kernel, is.cases = nil, f(slices.Clone(l.node.cases))
	l.add(l.item, kind, what, at, mutated{was: l.node, is: &is, guard: len(l.guards), from: from})
}

// order adds the mutants in which a case is dropped, and in which it and the one
// behind it change places or points.
func (l *mutantList) order(i int) {
	if i == len(l.node.cases)-1 {
		return
	}
	a, b, at := l.name(i), l.name(i+1), l.start(i)
	if l.node.cases[i].when != nil {
		l.cases(MutantDrop, rubric.Say(caseDropped, a), at, i, func(cases []ruleCase) []ruleCase {
			return slices.Delete(cases, i, i+1)
		})
	}
	if l.node.cases[i+1].when != nil {
		what := rubric.Say(casesSwapped, a, b)
		l.cases(MutantSwap, what, at, i, func(cases []ruleCase) []ruleCase {
			cases[i], cases[i+1] = cases[i+1], cases[i]
			return cases
		})
	}
	what := rubric.Say(pointsSwapped, a, b)
	l.cases(MutantSwap, what, at, i, func(cases []ruleCase) []ruleCase {
		cases[i].score, cases[i+1].score = cases[i+1].score, cases[i].score
		return cases
	})
}

// name names a case in the change of a mutant: by its number and its condition.
func (l *mutantList) name(i int) rubric.Text {
	rc, name := l.node.cases[i], l.caseName(i)
	if name.EN == "the score" {
		name = rubric.Say(theBranch)
	}
	if rc.when == nil {
		return rubric.Say(caseOtherwise, name)
	}
	return rubric.Say(caseWhen, name, formula.String(rc.when))
}
