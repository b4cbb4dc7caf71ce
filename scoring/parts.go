package scoring

import (
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/solve"
)

// rulePart is a part of a rule that facts can reach.
type rulePart struct {
	item  *rubric.Item
	at    place
	in    formula.Node   // its expression; of a case its score
	point *formula.Point // nil for a case
	held  int            // the case
	// node is a leaf by whose rule it is reached, and ways where in that rule: an
	// enum is read in several places.
	node *node
	ways []partWay
}

// partWay is a place in a rule where a part can be reached.
type partWay struct {
	to    position
	in    formula.Node // its expression; nil where coming there is all
	index formula.Index
	point int // among those of the expression
}

// covered is an expression of a leaf's rule, with its parts.
type covered struct {
	index formula.Index
	parts []int // by point
	held  int   // the part that says that its case holds
}

// ruleParts are the parts of all rules that facts can reach: cases, both sides of
// comparisons, boundary values, options and bands.
type ruleParts struct {
	scorer *compiled
	list   []rulePart
	leaves [][]covered // by leaf: its conditions, then its rule
}

func (s *compiled) ruleParts() *ruleParts {
	c := &ruleParts{scorer: s, leaves: make([][]covered, len(s.leaves))}
	guards := map[guardKey][]int{}
	for _, n := range s.leaves {
		c.leaf(n, guards)
	}
	return c
}

// guardKey names the condition of an item, which every leaf below it has.
type guardKey struct {
	item   *rubric.Item
	status status
}

// leaf lists the parts of a leaf: of each guard, of the condition of each case and
// of its score, in the order of evaluation.
func (c *ruleParts) leaf(n *node, guards map[guardKey][]int) {
	list := &c.leaves[n.index]
	for i, g := range n.guards {
		key := guardKey{g.item, g.status}
		if parts, known := guards[key]; known {
			c.again(list, parts, n, guardAt(i))
			continue
		}
		c.expression(list, rulePart{item: g.item, at: n.place(guardAt(i)), in: g.cond, node: n, held: -1}, guardAt(i))
		guards[key] = (*list)[i].parts
	}
	for i, rc := range n.cases {
		held := len(c.list)
		part := rulePart{item: n.item, at: n.place(scoreAt(i)), in: rc.score, node: n, held: i}
		c.list = append(c.list, part)
		c.list[held].ways = []partWay{{to: scoreAt(i)}}
		if rc.when != nil {
			when := part
			when.at, when.in = n.place(conditionAt(i)), rc.when
			c.expression(list, when, conditionAt(i))
		} else {
			*list = append(*list, covered{})
		}
		(*list)[len(*list)-1].held = held
		c.expression(list, part, scoreAt(i))
	}
}

// expression lists the parts of an expression.
func (c *ruleParts) expression(list *[]covered, part rulePart, to position) {
	points := formula.Points(part.in)
	v := covered{index: formula.NewIndex(part.in, points)}
	for i := range points {
		way := partWay{to, part.in, v.index, i}
		known := slices.IndexFunc(c.list, func(q rulePart) bool {
			return q.item == part.item && q.point != nil && points[i].SameOption(q.point)
		})
		if known >= 0 {
			c.list[known].ways = append(c.list[known].ways, way)
			v.parts = append(v.parts, known)
			continue
		}
		q := part
		q.point, q.at.index, q.ways = &points[i], points[i].Pos, []partWay{way}
		v.parts = append(v.parts, len(c.list))
		c.list = append(c.list, q)
	}
	*list = append(*list, v)
}

// again lists the parts of a condition of an item, which are known from another
// leaf below it. Examples are for the first leaf whose points are computed.
func (c *ruleParts) again(list *[]covered, parts []int, n *node, to position) {
	cond := n.expression(to)
	v := covered{index: formula.NewIndex(cond, formula.Points(cond)), parts: parts}
	*list = append(*list, v)
	for i, part := range parts {
		if q := &c.list[part]; len(q.node.cases) == 0 && len(n.cases) > 0 {
			q.node, q.ways = n, []partWay{{to, cond, v.index, i}}
		}
	}
}

// trace adds the parts that facts reach in a leaf.
func (c *ruleParts) trace(n *node, vars []interval.Domain, reached []int) []int {
	t := &tracing{parts: c, list: c.leaves[n.index], guards: len(n.guards), reached: reached}
	for range walk(n, t, vars, ruleStart, ruleEnd) {
	}
	return t.reached
}

// tracing is an [evaluator] that takes down what is reached, as long as what is known
// decides the way.
type tracing struct {
	parts   *ruleParts
	list    []covered
	guards  int
	reached []int
}

func (t *tracing) follow(at position, n formula.Node, vars []interval.Domain, yield func([]interval.Domain, solve.Result[interval.Interval]) bool) {
	i := at.index
	switch at.stage {
	case atConditions:
		i = t.guards + 2*i
	case atScores:
		i = t.guards + 2*i + 1
		t.reached = append(t.reached, t.list[i-1].held)
	}
	o := formula.Trace(n, vars, func(at formula.Node, s formula.Seen) { t.see(&t.list[i], at, s) })
	if o.HasValue && !o.NotArising && o.Failure == nil && o.Value.Known() {
		yield(vars, solve.Result[interval.Interval]{Truth: o.Value.Bools == interval.IsTrue})
	}
}

func (t *tracing) see(v *covered, at formula.Node, s formula.Seen) {
	for _, i := range v.index[at] {
		if part := v.parts[i]; t.parts.list[part].point.Reached(s) {
			t.reached = append(t.reached, part)
		}
	}
}

// facts looks for facts that reach a part; those that are found do when they are scored.
func (c *ruleParts) facts(i int, b budget) answer {
	a := c.search(i, b)
	if n := c.list[i].node; a.found == solve.Yes && !slices.Contains(c.trace(n, n.filled(a.facts), nil), i) {
		return answer{found: solve.Unknown, reason: rubric.Say(notReached)}
	}
	return a
}

func (c *ruleParts) search(i int, b budget) answer {
	p := &c.list[i]
	ask := newProver(c.scorer.rubric, p.node, p.node.blank, verifySteps(b.steps))
	ask.done = b.done
	return ask.ask(func(q *solve.Search) {
		for _, w := range p.ways {
			for r := range ask.coming(q, w.to) {
				p.findIn(q, r, w)
			}
		}
	})
}

// findIn looks for facts of a region that reach a part at a place in its rule.
func (p *rulePart) findIn(q *solve.Search, r solve.Region, w partWay) {
	if w.in == nil {
		q.Found(r)
		return
	}
	for r, m := range q.Events(w.in, r) {
		if !slices.Contains(w.index[m.Node], w.point) {
			continue
		}
		if r, ok := solve.Into(p.point, r, m); ok {
			q.Found(r)
		}
	}
}
