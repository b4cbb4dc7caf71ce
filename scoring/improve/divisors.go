package improve

import (
	"slices"

	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/rules"
)

// Divisors returns the inputs that rules divide by, in the rubric's order: the
// totals of rates. Of two figures that move a rate alike, what a unit can do
// something about is what it has done, not how much it had to do: to receive fewer
// dossiers settles none. Inputs that the rubric marks fixed, or with which it says
// that points rise, are not among them.
func Divisors(s *scoring.Scorer) []string {
	c, err := rules.InsideHeld(s)
	if err != nil {
		return nil
	}
	return divisorsOf(c)
}

func divisorsOf(s *rules.Compiled) []string {
	divides := map[int]bool{}
	for _, n := range s.Leaves {
		for slot := range divisors(n) {
			divides[slot] = true
		}
	}
	var out []string
	for slot, in := range s.Inputs.Scalars {
		if !divides[slot] || in.Fixed {
			continue
		}
		if !slices.ContainsFunc(s.Leaves, func(n *rules.Node) bool {
			return slices.Contains(s.Rubric.ScalarNames(n.Item.RisesWith...), in.Name)
		}) {
			out = append(out, in.Name)
		}
	}
	return out
}

// divisors returns the slots of the inputs that a leaf divides by.
func divisors(n *rules.Node) map[int]bool {
	out := map[int]bool{}
	for _, c := range n.Cases {
		for _, f := range []formula.Node{c.When, c.Score} {
			if f == nil {
				continue
			}
			formula.Divisors(f, func(slot int) {
				if slot < len(n.Inputs) {
					out[n.Inputs[slot]] = true
				}
			})
		}
	}
	return out
}

// guarded returns the variables of a leaf that decide whether it applies or arises.
func guarded(n *rules.Node) map[int]bool {
	out := map[int]bool{}
	for _, g := range n.Guards {
		formula.Variables(g.Cond, func(slot int) { out[slot] = true })
	}
	return out
}
