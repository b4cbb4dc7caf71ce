package document

import (
	"slices"
	"strings"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/remediation/tracking"
	"github.com/parindex/parindex/scoring"
)

// Columns of the appendix.
const (
	colNumber = iota
	colItem
	colMax
	colGot
	colLost
	colReason
	colAim
	colLead
	colSupport
	colDeadline
	colDeliverable
	colCount
)

// appendixMaker makes the table of all deficits with what is done about each.
type appendixMaker struct {
	*planMaker
	rows  []office.Row
	doing []string // what is done in each of the rows, to see which cells are one
}

// fullAppendix has all deficits by area, with reasons, targets, leads and deadlines; the
// solutions are in the body. The cells of an action are one for the rows that follow each
// other with it, columns without content are left out, and an area without a loss is one
// row.
func (m *planMaker) fullAppendix(t *office.Table) []office.Appendix {
	if t == nil {
		return nil
	}
	return []office.Appendix{{
		Title: m.say(appendixTitle), Subject: m.say(appendixSubject, m.inPeriod(itemsBelow, inYear)),
		Attached: m.attached(attachedTo, planSymbol),
		Body:     []office.Block{t}, Landscape: true,
	}}
}

// noteAppendix has all deficits by the rubric, with what each target gains.
func (m *planMaker) noteAppendix() []office.Appendix {
	t := m.tableOfDeficits()
	if t == nil {
		return nil
	}
	return []office.Appendix{{
		Title: m.say(appendixTitle), Subject: m.say(noteAppendixSubject), Body: []office.Block{t}, Landscape: true,
	}}
}

// tableOfDeficits has a row for every deficit, and sums; nil where nothing was lost.
func (m *planMaker) tableOfDeficits() *office.Table {
	p := m.plan
	if !m.loses() {
		return nil
	}
	t := &appendixMaker{planMaker: m}
	listed := map[string]bool{}
	for _, a := range p.Results.Areas {
		t.area(a)
		listed[a.Code] = true
	}
	for _, d := range p.Deficits {
		if !listed[d.Area] {
			t.deficit(d)
		}
	}
	if len(p.Results.Areas) > 0 {
		t.sum(office.Total, "", m.say(totalRow), m.sumOfAreas())
	}
	t.finalRows()
	t.merge()
	return t.table()
}

// area writes the rows of an area.
func (t *appendixMaker) area(a remediation.Area) {
	title := t.in(a.Title)
	others := func(d remediation.Deficit) bool { return d.Area != a.Code }
	deficits := slices.DeleteFunc(slices.Clone(t.plan.Deficits), others)
	l := t.areaLine(a)
	if len(deficits) == 0 {
		if l.max.Most.IsZero() {
			title += " – " + t.say(notInYearRow)
		}
		t.sum(office.Subtotal, a.Code, title, l)
		return
	}
	t.add(office.Row{Kind: office.Group, Cells: []office.Cell{{Text: numbered(a.Code, title)}}}, "")
	rest := l
	for _, d := range deficits {
		t.deficit(d)
		of := t.deficitLine(d)
		rest.max.Least, rest.max.Most = rest.max.Least.Sub(of.max.Least), rest.max.Most.Sub(of.max.Most)
		rest.got, rest.lost = rest.got.Minus(of.got), rest.lost.Minus(of.lost)
	}
	t.rest(rest)
	t.sum(office.Subtotal, "", some(" ", t.say(subtotalRow), a.Code), l)
}

// rest writes what is left of an area beside its deficits: at full marks, but below an item
// whose parts do not simply add up. Where the printed figures of the area and of its items
// do not come together there is none, as no row can make up for it.
func (t *appendixMaker) rest(l line) {
	known := l.max.Known() && l.got.Known() && l.lost.Known()
	title := t.say(restOfArea)
	switch {
	case known && (l.lost.Least.IsNegative() || !l.got.Plus(l.lost).Equal(l.max)):
		return
	case known && !l.max.Equal(l.got):
		title = t.say(togetherRow)
	case !l.max.Most.IsPositive():
		return
	default:
		l.got, l.lost = l.max, scoring.Range{}
	}
	t.sum(office.Ordinary, "", title, l)
}

func (t *appendixMaker) add(r office.Row, doing string) {
	t.rows, t.doing = append(t.rows, r), append(t.doing, doing)
}

// sum writes a row of numbers alone.
func (t *appendixMaker) sum(kind office.RowKind, code, title string, l line) {
	cells := make([]office.Cell, colCount)
	cells[colNumber].Text = code
	cells[colItem].Text = title
	copy(cells[colMax:], t.numbers(l))
	t.add(office.Row{Kind: kind, Cells: cells}, "")
}

func (t *appendixMaker) deficit(d remediation.Deficit) {
	cells := make([]office.Cell, colCount)
	cells[colNumber].Text = d.Code
	cells[colItem].Text = t.in(d.Title)
	copy(cells[colMax:], t.numbers(t.deficitLine(d)))
	cells[colReason].Text = sentence(t.in(d.Reason))
	if d.Illustrative && t.opts.Form == Note {
		cells[colItem].Text += t.say(markIllustrative)
	}
	aims := func(a remediation.Action) []string { return t.aims(a, d.Code) }
	if t.opts.Form == Note {
		aims = t.wins(d.Code)
	}
	t.actions(cells, func(a remediation.Action) bool { return slices.Contains(a.Deficits, d.Code) }, aims)
}

