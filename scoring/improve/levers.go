package improve

import (
	"context"
	"maps"
	"math"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/shopspring/decimal"
)

// Lever is what can be done with some figures that leaves share, directly or
// through other leaves, or that decide parts of one item whose points do not simply add
// up: moving them moves nothing but these leaves. A checklist of which every condition adds
// to one sum, or counts, has too many ways to meet some of them: each of its conditions is a
// lever, and such levers share the leaf. What a move of one is worth depends on the others;
// [Levers.Final] and [Levers.Choose] know, [Levers.Done] puts them together. It is data and
// read-only once made, and belongs to its scorer: it has no JSON form.
type Lever struct {
	Inputs []string // that can be moved, in the rubric's order
	Leaves []string // codes, in the rubric's order
	// Moves are the ways to move the figures. The first leaves all as it is. Where they
	// are complete, then for whatever figures there are within the limits, one of the moves does as well or
	// better for the final score without moving any figure farther, or an option or
	// truth value to another than that. A figure that is known only by bounds is as
	// far from a value as it can be; without bounds no value is farther than another.
	Moves []Move
	// Complete says that it is proved that no move is missing; else Gaps say why some
	// may be. Every move has been scored all the same.
	Complete bool
	Gaps     []Gap
}

// Move is a set of changes with what the lever's leaves then surely come to, all other levers
// being as they are. Where figures meet the relations of its changes they come to as much.
type Move struct {
	Changes []Change // in the order of the lever's inputs
	// Text says the changes in one sentence. Goal says what has to be reached as a plan of the
	// next year does, in clauses behind "phấn đấu" and "reach": the rate where the rules read
	// one, and of a day that of each year.
	Text rubric.Text
	Goal rubric.Text
	// Illustrative marks a move that rests on something no source decides.
	Illustrative bool
	tally        rules.Tally
}

// Levers are what moving figures can do to a final score, divided into parts that do not
// touch each other, but for those that share a leaf, see [Lever]. They are data and
// read-only once made, and belong to their scorer: they have no JSON form.
type Levers struct {
	List  []Lever
	book  *rules.Book
	rest  rules.Tally // of the leaves that no figure moves
	units []unit
}

// Final returns the final score that is sure after one move of each lever, by its number
// in [Lever.Moves]. For facts that leave open whether an item is excluded it may be less
// than is sure, never more. It is zero for moves that there are not.
func (l *Levers) Final(moves []int) decimal.Decimal {
	if !l.has(moves) {
		return decimal.Decimal{}
	}
	return l.book.Decimal(l.book.Final(l.sum(moves)))
}

// has reports whether there are such moves.
func (l *Levers) has(moves []int) bool {
	if l == nil || l.book == nil || len(moves) != len(l.List) {
		return false
	}
	for i, k := range moves {
		if k < 0 || k >= len(l.List[i].Moves) {
			return false
		}
	}
	return true
}

// sum adds up one move of each lever and the rest.
func (l *Levers) sum(moves []int) rules.Tally {
	sum := l.rest
	for _, u := range l.units {
		sum = sum.Plus(u.tally(l, moves))
	}
	return sum
}

// leverSteps bounds the work on one leaf with one figure to move, allSteps that on a
// lever, levelsOf the numbers of points that it is followed through, movesOf the
// moves of a lever that are scored, wholes the whole numbers that are all tried where a rule ties two
// figures together, and tiedTo how far from the present one they are tried where
// there are more.
const (
	leverSteps = 150_000
	allSteps   = 1_200_000
	// What counts as so many steps of a lever: a number of points, and a leaf that figures
	// that are not known leave open, where that is seen without a search and where it is not.
	// A move counts as some of the whole work: it is held against others and written out.
	levelSteps   = 10
	seenSteps    = 8
	exactlySteps = 400
	moveSteps    = 40
	levelsOf     = 4_000
	movesOf      = 20_000
	wholes       = 400
	tiedTo       = 50
)

// FindLevers returns what moving figures can do to the final score. movable has the inputs
// that can be moved, each within a bound; the empty [scoring.Bound] is any value that the
// input's type and domain allow. The figures of the facts may lie outside, and stay there
// if they are not moved. Relative figures (peer_best(x)) stay as they are; an input of which
// rules read the sum or the mean over the group is not moved, since these would move, too:
// its lever has a gap ([GapPeers]) and no other move than to leave all as it is.
//
// Of numbers that rules do not take at a threshold itself ("above 90") the next of
// two decimals is the nearest. Points are those that are sure: the least where
// figures are not known, the most of a penalty.
//
// A nil w means the defaults; past the work allowed levers have gaps. The error is that
// of [scoring.Scorer.Score] for these facts, or lists what is wrong with the bounds: an
// unknown input, one that the rubric marks fixed, one without a value; or it is that of the
// context once it has ended.
func FindLevers(ctx context.Context, s *scoring.Scorer, f scoring.Facts, movable map[string]scoring.Bound,
	w *scoring.Work) (*Levers, error) {
	c, err := rules.InsideHeld(s)
	if err != nil {
		return nil, err
	}
	r, err := rules.Hook.Row(c, f)
	if err != nil {
		return nil, err
	}
	reach, err := reachOf(c, movable)
	if err != nil {
		return nil, err
	}
	b, err := rules.NewBudget(ctx, (*rules.Work)(w))
	if err != nil {
		return nil, err
	}
	groups := byMovable(c, r.Stated(), reach)
	found, rest := make([][]Lever, len(groups)), make([]rules.Tally, len(groups))
	parts := make([]*shared, len(groups))
	b.Divide(len(groups), func(i int, b *rules.Budget) {
		e := c.NewEngine()
		defer c.Engines.Put(e)
		l := newLever(e, r.Stated(), reach, groups[i])
		l.budget = b
		if len(l.slots) == 0 {
			rest[i] = l.tally(nil)
			return
		}
		for _, a := range l.leaves {
			a.inert = !a.held && l.inert(a)
		}
		if found[i], parts[i] = l.divided(); found[i] == nil {
			found[i] = []Lever{l.find()}
		}
	})
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	out := &Levers{book: c.Book}
	for i := range groups {
		out.add(found[i], parts[i])
		out.rest = out.rest.Plus(rest[i])
	}
	for slot, in := range c.Inputs.Scalars {
		if _, asked := movable[in.Name]; asked && c.Inputs.Sums(slot) {
			out.add([]Lever{held(c, slot)}, nil)
		}
	}
	return out, nil
}

