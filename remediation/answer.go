package remediation

import (
	"cmp"
	"slices"

	"github.com/parindex/parindex/scoring"
)

// nextPart is the part of the work allowed that goes into the next best sets.
const nextPart = 500

// answer fills in the answer.
func (o *optimizer) answer() error {
	now, want := o.scale().Units(o.out.Now), o.wish()
	most := o.curve(now)
	o.out.Most = o.out.Curve[len(o.out.Curve)-1].Final
	reached := want.most || most >= want.required
	if !reached { // the cheapest set with the most points stands in
		want.required = most
	}
	sets, all, err := o.sets(want, now)
	if err != nil {
		return err
	}
	o.out.Best = sets[0]
	if len(sets) > 1 {
		o.out.Next = sets[1:]
	}
	o.out.Reached = reached && (want.most || o.out.Best.Final.GreaterThanOrEqual(o.out.Required.Decimal))
	if !o.out.Reached {
		if err := o.outOfReach(); err != nil {
			return err
		}
	}
	for _, t := range o.out.Best.Targets {
		o.out.Illustrative = o.out.Illustrative || t.Illustrative
	}
	for _, reason := range slices.Concat(o.now.Total.Open, o.out.Best.Open) {
		if reason.Kind == scoring.OpenEmpty || reason.Kind == scoring.OpenPerhapsEmpty {
			o.doubt(reason.Text.VI, reason.Text.EN) // what counts there may be more
		}
	}
	o.out.Proved = len(o.out.Doubts) == 0
	if !all { // which says nothing against the best
		o.doubt("danh sách phương án tiếp theo có thể chưa đủ", "the list of the next best sets may not be whole")
	}
	return nil
}

// sets returns the best set and the next ones; not all where the work allowed did
// not suffice for these.
func (o *optimizer) sets(w wish, now int64) (out []Set, all bool, err error) {
	add := func(picks []int, effort int64) bool {
		var s Set
		if s, err = o.set(picks, effort); err == nil {
			out = append(out, s)
		}
		return err == nil && len(out) <= o.aim.Next
	}
	stay := make([]int, len(o.levers))
	stays := o.open && !w.most && now >= w.required // which tallies may not say
	if stays && !add(stay, 0) {
		return out, true, err
	}
	all = each(o.choosers, w, cmp.Or(o.aim.Steps, optimizeSteps)/nextPart, func(p *partial) bool {
		picks := p.picks(len(o.levers))
		if len(out) > 0 && (o.idle(picks, w, p.final) || stays && slices.Equal(picks, stay)) {
			return true
		}
		return add(picks, p.total)
	})
	if err == nil && (len(out) == 0 || o.open && w.most && out[0].Final.LessThan(o.out.Now)) {
		out = nil
		add(stay, 0)
	}
	return out, all || len(out) > o.aim.Next, err
}

// curve writes the fronts of all levers as one, and returns its end.
func (o *optimizer) curve(now int64) (most int64) {
	list := []state{{0, now}} // effort and final score
	for _, c := range o.choosers {
		none := &partial{chooser: c}
		for class, states := range c.fronts[0].states {
			others, fits := none.with(class)
			if !fits {
				continue
			}
			finals := make([]state, len(states))
			for i, s := range states {
				finals[i] = state{s.effort, c.scale.Final(s.points, others)}
			}
			list = merge(nil, list, finals, state{})
		}
	}
	for _, s := range list {
		o.out.Curve = append(o.out.Curve, CurvePoint{o.units(s.effort), canonical(o.scale().Score(s.points))})
	}
	return list[len(list)-1].points
}

// idle reports whether a change of a choice could be left out or be less: the goal
// is reached, or as many points are, all the same.
func (o *optimizer) idle(picks []int, w wish, final int64) bool {
	goal := w.required
	if w.most {
		goal = final
	}
	for i, move := range picks {
		for _, other := range o.less(pick{i, move}) {
			picks[i] = other
			final := o.final(picks)
			picks[i] = move
			if final >= goal {
				return true
			}
		}
	}
	return false
}

// less returns the moves of the same lever that are less than one.
func (o *optimizer) less(p pick) []int {
	out, done := o.shorter[p]
	if done {
		return out
	}
	moves := o.levers[p.lever].Moves
	for other := range moves {
		if within(moves[other], moves[p.move]) && !within(moves[p.move], moves[other]) {
			out = append(out, other)
		}
	}
	o.shorter[p] = out
	return out
}

// within reports whether every change of a move is one of another, or a shorter way.
func within(a, b scoring.Move) bool {
	for _, x := range a.Changes {
		if !slices.ContainsFunc(b.Changes, func(y scoring.Change) bool {
			return x.Input == y.Input && (x.Figure.Equal(y.Figure) || x.By.Valid && y.By.Valid && x.By.Decimal.LessThanOrEqual(y.By.Decimal))
		}) {
			return false
		}
	}
	return true
}

// set scores a choice and writes it out.
func (o *optimizer) set(picks []int, effort int64) (Set, error) {
	out := Set{Targets: []Target{}, Effort: o.units(effort)}
	var moves []scoring.Move
	for i, move := range picks {
		if move == 0 {
			continue
		}
		m := o.levers[i].Moves[move]
		moves = append(moves, m)
		t, done := o.targets[pick{i, move}]
		if !done {
			var err error
			if t, err = o.target(m, o.effort); err != nil {
				return out, err
			}
			t.Figures = slices.Clone(o.levers[i].Inputs)
			o.targets[pick{i, move}] = t
		}
		out.Targets = append(out.Targets, t)
	}
	if err := o.score(&out, moves); err != nil {
		return out, err
	}
	if o.scale().Units(out.Final) != o.final(picks) {
		o.undecided()
	}
	return out, nil
}
