package rules

import (
	"math"
	"math/big"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/kernel"
	"github.com/parindex/parindex/scoring/internal/words"
	"github.com/shopspring/decimal"
)

// Layout says how the inputs of a rubric stand in rows and columns of machine
// integers. Figures that do not fit (bounds, more decimals than the scale, sizes
// beyond any real figure) are kept beside them and are evaluated by formulas.
type Layout struct {
	// Scalars are, by slot, what rules read: the figures, the group of the unit, and the
	// relative figures.
	Scalars  []*rubric.Input
	Group    int                // the slot of the unit's group; -1 where no groups are declared
	Relative []Relative         // the relative figures, in the order of their slots
	Slots    map[string]int     // by name
	Domains  []interval.Domain  // what an input can be when nothing is known of it
	Columns  []kernel.Column    // how its known values stand in a column
	Places   []int              // decimal places of a column
	Options  []map[string]int64 // of enums: the index of each option
	like     *Layout            // see Like; nil of a layout of its own
}

// The scales of inputs: decimal places that are computed fast. More are exact,
// too, and slower.
const (
	percentPlaces = 4
	numberPlaces  = 3
	mostNumber    = 1_000_000_000 // of counts and numbers, in both directions
	mostDay       = 3_000_000     // of dates, from 1970 in both directions
)

func layoutOf(r *rubric.Rubric, opts *Options) *Layout {
	l := &Layout{Scalars: r.Scalars(), Group: -1, Slots: map[string]int{}}
	if len(r.Groups) > 0 {
		l.Group, l.Scalars = len(l.Scalars), append(l.Scalars, r.Input("group"))
	}
	own := len(l.Scalars)
	l.Scalars = append(l.Scalars, relativeFigures(r, opts)...)
	for i, in := range l.Scalars {
		l.Slots[in.Name] = i
		l.Domains = append(l.Domains, DomainOf(in))
		c, places := kernel.Column{Scale: 1}, 0
		var options map[string]int64
		switch in.Type {
		case rubric.Bool:
			c.Hi = 1
		case rubric.Enum:
			options = map[string]int64{}
			for k, o := range in.Options {
				c.Options = append(c.Options, o.Name)
				options[o.Name] = int64(k)
			}
			c.Hi = int64(len(in.Options) - 1)
		case rubric.DateIn:
			c.Lo, c.Hi = -mostDay, mostDay
		default:
			switch {
			case in.Places != nil:
				places = *in.Places
			case in.Type == rubric.Percent:
				places = percentPlaces
			case in.Compared() != nil && in.Type == rubric.Number: // a sum
				places = l.Places[l.Slots[in.Compared().Name]]
			case in.Type == rubric.Number:
				places = numberPlaces
			}
			for range places {
				c.Scale *= 10
			}
			c.Lo, c.Hi = l.ends(in, c.Scale)
		}
		l.Columns, l.Places = append(l.Columns, c), append(l.Places, places)
		l.Options = append(l.Options, options)
	}
	for slot := own; slot < len(l.Scalars); slot++ {
		l.Relative = append(l.Relative, l.relative(slot))
	}
	return l
}

// ends returns the least and the greatest number of a column.
func (l *Layout) ends(in *rubric.Input, scale int64) (lo, hi int64) {
	lo, hi = -mostNumber*scale, mostNumber*scale
	least, most := in.Domain()
	clip := func(d decimal.NullDecimal, end *int64, inward func(*big.Rat) *big.Int) {
		if !d.Valid {
			return
		}
		at := inward(new(big.Rat).Mul(d.Decimal.Rat(), new(big.Rat).SetInt64(scale)))
		if at.IsInt64() && at.Int64() >= lo && at.Int64() <= hi {
			*end = at.Int64()
		}
	}
	down := func(v *big.Rat) *big.Int { return new(big.Int).Div(v.Num(), v.Denom()) }
	up := func(v *big.Rat) *big.Int {
		q := down(new(big.Rat).Neg(v))
		return q.Neg(q)
	}
	clip(least, &lo, up)
	clip(most, &hi, down)
	outside := least.Valid && least.Decimal.Rat().Cmp(big.NewRat(hi, scale)) > 0 ||
		most.Valid && most.Decimal.Rat().Cmp(big.NewRat(lo, scale)) < 0
	if outside || lo > hi {
		return 1, 0 // no value of the domain stands in a column
	}
	return lo, hi
}

