package document

import (
	"slices"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/rubric"
)

// fullResults writes the section of what was lost: the result in a sentence and the table
// of the areas. The appendix has the rest.
func (m *planMaker) fullResults() {
	m.resultsHead()
	m.result()
	m.chartAreas()
	m.tableAreas()
	m.chartLosses()
	if m.loses() {
		m.text(m.say(detailsOfLosses))
	}
}

// fullSolutions writes the section of what is done: the solutions by area, each said once.
// Their targets, leads and deadlines are in the table of the appendix.
func (m *planMaker) fullSolutions(deficits *office.Table) {
	m.solutionParts(func(of []remediation.Action) {
		var all []string
		for _, a := range of {
			text := m.solution(a)
			if text == "" {
				text = sentence(m.say(reachTargets))
			}
			if !slices.Contains(all, text) {
				all = append(all, text)
			}
		}
		if len(all) == 1 {
			m.text(all[0])
			return
		}
		var list office.List
		for _, text := range all {
			list = append(list, office.Paragraph{{Text: text}})
		}
		if list != nil {
			m.add(list)
		}
	})
	if details := m.detailsOfSolutions(deficits); details != "" {
		m.text(m.say(detailsOfSolutions, details))
	}
}

// detailsOfSolutions names what the appendix says of solutions: mục tiêu, chủ trì và thời
// hạn. It is empty where the appendix has no such column.
func (m *planMaker) detailsOfSolutions(t *office.Table) string {
	if t == nil {
		return ""
	}
	var names []string
	for _, title := range []rubric.Text{aimColumn, leadColumn, supportColumn, deadlineColumn, deliverableColumn} {
		if slices.ContainsFunc(t.Columns, func(c office.Column) bool { return c.Title == m.say(title) }) {
			names = append(names, uncapital(m.say(title), nil))
		}
	}
	return capital(m.listed(names))
}
