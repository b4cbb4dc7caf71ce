package formula

import (
	"math/big"
	"regexp"
	"slices"
	"time"

	"github.com/parindex/parindex/scoring/internal/interval"
)

// Slip is a part of a formula that is in order and yet seldom meant as it stands.
type Slip struct {
	Kind SlipKind
	Pos  int // of the number, or of the variable
	// Subject is what is compared and Number with what, both in the rule language;
	// Value is the number, and Thousands says that its point may have been meant to
	// separate thousands. Of NotWhole and Fraction.
	Subject, Number string
	Value           *big.Rat
	Thousands       bool
	// Slot is the variable. Of Denominator and FirstDay.
	Slot int
	// Year is the year that is scored, or one of a date that is written out. Of NoHolidays.
	Year int
}

// SlipKind is what may be wrong with a [Slip].
type SlipKind uint8

// The kinds of slips.
const (
	NotWhole    SlipKind = iota + 1 // what is always whole is compared with 3.5, or 3.500
	Fraction                        // a percentage is compared with 0.95
	Denominator                     // a variable that something is divided by
	FirstDay                        // a variable that days counts from
	InnerComma                      // a comma between digits that parts arguments: max(0, 1 - 0,1 * n)
	NoHolidays                      // workdays counts in a year without holidays
)

// Slips lists what may be slips in a formula. percent reports whether an input is a
// percentage; inputs have the slots before those of lets.
func Slips(root Node, percent func(slot int) bool) []Slip {
	s := &slips{percent: percent, lets: map[int]named{}}
	s.visit(root)
	return s.list
}

type slips struct {
	percent func(slot int) bool
	lets    map[int]named
	list    []Slip
}

// named is what a let names.
type named struct {
	value             *big.Rat // if it is a number that reads no input
	percent, negative bool     // see percentage
	inputs            []*Variable
	sum               bool // of inputs, or one of them
}

func (s *slips) visit(n Node) {
	switch n := n.(type) {
	case *Let:
		s.visit(n.Init)
		s.within(n, func() { s.visit(n.Body) })
		return
	case *Binary:
		switch {
		case n.Op == "/":
			s.divided(n.L, n.R)
		case IsAtom(n) && TypeOf(n.L) == interval.Number:
			s.compared(n.L, n.R)
			s.compared(n.R, n.L)
		}
	case *Membership:
		for _, e := range n.List {
			s.compared(n.X, e)
		}
	case *Between:
		s.compared(n.X, n.Lo)
		s.compared(n.X, n.Hi)
	case *BandTable:
		seen := map[string]bool{} // one band begins where another ends
		for _, b := range n.Bands {
			for _, number := range numerals.FindAllString(b.text, -1) {
				if v, valid := new(big.Rat).SetString(number); valid && !seen[number] {
					seen[number] = true
					s.weigh(n.X, Slip{Pos: b.pos, Number: number, Value: v})
				}
			}
		}
	case *Call:
		for _, c := range n.commas {
			s.add(Slip{Kind: InnerComma, Pos: c.pos, Subject: c.number, Number: plainly(c.number)})
		}
		switch n.Name {
		case "rate", "share":
			s.divided(n.Args[0], n.Args[1])
		case "days", "workdays":
			s.reads(FirstDay, n.Args[0])
		}
		if n.Name == "workdays" {
			s.working(n)
		}
	}
	for _, child := range children(n) {
		s.visit(child)
	}
}

// working adds the years in which workdays counts, so far as they are written out, and
// that have no holidays; the year 0 stands for the one that is scored.
func (s *slips) working(n *Call) {
	years := []int{0}
	for _, a := range n.Args {
		walk(a, func(n Node) {
			if c, is := n.(*Literal); is && c.Type == interval.Date && !isNever(c) {
				years = append(years, time.Unix(c.Value.Numbers.Lo.Num().Int64()*86400, 0).UTC().Year())
			}
		})
	}
	for _, year := range years {
		if year == 0 || !n.Calendar.Has(year) {
			s.add(Slip{Kind: NoHolidays, Pos: n.Pos, Year: year})
		}
	}
}

// within calls f where the name of a let stands for its value. Lets that stand beside
// each other may have one slot.
func (s *slips) within(n *Let, f func()) {
	value, _ := s.constant(n.Init)
	percent, negative := s.percentage(n.Init)
	is := named{value, percent, negative, s.inputs(n.Init), s.sums(n.Init)}
	outer, known := s.lets[n.Slot]
	s.lets[n.Slot] = is
	f()
	if delete(s.lets, n.Slot); known {
		s.lets[n.Slot] = outer
	}
}

var (
	numerals  = regexp.MustCompile(`-?\d+(\.\d+)?`)
	thousands = regexp.MustCompile(`^-?[1-9]\d{0,2}\.\d{3}$`)
)

// divided adds the inputs of a total. There is none in done / (done + late): to lower
// what is added to what is done is good advice, and so is to raise it in
// late / (done + late). Nothing of the kind is x / (100 - x).
func (s *slips) divided(dividend, divisor Node) {
	above := map[int]bool{}
	for _, v := range s.inputs(dividend) {
		above[v.Slot] = true
	}
	if !s.sums(divisor) || !slices.ContainsFunc(s.inputs(divisor), func(v *Variable) bool { return above[v.Slot] }) {
		s.reads(Denominator, divisor)
	}
}

