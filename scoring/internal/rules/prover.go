package rules

import (
	"math/big"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/solve"
)

// Prover asks which facts a leaf comes to something for.
type Prover struct {
	*Node
	Rubric  *rubric.Rubric
	steps   int
	Budget  *Budget           // of the work on all questions
	Domains []interval.Domain // what the inputs can be
	Near    []*big.Rat
	memo    *solve.Memo // of all that is asked
}

// NewProver returns a prover that takes at most so many steps for one question.
func NewProver(r *rubric.Rubric, n *Node, vars []interval.Domain, steps int) *Prover {
	p := &Prover{Node: n, Rubric: r, steps: steps, Domains: slices.Clone(vars[:len(n.Scalars)]),
		Near: make([]*big.Rat, len(n.Scalars)), memo: &solve.Memo{}}
	for i, in := range n.Scalars {
		if in.Type == rubric.DateIn {
			p.Domains[i] = Written(p.Domains[i])
			// A day of the year that is scored.
			p.Near[i] = big.NewRat(rubric.Date{Year: r.Period, Month: 12, Day: 31}.DayNumber(), 1)
		}
	}
	return p
}

// Search returns a search over the facts that the prover speaks of, which satisfy the
// relations.
func (p *Prover) Search(steps int, near []*big.Rat) *solve.Search {
	q := solve.NewSearch(p.Domains, steps, near)
	p.Budget.Bind(q)
	q.Assume(p.Relations)
	return q
}

// WrittenDates are the dates that facts can have; the first day of all stands for
// no date.
var WrittenDates = interval.DateDomain(interval.Interval{
	Lo: big.NewRat(rubric.Date{Year: 1, Month: 1, Day: 2}.DayNumber(), 1),
	Hi: big.NewRat(rubric.Date{Year: 9999, Month: 12, Day: 31}.DayNumber(), 1),
})

// Written returns the dates of a set that facts can have. A date that may be never has
// that for its last: no other set ends there.
func Written(d interval.Domain) interval.Domain {
	if hi := d.Numbers.Hi; hi != nil && hi.Cmp(interval.Never) == 0 {
		return d.Intersect(interval.DateDomain(interval.Interval{Lo: WrittenDates.Numbers.Lo}))
	}
	return d.Intersect(WrittenDates)
}

// SpeaksFor reports whether the i-th guard of a leaf is looked at there: it is the
// leaf's own, or the leaf is the first below the item that it belongs to.
func (s *Compiled) SpeaksFor(n *Node, i int) bool {
	it := n.Guards[i].Item
	return it == n.Item || s.firstBelow(it) == n
}

// firstBelow returns the first leaf below an item.
func (s *Compiled) firstBelow(it *rubric.Item) *Node {
	for below := range it.All() {
		if !below.Leaf() {
			continue
		}
		for _, n := range s.Leaves {
			if n.Item == below {
				return n
			}
		}
	}
	return nil
}

// CasePlace returns the place of a case: of its condition, if it has one.
func (p *Prover) CasePlace(i int) Place {
	at := p.Place(ConditionAt(i))
	if at.Key == "score" {
		at.Index = formula.Start(p.Cases[i].Score)
	}
	return at
}

func (p *Prover) CaseName(i int) rubric.Text {
	at := p.CasePlace(i)
	for k := range p.Item.Cases {
		if at.Owner == &p.Item.Cases[k] && len(p.Item.Cases) > 1 {
			return rubric.Say(caseNumber, k+1)
		}
	}
	return rubric.Say(theScore)
}

// Answer is what a question came to.
type Answer struct {
	Found  solve.Truth
	Facts  []interval.Domain
	Reason rubric.Text
}

// question starts a search for the answer to one question.
func (p *Prover) question() *solve.Search {
	q := p.Search(p.steps, p.Near)
	q.Choices(p.memo)
	if p.ManyPaths() {
		q.Conditions()
	}
	return q
}

// Ask starts a question, which f puts by calling Found for regions whose facts
// answer it. The facts of the answer are such as people write, where there are some.
func (p *Prover) Ask(f func(q *solve.Search)) Answer {
	q := p.question()
	q.Plain()
	f(q)
	var a Answer
	a.Found, a.Facts, a.Reason = q.Answer()
	return a
}

// Find asks whether any of some regions has facts.
func (p *Prover) Find(in func(q *solve.Search) Regions) Answer {
	return p.Ask(func(q *solve.Search) { FoundIn(q, in(q)) })
}

func FoundIn(q *solve.Search, in Regions) {
	for r := range in {
		q.Found(r)
	}
}
