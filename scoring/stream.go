package scoring

import (
	"context"
	"errors"
	"iter"
	"runtime"
	"sync"
)

// Stream scores units as they come, on all cores, and yields the results in the
// order of the units. A unit whose facts are faulty yields its error (see
// [Scorer.Score]) and a nil result, and does not stop the others. Memory is
// bounded: units are read at most a few batches per core ahead of the consumer.
// Where the context is cancelled the stream ends with its error.
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
		var trouble any // a panic of the units' own
		wg.Go(func() {
			defer close(work)
			defer close(order)
			defer func() {
				trouble = recover()
			}()
			read(ctx, units, work, order)
		})
		var score func()
		score = func() {
			var b *batch
			defer func() {
				if b != nil { // a Go rule has ended this goroutine; another takes over
					b.abandon()
					wg.Go(score)
				}
			}()
			e := s.engine()
			for b = range work {
				for i, f := range b.units {
					b.results[i], b.errs[i] = e.score(f)
				}
				close(b.done)
				b = nil
			}
			s.engines.Put(e)
		}
		for range workers {
			wg.Go(score)
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
		wg.Wait()
		if trouble != nil {
			panic(trouble) // the caller's, in the caller's goroutine
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

// abandon ends a batch whose goroutine has been ended by a rule.
func (b *batch) abandon() {
	for i := range b.results {
		if b.results[i] == nil && b.errs[i] == nil {
			b.errs[i] = errors.New("a Go rule ended the goroutine that ran it")
		}
	}
	close(b.done)
}

const batchLen = 32

// read cuts the units into batches and hands each to a worker and to the
// consumer, who waits for it in turn.
func read(ctx context.Context, units iter.Seq[Facts], work, order chan *batch) {
	var b *batch
	send := func() bool {
		b.results, b.errs = make([]*Result, len(b.units)), make([]error, len(b.units))
		for _, c := range []chan *batch{work, order} {
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
		if full := len(b.units) == batchLen; (full || len(order) == 0) && !send() {
			return // a consumer with nothing to wait for gets what there is
		}
	}
	if b != nil {
		send()
	}
}