// sums reports whether a number is a sum of inputs, or an input.
func (s *slips) sums(n Node) bool {
	switch n := n.(type) {
	case *Variable:
		is, let := s.lets[n.Slot]
		return !let || is.sum
	case *Binary:
		return n.Op == "+" && s.sums(n.L) && s.sums(n.R)
	case *Call:
		return n.Name == "sum" && !slices.ContainsFunc(n.Args, func(a Node) bool { return !s.sums(a) })
	}
	return false
}

// reads adds the inputs that a part reads, where they stand or stand for.
func (s *slips) reads(kind SlipKind, n Node) {
	of := map[SlipKind]interval.Type{Denominator: interval.Number, FirstDay: interval.Date}[kind]
	for _, v := range s.inputs(n) {
		if v.Type != of {
			continue
		}
		pos := n.meta().Pos
		if _, direct := n.(*Variable); !direct {
			pos = v.Pos
		}
		s.add(Slip{Kind: kind, Pos: pos, Slot: v.Slot})
	}
}

// compared looks at a comparison of x with number.
func (s *slips) compared(x, number Node) {
	if ParameterOf(number) != nil {
		for _, v := range ParameterValues(number) {
			s.weigh(x, Slip{Pos: number.meta().Pos, Number: v.Value.String(), Value: v.Value.Rat()})
		}
	} else if v, is := s.constant(number); is {
		s.weigh(x, Slip{Pos: number.meta().Pos, Number: String(number), Value: v})
	}
}

// weigh adds a comparison of x with a number, if it may be a slip.
func (s *slips) weigh(x Node, slip Slip) {
	if len(s.inputs(x)) == 0 {
		return
	}
	slip.Subject = String(x)
	percent, negative := s.percentage(x)
	size := slip.Value
	if negative {
		size = interval.Negative(size)
	}
	slip.Thousands = thousands.MatchString(slip.Number)
	switch {
	case percent && size.Sign() > 0 && size.Cmp(big.NewRat(1, 1)) <= 0:
		slip.Kind = Fraction
	case x.meta().Whole && (!slip.Value.IsInt() || slip.Thousands):
		slip.Kind = NotWhole
	default:
		return
	}
	s.add(slip)
}

func (s *slips) add(slip Slip) {
	same := func(other Slip) bool {
		return other.Kind == slip.Kind && other.Pos == slip.Pos && other.Slot == slip.Slot &&
			other.Number == slip.Number && other.Year == slip.Year && other.Subject == slip.Subject
	}
	if !slices.ContainsFunc(s.list, same) {
		s.list = append(s.list, slip)
	}
}

// inputs returns the inputs that a number or a date is made of, those behind lets
// included, without those of conditions.
func (s *slips) inputs(n Node) []*Variable {
	if TypeOf(n) == interval.Bool {
		return nil
	}
	var out []*Variable
	add := func(list []*Variable) {
		for _, v := range list {
			if !slices.ContainsFunc(out, func(o *Variable) bool { return o.Slot == v.Slot }) {
				out = append(out, v)
			}
		}
	}
	switch n := n.(type) {
	case *Variable:
		if b, isLet := s.lets[n.Slot]; isLet {
			return b.inputs
		}
		return []*Variable{n}
	case *Let:
		add(s.inputs(n.Init))
		s.within(n, func() { add(s.inputs(n.Body)) })
	default:
		for _, child := range children(n) {
			add(s.inputs(child))
		}
	}
	return out
}

// constant returns the number that a formula comes to whatever the inputs are.
func (s *slips) constant(n Node) (*big.Rat, bool) {
	if TypeOf(n) != interval.Number {
		return nil, false
	}
	switch n := n.(type) {
	case *Variable:
		value := s.lets[n.Slot].value
		return value, value != nil
	case *Unary:
		v, is := s.constant(n.X)
		return interval.Negative(v), is
	}
	reads := false
	Variables(n, func(int) { reads = true })
	if reads {
		return nil, false
	}
	o := Eval(n, nil)
	if !o.HasValue || o.Failure != nil || o.NotArising {
		return nil, false
	}
	return o.Value.Numbers.Single()
}

// percentage reports whether a number is a percentage, or one with its sign turned:
// a figure, a rate, or one of several, rounded or not. A difference of two is none,
// nor is a part or a multiple of one.
func (s *slips) percentage(n Node) (is, negative bool) {
	either := func(parts ...Node) (bool, bool) {
		for _, p := range parts {
			if is, negative := s.percentage(p); is {
				return is, negative
			}
		}
		return false, false
	}
	switch n := n.(type) {
	case *Variable:
		if b, isLet := s.lets[n.Slot]; isLet {
			return b.percent, b.negative
		}
		return TypeOf(n) == interval.Number && s.percent(n.Slot), false
	case *Unary:
		is, negative = s.percentage(n.X)
		return is && n.op == "-", !negative
	case *Conditional:
		return either(n.Then, n.Otherwise)
	case *Let:
		s.within(n, func() { is, negative = s.percentage(n.Body) })
		return is, negative
	case *Call:
		switch n.Name {
		case "rate":
			return true, false
		case "abs", "round", "floor", "ceil", "clamp":
			return either(n.Args[0])
		case "min", "max", "mean":
			return either(n.Args...)
		}
	}
	return false, false
}
