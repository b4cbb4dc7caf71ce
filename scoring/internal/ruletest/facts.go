package ruletest

import (
	"maps"
	"math/big"
	"slices"

	"github.com/parindex/parindex/rubric"
	"github.com/parindex/parindex/scoring"
	"github.com/shopspring/decimal"
)

// Facts returns facts near everything that the rules of a group name, in
// families: a base and facts that differ from it in the one input that the unit is named for. The object group is among
// the inputs, see [FactsOf].
func (g *SomeGroup) Facts(n int, examples []map[string]scoring.Figure) (all []scoring.Facts, families [][]int) {
	pools := map[string][]scoring.Figure{}
	for i := range g.Inputs {
		pools[g.Inputs[i].Name] = g.pools(&g.Inputs[i], examples)
	}
	for len(all) < n {
		base := map[string]scoring.Figure{}
		for _, in := range g.Inputs {
			base[in.Name] = Choose(g.Rand, pools[in.Name]...)
		}
		if len(examples) > 0 && g.IntN(3) == 0 {
			for name, v := range Choose(g.Rand, examples...) {
				i := slices.IndexFunc(g.Inputs, func(in rubric.Input) bool { return in.Name == name })
				if declarable(&g.Inputs[i], v) {
					base[name] = v
				}
			}
		}
		family := []int{len(all)}
		all = append(all, scoring.Facts{Inputs: base})
		for range 2 {
			in := g.Inputs[g.IntN(len(g.Inputs))]
			for range 4 {
				other := maps.Clone(base)
				other[in.Name] = Choose(g.Rand, pools[in.Name]...)
				family = append(family, len(all))
				all = append(all, scoring.Facts{Unit: scoring.Unit{ID: in.Name}, Inputs: other})
			}
		}
		families = append(families, family)
	}
	return all, families
}

// declarable reports whether a figure of an example is one that facts take.
func declarable(in *rubric.Input, f scoring.Figure) bool {
	switch in.Type {
	case rubric.Bool, rubric.Enum:
		return true
	case rubric.DateIn:
		d, is := f.Day()
		return is && !d.IsZero() || in.Never && f.String() == "never"
	}
	d, is := f.Number()
	return is && -d.Exponent() <= 18 && OnGrid(in, d)
}

// OnGrid reports whether a number has no more places than its input takes.
func OnGrid(in *rubric.Input, d decimal.Decimal) bool {
	return in.Places == nil || d.Equal(d.Truncate(int32(*in.Places)))
}

// pools returns figures of an input to choose from.
func (g *SomeGroup) pools(in *rubric.Input, examples []map[string]scoring.Figure) (out []scoring.Figure) {
	switch in.Type {
	case rubric.Bool:
		return []scoring.Figure{scoring.Known(true), scoring.Known(false)}
	case rubric.Enum:
		for _, o := range in.Options {
			out = append(out, scoring.Known(o.Name))
		}
		return out
	case rubric.DateIn:
		if in.Never {
			never := scoring.Known("never")
			out = append(out, never, never, never, never)
		}
		for _, s := range append(g.Dates, "2025-01-31", "0001-01-05", "9999-12-31") {
			var d rubric.Date
			if err := d.UnmarshalText([]byte(s)); err != nil {
				panic(err)
			}
			out = append(out, scoring.Known(d))
			for _, by := range []int64{-1, 1, -2, -365, 3} {
				if near := d.Plus(by); near.Year > 0 && !near.IsZero() && near.Year < 10_000 {
					out = append(out, scoring.Known(near))
				}
			}
		}
		for _, e := range examples {
			if declarable(in, e[in.Name]) {
				out = append(out, e[in.Name])
			}
		}
		return out
	}
	least, most := in.Domain()
	seen := map[string]bool{}
	add := func(v *big.Rat, weight int) {
		if in.Type == rubric.Count {
			v = new(big.Rat).SetInt(new(big.Int).Div(v.Num(), v.Denom()))
		}
		d, err := decimal.NewFromString(v.FloatString(18))
		if err != nil || d.Abs().GreaterThan(decimal.New(1, 18)) {
			return
		}
		if least.Valid && d.LessThan(least.Decimal) {
			d = least.Decimal
		}
		if most.Valid && d.GreaterThan(most.Decimal) {
			d = most.Decimal
		}
		if in.Places != nil && !OnGrid(in, d) {
			d = d.RoundFloor(int32(*in.Places))
		}
		if least.Valid && d.LessThan(least.Decimal) {
			return
		}
		if !seen[d.String()] {
			seen[d.String()] = true
			for range weight {
				out = append(out, scoring.Known(d))
			}
		}
	}
	places := int32(3)
	if in.Type == rubric.Percent {
		places = 4
	}
	around := func(v *big.Rat, weight int) {
		add(v, weight)
		steps := []string{"1", "0.01", "0.001"}
		if in.Type == rubric.Count {
			steps = steps[:1]
		}
		for _, s := range steps {
			add(new(big.Rat).Add(v, Dec(s).Rat()), max(1, weight-2))
			add(new(big.Rat).Sub(v, Dec(s).Rat()), max(1, weight-2))
		}
		if in.Type != rubric.Count && g.IntN(4) == 0 {
			add(new(big.Rat).Add(v, Dec("0.000000000000000001").Rat()), 1)
			add(new(big.Rat).Sub(v, Dec("0.000000000000000001").Rat()), 1)
		}
	}
	for _, end := range []decimal.NullDecimal{least, most} {
		if end.Valid {
			around(end.Decimal.Rat(), 4)
		}
	}
	around(new(big.Rat), 4)
	for _, s := range []string{"1", "2", "3", "50", "100", "999999", "123456789012345678", "-7", "0.000000000000000001"} {
		add(Dec(s).Rat(), 1)
	}
	full := Dec(g.Max).Rat()
	for _, s := range g.Numbers {
		v := Dec(s).Rat()
		around(v, 3)
		for _, t := range g.Numbers {
			w := Dec(t).Rat()
			add(new(big.Rat).Sub(v, w), 1)
			add(new(big.Rat).Add(v, w), 1)
			if w.Sign() != 0 {
				q := new(big.Rat).Quo(v, w)
				add(q, 1)
				if g.IntN(8) == 0 {
					add(new(big.Rat).Mul(v, w), 1)
				}
			}
		}
		if v.Sign() != 0 {
			around(new(big.Rat).Quo(full, v), 1)
		}
	}
	// Where full · x / 100 is rounded up or down.
	for range 20 {
		half := big.NewRat(int64(2*g.IntN(400)+1), 2)
		half.Quo(half, new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(g.Places)), nil)))
		half.Mul(half, big.NewRat(100, 1))
		half.Quo(half, full)
		if d := decimal.NewFromBigRat(half, places); d.Rat().Cmp(half) == 0 || g.IntN(4) == 0 {
			add(d.Rat(), 1)
			add(d.Add(decimal.New(1, -places)).Rat(), 1)
		}
	}
	for _, e := range examples {
		if declarable(in, e[in.Name]) {
			around(Dec(e[in.Name].String()).Rat(), 2)
		}
	}
	return out
}
