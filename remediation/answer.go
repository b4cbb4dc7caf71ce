package remediation

import (
	"context"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/improve"
	"github.com/shopspring/decimal"
)

// answer fills in the answer.
func (o *optimizer) answer(ctx context.Context) error {
	for _, c := range o.choices.Curve(o.out.Now.Least) {
		o.out.Curve = append(o.out.Curve, improve.CurvePoint{Effort: canonical(c.Effort), Final: canonical(c.Final)})
	}
	o.out.Most = o.out.Curve[len(o.out.Curve)-1].Final
	required, budgeted := o.out.Required.Decimal, o.aim.Goal.Effort.Valid
	reached := budgeted || o.out.Most.GreaterThanOrEqual(required)
	if !reached { // the cheapest set with the most points stands in
		required = o.out.Most
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	sets, all, err := o.sets(required)
	if err != nil {
		return err
	}
	o.out.Best = sets[0]
	if len(sets) > 1 {
		o.out.Next = sets[1:]
	}
	o.out.Reached = reached && (budgeted || o.out.Best.Final.Least.GreaterThanOrEqual(o.out.Required.Decimal)) &&
		o.inBand(o.out.Best)
	if !o.out.Reached {
		if err := o.outOfReach(ctx); err != nil {
			return err
		}
	}
	for _, t := range o.out.Best.Targets {
		o.out.Illustrative = o.out.Illustrative || t.Illustrative
	}
	for _, reason := range slices.Concat(o.planner.now.Total.Open, o.out.Best.Open) {
		if reason.Kind == scoring.OpenEmpty || reason.Kind == scoring.OpenPerhapsEmpty {
			o.doubt(reason.Text) // what counts there may be more
		}
	}
	o.out.Proved = len(o.out.Doubts) == 0
	if !all { // which says nothing against the best
		o.doubt(rubric.Say(nextNotWhole))
	}
	return nil
}

// sets returns the best set and the next ones; not all where the work allowed did
// not suffice for these.
func (o *optimizer) sets(required decimal.Decimal) (out []Set, all bool, err error) {
	budget := o.aim.Goal.Effort
	var list []improve.Choice
	if budget.Valid {
		list, all = o.choices.Richest(budget.Decimal, o.aim.Next+1)
	} else {
		stays := o.open && o.out.Now.Least.GreaterThanOrEqual(required) // which sums of what is sure may not say
		count := o.aim.Next + 1
		if o.bands != nil {
			count += setsForBand
		}
		list, all = o.choices.Cheapest(required, count, stays)
	}
	for _, c := range list {
		s, err := o.set(c)
		if err != nil {
			return nil, false, err
		}
		out = append(out, s)
	}
	if len(out) == 0 || o.open && budget.Valid && out[0].Final.Least.LessThan(o.out.Now.Least) {
		s, err := o.set(o.choices.Stay())
		return []Set{s}, all, err
	}
	return o.ofBand(out), all, nil
}

// set scores a choice and writes it out.
func (o *optimizer) set(c improve.Choice) (Set, error) {
	out := Set{Targets: []Target{}, Effort: canonical(c.Effort)}
	var moves []improve.Move
	for _, of := range o.levers.Done(c.Moves) {
		moves = append(moves, of.Move)
		key := ""
		for _, c := range of.Move.Changes {
			key += c.Input + " " + c.Figure.String() + "\n"
		}
		t, done := o.targets[key]
		if !done {
			var err error
			if t, err = o.planner.target(of.Move, o.effort); err != nil {
				return out, err
			}
			t.Figures = of.Inputs
			o.targets[key] = t
		}
		out.Targets = append(out.Targets, t)
	}
	if err := o.planner.score(&out, moves); err != nil {
		return out, err
	}
	if !out.Final.Least.Equal(c.Final) {
		o.undecided()
	}
	return out, nil
}
