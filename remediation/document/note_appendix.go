package document

import (
	"fmt"
	"slices"
	"strings"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/scoring"
	"github.com/shopspring/decimal"
)

// sums are what applies of the maximum of an area, its points and its loss.
func (m *planMaker) sums(a remediation.Area) []office.Cell {
	applies, got, loses := columnsOf(a)
	return []office.Cell{m.column(applies), m.column(got), m.column(loses)}
}

// allSums are those of all areas.
func (m *planMaker) allSums() []office.Cell {
	var applies, got, loses scoring.Range
	for _, a := range m.plan.Results.Areas {
		ofMax, ofPoints, ofLost := columnsOf(a)
		applies, got, loses = applies.Plus(ofMax), got.Plus(ofPoints), loses.Plus(ofLost)
	}
	return []office.Cell{m.column(applies), m.column(got), m.column(loses)}
}

// noteAppendix is the table of all deficits by the rubric, with what each target gains.
func (m *planMaker) noteAppendix() []office.Appendix {
	p := m.plan
	if len(p.Results.Areas)+len(p.Deficits) == 0 {
		return nil
	}
	t := &office.Table{Name: m.say(deficitsSheet), Columns: []office.Column{
		{Title: m.say(numberColumn), Width: 4, Kind: office.Codes}, {Title: m.say(itemColumn), Width: 20, Heads: true},
		{Title: m.say(maximumColumn), Kind: office.Numbers, Width: 6},
		{Title: m.say(achievedColumn), Kind: office.Numbers, Width: 6},
		{Title: m.say(lostColumn), Kind: office.Numbers, Width: 6},
		{Title: m.say(reasonColumn), Width: 20},
		{Title: m.say(solutionColumn), Width: 28},
		{Title: m.say(leadColumn), Width: 10}, {Title: m.say(supportColumn), Width: 10},
		{Title: m.say(deadlineColumn), Width: 9}, {Title: m.say(deliverableColumn), Width: 10},
	}}
	row := func(kind office.RowKind, cells ...office.Cell) {
		cells = append(cells, make([]office.Cell, len(t.Columns)-len(cells))...)
		t.Rows = append(t.Rows, office.Row{Kind: kind, Cells: cells})
	}
	count := 0
	listed := map[string]bool{}
	for _, a := range p.Results.Areas {
		title := []office.Cell{{Text: numbered(a.Code, m.in(a.Title))}}
		t.Rows = append(t.Rows, office.Row{Kind: office.Group, Cells: title})
		applies, got, loses := columnsOf(a)
		rest := applies
		for _, d := range p.Deficits {
			if d.Area == a.Code {
				count++
				row(office.Ordinary, m.deficitCells(count, d)...)
				rest.Most = rest.Most.Sub(d.Max)
				got, loses = got.Minus(d.Range), loses.Minus(d.LostRange)
				if !d.MayNotApply {
					rest.Least = rest.Least.Sub(d.Max)
				}
			}
		}
		switch {
		case rest.Known() && got.Known() && loses.Known() && !rest.Equal(got): // rows that do not simply add up
			row(office.Ordinary, office.Cell{}, office.Cell{Text: m.say(togetherRow)}, m.column(rest), m.column(got),
				m.column(loses), office.Cell{}, office.Cell{Text: m.kept(a)})
		case rest.Most.IsPositive(): // it is at full marks, as far as it applies
			cells := []office.Cell{{}, {Text: m.rest(rest.Equal(applies))}, m.column(rest), m.column(rest),
				m.column(scoring.Range{}), {}, {Text: m.kept(a)}}
			row(office.Ordinary, cells...)
		case applies.Most.IsZero():
			zero := m.column(scoring.Range{})
			row(office.Ordinary, office.Cell{}, office.Cell{Text: m.say(notInYearRow)}, zero, zero, zero)
		}
		row(office.Subtotal, append([]office.Cell{{}, {Text: some(" ", m.say(subtotalRow), a.Code)}}, m.sums(a)...)...)
		listed[a.Code] = true
	}
	for _, d := range p.Deficits {
		if !listed[d.Area] {
			count++
			row(office.Ordinary, m.deficitCells(count, d)...)
		}
	}
	row(office.Total, append([]office.Cell{{}, {Text: m.say(totalRow)}}, m.allSums()...)...)
	m.finalRows(row)
	t.Notes = m.notes(t)
	return []office.Appendix{{
		Title: m.say(appendixTitle), Subject: m.say(noteAppendixSubject), Body: []office.Block{t}, Landscape: true,
	}}
}

