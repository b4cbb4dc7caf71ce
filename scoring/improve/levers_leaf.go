package improve

import (
	"cmp"
	"encoding/binary"
	"math/big"
	"slices"

	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/parindex/parindex/scoring/internal/solve"
	"github.com/parindex/parindex/scoring/internal/words"
)

// lever is a lever being made. What belongs to an input is by its place in slots.
type lever struct {
	engine *rules.Engine
	row    rules.Row // of the engine
	slots  []int
	known  []interval.Domain // what facts say
	// from are the values that are left: what is known, and of a bound the value of
	// which no end is farther.
	from   [][]interval.Domain
	reach  []interval.Domain // where it can be moved
	ids    []map[string]uint64
	order  []int // in which the places are decided
	leaves []*leafState
	terms  []int // lines of the items that some leaves are put together in
	moves  []candidate
	gaps   gaps
	loose  bool // some moves leave open whether a leaf is excluded
	// Of the search: strict ends it where not all values of use can be tried, all says
	// that no more moves are scored.
	strict, all bool
	tried       int
	left        int           // steps of work
	budget      *rules.Budget // of the work on all levers
}

// stopped reports whether nobody wants the answer any more.
func (l *lever) stopped() bool { return l.budget.Ended() }

// spend takes steps off a lever, and off the budget of all levers.
func (l *lever) spend(ofLever, ofAll int) {
	if l.left -= ofLever; !l.budget.Spend(ofAll) {
		l.left = 0
	}
}

// leafState is a leaf of a lever, with what was computed of it: what it comes to, where
// that changes, and the sides on which it comes to no less.
type leafState struct {
	*rules.Node
	vars, points []interval.Domain      // what facts say
	places       []int                  // of its inputs; -1 for those that stay
	entries      map[string]rules.Entry // by steps
	ranges       map[string]ranged      // by variables
	breakpoints  map[string]*breakpoints
	sides        map[string][2]bool
	inert        bool // it comes to the same whatever is moved
	held         bool // something else than its rule decides it, so it does, too
}

// step is a target of a figure, or none. Targets with one value have one id.
type step struct {
	solve.Target
	id   uint64 // 0: the figure stays
	fast int64  // in a column
	far  *big.Rat
}

func newLever(e *rules.Engine, r rules.Row, reach map[int]interval.Domain, leaves []*rules.Node) *lever {
	l := &lever{engine: e, row: rules.Row{Vals: slices.Clone(r.Vals), Inexact: r.Inexact, Set: r.Set}, left: allSteps}
	for _, n := range leaves {
		for _, slot := range linked(e.Compiled, r, reach, n) {
			if _, movable := reach[slot]; movable && !slices.Contains(l.slots, slot) {
				l.slots = append(l.slots, slot)
			}
		}
	}
	slices.Sort(l.slots)
	for _, slot := range l.slots {
		known := e.Compiled.Input(r, slot)
		from := []interval.Domain{known}
		if known.Type == interval.Date {
			from[0] = rules.Written(known)
			known = openEnds(known, e.Compiled.Inputs.Domains[slot])
		}
		if mid, bounded := known.Middle(); bounded {
			from = append(from, mid)
		}
		l.known, l.from = append(l.known, known), append(l.from, from)
		l.reach = append(l.reach, reach[slot])
		l.ids = append(l.ids, map[string]uint64{})
	}
	for _, n := range leaves {
		a := &leafState{Node: n, vars: e.Compiled.Vars(r, n), points: e.Compiled.Points(r, n),
			entries: map[string]rules.Entry{},
			ranges:  map[string]ranged{}, breakpoints: map[string]*breakpoints{}, sides: map[string][2]bool{}}
		a.held = r.Holds(n)
		for _, slot := range n.Figures() {
			place := slices.Index(l.slots, slot)
			if a.held {
				place = -1
			}
			a.places = append(a.places, place)
		}
		l.leaves = append(l.leaves, a)
	}
	l.terms = e.Compiled.Book.TermsOf(leaves)
	l.order = l.ordered()
	return l
}

