package improve

import (
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/rules"
)

// Surveyed returns the inputs that only scores of surveys and external indexes read, in the
// rubric's order: what others publish of a unit is not in its hands. Inputs that decide
// whether an item applies or arises are not among them, nor those that the rubric marks fixed.
func Surveyed(s *scoring.Scorer) []string {
	c, err := rules.InsideHeld(s)
	if err != nil {
		return nil
	}
	var own, others []int
	for _, n := range c.Leaves {
		for k := range guarded(n) {
			own = append(own, n.Inputs[k])
		}
		if n.Item.Source == rubric.Survey || n.Item.Source == rubric.External {
			others = append(others, n.Inputs...)
		} else {
			own = append(own, n.Inputs...)
		}
	}
	var out []string
	for slot, in := range c.Inputs.Scalars {
		if slices.Contains(others, slot) && !slices.Contains(own, slot) && !in.Fixed {
			out = append(out, in.Name)
		}
	}
	return out
}
