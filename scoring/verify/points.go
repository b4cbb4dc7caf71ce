package verify

import (
	"math/big"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/parindex/parindex/scoring/internal/solve"
)

// reachable proves that facts reach a case, and returns whether they may.
func (p *judge) reachable(i int) bool {
	a := p.prover.Find(func(q *solve.Search) rules.Regions { return p.prover.Coming(q, rules.ScoreAt(i)) })
	name := p.prover.CaseName(i)
	p.exists(PropertyReachable, p.prover.CasePlace(i), a, rubric.Say(caseReached, name), func() rubric.Text {
		p.tell(p.prover.Cases[i].When, p.prover.Cases[i].Score)
		alone := p.prover.Find(func(q *solve.Search) rules.Regions {
			return rules.Holding(q, p.prover.Cases[i].When, true, p.prover.Coming(q, rules.ConditionAt(0)))
		})
		if alone.Found == solve.No {
			return rubric.Say(caseImpossible, name)
		}
		return rubric.Say(caseCovered, name)
	})
	return a.Found != solve.No
}

// within proves that the points of a case are within the item's range. Every part of
// its score that gives points outside is a finding of its own, on either side of the
// range.
func (p *judge) within(i int) {
	it := p.prover.Item
	proved := rubric.Say(alwaysInRange, it.Min, it.Max)
	clean := true
	for _, side := range []struct {
		rel solve.Relation
		end *big.Rat
	}{{solve.Above, it.Max.Rat()}, {solve.Below, it.Min.Rat()}} {
		wrong := func(q *solve.Search, r solve.Region, f solve.LinearExpr) {
			if out, ok := r.And(f, side.rel, side.end); ok {
				q.Found(out)
			}
		}
		clean = p.neverGives(PropertyRange, i, side.end, proved, wrong, func(a rules.Answer, e *Example) rubric.Text {
			gives := formula.Eval(p.prover.Cases[i].Score, p.prover.Filled(a.Facts)).Value.Numbers
			return rubric.Say(outOfRange, gives, it.Min, it.Max, e.Figures())
		}) && clean
	}
	if clean {
		p.add(Verdict{Property: PropertyRange, Outcome: Proved, Message: proved}, scoreStart(p.prover, i))
	}
}

// scoreStart is where the score of a case starts.
func scoreStart(p *rules.Prover, i int) rules.Place {
	return rules.Place{Owner: p.Cases[i].Of, Key: "score", Index: formula.Start(p.Cases[i].Score)}
}

// mostFindings bounds how many findings of one kind are listed of one formula; one
// more says that there are more.
const mostFindings = 20

// andMore marks the finding after the last that is listed.
func andMore(k int, message rubric.Text) rubric.Text {
	if k < mostFindings {
		return message
	}
	return rubric.Say(moreOf, message)
}

// neverGives proves that no points of a case are wrong, which a question tells by
// what it finds. It asks again and again, each time without the parts of the score
// that were found to give such points: they give instead points that are not wrong.
func (p *judge) neverGives(property Property, i int, instead *big.Rat, proved rubric.Text,
	wrong func(q *solve.Search, r solve.Region, f solve.LinearExpr),
	refuted func(a rules.Answer, e *Example) rubric.Text) (clean bool) {
	score := p.prover.Cases[i].Score
	for k := 0; ; k++ {
		a := p.prover.Ask(func(q *solve.Search) {
			for r, f := range rules.Numbers(q, score, p.prover.Coming(q, rules.ScoreAt(i))) {
				wrong(q, r, f)
			}
		})
		if a.Found == solve.No {
			return k == 0
		}
		at := scoreStart(p.prover, i)
		if a.Found == solve.Yes {
			at.Index = formula.Start(formula.Giving(p.prover.Cases[i].Score, p.prover.Filled(a.Facts)))
		}
		p.never(property, at, a, proved, func(e *Example) rubric.Text { return andMore(k, refuted(a, e)) })
		if a.Found != solve.Yes || k == mostFindings {
			return false
		}
		part := formula.Giving(score, p.prover.Filled(a.Facts))
		if part == score {
			return false
		}
		score = formula.Instead(score, part, instead)
	}
}

// onStep proves that the points of a case are on the item's step.
func (p *judge) onStep(i int) {
	step := p.prover.Item.Step
	if !step.IsPositive() {
		return
	}
	proved := rubric.Say(alwaysOnStep, step)
	wrong := func(q *solve.Search, r solve.Region, f solve.LinearExpr) { rules.FoundIn(q, p.prover.OffStep(q, r, f)) }
	if p.neverGives(PropertyStep, i, new(big.Rat), proved, wrong, func(_ rules.Answer, e *Example) rubric.Text {
		return rubric.Say(canBeOffStep, step, e.Figures())
	}) {
		p.add(Verdict{Property: PropertyStep, Outcome: Proved, Message: proved}, scoreStart(p.prover, i))
	}
}

