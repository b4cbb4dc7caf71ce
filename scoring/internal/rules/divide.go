package rules

import (
	"context"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/parindex/parindex/scoring/internal/solve"
)

// Divide does n parts of some work, which do not depend on each other, in as many
// goroutines as the budget allows. What is left of its steps is divided among them
// equally; what some do not need is divided among those for whom their share did not
// suffice, which wait for it and go on, until nothing is left. So what
// comes out depends neither on the number of goroutines nor on who is first, and parts
// that need little are done whatever others need.
//
// A part may hold no lock while it spends steps. f is not called any more once nobody wants
// the answer.
func (b *Budget) Divide(n int, f func(i int, b *Budget)) {
	if b == nil {
		for i := range n {
			f(i, nil)
		}
		return
	}
	t, share := &partsDone{of: n, budget: b}, b.share(n)
	parts := make([]*part, n)
	var next atomic.Int64
	var crew sync.WaitGroup
	var work func()
	start := func() {
		crew.Add(1)
		go work()
	}
	work = func() {
		for k := int(next.Add(1)) - 1; k < n && !b.Ended(); k = int(next.Add(1)) - 1 {
			p := b.newPart(share, func() {
				start() // another goroutine takes over
				crew.Done()
			})
			parts[k] = p
			f(k, p.budget)
			if !p.budget.Spent() {
				t.add(1)
			}
			if p.finish(); p.waited {
				return
			}
		}
		crew.Done()
	}
	for range min(b.workers, n) {
		start()
	}
	crew.Wait()
	parts = slices.DeleteFunc(parts, func(p *part) bool { return p == nil })
	for !b.Ended() {
		var waiting []*part
		for _, p := range parts {
			b.whole.Spend(p.spent())
			if !p.isFinished() {
				waiting = append(waiting, p)
			}
		}
		if parts = waiting; len(parts) == 0 {
			break
		}
		steps := b.share(len(parts))
		b.each(len(parts), func(k int) { parts[k].goOn(steps) })
	}
	if b.Ended() {
		for _, p := range parts {
			<-p.finished
		}
		return
	}
	t.add(n - t.done)
}

// part is a part of some work, which waits where its steps did not suffice.
type part struct {
	budget *Budget
	// Who waits for the part knows its steps left from when it last waited, and from its end.
	granted, charged, left, atEnd int
	waited                        bool
	handOver                      func()
	more                          chan int // steps to go on with
	waits                         chan int // it waits again, with so many steps left
	finished                      chan struct{}
}

func (b *Budget) newPart(share int, handOver func()) *part {
	p := &part{granted: share, handOver: handOver, more: make(chan int), waits: make(chan int), finished: make(chan struct{})}
	p.budget = &Budget{done: b.done, workers: 1, question: b.question, whole: solve.NewAllowance(share)}
	p.budget.whole.Refill(p.wait)
	return p
}

// wait returns more steps, or none where there are none, or nobody wants the answer.
func (p *part) wait() int {
	if left := p.budget.whole.Left(); p.waited {
		select {
		case p.waits <- left:
		case <-p.budget.done:
			return 0
		}
	} else {
		p.waited, p.left = true, left
		p.handOver()
	}
	select {
	case steps := <-p.more:
		return steps
	case <-p.budget.done:
		return 0
	}
}

func (p *part) finish() {
	p.atEnd = p.budget.whole.Left()
	close(p.finished)
}

func (p *part) isFinished() bool {
	select {
	case <-p.finished:
		return true
	default:
		return false
	}
}

// goOn gives a part that waits more steps, and returns when it waits again or is finished.
func (p *part) goOn(steps int) {
	select {
	case p.more <- steps:
		p.granted += steps
	case <-p.budget.done:
	}
	select {
	case p.left = <-p.waits:
	case <-p.finished:
	}
}

// spent returns the steps that a part took since it was last asked.
func (p *part) spent() int {
	all := p.granted - p.left
	if p.isFinished() {
		all = p.granted - p.atEnd
	}
	since := all - p.charged
	p.charged = all
	return since
}

// share returns the steps for each of n parts.
func (b *Budget) share(n int) int { return max(0, b.whole.Left()) / max(1, n) }

// each calls f for the numbers below n, in goroutines that take them one after another. The
// caller only waits: a goroutine that is started by one which goes on working is left to it
// by the scheduler for a while, although another core has nothing to do.
func (b *Budget) each(n int, f func(k int)) {
	var next atomic.Int64
	work := func() {
		for k := int(next.Add(1)) - 1; k < n && !b.Ended(); k = int(next.Add(1)) - 1 {
			f(k)
		}
	}
	var workers sync.WaitGroup
	for range min(b.workers, n) {
		workers.Go(work)
	}
	workers.Wait()
}

// partsDone tells of parts that are done.
type partsDone struct {
	mu       sync.Mutex
	done, of int
	budget   *Budget
}

func (t *partsDone) add(parts int) {
	if parts == 0 {
		return
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.done += parts
	t.budget.Tell(t.done, t.of)
}

// Each calls f for the numbers below n, until the context ends, and tells progress of every
// one that is done. The error is that of the context.
func Each(ctx context.Context, w *Work, n int, f func(i int)) error {
	b, err := NewBudget(ctx, w)
	if err != nil {
		return err
	}
	t := &partsDone{of: n, budget: b}
	b.each(n, func(i int) {
		f(i)
		t.add(1)
	})
	return ctx.Err()
}
