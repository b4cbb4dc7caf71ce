package assessment

import "slices"

// Self returns the round that a round is held against: the last at or before it in which the
// unit may state its own figures or points. A later round in which the unit only explains is
// none. It is nil where there is none, where no round has the name, or of a state that was
// read from JSON.
func (s *State) Self(round string) *Round {
	if _, err := s.folded(round); err != nil {
		return nil
	}
	var self *Round
	for _, r := range s.Rounds {
		if l := s.fold.layer(r.Name); l != nil && l.of.Self && states(l.of.Records) {
			self = r
		}
		if r.Name == round {
			break
		}
	}
	return self
}

// states reports whether a round that takes some kinds of records takes figures or points.
func states(takes []string) bool {
	return len(takes) == 0 || slices.Contains(takes, string(Stated)) || slices.Contains(takes, string(Typed))
}
