package formula

// Truth calls yield with each truth value that a condition comes to, with the
// facts for which it does; with the same truth value perhaps several times.
func (q *Search) Truth(n Node, r Region, yield func(Region, bool)) {
	if !q.Step() {
		return
	}
	if q.Meets != nil && isAtom(n) {
		next := yield
		yield = func(r Region, b bool) {
			q.meet(r, n, Met{Event: Decided, Truth: b})
			next(r, b)
		}
	}
	switch n := n.(type) {
	case *constant:
		yield(r, n.value.Bools == IsTrue)
	case *variable:
		if n.slot >= r.inputs {
			yield(r, r.lets[n.slot-r.inputs].(bool))
			return
		}
		for _, b := range []bool{true, false} {
			if r, ok := r.narrowed(r.with(n.slot, r.box[n.slot].Intersect(BoolValue(b)))); ok {
				yield(r, b)
			}
		}
	case *let:
		q.let(n, r, func(r Region) { q.Truth(n.body, r, yield) })
	case *unary:
		q.Truth(n.x, r, func(r Region, b bool) { yield(r, !b) })
	case *conditional:
		q.Truth(n.cond, r, func(r Region, holds bool) {
			if holds {
				q.Truth(n.then, r, yield)
			} else {
				q.Truth(n.otherwise, r, yield)
			}
		})
	case *binary:
		if n.op == "and" || n.op == "or" {
			decided := n.op == "or"
			q.Truth(n.l, r, func(r Region, b bool) {
				if b == decided {
					yield(r, b)
				} else {
					q.Truth(n.r, r, yield)
				}
			})
			return
		}
		q.comparison(n, r, yield)
	case *membership:
		q.membership(n, 0, r, yield)
	case *interval:
		q.Number(n.x, r, func(r Region, x Form) {
			q.meet(r, n, Met{Event: Weighed, Number: x})
			within := Num{Lo: n.ends(nil).Lo, Hi: n.ends(nil).Hi}
			if within.Empty() {
				yield(r, false)
				return
			}
			if r, ok := r.Inside(x, within); ok {
				yield(r, true)
			}
			for _, out := range outside([]Num{{}}, within) {
				if r, ok := r.Inside(x, out); ok {
					yield(r, false)
				}
			}
		})
	}
}

func (q *Search) comparison(n *binary, r Region, yield func(Region, bool)) {
	switch TypeOf(n.l) {
	case Bool:
		q.Truth(n.l, r, func(r Region, a bool) {
			q.Truth(n.r, r, func(r Region, b bool) { yield(r, (a == b) == (n.op == "==")) })
		})
	case Text:
		q.text(n.l, r, func(r Region, a textForm) {
			q.text(n.r, r, func(r Region, b textForm) {
				q.sameText(r, a, b, func(r Region, same bool) { yield(r, same == (n.op == "==")) })
			})
		})
	default:
		q.Number(n.l, r, func(r Region, x Form) {
			q.Number(n.r, r, func(r Region, y Form) {
				q.meet(r, n, Met{Event: Weighed, Number: x.Minus(y)})
				q.compare(n.op, r, x, y, yield)
			})
		})
	}
}

func (q *Search) compare(op string, r Region, x, y Form, yield func(Region, bool)) {
	diff := x.minus(y.linear)
	try := func(op string, truth bool) {
		if r, ok := r.and(diff, op); ok && q.Step() {
			yield(r, truth)
		}
	}
	switch op {
	case "==", "!=":
		try("==", op == "==")
		try("<", op == "!=")
		try(">", op == "!=")
	default:
		try(op, true)
		try(negated[op], false)
	}
}

// membership tries the elements of a list from the i-th on. All are evaluated,
// also behind one that is found, as [Eval] does.
func (q *Search) membership(n *membership, i int, r Region, yield func(Region, bool)) {
	var elements func(r Region, i int, found bool, same func(Region, Node, func(Region, bool)))
	elements = func(r Region, i int, found bool, same func(Region, Node, func(Region, bool))) {
		if i == len(n.list) {
			yield(r, found)
			return
		}
		same(r, n.list[i], func(r Region, is bool) { elements(r, i+1, found || is, same) })
	}
	switch TypeOf(n.x) {
	case Bool:
		q.Truth(n.x, r, func(r Region, x bool) {
			elements(r, i, false, func(r Region, e Node, yield func(Region, bool)) {
				q.Truth(e, r, func(r Region, y bool) { yield(r, x == y) })
			})
		})
	case Text:
		q.text(n.x, r, func(r Region, x textForm) {
			elements(r, i, false, func(r Region, e Node, yield func(Region, bool)) {
				q.text(e, r, func(r Region, y textForm) { q.sameText(r, x, y, yield) })
			})
		})
	default:
		q.Number(n.x, r, func(r Region, x Form) {
			q.meet(r, n, Met{Event: Weighed, Number: x})
			elements(r, i, false, func(r Region, e Node, yield func(Region, bool)) {
				q.Number(e, r, func(r Region, y Form) { q.compare("==", r, x, y, yield) })
			})
		})
	}
}

func (q *Search) text(n Node, r Region, yield func(Region, textForm)) {
	if !q.Step() {
		return
	}
	switch n := n.(type) {
	case *constant:
		yield(r, textForm{n.value.Texts[0], -1})
	case *variable:
		if n.slot < r.inputs {
			q.meet(r, n, Met{Event: Named, Slot: n.slot})
			yield(r, textForm{"", n.slot})
			return
		}
		yield(r, r.lets[n.slot-r.inputs].(textForm))
	case *let:
		q.let(n, r, func(r Region) { q.text(n.body, r, yield) })
	case *conditional:
		q.Truth(n.cond, r, func(r Region, holds bool) {
			if holds {
				q.text(n.then, r, yield)
			} else {
				q.text(n.otherwise, r, yield)
			}
		})
	}
}

// sameText yields whether two texts are the same.
func (q *Search) sameText(r Region, a, b textForm, yield func(Region, bool)) {
	switch {
	case a.slot < 0 && b.slot < 0:
		yield(r, a.option == b.option)
	case a.slot == b.slot:
		yield(r, true)
	case a.slot < 0:
		q.sameText(r, b, a, yield)
	case b.slot >= 0: // two variables: one by one what the first can be
		for _, option := range r.box[a.slot].Texts {
			if r, ok := r.narrowed(r.with(a.slot, TextValue(option))); ok && q.Step() {
				q.sameText(r, b, textForm{option, -1}, yield)
			}
		}
	default:
		is := r.box[a.slot]
		if r, ok := r.narrowed(r.with(a.slot, is.Intersect(TextValue(b.option)))); ok {
			yield(r, true)
		}
		is.Texts = filter(is.Texts, func(s string) bool { return s != b.option })
		if r, ok := r.narrowed(r.with(a.slot, is)); ok {
			yield(r, false)
		}
	}
}
