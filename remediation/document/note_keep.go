package document

import (
	"slices"
	"strings"

	"github.com/parindex/parindex/remediation/internal/office"
)

// keepUp writes what stays at full marks, by what is to be done: the areas in one
// sentence, the items in areas with a loss in one sentence for each area.
func (m *planMaker) keepUp() {
	p := m.plan
	var tasks []string
	for _, k := range p.KeepUp {
		if task := m.in(k.Task); !slices.Contains(tasks, task) {
			tasks = append(tasks, task)
		}
	}
	for _, task := range tasks {
		var areas []string
		var others []string // codes of areas, in their order
		items := map[string][]string{}
		for _, k := range p.KeepUp {
			switch area := m.areaOf(k.Code); {
			case m.in(k.Task) != task:
			case area == k.Code:
				areas = append(areas, numbered(k.Code, m.in(k.Title)))
			default:
				if items[area] == nil {
					others = append(others, area)
				}
				items[area] = append(items[area], m.in(k.Title))
			}
		}
		var list office.List
		if areas != nil {
			list = append(list, office.Paragraph{{Text: m.say(wholeAreas, strings.Join(areas, "; "))}})
		}
		for _, code := range others {
			text := m.say(otherItems)
			if code != "" {
				text = m.say(inArea, numbered(code, m.areaTitle(code)))
			}
			list = append(list, office.Paragraph{{Text: ended(text+strings.Join(items[code], "; "), ".")}})
		}
		intro := m.say(keepFull)
		if task != "" {
			intro = m.say(theseAre, sentence(task))
		}
		m.add(office.Paragraph{{Text: intro}}, list)
	}
}

// areaOf returns the code of the area that an item stands in, by their codes; empty
// where none fits.
func (m *planMaker) areaOf(code string) string {
	out := ""
	for _, a := range m.plan.Results.Areas {
		if (a.Code == code || strings.HasPrefix(code, a.Code+".")) && len(a.Code) > len(out) {
			out = a.Code
		}
	}
	return out
}

func (m *planMaker) areaTitle(code string) string {
	for _, a := range m.plan.Results.Areas {
		if a.Code == code {
			return m.in(a.Title)
		}
	}
	return ""
}
