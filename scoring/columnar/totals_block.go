package columnar

import (
	"slices"
	"sync"

	"github.com/parindex/parindex/scoring/internal/kernel"
	"github.com/parindex/parindex/scoring/internal/rules"
)

// worker scores blocks of a table, one at a time.
type worker struct {
	of     *totalsOf
	engine *rules.Engine // for its registers
	local  [][]int64
	points []int64   // of one leaf
	states []int64   // of one leaf, where its kernel has none
	row    rules.Row // of one unit; only what a leaf reads is filled in
	block  *block
	out    sums
	terms  *termWorker // nil where there are none
	moved  []bool      // of a block
}

func newWorker(of *totalsOf) *worker {
	return &worker{of: of, engine: of.compiled.NewEngine(), points: make([]int64, kernel.BlockLen),
		states: make([]int64, kernel.BlockLen),
		row:    of.compiled.UnknownRow(), terms: newTermWorker(of.compiled), moved: make([]bool, kernel.BlockLen)}
}

// workerPool keeps the workers of one call that are not at work.
type workerPool struct {
	mu   sync.Mutex
	idle []*worker
}

func (p *workerPool) take(of *totalsOf) *worker {
	p.mu.Lock()
	defer p.mu.Unlock()
	if last := len(p.idle) - 1; last >= 0 {
		w := p.idle[last]
		p.idle = p.idle[:last]
		return w
	}
	return newWorker(of)
}

func (p *workerPool) put(w *worker) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.idle = append(p.idle, w)
}

// close gives the engines of all workers back.
func (p *workerPool) close(s *rules.Compiled) {
	for _, w := range p.idle {
		s.Engines.Put(w.engine)
	}
}

// run scores a block: all leaves, or those that its base has otherwise.
func (w *worker) run(b *block, base *sums) sums {
	w.block = b
	lines := w.of.compiled.Book.Lines
	if base != nil {
		w.out = base.clone(w.of)
	} else {
		w.out = sums{len: b.len, terms: make([][]int64, len(w.of.terms))}
	}
	for i, n := range w.of.compiled.Leaves {
		switch term := lines[i].Term; {
		case term >= 0:
			if w.of.terms[term-len(w.of.compiled.Leaves)] {
				w.part(n)
			}
		case w.of.changed(i):
			if base != nil {
				w.add(w.of.base.Leaves[i], -1)
				w.keep(i, nil)
			}
			w.add(n, 1)
		}
	}
	for k, computed := range w.of.terms {
		if computed {
			w.term(len(w.of.compiled.Leaves) + k)
		}
	}
	w.finish(base)
	return w.out
}

// add adds what a leaf comes to, or takes it off again: by is 1 or -1.
func (w *worker) add(n *rules.Node, by int64) {
	account := w.of.compiled.Book.Lines[n.Index].Account
	sum := w.sum(account)
	if by > 0 && n.Kernel != nil && n.Kernel.Certain() && !w.gaps(n.Reads) {
		n.Kernel.Add(&w.engine.Block, w.columns(n), 0, w.block.len, sum)
		return
	}
	points, state := w.kernel(n)
	if state == nil {
		for k, p := range points {
			sum[k] += by * p
		}
		return
	}
	decided := true
	for k, p := range points {
		switch at := state[k]; {
		case at == kernel.StateCounted:
			sum[k] += by * p
		case at == kernel.StateUndecided:
			decided = false
		case n.Excludes(int(at - kernel.StateGuard)):
			w.leaveOut(account, k, by*n.Max)
		default:
			sum[k] += by * p
		}
	}
	if decided {
		return
	}
	if by > 0 {
		w.keep(n.Index, w.undecided(n, state))
	}
	for _, e := range w.out.othersOf(n.Index) {
		w.enter(e, by)
	}
}

// book returns the book by which something is added, or was when it is taken off.
func (w *worker) book(by int64) *rules.Book {
	if by < 0 && w.of.base != nil {
		return w.of.base.Book
	}
	return w.of.compiled.Book
}

// kernel returns the points of a leaf and the states of kernels; nil where all are
// StateCounted. Both are valid until the next call.
func (w *worker) kernel(n *rules.Node) (points, state []int64) {
	b, slots := w.block, n.Reads
	certain := false
	switch {
	case n.Plain():
		points, certain = b.columns[slots[0]], true
	case n.Kernel != nil:
		points = w.points[:b.len]
		state, certain = n.Kernel.Run(&w.engine.Block, w.columns(n), 0, b.len, points), n.Kernel.Certain()
	default:
		return w.points[:b.len], undecided[:b.len]
	}
	if certain {
		state = nil
	}
	for _, slot := range slots {
		if b.gaps[slot] == nil {
			continue
		}
		if state == nil {
			state = w.states[:b.len]
			clear(state)
		}
		for k, gap := range b.gaps[slot] {
			if gap {
				state[k] = kernel.StateUndecided
			}
		}
	}
	return points, state
}

// columns returns the columns of what a leaf reads.
func (w *worker) columns(n *rules.Node) [][]int64 {
	w.local = w.local[:0]
	for _, slot := range n.Reads {
		w.local = append(w.local, w.block.columns[slot])
	}
	return w.local
}

