package rules

import (
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/solve"
)

// Narrowed returns what relations leave of the inputs of a row, by groups: in machine
// integers, where that is computed, and in rationals.
func (s *Compiled) Narrowed(r Row) (words, rationals [][]interval.Domain, computed []bool) {
	for i := range s.Relations.groups {
		g := &s.Relations.groups[i]
		domains := make([]interval.Domain, len(g.slots))
		for k, slot := range g.slots {
			domains[k] = s.Input(r, slot)
		}
		slow, ok := solve.Narrow(domains, g.constraints, relationSteps)
		if !ok {
			slow = nil
		}
		for k, slot := range g.slots {
			if ok {
				slow[k] = s.Inputs.dated(slot, slow[k])
			}
		}
		own := r
		is, done := s.narrowedInWords(&own, g)
		var fast []interval.Domain
		for _, slot := range g.slots {
			if is {
				fast = append(fast, s.Input(own, slot))
			}
		}
		words, rationals, computed = append(words, fast), append(rationals, slow), append(computed, done)
	}
	return words, rationals, computed
}
