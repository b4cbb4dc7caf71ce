package formula

import "math/big"

// Event is what evaluation meets on its way through a formula. The zero Event is
// none.
type Event uint8

// The events.
const (
	Decided Event = iota + 1 // a condition without parts came out
	Weighed                  // a number is looked up in a range, a list or a table, or the difference of two that are compared
	Named                    // an enum input is read
)

// Met is an event in a search.
type Met struct {
	Event  Event
	Node   Node // the part that is evaluated
	Truth  bool // Decided
	Number Form // Weighed
	Slot   int  // Named
}

// Seen is an event in an evaluation.
type Seen struct {
	Event  Event
	Truth  bool   // Decided
	Number Num    // Weighed
	Option string // Named
}

// isAtom reports whether a node is a condition without parts that are conditions
// joined by and, or, not: a comparison, a list, a range, a bool input.
func isAtom(n Node) bool {
	switch n := n.(type) {
	case *binary:
		return negated[n.op] != ""
	case *membership, *interval:
		return true
	case *variable:
		return n.Type == Bool
	}
	return false
}

// Trace does the same as [Eval] and calls see with every event that surely occurs:
// it follows the formula as long as what is known decides the way, and looks
// neither behind a decided and or or, nor into a branch that is not taken.
func Trace(n Node, vars []Value, see func(Node, Seen)) Outcome {
	o := trace(n, vars, see)
	if o.sure() && isAtom(n) && o.Value.Known() {
		see(n, Seen{Event: Decided, Truth: o.Value.Bools == IsTrue})
	}
	return o
}

// sure reports whether an outcome is a value in any case.
func (o Outcome) sure() bool { return o.HasValue && !o.NotArising && o.Failure == nil }

func trace(n Node, vars []Value, see func(Node, Seen)) Outcome {
	switch n := n.(type) {
	case *variable:
		if v := vars[n.slot]; v.Type == Text && v.Known() {
			see(n, Seen{Event: Named, Option: v.Texts[0]})
		}
	case *let:
		init := Trace(n.init, vars, see)
		if init.sure() {
			return Trace(n.body, with(vars, n.slot, init.Value), see)
		}
	case *unary:
		if n.op == "not" {
			x := Trace(n.x, vars, see)
			x.Value.Bools = swap(x.Value.Bools)
			return x
		}
		Trace(n.x, vars, see)
	case *binary:
		return traceBinary(n, vars, see)
	case *conditional:
		c := Trace(n.cond, vars, see)
		switch {
		case !c.sure() || !c.Value.Known():
		case c.Value.Bools == IsTrue:
			return Trace(n.then, vars, see)
		default:
			return Trace(n.otherwise, vars, see)
		}
	case *membership:
		x := Trace(n.x, vars, see)
		for i := 0; i < len(n.list) && x.sure(); i++ {
			if i == 0 && (x.Value.Type == Number || x.Value.Type == Date) {
				see(n, Seen{Event: Weighed, Number: x.Value.Num})
			}
			if !Trace(n.list[i], vars, see).sure() {
				break
			}
		}
	case *interval:
		if x := Trace(n.x, vars, see); x.sure() {
			see(n, Seen{Event: Weighed, Number: x.Value.Num})
		}
	case *call:
		for _, a := range n.args {
			if !Trace(a, vars, see).sure() {
				break
			}
		}
	case *bandTable:
		return traceBands(n, vars, see)
	}
	return Eval(n, vars)
}

func traceBinary(n *binary, vars []Value, see func(Node, Seen)) Outcome {
	l := Trace(n.l, vars, see)
	if !l.sure() {
		return Eval(n, vars)
	}
	if n.op == "and" || n.op == "or" {
		switch {
		case !l.Value.Known():
			return Eval(n, vars)
		case l.Value.Bools == BoolValue(n.op == "or").Bools:
			return l
		}
		return Trace(n.r, vars, see)
	}
	r := Trace(n.r, vars, see)
	if !r.sure() {
		return Eval(n, vars)
	}
	if t := TypeOf(n.l); negated[n.op] != "" && (t == Number || t == Date) {
		see(n, Seen{Event: Weighed, Number: l.Value.Num.add(r.Value.Num.neg())})
	}
	return evalBinary(n, l.Value, r.Value)
}

func traceBands(n *bandTable, vars []Value, see func(Node, Seen)) Outcome {
	x := Trace(n.x, vars, see)
	if !x.sure() {
		return Eval(n, vars)
	}
	see(n, Seen{Event: Weighed, Number: x.Value.Num})
	for _, b := range n.bands {
		if !x.Value.Num.Within(b.of) {
			continue
		}
		if v, isVar := n.x.(*variable); isVar {
			vars = with(vars, v.slot, x.Value)
		}
		return Trace(b.score, vars, see)
	}
	return evalBands(n, x.Value, vars)
}

// Take ends the search with Yes if some facts lie in a region and f accepts those
// that are found there. It returns what is known of whether there are facts.
func (q *Search) Take(r Region, f func(facts []Value) bool) Truth {
	if q.Done() {
		return Unknown
	}
	point, found := q.work.solve(r.system)
	switch found {
	case Yes:
		if facts := r.at(point); f(facts) {
			q.answer, q.facts = Yes, facts
		}
	case Unknown:
		q.Unknown(unsolved())
	}
	return found
}

// Only returns the facts of a region for which an enum input is an option.
func (r Region) Only(slot int, option string) (Region, bool) {
	return r.narrowed(r.with(slot, r.box[slot].Intersect(TextValue(option))))
}

// UnitOf returns one unit of the last of so many decimal places.
func UnitOf(places int) *big.Rat {
	return new(big.Rat).SetFrac(big.NewInt(1), new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(places)), nil))
}
