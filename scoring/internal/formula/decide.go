package formula

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
	return decide(cond, o.Value.Bools == IsTrue, vars)
}

func decide(n Node, truth bool, vars []Value) []Atom {
	switch n := n.(type) {
	case *unary:
		return decide(n.x, !truth, vars)
	case *binary:
		switch n.op {
		case "and", "or":
			return decideLogic(n, truth, vars)
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
		x := Eval(n.x, vars).Value
		lo := Eval(n.lo, vars).Value
		switch {
		case truth: // either would turn it
			return append(atom(n.x, "<", vars, n.lo), atom(n.x, ">", vars, n.hi)...)
		case compare("<", x, lo) == IsTrue:
			return atom(n.x, ">=", vars, n.lo)
		}
		return atom(n.x, "<=", vars, n.hi)
	case *variable:
		return []Atom{{n.slot, n, vars[n.slot], "==", []Value{BoolValue(!truth)}}}
	}
	return nil
}

// DecideBands does the same for a formula that is a table of bands: it names
// what the number would have to be for the band that gives most.
func DecideBands(n Node, vars []Value) []Atom {
	t, isTable := n.(*bandTable)
	if !isTable {
		return nil
	}
	x, best := Eval(t.x, vars), -1
	if !x.HasValue {
		return nil
	}
	var most Value
	for i, b := range t.bands {
		score := Eval(b.score, vars)
		if score.HasValue && (best < 0 || compare(">", score.Value, most) == IsTrue) {
			best, most = i, score.Value
		}
	}
	if best < 0 {
		return nil // no band gives anything
	}
	of := t.bands[best].of
	a := Atom{Slot: -1, Subject: t.x, Observed: x.Value, Op: ">="}
	if v, isVar := t.x.(*variable); isVar {
		a.Slot = v.slot
	}
	switch want := NumberValue(of); {
	case !x.Value.Intersect(want).Empty():
		return nil
	case of.Lo != nil && !below(of, x.Value.Num, true):
		a.Required = []Value{NumberValue(Exactly(of.Lo))}
		if of.LoOpen {
			a.Op = ">"
		}
	default:
		a.Op, a.Required = "<=", []Value{NumberValue(Exactly(of.Hi))}
		if of.HiOpen {
			a.Op = "<"
		}
	}
	return []Atom{a}
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

func atom(x Node, op string, vars []Value, required ...Node) []Atom {
	a := Atom{Slot: -1, Subject: x, Op: op}
	if v, isVar := x.(*variable); isVar {
		a.Slot = v.slot
	}
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

// decideLogic: a conjunction is false through the sides that are false, true
// through both; a disjunction the other way round.
func decideLogic(n *binary, truth bool, vars []Value) []Atom {
	var out []Atom
	for _, side := range []Node{n.l, n.r} {
		if o := Eval(side, vars); o.HasValue && o.Value.Bools == boolsOf(truth, !truth) {
			out = append(out, decide(side, truth, vars)...)
		}
	}
	return out
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
