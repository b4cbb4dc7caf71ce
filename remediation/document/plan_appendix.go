package document

import (
	"fmt"
	"slices"
	"strings"

	"github.com/parindex/parindex/remediation"
	"github.com/shopspring/decimal"
)

// tableAreas is the table of what every area has.
func (m *planMaker) tableAreas() {
	p := m.plan
	if len(p.Results.Areas) == 0 {
		return
	}
	t := &Table{Caption: m.pick("Kết quả theo từng lĩnh vực", "Results by area"), Columns: []Column{
		{Title: m.pick("TT", "No."), Width: 6}, {Title: m.pick("Lĩnh vực", "Area"), Width: 54},
		{Title: m.pick("Điểm tối đa", "Maximum"), Number: true, Width: 13},
		{Title: m.pick("Điểm đạt", "Achieved"), Number: true, Width: 13},
		{Title: m.pick("Điểm mất", "Lost"), Number: true, Width: 13},
	}}
	for _, a := range p.Results.Areas {
		t.Rows = append(t.Rows, Row{Cells: append([]Cell{{Text: a.Code}, {Text: m.in(a.Title)}}, m.sums(a)...)})
	}
	t.Rows = append(t.Rows, Row{Kind: Total, Cells: append([]Cell{{}, {Text: m.pick("Tổng cộng", "Total")}}, m.allSums()...)})
	m.add(t)
}

// cell is a number in a table.
func (m *planMaker) cell(v decimal.Decimal) Cell {
	return Cell{Text: m.number(v), Number: decimal.NewNullDecimal(v)}
}

// ranged is a number in a table or, where it is not known, the range as text.
func (m *planMaker) ranged(r pointsRange) Cell {
	switch {
	case !r.known:
		return Cell{Text: m.pick("chưa rõ", "not known")}
	case r.least.Equal(r.most):
		return m.cell(r.least)
	}
	return Cell{Text: m.dashed(r.least, r.most)}
}

// sums are the maximum, the points and the loss of an area.
func (m *planMaker) sums(a remediation.Area) []Cell {
	return []Cell{m.ranged(pointsRange{a.Applicable.Decimal, a.Applicable.Decimal, a.Applicable.Valid}), m.ranged(m.pointsIn(a)), m.ranged(m.lostIn(a))}
}

// allSums are those of all areas.
func (m *planMaker) allSums() []Cell {
	t := m.plan.Results.Total
	got := pointsRange{t.Least, t.Most, true}
	if t.Points.Valid {
		got = pointsRange{t.Points.Decimal, t.Points.Decimal, true}
	}
	most := t.Applicable
	lost := pointsRange{most.Decimal.Sub(got.most), most.Decimal.Sub(got.least), most.Valid}
	return []Cell{m.ranged(pointsRange{most.Decimal, most.Decimal, most.Valid}), m.ranged(got), m.ranged(lost)}
}

