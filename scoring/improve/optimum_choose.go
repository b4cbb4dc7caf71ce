package improve

import (
	"cmp"
	"container/heap"
	"context"
	"slices"

	"github.com/parindex/parindex/scoring/internal/rules"
)

// chooser chooses one option of every unit, where the same items are excluded.
type chooser struct {
	scale   *scale
	units   []int      // those with a choice, in the order in which it is made
	choices [][]choice // of these, by option; the first takes nothing and changes nothing
	rest    choice     // all leaves that no unit with a choice moves
	fronts  []*front   // from each of these units on, and behind the last
}

// chooser takes the options by unit. The order is that of the least work: units that do not
// only change points come first, so that few fronts have many classes, and the last, with
// which fronts begin, are those with the most options.
func (c *Choices) chooser(s *scale) *chooser {
	split := func(t rules.Tally, effort int64) choice {
		points, others := s.split(t)
		return choice{state{effort, points}, others}
	}
	out := &chooser{scale: s, rest: split(c.levers.rest, 0)}
	choices, mixed := make([][]choice, len(c.units)), make([]bool, len(c.units))
	for i, options := range c.options {
		for _, o := range options {
			choices[i] = append(choices[i], split(o.tally, o.effort))
		}
		if len(options) == 1 {
			out.rest = out.rest.plus(choices[i][0])
			continue
		}
		out.units = append(out.units, i)
		mixed[i] = slices.ContainsFunc(choices[i], func(d choice) bool { return d.others != choices[i][0].others })
	}
	slices.SortStableFunc(out.units, func(a, b int) int {
		switch {
		case mixed[a] && !mixed[b]:
			return -1
		case mixed[b] && !mixed[a]:
			return 1
		}
		return cmp.Compare(len(choices[a]), len(choices[b]))
	})
	for _, i := range out.units {
		out.choices = append(out.choices, choices[i])
	}
	return out
}

// prepare makes the fronts.
func (c *chooser) prepare(ctx context.Context, ways *int) (whole bool) {
	n := len(c.choices)
	c.fronts = make([]*front, n+1)
	c.fronts[n] = &front{classes: []rules.Tally{c.rest.others}, states: [][]state{{c.rest.state}}}
	whole = true
	for i := n - 1; i >= 0; i-- {
		if ctx.Err() != nil {
			return false
		}
		f, all := c.fronts[i+1].before(ctx, c.choices[i], ways)
		c.fronts[i], whole = f, whole && all
	}
	return whole
}

// wish is what is wanted: a final score, or the most points for an effort.
type wish struct {
	most     bool
	required int64 // final score, in units
	budget   int64
}

// partial is a choice of moves of the first levers, with the best that can follow.
type partial struct {
	*chooser
	parent *partial
	pick   int
	depth  int
	choice
	// What it comes to with the best that can follow.
	total, final int64
}

// with returns what does not count as points do of a partial and a class of what
// follows it; not ok where other items are excluded.
func (p *partial) with(class int) (others rules.Tally, ok bool) {
	others = p.others.Plus(p.fronts[p.depth].classes[class])
	return others, p.scale.fits(others)
}

// complete sets what a partial comes to; not ok where nothing that can follow
// reaches what is wanted.
func (p *partial) complete(w wish) bool {
	if !w.most {
		return p.reach(w.required)
	}
	f := p.fronts[p.depth]
	most, found := int64(0), false
	for class := range f.classes {
		others, fits := p.with(class)
		if !fits {
			continue
		}
		if s, ok := f.within(class, w.budget-p.effort); ok {
			if v := p.scale.final(p.points+s.points, others); !found || v > most {
				most, found = v, true
			}
		}
	}
	return found && p.reach(most)
}

// reach sets the least effort with which a partial comes to a final score, and the
// most that comes of it.
func (p *partial) reach(score int64) (ok bool) {
	f := p.fronts[p.depth]
	for class := range f.classes {
		others, fits := p.with(class)
		if !fits {
			continue
		}
		s, is := f.first(class, func(points int64) bool { return p.scale.final(p.points+points, others) >= score })
		if !is {
			continue
		}
		total, final := p.effort+s.effort, p.scale.final(p.points+s.points, others)
		if !ok || total < p.total || total == p.total && final > p.final {
			p.total, p.final, ok = total, final, true
		}
	}
	return ok
}

// queue is the partials that are left to follow, the best first: by effort, or by
// points where the most are wanted.
type queue struct {
	wish
	list []*partial
}

func (q *queue) Len() int { return len(q.list) }

func (q *queue) Swap(i, j int) { q.list[i], q.list[j] = q.list[j], q.list[i] }

func (q *queue) Push(x any) { q.list = append(q.list, x.(*partial)) }

func (q *queue) Less(i, j int) bool {
	a, b := q.list[i], q.list[j]
	switch {
	case q.most && a.final != b.final:
		return a.final > b.final
	case a.total != b.total:
		return a.total < b.total
	case a.final != b.final:
		return a.final > b.final
	}
	return a.depth > b.depth
}

func (q *queue) Pop() any {
	last := q.list[len(q.list)-1]
	q.list = q.list[:len(q.list)-1]
	return last
}

// each calls yield with every way to reach what is wanted, from the best, until
// yield returns false or the work is done, of which the first takes none. The
// fronts say of every partial just what can follow, so none is followed in vain.
func each(choosers []*chooser, w wish, steps int, yield func(p *partial) bool) (all bool) {
	q := &queue{wish: w}
	for _, c := range choosers {
		if first := (&partial{chooser: c}); first.complete(w) {
			heap.Push(q, first)
		}
	}
	for yielded := false; q.Len() > 0; {
		p := heap.Pop(q).(*partial)
		if p.depth == len(p.choices) {
			if !yield(p) {
				return true
			}
			yielded = true
			continue
		}
		for pick, c := range p.choices[p.depth] {
			if steps--; steps < 0 && yielded {
				return false
			}
			next := &partial{chooser: p.chooser, parent: p, pick: pick, depth: p.depth + 1, choice: p.plus(c)}
			if next.complete(w) {
				heap.Push(q, next)
			}
		}
	}
	return true
}

// picks returns the moves of a whole choice, by lever.
func (c *Choices) picks(p *partial) []int {
	out := make([]int, len(c.levers.List))
	for ; p.parent != nil; p = p.parent {
		unit := p.units[p.depth-1]
		for k, at := range c.units[unit].levers {
			out[at] = c.options[unit][p.pick].moves[k]
		}
	}
	return out
}
