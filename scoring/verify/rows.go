package verify

import (
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/parindex/parindex/scoring/internal/solve"
)

// open reports whether every case has a condition, so that facts may meet none.
func (p *judge) open() bool { return p.prover.Cases[len(p.prover.Cases)-1].When != nil }

// complete proves that some case holds for all facts, where every case has a condition.
func (p *judge) complete() {
	if !p.open() {
		return
	}
	a := p.prover.Find(func(q *solve.Search) rules.Regions {
		return p.prover.Coming(q, rules.ConditionAt(len(p.prover.Cases)))
	})
	at := rules.Place{Owner: p.prover.Item, Key: "cases", Index: -1}
	p.never(PropertyComplete, at, a, rubric.Say(rowsComplete), func(e *Example) rubric.Text {
		return rubric.Say(noRowHolds, e.Figures())
	})
}

// unique proves that no two cases hold together, where the item says so. Every two that
// do are a finding, at the later one. It returns them by number.
func (p *judge) unique() (together map[[2]int]bool) {
	together = map[[2]int]bool{}
	if !p.prover.Item.Unique {
		return together
	}
	proved := rubric.Say(rowsUnique)
	for j := range p.prover.Cases {
		if p.prover.Cases[j].Of.When == "" {
			break // what is left to the last case
		}
		for i := range j {
			a := p.bothHold(i, j)
			if a.Found == solve.No {
				continue
			}
			found := len(together)
			first, second := p.prover.CaseName(i), p.prover.CaseName(j)
			p.never(PropertyUnique, p.prover.CasePlace(j), a, proved, func(e *Example) rubric.Text {
				return andMore(found, rubric.Say(rowsTogether, first, second, e.Figures()))
			})
			if together[[2]int{i, j}] = true; found == mostFindings {
				return together
			}
		}
	}
	if len(together) == 0 {
		p.add(Verdict{Property: PropertyUnique, Outcome: Proved, Message: proved},
			rules.Place{Owner: p.prover.Item, Key: "unique", Index: -1})
	}
	return together
}

// bothHold looks for facts for which two cases hold, whatever the cases before them.
func (p *judge) bothHold(i, j int) rules.Answer {
	return p.prover.Ask(func(q *solve.Search) {
		for r := range rules.Holding(q, p.prover.Cases[i].When, true, p.prover.Coming(q, rules.ConditionAt(0))) {
			rules.FoundIn(q, rules.Holding(q, p.prover.Cases[j].When, true, slices.Values([]solve.Region{r})))
		}
	})
}
