package document

import (
	"slices"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/remediation/internal/office"
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
// Their targets, leads and deadlines are in the appendix.
func (m *planMaker) fullSolutions() {
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
	if m.loses() {
		m.text(m.say(detailsOfSolutions))
	}
}
