package rules

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
func (c *Compiler) localize(n *Node) {
	inputs := len(c.S.Inputs.Scalars)
	add := func(slot int) {
		if slot < inputs && !slices.Contains(n.Inputs, slot) {
			n.Inputs = append(n.Inputs, slot)
		}
	}
	var all []formula.Node
	for _, at := range n.Positions() {
		if f := n.Expression(at); f != nil { // it compiles
			all = append(all, f)
			formula.Variables(f, add)
		}
	}
	if n.Rule != nil {
		for _, name := range c.R.ScalarNames(n.Rule.Inputs...) {
			add(c.S.Inputs.Slots[name])
		}
	}
	example := func(h rubric.Holiday) bool { return h.Illustrative }
	n.rests = slices.ContainsFunc(all, formula.CountsWorkdays) && slices.ContainsFunc(c.R.Holidays, example) ||
		slices.ContainsFunc(all, restsOnExample)
	n.Illustrative = n.Illustrative || n.rests
	slices.Sort(n.Inputs)
	n.Joined, n.Relations = c.S.Relations.joined(n.Inputs)
	figures := n.Figures()
	*n = *n.Renumbered(func(slot int) int {
		if slot >= inputs {
			return slot - inputs + len(figures)
		}
		return slices.Index(figures, slot)
	})
	n.Unconstrained = make([]interval.Domain, len(figures)+c.Scope.Slots(all...)-inputs)
	for i, slot := range figures {
		n.Unconstrained[i] = c.S.Inputs.Domains[slot]
		n.Scalars = append(n.Scalars, c.S.Inputs.Scalars[slot])
	}
	n.work = map[formula.Node]int{}
	for _, at := range n.Positions() {
		if f := n.Expression(at); f != nil {
			n.work[f] = formula.Work(f, n.Unconstrained)
		}
	}
}

// Figures returns the slots of the inputs that a leaf reads and of those that relations
// connect to them, in the order in which the leaf numbers them.
func (n *Node) Figures() []int { return slices.Concat(n.Inputs, n.Joined) }

// Renumbered returns the leaf with other slots for the variables of its formulas.
func (n *Node) Renumbered(slot func(int) int) *Node {
	number := func(f formula.Node) formula.Node {
		if f == nil {
			return nil
		}
		return formula.Renumber(f, slot)
	}
	out := *n
	out.span = nil
	out.Guards, out.Cases = slices.Clone(n.Guards), slices.Clone(n.Cases)
	out.Relations = slices.Clone(n.Relations)
	for i, c := range n.Relations {
		out.Relations[i] = c.Renumbered(slot)
	}
	for i := range out.Guards {
		out.Guards[i].Cond = number(out.Guards[i].Cond)
	}
	for i := range out.Cases {
		out.Cases[i].When, out.Cases[i].Score = number(out.Cases[i].When), number(out.Cases[i].Score)
	}
	return &out
}

// MayOverflow reports whether figures could make a number in between that has more
// digits than are computed.
func (n *Node) MayOverflow() bool {
	return slices.ContainsFunc(n.Positions(), func(at Position) bool { return formula.MayOverflow(n.Expression(at)) })
}

// monotone reports inputs that an item is said to rise or fall with and that its
// rule does not read.
func (c *Compiler) monotone(n *Node) {
	for _, list := range []struct {
		key   string
		names []string
	}{{"rises_with", n.Item.RisesWith}, {"falls_with", n.Item.FallsWith}} {
		for _, name := range c.R.ScalarNames(list.names...) {
			if slot, known := c.S.Inputs.Slots[name]; known && !slices.Contains(n.Inputs, slot) {
				c.fault(n.Item, list.key, -1, func() locale.Message {
					return ruleDoesNotRead.SayShort(list.key, name).Of(ItemNamed.Say(n.Item.Code))
				})
			}
		}
	}
}

