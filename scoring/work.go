package scoring

import (
	"context"
	"errors"
	"runtime"
	"sync"
)

// Work says how work that takes long is done. What comes out does not depend on it.
// The zero Work uses all cores and tells nobody how far it is.
type Work struct {
	// Workers is how many goroutines work at the same time; as many as there are cores
	// if zero.
	Workers int
	// Progress is called whenever a part of the work is done, with how many parts are
	// done and how many there are in all. Its calls do not overlap.
	Progress func(done, of int)
}

func (w Work) workers() int {
	if w.Workers <= 0 {
		return runtime.GOMAXPROCS(0)
	}
	return w.Workers
}

// each calls f for the numbers below n, until the context ends. The error is that of
// the context.
func (w Work) each(ctx context.Context, n int, f func(i int)) error {
	if ctx == nil {
		return errNoContext
	}
	var (
		workers sync.WaitGroup
		mu      sync.Mutex
		done    int
	)
	next := make(chan int)
	for range min(w.workers(), n) {
		workers.Go(func() {
			for i := range next {
				f(i)
				if w.Progress != nil && ctx.Err() == nil {
					mu.Lock()
					done++
					w.Progress(done, n)
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

var errNoContext = errors.New("there is no context")

// inParallel calls f for the numbers below n, on all cores.
func inParallel(n int, f func(i int)) { _ = Work{}.each(context.Background(), n, f) }

// budget bounds the work on one question: in steps, in goroutines where it is divided,
// and by a channel that is closed when nobody wants the answer any more.
type budget struct {
	steps   int
	workers int
	done    <-chan struct{}
}

// ended reports whether nobody wants the answer any more.
func (b budget) ended() bool {
	select {
	case <-b.done:
		return true
	default:
		return false
	}
}
