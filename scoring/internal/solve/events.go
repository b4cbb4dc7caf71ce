package solve

import (
	"github.com/parindex/parindex/scoring/internal/formula"
)

// Into returns the facts that reach a point, of a region in which a search comes
// across an event at the point's part.
func Into(p *formula.Point, r Region, e Event) (Region, bool) {
	switch {
	case e.Kind != p.Event:
		return r, false
	case p.Event == formula.Named:
		return r.only(e.Slot, p.Want)
	case p.Event == formula.Decided:
		return r, e.Truth == p.Truth
	}
	return r.Inside(e.Number, p.Set)
}

// Event is what a search comes across in a formula.
type Event struct {
	Kind   formula.EventKind
	Node   formula.Node // the part that is evaluated
	Truth  bool         // Decided
	Number LinearExpr   // Weighed
	Slot   int          // Named
}
