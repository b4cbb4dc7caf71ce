package rules

import (
	"math"
	"math/big"
	"slices"

	"github.com/parindex/parindex/scoring/internal/formula"
	"github.com/parindex/parindex/scoring/internal/interval"
	"github.com/parindex/parindex/scoring/internal/solve"
)

// tie finds the relations that speak of the inputs of a span.
func (x *span) tie(relations *Relations) {
	groups := map[int]bool{}
	for _, slot := range x.node.Inputs {
		if g, is := relations.of[slot]; is {
			groups[g] = true
		}
	}
	for i := range relations.list {
		if c := &relations.list[i]; groups[c.group] {
			x.ties = append(x.ties, c)
		}
	}
	for _, c := range x.ties {
		_, of, rel := c.over.Coefficients()
		for k, slot := range c.slots {
			if slices.Contains(x.node.Inputs, slot) {
				continue
			}
			way := of[k].Sign()
			if rel == solve.Equal {
				way = 0
			}
			if i := slices.Index(x.joined, slot); i < 0 {
				x.joined, x.loosens = append(x.joined, slot), append(x.loosens, way)
			} else if x.loosens[i] != way {
				x.loosens[i] = 0
			}
		}
	}
}

// possible reports whether figures of a leaf satisfy the relations with some of the joined
// ones; not known where these cannot be chosen one by one.
func (w *spanning) possible(values []int64) (possible, known bool) {
	known = true
	for _, c := range w.of.ties {
		sum, exact, some := w.sum(c, values)
		switch {
		case !some:
			known = false
		case zeroBy(sum, c.fast.rel):
		case exact:
			return false, true
		default:
			known = false
		}
	}
	return known, known
}

// sum returns the least that a constraint comes to; not some where there is none, not exact
// where it may be less.
func (w *spanning) sum(c *constraint, values []int64) (sum int64, exact, some bool) {
	if !c.fast.fits {
		return 0, false, false
	}
	sum, exact = c.fast.constant, true
	for k, slot := range c.slots {
		if i := slices.Index(w.of.node.Inputs, slot); i >= 0 {
			sum += c.fast.of[k] * values[i]
			continue
		}
		i := slices.Index(w.of.joined, slot)
		f := &w.joined[i]
		at, isEnd, next := f.lo, f.loEnd, f.loNext
		if w.of.loosens[i] < 0 {
			at, isEnd, next = f.hi, f.hiEnd, f.hiNext
		}
		switch {
		case f.known():
		case f.none, w.of.loosens[i] == 0:
			return 0, false, false
		case !isEnd && next == far && f.endless(w.of.loosens[i]):
			return math.MinInt64, true, true
		}
		exact = exact && isEnd
		sum += c.fast.of[k] * at
	}
	return sum, exact, true
}

// impossible reports whether no figures of a box surely satisfy the relations.
func (w *spanning) impossible() bool {
	for _, c := range w.of.ties {
		if c.fast.fits && w.over(c) {
			return true
		}
	}
	return false
}

// over reports whether a constraint comes to too much everywhere in a box, or as an
// equation to too little.
func (w *spanning) over(c *constraint) bool {
	least, most := c.fast.constant, c.fast.constant
	low, high := true, true // there is such an end
	above, below := false, false
	for k, slot := range c.slots {
		f := w.figureAt(slot)
		if f.none {
			return false
		}
		lo, hi, loEnd, hiEnd := f.lo, f.hi, f.loEnd, f.hiEnd
		if !loEnd {
			lo = f.loOut
		}
		if !hiEnd {
			hi = f.hiOut
		}
		by := c.fast.of[k]
		if by < 0 {
			lo, hi, loEnd, hiEnd = hi, lo, hiEnd, loEnd
		}
		// An end that is not one is not come to.
		if low, above = low && lo != far, above || !loEnd; low {
			least += by * lo
		}
		if high, below = high && hi != far, below || !hiEnd; high {
			most += by * hi
		}
	}
	switch c.fast.rel {
	case solve.Below:
		return low && least >= 0
	case solve.AtMost:
		return low && (least > 0 || least == 0 && above)
	}
	return low && (least > 0 || least == 0 && above) || high && (most < 0 || most == 0 && below)
}

// figureAt returns what an input can be in a box.
func (w *spanning) figureAt(slot int) *figure {
	if i := slices.Index(w.of.node.Inputs, slot); i >= 0 {
		return &w.parts[i]
	}
	return &w.joined[slices.Index(w.of.joined, slot)]
}

// endless reports whether a figure can be less than any number, or more.
func (f *figure) endless(way int) bool {
	if way < 0 {
		return f.of.Numbers.Hi == nil
	}
	return f.of.Numbers.Lo == nil
}

// allowed returns values of a box that satisfy the relations, near to others that do not:
// what makes a sum too great is lowered or, if it is not lower, what makes it less is
// raised. It returns nil where it finds none.
func (w *spanning) allowed(values []int64, lower bool) []int64 {
	out := slices.Clone(values)
	for range 4 {
		c := w.broken(out)
		if c == nil {
			break
		}
		sum, _, _ := w.sum(c, out)
		for k, slot := range c.slots {
			i, by := slices.Index(w.of.node.Inputs, slot), c.fast.of[k]
			if i < 0 || w.parts[i].known() || (by > 0) != lower {
				continue
			}
			// by × (value + d) has to be sum less than by × value, or lower.
			d := (sum + max(by, -by) - 1) / by
			if c.fast.rel == solve.Below {
				d = sum/by + by/max(by, -by)
			}
			out[i] = min(max(out[i]-d, w.parts[i].lo), w.parts[i].hi)
			break
		}
	}
	if possible, known := w.possible(out); !possible || !known {
		return nil
	}
	return out
}

// broken returns a constraint that values surely do not satisfy.
func (w *spanning) broken(values []int64) *constraint {
	for _, c := range w.of.ties {
		if sum, _, some := w.sum(c, values); some && !zeroBy(sum, c.fast.rel) {
			return c
		}
	}
	return nil
}

// bounded returns what relations say of a ratio where what it divides by is above zero.
func (x *span) bounded(r formula.Ratio, vars []interval.Domain) (out interval.Interval) {
	by := vars[r.Total].Numbers
	if by.Lo == nil || by.Lo.Sign() < 0 || by.Lo.Sign() == 0 && !by.LoOpen {
		return out
	}
	for _, c := range x.ties {
		constant, of, rel := c.over.Coefficients()
		done := slices.Index(c.slots, x.node.Inputs[r.Done])
		total := slices.Index(c.slots, x.node.Inputs[r.Total])
		if done < 0 || total < 0 {
			continue
		}
		// With what else is in the sum, a × done + b × total is not above zero, or is zero.
		rest := interval.Exactly(constant)
		for i, slot := range c.slots {
			if i != done && i != total {
				rest = rest.Add(x.layout.Domains[slot].Numbers.Scale(of[i]))
			}
		}
		limit := new(big.Rat).Quo(of[total], of[done])
		limit.Neg(limit)
		above := rest.Lo != nil && rest.Lo.Sign() >= 0
		below := rel == solve.Equal && rest.Hi != nil && rest.Hi.Sign() <= 0
		if above && of[done].Sign() > 0 || below && of[done].Sign() < 0 {
			out = out.Intersect(interval.Interval{Hi: limit})
		}
		if above && of[done].Sign() < 0 || below && of[done].Sign() > 0 {
			out = out.Intersect(interval.Interval{Lo: limit})
		}
	}
	return out
}
