package document

import (
	"fmt"
	"slices"
	"strings"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/remediation/catalogue"
	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/published"
	"github.com/shopspring/decimal"
)

// shortResults writes the section of what was lost: the result in a sentence, then every
// area and below it every deficit with its reason.
func (m *planMaker) shortResults() {
	m.resultsHead()
	m.result()
	if !m.loses() {
		return
	}
	lost := m.totalLine().lost
	if m.known() && lost.Known() && lost.Least.IsPositive() {
		m.add(office.Paragraph{{Text: m.say(itemsBelowLost)}, {Text: m.points(lost.Least), Bold: true}, {Text: m.say(asFollows)}})
	} else {
		m.text(m.say(itemsBelowAre))
	}
	known := map[string]bool{}
	for _, a := range m.plan.Results.Areas {
		known[a.Code] = true
		m.add(m.shortArea(a))
		m.shortDeficits(func(d remediation.Deficit) bool { return d.Area == a.Code })
	}
	m.shortDeficits(func(d remediation.Deficit) bool { return !known[d.Area] })
	m.shortPenalties()
}

// loses reports whether the plan has something that lost points.
func (m *planMaker) loses() bool { return len(m.plan.Deficits)+len(m.plan.Penalties) > 0 }

// known reports whether there is a result.
func (m *planMaker) known() bool { return !m.plan.Results.Total.Max.IsZero() }

func (m *planMaker) resultsHead() {
	title := resultsSection
	if m.loses() {
		title = belowSection
	}
	m.section(m.dated(title, inYearHead))
}

// unit is what the unit is called within a sentence that has named it: xã, huyện, or đơn
// vị for what is none of these.
func (m *planMaker) unitNoun() string {
	if m.lang == rubric.Vietnamese {
		if kind, _ := unitKind(m.plan.Unit.Name.VI); kind != "" {
			return kind
		}
	}
	return m.say(theUnit)
}

// result writes the result in one sentence: the points, the band, the rank and what the
// unit gave itself.
func (m *planMaker) result() {
	if !m.known() {
		m.text(m.say(noResult))
		return
	}
	t := m.totalLine()
	out := office.Paragraph{{Text: m.say(resultOf, m.dated(indexName, ofYear), m.unitName())}}
	bold := func(s string) { out = append(out, office.Run{Text: s, Bold: true}) }
	plain := func(s string) { out = append(out, office.Run{Text: s}) }
	if t.got.Known() && t.max.Known() {
		bold(m.outOf(t.got.Least, t.max.Least))
	} else {
		bold(m.within(t.got))
		plain(m.say(outOfMax, m.number(t.max.Most)))
	}
	if band := m.band(); band != "" {
		plain(m.say(bandOf))
		bold(band)
	}
	if p := m.plan.Results.Published; p != nil {
		if p.Rank.Place > 0 {
			plain(m.say(rankOf))
			bold(m.place(p.Rank))
			if among := m.in(p.Rank.Among); among != "" {
				plain(" " + among)
			}
		}
		if self := p.SelfScore; self.Valid {
			plain(m.say(selfScored, m.unitNoun(), m.outOf(self.Decimal, m.plan.Results.Total.Max)))
		}
	}
	plain(".")
	m.add(out)
	if m.published() == nil {
		m.steps()
	}
}

// shortArea writes what an area has: title, maximum, points and loss.
func (m *planMaker) shortArea(a remediation.Area) office.Paragraph {
	out := office.Paragraph{{Text: numbered(a.Code, m.in(a.Title)) + ":", Bold: true}}
	l := m.areaLine(a)
	if l.max.Most.IsZero() {
		return append(out, office.Run{Text: m.say(areaMaximum, m.points(a.Max)) + m.say(notApplicable)})
	}
	top := m.say(areaMaximum, m.within(l.max))
	if m.published() == nil && !l.max.Least.Equal(a.Max) { // some of it is excluded, or may be
		top = m.say(areaMaximum, m.points(a.Max)) + m.say(ofWhichApply, m.within(l.max))
	}
	return append(out, office.Run{Text: top + m.say(areaHas, m.unitNoun(), m.within(l.got), m.within(l.lost)) + "."})
}

