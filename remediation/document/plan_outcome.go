package document

import (
	"fmt"
	"slices"
	"strings"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/remediation/internal/office"
	"github.com/shopspring/decimal"
)

// outcome says what the targets of the actions come to together.
func (m *planMaker) outcome() {
	p := m.plan
	o := p.Outcome
	if !o.Gain.IsPositive() || !p.OutcomeHolds() || p.Optimum != nil && p.Optimum.Best.Final.Equal(o.Final) {
		return
	}
	illustrative := false
	for _, a := range p.Actions {
		for _, t := range a.Targets {
			illustrative = illustrative || t.Illustrative
		}
	}
	m.add(office.Paragraph{{Text: m.pick("Tính theo bộ chỉ số, nếu đạt đủ các mục tiêu nêu trên, các số liệu khác không đổi, thì ",
		"By the rubric, if all of these targets are reached and the other figures stay as they are, ") +
		m.rise(o.Final, o.Gain, o.Uncertain) + m.banded(m.in(o.Band)) + m.mark(illustrative) + "."}})
}

// rise says from what to what the score goes up: the final one or, where that is a
// range, the one that is sure.
func (m *planMaker) rise(final, gain decimal.Decimal, uncertain bool) string {
	score := m.pick("tổng điểm tăng ", "the score rises by ")
	if uncertain {
		score = m.pick("điểm chắc chắn đạt được tăng ", "the score that is sure rises by ")
	}
	return score + m.points(gain) + m.pick(", từ ", ", from ") + m.figure(final.Sub(gain)) + m.pick(" lên ", " to ") + m.points(final)
}

// uncertainSet reports whether the final score is not known, now or with the set of an
// optimum.
func (m *planMaker) uncertainSet(o *remediation.Optimum) bool {
	return !m.plan.Results.Total.Final.Valid || len(o.Best.Open) > 0
}

func (m *planMaker) banded(band string) string {
	if band == "" {
		return ""
	}
	return m.pick(", xếp loại ", ", band ") + band
}

// optimum says what the targets were chosen by, whether they reach it, and whether
// that is proved.
func (m *planMaker) optimum() {
	o := m.plan.Optimum
	if o == nil {
		return
	}
	m.chartEffort(o)
	left := m.leftOut(o)
	text := m.pick("Các mục tiêu nêu trên được chọn để ", "These targets were chosen to ")
	if left != nil {
		text = m.pick("Phương án tính được để ", "The set that was computed to ")
	}
	text += m.goal(o) +
		m.pick("; công sức cần thiết: ", "; they take ") + m.effort(o.Best.Effort, o)
	if o.Best.Gain.IsPositive() {
		text += "; " + m.rise(o.Best.Final, o.Best.Gain, m.uncertainSet(o)) + m.banded(m.in(o.Best.Band))
	}
	parts := []string{text + m.mark(o.Illustrative) + "."}
	switch {
	case o.Reached:
	case o.Proved:
		parts = append(parts, m.pick("Trong giới hạn đã cho không có phương án nào đạt yêu cầu này; đây là phương án được nhiều điểm nhất.",
			"Nothing within the limits reaches that; this is what wins the most points."))
	default:
		parts = append(parts, m.pick("Trong giới hạn đã cho chưa tìm được phương án nào đạt yêu cầu này; đây là phương án được nhiều điểm nhất đã tìm được.",
			"Within the limits nothing was found that reaches that; this is what wins the most points of what was found."))
	}
	doubts := make([]string, len(o.Doubts))
	for i, d := range o.Doubts {
		doubts[i] = ended(m.in(d), "")
	}
	why := strings.Join(doubts, "; ")
	switch {
	case o.Proved:
		parts = append(parts, m.pick("Đã chứng minh rằng không có phương án nào tốt hơn.", "It is proved that nothing does better."))
	case why == "":
		parts = append(parts, m.pick("Đây là phương án tốt nhất tìm được, chưa chứng minh được là tốt nhất.", "This is the best that was found; it is not proved to be the best there is."))
	default:
		parts = append(parts, m.pick("Đây là phương án tốt nhất tìm được, chưa chứng minh được là tốt nhất: ", "This is the best that was found; it is not proved to be the best there is: ")+why+".")
	}
	if left != nil {
		parts = append(parts, m.pick("Kế hoạch chưa có giải pháp ứng với các mục tiêu sau của phương án: ", "The plan has no action for these targets of the set: ")+strings.Join(left, "; ")+".")
	}
	m.add(office.Paragraph{{Text: strings.Join(parts, " ")}})
}

// leftOut lists the targets of an optimum that no action has: those of a catalogue may
// address less.
func (m *planMaker) leftOut(o *remediation.Optimum) (out []string) {
	for _, t := range o.Best.Targets {
		if !slices.ContainsFunc(m.plan.Actions, func(a remediation.Action) bool {
			return slices.ContainsFunc(a.Targets, func(has remediation.Target) bool { return has.ID == t.ID })
		}) {
			out = append(out, ended(m.in(t.Way), ""))
		}
	}
	return out
}

// goal says what was to be reached.
func (m *planMaker) goal(o *remediation.Optimum) string {
	from := ""
	if o.Required.Valid {
		from = m.pick(" (từ ", " (at least ") + m.points(o.Required.Decimal) + ")"
	}
	switch g := o.Goal; {
	case g.Total.Valid:
		return m.pick("đạt từ ", "reach at least ") + m.points(g.Total.Decimal) + m.pick(" trở lên với công sức ít nhất", " with the least effort")
	case g.Band != "":
		return m.pick("được xếp loại ", "reach band ") + g.Band + from + m.pick(" với công sức ít nhất", " with the least effort")
	case g.Rank > 0:
		return fmt.Sprintf(m.pick("đứng thứ %d/%d", "reach rank %d of %d"), g.Rank, len(g.Rivals)+1) + from + m.pick(" với công sức ít nhất", " with the least effort")
	case g.Effort.Valid:
		return m.pick("được nhiều điểm nhất trong phạm vi ", "win the most points within ") + m.effort(g.Effort.Decimal, o)
	}
	return m.pick("được nhiều điểm nhất", "win the most points")
}
