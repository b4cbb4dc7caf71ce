package scoring

import (
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/rules"
)

// scoring is a unit whose items are being written out with their reasons, from
// what a row knows.
type scoring struct {
	*rules.Compiled
	row rules.Row
}

func (sc *scoring) items(nodes []*rules.Node) ([]*Item, []rules.Entry) {
	items := make([]*Item, len(nodes))
	var entries []rules.Entry
	for i, n := range nodes {
		if len(n.Children) == 0 {
			it, o := sc.leaf(n)
			items[i], entries = it, append(entries, sc.Entry(n, o))
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
	o := n.Evaluate(sc.Rubric, sc.Vars(sc.row, n), sc.Points(sc.row, n)...)
	it, e := newItem(n), sc.Entry(n, &o)
	sc.explain(n, &o, it, Status(e.Status))
	it.Score = sc.score(e)
	return it, &o
}

// score writes the score of some leaves together.
func (sc *scoring) score(entries ...rules.Entry) Score {
	t := sc.Book.Subtotal(entries)
	return score(&t, rules.NewWriter(sc.Book))
}

// adjustment writes out the bonus or the penalty.
func (sc *scoring) adjustment(at rules.Account, of *rubric.Adjustment, nodes []*rules.Node) *Adjustment {
	if of == nil {
		return nil
	}
	items, entries := sc.items(nodes)
	t := sc.Book.Subtotal(entries)
	raw := t.Points
	counted := sc.Book.Capped(at, raw)
	a := &Adjustment{Cap: of.Cap, Items: items, Range: Range{sc.Book.Decimal(counted.Lo), sc.Book.Decimal(counted.Hi)}}
	if raw.Single() && t.Settled() {
		a.Raw = sc.Book.Known(raw.Lo)
	}
	if counted.Single() {
		a.Counted = sc.Book.Known(counted.Lo)
	}
	return a
}
