package formula

import (
	"github.com/parindex/parindex/scoring/internal/interval"
)

// EventKind says what evaluation comes across in a formula. The zero EventKind is
// none.
type EventKind uint8

// The kinds of events.
const (
	Decided EventKind = iota + 1 // a condition without parts came out
	// a number is looked up in a range, a list or a table, or the difference of two that are
	// compared
	Weighed
	Named // an enum input is read
)

// Event is what evaluation comes across in a formula. Which field counts follows
// from its kind.
type Event struct {
	Kind   EventKind
	Truth  bool              // Decided
	Number interval.Interval // Weighed
	Option string            // Named
}

// IsAtom reports whether a node is a condition without parts that are conditions
// joined by and, or, not: a comparison, a list, a range, a bool input.
func IsAtom(n Node) bool {
	switch n := n.(type) {
	case *Binary:
		return negated[n.Op] != ""
	case *Membership, *Between:
		return true
	case *Variable:
		return n.Type == interval.Bool
	}
	return false
}

// Trace does the same as [Eval] and calls see with every event that surely occurs:
// it follows the formula as long as what is known decides where it goes on, and looks
// neither behind a decided and or or, nor into a branch that is not taken.
func Trace(n Node, vars []interval.Domain, see func(Node, Event)) Outcome {
	o := trace(n, vars, see)
	if o.sure() && IsAtom(n) && o.Value.Known() {
		see(n, Event{Kind: Decided, Truth: o.Value.Bools == interval.IsTrue})
	}
	return o
}

// sure reports whether an outcome is a value in any case.
func (o Outcome) sure() bool { return o.HasValue && !o.NotArising && o.Failure == nil }

func trace(n Node, vars []interval.Domain, see func(Node, Event)) Outcome {
	switch n := n.(type) {
	case *Variable:
		if v := vars[n.Slot]; v.Type == interval.Text && v.Known() {
			see(n, Event{Kind: Named, Option: v.Texts[0]})
		}
	case *Let:
		init := Trace(n.Init, vars, see)
		if init.sure() {
			return Trace(n.Body, with(vars, n.Slot, init.Value), see)
		}
	case *Unary:
		if n.op == "not" {
			x := Trace(n.X, vars, see)
			x.Value.Bools = interval.Swap(x.Value.Bools)
			return x
		}
		Trace(n.X, vars, see)
	case *Binary:
		return traceBinary(n, vars, see)
	case *Conditional:
		c := Trace(n.Cond, vars, see)
		switch {
		case !c.sure() || !c.Value.Known():
		case c.Value.Bools == interval.IsTrue:
			return Trace(n.Then, vars, see)
		default:
			return Trace(n.Otherwise, vars, see)
		}
	case *Membership:
		x := Trace(n.X, vars, see)
		for i := 0; i < len(n.List) && x.sure(); i++ {
			if i == 0 && (x.Value.Type == interval.Number || x.Value.Type == interval.Date) {
				see(n, Event{Kind: Weighed, Number: x.Value.Numbers})
			}
			if !Trace(n.List[i], vars, see).sure() {
				break
			}
		}
	case *Between:
		if x := Trace(n.X, vars, see); x.sure() {
			see(n, Event{Kind: Weighed, Number: x.Value.Numbers})
		}
	case *Call:
		for _, a := range n.Args {
			if !Trace(a, vars, see).sure() {
				break
			}
		}
	case *BandTable:
		return traceBands(n, vars, see)
	}
	return Eval(n, vars)
}

func traceBinary(n *Binary, vars []interval.Domain, see func(Node, Event)) Outcome {
	l := Trace(n.L, vars, see)
	if !l.sure() {
		return Eval(n, vars)
	}
	if n.Op == "and" || n.Op == "or" {
		switch {
		case !l.Value.Known():
			return Eval(n, vars)
		case l.Value.Bools == interval.BoolDomain(n.Op == "or").Bools:
			return l
		}
		return Trace(n.R, vars, see)
	}
	r := Trace(n.R, vars, see)
	if !r.sure() {
		return Eval(n, vars)
	}
	if t := TypeOf(n.L); negated[n.Op] != "" && (t == interval.Number || t == interval.Date) {
		see(n, Event{Kind: Weighed, Number: l.Value.Numbers.Add(r.Value.Numbers.Neg())})
	}
	return evalBinary(n, l.Value, r.Value)
}

func traceBands(n *BandTable, vars []interval.Domain, see func(Node, Event)) Outcome {
	x := Trace(n.X, vars, see)
	if !x.sure() {
		return Eval(n, vars)
	}
	see(n, Event{Kind: Weighed, Number: x.Value.Numbers})
	for _, b := range n.Bands {
		if !x.Value.Numbers.Within(b.Of) {
			continue
		}
		if v, isVar := n.X.(*Variable); isVar {
			vars = with(vars, v.Slot, x.Value)
		}
		return Trace(b.Score, vars, see)
	}
	return evalBands(n, x.Value, vars)
}
