package rules

import (
	"context"
	"errors"
	"runtime"

	"github.com/parindex/parindex/scoring/internal/solve"
)

// Work has the fields of scoring.Work, which cannot be named here.
type Work struct {
	Steps    int
	Workers  int
	Progress func(done, of int)
}

// mostWorkers bounds the goroutines of a caller who asks for more than any machine has use
// for.
const mostWorkers = 1024

// Goroutines returns how many goroutines work; of a nil Work the default.
func (w *Work) Goroutines() int {
	if w == nil || w.Workers <= 0 {
		return runtime.GOMAXPROCS(0)
	}
	return min(w.Workers, mostWorkers)
}

// wholeSteps is how many steps a call does at most unless its caller says otherwise, and
// questionPart what part of them one question may take: then what needs too much is
// undecided, and not all that comes behind it.
const (
	wholeSteps   = 1_000_000
	questionPart = 10
)

// LeafSteps is how many steps it counts as to compute the points of a leaf over what is
// not known.
const LeafSteps = 10

// ErrNoContext says that a call was given no context.
var ErrNoContext = errors.New("there is no context")

// Budget bounds the work of a call, or of a part of it: in steps, in goroutines, and by a
// channel that is closed when nobody wants the answer any more. It serves one goroutine;
// [Budget.Divide] gives others their own. A nil Budget bounds each question as a call does
// by default, and nothing else.
type Budget struct {
	done     <-chan struct{}
	workers  int
	question int              // steps that one question may take
	whole    *solve.Allowance // that all of them together may
	progress func(done, of int)
	told     int // parts of which progress was told
}

// NewBudget returns the budget of a call to which its caller allows some work; nil is the
// default. The error is that of a context that has ended, or is not there.
func NewBudget(ctx context.Context, w *Work) (*Budget, error) {
	if ctx == nil {
		return nil, ErrNoContext
	}
	if w == nil {
		w = &Work{}
	}
	steps := wholeSteps
	if w.Steps > 0 {
		steps = w.Steps
	}
	b := &Budget{done: ctx.Done(), workers: w.Goroutines(), question: max(1, steps/questionPart),
		whole: solve.NewAllowance(steps), progress: w.Progress}
	return b, ctx.Err()
}

// Ended reports whether nobody wants the answer any more.
func (b *Budget) Ended() bool {
	if b == nil {
		return false
	}
	select {
	case <-b.done:
		return true
	default:
		return false
	}
}

// Spend takes steps that are no search's, and reports whether work goes on.
func (b *Budget) Spend(steps int) bool { return b == nil || b.whole.Spend(steps) && !b.Ended() }

// Spent reports whether no steps are left.
func (b *Budget) Spent() bool { return b != nil && b.whole.Left() <= 0 }

// Steps returns how many steps are left, at most so many.
func (b *Budget) Steps(most int) int {
	if b == nil {
		return most
	}
	return min(most, max(0, b.whole.Left()))
}

// Question returns how many steps one question may take.
func (b *Budget) Question() int {
	if b == nil {
		return wholeSteps / questionPart
	}
	return b.question
}

// Bind makes a search end with the budget, from which its steps are taken.
func (b *Budget) Bind(q *solve.Search) {
	if b != nil {
		q.StopOn(b.done)
		q.Share(b.whole)
	}
}

// Stage does a part of a call that takes at most so many hundredths of what is left of
// its budget. Of the progress of the whole it is what lies between two numbers of parts.
func (b *Budget) Stage(percent, from, to, of int, f func(b *Budget)) {
	if b == nil {
		f(nil)
		return
	}
	left := max(0, b.whole.Left())
	steps := left/100*percent + left%100*percent/100
	part := &Budget{done: b.done, workers: b.workers, question: b.question, whole: solve.NewAllowance(steps)}
	part.progress = func(done, parts int) { b.Tell(from+(to-from)*done/parts, of) }
	f(part)
	b.whole.Spend(steps - part.whole.Left())
	b.Tell(to, of)
}

// Tell says how many parts of the work are done, if that are more than before.
func (b *Budget) Tell(done, of int) {
	if b != nil && b.progress != nil && done > b.told && !b.Ended() {
		b.told = done
		b.progress(done, of)
	}
}
