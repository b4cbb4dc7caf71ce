package formula

import "math/big"

// Band is a band of a table as it was tried.
type Band struct {
	Text   string // as written, [70,90)
	Limits Num
	Of     Node // the number that is looked up
	Score  Node
	In     Bools   // whether the number is in it
	Gives  Outcome // the score, where the number is in it or wherever it is
	// Atoms keep the number out of the band, or leave that open, as they would
	// have to come out; for a number in it, they are the band's ends.
	Atoms []Atom
}

// Bands tries the bands of a formula that is a table of them, all of them, in
// their order. There are none where the formula is no table or its number has no
// value.
func Bands(n Node, vars []Value) []Band {
	if l, isLet := n.(*let); isLet {
		init := Eval(l.init, vars)
		if !init.HasValue {
			return nil
		}
		out := Bands(l.body, with(vars, l.slot, init.Value))
		for i := range out {
			l.spelled(out[i].Atoms)
			out[i].Of, out[i].Score = l.around(out[i].Of), l.around(out[i].Score)
		}
		return out
	}
	t, isTable := n.(*bandTable)
	if !isTable {
		return nil
	}
	x := Eval(t.x, vars)
	if !x.HasValue {
		return nil
	}
	out := make([]Band, len(t.bands))
	for i, b := range t.bands {
		in, known := x.Value.Num.Intersect(b.of), vars
		if v, isVar := t.x.(*variable); isVar && !in.Empty() {
			known = with(vars, v.slot, NumberValue(in))
		}
		out[i] = Band{
			Text: b.text, Limits: b.of, Of: t.x, Score: b.score, In: boolsOf(!in.Empty(), !x.Value.Num.Within(b.of)),
			Gives: Eval(b.score, known),
		}
		for _, end := range b.ends() {
			end.Subject, end.Observed, end.Slot = t.x, x.Value, slotOf(t.x)
			if compare(end.Op, x.Value, end.Required[0]) == out[i].In {
				out[i].Atoms = append(out[i].Atoms, end)
			}
		}
	}
	return out
}

// ends returns the comparisons that a number in the band meets.
func (b band) ends() []Atom {
	var out []Atom
	end := func(op string, open bool, at *big.Rat) {
		if at == nil {
			return
		}
		if open {
			op = op[:1]
		}
		out = append(out, Atom{Op: op, Required: []Value{NumberValue(Exactly(at))}})
	}
	if b.of.onePoint() {
		return []Atom{{Op: "==", Required: []Value{NumberValue(Exactly(b.of.Lo))}}}
	}
	end(">=", b.of.LoOpen, b.of.Lo)
	end("<=", b.of.HiOpen, b.of.Hi)
	return out
}

// onePoint reports whether a band is a single number.
func (a Num) onePoint() bool { return a.Lo != nil && a.Hi != nil && a.Lo.Cmp(a.Hi) == 0 }

// DecideBands does the same as [Decide] for a formula that is a table of bands:
// it names what the number would have to be for the band that gives most.
func DecideBands(n Node, vars []Value) []Atom {
	var best *Band
	bands := Bands(n, vars)
	for i := range bands {
		b := &bands[i]
		if b.Gives.HasValue && (best == nil || compare(">", b.Gives.Value, best.Gives.Value) == IsTrue) {
			best = b
		}
	}
	if best == nil || best.In != IsFalse {
		return nil // no band gives anything, or the number may be in the best
	}
	return best.Atoms
}
