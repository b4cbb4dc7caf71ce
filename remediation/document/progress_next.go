package document

import (
	"slices"
	"strings"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/remediation/tracking"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
)

// nextSection is the number of the section on what is to be done, where there are
// difficulties.
const nextSection = "III"

// difficulties says what stands in the way, as far as the data do.
func (m *reportMaker) difficulties() {
	texts := m.overdueActions()
	for _, a := range m.plan.Actions {
		texts = append(texts, m.heldUp(a)...)
	}
	of := func(s remediation.ProgressStatus) func(reportedLoss) bool {
		return func(l reportedLoss) bool { return l.Status == s }
	}
	texts = append(texts,
		m.items(lacksFigures, of(remediation.ProgressMissing)),
		m.items(couldNotCompute, of(remediation.ProgressFailed)),
		m.items(lostMoreItems, func(l reportedLoss) bool { return degraded(l.LossProgress) }),
		m.items(withoutAction, func(l reportedLoss) bool {
			settled := l.Status == remediation.ProgressExcluded || l.Status == remediation.ProgressAccepted
			return len(l.actions) == 0 && l.Open.Most.IsPositive() && !settled
		}))
	var list office.List
	for _, text := range texts {
		if text != "" {
			list = append(list, office.Paragraph{{Text: sentence(text)}})
		}
	}
	if list != nil {
		m.section(m.say(reportDifficulties))
		m.add(list)
	}
}

// overdueActions says how many actions are overdue: the next section lists them.
func (m *reportMaker) overdueActions() []string {
	count, open := 0, scoring.Range{}
	for _, a := range m.progress.Actions {
		if a.Overdue {
			count++
		}
	}
	for _, l := range m.losses {
		if l.overdue {
			open = open.Plus(l.Open)
		}
	}
	if count == 0 {
		return nil
	}
	return []string{m.say(overdueActions, m.count(count), m.span(open), nextSection)}
}

// heldUp says what holds an action up, that it lost again what it had won, and how its
// deadline was moved.
func (m *reportMaker) heldUp(a remediation.Action) (out []string) {
	now, _ := m.now(a.ID)
	solution := ended(m.in(a.Solution), "")
	if now.Blocked != (tracking.Block{}) {
		since := ""
		if !now.Blocked.Since.IsZero() {
			since = m.say(sinceDay, m.date(now.Blocked.Since))
		}
		out = append(out, m.say(blockedAction, solution, since+m.because(m.in(now.Blocked.Why))))
	}
	if now.Status == remediation.ProgressDegraded {
		out = append(out, m.say(degradedAction, solution))
	}
	for _, c := range a.Tracking.Moved {
		if m.later(c.Decision.On) {
			continue
		}
		to := m.say(movedTo, m.date(c.To))
		if !c.From.IsZero() {
			to = m.say(movedFromTo, m.date(c.From), m.date(c.To))
		}
		decided := m.decided(c.Decision)
		if decided != "" && !c.Decision.By.IsZero() {
			decided = "; " + decided
		}
		out = append(out, m.say(movedDeadline, solution, to+decided))
	}
	return out
}

// later reports whether a day comes after that of the report.
func (m *reportMaker) later(d rubric.Date) bool {
	day := m.progress.Date
	return !d.IsZero() && !day.IsZero() && d.DayNumber() > day.DayNumber()
}

// now is what has become of an action.
func (m *reportMaker) now(id string) (remediation.ActionProgress, bool) {
	i := slices.IndexFunc(m.progress.Actions, func(a remediation.ActionProgress) bool { return a.ID == id })
	if i < 0 {
		return remediation.ActionProgress{}, false
	}
	return m.progress.Actions[i], true
}

// items names some of the losses in a text; empty where there are none.
func (m *reportMaker) items(words rubric.Text, those func(reportedLoss) bool) string {
	var names []string
	for _, l := range m.losses {
		if those(l) {
			names = append(names, numbered(l.Code, m.in(l.title)))
		}
	}
	if names == nil {
		return ""
	}
	return m.say(words, strings.Join(names, "; "))
}

// settled are the statuses of actions with which nothing is left to be done.
var settled = []remediation.ProgressStatus{
	remediation.ProgressDone, remediation.ProgressExcluded, remediation.ProgressAccepted,
}

// next lists the actions that are not done, with who leads them and by when. Of many it
// lists those that are overdue.
func (m *reportMaker) next() {
	m.section(m.say(reportNext))
	var all, overdue office.List
	for _, a := range m.plan.Actions {
		now, ok := m.now(a.ID)
		if !ok || slices.Contains(settled, now.Status) {
			continue
		}
		text := m.in(a.Solution)
		if now.Open.Most.IsPositive() {
			text = ended(text, "") + m.say(openPoints, m.span(now.Open))
		}
		if now.Status == remediation.ProgressClaimed {
			text = ended(text, "") + m.say(onlyClaimed)
		}
		item := office.Paragraph{{Text: some(" ", sentence(text), m.assignment(a, now))}}
		all = append(all, item)
		if now.Overdue {
			overdue = append(overdue, item)
		}
	}
	switch many := len(all) > mostListed; {
	case all == nil:
		m.add(office.Paragraph{{Text: m.say(allDone)}})
	case !many:
		m.add(office.Paragraph{{Text: m.say(goOn)}}, all)
	default:
		text := m.say(goOnWithMany, m.count(len(all)))
		if slices.ContainsFunc(m.plan.Actions, assigned) {
			text += m.say(assignedInAppendix)
		}
		if overdue == nil {
			m.add(office.Paragraph{{Text: sentence(text)}})
			return
		}
		m.add(office.Paragraph{{Text: capital(text) + m.say(firstOverdue)}}, overdue)
	}
}

// assigned reports whether an action has a lead or a deadline.
func assigned(a remediation.Action) bool { return !a.Lead.IsZero() || !a.Deadline.IsZero() }

// assignment says who leads an action and by when; empty where neither is known.
func (m *reportMaker) assignment(a remediation.Action, now remediation.ActionProgress) string {
	var parts []string
	if lead := ended(m.in(a.Lead), ""); lead != "" {
		parts = append(parts, m.say(leadIs, lead))
	}
	if !now.Deadline.IsZero() {
		deadline := m.say(deadlineIs, m.date(now.Deadline))
		if now.Overdue {
			deadline += m.say(isOverdue)
		}
		parts = append(parts, deadline)
	}
	return sentence(strings.Join(parts, "; "))
}
