package improve

import (
	"slices"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/rules"
	"github.com/parindex/parindex/scoring/internal/solve"
	"github.com/parindex/parindex/scoring/internal/words"
)

// move writes a move out.
func (l *lever) move(p candidate) Move {
	out := Move{tally: p.tally}
	if p.size == 0 {
		return out
	}
	if !p.sure {
		p.to = l.promises(p.to, p.tally)
	}
	l.spend(0, moveSteps/4)
	var text, goal [2][]string // by language
	for i, t := range p.to {
		if t.id == 0 {
			continue
		}
		t.Target = sayable(t.Target)
		a := l.leaves[slices.IndexFunc(l.leaves, func(a *leafState) bool { return slices.Contains(a.places, i) })]
		at := slices.Index(a.places, i)
		atom := formula.Atom{Slot: at, Subject: formula.NewVariable(l.engine.Compiled.Inputs.Scalars[l.slots[i]].Name, at,
			t.Is.Type),
			Observed: a.vars[at], Op: t.Op, Required: []interval.Domain{t.Limit}}
		inputs := l.engine.Compiled.InputsOf(a.Node)
		out.Changes = append(out.Changes, changeOf(inputs, atom, t.Is, p.by[i].by))
		for k, lang := range []locale.Lang{rubric.Vietnamese, rubric.English} {
			text[k] = append(text[k], inputs.ChangeText(atom, lang))
		}
		for k, clause := range l.goal(i, atom, p.to) {
			goal[k] = append(goal[k], clause)
		}
	}
	out.Text = rubric.Text{VI: strings.Join(text[0], "; "), EN: strings.Join(text[1], "; ")}
	out.Goal = rubric.Text{VI: strings.Join(goal[0], "; "), EN: strings.Join(goal[1], "; ")}
	for _, a := range l.leaves {
		out.Illustrative = out.Illustrative || a.Illustrative || l.heldIllustrative(a, p.to)
	}
	return out
}

// sayable starts a relation at the figure itself where its limit cannot be written
// down as a figure: from 99.67 on, not from 99.66…. A range ends at such figures, too.
func sayable(t solve.Target) solve.Target {
	at, single := t.Limit.Numbers.Single()
	if t.Is.Type != interval.Number || !single {
		if t.Is.Type == interval.Number {
			t.Limit.Numbers = t.Limit.Numbers.Written()
		}
		return t
	}
	if !interval.Writable(at) {
		t.Limit = t.Is
		if t.Op == ">" || t.Op == "<" {
			t.Op += "="
		}
	}
	return t
}

// heldIllustrative reports whether a leaf that the move changes gets its points
// from a case that no source decides.
func (l *lever) heldIllustrative(a *leafState, to []step) bool {
	moves := func(place int) bool { return place >= 0 && to[place].id != 0 }
	if !slices.ContainsFunc(a.places, moves) || !slices.ContainsFunc(a.Cases, func(c rules.RuleCase) bool {
		return c.Of.Illustrative
	}) {
		return false
	}
	o := a.EvaluateWithin(l.budget, l.engine.Compiled.Rubric, a.with(to), a.points...)
	return slices.ContainsFunc(o.Branches, func(b rules.Branch) bool {
		return b.Held >= 0 && a.Cases[b.Held].Of.Illustrative
	})
}

// promises says of each target of a move how far it may be overshot, all of them
// together: without limit where the leaves come to as much everywhere beyond it,
// else not at all.
func (l *lever) promises(to []step, goal rules.Tally) []step {
	to = slices.Clone(to)
	sure := slices.Clone(to) // with all that the targets before allow
	var wide []int           // the places of those
	surely := func(of func(*leafState, []interval.Domain) ranged) bool {
		whole := true
		t := l.sum(func(a *leafState) rules.Entry {
			if !whole || !slices.ContainsFunc(wide, func(p int) bool { return slices.Contains(a.places, p) }) {
				return l.entry(a, to)
			}
			r := of(a, a.with(sure))
			whole = r.whole
			return r.entry
		})
		return whole && t.NoWorse(goal)
	}
	asMuch := func(place int, v interval.Domain) bool {
		if l.budget.Spent() || l.falls(to, place, v, goal) {
			return false
		}
		is := sure[place]
		sure[place].Is = v
		wide = append(wide, place)
		if surely(l.atLeast) || l.left > 0 && surely(l.exactly) {
			return true
		}
		sure[place], wide = is, wide[:len(wide)-1]
		return false
	}
	for i := range to {
		if to[i].id != 0 {
			to[i].Target = promise(to[i].Target, l.engine.Compiled.Inputs.Domains[l.slots[i]], func(v interval.Domain) bool {
				return asMuch(i, v)
			})
		}
	}
	return to
}

// falls reports whether the leaves come to less than a goal after steps with one figure at an
// end of a set: then they do not come to as much everywhere in it, and an end is soon tried.
func (l *lever) falls(to []step, place int, set interval.Domain, goal rules.Tally) bool {
	loose := l.loose
	defer func() { l.loose = loose }()
	to = slices.Clone(to)
	for _, v := range interval.Ends(set) {
		to[place] = l.step(place, solve.Target{Is: v})
		if l.consistent(to) && !l.tally(to).NoWorse(goal) {
			return true
		}
	}
	return false
}

// promise says of a target how far it may be overshot.
func promise(t solve.Target, domain interval.Domain, asMuch func(interval.Domain) bool) solve.Target {
	if t.Is.Type == interval.Number || t.Is.Type == interval.Date {
		for _, side := range []string{">=", "<="} {
			if !t.Moves(side) {
				continue
			}
			past, beyond := t.Past(side, domain), t.Beyond(side, domain)
			if asMuch(past) {
				t.Overshoot(side, past)
				return t
			}
			if words.Exact(past) != words.Exact(beyond) && asMuch(beyond) {
				t.Limit = t.Is
				t.Overshoot(side, beyond)
				return t
			}
		}
	}
	t.Op, t.Limit = "==", t.Is
	return t
}
