package chart

import (
	"slices"

	"github.com/parindex/parindex/remediation/internal/office/text"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/shopspring/decimal"
)

// Kind says how a chart is drawn.
type Kind int

// There is no zero kind.
const (
	// Bars are horizontal bars, each of a maximum.
	Bars Kind = iota + 1
	// Waterfall shows how a sum changes step by step.
	Waterfall
	// Curve is a staircase: what more and more effort comes to.
	Curve
)

// Chart is a picture of numbers that the text also gives.
type Chart struct {
	Kind  Kind
	Title string
	// Alt says in words what the chart shows, for those who cannot see it.
	Alt string
	// Across and Up name the axes of a Curve; Up is the unit of the bars.
	Across, Up string
	Bars       []Bar   // of Bars and Waterfall, at least one
	Points     []Point // of a Curve, at least one, from left to right
	// Screen says that it is for looking at on a screen, and not on paper: word processors
	// and print do without it.
	Screen bool
}

// Bar is a bar of a chart.
type Bar struct {
	Label string
	// Value is how long it is or, in a Waterfall, how much it adds (a loss is
	// negative), unless Sum says that it is what all have come to.
	Value decimal.Decimal
	Of    decimal.Decimal // the maximum, of Bars
	Sum   bool
}

// Point is a point of a Curve.
type Point struct {
	Across, Up decimal.Decimal
	Chosen     bool // the one that the plan takes
}

// Clean returns a copy whose every text is clean, as it has to be when it is drawn.
func (c *Chart) Clean() *Chart {
	clone := *c
	for _, s := range []*string{&clone.Title, &clone.Alt, &clone.Across, &clone.Up} {
		*s = text.Clean(*s)
	}
	clone.Bars, clone.Points = slices.Clone(c.Bars), slices.Clone(c.Points)
	for i := range clone.Bars {
		clone.Bars[i].Label = text.Clean(clone.Bars[i].Label)
	}
	return &clone
}

// sketch lays the chart out, whose texts are clean. One with faults can be laid out all
// the same, though its picture may mislead; of what cannot be drawn nothing is.
func (c *Chart) sketch(l locale.Lang, width int) *sketch {
	s := newSketch(width)
	switch {
	case c.Kind == Bars && len(c.Bars) > 0:
		s.drawBars(c, l)
	case c.Kind == Waterfall && len(c.Bars) > 0:
		s.drawWaterfall(c, l)
	case c.Kind == Curve && len(c.Points) > 0:
		s.drawCurve(c, l)
	}
	return s
}

// counts are the coordinates of a curve's points, each axis in its own unit.
func (c *Chart) counts() (across, up counted) {
	xs, ys := make([]decimal.Decimal, len(c.Points)), make([]decimal.Decimal, len(c.Points))
	for i, p := range c.Points {
		xs[i], ys[i] = p.Across, p.Up
	}
	return count(xs), count(ys)
}