// appendix is the table of all deficits with what is done about each.
func (m *planMaker) appendix() *Appendix {
	p := m.plan
	if len(p.Results.Areas)+len(p.Deficits) == 0 {
		return nil
	}
	t := &Table{Columns: []Column{
		{Title: m.pick("TT", "No."), Width: 4}, {Title: m.pick("Tiêu chí", "Item"), Width: 20},
		{Title: m.pick("Điểm tối đa", "Maximum"), Number: true, Width: 6},
		{Title: m.pick("Điểm đạt", "Achieved"), Number: true, Width: 6},
		{Title: m.pick("Điểm mất", "Lost"), Number: true, Width: 6},
		{Title: m.pick("Nguyên nhân", "Reason"), Width: 20},
		{Title: m.pick("Giải pháp, mục tiêu", "Solution and target"), Width: 28},
		{Title: m.pick("Chủ trì", "Lead"), Width: 10}, {Title: m.pick("Phối hợp", "Support"), Width: 10},
		{Title: m.pick("Thời hạn", "Deadline"), Width: 9}, {Title: m.pick("Sản phẩm", "Deliverable"), Width: 10},
	}}
	row := func(kind RowKind, cells ...Cell) {
		t.Rows = append(t.Rows, Row{kind, append(cells, make([]Cell, len(t.Columns)-len(cells))...)})
	}
	count := 0
	listed := map[string]bool{}
	for _, a := range p.Results.Areas {
		t.Rows = append(t.Rows, Row{Group, []Cell{{Text: numbered(a.Code, m.in(a.Title))}}})
		rest := a.Applicable.Decimal
		for _, d := range p.Deficits {
			if d.Area == a.Code {
				count++
				row(Ordinary, m.deficitCells(count, d)...)
				rest = rest.Sub(d.Max)
			}
		}
		switch {
		case !a.Applicable.Valid:
		case rest.IsPositive():
			cells := []Cell{{}, {Text: m.rest(a, rest)}, m.cell(rest), m.cell(rest), m.cell(decimal.Zero), {}, {Text: m.kept(a)}}
			row(Ordinary, cells...)
		case a.Applicable.Decimal.IsZero():
			row(Ordinary, Cell{}, Cell{Text: m.pick("Không áp dụng trong năm", "Not applicable in the year")}, m.cell(decimal.Zero), m.cell(decimal.Zero), m.cell(decimal.Zero))
		}
		row(Subtotal, append([]Cell{{}, {Text: some(" ", m.pick("Cộng lĩnh vực", "Subtotal of area"), a.Code)}}, m.sums(a)...)...)
		listed[a.Code] = true
	}
	for _, d := range p.Deficits {
		if !listed[d.Area] {
			count++
			row(Ordinary, m.deficitCells(count, d)...)
		}
	}
	row(Total, append([]Cell{{}, {Text: m.pick("Tổng cộng", "Total")}}, m.allSums()...)...)
	m.finalRows(row)
	return &Appendix{Title: m.pick("PHỤ LỤC", "APPENDIX"), Subject: m.appendixSubject(), Table: t, Notes: m.notes(t)}
}

func (m *planMaker) appendixSubject() string {
	number := m.pick("số", "No.") + m.planNumber()
	to := m.pick("kèm theo Kế hoạch ", "to the plan ") + number + " " + m.pick("", "of ") + m.day(m.plan.Head.Date) + m.pick(" của ", ", ") + m.issuer()
	items := m.inYear(m.pick("Các nội dung chưa đạt điểm tối đa", "Items below full marks"), "năm", "in")
	return items + m.pick(" và giải pháp khắc phục", " and their solutions") + " (" + strings.TrimSpace(to) + ")"
}

// rest names what is left of an area beside its deficits.
func (m *planMaker) rest(a remediation.Area, rest decimal.Decimal) string {
	if rest.Equal(a.Applicable.Decimal) {
		return m.pick("Toàn bộ lĩnh vực", "All of the area")
	}
	return m.pick("Các nội dung còn lại", "The rest of the area")
}

// kept says what is done to keep the rest of an area at its maximum.
func (m *planMaker) kept(a remediation.Area) string {
	var tasks []string
	for _, k := range m.plan.KeepUp {
		if m.areaOf(k.Code) == a.Code {
			tasks = append(tasks, sentence(m.in(k.Task)))
		}
	}
	return some(" ", tasks...)
}

func (m *planMaker) deficitCells(i int, d remediation.Deficit) []Cell {
	points := pointsRange{d.Max.Sub(d.LostMost), d.Max.Sub(d.LostLeast), true}
	lost := pointsRange{d.LostLeast, d.LostMost, true}
	if d.Points.Valid && d.Lost.Valid {
		points = pointsRange{d.Points.Decimal, d.Points.Decimal, true}
		lost = pointsRange{d.Lost.Decimal, d.Lost.Decimal, true}
	}
	return append([]Cell{
		{Text: fmt.Sprint(i)}, {Text: numbered(d.Code, m.in(d.Title)) + m.mark(d.Illustrative)},
		m.cell(d.Max), m.ranged(points), m.ranged(lost), {Text: sentence(m.in(d.Reason))},
	}, m.actionCells(func(a remediation.Action) bool { return slices.Contains(a.Deficits, d.Code) }, &d.Code)...)
}

