package rules

import (
	"maps"

	"github.com/parindex/parindex/scoring/internal/interval"
)

// Row is the facts of one unit, converted and checked.
type Row struct {
	// Vals are the inputs by slot, then the points of the leaves by index, each
	// as a column holds it or NotFast.
	Vals []int64
	// Inexact holds what is known of those that are NotFast; of the others nothing is
	// known.
	Inexact map[int]interval.Domain
	// Set has the leaves, by index, of which something else than their rule decides what
	// they come to.
	Set map[int]Outcome
	// narrowed is the same with what relations say; nil where that is no more.
	narrowed map[int]interval.Domain
}

// Within returns what is known of figures that are NotFast, by facts and relations.
func (r Row) Within() map[int]interval.Domain {
	if r.narrowed != nil {
		return r.narrowed
	}
	return r.Inexact
}

// Narrowed reports whether relations say more of figures than the facts do.
func (r Row) Narrowed() bool { return r.narrowed != nil }

// Know sets what the facts say of figures that are NotFast, and what is known with what
// relations say; a nil within means that this is no more.
func (r *Row) Know(stated, within map[int]interval.Domain) { r.Inexact, r.narrowed = stated, within }

// narrow notes what relations say of a figure.
func (r *Row) narrow(slot int, v interval.Domain) {
	if r.narrowed == nil {
		if r.narrowed = maps.Clone(r.Inexact); r.narrowed == nil {
			r.narrowed = map[int]interval.Domain{}
		}
	}
	r.narrowed[slot] = v
}

// Stated returns the row with only what the facts say: where one figure changes, what
// relations said of others by it holds no longer.
func (r Row) Stated() Row {
	r.narrowed = nil
	return r
}

// UnknownRow returns the row of a unit of which nothing is known.
func (s *Compiled) UnknownRow() Row {
	r := Row{Vals: make([]int64, len(s.Inputs.Columns)+len(s.Leaves))}
	for i := range r.Vals {
		r.Vals[i] = NotFast
	}
	return r
}

// Allows reports whether points typed for a reported leaf are in its range and
// on its step.
func (n *Node) Allows(p int64) bool {
	return n.Min <= p && p <= n.Max && (n.step == 0 || p%n.step == 0)
}

// Input returns what a row says of an input.
func (s *Compiled) Input(r Row, slot int) interval.Domain {
	if v := r.Vals[slot]; v != NotFast {
		return s.Inputs.value(slot, v)
	}
	if v, isInexact := r.Within()[slot]; isInexact {
		return v
	}
	return s.Inputs.Domains[slot]
}

// Given returns what the facts of a row say of an input, without what relations say of
// it; not given where they say nothing.
func (s *Compiled) Given(r Row, slot int) (v interval.Domain, given bool) {
	if v := r.Vals[slot]; v != NotFast {
		return s.Inputs.value(slot, v), true
	}
	v, given = r.Inexact[slot]
	return v, given && !v.Equal(s.Inputs.declared(slot))
}

// AllInputs returns what a row says of every input, by slot.
func (s *Compiled) AllInputs(r Row) []interval.Domain {
	out := make([]interval.Domain, len(s.Inputs.Columns))
	for slot := range out {
		out[slot] = s.Input(r, slot)
	}
	return out
}

// Vars returns the variables of a leaf as a row knows them.
func (s *Compiled) Vars(r Row, n *Node) []interval.Domain {
	out := make([]interval.Domain, len(n.Unconstrained))
	for i, slot := range n.Figures() {
		out[i] = s.Input(r, slot)
	}
	return out
}

// Points returns what a row knows of the points of a reported leaf.
func (s *Compiled) Points(r Row, n *Node) []interval.Domain {
	i := len(s.Inputs.Columns) + n.Index
	if v := r.Vals[i]; v != NotFast {
		return []interval.Domain{interval.NumberDomain(interval.Exactly(s.Book.Rat(v)))}
	}
	if v, isInexact := r.Inexact[i]; isInexact {
		return []interval.Domain{v}
	}
	return nil
}
