package remediation

import (
	"fmt"
	"slices"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/source"
	"github.com/parindex/parindex/scoring"
	"github.com/shopspring/decimal"
)

// loss is a deficit or a penalty, for actions that address it.
type loss struct {
	code, kind  string
	title       rubric.Text
	max, points string // empty where there is none, or it is not known
	lost        decimal.Decimal
	reason      rubric.Text
	inputs      []string // that decided it
	penalty     bool
}

func (m *maker) list() {
	for _, d := range m.plan.Deficits {
		l := loss{code: d.Code, kind: d.Kind, title: d.Title, lost: d.LostMost, reason: d.Reason, max: d.Max.String()}
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
		l := loss{code: p.Code, kind: "penalty", title: p.Title, lost: p.Points, reason: p.Reason, penalty: true}
		for _, c := range m.now.Item(p.Code).Deciding {
			l.inputs = append(l.inputs, c.Input)
		}
		m.losses = append(m.losses, l)
	}
}

// matches reports whether a solution is for a loss, apart from its items.
func (s Solution) matches(l loss) bool {
	return (s.Kinds == nil || slices.Contains(s.Kinds, l.kind)) &&
		(s.Inputs == nil || slices.ContainsFunc(source.NormalizeAll(s.Inputs), func(name string) bool { return slices.Contains(l.inputs, name) }))
}

// actions chooses the actions: solutions for items first, in the catalogue's order,
// then general ones and derived ones for what they leave.
func (m *maker) actions(derive bool) error {
	m.list()
	for _, s := range m.catalogue.Actions {
		if s.For == nil {
			continue
		}
		var leaves []string
		for _, code := range s.For {
			it := m.now.Item(code)
			if it == nil {
				return fmt.Errorf("action %q is for item %q, which the result does not have", s.ID, code)
			}
			leaves = append(leaves, leavesOf(it)...)
		}
		var of []loss
		for _, l := range m.losses {
			if slices.Contains(leaves, l.code) && s.matches(l) {
				of = append(of, l)
			}
		}
		if err := m.action(s, s.ID, of); err != nil {
			return err
		}
	}
	for _, s := range m.catalogue.Actions {
		if s.For != nil {
			continue
		}
		var of []loss
		for _, l := range m.losses {
			if !m.covered[l.code] && s.matches(l) {
				of = append(of, l)
			}
		}
		if of == nil {
			m.plan.Idle = append(m.plan.Idle, s.ID)
		}
		for _, l := range of {
			if err := m.action(s, s.ID+":"+l.code, []loss{l}); err != nil {
				return err
			}
		}
	}
	if derive {
		if err := m.derive(); err != nil {
			return err
		}
	}
	for _, l := range m.losses {
		if !m.covered[l.code] {
			m.plan.Uncovered = append(m.plan.Uncovered, l.code)
		}
	}
	return nil
}

// derive makes an action of every target that wins back a loss without one.
func (m *maker) derive() error {
	s := Solution{Solution: rubric.Text{VI: "Phấn đấu đạt: {target}", EN: "Reach: {target}"}}
	for _, t := range m.targets {
		var of []loss
		for _, l := range m.losses {
			if !m.covered[l.code] && t.touches(l.code) {
				of = append(of, l)
			}
		}
		if of == nil {
			continue
		}
		if err := m.action(s, t.ID, of); err != nil {
			return err
		}
		m.plan.Actions[len(m.plan.Actions)-1].Derived = true
	}
	return nil
}

