package scoring

import (
	"slices"
	"sync"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/rubric/source"
)

// With returns a scorer in which the item stands in place of the leaf with its
// code, for what-if questions; the scorer itself does not change. Only that leaf
// is compiled, so a table of this scorer serves the variant, too, and
// [Scorer.Totals] computes only what differs. The variant is an edition of its
// own. The item, of which the variant has a copy, keeps the maximum and the source of
// the leaf it replaces, and has to pass all that [Compile] checks. The error is a
// [source.Faults], or says that the rubric has no such leaf ([ErrUnknownItem]).
func (s *Scorer) With(item *rubric.Item) (*Scorer, error) {
	if err := s.ready(); err != nil {
		return nil, err
	}
	if item == nil {
		return nil, noItem.Say()
	}
	i := s.leafWith(item.Code)
	switch {
	case i < 0 || !item.Leaf():
		return nil, noSuchLeaf.Say(item.Code)
	case decimals.HoldsLong(item):
		return nil, itemTooLong.Say(item.Code, maxDigits)
	case !s.leaves[i].item.Max.Equal(item.Max) || s.leaves[i].item.Source != item.Source || s.leaves[i].item.Reported != item.Reported:
		return nil, variantKeeps.Say(item.Code)
	}
	if old := s.leaves[i].item; item.Reported && (!old.Min.Equal(item.Min) || !old.Step.Equal(item.Step)) {
		return nil, variantKeepsStep.Say(item.Code)
	}
	item = item.Clone()
	v := *s.compiled
	r := *s.rubric
	v.rubric, v.leaves, v.engines = &r, slices.Clone(s.leaves), &sync.Pool{}
	c := &compiler{r: &r, s: &v, scope: s.opts.scope()}
	c.declare()
	for _, f := range s.opts.functions {
		c.scope.Funcs = append(c.scope.Funcs, f.lower())
	}
	swap := &replacement{c, s.leaves[i], item}
	place := func() {
		v.areas, r.Areas = swap.in(s.areas, r.Illustrative, nil)
		for _, a := range []struct {
			from  []*node
			of    **rubric.Adjustment
			nodes *[]*node
		}{{s.bonus, &r.Bonus, &v.bonus}, {s.penalty, &r.Penalty, &v.penalty}} {
			if *a.of != nil {
				changed := **a.of
				*a.nodes, changed.Items = swap.in(a.from, r.Illustrative, nil)
				*a.of = &changed
			}
		}
	}
	place()
	if err := r.Validate(); err != nil { // compiled again as Compile does where there are faults
		c.faults = err.(source.Faults)
		place()
	}
	if err := c.faults.Err(); err != nil {
		return nil, err
	}
	v.edition = sync.OnceValue(r.Edition)
	if err := v.openBook(); err != nil {
		return nil, err
	}
	return &Scorer{&v}, nil
}

// replacement puts an item in the place of a leaf, copying the nodes above it.
type replacement struct {
	*compiler
	old  *node
	item *rubric.Item
}

func (p *replacement) in(nodes []*node, illustrative bool, guards []guard) ([]*node, []*rubric.Item) {
	items := make([]*rubric.Item, len(nodes))
	out := slices.Clone(nodes)
	for i, n := range nodes {
		if items[i] = n.item; p.holds(n) {
			out[i] = p.node(n, illustrative, guards)
			items[i] = out[i].item
		}
	}
	return out, items
}

func (p *replacement) holds(n *node) bool {
	return n == p.old || slices.ContainsFunc(n.children, p.holds)
}

func (p *replacement) node(n *node, illustrative bool, guards []guard) *node {
	item := *n.item
	if n == p.old {
		item = *p.item
	}
	out := &node{item: &item, illustrative: illustrative || item.Illustrative, index: n.index, guards: slices.Clone(guards)}
	p.guard(out, "applies", item.Applies, statusNotApplicable, item.NotApplicable)
	p.guard(out, "arises", item.Arises, statusNotArising, item.NotArising)
	if n == p.old {
		p.leaf(out)
		p.s.leaves[out.index] = out
		return out
	}
	out.children, item.Items = p.in(n.children, out.illustrative, out.guards)
	return out
}
