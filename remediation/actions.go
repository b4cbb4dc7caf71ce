package remediation

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/parindex/parindex/remediation/catalogue"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/rubric/spelling"
	"github.com/parindex/parindex/scoring"
	"github.com/parindex/parindex/scoring/improve"
	"github.com/shopspring/decimal"
)

// loss is a deficit or a penalty, for actions that address it.
type loss struct {
	code        string
	kind        catalogue.Kind
	title       rubric.Text
	max, points string // empty where there is none, or it is not known
	lost        scoring.Range
	reason      rubric.Text
	inputs      []string // that decided it
	penalty     bool
}

func (m *maker) list() {
	for _, d := range m.plan.Deficits {
		l := loss{code: d.Code, kind: d.Kind, title: d.Title, lost: d.LostRange, reason: d.Reason, max: d.Max.String()}
		if d.Points.Valid {
			l.points = d.Points.Decimal.String()
		}
		for _, c := range d.Deciding {
			l.inputs = append(l.inputs, c.Input)
		}
		l.inputs = append(l.inputs, d.Missing...)
		m.losses = append(m.losses, l)
	}
	for _, p := range m.plan.Penalties {
		l := loss{code: p.Code, kind: catalogue.KindPenalty, title: p.Title, lost: p.Range, reason: p.Reason, penalty: true}
		for _, c := range m.planner.now.Item(p.Code).Deciding {
			l.inputs = append(l.inputs, c.Input)
		}
		m.losses = append(m.losses, l)
	}
}

// isFor reports whether a solution is for a loss, apart from its items.
func (l loss) isFor(s catalogue.Solution) bool {
	return (s.Kinds == nil || slices.Contains(s.Kinds, l.kind)) &&
		(s.Inputs == nil || slices.ContainsFunc(spelling.NormalizeAll(s.Inputs), func(name string) bool {
			return slices.Contains(l.inputs, name)
		}))
}

// actions chooses the actions: solutions for items first, in the catalogue's order,
// then general ones and derived ones for what they leave.
func (m *maker) actions(ctx context.Context, derive bool) error {
	m.list()
	for _, s := range m.catalogue.Actions {
		if s.For == nil {
			continue
		}
		var leaves []string
		for _, code := range s.For {
			it := m.planner.now.Item(code)
			if it == nil {
				return actionOfNoItem.Say(s.ID, code)
			}
			leaves = append(leaves, leavesOf(it)...)
		}
		var of []loss
		for _, l := range m.losses {
			if slices.Contains(leaves, l.code) && l.isFor(s) {
				of = append(of, l)
			}
		}
		if err := m.action(ctx, s, s.ID, of); err != nil {
			return err
		}
	}
	for _, s := range m.catalogue.Actions {
		if s.For != nil {
			continue
		}
		var of []loss
		for _, l := range m.losses {
			if !m.covered[l.code] && l.isFor(s) {
				of = append(of, l)
			}
		}
		if of == nil {
			m.plan.Idle = append(m.plan.Idle, s.ID)
		}
		for _, l := range of {
			if err := m.action(ctx, s, s.ID+":"+l.code, []loss{l}); err != nil {
				return err
			}
		}
	}
	if err := m.added(ctx); err != nil {
		return err
	}
	if derive {
		if err := m.derive(ctx); err != nil {
			return err
		}
	}
	return nil
}

