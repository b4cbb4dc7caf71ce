package scoring

import (
	"math/big"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/formula"
)

// prover proves the properties of one leaf.
type prover struct {
	*node
	rubric   *rubric.Rubric
	steps    int
	domains  []formula.Value // what the inputs can be
	near     []*big.Rat
	verdicts []Verdict
}

// prove returns the verdicts on a leaf.
func (s *Scorer) prove(n *node, steps int) (verdicts []Verdict) {
	p := newProver(s.rubric, n, n.blank, steps)
	defer func() {
		if fault := recover(); fault != nil { // ours; it proves nothing
			d := Verdict{Property: "failure"}
			d.undecided(text("quy tắc này", "this rule"), text("phép chứng minh gặp lỗi: %v", "the proof failed: %v", fault))
			p.add(d, place{n.item, "", -1})
			verdicts = p.verdicts
		}
	}()
	if !p.opens(s) {
		return p.verdicts
	}
	for i, g := range n.gates {
		if g.item == n.item || s.firstBelow(g.item) == n { // an item's condition is verified once
			p.matters(g.cond, p.gatePlace(i), func(q *formula.Search, r formula.Region, yield func(formula.Region)) {
				p.throughGates(q, 0, i, r, yield)
			})
		}
	}
	switch {
	case n.rule != nil:
		why := rubric.Text{VI: "quy tắc viết bằng Go không chứng minh được", EN: "a rule in Go cannot be proved"}
		for _, property := range []string{"range", "failure", "full", "least"} {
			p.add(Verdict{Property: property, Outcome: Undecided, Message: why}, place{n.item, "rule", -1})
		}
	case len(n.cases) > 0:
		p.rules()
	}
	return p.verdicts
}

