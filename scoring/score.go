package scoring

import (
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/rules"
)

// scoring is a unit whose items are being written out with their reasons, from
// what a row knows.
type scoring struct {
	compiled *rules.Compiled
	row      rules.Row
}

func (sc *scoring) items(nodes []*rules.Node) ([]*Item, []rules.Entry) {
	items := make([]*Item, len(nodes))
	var entries []rules.Entry
	for i, n := range nodes {
		if len(n.Children) == 0 {
			it, o := sc.leaf(n)
			items[i], entries = it, append(entries, sc.compiled.Entry(n, o))
			continue
		}
		it := newItem(n)
		var own []rules.Entry
		it.Items, own = sc.items(n.Children)
		for _, child := range it.Items {
			it.Illustrative = it.Illustrative || child.Illustrative
		}
		it.Score = sc.score(own...)
		items[i], entries = it, append(entries, own...)
	}
	return items, entries
}

func newItem(n *rules.Node) *Item {
	return &Item{Code: n.Item.Code, Title: n.Item.Title, Max: n.Item.Max, Source: n.Item.Source,
		Illustrative: n.Illustrative}
}

// leaf writes out a leaf.
func (sc *scoring) leaf(n *rules.Node) (*Item, *rules.Outcome) {
	o := n.Evaluate(sc.compiled.Rubric, sc.compiled.Vars(sc.row, n), sc.compiled.Points(sc.row, n)...)
	it, e := newItem(n), sc.compiled.Entry(n, &o)
	sc.explain(n, &o, it, Status(e.Status))
	it.Score = sc.score(e)
	return it, &o
}

// score writes the score of some leaves together.
func (sc *scoring) score(entries ...rules.Entry) Score {
	t := sc.compiled.Book.Subtotal(entries)
	return score(&t, rules.NewWriter(sc.compiled.Book))
}

// adjustment writes out the bonus or the penalty.
func (sc *scoring) adjustment(at rules.Account, of *rubric.Adjustment, nodes []*rules.Node) *Adjustment {
	if of == nil {
		return nil
	}
	items, entries := sc.items(nodes)
	t := sc.compiled.Book.Subtotal(entries)
	raw := t.Points
	counted := sc.compiled.Book.Capped(at, raw)
	a := &Adjustment{Cap: of.Cap, Items: items,
		Range: Range{sc.compiled.Book.Decimal(counted.Lo), sc.compiled.Book.Decimal(counted.Hi)}}
	if raw.Single() && t.Settled() {
		a.Raw = sc.compiled.Book.Known(raw.Lo)
	}
	if counted.Single() {
		a.Counted = sc.compiled.Book.Known(counted.Lo)
	}
	return a
}
