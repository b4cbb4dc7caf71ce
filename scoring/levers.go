package scoring

import (
	"cmp"
	"fmt"
	"maps"
	"math/big"
	"slices"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/shopspring/decimal"
)

// Lever is what can be done with some figures that leaves share, directly or
// through other leaves: moving them moves nothing but these leaves. It is data and
// read-only once made.
type Lever struct {
	Inputs []string `json:"inputs"` // that can be moved, in the rubric's order
	Leaves []string `json:"leaves"` // codes, in the rubric's order
	// Moves are the ways to move the figures. The first leaves all as it is. For
	// whatever figures there are within the limits, one of the moves does as well or
	// better for the final score without moving any figure farther, or an option or
	// truth value to another than that.
	Moves []Move `json:"moves"`
	// Open says why moves may be missing; empty where none is.
	Open string `json:"open,omitempty"`
}

// Move is a set of changes with what the lever's leaves then surely come to.
type Move struct {
	Changes []Change `json:"changes,omitempty"` // in the order of the lever's inputs
	// Text says the changes in one sentence, Goal only what has to be reached.
	Text rubric.Text `json:"text,omitzero"`
	Goal rubric.Text `json:"goal,omitzero"`
	// Illustrative marks a move that rests on something no source decides.
	Illustrative bool `json:"illustrative,omitempty"`
	Tally        `json:"-"`
}

// leverSteps bounds the work on one leaf with one figure to move, levelsOf the
// numbers of points that it is followed through, movesOf the moves of a lever that
// are scored, and wholes the whole numbers that are all tried where a rule ties
// two figures together.
const (
	leverSteps = 50_000
	levelsOf   = 4_000
	movesOf    = 20_000
	wholes     = 400
	tiedTo     = 50
)

// Levers returns what moving figures can do to the final score, divided into parts
// that do not touch each other, and what the leaves come to that no figure moves.
// movable has the inputs that can be moved, each within a bound; the empty [Bound]
// is any value that the input's type and domain allow. The figures of the facts
// may lie outside, and stay there if they are not moved. Sums of one move of each
// lever and the rest are what [Scorer.Final] takes.
//
// Of numbers that rules do not take at a threshold itself ("above 90") the next of
// two decimals is the nearest. Points are those that are sure: the least where
// figures are not known, the most of a penalty.
//
// The error is that of [Scorer.Score] for these facts, or lists what is wrong with
// the bounds: an unknown input, one that the rubric marks fixed, one without a
// value.
func (s *Scorer) Levers(f Facts, movable map[string]Bound) ([]Lever, Tally, error) {
	if s == nil || s.rubric == nil {
		return nil, Tally{}, errNotCompiled
	}
	r, err := s.row(f)
	if err != nil {
		return nil, Tally{}, err
	}
	reach, err := s.reach(movable)
	if err != nil {
		return nil, Tally{}, err
	}
	var out []Lever
	var rest Tally
	for _, group := range s.pulled(reach) {
		l := &lever{Scorer: s, row: r, reach: reach}
		for _, n := range group {
			l.leaves = append(l.leaves, n)
			for _, slot := range n.uses {
				if _, movable := reach[slot]; movable && !slices.Contains(l.slots, slot) {
					l.slots = append(l.slots, slot)
				}
			}
		}
		slices.Sort(l.slots)
		if len(l.slots) == 0 {
			rest = rest.Plus(l.tally(nil))
			continue
		}
		out = append(out, l.find())
	}
	return out, rest, nil
}

// reach converts the bounds of the inputs that can be moved, by slot.
func (s *Scorer) reach(movable map[string]Bound) (map[int]formula.Value, error) {
	out := map[int]formula.Value{}
	var faults source.Faults
	faultf := func(format string, args ...any) {
		faults = append(faults, &source.Fault{Message: fmt.Sprintf(format, args...)})
	}
	for _, name := range slices.Sorted(maps.Keys(movable)) {
		in := s.rubric.Input(name)
		switch {
		case in == nil:
			faultf("%s", undeclared(s.rubric, name))
		case in.Fixed:
			faultf("input %q: the rubric says that it is fixed", name)
		default:
			slot := s.inputs.slots[name]
			v, err := factOf(in, movable[name])
			if err != nil {
				faultf("input %q: %s", name, err)
				continue
			}
			if v.Type == formula.Date {
				v = v.Intersect(writtenDates)
			}
			out[slot] = v
		}
	}
	return out, faults.Err()
}

