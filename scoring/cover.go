package scoring

import (
	"slices"
	"sync"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/solve"
)

// Coverage is a record of what facts reached of the rules: which cases, both sides
// of which comparisons, which boundary values, which options and bands. Only what
// is evaluated counts: neither a case behind the one that holds, nor the right side
// of an "and" whose left side is false.
//
// A Coverage changes with every Add; goroutines may add to it at the same time.
// [Scorer.Coverage] makes an empty one.
type Coverage struct {
	scorer *Scorer
	parts  []coverPart
	leaves [][]covered // by leaf: its conditions, then its rule

	mu      sync.Mutex
	reached []int // by part: how many cases reached it
}

// coverPart is a part of a rule that facts can reach.
type coverPart struct {
	item  *rubric.Item
	at    place
	in    formula.Node   // its expression; of a case its score
	point *formula.Point // nil for a case
	held  int            // the case
	// node is a leaf by whose rule it is reached, and ways where in that rule: an
	// enum is read in several places.
	node *node
	ways []coverWay
}

// coverWay is a place in a rule where a part can be reached.
type coverWay struct {
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

// Coverage returns a record of nothing reached yet.
func (s *Scorer) Coverage() *Coverage {
	if s.ready() != nil {
		return &Coverage{}
	}
	c := &Coverage{scorer: s, leaves: make([][]covered, len(s.leaves))}
	gates := map[gateKey][]int{}
	for _, n := range s.leaves {
		c.leaf(n, gates)
	}
	c.reached = make([]int, len(c.parts))
	return c
}

// gateKey names the condition of an item, which every leaf below it has.
type gateKey struct {
	item   *rubric.Item
	status Status
}

// leaf lists the parts of a leaf: of each gate, of the condition of each case and
// of its score, in the order of evaluation.
func (c *Coverage) leaf(n *node, gates map[gateKey][]int) {
	list := &c.leaves[n.index]
	for i, g := range n.gates {
		key := gateKey{g.item, g.status}
		if parts, known := gates[key]; known {
			c.again(list, parts, n, guardAt(i))
			continue
		}
		c.expression(list, coverPart{item: g.item, at: n.place(guardAt(i)), in: g.cond, node: n, held: -1}, guardAt(i))
		gates[key] = (*list)[i].parts
	}
	for i, rc := range n.cases {
		held := len(c.parts)
		part := coverPart{item: n.item, at: n.place(scoreAt(i)), in: rc.score, node: n, held: i}
		c.parts = append(c.parts, part)
		c.parts[held].ways = []coverWay{{to: scoreAt(i)}}
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
func (c *Coverage) expression(list *[]covered, part coverPart, to position) {
	points := formula.Points(part.in)
	v := covered{index: formula.NewIndex(part.in, points)}
	for i := range points {
		way := coverWay{to, part.in, v.index, i}
		known := slices.IndexFunc(c.parts, func(q coverPart) bool {
			return q.item == part.item && q.point != nil && points[i].SameOption(q.point)
		})
		if known >= 0 {
			c.parts[known].ways = append(c.parts[known].ways, way)
			v.parts = append(v.parts, known)
			continue
		}
		q := part
		q.point, q.at.index, q.ways = &points[i], points[i].Pos, []coverWay{way}
		v.parts = append(v.parts, len(c.parts))
		c.parts = append(c.parts, q)
	}
	*list = append(*list, v)
}

// again lists the parts of a condition of an item, which are known from another
// leaf below it. Examples are for the first leaf whose points are computed.
func (c *Coverage) again(list *[]covered, parts []int, n *node, to position) {
	cond := n.expression(to)
	v := covered{index: formula.NewIndex(cond, formula.Points(cond)), parts: parts}
	*list = append(*list, v)
	for i, part := range parts {
		if q := &c.parts[part]; len(q.node.cases) == 0 && len(n.cases) > 0 {
			q.node, q.ways = n, []coverWay{{to, cond, v.index, i}}
		}
	}
}

// expressionAt returns the text of an expression as it is written.
func expressionAt(at place) string {
	switch owner := at.owner.(type) {
	case *rubric.Case:
		if at.key == "when" {
			return owner.When
		}
		return owner.Score
	case *rubric.Item:
		return map[string]string{"applies": owner.Applies, "arises": owner.Arises}[at.key]
	}
	return ""
}

// Add takes down what the facts of a test case reach. The codes are those of the
// items that the case says something of; only the leaves at or below them count,
// all where there are none. Of facts that are not known exactly, only that counts
// which they reach for sure. The error is that of [Scorer.Score] for these facts,
// or of an unknown code; then nothing is taken down.
func (c *Coverage) Add(f Facts, codes ...string) error {
	if c == nil {
		return errNotCompiled
	}
	if err := c.scorer.ready(); err != nil {
		return err
	}
	asked, err := c.scorer.asked(codes)
	if err != nil {
		return err
	}
	r, err := c.scorer.row(f)
	if err != nil {
		return err
	}
	var reached []int
	for _, n := range c.scorer.leaves {
		if asked == nil || asked[n] {
			reached = c.trace(n, c.scorer.vars(r, n), reached)
		}
	}
	slices.Sort(reached)
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, i := range slices.Compact(reached) {
		c.reached[i]++
	}
	return nil
}

// trace adds the parts that facts reach in a leaf.
func (c *Coverage) trace(n *node, vars []interval.Domain, reached []int) []int {
	t := &tracing{coverage: c, list: c.leaves[n.index], guards: len(n.gates), reached: reached}
	for range walk(n, t, vars, ruleStart, ruleEnd) {
	}
	return t.reached
}

// tracing is an [evaluator] that takes down what is reached, as long as what is known
// decides the way.
type tracing struct {
	coverage *Coverage
	list     []covered
	guards   int
	reached  []int
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
		if part := v.parts[i]; t.coverage.parts[part].point.Reached(s) {
			t.reached = append(t.reached, part)
		}
	}
}

// asked returns the leaves at and below the items with the codes; nil for all.
func (s *Scorer) asked(codes []string) (map[*node]bool, error) {
	if len(codes) == 0 {
		return nil, nil
	}
	chosen, err := s.chosen(&VerifyOptions{Items: codes})
	asked := make(map[*node]bool, len(chosen))
	for _, n := range chosen {
		asked[n] = true
	}
	return asked, err
}
