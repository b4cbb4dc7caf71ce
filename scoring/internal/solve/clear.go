package solve

import (
	"math/big"
	"slices"
)

// clear multiplies a constraint on quotients by their divisors, whose signs are
// known: a/b > c/b becomes a > c, and a/b > a/c becomes a·c > a·b. What comes of it
// follows from the constraint and says more than its parts do, as equal products
// fall out. It has products of two variables at most; not ok where there would be
// more, or no quotients.
func (s *system) clear(l LinearExpr, rel Relation) (out *system, r row, ok bool) {
	if !slices.ContainsFunc(l.terms, func(t term) bool { return t.v >= s.inputs && s.defs[t.v-s.inputs].kind == quotient }) {
		return nil, row{}, false
	}
	var divisors []LinearExpr
	var over []LinearExpr // by divisor: what is divided by it
	rest := Constant(l.constant)
	sign := 1
	for _, t := range l.terms {
		i := t.v - s.inputs
		if i < 0 || s.defs[i].kind != quotient {
			rest = rest.plusTimes(variableExpr(t.v), t.c)
			continue
		}
		d := s.defs[i]
		k := slices.IndexFunc(divisors, func(b LinearExpr) bool { return b.equal(d.b) })
		if k < 0 {
			if k = len(divisors); k == 2 {
				return nil, row{}, false
			}
			divisors, over = append(divisors, d.b), append(over, Constant(new(big.Rat)))
			sign *= d.sign
		}
		over[k] = over[k].plusTimes(d.a, t.c)
	}
	p := polynomial{}
	switch {
	case len(divisors) == 1:
		p.add(over[0], Constant(big.NewRat(1, 1)))
		p.add(rest, divisors[0])
	case len(divisors) == 2 && len(rest.terms) == 0:
		p.add(over[0], divisors[1])
		p.add(over[1], divisors[0])
		p.add(divisors[0].times(rest.constant), divisors[1])
	default:
		return nil, row{}, false
	}
	out, form := p.in(s)
	if sign < 0 {
		form = form.times(ratMinusOne)
	}
	return out, row{form, rel}, true
}

// polynomial is a sum of products of two variables at most: coefficients by the
// variables of a product, -1 standing for none.
type polynomial map[[2]int]*big.Rat

// add adds a·b.
func (p polynomial) add(a, b LinearExpr) {
	one := func(l LinearExpr) []term { return append([]term{{-1, l.constant}}, l.terms...) }
	for _, x := range one(a) {
		for _, y := range one(b) {
			key := [2]int{min(x.v, y.v), max(x.v, y.v)}
			if p[key] == nil {
				p[key] = new(big.Rat)
			}
			p[key].Add(p[key], new(big.Rat).Mul(x.c, y.c))
		}
	}
}

// in returns the polynomial as a form over a system, with a derived variable for
// every product in it.
func (p polynomial) in(s *system) (*system, LinearExpr) {
	out := Constant(new(big.Rat))
	keys := make([][2]int, 0, len(p))
	for key := range p {
		keys = append(keys, key)
	}
	slices.SortFunc(keys, func(a, b [2]int) int { return slices.Compare(a[:], b[:]) })
	for _, key := range keys {
		switch c := p[key]; {
		case c.Sign() == 0:
		case key[1] < 0:
			out = out.PlusNumber(c)
		case key[0] < 0:
			out = out.plusTimes(variableExpr(key[1]), c)
		default:
			var l LinearExpr
			s, l = s.derive(definition{kind: product, a: variableExpr(key[0]), b: variableExpr(key[1])})
			out = out.plusTimes(l, c)
		}
	}
	return s, out
}
