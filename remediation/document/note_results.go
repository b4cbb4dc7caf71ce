package document

import (
	"strings"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/scoring"
	"github.com/shopspring/decimal"
)

// results writes the section of the scores: the total, where the published table contradicts
// it, and every area.
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
		m.add(office.Paragraph{{Text: m.say(allLost)}, {Text: m.points(lost.Decimal), Bold: true}, {Text: "."}})
	}
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

// within writes points in a sentence, as a range where they are not known.
func (m *planMaker) within(b scoring.Range) string { return m.between(b.Least, b.Most) }

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
