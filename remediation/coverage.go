package remediation

import (
	"slices"

	"github.com/parindex/parindex/rubric"
)

// Uncovered returns the codes of the deficits and penalties that no action of the plan
// addresses and nobody accepted ([Plan].Accepted, for whatever time), as the plan is now.
func (p *Plan) Uncovered() []string {
	out := []string{}
	if p == nil {
		return out
	}
	missing := func(code string) {
		if !p.accepted(code, rubric.Date{}) && !slices.ContainsFunc(p.Actions, func(a Action) bool {
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
