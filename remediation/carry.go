package remediation

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"reflect"
	"slices"
	"strings"

	"github.com/parindex/parindex/remediation/catalogue"
	"github.com/parindex/parindex/remediation/tracking"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/jsonform"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/parindex/parindex/scoring"
)

// LeftOver is something that people put into a plan and that has no place in the plan
// which was made anew. It stays there until its owner takes it out.
type LeftOver struct {
	Text rubric.Text `json:"text"`
	// Action is the action of the earlier plan whose edits or records have no place, nil
	// for other things. Where a later plan has it again, they come back.
	Action *Action `json:"action,omitempty"`
	// Accepted is the acceptance of a loss that the plan does not have.
	Accepted *tracking.Acceptance `json:"accepted,omitempty"`
}

// place is a part of a plan that people edit.
type place struct {
	owner string // ID of the action, empty for the plan's own
	name  string
	code  string // of the item, where there is one for each
	value any    // pointer to it
	made  bool   // it follows from the facts: an edit is not carried over
}

// key names the place within its owner.
func (x place) key() string { return strings.TrimSpace(x.name + " " + x.code) }

// places returns what people edit in a plan.
func (p *Plan) places() []place {
	out := []place{
		{name: "title", value: &p.Title}, {name: "superior", value: &p.Head.Superior}, {name: "issuer", value: &p.Head.Issuer},
		{name: "number", value: &p.Head.Number}, {name: "place", value: &p.Head.Place}, {name: "date", value: &p.Head.Date},
		{name: "legal_bases", value: &p.LegalBases}, {name: "opening", value: &p.Opening},
		{name: "purposes", value: &p.Purposes}, {name: "requirements", value: &p.Requirements},
		{name: "responsibilities", value: &p.Responsibilities}, {name: "closing", value: &p.Closing},
		{name: "recipients", value: &p.Recipients}, {name: "signatory", value: &p.Signatory},
	}
	for i := range p.Deficits {
		out = append(out, place{name: "reason", code: p.Deficits[i].Code, value: &p.Deficits[i].Reason})
	}
	for i := range p.Penalties {
		out = append(out, place{name: "reason", code: p.Penalties[i].Code, value: &p.Penalties[i].Reason})
	}
	for i := range p.KeepUp {
		out = append(out, place{name: "keep_up", code: p.KeepUp[i].Code, value: &p.KeepUp[i].Task})
	}
	for i := range p.Actions {
		out = append(out, p.Actions[i].places()...)
	}
	return out
}

// places returns what people edit in an action.
func (a *Action) places() []place {
	targets := []string{}
	for _, t := range a.Targets {
		targets = append(targets, t.ID)
	}
	items := slices.Concat(a.Deficits, a.Penalties)
	return []place{
		{owner: a.ID, name: "solution", value: &a.Solution}, {owner: a.ID, name: "lead", value: &a.Lead},
		{owner: a.ID, name: "support", value: &a.Support}, {owner: a.ID, name: "deadline", value: &a.Deadline},
		{owner: a.ID, name: "deliverable", value: &a.Deliverable},
		{owner: a.ID, name: "items", value: &items, made: true}, {owner: a.ID, name: "targets", value: &targets, made: true},
	}
}

// fingerprint tells the values of a place apart; it is empty for one without any.
func (x place) fingerprint() string {
	v := reflect.ValueOf(x.value).Elem()
	if v.IsZero() || v.Kind() == reflect.Slice && v.Len() == 0 {
		return ""
	}
	b, err := jsonform.Canonical(v.Interface())
	if err != nil {
		return err.Error() // of no value that NewPlan makes
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:8])
}

// edited reports whether a place is not as [NewPlan] made it.
func (p *Plan) edited(x place) bool { return x.fingerprint() != p.Made[x.owner][x.key()] }

// fingerprints says what NewPlan made of the places of a plan, without the actions that
// people added.
func (p *Plan) fingerprints(own []string) {
	p.Made = map[string]map[string]string{}
	for _, x := range p.places() {
		print := x.fingerprint()
		if print == "" || slices.Contains(own, x.owner) {
			continue
		}
		if p.Made[x.owner] == nil {
			p.Made[x.owner] = map[string]string{}
		}
		p.Made[x.owner][x.key()] = print
	}
}

// checkEdited refuses a plan whose edits cannot be meant for this one.
func (m *maker) checkEdited() error {
	p, old := m.plan, m.edited
	switch {
	case old == nil:
		return nil
	case old.Edition.Rubric != p.Edition.Rubric:
		return editedOfOther.As(scoring.ErrEdition).Say(old.Unit.ID, old.Edition.Rubric)
	case old.Unit.ID != p.Unit.ID:
		return editedOfOther.As(scoring.ErrUnit).Say(old.Unit.ID, old.Edition.Rubric)
	}
	return nil
}

