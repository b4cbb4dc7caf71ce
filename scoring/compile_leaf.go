package scoring

import (
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/kernel"
)

// localize renumbers the variables of a leaf's formulas, so that it is evaluated
// over the few inputs that it reads.
func (c *compiler) localize(n *node) {
	inputs := len(c.r.Inputs)
	add := func(slot int) {
		if slot < inputs && !slices.Contains(n.uses, slot) {
			n.uses = append(n.uses, slot)
		}
	}
	var all []formula.Node
	for _, at := range n.positions() {
		if f := n.expression(at); f != nil { // it compiles
			all = append(all, f)
			formula.Variables(f, add)
		}
	}
	if n.rule != nil {
		for _, name := range n.rule.inputs {
			add(c.s.inputs.slots[name])
		}
	}
	slices.Sort(n.uses)
	*n = *n.renumbered(func(slot int) int {
		if slot >= inputs {
			return slot - inputs + len(n.uses)
		}
		return slices.Index(n.uses, slot)
	})
	n.blank = make([]interval.Domain, len(n.uses)+c.scope.Slots(all...)-inputs)
	for i, slot := range n.uses {
		n.blank[i] = c.s.inputs.domains[slot]
	}
}

// renumbered returns the leaf with other slots for the variables of its formulas.
func (n *node) renumbered(slot func(int) int) *node {
	number := func(f formula.Node) formula.Node {
		if f == nil {
			return nil
		}
		return formula.Renumber(f, slot)
	}
	out := *n
	out.guards, out.cases = slices.Clone(n.guards), slices.Clone(n.cases)
	for i := range out.guards {
		out.guards[i].cond = number(out.guards[i].cond)
	}
	for i := range out.cases {
		out.cases[i].when, out.cases[i].score = number(out.cases[i].when), number(out.cases[i].score)
	}
	return &out
}

// mayOverflow reports whether figures could make a number in between that has more
// digits than are computed.
func (n *node) mayOverflow() bool {
	return slices.ContainsFunc(n.positions(), func(at position) bool { return formula.MayOverflow(n.expression(at)) })
}

// monotone reports inputs that an item is said to rise or fall with and that its
// rule does not read.
func (c *compiler) monotone(n *node) {
	for _, list := range []struct {
		key   string
		names []string
	}{{"rises_with", n.item.RisesWith}, {"falls_with", n.item.FallsWith}} {
		for _, name := range list.names {
			if slot, known := c.s.inputs.slots[name]; known && !slices.Contains(n.uses, slot) {
				c.fault(n.item, list.key, -1, func() locale.Message { return ruleDoesNotRead.SayShort(list.key, name).Of(itemNamed.Say(n.item.Code)) })
			}
		}
	}
}

// vectorize makes the leaf's kernel, if it can have one.
func (c *compiler) vectorize(n *node) {
	it, places := n.item, c.r.Points.Places
	var fits bool
	if n.min, fits = scaled(it.Min, places); !fits {
		return
	}
	if n.max, fits = scaled(it.Max, places); !fits {
		return
	}
	if n.step, _ = scaled(it.Step, places); len(n.cases) == 0 {
		return
	}
	leaf := kernel.Leaf{Min: it.Min.Rat(), Max: it.Max.Rat(), Places: places, Mode: c.r.Points.Mode}
	if it.Step.IsPositive() {
		leaf.Step = it.Step.Rat()
	}
	for _, g := range n.guards {
		share, counts := n.share(g.policy)
		if !counts && g.policy.Kind != rubric.PolicyExclude {
			return
		}
		points, _ := scaled(toDecimal(share), places)
		leaf.Guards, leaf.Closed = append(leaf.Guards, g.cond), append(leaf.Closed, points)
	}
	for _, rc := range n.cases {
		leaf.When, leaf.Score = append(leaf.When, rc.when), append(leaf.Score, rc.score)
	}
	columns := make([]kernel.Column, len(n.uses))
	for i, slot := range n.uses {
		columns[i] = c.s.inputs.columns[slot]
	}
	n.kernel, _ = kernel.Vectorize(leaf, columns)
}

// arising notes whether the rule of a leaf can come to what is not arising, and
// reports a leaf that some facts make so and that does not say what follows then. It
// evaluates the leaf over everything its inputs can be: roughly at first, since that
// is enough for nearly all.
func (c *compiler) arising(n *node) {
	if n.rule != nil {
		n.rates = true
		return
	}
	rough := &leaf{node: n, rubric: c.s.rubric}
	rough.evaluate(n.blank, nil)
	n.rates = slices.ContainsFunc(rough.out.branches, func(b branch) bool { return b.guard == nil && b.status == statusNotArising })
	if !rough.out.unsaid {
		return
	}
	if o := n.evaluate(c.s.rubric, n.blank); o.unsaid {
		at, key := any(n.item), ""
		if len(n.item.Cases) > 0 {
			at, key = &n.item.Cases[0], "score"
		}
		c.fault(at, key, 0, func() locale.Message { return noNotArising.Say().Of(itemNamed.Say(n.item.Code)) })
	}
}
