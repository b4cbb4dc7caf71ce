package rules

import (
	"iter"
	"math/big"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/solve"
)

// AgainstMonotone looks for facts that show that points are not monotone in one
// input: that they fall with it where they should rise, or else rise. Only points
// that cases give count; if otherwise is set, those that policies give count too, and
// a failing leaf counts as otherwise.
func (p *Prover) AgainstMonotone(slot int, rises bool, otherwise *big.Rat) Answer {
	two := p.doubled(slot)
	two.otherwise = otherwise
	proved := make([]bool, len(p.Cases)) // scores of which the signs in them say so
	for i := range p.Cases {
		if vars := p.where(i); vars != nil {
			d := formula.DirectionOf(p.Cases[i].Score, slot, vars)
			proved[i] = d == formula.Steady || rises && d == formula.Rising || !rises && d == formula.Falling
		}
	}
	return two.prover.Ask(func(q *solve.Search) {
		r, ok := q.Rise(q.All(), slot, len(p.Domains))
		if !ok {
			return
		}
		for r, x := range two.all(q, r, 0) {
			for r, y := range two.all(q, r, 1) {
				if x.held == y.held && x.held >= 0 && proved[x.held] {
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
func (p *Prover) where(i int) (vars []interval.Domain) {
	l := &Leaf{Node: p.Node, Rubric: p.Rubric}
	for at, e := range Walk(p.Node, l, p.Filled(p.Domains), RuleStart, ScoreAt(i)) {
		if e.Kind == EndArrived {
			vars = at
		}
	}
	return vars
}

// doubled is a leaf with one of its inputs twice: the formulas of the second side
// read, behind the other inputs, what it rises to.
type doubled struct {
	prover    Prover
	sides     [2]*Prover
	otherwise *big.Rat // nil: only what cases give
}

func (p *Prover) doubled(slot int) *doubled {
	inputs := len(p.Domains)
	d := &doubled{prover: *p}
	d.prover.Domains = append(slices.Clone(p.Domains), p.Domains[slot])
	d.prover.Near = append(slices.Clone(p.Near), nil)
	for k := range d.sides {
		side := d.prover
		side.Node = p.Renumbered(func(v int) int {
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
	points solve.LinearExpr
}

// all yields all points of one side.
func (d *doubled) all(q *solve.Search, r solve.Region, side int) iter.Seq2[solve.Region, heldPoints] {
	return func(yield func(solve.Region, heldPoints) bool) {
		for r, e := range d.sides[side].Walk(q, r, RuleStart, RuleEnd) {
			if !d.end(q, r, e, yield) {
				return
			}
		}
	}
}

// end yields the points that an ending comes to, and returns what yield does.
func (d *doubled) end(q *solve.Search, r solve.Region, e Ending[solve.LinearExpr],
	yield func(solve.Region, heldPoints) bool) bool {
	if d.otherwise == nil {
		return e.Kind != EndPoints || yield(r, heldPoints{e.At.Index, e.Result.Number})
	}
	other := heldPoints{-1, solve.Constant(d.otherwise)}
	switch e.Kind {
	case EndPoints:
		f := e.Result.Number
		if r, ok := r.And(f, solve.Above, d.prover.Item.Max.Rat()); ok && !yield(r, other) {
			return false
		}
		if r, ok := r.And(f, solve.Below, d.prover.Item.Min.Rat()); ok && !yield(r, other) {
			return false
		}
		r, ok := r.Inside(f, d.prover.Grid.Allowed)
		return !ok || yield(r, heldPoints{e.At.Index, f})
	case EndFailure:
		return yield(r, other)
	}
	points, counts := d.prover.Share(*e.Policy)
	if !counts {
		points = d.otherwise // it fails
	}
	if !d.prover.Grid.Allowed.Contains(points) {
		q.Unknown(rubric.Say(policyPoints))
	}
	return yield(r, heldPoints{-1, solve.Constant(points)})
}

// compare looks for facts for which x, rounded, is more than y, both as the item
// allows. Where x is more before rounding, some number of points lies between them,
// or none does.
func (d *doubled) compare(q *solve.Search, r solve.Region, x, y solve.LinearExpr) {
	r, ok := r.AndForms(x, solve.Above, y)
	if ok {
		r, ok = r.Inside(x, d.prover.Grid.Allowed)
	}
	if ok {
		r, ok = r.Inside(y, d.prover.Grid.Allowed)
	}
	if !ok || q.Possible(r) == solve.No {
		return
	}
	_, top, some := d.prover.Grid.Points(r.Over(x))
	bottom := r.Over(y).Intersect(d.prover.Grid.Allowed)
	if !some || bottom.Empty() {
		return
	}
	for t := range d.prover.Grid.Down(top, bottom.Lo) {
		if !q.Step() {
			return
		}
		if d.prover.Item.Step.IsPositive() {
			d.below(q, r, x, y, t, d.prover.Grid.Round(bottom.Lo))
		} else if less, ok := d.prover.Grid.Apart(r, x, y, t); ok {
			q.Found(less)
		}
	}
}

// below looks for facts for which x is rounded to t and y to less, on the step.
func (d *doubled) below(q *solve.Search, r solve.Region, x, y solve.LinearExpr, t, least *big.Rat) {
	if !d.prover.Grid.OnStep(t) {
		return
	}
	at, ok := r.Inside(x, d.prover.Grid.RoundedTo(t, t))
	if !ok {
		return
	}
	for u := range d.prover.Grid.Up(least, d.prover.Grid.Next(t, -1)) {
		if !q.Step() {
			return
		}
		if !d.prover.Grid.OnStep(u) {
			continue
		}
		if less, ok := at.Inside(y, d.prover.Grid.RoundedTo(u, u)); ok {
			q.Found(less)
		}
	}
}
