package verify

import (
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/parindex/parindex/scoring/internal/solve"
)

// open reports whether every case has a condition, so that facts may meet none.
func (p *judge) open() bool { return p.prover.Cases[len(p.prover.Cases)-1].When != nil }

// complete proves that some case holds for all facts, where every case has a condition.
// Of what no case holds for, each box of values of the subjects is a finding.
func (p *judge) complete(t *decisionTable) {
	if !p.open() {
		return
	}
	a := p.prover.Find(func(q *solve.Search) rules.Regions {
		return p.prover.Coming(q, rules.ConditionAt(len(p.prover.Cases)))
	})
	at, proved := rules.Place{Owner: p.prover.Item, Key: "cases", Index: -1}, rubric.Say(rowsComplete)
	found := 0
	if a.Found == solve.Yes {
		found = t.uncovered(at, proved)
	}
	if found == 0 {
		p.never(PropertyComplete, at, a, proved, func(e *Example) rubric.Text {
			return rubric.Say(noRowHolds, e.Figures())
		})
	}
}

// uncovered lists the boxes for which no row holds, and returns how many there are.
func (t *decisionTable) uncovered(at rules.Place, proved rubric.Text) (found int) {
	seen := map[int]bool{}
	for cell, row := range t.held {
		if row != noRow || seen[cell] || found > mostFindings {
			continue
		}
		cells := t.widened(cell)
		for _, c := range cells {
			seen[c] = true
		}
		box, where := t.hull(cells)
		a := t.find(box, rules.ConditionAt(len(t.judge.prover.Cases)))
		if a.Found == solve.No {
			continue
		}
		k := found
		t.judge.never(PropertyComplete, at, a, proved, func(e *Example) rubric.Text {
			if len(where) == 0 {
				return andMore(k, rubric.Say(noRowHolds, e.Figures()))
			}
			return andMore(k, rubric.Say(noRowHoldsWhere, where, e.Figures()))
		})
		found++
	}
	return found
}

// widened returns the cells of a box around a cell for which no row holds, as wide as can
// be along the first subject, then along the next.
func (t *decisionTable) widened(cell int) []int {
	cells := []int{cell}
	for subject := range t.subjects {
		at := t.part(cell, subject)
		add := func(part int) bool {
			var more []int
			for _, c := range cells {
				if t.part(c, subject) == at {
					more = append(more, t.moved(c, subject, part))
				}
			}
			if slices.ContainsFunc(more, func(c int) bool { return t.held[c] != noRow }) {
				return false
			}
			cells = append(cells, more...)
			return true
		}
		ordered := formula.TypeOf(t.subjects[subject].Node) != interval.Text
		for part := at + 1; part < len(t.parts[subject]) && (add(part) || !ordered); part++ {
		}
		for part := at - 1; part >= 0 && (add(part) || !ordered); part-- {
		}
	}
	return cells
}

// hull returns the values of the cells of a box, and says them: those of the subjects
// that are not any.
func (t *decisionTable) hull(cells []int) (box []interval.Domain, where subjectsText) {
	box = t.box(cells[0])
	for i := range t.subjects {
		parts := map[int]bool{}
		for _, c := range cells {
			if part := t.part(c, i); !parts[part] {
				parts[part] = true
				box[i] = box[i].Union(t.parts[i][part])
			}
		}
		if len(parts) == len(t.parts[i]) {
			box[i] = interval.Domain{}
			continue
		}
		where = append(where, subjectText{formula.String(t.subjects[i].Node), box[i]})
	}
	return box, where
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
