package scoring

import (
	"github.com/parindex/parindex/rubric"
)

// scoring is a unit whose items are being written out with their reasons, from
// what a row knows.
type scoring struct {
	*Scorer
	row row
}

func (sc *scoring) items(nodes []*node) ([]*Item, []part) {
	items := make([]*Item, len(nodes))
	var parts []part
	for i, n := range nodes {
		if len(n.children) == 0 {
			it, o := sc.leaf(n)
			items[i], parts = it, append(parts, n.part(o))
			continue
		}
		it := newItem(n)
		var own []part
		it.Items, own = sc.items(n.children)
		for _, child := range it.Items {
			it.Illustrative = it.Illustrative || child.Illustrative
		}
		it.Score = sc.sum(own)
		items[i], parts = it, append(parts, own...)
	}
	return items, parts
}

func newItem(n *node) *Item {
	return &Item{Code: n.item.Code, Title: n.item.Title, Max: n.item.Max, Source: n.item.Source, Illustrative: n.illustrative}
}

// leaf writes out a leaf.
func (sc *scoring) leaf(n *node) (*Item, *outcome) {
	o := n.evaluate(sc.rubric, sc.vars(sc.row, n), sc.points(sc.row, n)...)
	it, p := newItem(n), n.part(&o)
	sc.explain(n, &o, it, p.status)
	it.Score = sc.sum([]part{p})
	return it, &o
}

// part returns what a leaf adds to sums.
func (n *node) part(o *outcome) part {
	p := part{max: n.item.Max.Rat(), source: n.item.Source, status: o.status(), counts: o.counts, excluded: o.excluded, lo: o.lo, hi: o.hi}
	if o.failure != nil { // where it fails, any points may turn out right
		lo, hi := n.item.Min.Rat(), n.item.Max.Rat()
		if p.counts {
			lo, hi = minRat(lo, p.lo), maxRat(hi, p.hi)
		}
		for _, points := range o.unread.points { // or what follows where it does not apply
			lo, hi = minRat(lo, points), maxRat(hi, points)
		}
		p.counts, p.lo, p.hi, p.excluded = true, lo, hi, p.excluded || o.unread.excluded
	}
	return p
}

// adjustment writes out the bonus or the penalty.
func (sc *scoring) adjustment(of *rubric.Adjustment, nodes []*node) *Adjustment {
	if of == nil {
		return nil
	}
	items, parts := sc.items(nodes)
	raw, counted := capped(of, parts)
	a := &Adjustment{Cap: of.Cap, Items: items, Least: toDecimal(counted.lo), Most: toDecimal(counted.hi)}
	if raw.lo.Cmp(raw.hi) == 0 && allCertain(parts) {
		a.Raw = known(raw.lo)
	}
	if counted.lo.Cmp(counted.hi) == 0 {
		a.Counted = known(counted.lo)
	}
	return a
}
