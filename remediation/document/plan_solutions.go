package document

import (
	"fmt"
	"slices"
	"strings"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/remediation/tracking"
	"github.com/parindex/parindex/rubric"
)

// shortSolutions writes the section of what is done: what is full is kept up, and for
// every area with a loss the solutions follow under a number of their own.
func (m *planMaker) shortSolutions() {
	m.solutionParts(func(of []remediation.Action) {
		for i, a := range of {
			text := m.shortAction(a)
			if text == "" {
				continue
			}
			if len(of) > 1 {
				m.addItem(i == 0, office.Paragraph{{Text: text}})
			} else {
				m.text(text)
			}
		}
	})
}

// addItem adds an item to the list that the body ends with, or begins one.
func (m *planMaker) addItem(begin bool, p office.Paragraph) {
	last := len(m.doc.Body) - 1
	if list, ok := m.doc.Body[last].(office.List); ok && !begin {
		m.doc.Body[last] = append(list, p)
		return
	}
	m.add(office.List{p})
}

// solutionParts writes the parts of the section of solutions, the actions of each area with
// a loss by write.
func (m *planMaker) solutionParts(write func([]remediation.Action)) {
	groups := m.grouped()
	keepUp := m.keptUp()
	if keepUp == "" && groups == nil {
		return
	}
	title := solutionsSection
	if !m.loses() {
		title = keepUpSection
	}
	m.section(m.say(title))
	if keepUp != "" {
		if groups != nil {
			m.part(fullPart)
		}
		m.text(keepUp)
	}
	if groups == nil {
		return
	}
	m.part(belowPart)
	for i, g := range groups {
		m.add(office.Heading{Level: 3, Text: fmt.Sprintf("%d.%d. %s", m.parts, i+1, g.title)})
		write(g.actions)
		m.without(g.without)
		m.accepted(g.accepted)
	}
}

// keptUp is the sentence for what is at full marks.
func (m *planMaker) keptUp() string {
	var tasks []string
	for _, k := range m.plan.KeepUp {
		tasks = append(tasks, sentence(m.in(k.Task)))
	}
	if text := some(" ", tasks...); text != "" || len(tasks) == 0 {
		return text
	}
	return m.say(keepUpAll)
}

// group is an area with a loss, with what is done there and the deficits for which nothing
// is.
type group struct {
	title   string
	actions []remediation.Action
	without []remediation.Deficit
	// accepted are the losses that are not to be won back.
	accepted []tracking.Acceptance
}

// grouped returns the actions by the area of the first deficit of each, in the order of the
// areas; then those against penalties and for nothing that was lost.
func (m *planMaker) grouped() (out []group) {
	of := map[string]*group{}
	at := func(key string) *group {
		if of[key] == nil {
			of[key] = &group{}
		}
		return of[key]
	}
	for _, a := range m.plan.Actions {
		g := at(m.keyOf(a))
		g.actions = append(g.actions, a)
	}
	uncovered := m.plan.Uncovered()
	for _, d := range m.plan.Deficits {
		if slices.Contains(uncovered, d.Code) {
			g := at("area " + d.Area)
			g.without = append(g.without, d)
		}
		for _, a := range m.plan.Accepted {
			if a.Code == d.Code {
				g := at("area " + d.Area)
				g.accepted = append(g.accepted, a)
			}
		}
	}
	take := func(key, title string) {
		if g := of[key]; g != nil {
			delete(of, key)
			g.title = title
			out = append(out, *g)
		}
	}
	for _, a := range m.plan.Results.Areas {
		take("area "+a.Code, m.in(a.Title))
	}
	for _, d := range m.plan.Deficits { // of areas that the results do not have
		take("area "+d.Area, m.in(d.Title))
	}
	take("penalty", m.say(penaltyTitle))
	take("other", m.say(otherSolutions))
	return out
}

// keyOf names where an action stands.
func (m *planMaker) keyOf(a remediation.Action) string {
	for _, code := range a.Deficits {
		if d, ok := m.find(code); ok {
			return "area " + d.Area
		}
	}
	if len(a.Penalties) > 0 {
		return "penalty"
	}
	return "other"
}

// without says of deficits that nothing is done about them yet, in a plan that is a draft
// for it.
func (m *planMaker) without(of []remediation.Deficit) {
	var list office.List
	for _, d := range of {
		title := ended(numbered(d.Code, m.in(d.Title)), "")
		list = append(list, office.Paragraph{{Text: m.say(noSolutionFor, m.level(d.Code), title)}})
	}
	if list != nil {
		m.add(list)
	}
}

// accepted names the losses that are not to be won back, and who decided that.
func (m *planMaker) accepted(of []tracking.Acceptance) {
	var list office.List
	for _, a := range of {
		title := a.Code
		if d, ok := m.find(a.Code); ok {
			title = numbered(a.Code, m.in(d.Title))
		}
		text := m.say(notWonBack, capital(m.level(a.Code)), ended(title, ""))
		if who := m.acceptance(a); who != "" {
			text += " (" + who + ")"
		}
		list = append(list, office.Paragraph{{Text: text + "."}})
	}
	if list != nil {
		m.add(list)
	}
}

// shortAction writes an action: what is done and what is aimed at; by whom and by when.
func (m *planMaker) shortAction(a remediation.Action) string {
	return some(" ", m.solved(a), m.assigned(a))
}

// solved is what an action does, with the figures that it aims at in words.
func (m *planMaker) solved(a remediation.Action) string {
	aims := strings.Join(m.aims(a, ""), "; ")
	solution := ended(m.solution(a), "")
	switch {
	case aims == "":
		return sentence(solution)
	case solution == "":
		return sentence(m.say(aimingAt, aims))
	}
	return sentence(solution + "; " + m.say(aimingAt, aims))
}

// solution returns what is done in a sentence; empty where that is nothing but to
// reach the targets, as with actions that are derived from a rule.
func (m *planMaker) solution(a remediation.Action) string {
	text := m.in(a.Solution)
	unsaid := func(t remediation.Target) bool { return !mentions(text, m.in(t.Goal)) }
	if a.Derived && !slices.ContainsFunc(a.Targets, unsaid) {
		return ""
	}
	return sentence(text)
}

// aims are the figures that an action aims at, in words, for one of its items or, without a
// code, for all. Those that its solution says already are left out, and those that rest on
// something which no source decides.
func (m *planMaker) aims(a remediation.Action, code string) (out []string) {
	solution := m.solution(a)
	for _, t := range a.Targets {
		goal := uncapital(ended(m.in(t.Goal), ""), m.names)
		if code != "" {
			wins := func(e remediation.Effect) bool { return e.Code == code && e.Gain.IsPositive() }
			if !slices.ContainsFunc(t.Effects, wins) {
				continue
			}
			solution = "" // the body has it
		}
		if goal == "" || t.Illustrative && !m.illustrative || mentions(solution, goal) || slices.Contains(out, goal) {
			continue
		}
		out = append(out, goal)
	}
	return out
}

// assigned says who does an action, by when, and what comes of it.
func (m *planMaker) assigned(a remediation.Action) string {
	var parts []string
	add := func(label rubric.Text, text string) {
		if text = ended(text, ""); text != "" {
			parts = append(parts, m.say(label, text))
		}
	}
	add(leadIs, m.in(a.Lead))
	add(supportIs, m.in(a.Support))
	if !a.Deadline.IsZero() {
		add(deadlineIs, m.date(a.Deadline))
	}
	add(deliverableIs, m.in(a.Deliverable))
	return sentence(strings.Join(parts, "; "))
}
