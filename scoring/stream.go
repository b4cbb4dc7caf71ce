package scoring

import (
	"context"
	"iter"
	"runtime"
	"sync"
)

// Stream scores units as they come, on all cores, and yields the results in the
// order of the units. A unit whose facts are faulty yields its error (see
// [Scorer.Score]) and a nil result, and does not stop the others. Memory is
// bounded: units are read only as far ahead of the consumer as there are cores to
// work on them. Where the context is cancelled the stream ends with its error.
//
// The units are read by another goroutine than the one that takes the results;
// when the stream ends, also by a break, no goroutine of it is left, once units
// has returned from yielding the unit at hand.
func (s *Scorer) Stream(ctx context.Context, units iter.Seq[Facts]) iter.Seq2[*Result, error] {
	return func(yield func(*Result, error) bool) {
		workers := runtime.GOMAXPROCS(0)
		ctx, cancel := context.WithCancel(ctx)
		var wg sync.WaitGroup
		defer wg.Wait()
		defer cancel()

		work := make(chan *batch, workers)
		order := make(chan *batch, 2*workers)
		wg.Go(func() {
			defer close(work)
			defer close(order)
			read(ctx, units, work, order)
		})
		for range workers {
			wg.Go(func() {
				e := s.engine()
				defer s.engines.Put(e)
				for b := range work {
					for i, f := range b.units {
						b.results[i], b.errs[i] = e.score(f)
					}
					b.units = nil
					close(b.done)
				}
			})
		}
		for b := range order {
			<-b.done
			for i := range b.results {
				if ctx.Err() != nil {
					break
				}
				if !yield(b.results[i], b.errs[i]) {
					return
				}
			}
			if ctx.Err() != nil {
				break
			}
		}
		if err := ctx.Err(); err != nil {
			yield(nil, err)
		}
	}
}

// batch is some units on their way.
type batch struct {
	units   []Facts
	results []*Result
	errs    []error
	done    chan struct{}
}

const batchLen = 32

// read cuts the units into batches and hands each to a worker and to the
// consumer, who waits for it in turn.
func read(ctx context.Context, units iter.Seq[Facts], work, order chan<- *batch) {
	var b *batch
	send := func() bool {
		b.results, b.errs = make([]*Result, len(b.units)), make([]error, len(b.units))
		for _, c := range []chan<- *batch{work, order} {
			select {
			case c <- b:
			case <-ctx.Done():
				return false
			}
		}
		b = nil
		return true
	}
	for f := range units {
		if ctx.Err() != nil {
			return
		}
		if b == nil {
			b = &batch{units: make([]Facts, 0, batchLen), done: make(chan struct{})}
		}
		b.units = append(b.units, f)
		if full := len(b.units) == batchLen; (full || len(work) == 0) && !send() {
			return // a worker without work does not wait for a batch to fill
		}
	}
	if b != nil {
		send()
	}
}
