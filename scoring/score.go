package scoring

import (
	"sync"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/jsonform"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring/exact"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/parindex/parindex/scoring/receipt"
	"github.com/shopspring/decimal"
)

// Score scores a unit. The error is about the facts alone (a [source.Faults]
// that names every undeclared input and every figure of a wrong type, behind which
// errors.Is finds [ErrFacts], and [ErrEdition] where they are for another rubric); what
// goes wrong in a rule is in the result, at its item.
func (s *Scorer) Score(f Facts) (*Result, error) {
	if err := s.ready(); err != nil {
		return nil, err
	}
	e := s.c.NewEngine()
	defer s.c.Engines.Put(e)
	return scoreUnit(e, f, nil, s.cache)
}

// scoreUnit scores a unit of which some leaves are set, see [rules.Row.Set].
func scoreUnit(e *rules.Engine, f Facts, set map[int]rules.Outcome, kept *cache) (*Result, error) {
	r, err := row(e.Compiled, f)
	if err != nil {
		return nil, err
	}
	if set != nil {
		r.Set = set
	}
	return scoreRow(e, r, f.Unit, kept), nil
}

// scoreRow scores a unit from its row.
func scoreRow(e *rules.Engine, r rules.Row, unit Unit, kept *cache) *Result {
	entries := kept.points(e, r)
	out := &Result{Schema: jsonform.Schema, Edition: e.Compiled.Edition(), Unit: unit, Period: e.Compiled.Rubric.Period}
	out.Total = totalOf(e, r, entries, unit.Group)
	out.detail = &detail{scorer: e.Compiled, row: r, cache: kept}
	return out
}

// totalOf adds up the leaves of a unit: those that simply have points, and the others.
func totalOf(e *rules.Engine, r rules.Row, entries []rules.Entry, group string) Total {
	l := e.Ledger(entries)
	out := total(&l)
	banded(e, r, entries, &l, &out, spelling.Normalize(group))
	if !out.Final.Valid {
		out.Open = openReasons(e.Compiled, r, entries)
	}
	return out
}

// detail is what a result writes out when it is asked for: from the row of a
// unit, or as it was read from JSON.
type detail struct {
	once    sync.Once
	scorer  *rules.Compiled
	row     rules.Row
	cache   *cache
	areas   []*Item
	bonus   *Adjustment
	penalty *Adjustment
	sealed  sync.Once
	receipt *receipt.Receipt // nil before it is sealed
}

func (d *detail) write() *detail {
	if d == nil {
		return &detail{} // of the zero Result
	}
	d.once.Do(func() {
		if d.scorer == nil {
			return
		}
		sc := &scoring{d.scorer, d.row, d.cache}
		d.areas, _ = sc.items(sc.compiled.Areas)
		d.bonus = sc.adjustment(rules.OfBonus, sc.compiled.Rubric.Bonus, sc.compiled.Bonus)
		d.penalty = sc.adjustment(rules.OfPenalty, sc.compiled.Rubric.Penalty, sc.compiled.Penalty)
	})
	return d
}

// points returns the points of items, as written out they have them: those of the areas,
// and of everything below and beside them if that is asked for.
func (r *Result) points(below bool) map[string]decimal.NullDecimal {
	if r == nil || r.detail == nil || r.detail.scorer == nil {
		return nil
	}
	d, out := r.detail, map[string]decimal.NullDecimal{}
	e := d.scorer.NewEngine()
	defer d.scorer.Engines.Put(e)
	entries := d.cache.points(e, d.row)
	w := rules.NewWriter(d.scorer.Book)
	add := func(n *rules.Node) {
		t := e.Fold(n, entries)
		out[n.Item.Code] = score(&t, w).Points
	}
	if !below {
		for _, n := range d.scorer.Areas {
			add(n)
		}
		return out
	}
	for _, n := range d.scorer.Nodes() {
		add(n)
	}
	return out
}

// blank reports whether the facts of a result say nothing at all: no figure, not even a
// bound, and no points of a leaf. It is not known of a result that was read.
func (r *Result) blank() (blank, known bool) {
	if r == nil || r.detail == nil || r.detail.scorer == nil {
		return false, false
	}
	c, row := r.detail.scorer, r.detail.row
	if len(row.Set) > 0 {
		return false, true
	}
	for slot := range c.Rubric.Scalars() {
		if _, given := c.Given(row, slot); given {
			return false, true
		}
	}
	for at := len(c.Inputs.Columns); at < len(row.Vals); at++ {
		if _, bounded := row.Inexact[at]; bounded || row.Vals[at] != rules.NotFast {
			return false, true
		}
	}
	return true, true
}

