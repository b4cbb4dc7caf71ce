package remediation

import (
	"container/heap"
	"slices"

	"github.com/parindex/parindex/scoring"
	"github.com/shopspring/decimal"
)

// chooser chooses one move of every lever, where the same items are excluded.
type chooser struct {
	scale   scoring.Scale
	choices [][]choice // by lever; the first takes nothing and changes nothing
	rest    choice     // the leaves that no lever moves
	fronts  []*front   // by lever, and behind the last
}

// prepare makes the fronts.
func (c *chooser) prepare(steps *int) (whole bool) {
	n := len(c.choices)
	c.fronts = make([]*front, n+1)
	c.fronts[n] = &front{classes: []scoring.Tally{c.rest.others}, states: [][]state{{c.rest.state}}}
	whole = true
	for i := n - 1; i >= 0; i-- {
		f, all := c.fronts[i+1].before(c.choices[i], steps)
		c.fronts[i], whole = f, whole && all
	}
	return whole
}

// wish is what is wanted: a final score or, where that is not Valid, the most
// points for at most budget.
type wish struct {
	required decimal.NullDecimal
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
	total int64
	final decimal.Decimal
}

// with returns what a partial and what follows it come to.
func (p *partial) with(class int, points int64) decimal.Decimal {
	return p.scale.Final(p.points+points, p.others.Plus(p.fronts[p.depth].classes[class]))
}

// complete sets what a partial comes to; not ok where nothing that can follow
// reaches what is wanted.
func (p *partial) complete(w wish) bool {
	if w.required.Valid {
		return p.reach(w.required.Decimal)
	}
	f := p.fronts[p.depth]
	most, found := decimal.Decimal{}, false
	for class := range f.classes {
		if !p.fits(class) {
			continue
		}
		if s, ok := f.within(class, w.budget-p.effort); ok {
			if v := p.with(class, s.points); !found || v.GreaterThan(most) {
				most, found = v, true
			}
		}
	}
	return found && p.reach(most)
}

func (p *partial) fits(class int) bool {
	return p.scale.Fits(p.others.Plus(p.fronts[p.depth].classes[class]))
}

// reach sets the least effort with which a partial comes to a final score, and the
// most that comes of it.
func (p *partial) reach(score decimal.Decimal) (ok bool) {
	f := p.fronts[p.depth]
	for class := range f.classes {
		if !p.fits(class) {
			continue
		}
		s, is := f.first(class, func(points int64) bool { return p.with(class, points).GreaterThanOrEqual(score) })
		if !is {
			continue
		}
		total, final := p.effort+s.effort, p.with(class, s.points)
		if !ok || total < p.total || total == p.total && final.GreaterThan(p.final) {
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

func (q *queue) Len() int      { return len(q.list) }
func (q *queue) Swap(i, j int) { q.list[i], q.list[j] = q.list[j], q.list[i] }
func (q *queue) Push(x any)    { q.list = append(q.list, x.(*partial)) }
func (q *queue) Less(i, j int) bool {
	a, b := q.list[i], q.list[j]
	byFinal := b.final.Cmp(a.final)
	switch {
	case !q.required.Valid && byFinal != 0:
		return byFinal < 0
	case a.total != b.total:
		return a.total < b.total
	case byFinal != 0:
		return byFinal < 0
	}
	return a.depth > b.depth
}

func (q *queue) Pop() any {
	last := q.list[len(q.list)-1]
	q.list = q.list[:len(q.list)-1]
	return last
}

// each calls yield with every way to reach what is wanted, from the best, until
// yield returns false or the work is done. The fronts say of every partial just
// what can follow, so none is followed in vain.
func each(choosers []*chooser, w wish, steps int, yield func(p *partial) bool) (all bool) {
	q := &queue{wish: w}
	for _, c := range choosers {
		if first := (&partial{chooser: c}); first.complete(w) {
			heap.Push(q, first)
		}
	}
	for q.Len() > 0 {
		p := heap.Pop(q).(*partial)
		if p.depth == len(p.choices) {
			if !yield(p) {
				return true
			}
			continue
		}
		for pick, c := range p.choices[p.depth] {
			if steps--; steps < 0 {
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

func (c choice) plus(d choice) choice {
	return choice{state{c.effort + d.effort, c.points + d.points}, c.others.Plus(d.others)}
}

// picks returns the moves of a whole choice, by lever.
func (p *partial) picks() []int {
	var out []int
	for ; p.parent != nil; p = p.parent {
		out = append(out, p.pick)
	}
	slices.Reverse(out)
	return out
}
