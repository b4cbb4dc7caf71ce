package rules

import (
	"math/big"
	"slices"

	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/kernel"
)

// The bounds of what is computed for one row.
const (
	mostListed = 64 // rows where all figures that are not known are one of few
	mostAtOnce = 32 // boxes
)

// spanning computes spans for one row after the other; it belongs to an [Engine].
type spanning struct {
	frame    *kernel.Frame
	of       *span
	figures  []figure   // of the leaf's columns
	parts    []figure   // the same within a box
	cells    [][]inCell // where the figures are
	at       []int      // the cells of a box
	joined   []figure   // of inputs that relations connect to these
	rows     []int64    // that are computed, one after the other
	computed int        // rows in all
	points   []int64    // of rows
	states   []int64
	values   []int64 // of one row
	beyond   []int64
	asked    []asked
	found    found
}

// spanned returns what a leaf comes to whose figures are not all known; ok is false where
// that needs a search.
func (e *Engine) spanned(r Row, n *Node) (out Entry, ok bool) {
	w := &e.spanning
	w.frame = &e.frame
	if !w.fromRow(r, n.span) || !w.find() {
		return out, false
	}
	return w.entry(n), true
}

// spanned makes an outcome exact that may be too wide, where that needs no search, and
// returns the steps that this took.
func (n *Node) spanned(wide *Outcome, vars, reported []interval.Domain) (steps int) {
	w, ok := n.seen(vars, reported)
	if !ok {
		return w.steps()
	}
	e := w.entry(n)
	wide.Counts, wide.Excluded, wide.Failure, wide.Loose = e.Counts, e.Excluded, nil, false
	wide.Lo, wide.Hi = big.NewRat(e.Lo, n.span.unit), big.NewRat(e.Hi, n.span.unit)
	wide.Branches = slices.DeleteFunc(wide.Branches, func(b Branch) bool {
		state := int64(kernel.StateCounted)
		if b.Guard == nil && b.Status == NotArising {
			state = int64(kernel.StateGuard + len(n.Guards))
		}
		for i := range n.Guards {
			if b.Guard == &n.Guards[i] {
				state = int64(kernel.StateGuard + i)
			}
		}
		return !slices.Contains(w.found.states, state)
	})
	return w.steps()
}

// Seen returns what a leaf comes to over sets of values, and the steps that this took; ok is
// false where it needs a search. The status is Missing where figures leave it open.
func (n *Node) Seen(vars, reported []interval.Domain) (e Entry, steps int, ok bool) {
	w, ok := n.seen(vars, reported)
	if !ok {
		return e, w.steps(), false
	}
	return w.entry(n), w.steps(), true
}

// A span takes some steps at least. In each step it goes through so many parts of formulas.
const (
	seenSteps  = 2
	seenInStep = 250
)

// steps returns how much work was done; a nil w did none.
func (w *spanning) steps() int {
	if w == nil {
		return 0
	}
	return seenSteps + w.computed*w.of.formSize/seenInStep
}

// seen computes the span of a leaf over sets of values; not ok where it is not seen, and nil
// where nothing was done for it.
func (n *Node) seen(vars, reported []interval.Domain) (w *spanning, ok bool) {
	if !n.spans() {
		return nil, false
	}
	w = &spanning{frame: &kernel.Frame{Rows: 1}}
	return w, w.fromDomains(vars, reported, n.span) && len(w.figures) > 0 && w.find()
}

// fromRow takes over what a row says of a leaf's figures.
func (w *spanning) fromRow(r Row, x *span) bool {
	w.start(x)
	for i, slot := range x.slots {
		switch v := r.Vals[slot]; {
		case v != NotFast:
			w.figures = append(w.figures, knownFigure(v))
		case i < len(x.node.Inputs):
			w.figures = append(w.figures, x.figure(r, slot, &x.free[i]))
		default: // reported points
			if _, bounded := r.Inexact[slot]; bounded || x.node.Min == x.node.Max {
				return false
			}
			w.figures = append(w.figures, x.free[i])
		}
	}
	for k, slot := range x.joined {
		w.joined = append(w.joined, x.figure(r, slot, &x.freeJoined[k]))
	}
	return true
}