func (m *planMaker) shortDeficits(those func(remediation.Deficit) bool) {
	var list office.List
	for _, d := range m.plan.Deficits {
		if those(d) {
			list = append(list, m.shortDeficit(d))
		}
	}
	if list != nil {
		m.add(list)
	}
}

func (m *planMaker) shortDeficit(d remediation.Deficit) office.Paragraph {
	l := m.deficitLine(d)
	text := " " + ended(m.in(d.Title), "")
	if d.Penalty {
		text += m.say(deficitOff, m.within(l.lost))
	} else {
		text += m.say(deficitHas, m.points(d.Max), m.unitNoun(), m.within(l.got))
	}
	if d.MayNotApply {
		text += m.say(mayNotApply)
	}
	text += m.because(m.in(d.Reason), d.Kind)
	return office.Paragraph{{Text: capital(m.level(d.Code)) + " "},
		{Text: strings.TrimSuffix(d.Code, ".") + ".", Bold: true}, {Text: ended(text, ".")}}
}

func (m *planMaker) shortPenalties() {
	var list office.List
	for _, x := range m.plan.Penalties {
		text := " " + m.in(x.Title) + m.say(takenOff, m.within(x.Range)) + m.because(m.in(x.Reason), catalogue.KindPenalty)
		list = append(list, office.Paragraph{{Text: strings.TrimSuffix(x.Code, ".") + ".", Bold: true}, {Text: ended(text, ".")}})
	}
	if list != nil {
		m.add(office.Paragraph{{Text: m.say(penaltiesHead)}}, list)
	}
}

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
	part := 0
	heading := func(title rubric.Text) {
		part++
		m.add(office.Heading{Level: 2, Text: fmt.Sprint(part, ". ", m.say(title))})
	}
	if keepUp != "" {
		if groups != nil {
			heading(fullPart)
		}
		m.text(keepUp)
	}
	if groups == nil {
		return
	}
	heading(belowPart)
	for i, g := range groups {
		m.add(office.Heading{Level: 3, Text: fmt.Sprintf("%d.%d. %s", part, i+1, g.title)})
		write(g.actions)
		m.without(g.without)
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
		list = append(list, office.Paragraph{{Text: m.say(noSolutionFor, m.level(d.Code), ended(numbered(d.Code, m.in(d.Title)), ""))}})
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
	if a.Derived && !slices.ContainsFunc(a.Targets, func(t remediation.Target) bool { return !mentions(text, m.in(t.Goal)) }) {
		return ""
	}
	return sentence(text)
}

// aims are the figures that an action aims at, in words, for one of its items or, without a
// code, for all. Those that its solution says already are left out, and those that rest on
// something which no source decides.
func (m *planMaker) aims(a remediation.Action, code string) (out []string) {
	solution := m.in(a.Solution)
	for _, t := range a.Targets {
		goal := uncapital(ended(m.in(t.Goal), ""), m.names)
		if code != "" {
			if !slices.ContainsFunc(t.Effects, func(e remediation.Effect) bool { return e.Code == code && e.Gain.IsPositive() }) {
				continue
			}
			solution = "" // the body has it
		}
		if goal == "" || t.Illustrative && !m.illustrative() || mentions(solution, goal) || slices.Contains(out, goal) {
			continue
		}
		out = append(out, goal)
	}
	return out
}

// illustrative reports whether what was lost is itself an illustration: then so is the
// whole paper, which says it.
func (m *planMaker) illustrative() bool {
	return slices.ContainsFunc(m.plan.Deficits, func(d remediation.Deficit) bool { return d.Illustrative }) ||
		slices.ContainsFunc(m.plan.Penalties, func(x remediation.Penalty) bool { return x.Illustrative })
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

// place writes a rank: 4/20.
func (m *planMaker) place(r published.Rank) string {
	place := decimal.NewFromInt(int64(r.Place)).String()
	if r.Of > 0 {
		place += "/" + decimal.NewFromInt(int64(r.Of)).String()
	}
	return place
}