// gaps reports whether a figure is not in its column.
func (w *worker) gaps(slots []int) bool {
	return slices.ContainsFunc(slots, func(slot int) bool { return w.block.gaps[slot] != nil })
}

// undecided are the states of a leaf without a kernel; it is never changed.
var undecided = slices.Repeat([]int64{kernel.StateUndecided}, kernel.BlockLen)

// undecided returns what a leaf comes to for the units for which its kernel does not say.
func (w *worker) undecided(n *rules.Node, state []int64) (out []rules.Entry) {
	for k, at := range state {
		if at == kernel.StateUndecided {
			out = append(out, w.slow(n, k))
		}
	}
	return out
}

// slow evaluates a leaf of the k-th unit over sets of possible values.
func (w *worker) slow(n *rules.Node, k int) rules.Entry {
	w.block.fill(&w.row, k, n.Figures()...)
	if n.Item.Reported {
		w.block.fill(&w.row, k, len(w.of.compiled.Inputs.Columns)+n.Index)
	}
	e := w.engine.Entry(w.row, n)
	e.Unit = k
	return e
}

// keep notes the others of a line.
func (w *worker) keep(line int, others []rules.Entry) {
	if w.out.others == nil {
		if others == nil {
			return
		}
		w.out.others = make([][]rules.Entry, len(w.of.compiled.Book.Lines))
	}
	w.out.others[line] = others
}

// enter adds an entry, or takes it off again.
func (w *worker) enter(e rules.Entry, by int64) {
	account := w.of.compiled.Book.Lines[e.Leaf].Account
	switch {
	case !e.Settled():
		if w.out.open == nil {
			w.out.open = make([]openLines, w.out.len)
		}
		if e.Status == rules.Failed {
			w.out.open[e.Unit].failed += int32(by)
		} else {
			w.out.open[e.Unit].missing += int32(by)
		}
		return
	case e.Counts:
		w.sum(account)[e.Unit] += by * e.Lo
	}
	w.leaveOut(account, e.Unit, by*w.book(by).LeftOut(e))
}

// sum returns the column of an account.
func (w *worker) sum(at rules.Account) []int64 {
	if w.out.points[at] == nil {
		w.out.points[at] = make([]int64, w.out.len)
	}
	return w.out.points[at]
}

// leaveOut notes that some of the maxima does not apply for the k-th unit.
func (w *worker) leaveOut(at rules.Account, k int, max int64) {
	if at >= rules.OfBonus || max == 0 {
		return
	}
	if w.out.gone[at] == nil {
		w.out.gone[at] = make([]int64, w.out.len)
	}
	w.out.gone[at][k] += max
}

// movedUnits returns the units of a block that do not come to what they do in the base. It
// is valid until the next call.
func (w *worker) movedUnits(base *sums) []bool {
	moved := w.moved[:w.out.len]
	clear(moved)
	for at, changes := range w.of.accounts {
		if !changes {
			continue
		}
		differ(moved, w.out.points[at], base.points[at])
		if at < rules.Sources {
			differ(moved, w.out.gone[at], base.gone[at])
		}
	}
	for k := range w.out.open {
		moved[k] = moved[k] || base.open == nil || w.out.open[k] != base.open[k]
	}
	return moved
}

// differ notes where two columns differ; one that is not there is all zero.
func differ(moved []bool, a, b []int64) {
	switch {
	case a == nil:
		return // what a base has its variants have
	case b == nil:
		for k, v := range a {
			if v != 0 {
				moved[k] = true
			}
		}
	default:
		b = b[:len(a)]
		for k, v := range a {
			if v != b[k] {
				moved[k] = true
			}
		}
	}
}

// finish computes the final scores, but for those of units that come to the same as in
// the base.
func (w *worker) finish(base *sums) {
	book := w.of.compiled.Book
	others := slices.ContainsFunc(w.out.points[1:], func(sums []int64) bool { return sums != nil })
	gone := slices.ContainsFunc(w.out.gone[:], func(maxima []int64) bool { return maxima != nil })
	if !others && !gone && w.out.open == nil && w.of.compiled.Rubric.Final == nil {
		w.out.final = w.sum(rules.OfAppraisal) // nothing is left out, capped or taken off
		return
	}
	final := make([]int64, w.out.len)
	w.out.final = final
	var moved []bool
	if w.of.end {
		base = nil
	}
	if base != nil {
		copy(final, base.final)
		moved = w.movedUnits(base)
	}
	for k := range final {
		if base != nil && !moved[k] {
			continue
		}
		t := w.out.tally(book, k)
		final[k] = rules.NotFast
		if w.out.open != nil && w.out.open[k] != (openLines{}) || t.Applicable != book.Full && !book.Assessed(t) {
			continue
		}
		final[k] = book.Final(t)
	}
}

// tally returns what the leaves of the k-th unit come to together.
func (b *sums) tally(book *rules.Book, k int) rules.Tally {
	t := rules.Tally{Applicable: book.Full}
	for at, points := range b.points {
		if points != nil {
			t.Points[at] = points[k]
		}
	}
	for at, maxima := range b.gone {
		if maxima != nil {
			t.Applicable[at] -= maxima[k]
		}
	}
	return t
}
