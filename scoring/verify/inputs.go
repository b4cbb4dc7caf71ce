package verify

import (
	"math/big"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/parindex/parindex/scoring/internal/solve"
)

// movedBy looks, for each input of the leaf, for facts for which another value of that
// input alone comes to other points, another status or another reason of the author's.
// It takes note of the inputs for which there are none.
func (p *judge) movedBy() []rules.Answer {
	p.idle, p.told = map[int]bool{}, map[int]bool{}
	answers := make([]rules.Answer, len(p.prover.Inputs))
	starts := p.starts()
	for slot := range answers {
		if answers[slot] = p.tried(slot, starts); answers[slot].Found != solve.Yes {
			answers[slot] = p.moves(slot)
		}
		p.idle[slot] = answers[slot].Found == solve.No
	}
	return answers
}

// inputs judges whether every input of the leaf moves points. Where a case or a part that
// reads an input is told to change nothing, that is not said of the input, too.
func (p *judge) inputs(moved []rules.Answer) {
	for slot, a := range moved {
		name := p.prover.Scalars[slot].Name
		at, found := p.firstRead(slot)
		if !found || a.Found == solve.No && p.told[slot] {
			continue
		}
		p.exists(PropertyMatters, at, a, rubric.Say(inputMatters, name), func() rubric.Text {
			return rubric.Say(inputIdle, name)
		})
	}
}

// firstRead returns where the cases first read an input.
func (p *judge) firstRead(slot int) (at rules.Place, found bool) {
	for _, to := range p.prover.Positions() {
		n := p.prover.Expression(to)
		if pos, reads := formula.FirstRead(n, slot); reads && to.Stage != rules.AtGuards {
			at = p.prover.Place(to)
			at.Index = pos
			return at, true
		}
	}
	return at, false
}

// starts returns facts for each case, and values that inputs have in them, or next to
// them at an end of what they can be.
func (p *judge) starts() (facts [][]interval.Domain) {
	for i := range p.prover.Cases {
		a := p.prover.Find(func(q *solve.Search) rules.Regions { return p.prover.Coming(q, rules.ScoreAt(i)) })
		if a.Found == solve.Yes {
			facts = append(facts, a.Facts)
		}
	}
	return facts
}

// tried tries values of an input on facts, without a search.
func (p *judge) tried(slot int, starts [][]interval.Domain) rules.Answer {
	values := interval.Ends(p.prover.Domains[slot])
	if p.prover.Domains[slot].Type == interval.Text {
		values = p.prover.Domains[slot].Few(1000)
	}
	for _, f := range starts {
		if !slices.ContainsFunc(values, f[slot].Equal) {
			values = append(values, f[slot])
		}
	}
	for _, f := range starts {
		was := p.comesTo(f)
		for _, v := range values {
			if !v.Known() || v.Equal(f[slot]) {
				continue
			}
			other := slices.Clone(f)
			other[slot] = v
			if rules.Consistent(p.prover.Budget, other, p.prover.Relations) && !p.comesTo(other).same(was) {
				return rules.Answer{Found: solve.Yes, Facts: f}
			}
		}
	}
	return rules.Answer{Found: solve.No}
}

// leafResult is what a leaf comes to for facts.
type leafResult struct {
	status rules.Status
	points *big.Rat // nil: none
	reason rubric.Text
}

func (a leafResult) same(b leafResult) bool {
	return a.status == b.status && a.reason == b.reason && (a.points == nil) == (b.points == nil) &&
		(a.points == nil || a.points.Cmp(b.points) == 0)
}

// comesTo evaluates the leaf for facts.
func (p *judge) comesTo(facts []interval.Domain) leafResult {
	o := p.prover.Evaluate(p.prover.Rubric, p.prover.Filled(facts))
	out := leafResult{status: o.Status()}
	if o.Counts {
		out.points = o.Lo
	}
	if len(o.Branches) == 1 && o.Branches[0].Held >= 0 && out.status == rules.Scored {
		out.reason = p.prover.Cases[o.Branches[0].Held].Of.Reason
	}
	return out
}

// moves searches for such facts.
func (p *judge) moves(slot int) rules.Answer {
	inputs := len(p.prover.Domains)
	wide := *p.prover
	wide.Domains = append(slices.Clone(wide.Domains), wide.Domains[slot])
	wide.Near = append(slices.Clone(wide.Near), nil)
	var sides [2]*rules.Node
	for k := range sides {
		sides[k] = p.prover.Renumbered(func(v int) int {
			switch {
			case v >= inputs:
				return v + 1 // the lets make room for the copy
			case v == slot && k == 1:
				return inputs
			}
			return v
		})
	}
	node := *p.prover.Node
	node.Relations = append(slices.Clone(sides[0].Relations), sides[1].Relations...)
	wide.Node = &node
	a := wide.Ask(func(q *solve.Search) {
		for r, was := range sides[0].Walk(q, q.All(), rules.RuleStart, rules.RuleEnd) {
			for r, is := range sides[1].Walk(q, r, rules.RuleStart, rules.RuleEnd) {
				if was.At.Stage == rules.AtGuards || is.At.Stage == rules.AtGuards {
					if was.At != is.At || was.Kind != is.Kind {
						q.Found(r)
					}
					continue
				}
				p.otherEnding(q, r, was, is)
			}
		}
	})
	if a.Facts != nil {
		a.Facts = a.Facts[:inputs]
	}
	return a
}

// onlyIdle returns the name of the one input that a part of an expression reads, if that
// moves nothing; "" otherwise.
func (p *judge) onlyIdle(n formula.Node) string {
	only := -1
	formula.Variables(n, func(slot int) {
		if only >= 0 && only != slot {
			slot = len(p.prover.Inputs)
		}
		only = slot
	})
	if only < 0 || only >= len(p.prover.Inputs) || !p.idle[only] {
		return ""
	}
	return p.prover.Scalars[only].Name
}