// held returns the lever of an input that is not moved since the sum of its group would
// move, too: that of nothing but a gap.
func held(s *rules.Compiled, slot int) Lever {
	var list gaps
	out := Lever{Inputs: []string{s.Inputs.Scalars[slot].Name}, Moves: []Move{{}}}
	for _, n := range s.Leaves {
		for k, of := range n.Figures() {
			if of == slot && moves(s, n, k) {
				out.Leaves = append(out.Leaves, n.Item.Code)
				list.add(s.Rubric, GapPeers, n.Item.Code, out.Inputs...)
			}
		}
	}
	out.Gaps = list
	return out
}

// reachOf converts the bounds of the inputs that can be moved, by slot.
func reachOf(s *rules.Compiled, movable map[string]scoring.Bound) (map[int]interval.Domain, error) {
	out := map[int]interval.Domain{}
	var faults source.Faults
	add := func(m locale.Message) { faults = append(faults, &source.Fault{Message: m}) }
	for _, name := range slices.Sorted(maps.Keys(movable)) {
		in := s.Rubric.Input(name)
		switch {
		case in == nil || len(in.Each) > 0:
			add(rules.Undeclared(s.Rubric, name, func() locale.Message {
				return spelling.Suggest(name, rules.InputNames(s.Rubric))
			}))
		case in.Fixed:
			add(fixedInput.Say().Of(rules.InputNamed.Say(name)))
		default:
			slot := s.Inputs.Slots[in.Name]
			v, err := rules.Hook.Domain(in, scoring.Within(movable[name]))
			if err != nil {
				add(locale.MessageOf(err).Of(rules.InputNamed.Say(name)))
				continue
			}
			if v.Type == interval.Date {
				v = rules.Written(v)
			}
			if !s.Inputs.Sums(slot) {
				out[slot] = v
			}
		}
	}
	return out, faults.Err()
}

// byMovable divides the leaves into those that share inputs that can be moved, or an item
// whose parts do not simply add up. Relations link figures that can be moved, also by
// those that are not known.
func byMovable(s *rules.Compiled, r rules.Row, reach map[int]interval.Domain) [][]*rules.Node {
	return rules.Grouped(s.Leaves, func(n *rules.Node) []int {
		keys := linked(s, r, reach, n)
		for _, line := range s.Book.TermsOf([]*rules.Node{n}) {
			keys = append(keys, -1-line)
		}
		return keys
	})
}

// linked returns the inputs that a leaf reads and that can be moved, with those that
// relations link to them: a figure that is known and stays as it is links nothing. A leaf
// that is held reads none.
func linked(s *rules.Compiled, r rules.Row, reach map[int]interval.Domain, n *rules.Node) []int {
	if r.Holds(n) {
		return nil
	}
	return s.Relations.Linked(n.Inputs, func(slot int) bool {
		_, movable := reach[slot]
		return movable || s.Relations.Name(slot) && !s.Input(r, slot).Known()
	})
}

// find goes through the moves of a lever and writes out those of use.
func (l *lever) find() Lever {
	out := Lever{}
	for _, slot := range l.slots {
		out.Inputs = append(out.Inputs, l.engine.Compiled.Inputs.Scalars[slot].Name)
	}
	for _, a := range l.leaves {
		out.Leaves = append(out.Leaves, a.Item.Code)
	}
	l.tally(make([]step, len(l.slots)))
	l.loose = false // what facts leave open without any move is the caller's to see
	l.search()
	l.left = max(l.left, allSteps/4)
	spent := l.budget.Spent()
	l.budget.Spend(-moveSteps * len(l.moves)) // which the search left for what follows
	kept := l.kept(spent)
	slices.SortStableFunc(kept[1:], l.compare)
	for _, a := range l.leaves {
		if a.inert {
			l.notAll(GapMissing, a.Item.Code, a.awaits()...)
		}
	}
	for _, p := range kept {
		out.Moves = append(out.Moves, l.move(p))
	}
	if spent {
		l.budget.Spend(l.budget.Steps(math.MaxInt))
	}
	if len(l.gaps) == 0 && l.loose && l.engine.Compiled.Book.Rescales {
		l.notAll(GapExcluded, "")
	}
	out.Complete, out.Gaps = len(l.gaps) == 0, l.gaps
	return out
}