// actionCells are what is done about an item, by whom, by when, and what comes of it.
func (m *planMaker) actionCells(of func(remediation.Action) bool, code *string) []Cell {
	var solutions, leads, supports, deadlines, deliverables []string
	for _, a := range m.plan.Actions {
		if !of(a) {
			continue
		}
		target := strings.Join(m.targets(a, code), "; ")
		if target != "" {
			target = ended(m.pick("Mục tiêu: ", "Target: ")+target, ".")
		}
		solutions = append(solutions, some(" ", m.solution(a), target))
		leads, supports, deliverables = append(leads, m.in(a.Lead)), append(supports, m.in(a.Support)), append(deliverables, m.in(a.Deliverable))
		if !a.Deadline.IsZero() {
			deadlines = append(deadlines, m.lang.Date(a.Deadline))
		}
	}
	solution := some(" ", solutions...)
	if solution == "" {
		solution = m.pick("Chưa có giải pháp.", "No action yet.")
	}
	return []Cell{{Text: solution}, {Text: some("; ", leads...)}, {Text: some("; ", supports...)}, {Text: some("; ", deadlines...)}, {Text: some("; ", deliverables...)}}
}

// finalRows are the steps from the total of the areas to the final score.
func (m *planMaker) finalRows(row func(RowKind, ...Cell)) {
	p := m.plan
	r, t := p.Results, p.Results.Total
	step := func(title string, points Cell, more ...Cell) {
		row(Ordinary, append([]Cell{{}, {Text: title}, {}, points, {}}, more...)...)
	}
	if rescaled(t) {
		step(m.pick("Điểm sau quy đổi", "Rescaled"), m.cell(t.Rescaled.Decimal))
	}
	if positive(r.Bonus) {
		step(m.pick("Điểm thưởng", "Bonus"), m.cell(r.Bonus.Decimal))
	}
	if positive(r.Penalty) || len(p.Penalties) > 0 {
		var reasons []string
		for _, x := range p.Penalties {
			reasons = append(reasons, ended(numbered(x.Code, m.in(x.Title))+" ("+m.points(x.Points)+")"+m.because(m.in(x.Reason), "penalty"), "."))
		}
		points := Cell{Text: m.pick("chưa rõ", "not known")}
		if r.Penalty.Valid {
			points = m.cell(r.Penalty.Decimal.Neg())
		}
		var actions []Cell
		if len(p.Penalties) > 0 {
			actions = m.actionCells(func(a remediation.Action) bool { return len(a.Penalties) > 0 }, nil)
		}
		step(m.pick("Điểm phạt", "Penalty"), points, append([]Cell{{Text: some(" ", reasons...)}}, actions...)...)
	}
	if t.Final.Valid && t.Points.Valid && t.Final.Decimal.Equal(t.Points.Decimal) || t.Max.IsZero() {
		return
	}
	final := pointsRange{t.FinalLeast, t.FinalMost, true}
	if t.Final.Valid {
		final = pointsRange{t.Final.Decimal, t.Final.Decimal, true}
	}
	step(m.pick("Điểm cuối cùng", "Final score"), m.ranged(final))
}

// notes explain the signs of the table.
func (m *planMaker) notes(t *Table) []string {
	var out []string
	open := func(r Row) bool {
		return r.Kind != Group && slices.ContainsFunc(r.Cells[2:5], func(c Cell) bool { return c.Text != "" && !c.Number.Valid })
	}
	if slices.ContainsFunc(t.Rows, open) {
		out = append(out, m.pick("Điểm chưa xác định được ghi thành khoảng từ thấp nhất đến cao nhất.", "Points that are not known stand as a range from the least to the most."))
	}
	if len(m.plan.Contradictions) > 0 {
		out = append(out, m.pick("Điểm trong bảng là điểm tính lại theo bộ chỉ số; số liệu đã công bố có mâu thuẫn, nêu ở phần kết quả.", "The points are recomputed by the rubric; the published figures have contradictions, which the results state."))
	}
	if m.plan.Illustrative {
		out = append(out, m.pick("“(minh hoạ)”: chỉ để minh hoạ, không văn bản nào quy định.", "“(illustrative)”: an illustration that no source decides."))
	}
	return out
}