// Input returns the input of a slot.
func (l *Layout) Input(slot int) *rubric.Input { return l.Scalars[slot] }

// declared returns the domain of an input without what relations say of it.
func (l *Layout) declared(slot int) interval.Domain { return DomainOf(l.Scalars[slot]) }

// DomainOf returns everything that an input can be.
func DomainOf(in *rubric.Input) interval.Domain {
	switch in.Type {
	case rubric.Bool:
		return interval.Domain{Type: interval.Bool, Bools: interval.Either}
	case rubric.Enum:
		names := make([]string, len(in.Options))
		for i, o := range in.Options {
			names[i] = o.Name
		}
		return interval.TextDomain(names...)
	case rubric.DateIn:
		if in.Never {
			return interval.DateDomain(interval.Interval{Hi: interval.Never})
		}
		return interval.DateDomain(interval.Interval{})
	}
	n := interval.Interval{}
	switch {
	case in.Type == rubric.Count:
		n.Grid = interval.Whole
	case in.Places != nil:
		n.Grid = interval.GridOf(*in.Places)
	}
	least, most := in.Domain()
	if least.Valid {
		n.Lo = least.Decimal.Rat()
	}
	if most.Valid {
		n.Hi = most.Decimal.Rat()
	}
	return interval.NumberDomain(n)
}

// NotFast stands in a row for what is not known exactly or does not fit.
const NotFast = math.MinInt64

// Scaled returns v × 10^places, if that is a whole number of moderate size.
func Scaled(v decimal.Decimal, places int) (int64, bool) {
	exp, digits := int(v.Exponent())+places, v.NumDigits()
	if digits > 18 {
		return 0, false
	}
	c := v.CoefficientInt64()
	for ; exp < 0 && c%10 == 0 && c != 0; exp++ {
		c /= 10
	}
	if c == 0 {
		return 0, true
	}
	if exp < 0 || exp+digits > 18 {
		return 0, false
	}
	for range exp {
		c *= 10
	}
	return c, true
}

// Column returns how a value stands in a column, NotFast if it does not.
func (l *Layout) Column(slot int, v interval.Domain) int64 {
	c := &l.Columns[slot]
	switch {
	case !v.Known():
		return NotFast
	case v.Type == interval.Bool:
		if v.Bools == interval.IsTrue {
			return 1
		}
		return 0
	case v.Type == interval.Text:
		return l.Options[slot][v.Texts[0]]
	}
	at := new(big.Rat).Mul(v.Numbers.Lo, big.NewRat(c.Scale, 1))
	if !at.IsInt() || !at.Num().IsInt64() || at.Num().Int64() < c.Lo || at.Num().Int64() > c.Hi {
		return NotFast
	}
	return at.Num().Int64()
}

// value returns what a number in a column says.
func (l *Layout) value(slot int, v int64) interval.Domain {
	c := &l.Columns[slot]
	switch l.Domains[slot].Type {
	case interval.Bool:
		return interval.BoolDomain(v == 1)
	case interval.Text:
		return interval.TextDomain(c.Options[v])
	case interval.Date:
		return interval.DateDomain(interval.Exactly(big.NewRat(v, 1)))
	}
	return interval.NumberDomain(interval.Exactly(big.NewRat(v, c.Scale)))
}

// InputsOf returns the inputs of a leaf's variables, for texts.
func (s *Compiled) InputsOf(n *Node) words.LeafInputs {
	return func(slot int) *rubric.Input {
		if slot < 0 || slot >= len(n.Scalars) {
			return nil
		}
		return n.Scalars[slot]
	}
}
