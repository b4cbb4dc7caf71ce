package scoring

import (
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/jsonform"
	"github.com/parindex/parindex/rubric/source"
	"github.com/shopspring/decimal"
)

// JointRange is how many points are still possible where figures are missing or known
// only by bounds, and which of these figures matter most. [Scorer.Range] makes it.
// It is data and read-only once made; its JSON form reads back to an equal value.
type JointRange struct {
	Schema  int            `json:"schema"`
	Edition rubric.Edition `json:"edition"`
	Unit    Unit           `json:"unit"`
	Code    string         `json:"code,omitempty"` // of the item; absent for the final score
	// Range is what figures within what is known can come to.
	Range Range `json:"range"`
	// Exact says that both ends are reached by some figures. Otherwise they may be wider
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
// [Scorer.Score] for these facts, or [ErrUnknownItem].
func (s *Scorer) Range(f Facts, code string) (*JointRange, error) {
	c, err := insideOf(s)
	if err != nil {
		return nil, err
	}
	r, err := hook.row(c, f)
	if err != nil {
		return nil, err
	}
	out := &JointRange{Schema: jsonform.Schema, Edition: c.edition(), Unit: f.Unit, Code: code, Illustrative: c.rubric.Illustrative}
	x := &spread{compiled: c, row: r, parts: make([]entry, len(c.leaves))}
	if code == "" {
		x.leaves = c.leaves
	} else if x.leaves = c.below(code); x.leaves == nil {
		return nil, source.Faults{{Message: unknownItem(c.rubric, code)}}
	}
	for _, n := range x.leaves {
		o := n.evaluate(c.rubric, c.vars(r, n), c.points(r, n)...)
		x.parts[n.index] = c.entry(n, &o)
		x.loose = x.loose || o.loose || o.failure != nil || n.rule != nil && o.open()
		out.Illustrative = out.Illustrative || n.illustrative
	}
	var of bounds
	if code == "" {
		of = x.final()
	} else {
		of = x.sum()
	}
	out.Range.Least, out.Range.Most, out.Exact = c.book.decimal(of.lo), c.book.decimal(of.hi), !x.loose
	out.Inputs = x.influences()
	return out, nil
}

// below returns the leaves at and below an item.
func (s *compiled) below(code string) []*node {
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
	*compiled
	row    row
	leaves []*node
	parts  []entry // by leaf
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
func (x *spread) sum() bounds {
	var out bounds
	for _, group := range x.groups(false) {
		out = out.plus(x.together(group, false))
	}
	return out
}

// final returns the range of the final score. Where exclusions are open, or leaves
// that are rescaled share figures with others that are rescaled otherwise or not at
// all, it takes them for independent.
func (x *spread) final() bounds {
	l := x.book.ledger([accounts]int64{}, x.parts)
	wide, _, _ := l.final()
	open := slices.ContainsFunc(x.parts, func(e entry) bool { return e.counts && e.excluded })
	if open || x.book.rescales && !l.assessed() {
		x.loose = true
		return wide
	}
	var rest bounds
	var lo, hi [sources]int64
	for _, g := range x.groups(true) {
		at := x.account(g[0])
		factor := l.factor(at)
		switch {
		case slices.ContainsFunc(g, func(n *node) bool { return l.factor(x.account(n)).Cmp(factor) != 0 }):
			x.loose = true
			return wide
		case factor.Cmp(one()) == 0:
			rest = rest.plus(x.together(g, true))
		default:
			points := x.together(g, false)
			lo[at], hi[at] = lo[at]+points.lo, hi[at]+points.hi
		}
	}
	return rest.plus(bounds{x.book.rescaled(lo, l.applicable), x.book.rescaled(hi, l.applicable)})
}

// together returns the range of what leaves add to the score. With caps, bonus and
// penalty count as they do in the final score.
func (x *spread) together(group []*node, caps bool) bounds {
	var points [3]bounds // by side
	open := 0
	for _, n := range group {
		alone, side := x.parts[n.index].bounds(), x.side(n)
		points[side] = points[side].plus(alone)
		if !alone.single() { // excluded, it adds nothing
			open++
		}
	}
	sum := points[onAreas].plus(points[onBonus]).plus(points[onPenalty])
	if caps {
		sum = x.book.adjusted(points[onAreas], points[onBonus], points[onPenalty])
	}
	if open < 2 {
		return sum
	}
	j, ok := x.jointly(group, caps)
	if !ok {
		x.loose = true
		return sum
	}
	return bounds{max(sum.lo, j.lo), min(sum.hi, j.hi)}
}
