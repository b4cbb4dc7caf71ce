package chart

import (
	"image"
	"math/big"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
)

const (
	curveHeight = 420
	curveParts  = 6  // of an axis, at most
	curvePad    = 14 // room on all sides for a point on the edge
	curveLine   = 4
	dotSize     = 10
	chosenSize  = 18
	manyPoints  = 60 // have no dots
)

// comma stands between two numbers: in Vietnamese a comma is a decimal one.
var comma = rubric.Text{VI: "; ", EN: ", "}

// curve is where the points of a curve are drawn.
type curve struct {
	plot   image.Rectangle
	points []image.Point
	drawn  []image.Rectangle // what a label must not cover
}

// line draws a line that a label must not cover.
func (v *curve) line(s *sketch, line image.Rectangle, tone tone) {
	v.drawn = append(v.drawn, line)
	s.rect(line.Min.X, line.Min.Y, line.Dx(), line.Dy(), tone)
}

// drawCurve draws a staircase: what one point has lasts until the next.
func (s *sketch) drawCurve(c *Chart, l locale.Lang) {
	across, up := c.counts()
	xs, xStep := curveAxis(across.all)
	ys, yStep := curveAxis(up.all)

	s.note(margin, c.Up, startAnchor)
	s.height += gap / 2
	upTicks := ys.ticks(yStep)
	upNames, widest := make([]string, len(upTicks)), 0
	for i, t := range upTicks {
		upNames[i] = number(l, up.number(t))
		widest = max(widest, s.width(upNames[i], small))
	}
	v := curve{plot: image.Rect(margin+widest+gap/2, s.height, s.wide-margin, s.height+curveHeight)}
	inner := v.plot.Inset(curvePad)
	inner.Min.Y += largeBold.line() + curvePad // for the label of a point at the top
	atX := func(n *big.Int) int { return inner.Min.X + xs.at(n, inner.Dx()) }
	atY := func(n *big.Int) int { return inner.Max.Y - ys.at(n, inner.Dy()) }
	for i := range c.Points {
		v.points = append(v.points, image.Pt(atX(across.all[i]), atY(up.all[i])))
	}

	for i, t := range upTicks {
		s.rect(v.plot.Min.X, atY(t)-1, v.plot.Dx(), 2, faintTone)
		s.text(v.plot.Min.X-gap/2, atY(t)+small.size()/3, upNames[i], endAnchor, small)
	}
	var places []int
	var names []string
	for _, t := range xs.ticks(xStep) {
		places, names = append(places, atX(t)), append(names, number(l, across.number(t)))
		s.rect(atX(t)-1, v.plot.Max.Y, 2, 6, inkTone)
	}
	s.rect(v.plot.Min.X-2, v.plot.Min.Y, 2, v.plot.Dy(), inkTone)
	s.rect(v.plot.Min.X-2, v.plot.Max.Y, v.plot.Dx()+2, 2, inkTone)
	s.labels(places, names, v.plot.Max.Y+8)
	s.height = v.plot.Max.Y + 8 + small.line()
	s.note(s.wide-margin, c.Across, endAnchor)

	s.guides(&v, c)
	s.stairs(&v)
	s.dots(&v, c, l)
	s.height += margin
}

// curveAxis is the stretch of an axis: from zero where that leaves the numbers
// at least half of it.
func curveAxis(numbers []*big.Int) (axis span, step *big.Int) {
	axis = spanOf(numbers)
	if axis.low.Sign() >= 0 && new(big.Int).Lsh(axis.low, 1).Cmp(axis.high) <= 0 || axis.length().Sign() == 0 {
		axis = spanOf(append([]*big.Int{new(big.Int)}, numbers...))
	}
	step = axis.step(curveParts)
	axis.low = down(axis.low, step)
	return axis, step
}

// stairs draws the line. Steps within the same unit are drawn once, so that
// thousands of points take no more shapes than the picture has room for.
func (s *sketch) stairs(v *curve) {
	const half = curveLine / 2
	last := v.points[0]
	for _, p := range v.points[1:] {
		if p == last {
			continue
		}
		corner := image.Pt(p.X, last.Y)
		for _, line := range []image.Rectangle{{last, corner}, {corner, p}} {
			line = line.Canon()
			if line.Min == line.Max {
				continue
			}
			v.line(s, line.Inset(-half), barTone)
		}
		last = p
	}
}

// guides draws lines from the chosen points to both axes.
func (s *sketch) guides(v *curve, c *Chart) {
	for i, p := range c.Points {
		if at := v.points[i]; p.Chosen {
			v.line(s, image.Rect(v.plot.Min.X, at.Y-1, at.X, at.Y+1), chosenTone)
			v.line(s, image.Rect(at.X-1, at.Y, at.X+1, v.plot.Max.Y), chosenTone)
		}
	}
}

// dots draws the points, unless there are too many, and over them the chosen one
// with its numbers.
func (s *sketch) dots(v *curve, c *Chart, l locale.Lang) {
	label := func(p Point) string {
		return "(" + number(l, p.Across) + comma.In(l) + number(l, p.Up) + ")"
	}
	chosen := -1
	for i, p := range c.Points {
		if p.Chosen {
			chosen = i
		}
		if at := v.points[i]; len(c.Points) <= manyPoints {
			s.part(label(p))
			s.rect(at.X-dotSize/2, at.Y-dotSize/2, dotSize, dotSize, barTone)
		}
	}
	if chosen < 0 {
		return
	}
	at := v.points[chosen]
	s.part(label(c.Points[chosen]))
	s.rect(at.X-chosenSize/2, at.Y-chosenSize/2, chosenSize, chosenSize, chosenTone)
	s.point(v, at, label(c.Points[chosen]))
}

// point writes beside a point where the curve leaves room: above on the left of a
// rising one, else below on the right, else where it covers least of it.
func (s *sketch) point(v *curve, at image.Point, label string) {
	const away = chosenSize
	lines := s.wrap(label, v.plot.Dx()-curvePad, 3, largeBold)
	w, h := 0, len(lines)*largeBold.line()
	for _, line := range lines {
		w = max(w, s.width(line, largeBold))
	}
	var best image.Rectangle
	least := -1
	for _, corner := range []image.Point{
		{at.X - away - w, at.Y - away - h}, {at.X + away, at.Y + away},
		{at.X + away, at.Y - away - h}, {at.X - away - w, at.Y + away},
	} {
		corner.X = max(min(corner.X, v.plot.Max.X-w), v.plot.Min.X+curvePad/2)
		box := image.Rectangle{corner, corner.Add(image.Pt(w, h))}
		covers := 0
		if !box.In(v.plot) { // but over an axis or its numbers
			covers = pageWidth * pageWidth
		}
		for _, line := range v.drawn {
			covers += box.Intersect(line).Dx() + box.Intersect(line).Dy()
		}
		if least < 0 || covers < least {
			best, least = box, covers
		}
	}
	s.lines(best.Min.X, best.Min.Y, lines, startAnchor, largeBold)
}
