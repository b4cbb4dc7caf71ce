package rules

import (
	"cmp"
	"math/big"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/interval"
)

// Set returns what a leaf comes to whose points something else than its rule decides: a
// judgement, or evidence that is not there. The points are on the grid of the leaf.
func (n *Node) Set(points *big.Rat, reason rubric.Text) Outcome {
	return Outcome{Counts: true, Lo: points, Hi: points,
		Branches: []Branch{{Status: Scored, Held: -1, Reason: reason, Set: true}}}
}

// SetBy returns what a leaf comes to that a policy decides in place of its rule, that of a
// waiver: it gives points, with which the leaf is scored, or an exclusion.
func (n *Node) SetBy(r *rubric.Rubric, p rubric.Policy, reason rubric.Text) Outcome {
	l := &Leaf{Node: n, Rubric: r}
	status := NotApplicable
	if _, counts := ShareOf(p); counts {
		status = Scored
	}
	l.apply(p, Branch{Status: status, Held: -1, Reason: reason, Set: true})
	return l.Out
}

// Unanswered returns what a reported leaf comes to for which nobody gives points: where its
// guards let it have points, what a policy says. The reason is that of the policy if it
// has one.
func (s *Compiled) Unanswered(r Row, n *Node, p rubric.Policy, why rubric.Text) Outcome {
	l := &Leaf{Node: n, Rubric: s.Rubric, instead: &Branch{Status: NotApplicable, Policy: p, Held: -1, Reason: why, Set: true}}
	if !p.Reason.IsZero() {
		l.instead.Reason = rubric.Text{}
	}
	l.Evaluate(s.Vars(r, n), nil)
	return l.Out
}

// replaced takes over what stands in place of the points that an appraiser would give.
func (l *Leaf) replaced(vars []interval.Domain) {
	b := *l.instead
	b.Vars = vars
	if b.Policy.Kind == rubric.PolicyError {
		l.fail(l.Item, "", -1, cmp.Or(b.Reason, b.Policy.Reason))
		return
	}
	l.apply(b.Policy, b)
}

// AtLeast returns what a leaf comes to that has the points of another outcome, which is
// set, where it has fewer or fails. What is open above them stays open.
func (o Outcome) AtLeast(set Outcome) Outcome {
	if !o.Counts {
		return set
	}
	out := Outcome{Counts: true, Lo: larger(o.Lo, set.Lo), Hi: larger(o.Hi, set.Hi), Excluded: o.Excluded}
	return out.settled(o, set)
}

// AtMost returns what a leaf comes to that has the points of another outcome, which is
// set, where it has more or fails.
func (o Outcome) AtMost(set Outcome) Outcome {
	if !o.Counts {
		return set
	}
	out := Outcome{Counts: true, Lo: smaller(o.Lo, set.Lo), Hi: smaller(o.Hi, set.Hi), Excluded: o.Excluded}
	return out.settled(o, set)
}

// settled returns an outcome with the branches that lead to it: that which is set, and
// behind it, where more is open, those of what it was before.
func (o Outcome) settled(before, set Outcome) Outcome {
	o.Branches = set.Branches
	if o.Excluded || o.Lo.Cmp(o.Hi) != 0 {
		o.Branches = slices.Concat(set.Branches, before.Branches)
	}
	return o
}

func larger(a, b *big.Rat) *big.Rat {
	if a.Cmp(b) < 0 {
		return b
	}
	return a
}

func smaller(a, b *big.Rat) *big.Rat {
	if a.Cmp(b) > 0 {
		return b
	}
	return a
}

// set returns what a leaf comes to that is set in a row, see [Row.Set].
func (e *Engine) set(n *Node, o Outcome) (points int64, other Entry, isOther bool) {
	if o.Status() == Scored {
		return e.Compiled.Book.Units(o.Lo), Entry{}, false
	}
	return 0, e.Compiled.Entry(n, &o), true
}
