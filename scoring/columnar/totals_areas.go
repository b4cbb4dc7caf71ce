package columnar

import (
	"slices"

	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/kernel"
	"github.com/parindex/parindex/scoring/internal/rules"
)

// Areas returns what the areas came to together, before rescaling, bonus and penalty, by
// unit: the points of the Score in [scoring.Total]. They are computed anew by every call.
func (t *Totals) Areas() *Scores {
	if t.Len() == 0 {
		return &Scores{}
	}
	leaves := slices.Clone(t.compiled.Leaves)
	leaves = slices.DeleteFunc(leaves, func(n *rules.Node) bool { return t.compiled.Account(n) >= rules.OfBonus })
	if len(leaves) == 1 {
		out, _ := t.Item(leaves[0].Item.Code) // the whole has the status of its only leaf
		return out
	}
	out, book := t.scores(), t.compiled.Book
	out.Applicable = make([]int64, t.Len())
	for i := range t.blocks {
		b := &t.blocks[i]
		for k := range b.len {
			at := i*kernel.BlockLen + k
			out.Status[at] = scoring.Scored
			for account := range rules.Sources {
				out.Applicable[at] += book.Full[account]
				if b.points[account] != nil {
					out.Points[at] += b.points[account][k]
				}
				if b.gone[account] != nil {
					out.Applicable[at] -= b.gone[account][k]
				}
			}
			if out.Applicable[at] == 0 {
				out.Status[at] = scoring.NotApplicable
			}
		}
		for line, entries := range b.others {
			if book.Lines[line].Account >= rules.OfBonus || book.Lines[line].Term >= 0 {
				continue
			}
			for _, e := range entries {
				at := i*kernel.BlockLen + e.Unit
				switch {
				case e.Settled() || out.Status[at] == scoring.Failed:
				case e.Status == rules.Failed:
					out.Status[at] = scoring.Failed
				default:
					out.Status[at] = scoring.Missing
				}
			}
		}
	}
	for i, status := range out.Status {
		if out.Known[i] = status == scoring.Scored; !out.Known[i] {
			out.Points[i], out.Applicable[i] = 0, 0
		}
	}
	return out
}

// Blank reports whether nothing at all is said of the i-th unit, from 0: no figure, not even
// a bound, and no points that an appraiser gave. That is a unit without a score sheet. It
// is false where there is no such unit.
func (t *Totals) Blank(i int) bool {
	if i < 0 || i >= t.Len() {
		return false
	}
	b, k := &t.table.blocks[i/kernel.BlockLen], i%kernel.BlockLen
	inputs, declared := len(t.table.inputs.Columns), len(t.compiled.Rubric.Scalars())
	for c, column := range b.columns {
		if column != nil && (c < declared || c >= inputs) && (b.gaps[c] == nil || !b.gaps[c][k]) {
			return false
		}
	}
	for c := range b.row(t.compiled, k).Inexact { // what relations say is known of every unit
		if c < declared || c >= inputs {
			return false
		}
	}
	return true
}
