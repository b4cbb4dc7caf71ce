package columnar

import (
	"context"
	"slices"

	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/kernel"
	"github.com/parindex/parindex/scoring/internal/rules"
)

// Table holds the facts of many units by column, converted and checked once, for
// scoring them again and again: under variants of a rule, for what-if questions.
// It is made by [FromFacts] or [FromColumns].
// A Table is immutable and may be shared by goroutines. It belongs to the scorer
// that made it and to the variants of that scorer (see [scoring.Scorer.Vary]).
type Table struct {
	inputs *rules.Layout
	// leaves are the codes of reported leaves whose points stand in a column, by the index
	// of a leaf; empty for others.
	leaves []string
	lines  *lines // of its facts; shared by the table in other columns
	of     *Table // with the same figures in other columns; nil of a table of its own
	len    int
	units  []scoring.Unit // nil where nothing was said of them
	blocks []block
}

// block is the figures of up to kernel.BlockLen units of a table.
type block struct {
	len int
	// columns are the inputs by slot, then the points of the leaves by index, which are
	// nil for leaves that are not reported. Where gaps says that a figure is not in its
	// column, the column has a number from its range.
	columns [][]int64
	gaps    [][]bool // nil for a column without
	// within is what is known of the figures that are not in their columns, by unit, then
	// by column; nil where nothing is. stated is what the facts say of them, nil where
	// relations say no more of any unit.
	within, stated []map[int]interval.Domain
}

// reported returns the leaves of a table that a scorer makes.
func reported(s *rules.Compiled) []string {
	out := make([]string, len(s.Leaves))
	for i, n := range s.Leaves {
		if n.Item.Reported {
			out[i] = n.Item.Code
		}
	}
	return out
}

// root returns the table that was made, of one whose columns stand elsewhere.
func (t *Table) root() *Table {
	if t != nil && t.of != nil {
		return t.of
	}
	return t
}

// over returns the table with its columns where the leaves of a variant of its scorer have
// them. Points of leaves that were not reported are missing.
func (t *Table) over(s *rules.Compiled) *Table {
	leaves := reported(s)
	if slices.Equal(leaves, t.leaves) {
		return t
	}
	inputs := len(t.inputs.Columns)
	from, to := make([]int, len(leaves)), map[int]int{}
	for i, code := range leaves {
		if from[i] = -1; code != "" {
			from[i] = slices.Index(t.leaves, code)
		}
		if from[i] >= 0 {
			to[inputs+from[i]] = inputs + i
		}
	}
	out := &Table{inputs: t.inputs, leaves: leaves, lines: t.lines, of: t.root(), len: t.len, units: t.units,
		blocks: make([]block, len(t.blocks))}
	nothing, missing := make([]int64, kernel.BlockLen), slices.Repeat([]bool{true}, kernel.BlockLen)
	for k := range t.blocks {
		b := &t.blocks[k]
		own := block{len: b.len, columns: slices.Clone(b.columns[:inputs]), gaps: slices.Clone(b.gaps[:inputs])}
		for i, at := range from {
			column, gaps := []int64(nil), []bool(nil)
			switch {
			case at >= 0:
				column, gaps = b.columns[inputs+at], b.gaps[inputs+at]
			case leaves[i] != "":
				column, gaps = nothing[:b.len], missing[:b.len]
			}
			own.columns, own.gaps = append(own.columns, column), append(own.gaps, gaps)
		}
		own.within, own.stated = moved(b.within, inputs, to), moved(b.stated, inputs, to)
		out.blocks[k] = own
	}
	return out
}

// moved returns what is known by unit and column with the columns behind the inputs where
// they go; those that go nowhere are left out.
func moved(known []map[int]interval.Domain, inputs int, to map[int]int) []map[int]interval.Domain {
	if known == nil {
		return nil
	}
	out := make([]map[int]interval.Domain, len(known))
	for unit, of := range known {
		for c, v := range of {
			at, stays := to[c]
			if c < inputs {
				at, stays = c, true
			}
			if !stays {
				continue
			}
			if out[unit] == nil {
				out[unit] = make(map[int]interval.Domain, len(of))
			}
			out[unit][at] = v
		}
	}
	return out
}

