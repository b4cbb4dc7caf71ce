package web

import (
	"sync"
	"time"
)

// tries counts wrong passwords by who has tried them: after some of them everybody waits until the
// time since the first has passed. Goroutines may share it.
type tries struct {
	now func() time.Time

	mu    sync.Mutex
	wrong map[string]*series
}

type series struct {
	count int
	began time.Time
}

// What somebody may try in a while, and how many are remembered.
const (
	mostTries = 5
	triesTime = 5 * time.Minute
	mostKept  = 10_000
)

// wait returns how long somebody has to wait before the next try.
func (t *tries) wait(who string) time.Duration {
	t.mu.Lock()
	defer t.mu.Unlock()
	s := t.wrong[who]
	switch {
	case s != nil && s.count >= mostTries:
		return triesTime - t.now().Sub(s.began)
	case s == nil && len(t.wrong) >= mostKept && !t.cleared():
		return triesTime // names are tried at random: nobody new until that has passed
	}
	return 0
}

// cleared forgets whose time has passed, and reports whether there were any.
func (t *tries) cleared() bool {
	before := len(t.wrong)
	for who, s := range t.wrong {
		if t.now().Sub(s.began) >= triesTime {
			delete(t.wrong, who)
		}
	}
	return len(t.wrong) < before
}

// add counts a wrong password.
func (t *tries) add(who string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	s := t.wrong[who]
	if s == nil || t.now().Sub(s.began) >= triesTime {
		s = &series{began: t.now()}
		t.wrong[who] = s
	}
	s.count++
}
