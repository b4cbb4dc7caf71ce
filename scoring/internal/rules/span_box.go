package rules

import (
	"github.com/parindex/parindex/scoring/internal/formula"
)

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
	return w.box(w.of.box(wholeBox, nil, nil)) && w.ask()
}

// divided computes all boxes in which the figures can be.
func (w *spanning) divided() bool {
	count, ok := w.locate()
	if !ok || w.of.size == 0 {
		return false
	}
	for k := range count {
		number := w.enter(k)
		if !w.box(w.of.box(number, w.at, nil)) {
			return false
		}
	}
	return w.ask()
}

// locate finds the cells in which the figures can be, and returns how many boxes these
// make; not ok where it is not seen, or they are too many.
func (w *spanning) locate() (count int, ok bool) {
	x := w.of
	if x.size == 0 && x.shares == nil {
		return 0, false
	}
	w.clear()
	for len(w.cells) < len(w.figures) {
		w.cells = append(w.cells, nil)
	}
	count = 1
	for i := range w.figures {
		list := w.cells[i][:0]
		cells := x.cellsAt(i)
		for k := range cells {
			f, some, sure := w.figures[i].in(&cells[k])
			if !sure {
				return 0, false
			}
			if some {
				list = append(list, inCell{k, f})
			}
		}
		if w.cells[i] = list; len(list) == 0 || count*len(list) > mostAtOnce || count*len(list)*x.cost > mostSpanned {
			return 0, false
		}
		count *= len(list)
	}
	return count, true
}

// cellsAt returns the cells of an input; of one that is not divided all that it can be.
func (x *span) cellsAt(i int) []figure {
	if x.size == 0 || x.cells[i] == nil {
		return x.free[i : i+1]
	}
	return x.cells[i]
}

// enter goes to the k-th of the boxes in which the figures can be, and returns its number.
func (w *spanning) enter(k int) (number int) {
	w.parts, w.at = w.parts[:0], w.at[:0]
	for i := range w.figures {
		c := &w.cells[i][k%len(w.cells[i])]
		k /= len(w.cells[i])
		w.parts, w.at = append(w.parts, c.of), append(w.at, c.cell)
		number = number*len(w.of.cellsAt(i)) + c.cell
	}
	return number
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