// ordered returns the places in the order they are decided: what has few values
// first, so that of two figures that a rule ties together the last has the search
// to itself.
func (l *lever) ordered() []int {
	out := make([]int, len(l.slots))
	for i := range out {
		out[i] = i
	}
	rank := func(place int) int {
		switch v := l.reach[place]; {
		case v.Type == interval.Bool || v.Type == interval.Text:
			return 0
		case v.Numbers.Grid == interval.Whole:
			return 1
		}
		return 2
	}
	slices.SortStableFunc(out, func(a, b int) int { return cmp.Compare(rank(a), rank(b)) })
	return out
}

// step makes a target a step.
func (l *lever) step(place int, t solve.Target) step {
	is := words.Exact(t.Is)
	id, seen := l.ids[place][is]
	if !seen {
		id = uint64(len(l.ids[place]) + 1)
		l.ids[place][is] = id
	}
	t.Slot = l.slots[place]
	return step{t, id, l.engine.Compiled.Inputs.Column(t.Slot, t.Is), interval.Far(l.known[place], t.Is)}
}

// key names the steps of the inputs of a leaf; of free ones it says only that.
func (a *leafState) key(to []step, free func(place int) bool) string {
	var b []byte
	places := a.places
	if free == nil && a.settled() {
		places = places[:len(a.Inputs)] // the others only say what these can be
	}
	for _, place := range places {
		switch {
		case place < 0:
		case free != nil && free(place):
			b = append(b, 0xff, 0xff, 0xff, 0xff, 0xff)
		case to != nil:
			b = binary.AppendUvarint(b, to[place].id)
		}
	}
	return string(b)
}

// settled reports whether all figures that the rule of a leaf reads are known.
func (a *leafState) settled() bool {
	return !slices.ContainsFunc(a.vars[:len(a.Inputs)], func(v interval.Domain) bool { return !v.Known() })
}

// with returns the variables of a leaf after steps.
func (a *leafState) with(to []step) []interval.Domain {
	vars := slices.Clone(a.vars)
	for i, place := range a.places {
		if to != nil && place >= 0 && to[place].id != 0 {
			vars[i] = to[place].Is
		}
	}
	return vars
}

// ranged is what a leaf surely comes to over a range of figures; whole says that
// none of them leave open whether it is excluded.
type ranged struct {
	entry rules.Entry
	whole bool
}

// exactly returns what a leaf surely comes to for some variables.
func (l *lever) exactly(a *leafState, vars []interval.Domain) ranged {
	return a.once(vars, "exactly", func() ranged {
		if is, ok := l.seen(a, vars); ok {
			return is
		}
		o := a.EvaluateWithin(l.budget, l.engine.Compiled.Rubric, vars, a.points...)
		l.spend(exactlySteps, 0)
		return l.ranged(a, &o)
	})
}

// atLeast returns no more than that, with less work.
func (l *lever) atLeast(a *leafState, vars []interval.Domain) ranged {
	return a.once(vars, "atLeast", func() ranged {
		if is, ok := l.seen(a, vars); ok {
			return is
		}
		n := &rules.Leaf{Node: a.Node, Rubric: l.engine.Compiled.Rubric}
		n.Evaluate(vars, a.points)
		l.spend(0, n.Out.Steps)
		return l.ranged(a, &n.Out)
	})
}

// seen returns what a leaf surely comes to where that needs no search.
func (l *lever) seen(a *leafState, vars []interval.Domain) (is ranged, ok bool) {
	if a.held {
		return rangedBy(l.entry(a, nil)), true
	}
	e, steps, ok := a.Seen(vars, a.points)
	l.spend(4*steps, steps)
	return rangedBy(e), ok
}

func (l *lever) ranged(a *leafState, o *rules.Outcome) ranged {
	return rangedBy(l.engine.Compiled.Entry(a.Node, o))
}

func rangedBy(e rules.Entry) ranged { return ranged{e, !e.Counts || !e.Excluded} }

// once computes what a leaf comes to once for the same variables.
func (a *leafState) once(vars []interval.Domain, key string, of func() ranged) ranged {
	for i, place := range a.places {
		if place >= 0 {
			key += "\n" + words.Exact(vars[i])
		}
	}
	t, done := a.ranges[key]
	if !done {
		t = of()
		a.ranges[key] = t
	}
	return t
}

// after returns what a leaf comes to after steps, taken alone.
func (l *lever) after(a *leafState, to []step) rules.Tally {
	return l.engine.Compiled.Book.Tally(l.entry(a, to))
}

