package rules

import (
	"math/big"
	"slices"

	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/solve"
)

// What relations say of figures that are not known is mostly said by whole numbers: no more
// dossiers are on time than there are. For such inputs bounds are propagated in machine
// integers, as columns hold them, instead of rationals.

// ends is what a figure can be: whole numbers of its column between two ends, of which there
// may be none.
type ends struct {
	lo, hi      int64
	below, upTo bool // there is a lo, a hi
	dense       bool // it can be any number between them
}

func (s ends) empty() bool { return s.below && s.upTo && s.lo > s.hi }

// inWords has the groups of inputs that stand in columns propagated in machine integers.
// Of inputs that can be any number it needs ends that are numbers of the column, which
// strict comparisons do not give.
func (r *Relations) inWords(l *Layout) {
	for i := range r.groups {
		g := &r.groups[i]
		fits, dense := true, false
		for _, slot := range g.slots {
			places, onGrid := l.Domains[slot].Numbers.Grid.Places()
			fits = fits && (!onGrid || places == l.Places[slot]) && l.Columns[slot].Lo <= l.Columns[slot].Hi
			dense = dense || !onGrid
		}
		for _, c := range r.list {
			if c.group != i || !fits {
				continue
			}
			if fits = c.fast.fits && !(dense && c.fast.rel == solve.Below); !fits {
				g.fast = nil
				continue
			}
			of := groupConstraint{fastConstraint: c.fast}
			for _, slot := range c.slots {
				of.at = append(of.at, slices.Index(g.slots, slot))
			}
			g.fast = append(g.fast, of)
		}
	}
}

// narrowedInWords narrows what a row knows of a group of inputs as [Compiled.narrow] does.
func (s *Compiled) narrowedInWords(r *Row, g *connected) (ok, computed bool) {
	reach, ok, computed := s.narrowInWords(r, g)
	if !ok || !computed {
		return ok, computed
	}
	for k, slot := range g.slots {
		if r.Vals[slot] != NotFast {
			continue
		}
		is := s.Input(*r, slot)
		if was, _ := s.Inputs.endsOf(slot, is.Numbers); was == reach[k] {
			continue
		}
		scale := s.Inputs.Columns[slot].Scale
		if reach[k].below {
			is.Numbers.Lo = big.NewRat(reach[k].lo, scale)
		}
		if reach[k].upTo {
			is.Numbers.Hi = big.NewRat(reach[k].hi, scale)
		}
		r.narrow(slot, s.Inputs.dated(slot, is))
	}
	return true, true
}

// mostRounds bounds how often ends are propagated through a group.
const mostRounds = 16

// narrowInWords returns what the inputs of a group can be by a row and the relations, never
// too narrow. It is not computed where a number does not fit into its column, or where
// propagation does not show whether some figures satisfy all relations; ok is false where
// none do.
func (s *Compiled) narrowInWords(r *Row, g *connected) (reach []ends, ok, computed bool) {
	if g.fast == nil {
		return nil, true, false
	}
	reach = make([]ends, len(g.slots))
	for k, slot := range g.slots {
		v := r.Vals[slot]
		if v != NotFast {
			reach[k] = ends{v, v, true, true, false}
			continue
		}
		if reach[k], computed = s.Inputs.endsOf(slot, s.Input(*r, slot).Numbers); !computed {
			return nil, false, false
		}
	}
	changed := true
	for range mostRounds { // figures can push each other on by ones
		if !changed {
			break
		}
		changed = false
		for i := range g.fast {
			c := &g.fast[i]
			more, fits := s.propagate(g, c, reach)
			if !fits {
				return nil, false, false
			}
			if changed = changed || more; more {
				for _, k := range c.at {
					if reach[k].empty() {
						return nil, false, true
					}
				}
			}
		}
	}
	return reach, true, !changed && g.satisfiable(reach)
}

// endsOf returns the ends of a set in the numbers of its column.
func (l *Layout) endsOf(slot int, n interval.Interval) (out ends, fits bool) {
	c := &l.Columns[slot]
	end := func(v *big.Rat) (int64, bool) {
		if v == nil {
			return 0, true
		}
		at, exact, fits := scaledDown(v, c.Scale)
		return at, exact && fits && c.Lo <= at && at <= c.Hi
	}
	var low, high bool
	out.lo, low = end(n.Lo)
	out.hi, high = end(n.Hi)
	out.below, out.upTo, out.dense = n.Lo != nil, n.Hi != nil, n.Grid == interval.Dense
	return out, low && high && !n.LoOpen && !n.HiOpen
}

// propagate lowers and raises ends of reach to what a constraint allows.
func (s *Compiled) propagate(g *connected, c *groupConstraint, reach []ends) (changed, fits bool) {
	for _, turn := range c.turns() {
		// constant + Σ of·v <= 0: the least that each term can be bounds the others.
		least, open := turn*c.constant, 0
		if c.rel == solve.Below {
			least++ // of whole numbers
		}
		for i, k := range c.at {
			if v, bounded := reach[k].least(turn * c.of[i]); bounded {
				least += v
			} else {
				open++
			}
		}
		for i, k := range c.at {
			of := turn * c.of[i]
			own, bounded := reach[k].least(of)
			if of == 0 || open > 1 || open == 1 && bounded {
				continue
			}
			rest := -least
			if bounded {
				rest += own
			}
			column := &s.Inputs.Columns[g.slots[k]]
			more, inColumn := reach[k].limit(of, rest, column.Lo, column.Hi)
			if !inColumn {
				return false, false
			}
			changed = changed || more // the other end than that of its least term
		}
	}
	return changed, true
}

// least returns the least that of·v can be.
func (s ends) least(of int64) (v int64, bounded bool) {
	switch {
	case of > 0:
		return of * s.lo, s.below
	case of < 0:
		return of * s.hi, s.upTo
	}
	return 0, true
}

// limit notes that of·v is at most some number. A new end that the column does not hold
// does not fit.
func (s *ends) limit(of, most, lo, hi int64) (changed, fits bool) {
	if s.dense && most%of != 0 {
		return false, false
	}
	end := most / of
	if most%of != 0 && (most < 0) != (of < 0) {
		end-- // down
	}
	if of > 0 {
		if s.upTo && s.hi <= end {
			return false, true
		}
		s.hi, s.upTo = end, true
		return true, lo <= end && end <= hi || s.empty()
	}
	if most%of != 0 {
		end++ // up
	}
	if s.below && s.lo >= end {
		return false, true
	}
	s.lo, s.below = end, true
	return true, lo <= end && end <= hi || s.empty()
}

// groupConstraint is a constraint over the reach of a group, in the numbers of columns.
type groupConstraint struct {
	fastConstraint
	at []int // of its inputs, in the group
}

// turns are the signs in which a constraint is one of "at most zero".
func (c *groupConstraint) turns() []int64 {
	if c.rel == solve.Equal {
		return []int64{1, -1}
	}
	return []int64{1}
}

// satisfiable reports whether some corner of reach is seen to satisfy all constraints.
func (g *connected) satisfiable(reach []ends) bool {
	for _, high := range []bool{false, true} {
		point := make([]int64, len(reach))
		for k, s := range reach {
			if point[k] = s.lo; s.upTo && (high || !s.below) {
				point[k] = s.hi
			}
		}
		if g.holds(point) {
			return true
		}
	}
	return false
}

func (g *connected) holds(point []int64) bool {
	for i := range g.fast {
		c := &g.fast[i]
		sum := c.constant
		for j, k := range c.at {
			sum += c.of[j] * point[k]
		}
		if !zeroBy(sum, c.rel) {
			return false
		}
	}
	return true
}
