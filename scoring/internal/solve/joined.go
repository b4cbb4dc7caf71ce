package solve

import (
	"math/big"
	"slices"

	"github.com/parindex/parindex/scoring/internal/interval"
)

// Ties reports whether a region says more of an input than what it can be, and
// whether it says something of it and other inputs together.
func (r Region) Ties(slot int) (any, others bool) {
	joined := r.joined(slot)
	for v := range joined {
		any = any || v != slot
		others = others || v != slot && v < r.inputs
	}
	return any, others
}

// Curves reports whether the values that an input has in a region may lie in several
// parts: not where all that ties it are limits of numbers that only rise or only
// fall with it, such as quotients of linear forms of it, and roundings.
func (r Region) Curves(slot int) bool {
	if len(r.defs) == 0 {
		return false
	}
	joined := r.joined(slot)
	derived := func(l LinearExpr) bool {
		return slices.ContainsFunc(l.terms, func(t term) bool { return t.v >= r.inputs && joined[t.v] })
	}
	for _, row := range r.rows {
		if derived(row.form) {
			return true
		}
	}
	for i, d := range r.defs {
		if !joined[r.inputs+i] {
			continue
		}
		switch {
		case d.kind == chosen:
			return true
		case d.kind > quotient:
			if len(d.a.terms) > 1 && derived(d.a) {
				return true
			}
		case d.kind == product, derived(d.a) && len(d.a.terms)+len(d.b.terms) > 1,
			derived(d.b) && len(d.a.terms)+len(d.b.terms) > 1:
			return true
		}
	}
	return false
}

// Reads reports whether a form depends on an input over a region, and whether that
// input is then tied to others.
func (r Region) Reads(f LinearExpr, slot int) (it, others bool) {
	joined := r.joined(slot, f)
	for _, t := range f.terms {
		it = it || joined[t.v]
	}
	if !it {
		return false, false
	}
	for v := range joined {
		others = others || v != slot && v < r.inputs
	}
	return true, others
}

// Joined returns the other inputs that a region, or one of some forms, says something of
// together with an input, in order.
func (r Region) Joined(slot int, forms ...LinearExpr) (others []int) {
	joined := r.joined(slot, forms...)
	for v := range r.inputs {
		if v != slot && joined[v] {
			others = append(others, v)
		}
	}
	return others
}

// joined returns a variable with all that constraints, definitions and some forms
// tie it to.
func (r Region) joined(slot int, forms ...LinearExpr) map[int]bool {
	var sets [][]int
	add := func(v int, of ...LinearExpr) {
		var set []int
		if v >= 0 {
			set = append(set, v)
		}
		for _, l := range of {
			for _, t := range l.terms {
				set = append(set, t.v)
			}
		}
		sets = append(sets, set)
	}
	for _, row := range r.rows {
		add(-1, row.form)
	}
	for i, d := range r.defs {
		add(r.inputs+i, d.a, d.b)
		if d.kind == chosen {
			sets = append(sets, append(slices.Clone(d.choice.reads), r.inputs+i))
		}
	}
	for _, f := range forms {
		add(-1, f)
	}
	if len(r.held) > 0 {
		sets = append(sets, r.heldSlots())
	}
	out := map[int]bool{slot: true}
	for range len(sets) {
		for _, set := range sets {
			if slices.ContainsFunc(set, func(v int) bool { return out[v] }) {
				for _, v := range set {
					out[v] = true
				}
			}
		}
	}
	return out
}

// Where returns what an input can be where a form lies in a set, if the form is of
// that input alone and the region does not tie it to anything.
func (r Region) Where(f LinearExpr, slot int, set interval.Interval) (is interval.Domain, alone bool) {
	if len(f.terms) != 1 || f.terms[0].v != slot {
		return is, false
	}
	if more, _ := r.Ties(slot); more {
		return is, false
	}
	end := func(v *big.Rat) *big.Rat {
		at := new(big.Rat).Sub(v, f.constant)
		return at.Quo(at, f.terms[0].c)
	}
	n := interval.Interval{Lo: end(set.Lo), LoOpen: set.LoOpen, Hi: end(set.Hi), HiOpen: set.HiOpen}
	if f.terms[0].c.Sign() < 0 {
		n = interval.Interval{Lo: n.Hi, LoOpen: n.HiOpen, Hi: n.Lo, HiOpen: n.LoOpen}
	}
	is = r.box[slot]
	is.Numbers = is.Numbers.Intersect(n)
	return is, true
}
