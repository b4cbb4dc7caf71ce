package scoringtest

import (
	"errors"
	"slices"

	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/rules"
)

// related checks the figures of every case by the relations of the rubric. A case whose
// figures contradict one has a fault at the last of them that the case states, not what
// it is based on; what several cases share has its fault once.
func (rd *reader) related(s *rules.Compiled) {
	if len(s.Rubric.Relations) == 0 {
		return
	}
	seen := map[source.Pos]bool{}
	if tell(s, []*changes{rd.base}, seen) {
		return // every case would contradict the same
	}
	for _, tc := range rd.list {
		tell(s, tc.facts, seen)
	}
}

// tell adds the faults of facts, one upon the other.
func tell(s *rules.Compiled, facts []*changes, seen map[source.Pos]bool) (faulty bool) {
	domains, figures := slices.Clone(s.Inputs.Domains), map[int]*changes{}
	for _, c := range facts {
		for name, v := range c.inputs {
			slot := s.Inputs.Slots[name]
			if delete(figures, slot); v.IsZero() {
				domains[slot] = s.Inputs.Domains[slot]
				continue
			}
			known, err := rules.Hook.Domain(s.Inputs.Input(slot), v)
			if err != nil {
				return true // a fault already
			}
			domains[slot], figures[slot] = known, c
		}
	}
	for _, x := range s.Contradictions(domains) {
		at := -1
		for _, slot := range x.Slots {
			if c := figures[slot]; c != nil && (at < 0 || slices.Index(facts, c) >= slices.Index(facts, figures[at])) {
				at = slot
			}
		}
		if at < 0 {
			continue
		}
		faulty = true
		n := figures[at].at[s.Inputs.Input(at).Name]
		if !seen[n.Pos()] {
			seen[n.Pos()] = true
			m := x.Message(s, domains, func(slot int) bool { return figures[slot] != nil })
			m.Kind = errors.Join(scoring.ErrFacts, m.Kind)
			n.Add(m)
		}
	}
	return faulty
}
