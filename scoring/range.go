package scoring

import (
	"cmp"
	"math/big"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/jsonform"
	"github.com/parindex/parindex/rubric/source"
	"github.com/shopspring/decimal"
)

// Range is how many points are still possible where figures are missing or known
// only by bounds, and which of these figures matter most. [Scorer.Range] makes it.
// It is data and read-only once made; its JSON form reads back to an equal value.
type Range struct {
	Schema  int            `json:"schema"`
	Edition rubric.Edition `json:"edition"`
	Unit    Unit           `json:"unit"`
	Code    string         `json:"code,omitempty"` // of the item; absent for the final score
	// Least and Most are the fewest and the most points that figures within what is
	// known can come to.
	Least decimal.Decimal `json:"least"`
	Most  decimal.Decimal `json:"most"`
	// Exact says that both are reached by some figures. Otherwise they may be wider
	// apart than that, never narrower: where exclusions are open, where a Go rule or a
	// host's function is in the way, or past the work allowed.
	Exact bool `json:"exact"`
	// Inputs are those whose figures are not known exactly, of the items in question,
	// from the one that matters most.
	Inputs []Influence `json:"inputs"`
	// Illustrative marks a range that rests on something no source decides.
	Illustrative bool `json:"illustrative,omitempty"`
}

// Influence is what knowing one figure exactly would do to a range of points,
// counted leaf by leaf, all other figures staying as they are.
type Influence struct {
	Input string `json:"input"`
	// Removed is by how much the range gets narrower at least, and Hoped at most, over
	// the values that were tried: all that the figure can have, if they are few, else
	// some at which a rule that reads it changes, and next to them. Of the latter it is
	// an estimate: where points follow a formula, values between them can remove less or
	// more, though never more than there is.
	Removed decimal.Decimal `json:"removed"`
	Hoped   decimal.Decimal `json:"hoped"`
}

// rangeSteps bounds the work on the leaves that share figures that are not known.
const rangeSteps = 200_000

// Range returns the points still possible of an item, or of the final score where
// code is empty. A figure that several leaves read is one figure: points that no
// single value of it allows together are not counted. The error is that of
// [Scorer.Score] for these facts, or of an unknown code.
func (s *Scorer) Range(f Facts, code string) (*Range, error) {
	if err := s.ready(); err != nil {
		return nil, err
	}
	r, err := s.row(f)
	if err != nil {
		return nil, err
	}
	out := &Range{Schema: jsonform.Schema, Edition: s.edition(), Unit: f.Unit, Code: code, Illustrative: s.rubric.Illustrative}
	x := &spread{Scorer: s, row: r, parts: make([]part, len(s.leaves))}
	if code == "" {
		x.leaves = s.leaves
	} else if x.leaves = s.below(code); x.leaves == nil {
		return nil, source.Faults{{Message: unknownItem(s.rubric, code)}}
	}
	for _, n := range x.leaves {
		o := n.evaluate(s.rubric, s.vars(r, n), s.points(r, n)...)
		x.parts[n.index] = n.part(&o)
		x.loose = x.loose || o.loose || o.failure != nil || n.rule != nil && o.open()
		out.Illustrative = out.Illustrative || n.illustrative
	}
	var of limits
	if code == "" {
		of = x.final(f.Unit.Group)
	} else {
		of = x.sum()
	}
	out.Least, out.Most, out.Exact = toDecimal(of.lo), toDecimal(of.hi), !x.loose
	out.Inputs = x.influences()
	return out, nil
}

// below returns the leaves at and below an item.
func (s *Scorer) below(code string) []*node {
	it := s.rubric.Item(code)
	if it == nil {
		return nil
	}
	var out []*node
	for item := range it.All() {
		for _, n := range s.leaves {
			if n.item == item {
				out = append(out, n)
			}
		}
	}
	return out
}

// spread is a range of points being found.
type spread struct {
	*Scorer
	row    row
	leaves []*node
	parts  []part // by leaf
	loose  bool
}

// unknown returns the slots of the inputs that a leaf reads and that are not known.
func (x *spread) unknown(n *node) []int {
	var out []int
	for _, slot := range n.uses {
		if !x.input(x.row, slot).Known() {
			out = append(out, slot)
		}
	}
	return out
}

// The sides of the final score that a leaf can be on.
const (
	onAreas = iota
	onBonus
	onPenalty
)

func (s *Scorer) side(n *node) int {
	switch {
	case n.index >= s.penaltyAt:
		return onPenalty
	case n.index >= s.bonusAt:
		return onBonus
	}
	return onAreas
}

// groups divides the leaves into those that share figures that are not known,
// directly or through others; the leaves of an adjustment share its cap.
func (x *spread) groups(capped bool) [][]*node {
	return grouped(x.leaves, func(n *node) []int {
		keys := x.unknown(n)
		if side := x.side(n); side != onAreas && capped {
			keys = append(keys, -side)
		}
		return keys
	})
}

