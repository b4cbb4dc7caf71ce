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
	c := &chart.Chart{Kind: chart.Bars, Title: m.say(areasChart), Up: m.say(manyPoints)}
	var said []string
	for _, a := range m.plan.Results.Areas {
		if a.Applicable.Valid && a.Applicable.Decimal.IsZero() {
			continue
		}
		l := m.areaLine(a)
		if !l.got.Known() || !l.max.Known() || !l.max.Least.IsPositive() {
			return
		}
		label := numbered(a.Code, m.in(a.Title))
		c.Bars = append(c.Bars, chart.Bar{Label: label, Value: l.got.Least, Of: l.max.Least})
		said = append(said, label+": "+m.outOf(l.got.Least, l.max.Least))
	}
	c.Alt = strings.Join(said, "; ") + "."
	m.chart(c)
}

func (m *planMaker) chart(c *chart.Chart) {
	n, shown := len(c.Bars)+len(c.Points), m.opts.Form != Short || m.opts.Charts
	if shown && n > 0 && len(c.Bars) <= chart.MaxBars {
		c.Screen = m.opts.Form == Full && !m.opts.Charts
		m.add(c)
	}
}

// chartLosses shows how the maximum becomes the points, and these the final score.
// It is left out where something is not known or does not add up, and where published
// figures are printed, which do not say how they come about.
func (m *planMaker) chartLosses() {
	r := m.plan.Results
	t := r.Total
	if m.published() != nil || !positive(t.Applicable) || !t.Points.Valid || !t.Final.Valid ||
		!r.Bonus.Known() || !r.Penalty.Known() || t.Points.Decimal.Equal(t.Applicable.Decimal) {
		return
	}
	c := &chart.Chart{Kind: chart.Waterfall, Title: m.say(lossesChart), Up: m.say(manyPoints)}
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
	sum(m.say(maximumBar), level)
	steps, known := m.losses()
	for _, s := range steps {
		step(s.Label, s.Value.Neg())
	}
	areas := m.say(achievedBar)
	if rescaled(r) || r.Bonus.Most.IsPositive() || r.Penalty.Most.IsPositive() {
		areas = m.say(areasBar)
	}
	if !sum(areas, t.Points.Decimal) || !known {
		return
	}
	if rescaled(r) {
		step(m.say(rescalingBar), r.Rescaled.Least.Sub(t.Points.Decimal))
	}
	if r.Bonus.Most.IsPositive() {
		step(m.say(bonusBar), r.Bonus.Least)
	}
	if r.Penalty.Most.IsPositive() {
		step(m.say(penaltyTitle), r.Penalty.Most.Neg())
	}
	if !t.Final.Decimal.Equal(t.Points.Decimal) && !sum(m.say(finalBar), t.Final.Decimal) ||
		!t.Final.Decimal.Equal(level) {
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
	most, up := mostPoints, pointsAxis
	if m.uncertainSet(o) { // the final score can be more
		most, up = mostSurePoints, surePointsAxis
	}
	title := m.say(forEffort, m.say(most))
	if !o.Proved {
		title = m.say(foundForEffort, m.say(most))
	}
	c := &chart.Chart{
		Kind: chart.Curve, Title: title,
		Across: some(" – ", m.say(effortAxis), m.in(o.EffortUnit)), Up: m.say(up),
	}
	chosen := -1
	for i, p := range o.Curve {
		if i > 0 && p.Effort.LessThan(o.Curve[i-1].Effort) {
			return
		}
		if chosen < 0 && p.Effort.Equal(o.Best.Effort) && p.Final.Equal(o.Best.Final.Least) {
			chosen = i
		}
		c.Points = append(c.Points, chart.Point{Across: p.Effort, Up: p.Final, Chosen: chosen == i})
	}
	var said []string
	for i, p := range o.Curve {
		if len(o.Curve) <= maxPointsSaid || i == 0 || i == chosen || i == len(o.Curve)-1 {
			text := m.effort(p.Effort, o) + ": " + m.number(p.Final) + noBreak + m.unit(p.Final)
			if i == chosen {
				text += m.say(chosenPoint)
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
		unit = m.say(effortUnit)
	}
	return m.number(v) + noBreak + unit
}
