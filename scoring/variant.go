package scoring

import (
	"slices"
	"sync"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/decimals"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/rules"
)

// With returns a scorer in which the item stands in place of the leaf with its
// code, for what-if questions; the scorer itself does not change. Only that leaf
// is compiled, so a table of this scorer (package columnar) serves the variant, too, and
// only what differs is computed. The variant is an edition of its
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
	i := s.c.LeafWith(item.Code)
	switch {
	case i < 0 || !item.Leaf():
		return nil, noSuchLeaf.Say(item.Code)
	case decimals.HoldsLong(item):
		return nil, itemTooLong.Say(item.Code, formula.MaxDigits)
	case !s.c.Leaves[i].Item.Max.Equal(item.Max) || s.c.Leaves[i].Item.Source != item.Source ||
		s.c.Leaves[i].Item.Reported != item.Reported:
		return nil, variantKeeps.Say(item.Code)
	}
	if old := s.c.Leaves[i].Item; item.Reported && (!old.Min.Equal(item.Min) || !old.Step.Equal(item.Step)) {
		return nil, variantKeepsStep.Say(item.Code)
	}
	item = item.Clone()
	v := *s.c
	r := *s.c.Rubric
	v.Rubric, v.Leaves, v.Engines = &r, slices.Clone(s.c.Leaves), &sync.Pool{}
	c := &rules.Compiler{R: &r, S: &v, Scope: s.c.Opts.Scope()}
	c.Declare()
	for _, f := range s.c.Opts.Functions {
		c.Scope.Funcs = append(c.Scope.Funcs, f.Lower())
	}
	swap := &replacement{c, s.c.Leaves[i], item}
	place := func() {
		v.Areas, r.Areas = swap.in(s.c.Areas, r.Illustrative, nil)
		for _, a := range []struct {
			from  []*rules.Node
			of    **rubric.Adjustment
			nodes *[]*rules.Node
		}{{s.c.Bonus, &r.Bonus, &v.Bonus}, {s.c.Penalty, &r.Penalty, &v.Penalty}} {
			if *a.of != nil {
				changed := **a.of
				*a.nodes, changed.Items = swap.in(a.from, r.Illustrative, nil)
				*a.of = &changed
			}
		}
	}
	place()
	if err := r.ValidateItem(v.Leaves[i].Item); err != nil { // compiled again as Compile does where there are faults
		c.Faults = err.(source.Faults)
		place()
	}
	if err := c.Faults.Err(); err != nil {
		return nil, err
	}
	v.Edition = sync.OnceValue(r.Edition)
	if err := v.OpenBook(); err != nil {
		return nil, err
	}
	return &Scorer{c: &v}, nil
}

// replacement puts an item in the place of a leaf, copying the nodes above it.
type replacement struct {
	compiler *rules.Compiler
	old      *rules.Node
	item     *rubric.Item
}

func (p *replacement) in(nodes []*rules.Node, illustrative bool, guards []rules.Guard) ([]*rules.Node,
	[]*rubric.Item) {
	items := make([]*rubric.Item, len(nodes))
	out := slices.Clone(nodes)
	for i, n := range nodes {
		if items[i] = n.Item; p.holds(n) {
			out[i] = p.node(n, illustrative, guards)
			items[i] = out[i].Item
		}
	}
	return out, items
}

func (p *replacement) holds(n *rules.Node) bool {
	return n == p.old || slices.ContainsFunc(n.Children, p.holds)
}

func (p *replacement) node(n *rules.Node, illustrative bool, guards []rules.Guard) *rules.Node {
	item := *n.Item
	if n == p.old {
		item = *p.item
	}
	out := &rules.Node{Item: &item, Illustrative: illustrative || item.Illustrative, Index: n.Index,
		From: n.From, To: n.To, Max: n.Max, Guards: slices.Clone(guards)}
	p.compiler.Guard(out, "applies", item.Applies, rules.NotApplicable, item.NotApplicable)
	p.compiler.Guard(out, "arises", item.Arises, rules.NotArising, item.NotArising)
	if n == p.old {
		p.compiler.Leaf(out)
		p.compiler.S.Leaves[out.Index] = out
		return out
	}
	out.Children, item.Items = p.in(n.Children, out.Illustrative, out.Guards)
	return out
}
