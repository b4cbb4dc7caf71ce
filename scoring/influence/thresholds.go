package influence

import (
	"context"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/columnar"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/parindex/parindex/scoring/internal/words"
)

// Thresholds moves every constant that a rule compares a figure with, one at a time, by one
// unit of its last digit down and up (80 to 79 and 81, 0.95 to 0.94 and 0.96, a date by a
// day), and says how the points and the places of the units change. A condition of an item
// with items below it is moved for all of them. Where no figure could be on one of the sides
// of the moved constant it is left out: a percentage of 101. Values of parameters stay.
//
// The error is that of [columnar.Score]: that the table is not the scorer's, or that of the
// context. Each move takes as many steps of w as there are twenty units, and fifty more; those
// past the bound are left, and the report names their items. A nil w means the defaults;
// progress counts moves.
func Thresholds(ctx context.Context, s *scoring.Scorer, t *columnar.Table, w *scoring.Work) (*Report, error) {
	base, err := columnar.Score(ctx, s, t, nil, w)
	if err != nil {
		return nil, err
	}
	c, _ := rules.Inside(s) // it has scored
	list := moves(c)
	r := newRanks(base)
	steps := 1_000_000
	if w != nil && w.Steps > 0 {
		steps = w.Steps
	}
	most := steps / (50 + t.Len()/20)
	var left []string
	for _, m := range list[min(most, len(list)):] {
		if !slices.Contains(left, m.effect.Item) {
			left = append(left, m.effect.Item)
		}
	}
	list = list[:min(most, len(list))]
	errs := make([]error, len(list))
	err = rules.Each(ctx, (*rules.Work)(w), len(list), func(i int) {
		variant := rules.Hook.Scorer(c.Instead(list[i].leaves...)).(*scoring.Scorer)
		totals, err := columnar.Score(ctx, variant, t, base, &scoring.Work{Workers: 1})
		if errs[i] = err; err != nil || t.Len() == 0 {
			return
		}
		after, e := totals.Finals(), &list[i].effect
		for k, p := range after.Points {
			switch {
			case !after.Known[k] || !r.finals.Known[k]:
			case p > r.finals.Points[k]:
				e.Higher++
			case p < r.finals.Points[k]:
				e.Lower++
			}
		}
		r.compare(e, after)
	})
	if err != nil {
		return nil, err
	}
	effects := make([]Effect, len(list))
	for i, m := range list {
		if errs[i] != nil {
			return nil, errs[i]
		}
		effects[i] = m.effect
	}
	return r.report(c.Rubric, effects, left), nil
}

// move is a threshold that is moved.
type move struct {
	effect Effect
	leaves []*rules.Node
}

// moves lists the thresholds of a rubric in both directions, in its order.
func moves(c *rules.Compiled) (out []move) {
	for _, n := range c.Leaves {
		for i := range n.Guards {
			if c.SpeaksFor(n, i) {
				out = append(out, guardMoves(c, n, n.Guards[i])...)
			}
		}
		for i, rc := range n.Cases {
			for _, score := range []bool{false, true} {
				of := rc.When
				if score {
					of = rc.Score
				}
				if of == nil {
					continue
				}
				for _, m := range thresholds(of, n.Unconstrained) {
					is := *n
					is.Cases = slices.Clone(n.Cases)
					if score {
						is.Cases[i].Score = m.Whole
					} else {
						is.Cases[i].When = m.Whole
					}
					out = append(out, move{effectOf(c, n, n.Item, m), []*rules.Node{&is}})
				}
			}
		}
	}
	return out
}

// guardMoves lists the moves of a condition, which change every leaf below its item.
func guardMoves(c *rules.Compiled, of *rules.Node, g rules.Guard) (out []move) {
	at := func(n *rules.Node) int {
		return slices.IndexFunc(n.Guards, func(h rules.Guard) bool { return g.Item == h.Item && g.Status == h.Status })
	}
	for k, m := range thresholds(g.Cond, of.Unconstrained) {
		v := move{effect: effectOf(c, of, g.Item, m)}
		for _, n := range c.Leaves {
			i := at(n)
			if i < 0 {
				continue
			}
			is := *n
			is.Guards = slices.Clone(n.Guards)
			is.Guards[i].Cond = thresholds(n.Guards[i].Cond, n.Unconstrained)[k].Whole
			v.leaves = append(v.leaves, &is)
		}
		out = append(out, v)
	}
	return out
}

// thresholds lists the mutations that move a threshold to where figures can still be on
// both sides of it: a count of at least −1 and a percentage of 101 are none. Neither are
// points below zero, which are compared with nothing.
func thresholds(of formula.Node, vars []interval.Domain) []formula.Mutation {
	return slices.DeleteFunc(formula.Mutations(of), func(m formula.Mutation) bool {
		_, signed := m.Was.(*formula.Unary)
		return m.Kind != "threshold" || signed || loses(m, vars)
	})
}

// loses reports whether a change leaves a comparison, or a band, that some figures meet
// without any that do, or any that do not.
func loses(m formula.Mutation, vars []interval.Domain) bool {
	was, isTable := m.Was.(*formula.BandTable)
	if !isTable {
		open := func(n formula.Node) bool {
			o := formula.Eval(n, vars)
			return formula.TypeOf(n) != interval.Bool || !o.HasValue || o.Value.Bools == interval.Either
		}
		return open(m.Was) && !open(m.Is)
	}
	x := formula.Eval(was.X, vars).Value.Numbers
	for i, b := range m.Is.(*formula.BandTable).Bands {
		if x.Intersect(b.Of).Empty() && !x.Intersect(was.Bands[i].Of).Empty() {
			return true
		}
	}
	return false
}

// effectOf says what is moved: a comparison in words, a table of bands by its intervals.
func effectOf(c *rules.Compiled, n *rules.Node, it *rubric.Item, m formula.Mutation) Effect {
	inputs := c.InputsOf(n)
	change := words.InBoth(func(l locale.Lang) string {
		w := words.Words{Lang: l}
		if formula.TypeOf(m.Was) == interval.Bool {
			return rubric.Say(instead, w.Clause(m.Was, inputs), w.Clause(m.Is, inputs)).In(l)
		}
		return rubric.Say(insteadOf, w.Clause(m.Was, inputs), m.From, m.To).In(l)
	})
	return Effect{Item: it.Code, Title: it.Title, From: m.From, To: m.To, Change: change}
}
