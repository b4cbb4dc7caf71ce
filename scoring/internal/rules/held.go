package rules

import (
	"sync"

	"github.com/parindex/parindex/rubric"
)

// Hold returns the rubric with leaves, by index, that come to the same whatever the figures:
// every row has them in [Row.Set]. Rules that are proved, varied or scored by column do not
// know of that, so what takes a scorer gets one only from [InsideHeld].
func (s *Compiled) Hold(set map[int]Outcome) *Compiled {
	v := *s
	v.Held, v.Engines = set, &sync.Pool{}
	return &v
}

// InsideHeld is [Inside] for what heeds [Row.Set].
func InsideHeld(scorer any) (*Compiled, error) {
	if s := Hook.Compiled(scorer); s != nil {
		return s, nil
	}
	return nil, ErrNotCompiled
}

// Holds reports whether something else than its rule decides what a leaf comes to in a row.
func (r Row) Holds(n *Node) bool {
	_, set := r.Set[n.Index]
	return set
}

// SetFailed returns what a leaf comes to that a policy says to fail.
func (n *Node) SetFailed(r *rubric.Rubric, reason rubric.Text) Outcome {
	l := &Leaf{Node: n, Rubric: r}
	l.fail(n.Item, "", -1, reason)
	return l.Out
}
