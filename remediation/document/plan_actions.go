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
	m.section(m.pick("GIẢI PHÁP KHẮC PHỤC", "SOLUTIONS"))
	part := 0
	heading := func(title string) {
		part++
		m.add(office.Heading{Level: 2, Text: fmt.Sprint(part, ". ", title)})
	}
	if len(p.KeepUp) > 0 {
		heading(m.pick("Đối với các nội dung đạt điểm tối đa", "Items at full marks"))
		m.keepUp()
	}
	if below {
		heading(m.pick("Đối với các nội dung chưa đạt điểm tối đa", "Items below full marks"))
		m.actions()
		m.uncovered()
		m.optimum()
		m.outcome()
	}
}

func (m *planMaker) find(code string) (remediation.Deficit, bool) {
	for _, d := range m.plan.Deficits {
		if d.Code == code {
			return d, true
		}
	}
	return remediation.Deficit{}, false
}

// actions writes the actions under letters, since numbers would look like codes: by
// the area of the first deficit of each, then those against penalties.
func (m *planMaker) actions() {
	p := m.plan
	under := map[string]office.List{}
	for _, a := range p.Actions {
		key := "other"
		if len(a.Penalties) > 0 {
			key = "penalty"
		}
		for _, code := range a.Deficits {
			if d, ok := m.find(code); ok {
				key = "area " + d.Area
				break
			}
		}
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
	write("penalty", m.pick("Điểm phạt", "Penalty"))
	write("other", m.pick("Giải pháp khác", "Other solutions"))
}

// letter returns the letters that count parts of a text: in Vietnamese with đ and
// without the foreign ones.
func (m *planMaker) letter(i int) string {
	all := []rune(m.pick("abcdđeghiklmnopqrstuvxy", "abcdefghijklmnopqrstuvwxyz"))
	return strings.Repeat(string(all[i%len(all)]), 1+i/len(all))
}

// action writes an action: what is done, for what, up to which figures, by whom,
// and what it leaves open.
func (m *planMaker) action(a remediation.Action) office.Paragraph {
	var out office.Paragraph
	label := func(vi, en, text string) {
		if text != "" {
			out = append(out, office.Run{Text: m.pick(vi, en), Italic: true}, office.Run{Text: ended(text, ".") + " "})
		}
	}
	targets := m.targets(a)
	if solution := m.solution(a); solution != "" {
		out = append(out, office.Run{Text: solution + " "})
	}
	label("Khắc phục: ", "Remedies: ", m.remedied(a))
	text := strings.Join(targets, "; ")
	switch {
	case len(targets) <= 1 || !a.Gain.IsPositive():
	case a.Uncertain:
		text += m.pick("; đạt đủ các mục tiêu này, điểm chắc chắn đạt được tăng ", "; together they raise the score that is sure by ") + m.points(a.Gain)
	default:
		text += m.pick("; đạt đủ các mục tiêu này, tổng điểm tăng ", "; together they win ") + m.points(a.Gain)
	}
	label("Mục tiêu: ", "Target: ", text)
	label("Chủ trì: ", "Lead: ", m.in(a.Lead))
	label("Phối hợp: ", "Support: ", m.in(a.Support))
	if !a.Deadline.IsZero() {
		label("Thời hạn: ", "Deadline: ", a.Deadline.Written(m.lang))
	}
	label("Sản phẩm: ", "Deliverable: ", m.in(a.Deliverable))
	var open []string
	for _, o := range a.Open {
		text := o.Code + m.pick(" còn mất ", " still loses ") + m.between(o.LostLeast, o.Lost)
		if why := ended(m.in(o.Text), ""); why != "" {
			text += " (" + why + ")"
		}
		open = append(open, text)
	}
	label("Chưa khắc phục hết: ", "What stays open: ", strings.Join(open, "; "))
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
	for _, t := range a.Targets {
		if text == m.in(t.Text) {
			return ""
		}
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
			text += m.pick(" (tính cả ", " (also of ") + strings.Join(others, ", ") + ")"
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
		if from > 0 && m.level(a.Deficits[from-1]) == m.level(code) {
			continue // stands with the one before it
		}
		to := from + 1
		for to < len(a.Deficits) && m.level(a.Deficits[to]) == m.level(code) {
			to++
		}
		level := m.level(code)
		if m.lang == rubric.English && to > from+1 {
			level = map[string]string{"area": "areas", "criterion": "criteria", "component criterion": "component criteria"}[level]
		}
		parts = append(parts, level+" "+strings.Join(a.Deficits[from:to], ", "))
	}
	if len(a.Penalties) > 0 {
		parts = append(parts, m.pick("điểm phạt ", "penalty ")+strings.Join(a.Penalties, ", "))
	}
	if parts == nil || a.Points.IsZero() {
		return strings.Join(parts, "; ")
	}
	return strings.Join(parts, "; ") + m.pick(" (mất ", " (lost ") + m.between(a.Least, a.Points) + ")"
}

// uncovered says what nothing is done about.
func (m *planMaker) uncovered() {
	p := m.plan
	var list office.List
	for _, code := range p.Uncovered() {
		text := capital(m.level(code)) + " " + code
		if d, ok := m.find(code); ok {
			text = capital(m.level(code)) + " " + numbered(code, m.in(d.Title)) + m.pick(" (mất ", " (lost ") + m.lost(d) + ")"
		}
		for _, x := range p.Penalties {
			if x.Code == code {
				text = m.pick("Điểm phạt ", "Penalty ") + numbered(code, m.in(x.Title)) + " (" + m.between(x.Least, x.Most) + ")"
			}
		}
		list = append(list, office.Paragraph{{Text: text + "."}})
	}
	if list != nil {
		m.add(office.Paragraph{{Text: m.pick("Kế hoạch chưa có giải pháp đối với các nội dung sau:", "The plan has no action yet for:")}}, list)
	}
}