// derive makes an action of every target that wins back a loss without one, and of
// every other target of an optimum: one that earns a bonus is part of what reaches the
// goal, too.
func (m *maker) derive(ctx context.Context) error {
	reach := catalogue.Solution{Solution: rubric.Text{VI: "Phấn đấu {target}", EN: "Reach {target}"}}
	for _, t := range m.targets {
		s := reach
		if t.Evidence != nil {
			code := t.Evidence[0]
			s.Solution = rubric.Say(evidenceIsShown, code, documentsOf(m.planner.rubric.Item(code)))
		}
		var of []loss
		for _, l := range m.losses {
			if !m.covered[l.code] && t.touches(l.code) {
				of = append(of, l)
			}
		}
		if of == nil {
			continue
		}
		if err := m.action(ctx, s, m.derivedID(t), of); err != nil {
			return err
		}
		m.plan.Actions[len(m.plan.Actions)-1].Derived = true
	}
	if m.plan.Optimum == nil {
		return nil
	}
	for _, t := range m.targets {
		if slices.ContainsFunc(m.plan.targets(), func(has Target) bool { return has.ID == t.ID }) {
			continue
		}
		if err := m.add(ctx, reach, m.derivedID(t), nil, []Target{t}); err != nil {
			return err
		}
		m.plan.Actions[len(m.plan.Actions)-1].Derived = true
	}
	return nil
}

// derivedID names an action that is derived from a target by all figures that its
// leaves hang together by: those that the target changes are fewer once part of the
// loss is won back.
func (m *maker) derivedID(t Target) string {
	id := strings.Join(t.Figures, "+")
	if id == "" {
		id = t.ID
	}
	if slices.ContainsFunc(m.catalogue.Actions, func(s catalogue.Solution) bool { return s.ID == id }) ||
		slices.Contains(m.own, id) {
		return "derived:" + id
	}
	return id
}

// action adds an action for some losses; without any it is idle.
func (m *maker) action(ctx context.Context, s catalogue.Solution, id string, of []loss) error {
	if len(of) == 0 {
		m.plan.Idle = append(m.plan.Idle, s.ID)
		return nil
	}
	return m.add(ctx, s, id, of, m.targetsOf(of))
}

// add adds an action for some losses, with its targets.
func (m *maker) add(ctx context.Context, s catalogue.Solution, id string, of []loss, targets []Target) error {
	a := Action{ID: id, Deficits: []string{}, Points: zero(), Least: zero(), Gain: zero(), Targets: targets}
	a.Assignment = s.Assignment.Or(m.catalogue.Assignment)
	fill := func(t rubric.Text) rubric.Text {
		return t.Expand(func(l locale.Lang, name string) string { return m.fill(l, name, of, a.Targets) })
	}
	a.Solution, a.Lead, a.Support, a.Deliverable = fill(s.Solution), fill(a.Lead), fill(a.Support), fill(a.Deliverable)
	for _, l := range of {
		m.covered[l.code] = true
		a.Points, a.Least = add(a.Points, l.lost.Most), add(a.Least, l.lost.Least)
		if l.penalty {
			a.Penalties = append(a.Penalties, l.code)
			continue
		}
		a.Deficits = append(a.Deficits, l.code)
		open, known := m.left[l.code]
		if !known {
			var err error
			if open, err = m.open(ctx, l, oneOf(m.work, len(m.left), len(m.losses))); err != nil {
				return err
			}
			m.left[l.code] = open
		}
		a.Open = append(a.Open, open...)
	}
	if len(a.Targets) > 0 {
		then, err := m.planner.reached(a.Targets)
		if err != nil {
			return err
		}
		a.Gain, a.Uncertain = subtract(then.Total.FinalRange.Least, m.planner.now.Total.FinalRange.Least),
			m.planner.uncertain(then)
	}
	m.plan.Actions = append(m.plan.Actions, a)
	return nil
}

// targetsOf returns the targets that win something back of some losses.
func (m *maker) targetsOf(of []loss) []Target {
	var out []Target
	for _, t := range m.targets {
		if slices.ContainsFunc(of, func(l loss) bool { return t.touches(l.code) }) {
			out = append(out, t)
		}
	}
	return out
}

