package remediation

import (
	"slices"

	"github.com/parindex/parindex/remediation/tracking"
	"github.com/parindex/parindex/rubric"
)

// MoveDeadline gives an action another deadline and adds the change to its history. It
// takes who decided it, on which day, and why. The error says what is missing or no
// day, or that the plan has no such action, or that the deadline is that already; then
// nothing is changed.
func (p *Plan) MoveDeadline(action string, to rubric.Date, decision tracking.Decision) error {
	a := p.action(action)
	switch {
	case a == nil:
		return noSuchAction.Say(action)
	case !isDay(to):
		return noSuchDay.Say(to)
	case !isDay(decision.On):
		return noSuchDay.Say(decision.On)
	case decision.By.IsZero() || decision.Why.IsZero():
		return moveNeeds.Say(action)
	case to == a.Deadline:
		return deadlineAlready.Say(action, to)
	}
	a.Tracking.Moved = append(slices.Clip(a.Tracking.Moved),
		tracking.DeadlineChange{From: a.Deadline, To: to, Decision: decision})
	a.Deadline = to
	return nil
}

// Record takes over from a progress of the plan which actions the figures show done, so
// that a later progress can say which of them degraded. The error is that of a progress
// without a day or of another plan; then nothing is changed.
func (p *Plan) Record(g *Progress) error {
	switch {
	case p == nil || g == nil:
		return recordNeeds.Say()
	case g.Edition != p.Edition:
		return planOfEdition.Say(p.Edition.SHA256, p.Edition.Rubric, g.Edition.SHA256)
	case g.Unit.ID != p.Unit.ID:
		return planOfUnit.Say(p.Unit.ID, g.Unit.ID)
	case !isDay(g.Date):
		return noSuchDay.Say(g.Date)
	}
	for _, of := range g.Actions {
		if p.action(of.ID) == nil {
			return noSuchAction.Say(of.ID)
		}
	}
	for _, of := range g.Actions {
		a := p.action(of.ID)
		first := a.Tracking.Reached.IsZero() || after(a.Tracking.Reached, g.Date)
		if of.Status == ProgressDone && first {
			a.Tracking.Reached = g.Date
		}
	}
	return nil
}

// action returns the action of an ID, nil where there is none.
func (p *Plan) action(id string) *Action {
	if p == nil {
		return nil
	}
	i := slices.IndexFunc(p.Actions, func(a Action) bool { return a.ID == id })
	if i < 0 {
		return nil
	}
	return &p.Actions[i]
}

// accepted reports whether a loss is accepted on a day; without a day, whether it is
// at any time.
func (p *Plan) accepted(code string, day rubric.Date) bool {
	return slices.ContainsFunc(p.Accepted, func(a tracking.Acceptance) bool {
		return a.Code == code && by(a.Decision.On, day) && (day.IsZero() || a.Until.IsZero() || !after(day, a.Until))
	})
}

// isDay reports whether there is such a day in the calendar.
func isDay(d rubric.Date) bool {
	return !d.IsZero() && rubric.Date{Year: 1970, Month: 1, Day: 1}.Plus(d.DayNumber()) == d
}

// after reports whether a day is later than another.
func after(d, other rubric.Date) bool { return d.DayNumber() > other.DayNumber() }

// by reports whether something of a day has come by another: also where one of the two
// is not known.
func by(d, day rubric.Date) bool { return d.IsZero() || day.IsZero() || !after(d, day) }
