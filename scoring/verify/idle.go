package verify

import (
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/rules"
)

// idleCaps warns of items that cut the sum of their parts at a maximum to which the parts
// come and no further.
func idleCaps(s *rules.Compiled) (out []Verdict) {
	for _, n := range s.Nodes() {
		if n.Item.Combine != rubric.CombineCapped {
			continue
		}
		sum := int64(0)
		for _, child := range n.Children {
			sum += child.Max
		}
		if sum > n.Max {
			continue
		}
		d := Verdict{Item: n.Item.Code, Property: PropertyMatters, Outcome: Warned, Illustrative: n.Illustrative,
			Message: rubric.Say(idleCapped)}
		d.place(s.Rubric.Place(n.Item, "combine", -1))
		out = append(out, d)
	}
	return out
}
