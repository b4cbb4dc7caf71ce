package listing

import (
	"math"
	"math/big"

	"github.com/parindex/parindex/rubric"
)

// percentage says that an index is points ÷ maximum × 100.
type percentage struct {
	index, points int
	max           int      // the column of what applies; −1 where there is none
	top           *big.Rat // the maximum of all units; nil where nothing says it
	all           []int
	down          bool // the table cuts digits off
}

func (p *percentage) columns() []int { return p.all }
func (p *percentage) aspect() Aspect { return OfIndex }
func (p *percentage) sum() int       { return p.index }

// tops are the maxima that the percentage may be of.
func (p *percentage) tops(of figures) (out []*big.Rat) {
	if p.max >= 0 {
		if f := of(p.max); f.printed && f.units > 0 {
			out = append(out, f.rat())
		}
	}
	if p.top != nil && p.top.Sign() > 0 {
		out = append(out, p.top)
	}
	return out
}

func percentOf(points, top *big.Rat) *big.Rat {
	out := new(big.Rat).Quo(points, top)
	return out.Mul(out, hundred)
}

func (p *percentage) holds(of figures) (state, *big.Rat) {
	index, points := of(p.index), of(p.points)
	tops := p.tops(of)
	if !index.printed || !points.printed || len(tops) == 0 {
		return unknown, nil
	}
	out, limit := contradicts, (*big.Rat)(nil)
	for _, top := range tops {
		off := percentOf(points.rat(), top)
		off.Sub(off, index.rat()).Abs(off)
		if off.Cmp(index.slack(p.down)) <= 0 {
			return holds, nil
		}
		bound := percentOf(points.slack(p.down), top)
		bound.Add(bound, index.slack(p.down))
		if off.Cmp(bound) <= 0 {
			out, limit = byRounding, bound
		} else if limit == nil {
			limit = bound
		}
	}
	return out, limit
}

func (p *percentage) solved(of figures, column int) (Figure, bool) {
	index, points, tops := of(p.index), of(p.points), p.tops(of)
	if !index.printed || !points.printed || len(tops) == 0 {
		return Figure{}, false
	}
	var f Figure
	switch column {
	case p.index:
		f = index.printedAs(percentOf(points.rat(), tops[0]))
	case p.points:
		v := new(big.Rat).Mul(index.rat(), tops[0])
		f = points.printedAs(v.Quo(v, hundred))
	case p.max:
		if index.units == 0 || !of(p.max).printed {
			return Figure{}, false
		}
		f = of(p.max).printedAs(percentOf(points.rat(), index.rat()))
	}
	return f, f.printed
}

// withinMax says that points are not above their maximum.
type withinMax struct {
	points, max int
	most        *big.Rat
	limits      [mostDigits + 3]int64 // of most, in units of so many decimals, rounded up from a half
	all         []int
}

func newWithinMax(points, column int, most *big.Rat) *withinMax {
	w := &withinMax{points: points, max: column, most: most, all: []int{points}}
	if column >= 0 {
		w.all = append(w.all, column)
	}
	if most != nil {
		for places := range w.limits {
			v := new(big.Rat).Mul(most, new(big.Rat).SetInt(powerOfTen(places)))
			v.Add(v, big.NewRat(1, 2))
			w.limits[places] = math.MaxInt64
			if whole := new(big.Int).Div(v.Num(),
				v.Denom()); whole.IsInt64() { // rounds down, of what is below zero, too
				w.limits[places] = whole.Int64()
			}
		}
	}
	return w
}

func (w *withinMax) columns() []int { return w.all }
func (w *withinMax) aspect() Aspect { return OfMax }
func (w *withinMax) sum() int       { return w.points }

// top is the maximum; nil where nothing is known of it.
func (w *withinMax) top(of figures) *big.Rat {
	if w.max >= 0 {
		if f := of(w.max); f.printed {
			return f.rat()
		}
	}
	return w.most
}

func (w *withinMax) holds(of figures) (state, *big.Rat) {
	f := of(w.points)
	if !f.printed {
		return unknown, nil
	}
	if w.max >= 0 && of(w.max).printed {
		if new(big.Rat).Sub(f.rat(), f.halfUnit()).Cmp(of(w.max).rat()) > 0 {
			return contradicts, nil
		}
		return holds, nil
	}
	switch {
	case w.most == nil:
		return unknown, nil
	case f.units > w.limits[f.places]:
		return contradicts, nil
	}
	return holds, nil
}

func (w *withinMax) solved(figures, int) (Figure, bool) { return Figure{}, false }

// indexChecks finds which columns are the percentages of which, and the maxima.
func (c *checker) indexChecks() {
	for i, of := range c.l.Columns {
		switch of.Role {
		case Index:
			points := c.pointsOf(of.Of)
			if points < 0 {
				continue
			}
			p := &percentage{index: i, points: points, max: c.l.Column(Max, of.Of), top: c.maximum(points),
				down: c.down()}
			if r := c.opts.Rubric; r != nil && r.Exclusion != "" && p.max < 0 {
				continue // the percentage is of what applies, which is not printed
			}
			if p.all = []int{i, points}; p.max >= 0 {
				p.all = append(p.all, p.max)
			}
			c.checks = append(c.checks, p)
		case Part, Item, Total:
			column, most := c.l.Column(Max, of.Of), c.maximum(i)
			if of.Role == Total {
				column = -1 // a rescaled total may be above what applies
				if r := c.opts.Rubric; r != nil && r.Bonus != nil || c.l.Column(Part, partBonus) >= 0 {
					most = nil
				}
			}
			if of.Role == Part && of.Of == partPenalty {
				continue
			}
			if column >= 0 || most != nil {
				c.checks = append(c.checks, newWithinMax(i, column, most))
			}
		}
	}
}

// pointsOf returns the column of the points that a maximum or an index is of; −1 where
// there is none.
func (c *checker) pointsOf(of string) int {
	if of == "" {
		return c.l.Column(Total, "")
	}
	return max(c.l.Column(Part, of), c.l.Column(Item, of))
}

// maximum returns the maximum of a column of points for all units: as the table prints it,
// or as the rubric has it; nil where neither says it.
func (c *checker) maximum(column int) *big.Rat {
	of := c.l.Columns[column]
	if of.Max.printed {
		return of.Max.rat()
	}
	r := c.opts.Rubric
	if r == nil {
		return nil
	}
	switch of.Role {
	case Total:
		return r.Max.Rat()
	case Item:
		if it := r.Item(of.Of); it != nil && !it.Unscored {
			return it.Max.Rat()
		}
	case Part:
		if isSource(of.Of) {
			sum := new(big.Rat)
			for it := range r.Leaves() {
				if sourceOf(it.Source) == of.Of {
					sum.Add(sum, it.Max.Rat())
				}
			}
			return sum
		}
	}
	return nil
}

func isSource(part string) bool {
	switch rubric.Source(part) {
	case rubric.Appraisal, rubric.Survey, rubric.External:
		return true
	}
	return false
}

// sourceOf is the part that a leaf's points are of.
func sourceOf(s rubric.Source) string {
	if s == "" {
		return string(rubric.Appraisal)
	}
	return string(s)
}
