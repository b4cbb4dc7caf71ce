package formula

import (
	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring/internal/interval"
)

// Shape is the outermost operation of a formula with what it works on, for those
// who write formulas in the words of a language. Every node has one.
type Shape struct {
	Kind ShapeKind
	// Op is an operator (+ - * / == != < <= > >= and or), or the name of a function.
	Op string
	// Args are what it works on, in the order of the expression: of a conditional the
	// condition and both branches; of a table of bands its number; of a range the
	// value and both ends; of a list the value and its elements; of a let what the
	// name stands for and what it is for.
	Args      []Node
	Parameter *rubric.Parameter // of a parameter
	Slot      int               // of a variable, and of the variable that a let binds
	Value     interval.Domain   // of a constant
}

// ShapeKind says what a formula is.
type ShapeKind uint8

// The kinds of formulas.
const (
	ShapeConstant ShapeKind = iota + 1
	ShapeMaximum            // the maximum of the item: full
	ShapeVariable
	ShapeLet
	ShapeNot
	ShapeMinus
	ShapeBinary
	ShapeConditional
	ShapeList  // value in [list]
	ShapeRange // value in lo..hi
	ShapeCall
	ShapeHostCall
	ShapeBands
	ShapeParameter // whose value a date chooses; another is a constant
)

// ShapeOf returns the shape of a formula.
func ShapeOf(n Node) Shape {
	s := Shape{Args: children(n)}
	switch n := n.(type) {
	case *Literal:
		s.Kind, s.Value = ShapeConstant, n.Value
		if n.text == fullName {
			s.Kind = ShapeMaximum
		}
	case *Variable:
		s.Kind, s.Op, s.Slot = ShapeVariable, n.name, n.Slot
	case *Let:
		s.Kind, s.Slot = ShapeLet, n.Slot
	case *Unary:
		s.Kind = ShapeMinus
		if n.op == "not" {
			s.Kind = ShapeNot
		}
	case *Binary:
		s.Kind, s.Op = ShapeBinary, n.Op
	case *Conditional:
		if s.Kind = ShapeConditional; n.of != nil {
			s.Kind, s.Op, s.Args, s.Parameter = ShapeParameter, n.of.Name, nil, n.of
		}
	case *Membership:
		s.Kind = ShapeList
	case *Between:
		s.Kind = ShapeRange
	case *Call:
		s.Kind, s.Op = ShapeCall, n.Name
		if n.Host != nil {
			s.Kind = ShapeHostCall
		}
	case *BandTable:
		s.Kind, s.Args = ShapeBands, []Node{n.X}
	}
	return s
}
