package document

import (
	"strings"

	"github.com/parindex/parindex/remediation"
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
		m.add(office.Paragraph{{Text: m.say(itemsBelowLost)}, {Text: m.points(lost.Least), Bold: true},
			{Text: m.say(asFollows)}})
	} else {
		m.text(m.say(itemsBelowAre))
	}
	known := map[string]bool{}
	for _, a := range m.plan.Results.Areas {
		known[a.Code] = true
		m.add(m.shortArea(a))
		m.shortDeficits(func(d remediation.Deficit) bool { return d.Area == a.Code && d.Code != a.Code })
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
	m.section(m.inPeriod(title, inYearHead))
}

// unitNoun is what the unit is called within a sentence that has named it: xã, huyện, or đơn
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
	out := office.Paragraph{{Text: m.say(resultOf, m.dated(indexName, m.plan.Period), m.unitName(m.plan.Unit))}}
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
	text := top + m.say(areaHas, m.unitNoun(), m.within(l.got), m.within(l.lost))
	if d, ok := m.find(a.Code); ok { // an area without items has the reason itself
		text += m.because(m.in(d.Reason))
	}
	return append(out, office.Run{Text: ended(text, ".")})
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
	text += m.because(m.in(d.Reason))
	return office.Paragraph{{Text: capital(m.level(d.Code)) + " "},
		{Text: strings.TrimSuffix(d.Code, ".") + ".", Bold: true}, {Text: ended(text, ".")}}
}

func (m *planMaker) shortPenalties() {
	var list office.List
	for _, x := range m.plan.Penalties {
		text := " " + m.in(x.Title) + m.say(takenOff, m.within(x.Range)) + m.because(m.in(x.Reason))
		list = append(list, office.Paragraph{{Text: strings.TrimSuffix(x.Code, ".") + ".", Bold: true},
			{Text: ended(text, ".")}})
	}
	if list != nil {
		m.add(office.Paragraph{{Text: m.say(penaltiesHead)}}, list)
	}
}

// place writes a rank: 4/20.
func (m *planMaker) place(r published.Rank) string {
	place := decimal.NewFromInt(int64(r.Place)).String()
	if r.Of > 0 {
		place += "/" + decimal.NewFromInt(int64(r.Of)).String()
	}
	return place
}
