package remediation

import "github.com/parindex/parindex/scoring"

// wholeSteps bounds the work of a plan or an optimum unless the caller says otherwise.
const wholeSteps = 1_500_000

// The hundredths of the work of an optimum that go into finding levers and into choosing
// among their moves; what is left goes into why points are out of reach. Those of a plan
// that go into its optimum; what is left goes into what its targets leave.
const (
	leversPercent  = 50
	choosePercent  = 25
	optimumPercent = 75
)

// workOf returns the work that a caller allows, with the default of steps.
func workOf(w *scoring.Work) scoring.Work {
	out := scoring.Work{}
	if w != nil {
		out = *w
	}
	if out.Steps <= 0 {
		out.Steps = wholeSteps
	}
	return out
}

// part returns the work of what has so many hundredths of the steps of some work, and is
// what lies between two hundredths of its progress.
func part(w scoring.Work, percent, from, to int) *scoring.Work {
	p := &scoring.Work{Steps: max(1, w.Steps/100*percent+w.Steps%100*percent/100), Workers: w.Workers}
	if w.Progress != nil {
		p.Progress = func(done, of int) { w.Progress(from+(to-from)*done/max(1, of), 100) }
	}
	return p
}

// oneOf returns the work of the i-th of n parts that have equal shares of some work.
func oneOf(w scoring.Work, i, n int) *scoring.Work {
	p := &scoring.Work{Steps: max(1, w.Steps/n), Workers: w.Workers}
	if w.Progress != nil {
		p.Progress = func(done, of int) { w.Progress(i*of+done, n*of) }
	}
	return p
}

// finished tells that all work is done.
func finished(w scoring.Work) {
	if w.Progress != nil {
		w.Progress(100, 100)
	}
}
