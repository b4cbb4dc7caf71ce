package rules

import (
	"math/big"
	"slices"

	"github.com/parindex/parindex/scoring/internal/formula"
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
	frame   *kernel.Frame
	of      *span
	figures []figure   // of the leaf's columns
	parts   []figure   // the same within a box
	cells   [][]inCell // where the figures are
	joined  []figure   // of inputs that relations connect to these
	rows    []int64    // that are computed, one after the other
	points  []int64    // of rows
	states  []int64
	values  []int64 // of one row
	beyond  []int64
	asked   []asked
	found   found
}

// inCell is a figure within one of the cells of its input.
type inCell struct {
	cell int
	of   figure
}

// asked is a box with the rows where its points are the least and the most, or a row of
// a list.
type asked struct {
	box         *box // nil for a row
	least, most end
}

// end is where the least points of a box, or the most, are looked for.
type end struct {
	// samples are rows of facts that can be, or -1.
	samples [2]int
	// sure says that the first is the end; if it is not, the points of bound are beyond all
	// of the box, unless that is -1.
	sure  bool
	bound int
}

// found is what a leaf can come to, as far as it is seen.
type found struct {
	counts, excluded bool
	lo, hi           int64
	states           []int64
	statuses         []Status
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

// spanned makes an outcome exact that may be too wide, where that needs no search.
func (n *Node) spanned(wide *Outcome, vars, reported []interval.Domain) {
	if n.span == nil || n.span.node != n {
		return
	}
	w := &spanning{frame: &kernel.Frame{Rows: 1}}
	if !w.fromDomains(vars, reported, n.span) || !w.find() {
		return
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
func (w *spanning) find() (ok bool) { return w.list() || w.whole() || w.divided() }

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

// whole computes the box of everything that the figures can be.
func (w *spanning) whole() bool {
	w.clear()
	w.parts = w.parts[:0]
	for i := range w.figures {
		f, some, _ := w.figures[i].in(&w.of.free[i])
		if !some {
			return false
		}
		w.parts = append(w.parts, f)
	}
	return w.box(w.of.box(wholeBox, nil)) && w.ask()
}

// divided computes all boxes in which the figures can be.
func (w *spanning) divided() bool {
	x := w.of
	if x.size == 0 {
		return false
	}
	w.clear()
	count := 1
	for len(w.cells) < len(w.figures) {
		w.cells = append(w.cells, nil)
	}
	for i := range w.figures {
		list := w.cells[i][:0]
		cells := x.cells[i]
		if cells == nil {
			cells = x.free[i : i+1]
		}
		for k := range cells {
			f, some, sure := w.figures[i].in(&cells[k])
			if !sure {
				return false
			}
			if some {
				list = append(list, inCell{k, f})
			}
		}
		if w.cells[i] = list; len(list) == 0 || count*len(list) > mostAtOnce || count*len(list)*x.cost > mostSpanned {
			return false
		}
		count *= len(list)
	}
	at := make([]int, len(w.figures))
	for k := range count {
		number := 0
		w.parts = w.parts[:0]
		for i := range w.figures {
			c := &w.cells[i][k%len(w.cells[i])]
			k /= len(w.cells[i])
			w.parts = append(w.parts, c.of)
			at[i] = c.cell
			number = number*max(1, len(x.cells[i])) + c.cell
		}
		if !w.box(x.box(number, at)) {
			return false
		}
	}
	return w.ask()
}

// box asks for the ends of a box within which the figures are; not ok where it may have
// others.
func (w *spanning) box(b *box) (ok bool) {
	if w.impossible() {
		return true
	}
	if b == nil || !b.ok {
		return false
	}
	a := asked{box: b}
	if a.least, ok = w.end(b, false); !ok {
		return false
	}
	a.most = a.least
	for i := range w.parts {
		if b.ways[i] != formula.Steady && !w.parts[i].known() {
			if a.most, ok = w.end(b, true); !ok {
				return false
			}
			break
		}
	}
	w.asked = append(w.asked, a)
	return true
}

// end asks for the points where the figures of a box are those that make them the most, or
// the least.
func (w *spanning) end(b *box, most bool) (e end, ok bool) {
	e = end{samples: [2]int{-1, -1}, sure: true, bound: -1}
	values, beyond := w.values[:0], w.beyond[:0]
	bounded := true
	for i := range w.parts {
		f, way := &w.parts[i], b.ways[i]
		at, isEnd, next := f.lo, f.loEnd, f.loNext
		if way == formula.Rising && most || way == formula.Falling && !most {
			at, isEnd, next = f.hi, f.hiEnd, f.hiNext
		}
		values, beyond = append(values, at), append(beyond, at)
		switch {
		case f.known(), way == formula.Steady:
		case way == formula.AnyWay:
			return e, false
		case !isEnd:
			e.sure = false
			beyond[i], bounded = next, bounded && next != far
		}
	}
	w.values, w.beyond = values, beyond
	if possible, known := w.possible(values); possible && known {
		e.samples[0] = w.add(values)
	} else {
		e.sure = false
		for k := range e.samples {
			if other := w.allowed(values, k == 0); other != nil {
				e.samples[k] = w.add(other)
			}
		}
	}
	if !e.sure && bounded {
		e.bound = w.add(beyond)
	}
	return e, true
}

// ask computes the rows and takes down what they come to; not ok where that may not be
// all.
func (w *spanning) ask() bool {
	w.found = found{states: w.found.states[:0], statuses: w.found.statuses[:0]}
	n := w.of.node
	w.points, w.states = w.points[:0], w.states[:0]
	for at := 0; at < len(w.rows); at += len(w.figures) {
		points, state := n.Kernel.One(w.frame, w.rows[at:at+len(w.figures)])
		w.points, w.states = append(w.points, points), append(w.states, state)
	}
	for _, a := range w.asked {
		least, most := w.settled(&a, a.least, false), w.settled(&a, a.most, true)
		if least < 0 || most < 0 {
			return false
		}
		if b := a.box; b != nil && !b.stepped && w.points[least] != w.points[most] {
			return false
		}
		for _, row := range [2]int{least, most} {
			w.take(n, w.states[row], w.points[row])
		}
	}
	return len(w.asked) > 0
}

// settled returns the row with the least points, or the most, -1 where that is not seen.
func (w *spanning) settled(a *asked, e end, most bool) int {
	for _, row := range e.samples {
		if row < 0 {
			continue
		}
		if a.box == nil {
			if w.states[row] == kernel.StateUndecided {
				return -1
			}
			return row
		}
		if w.states[row] != a.box.state {
			return -1
		}
		if e.sure || e.bound >= 0 && w.states[e.bound] == w.states[row] && w.points[e.bound] == w.points[row] ||
			w.of.reaches(a.box, most, w.points[row]) {
			return row
		}
	}
	return -1
}

// reaches reports whether points are no less, or no more, than all of a box.
func (x *span) reaches(b *box, most bool, points int64) bool {
	at := b.points.Lo
	if most {
		at = b.points.Hi
	}
	if b.state != kernel.StateCounted {
		return true
	}
	if at == nil || !x.node.Grid.Allowed.Contains(at) {
		return false
	}
	v := x.node.Grid.Round(at)
	return v.Cmp(big.NewRat(points, x.unit)) == 0
}

// take takes down what a row comes to.
func (w *spanning) take(n *Node, state, points int64) {
	f := &w.found
	e := Entry{Status: Scored, Counts: true, Lo: points, Hi: points}
	if state >= kernel.StateGuard {
		e = n.Closed(int(state-kernel.StateGuard), points)
	}
	if !slices.Contains(f.states, state) {
		f.states = append(f.states, state)
	}
	if !slices.Contains(f.statuses, e.Status) {
		f.statuses = append(f.statuses, e.Status)
	}
	f.excluded = f.excluded || e.Excluded
	if !e.Counts {
		return
	}
	if !f.counts || e.Lo < f.lo {
		f.lo = e.Lo
	}
	if !f.counts || e.Hi > f.hi {
		f.hi = e.Hi
	}
	f.counts = true
}

// entry returns what was found.
func (w *spanning) entry(n *Node) Entry {
	f := &w.found
	e := Entry{Leaf: n.Index, Counts: f.counts, Excluded: f.excluded, Status: Missing}
	if f.counts {
		e.Lo, e.Hi = f.lo, f.hi
	}
	switch {
	case f.counts && (f.excluded || f.lo != f.hi):
	case len(f.statuses) == 1:
		e.Status = f.statuses[0]
	case f.counts:
		e.Status = Scored
	default:
		e.Status = NotApplicable
	}
	return e
}
