package scoring

import (
	"github.com/parindex/parindex/rubric"
)

// scoring is a unit whose items are being written out with their reasons, from
// what a row knows.
type scoring struct {
	*compiled
	row row
}

func (sc *scoring) items(nodes []*node) ([]*Item, []entry) {
	items := make([]*Item, len(nodes))
	var entries []entry
	for i, n := range nodes {
		if len(n.children) == 0 {
			it, o := sc.leaf(n)
			items[i], entries = it, append(entries, sc.entry(n, o))
			continue
		}
		it := newItem(n)
		var own []entry
		it.Items, own = sc.items(n.children)
		for _, child := range it.Items {
			it.Illustrative = it.Illustrative || child.Illustrative
		}
		it.Score = sc.score(own...)
		items[i], entries = it, append(entries, own...)
	}
	return items, entries
}

func newItem(n *node) *Item {
	return &Item{Code: n.item.Code, Title: n.item.Title, Max: n.item.Max, Source: n.item.Source, Illustrative: n.illustrative}
}

// leaf writes out a leaf.
func (sc *scoring) leaf(n *node) (*Item, *outcome) {
	o := n.evaluate(sc.rubric, sc.vars(sc.row, n), sc.points(sc.row, n)...)
	it, e := newItem(n), sc.entry(n, &o)
	sc.explain(n, &o, it, Status(e.status))
	it.Score = sc.score(e)
	return it, &o
}

// score writes the score of some leaves together.
func (sc *scoring) score(entries ...entry) Score {
	t := sc.book.subtotal(entries)
	return t.score(newWriter(sc.book))
}

// adjustment writes out the bonus or the penalty.
func (sc *scoring) adjustment(at account, of *rubric.Adjustment, nodes []*node) *Adjustment {
	if of == nil {
		return nil
	}
	items, entries := sc.items(nodes)
	t := sc.book.subtotal(entries)
	raw := t.points
	counted := sc.book.capped(at, raw)
	a := &Adjustment{Cap: of.Cap, Items: items, Range: Range{sc.book.decimal(counted.lo), sc.book.decimal(counted.hi)}}
	if raw.single() && t.settled() {
		a.Raw = sc.book.known(raw.lo)
	}
	if counted.single() {
		a.Counted = sc.book.known(counted.lo)
	}
	return a
}
