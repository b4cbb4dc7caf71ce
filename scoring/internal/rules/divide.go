package rules

import (
	"context"
	"sync"
	"sync/atomic"

	"github.com/parindex/parindex/scoring/internal/solve"
)

// Divide does n parts of some work, which do not depend on each other, in as many
// goroutines as the budget allows. What is left of its steps is divided among them
// equally; what some do not need is divided among those for whom their share did not
// suffice, which begin anew, until none would get much more than before. So what
// comes out depends neither on the number of goroutines nor on who is first, and parts
// that need little are done whatever others need.
//
// f must be such that doing a part again leaves what doing it once does. It is not called
// any more once nobody wants the answer.
func (b *Budget) Divide(n int, f func(i int, b *Budget)) {
	if b == nil {
		for i := range n {
			f(i, nil)
		}
		return
	}
	todo := make([]int, n)
	for i := range todo {
		todo[i] = i
	}
	t := &partsDone{of: n, budget: b}
	for share, before := b.share(n), -1; len(todo) > 0 && share > before+before/4; share = b.share(len(todo)) {
		parts := make([]*Budget, len(todo))
		b.each(len(todo), func(k int) {
			parts[k] = &Budget{done: b.done, workers: 1, question: b.question, whole: solve.NewAllowance(share)}
			f(todo[k], parts[k])
			if !parts[k].Spent() {
				t.add(1)
			}
		})
		if b.Ended() {
			return
		}
		var again []int
		for k, part := range parts {
			b.whole.Spend(share - part.whole.Left())
			if part.Spent() {
				again = append(again, todo[k])
			}
		}
		todo, before = again, share
	}
	t.add(len(todo))
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
