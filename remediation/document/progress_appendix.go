package document

import (
	"strings"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/remediation/tracking"
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/shopspring/decimal"
)

// appendices is the table of every loss of the plan, and that of what lost points since.
func (m *reportMaker) appendices() []office.Appendix {
	var body []office.Block
	if len(m.losses) > 0 {
		body = append(body, m.lossTable())
	}
	if t := m.newTable(); t != nil {
		if body != nil {
			t.Caption = m.say(newLossesPart)
		}
		body = append(body, t)
	}
	if body == nil {
		return nil
	}
	return []office.Appendix{{
		Title: m.say(appendixTitle), Subject: strings.ToUpper(m.say(reportAppendix)),
		Attached: m.attached(attachedToReport, m.symbol()), Body: body, Landscape: true,
	}}
}

// lossColumns are the columns that both tables of the report begin with.
func (m *reportMaker) lossColumns(of rubric.Text) []office.Column {
	points := func(title rubric.Text) office.Column {
		return office.Column{Title: m.say(title), Kind: office.Numbers, Width: 8}
	}
	columns := []office.Column{
		{Title: m.say(numberColumn), Kind: office.Codes, Width: 6}, {Title: m.say(of), Width: 26, Heads: true},
		points(lostByPlanColumn), points(recoveredColumn), points(openColumn),
	}
	columns[4].Difference = &office.Difference{Of: 2, Less: 3}
	return columns
}

// lossPlaces is how many places the points of the losses have.
func (m *reportMaker) lossPlaces() int {
	var numbers []decimal.Decimal
	for _, l := range m.losses {
		numbers = append(numbers, l.Before.Least, l.Before.Most, l.Open.Least, l.Open.Most)
	}
	return placesOf(numbers...)
}

// areaTable is the table of what the losses of the areas come to.
func (m *reportMaker) areaTable(groups []lossGroup) *office.Table {
	t := &office.Table{Name: m.say(areasSheet), Columns: m.lossColumns(areaColumn)}
	places := m.lossPlaces()
	for _, g := range groups {
		t.Rows = append(t.Rows, office.Row{Cells: m.sumCells(g.code, g.title, g, places)})
	}
	t.Rows = append(t.Rows, office.Row{Kind: office.Total, Cells: m.sumCells("", m.say(totalRow), sumOf(groups), places)})
	m.explain(t)
	return t
}

// sumOf is what groups come to together.
func sumOf(groups []lossGroup) (all lossGroup) {
	for _, g := range groups {
		all.lost, all.won, all.open = all.lost.Plus(g.lost), all.won.Plus(g.won), all.open.Plus(g.open)
	}
	return all
}

func (m *reportMaker) lossTable() *office.Table {
	t := &office.Table{Name: m.say(progressSheet), Columns: append(m.lossColumns(itemColumn), []office.Column{
		{Title: m.say(statusColumn), Width: 14}, {Title: m.say(reasonColumn), Width: 22},
		{Title: m.say(leadColumn), Width: 12}, {Title: m.say(deadlineColumn), Kind: office.Dates, Width: 10},
		{Title: m.say(evidenceColumn), Width: 16},
	}...)}
	places, groups := m.lossPlaces(), m.groups()
	rest := make([]office.Cell, len(t.Columns)-5)
	for _, g := range groups {
		t.Rows = append(t.Rows, office.Row{Kind: office.Group, Cells: []office.Cell{{Text: numbered(g.code, g.title)}}})
		for _, l := range g.losses {
			t.Rows = append(t.Rows, office.Row{Cells: m.lossCells(l, places)})
		}
		t.Rows = append(t.Rows, office.Row{Kind: office.Subtotal, Cells: append(m.sumCells("", g.sum, g, places), rest...)})
	}
	t.Rows = append(t.Rows, office.Row{Kind: office.Total,
		Cells: append(m.sumCells("", m.say(totalRow), sumOf(groups), places), rest...)})
	withoutEmpty(t, 6, 7, 8, 9)
	m.explain(t)
	return t
}

func (m *reportMaker) sumCells(code, title string, g lossGroup, places int) []office.Cell {
	return []office.Cell{{Text: code}, {Text: title}, m.rangeCell(g.lost, places), m.rangeCell(g.won, places),
		m.rangeCell(g.open, places)}
}

func (m *reportMaker) lossCells(l reportedLoss, places int) []office.Cell {
	cells := []office.Cell{{Text: l.Code}, {Text: m.in(l.title)}, {}, {}, {}}
	if l.Status != remediation.ProgressExcluded {
		cells[2], cells[3] = m.rangeCell(l.Before, places), m.rangeCell(l.Recovered, places)
		cells[4] = m.rangeCell(l.Open, places)
	}
	status := m.say(statusWords[l.Status])
	if degraded(l.LossProgress) {
		status = m.say(degradedStatus)
	}
	if l.overdue {
		status += m.say(isOverdue)
	}
	var leads, evidence []string
	for _, a := range l.actions {
		leads = append(leads, m.in(a.Lead))
		for _, e := range a.Tracking.Evidence {
			if !m.later(e.Date) {
				evidence = append(evidence, m.evidence(e))
			}
		}
	}
	return append(cells, office.Cell{Text: capital(status)}, office.Cell{Text: sentence(m.in(l.Reason))},
		office.Cell{Text: some("; ", leads...)}, m.deadlines(l.actions),
		office.Cell{Text: some("; ", evidence...)})
}

// evidence names a document: its number, date and issuer, and what is noted of it.
func (m *reportMaker) evidence(e tracking.Evidence) string {
	on, issuer := "", m.in(e.Issuer)
	if !e.Date.IsZero() {
		on = m.say(decisionOn, m.date(e.Date))
	}
	if issuer != "" {
		issuer = m.say(issuedBy, issuer)
	}
	text := some(", ", some(" ", e.Number, on, issuer), m.in(e.Note))
	if text == "" {
		return e.File
	}
	return text
}

// newTable is the table of what lost points since the plan; nil if nothing did.
func (m *reportMaker) newTable() *office.Table {
	g := m.progress
	if len(g.New)+len(g.NewPenalties) == 0 {
		return nil
	}
	t := &office.Table{Name: m.say(newLossesSheet), Columns: []office.Column{
		{Title: m.say(numberColumn), Kind: office.Codes, Width: 6}, {Title: m.say(itemColumn), Width: 40, Heads: true},
		{Title: m.say(lostColumn), Kind: office.Numbers, Width: 9}, {Title: m.say(reasonColumn), Width: 45},
	}}
	var numbers []decimal.Decimal
	row := func(code string, title rubric.Text, lost scoring.Range, reason rubric.Text, places int) {
		t.Rows = append(t.Rows, office.Row{Cells: []office.Cell{{Text: code}, {Text: m.in(title)},
			m.rangeCell(lost, places), {Text: sentence(m.in(reason))}}})
	}
	for _, d := range g.New {
		numbers = append(numbers, d.LostRange.Least, d.LostRange.Most)
	}
	for _, x := range g.NewPenalties {
		numbers = append(numbers, x.Range.Least, x.Range.Most)
	}
	places := placesOf(numbers...)
	for _, d := range g.New {
		row(d.Code, d.Title, exactly(d.Lost, d.LostRange), d.Reason, places)
	}
	for _, x := range g.NewPenalties {
		row(x.Code, x.Title, exactly(x.Points, x.Range), x.Reason, places)
	}
	m.explain(t)
	return t
}