// open says what the targets leave of a deficit, and why.
func (m *maker) open(ctx context.Context, l loss, w *scoring.Work) ([]OutOfReach, error) {
	var with []Target
	for _, t := range m.targets {
		if slices.ContainsFunc(t.Effects, func(e Effect) bool { return e.Code == l.code }) {
			with = append(with, t)
		}
	}
	lost, err := m.stillLost(l.code, with)
	if err != nil || !lost.Most.IsPositive() {
		return nil, err
	}
	out := OutOfReach{Code: l.code, Lost: lost}
	shown := slices.ContainsFunc(with, func(t Target) bool { return slices.Contains(t.Evidence, l.code) })
	if !shown {
		if is, err := m.planner.settled(l.code, &out); is || err != nil {
			return []OutOfReach{out}, err
		}
	}
	if it := m.planner.rubric.Item(l.code); it.Reported {
		out.judged(it)
		return []OutOfReach{out}, nil
	}
	scorer, err := m.planner.shown(with)
	if err != nil {
		return nil, err
	}
	is, err := improve.Leaf(ctx, scorer, m.planner.with(movesOf(with)...), l.code, w)
	if err != nil {
		return nil, err
	}
	if len(is.List) == 0 {
		i := slices.IndexFunc(m.plan.Deficits, func(d Deficit) bool { return d.Code == l.code })
		m.planner.stuck(m.plan.Deficits[i], is, &out)
		return []OutOfReach{out}, nil
	}
	surveyed := improve.Surveyed(m.planner.scorer)
	list := slices.DeleteFunc(slices.Clone(is.List), func(i improve.Improvement) bool {
		return slices.ContainsFunc(i.Changes, func(c improve.Change) bool { return slices.Contains(surveyed, c.Input) })
	})
	if len(list) == 0 {
		out.judged(m.planner.rubric.Item(l.code))
		return []OutOfReach{out}, nil
	}
	out.Gaps = append([]improve.Gap(nil), is.Gaps...)
	best := slices.MaxFunc(list, func(a, b improve.Improvement) int { return a.Points.Cmp(b.Points) })
	out.Kind, out.Text = ReachLater, rubric.Say(leftForLater, best.Text)
	return []OutOfReach{out}, nil
}

// stillLost returns what a leaf loses with targets reached.
func (m *maker) stillLost(code string, with []Target) (scoring.Range, error) {
	then, err := m.planner.reached(with)
	if err != nil {
		return noRange(), err
	}
	for _, d := range Deficits(then) {
		if d.Code == code {
			return d.LostRange, nil
		}
	}
	return noRange(), nil
}

// fill returns what stands for a placeholder.
func (m *maker) fill(l locale.Lang, name string, of []loss, targets []Target) string {
	each := func(f func(loss) string) string {
		var out []string
		for _, x := range of {
			if s := f(x); s != "" && !slices.Contains(out, s) {
				out = append(out, s)
			}
		}
		return strings.Join(out, "; ")
	}
	number := func(s string) string {
		if s == "" {
			return ""
		}
		return l.Decimal(decimal.RequireFromString(s))
	}
	switch name {
	case "code":
		return strings.ReplaceAll(each(func(x loss) string { return x.code }), ";", ",")
	case "title":
		return each(func(x loss) string { return x.title.In(l) })
	case "max":
		return each(func(x loss) string { return number(x.max) })
	case "points":
		return each(func(x loss) string { return number(x.points) })
	case "lost":
		sum := noRange()
		for _, x := range of {
			sum = sum.Plus(x.lost)
		}
		if !sum.Known() {
			return l.Decimal(sum.Least) + "–" + l.Decimal(sum.Most)
		}
		return l.Decimal(sum.Most)
	case "reason":
		return each(func(x loss) string { return x.reason.In(l) })
	case "target":
		var out []string
		for _, t := range targets {
			out = append(out, t.Goal.In(l))
		}
		if out == nil {
			return rubric.Text{VI: "chưa đặt mục tiêu", EN: "no target is set"}.In(l)
		}
		return strings.Join(out, "; ")
	case "unit":
		if text := m.plan.Unit.Name.In(l); text != "" {
			return text
		}
		return m.plan.Unit.ID
	case "period":
		return fmt.Sprint(m.plan.Period)
	}
	return "{" + name + "}"
}
