package document

import (
	"slices"
	"strings"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/parindex/parindex/scoring"
	"github.com/shopspring/decimal"
)

// total writes what the unit has come to.
func (m *planMaker) total() {
	r := m.plan.Results
	t := r.Total
	if t.Max.IsZero() {
		m.add(office.Paragraph{{Text: m.pick("Chưa có kết quả chấm điểm.", "There is no result yet.")}})
		return
	}
	out := office.Paragraph{{Text: m.inYear(m.pick("Kết quả chấm điểm chỉ số cải cách hành chính", "Administrative reform index"), "năm", "of") + ": " +
		some(" ", m.unitName(), m.pick("đạt ", "scored "))}}
	if t.Final.Valid {
		out = append(out, office.Run{Text: m.outOf(t.Final.Decimal, t.Max), Bold: true})
	} else {
		out = append(out, office.Run{Text: m.between(t.FinalLeast, t.FinalMost), Bold: true},
			office.Run{Text: m.pick(" trên thang điểm ", " of ") + m.number(t.Max) + m.open(t.Open)})
	}
	if len(m.plan.Contradictions) > 0 {
		out = append(out, office.Run{Text: m.pick(" (tính lại theo bộ chỉ số)", " (recomputed by the rubric)")})
	}
	if band := m.in(t.Band); band != "" {
		out = append(out, office.Run{Text: m.pick(", xếp loại ", ", band ")}, office.Run{Text: band, Bold: true})
	}
	if r.Rank.Place > 0 {
		place := decimal.NewFromInt(int64(r.Rank.Place)).String()
		if r.Rank.Of > 0 {
			place += "/" + decimal.NewFromInt(int64(r.Rank.Of)).String()
		}
		out = append(out, office.Run{Text: m.pick(", xếp hạng ", ", rank ")}, office.Run{Text: place, Bold: true})
		if len(m.plan.Contradictions) > 0 {
			out = append(out, office.Run{Text: m.pick(" (theo kết quả đã công bố)", " (as published)")})
		}
	}
	if r.SelfScore.Valid {
		out = append(out, office.Run{Text: m.pick("; đơn vị tự chấm ", "; self-score ")}, office.Run{Text: m.points(r.SelfScore.Decimal), Bold: true})
	}
	m.add(append(out, office.Run{Text: "."}))
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
// A plan that was not made by [remediation.NewPlan] may not say.
func rescaled(r remediation.Results) bool {
	if r.Rescaled.Most.IsZero() && r.Rescaled.Least.IsZero() {
		return false
	}
	return !r.Rescaled.Least.Equal(r.Total.Least) || !r.Rescaled.Most.Equal(r.Total.Most)
}

func positive(v decimal.NullDecimal) bool { return v.Valid && v.Decimal.IsPositive() }

// steps says how the sum of the areas becomes the final score, where they differ.
func (m *planMaker) steps() {
	r := m.plan.Results
	t := r.Total
	var parts []string
	open := slices.ContainsFunc(r.Areas, func(a remediation.Area) bool { return !a.Applicable.Valid })
	excluded := open || t.Applicable.Valid && !t.Applicable.Decimal.Equal(t.Max)
	if rescaled(r) {
		vi, en := "không áp dụng", "do not apply"
		if open {
			vi, en = "không áp dụng hoặc chưa xác định có áp dụng hay không", "do not apply, or may not"
		}
		parts = append(parts, m.pick("quy đổi do có nội dung "+vi+" thành ", "rescaled to ")+m.within(r.Rescaled)+m.pick("", " since some items "+en))
	}
	if r.Bonus.Most.IsPositive() {
		parts = append(parts, m.pick("cộng điểm thưởng ", "a bonus of ")+m.within(r.Bonus))
	}
	if r.Penalty.Most.IsPositive() {
		parts = append(parts, m.pick("trừ điểm phạt ", "a penalty of ")+m.within(r.Penalty))
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
		text := m.pick("Do có nội dung không áp dụng, các lĩnh vực đạt ", "Some items do not apply: the areas have ")
		if open {
			text = m.pick("Có nội dung chưa xác định có áp dụng hay không: các lĩnh vực đạt ", "It is not known of some items whether they apply: the areas have ")
		}
		m.add(office.Paragraph{{Text: text + areas + "."}})
		return
	}
	m.add(office.Paragraph{{Text: m.pick("Trong đó: các lĩnh vực đạt ", "Of this: ") + areas + m.pick("; ", " in the areas; ") + strings.Join(parts, "; ") + "."}})
}
