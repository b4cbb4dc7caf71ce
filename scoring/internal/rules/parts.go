package rules

import (
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/solve"
)

// RulePart is a part of a rule that facts can reach.
type RulePart struct {
	Item  *rubric.Item
	At    Place
	In    formula.Node   // its expression; of a case its score
	Point *formula.Point // nil for a case
	Held  int            // the case
	// Node is a leaf by whose rule it is reached, and sites are the places in that rule
	// where it is: an enum is read in several.
	Node  *Node
	sites []partSite
}

// partSite is a place in a rule where a part can be reached.
type partSite struct {
	to    Position
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

// RuleParts are the parts of all rules that facts can reach: cases, both sides of
// comparisons, boundary values, options and bands.
type RuleParts struct {
	Scorer *Compiled
	List   []RulePart
	leaves [][]covered // by leaf: its conditions, then its rule
}

func (s *Compiled) RuleParts() *RuleParts {
	c := &RuleParts{Scorer: s, leaves: make([][]covered, len(s.Leaves))}
	guards := map[guardKey][]int{}
	for _, n := range s.Leaves {
		c.leaf(n, guards)
	}
	return c
}

// guardKey names the condition of an item, which every leaf below it has.
type guardKey struct {
	item   *rubric.Item
	status Status
}

// leaf lists the parts of a leaf: of each guard, of the condition of each case and
// of its score, in the order of evaluation.
func (c *RuleParts) leaf(n *Node, guards map[guardKey][]int) {
	list := &c.leaves[n.Index]
	for i, g := range n.Guards {
		key := guardKey{g.Item, g.Status}
		if parts, known := guards[key]; known {
			c.again(list, parts, n, GuardAt(i))
			continue
		}
		c.expression(list, RulePart{Item: g.Item, At: n.Place(GuardAt(i)), In: g.Cond, Node: n, Held: -1}, GuardAt(i))
		guards[key] = (*list)[i].parts
	}
	for i, rc := range n.Cases {
		held := len(c.List)
		part := RulePart{Item: n.Item, At: n.Place(ScoreAt(i)), In: rc.Score, Node: n, Held: i}
		c.List = append(c.List, part)
		c.List[held].sites = []partSite{{to: ScoreAt(i)}}
		if rc.When != nil {
			when := part
			when.At, when.In = n.Place(ConditionAt(i)), rc.When
			c.expression(list, when, ConditionAt(i))
		} else {
			*list = append(*list, covered{})
		}
		(*list)[len(*list)-1].held = held
		c.expression(list, part, ScoreAt(i))
	}
}

// expression lists the parts of an expression.
func (c *RuleParts) expression(list *[]covered, part RulePart, to Position) {
	points := formula.Points(part.In)
	v := covered{index: formula.NewIndex(part.In, points)}
	for i := range points {
		site := partSite{to, part.In, v.index, i}
		known := slices.IndexFunc(c.List, func(q RulePart) bool {
			return q.Item == part.Item && q.Point != nil && points[i].SameOption(q.Point)
		})
		if known >= 0 {
			c.List[known].sites = append(c.List[known].sites, site)
			v.parts = append(v.parts, known)
			continue
		}
		q := part
		q.Point, q.At.Index, q.sites = &points[i], points[i].Pos, []partSite{site}
		v.parts = append(v.parts, len(c.List))
		c.List = append(c.List, q)
	}
	*list = append(*list, v)
}

// again lists the parts of a condition of an item, which are known from another
// leaf below it. Examples are for the first leaf whose points are computed.
func (c *RuleParts) again(list *[]covered, parts []int, n *Node, to Position) {
	cond := n.Expression(to)
	v := covered{index: formula.NewIndex(cond, formula.Points(cond)), parts: parts}
	*list = append(*list, v)
	for i, part := range parts {
		if q := &c.List[part]; len(q.Node.Cases) == 0 && len(n.Cases) > 0 {
			q.Node, q.sites = n, []partSite{{to, cond, v.index, i}}
		}
	}
}

// Trace adds the parts that facts reach in a leaf.
func (c *RuleParts) Trace(n *Node, vars []interval.Domain, reached []int) []int {
	t := &tracing{parts: c, list: c.leaves[n.Index], guards: len(n.Guards), reached: reached}
	for range Walk(n, t, vars, RuleStart, RuleEnd) {
	}
	return t.reached
}

// tracing is an [evaluator] that takes down what is reached, as long as what is known
// decides where the rule goes on.
type tracing struct {
	parts   *RuleParts
	list    []covered
	guards  int
	reached []int
}

func (t *tracing) follow(at Position, n formula.Node, vars []interval.Domain,
	yield func([]interval.Domain, solve.Result[interval.Interval]) bool) {
	i := at.Index
	switch at.Stage {
	case AtConditions:
		i = t.guards + 2*i
	case atScores:
		i = t.guards + 2*i + 1
		t.reached = append(t.reached, t.list[i-1].held)
	}
	o := formula.Trace(n, vars, func(at formula.Node, s formula.Event) { t.see(&t.list[i], at, s) })
	if o.HasValue && !o.NotArising && o.Failure == nil && o.Value.Known() {
		yield(vars, solve.Result[interval.Interval]{Truth: o.Value.Bools == interval.IsTrue})
	}
}

func (t *tracing) see(v *covered, at formula.Node, s formula.Event) {
	for _, i := range v.index[at] {
		if part := v.parts[i]; t.parts.List[part].Point.Reached(s) {
			t.reached = append(t.reached, part)
		}
	}
}

// Facts looks for facts that reach a part; those that are found do when they are scored.
func (c *RuleParts) Facts(i int, b *Budget) Answer {
	a := c.search(i, b)
	if n := c.List[i].Node; a.Found == solve.Yes && !slices.Contains(c.Trace(n, n.Filled(a.Facts), nil), i) {
		return Answer{Found: solve.Unknown, Reason: rubric.Say(notReached)}
	}
	return a
}

func (c *RuleParts) search(i int, b *Budget) Answer {
	p := &c.List[i]
	ask := NewProver(c.Scorer.Rubric, p.Node, p.Node.Unconstrained, b.Question())
	ask.Budget = b
	return ask.Ask(func(q *solve.Search) {
		for _, s := range p.sites {
			for r := range ask.Coming(q, s.to) {
				p.findIn(q, r, s)
			}
		}
	})
}

// findIn looks for facts of a region that reach a part at a place in its rule.
func (p *RulePart) findIn(q *solve.Search, r solve.Region, s partSite) {
	if s.in == nil {
		q.Found(r)
		return
	}
	for r, m := range q.Events(s.in, r) {
		if !slices.Contains(s.index[m.Node], s.point) {
			continue
		}
		if r, ok := solve.Into(p.Point, r, m); ok {
			q.Found(r)
		}
	}
}
