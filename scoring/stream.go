package scoring

import (
	"context"
	"errors"
	"iter"
	"runtime"
	"sync"

	"github.com/parindex/parindex/scoring/internal/rules"
)

// Stream scores units as they come, on all cores, and yields the results in the
// order of the units. A unit whose facts are faulty yields its error (a
// [source.Faults] as that of [Scorer.Score], with the unit named) and a nil result,
// and does not stop the others. Memory is bounded: units are read at most a few
// batches per core ahead of the consumer. Where the context is cancelled the stream
// ends with its error, and so it does where units ends its goroutine
// ([runtime.Goexit]) instead of returning; what it yielded before is scored. A panic
// of units is passed on to the consumer, also where it comes after a break.
//
// The units are read by another goroutine than the one that takes the results;
// when the stream ends, also by a break, no goroutine of it is left. So it ends only
// once units has returned from yielding the unit at hand, and every call of a Go
// rule or function has returned: code of the host's that blocks holds the stream,
// also after its context has ended.
func (s *Scorer) Stream(ctx context.Context, units iter.Seq[Facts]) iter.Seq2[*Result, error] {
	return func(yield func(*Result, error) bool) {
		if yield == nil {
			return
		}
		if err := s.streamable(ctx, units); err != nil {
			yield(nil, err)
			return
		}
		workers := runtime.GOMAXPROCS(0)
		ctx, cancel := context.WithCancel(ctx)
		var wg sync.WaitGroup
		defer wg.Wait()
		defer cancel()

		r := &reader{ctx: ctx, work: make(chan *batch, workers), order: make(chan *batch, 2*workers)}
		wg.Go(func() { r.read(units) })
		for range workers {
			wg.Go(func() { s.scoreBatches(r.work) })
		}
		for b := range r.order {
			<-b.done
			for i := range b.results {
				if ctx.Err() != nil {
					break
				}
				if !yield(b.results[i], b.errs[i]) {
					cancel()
					wg.Wait()
					r.passOn()
					return
				}
			}
			if ctx.Err() != nil {
				break
			}
		}
		wg.Wait()
		r.passOn()
		if err := ctx.Err(); err != nil {
			yield(nil, err)
		} else if r.exited {
			yield(nil, errors.New("the units ended their goroutine before they were all read"))
		}
	}
}

// streamable returns why there is nothing to stream.
func (s *Scorer) streamable(ctx context.Context, units iter.Seq[Facts]) error {
	if err := s.ready(); err != nil {
		return err
	}
	switch {
	case ctx == nil:
		return rules.ErrNoContext
	case units == nil:
		return errNoUnits
	}
	return ctx.Err()
}

var errNoUnits = errors.New("there is no sequence of units")

// batch is some units on their way.
type batch struct {
	first   int // number of the first unit, from 1
	units   []Facts
	results []*Result
	errs    []error
	done    chan struct{}
}

func (s *Scorer) scoreBatches(work <-chan *batch) {
	e := s.c.NewEngine()
	defer s.c.Engines.Put(e)
	for b := range work {
		for i, f := range b.units {
			var err error
			if b.results[i], err = scoreUnit(e, f, nil, nil); err != nil {
				b.errs[i] = rules.OfUnit(f.Unit.ID, b.first+i, err).Err()
			}
		}
		close(b.done)
	}
}

const batchLen = 32

// reader cuts units into batches and hands each to a worker and to the consumer,
// who waits for it in turn.
type reader struct {
	ctx         context.Context
	work, order chan *batch
	next        *batch // not handed on yet
	count       int    // units read
	// How the units ended, if they did not return.
	panicked any
	exited   bool
}

// passOn panics with what the units panicked with, if they did: in the consumer's
// goroutine, when the reader's has ended.
func (r *reader) passOn() {
	if r.panicked != nil {
		panic(r.panicked)
	}
}

// read reads the units. However they end, what was read before is handed on.
func (r *reader) read(units iter.Seq[Facts]) {
	defer close(r.work)
	defer close(r.order)
	returned := false
	defer func() {
		r.panicked = recover()
		r.exited = !returned && r.panicked == nil
		r.send()
	}()
	for f := range units {
		if r.ctx.Err() != nil {
			break
		}
		r.count++
		if r.next == nil {
			r.next = &batch{first: r.count, units: make([]Facts, 0, batchLen), done: make(chan struct{})}
		}
		r.next.units = append(r.next.units, f)
		// A consumer with nothing to wait for gets what there is.
		if full := len(r.next.units) == batchLen; (full || len(r.order) == 0) && !r.send() {
			break
		}
	}
	returned = true
}

// send hands the units read on; not ok means that nobody wants them any more.
func (r *reader) send() (ok bool) {
	b := r.next
	if b == nil {
		return true
	}
	r.next = nil
	b.results, b.errs = make([]*Result, len(b.units)), make([]error, len(b.units))
	for _, c := range []chan *batch{r.work, r.order} {
		select {
		case c <- b:
		case <-r.ctx.Done():
			return false
		}
	}
	return true
}
