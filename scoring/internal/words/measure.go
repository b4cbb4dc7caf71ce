package words

import (
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/formula"
)

// measure is what a number counts: it says what stands behind its digits.
type measure struct {
	kind measureKind
	unit rubric.Text // of measured
}

type measureKind uint8

const (
	plainNumber measureKind = iota
	anyNumber               // a literal, which takes the measure of what it stands with
	percentage
	percentagePoints
	dayCount
	workdayCount
	pointCount
	measured // in a unit that the rubric names
)

// measureOfInput returns what an input counts; nothing in particular where it is nil.
func measureOfInput(in *rubric.Input) measure {
	switch {
	case in == nil:
		return measure{}
	case in.Type == rubric.Percent:
		return measure{kind: percentage}
	case !in.Unit.IsZero():
		return measure{measured, in.Unit}
	}
	return measure{}
}

// MeasureOf returns what a formula over inputs counts, so far as that follows from
// what they count: a rate is a percentage, a sum of dossiers counts dossiers. The
// arguments of lets are in lets.
func MeasureOf(n formula.Node, inputs func(slot int) *rubric.Input, lets map[int]measure) measure {
	s := formula.ShapeOf(n)
	of := func(n formula.Node) measure { return MeasureOf(n, inputs, lets) }
	switch s.Kind {
	case formula.ShapeConstant:
		return measure{kind: anyNumber}
	case formula.ShapeParameter:
		return measureOfInput(&rubric.Input{Type: s.Parameter.Type, Unit: s.Parameter.Unit})
	case formula.ShapeVariable:
		if in := inputs(s.Slot); in != nil {
			return measureOfInput(in)
		}
		return lets[s.Slot]
	case formula.ShapeLet:
		inner := map[int]measure{s.Slot: of(s.Args[0])}
		for slot, m := range lets {
			inner[slot] = m
		}
		return MeasureOf(s.Args[1], inputs, inner)
	case formula.ShapeMinus:
		return of(s.Args[0])
	case formula.ShapeConditional:
		return of(s.Args[1]).with(of(s.Args[2]))
	case formula.ShapeBinary:
		x, y := of(s.Args[0]), of(s.Args[1])
		switch {
		case s.Op == "-" && x.kind == percentage && y.kind == percentage:
			return measure{kind: percentagePoints}
		case s.Op == "+" || s.Op == "-":
			return x.with(y)
		}
	case formula.ShapeCall:
		switch s.Op {
		case "rate":
			return measure{kind: percentage}
		case "share":
			return measure{kind: pointCount}
		case "workdays":
			return measure{kind: workdayCount}
		case "days":
			return measure{kind: dayCount}
		case "count":
			return measure{}
		case "peer_mean":
			return measureOfInput(inputs(formula.ShapeOf(s.Args[0]).Slot).Compared())
		case "round":
			return of(s.Args[0])
		}
		out := of(s.Args[0])
		for _, x := range s.Args[1:] {
			out = out.with(of(x))
		}
		return out
	}
	return measure{}
}

// with returns the measure of numbers that are added or compared.
func (m measure) with(other measure) measure {
	switch {
	case m.kind == anyNumber:
		return other
	case other.kind == anyNumber || m == other:
		return m
	}
	return measure{}
}
