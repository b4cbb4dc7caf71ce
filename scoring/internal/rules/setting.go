package rules

import (
	"math/big"

	"github.com/parindex/parindex/rubric"
)

// Set returns what a leaf comes to whose points something else than its rule decides: a
// judgement, or evidence that is not there. The points are on the grid of the leaf.
func (n *Node) Set(points *big.Rat, reason rubric.Text) Outcome {
	return Outcome{Counts: true, Lo: points, Hi: points,
		Branches: []Branch{{Status: Scored, Held: -1, Reason: reason, Set: true}}}
}

// SetBy returns what a leaf comes to that a policy decides in place of its rule: that of a
// waiver, or of a survey that was not held. The policy gives points, an exclusion or an
// error; with an error the leaf fails for the reason.
func (n *Node) SetBy(r *rubric.Rubric, p rubric.Policy, reason rubric.Text) Outcome {
	l := &Leaf{Node: n, Rubric: r}
	if p.Kind == rubric.PolicyError {
		l.fail(n.Item, "", -1, reason)
		return l.Out
	}
	l.apply(p, Branch{Status: NotApplicable, Held: -1, Reason: reason, Set: true})
	return l.Out
}

// set returns what a leaf comes to that is set in a row, see [Row.Set].
func (e *Engine) set(n *Node, o Outcome) (points int64, other Entry, isOther bool) {
	if o.Counts && o.Failure == nil && o.Branches[0].Status == Scored {
		return e.Compiled.Book.Units(o.Lo), Entry{}, false
	}
	return 0, e.Compiled.Entry(n, &o), true
}