// rest names what is left of an area beside its deficits: all of it, or not.
func (m *planMaker) rest(all bool) string {
	if all {
		return m.say(wholeAreaRow)
	}
	return m.say(restRow)
}

// kept says what is done to keep the rest of an area at its maximum.
func (m *planMaker) kept(a remediation.Area) string {
	var tasks []string
	for _, k := range m.plan.KeepUp {
		if k.Area == a.Code {
			tasks = append(tasks, sentence(m.in(k.Task)))
		}
	}
	return some(" ", tasks...)
}

func (m *planMaker) deficitCells(i int, d remediation.Deficit) []office.Cell {
	applies := scoring.Range{Least: d.Max, Most: d.Max}
	if d.MayNotApply {
		applies.Least = decimal.Zero
	}
	addresses := func(a remediation.Action) bool { return slices.Contains(a.Deficits, d.Code) }
	return append([]office.Cell{
		{Text: fmt.Sprint(i)}, {Text: numbered(d.Code, m.in(d.Title)) + m.mark(d.Illustrative)},
		m.column(applies), m.column(exactly(d.Points, d.Range)),
		m.column(exactly(d.Lost, d.LostRange)),
		{Text: sentence(m.in(d.Reason))},
	}, m.actionCells(addresses, m.rowTargets(d.Code))...)
}

// rowTargets returns the targets that win something back of an item, each with what it
// wins of that item, in the item's own points. A target that several actions have
// stands with the first.
func (m *planMaker) rowTargets(code string) func(remediation.Action) string {
	seen := map[string]bool{}
	return func(a remediation.Action) string {
		var out []string
		for _, t := range a.Targets {
			for _, e := range t.Effects {
				if e.Code == code && e.Gain.IsPositive() && !seen[t.ID] {
					seen[t.ID] = true
					out = append(out, ended(m.in(t.Way), "")+": "+m.won(e.Gain, e.Uncertain)+m.mark(t.Illustrative))
				}
			}
		}
		return strings.Join(out, "; ")
	}
}

// won writes a gain of points: of those that are sure where figures are missing.
func (m *planMaker) won(gain decimal.Decimal, uncertain bool) string {
	text := m.change(gain) + noBreak + m.unit(gain)
	if uncertain {
		return m.say(surePoints, text)
	}
	return text
}

// actionCells are what is done about an item, by whom, by when, and what comes of it;
// targets returns the figures to reach by an action.
func (m *planMaker) actionCells(
	of func(remediation.Action) bool, targets func(remediation.Action) string,
) []office.Cell {
	var solutions, leads, supports, deadlines, deliverables []string
	for _, a := range m.plan.Actions {
		if !of(a) {
			continue
		}
		target := targets(a)
		if target != "" {
			target = ended(m.say(targetLabel)+target, ".")
		}
		solutions = append(solutions, some(" ", m.solution(a), target))
		leads, supports = append(leads, m.in(a.Lead)), append(supports, m.in(a.Support))
		deliverables = append(deliverables, m.in(a.Deliverable))
		if !a.Deadline.IsZero() {
			deadlines = append(deadlines, a.Deadline.Written(m.lang))
		}
	}
	solution := some(" ", solutions...)
	if solution == "" {
		solution = m.say(noAction)
	}
	return []office.Cell{{Text: solution}, {Text: some("; ", leads...)}, {Text: some("; ", supports...)},
		{Text: some("; ", deadlines...)}, {Text: some("; ", deliverables...)}}
}
