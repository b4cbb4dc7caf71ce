package treetest

import (
	"iter"
	"math/big"
)

// Facts are one option of every input; negative where it is not known.
type Facts []int

// All yields all facts that complete some.
func (t *Tree) All(known Facts) iter.Seq[Facts] {
	return func(yield func(Facts) bool) {
		var all func(f Facts) bool
		all = func(f Facts) bool {
			i := len(f)
			if i == len(t.Options) {
				return yield(append(Facts(nil), f...))
			}
			if known[i] >= 0 {
				return all(append(f, known[i]))
			}
			for k := range t.Options[i] {
				if !all(append(f[:i:i], k)) {
					return false
				}
			}
			return true
		}
		all(nil)
	}
}

// Unknown returns facts that say nothing.
func (t *Tree) Unknown() Facts {
	f := make(Facts, len(t.Options))
	for i := range f {
		f[i] = -1
	}
	return f
}

// Come is what an item comes to: points of what of its maximum applies; not ok where all
// of it is left out.
type Come struct {
	Points, Of int
	OK         bool
}

// Item returns what an item comes to by facts.
func (it *Item) Come(f Facts) Come {
	if len(it.Items) == 0 {
		if k := f[it.Input]; !it.Out[k] {
			return Come{it.Points[k], it.Max, true}
		}
		return Come{}
	}
	out := Come{}
	for _, part := range it.Items {
		c := part.Come(f)
		switch {
		case !c.OK:
		case !out.OK:
			out = c
		case it.Combine == "least":
			out.Points, out.Of = min(out.Points, c.Points), min(out.Of, c.Of)
		default:
			out.Points, out.Of = out.Points+c.Points, out.Of+c.Of
		}
	}
	if it.Combine == "capped" {
		out.Points, out.Of = min(out.Points, it.Max), min(out.Of, it.Max)
	}
	return out
}

// Final returns the final score by facts; not known where nothing says what an empty
// source gives.
func (t *Tree) Final(f Facts) (final *big.Rat, known bool) {
	type source struct{ points, of, full int }
	sources := map[string]*source{}
	some := false
	for _, it := range t.Areas {
		for _, term := range it.terms() {
			key := ""
			if t.Exclusion == "by-source" {
				key = term.Source
			}
			s := sources[key]
			if s == nil {
				s = &source{}
				sources[key] = s
			}
			s.full += term.Max
			if c := term.Come(f); c.OK {
				s.points, s.of = s.points+c.Points, s.of+c.Of
			}
		}
	}
	sum, left, whole := new(big.Rat), 0, 0
	known = true
	for _, s := range sources {
		whole += s.full
		switch {
		case t.Exclusion == "none":
			sum.Add(sum, big.NewRat(int64(s.points), 1))
			some = some || s.of > 0
		case s.of == 0 && s.full > 0:
			known = known && t.Empty != ""
		case s.of == 0:
			sum.Add(sum, big.NewRat(int64(s.points), 1))
		default:
			some = true
			left += s.full
			part := big.NewRat(int64(s.points), int64(s.of))
			sum.Add(sum, part.Mul(part, big.NewRat(int64(s.full), 1)))
		}
	}
	if !some {
		return nil, false
	}
	if t.Empty == "whole" && left < whole {
		sum.Mul(sum, big.NewRat(int64(whole), int64(left)))
	}
	if t.Exclusion != "none" {
		sum = round(sum)
	}
	for _, a := range []struct {
		items     []*Item
		cap, sign int
	}{{t.Bonus, t.BonusCap, 1}, {t.Penalty, t.PenaltyCap, -1}} {
		points := 0
		for _, it := range a.items {
			points += it.Come(f).Points
		}
		sum.Add(sum, big.NewRat(int64(a.sign*min(points, a.cap)), 1))
	}
	if end, ok := new(big.Rat).SetString(t.Floor); ok && sum.Cmp(end) < 0 {
		sum = end
	}
	if end, ok := new(big.Rat).SetString(t.Ceiling); ok && sum.Cmp(end) > 0 {
		sum = end
	}
	return sum, known
}

// terms returns the outermost items whose parts are not summed, and the leaves beside them.
func (it *Item) terms() (out []*Item) {
	if len(it.Items) == 0 || it.Combine == "capped" || it.Combine == "least" {
		return []*Item{it}
	}
	for _, part := range it.Items {
		out = append(out, part.terms()...)
	}
	return out
}

// round rounds to hundredths, halves away from zero.
func round(v *big.Rat) *big.Rat {
	n := new(big.Int).Mul(new(big.Int).Abs(v.Num()), big.NewInt(200))
	n.Add(n, v.Denom())
	n.Quo(n, new(big.Int).Mul(v.Denom(), big.NewInt(2)))
	if v.Sign() < 0 {
		n.Neg(n)
	}
	return new(big.Rat).SetFrac(n, big.NewInt(100))
}

// Band returns the number of the band by facts and the final score; negative where none
// holds or a condition has no value.
func (t *Tree) Band(f Facts, final *big.Rat) int {
	for i, b := range t.Bands {
		if final.Cmp(big.NewRat(int64(b.From), 1)) < 0 {
			continue
		}
		holds := true
		switch {
		case b.Input >= 0:
			holds = f[b.Input] == 0
		case b.Points >= 0:
			holds = b.Item.Come(f).Points >= b.Points
		case b.Pct >= 0:
			c := b.Item.Come(f)
			if c.Of == 0 {
				return -1
			}
			holds = 100*c.Points >= b.Pct*c.Of
		}
		if holds {
			return i
		}
	}
	return -1
}