// entry returns what a leaf comes to after steps.
func (l *lever) entry(a *leafState, to []step) rules.Entry {
	key := a.key(to, nil)
	e, done := a.entries[key]
	if !done {
		e = l.scored(a, to)
		a.entries[key] = e
	}
	return e
}

// scored computes what a leaf comes to after steps, fast if all its figures stand
// in columns.
func (l *lever) scored(a *leafState, to []step) rules.Entry {
	moved := false
	for _, place := range a.places {
		if to == nil || place < 0 || to[place].id == 0 {
			continue
		}
		moved = true
		slot := l.slots[place]
		if to[place].fast == rules.NotFast {
			t := l.exactly(a, a.with(to))
			l.loose = l.loose || !t.whole
			return t.entry
		}
		was := l.row.Vals[slot]
		l.row.Vals[slot] = to[place].fast
		defer func() { l.row.Vals[slot] = was }()
	}
	points, e, isOther := l.engine.LeafBy(l.row, a.Node, func(rules.Row, *rules.Node) rules.Entry {
		l.spend(exactlySteps, 0)
		if !moved { // as scoring does, whatever is left of the work
			o := a.Evaluate(l.engine.Compiled.Rubric, a.vars, a.points...)
			l.spend(0, o.Steps)
			return l.engine.Compiled.Entry(a.Node, &o)
		}
		o := a.EvaluateWithin(l.budget, l.engine.Compiled.Rubric, a.with(to), a.points...)
		return l.engine.Compiled.Entry(a.Node, &o)
	})
	switch l.spend(0, 1); {
	case !isOther:
		e = rules.Entry{Leaf: a.Index, Counts: true, Lo: points, Hi: points}
	case e.Status == rules.Missing:
		l.spend(seenSteps, seenSteps/4)
	}
	l.loose = l.loose || e.Counts && e.Excluded
	return e
}

// openEnds takes the ends that are only those of the domain off a date: how far it is
// from there says nothing.
func openEnds(known, domain interval.Domain) interval.Domain {
	if lo := known.Numbers.Lo; lo != nil && domain.Numbers.Lo != nil && lo.Cmp(domain.Numbers.Lo) == 0 {
		known.Numbers.Lo = nil
	}
	if hi := known.Numbers.Hi; hi != nil && domain.Numbers.Hi != nil && hi.Cmp(domain.Numbers.Hi) == 0 {
		known.Numbers.Hi = nil
	}
	return known
}

// tally adds up the lever's leaves after steps, and the items that some of them are put
// together in.
func (l *lever) tally(to []step) rules.Tally {
	return l.sum(func(a *leafState) rules.Entry { return l.entry(a, to) })
}

func (l *lever) sum(entry func(*leafState) rules.Entry) rules.Tally {
	l.spend(0, 1+len(l.leaves)/8)
	var t rules.Tally
	book := l.engine.Compiled.Book
	for _, a := range l.leaves {
		if !book.Part(a.Index) {
			t = t.Plus(book.Tally(entry(a)))
		}
	}
	for _, line := range l.terms {
		t = t.Plus(book.Tally(book.Term(line, func(leaf int) rules.Entry {
			at := slices.IndexFunc(l.leaves, func(a *leafState) bool { return a.Index == leaf })
			return entry(l.leaves[at])
		})))
	}
	return t
}

// best reports whether nothing is better than the leaves after steps: all have
// their maximum, cost nothing or cannot be helped.
func (l *lever) best(to []step) bool {
	for _, a := range l.leaves {
		if a.inert || a.held {
			continue
		}
		at := l.engine.Compiled.Account(a.Node)
		points := l.after(a, to).Points[at]
		if at == rules.OfPenalty && points > min(a.Min, 0) || at != rules.OfPenalty && points < a.Max {
			return false
		}
	}
	return true
}

// distance is how far a figure is moved. What cannot be measured is only as far as
// itself, and farther than what holds wherever it does.
type distance struct {
	moved bool
	by    *big.Rat // nil: not to be measured
	is    string
	to    solve.Target
}

func (d distance) noFarther(e distance) bool {
	switch {
	case !d.moved:
		return true
	case !e.moved:
		return false
	case d.by != nil && e.by != nil:
		return d.by.Cmp(e.by) <= 0
	}
	return d.is == e.is || d.to.Allows(e.to)
}
