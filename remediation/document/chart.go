package document

import (
	"github.com/parindex/parindex/rubric"
	"github.com/shopspring/decimal"
)

// sketch lays the chart out. Its texts are clean, see [Document.cleaned]. One with
// faults can be laid out all the same, though its picture may mislead; of what
// cannot be drawn nothing is.
func (c *Chart) sketch(l rubric.Lang) *sketch {
	s := newSketch()
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
