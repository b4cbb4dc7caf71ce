package main

import (
	"fmt"
	"sync/atomic"
	"time"
)

// progress shows on a terminal that long work goes on.
type progress struct {
	done, total atomic.Int64
	shown       atomic.Bool
	quit, gone  chan struct{}
}

// progress starts to show what is being done, if anybody can see it; stop ends it
// and wipes it out.
func (a *app) progress(what string, total int) *progress {
	p := &progress{quit: make(chan struct{}), gone: make(chan struct{})}
	p.total.Store(int64(total))
	if !a.live {
		close(p.gone)
		return p
	}
	go func() {
		defer close(p.gone)
		start, tick := time.Now(), time.NewTicker(200*time.Millisecond)
		defer tick.Stop()
		for {
			select {
			case <-p.quit:
				if p.shown.Load() {
					fmt.Fprint(a.errOut, "\r\x1b[K")
				}
				return
			case <-tick.C:
				count := ""
				if total := p.total.Load(); total > 0 {
					count = fmt.Sprintf(" %d/%d", p.done.Load(), total)
				}
				fmt.Fprintf(a.errOut, "\r\x1b[K%s…%s %s", what, count, time.Since(start).Round(time.Second))
				p.shown.Store(true)
			}
		}
	}()
	return p
}

// tell takes over how many parts are done, and of how many.
func (p *progress) tell(done, of int) {
	p.total.Store(int64(of))
	p.done.Store(int64(done))
}

// step counts a part that is done.
func (p *progress) step() { p.done.Add(1) }

func (p *progress) stop() {
	close(p.quit)
	<-p.gone
}
