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
	// holds, in order; none where no case does.
	Cases []int
}

// Ruled returns what the rule of a leaf says of a row.
func (s *Compiled) Ruled(r Row, n *Node) Ruled {
	vars := s.Vars(r, n)
	out := Ruled{Outcome: n.Evaluate(s.Rubric, vars, s.Points(r, n)...)}
	for _, b := range out.Outcome.Branches {
		if b.Held < 0 || len(n.Cases) == 0 {
			continue
		}
		number := n.caseNumber(b.Held)
		if !slices.Contains(out.Cases, number) {
			out.Cases = append(out.Cases, number)
		}
	}
	slices.Sort(out.Cases)
	if bs := out.Outcome.Branches; len(bs) == 1 && len(out.Cases) == 1 {
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