// fromDomains takes over the variables of a leaf, and what is known of reported points.
func (w *spanning) fromDomains(vars, reported []interval.Domain, x *span) bool {
	w.start(x)
	n := x.node
	for i := range n.Inputs {
		w.figures = append(w.figures, figureOf(&x.columns[i], written(vars[i])))
	}
	if n.Item.Reported {
		if len(reported) > 0 && !reported[0].Known() || n.Min == n.Max {
			return false
		}
		last := len(n.Inputs)
		f := x.free[last]
		if len(reported) > 0 {
			if f = figureOf(&x.columns[last], reported[0]); !f.known() || !n.Allows(f.lo) {
				return false
			}
		}
		w.figures = append(w.figures, f)
	}
	for _, slot := range x.joined {
		d := vars[len(n.Inputs)+slices.Index(n.Joined, slot)]
		w.joined = append(w.joined, figureOf(&x.layout.Columns[slot], written(d)))
	}
	return true
}

// written returns what facts can have of a domain.
func written(d interval.Domain) interval.Domain {
	if d.Type == interval.Date {
		return Written(d)
	}
	return d
}

// start begins with another leaf.
func (w *spanning) start(x *span) {
	x.once.Do(x.prepare)
	w.of, w.figures, w.joined = x, w.figures[:0], w.joined[:0]
}

// find looks for what the leaf comes to; not ok where it is not seen.
func (w *spanning) find() (ok bool) {
	return w.list() || !w.of.long && (w.whole() || w.divided() || w.shared())
}

// figure returns what a row says of an input; free is what it can be if that is nothing.
func (x *span) figure(r Row, slot int, free *figure) figure {
	if v := r.Vals[slot]; v != NotFast {
		return knownFigure(v)
	}
	d, bounded := r.Within()[slot]
	if !bounded {
		return *free
	}
	return figureOf(&x.layout.Columns[slot], written(d))
}

func (w *spanning) clear() { w.rows, w.asked = w.rows[:0], w.asked[:0] }

// add adds a row of values and returns its number.
func (w *spanning) add(values []int64) (row int) {
	w.rows = append(w.rows, values...)
	w.computed++
	return len(w.rows)/len(w.figures) - 1
}

// list computes all rows that can be, where these are few.
func (w *spanning) list() bool {
	count := int64(1)
	for i := range w.figures {
		values := w.of.count(i, &w.figures[i])
		if values == 0 || count*values > mostListed {
			return false
		}
		count *= values
	}
	w.clear()
	for k := range count {
		values := w.values[:0]
		for i := range w.figures {
			f := &w.figures[i]
			number := w.of.count(i, f)
			if f.options != nil {
				values = append(values, f.options[k%number])
			} else {
				values = append(values, f.lo+k%number)
			}
			k /= number
		}
		w.values = values
		possible, known := w.possible(values)
		if !known {
			return false
		}
		if !possible {
			continue
		}
		row := w.add(values)
		e := end{samples: [2]int{row, -1}, sure: true, bound: -1}
		w.asked = append(w.asked, asked{nil, e, e})
	}
	return w.ask()
}

// count returns how many values a figure can have, 0 for more than are listed.
func (x *span) count(i int, f *figure) int64 {
	switch {
	case f.known():
		return 1
	case f.none || i == len(x.node.Inputs):
		return 0
	case f.options != nil:
		return int64(len(f.options))
	case f.of.Type == interval.Bool:
		return 2
	}
	values := f.hi - f.lo + 1
	if !f.loEnd || !f.hiEnd || values > mostListed || f.of.Numbers.Grid != x.grids[i] {
		return 0
	}
	return values
}
