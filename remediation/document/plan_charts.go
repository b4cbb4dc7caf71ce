package document

import (
	"strings"

	"github.com/parindex/parindex/remediation"
	"github.com/parindex/parindex/remediation/internal/office/chart"
	"github.com/shopspring/decimal"
)

// manySteps is how many deficits a waterfall shows one by one; more are summed up
// by area.
const manySteps = 15

// maxPointsSaid is how many points of a curve are said in words.
const maxPointsSaid = 12

// chartAreas shows what every area has of its maximum, where all of it is known.
func (m *planMaker) chartAreas() {
	c := &chart.Chart{Kind: chart.Bars, Title: m.pick("Điểm đạt so với điểm tối đa của từng lĩnh vực", "Points of each area and its maximum"), Up: m.pick("điểm", "points")}
	var said []string
	for _, a := range m.plan.Results.Areas {
		if a.Applicable.Valid && a.Applicable.Decimal.IsZero() {
			continue
		}
		if !a.Points.Valid || !positive(a.Applicable) {
			return
		}
		label := numbered(a.Code, m.in(a.Title))
		c.Bars = append(c.Bars, chart.Bar{Label: label, Value: a.Points.Decimal, Of: a.Applicable.Decimal})
		said = append(said, label+": "+m.outOf(a.Points.Decimal, a.Applicable.Decimal))
	}
	c.Alt = strings.Join(said, "; ") + "."
	m.chart(c)
}

func (m *planMaker) chart(c *chart.Chart) {
	if n := len(c.Bars) + len(c.Points); !m.opts.NoCharts && n > 0 && len(c.Bars) <= chart.MaxBars {
		m.add(c)
	}
}

// chartLosses shows how the maximum becomes the points, and these the final score.
// It is left out where something is not known or does not add up.
func (m *planMaker) chartLosses() {
	r := m.plan.Results
	t := r.Total
	if !positive(t.Applicable) || !t.Points.Valid || !t.Final.Valid || !r.Bonus.Known() || !r.Penalty.Known() || t.Points.Decimal.Equal(t.Applicable.Decimal) {
		return
	}
	c := &chart.Chart{Kind: chart.Waterfall, Title: m.pick("Từ điểm tối đa đến điểm đạt được", "From the maximum to the points achieved"), Up: m.pick("điểm", "points")}
	var said []string
	level := t.Applicable.Decimal
	sum := func(label string, v decimal.Decimal) (same bool) {
		c.Bars = append(c.Bars, chart.Bar{Label: label, Value: v, Sum: true})
		said = append(said, label+": "+m.number(v))
		return v.Equal(level)
	}
	step := func(label string, v decimal.Decimal) {
		level = level.Add(v)
		c.Bars = append(c.Bars, chart.Bar{Label: label, Value: v})
		said = append(said, label+": "+m.change(v))
	}
	sum(m.pick("Điểm tối đa", "Maximum"), level)
	steps, known := m.losses()
	for _, s := range steps {
		step(s.Label, s.Value.Neg())
	}
	areas := m.pick("Điểm đạt được", "Points achieved")
	if rescaled(r) || r.Bonus.Most.IsPositive() || r.Penalty.Most.IsPositive() {
		areas = m.pick("Điểm các lĩnh vực", "Points of the areas")
	}
	if !sum(areas, t.Points.Decimal) || !known {
		return
	}
	if rescaled(r) {
		step(m.pick("Quy đổi", "Rescaling"), r.Rescaled.Least.Sub(t.Points.Decimal))
	}
	if r.Bonus.Most.IsPositive() {
		step(m.pick("Điểm thưởng", "Bonus"), r.Bonus.Least)
	}
	if r.Penalty.Most.IsPositive() {
		step(m.pick("Điểm phạt", "Penalty"), r.Penalty.Most.Neg())
	}
	if !t.Final.Decimal.Equal(t.Points.Decimal) && !sum(m.pick("Điểm cuối cùng", "Final score"), t.Final.Decimal) || !t.Final.Decimal.Equal(level) {
		return
	}
	c.Alt = strings.Join(said, "; ") + "."
	m.chart(c)
}

// losses are the steps of what was lost, by deficit or, of many, by area.
func (m *planMaker) losses() (steps []chart.Bar, known bool) {
	known = true
	add := func(label string, lost decimal.NullDecimal) {
		known = known && lost.Valid
		if positive(lost) {
			steps = append(steps, chart.Bar{Label: label, Value: lost.Decimal})
		}
	}
	if len(m.plan.Deficits) <= manySteps {
		for _, d := range m.plan.Deficits {
			add(numbered(d.Code, m.in(d.Title)), d.Lost)
		}
		return steps, known
	}
	for _, a := range m.plan.Results.Areas {
		add(numbered(a.Code, m.in(a.Title)), a.Lost)
	}
	return steps, known
}

func (m *planMaker) change(v decimal.Decimal) string {
	if v.IsPositive() {
		return "+" + m.number(v)
	}
	return m.number(v)
}

// chartEffort shows what more and more effort wins, with what the plan takes.
func (m *planMaker) chartEffort(o *remediation.Optimum) {
	if len(o.Curve) < 2 {
		return
	}
	points, up := m.pick("Điểm cao nhất", "The most points"), m.pick("Điểm", "Points")
	if m.uncertainSet(o) { // the final score can be more
		points, up = m.pick("Điểm chắc chắn đạt được cao nhất", "The most sure points"), m.pick("Điểm chắc chắn đạt được", "Sure points")
	}
	title := points + m.pick(" theo công sức bỏ ra", " for the effort")
	if !o.Proved {
		title = points + m.pick(" tìm được theo công sức bỏ ra", " found for the effort")
	}
	c := &chart.Chart{
		Kind: chart.Curve, Title: title,
		Across: some(" – ", m.pick("Công sức", "Effort"), m.in(o.EffortUnit)), Up: up,
	}
	chosen := -1
	for i, p := range o.Curve {
		if i > 0 && p.Effort.LessThan(o.Curve[i-1].Effort) {
			return
		}
		if chosen < 0 && p.Effort.Equal(o.Best.Effort) && p.Final.Equal(o.Best.Final) {
			chosen = i
		}
		c.Points = append(c.Points, chart.Point{Across: p.Effort, Up: p.Final, Chosen: chosen == i})
	}
	var said []string
	for i, p := range o.Curve {
		if len(o.Curve) <= maxPointsSaid || i == 0 || i == chosen || i == len(o.Curve)-1 {
			text := m.effort(p.Effort, o) + ": " + m.number(p.Final) + noBreak + m.unit(p.Final)
			if i == chosen {
				text += m.pick(" (phương án chọn)", " (chosen)")
			}
			said = append(said, text)
		}
	}
	c.Alt = strings.Join(said, "; ") + "."
	m.chart(c)
}

func (m *planMaker) effort(v decimal.Decimal, o *remediation.Optimum) string {
	unit := m.in(o.EffortUnit)
	if unit == "" {
		unit = m.pick("đơn vị công sức", "units of effort")
	}
	return m.number(v) + noBreak + unit
}
