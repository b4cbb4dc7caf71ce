package solve

import (
	"math/big"
	"slices"

	"github.com/parindex/parindex/scoring/internal/interval"
)

// corner says how far a point belongs to a system of which all numbers are the least that they
// can be, or the greatest. Where every constraint lets one variable rise with another,
// propagation ends at such points.
type corner uint8

const (
	offCorner corner = iota
	atEdge           // it only satisfies the constraints where none of them is strict
	inside           // it is a point of the system
	factual          // and all its numbers are decimals
)

// corner returns that of the least numbers of a propagated system, or of the greatest. Of
// conditions that are held, and of choices, nothing is seen there.
func (w *work) corner(s *system, upper bool) corner {
	w.charge(2*len(s.box) + 4*len(s.rows))
	if len(s.held) > 0 || slices.ContainsFunc(s.defs, func(d definition) bool { return d.kind >= chosen }) {
		return offCorner
	}
	point, out := make([]*big.Rat, len(s.box)), factual
	for v := range s.inputs {
		if t := s.box[v].Type; t != interval.Number && t != interval.Date {
			continue
		}
		x, open := s.box[v].Numbers.Lo, s.box[v].Numbers.LoOpen
		if upper {
			x, open = s.box[v].Numbers.Hi, s.box[v].Numbers.HiOpen
		}
		switch {
		case x == nil:
			return offCorner
		case open:
			out = atEdge
		case out == factual && !interval.Writable(x):
			out = inside
		}
		point[v] = x
	}
	if !s.complete(point) {
		return offCorner
	}
	for v := s.inputs; v < len(s.box); v++ {
		n := s.box[v].Numbers
		if out > atEdge && n.Contains(point[v]) {
			continue
		}
		if n.LoOpen, n.HiOpen = false, false; !n.Contains(point[v]) {
			return offCorner
		}
		out = atEdge
	}
	for _, r := range s.rows {
		switch at := r.form.at(point); {
		case r.rel.holds(at):
		case at.Sign() != 0:
			return offCorner
		default:
			out = atEdge
		}
	}
	return out
}