// before returns the actions of the edited plan, and those that it has left over.
func (m *maker) before() []*Action {
	var out []*Action
	for i := range m.edited.Actions {
		out = append(out, &m.edited.Actions[i])
	}
	for _, l := range m.edited.LeftOver {
		if l.Action != nil && m.edited.action(l.Action.ID) == nil {
			out = append(out, l.Action)
		}
	}
	return out
}

// added adds the actions that people added to the edited plan, for what they are for and
// is still lost.
func (m *maker) added(ctx context.Context) error {
	if m.edited == nil {
		return nil
	}
	for _, a := range m.before() {
		if m.edited.Made[a.ID] != nil || m.plan.action(a.ID) != nil {
			continue
		}
		codes := slices.Concat(a.Deficits, a.Penalties)
		var of []loss
		for _, l := range m.losses {
			if slices.Contains(codes, l.code) {
				of = append(of, l)
			}
		}
		if len(codes) > 0 && of == nil {
			continue // it is left over
		}
		if err := m.add(ctx, catalogue.Solution{}, a.ID, of, m.targetsOf(of)); err != nil {
			return err
		}
		now := &m.plan.Actions[len(m.plan.Actions)-1]
		now.Solution, now.Assignment, now.Derived = a.Solution, a.Assignment, a.Derived
		m.own = append(m.own, a.ID)
	}
	return nil
}

// carry puts the edits of the earlier plan into this one and lists what has no place.
func (m *maker) carry() {
	m.plan.fingerprints(m.own)
	if m.edited == nil {
		return
	}
	old, now := m.edited, map[[2]string]place{}
	for _, x := range m.plan.places() {
		now[[2]string{x.owner, x.key()}] = x
	}
	// take puts a value into its place, and reports whether there is one.
	take := func(x place) bool {
		to, has := now[[2]string{x.owner, x.key()}]
		if !has || x.made {
			return to.value != nil && to.fingerprint() == x.fingerprint()
		}
		reflect.ValueOf(to.value).Elem().Set(reflect.ValueOf(x.value).Elem())
		return true
	}
	for _, x := range old.places() {
		if x.owner == "" && old.edited(x) && !take(x) {
			m.leave(LeftOver{Text: x.left()})
		}
	}
	before := m.before()
	for _, a := range before {
		m.carryAction(a, take)
	}
	for _, id := range slices.Sorted(maps.Keys(old.Made)) {
		had := slices.ContainsFunc(before, func(a *Action) bool { return a.ID == id })
		if id != "" && !had && m.plan.action(id) != nil {
			m.leave(LeftOver{Text: rubric.Say(removalLeft, id)})
		}
	}
	for _, a := range old.Accepted {
		if slices.ContainsFunc(m.losses, func(l loss) bool { return l.code == a.Code }) {
			m.plan.Accepted = append(m.plan.Accepted, a)
		} else {
			m.leave(LeftOver{Text: rubric.Say(acceptanceLeft, a.Code), Accepted: &a})
		}
	}
	for _, l := range old.LeftOver {
		if l.Action == nil {
			m.leave(l)
		}
	}
}

// leave lists something that has no place in the plan.
func (m *maker) leave(l LeftOver) { m.plan.LeftOver = append(m.plan.LeftOver, l) }

// left says that what people put into a place has none any more.
func (x place) left() rubric.Text {
	switch v := x.value.(type) {
	case *rubric.Text:
		if x.name == "reason" {
			return rubric.Say(reasonLeft, x.code, *v)
		}
		return rubric.Say(keepUpLeft, x.code, *v)
	case *[]string:
		text := rubric.Plain(locale.List(*v).String())
		if len(*v) == 0 {
			text = rubric.Text{VI: "không có", EN: "none"}
		}
		if x.name == "items" {
			return rubric.Say(itemsLeft, x.owner, text)
		}
		return rubric.Say(targetsLeft, x.owner, text)
	}
	return rubric.Plain(x.key())
}

// carryAction puts the edits and records of an action of the earlier plan into this one.
func (m *maker) carryAction(a *Action, take func(place) bool) {
	old, to := m.edited, m.plan.action(a.ID)
	if to == nil {
		recorded := !reflect.ValueOf(a.Tracking).IsZero()
		changed := func(x place) bool { return old.edited(x) }
		if recorded || slices.ContainsFunc(a.places(), changed) {
			m.leave(LeftOver{Text: rubric.Say(actionLeft, a.ID), Action: a})
			if made := old.Made[a.ID]; made != nil {
				m.plan.Made[a.ID] = made // so that it is known later what was edited
			}
		}
		return
	}
	for _, x := range a.places() {
		if x.made && old.Made[a.ID] == nil {
			continue // people added it: what it is for now follows from the facts
		}
		moved := x.name == "deadline" && len(a.Tracking.Moved) > 0
		if (old.edited(x) || moved) && !take(x) {
			m.leave(LeftOver{Text: x.left()})
		}
	}
	to.Tracking = a.Tracking
}