func newProver(r *rubric.Rubric, n *node, vars []formula.Value, steps int) *prover {
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
var writtenDates = formula.DateValue(formula.Num{
	Lo: big.NewRat(rubric.Date{Year: 1, Month: 1, Day: 2}.DayNumber(), 1),
	Hi: big.NewRat(rubric.Date{Year: 9999, Month: 12, Day: 31}.DayNumber(), 1),
})

// opens reports whether some facts pass the conditions of the item and those above
// it. Where none do there is nothing else to be said.
func (p *prover) opens(s *Scorer) bool {
	if len(p.gates) == 0 {
		return true
	}
	a := p.ask(func(q *formula.Search) {
		p.throughGates(q, 0, len(p.gates), q.All(), func(r formula.Region) { q.Found(r) })
	})
	if a.found != formula.No {
		return true
	}
	last := len(p.gates) - 1
	if g := p.gates[last]; g.item != p.item && s.firstBelow(g.item) != p.node {
		return false // said once, of the item that the condition belongs to
	}
	p.exists("reachable", p.gatePlace(last), a, rubric.Text{}, func() rubric.Text {
		return text("tiêu chí không bao giờ được chấm: không số liệu nào thỏa mãn điều kiện", "the item is never scored: no facts meet its conditions")
	})
	return false
}

// firstBelow returns the first leaf below an item.
func (s *Scorer) firstBelow(it *rubric.Item) *node {
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
func (p *prover) rules() {
	p.failures()
	for i := range p.cases {
		if !p.reachable(i) {
			continue
		}
		rc := &p.cases[i]
		if rc.when != nil {
			p.matters(rc.when, p.whenPlace(i), func(q *formula.Search, r formula.Region, yield func(formula.Region)) { p.before(q, i, r, yield) })
		}
		p.matters(rc.score, p.scorePlace(i), func(q *formula.Search, r formula.Region, yield func(formula.Region)) { p.into(q, i, r, yield) })
		p.within(i)
		p.onStep(i)
		p.tables(i)
		p.distinct(i)
	}
	p.attained()
	p.line()
	p.monotone()
}

// place is where in the rubric a verdict belongs.
type place struct {
	owner any
	key   string
	index int
}

func (p *prover) gatePlace(i int) place {
	g := p.gates[i]
	return place{g.item, map[Status]string{NotApplicable: "applies", NotArising: "arises"}[g.status], 0}
}

// whenPlace is where the condition of a case stands: a branch of a conditional
// stands in the score.
func (p *prover) whenPlace(i int) place {
	rc := p.cases[i]
	if rc.of.When != "" {
		return place{rc.of, "when", 0}
	}
	return place{rc.of, "score", 0}
}

func (p *prover) scorePlace(i int) place { return place{p.cases[i].of, "score", 0} }

// start is the place of a case: of its condition, if it has one.
func (p *prover) start(i int) place {
	at := p.whenPlace(i)
	if at.key == "score" {
		at.index = formula.Start(p.cases[i].score)
	}
	return at
}

func (p *prover) caseName(i int) rubric.Text {
	at := p.start(i)
	for k := range p.item.Cases {
		if at.owner == &p.item.Cases[k] && len(p.item.Cases) > 1 {
			return text("trường hợp %d", "case %d", k+1)
		}
	}
	return text("công thức", "the score")
}

// path leads a question into a part of the leaf's rule: it calls yield with the
// facts that come there.
type path func(q *formula.Search, r formula.Region, yield func(formula.Region))

// throughGates follows the facts for which the gates from the i-th up to the j-th
// are open.
func (p *prover) throughGates(q *formula.Search, i, j int, r formula.Region, yield func(formula.Region)) {
	if i == j {
		yield(r)
		return
	}
	q.Truth(p.gates[i].cond, r, func(r formula.Region, open bool) {
		if open {
			p.throughGates(q, i+1, j, r, yield)
		}
	})
}

// past follows the facts for which no condition of the cases from the i-th up to
// the j-th holds.
func (p *prover) past(q *formula.Search, i, j int, r formula.Region, yield func(formula.Region)) {
	if i == j {
		yield(r)
		return
	}
	q.Truth(p.cases[i].when, r, func(r formula.Region, holds bool) {
		if !holds {
			p.past(q, i+1, j, r, yield)
		}
	})
}

// before follows the facts that come to the condition of a case.
func (p *prover) before(q *formula.Search, i int, r formula.Region, yield func(formula.Region)) {
	p.throughGates(q, 0, len(p.gates), r, func(r formula.Region) { p.past(q, 0, i, r, yield) })
}

// into follows the facts for which a case holds.
func (p *prover) into(q *formula.Search, i int, r formula.Region, yield func(formula.Region)) {
	p.before(q, i, r, func(r formula.Region) { p.holds(q, i, r, yield) })
}

func (p *prover) holds(q *formula.Search, i int, r formula.Region, yield func(formula.Region)) {
	when := p.cases[i].when
	if when == nil {
		yield(r)
		return
	}
	q.Truth(when, r, func(r formula.Region, holds bool) {
		if holds {
			yield(r)
		}
	})
}

// from follows the scores of the cases from the i-th on, with the case that gives
// each.
func (p *prover) from(q *formula.Search, i int, r formula.Region, yield func(formula.Region, int, formula.Form)) {
	rc := p.cases[i]
	score := func(r formula.Region) {
		q.Number(rc.score, r, func(r formula.Region, f formula.Form) { yield(r, i, f) })
	}
	if rc.when == nil {
		score(r)
		return
	}
	q.Truth(rc.when, r, func(r formula.Region, holds bool) {
		if holds {
			score(r)
		} else {
			p.from(q, i+1, r, yield)
		}
	})
}

// results follows everything that the cases from the i-th on come to, also to
// nothing.
func (p *prover) results(q *formula.Search, i int, r formula.Region, yield func(formula.Region, formula.Result)) {
	p.caseResults(q, i, r, yield, func(r formula.Region) { p.results(q, i+1, r, yield) })
}

// caseResults does the same for one case; otherwise gets the facts for which it does not
// hold.
func (p *prover) caseResults(q *formula.Search, i int, r formula.Region, yield func(formula.Region, formula.Result), otherwise func(formula.Region)) {
	rc := p.cases[i]
	if rc.when == nil {
		q.Results(rc.score, r, yield)
		return
	}
	q.Results(rc.when, r, func(r formula.Region, x formula.Result) {
		switch {
		case !x.HasValue():
			yield(r, x)
		case x.Truth:
			q.Results(rc.score, r, yield)
		default:
			otherwise(r)
		}
	})
}

// points follows the points that a case gives.
func (p *prover) points(q *formula.Search, i int, yield func(formula.Region, formula.Form)) {
	p.into(q, i, q.All(), func(r formula.Region) { q.Number(p.cases[i].score, r, yield) })
}