// pulled divides the leaves into those that share inputs that can be moved.
func (s *Scorer) pulled(reach map[int]formula.Value) [][]*node {
	return grouped(s.leaves, func(n *node) []int {
		return slices.DeleteFunc(slices.Clone(n.uses), func(slot int) bool { _, movable := reach[slot]; return !movable })
	})
}

// lever is a lever being made.
type lever struct {
	*Scorer
	row    row
	reach  map[int]formula.Value // by slot
	leaves []*node
	slots  []int
	moves  []pull
	scored int
	open   string
	all    bool // no more moves are scored
}

// pull is a move that was found: targets by input, in the order of the slots.
type pull struct {
	to    map[int]formula.Target // by slot
	by    []distance             // by place in slots
	tally Tally
}

// distance is how far a figure is moved. What cannot be measured is only as far as
// itself.
type distance struct {
	moved bool
	by    *big.Rat // nil: not to be measured
	is    string
}

// noFarther reports whether d is no farther than e.
func (d distance) noFarther(e distance) bool {
	switch {
	case !d.moved:
		return true
	case !e.moved:
		return false
	case d.by != nil && e.by != nil:
		return d.by.Cmp(e.by) <= 0
	}
	return d.is == e.is
}

func (l *lever) find() Lever {
	out := Lever{}
	for _, slot := range l.slots {
		out.Inputs = append(out.Inputs, l.rubric.Inputs[slot].Name)
	}
	for _, n := range l.leaves {
		out.Leaves = append(out.Leaves, n.item.Code)
	}
	stay := pull{by: make([]distance, len(l.slots)), tally: l.tally(nil)}
	l.moves = []pull{stay}
	if !l.best(nil) {
		l.pull(l.order(), map[int]formula.Target{})
	}
	if l.open != "" {
		l.improvements()
	}
	kept := l.kept()
	slices.SortStableFunc(kept[1:], func(a, b pull) int { return l.compare(a, b) })
	for _, p := range kept {
		out.Moves = append(out.Moves, l.move(p))
	}
	out.Open = l.open
	return out
}

// compare orders moves: of fewer figures first, then of the first inputs, then of
// the nearest.
func (l *lever) compare(a, b pull) int {
	if c := cmp.Compare(len(a.to), len(b.to)); c != 0 {
		return c
	}
	for i := range l.slots {
		x, y := a.by[i], b.by[i]
		switch {
		case x.moved && !y.moved:
			return -1
		case !x.moved && y.moved:
			return 1
		case x.moved && x.by != nil && y.by != nil:
			if c := x.by.Cmp(y.by); c != 0 {
				return c
			}
		case x.is != y.is:
			return strings.Compare(x.is, y.is)
		}
	}
	return 0
}

// best reports whether no leaf can come to more than with changes.
func (l *lever) best(to map[int]formula.Target) bool {
	for _, n := range l.leaves {
		o := n.evaluate(l.rubric, l.with(n, to), l.points(l.row, n)...)
		p := n.part(&o)
		if full := p.counts && !p.excluded && p.lo.Cmp(n.item.Max.Rat()) >= 0; !full && l.side(n) != onPenalty {
			return false
		}
		if none := !p.excluded && p.counts && p.hi.Cmp(n.item.Min.Rat()) <= 0; !none && l.side(n) == onPenalty {
			return false
		}
	}
	return true
}

// with returns the variables of a leaf after changes.
func (l *lever) with(n *node, to map[int]formula.Target) []formula.Value {
	vars := l.vars(l.row, n)
	for i, slot := range n.uses {
		if t, moved := to[slot]; moved {
			vars[i] = t.Is
		}
	}
	return vars
}

// tally adds up the lever's leaves after changes.
func (l *lever) tally(to map[int]formula.Target) Tally {
	var t Tally
	for _, n := range l.leaves {
		o := n.evaluate(l.rubric, l.with(n, to), l.points(l.row, n)...)
		t = t.Plus(l.tallyOf(n, n.part(&o)))
	}
	return t
}

