package document

import (
	"strings"

	"github.com/parindex/parindex/scoring"
	"github.com/shopspring/decimal"
)

// total writes what the unit has come to.
func (m *planMaker) total() {
	r := m.plan.Results
	t := r.Total
	if t.Max.IsZero() {
		m.add(Paragraph{{Text: m.pick("Chưa có kết quả chấm điểm.", "There is no result yet.")}})
		return
	}
	out := Paragraph{{Text: m.inYear(m.pick("Kết quả chấm điểm chỉ số cải cách hành chính", "Administrative reform index"), "năm", "of") + ": " +
		some(" ", m.unitName(), m.pick("đạt ", "scored "))}}
	if t.Final.Valid {
		out = append(out, Run{Text: m.outOf(t.Final.Decimal, t.Max), Bold: true})
	} else {
		out = append(out, Run{Text: m.between(t.FinalLeast, t.FinalMost), Bold: true},
			Run{Text: m.pick(" trên thang điểm ", " of ") + m.number(t.Max) + m.open(t.Open)})
	}
	if len(m.plan.Contradictions) > 0 {
		out = append(out, Run{Text: m.pick(" (tính lại theo bộ chỉ số)", " (recomputed by the rubric)")})
	}
	if band := m.in(t.Band); band != "" {
		out = append(out, Run{Text: m.pick(", xếp loại ", ", band ")}, Run{Text: band, Bold: true})
	}
	if r.Rank.Place > 0 {
		place := decimal.NewFromInt(int64(r.Rank.Place)).String()
		if r.Rank.Of > 0 {
			place += "/" + decimal.NewFromInt(int64(r.Rank.Of)).String()
		}
		out = append(out, Run{Text: m.pick(", xếp hạng ", ", rank ")}, Run{Text: place, Bold: true})
		if len(m.plan.Contradictions) > 0 {
			out = append(out, Run{Text: m.pick(" (theo kết quả đã công bố)", " (as published)")})
		}
	}
	if r.SelfScore.Valid {
		out = append(out, Run{Text: m.pick("; đơn vị tự chấm ", "; self-score ")}, Run{Text: m.points(r.SelfScore.Decimal), Bold: true})
	}
	m.add(append(out, Run{Text: "."}))
	m.steps()
}

// open says why a final score is not known. Which items lack figures stands with the
// items.
func (m *planMaker) open(reasons []scoring.OpenReason) string {
	var out []string
	for _, reason := range reasons {
		text := m.in(reason.Text)
		if reason.Kind == scoring.OpenMissing {
			text = m.pick("còn thiếu số liệu", "figures are missing")
		}
		out = append(out, text)
	}
	if out == nil {
		return ""
	}
	return m.pick(", vì ", ", since ") + strings.Join(out, "; ")
}

// rescaled reports whether exclusions made the total another than the sum of the areas.
func rescaled(t scoring.Total) bool {
	return t.Points.Valid && t.Rescaled.Valid && !t.Points.Decimal.Equal(t.Rescaled.Decimal)
}

func positive(v decimal.NullDecimal) bool { return v.Valid && v.Decimal.IsPositive() }

// steps says how the sum of the areas becomes the final score, where they differ.
func (m *planMaker) steps() {
	r := m.plan.Results
	t := r.Total
	var parts []string
	excluded := t.Applicable.Valid && !t.Applicable.Decimal.Equal(t.Max)
	switch net := t.Least.Add(r.Bonus.Decimal).Sub(r.Penalty.Decimal); {
	case rescaled(t):
		parts = append(parts, m.pick("quy đổi do có nội dung không áp dụng thành ", "rescaled to ")+m.points(t.Rescaled.Decimal)+m.pick("", " since some items do not apply"))
	case excluded && !t.Final.Valid && !net.Equal(t.FinalLeast):
		parts = append(parts, m.pick("quy đổi do có nội dung không áp dụng", "rescaled since some items do not apply"))
	}
	if positive(r.Bonus) {
		parts = append(parts, m.pick("cộng điểm thưởng ", "a bonus of ")+m.points(r.Bonus.Decimal))
	}
	if positive(r.Penalty) {
		parts = append(parts, m.pick("trừ điểm phạt ", "a penalty of ")+m.points(r.Penalty.Decimal))
	}
	if parts == nil && !excluded {
		return
	}
	areas := m.between(t.Least, t.Most)
	switch {
	case t.Points.Valid && t.Applicable.Valid:
		areas = m.outOf(t.Points.Decimal, t.Applicable.Decimal)
	case t.Applicable.Valid:
		areas += m.pick(" trên thang điểm ", " of ") + m.number(t.Applicable.Decimal)
	}
	if parts == nil {
		m.add(Paragraph{{Text: m.pick("Do có nội dung không áp dụng, các lĩnh vực đạt ", "Some items do not apply: the areas have ") + areas + "."}})
		return
	}
	m.add(Paragraph{{Text: m.pick("Trong đó: các lĩnh vực đạt ", "Of this: ") + areas + m.pick("; ", " in the areas; ") + strings.Join(parts, "; ") + "."}})
}
