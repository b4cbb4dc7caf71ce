package scoring

import (
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
)

// attempt is one thing that a leaf tried on the way to its points. Leaves take
// their attempts down where an explanation asks for them.
type attempt struct {
	key   string
	guard *guard            // of a condition of an item
	at    int               // of a case
	vars  []interval.Domain // what was known when it was tried
	cond  formula.Outcome   // of the condition, if there is one
	next  []interval.Domain // what is known where the case holds; nil if it cannot
	score formula.Outcome   // what it gives
	fault rubric.Text       // why it fails or may fail
}

// attempts returns what a leaf tries.
func (n *node) attempts(r *rubric.Rubric, vars []interval.Domain, reported ...interval.Domain) []attempt {
	var tried []attempt
	l := &leaf{node: n, rubric: r, tried: &tried}
	l.evaluate(vars, reported)
	return tried
}

// settle leaves of the attempts what a leaf can come to. The outcome can know
// more than they do: what figures say together, where each is only bounded.
func (o *outcome) settle(tried []attempt) []attempt {
	if o.failure != nil || slices.ContainsFunc(o.branches, func(b branch) bool { return b.status == statusNotArising && b.guard == nil }) {
		return tried
	}
	decides := func(t attempt) bool {
		return slices.ContainsFunc(o.branches, func(b branch) bool { return b.guard == t.guard && (t.guard != nil || b.held == t.at) })
	}
	for i := range tried {
		t := &tried[i]
		here, later := decides(*t), slices.ContainsFunc(tried[i+1:], decides)
		t.fault, t.score.Failure, t.score.NotArising = rubric.Text{}, nil, false
		if t.guard != nil {
			t.cond = formula.CanBe(later, here)
		} else {
			t.cond = formula.CanBe(here, later)
		}
		if !later {
			return tried[:i+1]
		}
	}
	return tried
}

func (l *leaf) try(a attempt) {
	if l.tried != nil {
		*l.tried = append(*l.tried, a)
	}
}

// gives takes down what the last attempt gives.
func (l *leaf) gives(o formula.Outcome) {
	if l.tried != nil {
		(*l.tried)[len(*l.tried)-1].score = o
	}
}

// failed takes down why the last attempt fails or may fail, first of all.
func (l *leaf) failed(message rubric.Text) {
	if l.tried == nil {
		return
	}
	if last := &(*l.tried)[len(*l.tried)-1]; last.fault.IsZero() {
		last.fault = message
	}
}

// earned takes down the points that the last attempt gives: those in the item's
// range, perhaps none.
func (l *leaf) earned(v interval.Interval) {
	if l.tried != nil {
		o := &(*l.tried)[len(*l.tried)-1].score
		o.Value, o.HasValue = interval.Domain{Type: interval.Number, Numbers: v}, !v.Empty()
	}
}

// The keys of attempts that are no conditions of items, by what is tried.
const (
	keyCase     = "case"
	keyReported = "reported"
	keyRule     = "rule"
)