func newBlock(s *rules.Compiled, n int) block {
	inputs := len(s.Inputs.Columns)
	b := block{len: n, columns: make([][]int64, inputs+len(s.Leaves)), gaps: make([][]bool, inputs+len(s.Leaves))}
	count := inputs
	for _, leaf := range s.Leaves {
		if leaf.Item.Reported {
			count++
		}
	}
	slab := make([]int64, count*n)
	for c := range b.columns {
		if c < inputs || s.Leaves[c-inputs].Item.Reported {
			b.columns[c], slab = slab[:n:n], slab[n:]
		}
	}
	return b
}

// gap notes that a figure of the k-th unit is not in its column.
func (b *block) gap(l *rules.Layout, c, k int) {
	if b.gaps[c] == nil {
		b.gaps[c] = make([]bool, b.len)
	}
	b.gaps[c][k] = true
	if b.columns[c][k] = 0; c < len(l.Columns) {
		b.columns[c][k] = l.Columns[c].Lo
	}
}

// know notes what is known of figures of the k-th unit that are not in their columns.
func (b *block) know(k int, r rules.Row) {
	within := r.Within()
	if len(within) == 0 {
		return
	}
	if b.within == nil {
		b.within = make([]map[int]interval.Domain, b.len)
	}
	if r.Narrowed() && b.stated == nil {
		b.stated = slices.Clone(b.within)
	}
	if b.within[k] = within; b.stated != nil {
		b.stated[k] = r.Inexact
	}
}

// set takes over the row of the k-th unit.
func (b *block) set(l *rules.Layout, k int, r rules.Row) {
	for c, column := range b.columns {
		if column == nil {
			continue
		}
		if b.gaps[c] != nil {
			b.gaps[c][k] = false
		}
		if column[k] = r.Vals[c]; column[k] == rules.NotFast {
			b.gap(l, c, k)
		}
	}
	b.know(k, r)
}

// fill copies figures of the k-th unit into a row.
func (b *block) fill(r *rules.Row, k int, columns ...int) {
	for _, c := range columns {
		if r.Vals[c] = b.columns[c][k]; b.gaps[c] != nil && b.gaps[c][k] {
			r.Vals[c] = rules.NotFast
		}
	}
	switch {
	case b.within == nil:
		r.Know(nil, nil)
	case b.stated == nil:
		r.Know(b.within[k], nil)
	default:
		r.Know(b.stated[k], b.within[k])
	}
}

// row returns the row of the k-th unit.
func (b *block) row(s *rules.Compiled, k int) rules.Row {
	r := s.UnknownRow()
	for c, column := range b.columns {
		if column != nil {
			b.fill(&r, k, c)
		}
	}
	return r
}

// Len returns the number of units.
func (t *Table) Len() int {
	if t == nil {
		return 0
	}
	return t.len
}

// Unit returns the i-th unit, from 0; the zero unit where there is none, or where the
// table was made of columns that say nothing of units.
func (t *Table) Unit(i int) scoring.Unit {
	if i < 0 || i >= t.Len() || t.units == nil {
		return scoring.Unit{}
	}
	return t.units[i]
}

// blocksOf returns how many blocks some units take.
func blocksOf(units int) int { return (units + kernel.BlockLen - 1) / kernel.BlockLen }

// eachBlock calls f for the blocks of some units, on several cores, and tells how many
// units are done. The error is that of the context.
func eachBlock(ctx context.Context, w *scoring.Work, units int, f func(i int)) error {
	of := rules.Work{}
	if w != nil {
		of = rules.Work(*w)
	}
	if tell := of.Progress; tell != nil {
		of.Progress = func(done, _ int) { tell(min(done*kernel.BlockLen, units), units) }
	}
	return rules.Each(ctx, &of, blocksOf(units), f)
}
