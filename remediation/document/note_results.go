package document

import (
	"strings"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/remediation/catalogue"
	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/shopspring/decimal"
)

// results writes the section of the scores: the total, every area, every deficit.
func (m *planMaker) results() {
	p := m.plan
	m.resultsHead()
	m.total()
	if len(p.Contradictions) > 0 {
		var list office.List
		for _, c := range p.Contradictions {
			list = append(list, office.Paragraph{{Text: sentence(m.in(c.Text))}})
		}
		m.add(office.Paragraph{{Text: m.say(contradicted)}}, list)
	}
	m.chartAreas()
	m.tableAreas()
	m.chartLosses()
	if lost := p.Results.Total.Lost; lost.Valid && lost.Decimal.IsPositive() {
		m.add(office.Paragraph{{Text: m.say(allLost)},
			{Text: m.points(lost.Decimal), Bold: true}, {Text: m.say(byArea)}})
	}
	known := map[string]bool{}
	for _, a := range p.Results.Areas {
		known[a.Code] = true
		m.add(m.area(a))
		m.deficits(func(d remediation.Deficit) bool { return d.Area == a.Code })
	}
	m.deficits(func(d remediation.Deficit) bool { return !known[d.Area] })
	m.penalties()
}

// exactly returns a number that is known as bounds, or those that are given.
func exactly(v decimal.NullDecimal, b scoring.Range) scoring.Range {
	if v.Valid {
		return scoring.Range{Least: v.Decimal, Most: v.Decimal}
	}
	return b
}

// columnsOf are what applies of the maximum of an area, its points and its loss.
func columnsOf(a remediation.Area) (applies, got, loses scoring.Range) {
	got = exactly(a.Points, a.Range)
	return exactly(a.Applicable, a.Applies), got, exactly(a.Lost, a.Loses)
}

// area writes what an area has, and what it lost.
func (m *planMaker) area(a remediation.Area) office.Paragraph {
	out := office.Paragraph{{Text: numbered(a.Code, m.in(a.Title)) + ":", Bold: true}}
	text := m.say(areaMaximum, m.points(a.Max))
	applies, got, loses := columnsOf(a)
	if applies.Most.IsZero() {
		return append(out, office.Run{Text: text + m.say(notApplicable)})
	}
	if !applies.Least.Equal(a.Max) {
		text += m.say(ofWhichApply, m.within(applies))
	}
	out = append(out, office.Run{Text: text + m.say(achieved)}, office.Run{Text: m.within(got), Bold: true})
	if loses.Most.IsZero() {
		return append(out, office.Run{Text: m.say(nothingLost)})
	}
	return append(out, office.Run{Text: m.say(isLost, m.within(loses)) + "."})
}

// within writes points in a sentence, as a range where they are not known.
func (m *planMaker) within(b scoring.Range) string { return m.between(b.Least, b.Most) }

// deficits lists some deficits.
func (m *planMaker) deficits(those func(remediation.Deficit) bool) {
	var list office.List
	for _, d := range m.plan.Deficits {
		if those(d) {
			list = append(list, m.deficit(d))
		}
	}
	if list != nil {
		m.add(list)
	}
}

func (m *planMaker) deficit(d remediation.Deficit) office.Paragraph {
	text := " " + m.in(d.Title)
	unsure := ""
	if d.MayNotApply {
		unsure = m.say(mayNotApply)
	}
	if d.Penalty {
		text += m.say(deficitOff, m.lost(d)) + unsure
	} else {
		got := m.within(exactly(d.Points, d.Range))
		text += m.say(deficitMax, m.points(d.Max)) + unsure + m.say(deficitPoints, got, m.lost(d))
	}
	text += m.because(m.in(d.Reason), d.Kind) + m.mark(d.Illustrative)
	return office.Paragraph{{Text: capital(m.level(d.Code)) + " "},
		{Text: strings.TrimSuffix(d.Code, ".") + ".", Bold: true}, {Text: ended(text, ".")}}
}

func (m *planMaker) lost(d remediation.Deficit) string {
	return m.within(exactly(d.Lost, d.LostRange))
}

// because ends a sentence with a reason. Those that begin like a sentence, or say
// who gave the points, do not read well behind "do".
func (m *planMaker) because(reason string, kind catalogue.Kind) string {
	given := kind == catalogue.KindJudgement || kind == catalogue.KindSurvey ||
		kind == catalogue.KindExternal
	switch {
	case reason == "":
		return ""
	case m.lang == rubric.Vietnamese && startsLower(reason) && !given:
		return m.say(becauseOf, ended(reason, ""))
	}
	return m.say(givenReason, ended(reason, ""))
}

func (m *planMaker) mark(illustrative bool) string {
	if !illustrative {
		return ""
	}
	return m.say(markIllustrative)
}

// levelOf returns what items with such a code are called.
func levelOf(code string) itemLevel {
	return itemLevels[min(strings.Count(strings.TrimSuffix(code, "."), "."), len(itemLevels)-1)]
}

// level says what kind of item has a code.
func (m *planMaker) level(code string) string { return m.say(levelOf(code).one) }

func (m *planMaker) penalties() {
	var list office.List
	for _, x := range m.plan.Penalties {
		text := " " + m.in(x.Title) + m.say(takenOff, m.between(x.Range.Least, x.Range.Most)) +
			m.because(m.in(x.Reason), catalogue.KindPenalty)
		list = append(list, office.Paragraph{{Text: strings.TrimSuffix(x.Code, ".") + ".", Bold: true},
			{Text: ended(text, ".")}})
	}
	if list != nil {
		m.add(office.Paragraph{{Text: m.say(penaltiesHead), Bold: true}}, list)
	}
}
