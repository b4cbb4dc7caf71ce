package oscal

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/remediation/catalogue"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/shopspring/decimal"
)

// loss is a deficit or a penalty.
type loss struct {
	code, title, reason, statement string
	kind                           catalogue.Kind
	props                          props
}

// losses makes the observations and the risks.
func (m *maker) losses() {
	for _, d := range m.plan.Deficits {
		l := loss{code: d.Code, title: d.Code + " " + m.in(d.Title), reason: m.in(d.Reason), kind: d.Kind}
		l.statement = m.say(pointsLost, m.between(d.Lost, d.LostRange), d.Max)
		l.props.add("code", d.Code)
		l.props.add("area", d.Area)
		l.props.add("max", d.Max.String())
		l.props.points("points", d.Points, d.Range)
		l.props.points("lost", d.Lost, d.LostRange)
		l.props.add("kind", string(d.Kind))
		l.props.flag("illustrative", d.Illustrative)
		m.loss(l)
	}
	for _, x := range m.plan.Penalties {
		l := loss{code: x.Code, title: x.Code + " " + m.in(x.Title), reason: m.in(x.Reason), kind: catalogue.KindPenalty}
		l.statement = m.say(pointsOff, m.between(x.Points, x.Range))
		l.props.add("code", x.Code)
		l.props.points("lost", x.Points, x.Range)
		l.props.add("kind", string(catalogue.KindPenalty))
		l.props.flag("illustrative", x.Illustrative)
		m.loss(l)
	}
}

// between writes a number, or the range that it is in.
func (m *maker) between(v decimal.NullDecimal, r scoring.Range) string {
	switch {
	case v.Valid:
		return m.lang.Decimal(v.Decimal)
	case r.Known():
		return m.lang.Decimal(r.Least)
	}
	return m.say(fromTo, r.Least, r.Most)
}

func (m *maker) loss(l loss) {
	l.title = cmp.Or(oneLine(l.title), m.say(anItem))
	l.reason = cmp.Or(l.reason, l.title)
	seen := m.day // when the figures were collected, as far as the plan says
	if t := m.plan.Results.Published; t != nil && stamp(t.Source.Date) != "" {
		seen = t.Source.Date
	}
	related := []relatedObservation{{m.id("observation", l.code)}}
	m.out.Observations = append(m.out.Observations, observation{
		UUID: related[0].UUID, Title: l.title, Description: l.reason, Props: l.props, Methods: []string{method(l.kind)},
		Types: []string{"finding"}, Subjects: []subject{{m.unit(), "party"}}, Collected: stamp(seen),
	})
	r := risk{UUID: m.id("risk", l.code), Title: l.title, Description: l.reason, Statement: l.statement, Props: l.props,
		Status: m.status(l.code), RelatedObservations: related}
	var log []entry
	for _, a := range m.plan.Actions {
		if slices.Contains(a.Deficits, l.code) || slices.Contains(a.Penalties, l.code) {
			r.Remediations = append(r.Remediations, m.response(a, l.code))
			r.Deadline = max(r.Deadline, stamp(a.Deadline)) // all of its actions are due by then
			log = append(log, m.log(a, l.code)...)
		}
	}
	log = append(log, m.acceptances(l.code)...)
	if log != nil {
		// Days are written so that they sort by their text.
		slices.SortStableFunc(log, func(a, b entry) int { return strings.Compare(a.Start, b.Start) })
		r.Log = &riskLog{log}
	}
	m.out.Risks = append(m.out.Risks, r)
}

// status is the status of a risk: closed where the progress says that the loss is won
// back or does not count any more, a deviation where it is accepted on the day.
func (m *maker) status(code string) string {
	if m.progress != nil {
		for _, l := range m.progress.Losses {
			if l.Code == code && (l.Status == remediation.ProgressDone || l.Status == remediation.ProgressExcluded) {
				return "closed"
			}
		}
	}
	for _, a := range m.plan.Accepted {
		from, until := a.Decision.On, a.Until
		if a.Code == code && !later(from, m.day) && (until.IsZero() || !later(m.day, until)) {
			return "deviation-approved"
		}
	}
	for _, a := range m.plan.Actions {
		begun := a.Tracking.Started
		isFor := slices.Contains(a.Deficits, code) || slices.Contains(a.Penalties, code)
		if isFor && !begun.IsZero() && !later(begun, m.day) {
			return "remediating"
		}
	}
	return "open"
}

