package formula

import (
	"slices"

	"github.com/parindex/parindex/scoring/internal/interval"
)

// Atom is a comparison that decided a condition, turned around: what would have
// to hold for the condition to come out the other way.
type Atom struct {
	Slot     int             // of the variable that is compared, -1 for anything larger
	Subject  Node            // what is compared
	Observed interval.Domain // what is known of it
	Op       string          // the relation required: == != < <= > >= in, not in; "" of none
	Required []interval.Domain
	// Of is the relative figure that is required, such as peer_mean(x); nil of others.
	Of Node
}

// Decide names the comparisons that made a condition come out as it did, for
// facts that leave no doubt about it. Where several would each suffice to turn
// it, or all are needed, all are named.
func Decide(cond Node, vars []interval.Domain) []Atom {
	o := Eval(cond, vars)
	if !o.HasValue || !o.Value.Known() {
		return nil
	}
	return decide(cond, o.Value.Bools == interval.IsTrue, o.Value.Bools, vars)
}

// ObservedAt returns comparisons with what is known of their subjects for other facts.
func ObservedAt(atoms []Atom, vars []interval.Domain) []Atom {
	out := slices.Clone(atoms)
	for i := range out {
		if o := Eval(out[i].Subject, vars); o.HasValue {
			out[i].Observed = o.Value
		}
	}
	return out
}

// Open names the comparisons that leave a condition open, each as it has to come
// out for the condition to hold.
func Open(cond Node, vars []interval.Domain) []Atom {
	if o := Eval(cond, vars); !o.HasValue || o.Value.Known() {
		return nil
	}
	return decide(cond, false, interval.Either, vars)
}

// decide names what would turn a condition that is as truth says. known is what
// is known of it: Either where truth is only supposed.
func decide(n Node, truth bool, known interval.Bools, vars []interval.Domain) []Atom {
	switch n := n.(type) {
	case *Unary:
		return decide(n.X, !truth, interval.Swap(known), vars)
	case *Let:
		if init := Eval(n.Init, vars); init.HasValue {
			return n.spelled(decide(n.Body, truth, known, with(vars, n.Slot, init.Value)))
		}
		return nil
	case *Conditional:
		return decideConditional(n, truth, known, vars)
	case *Binary:
		switch n.Op {
		case "and", "or":
			return decideLogic(n, truth, known, vars)
		case "==", "!=", "<", "<=", ">", ">=":
			op := n.Op
			if truth {
				op = negated[op]
			}
			l, r := n.L, n.R
			if !isVariable(l) && (isConstant(l) || isVariable(r)) {
				l, r, op = r, l, Flipped[op]
			}
			return atom(l, op, vars, r)
		}
	case *Membership:
		op := "in"
		if truth {
			op = "not in"
		}
		return atom(n.X, op, vars, n.List...)
	case *Between:
		return decideInterval(n, truth, known, vars)
	case *Variable:
		return []Atom{{Slot: n.Slot, Subject: n, Observed: vars[n.Slot], Op: "==",
			Required: []interval.Domain{interval.BoolDomain(!truth)}}}
	}
	return nil
}

// Start returns the first character of a formula in its expression; of one behind
// lets that of what they are for.
func Start(n Node) int {
	for l, is := n.(*Let); is; l, is = n.(*Let) {
		n = l.Body
	}
	first := n.meta().Pos
	walk(n, func(n Node) { first = min(first, n.meta().Pos) })
	return first
}

// Split returns the parts of a conditional, so that its branches can be treated
// as cases. The name of a parameter has none.
func Split(n Node) (cond, then, otherwise Node, isConditional bool) {
	if c, is := n.(*Conditional); is && c.of == nil {
		return c.Cond, c.Then, c.Otherwise, true
	}
	return nil, nil, nil, false
}

func isVariable(n Node) bool { _, is := n.(*Variable); return is }

func isConstant(n Node) bool { _, is := n.(*Literal); return is || ParameterOf(n) != nil }

// slotOf returns the slot of a variable, -1 of anything larger.
func slotOf(n Node) int {
	if v, isVar := n.(*Variable); isVar {
		return v.Slot
	}
	return -1
}