// kept leaves out moves that another is as good as without moving anything
// farther.
func (l *lever) kept() []pull {
	var out []pull
	for i, p := range l.moves {
		better := func(q pull) bool {
			if !q.tally.NoWorse(p.tally) {
				return false
			}
			for k := range q.by {
				if !q.by[k].noFarther(p.by[k]) {
					return false
				}
			}
			return true
		}
		if i > 0 && slices.ContainsFunc(out, better) {
			continue
		}
		if i > 0 {
			out = slices.DeleteFunc(out, func(q pull) bool {
				return len(q.to) > 0 && p.tally.NoWorse(q.tally) && !slices.ContainsFunc(l.indices(), func(k int) bool { return !p.by[k].noFarther(q.by[k]) })
			})
		}
		out = append(out, p)
	}
	return out
}

func (l *lever) indices() []int {
	out := make([]int, len(l.slots))
	for i := range out {
		out[i] = i
	}
	return out
}

// move writes a move out.
func (l *lever) move(p pull) Move {
	out := Move{Tally: p.tally}
	sc := &scoring{Scorer: l.Scorer}
	var text, goal [2][]string // by language
	for i, slot := range l.slots {
		t, moved := p.to[slot]
		if !moved {
			continue
		}
		t = l.promise(slot, t, p)
		n := l.leafWith(slot)
		atom := l.atom(n, slot, t)
		c := Change{Comparison: sc.comparisons(n, []formula.Atom{atom})[0], Figure: exact(t.Is)}
		if by := p.by[i].by; by != nil {
			c.By = decimal.NewNullDecimal(toDecimal(by))
		}
		out.Changes = append(out.Changes, c)
		for k, lang := range []rubric.Lang{rubric.Vietnamese, rubric.English} {
			text[k] = append(text[k], sc.changeText(n, atom, lang, true))
			goal[k] = append(goal[k], sc.changeText(n, atom, lang, false))
		}
	}
	if out.Changes != nil {
		out.Text = rubric.Text{VI: strings.Join(text[0], "; "), EN: strings.Join(text[1], "; ")}
		out.Goal = rubric.Text{VI: strings.Join(goal[0], "; "), EN: strings.Join(goal[1], "; ")}
		for _, n := range l.leaves {
			out.Illustrative = out.Illustrative || n.illustrative || l.heldIllustrative(n, p)
		}
	}
	return out
}

// heldIllustrative reports whether a leaf that the move changes gets its points
// from a case that no source decides.
func (l *lever) heldIllustrative(n *node, p pull) bool {
	if !slices.ContainsFunc(n.uses, func(slot int) bool { _, moved := p.to[slot]; return moved }) {
		return false
	}
	o := n.evaluate(l.rubric, l.with(n, p.to), l.points(l.row, n)...)
	return slices.ContainsFunc(o.ways, func(w way) bool { return w.held >= 0 && n.cases[w.held].of.Illustrative })
}

func (l *lever) leafWith(slot int) *node {
	return l.leaves[slices.IndexFunc(l.leaves, func(n *node) bool { return slices.Contains(n.uses, slot) })]
}

// atom is what a figure has to become, as the comparison of a leaf.
func (l *lever) atom(n *node, slot int, t formula.Target) formula.Atom {
	at := slices.Index(n.uses, slot)
	in := l.rubric.Inputs[slot]
	return formula.Atom{Slot: at, Subject: formula.Variable(in.Name, at, t.Is.Type), Observed: l.input(l.row, slot), Op: t.Op, Required: []formula.Value{t.Limit}}
}

// promise says of a target how far it may be overshot: without limit where the
// leaves come to as much everywhere beyond it, else not at all.
func (l *lever) promise(slot int, t formula.Target, p pull) formula.Target {
	if t.Is.Type != formula.Number && t.Is.Type != formula.Date {
		return t
	}
	for _, side := range []string{">=", "<="} {
		if !t.Moves(side) {
			continue
		}
		beyond := t
		beyond.Is = t.Beyond(side, l.inputs.domains[slot])
		to := maps.Clone(p.to)
		to[slot] = beyond
		if l.tally(to).NoWorse(p.tally) {
			t.Overshoot(side, beyond.Is)
			return t
		}
	}
	t.Op, t.Limit = "==", t.Is
	return t
}
