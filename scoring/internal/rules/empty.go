package rules

import (
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/solve"
)

// Emptied is a source of which everything may be excluded.
type Emptied struct {
	Source rubric.Source
	Leaves []*Node
	// Answer says whether some facts exclude all of it; these are by input.
	Answer
	Facts map[int]interval.Domain
}

// Emptied looks for facts that exclude everything of a source, where each source is
// rescaled alone. Sources with a leaf that always counts are left out.
func (s *Compiled) Emptied(b *Budget) (out []Emptied) {
	if s.Rubric.Exclusion != rubric.ExclusionBySource {
		return nil
	}
	for at, source := range []rubric.Source{rubric.Appraisal, rubric.Survey, rubric.External} {
		e, open := Emptied{Source: source}, true
		for _, n := range s.Leaves {
			if s.Account(n) == Account(at) && n.Item.Max.IsPositive() {
				e.Leaves = append(e.Leaves, n)
				l := &Leaf{Node: n, Rubric: s.Rubric}
				l.Evaluate(n.Unconstrained, nil)
				open = open && l.Out.Excluded
			}
		}
		if open && e.Leaves != nil {
			s.excluded(&e, b)
			out = append(out, e)
		}
	}
	return out
}

// excluded looks for facts that exclude some leaves, one after the other.
func (s *Compiled) excluded(e *Emptied, b *Budget) {
	slots := map[int]int{}
	var inputs []int
	var domains []interval.Domain
	for _, n := range e.Leaves {
		for i, slot := range n.Figures() {
			if _, seen := slots[slot]; !seen {
				slots[slot], inputs = len(domains), append(inputs, slot)
				domains = append(domains, NewProver(s.Rubric, n, n.Unconstrained, 0).Domains[i])
			}
		}
	}
	q := solve.NewSearch(domains, b.Question(), nil)
	q.Assume(s.Relations.among(slots))
	b.Bind(q)
	var follow func(i int, r solve.Region)
	follow = func(i int, r solve.Region) {
		if i == len(e.Leaves) {
			q.Found(r)
			return
		}
		n := e.Leaves[i]
		figures := n.Figures()
		n = n.Renumbered(func(v int) int {
			if v >= len(figures) {
				return v - len(figures) + len(domains)
			}
			return slots[figures[v]]
		})
		for r, end := range Walk(n, Searching{q}, r, RuleStart, RuleEnd) {
			if end.Policy != nil && end.Policy.Kind == rubric.PolicyExclude {
				follow(i+1, r)
			}
			if q.Done() {
				return
			}
		}
	}
	follow(0, q.All())
	var facts []interval.Domain
	e.Found, facts, e.Reason = q.Answer()
	e.Facts = map[int]interval.Domain{}
	for i := range facts {
		e.Facts[inputs[i]] = facts[i]
	}
}
