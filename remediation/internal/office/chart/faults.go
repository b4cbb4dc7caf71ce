package chart

import (
	"errors"
	"fmt"

	"github.com/parindex/parindex/rubric"
)

// MaxBars is how many bars a chart has at most: more fit on no page.
const MaxBars = 200

// Faults lists everything that is wrong with the chart.
func (c *Chart) Faults() []error {
	if c == nil {
		return []error{errors.New("the chart is nil")}
	}
	switch c.Kind {
	case Bars, Waterfall:
		return c.faultsOfBars()
	case Curve:
		return c.faultsOfPoints()
	default:
		return []error{fmt.Errorf("unknown kind of chart %d", int(c.Kind))}
	}
}

func (c *Chart) faultsOfBars() []error {
	var all []error
	fault := func(format string, args ...any) { all = append(all, fmt.Errorf(format, args...)) }
	switch n := len(c.Bars); {
	case n == 0:
		fault("a chart of bars without bars")
	case n > MaxBars:
		fault("a chart of %d bars; at most %d can be read", n, MaxBars)
	}
	if len(c.Points) > 0 {
		fault("a chart of bars with points")
	}
	levels := c.levels()
	for i, b := range c.Bars {
		switch {
		case c.Kind == Bars && b.Sum:
			fault("bar %d (%q) is a sum, which only a waterfall has", i+1, b.Label)
		case c.Kind == Bars && b.Of.Sign() <= 0:
			fault("bar %d (%q) is of %s; its maximum must be positive", i+1, b.Label, number(rubric.English, b.Of))
		case c.Kind == Waterfall && i > 0 && b.Sum && !levels.short && levels.after[i].Cmp(levels.after[i-1]) != 0:
			fault("bar %d (%q) says that all come to %s, but the bars before it come to %s", i+1, b.Label,
				number(rubric.English, b.Value), number(rubric.English, levels.number(levels.after[i-1])))
		}
	}
	return all
}

func (c *Chart) faultsOfPoints() []error {
	var all []error
	if len(c.Points) == 0 {
		all = append(all, errors.New("a curve without points"))
	}
	if len(c.Bars) > 0 {
		all = append(all, errors.New("a curve with bars"))
	}
	across, _ := c.counts()
	chosen := 0
	for i, p := range c.Points {
		if i > 0 && across.all[i].Cmp(across.all[i-1]) < 0 {
			all = append(all, fmt.Errorf("point %d at %s lies left of the one before it, at %s", i+1,
				number(rubric.English, p.Across), number(rubric.English, c.Points[i-1].Across)))
		}
		if p.Chosen {
			chosen++
		}
	}
	if chosen > 1 {
		all = append(all, fmt.Errorf("a curve with %d chosen points; at most one is", chosen))
	}
	return all
}
