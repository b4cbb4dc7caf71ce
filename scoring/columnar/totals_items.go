package columnar

import (
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/exact"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/kernel"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/shopspring/decimal"
)

// Scores are what the units of a table came to, by unit: at one item, or in the end. They
// are data of the caller's own.
type Scores struct {
	// Points are in units of the last decimal place of points (hundredths, for two
	// places); zero where Known says that they are not known, or that there are none
	// because nothing applies.
	Points []int64          `json:"points"`
	Known  []bool           `json:"known"`
	Status []scoring.Status `json:"status"`
	Places int              `json:"places"` // decimal places of the points
	// Applicable is what of the maximum applies, in the same units; zero where the item is
	// excluded or Known says that its points are not known. It is nil of final scores.
	Applicable []int64 `json:"applicable,omitempty"`
	// Exact are final scores before they are rounded, by unit, where that is another number:
	// of units of which something is excluded and the rest was rescaled. It is nil of items.
	Exact map[int]exact.Number `json:"exact,omitempty"`
}

// At returns the points of the i-th unit, from 0; not Valid where they are not known, or
// there is no such unit.
func (s *Scores) At(i int) decimal.NullDecimal {
	if s == nil || i < 0 || i >= min(len(s.Points), len(s.Known)) || !s.Known[i] || s.Places > mostPlaces {
		return decimal.NullDecimal{}
	}
	return decimal.NewNullDecimal(rules.DecimalOf10(s.Points[i], interval.PowerOf10(s.Places)))
}

// Exactly returns the points of the i-th unit, from 0, before they are rounded; not ok where
// they are not known, or there is no such unit.
func (s *Scores) Exactly(i int) (n exact.Number, ok bool) {
	at := s.At(i)
	if !at.Valid {
		return n, false
	}
	if n, is := s.Exact[i]; is {
		return n, true
	}
	return exact.Of(at.Decimal.Rat()), true
}

func (t *Totals) scores() *Scores {
	n := t.Len()
	return &Scores{Points: make([]int64, n), Known: make([]bool, n), Status: make([]scoring.Status, n),
		Places: int(t.compiled.Rubric.Points.Places)}
}

// slice returns the scores of units in a row.
func (s *Scores) slice(from, to int) *Scores {
	return &Scores{Points: s.Points[from:to], Known: s.Known[from:to], Status: s.Status[from:to],
		Applicable: s.Applicable[from:to]}
}

// Finals returns the final scores, as [Totals.Final] does one. The status is Scored where
// one is known, else Failed or Missing after the leaves that leave it open, or
// NotApplicable where too little was assessed.
func (t *Totals) Finals() *Scores {
	out := t.Rounded()
	if t.Len() == 0 {
		return out
	}
	for i := range t.blocks {
		b := &t.blocks[i]
		for k, v := range b.final {
			if v != rules.NotFast {
				t.exact(out, b, k, i*kernel.BlockLen+k)
			}
		}
	}
	return out
}

// Rounded returns the final scores as [Totals.Finals] does, but without Exact, which takes
// more than all the rest where much is excluded.
func (t *Totals) Rounded() *Scores {
	if t.Len() == 0 {
		return &Scores{}
	}
	out := t.scores()
	for i := range t.blocks {
		b := &t.blocks[i]
		for k, v := range b.final {
			at := i*kernel.BlockLen + k
			switch {
			case v != rules.NotFast:
				out.Points[at], out.Known[at], out.Status[at] = v, true, scoring.Scored
			case b.open != nil && b.open[k].failed > 0:
				out.Status[at] = scoring.Failed
			case b.open != nil && b.open[k].missing > 0:
				out.Status[at] = scoring.Missing
			default:
				out.Status[at] = scoring.NotApplicable
			}
		}
	}
	return out
}

// exact notes the final score of the k-th unit of a block before it is rounded.
func (t *Totals) exact(out *Scores, b *sums, k, at int) {
	book := t.compiled.Book
	if !book.Rescales || !b.leavesOut(k) {
		return
	}
	if v := book.Unrounded(b.tally(book, k)); v != nil {
		if out.Exact == nil {
			out.Exact = map[int]exact.Number{}
		}
		out.Exact[at] = exact.Of(v)
	}
}

// leavesOut reports whether something of the maxima does not apply for the k-th unit.
func (b *sums) leavesOut(k int) bool {
	for _, maxima := range b.gone {
		if maxima != nil && maxima[k] != 0 {
			return true
		}
	}
	return false
}

