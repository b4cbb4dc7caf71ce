package chart

import (
	"github.com/parindex/parindex/rubric/locale"
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
	amounts     []string   // the numbers, whole
	numbers     [][]string // and in lines
	heights     []int
	above       []int       // the height of the label, where it stands above the bar
	hands       []lettering // sums are bold
}

// rows divides the width among labels, bars and numbers and, with many bars, makes
// all smaller.
func (s *sketch) rows(bars []Bar, numbers []string) rows {
	r := rows{bar: 24, amounts: numbers}
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
	if s.narrow() {
		s.stack(&r, numbers, number)
		return r
	}
	r.right = s.wide - margin - number - gap
	label = min(label, widest, max(r.right-240, 120))
	r.left = margin + label + gap
	for i := range bars {
		wrapped := s.wrap(r.labels[i], label, lines, r.hands[i])
		r.wrapped, r.numbers = append(r.wrapped, wrapped), append(r.numbers, numbers[i:i+1])
		r.heights = append(r.heights, max(len(wrapped)*hand.line(), r.bar)+hand.size()/2)
		r.above = append(r.above, 0)
	}
	return r
}

// stack sets labels above the bars, and numbers beside the bars or, where the widest is
// too wide for that, above them too.
func (s *sketch) stack(r *rows, numbers []string, widest int) {
	r.left, r.right = margin, s.wide-margin
	beside := widest <= s.wide/3
	if beside {
		r.right -= widest + gap
	}
	for i, text := range numbers {
		hand := r.hands[i]
		wrapped := s.wrap(r.labels[i], s.wide-2*margin, 3, hand)
		number := s.wrap(text, s.wide-2*margin, 2, hand)
		above := len(wrapped) * hand.line()
		if !beside {
			above += len(number) * hand.line()
		}
		r.wrapped, r.numbers = append(r.wrapped, wrapped), append(r.numbers, number)
		r.heights = append(r.heights, above+gap/4+r.bar+gap)
		r.above = append(r.above, above+gap/4)
	}
}

// place gives the rows their tops, below what the sketch has.
func (s *sketch) place(r *rows) {
	for i, h := range r.heights {
		top := s.height + r.above[i]
		if !s.narrow() {
			top += (h - r.bar) / 2
		}
		r.tops = append(r.tops, top)
		s.height += h
	}
}

// stretch is a part of the height.
type stretch struct{ low, high int }

// stretches are where lines across all bars can be drawn: from the top down, or only over
// the bars where labels stand between them.
func (s *sketch) stretches(r *rows, top int) []stretch {
	if !s.narrow() {
		return []stretch{{top, s.height}}
	}
	var all []stretch
	for _, t := range r.tops {
		all = append(all, stretch{t, t + r.bar})
	}
	return all
}

// row begins the part of a bar with its label and number.
func (s *sketch) row(r *rows, i int) {
	hand := r.hands[i]
	s.part(titled(r.labels[i], r.amounts[i]))
	middle := r.tops[i] + r.bar/2
	label, number := middle-len(r.wrapped[i])*hand.line()/2, middle-hand.line()/2
	if s.narrow() {
		label = r.tops[i] - r.above[i]
		if r.right == s.wide-margin {
			number = label + len(r.wrapped[i])*hand.line()
		}
	}
	s.lines(margin, label, r.wrapped[i], startAnchor, hand)
	s.lines(s.wide-margin, number, r.numbers[i], endAnchor, hand)
}

// drawBars draws each bar on a track as long as its maximum, all on one scale.
func (s *sketch) drawBars(c *Chart, l locale.Lang) {
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
	s.note(s.wide-margin, c.Up, endAnchor)
	top := s.height
	s.place(&r)
	for i := range c.Bars {
		s.row(&r, i)
		track := scale.at(n.all[2*i+1], r.right-r.left)
		filled := min(scale.at(n.all[2*i], r.right-r.left), track)
		s.rect(r.left+filled, r.tops[i], track-filled, r.bar, faintTone)
		if track > filled {
			s.edge(r.left+filled, r.tops[i], track-filled, r.bar)
		}
		s.rect(r.left, r.tops[i], filled, r.bar, barTone)
	}
	s.part("")
	for _, stretch := range s.stretches(&r, top) {
		s.rect(r.left-2, stretch.low, 2, stretch.high-stretch.low, inkTone)
	}
	s.height += margin
}

// edge draws the edge of what is left of a track, which is open on its left.
func (s *sketch) edge(x, top, w, h int) {
	const line = 2
	s.rect(x, top, w, line, edgeTone)
	s.rect(x, top+h-line, w, line, edgeTone)
	s.rect(max(x, x+w-line), top+line, min(w, line), h-2*line, edgeTone)
}