// action adds an action for some losses; without any it is idle.
func (m *maker) action(s Solution, id string, of []loss) error {
	if len(of) == 0 {
		m.plan.Idle = append(m.plan.Idle, s.ID)
		return nil
	}
	a := Action{ID: id, Deficits: []string{}, Points: zero(), Gain: zero(), Targets: m.targetsOf(of)}
	a.Assignment = s.Assignment.or(m.catalogue.Assignment)
	fill := func(t rubric.Text) rubric.Text {
		return t.Expand(func(l rubric.Lang, name string) string { return m.fill(l, name, of, a.Targets) })
	}
	a.Solution, a.Lead, a.Support, a.Deliverable = fill(s.Solution), fill(a.Lead), fill(a.Support), fill(a.Deliverable)
	for _, l := range of {
		m.covered[l.code] = true
		a.Points = add(a.Points, l.lost)
		if l.penalty {
			a.Penalties = append(a.Penalties, l.code)
			continue
		}
		a.Deficits = append(a.Deficits, l.code)
		open, err := m.open(l)
		if err != nil {
			return err
		}
		a.Open = append(a.Open, open...)
	}
	if len(a.Targets) > 0 {
		var moves []scoring.Move
		for _, t := range a.Targets {
			moves = append(moves, t.move())
		}
		then, err := m.after(moves...)
		if err != nil {
			return err
		}
		a.Gain = subtract(then.Total.FinalLeast, m.now.Total.FinalLeast)
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
func (m *maker) open(l loss) ([]OutOfReach, error) {
	lost := l.lost
	var with []scoring.Move
	for _, t := range m.targets {
		for _, e := range t.Effects {
			if e.Code == l.code {
				lost = subtract(lost, e.Gain)
				with = append(with, t.move())
			}
		}
	}
	if !lost.IsPositive() {
		return nil, nil
	}
	out := OutOfReach{Code: l.code, Lost: lost}
	if out.Kind, out.Text = judged(m.scorer.Rubric().Item(l.code)); out.Kind != "" {
		return []OutOfReach{out}, nil
	}
	list, err := m.scorer.Improvements(m.with(with...), l.code)
	if err != nil {
		return nil, err
	}
	if len(list) == 0 {
		i := slices.IndexFunc(m.plan.Deficits, func(d Deficit) bool { return d.Code == l.code })
		out.Kind, out.Text = m.stuck(m.plan.Deficits[i])
		return []OutOfReach{out}, nil
	}
	best := slices.MaxFunc(list, func(a, b scoring.Improvement) int { return a.Points.Cmp(b.Points) })
	out.Kind, out.Text = "later", rubric.Text{VI: "chưa đưa vào mục tiêu: " + best.Text.VI, EN: "no target for now: " + best.Text.EN}
	return []OutOfReach{out}, nil
}

// fill returns what stands for a placeholder.
func (m *maker) fill(l rubric.Lang, name string, of []loss, targets []Target) string {
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
		sum := zero()
		for _, x := range of {
			sum = add(sum, x.lost)
		}
		return l.Decimal(sum)
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

// warnings lists what the plan lacks.
func (m *maker) warnings() {
	warn := func(kind, action, code, vi, en string) {
		m.plan.Warnings = append(m.plan.Warnings, Warning{kind, action, code, rubric.Text{VI: vi, EN: en}})
	}
	for _, code := range m.plan.Uncovered {
		warn("uncovered", "", code, "tiêu chí "+code+" mất điểm, chưa có giải pháp", "item "+code+" lost points and has no action")
	}
	for _, a := range m.plan.Actions {
		codes := strings.Join(append(slices.Clone(a.Deficits), a.Penalties...), ", ")
		if a.Lead.IsZero() {
			warn("lead", a.ID, "", "giải pháp cho "+codes+" chưa có đơn vị, người chủ trì", "the action for "+codes+" has no lead")
		}
		if a.Deadline.IsZero() {
			warn("deadline", a.ID, "", "giải pháp cho "+codes+" chưa có thời hạn", "the action for "+codes+" has no deadline")
		}
		later := slices.ContainsFunc(a.Open, func(o OutOfReach) bool { return o.Kind == "later" })
		if len(a.Targets) == 0 && !later { // what was left out on purpose is said in Open
			warn("target", a.ID, "", "giải pháp cho "+codes+" chưa có mục tiêu tính được từ số liệu", "the action for "+codes+" has no target that can be computed")
		}
		for _, t := range a.Targets {
			for _, e := range t.Effects {
				if e.Gain.IsNegative() {
					warn("loss", a.ID, e.Code, t.Text.VI+", nhưng làm mất "+rubric.Vietnamese.Decimal(e.Gain.Neg())+" điểm ở tiêu chí "+e.Code,
						t.Text.EN+", but loses "+rubric.English.Decimal(e.Gain.Neg())+points(e.Gain)+" of item "+e.Code)
				}
			}
		}
	}
}