// Item returns what the units came to at an item, a leaf or one with items. They are
// computed anew by every call. The error is [scoring.ErrUnknownItem].
func (t *Totals) Item(code string) (*Scores, error) {
	if t.Len() == 0 {
		return &Scores{}, nil
	}
	var n *rules.Node
	code = spelling.Normalize(code)
	for _, other := range t.compiled.Nodes() {
		if other.Item.Code == code {
			n = other
		}
	}
	if n == nil {
		return nil, rules.UnknownItem(t.compiled.Rubric, code)
	}
	out := t.scores()
	out.Applicable = make([]int64, t.Len())
	w := newWorker(newTotalsOf(t.compiled, nil))
	defer t.compiled.Engines.Put(w.engine)
	for i := range t.blocks {
		w.block, w.out = &t.table.blocks[i], t.blocks[i]
		part := out.slice(i*kernel.BlockLen, i*kernel.BlockLen+w.block.len)
		if n.Item.Leaf() && n.From < n.To {
			w.scoresOfLeaf(n, part)
		} else {
			w.scoresOf(n, part)
		}
	}
	return out, nil
}

// scoresOfLeaf writes what a leaf comes to for the units of a block.
func (w *worker) scoresOfLeaf(n *rules.Node, out *Scores) {
	points, state := w.kernel(n)
	copy(out.Points, points)
	for k := range points {
		out.Known[k], out.Status[k], out.Applicable[k] = true, scoring.Scored, n.Max
		switch {
		case state == nil || state[k] < kernel.StateGuard:
		default:
			w.score(n.Closed(int(state[k]-kernel.StateGuard), points[k]), k, out)
		}
	}
	for _, e := range w.out.othersOf(n.Index) {
		w.score(e, e.Unit, out)
	}
}

// score writes what an entry says of the k-th unit.
func (w *worker) score(e rules.Entry, k int, out *Scores) {
	out.Status[k], out.Known[k], out.Points[k], out.Applicable[k] = scoring.Status(e.Status), e.Settled() && e.Counts, 0, 0
	if out.Known[k] {
		out.Points[k], out.Applicable[k] = e.Lo, w.of.compiled.Leaves[e.Leaf].Max-e.Gone.Lo
	}
}

// scoresOf writes what an item with items comes to: where all its leaves simply have
// points it is put together from these, else as for one unit.
func (w *worker) scoresOf(n *rules.Node, out *Scores) {
	book, leaves := w.of.compiled.Book, w.of.compiled.Leaves[n.From:n.To]
	columns, others := make([][]int64, len(leaves)), make([][]rules.Entry, len(out.Points))
	for i, leaf := range leaves {
		points, state := w.kernel(leaf)
		columns[i] = slices.Clone(points)
		for k, at := range state {
			if at >= kernel.StateGuard {
				others[k] = append(others[k], leaf.Closed(int(at-kernel.StateGuard), points[k]))
			}
		}
		for _, e := range w.out.othersOf(leaf.Index) {
			if of := others[e.Unit]; len(of) == 0 || of[len(of)-1].Leaf != e.Leaf {
				others[e.Unit] = append(of, e)
			}
		}
	}
	all := make([]int64, len(w.of.compiled.Leaves))
	whole := book.FoldOf(n, all, nil).Applicable.Lo
	for k := range out.Points {
		for i, leaf := range leaves {
			all[leaf.Index] = columns[i][k]
		}
		if len(others[k]) == 0 && len(leaves) > 0 {
			out.Points[k], out.Known[k], out.Status[k], out.Applicable[k] = n.Folded(all), true, scoring.Scored, whole
			continue
		}
		sum := book.FoldOf(n, all, others[k])
		out.Status[k], out.Known[k] = scoring.Status(sum.Status()), sum.Settled() && sum.Counts()
		if out.Known[k] {
			out.Points[k], out.Applicable[k] = sum.Points.Lo, sum.Applicable.Lo
		}
	}
}

// Bands returns the bands of the units, by unit; the zero text where a unit surely has
// none, or where it is not known.
func (t *Totals) Bands() []rubric.Text {
	out := make([]rubric.Text, t.Len())
	if len(out) == 0 || len(t.compiled.Rubric.Bands) == 0 {
		return out
	}
	s := t.compiled
	e := s.NewEngine()
	defer s.Engines.Put(e)
	for i := range out {
		group := spelling.Normalize(t.table.Unit(i).Group)
		v := t.blocks[i/kernel.BlockLen].final[i%kernel.BlockLen]
		if v != rules.NotFast && len(s.Bands) == 0 {
			choice := s.BandsOf(rules.Bounds{Lo: v, Hi: v}, group, nil, nil)
			if sure := choice.Sure(); sure != nil {
				out[i] = sure.Name
			}
			continue
		}
		r := t.table.blocks[i/kernel.BlockLen].row(s, i%kernel.BlockLen)
		entries := e.LeafPoints(r)
		l := e.Ledger(entries)
		final, _, _ := l.Final()
		choice := e.Bands(r, entries, final, group)
		if sure := choice.Sure(); sure != nil && l.Assessed() {
			out[i] = sure.Name
		}
	}
	return out
}