func atom(x Node, op string, vars []interval.Domain, required ...Node) []Atom {
	a := Atom{Slot: slotOf(x), Subject: x, Op: op}
	o := Eval(x, vars)
	if !o.HasValue {
		return nil
	}
	a.Observed = o.Value
	for _, r := range required {
		o := Eval(r, vars)
		if !o.HasValue {
			return nil
		}
		a.Required = append(a.Required, o.Value)
		if IsRelative(r) && len(required) == 1 {
			a.Of = r
		}
	}
	return []Atom{a}
}

// spelled writes what a let names in place of its name: the subject that is just
// that name becomes what it stands for, one that reads it keeps the let.
func (n *Let) spelled(atoms []Atom) []Atom {
	for i := range atoms {
		switch a := &atoms[i]; {
		case a.Slot == n.Slot:
			a.Subject, a.Slot = n.Init, slotOf(n.Init)
		default:
			a.Subject = n.around(a.Subject)
		}
	}
	return atoms
}

// around returns a formula that may read what a let names, with the let if it does.
func (n *Let) around(body Node) Node {
	if !reads(body, n.Slot) {
		return body
	}
	return &Let{info: *body.meta(), name: n.name, Slot: n.Slot, Init: n.Init, Body: body}
}

func reads(n Node, slot int) bool {
	found := false
	Variables(n, func(s int) { found = found || s == slot })
	return found
}

// decideLogic: a conjunction is false through the sides that are false, true
// through both; a disjunction the other way round. Both are open through the
// sides that are.
func decideLogic(n *Binary, truth bool, known interval.Bools, vars []interval.Domain) []Atom {
	var out []Atom
	for _, side := range []Node{n.L, n.R} {
		out = append(out, decideSide(side, truth, known, vars)...)
	}
	return out
}

// decideSide decides a part of a condition, if it is as the whole.
func decideSide(side Node, truth bool, known interval.Bools, vars []interval.Domain) []Atom {
	if o := Eval(side, vars); !o.HasValue || o.Value.Bools != known {
		return nil
	}
	return decide(side, truth, known, vars)
}

// decideConditional: a conditional comes out as its branch does, and is open
// through its own condition, too.
func decideConditional(n *Conditional, truth bool, known interval.Bools, vars []interval.Domain) []Atom {
	var out []Atom
	c, whenTrue, whenFalse := Refine(n.Cond, vars)
	if known == interval.Either && c.HasValue && !c.Value.Known() {
		out = Observe(n.Cond, vars)
	}
	if whenTrue != nil {
		out = append(out, decideSide(n.Then, truth, known, whenTrue)...)
	}
	if whenFalse != nil {
		out = append(out, decideSide(n.Otherwise, truth, known, whenFalse)...)
	}
	return out
}

// decideInterval: a number is in a range through both ends.
func decideInterval(n *Between, truth bool, known interval.Bools, vars []interval.Domain) []Atom {
	x := Eval(n.X, vars)
	if !x.HasValue {
		return nil
	}
	var out []Atom
	for _, end := range []struct {
		op string
		at Node
	}{{">=", n.Lo}, {"<=", n.Hi}} {
		op := end.op
		if interval.Compare(op, x.Value, Eval(end.at, vars).Value) != known {
			continue
		}
		if truth {
			op = negated[op]
		}
		out = append(out, atom(n.X, op, vars, end.at)...)
	}
	return out
}

// Observed names a variable that something other than a formula reads.
func Observed(name string, slot int, v interval.Domain) Atom {
	return Atom{Slot: slot, Subject: &Variable{info: info{Type: v.Type}, name: name, Slot: slot}, Observed: v}
}

// Observe names the inputs that a formula reads, with what is known of them.
func Observe(n Node, vars []interval.Domain) []Atom {
	var out []Atom
	seen := map[int]bool{}
	walk(n, func(n Node) {
		if v, is := n.(*Variable); is && !seen[v.Slot] && vars[v.Slot].Type != 0 {
			seen[v.Slot] = true
			out = append(out, Atom{Slot: v.Slot, Subject: v, Observed: vars[v.Slot]})
		}
	})
	return out
}
