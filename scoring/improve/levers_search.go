package improve

import (
	"cmp"
	"slices"
	"strings"

	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/parindex/parindex/scoring/internal/solve"
	"github.com/parindex/parindex/scoring/internal/words"
)

// candidate is a move that was found.
type candidate struct {
	to    []step
	by    []distance
	size  int // figures moved
	tally rules.Tally
	sure  bool // the targets say what they promise
}

// search goes through all moves, in an order of the figures in which there are not
// too many.
func (l *lever) search() {
	from := func() {
		l.gaps, l.all, l.tried, l.left = nil, false, 0, allSteps
		l.assign(0, make([]step, len(l.slots)))
	}
	if l.strict = len(l.slots) > 1; l.strict {
		from()
		if len(l.gaps) == 0 {
			return
		}
		slices.Reverse(l.order)
		l.strict = false
	}
	from()
	if len(l.gaps) > 0 {
		l.improvements()
	}
}

// assign goes through the moves of the figures from the i-th of the order on, with
// those before it moved.
func (l *lever) assign(i int, to []step) {
	switch {
	case l.all:
		return
	case i == len(l.order) || l.best(to) && l.consistent(to):
		l.try(to)
		return
	}
	place := l.order[i]
	free := func(p int) bool { return slices.Contains(l.order[i+1:], p) }
	targets := l.targets(place, free, to)
	l.assign(i+1, to)
	for _, t := range targets {
		with := slices.Clone(to)
		with[place] = t
		l.assign(i+1, with)
	}
}

// try scores a move.
func (l *lever) try(to []step) {
	if l.tried++; l.tried > movesOf || len(l.moves) > 0 && (l.left <= 0 || l.stopped()) {
		l.all = true
		l.notAll(GapWork, "")
		return
	}
	if !l.consistent(to) {
		return
	}
	p := candidate{to: to, by: make([]distance, len(to)), tally: l.tally(to)}
	if len(l.moves) > 0 && l.moves[0].tally.NoWorse(p.tally) {
		return // than moving nothing, which was first
	}
	for i, t := range to {
		// How far a bound has to move depends on whether the target can be overshot.
		if t.id != 0 && !l.known[i].Known() && !p.sure {
			p.to, p.sure = l.promises(to, p.tally), true
		}
	}
	for i, t := range p.to {
		if t.id == 0 {
			continue
		}
		p.size++
		p.by[i] = distance{true, t.Far(l.known[i]), words.Exact(t.Is), t.Target}
	}
	l.spend(0, moveSteps)
	l.moves = append(l.moves, p)
}

// notAll notes why moves may be missing, and whose other figures decide that.
func (l *lever) notAll(kind GapKind, code string, unknown ...string) {
	if kind != GapMissing {
		unknown = nil
		for _, slot := range l.slots {
			unknown = append(unknown, l.engine.Compiled.Inputs.Scalars[slot].Name)
		}
	}
	l.gaps.add(l.engine.Compiled.Rubric, kind, code, unknown...)
}

// compare orders moves: of fewer figures first, then of the first inputs, then of
// the nearest.
func (l *lever) compare(a, b candidate) int {
	if c := cmp.Compare(a.size, b.size); c != 0 {
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
		}
		if c := strings.Compare(x.is, y.is); c != 0 {
			return c
		}
	}
	return 0
}

// levelsTried is through how many levels of points a figure is followed where not
// all moves are known.
const levelsTried = 200

// alone reports whether a lever is one figure, a number or date that is known, and one
// leaf.
func (l *lever) alone() bool {
	return len(l.leaves) == 1 && len(l.slots) == 1 && l.known[0].Numbers.Known()
}

// improvements adds what looking at each leaf alone finds, where moves may be
// missing. If there is one leaf and one figure, all of them may be found so.
func (l *lever) improvements() {
	l.tried, l.all, l.left = 0, false, allSteps/4
	alone := l.alone()
	for _, a := range l.leaves {
		if l.stopped() {
			return
		}
		if a.inert || a.held {
			continue
		}
		i := newImprover(l.engine.Compiled, a.Node, a.vars, a.points, l.budget)
		i.levels = levelsTried
		var free []int
		for k, place := range a.places {
			if place >= 0 {
				i.domain[k] = l.reach[place]
				free = append(free, k)
			}
		}
		switch {
		case !i.better(i.full(true), i.base):
		case alone:
			i.hunt(free)
		default:
			i.all(free)
		}
		for _, f := range i.found {
			to := make([]step, len(l.slots))
			inside := true
			for _, t := range f.targets {
				place := a.places[t.Slot]
				inside = inside && !t.Is.Intersect(l.reach[place]).Empty()
				to[place] = l.step(place, t)
			}
			if inside {
				l.try(to)
			}
		}
		if alone && i.whole && !i.excludes(free) {
			l.gaps = nil
		}
	}
}

// excludes reports whether a leaf may be left out of the maximum with some of its
// inputs anywhere in their domains.
func (i *improver) excludes(free []int) bool {
	vars := slices.Clone(i.vars)
	for _, k := range free {
		vars[k] = i.vars[k].Union(i.domain[k])
	}
	l := &rules.Leaf{Node: i.node, Rubric: i.scorer.Rubric}
	l.Evaluate(vars, i.points)
	i.budget.Spend(l.Out.Steps)
	return l.Out.Excluded
}

// targets returns the values of an input at which the leaves that read it change,
// each the nearest of its kind; free are the places not decided yet.
func (l *lever) targets(place int, free func(int) bool, to []step) []step {
	g := &targets{lever: l, place: place}
	if v := l.reach[place]; v.Type == interval.Bool || v.Type == interval.Text {
		for _, v := range v.Few(1 << 20) {
			g.take(v)
		}
		return g.found
	}
	tied, curved := false, ""
	for _, a := range l.leaves {
		if at := slices.Index(a.places, place); at >= 0 && !a.inert {
			e := l.breakpointsOf(a, at, free, to)
			for _, t := range e.targets.found {
				g.keep(t)
			}
			tied = tied || e.tied
			if e.curved {
				curved = a.Item.Code
			}
		}
	}
	if curved != "" {
		// What is not linear may do as well in several places, of which only the
		// nearest stand above: it takes all values.
		if all := l.reach[place].Few(wholes); all != nil && !l.alone() {
			for _, v := range all {
				g.take(v)
			}
		} else {
			l.notAll(GapCurved, curved)
		}
	}
	if tied {
		l.every(g, free, to)
	}
	slices.SortStableFunc(g.found, func(a, b step) int {
		if a.far == nil || b.far == nil {
			return a.Is.Numbers.Lo.Cmp(b.Is.Numbers.Lo)
		}
		return a.far.Cmp(b.far)
	})
	return g.found
}

// targets are the values that an input may be moved to.
type targets struct {
	lever *lever
	place int
	found []step
	seen  map[uint64]bool // by id
}

// take keeps the nearest of some values, if the figure has to move to it.
func (g *targets) take(v interval.Domain) {
	for _, t := range solve.Nearby(g.lever.slots[g.place], g.lever.from[g.place], v.Intersect(g.lever.reach[g.place])) {
		g.keep(g.lever.step(g.place, t))
	}
}

func (g *targets) keep(t step) {
	if !g.seen[t.id] {
		if g.seen == nil {
			g.seen = map[uint64]bool{}
		}
		g.seen[t.id] = true
		g.found = append(g.found, t)
	}
}
