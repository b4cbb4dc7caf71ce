package chart

import (
	"github.com/parindex/parindex/rubric"
	"github.com/shopspring/decimal"
)

// manyBars is how many bars are drawn large.
const manyBars = 14

// rows are the rows of a chart of bars, one for each: the label, a place for
// the bar from left to right, and the number.
type rows struct {
	left, right int
	bar         int   // the height of a bar
	tops        []int // of the bars
	wrapped     [][]string
	labels      []string
	numbers     []string
	heights     []int
	hands       []lettering // sums are bold
}

// rows divides the width among labels, bars and numbers and, with many bars, makes
// all smaller.
func (s *sketch) rows(bars []Bar, numbers []string) rows {
	r := rows{bar: 24, numbers: numbers}
	hand, widest, lines := large, 400, 3
	if len(bars) > manyBars {
		r.bar = 16
		hand, widest, lines = small, 470, 2
	}
	label, number := 0, 0
	for i, b := range bars {
		r.labels, r.hands = append(r.labels, textOf(b.Label)), append(r.hands, hand)
		if b.Sum {
			r.hands[i] = hand.strong()
		}
		label = max(label, s.width(shorten(r.labels[i]), r.hands[i]))
		number = max(number, s.width(numbers[i], r.hands[i]))
	}
	r.right = pageWidth - margin - number - gap
	label = min(label, widest, max(r.right-240, 120))
	r.left = margin + label + gap
	for i := range bars {
		wrapped := s.wrap(r.labels[i], label, lines, r.hands[i])
		r.wrapped = append(r.wrapped, wrapped)
		r.heights = append(r.heights, max(len(wrapped)*hand.line(), r.bar)+hand.size()/2)
	}
	return r
}

// place gives the rows their tops, below what the sketch has.
func (s *sketch) place(r *rows) {
	for _, h := range r.heights {
		r.tops = append(r.tops, s.height+(h-r.bar)/2)
		s.height += h
	}
}

// row begins the part of a bar with its label and number.
func (s *sketch) row(r *rows, i int) {
	hand := r.hands[i]
	s.part(titled(r.labels[i], r.numbers[i]))
	middle := r.tops[i] + r.bar/2
	s.lines(margin, middle-len(r.wrapped[i])*hand.line()/2, r.wrapped[i], startAnchor, hand)
	s.lines(pageWidth-margin, middle-hand.line()/2, r.numbers[i:i+1], endAnchor, hand)
}

// drawBars draws each bar on a track as long as its maximum, all on one scale.
func (s *sketch) drawBars(c *Chart, l rubric.Lang) {
	numbers := make([]string, len(c.Bars))
	amounts := make([]decimal.Decimal, 0, 2*len(c.Bars)+1)
	for i, b := range c.Bars {
		numbers[i] = number(l, b.Value) + "/" + number(l, b.Of)
		amounts = append(amounts, b.Value, b.Of)
	}
	// A chart whose maxima are not positive has a scale all the same.
	n := count(append(amounts, decimal.Zero))
	scale := span{low: n.all[2*len(c.Bars)]}
	scale.high = scale.low
	for i := range c.Bars {
		if of := n.all[2*i+1]; of.Cmp(scale.high) > 0 {
			scale.high = of
		}
	}
	r := s.rows(c.Bars, numbers)
	s.note(pageWidth-margin, c.Up, endAnchor)
	top := s.height
	s.place(&r)
	for i := range c.Bars {
		s.row(&r, i)
		track := scale.at(n.all[2*i+1], r.right-r.left)
		filled := min(scale.at(n.all[2*i], r.right-r.left), track)
		s.rect(r.left+filled, r.tops[i], track-filled, r.bar, faintTone)
		s.rect(r.left, r.tops[i], filled, r.bar, barTone)
	}
	s.part("")
	s.rect(r.left-2, top, 2, s.height-top, inkTone)
	s.height += margin
}
