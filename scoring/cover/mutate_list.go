package cover

import (
	"fmt"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/rules"
)

// mutants lists the mutants of a leaf's rule and, where it is the first leaf below
// an item with a condition, of that condition.
func (m *mutation) mutants(n *rules.Node) []*Mutant {
	s := m.scorer
	l := &mutantList{mutation: m, Prover: rules.NewProver(s.Rubric, n, n.Unconstrained, 0)}
	for i := range n.Guards {
		if s.SpeaksFor(n, i) {
			l.guard(i)
		}
	}
	for i, rc := range n.Cases {
		if rc.When != nil {
			for _, m := range formula.Mutations(rc.When) {
				l.cases(MutantKind(m.Kind), change(m), l.at(l.Place(rules.ConditionAt(i)), m.Pos), i,
					func(cases []rules.RuleCase) []rules.RuleCase {
						cases[i].When = m.Whole
						return cases
					})
			}
		}
		for _, m := range formula.Mutations(rc.Score) {
			l.cases(MutantKind(m.Kind), change(m), l.at(l.Place(rules.ScoreAt(i)), m.Pos), i,
				func(cases []rules.RuleCase) []rules.RuleCase {
					cases[i].Score = m.Whole
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
	*rules.Prover
	out []*Mutant
}

func (l *mutantList) last() *Mutant { return l.out[len(l.out)-1] }

func (l *mutantList) at(p rules.Place, pos int) rules.Place {
	p.Index = pos
	return p
}

func change(m formula.Mutation) rubric.Text { return rubric.Plain(m.From + " → " + m.To) }

func (l *mutantList) add(item *rubric.Item, kind MutantKind, what rubric.Text, at rules.Place, leaves ...mutated) {
	m := &Mutant{Item: item.Code, Kind: kind, Change: what, mutation: l.mutation, leaves: leaves}
	m.id = fmt.Sprintf("%q %q %q %d", item.Code, kind, what.EN, len(l.out))
	f := l.scorer.Rubric.Place(at.Owner, at.Key, at.Index)
	m.Line, m.Column = f.Line, f.Column
	l.out = append(l.out, m)
}

// guard adds the mutants of the condition of an item, which change every leaf below
// it.
func (l *mutantList) guard(i int) {
	g := l.Guards[i]
	var below []*rules.Node
	for _, n := range l.scorer.Leaves {
		if k := slices.IndexFunc(n.Guards, func(h rules.Guard) bool { return sameGuard(g, h) }); k >= 0 {
			below = append(below, n)
		}
	}
	lists := make([][]formula.Mutation, len(below))
	for k, n := range below {
		lists[k] = formula.Mutations(n.Guards[slices.IndexFunc(n.Guards, func(h rules.Guard) bool {
			return sameGuard(g, h)
		})].Cond)
	}
	for k, m := range formula.Mutations(g.Cond) {
		var leaves []mutated
		for j, n := range below {
			is, at := *n, slices.IndexFunc(n.Guards, func(h rules.Guard) bool { return sameGuard(g, h) })
			is.Kernel, is.Guards = nil, slices.Clone(n.Guards)
			is.Guards[at].Cond = lists[j][k].Whole
			leaves = append(leaves, mutated{was: n, is: &is, guard: at})
		}
		l.add(g.Item, MutantKind(m.Kind), change(m), l.at(l.Place(rules.GuardAt(i)), m.Pos), leaves...)
	}
}

// sameGuard reports whether two conditions are one, as leaves below its item have it.
func sameGuard(g, h rules.Guard) bool { return g.Item == h.Item && g.Status == h.Status }

// cases adds a mutant of the cases.
func (l *mutantList) cases(kind MutantKind, what rubric.Text, at rules.Place, from int,
	f func([]rules.RuleCase) []rules.RuleCase) {
	is := *l.Node
	is.Kernel, is.Cases = nil, f(slices.Clone(l.Node.Cases))
	l.add(l.Item, kind, what, at, mutated{was: l.Node, is: &is, guard: len(l.Guards), from: from})
}

// order adds the mutants in which a case is dropped, and in which it and the one
// behind it change places or points.
func (l *mutantList) order(i int) {
	last := i == len(l.Node.Cases)-1
	if last && (i == 0 || l.Node.Cases[i].When == nil) {
		return
	}
	a, at := l.name(i), l.CasePlace(i)
	if l.Node.Cases[i].When != nil {
		l.cases(MutantDrop, rubric.Say(caseDropped, a), at, i, func(cases []rules.RuleCase) []rules.RuleCase {
			return slices.Delete(cases, i, i+1)
		})
	}
	if last {
		return
	}
	b := l.name(i + 1)
	if l.Node.Cases[i+1].When != nil {
		what := rubric.Say(casesSwapped, a, b)
		l.cases(MutantSwap, what, at, i, func(cases []rules.RuleCase) []rules.RuleCase {
			cases[i], cases[i+1] = cases[i+1], cases[i]
			return cases
		})
	}
	what := rubric.Say(pointsSwapped, a, b)
	l.cases(MutantSwap, what, at, i, func(cases []rules.RuleCase) []rules.RuleCase {
		cases[i].Score, cases[i+1].Score = cases[i+1].Score, cases[i].Score
		return cases
	})
}

// name names a case in the change of a mutant: by its number and its condition.
func (l *mutantList) name(i int) rubric.Text {
	rc, name := l.Node.Cases[i], l.CaseName(i)
	if name.EN == "the score" {
		name = rubric.Say(theBranch)
	}
	if rc.When == nil {
		return rubric.Say(caseOtherwise, name)
	}
	return rubric.Say(caseWhen, name, formula.String(rc.When))
}
