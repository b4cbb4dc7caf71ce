package chart

import (
	"fmt"
	"math/big"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/rubric/locale"
	"github.com/shopspring/decimal"
)

// levels are what the bars of a waterfall come to, before and after each.
type levels struct {
	counted
	before, after []*big.Int
	fromZero      bool // the first bar is a step
}

func (c *Chart) levels() levels {
	values := make([]decimal.Decimal, len(c.Bars))
	for i, b := range c.Bars {
		values[i] = b.Value
	}
	l := levels{counted: count(values), fromZero: len(c.Bars) > 0 && !c.Bars[0].Sum}
	level := new(big.Int)
	for i, b := range c.Bars {
		l.before = append(l.before, level)
		if b.Sum {
			level = l.all[i]
		} else {
			level = new(big.Int).Add(level, l.all[i])
		}
		l.after = append(l.after, level)
	}
	return l
}

// brokenAxis stands below an axis that starts at a number.
var brokenAxis = rubric.Text{VI: "Trục bắt đầu từ %s, không phải từ 0.", EN: "The axis starts at %s, not at 0."}

// waterfallParts is how many parts the axis of a waterfall has at most.
const waterfallParts = 6

// axis is the stretch that a waterfall shows. It starts at zero, unless the steps
// would be too small to see: then below the least level, on a tick.
func (l levels) axis() (axis span, step *big.Int, broken bool) {
	axis = spanOf(l.after)
	room := axis.length()
	if !l.fromZero && axis.low.Sign() > 0 && room.Sign() > 0 && room.Lsh(room, 1).Cmp(axis.high) < 0 {
		step = axis.step(waterfallParts - 1)
		start := down(new(big.Int).Sub(axis.low, big.NewInt(1)), step)
		if start.Sign() > 0 {
			return span{start, axis.high}, step, true
		}
	}
	axis = spanOf(append([]*big.Int{new(big.Int)}, l.after...))
	return axis, axis.step(waterfallParts), false
}

// drawWaterfall draws the sums as bars from the start of the axis, and every step
// as a bar from the level before it to the one after, tied by lines.
func (s *sketch) drawWaterfall(c *Chart, l locale.Lang) {
	levels := c.levels()
	axis, step, broken := levels.axis()
	numbers := make([]string, len(c.Bars))
	for i, b := range c.Bars {
		numbers[i] = change(l, b.Value)
		if b.Sum {
			numbers[i] = number(l, b.Value)
		}
	}
	r := s.rows(c.Bars, numbers)
	at := func(n *big.Int) int { return r.left + axis.at(n, r.right-r.left) }

	s.note(s.wide-margin, c.Up, endAnchor)
	var places []int
	var names []string
	for _, t := range axis.ticks(step) {
		places, names = append(places, at(t)), append(names, number(l, levels.number(t)))
	}
	s.labels(places, names, s.height)
	s.height += small.line()
	top := s.height
	s.place(&r)
	zero := at(new(big.Int))
	for _, stretch := range s.stretches(&r, top) {
		for _, x := range places {
			s.rect(x-1, stretch.low, 2, stretch.high-stretch.low, faintTone)
		}
		if !broken {
			s.rect(zero-1, stretch.low, 2, stretch.high-stretch.low, inkTone)
		}
	}
	for i, b := range c.Bars {
		s.row(&r, i)
		from, to := at(levels.before[i]), at(levels.after[i])
		switch {
		case b.Sum:
			s.sum(zero, to, r.tops[i], r.bar, broken)
		case b.Value.Sign() < 0:
			s.loss(to, r.tops[i], max(from-to, 2), r.bar)
		case b.Value.Sign() > 0:
			s.rect(from, r.tops[i], max(to-from, 2), r.bar, gainTone)
		default:
			s.rect(to-1, r.tops[i], 2, r.bar, inkTone)
		}
		if i+1 < len(c.Bars) && !s.narrow() {
			end := r.tops[i] + r.bar
			s.rect(to-1, end, 2, r.tops[i+1]-end, inkTone)
		}
	}
	s.part("")
	if broken {
		s.height += margin
		start := number(l, levels.number(axis.low))
		s.note(r.left, fmt.Sprintf(brokenAxis.In(l), start), startAnchor)
	}
	s.height += margin
}

// sum draws a bar from zero, cut open where the axis leaves zero out.
func (s *sketch) sum(zero, end, top, height int, broken bool) {
	x, w := min(zero, end), max(zero-end, end-zero)
	for range 2 {
		if broken && w > 12 {
			s.rect(x, top, 6, height, barTone)
			x, w = x+10, w-10
		}
	}
	s.rect(x, top, w, height, barTone)
}

// loss draws a hatched bar, which is not a sum in black and white either.
func (s *sketch) loss(x, top, w, h int) {
	const edge, apart = 2, 6
	s.rect(x, top, w, edge, lossTone)
	s.rect(x, top+h-edge, w, edge, lossTone)
	gaps := max((w-edge)/apart, 1)
	for i := range gaps + 1 {
		s.rect(x+i*(w-edge)/gaps, top+edge, edge, h-2*edge, lossTone)
	}
}
