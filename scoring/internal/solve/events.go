package solve

import (
	"github.com/parindex/parindex/scoring/internal/formula"
)

// Into returns the facts of a region in which a search met something at the point's
// part that reach it.
func Into(p *formula.Point, r Region, m Met) (Region, bool) {
	switch {
	case m.Event != p.Event:
		return r, false
	case p.Event == formula.Named:
		return r.Only(m.Slot, p.Want)
	case p.Event == formula.Decided:
		return r, m.Truth == p.Truth
	}
	return r.Inside(m.Number, p.Set)
}

// Met is an event in a search.
type Met struct {
	Event  formula.Event
	Node   formula.Node // the part that is evaluated
	Truth  bool         // Decided
	Number Form         // Weighed
	Slot   int          // Named
}