// attained proves that some facts earn the maximum, and some the minimum.
func (p *judge) attained() {
	for _, end := range []struct {
		property Property
		at       *big.Rat
		what     rubric.Text
	}{
		{PropertyFull, p.prover.Item.Max.Rat(), rubric.Text{VI: "điểm tối đa", EN: "the maximum"}},
		{PropertyLeast, p.prover.Item.Min.Rat(), rubric.Text{VI: "điểm tối thiểu", EN: "the minimum"}},
	} {
		a := p.prover.Ask(func(q *solve.Search) {
			for i := range p.prover.Cases {
				giving(p.prover, q, i, end.at)
			}
		})
		at := rules.Place{Owner: p.prover.Item, Key: "", Index: -1}
		var message rubric.Text
		if a.Found == solve.No {
			at, message = p.extreme(end.property, end.at)
		}
		p.exists(end.property, at, a, rubric.Say(canBeEarned, end.what, end.at), func() rubric.Text { return message })
	}
}

// giving looks for facts for which a case gives some points; off the step it fails.
func giving(p *rules.Prover, q *solve.Search, i int, points *big.Rat) {
	if !p.Grid.OnStep(points) {
		return
	}
	for r, f := range p.Points(q, i) {
		r, ok := r.Inside(f, p.Grid.Allowed)
		if ok {
			r, ok = r.Inside(f, p.Grid.RoundedTo(points, points))
		}
		if ok {
			q.Found(r)
		}
	}
}

// extreme says how far a leaf gets instead of an end of its range, and where.
func (p *judge) extreme(property Property, end *big.Rat) (rules.Place, rubric.Text) {
	best, at := (*big.Rat)(nil), rules.Place{Owner: p.prover.Item, Key: "", Index: -1}
	for i := range p.prover.Cases {
		points := p.prover.CaseRange(i)
		v := points.Hi
		if property == PropertyLeast {
			v = points.Lo
		}
		if v == nil || best != nil && (v.Cmp(best) <= 0) == (property == PropertyFull) {
			continue
		}
		best, at = v, scoreStart(p.prover, i)
	}
	if best == nil {
		return at, rubric.Say(neverEarned, end)
	}
	if property == PropertyFull {
		return at, rubric.Say(maximumNeverEarned, end, best)
	}
	return at, rubric.Say(minimumNeverReached, end, best)
}

// failures proves that nothing fails, or lists what does.
func (p *judge) failures() {
	proved := rubric.Say(nothingFails)
	clean := true
	for _, at := range p.prover.Positions() {
		if formula.MayOverflow(p.prover.Expression(at)) {
			clean = false
			d := Verdict{Property: PropertyFailure}
			d.undecided(proved, formula.Outgrown())
			p.add(d, p.prover.Place(at))
		}
		clean = p.failuresAt(at, proved) && clean
	}
	if clean {
		p.add(Verdict{Property: PropertyFailure, Outcome: Proved, Message: proved},
			rules.Place{Owner: p.prover.Item, Key: "", Index: -1})
	}
}

// failingPart is a part of a formula that fails and why: of bands, each hole between them
// is one.
type failingPart struct {
	node    formula.Node
	message rubric.Text
}

// failuresAt lists what fails in an expression; clean: nothing does. What is found is
// left out of the next question.
func (p *judge) failuresAt(to rules.Position, proved rubric.Text) (clean bool) {
	known := map[failingPart]bool{}
	for {
		var found failingPart
		a := p.prover.Ask(func(q *solve.Search) { found = p.nextFailure(q, to, known) })
		if a.Found == solve.No {
			return len(known) == 0
		}
		at := p.prover.Place(to)
		if found.node != nil {
			at.Index = formula.Pos(found.node)
		}
		p.never(PropertyFailure, at, a, proved, func(e *Example) rubric.Text {
			return andMore(len(known), rubric.Say(canFail, found.message, e.Figures()))
		})
		if a.Found == solve.Unknown || len(known) == mostFindings {
			return false
		}
		known[found] = true
	}
}

// nextFailure looks for facts for which an expression fails in a part that is not
// known to fail, and returns the part.
func (p *judge) nextFailure(q *solve.Search, to rules.Position, known map[failingPart]bool) (found failingPart) {
	for r := range p.prover.Coming(q, to) {
		for r, x := range q.Results(p.prover.Expression(to), r) {
			if x.Failure == nil {
				continue
			}
			found = failingPart{x.Failure.Node, x.Failure.Message}
			if known[found] {
				continue
			}
			if q.Found(r); q.Done() {
				return found
			}
		}
	}
	return failingPart{}
}
