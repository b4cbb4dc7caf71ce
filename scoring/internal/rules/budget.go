package rules

import (
	"context"
	"errors"
	"runtime"
	"sync"
)

// Each calls f for the numbers below n, until the context ends: in so many goroutines,
// as many as there are cores if zero. It tells progress of every one that is done, if
// that is not nil. The error is that of the context.
func Each(ctx context.Context, goroutines int, progress func(done, of int), n int, f func(i int)) error {
	if ctx == nil {
		return ErrNoContext
	}
	if goroutines <= 0 {
		goroutines = runtime.GOMAXPROCS(0)
	}
	var (
		workers sync.WaitGroup
		mu      sync.Mutex
		done    int
	)
	next := make(chan int)
	for range min(goroutines, n) {
		workers.Go(func() {
			for i := range next {
				f(i)
				if progress != nil && ctx.Err() == nil {
					mu.Lock()
					done++
					progress(done, n)
					mu.Unlock()
				}
			}
		})
	}
	for i := 0; i < n && ctx.Err() == nil; i++ {
		select {
		case next <- i:
		case <-ctx.Done():
		}
	}
	close(next)
	workers.Wait()
	return ctx.Err()
}

var ErrNoContext = errors.New("there is no context")

// Budget bounds the work on one question: in steps, in goroutines where it is divided,
// and by a channel that is closed when nobody wants the answer any more.
type Budget struct {
	Steps   int
	Workers int
	Done    <-chan struct{}
}

// NewBudget returns the budget of a caller who allows so many steps and goroutines; zero
// is the default.
func NewBudget(ctx context.Context, steps, workers int) Budget {
	if ctx == nil {
		return Budget{Steps: stepsOrDefault(steps), Workers: workers}
	}
	return Budget{stepsOrDefault(steps), workers, ctx.Done()}
}

// Ended reports whether nobody wants the answer any more.
func (b Budget) Ended() bool {
	select {
	case <-b.Done:
		return true
	default:
		return false
	}
}
