package rules

import (
	"context"
	"iter"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/parindex/parindex/scoring/internal/solve"
)

// Divide does n parts of some work, which do not depend on each other, in as many
// goroutines as the budget allows. What is left of its steps is divided among them
// equally; what some do not need is divided among those for whom their share did not
// suffice: while they are many, these begin anew, since one that waits holds on to its
// memory, until none would get much more than before; few of them wait for it and go on,
// until nothing is left. So what comes out depends neither on the number of goroutines nor
// on who is first, and parts that need little are done whatever others need.
//
// f must be such that doing a part again leaves what doing it once does, and may hold no lock
// while it spends steps. It is not called any more once nobody wants the answer.
func (b *Budget) Divide(n int, f func(i int, b *Budget)) {
	if b == nil {
		for i := range n {
			f(i, nil)
		}
		return
	}
	t := &partsDone{of: n, budget: b}
	todo := make([]int, n)
	for i := range todo {
		todo[i] = i
	}
	for before := -1; len(todo) > mostWaiting && !b.Ended(); {
		steps := b.share(len(todo))
		if steps <= before+before/4 {
			t.add(len(todo))
			return
		}
		todo, before = b.begin(t, todo, steps, f), steps
	}
	b.goOn(t, todo, f)
}

// mostWaiting bounds how many parts of some work wait at once.
const mostWaiting = 100

// begin does parts with so many steps each, and returns those for which they did not suffice.
func (b *Budget) begin(t *partsDone, todo []int, steps int, f func(i int, b *Budget)) (again []int) {
	spent := make([]int, len(todo))
	b.each(len(todo), func(k int) {
		part := b.with(solve.NewAllowance(steps))
		if f(todo[k], part); !part.Spent() {
			t.add(1)
		}
		spent[k] = steps - part.whole.Left()
	})
	for k, i := range todo {
		if b.whole.Spend(spent[k]); spent[k] >= steps {
			again = append(again, i)
		}
	}
	return again
}

// goOn does parts, which wait where their steps do not suffice, until nothing is left.
func (b *Budget) goOn(t *partsDone, todo []int, f func(i int, b *Budget)) {
	parts := make([]*part, len(todo))
	for k, i := range todo {
		parts[k] = b.part(func(b *Budget) { f(i, b) })
	}
	for len(parts) > 0 && !b.Ended() {
		steps := b.share(len(parts))
		b.each(len(parts), func(k int) {
			if parts[k].goOn(steps) {
				t.add(1)
			}
		})
		parts = slices.DeleteFunc(parts, func(p *part) bool {
			b.whole.Spend(p.spent())
			return p.finished
		})
	}
	for _, p := range parts {
		p.stop()
	}
}

// part is a part of some work, a coroutine that waits where its steps did not suffice.
type part struct {
	whole    *solve.Allowance
	granted  int // steps in all
	charged  int // of those spent, what spent has returned before
	finished bool
	next     func() (struct{}, bool)
	stop     func()
}

// part returns a part of a call that does not begin yet.
func (b *Budget) part(f func(b *Budget)) *part {
	p := &part{whole: solve.NewAllowance(0)}
	p.next, p.stop = iter.Pull(func(wait func(struct{}) bool) {
		p.whole.Refill(func() { wait(struct{}{}) })
		f(b.with(p.whole))
	})
	return p
}

// with returns a budget of one goroutine for a part of a call.
func (b *Budget) with(whole *solve.Allowance) *Budget {
	return &Budget{done: b.done, workers: 1, question: b.question, whole: whole}
}

// goOn gives a part steps, and reports whether it is finished, or waits for more. Without
// any steps to go on with it finishes.
func (p *part) goOn(steps int) bool {
	p.granted += steps
	p.whole.Grant(steps)
	_, waits := p.next()
	p.finished = !waits
	return p.finished
}

// spent returns the steps that a part took since it was last asked.
func (p *part) spent() int {
	since := p.granted - p.whole.Left() - p.charged
	p.charged += since
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