// actions fills in what is done about an item, and adds its row.
func (t *appendixMaker) actions(
	cells []office.Cell, of func(remediation.Action) bool, aims func(remediation.Action) []string,
) {
	var ids, targets, leads, supports, deliverables []string
	var dated []remediation.Action
	for _, a := range t.plan.Actions {
		if !of(a) {
			continue
		}
		ids = append(ids, a.ID)
		targets = append(targets, aims(a)...)
		if t.opts.Form == Note {
			continue // the plan has the rest
		}
		leads, supports = append(leads, t.in(a.Lead)), append(supports, t.in(a.Support))
		deliverables, dated = append(deliverables, t.in(a.Deliverable)), append(dated, a)
	}
	cells[colAim].Text = sentence(some("; ", targets...))
	cells[colLead].Text, cells[colSupport].Text = some("; ", leads...), some("; ", supports...)
	cells[colDeadline], cells[colDeliverable].Text = t.deadlines(dated), some("; ", deliverables...)
	if ids == nil {
		cells[colAim].Text = t.say(noAction)
		accepted := func(a tracking.Acceptance) bool { return a.Code == cells[colNumber].Text }
		if slices.ContainsFunc(t.plan.Accepted, accepted) {
			cells[colAim].Text = t.say(acceptedLoss)
		}
	}
	t.add(office.Row{Cells: cells}, strings.Join(ids, "\n"))
}

// merge makes the cells of an action one for the rows that follow each other with it.
func (t *appendixMaker) merge() {
	for i := len(t.rows) - 1; i > 0; i-- {
		if t.doing[i] == "" || t.doing[i] != t.doing[i-1] {
			continue
		}
		for j := colLead; j < colCount; j++ {
			t.rows[i].Cells[j] = office.Cell{Above: true}
		}
		if aim := t.rows[i].Cells[colAim].Text; aim != "" && aim == t.rows[i-1].Cells[colAim].Text {
			t.rows[i].Cells[colAim] = office.Cell{Above: true}
		}
	}
}

// table leaves out the columns without content.
func (t *appendixMaker) table() *office.Table {
	columns := []office.Column{
		colNumber: {Title: t.say(numberColumn), Width: 4, Kind: office.Codes},
		colItem:   {Title: t.say(itemColumn), Width: 20, Heads: true},
		colMax:    {Title: t.say(maximumColumn), Width: 7, Kind: office.Numbers},
		colGot:    {Title: t.say(achievedColumn), Width: 6, Kind: office.Numbers},
		colLost: {Title: t.say(lostColumn), Width: 6, Kind: office.Numbers,
			Difference: &office.Difference{Of: colMax, Less: colGot}},
		colReason:      {Title: t.say(reasonColumn), Width: 26},
		colAim:         {Title: t.say(aimColumn), Width: 28},
		colLead:        {Title: t.say(leadColumn), Width: 11},
		colSupport:     {Title: t.say(supportColumn), Width: 9},
		colDeadline:    {Title: t.say(deadlineColumn), Width: 8, Kind: office.Dates},
		colDeliverable: {Title: t.say(deliverableColumn), Width: 9},
	}
	out := &office.Table{Name: t.say(deficitsSheet), Columns: columns, Rows: t.rows}
	withoutEmpty(out, colReason, colAim, colLead, colSupport, colDeadline, colDeliverable)
	if slices.ContainsFunc(out.Rows, func(r office.Row) bool {
		return r.Kind != office.Group && slices.ContainsFunc(r.Cells[colMax:colReason], isRange)
	}) {
		out.Notes = append(out.Notes, t.say(rangesNote))
	}
	if t.opts.Form == Note {
		out.Notes = append(out.Notes, t.notes()...)
	}
	return out
}

func isRange(c office.Cell) bool { return c.Text != "" && !c.Number.Valid }

// column is a number in a column of points, or the range as text.
func (m *planMaker) column(r scoring.Range) office.Cell {
	return m.rangeCell(r, placesOf(r.Least, r.Most))
}

// numbers are the cells of a line.
func (m *planMaker) numbers(l line) []office.Cell {
	return []office.Cell{m.column(l.max), m.column(l.got), m.column(l.lost)}
}

// sumOfAreas is what all areas come to.
func (m *planMaker) sumOfAreas() (sum line) {
	for _, a := range m.plan.Results.Areas {
		l := m.areaLine(a)
		sum.max, sum.got, sum.lost = sum.max.Plus(l.max), sum.got.Plus(l.got), sum.lost.Plus(l.lost)
	}
	return sum
}

// tableAreas is the table of what every area has.
func (m *planMaker) tableAreas() {
	p := m.plan
	if len(p.Results.Areas) == 0 {
		return
	}
	t := &office.Table{Name: m.say(areasSheet), Caption: m.say(areasTable), Columns: []office.Column{
		{Title: m.say(numberColumn), Width: 6, Kind: office.Codes}, {Title: m.say(areaColumn), Width: 54, Heads: true},
		{Title: m.say(maximumColumn), Kind: office.Numbers, Width: 13},
		{Title: m.say(achievedColumn), Kind: office.Numbers, Width: 13},
		{Title: m.say(lostColumn), Kind: office.Numbers, Width: 13, Difference: &office.Difference{Of: 2, Less: 3}},
	}}
	for _, a := range p.Results.Areas {
		cells := []office.Cell{{Text: a.Code}, {Text: m.in(a.Title)}}
		t.Rows = append(t.Rows, office.Row{Cells: append(cells, m.numbers(m.areaLine(a))...)})
	}
	total := append([]office.Cell{{}, {Text: m.say(totalRow)}}, m.numbers(m.sumOfAreas())...)
	t.Rows = append(t.Rows, office.Row{Kind: office.Total, Cells: total})
	m.add(t)
}