// vectorize makes the leaf's kernel, if it can have one.
func (c *Compiler) vectorize(n *Node) {
	it, places := n.Item, c.R.Points.Places
	var fits bool
	if n.Min, fits = Scaled(it.Min, places); !fits {
		return
	}
	if n.Max, fits = Scaled(it.Max, places); !fits {
		return
	}
	n.step, _ = Scaled(it.Step, places)
	n.Reads = slices.Clone(n.Inputs)
	if it.Reported {
		n.Reads = append(n.Reads, len(c.S.Inputs.Columns)+n.Index)
	}
	if len(n.Cases) == 0 && (!it.Reported || len(n.Guards) == 0) {
		return
	}
	leaf := kernel.Leaf{Min: it.Min.Rat(), Max: it.Max.Rat(), Places: places, Mode: c.R.Points.Mode}
	if it.Step.IsPositive() {
		leaf.Step = it.Step.Rat()
	}
	for _, g := range n.Guards {
		if !n.closes(&leaf, g.Cond, g.Policy) {
			return
		}
	}
	if len(n.Cases) > 0 {
		first := n.Cases[0].When
		if first == nil {
			first = n.Cases[0].Score
		}
		arises := formula.Arises(first)
		n.arises = arises != nil && n.closes(&leaf, arises, it.NotArising)
	}
	for _, rc := range n.Cases {
		leaf.When, leaf.Score = append(leaf.When, rc.When), append(leaf.Score, rc.Score)
	}
	columns := make([]kernel.Column, len(n.Inputs))
	for i, slot := range n.Inputs {
		columns[i] = c.S.Inputs.Columns[slot]
	}
	if it.Reported {
		n.reportedLeaf(&leaf)
		columns = append(columns, n.reportedColumn(interval.PowerOf10(places)))
	}
	var ok bool
	if n.Kernel, ok = kernel.Vectorize(leaf, columns); ok {
		n.span = newSpan(c.S, n)
	}
}

// closes adds a condition to a kernel, with the points where it does not hold; not ok
// where the policy says neither points nor that the leaf is excluded.
func (n *Node) closes(leaf *kernel.Leaf, cond formula.Node, policy rubric.Policy) (ok bool) {
	share, counts := n.Share(policy)
	if !counts && policy.Kind != rubric.PolicyExclude {
		return false
	}
	points, _ := Scaled(formula.ToDecimal(share), n.Grid.Rounding.Places)
	leaf.Guards, leaf.Closed = append(leaf.Guards, cond), append(leaf.Closed, points)
	return true
}

// reportedLeaf adds the points of a reported leaf to what its kernel computes: an input
// behind the others, for which the lets of its guards make room.
func (n *Node) reportedLeaf(leaf *kernel.Leaf) {
	inputs := len(n.Inputs)
	for i, g := range leaf.Guards {
		leaf.Guards[i] = formula.Renumber(g, func(slot int) int {
			if slot >= inputs {
				return slot + 1
			}
			return slot
		})
	}
	leaf.Step = nil // those in a column are on it
	leaf.When = append(leaf.When, nil)
	leaf.Score = append(leaf.Score, formula.NewVariable("points", inputs, interval.Number))
}

// reportedColumn returns how the points of a reported leaf stand in their column.
func (n *Node) reportedColumn(unit int64) kernel.Column {
	return kernel.Column{Scale: unit, Lo: n.Min, Hi: n.Max}
}

// arising notes whether the rule of a leaf can come to what is not arising, and
// reports a leaf that some facts make so and that does not say what follows then. It
// evaluates the leaf over everything its inputs can be: roughly at first, since that
// is enough for nearly all.
func (c *Compiler) arising(n *Node) {
	if n.Rule != nil {
		n.rates = true
		return
	}
	rough := &Leaf{Node: n, Rubric: c.S.Rubric}
	rough.Evaluate(n.Unconstrained, nil)
	n.rates = slices.ContainsFunc(rough.Out.Branches, func(b Branch) bool {
		return b.Guard == nil && b.Status == NotArising
	})
	if !rough.Out.unsaid {
		return
	}
	if o := n.Evaluate(c.S.Rubric, n.Unconstrained); o.unsaid {
		at, key := any(n.Item), ""
		if len(n.Item.Cases) > 0 {
			at, key = &n.Item.Cases[0], "score"
		}
		c.fault(at, key, 0, func() locale.Message { return noNotArising.Say().Of(ItemNamed.Say(n.Item.Code)) })
	}
}