// scoring is a unit whose items are being written out with their reasons, from
// what a row knows.
type scoring struct {
	compiled *rules.Compiled
	row      rules.Row
	cache    *cache
}

func (sc *scoring) items(nodes []*rules.Node) ([]*Item, []rules.Subtotal) {
	items := make([]*Item, len(nodes))
	var parts []rules.Subtotal
	for i, n := range nodes {
		var part rules.Subtotal
		if n.Item.Leaf() {
			it, o := sc.leaf(n)
			items[i], part = it, sc.compiled.Book.Subtotal(sc.compiled.Entry(n, o))
		} else {
			items[i], part = sc.group(n)
		}
		if !n.Item.Unscored {
			parts = append(parts, part)
		}
	}
	return items, parts
}

// group writes out an item with items.
func (sc *scoring) group(n *rules.Node) (*Item, rules.Subtotal) {
	it := newItem(n)
	var parts []rules.Subtotal
	it.Items, parts = sc.items(n.Children)
	for _, child := range it.Items {
		it.Illustrative = it.Illustrative || child.Illustrative
	}
	part := sc.compiled.Book.Combine(n, parts)
	it.Score = sc.score(&part)
	if !n.Item.Sums() {
		it.Reason = combination(n.Item.Combine, it)
		attribute(n, it)
	}
	return it, part
}

func newItem(n *rules.Node) *Item {
	return &Item{Code: n.Item.Code, Title: n.Item.Title, Max: n.Item.Max, Source: n.Item.Source,
		Illustrative: n.Illustrative, Unscored: n.Item.Unscored}
}

// leaf writes out a leaf.
func (sc *scoring) leaf(n *rules.Node) (*Item, *rules.Outcome) {
	return sc.cache.written(sc.compiled, n, sc.row, func(o *rules.Outcome) *Item {
		it, e := newItem(n), sc.compiled.Entry(n, o)
		sc.explain(n, o, it, Status(e.Status))
		part := sc.compiled.Book.Subtotal(e)
		it.Score = sc.score(&part)
		return it
	})
}

// score writes the score of an item.
func (sc *scoring) score(t *rules.Subtotal) Score {
	return score(t, rules.NewWriter(sc.compiled.Book))
}

// adjustment writes out the bonus or the penalty.
func (sc *scoring) adjustment(at rules.Account, of *rubric.Adjustment, nodes []*rules.Node) *Adjustment {
	if of == nil {
		return nil
	}
	items, parts := sc.items(nodes)
	t := rules.Together(parts)
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

// score writes the score of leaves together.
func score(t *rules.Subtotal, w *rules.Writer) Score {
	out := Score{Status: Status(t.Status()), Range: Range{w.Points(t.Points.Lo), w.Points(t.Points.Hi)},
		LostRange: Range{w.Points(t.Lost.Lo), w.Points(t.Lost.Hi)}}
	if t.Applicable.Single() {
		out.Applicable = w.Known(t.Applicable.Lo)
	}
	if !t.Settled() || !t.Counts() {
		return out // not known, or nothing was assessed
	}
	out.Points, out.Lost = decimal.NewNullDecimal(out.Range.Least), decimal.NewNullDecimal(out.LostRange.Most)
	if t.Applicable.Lo == 0 {
		return out // rows that only take points off have no index
	}
	r := w.Book.Rubric.Index
	if r.Mode == "" {
		r = w.Book.Rubric.Points
	}
	unit := interval.PowerOf10(r.Places)
	out.Index = decimal.NewNullDecimal(rules.DecimalOf10(rules.Quotient(t.Points.Lo, 100*unit, t.Applicable.Lo, r.Mode),
		unit))
	return out
}

// total writes the total of a unit.
func total(l *rules.Ledger) Total {
	b := l.Book
	w := rules.NewWriter(b)
	out := Total{Max: b.Rubric.Max, Score: score(&l.Areas, w)}
	final, rescaled, known := l.Final()
	out.FinalRange.Least, out.FinalRange.Most = w.Points(final.Lo), w.Points(final.Hi)
	if l.Assessed() && l.Areas.Settled() && rescaled.Single() {
		out.Rescaled = w.Known(rescaled.Lo)
	}
	if !known {
		return out
	}
	out.Final = decimal.NewNullDecimal(out.FinalRange.Least)
	out.Exact = exact.Of(l.Unrounded())
	if free := l.Unbounded(); free.Single() && free.Lo != final.Lo {
		out.Unbounded = w.Known(free.Lo)
	}
	return out
}
