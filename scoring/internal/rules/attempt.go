package rules

import (
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
)

// Attempt is one thing that a leaf tried before it had its points. Leaves take
// their attempts down where an explanation asks for them.
type Attempt struct {
	Key   string
	Guard *Guard            // of a condition of an item
	At    int               // of a case
	Vars  []interval.Domain // what was known when it was tried
	Cond  formula.Outcome   // of the condition, if there is one
	Next  []interval.Domain // what is known where the case holds; nil if it cannot
	Score formula.Outcome   // what it gives
	Fault rubric.Text       // why it fails or may fail
}

// Attempts returns what a leaf tries.
func (n *Node) Attempts(r *rubric.Rubric, vars []interval.Domain, reported ...interval.Domain) []Attempt {
	var tried []Attempt
	l := &Leaf{Node: n, Rubric: r, tried: &tried}
	l.Evaluate(vars, reported)
	return tried
}

// Settle drops attempts that the exact outcome rules out. It can know more than
// they do: what figures say together, where each is only bounded.
func (o *Outcome) Settle(tried []Attempt) []Attempt {
	if o.Failure != nil || slices.ContainsFunc(o.Branches, func(b Branch) bool {
		return b.Status == NotArising && b.Guard == nil
	}) {
		return tried
	}
	decides := func(t Attempt) bool {
		return slices.ContainsFunc(o.Branches, func(b Branch) bool {
			return b.Guard == t.Guard && (t.Guard != nil || b.Held == t.At)
		})
	}
	for i := range tried {
		t := &tried[i]
		here, later := decides(*t), slices.ContainsFunc(tried[i+1:], decides)
		t.Fault, t.Score.Failure, t.Score.NotArising = rubric.Text{}, nil, false
		if t.Guard != nil {
			t.Cond = formula.CanBe(later, here)
		} else {
			t.Cond = formula.CanBe(here, later)
		}
		if !later {
			return tried[:i+1]
		}
	}
	return tried
}

func (l *Leaf) try(a Attempt) {
	if l.tried != nil {
		*l.tried = append(*l.tried, a)
	}
}

// gives takes down what the last attempt gives.
func (l *Leaf) gives(o formula.Outcome) {
	if l.tried != nil {
		(*l.tried)[len(*l.tried)-1].Score = o
	}
}

// failed takes down why the last attempt fails or may fail, first of all.
func (l *Leaf) failed(message rubric.Text) {
	if l.tried == nil {
		return
	}
	if last := &(*l.tried)[len(*l.tried)-1]; last.Fault.IsZero() {
		last.Fault = message
	}
}

// earned takes down the points that the last attempt gives: those in the item's
// range, perhaps none.
func (l *Leaf) earned(v interval.Interval) {
	if l.tried != nil {
		o := &(*l.tried)[len(*l.tried)-1].Score
		o.Value, o.HasValue = interval.Domain{Type: interval.Number, Numbers: v}, !v.Empty()
	}
}

// The keys of attempts that are no conditions of items, by what is tried.
const (
	keyCase     = "case"
	keyReported = "reported"
	keyRule     = "rule"
)
