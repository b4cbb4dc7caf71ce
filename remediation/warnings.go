package remediation

import (
	"slices"
	"strings"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
)

// Warning is something that a plan lacks.
type Warning struct {
	Kind   WarningKind `json:"kind"`
	Action string      `json:"action,omitempty"` // ID
	Code   string      `json:"code,omitempty"`   // of the item
	Text   rubric.Text `json:"text"`
}

// WarningKind is what a plan lacks.
type WarningKind string

// The kinds of warnings.
const (
	WarnDeadline  WarningKind = "deadline" // of an action
	WarnLead      WarningKind = "lead"
	WarnTarget    WarningKind = "target"
	WarnUncovered WarningKind = "uncovered" // a deficit without an action
	WarnLoss      WarningKind = "loss"      // a target that loses points elsewhere
)

// Uncovered returns the codes of the deficits and penalties that no action of the plan
// addresses, as the plan is now.
func (p *Plan) Uncovered() []string {
	out := []string{}
	if p == nil {
		return out
	}
	missing := func(code string) {
		if !slices.ContainsFunc(p.Actions, func(a Action) bool {
			return slices.Contains(a.Deficits, code) || slices.Contains(a.Penalties, code)
		}) {
			out = append(out, code)
		}
	}
	for _, d := range p.Deficits {
		missing(d.Code)
	}
	for _, x := range p.Penalties {
		missing(x.Code)
	}
	return out
}

// Warnings says what the plan lacks, as it is now: what its owner filled in since it
// was made is not asked for.
func (p *Plan) Warnings() []Warning {
	out := []Warning{}
	if p == nil {
		return out
	}
	warn := func(kind WarningKind, action, code string, s locale.Sentence, args ...any) {
		out = append(out, Warning{kind, action, code, rubric.Say(s, args...)})
	}
	for _, code := range p.Uncovered() {
		uncovered := lossUncovered
		if !p.surelyLost(code) {
			uncovered = perhapsUncovered
		}
		warn(WarnUncovered, "", code, uncovered, code)
	}
	for _, a := range p.Actions {
		of := rubric.Plain(strings.Join(append(slices.Clone(a.Deficits), a.Penalties...), ", "))
		if of.IsZero() { // it is for no loss, and named by what is done
			of = rubric.Say(targetNamed, a.Solution)
		}
		if a.Lead.IsZero() {
			warn(WarnLead, a.ID, "", noLead, of)
		}
		if a.Deadline.IsZero() {
			warn(WarnDeadline, a.ID, "", noDeadline, of)
		}
		later := slices.ContainsFunc(a.Open, func(o OutOfReach) bool { return o.Kind == ReachLater })
		if len(a.Targets) == 0 && !later { // what was left out on purpose is said in Open
			unproved := slices.ContainsFunc(a.Open, func(o OutOfReach) bool { return len(o.Gaps) > 0 })
			if unproved {
				warn(WarnTarget, a.ID, "", noTargetFound, of)
			} else {
				warn(WarnTarget, a.ID, "", noTarget, of)
			}
		}
		for _, t := range a.Targets {
			for _, e := range t.Effects {
				if e.Gain.IsNegative() {
					warn(WarnLoss, a.ID, e.Code, losesElsewhere, t.Text, pointsOf(e.Gain.Neg()), e.Code)
				}
			}
		}
	}
	return out
}

// surelyLost reports whether a deficit or penalty surely lost points.
func (p *Plan) surelyLost(code string) bool {
	return slices.ContainsFunc(p.Deficits, func(d Deficit) bool {
		return d.Code == code && d.LostRange.Least.IsPositive()
	}) ||
		slices.ContainsFunc(p.Penalties, func(x Penalty) bool { return x.Code == code && x.Range.Least.IsPositive() })
}

// OutcomeHolds reports whether Outcome is that of the targets which the plan has now.
// It has to be computed anew where its owner has added or left out some.
func (p *Plan) OutcomeHolds() bool {
	if p == nil {
		return false
	}
	ids := []string{}
	for _, t := range p.targets() {
		ids = append(ids, t.ID)
	}
	slices.Sort(ids)
	return slices.Equal(ids, slices.Sorted(slices.Values(p.Outcome.Targets)))
}
