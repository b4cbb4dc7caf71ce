package chart

import "strings"

// The measures of a sketch, in units: pageWidth of them are the 160 mm between
// the margins of a page, so that 22 are 10 points. narrowWidth of them are the width of a
// telephone, so that the smallest letters are 13 pixels on one of 390.
const (
	pageWidth   = 960
	narrowWidth = 480
	margin      = 4
	gap         = 18
)

// sketch is a chart laid out. The shapes are all that there is to know for SVG
// and PNG alike.
type sketch struct {
	*ruler
	wide   int
	height int
	parts  []part
}

func newSketch(width int) *sketch { return &sketch{ruler: newRuler(), wide: width, height: margin} }

// narrow reports whether labels have no room beside the bars and stand above them.
func (s *sketch) narrow() bool { return s.wide < pageWidth }

// part is a part of a chart with a text of its own, such as a bar, or none.
type part struct {
	title  string
	shapes []shape
}

// shape is a rectangle or, if it has text, text on a line: x is its anchor
// and y where its letters stand.
type shape struct {
	x, y, w, h int
	tone       tone
	text       string
	anchor     anchor
	hand       lettering
}

// tone is what a rectangle is filled with.
type tone int

// Faint is for what only guides the eye; what is faint and means something has an edge.
const (
	inkTone tone = iota
	faintTone
	barTone
	lossTone
	gainTone
	chosenTone
	edgeTone
)

// anchor is which end of a text stands at x.
type anchor int

const (
	startAnchor anchor = iota
	middleAnchor
	endAnchor
)

// part begins a part; what follows belongs to it.
func (s *sketch) part(title string) { s.parts = append(s.parts, part{title: title}) }

func (s *sketch) add(shape shape) {
	if len(s.parts) == 0 {
		s.part("")
	}
	last := &s.parts[len(s.parts)-1]
	last.shapes = append(last.shapes, shape)
}

// rect adds a rectangle, if it has an area.
func (s *sketch) rect(x, y, w, h int, tone tone) {
	if w > 0 && h > 0 {
		s.add(shape{x: x, y: y, w: w, h: h, tone: tone})
	}
}

func (s *sketch) text(x, y int, text string, anchor anchor, hand lettering) {
	if text != "" {
		s.add(shape{x: x, y: y, text: text, anchor: anchor, hand: hand})
	}
}

// lines adds lines of text below the top and says where they end.
func (s *sketch) lines(x, top int, lines []string, anchor anchor, hand lettering) int {
	for _, line := range lines {
		s.text(x, top+hand.base(), line, anchor, hand)
		top += hand.line()
	}
	return top
}

// note adds small text of up to two lines across the chart at its foot.
func (s *sketch) note(x int, text string, anchor anchor) {
	s.height = s.lines(x, s.height, s.wrap(textOf(text), s.wide-2*margin, 2, small), anchor, small)
}

// labels writes numbers below or above an axis, centred at their places, and
// leaves out those that would run into the one before.
func (s *sketch) labels(places []int, numbers []string, top int) {
	end := 0
	for i, x := range places {
		w := s.width(numbers[i], small)
		x = min(max(x, margin+w/2), s.wide-margin-w/2)
		if x-w/2 < end {
			continue
		}
		s.text(x, top+small.base(), numbers[i], middleAnchor, small)
		end = x + w/2 + gap/2
	}
}

// titled is the full text of a bar, of which the picture may show a part.
func titled(label, number string) string {
	return strings.TrimPrefix(label+": "+number, ": ")
}
