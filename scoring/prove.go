package scoring

import (
	"math/big"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/solve"
)

// prover asks which facts a leaf comes to something for.
type prover struct {
	*node
	rubric  *rubric.Rubric
	steps   int
	done    <-chan struct{}   // closed when nobody wants the answers any more
	domains []interval.Domain // what the inputs can be
	near    []*big.Rat
}

// judge proves the properties of one leaf.
type judge struct {
	*prover
	verdicts []Verdict
}

// prove returns the verdicts on a leaf.
func (s *compiled) prove(n *node, b budget) (verdicts []Verdict) {
	p := &judge{prover: newProver(s.rubric, n, n.blank, b.steps)}
	p.done = b.done
	defer func() {
		if fault := recover(); fault != nil { // ours; it proves nothing
			d := Verdict{Property: PropertyFailure}
			d.undecided(rubric.Say(thisRule), rubric.Say(proofFailed, fault))
			p.add(d, place{n.item, "", -1})
			verdicts = p.verdicts
		}
	}()
	if !p.opens(s) {
		return p.verdicts
	}
	for i := range n.guards {
		if s.speaksFor(n, i) { // an item's condition is verified once
			p.matters(guardAt(i))
		}
	}
	switch {
	case n.rule != nil:
		why := rubric.Text{VI: "quy tắc viết bằng Go không chứng minh được", EN: "a rule in Go cannot be proved"}
		for _, property := range []Property{PropertyRange, PropertyFailure, PropertyFull, PropertyLeast} {
			p.add(Verdict{Property: property, Outcome: Undecided, Message: why}, place{n.item, "rule", -1})
		}
	case len(n.cases) > 0:
		p.rules()
	}
	return p.verdicts
}

// verifySteps returns how much work is done at most on one property of a rule: what the
// caller says, if it says anything.
func verifySteps(steps int) int {
	if steps <= 0 {
		return 100_000
	}
	return steps
}

func newProver(r *rubric.Rubric, n *node, vars []interval.Domain, steps int) *prover {
	p := &prover{node: n, rubric: r, steps: steps, domains: slices.Clone(vars[:len(n.uses)]), near: make([]*big.Rat, len(n.uses))}
	for i, slot := range n.uses {
		if r.Inputs[slot].Type == rubric.DateIn {
			p.domains[i] = p.domains[i].Intersect(writtenDates)
			// A day of the year that is scored.
			p.near[i] = big.NewRat(rubric.Date{Year: r.Period, Month: 12, Day: 31}.DayNumber(), 1)
		}
	}
	return p
}

// writtenDates are the dates that facts can have; the first day of all stands for
// no date.
var writtenDates = interval.DateDomain(interval.Interval{
	Lo: big.NewRat(rubric.Date{Year: 1, Month: 1, Day: 2}.DayNumber(), 1),
	Hi: big.NewRat(rubric.Date{Year: 9999, Month: 12, Day: 31}.DayNumber(), 1),
})

// opens reports whether some facts pass the conditions of the item and those above
// it. Where none do there is nothing else to be said.
func (p *judge) opens(s *compiled) bool {
	if len(p.guards) == 0 {
		return true
	}
	a := p.find(func(q *solve.Search) regions { return p.coming(q, conditionAt(0)) })
	if a.found != solve.No {
		return true
	}
	last := len(p.guards) - 1
	if !s.speaksFor(p.node, last) {
		return false // said once, of the item that the condition belongs to
	}
	p.exists(PropertyReachable, p.place(guardAt(last)), a, rubric.Text{}, func() rubric.Text {
		return rubric.Say(neverScored)
	})
	return false
}

// speaksFor reports whether the i-th guard of a leaf is looked at there: it is the
// leaf's own, or the leaf is the first below the item that it belongs to.
func (s *compiled) speaksFor(n *node, i int) bool {
	it := n.guards[i].item
	return it == n.item || s.firstBelow(it) == n
}

// firstBelow returns the first leaf below an item.
func (s *compiled) firstBelow(it *rubric.Item) *node {
	for !it.Leaf() {
		it = it.Items[0]
	}
	for _, n := range s.leaves {
		if n.item == it {
			return n
		}
	}
	return nil
}

// rules proves the properties of the cases.
func (p *judge) rules() {
	p.failures()
	for i := range p.cases {
		if !p.reachable(i) {
			continue
		}
		if p.cases[i].when != nil {
			p.matters(conditionAt(i))
		}
		p.matters(scoreAt(i))
		p.within(i)
		p.onStep(i)
		p.tables(i)
		p.distinct(i)
	}
	p.attained()
	p.line()
	p.monotone()
}

// start is the place of a case: of its condition, if it has one.
func (p *prover) start(i int) place {
	at := p.place(conditionAt(i))
	if at.key == "score" {
		at.index = formula.Start(p.cases[i].score)
	}
	return at
}

func (p *prover) caseName(i int) rubric.Text {
	at := p.start(i)
	for k := range p.item.Cases {
		if at.owner == &p.item.Cases[k] && len(p.item.Cases) > 1 {
			return rubric.Say(caseNumber, k+1)
		}
	}
	return rubric.Say(theScore)
}
