package formula

import "slices"

// Atom is a comparison that decided a condition, turned around: what would have
// to hold for the condition to come out the other way.
type Atom struct {
	Slot     int    // of the variable that is compared, -1 for anything larger
	Subject  Node   // what is compared
	Observed Value  // what is known of it
	Op       string // the relation required: == != < <= > >= in, not in; "" of none
	Required []Value
}

// Decide names the comparisons that made a condition come out as it did, for
// facts that leave no doubt about it. Where several would each suffice to turn
// it, or all are needed, all are named.
func Decide(cond Node, vars []Value) []Atom {
	o := Eval(cond, vars)
	if !o.HasValue || !o.Value.Known() {
		return nil
	}
	return decide(cond, o.Value.Bools == IsTrue, o.Value.Bools, vars)
}

// ObservedAt returns comparisons with what is known of their subjects for other facts.
func ObservedAt(atoms []Atom, vars []Value) []Atom {
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
func Open(cond Node, vars []Value) []Atom {
	if o := Eval(cond, vars); !o.HasValue || o.Value.Known() {
		return nil
	}
	return decide(cond, false, Either, vars)
}

// decide names what would turn a condition that is as truth says. known is what
// is known of it: Either where truth is only supposed.
func decide(n Node, truth bool, known Bools, vars []Value) []Atom {
	switch n := n.(type) {
	case *unary:
		return decide(n.x, !truth, swap(known), vars)
	case *let:
		if init := Eval(n.init, vars); init.HasValue {
			return n.spelled(decide(n.body, truth, known, with(vars, n.slot, init.Value)))
		}
		return nil
	case *conditional:
		return decideConditional(n, truth, known, vars)
	case *binary:
		switch n.op {
		case "and", "or":
			return decideLogic(n, truth, known, vars)
		case "==", "!=", "<", "<=", ">", ">=":
			op := n.op
			if truth {
				op = negated[op]
			}
			l, r := n.l, n.r
			if !isVariable(l) && (isConstant(l) || isVariable(r)) {
				l, r, op = r, l, flipped[op]
			}
			return atom(l, op, vars, r)
		}
	case *membership:
		op := "in"
		if truth {
			op = "not in"
		}
		return atom(n.x, op, vars, n.list...)
	case *interval:
		return decideInterval(n, truth, known, vars)
	case *variable:
		return []Atom{{n.slot, n, vars[n.slot], "==", []Value{BoolValue(!truth)}}}
	}
	return nil
}

// Start returns the first character of a formula in its expression; of one behind
// lets that of what they are for.
func Start(n Node) int {
	for l, is := n.(*let); is; l, is = n.(*let) {
		n = l.body
	}
	first := n.meta().Pos
	walk(n, func(n Node) { first = min(first, n.meta().Pos) })
	return first
}

// Split returns the parts of a conditional, so that its branches can be treated
// as cases.
func Split(n Node) (cond, then, otherwise Node, isConditional bool) {
	if c, is := n.(*conditional); is {
		return c.cond, c.then, c.otherwise, true
	}
	return nil, nil, nil, false
}

func isVariable(n Node) bool { _, is := n.(*variable); return is }
func isConstant(n Node) bool { _, is := n.(*constant); return is }

// slotOf returns the slot of a variable, -1 of anything larger.
func slotOf(n Node) int {
	if v, isVar := n.(*variable); isVar {
		return v.slot
	}
	return -1
}

func atom(x Node, op string, vars []Value, required ...Node) []Atom {
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
	}
	return []Atom{a}
}

// spelled writes what a let names in place of its name: the subject that is just
// that name becomes what it stands for, one that reads it keeps the let.
func (n *let) spelled(atoms []Atom) []Atom {
	for i := range atoms {
		switch a := &atoms[i]; {
		case a.Slot == n.slot:
			a.Subject, a.Slot = n.init, slotOf(n.init)
		default:
			a.Subject = n.around(a.Subject)
		}
	}
	return atoms
}

// around returns a formula that may read what a let names, with the let if it does.
func (n *let) around(body Node) Node {
	if !reads(body, n.slot) {
		return body
	}
	return &let{info: *body.meta(), name: n.name, slot: n.slot, init: n.init, body: body}
}

func reads(n Node, slot int) bool {
	found := false
	Variables(n, func(s int) { found = found || s == slot })
	return found
}

// decideLogic: a conjunction is false through the sides that are false, true
// through both; a disjunction the other way round. Both are open through the
// sides that are.
func decideLogic(n *binary, truth bool, known Bools, vars []Value) []Atom {
	var out []Atom
	for _, side := range []Node{n.l, n.r} {
		out = append(out, decideSide(side, truth, known, vars)...)
	}
	return out
}

// decideSide decides a part of a condition, if it is as the whole.
func decideSide(side Node, truth bool, known Bools, vars []Value) []Atom {
	if o := Eval(side, vars); !o.HasValue || o.Value.Bools != known {
		return nil
	}
	return decide(side, truth, known, vars)
}

// decideConditional: a conditional comes out as its branch does, and is open
// through its own condition, too.
func decideConditional(n *conditional, truth bool, known Bools, vars []Value) []Atom {
	var out []Atom
	c, whenTrue, whenFalse := Test(n.cond, vars)
	if known == Either && c.HasValue && !c.Value.Known() {
		out = Observe(n.cond, vars)
	}
	if whenTrue != nil {
		out = append(out, decideSide(n.then, truth, known, whenTrue)...)
	}
	if whenFalse != nil {
		out = append(out, decideSide(n.otherwise, truth, known, whenFalse)...)
	}
	return out
}

// decideInterval: a number is in a range through both ends.
func decideInterval(n *interval, truth bool, known Bools, vars []Value) []Atom {
	x := Eval(n.x, vars)
	if !x.HasValue {
		return nil
	}
	var out []Atom
	for _, end := range []struct {
		op string
		at Node
	}{{">=", n.lo}, {"<=", n.hi}} {
		op := end.op
		if compare(op, x.Value, Eval(end.at, vars).Value) != known {
			continue
		}
		if truth {
			op = negated[op]
		}
		out = append(out, atom(n.x, op, vars, end.at)...)
	}
	return out
}

// Observed names a variable that something other than a formula reads.
func Observed(name string, slot int, v Value) Atom {
	return Atom{Slot: slot, Subject: &variable{info: info{Type: v.Type}, name: name, slot: slot}, Observed: v}
}

// Observe names the inputs that a formula reads, with what is known of them.
func Observe(n Node, vars []Value) []Atom {
	var out []Atom
	seen := map[int]bool{}
	walk(n, func(n Node) {
		if v, is := n.(*variable); is && !seen[v.slot] && vars[v.slot].Type != 0 {
			seen[v.slot] = true
			out = append(out, Atom{Slot: v.slot, Subject: v, Observed: vars[v.slot]})
		}
	})
	return out
}
