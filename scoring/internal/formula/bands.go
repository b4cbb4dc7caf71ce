package formula

import (
	"math/big"

	"github.com/parindex/parindex/scoring/internal/interval"
)

// Band is a band of a table as it was tried.
type Band struct {
	Text   string // as written, [70,90)
	Limits interval.Interval
	Of     Node // the number that is looked up
	Score  Node
	In     interval.Bools // whether the number is in it
	Gives  Outcome        // the score, where the number is in it or wherever it is
	// Atoms keep the number out of the band, or leave that open, as they would
	// have to come out; for a number in it, they are the band's ends.
	Atoms []Atom
}

// Bands tries the bands of a formula that is a table of them, all of them, in
// their order. There are none where the formula is no table or its number has no
// value.
func Bands(n Node, vars []interval.Domain) []Band {
	if l, isLet := n.(*Let); isLet {
		init := Eval(l.Init, vars)
		if !init.HasValue {
			return nil
		}
		out := Bands(l.Body, with(vars, l.Slot, init.Value))
		for i := range out {
			l.spelled(out[i].Atoms)
			out[i].Of, out[i].Score = l.around(out[i].Of), l.around(out[i].Score)
		}
		return out
	}
	t, isTable := n.(*BandTable)
	if !isTable {
		return nil
	}
	x := Eval(t.X, vars)
	if !x.HasValue {
		return nil
	}
	out := make([]Band, len(t.Bands))
	for i, b := range t.Bands {
		in, known := x.Value.Numbers.Intersect(b.Of), vars
		if v, isVar := t.X.(*Variable); isVar && !in.Empty() {
			known = with(vars, v.Slot, interval.NumberDomain(in))
		}
		out[i] = Band{
			Text: b.text, Limits: b.Of, Of: t.X, Score: b.Score,
			In:    interval.BoolsOf(!in.Empty(), !x.Value.Numbers.Within(b.Of)),
			Gives: Eval(b.Score, known),
		}
		for _, end := range b.ends() {
			end.Subject, end.Observed, end.Slot = t.X, x.Value, slotOf(t.X)
			if interval.Compare(end.Op, x.Value, end.Required[0]) == out[i].In {
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
		out = append(out, Atom{Op: op, Required: []interval.Domain{interval.NumberDomain(interval.Exactly(at))}})
	}
	if b.Of.OnePoint() {
		return []Atom{{Op: "==", Required: []interval.Domain{interval.NumberDomain(interval.Exactly(b.Of.Lo))}}}
	}
	end(">=", b.Of.LoOpen, b.Of.Lo)
	end("<=", b.Of.HiOpen, b.Of.Hi)
	return out
}

// DecideBands does the same as [Decide] for a formula that is a table of bands:
// it names what the number would have to be for the band that gives most.
func DecideBands(n Node, vars []interval.Domain) []Atom {
	var best *Band
	bands := Bands(n, vars)
	for i := range bands {
		b := &bands[i]
		if b.Gives.HasValue && (best == nil || interval.Compare(">", b.Gives.Value, best.Gives.Value) == interval.IsTrue) {
			best = b
		}
	}
	if best == nil || best.In != interval.IsFalse {
		return nil // no band gives anything, or the number may be in the best
	}
	return best.Atoms
}
