package scoring

import (
	"iter"
	"math/big"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/solve"
)

// monotone proves what the item says of the inputs that its points rise or fall
// with.
func (p *judge) monotone() {
	for _, list := range []struct {
		property Property
		key      string
		names    []string
		proved   locale.Sentence
	}{
		{PropertyRises, "rises_with", p.item.RisesWith, neverFall},
		{PropertyFalls, "falls_with", p.item.FallsWith, neverRise},
	} {
		for _, name := range list.names {
			p.direction(list.property, place{p.item, list.key, -1}, name, list.property == PropertyRises, rubric.Say(list.proved, name))
		}
	}
}

// direction proves that points never fall (or never rise) with one input: there
// are no two facts that differ in it alone and have points the wrong way round.
func (p *judge) direction(property Property, at place, name string, rises bool, proved rubric.Text) {
	if p.rule != nil || len(p.cases) == 0 {
		p.add(Verdict{Property: property, Outcome: Undecided, Message: rubric.Say(goNotProved)}, at)
		return
	}
	slot := -1
	for i, s := range p.uses {
		if p.rubric.Inputs[s].Name == name {
			slot = i
		}
	}
	a := p.wrongWay(slot, rises, nil)
	d := Verdict{Property: property, Outcome: Proved, Message: proved}
	switch a.found {
	case solve.Unknown:
		d.undecided(proved, a.reason)
	case solve.Yes:
		first := exampleOf(p.rubric, p.node, propertyName(property), a.facts[:len(p.uses)])
		a.facts[slot] = solve.Risen(a.facts[slot], a.facts[len(p.uses)])
		d.Outcome, d.Example = Refuted, exampleOf(p.rubric, p.node, propertyName(property), a.facts[:len(p.uses)])
		d.Message = rubric.Say(wrongWay, name, first.Facts[name].String(), d.Example.Facts[name].String(), first.Points.Decimal, d.Example.Points.Decimal, d.Example.Figures())
	}
	p.add(d, at)
}

// wrongWay looks for facts for which points fall, or else rise, with one input:
// those that cases give, and with otherwise also those that policies give, and it
// where the leaf fails.
func (p *prover) wrongWay(slot int, rises bool, otherwise *big.Rat) answer {
	two := p.doubled(slot)
	two.otherwise = otherwise
	steady := make([]bool, len(p.cases)) // scores that go the right way by their signs
	for i := range p.cases {
		if vars := p.where(i); vars != nil {
			way := formula.DirectionOf(p.cases[i].score, slot, vars)
			steady[i] = way == formula.Steady || way == map[bool]formula.Direction{true: formula.Rising, false: formula.Falling}[rises]
		}
	}
	return two.ask(func(q *solve.Search) {
		r, ok := q.Rise(q.All(), slot, len(p.uses))
		if !ok {
			return
		}
		for r, x := range two.all(q, r, 0) {
			for r, y := range two.all(q, r, 1) {
				if x.held == y.held && x.held >= 0 && steady[x.held] {
					continue
				}
				if rises {
					two.compare(q, r, x.points, y.points)
				} else {
					two.compare(q, r, y.points, x.points)
				}
			}
		}
	})
}

// where returns what is known of the inputs where a case holds, nil if it cannot.
func (p *prover) where(i int) (vars []interval.Domain) {
	l := &leaf{node: p.node, rubric: p.rubric}
	for at, e := range walk(p.node, l, p.filled(p.domains), ruleStart, scoreAt(i)) {
		if e.kind == endArrived {
			vars = at
		}
	}
	return vars
}

// doubled is a leaf with one of its inputs twice: the formulas of the second side
// read, behind the other inputs, what it rises to.
type doubled struct {
	prover
	sides     [2]*prover
	otherwise *big.Rat // nil: only what cases give
}

func (p *prover) doubled(slot int) *doubled {
	inputs := len(p.uses)
	d := &doubled{prover: *p}
	d.domains = append(slices.Clone(p.domains), p.domains[slot])
	d.near = append(slices.Clone(p.near), nil)
	for k := range d.sides {
		side := d.prover
		side.node = p.renumbered(func(v int) int {
			switch {
			case v >= inputs:
				return v + 1 // the lets make room for the copy
			case v == slot && k == 1:
				return inputs
			}
			return v
		})
		d.sides[k] = &side
	}
	return d
}

// heldPoints are points with the case that gives them; -1 for others.
type heldPoints struct {
	held   int
	points solve.Form
}

// all yields all points of one side.
func (d *doubled) all(q *solve.Search, r solve.Region, side int) iter.Seq2[solve.Region, heldPoints] {
	return func(yield func(solve.Region, heldPoints) bool) {
		for r, e := range d.sides[side].walk(q, r, ruleStart, ruleEnd) {
			if !d.end(q, r, e, yield) {
				return
			}
		}
	}
}

// end yields the points that an ending comes to, and returns what yield does.
func (d *doubled) end(q *solve.Search, r solve.Region, e ending[solve.Form], yield func(solve.Region, heldPoints) bool) bool {
	if d.otherwise == nil {
		return e.kind != endPoints || yield(r, heldPoints{e.at.index, e.result.Number})
	}
	other := heldPoints{-1, solve.FormOf(d.otherwise)}
	switch e.kind {
	case endPoints:
		f := e.result.Number
		if r, ok := r.And(f, ">", d.item.Max.Rat()); ok && !yield(r, other) {
			return false
		}
		if r, ok := r.And(f, "<", d.item.Min.Rat()); ok && !yield(r, other) {
			return false
		}
		r, ok := r.Inside(f, d.grid.allowed)
		return !ok || yield(r, heldPoints{e.at.index, f})
	case endFailure:
		return yield(r, other)
	}
	points, counts := d.share(*e.policy)
	if !counts {
		points = d.otherwise // it fails
	}
	if !d.grid.allowed.Contains(points) {
		q.Unknown(rubric.Say(policyPoints))
	}
	return yield(r, heldPoints{-1, solve.FormOf(points)})
}

// compare looks for facts for which x, rounded, is more than y, both as the item
// allows. Where x is more before rounding, some number of points lies between them,
// or none does.
func (d *doubled) compare(q *solve.Search, r solve.Region, x, y solve.Form) {
	r, ok := r.AndForms(x, ">", y)
	if ok {
		r, ok = r.Inside(x, d.grid.allowed)
	}
	if ok {
		r, ok = r.Inside(y, d.grid.allowed)
	}
	if !ok || q.Possible(r) == solve.No {
		return
	}
	_, top, some := d.grid.points(r.Over(x))
	bottom := r.Over(y).Intersect(d.grid.allowed)
	if !some || bottom.Empty() {
		return
	}
	for t := range d.grid.down(top, bottom.Lo) {
		if !q.Step() {
			return
		}
		if d.item.Step.IsPositive() {
			d.below(q, r, x, y, t, d.grid.round(bottom.Lo))
		} else if less, ok := d.grid.apart(r, x, y, t); ok {
			q.Found(less)
		}
	}
}

// below looks for facts for which x is rounded to t and y to less, on the step.
func (d *doubled) below(q *solve.Search, r solve.Region, x, y solve.Form, t, least *big.Rat) {
	if !d.grid.onStep(t) {
		return
	}
	at, ok := r.Inside(x, d.grid.roundedTo(t, t))
	if !ok {
		return
	}
	for u := range d.grid.up(least, d.grid.next(t, -1)) {
		if !q.Step() {
			return
		}
		if !d.grid.onStep(u) {
			continue
		}
		if less, ok := at.Inside(y, d.grid.roundedTo(u, u)); ok {
			q.Found(less)
		}
	}
}