// later reports whether a day is later than another.
func later(d, other rubric.Date) bool { return !d.IsZero() && d.DayNumber() > other.DayNumber() }

// response makes the response of an action to one of its losses.
func (m *maker) response(a remediation.Action, code string) response {
	title := m.title(a)
	out := response{UUID: m.id("response", a.ID, code), Lifecycle: "planned", Title: title, Description: title}
	t := a.Tracking
	switch done := !t.Done.IsZero() && !later(t.Done, m.day); {
	case done:
		out.Lifecycle = "completed"
	case a.Derived:
		out.Lifecycle = "recommendation" // of the rules: nobody has decided it
	}
	var of props
	of.add("id", a.ID)
	out.Props = of
	if a.Deadline.IsZero() && t.Start.IsZero() && a.Lead.IsZero() && a.Support.IsZero() {
		return out
	}
	milestone := task{UUID: m.id("milestone", a.ID, code), Type: "milestone", Title: cmp.Or(m.in(a.Deliverable), title)}
	start, end := stamp(t.Start), stamp(a.Deadline)
	switch {
	case start != "" && end != "" && start <= end:
		milestone.Timing = &timing{Within: &dateRange{start, end}}
	case end != "":
		milestone.Timing = &timing{OnDate: &onDate{end}}
	}
	for _, part := range []struct {
		role string
		who  rubric.Text
	}{{"lead", a.Lead}, {"support", a.Support}} {
		if name := m.in(part.who); name != "" {
			milestone.Roles = append(milestone.Roles, responsibleRole{part.role, []string{m.party(name)}})
		}
	}
	out.Tasks = []task{milestone}
	return out
}

// log lists what was recorded of an action by the day, for one of its losses. What has no
// day has no place in a log.
func (m *maker) log(a remediation.Action, code string) []entry {
	var out []entry
	add := func(day rubric.Date, title, why, who string) {
		if stamp(day) == "" || later(day, m.day) {
			return
		}
		var of props
		of.add("by", who)
		out = append(out, entry{
			UUID: m.id("entry", a.ID, code, fmt.Sprint(len(out)), day.String(), title), Title: title, Description: why, Start: stamp(day),
			Props: of, Responses: []relatedResponse{{m.id("response", a.ID, code)}},
		})
	}
	t := a.Tracking
	add(t.Started, m.say(wasStarted), "", "")
	for _, x := range t.Moved {
		title := m.say(wasMoved, x.From.Written(m.lang), x.To.Written(m.lang))
		if x.From.IsZero() {
			title = m.say(wasSet, x.To.Written(m.lang))
		}
		add(x.Decision.On, title, m.in(x.Decision.Why), m.in(x.Decision.By))
	}
	add(t.Blocked.Since, m.say(isBlocked), m.in(t.Blocked.Why), "")
	add(t.Done, m.say(wasDone), "", "")
	add(t.Approved.On, m.say(wasApproved), m.in(t.Approved.Why), m.in(t.Approved.By))
	return out
}

// acceptances lists that a loss was accepted.
func (m *maker) acceptances(code string) []entry {
	var out []entry
	for i, a := range m.plan.Accepted {
		if a.Code != code || stamp(a.Decision.On) == "" || later(a.Decision.On, m.day) {
			continue
		}
		var of props
		of.add("by", m.in(a.Decision.By))
		of.add("until", a.Until.String())
		out = append(out, entry{
			UUID: m.id("accepted", code, fmt.Sprint(i)), Title: m.say(wasAccepted),
			Description: m.in(a.Decision.Why), Start: stamp(a.Decision.On), Props: of, Status: "deviation-approved",
		})
	}
	return out
}
