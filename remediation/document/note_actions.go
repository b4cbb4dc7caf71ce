package document

import (
	"fmt"
	"slices"
	"strings"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/rubric"
)

// solutions writes the section of what is done: keep up what is full, win back the
// rest.
func (m *planMaker) solutions() {
	p := m.plan
	below := len(p.Actions)+len(p.Uncovered()) > 0 || p.Optimum != nil
	if len(p.KeepUp) == 0 && !below {
		return
	}
	m.section(m.say(solutionsSection))
	part := 0
	heading := func(title rubric.Text) {
		part++
		m.add(office.Heading{Level: 2, Text: fmt.Sprint(part, ". ", m.say(title))})
	}
	if len(p.KeepUp) > 0 {
		heading(fullPart)
		m.keepUp()
	}
	if below {
		heading(belowPart)
		m.actions()
		m.uncovered()
		m.optimum()
		m.outcome()
	}
}

// actions writes the actions under letters, since numbers would look like codes: by
// the area of the first deficit of each, then those against penalties.
func (m *planMaker) actions() {
	p := m.plan
	under := map[string]office.List{}
	for _, a := range p.Actions {
		key := m.keyOf(a)
		under[key] = append(under[key], m.action(a))
	}
	letters := 0
	write := func(key, title string) {
		if list := under[key]; list != nil {
			delete(under, key)
			m.add(office.Heading{Level: 3, Text: m.letter(letters) + ") " + title}, list)
			letters++
		}
	}
	for _, a := range p.Results.Areas {
		write("area "+a.Code, m.in(a.Title))
	}
	for _, d := range p.Deficits { // of areas that the results do not have
		write("area "+d.Area, m.in(d.Title))
	}
	write("penalty", m.say(penaltyTitle))
	write("other", m.say(otherSolutions))
}

// letter returns the letters that count parts of a text: in Vietnamese with đ and
// without the foreign ones.
func (m *planMaker) letter(i int) string {
	all := []rune(m.say(letters))
	return strings.Repeat(string(all[i%len(all)]), 1+i/len(all))
}

// action writes an action: what is done, for what, up to which figures, by whom,
// and what it leaves open.
func (m *planMaker) action(a remediation.Action) office.Paragraph {
	var out office.Paragraph
	label := func(name rubric.Text, text string) {
		if text != "" {
			out = append(out, office.Run{Text: m.say(name), Italic: true}, office.Run{Text: ended(text, ".") + " "})
		}
	}
	targets := m.targets(a)
	if solution := m.solution(a); solution != "" {
		out = append(out, office.Run{Text: solution + " "})
	}
	label(remediesLabel, m.remedied(a))
	text := strings.Join(targets, "; ")
	switch {
	case len(targets) <= 1 || !a.Gain.IsPositive():
	case a.Uncertain:
		text += m.say(togetherSure, m.points(a.Gain))
	default:
		text += m.say(together, m.points(a.Gain))
	}
	label(targetLabel, text)
	label(leadLabel, m.in(a.Lead))
	label(supportLabel, m.in(a.Support))
	if !a.Deadline.IsZero() {
		label(deadlineLabel, a.Deadline.Written(m.lang))
	}
	label(deliverableLabel, m.in(a.Deliverable))
	var open []string
	for _, o := range a.Open {
		text := m.say(stillLoses, o.Code, m.between(o.Lost.Least, o.Lost.Most))
		if why := ended(m.in(o.Text), ""); why != "" {
			text += " (" + why + ")"
		}
		open = append(open, text)
	}
	label(openLabel, strings.Join(open, "; "))
	if len(out) > 0 {
		last := &out[len(out)-1]
		last.Text = strings.TrimRight(last.Text, " ")
	}
	return out
}

// solution returns what is done in a sentence; empty where that is nothing but to
// reach the targets, as with actions that are derived from a rule.
func (m *planMaker) solution(a remediation.Action) string {
	text := m.in(a.Solution)
	if a.Derived && !slices.ContainsFunc(a.Targets, func(t remediation.Target) bool { return !mentions(text, m.in(t.Goal)) }) {
		return ""
	}
	return sentence(text)
}

// targets returns the figures to reach, with what the final score gains by each and
// what that takes in beside the action's own items. Those that the solution already
// says are left out.
func (m *planMaker) targets(a remediation.Action) []string {
	var out []string
	solution := m.in(a.Solution)
	for _, t := range a.Targets {
		text := m.in(t.Text)
		if text == "" || solution != text && strings.Contains(solution, text) {
			continue
		}
		var others []string
		for _, e := range t.Effects {
			if e.Gain.IsPositive() && !slices.Contains(a.Deficits, e.Code) && !slices.Contains(a.Penalties, e.Code) {
				others = append(others, e.Code)
			}
		}
		text = ended(text, "")
		if others != nil && !t.Gain.IsZero() {
			text += m.say(alsoOf, strings.Join(others, ", "))
		}
		out = append(out, text+m.mark(t.Illustrative))
	}
	return out
}

// remedied names what an action is for and what that lost: tiêu chí thành phần
// 5.3.2, 5.4.2 (mất 04 điểm).
func (m *planMaker) remedied(a remediation.Action) string {
	var parts []string
	for from, code := range a.Deficits {
		if from > 0 && levelOf(a.Deficits[from-1]) == levelOf(code) {
			continue // stands with the one before it
		}
		to := from + 1
		for to < len(a.Deficits) && levelOf(a.Deficits[to]) == levelOf(code) {
			to++
		}
		level := m.level(code)
		if to > from+1 {
			level = m.say(levelOf(code).many)
		}
		parts = append(parts, level+" "+strings.Join(a.Deficits[from:to], ", "))
	}
	if len(a.Penalties) > 0 {
		parts = append(parts, m.say(penaltyCodes, strings.Join(a.Penalties, ", ")))
	}
	if parts == nil || a.Points.IsZero() {
		return strings.Join(parts, "; ")
	}
	return strings.Join(parts, "; ") + m.say(isLost, m.between(a.Least, a.Points))
}

// uncovered says what nothing is done about.
func (m *planMaker) uncovered() {
	p := m.plan
	var list office.List
	for _, code := range p.Uncovered() {
		text := capital(m.level(code)) + " " + code
		if d, ok := m.find(code); ok {
			text = capital(m.level(code)) + " " + numbered(code, m.in(d.Title)) + m.say(isLost, m.lost(d))
		}
		for _, x := range p.Penalties {
			if x.Code == code {
				text = m.say(penaltyItem, numbered(code, m.in(x.Title)), m.between(x.Range.Least, x.Range.Most))
			}
		}
		list = append(list, office.Paragraph{{Text: text + "."}})
	}
	if list != nil {
		m.add(office.Paragraph{{Text: m.say(uncovered)}}, list)
	}
}
