package scoringtest

import (
	"context"

	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/cover"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/parindex/parindex/scoring/verify"
)

// Survivors returns the mutants that no case notices: by the rules of each of the
// others a case fails. Those that are equivalent, by proof, are left out: nothing
// could notice them. The mutants are of the scorer that the cases were read with,
// by which all cases are met; the order stays. Untried are those that were not held
// against all cases within the work allowed, and were not noticed by the others.
//
// A nil w means the defaults. The error is that of a mutant that was not made by
// [cover.Mutants], or that of the context once it has ended.
func (c *Cases) Survivors(ctx context.Context, mutants []*cover.Mutant, w *scoring.Work) (survivors,
	untried []*cover.Mutant, err error) {
	b, err := rules.NewBudget(ctx, (*rules.Work)(w))
	if err != nil {
		return nil, nil, err
	}
	c = c.orEmpty()
	cases := make([]Case, len(c.list))
	for i, tc := range c.list {
		if cases[i] = tc.public(c.rubric.Rounds); cases[i].Whole {
			cases[i].Items = nil // which stands for all
		}
	}
	became, errs := make([]fate, len(mutants)), make([]error, len(mutants))
	b.Divide(len(mutants), func(i int, b *rules.Budget) { became[i], errs[i] = c.try(cases, mutants[i], b) })
	if err := ctx.Err(); err != nil {
		return nil, nil, err
	}
	for i, m := range mutants {
		switch {
		case errs[i] != nil:
			return nil, nil, errs[i]
		case became[i] == survived:
			survivors = append(survivors, m)
		case became[i] == notTried:
			untried = append(untried, m)
		}
	}
	return survivors, untried, nil
}

// fate is what becomes of a mutant.
type fate int

const (
	noticed fate = iota
	survived
	notTried
)

// What counts as so many steps: to ask whether a mutant changes anything for a case, and
// to score a case.
const (
	changeSteps = 1
	caseSteps   = 50
)

// try tries a mutant on the cases for which its rules come to something else.
func (c *Cases) try(cases []Case, m *cover.Mutant, b *rules.Budget) (fate, error) {
	if m != nil && m.Equivalent == verify.Proved {
		return noticed, nil
	}
	by := m.Scorer()
	for i, tc := range c.list {
		if i > 0 && !b.Spend(changeSteps) {
			return notTried, nil
		}
		if tc.year == nil {
			changes, err := m.Changes(cases[i].Facts, cases[i].Items...)
			if err != nil {
				return notTried, err
			}
			if !changes {
				continue
			}
			b.Spend(caseSteps)
		} else { // rounds have facts of their own, and findings look at more than points
			b.Spend(caseSteps * len(c.rubric.Rounds))
		}
		if len(c.check(by, tc)) > 0 {
			return noticed, nil
		}
	}
	return survived, nil
}
