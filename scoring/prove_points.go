package scoring

import (
	"math/big"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/solve"
)

// reachable proves that facts reach a case, and returns whether they may.
func (p *judge) reachable(i int) bool {
	a := p.find(func(q *solve.Search) regions { return p.coming(q, scoreAt(i)) })
	name := p.caseName(i)
	p.exists(PropertyReachable, p.start(i), a, rubric.Say(caseReached, name), func() rubric.Text {
		alone := p.find(func(q *solve.Search) regions {
			return holding(q, p.cases[i].when, true, p.coming(q, conditionAt(0)))
		})
		if alone.found == solve.No {
			return rubric.Say(caseImpossible, name)
		}
		return rubric.Say(caseCovered, name)
	})
	return a.found != solve.No
}

// within proves that the points of a case are within the item's range. Every part of
// its score that gives points outside is a finding of its own, on either side of the
// range.
func (p *judge) within(i int) {
	it := p.item
	proved := rubric.Say(alwaysInRange, it.Min, it.Max)
	clean := true
	for _, side := range []struct {
		op  string
		end *big.Rat
	}{{">", it.Max.Rat()}, {"<", it.Min.Rat()}} {
		wrong := func(q *solve.Search, r solve.Region, f solve.Form) {
			if out, ok := r.And(f, side.op, side.end); ok {
				q.Found(out)
			}
		}
		clean = p.neverGives(PropertyRange, i, side.end, proved, wrong, func(a answer, e *Example) rubric.Text {
			gives := formula.Eval(p.cases[i].score, p.filled(a.facts)).Value.Numbers
			return rubric.Say(outOfRange, gives, it.Min, it.Max, e.Figures())
		}) && clean
	}
	if clean {
		p.add(Verdict{Property: PropertyRange, Outcome: Proved, Message: proved}, p.scoreStart(i))
	}
}

// scoreStart is where the score of a case starts.
func (p *prover) scoreStart(i int) place {
	return place{p.cases[i].of, "score", formula.Start(p.cases[i].score)}
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
	wrong func(q *solve.Search, r solve.Region, f solve.Form), refuted func(a answer, e *Example) rubric.Text) (clean bool) {
	score := p.cases[i].score
	for k := 0; ; k++ {
		a := p.ask(func(q *solve.Search) {
			for r, f := range numbers(q, score, p.coming(q, scoreAt(i))) {
				wrong(q, r, f)
			}
		})
		if a.found == solve.No {
			return k == 0
		}
		at := p.scoreStart(i)
		if a.found == solve.Yes {
			at.index = formula.Start(formula.Giving(p.cases[i].score, p.filled(a.facts)))
		}
		p.never(property, at, a, proved, func(e *Example) rubric.Text { return andMore(k, refuted(a, e)) })
		if a.found != solve.Yes || k == mostFindings {
			return false
		}
		part := formula.Giving(score, p.filled(a.facts))
		if part == score {
			return false
		}
		score = formula.Instead(score, part, instead)
	}
}

// onStep proves that the points of a case are on the item's step.
func (p *judge) onStep(i int) {
	step := p.item.Step
	if !step.IsPositive() {
		return
	}
	proved := rubric.Say(alwaysOnStep, step)
	wrong := func(q *solve.Search, r solve.Region, f solve.Form) { foundIn(q, p.offStep(q, r, f)) }
	if p.neverGives(PropertyStep, i, new(big.Rat), proved, wrong, func(_ answer, e *Example) rubric.Text {
		return rubric.Say(canBeOffStep, step, e.Figures())
	}) {
		p.add(Verdict{Property: PropertyStep, Outcome: Proved, Message: proved}, p.scoreStart(i))
	}
}

// offStep yields the facts for which rounded points are off the item's step, for one
// number of points after the other.
func (p *prover) offStep(q *solve.Search, r solve.Region, f solve.Form) regions {
	return func(yield func(solve.Region) bool) {
		r, ok := r.Inside(f, p.grid.allowed)
		lo, hi, some := p.grid.points(r.Over(f))
		if !ok || !some || !p.grid.stepped() {
			return
		}
		for t := range p.grid.up(lo, hi) {
			if !q.Step() {
				return
			}
			if p.grid.onStep(t) {
				continue
			}
			if off, ok := r.Inside(f, p.grid.roundedTo(t, t)); ok && !yield(off) {
				return
			}
		}
	}
}

// attained proves that some facts earn the maximum, and some the minimum.
func (p *judge) attained() {
	for _, end := range []struct {
		property Property
		at       *big.Rat
		what     rubric.Text
	}{
		{PropertyFull, p.item.Max.Rat(), rubric.Text{VI: "điểm tối đa", EN: "the maximum"}},
		{PropertyLeast, p.item.Min.Rat(), rubric.Text{VI: "điểm tối thiểu", EN: "the minimum"}},
	} {
		a := p.ask(func(q *solve.Search) {
			for i := range p.cases {
				p.giving(q, i, end.at)
			}
		})
		at := place{p.item, "", -1}
		var message rubric.Text
		if a.found == solve.No {
			at, message = p.extreme(end.property, end.at)
		}
		p.exists(end.property, at, a, rubric.Say(canBeEarned, end.what, end.at), func() rubric.Text { return message })
	}
}

// giving looks for facts for which a case gives some points; off the step it fails.
func (p *prover) giving(q *solve.Search, i int, points *big.Rat) {
	if !p.grid.onStep(points) {
		return
	}
	for r, f := range p.points(q, i) {
		r, ok := r.Inside(f, p.grid.allowed)
		if ok {
			r, ok = r.Inside(f, p.grid.roundedTo(points, points))
		}
		if ok {
			q.Found(r)
		}
	}
}

// extreme says how far a leaf gets instead of an end of its range, and where.
func (p *judge) extreme(property Property, end *big.Rat) (place, rubric.Text) {
	best, at := (*big.Rat)(nil), place{p.item, "", -1}
	for i := range p.cases {
		points := p.caseRange(i)
		v := points.hi
		if property == PropertyLeast {
			v = points.lo
		}
		if v == nil || best != nil && (v.Cmp(best) <= 0) == (property == PropertyFull) {
			continue
		}
		best, at = v, p.scoreStart(i)
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
	for _, at := range p.positions() {
		if formula.MayOverflow(p.expression(at)) {
			clean = false
			d := Verdict{Property: PropertyFailure}
			d.undecided(proved, formula.Outgrown())
			p.add(d, p.place(at))
		}
		clean = p.failuresAt(at, proved) && clean
	}
	if clean {
		p.add(Verdict{Property: PropertyFailure, Outcome: Proved, Message: proved}, place{p.item, "", -1})
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
func (p *judge) failuresAt(to position, proved rubric.Text) (clean bool) {
	known := map[failingPart]bool{}
	for {
		var found failingPart
		a := p.ask(func(q *solve.Search) { found = p.nextFailure(q, to, known) })
		if a.found == solve.No {
			return len(known) == 0
		}
		at := p.place(to)
		if found.node != nil {
			at.index = formula.Pos(found.node)
		}
		p.never(PropertyFailure, at, a, proved, func(e *Example) rubric.Text {
			return andMore(len(known), rubric.Say(canFail, found.message, e.Figures()))
		})
		if a.found == solve.Unknown || len(known) == mostFindings {
			return false
		}
		known[found] = true
	}
}

// nextFailure looks for facts for which an expression fails in a part that is not
// known to fail, and returns the part.
func (p *judge) nextFailure(q *solve.Search, to position, known map[failingPart]bool) (found failingPart) {
	for r := range p.coming(q, to) {
		for r, x := range q.Results(p.expression(to), r) {
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
