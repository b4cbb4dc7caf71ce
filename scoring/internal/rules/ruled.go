package rules

import (
	"math/big"
	"slices"

	"github.com/parindex/parindex/scoring/internal/formula"
)

// Ruled is what the rule of a leaf alone says of a row, whatever is set there.
type Ruled struct {
	Outcome Outcome
	// Exact are the points before they are rounded; nil where they are not one number that
	// an expression gives.
	Exact *big.Rat
	// Cases are the numbers of the cases in the file, from 1, that may be the one that
	// gives the points, in order; none where none does: the item does not apply, nothing
	// arose, or the rule fails. Settled says that nothing else can be.
	Cases   []int
	Settled bool
}

// Outcome returns what the rule of a leaf comes to by a row. It says why only where that
// takes a look at the rule; where a kernel answers, its branch is bare.
func (s *Compiled) Outcome(r Row, n *Node) (out Outcome) {
	r.Set = nil
	e := s.NewEngine()
	defer s.Engines.Put(e)
	looked := false
	points, entry, other := e.LeafBy(r, n, func(r Row, n *Node) Entry {
		looked, out = true, n.Evaluate(s.Rubric, s.Vars(r, n), s.Points(r, n)...)
		return Entry{}
	})
	switch {
	case looked:
		return out
	case !other:
		entry = Entry{Status: Scored, Counts: true, Lo: points, Hi: points}
	}
	out = Outcome{Counts: entry.Counts, Excluded: entry.Excluded, Branches: []Branch{{Status: entry.Status, Held: -1}}}
	if out.Counts {
		out.Lo, out.Hi = s.Book.Rat(entry.Lo), s.Book.Rat(entry.Hi)
	}
	return out
}

// Ruled returns what the rule of a leaf says of a row.
func (s *Compiled) Ruled(r Row, n *Node) Ruled {
	vars := s.Vars(r, n)
	out := Ruled{Outcome: n.Evaluate(s.Rubric, vars, s.Points(r, n)...)}
	branches := out.Outcome.Branches
	if len(branches) > 1 && len(n.Cases) > 0 {
		branches = n.Exact(nil, s.Rubric, vars, out.Outcome).Branches // without those that no facts come to
	}
	out.Settled = out.Outcome.Failure == nil
	for _, b := range branches {
		if b.Held < 0 || b.Status != Scored || len(n.Cases) == 0 {
			out.Settled = false
			continue
		}
		number := n.caseNumber(b.Held)
		if !slices.Contains(out.Cases, number) {
			out.Cases = append(out.Cases, number)
		}
	}
	slices.Sort(out.Cases)
	out.Settled = out.Settled && len(out.Cases) == 1
	if bs := branches; len(bs) == 1 && len(out.Cases) == 1 {
		if o := formula.Eval(n.Cases[bs[0].Held].Score, bs[0].Vars); o.HasValue {
			if exact, single := o.Value.Numbers.Single(); single {
				out.Exact = exact
			}
		}
	}
	return out
}

// caseNumber returns the number in the file, from 1, of a case of the rule, which may be a
// part of it.
func (n *Node) caseNumber(held int) int {
	for i := range n.Item.Cases {
		if &n.Item.Cases[i] == n.Cases[held].Of {
			return i + 1
		}
	}
	return 0
}