// grouped divides leaves into those that share keys, directly or through others,
// in order.
func grouped(leaves []*node, keys func(*node) []int) [][]*node {
	parent := make([]int, len(leaves))
	for i := range parent {
		parent[i] = i
	}
	find := func(i int) int {
		for parent[i] != i {
			i = parent[i]
		}
		return i
	}
	first := map[int]int{} // of the leaves with a key
	for i, n := range leaves {
		for _, key := range keys(n) {
			if other, seen := first[key]; seen {
				parent[find(i)] = find(other)
			} else {
				first[key] = i
			}
		}
	}
	members := map[int][]*node{}
	var order []int
	for i, n := range leaves {
		root := find(i)
		if members[root] == nil {
			order = append(order, root)
		}
		members[root] = append(members[root], n)
	}
	var out [][]*node
	for _, root := range order {
		out = append(out, members[root])
	}
	return out
}

// sum returns the range of the points of the leaves together.
func (x *spread) sum() limits {
	out := noPoints()
	for _, group := range x.groups(false) {
		g := x.together(group, false)
		out.add(g.lo, g.hi)
	}
	return *out
}

// final returns the range of the final score. Where exclusions are open, or leaves
// that are rescaled share figures with others that are rescaled otherwise or not at
// all, it takes them for independent.
func (x *spread) final(group string) limits {
	t := x.total(x.parts, group)
	wide := limits{t.FinalLeast.Rat(), t.FinalMost.Rat()}
	factors, ok := x.factors()
	if !ok {
		x.loose = true
		return wide
	}
	areas, rest := noPoints(), noPoints()
	for _, g := range x.groups(true) {
		factor, same := factors[x.scale(g[0])], true
		for _, n := range g {
			same = same && factors[x.scale(n)].Cmp(factor) == 0
		}
		switch {
		case !same:
			x.loose = true
			return wide
		case factor.Cmp(one()) == 0:
			l := x.together(g, true)
			rest.add(l.lo, l.hi)
		default:
			l := x.together(g, false)
			areas.add(new(big.Rat).Mul(factor, l.lo), new(big.Rat).Mul(factor, l.hi))
		}
	}
	rest.add(x.roundPoints(areas.lo), x.roundPoints(areas.hi))
	return *rest
}

// scale names the points that are rescaled as a leaf's are: a source, or "" for the
// whole; what is not rescaled has a space.
func (s *Scorer) scale(n *node) rubric.Source {
	switch {
	case s.side(n) != onAreas:
		return " "
	case s.rubric.Exclusion != rubric.ExclusionBySource:
		return ""
	}
	return cmp.Or(n.item.Source, rubric.Appraisal)
}

// factors returns by how much points are rescaled; not ok where that is open.
func (x *spread) factors() (map[rubric.Source]*big.Rat, bool) {
	whole, counted := map[rubric.Source]*big.Rat{}, map[rubric.Source]*big.Rat{}
	for _, n := range x.leaves {
		p, key := x.parts[n.index], x.scale(n)
		if p.excluded && p.counts {
			return nil, false
		}
		if whole[key] == nil {
			whole[key], counted[key] = new(big.Rat), new(big.Rat)
		}
		whole[key].Add(whole[key], p.max)
		if p.counts {
			counted[key].Add(counted[key], p.max)
		}
	}
	for key, w := range whole {
		switch {
		case key == " " || x.rubric.Exclusion == rubric.ExclusionNone || w.Cmp(counted[key]) == 0:
			w.SetInt64(1)
		case counted[key].Sign() == 0:
			return nil, false // nothing was assessed
		default:
			w.Quo(w, counted[key])
		}
	}
	return whole, true
}

// together returns the range of what leaves add to the score. With caps, bonus and
// penalty count as they do in the final score.
func (x *spread) together(group []*node, caps bool) limits {
	independent := noPoints()
	adjustments := [3]*limits{noPoints(), noPoints(), noPoints()}
	open := 0
	for _, n := range group {
		alone := noPoints()
		x.parts[n.index].addTo(alone)
		adjustments[x.side(n)].add(alone.lo, alone.hi)
		if alone.lo.Cmp(alone.hi) != 0 { // excluded, it adds nothing
			open++
		}
	}
	if !caps {
		for _, a := range adjustments {
			independent.add(a.lo, a.hi)
		}
	} else {
		independent.add(x.capped(adjustments, -1), x.capped(adjustments, 1))
	}
	if open < 2 {
		return *independent
	}
	j, ok := x.jointly(group, caps)
	if !ok {
		x.loose = true
		return *independent
	}
	return limits{maxRat(independent.lo, j.lo), minRat(independent.hi, j.hi)}
}

// capped returns the least (−1) or the most (1) that areas, bonus and penalty come
// to together.
func (x *spread) capped(sides [3]*limits, end int) *big.Rat {
	of := func(l *limits, end int) *big.Rat {
		if end < 0 {
			return l.lo
		}
		return l.hi
	}
	out := new(big.Rat).Set(of(sides[onAreas], end))
	if b := x.rubric.Bonus; b != nil {
		out.Add(out, minRat(of(sides[onBonus], end), b.Cap.Rat()))
	}
	if p := x.rubric.Penalty; p != nil {
		out.Sub(out, minRat(of(sides[onPenalty], -end), p.Cap.Rat()))
	}
	return out
}
