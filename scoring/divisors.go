package scoring

import (
	"slices"

	"github.com/parindex/parindex/scoring/internal/formula"
)

// Divisors returns the inputs that rules divide by, in the rubric's order: the
// totals of rates. Of two figures that move a rate alike, what a unit can do
// something about is what it has done, not how much it had to do: to receive fewer
// dossiers settles none. Inputs that the rubric marks fixed, or with which it says
// that points rise, are not among them.
func (s *Scorer) Divisors() []string {
	c, err := insideOf(s)
	if err != nil {
		return nil
	}
	return c.divisors()
}

func (s *compiled) divisors() []string {
	divides := map[int]bool{}
	for _, n := range s.leaves {
		for slot := range n.divisors() {
			divides[slot] = true
		}
	}
	var out []string
	for slot := range s.rubric.Inputs {
		in := &s.rubric.Inputs[slot]
		if !divides[slot] || in.Fixed {
			continue
		}
		if !slices.ContainsFunc(s.leaves, func(n *node) bool { return slices.Contains(n.item.RisesWith, in.Name) }) {
			out = append(out, in.Name)
		}
	}
	return out
}

// divisors returns the slots of the inputs that a leaf divides by.
func (n *node) divisors() map[int]bool {
	out := map[int]bool{}
	for _, c := range n.cases {
		for _, f := range []formula.Node{c.when, c.score} {
			if f == nil {
				continue
			}
			formula.Divisors(f, func(slot int) {
				if slot < len(n.uses) {
					out[n.uses[slot]] = true
				}
			})
		}
	}
	return out
}

// guarded returns the variables of a leaf that decide whether it applies or arises.
func (n *node) guarded() map[int]bool {
	out := map[int]bool{}
	for _, g := range n.guards {
		formula.Variables(g.cond, func(slot int) { out[slot] = true })
	}
	return out
}
